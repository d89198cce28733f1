"""Rows that all search engines are compared on: real paragraphs with questions, and a crowd of real sentences.

The questions are those of the evaluation sets (KorQuAD, XQuAD, NTREX across languages). The crowd comes from the
sentences that the models are trained from, two to four in a row, because it is the only large bilingual text at hand;
without it paragraphs are repeated. Days of publication are drawn by a seeded generator.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.common import EVAL, ROOT, rows

DATA = Path(os.environ.get("KORUS_DATA", ROOT.parent / "shared" / "data"))
DAYS: Final = 3650
FIRST: Final = date(2015, 1, 1)
# Name, file, field of the question, field and language of the passage, and which passages: across languages every
# passage is there in one language only, or its twin in the language of the question would always be found first.
SETS: Final = (
    ("KorQuAD", "qa_korquad_a", "q", "text", "ko", slice(None)),
    ("XQuAD-en", "qa_xquad_en_a", "q", "text", "en", slice(None)),
    ("ko→en", "xling_ntrex_a", "q_ko", "en", "en", slice(0, None, 2)),
    ("en→ko", "xling_ntrex_a", "q_en", "ko", "ko", slice(1, None, 2)),
)


class Row(NamedTuple):
    """A paragraph: id, text, language and day of publication."""

    id: str
    text: str
    lang: str
    published: str


class Question(NamedTuple):
    """A question of a set, and the ids of its paragraphs."""

    set: str
    text: str
    relevant: frozenset[str]


def questions(each: int) -> list[Question]:
    """Return up to `each` questions of every set, evenly drawn."""
    out = []
    there = {name for name, _, _ in _passages()}
    for name, file, field, passage, *_ in SETS:
        found = [
            row
            for row in rows(EVAL / "search" / f"{file}.queries.jsonl")
            if there.issuperset(f"{file}-{passage}-{i}" for i in row["rel"])
        ]
        step = max(1, len(found) // each)
        for row in found[::step][:each]:
            relevant = frozenset(f"{file}-{passage}-{i}" for i in row["rel"])
            out.append(Question(name, row[field], relevant))
    return out


def _passages() -> Iterator[tuple[str, str, str]]:
    for _, file, _, passage, lang, part in SETS:
        for row in list(rows(EVAL / "search" / f"{file}.paragraphs.jsonl"))[part]:
            yield f"{file}-{passage}-{row['id']}", row[passage], lang


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    done = subprocess.run(["zstd", "-dc", str(path)], capture_output=True, check=True)
    for line in done.stdout.decode().splitlines():
        row = json.loads(line)
        yield row["ko"], row["en"]


def _crowd(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (text, language) without end."""
    paths = [DATA / "parallel" / name for name in ("sentences.jsonl.zst", "sentences_more.jsonl.zst")]
    pairs = [pair for path in paths if path.exists() for pair in _sentences(path)]
    if not pairs:
        texts = [text for _, text, _ in _passages()]
        pairs = [(text, text) for text in texts]
    while True:
        for side, lang in ((0, "ko"), (1, "en")):
            at = 0
            while at < len(pairs):
                size = chance.randint(2, 4)
                yield " ".join(pair[side] for pair in pairs[at : at + size])[:900], lang
                at += size
        chance.shuffle(pairs)


def stream(count: int) -> Iterator[Row]:
    """Yield `count` rows, the passages first; the same for the same count."""
    chance = random.Random(7)

    def day() -> str:
        return (FIRST + timedelta(chance.randrange(DAYS))).isoformat()

    passages = [Row(name, text, lang, day()) for name, text, lang in _passages()]
    yield from passages[:count]
    crowd = _crowd(chance)
    for number in range(len(passages), count):
        text, lang = next(crowd)
        yield Row(f"crowd-{number}", text, lang, day())


def make(count: int) -> list[Row]:
    """Return `count` rows."""
    return list(stream(count))
