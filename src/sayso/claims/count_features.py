"""What speaks for and against a number belonging to a happening.

Each sign is a short string; ``lexicon/data/count_weights.yml`` gives its weight. None names a party
or a place: they tell position, small words, kinds and types only.
"""

from collections.abc import Iterator, Mapping

from sayso.claims.count_grammar import (
    STEM,
    Told,
    fated_by,
    form_of,
    from_trigger,
    hold_of,
    lead_to,
    link_of,
    parted_by,
    small_word,
    tie_of,
    verb_of,
    where,
)
from sayso.claims.scene import Scene
from sayso.nouns.count import Count

DEEDS = {
    "downing": "loss", "destruction": "loss", "seizure": "loss", "transfer": "loss",
    "killing": "harm", "casualty": "harm", "detention": "harm", "airstrike": "attack",
    "shelling": "attack", "bombing": "attack", "clash": "attack",
}  # fmt: skip
TIMES = frozenset({"hours", "minutes", "weeks", "months", "years", "decades"})
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "another"})
THINGS = frozenset({"equipment", "targets", "munitions", "other", "places"})


def sort_of(count: Count) -> str:
    """Say of what a number is: people, bare (nothing said), or its kind."""
    if not count.unit:
        return "bare"
    if count.unit in TIMES:
        return "time"
    return "people" if count.kind == "strength" else count.kind


def signs_of(told: Told, scene: Scene, before: str = "") -> frozenset[str]:
    """Give all that speaks for or against a number belonging to a happening.

    ``before`` says of the number told before it that it was "taken" or "left"; empty for the first.
    """
    facts = _facts(told, scene)
    signs = (
        *_place_signs(facts), *_single_signs(facts), *_grammar_signs(facts),
        *_row_signs(facts, before, "shared" if told.shared else "apart"),
    )  # fmt: skip
    return frozenset(signs)


Facts = Mapping[str, str]
TOLD_ALONE = (
    "in", "cut", "side", "gap", "fate", "by", "unit", "small", "form", "stem", "first", "next",
    "prev", "between", "rank", "tie", "link", "verb", "run", "via",
)  # fmt: skip


def _facts(told: Told, scene: Scene) -> Facts:
    """Give the plain facts of a number beside a happening, by name."""
    count, fate, clause = told.mention.count, told.fate, scene.happening.clause
    side, gap, between = from_trigger(told, scene)
    tie, verb, sort = tie_of(told, scene), verb_of(told, scene), sort_of(count)
    group = "thing" if sort in THINGS else sort
    return {
        "in": where(told.mention, clause) + ("~" if told.own == clause else ""),
        "cut": where(told.mention, told.own), "side": side, "gap": gap,
        "fate": f"{fate.kind}{fate.side}", "by": fated_by(fate, scene),
        "unit": count.unit.replace(" ", "_"),
        "small": small_word(scene.tokens, told.first), "form": scene.form, "stem": scene.stem,
        "first": _first_word(count), "next": _word_at(scene, told.last + 1),
        "prev": _word_at(scene, told.first - 1), "between": parted_by(between),
        "rank": f"{min(told.rank, 3)}of{min(told.others, 4)}", "tie": tie,
        "link": link_of(between), "verb": verb, "run": told.run,
        "via": lead_to(scene.tokens, scene.first), "told": form_of(count), "sort": sort,
        "type": scene.type, "befell": fate.kind,
        "what": f"{form_of(count)}|{sort}", "stance": scene.happening.stance,
        "fit": f"{hold_of(told, scene, tie, verb)}|{group}",
        "deed": DEEDS.get(scene.type, scene.type),
    }  # fmt: skip


def _place_signs(facts: Facts) -> Iterator[str]:
    """Give the signs of what is counted, and of where it is told."""
    place, cut, kind = facts["in"], facts["cut"], facts["type"]
    what, form, side, fate = facts["what"], facts["told"], facts["side"], facts["befell"]
    yield what
    yield f"{what}|t:{kind}"
    yield f"{what}|t:{kind}|in:{place}"
    yield f"t:{kind}|in:{place}"
    yield f"in:{place}|cut:{cut}|{what}"
    yield f"in:{place}|cut:{cut}|t:{kind}|{form}"
    yield f"in:{place}|fate:{fate}|t:{kind}|{side}"
    yield f"in:{place}|link:{facts['link']}|{side}|{form}"
    yield f"by:{facts['by']}|t:{kind}|fate:{fate}|in:{place}"
    yield f"by:{facts['by']}|{form}|in:{place}|fate:{fate}"
    yield f"side:{side}|between:{facts['between']}|in:{place}"
    yield f"stance:{facts['stance']}|{form}"


