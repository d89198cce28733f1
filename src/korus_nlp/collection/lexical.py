"""The lexical part of a query: BM25, names and words in the other language, and words that stand together.

k1 and b are lower than usual (.9 and .5): paragraphs of news are of like length and repeat their topic.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from korus_nlp.collection.names import Name, Phrase, find, spelled
from korus_nlp.collection.translations import Translated, translate
from korus_nlp.text.tokens import fold, is_syllable, spans, stem, terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

K1: Final = 0.9
B: Final = 0.5
_ATTAINABLE: Final = 0.6 * 2.2
_TOGETHER: Final = 1 / 3  # share of what is attainable that all words standing together add
_TRANSLATED: Final = 1.0  # of what is attainable by a word, for its surest translation
_DAMP: Final = 0.5  # power of a translation's score
_TELLING: Final = 0.4  # least idf, as a share of the query's highest, of a term worth pointing at
# What a question asks with says nothing about the answer; endings only at the end of the question.
_ASKING = re.compile(
    r"(?<!\S)(?:(?:무엇|누구|언제|어디|어느|어떤|무슨|얼마|어떻게)[가-힣]*|몇|누가|왜|뭐)(?=[\s?]|$)"
    r"|(?<=[가-힣])(?:는가|은가|인가|일까|을까|까요|나요|가요|는지|인지|는데)\s*\??\s*$"
)
_stem = lru_cache(maxsize=65536)(stem)
_PIECE = re.compile(r"[가-힣]+|[^\W\d_가-힣]+|\d+")


class _Term(NamedTuple):
    """A term of a query: idf, and its rows and counts in each segment."""

    idf: float
    postings: list[tuple[Array, Array]]


class Lexical:
    """The lexical part of one query.

    BM25 of its distinct terms, idf over the whole index. Where the query names an entity (`names`), a paragraph that
    mentions it under any name, in either language, or has all words of one of its other spellings, gets at least what
    is attainable by the words of the name; one that has a translation of a word gets it by how sure that is.

    Args:
        index: what is searched.
        text: the query.
        translated: count translations of words, not only names.

    Attributes:
        attainable: about the score of a paragraph made of the query's words.
        telling: the terms that are worth pointing at in a hit: particles and endings are not.
        phrases: the names that were found in the query.
    """

    def __init__(self, index: Index, text: str, *, translated: bool = True) -> None:
        self._index = index
        self._pairs = _pairs(text)
        self.phrases = find(index, text)
        words = translate(text, [(phrase.start, phrase.end) for phrase in self.phrases]) if translated else []
        groups: list[Phrase | Translated] = [*self.phrases, *words]
        home = _homes(text, groups)
        self._words: list[list[_Term]] = [[] for _ in range(len(groups) + 1)]  # by group, the rest last
        potentials = [0.0] * len(self._words)
        idfs: dict[str, float] = {}
        for term, i in home.items():
            known = self._look_up(term)
            potentials[i] += known.idf
            self._words[i].append(known)
            if any(len(rows) for rows, _ in known.postings):
                idfs[term] = known.idf
        self._other = [
            [(rows, _ATTAINABLE * potential * scores) for rows, scores in _others(index, group)]
            for group, potential in zip(groups, potentials, strict=False)
        ]
        self.telling = _telling(idfs, groups)
        self.attainable = max(_ATTAINABLE * sum(potentials), 1e-6)

    def _look_up(self, term: str) -> _Term:
        lists = [_postings(segment, term) for segment in self._index.segments]
        pairs = zip(lists, self._index.alive, strict=True)
        alive = sum(len(rows) if mask is None else int(mask[rows].sum()) for (rows, _), mask in pairs)
        return _Term(math.log(1 + (self._index.count - alive + 0.5) / (alive + 0.5)), lists)

    def scores(self, number: int) -> Array:
        """Return the score of every row of segment `number`, without what `together` adds, in single precision.

        A term's part is added row by row, in the order of the query's terms: the same on every machine.
        """
        out = np.zeros(self._index.segments[number].size, np.float32)
        self._add(out, number, self._words[-1])
        own = np.zeros(len(out) if self._other else 0, np.float32)
        for words, others in zip(self._words, self._other, strict=False):
            rows, least = others[number]
            if not len(rows):
                self._add(out, number, words)
                continue
            self._add(own, number, words)
            own[rows] = np.maximum(own[rows], least)
            out += own
            own[:] = 0
        return out

    def together(self, text: str) -> float:
        """Return what the words of the query that stand together in a text add to its score."""
        if not self._pairs:
            return 0.0
        share = len(self._pairs & _pairs(text, self._pairs)) / len(self._pairs)
        return _TOGETHER * share * self.attainable

    def _add(self, out: Array, number: int, words: list[_Term]) -> None:
        """Add the BM25 of some terms to `out`."""
        norms = self._index.norms(number, K1, B)
        for word in words:
            rows, counts = word.postings[number]
            if len(rows):
                part = counts.astype(np.float32)
                part /= part + norms[rows]
                part *= np.float32(word.idf * (K1 + 1))
                out[rows] += part


def _homes(text: str, groups: Sequence[Phrase | Translated]) -> dict[str, int]:
    """Return the terms of a query, each with the number of its group, or -1; what the question asks with is none."""
    asking = [found.span() for found in _ASKING.finditer(text)]
    out: dict[str, int] = {}
    left_out: list[str] = []
    for term, start, end in spans(text):
        if any(first <= start and end <= last for first, last in asking):
            left_out.append(term)
            continue
        inside = (i for i, group in enumerate(groups) if group.start <= start and end <= group.end)
        out[term] = max(out.get(term, -1), next(inside, -1))
    return out or dict.fromkeys(left_out, -1)


def _telling(idfs: dict[str, float], groups: Sequence[Phrase | Translated]) -> frozenset[str]:
    own = {term for term, idf in idfs.items() if idf >= _TELLING * max(idfs.values())}
    others: list[str] = []
    for group in groups:
        if isinstance(group, Phrase):
            others += [spelling for name in group.names for spelling in name.spellings]
        else:
            others += [word for word, score in group.words if score >= _TELLING]
    return frozenset(own | {term for other in others for term in terms(other) if len(term) > 1 + term.isascii()})


def _pairs(text: str, wanted: Collection[tuple[str, str]] = ()) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words: of Hangul the first two syllables, of other words the stem.

    `wanted`: only these matter; a text that cannot have any is not cut into words.
    """
    folded = fold(text)[0]
    if wanted and not any(_root(a) in folded and _root(b) in folded for a, b in wanted):
        return set()
    words = [piece[:2] if "가" <= piece[0] <= "힣" else _stem(piece) for piece in _PIECE.findall(folded)]
    return set(pairwise(words))


