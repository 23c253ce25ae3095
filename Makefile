# make help lists what there is; every target sets up what it needs.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export DJANGO_SETTINGS_MODULE ?= pcs.settings.dev

.PHONY: help run test lint format bench crash headers requirements lock messages clean

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: $(READY) ## Serve the demo on http://localhost:8000
	@scripts/serve

test: $(READY) ## Every test, in parallel
	@scripts/chromium
	@DJANGO_SETTINGS_MODULE=pcs.settings.test $(BIN)/pytest -n auto --dist loadgroup

lint: $(READY) ## Style, types, layers, templates, migrations, translations
	@scripts/lint

format: $(READY) ## Rewrite code and templates in the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .
	@git ls-files '*.html' | xargs $(BIN)/djhtml --tabwidth 2

bench: $(READY) ## Measure against the goals, print a table
	@$(BIN)/python -m tests.bench

crash: $(READY) ## Kill web, worker and database under load, then count
	@$(BIN)/python -m tests.bench.crash

headers: $(READY) ## Deployment check and the headers of the public pages
	@$(BIN)/python -m tests.bench.headers

requirements: $(READY) ## The client's demands and the tests that prove them
	@$(BIN)/python -m tests.requirements

lock: $(READY) ## Lock the requirements again, with hashes
	@scripts/lock

messages: $(READY) ## Collect the interface strings and compile the catalogues
	@scripts/messages

clean: ## Forget the virtual environment and everything the demo stored
	rm -rf .venv var

$(READY): requirements/dev.txt
	@scripts/environment $(PYTHON)
	@touch $@
