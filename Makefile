# Everything a person does here, by name. `make help` explains.
# Needs Python 3.11 or newer and make; the rest is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Two processes with engines of their own: the tests that start, kill and wait for processes leave a core idle. A file's
# tests stay together, and files keep their order, the long ones first.
WORKERS := -n 2 --dist loadfile --no-loadscope-reorder
BENCHES := normalise clitics names dates clean enrich about story percolate rules latency
PACKAGES := arabic cli config demo indexing pipeline scheduler workers

# Universal: one file for every Python from 3.11 on and every platform.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help install demo up test check format bench lock clean

help: ## Show this help
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv and install everything into it (the others do it for you)

$(STAMP): pyproject.toml requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rasid needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Remedy: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP) ## Run the whole pipeline on embedded engines over a small newsroom of our own
	$(BIN)/rasid demo

up: $(STAMP) ## Start everything on this machine with the feeds of config/feeds.yml; Ctrl-C stops it
	$(BIN)/rasid up

test: $(STAMP) ## Run all tests (they start and stop their own engines)
	$(BIN)/python -m pytest $(WORKERS)

check: $(STAMP) ## Lint, format check, types, import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES)
	$(BIN)/lint-imports

format: $(STAMP) ## Put the code into the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# By uv, since pip 23 stumbles over lxml's extras.
bench: $(STAMP) ## Measure, side by side with the peers; prints tables
	$(BIN)/uv pip install --quiet --python $(BIN)/python -e '.[bench]'
	@set -e; for name in $(BENCHES); do echo "== bench.$$name"; $(BIN)/python -m bench.$$name; done

lock: $(STAMP) ## Resolve both lock files anew from pyproject.toml, with hashes
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what was made here (not the data that `make up` keeps)
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
