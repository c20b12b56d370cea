"""``sayso places``: what the gazetteer knows of a name."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.columns import Column, Row
from sayso.cli.options import FormatOption
from sayso.cli.show import nothing, print_rows

if TYPE_CHECKING:
    from sayso.gazetteer.lookup import Entry

COLUMNS = (
    Column("name", 3),
    Column("kind", 2),
    Column("country"),
    Column("lat, lon"),
    Column("radius km"),
    Column("people"),
    Column("id", 3),
    Column("from", 2),
)


def run(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="In any spelling or script.")],
    wanted: FormatOption = None,
) -> None:
    """List the places that a name may mean, the likeliest first."""
    from sayso.gazetteer.lookup import find

    asked = " ".join(name)
    found = find(asked)
    if not found:
        raise nothing(
            f"the gazetteer knows no place {asked!r}; try another spelling, or add your own places "
            "with `sayso gazetteer add FILE`"
        )
    print_rows(wanted, list(map(entry_as_json, found)), COLUMNS, map(entry_row, found))


def entry_as_json(entry: "Entry") -> dict[str, Any]:
    """Give an entry of the gazetteer for machines."""
    return {
        "id": entry.id, "name": entry.name, "kind": entry.kind, "country": entry.country,
        "lat": entry.lat, "lon": entry.lon, "radius_km": entry.radius,
        "population": entry.population, "source": entry.source,
    }  # fmt: skip


def entry_row(entry: "Entry") -> Row:
    """Give an entry of the gazetteer in cells for people."""
    return (
        entry.name, entry.kind, entry.country, f"{entry.lat:.4f}, {entry.lon:.4f}",
        f"{entry.radius:g}", f"{entry.population:,}" if entry.population else "", entry.id,
        entry.source,
    )  # fmt: skip
