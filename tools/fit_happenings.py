"""Fit the weights of ``lexicon/data/happening_weights.yml`` on coded reports.

usage: python -m tools.fit_happenings FOLDER... [--check] [--folds N]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. ``--check`` prints claim F1
of cross-validation, story and war kept together, and of each folder read with weights fitted on
the other folders; it writes nothing.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.roles import load_scorer
from sayso.claims.happenings import NOTHING, Weights, bars, choose, settle
from sayso.claims.trigger_signs import Candidate, candidates_in
from sayso.language.read import read_report
from sayso.nouns.claim import CLAIM_TYPES
from sayso.nouns.reading import Reading
from sayso.nouns.report import Original, Report
from tools.read_corpus import CORPUS, CorpusError, CorpusReport, read_corpus_report

RIDGE = 6.0
RAREST = 3
BARS = (0.3, 0.35, 0.4, 0.45, 0.5)
SMALLEST = 0.05
OUTPUT = Path(__file__).parent.parent / "src/sayso/lexicon/data/happening_weights.yml"
HEADER = """\
# What speaks for words telling of a happening of a type, or of nothing: the weight of each sign,
# in natural log odds. Signs are made in claims/trigger_signs.py; fitted by tools/fit_happenings.py
# on coded reports. Edit by fitting anew.
"""
Row = dict[str, Any]
BARE: Row = {"stance": "asserted", "actors": [], "targets": []}
MARKED = re.compile(r"(\{\w+\|[^}]*\})")
SENTENCES = Path(__file__).parent.parent / "corpus" / "sentences.txt"
SENTENCE_GROUPS = 5
CLASSES = (NOTHING, *CLAIM_TYPES)


@dataclass
class Coded:
    """A report with its candidates, and what each is by its coder."""

    folder: str
    group: str
    reading: Reading
    claims: list[Row]
    candidates: list[Candidate]
    labels: list[str | None]


def read_coded(folder: Path) -> list[Coded]:
    """Read all coded reports of a folder."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        reading = read_report(Report(path.stem, content.decode(), Original(content, "text/plain")))
        lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        claims = [row for row in map(json.loads, filter(str.strip, lines)) if "type" in row]
        candidates = list(candidates_in(reading))
        stem = path.stem
        group = "_".join(stem.split("_")[:2]) if "_" in stem else stem.rsplit("-", 1)[0]
        labels = label(candidates, claims)
        found.append(Coded(folder.name, group, reading, claims, candidates, labels))
    return found


def read_own_reports() -> list[Coded]:
    """Read the reports of our own corpus, a war a group; what is not by the rules is named."""
    found = []
    for own in readable_corpus():
        report = Report(own.id, own.text, Original(own.text.encode(), "text/plain"))
        reading = read_report(report)
        candidates = list(candidates_in(reading))
        claims = list(own.claims)
        labels = label(candidates, claims)
        found.append(Coded("corpus", own.war, reading, claims, candidates, labels))
    return found


def readable_corpus() -> Iterator[CorpusReport]:
    """Give the reports of the corpus that can be read."""
    for path in sorted(CORPUS.glob("*/*.txt")):
        try:
            yield read_corpus_report(path)
        except CorpusError as error:
            print(f"left out: {error}")


def read_sentences(path: Path = SENTENCES) -> list[Coded]:
    """Read our own sentences, each a short report with its happenings marked."""
    found = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        text, claims = unmark(line)
        stem = f"{path.stem}-{number}"
        report = Report(stem, text, Original(text.encode(), "text/plain"))
        reading = read_report(report)
        candidates = list(candidates_in(reading))
        labels = label(candidates, claims)
        group = f"{path.stem}-{number % SENTENCE_GROUPS}"
        found.append(Coded(path.stem, group, reading, claims, candidates, labels))
    return found


