"""``python -m sayso``."""

from sayso.cli.app import run

if __name__ == "__main__":
    run()
