"""The review queue: one claim at a time, what a person may do about it, and what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sayso.nouns.claim import CLAIM_TYPES, STANCES
from sayso.record.looking import Look
from sayso.record.page_rows import neighbours_of
from sayso.record.read import claims_by_id, incident_of
from sayso.record.review_acts import people, reviewed_by, standing_acts
from sayso.views.claim_card import ClaimCard, make_claim_cards
from sayso.views.claim_fields import CORRECTABLE
from sayso.views.doubt import Point, QueueOrder, doubt_of, weight_of
from sayso.views.incident_lines import IncidentLine, make_incident_lines

COMING = 8
MOST_FELLOWS = 40
MOST_NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which claims to review: all, those of one report, or those that others have reviewed."""

    report: str = ""
    second: bool = False


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything the review page shows. ``card`` is None when the queue is empty.

    ``fellows`` are the other claims of the incident (to split off from), ``neighbours`` incidents
    nearby (to merge with), each with its first claim.
    """

    by: str
    filter: QueueFilter
    card: ClaimCard | None
    doubt: tuple[Point, ...]
    weight: tuple[Point, ...]
    incident: IncidentLine | None
    fellows: tuple[ClaimCard, ...]
    neighbours: tuple[tuple[IncidentLine, str], ...]
    coming: tuple[ClaimCard, ...]
    waiting: int
    done: int
    people: tuple[tuple[str, int], ...]
    fields: tuple[str, ...]
    types: tuple[str, ...]
    stances: tuple[str, ...]


def make_review_page(
    look: Look, order: QueueOrder, by: str, wanted: QueueFilter, chosen: str = ""
) -> ReviewPage:
    """Answer what a person should look at next; ``chosen`` names a claim to look at now."""
    done = reviewed_by(look, by) if by else set()
    waiting = [key for key in candidates(look, order, wanted) if key not in done]
    keys = [chosen] if chosen in order.rows else waiting[:1]
    coming = [key for key in islice(waiting, COMING + 1) if key not in keys][:COMING]
    found = claims_by_id(look, [*keys, *coming])
    cards = make_claim_cards(look, [found[key] for key in (*keys, *coming) if key in found])
    card = cards[0] if keys and cards else None
    row = order.rows.get(card.id) if card else None
    incident = incident_of(look, card.incident) if card and card.incident else None
    fellows = claims_by_id(look, incident.claims[:MOST_FELLOWS]) if incident else {}
    near = neighbours_of(look, incident, MOST_NEIGHBOURS) if incident else []
    return ReviewPage(
        by=by,
        filter=wanted,
        card=card,
        doubt=doubt_of(row) if row else (),
        weight=weight_of(row) if row else (),
        incident=make_incident_lines(look, [incident])[0] if incident else None,
        fellows=make_claim_cards(
            look, [claim for key, claim in fellows.items() if card and key != card.id]
        ),
        neighbours=tuple(
            (line, entry.claims[0])
            for entry, line in zip(near, make_incident_lines(look, near), strict=True)
        ),
        coming=cards[1:] if card else (),
        waiting=len(waiting),
        done=len(done),
        people=tuple(people(look)),
        fields=CORRECTABLE,
        types=CLAIM_TYPES,
        stances=STANCES,
    )


def candidates(look: Look, order: QueueOrder, wanted: QueueFilter) -> Iterable[str]:
    """Give the claims of the queue that fit the filter, in order."""
    keys: Iterable[str] = order.keys
    if wanted.report:
        keys = [key for key in keys if order.rows[key].report == wanted.report]
    if wanted.second:
        acted = {act.claim for act in standing_acts(look)}
        keys = [key for key in keys if key in acted]
    return keys
