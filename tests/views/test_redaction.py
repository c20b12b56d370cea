"""What leaves redacted holds no trace of a private person."""

import json

from builders import make_claim, make_source

from sayso.nouns.claim import Claim
from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.incident import Incident, SourceTally
from sayso.views.contract import claim_as_json, incident_as_json
from sayso.views.exports.redaction import make_redaction

WITNESS = make_source("Umm Karim Haddad", "witness")
UNNAMED = make_source("a baker from the old market", "anonymous", named=False)
PUBLIC = make_source("SANA", "official")


def private_claim() -> Claim:
    return make_claim("c-private", sources=(WITNESS,), quote="they shot my neighbour at the mill",
                      incident="i-private")  # fmt: skip


def written(*claims: Claim) -> str:
    redaction = make_redaction(claims)
    return json.dumps([redaction.apply(claim_as_json(claim)) for claim in claims])


def test_no_trace_of_a_witness() -> None:
    """Name, words, offsets and ids made of the words are gone; type, place and day stay."""
    words = written(private_claim())
    for trace in ("Karim", "Haddad", "neighbour", "c-private", "i-private", "captured"):
        assert trace not in words
    (row,) = json.loads(words)
    assert row["start"] is None
    assert row["sources"][0]["name"] == "witness"
    assert (row["type"], row["place"]["name"]) == ("capture", "Palmyra")
    assert row["redacted"] is True


def test_no_trace_in_the_words_of_others() -> None:
    """A claim of another source in the same report whose words tell of the witness loses them."""
    other = make_claim("c-public", sources=(PUBLIC,), quote="the widow Haddad fled, SANA said")
    far = make_claim("c-far", report="elsewhere", sources=(PUBLIC,), quote="Haddad Street fell")
    words = written(private_claim(), other, far)
    assert "the widow" not in words
    assert "Haddad Street" in words, "the name of a street in another report stays"


def test_no_trace_of_who_is_only_described() -> None:
    """A description tells who somebody is as a name does."""
    told = make_claim("c1", sources=(UNNAMED,), quote="tanks came")
    other = make_claim("c2", sources=(PUBLIC,), quote="A baker from the old market was there")
    assert "old market" not in written(told, other)


def test_an_incident_keeps_its_figures_without_the_name() -> None:
    """Figures of a private source stay, under its kind; ids of its claims are numbers."""
    claim = private_claim()
    values = (FigureValue(4, 4, WITNESS.name, (claim.id,)),)
    incident = Incident(
        "i-private", "killing", (claim.id,), (claim.report,),
        sources=(SourceTally(WITNESS.name, "witness", (claim.id,)),),
        independence=(f"{WITNESS.name} and SANA do not hang on one another",),
        figures=(Figure("killed", "people", 4, 4, 4, "ucdp-range", disputed=False, values=values),),
    )  # fmt: skip
    row = make_redaction([claim]).apply(incident_as_json(incident))
    words = json.dumps(row)
    assert "Karim" not in words
    assert "c-private" not in words
    assert "i-private" not in words
    assert row["figures"][0]["values"][0]["source"] == "witness"
    assert row["figures"][0]["best"] == 4


def test_what_is_public_stays_as_it_is() -> None:
    """Without private sources nothing changes."""
    row = claim_as_json(make_claim(sources=(PUBLIC,)))
    assert make_redaction([make_claim(sources=(PUBLIC,))]).apply(row) == row
