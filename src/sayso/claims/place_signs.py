"""What speaks for a happening having one of the places that it may have.

Each sign is a short string; ``lexicon/data/place_weights.yml`` gives its weight. None names a place
or a party: they tell where the words stand, small words, kinds, types, and how wide a place is.
Signs come in blocks, each with all facts that its signs are made of, so that equal blocks are
weighed once.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.claims.place_candidates import PlaceCandidate
from sayso.claims.place_scene import Scene, in_clause, sorts_in
from sayso.claims.places_told import WIDE, WORD, PlacesTold, ToldPlace
from sayso.claims.sign_blocks import Block, signs_in
from sayso.lexicon.place_cues import place_cues

LONGEST_GAP = 300
PLAIN = frozenset({"town"})
CLAUSE_BREAK = re.compile(
    r"[;:.]|, (?:and|but|while|where|which|who|after|before|when)\b| while | after | before | as "
)
WITHIN = re.compile(r",? (?:[\w-]+ ){0,3}(?:in|of|within|from) (?:[\w-]+ ){0,3}|, ")
WORDS_BETWEEN = ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (8, "8"), (15, "15"), (30, "30"))
STEPS = ((1, "1"), (2, "2"), (4, "4"), (8, "8"))
SHARES = ((0.1, "10"), (0.2, "20"), (0.35, "35"), (0.6, "60"))


def signs_of(candidate: PlaceCandidate, scene: Scene) -> Iterator[str]:
    """Give all signs of a candidate."""
    return signs_in(blocks_of(candidate, scene))


def blocks_of(candidate: PlaceCandidate, scene: Scene) -> list[Block]:
    """Give all signs of a candidate in blocks, in the order of the signs."""
    told, kind, has = candidate.told, scene.happening.type, scene.has
    stance = scene.happening.stance
    if told is None:
        names = _step(len(scene.story.standings))
        return [(_signs_of_open, (kind, stance, has, names, scene.open_name))]
    where = where_told(candidate, scene)
    near = "here" if candidate.here else "off"
    width = told.place.precision
    found: list[Block] = [
        (_signs_of_width, (where, near, width, _step(scene.story.spots), has)),
        (_signs_of_where, (where, width, kind, scene.passage, min(candidate.rank, 3))),
        (_signs_of_type, (width, kind, has, stance)),
    ]
    if scene.countrywide:
        found.append((_signs_of_all, (width,)))
    if scene.sorts:
        own = sorts_in(told.place.name) or PLAIN
        found.append((_signs_of_sorts, (near, scene.sorts, own, width)))
    found += _blocks_of_standing(told, near, where, scene)
    if not candidate.here:
        wide = "wide" if width in WIDE else "spot"
        found.append((_signs_of_words_off, (told.governor, told.noun, told.follower, wide)))
        return found
    words = (where, told.governor, told.noun, told.follower, width, kind)
    found.append((_signs_of_words_here, words))
    found += _blocks_of_gap(told, scene)
    found.append((_signs_of_other_times, (_step(candidate.back), _step(candidate.ahead))))
    return found


def where_told(candidate: PlaceCandidate, scene: Scene) -> str:
    """Say in a word where a candidate is told."""
    if candidate.told is not None and candidate.here:
        return "clause" if in_clause(candidate.told, scene.happening) else "sentence"
    if candidate.back and not (candidate.ahead and candidate.ahead < candidate.back):
        return f"back{_step(candidate.back)}"
    return f"ahead{_step(candidate.ahead)}"


def _signs_of_open(kind: str, stance: str, has: str, names: str, named: bool) -> Iterator[str]:  # noqa: FBT001
    """Tell what speaks for leaving the place open."""
    yield "open"
    yield f"open|t:{kind}"
    yield f"open|has:{has}"
    yield f"open|st:{stance}"
    yield f"open|names:{names}"
    if named:
        yield "open|name"
        yield f"open|name|has:{has}"


def _signs_of_width(where: str, near: str, width: str, spread: str, has: str) -> Iterator[str]:
    """Tell how wide the place is, and what else there is."""
    yield where
    yield f"{where}|has:{has}"
    yield f"{near}|w:{width}|spots:{spread}"
    yield f"w:{width}|spots:{spread}|has:{has}"


def _signs_of_where(where: str, width: str, kind: str, passage: str, rank: int) -> Iterator[str]:
    """Tell where the place is told, and how many are told nearer."""
    yield f"{where}|t:{kind}"
    yield f"{where}|w:{width}"
    yield f"{where}|h:{passage}"
    yield f"{where}|rank:{rank}"


def _signs_of_type(width: str, kind: str, has: str, stance: str) -> Iterator[str]:
    """Tell how the width of the place and the happening go together."""
    yield f"w:{width}|t:{kind}"
    yield f"w:{width}|has:{has}"
    yield f"w:{width}|st:{stance}"


def _signs_of_all(width: str) -> Iterator[str]:
    """Tell how wide the place of a happening of the whole country is."""
    yield f"all|w:{width}"


def _signs_of_sorts(
    near: str, told: frozenset[str], own: frozenset[str], width: str
) -> Iterator[str]:
    """Tell whether the place is of a sort that the clause tells of."""
    for sort in told - ({"town"} if own is PLAIN and width == "town" else frozenset()):
        agrees = "same" if sort in own else "town" if own is PLAIN else "other"
        yield f"sort:{sort}|{agrees}"
        yield f"{near}|sort:{sort}|{agrees}"


def _blocks_of_standing(told: ToldPlace, near: str, where: str, scene: Scene) -> list[Block]:
    """Tell how the place stands in the report as a whole."""
    standing, story, has = scene.story.standings[told.key], scene.story, scene.has
    kind, once = scene.happening.type, standing.count == 1
    salient, highest = min(4, scene.more_salient(told)), scene.ranked[-1]
    ratio = _share(scene.salience[told.key] / highest) if highest else "none"
    share = _share(standing.count / len(story.told))
    found: list[Block] = [(_signs_of_salience, (near, salient, ratio, has, kind))]
    if told.passing:
        found.append((_signs_of_passing, (near, has, once)))
    if told.seat:
        seat = (near, has, salient, kind, told.governor, told.follower)
        found.append((_signs_of_seat, seat))
    found += [
        (_signs_of_share, (near, where, min(standing.rank, 4), share, has)),
        (_signs_of_head, (near, standing.headline, standing.opening, has)),
        (_signs_of_land, (near, _land_of(told, story), told.place.precision, has, once)),
    ]
    if told.stamp:
        found.append((_signs_of_stamp, (near,)))
    return found


def _signs_of_salience(near: str, salient: int, ratio: str, has: str, kind: str) -> Iterator[str]:
    """Tell how much the place is on the reader's mind."""
    yield f"{near}|sal:{salient}"
    yield f"{near}|sal:{salient}|has:{has}"
    yield f"{near}|sal:{salient}|t:{kind}"
    yield f"{near}|ratio:{ratio}"
    yield f"{near}|ratio:{ratio}|has:{has}"


