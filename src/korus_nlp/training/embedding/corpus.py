"""The training rows: Korean–English pairs, graded pairs, and sentences in one language.

Besides what `--data` holds there are two tables of this folder, written for this project and free (CC0): `words.tsv`,
news and everyday words that the other sources hardly have, and `sentences.tsv`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

PARALLEL = ("sentences", "sentences_more", "lexicon", "lexicon_more")
GAZETTEER = ("gazetteer", "org_words", "people_assembly", "subdivisions", "universities", "names_hangulize")
GRADED = "korsts_train_graded"
DOCUMENTATION = frozenset({"python-docs", "tensorflow-docs", "react-docs", "gnome-user-docs"})
_LATIN = re.compile("[A-Za-z]")


class Pair(NamedTuple):
    """A text in both languages; `source` is the tag of SOURCES.md."""

    ko: str
    en: str
    source: str


class Graded(NamedTuple):
    """Two texts in one language and how alike they are, 0–1."""

    first: str
    second: str
    score: float


def pairs(data: Path) -> list[Pair]:
    """Return all Korean–English pairs: below the folder `data`, in the order of the files, then our own."""
    found = [
        Pair(row["ko"], row["en"], row["source"])
        for name in PARALLEL
        for row in read(data / "parallel" / f"{name}.jsonl.zst")
    ]
    return [*found, *gazetteer(data), *own()]


def gazetteer(data: Path) -> list[Pair]:
    """Return names of places, people and organisations with up to two spellings beside the first."""
    found: dict[Pair, None] = {}
    for name in GAZETTEER:
        with (data / "gazetteer" / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                for en in (row["en"], *(row["aliases"] or "").split(";")[:2]):
                    if row["ko"] and en and _LATIN.search(en):
                        found.setdefault(Pair(row["ko"], en, "gazetteer"))
    return list(found)


def own() -> list[Pair]:
    """Return the words and sentences written for this project."""
    here = Path(__file__).parent
    words = _table(here / "words.tsv")
    sentences = _table(here / "sentences.tsv")
    return list(
        chain(
            (Pair(ko, en, "words") for ko, many in words for en in many.split("; ")),
            (Pair(ko, en, "own-sentences") for ko, en in sentences),
        )
    )


def _table(path: Path) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(ko, en) for ko, en in rows]


def graded(data: Path) -> list[Graded]:
    """Return the graded pairs of both languages (training split)."""
    rows = read(data / "parallel" / f"{GRADED}.jsonl.zst")
    return [Graded(row["s1"], row["s2"], row["score"] / 5) for row in rows]


def single(data: Path, lang: str) -> list[str]:
    """Return the sentences in one language only, without repetitions."""
    rows = read(data / "mono" / "mono.jsonl.zst")
    return list(dict.fromkeys(row["text"] for row in rows if row["lang"] == lang))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a zstd-compressed JSONL file."""
    import zstandard

    with path.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as plain:
        yield from map(json.loads, io.TextIOWrapper(plain, encoding="utf-8"))
