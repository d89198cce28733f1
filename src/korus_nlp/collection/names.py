"""Find names of entities in a query, so that 문재인 finds paragraphs that say Moon Jae-in, and the other way round.

A name is a stretch of one to four words that some mention in the collection has, as written or as canonical name in
either language; the last word may carry particles (문재인의) or a possessive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from korus_nlp.collection.rows import name_key

if TYPE_CHECKING:
    from korus_nlp.collection.index import Index

_WORD = re.compile(r"[^\s,;:!?\"“”()\[\]<>…]+")
_AFTER = re.compile(r"(?:['’]s|[.'’])+$")
_LONGEST: Final = 4  # words of a name
_PARTICLE: Final = 3  # syllables
_WORDS: Final = 64  # of a query that are looked at


class Phrase(NamedTuple):
    """A name in a query: its span, and the keys it is known by in the collection."""

    start: int
    end: int
    keys: tuple[str, ...]


def find(index: Index, text: str) -> list[Phrase]:
    """Return the names in `text`, the longest ones, from left to right, without overlap."""
    words = [found.span() for found in _WORD.finditer(text)][:_WORDS]
    out: list[Phrase] = []
    i = 0
    while i < len(words):
        for j in range(min(i + _LONGEST, len(words)), i, -1):
            phrase = _known(index, text, words[i][0], words[j - 1][1], words[j - 1][0])
            if phrase is not None:
                out.append(phrase)
                i = j
                break
        else:
            i += 1
    return out


def _known(index: Index, text: str, start: int, end: int, last: int) -> Phrase | None:
    for stop in _stops(text, end, last):
        key = name_key(text[start:stop])
        if len(key) > 1 and any(len(segment.entities.find(f"name:{key}")[0]) for segment in index.segments):
            return Phrase(start, stop, (key,))
    return None


def _stops(text: str, end: int, last: int) -> Iterator[int]:
    """Yield where a name that ends in the word ``text[last:end]`` may end, the longest first."""
    yield end
    cut = last + len(_AFTER.sub("", text[last:end]))
    if cut < end:
        yield cut
    for stop in range(cut - 1, max(last + 1, cut - _PARTICLE - 1), -1):
        if not "가" <= text[stop] <= "힣":
            return
        yield stop
