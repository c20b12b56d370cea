"""The library as a person at a prompt uses it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import make_report
from record.kept import keep_all

import sayso
from sayso.errors import BadSetting, InputRefused, NotARecord, UnknownName
from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident
from sayso.pipeline import reconcile_record
from sayso.table import flat_value

PROSE = """Harbour Gazette
14 December 2016

Islamic State militants captured the town of Palmyra on Sunday, the Observatory said.
At least 12 soldiers were killed, a military source told the agency.
On Monday warplanes bombed Tiyas, residents said.
"""


@pytest.fixture
def record(address: str) -> Iterator[sayso.Record]:
    """A record of two fabricated reports, reconciled."""
    with sayso.open(address) as opened:
        keep_all(opened.store)
        reconcile_record(opened.store, opened.settings)
        yield opened


def test_reads_and_answers(address: str, tmp_path: Path) -> None:
    """A folder is read, its claims are asked for, and reading again changes nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    with sayso.open(address) as record:
        outcome = record.read(tmp_path / "in")
        assert (outcome.received, outcome.kept, outcome.unchanged) == (1, 1, 0)
        assert [Path(refusal.origin).name for refusal in outcome.refused] == ["empty.txt"]
        claims = record.claims(place="Tadmur")
        assert len(claims) > 0
        assert all(PROSE[c.evidence.start : c.evidence.end] == c.evidence.quote for c in claims)
        assert record.text("one") == record.report("one").text == PROSE
        assert record.report("one").original.content == PROSE.encode()
        assert record.check() == []
        before = (list(record.claims()), list(record.incidents()), len(record.log()))
        again = record.read(tmp_path / "in")
        assert (again.kept, again.unchanged, again.claims) == (0, 1, 0)
        assert (list(record.claims()), list(record.incidents()), len(record.log())) == before


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, {"c-1", "c-2", "c-3"}),
        ({"place": "Palmyra"}, {"c-1", "c-2"}),
        ({"place": "Tadmur"}, {"c-1", "c-2"}),
        ({"place": "Homs", "within_km": 10}, {"c-3"}),
        ({"place": "Homs", "within_km": 300}, {"c-1", "c-2", "c-3"}),
        ({"actor": "ISIL"}, {"c-1", "c-2"}),
        ({"actor": "Assad's forces"}, {"c-1", "c-2"}),
        ({"source": "observatory"}, {"c-2"}),
        ({"source": "Desert Courier"}, {"c-1", "c-3"}),
        ({"type": "airstrike"}, {"c-3"}),
        ({"report": "ledger"}, {"c-2"}),
        ({"stance": "denied"}, set()),
        ({"from_day": "2016-12-12"}, set()),
        ({"from_day": "2016-12-01", "to_day": "2016-12-11"}, {"c-1", "c-2", "c-3"}),
        ({"place": "Nowhere-on-Sea"}, set()),
    ],
)
def test_filters(record: sayso.Record, filters: sayso.Filters, expected: set[str]) -> None:
    """Each filter gives its claims, under any name, and the incidents of these claims."""
    claims = record.claims(**filters)
    assert {claim.id for claim in claims} == expected
    told = {key for incident in record.incidents(**filters) for key in incident.claims}
    assert expected <= told


@pytest.mark.parametrize(
    "filters",
    [{"type": "picnic"}, {"stance": "sure"}, {"from_day": "soon"}, {"colour": "red"},
     {"place": "Homs", "within_km": -1}, {"within_km": 5}, {"place": ""}, {"actor": 3},
     {"place": "Homs", "within_km": "5"}, {"from_day": 20161211},
     {"from_day": "2016-12-11", "to_day": "2016-12-01"}],
)  # fmt: skip
def test_filters_that_cannot_be_used(record: sayso.Record, filters: sayso.Filters) -> None:
    """A filter that cannot be used is said to be so, not left out silently."""
    with pytest.raises(BadSetting):
        record.claims(**filters)


def test_disputes(record: sayso.Record) -> None:
    """Tolls that cannot both hold make their incident disputed, and only that one."""
    found = record.disputes()
    assert [set(incident.claims) for incident in found] == [{"c-1", "c-2"}]
    assert record.summary()["disputed"] == 1


