"""How long a person waits: many reports into a fresh record, on one core, and the same again.

The reading runs in a process of its own, bound to one core, so that its peak memory is its own.
DATA is a file or folder of reports as ``sayso read`` takes it. A row for each reader has reports a
second (until all are reconciled), the peak memory in MB, the seconds of a second reading, in which
nothing is new, the size of the record in MB, and the seconds of each stage.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

READERS = ("rules", "joined")
LEAST_A_SECOND = 20.0
MOST_MB = 1000
STAGES = {
    "receive": "take in and decode",
    "read_report": "read the words",
    "make_claims": "make claims",
    "filed_runs": "file runs of words",
    "keep": "keep",
    "reconcile_new": "reconcile and keep incidents",
}


def predict(data: Path, predictions: Path) -> None:
    """Read everything twice by each reader, in a process of its own, and write what it took."""
    rows = []
    for reader in READERS:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.speed", str(data), f"{folder}/speed.db"]
            environment = os.environ | {"SAYSO_READER": reader}
            done = subprocess.run(
                command, env=environment, check=True, capture_output=True, text=True
            )
        rows.append({"reader": reader, **json.loads(done.stdout)})
    predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the figures of each reader a line each, with what was aimed at."""
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    return "\n\n".join(map(describe, rows))


def describe(row: dict[str, Any]) -> str:
    """Give the figures of one reader."""
    lines = [
        f"reader                  {row['reader']:>8}",
        f"reports                 {row['reports']:>8,}   refused {row['refused']}",
        f"claims                  {row['claims']:>8,}",
        f"incidents               {row['incidents']:>8,}",
        f"seconds                 {row['seconds']:>8.1f}",
        f"  of the processor's    {row['processor_seconds']:>8.1f}",
        f"reports a second        {row['per_second']:>8.1f}   aim {LEAST_A_SECOND:g} or more",
        f"peak memory, MB         {row['peak_mb']:>8,}   aim under {MOST_MB:,}",
        f"again, seconds          {row['again_seconds']:>8.2f}   kept anew {row['again_kept']}",
        f"record, MB              {row['record_mb']:>8.1f}",
    ]
    for stage, words in STAGES.items():
        seconds = row["stages"].get(stage, 0.0)
        lines.append(f"  {words:<30} {seconds:>6.2f} s  {seconds / row['seconds']:>4.0%}")
    return "\n".join(lines)


class Clock:
    """Seconds spent in each stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def around(self, owner: object, name: str) -> None:
        """Time every call of a function from now on."""
        asked: Callable[..., Any] = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return asked(*given, **named)
            finally:
                self.seconds[name] += time.perf_counter() - start

        setattr(owner, name, timed)

    def along(self, owner: object, name: str) -> None:
        """Time every step of an iterator that a function gives."""
        asked: Callable[..., Any] = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> Any:
            steps = iter(asked(*given, **named))
            while True:
                start = time.perf_counter()
                step = next(steps, None)
                self.seconds[name] += time.perf_counter() - start
                if step is None:
                    return
                yield step

        setattr(owner, name, timed)


def measure(data: str, address: str) -> dict[str, Any]:
    """Read into a fresh record, and once more."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import sayso
    from sayso import pipeline
    from sayso.record.store import Store

    clock = Clock()
    clock.along(pipeline, "receive")
    for name in ("read_report", "make_claims", "filed_runs", "reconcile_new"):
        clock.around(pipeline, name)
    clock.around(Store, "keep")
    with sayso.open(address) as record:
        start = time.process_time()
        done = record.read(data)
        processor = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        stages = {name: round(seconds, 2) for name, seconds in clock.seconds.items()}
        again = record.read(data)
        found = record.summary()
        record_mb = Path(address).stat().st_size / 1e6
    return {
        "reports": done.kept,
        "refused": len(done.refused),
        "claims": done.claims,
        "incidents": found["incidents"],
        "seconds": round(done.seconds, 2),
        "processor_seconds": round(processor, 2),
        "per_second": round(done.received / done.seconds, 1),
        "peak_mb": peak,
        "again_seconds": round(again.seconds, 3),
        "again_kept": again.kept,
        "record_mb": round(record_mb, 1),
        "stages": stages,
    }


if __name__ == "__main__":
    print(json.dumps(measure(*sys.argv[1:])))
