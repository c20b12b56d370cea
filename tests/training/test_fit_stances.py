"""How rules and network are weighed together for stance is learned from coded claims."""

from math import log

from sayso.nouns.claim import STANCES
from tools.fit_stances import Case, by_both, check, fit, score


def case(coded: str, heard: str, near: str = "asserted", fold: int = 0) -> Case:
    chances = tuple(log(0.91 if stance == heard else 0.03) for stance in STANCES)
    return Case("part", fold, coded, near, "asserted", chances)


CASES = [
    case(coded, heard, fold=number % 2)
    for number in range(40)
    for coded, heard in (("asserted", "asserted"), ("denied", "denied"), ("planned", "asserted"))
]


def test_a_network_that_is_right_is_believed() -> None:
    """Where the network hears every denial, what it hears is taken for one."""
    joining = fit([one for one in CASES if one.coded != "planned"])
    assert joining.heard > 0
    assert by_both(case("denied", "denied"), joining) == "denied"
    assert by_both(case("asserted", "asserted"), joining) == "asserted"


def test_words_that_the_network_misses_count_for_themselves() -> None:
    """A hedge that always tells a plan is learned, though the network hears none."""
    hedged = [case("planned", "asserted", near="planned") for _ in range(40)]
    joining = fit([one for one in CASES if one.coded != "planned"] + hedged)
    assert by_both(hedged[0], joining) == "planned"


def test_scores_tell_each_stance() -> None:
    """F1, precision and recall of every hedged stance are told, and the share that is right."""
    line = score("x", ["denied", "denied", "asserted"], ["denied", "asserted", "asserted"])
    assert "denied 0.667 (P 1.00 R 0.50 of 2)" in line
    assert line.endswith("right 0.667")
    assert len(list(check(CASES))) == 3
