# Two commands matter: `make run` shows a whole quarter, `make test` proves the code. `make` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# The newest Python on this machine that the lock supports; PYTHON=… overrides it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$p && break; done)
WORKERS ?= auto

.PHONY: help setup run serve test check prove bench docs lock clean

help:   ## list the commands
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

setup: $(VENV)/installed   ## create .venv and install from the lock

$(VENV)/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo '需要 Python 3.11–3.14，请先安装（例如 apt install python3 python3-venv）。 Python 3.11 to 3.14 is needed; install it first (for example: apt install python3 python3-venv).' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo '缺少 Python 的 venv 模块，请先安装（例如 apt install python3-venv）。 The venv module of Python is missing; install it first (for example: apt install python3-venv).' >&2; exit 1; }
	@echo '准备运行环境（只在第一次）… Preparing .venv (the first time only) …'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: setup   ## the notice of 2020, one whole quarter, ending in the circular (var/demo)
	@$(BIN)/ducha --home var/demo demo

serve: setup   ## the screens (not yet)
	@echo '网页界面尚未提供；现在可用 make run 和 ducha --help。 The screens are not there yet; use make run and ducha --help.'

test: setup   ## every test, on SQLite and on PostgreSQL, at most 8 minutes
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: setup   ## format, lint, types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

prove: setup   ## long proofs; their figures go to docs/proof/
	@$(BIN)/python -m pytest tests/prove -m prove -p no:cacheprovider

bench: setup var/bench/installed   ## the door beside raw SQL, django-fsm-2 and SpiffWorkflow (docs/performance.md)
	@PYTHONPATH=var/bench $(BIN)/python -m benchmarks

# Beside .venv, not in it: the tests never see the peers.
var/bench/installed: benchmarks/requirements.lock
	@rm -rf var/bench
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		--target var/bench -r benchmarks/requirements.lock
	@touch $@

docs: setup   ## write the generated pages anew (docs/states.md, docs/cli.md)
	@$(BIN)/python docs/generate.py

lock: setup   ## choose new versions: requirements.lock, with hashes, naming no host
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile --group bench --constraint requirements.lock --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --upgrade --quiet --output-file benchmarks/requirements.lock

clean:   ## remove what was made here
	@rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .hypothesis
