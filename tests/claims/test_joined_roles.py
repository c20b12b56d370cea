"""Whom the network takes for the target is weighed with what the rules make of the parties."""

from dataclasses import replace

from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.happenings import find_happenings
from sayso.claims.joined_roles import joined_targets, odds_heard, target_joining
from sayso.claims.parties import cast_of
from sayso.claims.tagged import FAINTEST
from sayso.language.read import read_report

TEXT = "Islamic State fighters attacked the Syrian army near Palmyra on Monday."
READING = read_report(make_report(TEXT))
PARTIES = cast_of(READING).parties
ARMY = next(i for i, p in enumerate(PARTIES) if "army" in p.mentions[0].actor.text)
HAPPENING = find_happenings(READING)[0]


def test_without_a_trained_reader_the_rules_stand() -> None:
    """What was not read by the network keeps the chances of the rules."""
    chances = [0.3] * len(PARTIES)
    assert joined_targets(PARTIES, chances, HAPPENING) == chances


def test_whom_the_network_names_gains() -> None:
    """The party whose words the network takes for the target comes out ahead of its equals."""
    at = TEXT.index("army")
    heard = replace(HAPPENING, suffered=((at, 3.0),))
    chances = joined_targets(PARTIES, [0.3] * len(PARTIES), heard)
    assert max(range(len(PARTIES)), key=chances.__getitem__) == ARMY
    assert chances[ARMY] > 0.3


def test_a_party_is_heard_in_its_own_words() -> None:
    """The log odds of a party are the highest among the words of its mentions."""
    inside, outside = TEXT.index("army"), TEXT.index("near")
    assert odds_heard(PARTIES[ARMY], {inside: 1.5, outside: 4.0}) == 1.5
    assert odds_heard(PARTIES[ARMY], {outside: 4.0}) == FAINTEST


@settings(max_examples=40, derandomize=True)
@given(st.floats(0, 1), st.floats(-20, 20), st.floats(0, 5))
def test_more_is_never_less(by_rules: float, heard: float, more: float) -> None:
    """A party that is heard more clearly is never less likely, and a chance stays one."""
    joining = target_joining()
    low, high = joining.chance(by_rules, heard), joining.chance(by_rules, heard + more)
    assert 0 <= low <= high <= 1
