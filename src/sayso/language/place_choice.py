"""Choose which place a name means, by the other places of the report, or abstain."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.gazetteer.distance import distance_km
from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.lookup import Entry, by_key, divisions_of
from sayso.gazetteer.words import place_words
from sayso.language.place_names import PlaceName
from sayso.lexicon.actors import states

BASE = {"country": 8.0, "continent": 7.5, "sea": 6.5, "region": 6.0, "county": 3.0, "quarter": 2.5,
        "airfield": 3.0, "site": 4.0, "road": 3.5}  # fmt: skip
LARGE_TOWN = 80_000
SMALL_TOWN = 3_000
GREAT_TOWN = 500_000
NEAR_KM, FAR_KM = 150.0, 500.0


@dataclass(frozen=True, slots=True)
class Story:
    """What a report speaks of: weight by country (0 to 1), the places settled so far, its words."""

    countries: Mapping[str, float]
    settled: tuple[Entry, ...] = ()
    lowered: frozenset[str] = frozenset()
    admin1: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, or None, with the reason in a few words."""

    name: PlaceName
    entry: Entry | None
    reason: str = ""


def story_of(
    names: Sequence[PlaceName],
    lowered: frozenset[str],
    lands: Mapping[str, float] | None = None,
) -> Story:
    """Weigh the countries that a report speaks of.

    Names that leave no doubt vote for their country, the parties and the outlet for theirs
    (``lands``), and every name told as a place for the countries that have one of its name, the
    more the fewer there are and the more the others speak for that country.
    """
    votes: dict[str, float] = defaultdict(float)
    for name in names:
        entry = _undoubted(name)
        if entry is not None and entry.country:
            votes[entry.country] += 2.0 if name.role != "adjective" else _adjective_vote(entry)
    for country, vote in (lands or {}).items():
        votes[country] += vote
    shared = _shared_votes(names, votes)
    for country, vote in shared.items():
        votes[country] += vote
    top = max(votes.values(), default=0)
    return Story({c: n / top for c, n in votes.items()}, lowered=lowered)


SHARED_VOTE = 3.0
ROUNDS = 3
LEAST_SHARE = 0.1
HOME_SHARE = 0.5
BY_NAME_COSTS = 3.0
UNIQUE_FROM = 15_000.0
OWN_WORD = 1.0
ABROAD_VOTE = 1.0
BY_NAME, BY_SOUND_ONLY = 0.4, 0.2


def _shared_votes(names: Sequence[PlaceName], sure: Mapping[str, float]) -> dict[str, float]:
    """Let the names that leave a doubt vote together: each for where the others are, too."""
    claims = {
        name.key: _claims_of(name)
        for name in names
        if name.role == "literal" and (name.cue or not name.single) and _undoubted(name) is None
    }
    weights = {country: 0.5 + vote for country, vote in sure.items()}
    votes: dict[str, float] = {}
    for _ in range(ROUNDS):
        votes = {}
        first: dict[str, float] = {}
        for claim in claims.values():
            shares = {c: part * weights.get(c, 0.5) for c, part in claim.items()}
            total = sum(shares.values())
            for country, share in shares.items():
                vote = SHARED_VOTE * share / total
                votes[country] = votes.get(country, 0.0) + vote
                first[country] = max(first.get(country, 0.0), vote)
        # No name may vouch for itself: the strongest single vote for a country does not count in
        # full.
        votes = {c: vote - OWN_WORD * first[c] for c, vote in votes.items()}
        weights = {
            country: 0.5 + sure.get(country, 0.0) + votes.get(country, 0.0)
            for country in {*sure, *votes}
        }
    return {country: vote for country, vote in votes.items() if vote >= LEAST_SHARE}


def _adjective_vote(entry: Entry) -> float:
    """Give what an adjective is worth: little where it is that of a power that acts abroad."""
    state = states().get(entry.country)
    return ABROAD_VOTE if state is not None and state.abroad else 1.0


def _claims_of(name: PlaceName) -> dict[str, float]:
    """Give how well each country's best place of a name fits it."""
    fits: dict[str, float] = {}
    for entry in name.entries:
        if entry.country:
            fit = 1.0 if entry.main else BY_NAME
            if entry.by_sound:
                fit = BY_SOUND_ONLY
            if entry.kind == "town":
                fit *= 0.25 + math.log10(entry.population + 10) / 8
            fits[entry.country] = max(fits.get(entry.country, 0.0), fit)
    return fits


def _undoubted(name: PlaceName) -> Entry | None:
    """Give the entry of a name that hardly means anything else."""
    if not name.entries:
        return None
    first = name.entries[0]
    rivals = [e for e in name.entries[1:] if e.kind in ("country", "division") and e.main]
    if first.kind == "country" and first.main and not rivals:
        return first
    great = [e for e in name.entries if e.population > GREAT_TOWN and e.main and e.kind == "town"]
    if len(great) == 1 and name.cue and not any(e.kind == "country" for e in name.entries):
        return great[0]
    own = [e for e in name.entries if e.id.startswith("sayso:") and e.kind in ("site", "airfield")]
    return own[0] if len(own) == 1 == len(name.entries) and len(name.text) > 3 else None


