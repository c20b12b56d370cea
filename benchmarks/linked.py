"""Incidents out of sayso's own claims, against coded incidents: reading and putting together.

DATA is a folder of coded reports; only their texts and days go in. ``linked`` in the table judges
the coded claims that were found.
"""

from dataclasses import replace
from pathlib import Path

from benchmarks.incidents import coded_reports, score, write_reconciled
from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.language.read import read_report
from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.settings import settings_from

__all__ = ["predict", "score"]


def predict(data: Path, predictions: Path) -> None:
    """Write sayso's own claims with their incidents, one JSON object a line."""
    claims: list[Claim] = []
    dated: list[Report] = []
    reader = find_reader(settings_from().reader)
    for report in coded_reports(data):
        reading = read_report(report)
        claims += make_claims(reading, reader)
        dated.append(replace(report, published=reading.published))
    write_reconciled(claims, dated, predictions)