def test_tables_show_themselves(record: sayso.Record) -> None:
    """A table gives JSON, a data frame, and HTML in which a report's words are no markup."""
    report = make_report("<script>alert(1)</script> fell", id="<b>")
    record.store.keep(report, [], [], "")
    claims = record.claims()
    assert claims[0] == next(iter(claims))
    assert [row["id"] for row in claims[:2].to_json()] == [claims[0].id, claims[1].id]
    assert json.dumps(claims.to_json())
    assert list(claims.to_pandas()["place"]) == ["Palmyra", "Homs", "Palmyra"]
    assert "killed 4 to 40 people, disputed" in record.incidents()._repr_html_()
    assert "<b>" not in record.reports()._repr_html_().replace("<b></b>", "")
    assert "&lt;b&gt;" in record.reports()._repr_html_()
    assert "3 claims" in repr(record)
    assert "<table>" in record._repr_html_()
    assert repr(claims) == "<3 claims>"
    assert "<th>start</th>" not in claims._repr_html_()
    assert "<th>start</th>" in record.holders()._repr_html_()
    assert repr(record.incidents(place="Homs")) == "<1 incident>"
    assert repr(record.reports()).endswith(" reports>")


def test_a_data_frame_can_be_reckoned_with(record: sayso.Record) -> None:
    """Days are days, places have their point, and incidents their deaths, as numbers."""
    claims = record.claims().to_pandas()
    assert (claims["event_date"].dt.year == 2016).all()
    assert claims["latitude"].between(30, 40).all()
    assert set(claims["geo_precision"]) == {1}
    incidents = record.incidents(place="Palmyra").to_pandas()
    assert int(incidents["fatalities_low"].max()) == 4
    assert int(incidents["fatalities_high"].max()) == 40
    assert len(record.claims(place="Nowhere-on-Sea").to_pandas()) == 0


def test_a_moment_is_taken_for_its_day(record: sayso.Record) -> None:
    """What pandas gives for a day can be asked for as it is."""
    day = record.claims().to_pandas()["event_date"].max()
    assert len(record.claims(from_day=day, to_day=day)) > 0


def test_help_shows_how_to_begin() -> None:
    """The package's own help opens a record, reads, and asks; the filters are told one by one."""
    for words in ("sayso.open", "record.read", "to_pandas", "record.explain"):
        assert words in (sayso.__doc__ or "")
    for name in sayso.Filters.__annotations__:
        assert name in (sayso.Filters.__doc__ or "")
        assert name in (sayso.Record.claims.__doc__ or "")


def test_unknown_names(record: sayso.Record) -> None:
    """What is not in the record is said not to be there."""
    for ask in (record.report, record.claim, record.incident, record.explain, record.text):
        with pytest.raises(UnknownName):
            ask("nothing")
    with pytest.raises(UnknownName):
        record.judge("c-1", "nothing", "same")


def test_judgements_are_followed_and_withdrawn(record: sayso.Record) -> None:
    """A person's word parts an incident, its old id still resolves, and withdrawing restores it."""
    before = list(record.incidents())
    together = record.incident(record.claim("c-1").incident)
    assert isinstance(together, Incident)
    made = record.judge("c-1", "c-2", "different", by="Editor", note="other days")
    assert record.claim("c-1").incident != record.claim("c-2").incident
    assert record.incident(together.id).id == together.id
    assert any("Editor" in line for line in record.explain("c-1", "c-2"))
    record.withdraw(made.id, by="Editor")
    assert list(record.incidents()) == before
    assert [judgement.withdrawn_by for judgement in record.judgements()] == ["Editor"]
    with pytest.raises(UnknownName):
        record.withdraw(made.id)
    assert record.check() == []


def test_merged_ids_resolve(record: sayso.Record) -> None:
    """An incident's id still leads to its claims after a person put two together."""
    strike = record.claim("c-3").incident
    record.judge("c-1", "c-3", "same", by="Editor")
    joined = record.incident(record.claim("c-1").incident)
    assert {"c-1", "c-3"} <= set(joined.claims)
    assert record.incident(strike) == joined