def _signs_of_share(near: str, where: str, rank: int, share: str, has: str) -> Iterator[str]:
    """Tell how often the place is told."""
    yield f"{near}|most:{rank}"
    yield f"{where}|most:{min(rank, 2)}"
    yield f"{near}|share:{share}"
    yield f"{near}|share:{share}|has:{has}"


def _signs_of_head(near: str, headline: bool, opening: bool, has: str) -> Iterator[str]:  # noqa: FBT001
    """Tell whether the place is told where the report begins."""
    yield f"{near}|head:{headline}|open:{opening}"
    yield f"{near}|head:{headline}|open:{opening}|has:{has}"


def _signs_of_land(near: str, land: str, width: str, has: str, once: bool) -> Iterator[str]:  # noqa: FBT001
    """Tell whether the place lies in the country that the report is of."""
    yield f"{near}|land:{land}"
    yield f"{near}|land:{land}|w:{width}"
    yield f"{near}|land:{land}|w:{width}|has:{has}"
    yield f"{near}|once:{once}|w:{width}"


def _signs_of_passing(near: str, has: str, once: bool) -> Iterator[str]:  # noqa: FBT001
    """Tell that the place is only where someone speaks, or stands for a side."""
    yield f"{near}|passing"
    yield f"{near}|passing|has:{has}"
    yield f"{near}|passing|once:{once}"


def _signs_of_seat(
    near: str, has: str, salient: int, kind: str, governor: str, follower: str
) -> Iterator[str]:
    """Tell that the place is the seat of a government."""
    yield f"{near}|seat|has:{has}"
    yield f"{near}|seat|sal:{salient}"
    yield f"{near}|seat|t:{kind}"
    yield f"{near}|seat|g:{governor}|f:{follower}"


def _signs_of_stamp(near: str) -> Iterator[str]:
    """Tell that the place is that of a dateline."""
    yield f"{near}|stamp"


def _land_of(told: ToldPlace, story: PlacesTold) -> str:
    """Say in a word how a place's country stands to that of the report."""
    if not told.place.country:
        return "none"
    if told.place.country == story.home:
        return "home"
    return "abroad" if story.home_share > HOME_FROM else "other"


HOME_FROM = 0.5


def _signs_of_words_off(governor: str, noun: str, follower: str, wide: str) -> Iterator[str]:
    """Tell what words stand right around a place of another sentence."""
    yield f"off|g:{governor}|{wide}"
    yield f"off|g:{governor}|n:{noun}"
    yield f"off|n:{noun}|{wide}"
    yield f"off|f:{follower}|{wide}"


def _signs_of_words_here(
    where: str, governor: str, noun: str, follower: str, width: str, kind: str
) -> Iterator[str]:
    """Tell what words stand right around a place of the sentence."""
    wide = "wide" if width in WIDE else "spot"
    yield f"{where}|g:{governor}"
    yield f"{where}|g:{governor}|n:{noun}"
    yield f"{where}|n:{noun}"
    yield f"{where}|f:{follower}"
    yield f"g:{governor}|{wide}"
    yield f"f:{follower}|{width}"
    yield f"g:{governor}|t:{kind}"
    yield f"{wide}|g:{governor}|f:{follower}"


