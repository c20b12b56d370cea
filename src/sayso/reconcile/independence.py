"""Count the sources of an incident that do not hang on one another, and say why.

Each claim stands on one origin: the first link of its chain, or the outlet where it speaks in its
own voice. Origins that hang on one another count once: one speaker under several mastheads, a
spokesman and the party he speaks for, a text and its copies, an outlet that cites another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.nouns.source import Source
from sayso.reconcile.facets import WORD, stems
from sayso.reconcile.own_word import name_party, party_of

LEAST_CARRIED = 5
"""Telling words that a sentence needs before finding it twice is more than chance."""

CARRIED_SHARE = 0.7
"""Share of telling words (Jaccard) from which two sentences are one that was carried over."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word a claim stands on: a key, a name, and the party spoken for, if any.

    ``faceless`` is the text that cites a source of whom nothing is told ("reports", "a source"),
    empty for all others. ``house`` are the names that stand with a person's own where a text says
    whose head or spokesman he is ("Observatory director so-and-so").
    """

    key: str
    name: str
    party: str = ""
    unnamed: bool = False
    faceless: str = ""
    house: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent sources, the groups of origins (each counts once), the sentences."""

    number: int
    groups: tuple[tuple[Origin, ...], ...]
    sentences: tuple[str, ...]
    group_of: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of the reports: each by id, and which text each one carries."""

    reports: Mapping[str, Report]
    originals: Mapping[str, str]

    def root(self, report: str) -> str:
        """Give the earliest report whose text this one carries; itself where it is no copy."""
        seen = {report}
        while (original := self.originals.get(report)) and original not in seen:
            seen.add(original)
            report = original
        return report

    def outlet(self, report: str) -> str:
        """Give the outlet's name, or the report's id where none is known."""
        known = self.reports.get(report)
        return (known.outlet if known else "") or report


def provenance_of(reports: Sequence[Report], reprints: Sequence[Reprint]) -> Provenance:
    """Put reports and reprints together."""
    by_id = {report.id: report for report in reports}
    return Provenance(by_id, {reprint.report: reprint.original for reprint in reprints})


def origin_of(claim: Claim, provenance: Provenance) -> Origin:
    """Give on whose word a claim stands."""
    if not claim.sources:
        root = provenance.root(claim.report)
        name = provenance.outlet(root)
        return Origin(f"outlet:{name.casefold()}", name)
    first = claim.sources[0]
    party = party_of(first)
    if first.named:
        return Origin(first.key, first.name, party, house=house_of(first))
    # an unnamed source is nobody in particular: one to each text that cites it
    root = provenance.root(claim.report)
    name = f"{first.name} ({provenance.outlet(root)})"
    faceless = root if first.kind == "anonymous" else ""
    return Origin(f"{root}:{first.key}", name, party, unnamed=True, faceless=faceless)


def house_of(source: Source) -> frozenset[str]:
    """Give the names that stand beside a source's own where the text names it."""
    own, told = names_in(source.name), names_in(source.text)
    return told - own if own <= told else frozenset()


def names_in(words: str) -> frozenset[str]:
    """Give the stems of the words that begin with a capital letter, without plain ones."""
    found = (match.group() for match in WORD.finditer(words))
    return stems(" ".join(word for word in found if word[0].isupper()))


def count_independent(claims: Sequence[Claim], provenance: Provenance) -> Independence:
    """Count the sources that do not hang on one another, with the reasons in sentences."""
    origins = {claim.id: origin_of(claim, provenance) for claim in claims}
    by_key = {origins[key].key: origins[key] for key in sorted(origins)}
    for origin in origins.values():
        house = by_key[origin.key].house | origin.house
        by_key[origin.key] = replace(by_key[origin.key], house=house)
    ties = Ties(by_key)
    ties.tie_parties()
    ties.tie_faceless()
    ties.tie_houses()
    for claim in sorted(claims, key=lambda entry: entry.id):
        ties.tie_chain(claim, origins[claim.id])
    ties.tie_carried(sorted(claims, key=lambda entry: entry.id), origins)
    ties.tie_own_voices(sorted(claims, key=lambda entry: entry.id), origins)
    groups = ties.groups()
    number_of = {origin.key: place for place, group in enumerate(groups) for origin in group}
    sentences = [*copy_sentences(claims, provenance), *ties.sentences(), *own_word_of(groups)]
    group_of = {claim.id: number_of[origins[claim.id].key] for claim in claims}
    return Independence(len(groups), groups, tuple(sentences), group_of)


