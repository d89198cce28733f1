"""Read the name pairs of `--data`, and the files of the gazetteer folder that serve as development sets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import zstandard

from korus_nlp.text.romanise import latin_words, symbols

LONGEST_LATIN, MOST_SYLLABLES = 26, 12


def lexicon(data: Path, sources: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield (Korean, English) of the lexicon files in `data`/parallel that carry one of the source tags."""
    for name in ("lexicon_more.jsonl.zst", "lexicon.jsonl.zst"):
        for line in zstandard.open(data / "parallel" / name, "rt", encoding="utf-8"):
            row = json.loads(line)
            if row["source"] in sources:
                yield row["ko"], row["en"]


def latin_orders(text: str) -> tuple[str, ...]:
    """Return the letters of a Latin name in the orders names are written in: as is, last word first, first last.

    >>> latin_orders("Fumio Kishida")
    ('fumiokishida', 'kishidafumio')
    """
    words = latin_words(text)
    orders = ["".join(words), "".join((*words[-1:], *words[:-1])), "".join((*words[1:], *words[:1]))]
    return tuple(dict.fromkeys(orders)) if 1 < len(words) <= 4 else tuple(orders[:1])


def is_korean_shape(ko: str, en: str) -> bool:
    """Tell whether a pair looks like a Korean person: two to four syllables in one word, two Latin words or more."""
    return 2 <= len(ko) <= 4 and all("가" <= ch <= "힣" for ch in ko) and len(latin_words(en)) >= 2


def usable(ko: str, en: str) -> bool:
    """Tell whether a pair can be aligned at all: Hangul, no digits, not absurdly long."""
    syllables = symbols(ko)
    letters = "".join(latin_words(en))
    hangul = all("가" <= ch <= "힣" or ch in " -·." for ch in ko)
    return hangul and 0 < len(syllables) <= MOST_SYLLABLES and 1 < len(letters) <= LONGEST_LATIN and letters.isalpha()


def table(data: Path, name: str) -> list[tuple[str, str]]:
    """Return (Korean, English) of one tab-separated file of `data`/gazetteer."""
    lines = (data / "gazetteer" / name).read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def neighbours(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return wrong pairs that are hard: each Korean name with the English name of its neighbour in sorted order.

    Neighbours share the first syllables, so that these are 한덕수 with Han Duck-kyu rather than with Elon Musk.
    """
    ordered = sorted(set(pairs))
    return [(a[0], b[1]) for a, b in pairwise(ordered) if a[0] != b[0] and a[1] != b[1]]
