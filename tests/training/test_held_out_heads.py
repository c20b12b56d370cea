"""What fold networks made of coded triggers is kept by word, and read back."""

from pathlib import Path

import numpy as np
from builders import make_report

from sayso.language.read import read_report
from sayso.nouns.evidence import Span
from tools.held_out_heads import UNHEARD, read_heard


def test_chances_come_back_by_word(tmp_path: Path) -> None:
    """A trigger's chances are the means over its words; unkept words are taken for asserted."""
    rows = np.array([[1, 0.2, 0.8, 0, 0], [2, 0.4, 0.6, 0, 0]], dtype=np.float32)
    kept = {"x/a": rows, "x/a|targets": np.array([[1, 4, 2.5]], dtype=np.float32)}
    np.savez_compressed(tmp_path / "heads-3.npz", **kept)
    heard = read_heard(tmp_path)["x/a"]
    reading = read_report(make_report("Rebels took over Odawa on Monday."))
    assert heard.fold == 3
    assert heard.targets[1] == {4: 2.5}
    assert np.allclose(heard.stances(Span(7, 16), reading), (0.3, 0.7, 0, 0))
    assert heard.stances(Span(0, 6), reading) == UNHEARD
