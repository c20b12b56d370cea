"""Coded texts become lessons: words with a label for each head."""

from pathlib import Path

import numpy as np
from builders import make_report

from sayso.language.read import read_report
from sayso.nouns.claim import CLAIM_TYPES
from training.coded_reports import labels_of
from training.lessons import (
    BEGIN,
    IGNORED,
    INSIDE,
    LABELLED,
    NOBODY,
    Argument,
    Lesson,
    Link,
    fold_of,
    paint,
    read_lessons,
    words_of,
    write_lessons,
)
from training.polnear import lesson_of
from training.silver import with_speech

TEXT = "The mayor said that rebels took Odawa. Nobody was hurt."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def article() -> Lesson:
    said = {
        "source": [span("The mayor")],
        "cue": [span("said")],
        "content": [span("that rebels took Odawa")],
    }
    return lesson_of({"id": "a", "text": TEXT, "attributions": [said]})


def test_attributions_label_words_and_link_them() -> None:
    """Source, cue and content begin and go on where they are coded, and are linked."""
    lesson = article()
    assert lesson.spoken is not None
    source, cue, content = lesson.spoken.T.tolist()
    assert source[:3] == [BEGIN, INSIDE, 0]
    assert cue[:4] == [0, 0, BEGIN, 0]
    assert content[:8] == [0, 0, 0, BEGIN, INSIDE, INSIDE, INSIDE, 0]
    assert set(lesson.links) == {Link(0, 3, 2), Link(1, 2, 0)}


def test_a_cue_without_source_is_linked_to_nobody() -> None:
    """A cue that has no source is taught to have none."""
    said = {"source": [], "cue": [span("said")], "content": [span("rebels took Odawa")]}
    lesson = lesson_of({"id": "a", "text": TEXT, "attributions": [said]})
    assert Link(1, 2, NOBODY) in lesson.links


def test_inner_runs_do_not_break_outer_ones() -> None:
    """A run wholly inside one that is painted already leaves it whole."""
    layer = np.zeros(5, dtype=np.int64)
    paint(layer, 0, 4)
    paint(layer, 2, 3)
    assert layer.tolist() == [BEGIN, INSIDE, INSIDE, INSIDE, INSIDE]


def test_lessons_are_kept_whole(tmp_path: Path) -> None:
    """What is written comes back equal, so that a run goes on with the same lessons."""
    told = Lesson(
        "b",
        "g",
        (("x", "y"),),
        happenings=np.array([3, 0]),
        stances=np.array([1, IGNORED]),
        names=np.array([0, 5]),
        passages=np.array([2, 2]),
        fillers=np.array([[0, 0, 1, 0, 0], [0, 0, 2, 0, 0]]),
        arguments=(Argument(2, 0, 1, 1),),
        judged=((2, 0), (4, 0)),
    )
    lessons = [article(), told]
    write_lessons(lessons, tmp_path / "lessons.jsonl")
    for before, after in zip(lessons, read_lessons(tmp_path / "lessons.jsonl"), strict=True):
        assert (before.id, before.group, before.sentences) == (
            after.id,
            after.group,
            after.sentences,
        )
        assert before.links == after.links
        assert (before.arguments, before.judged) == (after.arguments, after.judged)
        for name in LABELLED:
            one, other = getattr(before, name), getattr(after, name)
            assert (one is None) == (other is None)
            assert one is None or (one == other).all()


def test_groups_stay_in_one_fold() -> None:
    """All lessons of a story or war are held out together."""
    lessons = [Lesson(str(i), f"g{i % 5}", ()) for i in range(20)]
    folds = fold_of(lessons, 3)
    assert set(folds) == {f"g{i}" for i in range(5)}
    assert set(folds.values()) == {0, 1, 2}


def test_the_rules_teach_who_speaks_in_war() -> None:
    """What the rules read is taught; a sentence with a word of saying that they leave is not."""
    text = (
        "Hill Courier, 2016-05-04\n\nThe army said rebels had left Odawa. Nothing was claimed here."
    )
    reading = read_report(make_report(text))
    words = words_of(reading.sentences)
    lesson = with_speech(Lesson("x", "g", words), reading)
    assert lesson.spoken is not None
    flat = [word for sentence in words for word in sentence]
    assert lesson.spoken[flat.index("army"), 0] in {BEGIN, INSIDE}
    assert lesson.spoken[flat.index("said"), 1] == BEGIN
    assert lesson.spoken[flat.index("left"), 2] == INSIDE
    assert (lesson.spoken[flat.index("claimed")] == IGNORED).all()


def test_coded_triggers_are_labelled_by_type() -> None:
    """The words of a coded trigger bear its type, and the rest bears none."""
    from tools.fit_happenings import Coded, unmark

    text, claims = unmark("Rebels {capture|captured} the village of Odawa on Monday.")
    reading = read_report(make_report(text))
    coded = Coded("x", "g", reading, claims, [], [])
    labels = labels_of(coded)
    assert labels.tolist().count(1 + CLAIM_TYPES.index("capture")) == 1
    assert (labels > 0).sum() == 1
