"""What speaks for a happening having one of the places that it may have.

Each sign is a short string; ``lexicon/data/place_weights.yml`` gives its weight. None names a place
or a party: they tell where the words stand, small words, kinds, types, and how wide a place is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.place_candidates import PlaceCandidate
from sayso.claims.places_told import WIDE, WORD, PlacesTold, ToldPlace, kind_of_passage
from sayso.lexicon.place_cues import place_cues, place_sorts
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

LONGEST_GAP = 300
PLAIN = frozenset({"town"})
CLAUSE_BREAK = re.compile(
    r"[;:.]|, (?:and|but|while|where|which|who|after|before|when)\b| while | after | before | as "
)
WITHIN = re.compile(r",? (?:[\w-]+ ){0,3}(?:in|of|within|from) (?:[\w-]+ ){0,3}|, ")
COUNTRYWIDE = re.compile(
    r"\b(?:civil war|the conflict|the country|nationwide|countrywide|the uprising|the war|"
    r"the nation)\b",
    re.IGNORECASE,
)
WORDS_BETWEEN = ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (8, "8"), (15, "15"), (30, "30"))
STEPS = ((1, "1"), (2, "2"), (4, "4"), (8, "8"))
SHARES = ((0.1, "10"), (0.2, "20"), (0.35, "35"), (0.6, "60"))


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of one happening have in common.

    ``has`` tells what the sentence offers: "c" a spot in the clause, "s" one elsewhere in it, "w"
    only a wide place, "-" none. ``triggers`` are where the report's happenings are told.
    """

    happening: Happening
    reading: Reading
    story: PlacesTold
    triggers: Sequence[int]
    has: str
    open_name: bool
    countrywide: bool
    passage: str
    salience: Mapping[str, float]
    sorts: frozenset[str]


def scene_of(
    happening: Happening,
    reading: Reading,
    story: PlacesTold,
    triggers: Sequence[int],
    candidates: Sequence[PlaceCandidate],
) -> Scene:
    """Look at a happening's sentence once for all candidates."""
    here = [c.told for c in candidates if c.here and c.told]
    spots = [told for told in here if told.place.precision not in WIDE]
    has = "-"
    if any(_in_clause(told, happening) for told in spots):
        has = "c"
    elif spots:
        has = "s"
    elif here:
        has = "w"
    clause = happening.clause
    words = reading.text[clause.start : min(clause.end, clause.start + LONGEST_GAP)]
    return Scene(
        happening, reading, story, triggers, has,
        story.has_open_name(clause.start, clause.end), COUNTRYWIDE.search(words) is not None,
        kind_of_passage(happening.sentence, reading), salience_of(candidates, happening, story),
        sorts_in(words),
    )  # fmt: skip


def sorts_in(words: str) -> frozenset[str]:
    """Give the sorts of place that some words tell of: "airbase" tells of an airfield."""
    sorts = place_sorts()
    return frozenset(sorts[word] for word in WORD.findall(words.lower()) if word in sorts)


def salience_of(
    candidates: Sequence[PlaceCandidate], happening: Happening, story: PlacesTold
) -> dict[str, float]:
    """Give how much each place is on the reader's mind: told often, early, or just before."""
    found: dict[str, float] = {}
    for candidate in candidates:
        told = candidate.told
        if told is None:
            continue
        standing = story.standings[told.key]
        weight = STORY * standing.fit + (EARLY if standing.opening else 0.0)
        found[told.key] = weight * NARROWNESS.get(told.place.precision, 1.0)
    for told in story.before(story.reading_start(happening.sentence), MOST_RECENT):
        if told.key in found and not told.passing:
            gap = happening.sentence - told.sentence
            found[told.key] += RECENT / gap**2 * NARROWNESS.get(told.place.precision, 1.0)
    return found


STORY, EARLY, RECENT, MOST_RECENT = 0.5, 0.7, 6.0, 24
NARROWNESS = {"province": 0.7, "region": 0.4, "sea": 0.4, "country": 0.15}


