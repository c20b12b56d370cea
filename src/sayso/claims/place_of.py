"""Where a happening is said to have been."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon.place_cues import place_cues
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.place import Place
from sayso.nouns.reading import PlaceMention, Reading

WIDE = {"country": 3, "sea": 2, "region": 2, "province": 1}
"""How wide a place is; the less, the more specific. All others count 0."""

OBJECT_TYPES = frozenset({"capture", "control", "siege", "withdrawal", "airstrike", "shelling"})
LEAVING = frozenset({"displacement", "withdrawal"})
ARRIVING = frozenset({"deployment", "transfer"})
INSIDE = re.compile(
    r"\b(?:in|at|on|near|inside|around|outside|across|within|over|throughout)\b[^,;]{0,25}\Z",
    re.IGNORECASE,
)
RIGHT_INSIDE = re.compile(
    r"\b(?:in|on|over|into|across|inside|throughout|within|both) (?:the )?\Z", re.IGNORECASE
)
FROM = re.compile(r"\bfrom\b[^,;]{0,15}\Z", re.IGNORECASE)
TOWARDS = re.compile(r"\b(?:to|into|towards?)\b[^,;]{0,15}\Z", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:told [^,;.]{1,20} (?:in|from)|(?:based in|headquartered in|spokesman in|sources? in|"
    r"reporter in|reports? from|meeting in|talks in|based|activists? in|official in|"
    r"residents? of)\b[^,;.]{0,15}) ?\Z",
    re.IGNORECASE,
)
WITHIN = re.compile(r",? (?:[\w-]+ ){0,3}(?:in|of|within|from) (?:[\w-]+ ){0,3}|, ")
DATELINE = re.compile(r"[^.;()\n]{0,25}\((?:[A-Z]{2,}|[A-Z][a-z]+)\)\s{0,2}[-–—]")
CLAUSE_BREAK = re.compile(
    r"[;:.]|, (?:and|but|while|where|which|who|after|before|when)\b| while | after "
)
LOOK_BEFORE = 45


def place_of(happening: Happening, reading: Reading) -> Place | None:
    """Give the most specific place that the text lets one infer.

    First what is captured, held or bombed, then the places told in the clause, in the sentence,
    in the sentences before, and last the place that the story is about.
    """
    mentions = [m for m in reading.places if m.place is not None]
    focus = getattr(happening, "focus", None)
    if focus is not None:
        inside = [m for m in mentions if focus.start <= m.start and m.end <= focus.end]
        if inside:
            return inside[0].place
    sentence = reading.sentences[happening.sentence]
    home = _home(mentions)
    inside = [m for m in mentions if _overlap(m, sentence.span)]
    told = [m for m in inside if not _is_side(m, home, reading)]
    in_clause = [m for m in told if _overlap(m, happening.clause)]
    in_sentence = told
    best = _best(in_clause, happening, reading)
    if best is None:
        best = _best(in_sentence, happening, reading)
        if best is not None and _weight(best, happening, reading) < LEAST_BESIDE:
            best = None
    if best is not None and best.place is not None and _width(best) < POINTED_WIDTH:
        return best.place
    whole = _whole_country(happening, home, mentions, reading)
    if best is None and whole is not None:
        return whole
    carried = _carried(happening, reading, mentions)
    if best is None or best.place is None:
        return carried
    pointed = happening.type in POINTED
    if pointed and carried is not None and carried.country == best.place.country:
        return carried
    return best.place


POINTED_WIDTH = 2
"""From this width on a place is no spot: a region, a sea, a country."""
POINTED = frozenset(
    {
        "airstrike",
        "shelling",
        "bombing",
        "downing",
        "capture",
        "seizure",
        "destruction",
        "killing",
        "casualty",
        "siege",
    }
)
"""Happenings that have a spot: "in Syria" in a headline then means the spot the story tells."""


def _is_side(mention: PlaceMention, home: str, reading: Reading) -> bool:
    """Whether a country's name stands for its side, or for all of it, without "in" or "over"."""
    if mention.place is None or mention.place.precision != "country":
        return False
    before = reading.text[max(0, mention.start - LOOK_BEFORE) : mention.start]
    if mention.place.country != home:
        return not RIGHT_INSIDE.search(before)
    return not (INSIDE.search(before) or TOWARDS.search(before) or FROM.search(before))


def _overlap(mention: PlaceMention, span: Span) -> bool:
    return mention.start < span.end and span.start < mention.end


def _best(
    mentions: Sequence[PlaceMention], happening: Happening, reading: Reading
) -> PlaceMention | None:
    """Give the mention that the happening is likeliest to be told of."""
    if not mentions:
        return None
    scored = [(_weight(m, happening, reading), -m.start, m) for m in mentions]
    best = max(scored, key=lambda item: item[:2])[2]
    return _narrowest(best, mentions, reading)


def _narrowest(
    best: PlaceMention, mentions: Sequence[PlaceMention], reading: Reading
) -> PlaceMention:
    """Step from "Homs" to "Zahraa" in "Zahraa district of Homs": the narrower one stands before."""
    for mention in mentions:
        if mention.end <= best.start and best.start - mention.end < LOOK_BEFORE:
            gap = reading.text[mention.end : best.start]
            if WITHIN.fullmatch(gap) and _width(mention) <= _width(best):
                return mention
    return best


