"""Readers from outside give only what the report's own words bear out."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from builders import make_report

from sayso.claims.assemble import make_claims
from sayso.claims.endpoint_reader import LONGEST_PART, EndpointReader, endpoint, parts_of
from sayso.claims.reader import Reader, find_reader
from sayso.claims.spacy_reader import SpacyReader
from sayso.errors import BadSetting, SaysoError
from sayso.language.read import read_report
from sayso.nouns.reading import Reading

TEXT = (
    "Shells fall on Odawa\nHill Courier, 2016-05-04\n\n"
    "Shells hit the market of Odawa on Monday, the mayor told reporters. "
    "Nobody was hurt. The army left the town."
)


@dataclass
class FakeSpan:
    """The part of a spaCy span that the adapter uses."""

    start_char: int
    end_char: int
    label_: str


@dataclass
class FakeDoc:
    """The part of a spaCy document that the adapter uses."""

    ents: list[FakeSpan] = field(default_factory=list)
    spans: dict[str, list[FakeSpan]] = field(default_factory=dict)


def marked(text: str, words: str, label: str) -> FakeSpan:
    start = text.index(words)
    return FakeSpan(start, start + len(words), label)


def read(text: str = TEXT) -> Reading:
    return read_report(make_report(text))


def reader_of(answer: Any) -> EndpointReader:
    told = answer if isinstance(answer, str) else json.dumps(answer)
    return EndpointReader(lambda _asked: told, "fake/1")


def test_spacy_labels_become_claims() -> None:
    """A span labelled with a type is a claim of it, and one labelled otherwise is none."""
    doc = FakeDoc(
        ents=[marked(TEXT, "Odawa", "GPE"), marked(TEXT, "left", "WITHDRAWAL")],
        spans={"sc": [marked(TEXT, "Shells hit", "shelling")]},
    )
    claims = make_claims(read(), SpacyReader(lambda _: doc, "pipeline/2"))
    assert [(c.type, c.trigger) for c in claims] == [
        ("shelling", "Shells hit"),
        ("withdrawal", "left"),
    ]
    assert {c.read_by["type"] for c in claims} == {"pipeline/2"}
    assert claims[0].read_by["sources"] == "rules/1", "the rules read what is not marked"


def test_spacy_contents_go_to_the_nearest_source() -> None:
    """A content goes to the nearest cue of its sentence, and that to its nearest source."""
    doc = FakeDoc(
        spans={
            "said": [
                marked(TEXT, "the mayor", "SOURCE"),
                marked(TEXT, "told", "CUE"),
                marked(TEXT, "Shells hit the market of Odawa on Monday", "CONTENT"),
                marked(TEXT, "The army left", "CONTENT"),
            ]
        }
    )
    reader = SpacyReader(lambda _: doc, "pipeline/2")
    (said,) = reader.attributions(read())
    assert [link.text for link in said.chain] == ["the mayor"]
    assert reader.border.refused == {"no source stands beside the words said": 1}


def test_answers_that_quote_the_report_become_claims() -> None:
    """What an answer quotes letter by letter is read as a claim with its speaker."""
    answer = {
        "happenings": [
            {
                "type": "shelling",
                "quote": "Shells hit the market of Odawa on Monday",
                "trigger": "hit",
                "stance": "asserted",
            }
        ],
        "attributions": [
            {
                "source": "the mayor",
                "cue": "told",
                "content": "Shells hit the market of Odawa on Monday",
            }
        ],
    }
    reader = reader_of(answer)
    (claim,) = make_claims(read(), reader)
    assert (claim.type, claim.trigger, claim.stance) == ("shelling", "hit", "asserted")
    assert [source.text for source in claim.sources] == ["the mayor"]
    assert not reader.border.refused


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"type": "shelling", "quote": "Bombs fell", "trigger": "fell"}, "quote is not in"),
        ({"type": "shelling", "quote": "Shells hit", "trigger": "burnt"}, "trigger is not in"),
        ({"type": "party", "quote": "Shells hit", "trigger": "hit"}, "no type"),
        ("shelling", "no object"),
    ],
)
def test_what_the_report_does_not_say_is_refused(row: Any, why: str) -> None:
    """An invented quote, a trigger outside its quote, an unknown type: refused and counted."""
    reader = reader_of({"happenings": [row], "attributions": []})
    assert make_claims(read(), reader) == ()
    assert any(why in reason for reason in reader.border.refused)


@pytest.mark.parametrize("answer", ["", "not JSON", "[1]", '{"happenings": 3}'])
def test_answers_of_another_form_are_refused(answer: str) -> None:
    """An answer that is no object of the form asked for is refused, and nothing breaks."""
    reader = reader_of(answer)
    assert make_claims(read(), reader) == ()
    assert sum(reader.border.refused.values()) >= 1


def test_an_unknown_stance_is_read_by_rules() -> None:
    """A stance that the format does not know is refused, and the rules give one."""
    row = {"type": "shelling", "quote": "Shells hit", "trigger": "hit", "stance": "sure"}
    reader = reader_of({"happenings": [row], "attributions": []})
    (claim,) = make_claims(read(), reader)
    assert claim.stance == "asserted"
    assert reader.border.refused == {"no stance of the claims format": 1}


def test_long_reports_are_asked_about_in_parts() -> None:
    """A long report is asked about in parts of whole sentences that leave no sentence out."""
    reading = read(TEXT + "\n\n" + "The army left the town. " * 1500)
    parts = list(parts_of(reading))
    assert len(parts) > 3
    assert all(len(part) <= LONGEST_PART for part in parts)
    assert all(any(part.covers(s.span) for part in parts) for s in reading.sentences)


def test_an_endpoint_needs_an_address() -> None:
    """An address that is none of the web is refused before anything is sent."""
    with pytest.raises(SaysoError, match="begins with https"):
        endpoint("file:///etc/passwd", "model")


def test_unknown_readers_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that is not there is refused with the names of those that are."""
    with pytest.raises(BadSetting, match="joined, rules, trained"):
        find_reader("guesses")


def test_joined_is_the_rules_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the trained reader's file, joined is the rules, and trained says why it cannot be."""
    monkeypatch.setenv("SAYSO_LEARNED", "off")
    joined: Reader = find_reader("joined")
    assert joined.name == "rules/1"
    with pytest.raises(BadSetting, match="SAYSO_LEARNED is off"):
        find_reader("trained")
