"""Find the actors that a text names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from sayso.language.actor_lines import RawName, SentenceWords, actor_lines
from sayso.language.actor_names import acronyms_of, raw_names
from sayso.language.same_actor import Story, resolve, sides_of
from sayso.language.war import War, named_parties, war_countries
from sayso.lexicon.actors import Word, generic_words, known_actors
from sayso.nouns.actor import Actor
from sayso.nouns.reading import ActorMention, Sentence

APPOSED = frozenset(
    {"militants", "terrorists", "group", "jihadists", "rebels", "kurds", "attackers"}
)
"""Generic words that only introduce a party named right after ("the militant group X")."""

LONGEST_HEAD = 20
"""Characters in which the word that two attributes share must end."""


def find_actors(
    text: str, sentences: Sequence[Sentence], day: date | None = None
) -> tuple[ActorMention, ...]:
    """Give the mentions of parties, forces, governments and people, in text order.

    ``day`` is the report's, where known: it says which parties and states there were. Words that
    stand for an actor without naming it ("the group", "they") are mentions too; their actor's
    ``reason`` says how they were resolved, and begins with "pronoun" for a pronoun.
    """
    return ActorReader(text, sentences, day).read()


class ActorReader:
    """The actors of one report, to be read again once the lands that it is set in are known."""

    def __init__(self, text: str, sentences: Sequence[Sentence], day: date | None = None) -> None:
        """Split the report into words."""
        self._text = text
        self._day = day
        self._lines = actor_lines(text, sentences, day)
        self.sides: tuple[Actor, ...] = ()

    def read(self, lands: Mapping[str, float] | None = None) -> tuple[ActorMention, ...]:
        """Give the mentions; ``lands`` weighs the states, by ISO code, whose places are named.

        ``sides`` then holds the two sides of the war that the report is of.
        """
        country, countries = war_countries(self._lines, lands or {}, self._day)
        raws = [raw for line in self._lines for raw in _without_appositions(line, countries)]
        raws = _with_acronyms(raws, self._lines, self._text)
        war = War(country, countries, named_parties(raws), self._day)
        story = Story(war, names_in_report=_armed(raws))
        mentions: list[ActorMention] = []
        for raw in raws:
            actor = resolve(raw, self._text[raw.start : raw.end], story)
            if actor is None:
                continue
            if mentions and self._shares_head(mentions[-1], raw):
                reason = f"{raw.words}: one side with {mentions[-1].actor.text}"
                actor = replace(mentions[-1].actor, text=actor.text, reason=reason)
            mention = ActorMention(raw.start, raw.end, actor)
            named_twice = self._with_short_name(mentions[-1], mention) if mentions else None
            if named_twice is not None:
                mentions[-1] = named_twice
            else:
                mentions.append(mention)
        self.sides = sides_of(story)
        return tuple(mentions)

    def _shares_head(self, army: ActorMention, raw: RawName) -> bool:
        """Whether a word is of one side with the army before it: "army and militia personnel"."""
        joined = self._text[army.end : raw.start] == " and " and army.actor.kind == "force"
        if not joined or raw.words not in generic_words()["beside_army"]:
            return False
        head = self._text[raw.end : raw.end + LONGEST_HEAD].split()[:1]
        return bool(head) and head[0].strip(".,;") in generic_words()["shared_heads"]

    def _with_short_name(self, full: ActorMention, short: ActorMention) -> ActorMention | None:
        """Give a name and its short form in brackets as one mention: "Free Army (FA) fighters".

        None where the second is no short form of the first, but another mention.
        """
        same = full.actor.key == short.actor.key
        if not same or self._text[full.end : short.start] not in {" (", " (the "}:
            return None
        end = short.end if ")" in self._text[short.start : short.end] else short.end + 1
        if self._text[full.start : end].count(")") != 1:
            return None
        words = self._text[full.start : end]
        return ActorMention(full.start, end, replace(full.actor, text=words))

    def differs(self, lands: Mapping[str, float]) -> bool:
        """Whether the report is about another war once the lands of its places count."""
        return war_countries(self._lines, lands, self._day) != war_countries(
            self._lines, {}, self._day
        )


def _armed(raws: Iterable[RawName]) -> Counter[str]:
    """Count the namings of each armed non-state party."""
    entries = known_actors()
    return Counter(r.key for r in raws if r.sort == "party" and entries[r.key].kind == "party")


def _without_appositions(line: SentenceWords, countries: frozenset[str]) -> list[RawName]:
    """Give a sentence's raw names without words that only introduce the name that follows."""
    found = list(raw_names(line, countries))
    kept = []
    for raw, following in zip_longest(found, found[1:]):
        introduces = (
            following is not None
            and raw.sort == "generic"
            and raw.key in APPOSED
            and following.sort in ("party", "named_group")
            and _runs_on(line, raw.last, following.first)
        )
        if not introduces:
            kept.append(raw)
    return kept


def _runs_on(line: SentenceWords, last: int, first: int) -> bool:
    """Whether nothing but "of the so-called" stands between two words."""
    between = {word.form for word in line.words[last:first]}
    return between <= {"of", "the", "so", "called", "from", "group"} and line.joined(last - 1)


def _with_acronyms(
    raws: Sequence[RawName], lines: Sequence[SentenceWords], text: str
) -> list[RawName]:
    """Add the mentions by acronyms that the report introduces itself, in text order."""
    introduced = dict(acronyms_of(raws, text))
    raws = [raw for raw in raws if raw.sort != "acronym" or raw.key not in introduced]
    taken = {(raw.sentence, index) for raw in raws for index in range(raw.first, raw.last)}
    added = []
    for line in lines if introduced else ():
        for index, word in enumerate(line.words):
            raw = introduced.get(text[word.start : word.end]) if word.upper else None
            if raw is not None and (line.position, index) not in taken:
                added.append(_moved(raw, line.position, index, word))
    return sorted([*raws, *added], key=lambda raw: raw.start)


def _moved(raw: RawName, sentence: int, index: int, word: Word) -> RawName:
    """Give a name again where its acronym stands."""
    return replace(
        raw, sentence=sentence, first=index, last=index + 1, start=word.start, end=word.end
    )
