# The few words a newcomer needs. Everything rests on `setup`, which makes .venv.
SHELL := /bin/bash
PY := .venv/bin/python
PORT ?= 8000
export MOTCUA_HOME ?= $(CURDIR)/var

.PHONY: setup run test check bench clean

setup: .venv/ready

.venv/ready: requirements.txt requirements-dev.txt pyproject.toml CHANGELOG.md
	@bash tools/setup.sh
	@touch $@

run: setup
	@.venv/bin/motcua up --port $(PORT)

test: setup
	@bash tools/browser.sh
	@$(PY) -m pytest -n auto --dist loadfile

check: setup
	@$(PY) -m ruff format --check src tests bench tools
	@$(PY) -m ruff check src tests bench tools
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo
	@MOTCUA_HOME=$$(mktemp -d) $(PY) -W ignore -m django makemigrations --check --dry-run --settings motcua.config.settings
	@$(PY) -m pytest tests/house

bench: setup
	@$(PY) -m bench

clean:
	-@.venv/bin/motcua down
	rm -rf .venv var
