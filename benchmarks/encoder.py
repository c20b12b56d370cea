"""What reading costs against the bare network: the same reports, one process, processor seconds.

DATA is a file or folder of reports as ``sayso read`` takes it. The network's seconds are those
inside onnxruntime; beside it words are cut into pieces, and labels, links and runs are made of the
scores; the whole reading is everything from a report's text to its claims, by rules and network.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sayso.claims.assemble import make_claims
from sayso.claims.tagged import tag
from sayso.claims.trained_reader import TrainedReader
from sayso.ingest.receive import receive
from sayso.language.read import read_report
from sayso.learned.find import find_model
from sayso.nouns.report import Report

MOST = 100
"""Reports that are read."""


class Watched:
    """A session whose seconds are counted."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.seconds = 0.0

    def run(self, *given: Any) -> Any:
        """Run the network."""
        start = time.process_time()
        found = self.session.run(*given)
        self.seconds += time.process_time() - start
        return found


def predict(data: Path, predictions: Path) -> None:
    """Read the reports, and write the seconds."""
    model = find_model()
    if model is None:
        raise SystemExit("there is no trained reader here")
    reports = [found for found in receive([data]) if isinstance(found, Report)][:MOST]
    start = time.process_time()
    reader = TrainedReader(model)
    tagger = reader.tagger
    load = time.process_time() - start
    readings = [read_report(report) for report in reports]
    tag(readings[0], tagger)
    watched = Watched(tagger._session)  # noqa: SLF001 - to be timed from within
    tagger._session = watched  # noqa: SLF001
    network = seconds_of(lambda: [tag(reading, tagger) for reading in readings])
    bare, watched.seconds = watched.seconds, 0.0
    whole = seconds_of(lambda: [make_claims(read_report(report), reader) for report in reports])
    row = {
        "reports": len(reports),
        "words": sum(len(s.tokens) for reading in readings for s in reading.sentences),
        "load": load,
        "bare": bare,
        "network": network,
        "whole": whole,
    }
    predictions.write_text(json.dumps(row) + "\n", encoding="utf-8")


def seconds_of(work: Callable[[], object]) -> float:
    """Give the processor's seconds for something."""
    start = time.process_time()
    work()
    return time.process_time() - start


def score(_data: Path, predictions: Path) -> str:
    """Give words a second, and how many times the bare network each costs."""
    row: dict[str, float] = json.loads(predictions.read_text(encoding="utf-8"))
    names = {
        "bare": "the network alone",
        "network": "with pieces, labels and links",
        "whole": "the whole reading, with the rules",
    }
    lines = [f"{row['reports']} reports, {row['words']:,} words; loaded in {row['load']:.2f} s"]
    for name, told in names.items():
        rate, times = row["words"] / row[name], row[name] / row["bare"]
        lines.append(f"{told:34} {rate:>8,.0f} words a second  {times:.2f} x")
    return "\n".join(lines)
