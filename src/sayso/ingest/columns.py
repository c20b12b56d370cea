"""Which column of a table holds the text, the title, the outlet, the date, the address, the id."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.errors import BadSetting, InputRefused

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articletext", "articlebody", "fulltext",
             "maintext", "articlecontent", "storytext", "plaintext", "bodytext"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "sitename", "site", "media",
               "medianame", "sourcename", "publication"),
    "date": ("date", "published", "pubdate", "publishdate", "publishedat", "publicationdate",
             "datepublished", "publishedon", "dateofpublication"),
    "url": ("url", "link", "href", "address", "sourceurl"),
    "id": ("id", "report", "reportid", "articleid", "docid", "documentid", "uid", "unitid"),
}  # fmt: skip
"""Names as ``plain_name`` gives them, the likeliest first."""
ORDERS = ("dmy", "mdy")
"""Day before month, and month before day."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The name of a table's column for each field of a report; empty means the usual names.

    ``order`` says how dates such as 04/05/2016 are meant: ``dmy`` or ``mdy``; empty: not told.
    """

    text: str = ""
    title: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""
    id: str = ""
    order: str = ""

    @classmethod
    def parse(cls, words: str) -> "ColumnMapping":
        """Read ``text=Inhalt,date=Datum,order=dmy``.

        Raises:
            BadSetting: a field is not known, or a part has no column.

        """
        chosen = {}
        for part in filter(None, (part.strip() for part in words.split(","))):
            field, equals, column = (piece.strip() for piece in part.partition("="))
            if field == "order" and column in ORDERS:
                chosen[field] = column
                continue
            if field == "order":
                raise BadSetting(f"the order of dates is dmy or mdy; got {column!r}")
            if field not in USUAL or not equals or not column:
                raise BadSetting(
                    f"the mapping {part!r} cannot be used; write FIELD=COLUMN with a field out of "
                    f"{', '.join(USUAL)}"
                )
            chosen[field] = column
        return cls(**chosen)

    def find(self, columns: Iterable[str]) -> dict[str, str]:
        """Give the column of each field, out of the columns that a table has.

        Raises:
            InputRefused: there is no column for the text, or a mapped one is missing.

        """
        present = [name for name in columns if isinstance(name, str)]
        plain = {plain_name(name): name for name in reversed(present)}
        found = {}
        for field, usual in USUAL.items():
            wanted = getattr(self, field)
            if wanted and wanted not in present:
                raise InputRefused(
                    f"there is no column {wanted!r} for the {field}; the columns are "
                    f"{listed(present)}"
                )
            name = wanted or next((plain[name] for name in usual if name in plain), "")
            if name:
                found[field] = name
        twice = [name for name in found.values() if present.count(name) > 1]
        if twice:
            raise InputRefused(
                f"{present.count(twice[0])} columns are called {twice[0]!r}; rename all but one"
            )
        if "text" not in found:
            raise InputRefused(
                f"there is no column for the text; the columns are {listed(present)}: name it "
                "with --map text=COLUMN"
            )
        return found


def plain_name(name: str) -> str:
    """Give a column's name without case, blanks and joints: publishedAt is published_at."""
    return re.sub(r"[\s_.-]+", "", name.casefold())


def listed(names: list[str]) -> str:
    """Give at most twelve names in a row."""
    shown = ", ".join(repr(name[:40]) for name in names[:12])
    return (shown + (" and more" if len(names) > 12 else "")) or "(none)"
