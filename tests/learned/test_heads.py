"""Names, slots, stances and roles are read from the scores of a window."""

import numpy as np
import pytest

from sayso.learned.labels import fillers_in, label_of, names_in
from sayso.learned.roles import players, role_odds
from sayso.learned.tagger import Decoding, Scores, log_softmax, read_decoding

EVEN = np.zeros((3, 3, 3), dtype=np.float32)


def sure(labels: list[int], width: int) -> Scores:
    """Log chances that are clear about a label for each word."""
    scores = np.full((len(labels), width), 0.0, dtype=np.float32)
    scores[np.arange(len(labels)), labels] = 9.0
    return log_softmax(scores)


def decoding(roles: int = 1, slots: tuple[str, ...] = ("Victim",)) -> Decoding:
    return Decoding(
        ("clash",),
        distance=np.zeros((2, 17), dtype=np.float32),
        nobody=np.zeros(2, dtype=np.float32),
        transitions=EVEN,
        far=8,
        fillers=slots,
        roles=("actor", "target")[:roles],
        reach=np.zeros((roles, 17), dtype=np.float32),
    )


def test_names_begin_go_on_and_change_kind() -> None:
    """A name goes on while its kind does; another kind begins a name of its own."""
    begins_place, goes_on_place, begins_party, goes_on_party = 5, 6, 3, 4
    labels = [begins_place, goes_on_place, goes_on_party, 0, begins_party, begins_party]
    found = names_in(sure(labels, 9), ("person", "party", "place", "equipment"))
    assert [(name.label, name.run) for name in found] == [
        ("place", (0, 1)),
        ("party", (2, 2)),
        ("party", (4, 4)),
        ("party", (5, 5)),
    ]
    assert all(0.9 < name.chance <= 1 for name in found)


def test_no_names_in_no_words() -> None:
    """A window without words, or without names, has none."""
    kinds = ("person", "party", "place", "equipment")
    assert names_in(np.zeros((0, 9), dtype=np.float32), kinds) == []
    assert names_in(sure([0, 0], 9), kinds) == []


def test_a_run_is_what_its_words_are_on_the_whole() -> None:
    """The label of a run is the one that is likeliest over all of its words, not at one alone."""
    scores = log_softmax(np.array([[0, 1, 0], [0, 0, 5], [9, 0, 0]], dtype=np.float32))
    assert label_of(scores, (0, 1), ("asserted", "denied", "planned")).label == "planned"
    assert label_of(scores, (2, 2), ("asserted", "denied", "planned")).label == "asserted"


def test_slots_are_filled_apart_from_one_another() -> None:
    """Words may fill two slots at once, and each slot has its own runs."""
    scores = np.full((3, 2, 3), -5.0, dtype=np.float32)
    for layer, labels in enumerate(([1, 2, 0], [0, 1, 0])):
        scores[np.arange(3), layer, labels] = 0
    found = fillers_in(scores, decoding(slots=("Victim", "Target")))
    assert [(filler.label, filler.run) for filler in found] == [
        ("Victim", (0, 1)),
        ("Target", (1, 1)),
    ]


def test_a_trigger_asks_and_words_answer() -> None:
    """The odds of a word are the product of what the trigger asks and the word answers, by role."""
    arguments = np.zeros((3, 2, 2, 4), dtype=np.float32)
    arguments[1, 0, 0] = [2, 0, 0, 0]
    arguments[1, 1, 0] = [0, 2, 0, 0]
    arguments[0, 0, 1] = [3, 0, 0, 0]
    arguments[2, 1, 1] = [0, 3, 0, 0]
    odds = role_odds(1, arguments, decoding(roles=2))
    assert odds.tolist() == [[3, 0, 0], [0, 0, 3]]


def test_near_words_are_likelier_where_the_network_says_so() -> None:
    """What the network learned of distances is added, apart for either side."""
    told = decoding()
    reach = np.zeros((1, 17), dtype=np.float32)
    reach[0, 9], reach[0, 7] = 1.0, -1.0
    told = Decoding(
        told.classes, told.distance, told.nobody, EVEN, 8, roles=("actor",), reach=reach
    )
    odds = role_odds(1, np.zeros((4, 1, 2, 4), dtype=np.float32), told)
    assert odds.tolist() == [[-1, 0, 1, 0]]


def test_players_are_runs_over_the_bar() -> None:
    """Words over the bar that touch are one player, with the mean of their odds."""
    odds = np.array([1.0, 3.0, -1.0, 0.5, -2.0], dtype=np.float32)
    assert players(odds) == [((0, 1), pytest.approx(2.0)), ((3, 3), pytest.approx(0.5))]
    assert players(odds, bar=5.0) == []


def test_steps_that_were_counted_weigh_less_than_learned_ones() -> None:
    """A file of the first form holds counted steps, which weigh less; learned ones are taken so."""
    told = {
        "classes": ["clash"],
        "distance": np.zeros((2, 17)).tolist(),
        "nobody": [0.0],
        "transitions": np.ones((3, 3, 3)).tolist(),
        "far": 8,
    }
    assert read_decoding(told, "1").transitions.max() == pytest.approx(0.3)
    more = {name: [] for name in ("stances", "names", "passages", "fillers", "roles")}
    found = read_decoding({**told, **more, "reach": np.zeros((0, 17)).tolist()}, "2")
    assert found.transitions.max() == 1
