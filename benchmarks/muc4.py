"""Fillers of the five roles of MUC-4 (broadcast monitoring on Latin America, 1988 to 1990).

DATA is a file such as ``dev.jsonl``. The trained reader has a head for the five slots, taught on
MUC-4's training part. Where it is off, the claims are read as of any report and laid on the roles:
attacks, bombings, killings and detentions give perpetrators (people and organisations), targets
(things) and victims (people by name), and weapons; nothing of that was taught on MUC-4.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from benchmarks.slots import SLOTS, filled
from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.claims.speaker_kinds import head_kind
from sayso.language.read import read_report
from sayso.learned.find import find_model
from sayso.learned.tagger import open_tagger
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.report import Original, Report
from sayso.settings import settings_from

VIOLENT = frozenset({"bombing", "killing", "detention", "destruction", "clash", "shelling"})
HARMED = frozenset({"killing", "detention", "bombing", "casualty"})
ORGANISED = frozenset({"party", "force", "government", "coalition"})
WEAPON = re.compile(
    r"\b(?:(?:car|truck|time|petrol|homemade)[ -])?bombs?\b|\bdynamite\b|\bexplosives?\b|"
    r"\b(?:hand )?grenades?\b|\brockets?\b|\bmines?\b|\bmachine ?guns?\b|\brifles?\b|\bmortars?\b",
    re.IGNORECASE,
)
MOST_OF_A_ROLE = 2
"""Templates are made of a report's main incidents: what is named first counts."""


def fillers(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Give roles with the words that fill them, in text order."""
    for claim in claims:
        if claim.type not in VIOLENT | HARMED or claim.stance in {"denied", "planned"}:
            continue
        for actor in claim.actors:
            if actor.kind not in {"force", "government", "coalition"} or claim.type == "killing":
                yield ("PerpOrg" if is_organisation(actor) else "PerpInd"), actor.text
        for target in claim.targets:
            if target.kind == "unknown" and claim.type not in {"killing", "detention"}:
                yield "Target", target.text
            elif target.kind == "person" and claim.type in HARMED:
                yield "Victim", name_of(target)
        for weapon in WEAPON.finditer(claim.evidence.quote):
            yield "Weapon", weapon.group()


def is_organisation(actor: Actor) -> bool:
    """Whether an actor is named as a body, and not as people of one ("guerrillas")."""
    return actor.kind in ORGANISED and not actor.text.casefold().endswith(("s", "men"))


def name_of(person: Actor) -> str:
    """Give the name behind titles ("COLONEL JUAN PEREZ": "JUAN PEREZ")."""
    words = person.text.split()
    while len(words) > 1 and head_kind(words[0]) is not None:
        words = words[1:]
    return " ".join(words)


def predict(data: Path, predictions: Path) -> None:
    """Write the fillers of every document, one mention an entity."""
    model = find_model()
    tagger = open_tagger(model.path) if model else None
    if tagger is not None and SLOTS not in tagger.heads:
        tagger = None
    with data.open(encoding="utf-8") as lines, predictions.open("w", encoding="utf-8") as out:
        for line in lines:
            document: dict[str, Any] = json.loads(line)
            text = document["text"]
            found = filled(text, tagger) if tagger else by_rules(document["id"], text)
            roles = {role: [[words] for words in names] for role, names in found.items()}
            out.write(json.dumps({"id": document["id"], "templates": [], "roles": roles}) + "\n")


def by_rules(name: str, text: str) -> dict[str, list[str]]:
    """Give the fillers of the claims of a document, what is named first before all else."""
    report = Report(name, text, Original(text.encode(), "text/plain"))
    claims = make_claims(read_report(report), find_reader(settings_from().reader))
    found: dict[str, list[str]] = {}
    for role, words in fillers(claims):
        plain, names = " ".join(words.split()), found.setdefault(role, [])
        if len(names) < MOST_OF_A_ROLE and plain not in names:
            names.append(plain)
    return found


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    return run_scorer("muc4_score.py", data, predictions)
