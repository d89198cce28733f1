"""Annotated rows as token sequences with coarse BIO labels, cut the way the library cuts text."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from korus_nlp.entities import english
from korus_nlp.entities.labels import COARSE
from korus_nlp.entities.recogniser import sentences
from korus_nlp.text.morphology import morphemes


class Row(NamedTuple):
    """One annotated sentence: entities are (start, end, label) in code points of `text`."""

    id: str
    text: str
    entities: tuple[tuple[int, int, str], ...]
    source: str


class Sample(NamedTuple):
    """One training sequence."""

    words: list[str]
    tags: list[str]
    spaces: list[bool]
    labels: list[str]


def read(path: Path) -> list[Row]:
    """Read a JSONL file (gzip or zstd by its name) of annotated rows."""
    return [
        Row(r["id"], r["text"], tuple((a, b, label) for a, b, label in r["entities"]), r["source"])
        for r in read_json(path)
    ]


def read_json(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, gzip or zstd by its name."""
    if path.suffix == ".zst":
        import zstandard

        with path.open("rb") as raw, zstandard.ZstdDecompressor().stream_reader(raw) as plain:
            yield from map(json.loads, io.TextIOWrapper(plain, encoding="utf-8"))
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def tokens(lang: str, text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, tag) of the tokens."""
    if lang == "ko":
        return [(m.start, m.end, m.tag) for m in morphemes(text)]
    return [(start, end, "") for start, end in english.tokens(text)]


def samples(lang: str, row: Row, labels: Iterable[str]) -> list[Sample]:
    """Return the sequences of a row, one a sentence; entities with other labels are ignored."""
    toks = tokens(lang, row.text)
    words = [row.text[start:end] for start, end, _ in toks]
    spaces = [i > 0 and start > toks[i - 1][1] for i, (start, _, _) in enumerate(toks)]
    path = bio(toks, row.entities, frozenset(labels))
    return [Sample(words[a:b], [tag for _, _, tag in toks[a:b]], spaces[a:b], path[a:b]) for a, b in sentences(words)]


def bio(
    toks: Sequence[tuple[int, int, str]], entities: Iterable[tuple[int, int, str]], labels: frozenset[str]
) -> list[str]:
    """Return coarse BIO labels; an entity takes every token it touches that no earlier entity took."""
    path = ["O"] * len(toks)
    for start, end, label in sorted(entities):
        coarse = COARSE.get(label, label)
        if coarse not in labels:
            continue
        first = True
        for i, (a, b, _) in enumerate(toks):
            if a < end and b > start and path[i] == "O":
                path[i] = f"{'B' if first else 'I'}-{coarse}"
                first = False
    return path
