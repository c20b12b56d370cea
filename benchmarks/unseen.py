"""Whole claims in stories and wars that nothing was fitted on: all weights are fitted anew.

DATA is the folder of the open gold; our own corpus is read beside it. In each of four folds the
weights of happenings, their joining with the network, roles, places, times and counts are fitted
on the other stories and wars, and the network never saw them either (``held_out_chances/``, made
by ``python -m training --fold N``). Speakers, hedges, names of places and the lexicon are as
shipped: they were written by hand with the gold in sight.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.packs import run_scorer
from sayso.claims.assemble import make_claims
from sayso.claims.attributions import find_attributions
from sayso.claims.happenings import happening_weights, settle
from sayso.claims.joined_happenings import joined_bars, joined_choices
from sayso.claims.reader import RULES
from sayso.claims.tagged import Tags
from sayso.claims.trigger_signs import candidates_in
from sayso.language.read import read_report
from sayso.lexicon.load import OWN
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import CLAIM_TYPES
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from sayso.nouns.report import Report
from sayso.views.contract import claim_as_json
from tools import fit_counts, fit_happenings, fit_joining, fit_places, fit_roles, fit_times
from tools.fit_doubt import coded_reports
from tools.read_corpus import CORPUS, read_corpus, write_corpus

HELD_OUT = Path(__file__).parent / "held_out_chances"
PARTS = ("syria", "wars", "seeds")
FAINT = 1e-9


@dataclass(frozen=True)
class HeldOutReader:
    """Rules and network joined, for one report, by the chances of a network that never saw it."""

    chances: np.ndarray
    name: str = "joined/held-out"

    def attributions(self, reading: Reading) -> tuple[Attribution, ...]:
        """Give who says which words, by the rules."""
        return find_attributions(reading)

    def happenings(self, reading: Reading) -> tuple[Happening, ...]:
        """Give what is said to have happened."""
        ends = np.cumsum([len(sentence.tokens) for sentence in reading.sentences])[:-1]
        logs = np.split(np.log(self.chances.astype(float) + FAINT), ends)
        tags = Tags(CLAIM_TYPES, dict(enumerate(logs)))
        choices = joined_choices(candidates_in(reading), happening_weights(), tags)
        return tuple(settle(choices, reading, joined_bars(CLAIM_TYPES)))


def folds_of() -> dict[int, dict[str, np.ndarray]]:
    """Give for each fold its reports, by part and id, with the chances of their words."""
    found = {}
    for path in sorted(HELD_OUT.glob("held-out-*.npz")):
        with np.load(path) as kept:
            found[int(path.stem.rsplit("-", 1)[1])] = {name: kept[name] for name in kept}
    return found


def tables_without(data: Path, folds: dict[int, frozenset[str]]) -> Iterator[tuple[int, Path]]:
    """Fit every table on the other folds; give each fold with a folder that holds its tables."""
    folders = [*(data / part for part in PARTS), CORPUS]
    unseen = fit_joining.read_unseen(data, HELD_OUT)
    coded = [report.coded for report in unseen]
    roles = fit_roles.gather(folders)
    alone = fit_roles.tabled(roles, [case.signs for case in roles])
    places = list(fit_places.gather(folders))
    times = list(fit_times.gather(folders))
    counts = fit_counts.gather(folders)
    for fold, held in folds.items():

        def taught(report: str, held: frozenset[str] = held) -> bool:
            return report not in held

        train = [i for i, case in enumerate(roles) if taught(case.report)]
        others = [report for report in unseen if report.fold != fold]
        texts = {
            "happening_weights": fit_happenings.text_of(
                fit_happenings.fit(c for c in coded if taught(c.reading.report.id))
            ),
            "happening_joining": fit_joining.text_of(others),
            "role_weights": fit_roles.text_of(fit_roles.fit_all(alone, train)[0]),
            "place_weights": fit_places.text_of(
                fit_places.fit([case for case in places if taught(case.report)])
            ),
            "time_weights": fit_times.text_of(
                fit_times.fit([case for case in times if taught(case.report)])
            ),
            "count_weights": fit_counts.text_of(
                fit_counts.fit([case for case in counts if taught(case.claim["report"])])
            ),
        }
        with tempfile.TemporaryDirectory() as made:
            for name, text in texts.items():
                (Path(made) / f"{name}.yml").write_text(text, encoding="utf-8")
            yield fold, Path(made)


def read_fold(items: Sequence[tuple[Report, np.ndarray]]) -> list[tuple[str, str]]:
    """Read reports by rules and by both; give reader and claim, as a line of JSON."""
    rows = []
    for report, chances in items:
        reading = read_report(report)
        for name, reader in (("rules", RULES), ("joined", HeldOutReader(chances))):
            for claim in make_claims(reading, reader):
                rows.append((name, json.dumps(claim_as_json(claim), ensure_ascii=False)))
    return rows


def predict(data: Path, predictions: Path) -> None:
    """Fit, read and judge; write the lines."""
    reports = {}
    for group, report, _ in coded_reports(data):
        reports[f"{group.split('/')[0]}/{report.id}"] = report
    folds = folds_of()
    held = {fold: frozenset(name.split("/", 1)[1] for name in own) for fold, own in folds.items()}
    rows: list[tuple[str, str]] = []
    for fold, tables in tables_without(data, held):
        items = [(reports[name], own) for name, own in folds[fold].items() if name in reports]
        os.environ[OWN] = str(tables)
        # Tables are read once a process, so each fold has a process of its own.
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            rows += pool.submit(read_fold, items).result()
        del os.environ[OWN]
    lines = [line for name in ("rules", "joined") for line in judge(name, rows, data)]
    predictions.write_text(json.dumps(lines) + "\n", encoding="utf-8")


def judge(reader: str, rows: Sequence[tuple[str, str]], data: Path) -> Iterator[str]:
    """Give the scorer's lines for each part, by one reader."""
    with tempfile.TemporaryDirectory() as made:
        claims, own = Path(made) / "claims.jsonl", Path(made) / "corpus"
        claims.write_text("\n".join(row for name, row in rows if name == reader) + "\n")
        own.mkdir()
        write_corpus(list(read_corpus(CORPUS)), own)
        seen = {name.split("/", 1)[0] for names in folds_of().values() for name in names}
        for part, folder in (*((part, data / part) for part in PARTS), ("corpus", own)):
            if part not in seen:
                continue
            yield f"{reader}, {part}"
            yield from run_scorer("score_claims.py", folder, claims, "--by-type").splitlines()


def score(_data: Path, predictions: Path) -> str:
    """Give the lines."""
    lines: list[str] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join(lines)