def _signs_of_other_times(back: str, ahead: str) -> Iterator[str]:
    """Tell where else a place of the sentence is told."""
    yield f"here|back:{back}|ahead:{ahead}"


def _blocks_of_gap(told: ToldPlace, scene: Scene) -> Iterator[Block]:
    """Tell what stands between a place of the sentence and the trigger."""
    text, trigger = scene.reading.text, scene.happening.trigger
    if told.start < trigger.end and trigger.start < told.end:
        yield _signs_of_plain_gap, ("gap:around",)
        return
    after = told.start >= trigger.end
    low, high = (trigger.end, told.start) if after else (told.end, trigger.start)
    side = "after" if after else "ahead"
    if high - low > LONGEST_GAP:
        yield _signs_of_plain_gap, (f"{side}|gap:far",)
        return
    gap = text[low:high]
    words = WORD.findall(gap.lower())
    count, kind = _step(len(words), WORDS_BETWEEN), scene.happening.type
    breaks = min(2, len(CLAUSE_BREAK.findall(gap)))
    others = min(2, bisect_left(scene.triggers, high) - bisect_right(scene.triggers, low))
    between = sum(each.start >= low and each.end <= high for each in scene.story.within(low, high))
    yield _signs_of_gap, (side, count, kind)
    yield _signs_of_between, (side, breaks, others, min(between, 2))
    yield _signs_of_lead, (side, told.governor, told.noun, kind, others)
    yield _signs_of_beside, (side, _beside(words, side), kind)
    yield from _blocks_of_neighbours(told, scene, side)


def _beside(words: Sequence[str], side: str) -> str:
    """Give the word of a gap that stands by the trigger, where it is small; "|" for none."""
    word = ((words[:1] if side == "after" else words[-1:]) or ["|"])[0]
    return word if word in place_cues()["small"] or word in BESIDE else "-"


BESIDE = frozenset("|,;:.()\"'")


def _signs_of_plain_gap(sign: str) -> Iterator[str]:
    """Tell that the place holds the trigger, or stands far from it."""
    yield sign


def _signs_of_gap(side: str, count: str, kind: str) -> Iterator[str]:
    """Tell how many words stand between."""
    yield f"{side}|gap:{count}"
    yield f"{side}|gap:{count}|t:{kind}"


def _signs_of_between(side: str, breaks: int, others: int, between: int) -> Iterator[str]:
    """Tell how many breaks, triggers and places stand between."""
    yield f"{side}|breaks:{breaks}"
    yield f"{side}|others:{others}"
    yield f"{side}|others:{others}|breaks:{breaks}"
    yield f"{side}|between:{between}"


def _signs_of_lead(side: str, governor: str, noun: str, kind: str, others: int) -> Iterator[str]:
    """Tell what leads to a place before or after the trigger."""
    yield f"{side}|g:{governor}"
    yield f"{side}|g:{governor}|t:{kind}"
    yield f"{side}|g:{governor}|n:{noun}|others:{others}"


def _signs_of_beside(side: str, beside: str, kind: str) -> Iterator[str]:
    """Tell what small word stands by the trigger."""
    yield f"{side}|c:{beside}"
    yield f"{side}|c:{beside}|t:{kind}"


def _blocks_of_neighbours(told: ToldPlace, scene: Scene, side: str) -> Iterator[Block]:
    """Tell whether the place is the wider of two told together, or the narrower."""
    story, text = scene.story, scene.reading.text
    previous = story.before(told.start, 1)
    if previous and 0 <= told.start - previous[0].end < LONGEST_WITHIN:
        widths = (previous[0].place.precision, told.place.precision)
        gap = text[previous[0].end : told.start]
        yield _signs_of_neighbour, (side, "after-one", "joined-second", _bond(gap), *widths)
    following = story.after(told.end, 1)
    if following and 0 <= following[0].start - told.end < LONGEST_WITHIN:
        widths = (told.place.precision, following[0].place.precision)
        gap = text[told.end : following[0].start]
        yield _signs_of_neighbour, (side, "before-one", "joined-first", _bond(gap), *widths)


LONGEST_WITHIN = 45


def _bond(gap: str) -> str:
    """Say how two places hang together by what stands between them."""
    if WITHIN.fullmatch(gap):
        return "within"
    return "joined" if " and " in gap or gap == ", " else "none"


def _signs_of_neighbour(
    side: str, within: str, joined: str, bond: str, first: str, second: str
) -> Iterator[str]:
    """Tell how the place hangs together with the one before or after it."""
    if bond == "within":
        yield f"{side}|{within}|{first}|{second}"
    elif bond == "joined":
        yield f"{side}|{joined}"


def _step(value: int, steps: Sequence[tuple[int, str]] = STEPS) -> str:
    """Give the name of the first step that a value does not pass; "0" for none."""
    if value <= 0:
        return "0"
    for top, name in steps:
        if value <= top:
            return name
    return "more"


def _share(value: float) -> str:
    for top, name in SHARES:
        if value <= top:
            return name
    return "most"
