# Everything the project does, by one command each. `make run` and `make test` set up what they need.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
export PYTHONUTF8 := 1
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: run test lint eval bench models clean setup peers

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -U "pip>=25.1"
	$(BIN)/python -m pip install -q torch -c constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt -e . --group dev
	touch $@

run: $(STAMP)
	$(BIN)/korus run corpus -c korus-collection
	@echo; echo '== a Korean query, English paragraphs:  korus search "북한 핵 문제" --lang en'
	$(BIN)/korus search "북한 핵 문제" --lang en -k 3 -c korus-collection
	@echo; echo '== an English query, Korean paragraphs:  korus search "trade office in Moscow" --lang ko'
	$(BIN)/korus search "trade office in Moscow" --lang ko -k 3 -c korus-collection

lint: $(STAMP)
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -n auto -m "not slow"

peers: $(STAMP)
	$(BIN)/python -m pip install -q -c constraints.txt --group peers

eval: peers
	$(BIN)/python -m benchmarks.evaluate

bench: peers
	$(BIN)/python -m benchmarks.speed

models: peers
	$(BIN)/python -m korus_nlp.training

clean:
	rm -rf .venv build dist korus-collection .pytest_cache .mypy_cache .ruff_cache
