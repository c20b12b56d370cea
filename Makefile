# Two commands: `make demo` and `make test`. Both set up .venv first; a second run needs no network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TABLES := src/sayso/gazetteer/tables/places.sqlite

.PHONY: demo test lint unit setup results clean

setup: $(STAMP) $(TABLES)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

$(TABLES): $(STAMP) tools/build_gazetteer.py src/sayso/gazetteer/keys.py $(wildcard src/sayso/gazetteer/data/*.yml)
	$(BIN)/python tools/build_gazetteer.py

demo: setup
	$(BIN)/sayso demo

test: setup lint unit

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: setup
	$(BIN)/python -m pytest -n 2

results: setup
	$(BIN)/python -m benchmarks.results

clean:
	rm -rf $(VENV) $(TABLES)
