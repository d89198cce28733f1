"""Make `models/lexicon`: words of one language with their likely translations, for search across languages."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from korus_nlp.settings import models_dir
from korus_nlp.training.embedding import corpus
from korus_nlp.training.lexicon import alignment, words
from korus_nlp.training.linking import cards

# Sentences of general text and news; dictionaries count more, for a row is one word and not a hint among many.
WEIGHTS: Final = {
    "park-news-dev": 1, "jhe-news-dev": 1, "jhe-news-eval": 1, "korsts-train:headlines": 1, "korsts-train:images": 0.5,
    "tatoeba": 1, "bible-krv-nheb": 0.3, "opensource-guide": 1, "asp-stories": 1, "gnome-user-docs": 0.5,
    "mozilla-www": 0.5, "words": 4, "own-sentences": 1, "cldr": 2, "kengdic-6000": 2, "id-tagging": 1.5,
    "wiktionary": 2, "tico19-terms": 2, "nikl-loanwords": 1,
}  # fmt: skip
OWN: Final = "words"  # written for this project: one row is enough
LEAST: Final = 0.12  # score of a pair
TWICE: Final = 2  # rows that a pair must stand in: the table is learned, no copy of a dictionary
MOST: Final = 4  # translations of a word, in either direction
_LONGEST: Final = 40  # words of a sentence


def number(found: Iterable[str], known: dict[str, int]) -> list[int]:
    """Return the numbers of words, each once; new ones get the next number, from 1."""
    return [known.setdefault(word, len(known) + 1) for word in dict.fromkeys(found)]


def chosen(pairs: Iterable[tuple[str, str, float]]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs that are among the best of either word, best first for each Korean word."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    kept = []
    for ko, en, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        ranks = counts[0][ko], counts[1][en]
        counts[0][ko] += 1
        counts[1][en] += 1
        if min(ranks) < MOST and score >= LEAST:
            kept.append((ko, en, score))
    yield from sorted(kept, key=lambda pair: (pair[0], -pair[2], pair[1]))


def table(data: Path) -> list[tuple[str, str, float]]:
    """Return (Korean word, English stem, score)."""
    ko: dict[str, int] = {}
    en: dict[str, int] = {}
    bags = []
    seen: Counter[tuple[int, int]] = Counter()
    for pair in corpus.pairs(data):
        weight = WEIGHTS.get(pair.source, 0)
        if not weight:
            continue
        bag = alignment.Bags(number(words.korean(pair.ko), ko), number(words.english(pair.en), en), weight)
        if bag.ko and bag.en and len(bag.ko) <= _LONGEST and len(bag.en) <= _LONGEST:
            bags.append(bag)
            seen.update(dict.fromkeys(product(bag.ko, bag.en), TWICE if pair.source == OWN else 1))
    print(f"{len(bags)} pairs, {len(ko)} Korean and {len(en)} English words")
    names = ["", *ko], ["", *en]
    rows = zip(*alignment.scores(bags, (len(ko) + 1, len(en) + 1)), strict=True)
    found = ((names[0][k], names[1][e], float(score)) for k, e, score in rows if score >= LEAST and seen[k, e] >= TWICE)
    return list(chosen(found))


def main(argv: Sequence[str] | None = None) -> None:
    """Train and write the table with its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ and gazetteer/")
    parser.add_argument("--out", type=Path, default=None, help="folder to write to")
    arguments = parser.parse_args(argv)
    out = arguments.out or models_dir() / "lexicon"
    out.mkdir(parents=True, exist_ok=True)
    rows = table(arguments.data)
    lines = "".join(f"{ko}\t{en}\t{round(100 * score)}\n" for ko, en, score in rows)
    (out / "words.tsv").write_text("ko\ten\tscore\n" + lines, encoding="utf-8")
    cards.write(
        out,
        version="1",
        licence="CC-BY-SA-4.0",
        files=["words.tsv"],
        trained_on=[f"{source} (weight {weight:g})" for source, weight in WEIGHTS.items()],
        scores={"rows": len(rows)},
    )
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