def test_judgements_travel_as_text(record: sayso.Record, tmp_path: Path) -> None:
    """Loading dumped judgements again changes nothing, and a broken file is refused."""
    made = record.judge("c-1", "c-2", "different", by="Editor", note="ünlike")
    path = tmp_path / "judgements.jsonl"
    assert record.dump_judgements(path) == 1
    assert record.load_judgements(path) == 0
    with sayso.open(tmp_path / "third.db") as third:
        keep_all(third.store)
        assert third.load_judgements(path) == 1
        record.withdraw(made.id, by="Chief")
        record.dump_judgements(path)
        assert third.load_judgements(path) == 1
        assert third.judgements() == record.judgements()
    with sayso.open(tmp_path / "other.db") as other:
        keep_all(other.store)
        assert other.load_judgements(path) == 1
        assert [j.withdrawn_by for j in other.judgements()] == ["Chief"]
    path.write_text('{"left": "c-1"}\n', encoding="utf-8")
    with pytest.raises(InputRefused):
        record.load_judgements(path)
    assert len(record.judgements()) == 1


def test_search(record: sayso.Record) -> None:
    """Words find the claims and reports that have them all, and no sign of theirs is a command."""
    assert {claim.id for claim in record.search("militants palmyra")} == {"c-2"}
    assert [row.id for row in record.search_reports("jets homs")] == ["courier"]
    for words in ('"', "*", "a OR b", "NEAR(", "words:x", "-", "", "'; DROP TABLE claim"):
        assert isinstance(list(record.search(words)), list)
    assert len(record.claims()) == 3


def test_explains(record: sayso.Record) -> None:
    """A claim, an incident and a pair are explained in lines of words."""
    claim = record.claim("c-2")
    assert isinstance(claim, Claim)
    assert any("took Palmyra" in line for line in record.explain("c-2"))
    assert any("c-1" in line for line in record.explain(claim.incident))
    assert record.explain("c-1", "c-2")[0].endswith("same")


def test_publishes(record: sayso.Record, tmp_path: Path) -> None:
    """The page is one file that carries the claims."""
    path = record.publish(tmp_path / "page.html")
    assert "Palmyra" in path.read_text(encoding="utf-8")
    with pytest.raises(BadSetting, match="cannot be written"):
        record.publish(tmp_path / "none" / "page.html")
    with pytest.raises(BadSetting, match="cannot be written"):
        record.dump_judgements(tmp_path)


def test_holders(record: sayso.Record) -> None:
    """Who held a place on a day is told with the claims that carry it."""
    found = record.holders("Tadmur", on="2016-12-12")
    assert [holding.holder and holding.holder.name for holding in found] == ["Islamic State"]
    assert len(record.holders("Tadmur", on="2010-01-01", actor="Islamic State")) == 0


def test_needs_a_record(tmp_path: Path) -> None:
    """Asking a record that is not there says how to make one."""
    with pytest.raises(NotARecord, match="sayso read"):
        sayso.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_no_password_is_shown() -> None:
    """The password of a database address stands in no text that is shown."""
    from sayso.record.open import shown_address

    assert "hush" not in shown_address("postgresql://editor:hush@host/war")
    assert "editor" in shown_address("postgresql://editor:hush@host/war")
    assert shown_address("war.db") == "war.db"


def test_what_is_printed_can_be_read(record: sayso.Record) -> None:
    """Printed, a day is a day, a name a name, a claim a line, and reasons stand in lines."""
    claim = record.claim("c-2")
    assert str(claim.time) == "2016-12-11"
    assert str(claim.place) == "Palmyra"
    line = str(claim)
    assert line.startswith("c-2 capture, Palmyra, 2016-12-11")
    assert claim.evidence.quote in line
    assert "\n" not in line
    assert str(record.explain("c-2")).splitlines() == record.explain("c-2")


def test_a_count_in_a_cell_says_of_what() -> None:
    """A count is told with its kind and unit, not by the report's bare words for it."""
    count = {"kind": "killed", "low": 4, "high": None, "unit": "people", "text": "four or more"}
    assert flat_value([count]) == "killed at least 4 people"
