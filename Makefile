# What you can do with a checkout. Needs Python 3.11 or later, make and a network to the package index.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/pip-compile --quiet --no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --annotation-style=line

.DEFAULT_GOAL := help
.PHONY: help setup run test attack lint format bench screenshots lock browser clean

help:
	@echo "make run          Monitor auf http://127.0.0.1:8050 starten (richtet beim ersten Mal alles ein)"
	@echo "make test         alle Tests"
	@echo "make attack       jede geheime Zahl der mitgelieferten Daten angreifen (die Tests nehmen Stichproben; 5 Minuten)"
	@echo "make setup        .venv anlegen und alles installieren"
	@echo "make lint         ruff und mypy"
	@echo "make format       Quelltext von ruff formatieren lassen"
	@echo "make bench        Messungen neben der Vergleichsanwendung, Ergebnis in docs/performance.md"
	@echo "make screenshots  jede Seite in drei Größen und zwei Themen nach screenshots/"
	@echo "make lock         requirements*.txt aus pyproject.toml neu festschreiben"
	@echo "make clean        Zwischenergebnisse löschen (.venv und Daten bleiben)"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 oder neuer fehlt (Debian: apt-get install python3 python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Two stamps, so that serving does not wait for what only tests and measurements need.
$(VENV)/.runtime: requirements.txt | $(BIN)/python
	$(PIP) install --quiet -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(PIP) install --quiet -r requirements.txt -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.runtime $(VENV)/.development

# `prepare` fills an empty store with the embedded tables and does nothing when it is ready.
run: $(VENV)/.runtime
	$(BIN)/flask --app app prepare
	$(BIN)/python app.py

browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; \
		else echo "Chromium fehlt, die Tests im Browser werden scheitern. Debian/Ubuntu: sudo apt-get install chromium"; fi; }

test: setup browser
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(TESTS)

# Every hidden cell of every year, by a reader of the HTTP interface; `make test` takes some years of each family.
attack: setup
	$(BIN)/flask --app app prepare
	$(BIN)/python -m tests.attack.embedded

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

bench: setup browser
	$(BIN)/python -m bench.run

screenshots: setup browser
	$(BIN)/python -m bench.screenshots

lock: setup
	$(COMPILE) --allow-unsafe --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
