"""What people say about what the machine read: one row an act, never changed but to be undone."""

from sqlalchemy import Column, Connection, DateTime, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

review_act = Table(
    "review_act",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("by", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("claim", String, nullable=False, index=True),
    Column("incident", String, nullable=False, default="", index=True),
    Column("field", String, nullable=False, default=""),
    Column("machine", Text, nullable=False, default=""),
    Column("value", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("judgements", Text, nullable=False, default=""),
    Column("undone_at", DateTime(timezone=True)),
    Column("undone_by", String, nullable=False, default=""),
)
"""``machine`` is what the machine read, ``value`` what the person says, both in words that the page
shows and takes. ``judgements`` are the numbers of the judgements that the act made."""

Index("review_act_person", review_act.c.by, review_act.c.claim)

PAGE_INDEXES = {
    "incident_place_days": "incident (place, first_day, last_day, disputed, id)",
    "incident_days": "incident (first_day, last_day)",
    "incident_weight": "incident (claims, id)",
    "incident_disputed_weight": "incident (disputed, independent, claims, id)",
    "incident_map": "incident (place, place_name, lat, disputed, first_day, last_day, id)",
    "incident_point": "incident (lat, lon, place, place_name, disputed, id)",
    "report_published": "report (published_on, id)",
    "report_outlet": "report (outlet, id)",
    "claim_source_claims": "claim_source (source, name, kind, claim)",
    "claim_stance": "claim (stance)",
    "claim_page": "claim (first_day, report, start, id)",
    "claim_queue": "claim (id, report, type, stance, source_kind, place, first_day, last_day, "
    "incident)",
}
"""So that a page of a record of 100,000 claims never walks over the nouns, which are long."""


def m002_review(connection: Connection) -> None:
    """Make the table of review acts, and the indexes that the pages go by."""
    metadata.create_all(connection)
    for name, columns in PAGE_INDEXES.items():
        connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")
