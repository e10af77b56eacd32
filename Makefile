# The two commands a newcomer needs are `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := install --quiet --disable-pip-version-check
LOCK := uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml

.PHONY: run test check bench pictures lock

run: .venv/run
	@if [ -n "$$BOT_TOKEN$$BOT_TOKEN_FILE" ] || grep -qsE '^(export )?BOT_TOKEN(_FILE)?=.' .env; then \
		exec $(BIN)/jiejing run; \
	else \
		echo "BOT_TOKEN is not set: starting the demo, which needs none."; \
		exec $(BIN)/jiejing demo; \
	fi

test: .venv/dev
	$(BIN)/python -m pytest -n auto

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev .venv-rivals/ready
	$(BIN)/python -m bench

pictures: .venv/dev
	$(BIN)/python docs/take_pictures.py

lock:
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev -c requirements.lock -o requirements-dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--group rivals -o requirements-rivals.lock

.venv/run: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip $(INSTALL) --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip $(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip $(INSTALL) --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip $(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@ .venv/run

.venv-rivals/ready: requirements-rivals.lock
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/python -m pip $(INSTALL) --require-hashes --requirement requirements-rivals.lock
	touch $@
