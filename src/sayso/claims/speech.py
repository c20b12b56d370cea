"""Find the words of saying in a sentence, and who stands beside them."""

from dataclasses import dataclass, replace
from typing import Literal

from sayso.claims.lines import QUOTES, STOPS, Line, Run, is_finite
from sayso.claims.occasions import skip_occasion
from sayso.claims.phrases import phrase_after, phrase_before
from sayso.claims.subjects import is_pronoun, maker_before, may_speak, subject_phrase
from sayso.lexicon.outlets import outlet_at
from sayso.lexicon.saying import phrasal_verbs, phrases_of, releasing_verbs, saying_verbs, words_of

Sort = Literal[
    "subject", "inverted", "behind", "citing", "participle", "colon", "ending", "hearsay"
]  # fmt: skip
HELPING_BEFORE = 4
LONGEST_AUDIENCE = 8
BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One word of saying; all runs are positions of tokens.

    ``speaker`` is None where the sentence names none ("adding that"); ``description`` stands
    between commas behind the speaker; ``told`` is whom it was told to or who carried it;
    ``before`` and ``after`` are the words said; ``tagged`` is True where only the trained reader
    found it.
    """

    cue: Run
    root: str
    sort: Sort
    speaker: Run | None = None
    description: Run | None = None
    told: Run | None = None
    quoted: Run | None = None
    before: Run | None = None
    after: Run | None = None
    tagged: bool = False

    @property
    def first(self) -> int:
        """The first token of cue and speaker."""
        return min(self.cue[0], self.speaker[0]) if self.speaker else self.cue[0]

    @property
    def last(self) -> int:
        """The last token of cue, speaker, description and whom it was told to."""
        runs = (self.cue, self.speaker, self.description, self.told, self.quoted)
        return max(run[1] for run in runs if run is not None)


def find_speech(line: Line) -> list[Speech]:
    """Give the words of saying of a sentence, in order, without the words said."""
    found: list[Speech] = []
    position = 0
    while position < len(line):
        speech = (
            behind_at(line, position) or citing_at(line, position) or hearsay_at(line, position)
            or verb_at(line, position) or releasing_at(line, position)
        )  # fmt: skip
        if speech is None:
            position += 1
            continue
        found.append(speech)
        position = (
            max(speech.cue[1], speech.last if speech.sort != "subject" else speech.cue[1]) + 1
        )
    return found


def behind_at(line: Line, position: int) -> Speech | None:
    """Read "according to X": the speaker stands behind."""
    for phrase in phrases_of("behind").get(line.words[position], ()):
        end = position + len(phrase)
        if tuple(line.words[position:end]) != phrase:
            continue
        speaker = phrase_after(line, end)
        if speaker is None or line.words[speaker[0]] in words_of("unspeaking"):
            return None
        root = " ".join(phrase)
        return described(line, Speech((position, end - 1), root, "behind", speaker))
    return None


def citing_at(line: Line, position: int) -> Speech | None:
    """Read "citing X": an inner source."""
    if line.words[position] not in words_of("citing"):
        return None
    speaker = phrase_after(line, position + 1)
    return Speech((position, position), "citing", "citing", speaker) if speaker else None


def hearsay_at(line: Line, position: int) -> Speech | None:
    """Read "amid reports of", "unconfirmed reports emerged that": somebody says so."""
    if line.words[position] not in words_of("hearsay"):
        return None
    before, behind = line.word(position - 1), line.word(position + 1)
    if before not in words_of("hearsay_before") or behind not in words_of("hearsay_behind"):
        return None
    if behind in saying_verbs():
        return None
    last = position + 1 + (behind == "emerged")
    first = position - 1 if line.is_modifier(position - 1) or before == "unconfirmed" else position
    return Speech((last, last), "report", "hearsay", (first, position))


def releasing_at(line: Line, position: int) -> Speech | None:
    """Read "X released images of C": whoever makes it known says so."""
    root = releasing_verbs().get(line.words[position])
    if root is None or line.word(position - 1) in BE | words_of("unsaid"):
        return None
    noun = next(
        (i for i in range(position + 1, min(len(line), position + 5))
         if line.words[i] in words_of("statements")), None,
    )  # fmt: skip
    speech = subject_at(line, position, root) if noun else None
    if noun is None or speech is None or speech.speaker is None:
        return None
    return replace(speech, cue=(position, noun), root="release")


def described(line: Line, speech: Speech) -> Speech:
    """Take in a description between commas behind the speaker."""
    comma = speech.last + 1
    if line.word(comma) != ",":
        return speech
    description = phrase_after(line, comma + 1)
    closes = description is not None and line.word(description[1] + 1) in {",", ".", ""}
    if is_finite(line.word(comma + 1)):
        return speech
    if description is None or not closes or not any(map(line.is_role, range(comma, comma + 6))):
        return speech
    return replace(speech, description=description)


def verb_at(line: Line, position: int) -> Speech | None:
    """Read a verb of saying with its speaker on either side."""
    root = saying_verbs().get(line.words[position])
    if root is None:
        return None
    if not is_said(line, position):
        named = line.words[position] in words_of("noun_forms")
        behind = named and line.word(position - 1) in CLOSED_OFF
        return inverted_at(line, position, root) if behind else None
    word, particle = line.words[position], phrasal_verbs().get(root)
    if particle and line.word(position + 1) != particle:
        return None
    if word.endswith("ing"):
        return participle_at(line, position, root)
    speech = inverted_at(line, position, root) or subject_at(line, position, root)
    if speech is not None and root in words_of("quoting") and speech.cue == (position, position):
        speech = quoting_at(line, speech)
    if speech is not None and particle:
        speech = replace(speech, cue=(speech.cue[0], position + 1))
    if speech is None or not hands_on(line, speech):
        return None
    return with_audience(line, speech)


def quoting_at(line: Line, speech: Speech) -> Speech:
    """Read "X quoted Y as saying C": Y says it, and X hands it on."""
    quoted = phrase_after(line, speech.cue[1] + 1)
    if quoted is None:
        return speech
    end = quoted[1] + 1
    if line.word(end) == "as":
        end += 1
    saying = line.word(end) if line.word(end) in saying_verbs() else ""
    cue = (speech.cue[0], end) if saying else speech.cue
    return replace(speech, quoted=quoted, cue=cue)


CLOSED_OFF = QUOTES | {","}
"""Behind these a form that may be a noun hands on what was said ("..., estimates a minister")."""
GOING_ON = frozenset({"went", "goes"})


def is_said(line: Line, position: int) -> bool:
    """Whether a form is a verb here, and tells of words that were really said."""
    word, before = line.words[position], line.word(position - 1)
    window = line.words[max(0, position - 3) : position]
    if window[-2:] == ["on", "to"]:
        return window[0] in GOING_ON
    for earlier in reversed(window):
        if earlier in words_of("unsaid"):
            return False
        if earlier not in words_of("between") and earlier not in {"be", "have"}:
            break
    if (
        not line.capitals
        and not line.titled
        and position
        and line.tokens[position].text[0].isupper()
    ):
        return False
    if word.endswith("ed"):
        return line.word(position + 1) != "by" and before not in words_of("determiners") | words_of(
            "links"
        ) | {"", "no", "as"}
    if word in {"report", "reports", "reported"} and line.word(position + 1) in {"on", "from"}:
        return line.word(position + 2) in words_of("days")
    return word not in words_of("noun_forms") or _no_noun(line, position)


def _no_noun(line: Line, position: int) -> bool:
    """Whether a form that may be a noun is a verb, by the words on either side."""
    word, before = line.words[position], line.word(position - 1)
    behind = line.word(position + 1)
    if before == "," and behind == "that":
        return True
    object_of = is_finite(before) and before not in words_of("helping")
    led_in = before in words_of("determiners") | words_of("links") | {"", "no", "as", ","}
    if led_in or (word in words_of("hearsay") and object_of):
        return False
    if behind in saying_verbs() and behind not in words_of("noun_forms"):
        return False
    if word == "states" and (
        before == "united" or behind in {"and", "or", ","} or is_finite(behind)
    ):
        return False
    if word == "state" or line.word(position + 1) in {"of", "by"}:
        return False
    spoken = line.is_role(position - 1) or line.is_name(position - 1)
    return spoken or not line.is_modifier(position - 1)


def participle_at(line: Line, position: int, root: str) -> Speech | None:
    """Read "adding that", "saying it had": the speaker is the sentence's own."""
    if root == "quote" or line.word(position - 1) in BE | words_of("determiners") | {
        "of",
        "for",
        "by",
        "from",
    }:
        return None
    if root in words_of("careful") | words_of("showing") and line.word(position + 1) != "that":
        return None
    if line.is_role(position - 1) or line.word(position + 1) == ":":
        return subject_at(line, position, root)
    return Speech((position, position), root, "participle")


