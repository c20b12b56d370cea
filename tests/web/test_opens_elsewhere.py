"""A record in other hands: while it is served, another program opens the file as it is."""

import sqlite3

from desk_record import serving, small_record


def test_another_program_reads_the_record_while_it_is_served(tmp_path) -> None:
    """As Datasette does: read-only, views in plain words, counts, the full text search, the log."""
    path = small_record(tmp_path / "war.db")
    with serving(path) as site:
        site.post(site.client("Amal"), "/review/act", kind="accept", claim="c-sana")
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        asked = {
            "SELECT count(*) FROM claims": 9,
            "SELECT sources FROM claims WHERE id = 'c-sana'": "SANA",
            "SELECT count(*) FROM incidents WHERE disputed": 2,
            "SELECT holder FROM holders WHERE first_day = '2016-12-11'": "Islamic State",
            "SELECT count(*) FROM search WHERE search MATCH 'attackers' AND kind = 'report'": 1,
            "SELECT count(*) FROM log WHERE act = 'review: accept' AND by = 'Amal'": 1,
        }
        told = {query: connection.execute(query).fetchone()[0] for query in asked}
        connection.close()
    assert told == asked