def choose(names: Sequence[PlaceName], story: Story) -> list[Choice]:
    """Choose for every name, twice: the second time knowing where the first choices lie."""
    first = [_choose_one(name, story) for name in names]
    settled = tuple(dict.fromkeys(
        c.entry for c in first
        if c.entry and c.entry.kind not in ("country", "continent", "sea") and c.name.cue
    ))  # fmt: skip
    admin1 = Counter((e.country, e.admin1) for e in settled if e.admin1)
    known = replace(story, settled=settled[:40], admin1=admin1)
    second = [_choose_one(name, known) for name in names]
    return _one_sense(second)


def _one_sense(choices: list[Choice]) -> list[Choice]:
    """Let a name told without a cue mean what it means elsewhere in the report."""
    meant: dict[str, Entry] = {}
    for choice in choices:
        if choice.entry is not None and choice.name.role == "literal":
            meant.setdefault(choice.name.key, choice.entry)
    found = []
    for choice in choices:
        other = meant.get(choice.name.key)
        wanted = choice.entry is None and choice.name.role != "adjective" and other is not None
        if wanted and not choice.name.opens and not choice.name.capitals:
            found.append(Choice(choice.name, other, "as elsewhere in the report"))
        else:
            found.append(choice)
    return found


def _choose_one(name: PlaceName, story: Story) -> Choice:
    """Choose for one name."""
    if name.role == "adjective":
        return Choice(name, name.entries[0] if name.entries else None, "a country's adjective")
    container = _containers(name.container)
    scored = sorted(
        ((_score(entry, name, story, container), entry) for entry in name.entries),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    if not scored:
        return Choice(name, None, "no place of that name is known")
    entry = scored[0][1]
    doubt = _doubt(entry, name, story, bool(container and _lies_in(entry, container)))
    if doubt:
        return Choice(name, None, doubt)
    return Choice(name, entry, _because(entry, name, story, container))


def _because(entry: Entry, name: PlaceName, story: Story, container: Sequence[Entry]) -> str:
    """Say why an entry was chosen."""
    if container and _lies_in(entry, container):
        return f"{container[0].name} is named with it"
    if len(name.entries) == 1:
        return "by sound, the only one in the story's country" if entry.by_sound else "only one"
    if story.countries.get(entry.country, 0) > 0:
        return f"of {len(name.entries)} places of that name, in a country of the story"
    return f"the largest of {len(name.entries)} places of that name"


def _score(entry: Entry, name: PlaceName, story: Story, container: Sequence[Entry]) -> float:
    """Weigh what speaks for one entry."""
    score = BASE.get(entry.kind, 0.0)
    if entry.kind == "town":
        score = math.log10(entry.population + 300) + (0.5 if not entry.population else 0)
    elif entry.kind == "division":
        score = 5.0 if name.feature in ("division", "area") else _division_base(entry, name)
    score -= 0.0 if entry.main else BY_NAME_COSTS
    score -= 1.5 if entry.by_sound else 0.0
    score += 3.5 * story.countries.get(entry.country, 0.0)
    score += 7.0 if container and _lies_in(entry, container) else 0.0
    score += _feature_bonus(entry, name)
    if entry.kind == "quarter" and entry.city:
        known = any(e.kind == "town" and e.name == entry.city for e in story.settled)
        score += 2.0 if known else -0.5
    return score + _nearness(entry, name, story)


def _division_base(entry: Entry, name: PlaceName) -> float:
    """What a division weighs without a word that says so: less than a town of its name."""
    rival = any(
        e.kind == "town" and e.country == entry.country and e.population >= LARGE_TOWN
        for e in name.entries
    )
    country = any(e.kind == "country" and e.main for e in name.entries)
    if country and entry.country != "US":
        return 3.0
    return 4.0 if rival else 6.2


def _feature_bonus(entry: Entry, name: PlaceName) -> float:
    """What the feature word says for or against a kind of place."""
    if not name.feature or name.feature == "road":
        return 0.0
    if name.feature == "area":
        return 3.0 if entry.kind == "division" else 0.0
    known = any(e.kind == "airfield" for e in name.entries)
    if name.feature == "airfield" and not known:  # "the airport of Homs": the town's
        return 2.5 if entry.kind == "town" else 0.0
    alike = {"site": ("site", "airfield"), "division": ("division", "region")}
    if entry.kind in alike.get(name.feature, (name.feature,)):
        return 3.0
    return -2.0 if name.feature in ("division", "county", "airfield") else 0.0


def _nearness(entry: Entry, name: PlaceName, story: Story) -> float:
    """What the places settled so far say for an entry near them; no name speaks for itself."""
    if entry.kind in ("country", "continent", "sea"):
        return 0.0
    bonus = 0.0
    if story.admin1 and story.admin1.get((entry.country, entry.admin1), 0) > (
        1 if any(e.id == entry.id for e in story.settled) else 0
    ):
        bonus += 0.8
    best = math.inf
    rivals = {rival.id for rival in name.entries}
    for other in story.settled:
        if other.id not in rivals:
            best = min(best, distance_km(entry.lat, entry.lon, other.lat, other.lon))
    if best < NEAR_KM:
        return bonus + 1.6 * (1 - best / NEAR_KM) + 0.6
    return bonus + (0.5 if best < FAR_KM else 0.0)


def _containers(words: str) -> tuple[Entry, ...]:
    """Give the countries and divisions that words after a comma may mean."""
    parts = words.split()
    for size in range(min(3, len(parts)), 0, -1):
        run = " ".join(parts[:size]).rstrip(".")
        found = tuple(
            e for e in by_key(exact_key(run)) if e.kind in ("country", "division", "region")
        )
        if found:
            return found
    if parts:
        full = place_words().abbreviations["US"].get(exact_key(parts[0]).replace(" ", ""))
        if full:
            return tuple(e for e in by_key(exact_key(full)) if e.country == "US")
    return ()


def _lies_in(entry: Entry, containers: Sequence[Entry]) -> bool:
    """Whether an entry lies in one of several wider places."""
    for wider in containers:
        if wider.id == entry.id:
            continue
        if wider.kind == "country" and wider.country == entry.country:
            return True
        if wider.kind == "division" and wider.country == entry.country:
            if wider.admin1 and wider.admin1 == entry.admin1:
                return True
            inside = distance_km(wider.lat, wider.lon, entry.lat, entry.lon) <= wider.radius
            if inside and not (entry.admin1 and divisions_of(entry.country).get(entry.admin1)):
                return True
    return False


def _doubt(  # noqa: PLR0911 - one line for each reason
    entry: Entry,
    name: PlaceName,
    story: Story,
    contained: bool,  # noqa: FBT001
) -> str:
    """Say why a name is better left open; "" where it is clear enough."""
    if entry.kind in ("country", "continent", "sea") and entry.main:
        return ""
    if contained:
        return ""
    if _is_far_from_all(entry, story):
        return "its country is not in the story"
    share = story.countries.get(entry.country, 0.0)
    known = share >= 0.25 or (not story.countries and name.cue > 0)
    if entry.by_sound and (not known or name.cue == 0):
        return "only the sound agrees"
    if entry.kind == "airfield" and name.feature != "airfield" and not (known or name.cue):
        return "an airfield's name, without a word that says so"
    told = name.cue or (not name.single and share >= HOME_SHARE)
    if not entry.main and not (told and known) and entry.population < GREAT_TOWN:
        return "only a by-name of a place"
    if name.capitals:
        return _doubt_in_capitals(entry, name, share, known)
    if name.single and name.key in story.lowered and entry.population < GREAT_TOWN:
        return "a common word in this report" if not (name.cue == 2 and known) else ""
    return _doubt_by_size(entry, name, share)


def _doubt_in_capitals(
    entry: Entry,
    name: PlaceName,
    share: float,
    known: bool,  # noqa: FBT001
) -> str:
    """In capitals throughout, only clear cues and the story's own countries count."""
    own = entry.id.startswith("sayso:")
    if entry.kind in ("division", "region") and known:
        return ""
    told = name.cue or not name.single
    if known and told and (entry.population >= SMALL_TOWN or own or share == 1.0):
        return ""
    return "in capitals, without a word that says it is a place"


def _doubt_by_size(  # noqa: PLR0911 - one line for each reason
    entry: Entry, name: PlaceName, share: float
) -> str:
    """The less a place is known, the clearer the words around must be."""
    wide = ("division", "region", "site", "county")
    large = entry.population >= LARGE_TOWN or entry.kind in wide
    hand_made = entry.id.startswith("sayso:")
    if name.cue == 2:
        small = entry.population < SMALL_TOWN and share == 0 and not hand_made
        return "too small to be meant without its country" if small and name.single else ""
    if name.single and name.text.lower() in place_words().given_names and not large:
        return "a given name"
    if name.cue == 1 or not name.single:
        if large or hand_made or share >= 0.2 or _is_unique(entry, name):
            return ""
        return "no word says that a place is meant, and its country is not in the story"
    if large and (share > 0 or entry.population >= GREAT_TOWN or hand_made) and not name.opens:
        return ""
    if name.opens and entry.population >= LARGE_TOWN and share >= 0.2:
        return ""
    if share >= HOME_SHARE and (hand_made or entry.population >= SMALL_TOWN * 5):
        return "" if not name.opens or entry.main else "no word says that a place is meant"
    return "no word says that a place is meant"


def _is_unique(entry: Entry, name: PlaceName) -> bool:
    """Whether a name has one bearer only, of some size and under its own name."""
    return len(name.entries) == 1 and entry.main and entry.population >= UNIQUE_FROM


STRANGERS = 3.0


def _is_far_from_all(entry: Entry, story: Story) -> bool:
    """Whether a lesser town lies in a country that nothing else speaks for, in a story at home."""
    if entry.kind != "town" or entry.population >= GREAT_TOWN:
        return False
    if story.countries.get(entry.country, 0.0) > 0 or not story.countries:
        return False
    home = max(story.countries, key=lambda country: story.countries[country])
    return sum(other.country == home for other in story.settled) >= STRANGERS
