"""Groups that no list knows, by how they are written: kept as they are, never guessed at.

"Zardad's fighters", "the Oru Front", "44th Division", "2 Para", "the FLQ said": a name before a
word for armed people, a capitalised run that ends in a noun of groups, a numbered unit, an
acronym that the report uses as a name.
"""

import re

from sayso.language.actor_lines import RawName, SentenceWords, raw_name
from sayso.lexicon.actors import generic_words
from sayso.lexicon.outlets import outlet_named
from sayso.lexicon.saying import speaker_nouns
from sayso.lexicon.weapons import find_weapons

MAX_RUN = 8
LONGEST_SPAN_OF_OPENINGS = 5
MOST_QUALIFIERS = 2
LONGEST_NAME = 120
"""In characters: what is longer is no name."""
JOINING = frozenset({"al", "of", "for", "the", "and", "ul", "el", "e", "de", "bin"})
NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?")
ACRONYM = re.compile(r"[A-Z]{3,7}(?:s|'s|’s)?")


def unlisted_groups(line: SentenceWords, index: int) -> RawName | None:
    """Give the group that starts at a word and that no list knows, the longest reading of it."""
    if line.capitals:
        return None
    word = line.words[index]
    if word.form[:1].isdigit():
        found = [_numbered_unit(line, index)]
    elif word.capital and word.form not in generic_words()["never_opens"]:
        found = [_ending_in_noun(line, index), _before_head(line, index), _acronym(line, index)]
    else:
        return None
    short = [raw for raw in found if raw is not None and raw.end - raw.start <= LONGEST_NAME]
    return max(short, key=lambda raw: raw.last, default=None)


def _numbered_unit(line: SentenceWords, index: int) -> RawName | None:
    """Read "44th Division", "the 131st Maikop Brigade", "2 Para"."""
    words, units = line.words, generic_words()["unit_nouns"]
    if not NUMBER.fullmatch(words[index].form):
        return None
    last = index
    for position in range(index + 1, min(len(words), index + 5)):
        if not line.joined(position - 1) or not words[position].capital:
            break
        if words[position].form in units:
            last = position + 1
    plain = words[index].form.isdigit() and last > index + 2
    if last == index or plain:
        return None
    return raw_name(line, index, last, "named_group", line.as_written(index, last))


def _ending_in_noun(line: SentenceWords, index: int) -> RawName | None:
    """Read a capitalised run that ends in "Brigade", "Front", "Army"."""
    classes, words = generic_words(), line.words
    last, noun = index, False
    opening = words[index].form in classes["group_openings"]
    for position in range(index, min(len(words), index + MAX_RUN)):
        if position > index and not line.joined(position - 1):
            break
        word = words[position]
        if word.form == "the" and word.capital and position > index:
            break
        if not word.capital and not (word.form in JOINING and position > index):
            break
        if word.capital:
            last = position + 1
            noun = word.form in classes["group_nouns"] and position > index
            if noun or word.possessive:
                break
    if any(line.is_nation(position) for position in range(index, last)):
        return None
    if noun or (opening and index + 1 < last <= index + LONGEST_SPAN_OF_OPENINGS):
        return raw_name(line, index, last, "named_group", line.as_written(index, last))
    return None


def _before_head(line: SentenceWords, index: int) -> RawName | None:
    """Read a name before a word for armed people: "Zardad's fighters", "Abkhaz gunners"."""
    last = _end_of_name(line, index)
    if last == index or _names_nobody(line, index, last):
        return None
    classes, words = generic_words(), line.words
    position = last
    while (
        position < min(len(words), last + MOST_QUALIFIERS)
        and words[position].form in classes["group_qualifiers"]
        and line.joined(position - 1)
    ):
        position += 1
    if position >= len(words) or not line.joined(position - 1) or words[position].capital:
        return None
    form = words[position].form
    if form in classes["irregular_heads"] or form in classes["troop_heads"]:
        name = line.as_written(index, position + 1)
        return raw_name(line, index, position + 1, "named_group", name)
    return None


def _end_of_name(line: SentenceWords, index: int) -> int:
    """Give the end of the run of capitalised words that starts at a word."""
    words = line.words
    last = index
    for position in range(index, min(len(words), index + MAX_RUN)):
        if position > index and (not line.joined(position - 1) or words[position - 1].possessive):
            break
        if not words[position].capital:
            break
        last = position + 1
    return last


def _names_nobody(line: SentenceWords, index: int, last: int) -> bool:
    """Whether a capitalised run is a date, a land, a known party, or a plain word at the start."""
    words, classes = line.words, generic_words()
    if any(line.names[position] for position in range(index, last)):
        return True
    if any(words[position].form in classes["no_group_names"] for position in range(index, last)):
        return True
    possessive = words[last - 1].possessive
    if index and line.joined(index - 1) and not possessive:
        if words[index - 1].form in classes["placing"]:
            return True
    elif not possessive and index == 0:
        return not all(words[position].form in line.proper for position in range(index, last))
    return (
        last < len(words)
        and line.hyphened(last - 1)
        and (words[last].form in classes["attributes"])
    )


def _acronym(line: SentenceWords, index: int) -> RawName | None:
    """Read capitals that the report uses as a name: in a sentence that is not in capitals."""
    word = line.words[index]
    written = line.text[word.start : word.end]
    if not ACRONYM.fullmatch(written) or any(n.sort != "party" for n in line.names[index]):
        return None
    beside = (index and line.hyphened(index - 1)) or line.hyphened(index)
    if beside or outlet_named(written) or word.form in generic_words()["no_acronyms"]:
        return None
    if word.start < dateline_end(line) or _is_newsroom(line, index) or _is_weapon(written):
        return None
    return raw_name(line, index, index + 1, "acronym", written.rstrip("s").rstrip("'’"))


DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,60}?(?:,? [A-Z][a-z]+\.? ?\d{0,2})?,? ?(?:\([^()\n]{2,40}\))? ?"
    r"(?:--|[-–—:.])\s"
)


def dateline_end(line: SentenceWords) -> int:
    """Give where a dateline in capitals ends that opens a sentence: "OSTREL (VNA) - "."""
    start = line.words[0].start
    found = DATELINE.match(line.text, start, start + LONGEST_DATELINE)
    return found.end() if found else start


LONGEST_DATELINE = 120
"""Characters."""


def _is_newsroom(line: SentenceWords, index: int) -> bool:
    """Whether somebody of the press stands behind an acronym, or was told before it."""
    words = line.words
    behind = words[index + 1].form if index + 1 < len(words) and line.joined(index) else ""
    before = words[index - 1].form if index and line.joined(index - 1) else ""
    return speaker_nouns().get(behind) == "media" or before == "told"


def _is_weapon(written: str) -> bool:
    """Whether capitals name a weapon: "BMPs"."""
    plain = written.rstrip("s").rstrip("'’")
    return any((start, end) == (0, len(plain)) for start, end, _ in find_weapons(plain))
