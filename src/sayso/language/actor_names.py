"""Find runs of words that may name an actor, before it is settled whom they mean."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.language.actor_groups import unlisted_groups
from sayso.language.actor_lines import RawName, RawSort, SentenceWords, raw_name
from sayso.lexicon.actors import Name, Word, generic_words, known_actors, states

MAX_RUN = 8
LONG_ACRONYM = 4


def raw_names(line: SentenceWords, countries: frozenset[str]) -> Iterator[RawName]:
    """Give the candidate names of a sentence, left to right, none overlapping another."""
    index = 0
    while index < len(line.words):
        found = _name_at(line, index, countries)
        if found is None:
            index += _land_name(line, index)
            continue
        if not _turned(line, found):
            yield found
        index = found.last


def nations_of(line: SentenceWords) -> Iterator[str]:
    """Give the code of every state that a sentence names, by name, adjective, seat or leader."""
    for names in line.names:
        for name in names:
            if name.sort in ("nation", "leader", "people"):
                yield name.key.partition(":")[0]
                break


def lands_of_parties(line: SentenceWords) -> Iterator[str]:
    """Give the state of every party named in full that fights in one state only."""
    entries = known_actors()
    for names in line.names:
        for name in names:
            full = name.sort == "party" and (
                _is_long_acronym(line, name) or (not name.acronym and name.casing == "capital")
            )
            if full and len(entries[name.key].country) == 1:
                yield entries[name.key].country[0]
                break


def _is_long_acronym(line: SentenceWords, name: Name) -> bool:
    """Whether a name is an acronym of four letters or more, which hardly two parties share."""
    return name.acronym and not line.capitals and len(name.forms[0]) >= LONG_ACRONYM


def _name_at(line: SentenceWords, index: int, countries: frozenset[str]) -> RawName | None:
    """Give the longest name that starts at a word."""
    names = line.names[index]
    best: RawName | None = None
    for candidate in _candidates(line, index, names, countries):
        if best is None or candidate.last > best.last:
            best = candidate
    return best


def _land_name(line: SentenceWords, index: int) -> int:
    """Give how many words to pass over: a state's or seat's whole name, or one."""
    names = line.names[index]
    return max((len(n.forms) for n in names if n.sort in ("nation", "seat")), default=1)


def _candidates(
    line: SentenceWords, index: int, names: Sequence[Name], countries: frozenset[str]
) -> Iterator[RawName]:
    """Give the candidates at a word, parties first, so that a party wins over an equal run."""
    word = line.words[index]
    parties = [
        n
        for n in names
        if n.sort == "party" and (_is_long_acronym(line, n) or _allowed(n, countries))
    ]
    if parties:
        size = len(parties[0].forms)
        choices = tuple(dict.fromkeys(n.key for n in parties if len(n.forms) == size))
        last = _absorb(line, index + size)
        yield raw_name(line, index, last, "party", choices[0], choices)
    for name in names:
        if name.sort in ("nation", "leader", "people", "seat"):
            yield from _national(line, index, name)
    for name in names:
        if name.sort == "generic":
            yield raw_name(line, index, index + len(name.forms), "generic", name.key)
            break
    yield from _state_words(line, index)
    group = unlisted_groups(line, index)
    if group:
        yield group
    if word.form in generic_words()["pronouns"]:
        yield raw_name(line, index, index + 1, "pronoun", word.form)


def _allowed(name: Name, countries: frozenset[str]) -> bool:
    """Whether a short acronym, or a party of the past, belongs to a war that the report is of."""
    entry = known_actors()[name.key]
    past = entry.active[1] is not None
    if not name.acronym and name.casing != "any" and not past:
        return True
    return not entry.country or bool(countries.intersection(entry.country))


def _absorb(line: SentenceWords, last: int) -> int:
    """Give the end of a party's name with "militants", "terrorist group" after it."""
    while (
        last < len(line.words)
        and line.words[last].form in generic_words()["absorbed"]
        and line.joined(last - 1)
        and not line.words[last - 1].possessive
        and not line.hyphened(last - 1)
    ):
        last += 1
    return last


def _national(line: SentenceWords, index: int, name: Name) -> Iterator[RawName]:
    """Give what a state's name, adjective, seat, people or leader stands for here."""
    code = name.key.partition(":")[0]
    after = index + len(name.forms)
    adjective = name.key.endswith(":adjective")
    if name.sort == "people":
        yield raw_name(line, index, after, "people", code)
        return
    if name.sort in ("nation", "leader") and (adjective or not _is_land(line, index, after)):
        yield from _headed(line, index, after, code)
    if name.sort == "leader":
        yield raw_name(line, index, after, "leader", code)
    elif not adjective and _acts(line, index, after, is_land=states()[code].own_war):
        yield raw_name(line, index, after, "nation" if name.sort == "nation" else "seat", code)


