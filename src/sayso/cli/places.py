"""``sayso places``: what the gazetteer knows of a name."""

from typing import Annotated, Any

import typer

from sayso.cli.options import FormatOption
from sayso.cli.show import nothing, print_rows

HEADINGS = ("id", "name", "kind", "country", "lat", "lon", "radius km", "people", "source")


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="In any spelling or script.")],
    wanted: FormatOption = None,
) -> None:
    """List the places that a name may mean, the likeliest first."""
    from sayso.gazetteer.lookup import find

    found = find(name)
    if not found:
        raise nothing(
            f"the gazetteer knows no {name!r}; add places with `sayso gazetteer add FILE`"
        )
    rows: list[dict[str, Any]] = [
        {
            "id": entry.id, "name": entry.name, "kind": entry.kind, "country": entry.country,
            "lat": entry.lat, "lon": entry.lon, "radius_km": entry.radius,
            "population": entry.population, "source": entry.source,
        }
        for entry in found
    ]  # fmt: skip
    print_rows(wanted, rows, HEADINGS, ([str(value) for value in row.values()] for row in rows))