def _single_signs(facts: Facts) -> Iterator[str]:
    """Give each fact alone, and with the form, the type, and what is counted where."""
    form, kind, where_told = facts["told"], facts["type"], f"{facts['what']}|in:{facts['in']}"
    for name in TOLD_ALONE:
        value = facts[name]
        yield f"{name}:{value}"
        yield f"{name}:{value}|{form}"
        yield f"{name}:{value}|t:{kind}"
        yield f"{name}:{value}|{where_told}"
    for name in ("next", "prev", "first", "small"):
        yield f"{name}:{facts[name]}|{facts['sort']}"
        yield f"{name}:{facts[name]}|{facts['sort']}|{facts['side']}"


def _grammar_signs(facts: Facts) -> Iterator[str]:
    """Give the signs of how a number hangs on the trigger."""
    form, sort, kind, side = facts["told"], facts["sort"], facts["type"], facts["side"]
    what, gap, built, verb = facts["what"], facts["gap"], facts["form"], facts["verb"]
    told_of = f"{facts['deed']}|{facts['befell']}|{side}|{'people' if sort == 'bare' else sort}"
    yield f"via:{facts['via']}|{told_of}"
    yield f"via:{facts['via']}|{told_of}|in:{facts['in']}"
    yield f"fated:{facts['by']}|{told_of}"
    yield f"fated:{facts['by']}|{told_of}|in:{facts['in']}"
    yield f"fit:{facts['fit']}|{facts['deed']}|in:{facts['in']}"
    yield f"side:{side}|{gap}|{form}"
    yield f"side:{side}|{built}|{form}|{sort}"
    yield f"side:{side}|{gap}|{built}|{form}"
    yield f"side:{side}|t:{kind}|{what}"
    yield f"side:{side}|small:{facts['small']}|{form}|{sort}"
    yield f"stem:{facts['stem']}|{sort}|{side}"
    yield f"tie:{facts['tie']}|{what}|t:{kind}"
    yield f"tie:{facts['tie']}|{form}|t:{kind}|in:{facts['in']}"
    for more in (facts["deed"], f"t:{kind}", f"in:{facts['in']}", f"run:{facts['run']}"):
        yield f"fit:{facts['fit']}|{form}|{more}"
    yield f"fit:{facts['fit']}|{form}"
    yield f"verb:{verb}|{what}|t:{kind}"
    yield f"verb:{verb}|{sort}"
    yield f"verb:{verb}|{form}|t:{kind}|{side}"
    yield f"run:{facts['run']}|tie:{facts['tie']}|{form}"
    yield f"run:{facts['run']}|verb:{verb}|{form}|{sort}"
    yield f"link:{facts['link']}|side:{side}|{what}"
    yield f"link:{facts['link']}|side:{side}|t:{kind}|{sort}"
    yield f"link:{facts['link']}|side:{side}|{built}|{form}"


def _row_signs(facts: Facts, before: str, shared: str) -> Iterator[str]:
    """Give the signs of what was decided of the number before, in one row with this one."""
    row = f"row:{before}|{'run' if facts['run'] else 'none'}|{shared}"
    yield row
    yield f"{row}|{facts['told']}"
    yield f"{row}|{facts['told']}|{facts['sort']}"
    yield f"{row}|in:{facts['in']}"
    yield f"{row}|t:{facts['type']}"
    yield f"{row}|in:{facts['in']}|{facts['told']}|link:{facts['link']}"


def _first_word(count: Count) -> str:
    word = count.text.split(maxsplit=1)[0].lower() if count.text else ""
    return word if word in ARTICLES or not word[:1].isdecimal() else "#"


def _word_at(scene: Scene, position: int) -> str:
    if not 0 <= position < len(scene.tokens):
        return "."
    word = scene.tokens[position].lower
    return "#" if word[0].isdecimal() else word[: STEM + 1]
