# The commands of this repository. Each one first makes `.venv` from constraints.txt, so that any of
# them may be the first on a fresh clone. It needs Python 3.11 or later, and nothing else.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The first of these that runs and is new enough. `make PYTHON=/path/to/python ...` overrides it.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$python && break; done)

# One process a core; `make test WORKERS=0` runs in one, for a debugger.
WORKERS ?= auto
# What to test, and how: `make test ONLY="tests/unit -k names"`.
ONLY ?=

.PHONY: help
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: generate
generate: $(READY) ## make the client from the document, into generated/python
	@$(BIN)/clientwright generate

.PHONY: check
check: stale lint types ## all that must hold besides the tests: stale, lint, types

.PHONY: stale
stale: $(READY) ## whether the committed client is what the document makes (prints the difference)
	@$(BIN)/clientwright check

.PHONY: test
test: $(READY) ## run the tests of the generator and of the generated client
	@$(BIN)/pytest -n $(WORKERS) $(ONLY)
	@# Apart, as its users run them: both folders are called `tests`.
	@test -n "$(ONLY)" || { cd generated/python && "$(CURDIR)/$(BIN)/pytest" -n $(WORKERS); }

.PHONY: test-parity
test-parity: $(READY) ## compare what the client sends with what twilio-python 9.10.9 sends
	@$(BIN)/pytest -m parity tests/parity

.PHONY: test-corpus
test-corpus: $(READY) ## run the generated tests of the clients of real documents
	@$(BIN)/pytest -n $(WORKERS) -m corpus tests/corpus

.PHONY: judge-wire
judge-wire: $(READY) ## send requests to TypeSpec's mock server and to Prism, which check them
	@$(BIN)/python -m tests.judges

.PHONY: golden
golden: $(READY) ## rewrite the expected output of tests/cases and tests/failures
	@$(BIN)/python -m tests.harness.golden $(ONLY)
	@test -n "$(ONLY)" || $(BIN)/python -m tests.harness.failing

.PHONY: diagram
diagram: $(READY) ## update the dependency diagram in docs/architecture.md
	@PYTHONPATH=. $(BIN)/python -m tests.harness.imports

.PHONY: docs
docs: $(READY) ## update the reference pages of the settings in docs/
	@$(BIN)/python -m tests.harness.settings_pages

.PHONY: lint
lint: $(READY) ## ruff and black
	@$(BIN)/ruff check --quiet .
	@$(BIN)/black --check --quiet .
	@echo "lint: clean"

.PHONY: types
types: $(READY) ## mypy and pyright, both strict, on the generator and on the client
	@$(BIN)/mypy
	@$(BIN)/pyright
	@# This check looks for installed packages, with the first python on the PATH.
	@PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONPATH=generated/python/src \
		pyright --verifytypes twilio_assistants

# Where many real documents lie: `make corpus CORPUS=folder ONLY="--only twilio"`.
CORPUS ?= ../shared/corpus

.PHONY: corpus
corpus: $(READY) ## generate from many real documents, and measure what comes out
	@$(BIN)/python -m tests.corpus.run $(ONLY) $(CORPUS)

.PHONY: descriptions
descriptions: $(READY) ## check that every description of those documents is in the client
	@$(BIN)/python -m tests.corpus.descriptions $(ONLY) $(CORPUS)

.PHONY: lists
lists: $(READY) ## compare the lists that are paged in those documents with labels
	@$(BIN)/python -m tests.corpus.lists $(ONLY) $(CORPUS)

.PHONY: bench
bench: $(READY) ## measure speed, always as a ratio against something else in the same run
	@PYTHONPATH=generator $(BIN)/python -m benchmarks.unions

.PHONY: clean
clean: ## remove what make made: the environment and caches
	@rm -rf $(VENV) .cache .judges .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist

# --- the environment -------------------------------------------------------------------------------

# One stamp for the whole of it, written last: an interrupted installation is done again.
$(READY): constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later found; try make PYTHON=..." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-build-isolation --no-deps --editable .
	@touch $@
