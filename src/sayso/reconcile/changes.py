"""Say in plain words how a copy differs from the text it carries, changed figures first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, takewhile

NUMBER_WORDS = frozenset(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
     "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
     "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
     "thousand", "million", "dozen", "dozens", "scores", "hundreds", "thousands", "several"]
)  # fmt: skip
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
MOST_WORDS = 20_000
SAID_WHOLE = 12
"""Runs of words up to this length are given whole."""

MOST_CHANGES = 40
EXACT_UP_TO = 3000
MOST_REPEATS = 400_000
"""Pairs of equal words; a text that says the same over and over has more, and would take hours."""

Block = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class AlteredFigure:
    """A figure that a copy gives in place of another, with its place in the copy's text."""

    old: str
    new: str
    start: int
    end: int


def words_in(text: str) -> list[re.Match[str]]:
    """Give the words of a text with their places, no more than a very long report has."""
    return list(islice(WORD.finditer(text), MOST_WORDS))


def align(original: Sequence[str], copy: Sequence[str]) -> list[Block]:
    """Give the runs of words that differ, as ``difflib`` names them, in order."""
    before, after = [word.lower() for word in original], [word.lower() for word in copy]
    known = Counter(after)
    repeats = sum(known[word] for word in before)
    junk = max(len(before), len(after)) > EXACT_UP_TO or repeats > MOST_REPEATS
    matcher = SequenceMatcher(None, before, after, autojunk=junk)
    blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    return [part for block in blocks for part in set_figures_apart(block, before, after)]


def set_figures_apart(block: Block, before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """Part figures at either end of a long replaced run from what was cut or added beside them.

    A figure that stands where another stood, next to words that both texts have, was altered, be
    the paragraph beyond it left out or not.
    """
    tag, first, last, start, stop = block
    if tag != "replace" or max(last - first, stop - start) <= SAID_WHOLE:
        yield block
        return
    facing = list(zip(before[first:last], after[start:stop], strict=False))
    head = len(list(takewhile(are_figures, facing)))
    behind = zip(before[first + head : last][::-1], after[start + head : stop][::-1], strict=False)
    tail = len(list(takewhile(are_figures, behind)))
    if head:
        yield "replace", first, first + head, start, start + head
    middle = (first + head, last - tail, start + head, stop - tail)
    if middle[0] < middle[1] or middle[2] < middle[3]:
        sort = "insert" if middle[0] == middle[1] else "delete" if middle[2] == middle[3] else tag
        yield (sort, *middle)
    if tail:
        yield "replace", last - tail, last, stop - tail, stop


def are_figures(pair: tuple[str, str]) -> bool:
    """Whether both words are figures."""
    return is_figure(pair[0]) and is_figure(pair[1])


def find_altered_figures(original: str, copy: str) -> tuple[AlteredFigure, ...]:
    """Give the figures of a copy that stand where the original has other ones."""
    before, after = words_in(original), words_in(copy)
    found = []
    for tag, first, last, start, stop in align([w[0] for w in before], [w[0] for w in after]):
        if tag != "replace" or stop - start > SAID_WHOLE or last - first > SAID_WHOLE:
            continue
        old = [word for word in before[first:last] if is_figure(word[0])]
        new = [word for word in after[start:stop] if is_figure(word[0])]
        found += [
            AlteredFigure(mine[0], theirs[0], theirs.start(), theirs.end())
            for mine, theirs in pair_figures(old, new)
        ]
    return tuple(found)


def pair_figures(
    old: Sequence[re.Match[str]], new: Sequence[re.Match[str]]
) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Pair the figures that differ in one altered place: in order, after those that both have."""
    kept = {word[0].lower() for word in old} & {word[0].lower() for word in new}
    before = [word for word in old if word[0].lower() not in kept]
    after = [word for word in new if word[0].lower() not in kept]
    return list(zip(before, after, strict=False))


def list_changes(original: str, copy: str) -> tuple[str, ...]:
    """Give sentences: figures that became others first, then what was changed, cut or added."""
    figures, rest = [], []
    before, after = [w[0] for w in words_in(original)], [w[0] for w in words_in(copy)]
    blocks = align(before, after)
    begun = {block[1] for block in blocks}
    for tag, first, last, start, stop in blocks:
        old, new = before[first:last], after[start:stop]
        # the word that follows helps only where the copy has it too
        following = before[last : last + 1] if tag == "replace" and last not in begun else []
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
    return [word for word in words if is_figure(word)]


def is_figure(word: str) -> bool:
    """Whether a word holds a digit or is a number word."""
    return bool(DIGIT.search(word)) or word.lower() in NUMBER_WORDS


def say_figures(old: Sequence[str], new: Sequence[str], following: Sequence[str]) -> str:
    """Say which figure became which, with the word that follows it."""
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
