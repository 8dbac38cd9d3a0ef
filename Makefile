# make run, make test, and the rest: `make help` lists them. Works with GNU make 3.81 and in a path with spaces.

PYTHON ?= python3
BIN := .venv/bin
SETUP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make lock" --quiet $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check chaos bench hypothesis lock

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: .venv/installed ## start the bot: on Slack with credentials in .env, else in the playground
	@$(BIN)/secondround start

test: .venv/installed-dev ## run every test and hold the coverage gate
	@$(MAKE) --no-print-directory .venv/calendars || echo "They could not be fetched, which pytest will say again."
	@$(BIN)/python -m pytest --numprocesses auto --cov --cov-report term:skip-covered

check: .venv/installed-dev ## lint, types, layers, dependencies, content, manifest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/secondround content check
	$(BIN)/secondround manifest --check

bench: .venv/installed-dev ## measure what it costs, as in docs/operations.md; BENCH="--scale 0.05" to try it out
	@$(BIN)/python -m tests.benchmarks $(BENCH)

hypothesis: .venv/installed-dev ## the long run: 10,000 examples for each property
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest --numprocesses auto -m hypothesis

chaos: .venv/installed-dev ## the long run: 1,000 reminders through 50 kills, on each database; CHAOS_SEED=8 for another
	@CHAOS=long $(BIN)/python -m pytest tests/chaos -o log_cli=true -o log_cli_level=INFO

lock: .venv/installed-dev ## pin pyproject.toml's dependencies anew; UPGRADE=--upgrade takes the newest
	$(LOCK) --extra postgres --group checkout --output-file requirements.lock
	$(LOCK) --extra postgres --group checkout --group dev --constraint requirements.lock --output-file requirements-dev.lock

.venv/calendars: requirements.lock .venv/installed-dev
	@echo "Fetching the calendar files in icalendar's source, which the reader is tried on (once)"
	@rm -rf $@.new && mkdir $@.new
	@sed -n '/^icalendar==/,/[^\\]$$/p' requirements.lock > $@.new/requirements.txt
	@$(BIN)/python -m pip --disable-pip-version-check download --quiet --require-hashes --no-deps --no-build-isolation \
		--no-binary icalendar --requirement $@.new/requirements.txt --dest $@.new
	@rm -rf $@ && mv $@.new $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Second Round needs Python 3.11 or newer; $(PYTHON) is older or missing. Name another: make run PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
		exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv --clear .venv

.venv/installed: requirements.lock pyproject.toml .venv/bin/python
	@echo "Installing what the bot needs into .venv (about a minute, once)"
	@$(SETUP) --require-hashes --requirement requirements.lock
	@PYTHONWARNINGS=ignore $(SETUP) --no-deps --no-build-isolation --editable .  # setuptools warns of every one
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "Installing what the tests and checks need (about a minute, once)"
	@$(SETUP) --require-hashes --requirement requirements-dev.lock
	@touch $@
