"""Types of short conflict reports by ACLED's scheme (CASE-2021, task 2), from our own claims.

DATA is a file such as ``dev.jsonl``. Nothing is trained on ACLED: claims are laid on its types by
``coded_types.yml``, and what our format has no claim for (protests, disasters) is told by words.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.packs import run_scorer
from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.language.read import read_report
from sayso.nouns.claim import Claim
from sayso.nouns.report import Original, Report
from sayso.settings import settings_from


@cache
def scheme(name: str) -> Mapping[str, Any]:
    """Give how claims are laid on the types of a scheme."""
    path = Path(__file__).parent / "coded_types.yml"
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))[name]
    return found


def claims_in(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, Sequence[Claim]]]:
    """Give id, text and claims of short texts."""
    reader = find_reader(settings_from().reader)
    for row in rows:
        text = row["text"]
        report = Report(str(row["id"]), text, Original(text.encode(), "text/plain"))
        yield row["id"], text, make_claims(read_report(report), reader)


def label_of(text: str, claims: Sequence[Claim]) -> str:
    """Give the type of a short report."""
    told = scheme("case21")
    by_words = next(
        (
            label
            for label, words in told["words"].items()
            if any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)
        ),
        "",
    )
    by_claim = next((refined(claim) for claim in claims if claim.type in told["types"]), "")
    return by_words or by_claim or str(told["otherwise"])


def refined(claim: Claim) -> str:
    """Give the type of a claim where the words or the actors tell it more closely."""
    quote = claim.evidence.quote.casefold()
    if claim.type == "bombing" and "suicide" in quote:
        return "SUIC_BOMB"
    if claim.type == "capture" and any(actor.kind == "party" for actor in claim.actors):
        return "NON_STATE_ACTOR_OVERTAKES_TER"
    if claim.type == "detention" and re.search(r"abduct|kidnap|missing|disappear", quote):
        return "ABDUCT_DISSAP"
    return str(scheme("case21")["types"][claim.type])


def predict(data: Path, predictions: Path) -> None:
    """Write the type of every report."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    with predictions.open("w", encoding="utf-8") as out:
        for name, text, claims in claims_in(rows):
            out.write(json.dumps({"id": name, "label": label_of(text, claims)}) + "\n")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    return run_scorer("label_score.py", data, predictions)
