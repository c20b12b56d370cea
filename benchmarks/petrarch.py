"""A peer's suite: the records by which the PETRARCH and PLOVER coders are validated.

DATA is a file of ``petrarch`` or of ``plover_gsr``. The records code who did what to whom for all
of politics; our format codes armed conflict, so most of them are no claims of ours, and the
invented countries of PETRARCH's records are in no lexicon. It is run and reported as it is.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.case21 import claims_in, scheme
from benchmarks.packs import run_scorer
from sayso.nouns.claim import Claim


def as_cameo(claims: Sequence[Claim], _row: Mapping[str, Any]) -> dict[str, Any]:
    """Give claims as CAMEO events."""
    types = scheme("cameo")["types"]
    events = [
        {
            "source": code_of(claim.actors),
            "target": code_of(claim.targets),
            "code": types[claim.type],
        }
        for claim in claims
        if claim.type in types and claim.stance != "denied"
    ]
    return {"events": events}


def as_plover(claims: Sequence[Claim], _row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the first claim as a PLOVER event."""
    types = scheme("plover")["types"]
    claim = next((claim for claim in claims if claim.type in types), None)
    if claim is None:
        return {"event": scheme("plover")["otherwise"], "source": [], "target": []}
    actors, targets = (
        [code for actor in side if (code := code_of([actor]))]
        for side in (claim.actors, claim.targets)
    )
    return {"event": types[claim.type], "source": actors, "target": targets}


def code_of(side: Sequence[Any]) -> str:
    """Give the code of the first actor: the first three letters of its id or name."""
    letters = [c for c in (side[0].id or side[0].name) if c.isalpha()] if side else []
    return "".join(letters[:3]).upper()


def predict(data: Path, predictions: Path) -> None:
    """Write the events of every record."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    code = as_plover if "event" in rows[0] else as_cameo
    by_id = {row["id"]: row for row in rows}
    with predictions.open("w", encoding="utf-8") as out:
        for name, _, claims in claims_in(rows):
            out.write(json.dumps({"id": name, **code(claims, by_id[name])}) + "\n")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    return run_scorer("events_score.py", data, predictions)