def _is_land(line: SentenceWords, index: int, after: int) -> bool:
    """Whether a preposition of place makes a state's name the land ("in Libya rebels took ...")."""
    if line.words[after - 1].possessive or not index or not line.joined(index - 1):
        return False
    return line.words[index - 1].form in generic_words()["placing"]


def _headed(line: SentenceWords, index: int, after: int, code: str) -> Iterator[RawName]:
    """Read "<nation> [qualifiers] <head>" ("Syrian government warplanes", "Gaddafi's tanks")."""
    words, classes = line.words, generic_words()
    position = after
    stop = min(len(words), after + MAX_RUN)
    found: tuple[int, RawSort] | None = None
    while position < stop and line.joined(position - 1):
        if line.hyphened(position - 1) and words[position].form in classes["attributes"]:
            return
        sort, size = _head_at(words, position)
        if sort == "deed":
            found = found or (position, "state")
            break
        if sort:
            found = (position + size, sort)
            position += size
        elif words[position].form in classes["state_qualifiers"]:
            position += 1
        else:
            break
    if found:
        yield raw_name(line, index, found[0], found[1], code)


HEAD_CLASSES: tuple[tuple[str, RawSort], ...] = (
    ("state_forces", "state"),
    ("state_heads", "state"),
    ("governments", "government"),
    ("police", "police"),
    ("guards", "guards"),
    ("rebels", "rebels"),
    ("civilians", "people"),
    ("state_deeds", "deed"),
)
LONGEST_HEAD = 3


def _head_at(words: Sequence[Word], position: int) -> tuple[RawSort | None, int]:
    """Give the sort and size of the head that starts at a word, the longest there is."""
    classes = generic_words()
    for size in range(min(LONGEST_HEAD, len(words) - position), 0, -1):
        run = " ".join(word.form for word in words[position : position + size])
        for key, sort in HEAD_CLASSES:
            if run in classes[key]:
                return sort, size
    return None, 0


def _state_words(line: SentenceWords, index: int) -> Iterator[RawName]:
    """Read "<government|regime|army> <head>" without a nation ("regime warplanes")."""
    classes = generic_words()
    if line.words[index].form not in classes["state_words"]:
        return
    last = index + 1
    for position in range(index + 1, min(len(line.words), index + MAX_RUN)):
        form = line.words[position].form
        if not line.joined(position - 1) or line.hyphened(position - 1):
            break
        if form in classes["state_heads"] or form in classes["state_forces"]:
            last = position + 1
        elif form not in classes["state_qualifiers"]:
            break
    if last > index + 1:
        yield raw_name(line, index, last, "generic", "state_forces")


def _acts(line: SentenceWords, index: int, after: int, *, is_land: bool) -> bool:
    """Whether a state's name stands for its side here, and not for the land.

    The name of a state with a war on its soil is most often the land.
    """
    before = line.words[index - 1].form if index and line.joined(index - 1) else ""
    if before in generic_words()["placing"]:
        return False
    if before in {
        "by",
        "against",
        "with",
        "accused",
        "accuse",
        "blamed",
        "and",
        "told",
        "targeting",
    }:
        return True
    if after < len(line.words):
        following = line.words[after].form
        if is_land and following in generic_words()["being"]:
            return False
        acting = following in generic_words()["acting_after"] or following.endswith("ed")
        return acting and line.joined(after - 1)
    return False


def _turned(line: SentenceWords, raw: RawName) -> bool:
    """Whether the name is another's attribute ("US-backed") or turned round ("anti-regime")."""
    classes = generic_words()
    following = line.words[raw.last].form if raw.last < len(line.words) else ""
    if following in classes["attributes"] and line.hyphened(raw.last - 1):
        return True
    if following in classes["offshoots"]:
        return raw.sort == "party"
    return (
        raw.first > 0
        and line.hyphened(raw.first - 1)
        and (line.words[raw.first - 1].form in classes["reversers"])
    )


def acronyms_of(names: Iterable[RawName], text: str) -> Iterator[tuple[str, RawName]]:
    """Give the acronyms that a report introduces after a name ("the X Front (XF)")."""
    for name in names:
        if name.sort in ("named_group", "party"):
            found = INTRODUCED.match(text, name.end)
            if found:
                yield found.group(1), name


INTRODUCED = re.compile(r"\s?\(\s?([A-Z][A-Z-]{1,7})\s?\)")
