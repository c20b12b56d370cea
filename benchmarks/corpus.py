"""Claims against the project's own coded reports in ``corpus/``: many wars, every type.

DATA is a corpus folder of ``<war>/<report>.txt``; left out, the project's own. What is read is the
plain text; the head's date counts as given with the report.
"""

import json
import tempfile
from pathlib import Path

from benchmarks.packs import run_scorer
from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.language.read import read_report
from sayso.nouns.publication import UNDATED, Publication
from sayso.nouns.report import Original, Report
from sayso.settings import settings_from
from sayso.views.contract import claim_as_json
from tools.read_corpus import CORPUS, CorpusReport, read_corpus, write_corpus


def as_received(report: CorpusReport) -> Report:
    """Give a corpus report as if it had just come in, with its outlet and date known."""
    day = Publication(report.date, "given") if report.date else UNDATED
    original = Original(report.text.encode(), "text/plain")
    return Report(report.id, report.text, original, outlet=report.outlet, published=day)


def predict(data: Path | None, predictions: Path) -> None:
    """Write the claims of every report, one JSON object a line."""
    reader = find_reader(settings_from().reader)
    with predictions.open("w", encoding="utf-8") as out:
        for report in read_corpus(data or CORPUS):
            for claim in make_claims(read_report(as_received(report)), reader):
                out.write(json.dumps(claim_as_json(claim), ensure_ascii=False) + "\n")


def score(data: Path | None, predictions: Path) -> str:
    """Give the scorer's table, by type, and what was read where nothing is claimed."""
    reports = list(read_corpus(data or CORPUS))
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(reports, Path(folder))
        table = run_scorer("score_claims.py", folder, predictions, "--by-type")
    silent = {report.id for report in reports if not report.claims}
    lines = predictions.read_text(encoding="utf-8").splitlines()
    wrong = sum(json.loads(line)["report"] in silent for line in lines)
    return f"{table}claims read in {len(silent)} reports that make none: {wrong}\n"
