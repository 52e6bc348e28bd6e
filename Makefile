# kg's commands for people and for CI. `make` alone lists them.

# A Python of 3.11 or newer to make the environment from: `make demo PYTHON=python3.12`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# What is done is remembered by files named after what it was done from: the folder, the lock, the project file.
sum = $(firstword $(shell $(1) | cksum))
MADE := $(VENV)/made-in-$(call sum,pwd)
LOCKED := $(VENV)/locked-$(call sum,cat requirements.lock torch-cpu.lock torch.lock)
READY := $(VENV)/ready-$(call sum,cat requirements.lock torch-cpu.lock torch.lock pyproject.toml)

.DEFAULT_GOAL := help
.PHONY: help demo test setup format lock sbom audit clean

help:
	@echo "make demo    builds the graph of seeds/ into output/"
	@echo "make test    checks format, style and types, and runs all tests"
	@echo "make setup   makes the environment $(VENV), which the two do by themselves"
	@echo "make format  formats the code and mends what the linter can"
	@echo "make lock    pins and hashes the newest packages that pyproject.toml allows"
	@echo "make sbom    lists all packages with their licences: sbom.json, docs/licences.md"
	@echo "make audit   asks the index whether the packages have known vulnerabilities (needs a network)"
	@echo "make clean   removes the environment and all caches"

demo: $(READY)
	@$(BIN)/kg build seeds -o output --forget

test: $(READY) $(VENV)/browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

setup: $(READY)

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY)
	$(PIP) install uv
	$(BIN)/python tools/lock.py

sbom: $(READY)
	@$(BIN)/python tools/sbom.py

# pip-audit is in an environment of its own, for it would change packages of the other.
audit: $(READY)
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip -qq install pip-audit || \
		{ echo "NOT audited: pip-audit cannot be installed (is there a network?)"; exit 2; }
	@$(VENV)/audit/bin/python tools/audit.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment knows its folder by its full path, so one that was copied or moved is made anew.
$(MADE):
	@command -v "$(PYTHON)" >/dev/null || \
		{ echo "kg needs Python 3.11 or newer, and '$(PYTHON)' is not found. Name one: make PYTHON=python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kg needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" --version 2>&1). Name one: make PYTHON=python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "'$(PYTHON)' cannot make virtual environments: install its venv package (on Debian and Ubuntu: python3-venv)."; exit 1; }
	@echo "Making the environment $(VENV)"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

# The locks list all that is needed, so pip resolves nothing (--no-deps), and takes no file of another hash.
$(LOCKED): | $(MADE)
	@echo "Installing the packages of requirements.lock (a minute or two, once)"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --require-hashes --no-deps -r torch-cpu.lock 2>/dev/null || \
		{ echo "Installing torch with all it wants for GPUs (gigabytes, once)"; \
		$(PIP) install --require-hashes --no-deps -r torch.lock; }
	@rm -f $(VENV)/locked-*
	@touch $@

# kg is installed from this folder by the builder in the lock, without network; pip check proves the lock complete.
$(READY): | $(LOCKED)
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@$(BIN)/python -m pip check >/dev/null || $(BIN)/python -m pip check
	@rm -f $(VENV)/ready-*
	@touch $@

# The page's tests want Debian's chromium and are skipped without it. Tried once; `rm .venv/browser` to try again.
$(VENV)/browser: | $(READY)
	@if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "Installing chromium for the tests of the page"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium; } \
			>$(VENV)/browser.log 2>&1 || echo "chromium could not be installed (see $(VENV)/browser.log)"; \
	fi
	@command -v chromium >/dev/null || echo "Note: without chromium the tests of the page in a browser are skipped."
	@touch $@