def signs_of(candidate: PlaceCandidate, scene: Scene) -> Iterator[str]:
    """Give all signs of a candidate."""
    told, kind = candidate.told, scene.happening.type
    if told is None:
        yield from _signs_of_open(scene)
        return
    where = where_told(candidate, scene)
    width = told.place.precision
    spread = _step(scene.story.spots)
    yield where
    yield f"{where}|has:{scene.has}"
    yield f"{'here' if candidate.here else 'off'}|w:{width}|spots:{spread}"
    yield f"w:{width}|spots:{spread}|has:{scene.has}"
    yield f"{where}|t:{kind}"
    yield f"{where}|w:{width}"
    yield f"{where}|h:{scene.passage}"
    yield f"{where}|rank:{min(candidate.rank, 3)}"
    yield f"w:{width}|t:{kind}"
    yield f"w:{width}|has:{scene.has}"
    yield f"w:{width}|st:{scene.happening.stance}"
    if scene.countrywide:
        yield f"all|w:{width}"
    own = sorts_in(told.place.name) or PLAIN
    for sort in scene.sorts - ({"town"} if own is PLAIN and width == "town" else frozenset()):
        agrees = "same" if sort in own else "town" if own is PLAIN else "other"
        yield f"sort:{sort}|{agrees}"
        yield f"{'here' if candidate.here else 'off'}|sort:{sort}|{agrees}"
    yield from _signs_of_standing(candidate, told, where, scene)
    yield from _signs_of_words(told, where, kind)
    if candidate.here:
        yield from _signs_of_gap(told, scene)
        yield f"here|back:{_step(candidate.back)}|ahead:{_step(candidate.ahead)}"


def _signs_of_open(scene: Scene) -> Iterator[str]:
    """Tell what speaks for leaving the place open."""
    kind = scene.happening.type
    yield "open"
    yield f"open|t:{kind}"
    yield f"open|has:{scene.has}"
    yield f"open|st:{scene.happening.stance}"
    yield f"open|names:{_step(len(scene.story.standings))}"
    if scene.open_name:
        yield "open|name"
        yield f"open|name|has:{scene.has}"


def where_told(candidate: PlaceCandidate, scene: Scene) -> str:
    """Say in a word where a candidate is told."""
    if candidate.told is not None and candidate.here:
        return "clause" if _in_clause(candidate.told, scene.happening) else "sentence"
    if candidate.back and not (candidate.ahead and candidate.ahead < candidate.back):
        return f"back{_step(candidate.back)}"
    return f"ahead{_step(candidate.ahead)}"


def _in_clause(told: ToldPlace, happening: Happening) -> bool:
    return told.start < happening.clause.end and happening.clause.start < told.end


def _signs_of_standing(
    candidate: PlaceCandidate, told: ToldPlace, where: str, scene: Scene
) -> Iterator[str]:
    """Tell how the place stands in the report as a whole."""
    standing, story = scene.story.standings[told.key], scene.story
    near = "here" if candidate.here else "off"
    own = scene.salience[told.key]
    salient = min(4, sum(other > own for other in scene.salience.values()))
    most = max(scene.salience.values())
    ratio = _share(own / most) if most else "none"
    yield f"{near}|sal:{salient}"
    yield f"{near}|sal:{salient}|has:{scene.has}"
    yield f"{near}|sal:{salient}|t:{scene.happening.type}"
    yield f"{near}|ratio:{ratio}"
    yield f"{near}|ratio:{ratio}|has:{scene.has}"
    if told.passing:
        yield f"{near}|passing"
        yield f"{near}|passing|has:{scene.has}"
        yield f"{near}|passing|once:{standing.count == 1}"
    if told.seat:
        yield f"{near}|seat|has:{scene.has}"
        yield f"{near}|seat|sal:{salient}"
        yield f"{near}|seat|t:{scene.happening.type}"
        yield f"{near}|seat|g:{told.governor}|f:{told.follower}"
    rank = min(standing.rank, 4)
    share = _share(standing.count / max(1, len(story.told)))
    yield f"{near}|most:{rank}"
    yield f"{where}|most:{min(rank, 2)}"
    yield f"{near}|share:{share}"
    yield f"{near}|share:{share}|has:{scene.has}"
    yield f"{near}|head:{standing.headline}|open:{standing.opening}"
    yield f"{near}|head:{standing.headline}|open:{standing.opening}|has:{scene.has}"
    wide = told.place.precision
    if not told.place.country:
        land = "none"
    elif told.place.country == story.home:
        land = "home"
    else:
        land = "abroad" if story.home_share > HOME_FROM else "other"
    yield f"{near}|land:{land}"
    yield f"{near}|land:{land}|w:{wide}"
    yield f"{near}|land:{land}|w:{wide}|has:{scene.has}"
    yield f"{near}|once:{standing.count == 1}|w:{wide}"
    if told.stamp:
        yield f"{near}|stamp"


