"""Ask a record from Python: who says what of one place, and what they contradict one another on.

usage: python examples/ask_a_record.py [FOLDER OF REPORTS] [PLACE]

Without arguments it reads the invented reports that come with sayso.
"""

import sys
import tempfile
from pathlib import Path

import sayso
from sayso.demo import reports_folder


def show_chains(record: sayso.Record, place: str) -> None:
    """Print who says that a place was taken: the chain of sources, and the words."""
    print(f"Who says that {place} was taken:")
    for claim in record.claims(place=place, type="capture"):
        chain = " <- ".join(source.name for source in claim.sources) or "the outlet itself"
        day = claim.time.start if claim.time else "no day told"
        print(f"  {day}  {chain}, in {claim.report}: {claim.evidence.quote!r}")


def show_rivals(record: sayso.Record) -> None:
    """Print rival figures side by side, each with the source that gives it."""
    print("What sources give different figures of:")
    for incident in record.disputes():
        for figure in incident.figures:
            if figure.disputed:
                where = incident.place.name if incident.place else "no place told"
                rivals = ", ".join(
                    f"{value.source} {value.low or ''}..{value.high or ''}"
                    for value in figure.values
                )
                print(f"  {incident.type} at {where}, {figure.kind} {figure.unit}: {rivals}")


def show_holders(record: sayso.Record, place: str) -> None:
    """Print who held a place when, as far as claims carry it."""
    print(f"Who held {place}:")
    for holding in record.holders(place=place):
        holder = holding.holder.name if holding.holder else "not told"
        print(f"  {holding.start or '?'} to {holding.end or '?'}: {holder} ({holding.status})")


def main(arguments: list[str]) -> None:
    """Read the reports into a record of their own, and ask it."""
    folder = Path(arguments[0]) if arguments else reports_folder()
    place = arguments[1] if len(arguments) > 1 else "Palmyra"
    with tempfile.TemporaryDirectory() as here, sayso.open(Path(here) / "war.db") as record:
        outcome = record.read(folder)
        print(f"{outcome.kept} reports with {outcome.claims} claims")
        for refusal in outcome.refused:
            print(f"  refused {refusal.origin}: {refusal.reason}")
        show_chains(record, place)
        show_rivals(record)
        show_holders(record, place)


if __name__ == "__main__":
    main(sys.argv[1:])
