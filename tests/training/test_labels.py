"""What coded reports and MUC-4's templates teach each head, on prose of our own."""

from typing import Any

from builders import make_report

from sayso.claims.trigger_signs import candidates_in
from sayso.language.read import read_report
from sayso.nouns.claim import STANCES
from sayso.nouns.evidence import Span
from tools.fit_happenings import Coded, label
from training.coded_reports import lessons_of
from training.labels.agreement import right_parties
from training.labels.arguments import occurrences
from training.labels.fillers import lesson_of
from training.labels.passages import KINDS, Told, passages_of
from training.labels.words import Words
from training.lessons import BEGIN, FILLERS, IGNORED, INSIDE, NAME_KINDS, ROLES, Lesson

TEXT = (
    "Hill Courier, 2016-05-04\n\n"
    "Islamic State fighters captured Palmyra on Monday, killing 12 soldiers. "
    "The Syrian army denied that it had left the town. They shelled the airport."
)
CAPTURE = "Islamic State fighters captured Palmyra on Monday"
LEFT = "it had left the town"


def claim(quote: str, trigger: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    values = {
        "type": "capture", "stance": "asserted", "actors": [], "targets": [], "place": None,
        "time": None, "time_text": "", "counts": [],
    }  # fmt: skip
    return {**values, "start": start, "end": start + len(quote), "quote": quote,
            "trigger": trigger, **more}  # fmt: skip


def taught(*claims: dict[str, Any]) -> Lesson:
    reading = read_report(make_report(TEXT))
    candidates = list(candidates_in(reading))
    coded = Coded("x", "g", reading, list(claims), candidates, label(candidates, claims))
    return next(iter(lessons_of([coded])))


def words_in(lesson: Lesson) -> list[str]:
    return [word for sentence in lesson.sentences for word in sentence]


def told(lesson: Lesson, role: str, trigger: str) -> list[str]:
    words = words_in(lesson)
    at, kind = words.index(trigger), ROLES.index(role)
    return [
        " ".join(words[a.first : a.last + 1])
        for a in lesson.arguments
        if (a.role, a.trigger) == (kind, at)
    ]


def is_judged(lesson: Lesson, role: str, trigger: str) -> bool:
    return (ROLES.index(role), words_in(lesson).index(trigger)) in lesson.judged


def test_stance_is_taught_at_coded_triggers_alone() -> None:
    """The words of a coded trigger bear its stance, and no other word bears any."""
    lesson = taught(
        claim(CAPTURE, "captured"), claim(LEFT, "left", type="withdrawal", stance="denied")
    )
    assert lesson.stances is not None
    by_word = dict(zip(words_in(lesson), lesson.stances.tolist(), strict=True))
    assert by_word["captured"] == STANCES.index("asserted")
    assert by_word["left"] == STANCES.index("denied")
    assert by_word["airport"] == IGNORED


def test_a_word_of_two_stances_teaches_none() -> None:
    """Where two claims share a trigger and differ in stance, nothing is taught."""
    lesson = taught(claim(CAPTURE, "captured"), claim(CAPTURE, "captured", stance="denied"))
    assert lesson.stances is not None
    assert lesson.stances[words_in(lesson).index("captured")] == IGNORED


def test_coded_values_are_found_in_the_text() -> None:
    """Actors, place, time and counts point at the words that name them."""
    lesson = taught(
        claim(
            CAPTURE,
            "captured",
            actors=["Islamic State"],
            place={"name": "Palmyra", "lat": 34.56, "lon": 38.27},
            time={"start": "2016-05-02", "end": "2016-05-02"},
            time_text="on Monday",
            counts=[{"kind": "killed", "low": 12, "high": 12, "text": "12 soldiers"}],
        )
    )
    assert told(lesson, "actor", "captured") == ["Islamic State fighters"]
    assert told(lesson, "place", "captured") == ["Palmyra"]
    assert told(lesson, "time", "captured") == ["on Monday"]
    assert told(lesson, "count", "captured") == ["12 soldiers"]
    assert told(lesson, "target", "captured") == []
    assert all(is_judged(lesson, role, "captured") for role in ROLES[:5])


def test_what_no_words_name_leaves_the_role_open() -> None:
    """An actor that was coded from outside the text is not taught to be none."""
    lesson = taught(claim(CAPTURE, "captured", targets=["Norwegian navy"]))
    assert not is_judged(lesson, "target", "captured")
    assert is_judged(lesson, "actor", "captured")


def test_names_are_taught_where_they_are_sure() -> None:
    """A party and a place are labelled; a pronoun and a day of the week are no names."""
    lesson = taught()
    assert lesson.names is not None
    by_word = dict(zip(words_in(lesson), lesson.names.tolist(), strict=True))
    assert by_word["Islamic"] == 1 + 2 * NAME_KINDS.index("party")
    assert by_word["State"] == 2 + 2 * NAME_KINDS.index("party")
    assert by_word["Palmyra"] == 1 + 2 * NAME_KINDS.index("place")
    assert by_word["Monday"] == by_word["They"] == 0


def test_passages_are_labelled_by_kind() -> None:
    """Words of a marked caption are of that kind, and all others of the kind given."""
    reading = read_report(make_report(TEXT))
    words = Words.in_reading(reading)
    caption = Told("caption", Span(TEXT.index("They"), len(TEXT)))
    labels = passages_of([caption], words, unknown=0).tolist()
    assert labels[-1] == KINDS.index("caption")
    assert labels[0] == KINDS.index("body") == 0


def test_a_name_goes_to_the_party_it_fits_best() -> None:
    """A party that bears a coder's name is taken before one that only shares a word with it."""
    from sayso.claims.parties import cast_of

    cast = cast_of(read_report(make_report(TEXT)))
    assert [p.actor.name for p in right_parties("Islamic State", cast.parties)] == ["Islamic State"]
    assert right_parties("Norwegian navy", cast.parties) == []


def test_occurrences_are_whole_words() -> None:
    """A string is found wherever it stands as words, in any case, and not inside other words."""
    assert list(occurrences("men", "MEN said women left. Men!")) == [Span(0, 3), Span(21, 24)]


def test_fillers_are_labelled_wherever_they_stand() -> None:
    """The longest of the strings that overlap is labelled, in the layer of its role."""
    text = "BOGOTA, 4 JAN 90 -- [TEXT] ARMED MEN BLEW UP A BRIDGE. THE MEN FLED."
    roles = {role: [] for role in FILLERS} | {
        "PerpInd": [["armed men", "men"]],
        "Target": [["bridge"]],
    }
    lesson = lesson_of({"id": "m", "text": text, "ree": roles})
    assert lesson.fillers is not None
    words = words_in(lesson)
    labels = {
        (words[i], FILLERS[k]): int(lesson.fillers[i, k])
        for i in range(len(words))
        for k in range(len(FILLERS))
    }
    assert labels["ARMED", "PerpInd"] == BEGIN
    assert lesson.fillers[words.index("MEN"), 0] == INSIDE
    assert labels["BRIDGE", "Target"] == BEGIN
    assert labels["FLED", "PerpInd"] == 0
    assert labels["MEN", "PerpInd"] == BEGIN
