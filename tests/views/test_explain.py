"""The reasons behind a claim and an incident, in lines that a person can read."""

from builders import ISLAMIC_STATE, PALMYRA, make_claim, make_day, make_report, make_source

from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.incident import Dispute, DisputedValue, Grade, Incident, SourceTally
from sayso.views.explain_claim import explain_claim
from sayso.views.explain_incident import explain_incident

WORDS = "ISIS captured Palmyra on Sunday"
REASONS = {
    "actors": "Islamic State: named",
    "time": "the Sunday before the report",
    "sources": "'said': subject",
}


def test_a_claim_is_explained_field_by_field() -> None:
    """Each field stands on a line with the report's own words, and its reason on the next."""
    everywhere = dict.fromkeys(("type", "actors", "time", "sources"), "rules/1")
    claim = make_claim(sources=(make_source(),), reasons=REASONS, read_by=everywhere, incident="i1")
    lines = explain_claim(claim, make_report(f"In brief. {WORDS}, SANA said."))
    assert lines[0].endswith("read by rules/1"), "one reader is named once"
    assert not any("(rules/1)" in line for line in lines)
    actors = lines.index("actors   Islamic State “ISIS”")
    assert lines[actors + 1].split() == ["because:", "named"], "the name is not said again"
    assert "place    Palmyra, town" in lines
    assert "time     11 December 2016" in lines
    assert "sources  SANA (official)" in lines
    assert "incident i1" in lines


def test_two_readers_are_told_apart() -> None:
    """Where one field was read by another reader, each field says by which."""
    claim = make_claim(read_by={"type": "network/2", "place": "rules/1"})
    lines = explain_claim(claim, make_report(WORDS))
    assert "type     capture   (network/2)" in lines
    assert "place    Palmyra, town   (rules/1)" in lines


def test_an_incident_is_explained_by_its_claims() -> None:
    """Fields, rival figures and disputes name their claims, and the claims' words stand below."""
    first = make_claim("c1", "courier", sources=(make_source("SANA"),))
    second = make_claim("c2", "ledger", stance="denied", sources=(make_source("Amaq"),))
    values = (FigureValue(4, 4, "SANA", ("c1",)), FigureValue(12, None, "Amaq", ("c2",)))
    said = (DisputedValue("happened", "SANA", ("c1",)),
            DisputedValue("did not happen", "Amaq", ("c2",)))  # fmt: skip
    incident = Incident(
        "i1",
        "capture",
        ("c1", "c2"),
        ("courier", "ledger"),
        actors=(ISLAMIC_STATE,),
        place=PALMYRA,
        time=make_day("2016-12-11"),
        sources=(SourceTally("SANA", "official", ("c1",)), SourceTally("Amaq", "party", ("c2",))),
        independent=2,
        figures=(Figure("killed", "people", 4, 4, 12, "ucdp-range", disputed=True, values=values),),
        disputed=(Dispute("happened", said),),
        grade=Grade("Contested", "Sources contradict one another.", ("c1", "c2")),
    )
    lines = explain_incident(incident, {"c1": first, "c2": second})
    assert lines[0] == "i1: capture, Palmyra, 11 December 2016"
    text = "\n".join(" ".join(line.split()) for line in lines)
    for expected in (
        "type capture (c1, c2)",
        "place Palmyra (c1, c2)",
        "figure killed people: 4 – 4 – 12 (low – best – high by ucdp-range, disputed)",
        "at least 12: Amaq (c2)",
        "disputed whether it happened",
        "did not happen: Amaq (c2)",
        "grade Contested, a suggestion: Sources contradict one another.",
        f"c2 “{WORDS}” Amaq, in ledger, denied",
    ):
        assert expected in text
