# seisaku 政策 — `make help` tells what there is.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --quiet --quiet
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help ingest test lint format bench bench-archive bench-resolve bench-review bench-search bench-warehouse demo-review demo-schedule samples requirements clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

ingest: .venv/installed ## read raw/samples and raw/inbox, publish warehouse/seisaku.duckdb
	@$(BIN)/seisaku ingest

test: .venv/tools ## the whole test suite (pytest's own options: make test ARGS='-k budget -x')
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/tools ## ruff's rules and format, mypy's types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: .venv/tools ## let ruff put the code in order
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: .venv/tools ## CPU per page of the whole path, against pdfplumber's extract_text() in the same run
	@$(BIN)/python tests/benches/reading.py $(ARGS)

bench-archive: .venv/tools ## a run over 1,000, 10,000, 100,000 files of which none or ten changed
	@$(BIN)/python tests/benches/archive.py $(ARGS)

bench-resolve: .venv/tools ## publishing a million figures, and one more document upon them
	@$(BIN)/python tests/benches/resolve.py $(ARGS)

bench-review: .venv/tools ## how long a reviewer waits, with 50,000 changes waiting
	@$(BIN)/python tests/benches/review.py $(ARGS)

bench-search: .venv/tools ## a million passages: publishing them, and how long one waits for an answer
	@$(BIN)/python tests/benches/search.py $(ARGS)

bench-warehouse: .venv/tools ## ten million facts: publishing them, and how long the documented questions take
	@$(BIN)/python tests/benches/many_facts.py $(ARGS)

demo-review: .venv/tools ## a release, a rule and a reader change: the diff with every cause, and decisions that last
	@$(BIN)/python tests/demos/review.py

demo-schedule: .venv/tools ## a ministry publishes, replaces a figure, withdraws a file: what fetch and ingest tell
	@$(BIN)/python tests/demos/schedule.py

samples: .venv/tools ## make the files in raw/samples anew
	@$(BIN)/python -B raw/samples/make_samples.py

# constraints.txt decides the versions; the other two add the hashes. pip of Debian 12 needs
# the constraints also when it installs: it resolves sqlalchemy[asyncio] apart from sqlalchemy.
requirements: .venv/installed ## pin the newest versions that pyproject.toml allows
	@echo "Pinning the newest versions that pyproject.toml allows"
	@$(PIP) install uv
	@$(UV) --upgrade --group build --group dev pyproject.toml --output-file constraints.txt >/dev/null
	@{ echo "-c constraints.txt"; $(UV) --generate-hashes -c constraints.txt --group build pyproject.toml; } > .venv/pins
	@mv .venv/pins requirements.txt
	@{ echo "-c constraints.txt"; $(UV) --generate-hashes -c constraints.txt --group dev; } > .venv/pins
	@mv .venv/pins requirements-dev.txt

clean: ## remove .venv and every cache; documents and the warehouse stay
	@rm -rf .venv build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +

.venv/bin/pip:
	@echo "Creating .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.txt constraints.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what seisaku needs (a minute or two at the first time)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools: requirements-dev.txt .venv/installed
	@echo "Installing what tests and lint need"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
