"""Mentions of happenings across reports of one topic."""

from builders import make_report

from sayso.reconcile.mentions import Mention, group_mentions, root_of

QUAKE = "The earthquake shook the port of Asmina on Sunday and killed twelve fishermen."
AGAIN = "Twelve fishermen died when a quake shook the port of Asmina on Sunday."
TRIAL = "The mayor of Brill resigned on Friday after his trial for taking bribes."


def test_roots() -> None:
    """Irregular forms and endings come to one root."""
    assert root_of("Shot") == root_of("shooting") == "shoot"
    assert root_of("bombing") == root_of("bombed") == "bomb"


def test_one_happening_in_two_words() -> None:
    """Mentions of one happening in like reports join, those of others stay apart, in any order."""
    reports = [make_report(QUAKE, "a"), make_report(AGAIN, "b"), make_report(TRIAL, "c")]
    mentions = [
        Mention("a1", "a", "earthquake", QUAKE),
        Mention("a2", "a", "killed", QUAKE),
        Mention("b1", "b", "quake", AGAIN),
        Mention("b2", "b", "died", AGAIN),
        Mention("c1", "c", "resigned", TRIAL),
        Mention("c2", "c", "trial", TRIAL),
    ]
    groups = sorted(sorted(group) for group in group_mentions(mentions, reports))
    assert ["a1", "b1"] in groups
    assert ["c1"] in groups
    assert ["c2"] in groups
    turned = sorted(sorted(group) for group in group_mentions(mentions[::-1], reports[::-1]))
    assert turned == groups