HOME_FROM = 0.5


def _signs_of_words(told: ToldPlace, where: str, kind: str) -> Iterator[str]:
    """Tell what words stand right around the place."""
    wide = "wide" if told.place.precision in WIDE else "spot"
    if where not in ("clause", "sentence"):
        yield f"off|g:{told.governor}|{wide}"
        yield f"off|g:{told.governor}|n:{told.noun}"
        yield f"off|n:{told.noun}|{wide}"
        yield f"off|f:{told.follower}|{wide}"
        return
    yield f"{where}|g:{told.governor}"
    yield f"{where}|g:{told.governor}|n:{told.noun}"
    yield f"{where}|n:{told.noun}"
    yield f"{where}|f:{told.follower}"
    yield f"g:{told.governor}|{wide}"
    yield f"f:{told.follower}|{told.place.precision}"
    yield f"g:{told.governor}|t:{kind}"
    yield f"{wide}|g:{told.governor}|f:{told.follower}"


def _signs_of_gap(told: ToldPlace, scene: Scene) -> Iterator[str]:
    """Tell what stands between a place of the sentence and the trigger."""
    text, trigger = scene.reading.text, scene.happening.trigger
    kind = scene.happening.type
    if told.start < trigger.end and trigger.start < told.end:
        yield "gap:around"
        return
    after = told.start >= trigger.end
    low, high = (trigger.end, told.start) if after else (told.end, trigger.start)
    side = "after" if after else "ahead"
    if high - low > LONGEST_GAP:
        yield f"{side}|gap:far"
        return
    gap = text[low:high]
    words = WORD.findall(gap.lower())
    count = _step(len(words), WORDS_BETWEEN)
    breaks = min(2, len(CLAUSE_BREAK.findall(gap)))
    others = bisect_left(scene.triggers, high) - bisect_right(scene.triggers, low)
    between = sum(each.start >= low and each.end <= high for each in scene.story.within(low, high))
    yield f"{side}|gap:{count}"
    yield f"{side}|gap:{count}|t:{kind}"
    yield f"{side}|breaks:{breaks}"
    yield f"{side}|others:{min(others, 2)}"
    yield f"{side}|others:{min(others, 2)}|breaks:{breaks}"
    yield f"{side}|between:{min(between, 2)}"
    yield f"{side}|g:{told.governor}"
    yield f"{side}|g:{told.governor}|t:{kind}"
    yield f"{side}|g:{told.governor}|n:{told.noun}|others:{min(others, 2)}"
    small = place_cues()["small"]
    beside = (words[:1] if after else words[-1:]) or ["|"]
    beside_word = beside[0] if beside[0] in small or beside[0] in BESIDE else "-"
    yield f"{side}|c:{beside_word}"
    yield f"{side}|c:{beside_word}|t:{kind}"
    yield from _signs_of_neighbours(told, scene, side)


BESIDE = frozenset("|,;:.()\"'")


def _signs_of_neighbours(told: ToldPlace, scene: Scene, side: str) -> Iterator[str]:
    """Tell whether the place is the wider of two told together, or the narrower."""
    story, text = scene.story, scene.reading.text
    previous = story.before(told.start, 1)
    if previous and 0 <= told.start - previous[0].end < LONGEST_WITHIN:
        gap = text[previous[0].end : told.start]
        if WITHIN.fullmatch(gap):
            yield f"{side}|after-one|{previous[0].place.precision}|{told.place.precision}"
        elif " and " in gap or gap == ", ":
            yield f"{side}|joined-second"
    following = story.after(told.end, 1)
    if following and 0 <= following[0].start - told.end < LONGEST_WITHIN:
        gap = text[told.end : following[0].start]
        if WITHIN.fullmatch(gap):
            yield f"{side}|before-one|{told.place.precision}|{following[0].place.precision}"
        elif " and " in gap or gap == ", ":
            yield f"{side}|joined-first"


LONGEST_WITHIN = 45


def _step(value: int, steps: Sequence[tuple[int, str]] = STEPS) -> str:
    """Give the name of the first step that a value does not pass; "0" for none."""
    if value <= 0:
        return "0"
    return next((name for top, name in steps if value <= top), "more")


def _share(value: float) -> str:
    return next((name for top, name in SHARES if value <= top), "most")
