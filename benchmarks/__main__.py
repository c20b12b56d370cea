"""Run a benchmark: ``python -m benchmarks NAME --data PATH --predictions OUT [--report]``.

A benchmark is a module of this package with ``predict(data, predictions)``, which writes the
form that the scorer reads, and ``score(data, predictions)``, which gives the table as text.
"""

import argparse
import importlib
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Parse the command line, predict, and print the scores if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
    parser.add_argument("name", choices=names)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--predictions", type=Path, default=Path("predictions/out.jsonl"))
    parser.add_argument("--report", action="store_true", help="print the scores")
    options = parser.parse_args(arguments)
    benchmark = importlib.import_module(f"benchmarks.{options.name}")
    options.predictions.parent.mkdir(parents=True, exist_ok=True)
    benchmark.predict(options.data, options.predictions)
    if options.report:
        print(benchmark.score(options.data, options.predictions))
    return 0


if __name__ == "__main__":
    sys.exit(main())
