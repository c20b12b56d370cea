"""The log: every act on the record, by whom and when, newest first."""

from dataclasses import dataclass

from sayso.record.looking import Look
from sayso.record.review_acts import REVIEW_LINES, act_of, log_page, people
from sayso.views.words import say_day, shorten

A_PAGE = 100
LONGEST_ABOUT = 80
READ_LINES = frozenset({"read", "read again"})


@dataclass(frozen=True, slots=True)
class LogRow:
    """One act. ``undo`` is the number of the review act that can still be undone, else 0."""

    id: int
    at: str
    by: str
    act: str
    about: str
    about_claim: bool
    about_report: bool
    details: str
    undo: int


@dataclass(frozen=True, slots=True)
class LogPage:
    """A part of the log."""

    rows: tuple[LogRow, ...]
    total: int
    offset: int
    page_size: int
    by: str
    people: tuple[str, ...]


def make_log_page(look: Look, by: str = "", about: str = "", offset: int = 0) -> LogPage:
    """Answer who did what."""
    entries, total = log_page(look, by, about, offset, A_PAGE)
    rows = []
    for entry in entries:
        undo = 0
        if entry.act in REVIEW_LINES and entry.details.startswith("act "):
            number = int(entry.details.removeprefix("act ").split(";")[0].split(":")[0])
            act = act_of(look, number)
            undo = number if act and act.stands else 0
        rows.append(
            LogRow(
                id=entry.id,
                at=f"{say_day(entry.at.date())}, {entry.at:%H:%M:%S} UTC",
                by=shorten(entry.by, 60),
                act=entry.act,
                about=shorten(entry.about, LONGEST_ABOUT),
                about_claim=entry.act in REVIEW_LINES,
                about_report=entry.act in READ_LINES and len(entry.about) <= LONGEST_ABOUT,
                details=shorten(entry.details, 600),
                undo=undo,
            )
        )
    names = tuple(name for name, _ in people(look))
    return LogPage(tuple(rows), total, offset, A_PAGE, by, names)
