"""Is it asserted, denied, planned or uncertain: stance of coded happenings held out.

DATA is the folder of the open gold; our own reports are judged too. The reader is given the coded
trigger. ``held_out_chances/`` holds what networks that were trained without the story or war made
of its words; how they and the rules are weighed together is fitted on the other folds. The words
that hedge are as shipped.
"""

import json
from dataclasses import replace
from pathlib import Path

from benchmarks.joined import HELD_OUT
from tools.fit_stances import check, gather
from tools.held_out_heads import read_heard
from training.coded_reports import read_all

OWN = "corpus"


def predict(data: Path, predictions: Path) -> None:
    """Judge every coded claim; write the lines of scores, by part and over all open gold."""
    cases = list(gather(read_all(data), read_heard(HELD_OUT)))
    gold = [replace(case, part="all gold") for case in cases if case.part != OWN]
    predictions.write_text(json.dumps([*check(cases), *check(gold)]) + "\n", encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the lines."""
    lines: list[str] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join(lines)
