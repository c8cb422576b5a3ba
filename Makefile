# Two commands do everything on a fresh machine: `make demo` and `make test`.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# System packages. What only the tests need stands apart, so that users do not install it.
LANGUAGES := eng deu fra spa ita por nld pol swe dan fin ces slk hun hrv ron tur est lav lit isl sqi vie \
	kor rus ukr srp ell ara heb tha hin ben kat hye
DEBIAN := tesseract-ocr tesseract-ocr-osd $(LANGUAGES:%=tesseract-ocr-%)
DEBIAN_TEST := chromium $(shell cat samples/press/fonts.txt)
BREW := tesseract tesseract-lang

# Any Python we support; Debian's own needs one package more to make virtual environments.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# Tests start hundreds of processes: none of them should compile anew what another has compiled.
export PYTHONDONTWRITEBYTECODE :=
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

demo: install ## Set everything up and read the cards in samples/photos
	CARDSCAN_DATABASE_URL=sqlite:///$(CURDIR)/out/records.db \
	$(BIN)/cardscan scan samples/photos --to out/contacts --csv out/contacts.csv --all-in-one out/contacts.vcf
	@printf '%s\n' '' 'Next:' \
	  '  export PATH="$(CURDIR)/$(BIN):$$PATH"               so that cardscan is found; or install it, see README' \
	  '  cardscan setup                                  your name, folders, country and time zone' \
	  '  cardscan scan PHOTO... --to ~/Contacts          your own first cards' \
	  '  cardscan interview add "Acme" --on tomorrow     your first interview; then: cardscan today'

install: system .venv/installed ## Install system packages and cardscan into .venv

# Three processes even on two processors: some tests wait for what they started, and another goes on meanwhile.
test: system-test .venv/installed-dev ## Set everything up and run all tests
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not thorough"

test-postgres: system-postgres .venv/installed-dev ## Test the records against a real PostgreSQL too, and kill a real watch and a real cluster's worker
	CARDSCAN_REQUIRE_POSTGRES=1 $(BIN)/python -m pytest tests/store tests/actions/watching tests/workers

crash: system-postgres .venv/installed-dev ## Kill the watch 500 times at random moments, four times over, the real one 25 times, and count
	CARDSCAN_KILLS=500 $(BIN)/python -m pytest tests/actions/watching/test_crash.py

fuzz: system-test .venv/installed-dev ## Try ten thousand damaged photos, codes and pages, and every crafted file
	$(BIN)/python -m tests.fuzz $(FUZZ)

check: .venv/installed-dev ## Lint, types, architecture: what CI checks besides the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

bench: system-test .venv/installed-dev ## Measure accuracy and speed beside naive loops over each reader
	$(BIN)/python -m tests.bench $(BENCH)

bench-scale: system-test .venv/installed-dev ## Measure what a scan costs as it grows; takes an hour
	$(BIN)/python -m tests.bench.scale $(BENCH)

golden: system-test .venv/installed-dev ## Rewrite the expected readings beside the samples; the diff is the review
	$(BIN)/python -m pytest tests/test_samples.py tests/outputs/test_golden.py --golden

samples: system-test .venv/installed-dev ## Draw and photograph the sample cards anew
	$(BIN)/python -m samples.press --shipped

screenshots: system-test .venv/installed-dev ## Photograph the page for the README, over sample cards
	$(BIN)/python -m samples.screenshots

bench-known: system-test .venv/installed-dev ## Measure what knowing an interview is worth to reading its cards
	$(BIN)/python -m tests.bench.known $(BENCH)

bench-pages: .venv/installed-dev ## Measure how long pages take among 10,000 contacts
	$(BIN)/python -m tests.bench.pages

lexicon: .venv/installed-dev ## Rebuild the dictionaries
	$(BIN)/python -m samples.lexicon

training: system-test .venv/installed-dev ## Rebuild the weights of the understanding, byte for byte
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m samples.training

calibration: system-test .venv/installed-dev ## Rebuild what tells how sure a value is; reads 360 photos once
	$(BIN)/python -m samples.calibration

networks: .venv/installed-dev ## Make PP-OCR's networks lighter, of rapidocr's and of the samples
	$(BIN)/python -m samples.networks

clean: ## Remove what was made here, but nothing of yours
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- set-up -----------------------------------------------------------------

system:
	@$(call packages,$(DEBIAN),$(BREW))

system-test:
	@$(call packages,$(DEBIAN) $(DEBIAN_TEST),$(BREW))

system-postgres:
	@$(call packages,$(DEBIAN) $(DEBIAN_TEST) postgresql,$(BREW) postgresql)

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "cardscan needs Python 3.11, 3.12 or 3.13: install one, then run make again"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(call apt,python3-venv)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	$(COMPILE)
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(COMPILE)
	@touch .venv/installed $@

# What is installed to be edited pip does not compile, and where Python may not, each process would do so anew.
COMPILE := @$(BIN)/python -m compileall -q scanner

# $(call apt,NAMES): install Debian packages, as root or through sudo.
apt = { $(SUDO) apt-get update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(1); }

# $(call packages,DEBIAN,BREW): install what is missing; quick and silent when all is there.
packages = if command -v dpkg-query >/dev/null; then \
	missing=$$(for p in $(1); do dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] || $(call apt,$$missing); \
	elif command -v brew >/dev/null; then brew list --formula $(2) >/dev/null 2>&1 || brew install $(2); \
	else command -v tesseract >/dev/null \
	|| { echo "Install Tesseract with your system's package manager (see README), then run make again"; exit 1; }; fi

.PHONY: bench-known help demo install test test-postgres crash fuzz check bench bench-scale golden samples screenshots bench-pages lexicon training calibration networks clean system system-test system-postgres
