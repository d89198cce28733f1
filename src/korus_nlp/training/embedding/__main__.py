"""``python -m korus_nlp.training.embedding --data DIR --out models/embedding``: make the shipped embedding model.

`--data` is a folder with `parallel/` and `mono/`. Teacher vectors are kept in `--work`, so a run that was interrupted
goes on where it was. One core: a quarter of an hour for the teacher, some minutes for the rest.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from korus_nlp.training.embedding import corpus, finish, initial, pieces, student
from korus_nlp.training.embedding.bags import Bags, bags
from korus_nlp.training.embedding.material import Texts, gather
from korus_nlp.training.embedding.recipe import Recipe
from korus_nlp.training.embedding.teacher import Teacher

VERSION = "1"


def main() -> int:
    """Train, measure, package; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.embedding", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="training data")
    parser.add_argument("--work", type=Path, default=Path("work/embedding"), help="where teacher vectors are kept")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to write")
    options = parser.parse_args()
    if not (options.data / "parallel").is_dir():
        print(f"the data is missing: {options.data / 'parallel'}", file=sys.stderr)
        return 4
    started = time.monotonic()

    def log(message: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {message}", flush=True)

    recipe = Recipe()
    texts = Texts(
        corpus.pairs(options.data),
        corpus.single(options.data, "en"),
        corpus.single(options.data, "ko"),
        corpus.graded(options.data),
    )
    teacher = Teacher(options.work, log)
    teacher.learn([pair.en for pair in texts.pairs] + list(texts.english))
    tokenizer = pieces.build(texts.pairs, texts.korean, teacher.vocabulary(), recipe)
    log(f"tokenizer of {tokenizer.get_vocab_size()} pieces")
    material = gather(texts, tokenizer, teacher)
    table = student.train(material, initial.start(material, teacher, recipe.seed), recipe, log)
    finish.write(options.out, finish.rotated(table, sample(texts, tokenizer), recipe.dim), tokenizer, VERSION)
    log(f"wrote {options.out}")
    return 0


def sample(texts: Texts, tokenizer: object, size: int = 4000, seed: int = 0) -> Bags:
    """Return the texts that mean and axes come from: half documentation and scripture, half general, both languages."""
    random = np.random.default_rng(seed)
    sentences = [pair for pair in texts.pairs if len(pair.en) > 20]
    plain = [pair for pair in sentences if pair.source not in corpus.DOCUMENTATION]
    chosen = [group[i] for group in (sentences, plain) for i in random.permutation(len(group))[:size]]
    return bags(tokenizer, [text for pair in chosen for text in (pair.ko, pair.en)])


if __name__ == "__main__":
    sys.exit(main())
