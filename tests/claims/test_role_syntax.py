"""Who is subject and object of a trigger: segments, carried subjects, relative clauses."""

import pytest

from sayso.claims.parties import nearby_tokens, span_of, within
from sayso.claims.role_syntax import placed_mentions, triggers_between
from sayso.claims.scene import scene_of
from sayso.language.read import read_report
from sayso.nouns.evidence import Span
from tests.builders import make_report
from tests.claims.test_roles import happening_in


def parts_in(text: str, trigger: str) -> dict[str, str]:
    """The part that each mention plays for a trigger, by its words."""
    reading = read_report(make_report(text))
    scene = scene_of(happening_in(reading, trigger, "clash"), reading)
    starts = {mention.start: mention.actor.text for mention in reading.actors}
    return {starts[start]: part for start, part in scene.parts.items()}


@pytest.mark.parametrize(
    ("text", "trigger", "parts"),
    [
        ("Boko Haram attacked the Nigerian army near Bama.", "attacked",
         {"Boko Haram": "subject", "Nigerian army": "object"}),
        ("Boko Haram, which attacked Bama, Nigeria, left.", "attacked",
         {"Boko Haram": "antecedent"}),
        ("Boko Haram took Bama, Nigeria, before it was said that they attacked.", "attacked",
         {"they": "subject"}),
        ("Boko Haram said that on Monday a gang attacked ISWAP in Nigeria.", "attacked",
         {"Boko Haram": "carried", "ISWAP": "object"}),
    ],
)  # fmt: skip
def test_parts(text: str, trigger: str, parts: dict[str, str]) -> None:
    """The first free party before a trigger is its subject, the one right behind its object."""
    assert parts_in(text, trigger) == parts


def test_joined_parties_share_the_part() -> None:
    """Two parties joined by "and" play the same part."""
    found = parts_in("ISWAP and Boko Haram attacked Bama, Nigeria.", "attacked")
    assert found["ISWAP"] == "subject"
    assert found["Boko Haram"] == "joined-subject"


def test_mentions_are_placed_at_their_words() -> None:
    """A mention's positions are those of its own first and last token."""
    reading = read_report(make_report("On Monday Boko Haram attacked Bama, Nigeria."))
    tokens = nearby_tokens(happening_in(reading, "attacked", "clash"), reading)
    [placed, *_] = placed_mentions(within(reading.actors, span_of(tokens)), tokens)
    assert [token.text for token in tokens[placed.start : placed.end + 1]] == ["Boko", "Haram"]


def test_other_triggers_between_are_counted() -> None:
    """Only triggers that lie wholly between a mention and the trigger count."""
    reading = read_report(make_report("Boko Haram burned huts and attacked Bama, Nigeria."))
    own = happening_in(reading, "attacked", "clash").trigger
    burned = happening_in(reading, "burned", "destruction").trigger
    mention = reading.actors[0]
    assert triggers_between((own, burned), own, mention) == 1
    assert triggers_between((own, burned), burned, mention) == 0
    assert triggers_between((Span(0, 3),), own, mention) == 0