def inverted_at(line: Line, position: int, root: str) -> Speech | None:
    """Read "C, said X": the speaker stands behind the verb and ends the clause."""
    before = line.word(position - 1)
    if (
        root in words_of("careful") | words_of("showing") | {"tell", "inform", "accuse"}
        or position == 0
        or line.word(position + 1) in STOPS
        or root in phrasal_verbs()
    ):
        return None
    closed = before in QUOTES or before in {",", "'", "’"}
    if not closed and not (root in words_of("inverting") and _stands_apart(line, position)):
        return None
    if line.word(position + 1) in words_of("groups") | words_of("occasions") - {
        "the",
        "a",
        "an",
        "its",
        "his",
    }:
        return None
    speaker = phrase_after(line, position + 1)
    if speaker is None or not (
        line.is_name(speaker[1]) or any(map(line.is_role, range(speaker[0], speaker[1] + 1)))
    ):
        return None
    end = line.word(speaker[1] + 1)
    follows = end in STOPS or end == "" or end in words_of("occasions") or end in FOLLOWING
    follows = follows or end in WHEREABOUTS
    rest = end in words_of("relatives") | {"which", "that", "adding", "whose"}
    if not follows or (not (closed or rest) and line.has_verb(speaker[1] + 1, len(line) - 1)):
        return None
    return described(line, Speech((position, position), root, "inverted", speaker))


