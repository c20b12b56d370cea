"""Words and phrases that may tell of a happening, with the types they may mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import load_table

GAP = 4
"""At so many words may stand where a pattern has ``..``."""
VOWELS = "aeiou"
PREFIXES = ("re", "over", "with", "under", "out")
NUMBER = "#"
"""What a number in digits is read as."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a pattern: any of these forms, or any word that ends in one of these."""

    forms: frozenset[str]
    endings: tuple[str, ...] = ()
    after_gap: bool = False

    def matches(self, word: str) -> bool:
        """Whether a word in lower case is one that the pattern means."""
        return word in self.forms or bool(self.endings and word.endswith(self.endings))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as written in the table, its words, and the types it may mean."""

    key: str
    elements: tuple[Element, ...]
    types: frozenset[str]


def verb_forms(root: str) -> frozenset[str]:
    """Give the forms of an English verb: regular ones, and those of the table of irregular ones."""
    forms = {root}
    if root.endswith(("ee", "ye")):
        forms |= {root + "s", root + "d", root + "ing"}
    elif root.endswith("e"):
        forms |= {root + "s", root + "d", root[:-1] + "ing"}
    elif root.endswith("y") and root[-2:-1] not in VOWELS:
        forms |= {root[:-1] + "ies", root[:-1] + "ied", root + "ing"}
    else:
        plural = "es" if root.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
        forms |= {root + plural, root + "ed", root + "ing"}
        if root[-1] not in VOWELS + "wxy" and root[-2:-1] in VOWELS:
            forms |= {root + root[-1] + "ed", root + root[-1] + "ing"}
    return frozenset(forms | irregular_forms().get(root, frozenset()) | prefixed_forms(root))


def prefixed_forms(root: str) -> frozenset[str]:
    """Give the irregular forms of a verb made of another: retake, overrun, withdraw."""
    for prefix in PREFIXES:
        if root.startswith(prefix):
            stem = irregular_forms().get(root.removeprefix(prefix), frozenset())
            return frozenset(prefix + form for form in stem)
    return frozenset()


@cache
def irregular_forms() -> Mapping[str, frozenset[str]]:
    """Give the irregular forms of each root."""
    found: dict[str, set[str]] = defaultdict(set)
    for form, root in load_table("irregular_forms")["forms"].items():
        found[root].add(form)
    return {root: frozenset(forms) for root, forms in found.items()}


def noun_forms(root: str) -> frozenset[str]:
    """Give singular and plural of an English noun."""
    if root.endswith("y") and root[-2:-1] not in VOWELS:
        return frozenset({root, root[:-1] + "ies"})
    plural = "es" if root.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return frozenset({root, root + plural})


def make_element(word: str, classes: Mapping[str, Sequence[str]], *, after_gap: bool) -> Element:
    """Make one word of a pattern out of its notation."""
    forms: set[str] = set()
    endings: list[str] = []
    for choice in word.split("|"):
        if choice.startswith("<"):
            forms |= set(classes[choice.strip("<>")])
        elif choice.startswith("-"):
            endings.append(choice)
        elif choice.endswith("+"):
            forms |= verb_forms(choice[:-1])
        elif choice.endswith("*"):
            forms |= noun_forms(choice[:-1])
        else:
            forms.add(choice)
    return Element(frozenset(forms), tuple(endings), after_gap)


def make_elements(key: str, classes: Mapping[str, Sequence[str]]) -> tuple[Element, ...]:
    """Make the words of a pattern."""
    elements, gap = [], False
    for word in key.split():
        if word == "..":
            gap = True
            continue
        elements.append(make_element(word, classes, after_gap=gap))
        gap = False
    return tuple(elements)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give all patterns of the table, each once with all its types."""
    table = load_table("happenings")
    types: dict[str, set[str]] = defaultdict(set)
    for name, keys in table["types"].items():
        for key in keys:
            types[key].add(name)
    classes = {**table["classes"], "number": [NUMBER, *table["classes"]["number"]]}
    return tuple(
        Pattern(key, make_elements(key, classes), frozenset(meant)) for key, meant in types.items()
    )


@cache
def by_first_word() -> tuple[Mapping[str, tuple[Pattern, ...]], tuple[Pattern, ...]]:
    """Give the patterns by their first word, and those that begin with an ending."""
    filed: dict[str, list[Pattern]] = defaultdict(list)
    loose = []
    for pattern in patterns():
        first = pattern.elements[0]
        for form in first.forms:
            filed[form].append(pattern)
        if first.endings:
            loose.append(pattern)
    return {form: tuple(found) for form, found in filed.items()}, tuple(loose)


def starting_with(word: str) -> Iterator[Pattern]:
    """Give the patterns whose first word this may be."""
    filed, loose = by_first_word()
    yield from filed.get(word, ())
    if "-" in word:
        yield from (pattern for pattern in loose if pattern.elements[0].matches(word))


@cache
def trigger_cues() -> Mapping[str, frozenset[str]]:
    """Give the classes of words whose nearness tells what an ambiguous word means."""
    return {name: frozenset(words) for name, words in load_table("trigger_cues").items()}
