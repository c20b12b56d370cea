"""How sure a claim is: the reader's chance, turned into how often such claims are right.

A reader's chances are too bold or too shy. How often claims of each chance were right was counted
on coded stories and wars that the reader had not seen, and a line in log odds laid through it
(``tools/fit_joining.py``; the table is ``lexicon/data/happening_joining.yml``).
"""

import math

from sayso.lexicon.load import load_table
from sayso.nouns.happening import Happening

SMALLEST = 1e-4
"""Chances nearer than this to 0 or 1 are taken for it."""


def sure_of(happening: Happening) -> float | None:
    """Give how likely a happening is told as read; None where its reader gave no chance."""
    if happening.chance is None:
        return None
    known = load_table("happening_joining").get("sure", {})
    slope, offset = known.get(happening.read_by.split("/")[0], (1.0, 0.0))
    chance = min(max(happening.chance, SMALLEST), 1 - SMALLEST)
    odds = slope * math.log(chance / (1 - chance)) + offset
    return round(1 / (1 + math.exp(-odds)), 3)