def _width(mention: PlaceMention) -> int:
    return WIDE.get(mention.place.precision, 0) if mention.place else 3


def _weight(mention: PlaceMention, happening: Happening, reading: Reading) -> float:
    """Weigh one mention by where it stands to the trigger and by the words before it."""
    text = reading.text
    trigger = happening.trigger
    before = text[max(0, mention.start - LOOK_BEFORE) : mention.start]
    after_trigger = mention.start >= trigger.start
    gap = text[trigger.end : mention.start] if after_trigger else text[mention.end : trigger.start]
    weight = -len(gap) / PER_LETTERS - PER_BREAK * len(CLAUSE_BREAK.findall(gap))
    weight += FOLLOWING if after_trigger else 0.0
    weight -= PER_WIDTH * _width(mention)
    if INSIDE.search(before):
        weight += PLACED
    if happening.type in OBJECT_TYPES and after_trigger and len(gap) < LOOK_BEFORE:
        weight += OBJECT
    if FROM.search(before):
        weight += LEFT if happening.type in LEAVING else -CAME
    if TOWARDS.search(before) and happening.type in ARRIVING:
        weight += REACHED
    if _is_where_told(before) or DATELINE.match(text, mention.end):
        weight -= TOLD_FROM
    return weight


PER_LETTERS, PER_BREAK, FOLLOWING, PER_WIDTH, PLACED, OBJECT = 100.0, 2.0, 0.3, 1.2, 1.2, 0.5
LEFT, CAME, REACHED, TOLD_FROM, LEAST_BESIDE = 1.0, 0.0, 1.5, 5.0, -2.0
LATER, NEAR_POWER = 0.2, 2.0


def _carried(
    happening: Happening, reading: Reading, mentions: Sequence[PlaceMention]
) -> Place | None:
    """Give the place carried on from the sentences before, or the one the story is about."""
    sentence = reading.sentences[happening.sentence]
    weights: dict[str, float] = {}
    places: dict[str, Place] = {}
    home = _home(mentions)
    for position, mention in enumerate(mentions):
        if mention.place is None or _only_passing(mention, reading):
            continue
        if mention.place.country and home and mention.place.country != home:
            continue
        gap = _sentences_before(mention, happening.sentence, reading)
        weight = STORY_WEIGHT + (OPENING_WEIGHT if position < OPENING else 0.0)
        if gap > 0:
            weight += RECENT_WEIGHT / gap**NEAR_POWER
        elif mention.start > sentence.end:
            weight *= LATER
        weight *= NARROWNESS[_width(mention)]
        key = mention.place.key
        places.setdefault(key, mention.place)
        weights[key] = weights.get(key, 0.0) + weight
    if not weights:
        return None
    return places[max(weights, key=lambda key: weights[key])]


STORY_WEIGHT, OPENING_WEIGHT, RECENT_WEIGHT, OPENING = 0.5, 0.5, 6.0, 4
NARROWNESS = (1.0, 0.7, 0.4, 0.15)


def _whole_country(
    happening: Happening, home: str, mentions: Sequence[PlaceMention], reading: Reading
) -> Place | None:
    """Give the story's country for what is told of all of it: a civil war, deals between sides."""
    told = COUNTRYWIDE.search(happening.clause.words(reading.text))
    if not told and happening.type not in COUNTRYWIDE_TYPES:
        return None
    for mention in mentions:
        place = mention.place
        if place is not None and place.precision == "country" and place.country == home:
            return replace(place, text="", reason="told of the country as a whole")
    return None


COUNTRYWIDE = re.compile(
    r"\b(?:civil war|the conflict|the country|nationwide|countrywide|the uprising|the war)\b",
    re.IGNORECASE,
)
COUNTRYWIDE_TYPES = frozenset({"transfer"})


def _home(mentions: Sequence[PlaceMention]) -> str:
    """Give the country that most of a report's places lie in."""
    votes = Counter(m.place.country for m in mentions if m.place and m.place.country)
    return votes.most_common(1)[0][0] if votes else ""


def _sentences_before(mention: PlaceMention, sentence: int, reading: Reading) -> int:
    """How many sentences lie between a mention and a later sentence, at most ``FAR``; else 0."""
    for back in range(1, FAR):
        if sentence - back < 0:
            return 0
        if _overlap(mention, reading.sentences[sentence - back].span):
            return back
    return 0


FAR = 5


def _only_passing(mention: PlaceMention, reading: Reading) -> bool:
    """Whether a place is only where someone speaks, comes from or goes to."""
    before = reading.text[max(0, mention.start - LOOK_BEFORE) : mention.start]
    if mention.place is not None and mention.place.precision == "country":
        return not INSIDE.search(before)
    if DATELINE.match(reading.text, mention.end):
        return True
    return _is_where_told(before)


AFTER_TELLER = re.compile(r"(\w+) (?:in|of|from|at) (?:the )?\Z", re.IGNORECASE)


def _is_where_told(before: str) -> bool:
    """Whether the words before a place make it only that of who speaks."""
    teller = AFTER_TELLER.search(before)
    if teller and teller[1].lower() in place_cues()["tellers"]:
        return True
    return bool(ELSEWHERE.search(before))