def unmark(line: str) -> tuple[str, list[Row]]:
    """Give the plain text of a marked line, and its happenings as coded claims."""
    text, claims = "", []
    for part in MARKED.split(line):
        marked = re.fullmatch(r"\{(\w+)\|([^}]*)\}", part)
        if marked is None:
            text += part
            continue
        kind, words = marked.groups()
        start = len(text)
        claims.append({"type": kind, "trigger": words, "quote": words, "start": start, **BARE})
        text += words
        claims[-1]["end"] = len(text)
    return text, claims


def label(candidates: Sequence[Candidate], claims: Sequence[Row]) -> list[str | None]:
    """Say what each candidate is coded as: a type, nothing, or None where that is left open."""
    labels: list[str | None] = [NOTHING] * len(candidates)
    taken: set[int] = set()
    for claim in sorted(claims, key=is_optional):
        free = (i for i in range(len(candidates)) if i not in taken)
        ranks = {i: nearness(candidates[i], claim) for i in free}
        best = max(ranks, key=lambda i: ranks[i], default=-1)
        if best >= 0 and ranks[best] > 0:
            taken.add(best)
            labels[best] = None if is_optional(claim) else claim["type"]
    return labels


def nearness(candidate: Candidate, claim: Row) -> float:
    """Give how near a candidate stands to a coded trigger; 0 where it cannot be meant."""
    span = candidate.trigger.span
    outside = span.start >= claim["end"] or span.end <= claim["start"]
    if outside or claim["type"] not in candidate.trigger.types:
        return 0.0
    start, end = trigger_of(claim)
    if span.start < end and span.end > start:
        return 2.0
    return 1 / (1 + min(abs(span.start - end), abs(start - span.end)))


def trigger_of(claim: Row) -> tuple[int, int]:
    """Give where a coded trigger stands."""
    words = (claim["trigger"] or "").split(" ... ")[0]
    found = claim["quote"].lower().find(words.lower())
    start = claim["start"] + max(found, 0)
    return start, start + len(words)


def is_optional(claim: Row) -> bool:
    """Whether a coded claim may be found but is not missed."""
    note = claim.get("note", "").lower()
    return note.startswith("optional") or "verbatim repeat" in note


def fit(reports: Iterable[Coded], ridge: float = RIDGE) -> Weights:
    """Fit a multinomial logistic regression over the types that each trigger may mean."""
    rows = [
        (candidate, wanted)
        for report in reports
        for candidate, wanted in zip(report.candidates, report.labels, strict=True)
        if wanted is not None
    ]
    counts = Counter(sign for candidate, _ in rows for sign in candidate.signs)
    names = sorted(sign for sign, number in counts.items() if number >= RAREST)
    signs = sign_matrix([candidate for candidate, _ in rows], names)
    closed = np.full((len(rows), len(CLASSES)), -1e9)
    for number, (candidate, _) in enumerate(rows):
        closed[number, [0, *(CLASSES.index(kind) for kind in candidate.trigger.types)]] = 0
    picks = (np.arange(len(rows)), np.array([CLASSES.index(wanted) for _, wanted in rows]))
    shape = (len(names), len(CLASSES))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        totals = signs @ weights + closed
        totals -= totals.max(axis=1, keepdims=True)
        chances = np.exp(totals)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[picks] + 1e-12).sum() + ridge / 2 * (flat**2).sum()
        chances[picks] -= 1
        return value, (signs.T @ chances + ridge * weights).ravel()

    start = np.zeros(len(names) * len(CLASSES))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120})
    weights = found.x.reshape(shape)
    return {
        kind: {
            sign: round(float(weight), 1)
            for sign, weight in zip(names, weights[:, number], strict=True)
            if abs(weight) >= SMALLEST
        }
        for number, kind in enumerate(CLASSES)
    }


def sign_matrix(candidates: Sequence[Candidate], names: Sequence[str]) -> csr_matrix:
    """Give a row for each candidate with a one for each of its signs."""
    index = {sign: i for i, sign in enumerate(names)}
    columns = [[index[sign] for sign in c.signs if sign in index] for c in candidates]
    owners = np.repeat(np.arange(len(columns)), [len(found) for found in columns])
    flat = [i for found in columns for i in found]
    return csr_matrix((np.ones(len(flat)), (owners, flat)), (len(columns), len(names)))


