# `make` alone lists the targets. `make demo` and `make test` need Python 3.11 or newer and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-compile
READY := $(VENV)/ready
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header

# The bot, the demo and many tests start further processes; each would compile a thousand files anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test check lint types layers integration search e2e faults bench docs lock map clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY)-demo ## Open a local Slack-compatible workspace with the bot in it
	$(BIN)/remit demo $(ARGS)

test: $(READY)-test ## Run every test that needs no browser and no long run
	$(BIN)/pytest -n 3 -m "not e2e and not faults and not bench" $(ARGS)

check: lint types layers test ## Everything a change must pass

lint: $(READY)-test ## Rules and format of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deptry bot

types: $(READY)-test ## Strict types
	$(BIN)/mypy

layers: $(READY)-test ## Which folder may import which
	$(BIN)/lint-imports

integration: $(READY)-test ## Contract and security suites and whole workspaces, everything on both databases
	TEST_DATABASES=both $(BIN)/pytest -n 3 -m "not e2e and not faults and not bench" tests/contract tests/security tests/integration $(ARGS)

search: $(READY)-test ## Property tests with examples drawn anew, to find what nobody thought of
	$(BIN)/pytest -n 2 --hypothesis-profile=search -m "not e2e and not faults and not bench" tests/unit tests/security $(ARGS)

e2e: $(READY)-test ## Drive the playground page in a headless browser (CHROMIUM=path to choose one)
	$(BIN)/pytest -n 2 -m e2e tests/e2e $(ARGS)

faults: $(READY)-test ## Long fault runs: kills, lost answers, slow models, on both databases
	TEST_DATABASES=both $(BIN)/pytest -m faults -s $(ARGS)

bench: $(READY)-test ## Ratios against bare baselines
	$(BIN)/pytest -m bench -s tests/bench $(ARGS)

docs: $(READY)-test ## Write the generated files: .env.example, docs/errors.md and docs/lint.md
	$(BIN)/python -m tests.meta.generated

map: $(READY)-test ## Print the first sentence of every module
	@$(BIN)/python -m tests.meta.map

lock: $(READY)-test ## Resolve the dependencies anew
	$(LOCK) --group dev pyproject.toml -o requirements-dev.lock $(ARGS)
	$(LOCK) --group build -c requirements-dev.lock pyproject.toml -o requirements.lock $(ARGS)

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Remit needs Python 3.11 or newer; name one, such as: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 2; }

# hatchling is in both locks, so the checkout installs itself without an unpinned download.
$(READY)-demo: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the dependencies into $(VENV); this takes a minute, once."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# The test lock holds everything of the other one, at the same versions.
$(READY)-test: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the dependencies into $(VENV); this takes a minute or two, once."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(READY)-demo $@
