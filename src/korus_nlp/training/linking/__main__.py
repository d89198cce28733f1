"""`python -m korus_nlp.training.linking`: rebuild the gazetteer's CLDR rows, and with `--data` the spelling costs.

Costs are learned from nine tenths of the name pairs and turned into probabilities on the tenth that was kept back.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import msgspec

from korus_nlp.linking import THRESHOLD, spelling
from korus_nlp.settings import models_dir
from korus_nlp.training.linking import calibrate, cards, costs, gazetteer, pairs

SOURCES = frozenset({"wikidata-names"})
ROUNDS = 8


def main() -> int:
    """Parse the command line and rebuild what was asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.linking", description=__doc__)
    parser.add_argument("--gazetteer", type=Path, default=Path("models/gazetteer"), help="folder of names.tsv")
    parser.add_argument("--data", type=Path, help="folder with parallel/; learns the costs anew (three minutes)")
    options = parser.parse_args()
    if options.data and not (options.data / "parallel").is_dir():
        print(f"the data is missing: {options.data / 'parallel'}", file=sys.stderr)
        return 4
    rows = gazetteer.refresh(options.gazetteer / "names.tsv")
    cards.write(
        options.gazetteer,
        version="1",
        licence="CC0-1.0 (hand, admin_hand, words) AND Unicode-3.0 (cldr)",
        files=["names.tsv", "words.tsv"],
        trained_on=[],
        scores={"rows": rows},
    )
    if options.data:
        _learn(options.data, models_dir() / "transliteration")
    return 0


def _learn(data: Path, out: Path) -> None:
    """Write `out`/costs.json, first without the weights, which are fitted to what the costs say."""
    names = [pair for pair in pairs.lexicon(data, SOURCES) if pairs.usable(*pair)]
    known, tables = costs.learn([pair for pair in names if not _held_out(pair[0])], ROUNDS)
    found = costs.export(known, tables)
    (out / "costs.json").write_bytes(msgspec.json.encode(found))
    spelling.costs.cache_clear()
    right = [pair for pair in names if _held_out(pair[0])]
    wrong = [pair for pair in pairs.neighbours(names) if _held_out(pair[0])]
    found = msgspec.structs.replace(found, weights=calibrate.weights(right, wrong))
    (out / "costs.json").write_bytes(msgspec.json.encode(found))
    spelling.costs.cache_clear()
    scored = [[spelling.probability(*pair) for pair in side] for side in (right, wrong)]
    cards.write(
        out,
        version="1",
        licence="CC0-1.0",
        files=["costs.json"],
        trained_on=["Korean and English names of people in Wikidata (CC0)"],
        scores={
            "recall on names kept back": round(sum(score >= THRESHOLD for score in scored[0]) / len(right), 4),
            "accepted of their neighbours": round(sum(score >= THRESHOLD for score in scored[1]) / len(wrong), 4),
            "recall where 1 % of neighbours are accepted": round(calibrate.recall_at(scored[0], scored[1], 0.01), 4),
        },
    )


def _held_out(ko: str) -> bool:
    return hashlib.sha256(ko.encode()).digest()[0] % 10 == 0


if __name__ == "__main__":
    sys.exit(main())
