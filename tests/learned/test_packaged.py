"""The packaged file has the heads that the code reads, and they read plain sentences sensibly."""

import numpy as np
import pytest

from sayso.learned.find import PACKAGED, can_run
from sayso.learned.labels import label_of, names_in
from sayso.learned.roles import players, role_odds
from sayso.learned.tagger import Tagged, Tagger, open_tagger

pytestmark = pytest.mark.skipif(not can_run(), reason="onnxruntime is not installed")
MORE = ("stances", "names", "passages", "fillers", "arguments")
TEXT = """\
Warplanes bombed the town of Odawa on Monday , killing nine civilians .
The ministry denied that its troops had captured Mirel ."""
SENTENCES = tuple(line.split() for line in TEXT.splitlines())


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return open_tagger(PACKAGED)


@pytest.fixture(scope="module")
def tagged(tagger: Tagger) -> Tagged:
    (window,) = tagger.read(SENTENCES, more=(*MORE, "no such head"))
    return window


def test_asking_for_more_changes_nothing(tagger: Tagger, tagged: Tagged) -> None:
    """The scores are the same whether other heads are asked for or not."""
    (alone,) = tagger.read(SENTENCES)
    assert alone.more == {}
    assert set(tagged.more) == set(MORE)
    for name in ("spoken", "happenings", "links"):
        assert np.array_equal(getattr(alone, name), getattr(tagged, name))


def test_labels_are_log_chances(tagger: Tagger, tagged: Tagged) -> None:
    """Each head has as many labels as are named beside it, and their chances add up to one."""
    decoding = tagger.decoding
    widths = {
        "stances": len(decoding.stances),
        "names": 1 + 2 * len(decoding.names),
        "passages": len(decoding.passages),
        "fillers": 3,
    }
    for name, width in widths.items():
        scores = tagged.more[name]
        assert scores.shape[-1] == width
        assert np.allclose(np.exp(scores).sum(axis=-1), 1, atol=1e-4)


def test_plain_sentences_are_read(tagger: Tagger, tagged: Tagged) -> None:
    """A denial is one, a town is a place, and those who bombed and the day are found."""
    words = [word for sentence in SENTENCES for word in sentence]
    bombed, captured = words.index("bombed"), words.index("captured")
    stances = tagged.more["stances"]
    assert label_of(stances, (bombed, bombed), tagger.decoding.stances).label == "asserted"
    assert label_of(stances, (captured, captured), tagger.decoding.stances).label == "denied"
    found = {name.run: name.label for name in names_in(tagged.more["names"], tagger.decoding.names)}
    odawa = words.index("Odawa")
    assert found[odawa, odawa] == "place"
    odds = role_odds(bombed, tagged.more["arguments"], tagger.decoding)
    played = {
        role: {words[i] for run, _ in players(odds[number]) for i in range(run[0], run[1] + 1)}
        for number, role in enumerate(tagger.decoding.roles)
    }
    assert "Warplanes" in played["actor"] | played["instrument"]
    assert "Odawa" in played["place"] | played["target"]
    assert "Monday" in played["time"]
