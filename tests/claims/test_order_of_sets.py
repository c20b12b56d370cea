"""What is read does not hang on the order in which Python happens to keep sets."""

import os
import subprocess
import sys

READ = """
import json
from sayso.claims.assemble import make_claims
from sayso.demo import reports_folder
from sayso.ingest.receive import receive
from sayso.language.read import read_report
from sayso.views.contract import claim_as_json

for report in receive([reports_folder()], None):
    for claim in make_claims(read_report(report)):
        print(json.dumps(claim_as_json(claim)), claim.reasons)
"""


def read_with_seed(seed: str) -> str:
    """Read the demo in a process of its own, whose sets are ordered by the seed."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", READ], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_claims_and_reasons_are_the_same_in_every_process() -> None:
    """Two processes that order their sets differently read the same claims for the same reasons."""
    first, second = read_with_seed("1"), read_with_seed("2")
    assert first.count("\n") > 50
    assert first == second
