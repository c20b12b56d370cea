"""How a coded happening is told: asserted, denied, planned or uncertain."""

from collections.abc import Sequence

import numpy as np

from sayso.nouns.claim import STANCES
from training.labels.triggers import CodedTrigger
from training.labels.words import Words
from training.lessons import IGNORED, Labels


def stances_of(triggers: Sequence[CodedTrigger], words: Words) -> Labels:
    """Label the words of triggers; where two claims differ about a word, it teaches nothing."""
    labels = np.full(len(words), IGNORED, dtype=np.int64)
    disputed = np.zeros(len(words), dtype=bool)
    for trigger in triggers:
        stance = STANCES.index(trigger.claim["stance"])
        for run in filter(None, map(words.run, trigger.spans)):
            part = slice(run[0], run[1] + 1)
            disputed[part] |= (labels[part] != IGNORED) & (labels[part] != stance)
            labels[part] = stance
    labels[disputed] = IGNORED
    return labels
