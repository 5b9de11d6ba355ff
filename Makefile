.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONPYCACHEPREFIX := $(CURDIR)/var/cache/pycache
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help install install-dev run test check bench lock

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

install: $(VENV)/.installed ## Set up the virtual environment with what runs

install-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned requirements ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "Installing the test tools ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

run: install ## Serve portal and sender until Ctrl-C; demo data on the first run
	@$(BIN)/flask serve --demo

test: install-dev ## Run all tests
	@$(BIN)/python -m pytest

check: install-dev ## Formatting, lint, types, templates
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/djlint templates --check --lint --quiet

bench: install-dev ## Measure; the comparison runs beside it
	@$(BIN)/python -m bench

lock: ## Pin requirements anew, with hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate requirements-dev.in -o requirements-dev.txt
