"""Who acts and who suffers: by position, small words, type, and the story of the report."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.roles import REFLEXIVE, actors_and_targets, best_size, roles_of
from sayso.language.read import read_report
from sayso.nouns.claim import CLAIM_TYPES, ClaimType
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from tests.builders import make_report

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "actors.jsonl").read_text().splitlines()
]


def happening_in(reading: Reading, trigger: str, kind: ClaimType) -> Happening:
    """A happening whose clause is the sentence of its trigger."""
    start = reading.text.index(trigger)
    position = max(i for i, s in enumerate(reading.sentences) if s.start <= start)
    sentence = reading.sentences[position]
    return Happening(
        kind, Span(start, start + len(trigger)), Span(sentence.start, sentence.end), position
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cases(case: dict[str, object], request: pytest.FixtureRequest) -> None:
    """Invented sentences of many wars give the actors and targets that a coder would give."""
    if case.get("fails"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case["fails"])))
    reading = read_report(make_report(str(case["text"])))
    happening = happening_in(reading, str(case["trigger"]), case["type"])  # type: ignore[arg-type]
    actors, targets = actors_and_targets(happening, reading)
    assert {actor.name for actor in actors} == set(case["actors"])  # type: ignore[call-overload]
    if case["targets"] is not None:
        assert {a.name for a in targets} == set(case["targets"])  # type: ignore[call-overload]


def test_words_are_kept_as_written() -> None:
    """An actor keeps the words of the sentence, whatever name they were resolved to."""
    reading = read_report(make_report("Boko Haram left Bama, Nigeria. The terrorists burned it."))
    happening = happening_in(reading, "burned", "destruction")
    actors, _ = actors_and_targets(happening, reading)
    assert [actor.name for actor in actors] == ["Boko Haram"]
    assert actors[0].text == "terrorists"


def test_the_story_gives_what_the_sentence_leaves_out() -> None:
    """An attack told again without its author takes him from the sentence before, and says so."""
    text = (
        "Houthi fighters fired rockets at a market in Taiz, Yemen, killing nine civilians. "
        "The shelling also wounded dozens."
    )
    reading = read_report(make_report(text))
    happenings = (
        happening_in(reading, "fired rockets", "shelling"),
        happening_in(reading, "shelling", "shelling"),
    )
    actors, _ = roles_of(happenings, reading)[1]
    assert [actor.name for actor in actors] == ["Houthis"]
    assert "story" in actors[0].reason


def test_nobody_named_gives_nobody() -> None:
    """A happening in a report that names no armed actor has no actor."""
    reading = read_report(make_report("A blast was heard near the harbour at noon."))
    actors, _ = actors_and_targets(happening_in(reading, "blast", "bombing"), reading)
    assert actors == ()


def test_roles_come_in_the_order_asked() -> None:
    """However happenings are ordered, each gets its own roles."""
    text = "The Taliban seized Ghazni in Afghanistan. Russian jets bombed Idlib in Syria."
    reading = read_report(make_report(text))
    first = happening_in(reading, "seized", "capture")
    second = happening_in(reading, "bombed", "airstrike")
    assert roles_of((first, second), reading) == roles_of((second, first), reading)[::-1]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.floats(0, 1), max_size=12))
def test_best_size_is_within_bounds(chances: list[float]) -> None:
    """No more are taken than there are; with certainty of one, one is taken at least."""
    falling = sorted(chances, reverse=True)
    size = best_size(falling)
    assert 0 <= size <= len(falling)
    if falling and falling[0] == 1.0:
        assert size >= 1


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    st.text(alphabet="Syrian army'’-.ISIS()rebels \n", min_size=1, max_size=80),
    st.sampled_from(CLAIM_TYPES),
    st.data(),
)
def test_any_text_gives_some_answer(text: str, kind: ClaimType, data: st.DataObject) -> None:
    """No text and no trigger makes the reader fail; an actor's words are words of the text."""
    reading = read_report(make_report(text))
    if not reading.sentences:
        return
    position = data.draw(st.integers(0, len(reading.sentences) - 1))
    span = reading.sentences[position].span
    actors, targets = actors_and_targets(Happening(kind, span, span, position), reading)
    assert all(actor.text in text for actor in (*actors, *targets))


SIDES = ["Houthi fighters", "the Malian army", "rebels", "villagers", "the M23", "Boko Haram"]
DEEDS: list[tuple[str, ClaimType]] = [
    ("captured", "capture"), ("shelled", "shelling"), ("seized rifles from", "seizure"),
    ("arrested", "detention"), ("handed rifles to", "transfer"), ("besieged", "siege"),
]  # fmt: skip


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    st.sampled_from(SIDES),
    st.sampled_from(SIDES),
    st.sampled_from(DEEDS),
    st.sampled_from(["{0} {2} {1}", "Positions of {0} were {2} by {1}"]),
)
def test_nobody_takes_from_himself(
    first: str, second: str, deed: tuple[str, ClaimType], form: str
) -> None:
    """One party is never both the actor and the target of what nobody does to himself."""
    verb, kind = deed
    text = f"{form.format(first, second, verb)} on Monday. {first} left the hill and {second} ran."
    reading = read_report(make_report(text))
    actors, targets = actors_and_targets(happening_in(reading, verb, kind), reading)
    assert kind not in REFLEXIVE
    assert not {actor.key for actor in actors} & {target.key for target in targets}


def test_a_number_is_of_those_that_it_counts() -> None:
    """Whose fighters are numbered is who is named behind the number, not who attacks beside it."""
    text = (
        "Hill Courier, 2016-05-11\n\nAs Islamic State attacked, the number of Syrian army and "
        "militia personnel had gone down from 4,000 to 1,000."
    )
    reading = read_report(make_report(text))
    start = text.index("number")
    clause = Span(text.index("As Islamic"), len(text))
    sentence = len(reading.sentences) - 1
    told = Happening("strength", Span(start, start + len("number")), clause, sentence)
    acting, _ = actors_and_targets(told, reading)
    assert [actor.id for actor in acting] == ["state:SY"]
