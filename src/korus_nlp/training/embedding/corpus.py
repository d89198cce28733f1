"""The training rows: Korean–English pairs, graded pairs, and sentences in one language."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

PARALLEL = ("sentences", "sentences_more", "lexicon", "lexicon_more")
GRADED = "korsts_train_graded"
DOCUMENTATION = frozenset({"python-docs", "tensorflow-docs", "react-docs", "gnome-user-docs"})


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
    """Return all Korean–English pairs below the folder `data`, sentences first, in the order of the files."""
    return [
        Pair(row["ko"], row["en"], row["source"])
        for name in PARALLEL
        for row in read(data / "parallel" / f"{name}.jsonl.zst")
    ]


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