FOLLOWING = frozenset(
    {"a", "an", "in", "who", "as", "which", "adding", "that", "when", "after", "whose"}
)


def _stands_apart(line: Line, position: int) -> bool:
    """Whether what stands before a verb of saying, its comma lost, is a clause and no speaker."""
    before = line.word(position - 1)
    if before in words_of("between") | words_of("relatives") | {"and", "but"} or is_pronoun(before):
        return False
    if not may_speak(line, position - 1):
        return True
    return not line.is_role(position - 1) and line.has_verb(0, position - 1)


def subject_at(line: Line, position: int, root: str) -> Speech | None:
    """Read "X said", "X, a spokesman, said", "X on Monday said", "Ahmed, who said"."""
    end = position - 1
    if line.word(end) == "to" and line.word(end - 2) in GOING_ON:
        end -= 3
    while end >= max(0, position - HELPING_BEFORE) and line.words[end] in words_of("between"):
        end -= 1
    if end < position - 1 and any(w in BE for w in line.words[end + 1 : position]):
        return _passive(line, position, end, root)
    if line.word(end) in {"and", "but"}:
        again = root in words_of("verbs") - words_of("careful") - words_of("releasing")
        return Speech((position, position), root, "participle") if again else None
    if line.word(end) in WHEREABOUTS and line.is_role(end - 1):
        end -= 1
    end = _over_day(line, end)
    shown = maker_before(line, position) if root in words_of("showing") else None
    found = (shown, None) if shown else subject_phrase(line, end) if end >= 0 else None
    return Speech((position, position), root, "subject", *found) if found else None


