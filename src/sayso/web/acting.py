"""What a person does to a claim: accept it, correct a field, drop it, merge or split incidents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from sayso.errors import InputRefused, UnknownName
from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement, Verdict
from sayso.record.judgements import add_judgement, find_judgement, withdraw_judgement
from sayso.record.read import claims_by_id, incident_of, is_reconciled
from sayso.record.review_acts import ACT_KINDS, ReviewAct, keep_act, undo_act
from sayso.record.write import set_state
from sayso.views.claim_fields import check_value, field_of
from sayso.web.desk import Desk

LONGEST_REASON = 1_000
LONGEST_NAME = 60
MOST_SPLIT = 60
WAIT_SECONDS = 3.0
"""So long a page waits for the incidents after a merge; then it says that it is still at work."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for, as posted."""

    kind: str
    claim: str
    by: str
    field: str = ""
    value: str = ""
    reason: str = ""
    other: str = ""


def check_name(name: str) -> str:
    """Give the name under which acts are logged.

    Raises:
        InputRefused: it is empty or too long.

    """
    words = " ".join(name.split())
    if not words:
        raise InputRefused("Say who you are first: every act is kept under a name.")
    if len(words) > LONGEST_NAME:
        raise InputRefused(f"A name has at most {LONGEST_NAME} characters here.")
    return words


def do_act(desk: Desk, wish: Wish) -> int:
    """Keep an act with its line in the log, in one transaction; give its number.

    Raises:
        InputRefused: something in the form cannot be used; says what to write instead.
        UnknownName: the claim is not in the record.

    """
    by = check_name(wish.by)
    if wish.kind not in ACT_KINDS:
        raise InputRefused(f"{wish.kind[:40]!r} is nothing that can be done to a claim.")
    if len(wish.reason) > LONGEST_REASON:
        raise InputRefused(f"A reason has at most {LONGEST_REASON} characters.")
    value = check_value(wish.field, wish.value) if wish.kind == "correct" else ""
    whole, judged = False, list[Judgement]()
    with desk.store.writing() as connection:
        claim = find_claim(connection, wish.claim)
        act = ReviewAct(
            kind=wish.kind,
            claim=claim.id,
            by=by,
            at=datetime.now(tz=UTC),
            incident=claim.incident,
            reason=" ".join(wish.reason.split()),
        )
        if wish.kind == "correct":
            act = correct(act, claim, wish.field, value)
        elif wish.kind in {"merge", "split"}:
            whole = is_left_open(desk, connection)
            act, judged = judge(connection, act, claim, wish.other)
        number = keep_act(connection, act)
    if act.judgements:
        put_together(desk, act, judged, whole=whole)
    return number


def find_claim(connection: Connection, key: str) -> Claim:
    """Give the claim that is acted upon."""
    claim = claims_by_id(connection, [key]).get(key)
    if claim is None:
        raise UnknownName(f"there is no claim {key[:80]!r} in this record")
    return claim


def correct(act: ReviewAct, claim: Claim, name: str, value: str) -> ReviewAct:
    """Give the act with what the machine read beside what the person says."""
    machine = field_of(claim, name)
    if machine == value:
        raise InputRefused(f"the {name} is read as {value!r} already; accept the claim instead")
    return replace(act, field=name, machine=machine, value=value)


def judge(
    connection: Connection, act: ReviewAct, claim: Claim, other: str
) -> tuple[ReviewAct, list[Judgement]]:
    """Keep the judgements that a merge or a split stands for; name them in the act.

    A merge says that the claim and another one are of one happening. A split says of the claim
    and every other claim of its incident that they are not.
    """
    verdict: Verdict = "same" if act.kind == "merge" else "different"
    if act.kind == "merge":
        target = find_claim(connection, other)
        if target.id == claim.id or (target.incident and target.incident == claim.incident):
            raise InputRefused("Both claims are in one incident already.")
        others, value = [target.id], target.incident
    else:
        incident = incident_of(connection, claim.incident)
        others = [key for key in (incident.claims if incident else ()) if key != claim.id]
        others, value = others[:MOST_SPLIT], "an incident of its own"
        if not others:
            raise InputRefused("This claim is alone in its incident; there is nothing to split.")
    made = [
        add_judgement(
            connection, Judgement(claim.id, key, verdict, act.by, act.at, note=act.reason)
        )
        for key in others
    ]
    set_state(connection, "reconciled", "no")
    numbers = tuple(one.id for one in made)
    return replace(act, machine=claim.incident, value=value, judgements=numbers), made


def is_left_open(desk: Desk, connection: Connection) -> bool:
    """Whether the record was left unreconciled by somebody else than this server."""
    return not is_reconciled(connection) and desk.together.idle.is_set()


def put_together(
    desk: Desk, act: ReviewAct, judgements: Sequence[Judgement] = (), *, whole: bool
) -> None:
    """Have the claims of an act put together again, and wait a little for it."""
    ends = {key for one in judgements for key in (one.left, one.right)}
    desk.together.ask({act.claim, *ends}, whole=whole)
    desk.together.wait(WAIT_SECONDS)


def do_undo(desk: Desk, number: int, by: str) -> ReviewAct:
    """Undo an act; a merge or a split has its judgements withdrawn.

    Raises:
        UnknownName: there is no such act, or it was undone before.

    """
    name = check_name(by)
    with desk.store.writing() as connection:
        act = undo_act(connection, number, name)
        whole = is_left_open(desk, connection)
        others = [find_judgement(connection, one) for one in act.judgements]
        for judgement in others:
            if judgement.withdrawn_at is None:
                withdraw_judgement(connection, judgement.id, name)
        if act.judgements:
            set_state(connection, "reconciled", "no")
    if act.judgements:
        put_together(desk, act, others, whole=whole)
    return act
