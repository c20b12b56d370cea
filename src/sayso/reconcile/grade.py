"""Suggest an evidence grade in Airwars' words. A suggestion, with its rule; a person decides.

Source: Airwars' published grading. ``Discounted`` is never suggested: it is a judgement on who
was killed and by whom, which is a person's.
"""

from collections.abc import Sequence

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Dispute, Grade
from sayso.reconcile.facets import side_of
from sayso.reconcile.independence import Independence
from sayso.reconcile.own_word import speaks_for

OWN_ACTS = frozenset({"airstrike", "shelling", "bombing", "killing", "downing", "clash",
                      "detention", "capture", "seizure", "destruction", "casualty"})  # fmt: skip


def suggest_grade(
    claims: Sequence[Claim], independence: Independence, disputes: Sequence[Dispute]
) -> Grade:
    """Give Contested, Confirmed, Fair or Weak with the rule and the claims that led to it."""
    rival = [dispute for dispute in disputes if dispute.field in {"actor", "happened"}]
    if rival:
        ids = {key for dispute in rival for value in dispute.values for key in value.claims}
        what = "who did it" if rival[0].field == "actor" else "whether it happened"
        return Grade("Contested", f"Sources contradict one another on {what}.", tuple(sorted(ids)))
    owned = [claim.id for claim in claims if accepts_own_act(claim)]
    if owned:
        rule = "A party that is named as acting says so itself."
        return Grade("Confirmed", rule, tuple(sorted(owned)))
    told = tuple(sorted(claim.id for claim in claims if claim.stance == "asserted"))
    if independence.number >= 2 and told:
        rule = f"{independence.number} sources that do not hang on one another tell it."
        return Grade("Fair", rule, told)
    everything = told or tuple(sorted(claim.id for claim in claims))
    if not told:
        return Grade("Weak", "No source asserts it outright.", everything)
    return Grade("Weak", "It stands on a single source.", everything)


def accepts_own_act(claim: Claim) -> bool:
    """Whether a party asserts an act of its own."""
    if claim.stance != "asserted" or claim.type not in OWN_ACTS or not claim.sources:
        return False
    mouth = speaks_for(claim.sources[0])
    return bool(mouth) and mouth in {side_of(actor) for actor in claim.actors}
