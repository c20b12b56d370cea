"""Views for those who open a record with another program, such as Datasette: words, no keys."""

from sqlalchemy import Connection

CLAIMS = """
CREATE VIEW claims AS
SELECT claim.id, claim.type, claim.stance,
  {actors} AS actors,
  {targets} AS targets,
  claim.place_name AS place, claim.first_day, claim.last_day,
  {sources} AS sources,
  claim.source_kind, claim.quote, report.outlet, report.published_on,
  claim.report, claim.incident, claim.lat, claim.lon
FROM claim JOIN report ON report.id = claim.report
"""
ROLE = """(SELECT {joined} FROM claim_actor
   WHERE claim_actor.claim = claim.id AND claim_actor.role = '{role}')"""
CHAIN = """(SELECT {joined} FROM claim_source WHERE claim_source.claim = claim.id)"""
INCIDENTS = """
CREATE VIEW incidents AS
SELECT id, type, place_name AS place, first_day, last_day, claims, reports,
  independent AS independent_sources, disputed, lat, lon
FROM incident
"""
HOLDERS = """
CREATE VIEW holders AS
SELECT place_name AS place, holder_name AS holder, status, first_day, last_day FROM holding
"""
JOINED = {
    "sqlite": "group_concat(name, '; ')",
    "postgresql": "string_agg(name, '; ' ORDER BY position)",
}


def m003_views(connection: Connection) -> None:
    """Make the views ``claims``, ``incidents`` and ``holders``."""
    joined = JOINED[connection.dialect.name]
    statements = (
        CLAIMS.format(
            actors=ROLE.format(joined=joined, role="actor"),
            targets=ROLE.format(joined=joined, role="target"),
            sources=CHAIN.format(joined=joined),
        ),
        INCIDENTS,
        HOLDERS,
    )
    for statement in statements:
        connection.exec_driver_sql(statement)