def _root(word: str) -> str:
    """Return what every word of this stem begins with: policies has the stem policy."""
    return word[:-1] if word.endswith("y") else word


def _others(index: Index, group: Phrase | Translated) -> list[tuple[Array, Array]]:
    """Return for each segment the rows that say a group in other words, and how surely, 0–1."""
    if isinstance(group, Phrase):
        return [
            (rows, np.ones(len(rows), np.float32)) for rows in (_rows(segment, group) for segment in index.segments)
        ]
    out = []
    for segment in index.segments:
        found = [(spelled(segment, [word]), score) for word, score in group.words]
        rows = np.unique(np.concatenate([rows for rows, _ in found]))
        scores = np.zeros(len(rows), np.float32)
        for some, score in found:
            places = np.searchsorted(rows, some)
            scores[places] = np.maximum(scores[places], _sure(score))
        out.append((rows, scores))
    return out


def _sure(score: float) -> float:
    return _TRANSLATED * math.pow(score, _DAMP)


def _rows(segment: Segment, phrase: Phrase) -> Array:
    """Return the rows that have each of the names of a phrase, or one of its spellings."""
    named = reduce(np.intersect1d, [_named(segment, name) for name in phrase.names])
    return np.union1d(named, spelled(segment, phrase.spellings))


def _named(segment: Segment, name: Name) -> Array:
    mentions = [segment.entities.find(key)[0] for key in name.keys]
    return np.unique(np.concatenate([*mentions, spelled(segment, name.spellings)]))


def _postings(segment: Segment, term: str) -> tuple[Array, Array]:
    """Return the rows of a term; a single syllable, which is no 2-gram, stands for all words it begins or is in."""
    if is_syllable(term):
        return segment.terms.find_prefix(term)
    return segment.terms.find(term)
