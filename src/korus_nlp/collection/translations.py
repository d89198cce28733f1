"""Words of a query in the other language, so that lexical search crosses it too.

`models/lexicon` (learned from sentence pairs, see its card) and the hand-written words of the gazetteer say what a word
may be translated by, and how surely. Korean words are looked up without an analyser: the longest known beginning of
what is left of a word, so 정상회담에서 is 정상 and 회담.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from korus_nlp.settings import models_dir
from korus_nlp.text.tokens import fold, stem

_WORD = re.compile("(?P<ko>[가-힣]{2,})|(?P<en>[a-z]{3,})")
_LONGEST: Final = 7  # syllables of a known word
_BY_HAND: Final = 0.8  # score of a pair that was written by hand


class Translated(NamedTuple):
    """A word of a query: where it stands, and its translations with scores, 0–1."""

    start: int
    end: int
    words: tuple[tuple[str, float], ...]


class _Lexicon(NamedTuple):
    ko: dict[str, dict[str, float]]
    en: dict[str, dict[str, float]]


def translate(text: str, taken: Sequence[tuple[int, int]]) -> list[Translated]:
    """Return the words of `text` that have translations, from left to right; what is `taken` (names) is left out."""
    folded, starts = fold(text)
    out = []
    for start, end, words in _found(folded):
        span = starts[start], starts[end]
        if not any(first < span[1] and span[0] < last for first, last in taken):
            out.append(Translated(*span, tuple(sorted(words.items()))))
    return out


def _found(folded: str) -> Iterator[tuple[int, int, dict[str, float]]]:
    known = _lexicon()
    for word in _WORD.finditer(folded):
        if word["en"]:
            if words := known.en.get(stem(word["en"])):
                yield *word.span(), words
            continue
        at = word.start()
        while at < word.end() - 1:
            ends = range(min(word.end(), at + _LONGEST), at + 1, -1)
            end = next((end for end in ends if folded[at:end] in known.ko), None)
            if end is not None:
                yield at, end, known.ko[folded[at:end]]
            at = at + 1 if end is None else end


@cache
def _lexicon() -> _Lexicon:
    """Read both tables; a checkout without the learned one has the other."""
    known = _Lexicon({}, {})
    path = models_dir() / "lexicon" / "words.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.is_file() else []
    for line in lines:
        ko, en, score = line.split("\t")
        _add(known, ko, en, int(score) / 100)
    for line in (models_dir() / "gazetteer" / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        ko, phrases = line.split("\t")
        for phrase in phrases.split(";") if len(ko) > 1 else ():
            words = [stem(word) for word in fold(phrase)[0].split() if len(word) > 2]
            if len(words) == 1:
                _add(known, ko, words[0], _BY_HAND)
    return known


def _add(known: _Lexicon, ko: str, en: str, score: float) -> None:
    for table, key, value in ((known.ko, ko, en), (known.en, en, ko)):
        row = table.setdefault(key, {})
        row[value] = max(score, row.get(value, 0.0))
