"""Who says which words."""

import json
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.attributions import find_attributions
from sayso.claims.chain import attribution_of
from sayso.language.read import read_report
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Reading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "attributions.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
HEAD = "Fighting goes on in the north\nHill Courier, 2016-05-04\n\n"


def said_of(text: str, words: str) -> Attribution | None:
    """The attribution of the last place where the words stand in the text."""
    reading = read_report(make_report(HEAD + text))
    start = reading.text.rindex(words)
    trigger = Span(start, start + len(words))
    sentence = max(i for i, s in enumerate(reading.sentences) if s.start <= start)
    happening = Happening("clash", trigger, reading.sentences[sentence].span, sentence)
    return attribution_of(happening, find_attributions(reading), reading)


def as_parameter(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=str(case["fails"]))] if "fails" in case else []
    return pytest.param(case, id=f"{str(case['text'])[:40]}: {case['words']}", marks=marks)


@pytest.mark.parametrize("case", [as_parameter(case) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """The chain behind the words of a case has the links that it lists, of the kinds it lists."""
    said = said_of(str(case["text"]), str(case["words"]))
    chain = said.chain if said else ()
    assert [link.kind for link in chain] == case["kinds"]
    for link, names in zip(chain, case["names"], strict=True):
        assert link.name in names or link.text.removeprefix("the ") in names


def test_reason_names_the_word_of_saying() -> None:
    """An attribution says in its reason which words gave it."""
    said = said_of("Residents said warplanes had bombed the market twice.", "bombed")
    assert said is not None
    assert said.reason == "'said': subject"


def test_spokesman_speaks_for_his_party() -> None:
    """A spokesman's source names the party on whose behalf he speaks."""
    said = said_of("A Hezbollah commander said his men took the ridge.", "took")
    assert said is not None
    assert said.chain[0].kind == "party"
    assert said.chain[0].on_behalf_of == "hezbollah"


def test_media_speak_for_their_party() -> None:
    """The news agency of an armed party is a party's source, and says whose."""
    said = said_of("Amaq said fighters had taken the ridge.", "taken")
    assert said is not None
    assert (said.chain[0].id, said.chain[0].on_behalf_of) == ("amaq", "islamic-state")


def test_own_outlet_is_no_link() -> None:
    """What was told to the report's own agency, named in its dateline, has one link."""
    text = "NAIROBI (Reuters) - Troops crossed the river, a herdsman told Reuters."
    said = said_of(text, "crossed")
    assert said is not None
    assert [link.name for link in said.chain] == ["herdsman"] or len(said.chain) == 1


def test_unnamed_speaker_is_not_named() -> None:
    """A source given by description alone is not named; one given by name is."""
    unnamed = said_of("A resident said the mill burned.", "burned")
    named = said_of("Resident Omar Haddad said the mill burned.", "burned")
    assert unnamed is not None
    assert named is not None
    assert (unnamed.chain[0].named, named.chain[0].named) == (False, True)


def test_comment_is_its_authors() -> None:
    """A comment is its author's as a whole, without a word of saying."""
    reading = read_report(make_report(HEAD + "The rebels lost the hill again."))
    start = reading.text.index("The rebels")
    comment = Passage("comment", start, len(reading.text), author="Hawk1970")
    changed = Reading(reading.report, reading.published, (comment,), ())
    (attribution,) = find_attributions(changed)
    assert (attribution.chain[0].name, attribution.cue) == ("Hawk1970", None)


def test_quoted_article_is_its_outlets() -> None:
    """A quoted article hangs on the outlet that it is quoted from."""
    passage = Passage("quoted_article", 0, 20, outlet="The Guardian")
    reading = read_report(make_report("The rebels lost the hill again."))
    changed = Reading(reading.report, reading.published, (passage,), ())
    (attribution,) = find_attributions(changed)
    assert attribution.chain[0].id == "guardian"


WORDS = st.sampled_from(
    ["the army", "said", "that", ",", "“", "”", '"', "rebels", "told", "AFP", "according to", "\n",
     "shelled", "Homs", ".", "which", "claims", "(", ")", ":", "he", "while", "citing", "Omar"]
)  # fmt: skip


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_contents_hold_no_source_or_cue(words: list[str]) -> None:
    """No content overlaps its own cue, every chain has a link, and all spans lie in the text."""
    reading = read_report(make_report(" ".join(words)))
    for attribution in find_attributions(reading):
        assert attribution.chain
        assert attribution.content.end <= len(reading.text)
        if attribution.cue is not None:
            assert not attribution.content.overlaps(attribution.cue)


@pytest.mark.parametrize(
    "text",
    ["“All that you said and all that we said, Omar,” the mayor said, “is known.”",
     "“The army said so, and we say so too. They fled,” a nurse said. “He said they ran.”",
     "He said that “the rebels said they had left. They had not.”"],
)  # fmt: skip
def test_quoted_words_of_saying_stay_apart(text: str) -> None:
    """A quotation in which somebody else speaks does not take in its own speaker or cue."""
    for attribution in find_attributions(read_report(make_report(HEAD + text))):
        for span in (attribution.cue, attribution.source_span):
            assert span is None or not attribution.content.overlaps(span)


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_attributions_come_in_text_order(words: list[str]) -> None:
    """Attributions come in text order, and the same text gives the same ones."""
    reading = read_report(make_report(" ".join(words)))
    found = find_attributions(reading)
    assert all(a.content.start <= b.content.start for a, b in pairwise(found))
    assert found == find_attributions(reading)


@pytest.mark.parametrize(
    "unit",
    ["the army said ", '"', "“ ", "(", "a man, ", "citing ", "said that he said ", "X: ", "who "],
)
def test_hostile_text_stays_linear(unit: str) -> None:
    """Eight times the hostile text takes no more than some thirty times as long."""

    def seconds(size: int) -> float:
        reading = read_report(make_report("Title\n\n" + unit * size))
        start = time.perf_counter()
        find_attributions(reading)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4000) < 30 * seconds(500) + 0.5


@pytest.mark.parametrize(
    "text",
    ["A source in the rebel-held town said the mill burned.",
     "An opposition activist said the mill burned."],
)  # fmt: skip
def test_witness_speaks_for_nobody(text: str) -> None:
    """Somebody on the spot speaks for no party, whoever holds the town or is sided with."""
    said = said_of(text, "burned")
    assert said is not None
    assert (said.chain[0].kind, said.chain[0].on_behalf_of) == ("witness", "")