class Ties:
    """Origins and what ties them together."""

    def __init__(self, origins: Mapping[str, Origin]) -> None:
        """Start with every origin on its own."""
        self.origins = origins
        self.parent = {key: key for key in origins}
        self.hanging: set[str] = set()
        self.said: set[str] = set()

    def find(self, key: str) -> str:
        """Give the origin that stands for a group."""
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def tie(self, left: str, right: str, sentence: str) -> None:
        """Count two origins once, and say why."""
        first, second = sorted((self.find(left), self.find(right)))
        if first != second:
            self.parent[second] = first
            self.said.add(sentence)

    def tie_parties(self) -> None:
        """Count the mouths of one party once."""
        by_party: dict[str, list[Origin]] = defaultdict(list)
        for origin in self.origins.values():
            if origin.party:
                by_party[origin.party].append(origin)
        for party, group in by_party.items():
            ordered = sorted(group, key=lambda origin: origin.key)
            for other in ordered[1:]:
                name = name_party(party)
                self.tie(
                    ordered[0].key, other.key,
                    f"{ordered[0].name} and {other.name} both speak for {name}: counted once.",
                )  # fmt: skip

    def tie_faceless(self) -> None:
        """Count those once of whom one text tells nothing by which they could be told apart."""
        by_text: dict[str, list[Origin]] = defaultdict(list)
        for key in sorted(self.origins):
            if text := self.origins[key].faceless:
                by_text[text].append(self.origins[key])
        for first, *others in by_text.values():
            for other in others:
                self.tie(
                    first.key, other.key,
                    f"Nothing tells {first.name} and {other.name} apart: counted once.",
                )  # fmt: skip

    def tie_houses(self) -> None:
        """Count a person once with the body whose head or spokesman a text says he is."""
        for key in sorted(self.origins):
            person = self.origins[key]
            for other in sorted(self.origins) if person.house or person.party else ():
                body = self.origins[other]
                told = person.party == other or (
                    person.house and not body.unnamed and person.house <= names_in(body.name)
                )
                if other != key and told:
                    self.tie(
                        body.key, person.key,
                        f"{person.name} is told to speak for {body.name}: counted once.",
                    )  # fmt: skip

    def hang(self, dependent: str, on: str, sentence: str) -> None:
        """Count an origin with the one it hangs on; with one only, so that it ties no others."""
        if dependent not in self.hanging and dependent != on:
            self.hanging.add(dependent)
            self.tie(on, dependent, sentence)

    def tie_chain(self, claim: Claim, origin: Origin) -> None:
        """Count a later link with the first: it only passes the first one's word on."""
        for link in claim.sources[1:]:
            if link.key in self.parent:
                self.hang(link.key, origin.key, f"{link.name} cites {origin.name}: counted once.")

    def tie_carried(self, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> None:
        """Count those once who tell in two reports in all but the same words: one text, carried."""
        filed: dict[tuple[str, str], tuple[Claim, frozenset[str]]] = {}
        for claim in claims:
            words = stems(claim.evidence.quote)
            if len(words) < LEAST_CARRIED:
                continue
            longest = sorted(words, key=lambda word: (-len(word), word))[:LEAST_CARRIED]
            # two takes of one sentence share most of their long words, so two of them lead to it
            for pair in combinations(sorted(longest), 2):
                other, carried = filed.setdefault(pair, (claim, words))
                if len(words & carried) >= CARRIED_SHARE * len(words | carried):
                    self._tie_sentence(other, claim, origins)

    def _tie_sentence(self, one: Claim, other: Claim, origins: Mapping[str, Origin]) -> None:
        first, second = origins[one.id], origins[other.id]
        both_named = bool(one.sources and other.sources) and not (first.unnamed or second.unnamed)
        if one.report != other.report and not both_named:
            self.hang(
                second.key, first.key,
                f"{second.name} and {first.name} tell it in the same words: counted once.",
            )  # fmt: skip

    def tie_own_voices(self, claims: Sequence[Claim], origins: Mapping[str, Origin]) -> None:
        """Count an outlet's own voice with a source that the same report names for it."""
        named: dict[str, list[Origin]] = defaultdict(list)
        for claim in claims:
            if claim.sources:
                named[claim.report].append(origins[claim.id])
        for claim in claims:
            if not claim.sources and named[claim.report]:
                source = min(named[claim.report], key=lambda origin: origin.key)
                own = origins[claim.id]
                self.hang(
                    own.key, source.key,
                    f"{own.name} tells it in its own voice and names {source.name}: counted once.",
                )  # fmt: skip

    def groups(self) -> tuple[tuple[Origin, ...], ...]:
        """Give the groups of origins, each counted once."""
        found: dict[str, list[Origin]] = defaultdict(list)
        for key in sorted(self.origins):
            found[self.find(key)].append(self.origins[key])
        return tuple(tuple(group) for group in found.values())

    def sentences(self) -> list[str]:
        """Give the reasons in a fixed order."""
        return sorted(self.said)


def own_word_of(groups: Sequence[Sequence[Origin]]) -> list[str]:
    """Say so where everything stands on the word of one party."""
    parties = {origin.party for group in groups for origin in group}
    if len(parties) != 1 or not (party := parties.pop()):
        return []
    return [f"It stands on the word of {name_party(party)} alone."]


def copy_sentences(claims: Sequence[Claim], provenance: Provenance) -> list[str]:
    """Say which reports carry another's text."""
    found = set()
    for claim in claims:
        root = provenance.root(claim.report)
        if root != claim.report:
            copy, original = provenance.outlet(claim.report), provenance.outlet(root)
            found.add(
                f"{copy} ({claim.report}) carries the text of {original} ({root}): "
                "no second witness."
            )
    return sorted(found)
