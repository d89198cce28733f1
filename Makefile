# Everything the project does, by one command each. `make run` and `make test` set up what they need.
PYTHON ?= python3
BIN := .venv/bin
COLLECTION ?= korus-collection
export PYTHONUTF8 := 1
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: run test lint format eval bench models clean setup

setup: .venv/.ready

.venv/.ready: pyproject.toml constraints.txt .ci/install.py
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python .ci/install.py dev
	touch $@

.venv/.peers: .venv/.ready
	$(BIN)/python -m pip install -q -c constraints.txt --group peers
	touch $@

run: setup
	$(BIN)/korus run corpus -c $(COLLECTION)
	@printf '\nA Korean query finds English paragraphs:  korus search "북한 핵 문제" --lang en\n'
	$(BIN)/korus search "북한 핵 문제" --lang en -k 3 --format table -c $(COLLECTION)
	@printf '\nAn English query finds Korean paragraphs:  korus search "trade office in Moscow" --lang ko\n'
	$(BIN)/korus search "trade office in Moscow" --lang ko -k 3 --format table -c $(COLLECTION)

format: setup
	$(BIN)/ruff format src tests benchmarks .ci
	$(BIN)/ruff check --fix src tests benchmarks .ci

lint: setup
	$(BIN)/ruff format --check src tests benchmarks .ci
	$(BIN)/ruff check src tests benchmarks .ci
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -n auto -m "not slow"

eval: .venv/.peers
	$(BIN)/python -m benchmarks.evaluate --all

bench: .venv/.peers
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.dates_peers
	$(BIN)/python -m benchmarks.entities_speed
	$(BIN)/python -m benchmarks.search_speed

models: .venv/.peers
	$(BIN)/python -m korus_nlp.training

clean:
	rm -rf .venv build dist $(COLLECTION) .pytest_cache .mypy_cache .ruff_cache
