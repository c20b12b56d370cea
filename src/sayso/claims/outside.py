"""What a reader from outside says it found, held against the report's own words.

Nothing is taken on trust: words must stand in the text as given, a type must be one of the
claims format. What does not hold is refused and counted.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import cast

from sayso.claims.clauses import clause_at, span_between
from sayso.claims.speakers import Mentions, speaker_of
from sayso.claims.stance import stance_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import CLAIM_TYPES, STANCES, Stance
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


class Outside:
    """The border: makes nouns of what was found outside, or refuses it.

    ``refused`` counts what was refused, by the reason in words.
    """

    def __init__(self, read_by: str) -> None:
        self.read_by = read_by
        self.refused: Counter[str] = Counter()
        self._mentions: Mentions | None = None

    def refuse(self, why: str) -> None:
        """Count something refused."""
        self.refused[why] += 1

    def happening(
        self, reading: Reading, kind: str, trigger: Span, stance: str = "", reason: str = ""
    ) -> Happening | None:
        """Give a happening whose trigger stands at a place of the text, or None."""
        if kind not in CLAIM_TYPES:
            self.refuse("no type of the claims format")
            return None
        place = tokens_at(trigger, reading)
        if place is None:
            self.refuse("the trigger stands in no sentence")
            return None
        position, first, last = place
        sentence = reading.sentences[position]
        clause = clause_at(sentence, first, last)
        by_rules, hedge = stance_of(sentence, (first, last), clause, kind)
        if stance and stance not in STANCES:
            self.refuse("no stance of the claims format")
            stance = ""
        return Happening(
            type=kind,
            trigger=trigger,
            clause=span_between(sentence, *clause),
            sentence=position,
            stance=cast("Stance", stance) if stance else by_rules,
            read_by=self.read_by,
            reason=reason,
            stance_reason="" if stance else hedge,
        )

    def attribution(
        self, reading: Reading, source: Span, content: Span, cue: Span | None, reason: str = ""
    ) -> Attribution | None:
        """Give an attribution of words of the text to a source that words of the text name."""
        if source.overlaps(content) or (cue and cue.overlaps(content)):
            self.refuse("the words said hold their own source")
            return None
        if self._mentions is None or self._mentions.reading is not reading:
            self._mentions = Mentions(reading)
        named = speaker_of(source, None, self._mentions)
        if named is None:
            self.refuse("the source's words name nobody")
            return None
        return Attribution(content, (named,), cue, source, self.read_by, reason)


def tokens_at(span: Span, reading: Reading) -> tuple[int, int, int] | None:
    """Give the sentence of a span, and its first and last token there; None where it has none."""
    position = bisect_right(reading.sentences, span.start, key=lambda s: s.start) - 1
    if position < 0:
        return None
    tokens = reading.sentences[position].tokens
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    last = bisect_left(tokens, span.end, key=lambda token: token.start) - 1
    return (position, first, last) if first <= last else None
