"""``python -m korus_nlp.training.embedding --data DIR --out models/embedding``: make the shipped embedding model.

`--data` is a folder with `parallel/`, `mono/` and `gazetteer/`, `--dev` one with the development sets. Teacher vectors
are kept in `--work`, so a run that was interrupted goes on where it was. One core: five to twenty minutes for the
teacher, five for the rest.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from korus_nlp.embedding import static
from korus_nlp.training.embedding import cards, corpus, finish, initial, measure, pieces, student
from korus_nlp.training.embedding.bags import Bags, bags
from korus_nlp.training.embedding.material import Texts, gather
from korus_nlp.training.embedding.recipe import GENERAL, Recipe, share
from korus_nlp.training.embedding.teacher import Log, Teacher

VERSION = "2"


def main() -> int:
    """Train, measure, package; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.embedding", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="training data")
    parser.add_argument("--dev", type=Path, default=Path("../shared/eval/search"), help="development sets")
    parser.add_argument("--work", type=Path, default=Path("work/embedding"), help="where teacher vectors are kept")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to write")
    options = parser.parse_args()
    for folder in (options.data / "parallel", options.dev):
        if not folder.is_dir():
            print(f"the data is missing: {folder}", file=sys.stderr)
            return 4
    started = time.monotonic()

    def log(message: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {message}", flush=True)

    make(options.data, options.work, options.out, log)
    found = measure.scores(options.dev, static.read(options.out).encode)
    cards.write(options.out, VERSION, found)
    for name, value in found.items():
        log(f"{name} {value}")
    return 0


def make(data: Path, work: Path, out: Path, log: Log) -> None:
    """Train on `data` and write the model to `out`; `work` keeps the teacher's vectors."""
    recipe = Recipe()
    texts = Texts(corpus.pairs(data), corpus.single(data, "en"), corpus.single(data, "ko"), corpus.graded(data))
    teacher = Teacher(work, log)
    teacher.learn([pair.en for pair in texts.pairs] + list(texts.english))
    tokenizer = pieces.build(texts.pairs, texts.korean, teacher.vocabulary(), recipe)
    log(f"tokenizer of {tokenizer.get_vocab_size()} pieces")
    material = gather(texts, tokenizer, teacher)
    table = student.train(material, initial.start(material, teacher, recipe.seed), recipe, log)
    finish.write(out, finish.rotated(table, sample(texts, tokenizer), recipe.dim, recipe.whiten), tokenizer, VERSION)
    log(f"wrote {out}")


def sample(texts: Texts, tokenizer: object, size: int = 5000) -> Bags:
    """Return the texts that mean and axes come from: general text of both languages, no documentation, no lexica."""
    plain = [pair for pair in texts.pairs if share(pair.source) >= GENERAL and len(pair.en) > 20][: size + 1000]
    both = [text for pair in plain for text in (pair.ko, pair.en)]
    return bags(tokenizer, [*both, *texts.korean[:size], *texts.english[:size]])


if __name__ == "__main__":
    sys.exit(main())