WHEREABOUTS = frozenset({"there", "here", "inside", "nearby", "outside"})
"""Say where a speaker is, behind his noun: "a police officer inside said"."""


def _over_day(line: Line, end: int) -> int:
    """Step over "on Monday" between a speaker and the verb."""
    return end - 2 if line.word(end) in words_of("days") and line.word(end - 1) == "on" else end


def _passive(line: Line, position: int, end: int, root: str) -> Speech | None:
    """Read "X was quoted as saying"; of other passives nobody is named as the speaker."""
    behind = line.word(position + 1)
    speaker = phrase_before(line, end) if root == "quote" else None
    if speaker is None or behind not in {"as", "by", "in"}:
        return None
    window = range(position, min(len(line), position + LONGEST_QUOTED))
    saying = next((i for i in window if _is_quoted_verb(line.words[i])), position)
    told = phrase_after(line, position + 2) if behind == "by" else None
    return Speech((position, saying), root, "subject", speaker, told=told)


def _is_quoted_verb(word: str) -> bool:
    """Whether a word is the "saying" of "was quoted as saying"."""
    return word.endswith("ing") and word in saying_verbs()


LONGEST_QUOTED = 14


def hands_on(line: Line, speech: Speech) -> bool:
    """Whether a careful verb stands where it hands on words."""
    root, after = speech.root, line.word(speech.cue[1] + 1)
    if speech.speaker is None:
        return True
    stated = any(
        line.words[i] in words_of("statements")
        for i in range(speech.speaker[0], speech.speaker[1] + 1)
    )
    if root in words_of("showing") and (stated or root not in words_of("verbs")):
        return stated or maker_before(line, speech.cue[0]) is not None
    if root in words_of("quoting"):
        return speech.quoted is not None or root == "quote"
    last = speech.speaker[1]
    known = may_speak(line, last) or line.word(last) in words_of("statements") or line.is_role(last)
    if root not in words_of("careful"):
        return known or after in {"that", ":"} or after in QUOTES or root in {"say", "tell"}
    put = (after == "at" and root in {"put", "estimate"}) or (
        after in {"on", "for"} and root == "call"
    )
    opens = put or after in {"that", ":"} or after in QUOTES or after.isdigit()
    if root in words_of("verbs") and line.is_role(last):
        return True
    figure = root == "put" and puts_figure(line, speech.cue[1] + 1)
    return known and (opens or figure or ends_clause(line, speech.cue[1] + 1))


def puts_figure(line: Line, first: int) -> bool:
    """Whether "put" tells a number: "put the toll", "put rebel losses at about 20"."""
    window = line.words[first : first + FIGURE_WITHIN]
    if "toll" in window:
        return True
    if "at" not in window:
        return False
    behind = first + window.index("at") + 1
    return any(
        word.isdigit() or word in words_of("figures") or word.replace(",", "").isdigit()
        for word in line.words[behind : behind + FIGURE_REACH]
    )


FIGURE_WITHIN = 12
FIGURE_REACH = 4


def ends_clause(line: Line, position: int) -> bool:
    """Whether the clause ends at a token, times and occasions aside."""
    end = skip_occasion(line, position)
    return line.word(end) in {"", ".", ",", ";", "-"} or line.word(end) in QUOTES


def with_audience(line: Line, speech: Speech) -> Speech:
    """Take in whom it was told to ("told AFP", "in an interview with RT")."""
    if speech.told is not None:
        return speech
    start = speech.cue[1] + 1
    if speech.root in {"tell", "inform"}:
        outlet = outlet_at(line.tokens, start)
        run = (start, outlet) if outlet else phrase_after(line, start)
        if run and run[1] - run[0] > LONGEST_AUDIENCE:
            run = (start, start)
        return replace(speech, told=run)
    start = speech.last + 1 if speech.sort == "inverted" else start
    stop = skip_occasion(line, start)
    for position in range(start, stop):
        outlet = outlet_at(line.tokens, position)
        if outlet:
            return replace(speech, told=(position, outlet))
    return speech
