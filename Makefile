# The few words a newcomer needs. Everything rests on `setup`, which makes .venv.
SHELL := /bin/bash
PY := .venv/bin/python
PORT ?= 8000
# make always means the ward in ./var, whatever ward the shell is set to
override MOTCUA_HOME := $(CURDIR)/var
export MOTCUA_HOME

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
	@if [ -e var ] && [ ! -x .venv/bin/motcua ]; then \
	    echo "var is there but .venv is not: run make setup first, so that what runs in var can be stopped." >&2; exit 1; \
	fi
	@if [ -e var ]; then env -u DATABASE_URL .venv/bin/motcua down --remove "$(CURDIR)/var"; fi
	rm -rf .venv var
