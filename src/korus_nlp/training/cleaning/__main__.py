"""`python -m korus_nlp.training.cleaning`: train both taggers, and judge their recipe on sites kept out of training.

    python -m korus_nlp.training.cleaning --data ../shared/data --pages ../shared/eval/extract --out models/cleaning

Everything is seeded. Half an hour on one core: each front is trained once for use and three times to be judged.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

import numpy as np

from korus_nlp.cleaning import features
from korus_nlp.cleaning.tagger import Committee, Tagger
from korus_nlp.training.cleaning import cards, examples, fit, judge

VERSION: Final = "3"
GENERATED: Final = {"text": 2000, "html": 1500}
FOLDS: Final = 3
EPOCHS: Final = 14
SIZES: Final = {"text": {"width": 48, "layers": 5}, "html": {"width": 40, "layers": 4}}
# Networks that vote: on other sites they do better than each of them, and what one drops by chance the others keep.
# A third one for text would cost a tenth of its speed and gave nothing.
MEMBERS: Final = {"text": 2, "html": 3}
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
        members = _train([page.example for page in saved] + invented, front, options.seed)
        write(options.out / f"{front}.npz", members, FRONTS[front])
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
        tagger = Committee([Tagger(weights, FRONTS[front]) for weights in _train(seen + invented, front, seed)])
        found += [judge.judge(page, tagger) for page in saved if _fold(page.example.site) == fold]
    return found


def _fold(site: str) -> int:
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def _train(pages: list[fit.Example], front: str, seed: int) -> list[dict[str, fit.Floats]]:
    """Return the arrays of every member: the same pages, other seeds."""
    hidden, size = fit.groups(FRONTS[front]), SIZES[front]
    return [fit.train(pages, hidden=hidden, epochs=EPOCHS, seed=seed + n, **size) for n in range(MEMBERS[front])]


def write(path: Path, members: list[dict[str, fit.Floats]], columns: tuple[str, ...]) -> None:
    """Write the arrays of a tagger or a committee, matrices in half precision, and the names of its columns.

    What scales the rows is the same for all members and stands once; the arrays of member n are named "n/…".
    """
    arrays = {name: members[0][name] for name in ("mean", "scale")}
    for number, weights in enumerate(members):
        start = f"{number}/" if len(members) > 1 else ""
        for name in weights.keys() - arrays.keys():
            array = weights[name]
            arrays[start + name] = array.astype(np.float16) if array.ndim > 1 else array
    np.savez(path, columns=np.array(columns), **dict(sorted(arrays.items())))  # type: ignore[arg-type, unused-ignore]


if __name__ == "__main__":
    sys.exit(main())
