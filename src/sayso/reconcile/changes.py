"""Say in plain words how a copy differs from the text it carries, changed figures first."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

NUMBER_WORDS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
     "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
     "thousand", "million", "dozen", "dozens", "scores", "hundreds", "thousands", "several"]
)  # fmt: skip
DIGIT = re.compile(r"\d")
SAID_WHOLE = 12
"""Runs of words up to this length are given whole."""

MOST_CHANGES = 40
EXACT_UP_TO = 3000


def list_changes(original: Sequence[str], copy: Sequence[str]) -> tuple[str, ...]:
    """Give sentences: figures that became others, words changed, passages left out or added."""
    figures, rest = [], []
    before, after = [w.lower() for w in original], [w.lower() for w in copy]
    junk = max(len(before), len(after)) > EXACT_UP_TO
    matcher = SequenceMatcher(None, before, after, autojunk=junk)
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = original[first:last], copy[start:stop]
        following = original[last : last + 2] if tag == "replace" else []
        if changes_figure(old, new):
            figures.append(say_figures(old, new, following))
        else:
            rest.append(say_change(old, new))
    return tuple([*figures, *rest][:MOST_CHANGES])


def changes_figure(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a figure stands on both sides, and not the same ones."""
    return figures_in(old) != figures_in(new) and bool(figures_in(old)) and bool(figures_in(new))


def figures_in(words: Sequence[str]) -> list[str]:
    """Give the words that are figures."""
    return [word for word in words if DIGIT.search(word) or word.lower() in NUMBER_WORDS]


def say_figures(old: Sequence[str], new: Sequence[str], following: Sequence[str]) -> str:
    """Say which figure became which, with the words that follow it."""
    context = f" {' '.join(following)}" if following else ""
    if len(old) > SAID_WHOLE or len(new) > SAID_WHOLE:
        return f"figures {', '.join(figures_in(old))} became {', '.join(figures_in(new))}"
    return f"{' '.join(old)}{context} became {' '.join(new)}{context}"


def say_change(old: Sequence[str], new: Sequence[str]) -> str:
    """Say what was left out, added, or put in other words."""
    if not new:
        return f"left out: {shorten(old)}"
    if not old:
        return f"added: {shorten(new)}"
    return f"{shorten(old)} became {shorten(new)}"


def shorten(words: Sequence[str]) -> str:
    """Give the words, or the first and last of a long run and how many there are."""
    if len(words) <= SAID_WHOLE:
        return " ".join(words)
    return f"{' '.join(words[:5])} ... {' '.join(words[-3:])} ({len(words)} words)"
