"""Find the words of saying in a sentence, and where the words of the speaker stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.abbreviations import titles
from sayso.lexicon.saying import (
    behind_phrases,
    careful_verbs,
    saying_verbs,
    showing_verbs,
    words_of,
)
from sayso.nouns.reading import Token

QUOTES = frozenset('"“”«»„')
STOPS = QUOTES | frozenset(",;:—–()")
LEFT_BREAKS = STOPS | frozenset(
    {"that", "while", "but", "when", "where", "although", "because", "as", "which", "after", "if"}
)
RIGHT_BREAKS = STOPS | frozenset(
    {".", "that", "while", "but", "as", "after", "when", "where", "which", "who", "adding", "said"}
)
HELPING = frozenset(
    {
        "has", "have", "had", "also", "later", "earlier", "already", "was", "were", "is", "are",
        "been", "be", "being", "both", "all", "reportedly", "repeatedly", "initially", "previously", "separately",
        "further", "however", "did", "not", "n't", "immediately", "subsequently", "told",
    }
)  # fmt: skip
NO_SAYING_AFTER = frozenset(
    {"to", "will", "would", "could", "should", "may", "might", "can", "must"}
)
LONGEST_SPEAKER = 30
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i", "you"})
ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "another",
        "some",
        "several",
        "its",
        "his",
        "their",
        "one",
        "two",
        "three",
        "many",
    }
)
BEGINS_CLAUSE = frozenset(
    {"over", "at", "more", "nearly", "about", "around", "there", "most", "all", "no", "on", "in"}
)
LONGEST_BEHIND = 8
LINKING = frozenset(
    {"of", "at", "for", "in", "from", "to", "near", "with", "on", "inside", "by", "and"}
)
NO_SPEAKER = frozenset(
    {
        "and",
        "or",
        "then",
        "so",
        "were",
        "was",
        "is",
        "are",
        "been",
        "be",
        "has",
        "have",
        "had",
        "not",
        "amid",
        "amidst",
        "despite",
        "said",
    }
)


@dataclass(frozen=True, slots=True)
class Speech:
    """One word of saying: positions of its tokens, of its speaker's, and on which side words lie.

    ``speaker`` is None where the sentence names none. ``forward`` is True when the words handed
    on follow ("X said C"), ``backward`` when they precede ("C, X said"); both may hold.
    ``audience`` are the tokens of whom it was told to, or who carried it.
    """

    first: int
    last: int
    speaker: tuple[int, int] | None
    forward: bool
    backward: bool
    audience: tuple[int, int] | None = None
    passive: bool = False


def find_speech(tokens: Sequence[Token]) -> Iterator[Speech]:
    """Give the words of saying of a sentence, in order."""
    words = [token.lower for token in tokens]
    position = 0
    while position < len(words):
        speech = (
            behind_at(words, position)
            or colon_at(tokens, position)
            or hearsay_at(words, position)
            or verb_at(tokens, words, position)
        )
        if speech is None:
            position += 1
            continue
        yield speech
        position = max(speech.last, speech.speaker[1] if speech.speaker else 0, speech.last) + 1


def behind_at(words: Sequence[str], position: int) -> Speech | None:
    """Read "according to X": the speaker stands behind, its words on either side."""
    for phrase in behind_phrases():
        end = position + len(phrase)
        if tuple(words[position:end]) == phrase:
            stop = speaker_end(words, end)
            if (
                position == 0
                or stop - end > LONGEST_BEHIND
                or any(map(_is_finite, words[end:stop]))
            ):
                stop = lost_comma(words, end, stop)
            if stop < end:
                return None
            return Speech(position, end - 1, (end, stop), forward=True, backward=True)
    return None


def speaker_end(words: Sequence[str], start: int) -> int:
    """Give the last token of a speaker that begins here, with an apposition behind a comma."""
    end = start
    while end < len(words) and end - start < LONGEST_SPEAKER:
        titled = words[end] == "." and (words[end - 1] in titles() or len(words[end - 1]) == 1)
        if words[end] in RIGHT_BREAKS and not titled:
            break
        end += 1
    return end - 1


def lost_comma(words: Sequence[str], start: int, stop: int) -> int:
    """Give where a speaker ends whose comma was lost: before the next phrase begins."""
    for position in range(start + 1, stop):
        begins = words[position] in ARTICLES or words[position][0].isdigit()
        begins = begins or words[position] in BEGINS_CLAUSE or _is_finite(words[position])
        if begins and words[position - 1] not in LINKING | ARTICLES:
            return position - 1
    return stop


def colon_at(tokens: Sequence[Token], position: int) -> Speech | None:
    """Read a colon with a short name before it, in a sentence of the kind "X: C"."""
    if tokens[position].text != ":" or not 0 < position <= 5 or position + 3 > len(tokens):
        return None
    if any(not token.text[0].isalpha() for token in tokens[:position]):
        return None
    return Speech(position, position, (0, position - 1), forward=True, backward=False)


def hearsay_at(words: Sequence[str], position: int) -> Speech | None:
    """Read "reports of C" and "unconfirmed reports emerged that C": nobody is named."""
    if words[position] not in words_of("hearsay"):
        return None
    for behind in range(position + 1, min(position + 4, len(words))):
        if words[behind] in {"of", "that"}:
            return Speech(behind, behind, (position, position), forward=True, backward=False)
    return None


def verb_at(tokens: Sequence[Token], words: Sequence[str], position: int) -> Speech | None:
    """Read a verb of saying with its speaker on either side."""
    root = saying_verbs().get(words[position])
    if root is None or not _is_verb(words, position):
        return None
    after = words[position + 1] if position + 1 < len(words) else "$"
    opens = after in QUOTES | {":", "that"}
    if root in {"give", "put", "place"}:
        opens = any(
            word in {"toll", "number", "figure", "death"}
            for word in words[position + 1 : position + 5]
        )
    if root == "point" and after != "out":
        return None
    silent = root in careful_verbs() and not (opens or _ends_clause(words, position))
    if _merely_possible(words, position):
        return None
    passive = _is_passive(words, position)
    if passive or (
        words[position].endswith("ed")
        and words[position - 1 : position] in (["by"], ["an"], ["of"])
    ):
        return None
    speaker = speaker_before(tokens, words, position)
    inverted = root not in {"tell", "inform", "show"} and _inverted(tokens, words, position)
    audience = None
    if root in {"tell", "inform"}:
        audience = (position + 1, _audience_end(words, position + 1))
    if inverted:
        stop = speaker_end(words, position + 1)
        if stop > position:
            return Speech(position, position, (position + 1, stop), forward=False, backward=True)
    if speaker is None or not _can_show(root, words, speaker):
        return None
    if silent:
        return Speech(position, position, speaker, forward=False, backward=False)
    backward = _closes(words, speaker[0])
    forward = opens or not _ends_clause(words, audience[1] if audience else position)
    if not backward and not forward:
        backward = speaker[0] > 0
        forward = not backward
    last = audience[1] if audience else position
    return Speech(position, last, speaker, forward, backward, audience, passive)


def _is_verb(words: Sequence[str], position: int) -> bool:
    """Whether a form of a verb of saying is no noun and not merely wanted or possible here."""
    word = words[position]
    before = words[position - 1] if position else "^"
    if before in NO_SAYING_AFTER:
        return False
    determined = {
        "the",
        "a",
        "an",
        "its",
        "his",
        "their",
        "this",
        "of",
        "some",
        "no",
        "these",
        "any",
    }
    if word in NOUN_LIKE and before in LINKING | NO_SPEAKER | ARTICLES | {"^"}:
        return False
    nouns = {
        "report",
        "reports",
        "claim",
        "claims",
        "state",
        "post",
        "posts",
        "tally",
        "record",
        "comment",
        "comments",
        "note",
        "call",
        "calls",
        "estimate",
        "states",
        "document",
        "documents",
        "account",
        "broadcast",
        "statement",
        "stress",
        "warning",
        "declared",
    }
    if word in nouns and (before in determined or word in {"state", "states", "post", "document"}):
        return False
    adjectives = {
        "unconfirmed",
        "initial",
        "media",
        "news",
        "previous",
        "recent",
        "such",
        "similar",
    }
    return not (word in nouns and before in adjectives)


def _is_passive(words: Sequence[str], position: int) -> bool:
    return any(
        w in {"was", "were", "been", "is", "are"} for w in words[max(0, position - 2) : position]
    )


def _can_show(root: str, words: Sequence[str], speaker: tuple[int, int]) -> bool:
    """Whether a verb that pictures do has pictures or papers for its subject."""
    if root not in showing_verbs():
        return True
    papers = words_of("statements")
    return any(w in papers or w.rstrip("s") in papers for w in words[speaker[0] : speaker[1] + 1])


def _merely_possible(words: Sequence[str], position: int) -> bool:
    """Whether somebody could not, or would, say so."""
    before = words[max(0, position - 3) : position]
    possible = any(word in NO_SAYING_AFTER - {"to"} for word in before)
    return possible and not any(word in LEFT_BREAKS for word in before)


def _inverted(tokens: Sequence[Token], words: Sequence[str], position: int) -> bool:
    """Whether the speaker stands behind the verb: "C, said X", also where the comma was lost."""
    behind = position + 1
    if (
        not position
        or behind >= len(words)
        or words[behind] in STOPS | {"that", "."} | OCCASION - {"the", "a"}
    ):
        return False
    if words[position - 1] in QUOTES | {","}:
        return not _finite_follows(words, behind)
    short = len(words) - behind <= 16
    return short and tokens[behind].text[0].isupper() and not _finite_follows(words, behind)


def _finite_follows(words: Sequence[str], start: int) -> bool:
    """Whether a finite verb follows before the clause ends, so that it is no mere name."""
    for word in words[start : start + 16]:
        if word in {".", ","} or word in QUOTES:
            return False
        if _is_finite(word):
            return True
    return False


FINITE = frozenset(
    {
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may",
        "might", "did", "does", "took", "fell", "left", "lost", "held", "hit", "shot", "fled",
    }
)  # fmt: skip
NO_FINITE = frozenset(
    {
        "united", "armed", "based", "allied", "ahmed", "mohamed", "mohammed", "muhammed", "saeed",
        "sayed", "unnamed", "unidentified", "wounded", "injured", "displaced", "retired", "exiled",
        "besieged", "occupied", "informed", "detained", "hundred", "red", "unspecified", "need",
        "abed", "hamed", "rashed", "khaled", "waleed", "majed", "fahed", "jihed", "embed", "masked",
    }
)  # fmt: skip
"""Words in -ed that are names, or say only what sort of people speak."""


def _ends_clause(words: Sequence[str], position: int) -> bool:
    """Whether nothing but a time or an occasion follows before the clause ends."""
    rest = words[position + 1 : position + 7]
    for word in rest:
        if word in {".", ",", ";"} or word in QUOTES:
            return True
        if word not in OCCASION:
            return False
    return len(rest) < 6


NOUN_LIKE = frozenset(
    {
        "report", "reports", "claim", "claims", "state", "states", "post", "posts", "record", "tally",
        "records", "comment", "comments", "note", "notes", "call", "calls", "estimate", "estimates",
        "document", "documents", "broadcast", "statement", "stress", "account", "relay", "quote",
    }
)  # fmt: skip
OCCASION = frozenset(
    {
        "on", "in", "at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "a", "the", "statement", "late", "early", "today", "yesterday", "report", "its",
        "his", "separately", "earlier", "later", "briefing", "week", "website", "twitter", "online",
        "interview", "telephone", "by", "phone", "news", "conference", "press", "this", "morning",
        "evening", "night",
    }
)  # fmt: skip


def _closes(words: Sequence[str], speaker_first: int) -> bool:
    """Whether what stands before the speaker is a clause of its own that a comma or quote ends."""
    before = words[speaker_first - 1] if speaker_first else "^"
    return before in QUOTES | {","} and speaker_first > 4


def speaker_before(
    tokens: Sequence[Token], words: Sequence[str], position: int
) -> tuple[int, int] | None:
    """Give the tokens of the speaker that stands before a verb, appositions included."""
    end = position - 1
    while end >= 0 and words[end] in HELPING:
        end -= 1
    if end < 0:
        return None
    if words[end] in PRONOUNS:
        return end, end
    if words[end] in {",", ")"}:
        start = _before_apposition(words, end)
        if start is None:
            return None
        end -= 1
    else:
        start = phrase_start(tokens, words, end)
    start = _skip_opening(words, start, end)
    return None if start > end else (start, end)


def phrase_start(tokens: Sequence[Token], words: Sequence[str], end: int) -> int:
    """Give the first token of the noun phrase that ends here, prepositions within it included.

    Reports lose their commas on the way ("were killed a monitor said"), so an article begins the
    phrase unless a preposition stands before it, or nothing but a subject stands before the verb.
    """
    floor = end + 1
    while floor > 0 and end - floor < LONGEST_SPEAKER and words[floor - 1] not in LEFT_BREAKS:
        floor -= 1
    if not any(_is_finite(word) for word in words[floor : end + 1]):
        return floor
    start = end + 1
    while start > floor:
        word = words[start - 1]
        if word in PRONOUNS or word in NO_SPEAKER or _is_finite(word):
            break
        start -= 1
        opens = word in ARTICLES or (tokens[start].text[0].isdigit() and start < end)
        if opens and (start == 0 or words[start - 1] not in LINKING):
            break
    while start < end and words[start] in LINKING:
        start += 1
    return start


def _is_finite(word: str) -> bool:
    """Whether a word is likely a verb that has a subject of its own."""
    return word in FINITE or (word.endswith("ed") and word not in NO_FINITE and "-" not in word)


def _before_apposition(words: Sequence[str], comma: int) -> int | None:
    """Find where a speaker begins whose description stands between commas before the verb."""
    stop = max(-1, comma - 25)
    inner = next((i for i in range(comma - 1, stop, -1) if words[i] in {",", "("}), None)
    if inner is None or inner == 0:
        return None
    start = inner - 1
    while start >= 0 and words[start] not in LEFT_BREAKS and comma - start < LONGEST_SPEAKER:
        start -= 1
    return start + 1


def _skip_opening(words: Sequence[str], start: int, end: int) -> int:
    """Leave "and", "meanwhile", "on Sunday" at the beginning of a speaker out."""
    opening = {"and", "meanwhile", "however", "also", "later", "earlier", "yesterday", "today"}
    while start <= end and (words[start] in opening or words[start] in words_of("nobody")):
        start += 1
    if start <= end and words[start] in {"on", "in", "at"} and start + 2 <= end:
        days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
        if words[start + 1] in days:
            return start + 2
    return start


def _audience_end(words: Sequence[str], start: int) -> int:
    """Give the last token of whom something was told to."""
    end = start
    while (
        end < len(words) and words[end] not in RIGHT_BREAKS | OCCASION - {"the"} and end - start < 7
    ):
        end += 1
    return max(start, end - 1)