def predictions(
    reports: Iterable[Coded], weights: Weights, believed_from: Mapping[str, float]
) -> list[Row]:
    """Give what is found as rows that the scorer can compare."""
    return [
        {
            "report": report.reading.report.id,
            "type": happening.type,
            "start": happening.clause.start,
            "end": happening.clause.end,
            "stance": happening.stance,
        }
        for report in reports
        for happening in settle(choose(report.candidates, weights), report.reading, believed_from)
    ]


def claim_f1(reports: Sequence[Coded], rows: Sequence[Row]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of detection as the scorer of claims counts them."""
    scorer = load_scorer()
    got = defaultdict(list)
    for row in rows:
        got[row["report"]].append(row)
    hits = found = coded = 0
    for report in reports:
        claims, rows_ = report.claims, got[report.reading.report.id]
        pairs = scorer.match(claims, rows_, lambda g, s: g["type"] == s["type"])
        matched = {i for i, _ in pairs}
        coded += sum(i in matched or not is_optional(c) for i, c in enumerate(claims))
        found += len(rows_)
        hits += len(pairs)
    p, r = hits / max(1, found), hits / max(1, coded)
    return p, r, 2 * p * r / max(1e-9, p + r)


def check(reports: Sequence[Coded], folds: int) -> Iterator[str]:
    """Give lines of claim F1 with weights fitted on other stories, and on other wars."""
    groups = sorted({report.group for report in reports})
    fold_of = {group: i % folds for i, group in enumerate(groups)}
    models = [fit(r for r in reports if fold_of[r.group] != fold) for fold in range(folds)]
    folders = sorted({report.folder for report in reports})
    levels = {f"bar {bar}": dict.fromkeys(bars(), bar) for bar in BARS}
    for name, believed_from in {**levels, "own bars": bars()}.items():
        rows = []
        for fold, weights in enumerate(models):
            here = [report for report in reports if fold_of[report.group] == fold]
            rows += predictions(here, weights, believed_from)
        for folder in folders:
            yield f"{name} {folder}  {say(claim_f1(reports_of(folder, reports), rows))}"
    for folder in folders:
        weights = fit(report for report in reports if report.folder != folder)
        here = reports_of(folder, reports)
        score = claim_f1(here, predictions(here, weights, bars()))
        yield f"fitted on the others: {folder}  {say(score)}"


def reports_of(folder: str, reports: Iterable[Coded]) -> list[Coded]:
    """Give the reports of a folder."""
    return [report for report in reports if report.folder == folder]


def say(score: tuple[float, float, float]) -> str:
    """Give precision, recall and F1 in words."""
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*score)


def text_of(weights: Weights) -> str:
    """Give the table of the weights as it is written, signs of one weight together."""
    table: dict[str, dict[float, list[str]]] = {}
    for kind, signs in weights.items():
        steps: dict[float, list[str]] = defaultdict(list)
        for sign, weight in sorted(signs.items()):
            steps[weight].append(sign)
        table[kind] = {step: steps[step] for step in sorted(steps) if step}
    text = yaml.safe_dump(table, allow_unicode=True, sort_keys=False, default_flow_style=None)
    return HEADER + text


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    reports = [report for folder in options.folders for report in read_coded(folder)]
    reports += [*read_sentences(), *read_own_reports()]
    coded = sum(wanted not in {None, NOTHING} for r in reports for wanted in r.labels)
    print(
        f"{len(reports)} reports, {sum(len(r.claims) for r in reports)} claims, "
        f"{coded} with a candidate"
    )
    if options.check:
        for line in check(reports, options.folds):
            print(line)
    else:
        OUTPUT.write_text(text_of(fit(reports)), encoding="utf-8")


if __name__ == "__main__":
    main()
