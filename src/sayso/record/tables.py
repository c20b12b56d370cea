"""The schema, once: what a record keeps, under names that a reader of the bare file understands.

Nouns are kept whole as JSON in a column ``noun``; the columns beside it are for finding them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("applied_at", DateTime(timezone=True), nullable=False),
    Column("sayso", String, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("media_type", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("original", ForeignKey("original.sha256"), nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("rendition", String, nullable=False),
    Column("read_with", String, nullable=False),
    Column("outlet", String, nullable=False, default=""),
    Column("title", Text, nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    Column("origin", Text, nullable=False, default=""),
    Column("language", String, nullable=False, default=""),
    Column("published_on", Date),
    Column("published_known", String, nullable=False, default="unknown"),
    Column("notes", Text, nullable=False, default=""),
    Column("runs", Integer, nullable=False, default=0),
    Column("settled", Boolean, nullable=False, default=False, index=True),
    Column("noun", Text, nullable=False),
)
"""``runs`` counts the rows of ``text_run``; ``settled`` is True once the incidents take it in."""

text_run = Table(
    "text_run",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Checksums of a sample of a text's runs of words, by which copies of it are found."""

passage = Table(
    "passage",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("noun", Text, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("id", String, primary_key=True),
    Column("report", ForeignKey("report.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("stance", String, nullable=False),
    Column("place", String, index=True),
    Column("place_name", String),
    Column("lat", Float, index=True),
    Column("lon", Float),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("told_on", Date, index=True),
    Column("source", String),
    Column("source_kind", String, nullable=False),
    Column("sure", Float),
    Column("unsure", Float),
    Column("incident", String, nullable=False, default="", index=True),
    Column("noun", Text, nullable=False),
)
"""``sure`` is how likely a claim is read rightly, ``unsure`` how many of its fields are expected to
be wrong; both are NULL where the reader does not say."""

claim_actor = Table(
    "claim_actor",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", String, nullable=False, index=True),
    Column("name", String, nullable=False),
)

claim_source = Table(
    "claim_source",
    metadata,
    Column("claim", ForeignKey("claim.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
)

incident = Table(
    "incident",
    metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("place", String, index=True),
    Column("place_name", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("first_day", Date, index=True),
    Column("last_day", Date),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False, index=True),
    Column("noun", Text, nullable=False),
)

holding = Table(
    "holding",
    metadata,
    Column("place", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("place_name", String, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("holder", String),
    Column("holder_name", String),
    Column("status", String, nullable=False),
    Column("noun", Text, nullable=False),
)

reprint = Table(
    "reprint",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("original", ForeignKey("report.id"), primary_key=True),
    Column("similarity", Float, nullable=False),
    Column("noun", Text, nullable=False),
)

redirect = Table(
    "redirect",
    metadata,
    Column("old", String, primary_key=True),
    Column("incident", String, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("withdrawn_by", String, nullable=False, default=""),
)

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("by", String, nullable=False),
    Column("act", String, nullable=False),
    Column("about", String, nullable=False, default=""),
    Column("details", Text, nullable=False, default=""),
)

state = Table(
    "state",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the record says of itself: ``reconciled`` is ``no`` where all incidents are to be made anew,
so that what was cut off is made good by the next run."""

Index("claim_days", claim.c.first_day, claim.c.last_day)
