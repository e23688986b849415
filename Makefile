# Two commands matter: `make run` and `make test`. Both build what they need, from hash-locked files.
#
#   make run                 the bot with the platforms of config.toml, or the rehearsal when there is none
#   make run ARGS="check"    the same with a command or options for bot.py
#   make test                checks and every test (PYTEST_ARGS="-n 0 -k poll" for some of them)
#   make bench               speed, memory and start-up against bots that do nothing (BENCH_ARGS="1 3 --pairs 2")
#   make crash KILLS=3000    kills the bot so many times and checks that nothing is lost (ARGS="--seed 1")
#   make check | lint | format | lock | lock-client | clean
#
# Set-up writes to standard error alone, so that `make -s run < lines.txt > transcript.txt` holds the
# transcript and nothing else.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help
.PHONY: help run test bench crash check lint format lock lock-client clean

PYTHON ?= python3
ARGS ?=
PYTEST_ARGS ?=
BENCH_ARGS ?=
# Passed to `uv pip compile`; `make lock UPGRADE=--upgrade` takes the newest versions.
UPGRADE ?=
UV := uv==0.13.9

RUN_READY := .venv/.ready-run
TEST_READY := .venv/.ready-test
SYNAPSE_READY := .venv-synapse/.ready
CLIENT := tests/strict_client
CLIENT_READY := $(CLIENT)/node_modules/.ready

PIP_INSTALL := -m pip --disable-pip-version-check install --quiet --no-input --require-hashes

# $(call new_venv,DIRECTORY): an empty virtual environment from the first Python here that will do.
# A half-made one (interrupted, or its Python gone) has no stamp and is simply made again.
define new_venv
	@lame=; \
	for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    if "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	        echo "Setting up $(1) with $$("$$python" -V), once; this can take a minute..." >&2; \
	        exec "$$python" -m venv --clear $(1) >&2; \
	    fi; \
	    lame=$$python; \
	done; \
	if [ -n "$$lame" ]; then \
	    echo "$$lame cannot make virtual environments: its venv module is a package of its own here." >&2; \
	    echo "Install it (Debian, Ubuntu: sudo apt install python3-venv) and run make again." >&2; \
	else \
	    echo "Linli needs Python 3.11 or newer; $(PYTHON) here is $$("$(PYTHON)" -V 2>/dev/null || echo no Python)." >&2; \
	    echo "Install one and run make again, or name it: make $(or $(MAKECMDGOALS),run) PYTHON=/path/to/python3.12" >&2; \
	fi; \
	exit 1
endef

# A stamp means nothing once the Python it was made with is gone (an upgrade of the system, a moved directory).
ifneq ($(wildcard $(RUN_READY)),)
ifneq ($(shell .venv/bin/python -c 'print("works")' 2>/dev/null),works)
$(shell rm -f $(RUN_READY) $(TEST_READY))
endif
endif
ifneq ($(wildcard $(SYNAPSE_READY)),)
ifneq ($(shell .venv-synapse/bin/python -c 'print("works")' 2>/dev/null),works)
$(shell rm -f $(SYNAPSE_READY))
endif
endif

help:
	@sed -n 's/^#   //p' Makefile

run: $(RUN_READY)
	@exec .venv/bin/python bot.py $(ARGS)

test: check $(SYNAPSE_READY) $(CLIENT_READY)
	.venv/bin/python -m pytest -n 2 --dist loadgroup $(PYTEST_ARGS)

bench: $(RUN_READY)
	@exec .venv/bin/python -m bench $(BENCH_ARGS)

KILLS ?= 300
crash: $(TEST_READY)
	.venv/bin/python -m tests.crash --kills $(KILLS) $(ARGS)

check: lint
	.venv/bin/mypy

lint: $(TEST_READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

format: $(TEST_READY)
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

$(RUN_READY): requirements.lock
	$(call new_venv,.venv)
	@.venv/bin/python $(PIP_INSTALL) -r requirements.lock >&2
	@touch $@

# On top of what Linli runs on, so that the tests see exactly that.
$(TEST_READY): requirements-dev.lock $(RUN_READY)
	@echo "Adding the test tools to .venv..." >&2
	@.venv/bin/python $(PIP_INSTALL) -r requirements-dev.lock >&2
	@touch $@

$(SYNAPSE_READY): tests/synapse/requirements.lock
	$(call new_venv,.venv-synapse)
	@.venv-synapse/bin/python $(PIP_INSTALL) -r tests/synapse/requirements.lock >&2
	@touch $@

# What Element is made of, with a Node.js that comes with the test tools. Nothing it brings runs while it is set up.
$(CLIENT_READY): $(CLIENT)/package-lock.json $(TEST_READY)
	@echo "Setting up the Matrix client that the tests talk to..." >&2
	@.venv/bin/npm ci --prefix $(CLIENT) --ignore-scripts --silent >&2
	@touch $@

# One lock serves every Python from 3.11 on, on Linux and macOS. The second is held to the versions of the first.
COMPILE = .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)
lock:
	$(call new_venv,.venv-lock)
	.venv-lock/bin/python -m pip --disable-pip-version-check install --quiet $(UV)
	$(COMPILE) requirements.in -o requirements.lock
	$(COMPILE) -c requirements.lock requirements-dev.in -o requirements-dev.lock
	$(COMPILE) tests/synapse/requirements.in -o tests/synapse/requirements.lock

lock-client: $(TEST_READY)
	.venv/bin/npm install --prefix $(CLIENT) --package-lock-only --ignore-scripts --silent

clean:
	rm -rf $(CLIENT)/node_modules .venv .venv-synapse .venv-lock .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov
