"""`python -m korus_nlp.training.cleaning`: train both taggers, and judge their recipe on sites kept out of training.

    python -m korus_nlp.training.cleaning --data ../shared/data --pages ../shared/eval/extract --out models/cleaning

Everything is seeded. A quarter of an hour on one core, most of it for reading and generating pages.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

import numpy as np

from korus_nlp.cleaning import features
from korus_nlp.cleaning.tagger import Tagger
from korus_nlp.training.cleaning import cards, examples, fit, judge

VERSION: Final = "2"
GENERATED: Final = {"text": 2000, "html": 1500}
FOLDS: Final = 3
EPOCHS: Final = 8
SIZES: Final = {"text": {"width": 48, "layers": 5}, "html": {"width": 40, "layers": 4}}
FRONTS: Final = {"text": features.TEXT_COLUMNS, "html": features.HTML_COLUMNS}


def main() -> int:
    """Parse the command line, judge, train and write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.cleaning", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with mono/ and parallel/: sentences")
    parser.add_argument("--pages", type=Path, required=True, help="the extraction set: gold.jsonl and html/")
    parser.add_argument("--out", type=Path, default=Path("models/cleaning"))
    parser.add_argument("--front", choices=list(FRONTS), action="append", help="train only this one (no card)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for needed in (options.data / "mono", options.data / "parallel", options.pages / "gold.jsonl"):
        if not needed.exists():
            print(f"the data is missing: {needed}", file=sys.stderr)
            return 4
    options.out.mkdir(parents=True, exist_ok=True)
    pages = {}
    for front in options.front or FRONTS:
        saved = list(examples.saved(options.pages, front))
        invented = list(examples.generated(options.data, GENERATED[front], front))
        pages[front] = saved, invented
        weights = _train([page.example for page in saved] + invented, front, options.seed)
        write(options.out / f"{front}.npz", weights, FRONTS[front])
        print(f"{front}: trained on {len(saved)} saved and {len(invented)} generated pages", flush=True)
    figures = {}
    for front, (saved, invented) in pages.items():
        figures[front] = judge.summary(cross_validate(saved, invented, front, options.seed))
        print(f"{front}, judged on other sites\n{judge.table(figures[front])}", flush=True)
    if figures.keys() == FRONTS.keys():
        cards.write(options.out, VERSION, figures)
    return 0


def cross_validate(
    saved: list[examples.Saved], invented: list[fit.Example], front: str, seed: int
) -> list[judge.Judged]:
    """Judge every saved page by a tagger that saw no page of its site."""
    found = []
    for fold in range(FOLDS):
        seen = [page.example for page in saved if _fold(page.example.site) != fold]
        tagger = Tagger(_train(seen + invented, front, seed), FRONTS[front])
        found += [judge.judge(page, tagger) for page in saved if _fold(page.example.site) == fold]
    return found


def _fold(site: str) -> int:
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def _train(pages: list[fit.Example], front: str, seed: int) -> dict[str, fit.Floats]:
    return fit.train(pages, hidden=fit.groups(FRONTS[front]), epochs=EPOCHS, seed=seed, **SIZES[front])


def write(path: Path, weights: dict[str, fit.Floats], columns: tuple[str, ...]) -> None:
    """Write a tagger's arrays, matrices in half precision, and the names of its columns."""
    arrays = {name: array.astype(np.float16) if array.ndim > 1 else array for name, array in weights.items()}
    np.savez(path, columns=np.array(columns), **arrays)  # type: ignore[arg-type, unused-ignore]


if __name__ == "__main__":
    sys.exit(main())
