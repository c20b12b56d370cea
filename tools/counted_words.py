"""The bounds that the coding rules give to words of number: "dozens", "nearly 50", "two"."""

import re

NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}

# The longest words first, since "hundreds" stands inside "hundreds of thousands".
LOOSE: tuple[tuple[str, tuple[int, int | None]], ...] = (
    ("hundreds of thousands", (200000, 999999)),
    ("tens of thousands", (20000, 99999)),
    ("thousands", (2000, 9999)),
    ("a few hundred", (200, 500)),
    ("several hundred", (300, 999)),
    ("hundreds", (200, 999)),
    ("several dozen", (24, 99)),
    ("dozens", (24, 99)),
    ("scores", (40, 99)),
    ("millions", (2000000, None)),
    ("half a million", (500000, 500000)),
)
ABOVE = (
    "more than",
    "at least",
    "over",
    "no fewer than",
    "or more",
    "and more",
    "plus",
    "upwards of",
    "passed",
    "above",
)
BELOW = (
    "fewer than", "less than", "nearly", "almost", "up to", "no more than", "at most",
    "as many as", "not exceed", "just under", "close to", "just short of",
)  # fmt: skip

ALTERNATIVES = "|".join([*NUMBER_WORDS, *SCALES])
# "Su-25" and "T-72s" are names, not numbers.
NUMBER = re.compile(rf"(?<![a-z]-)(?<!\d)\d[\d,]*(?:\.\d+)?|\b(?:{ALTERNATIVES})\b")
JOINER = re.compile(r"(?:[\s-]|\band\b)*")

Bounds = tuple[int | None, int | None]


def bounds_of(words: str) -> Bounds | None:
    """Give the bounds that the rules ask for, or ``None`` where they do not say."""
    words = words.lower()
    for phrase, bounds in LOOSE:
        if re.search(rf"\b{phrase}\b", words):
            return bounds
    values = numbers_in(words)
    if len(values) == 2 and re.search(r"\bbetween\b|\bto\b|\bor\b|\d\s?[-–]\s?\d", words):
        # "ten or twelve thousand": the scale stands once and belongs to both.
        return (values[0], values[1]) if values[1] < 100 * values[0] else None
    if len(values) != 1:
        return None
    # The longest phrase wins: "no more than" is a limit from above, though "more than" is in it.
    for phrase in sorted([*ABOVE, *BELOW], key=len, reverse=True):
        if re.search(rf"\b{phrase}\b", words):
            # "would not go above four thousand" turns the bound round.
            above = (phrase in ABOVE) != bool(re.search(rf"\bnot\b.*\b{phrase}\b", words))
            return (values[0], None) if above else (None, values[0])
    return values[0], values[0]


def numbers_in(words: str) -> list[int]:
    """Give the numbers named, words of one number put together."""
    values: list[list[float]] = []
    end = -1
    for match in NUMBER.finditer(words):
        if (
            end < 0
            or not JOINER.fullmatch(words, end, match.start())
            or not joins(values, match[0])
        ):
            values.append([0.0, 0.0])
        total, part = values[-1]
        word = match[0]
        if word in SCALES:
            part = (part or 1) * SCALES[word]
            values[-1] = [total + part, 0.0] if SCALES[word] >= 1000 else [total, part]
        else:
            values[-1] = [total, part + float(NUMBER_WORDS.get(word) or word.replace(",", ""))]
        end = match.end()
    return [int(total + part) for total, part in values]


def joins(values: list[list[float]], word: str) -> bool:
    """Say whether a word goes on with the number before it: "twenty-one", "two hundred"."""
    if not values:
        return False
    total, part = values[-1]
    if word in SCALES:
        return SCALES[word] < 1000 or part > 0
    digit = NUMBER_WORDS.get(word, 0)
    return digit > 0 and (
        (digit < 10 and part % 100 >= 20 and part % 10 == 0)
        or (part >= 100 and part % 100 == 0)
        or (part == 0 and total >= 1000)
    )
