"""Score paragraphs for a query: cosine, BM25, and their weighted sum.

Hybrid score = cosine + weight × BM25 ÷ attainable BM25, where attainable is what a paragraph made of the query's own
words would get: 0.6 · (k1 + 1) · Σ idf over its distinct terms, a term the collection does not have counted at the
highest idf. So a query in the other language, whose words are not there, gets a small lexical part and not an arbitrary
full one; fusing ranks instead (reciprocal rank) lost half of the results across languages.

Every paragraph is scored on both parts, none is ruled out by words or by vectors. The cheap pass over all paragraphs is
in single precision; the best are scored again in double precision, so that scores depend neither on how many queries
were asked at once nor on how the arrays are cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from korus_nlp.collection.names import Phrase, find
from korus_nlp.text.tokens import is_syllable, spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

K1: Final = 1.2
B: Final = 0.75
# A paragraph's cosine: this share of its best window (or itself), the rest of the paragraph as a whole. The best alone
# loses 1 point on headlines to bodies, the whole alone 14 on Korean questions; .7 to .85 are flat.
_BEST: Final = 0.8
_ATTAINABLE: Final = 0.6 * (K1 + 1)
_TELLING: Final = 0.4  # least idf, as a share of the query's highest, of a term worth pointing at
_SPARE: Final = 32  # candidates beyond k that are scored again
_PLACES: Final = 6  # decimals of a score; further ones depend on the machine


class Ranked(NamedTuple):
    """A paragraph that was found: segment and row, score and the parts of the score."""

    segment: int
    row: int
    score: float
    parts: dict[str, float]


class Lexical:
    """The lexical part of one query.

    BM25 of its distinct terms, idf over the whole index. Where the query names an entity (`names`), a paragraph that
    mentions it under any name, in either language, gets at least what is attainable by the words of the name.

    Attributes:
        attainable: about the score of a paragraph made of the query's words.
        telling: the terms that are worth pointing at in a hit: particles and endings are not.
    """

    def __init__(self, index: Index, text: str) -> None:
        self._index = index
        self._average = max(index.length / max(index.count, 1), 1e-9)
        phrases = find(index, text)
        home: dict[str, int] = {}  # term → its phrase, or -1
        for term, start, end in spans(text):
            inside = (i for i, phrase in enumerate(phrases) if phrase.start <= start and end <= phrase.end)
            home[term] = max(home.get(term, -1), next(inside, -1))
        self._words: list[list[_Term]] = [[] for _ in range(len(phrases) + 1)]  # by phrase, the rest last
        potentials = [0.0] * len(self._words)
        idfs: dict[str, float] = {}
        for term, i in home.items():
            known = self._look_up(term)
            potentials[i] += known.idf
            self._words[i].append(known)
            if any(len(rows) for rows, _ in known.postings):
                idfs[term] = known.idf
        self.telling = frozenset(term for term, idf in idfs.items() if idf >= _TELLING * max(idfs.values()))
        self._names = [
            (_ATTAINABLE * potential, [_mentions(segment, phrase) for segment in index.segments])
            for phrase, potential in zip(phrases, potentials, strict=False)
        ]
        self.attainable = max(_ATTAINABLE * sum(potentials), 1e-6)

    def _look_up(self, term: str) -> _Term:
        lists = [_postings(segment, term) for segment in self._index.segments]
        pairs = zip(lists, self._index.alive, strict=True)
        alive = sum(len(rows) if mask is None else int(mask[rows].sum()) for (rows, _), mask in pairs)
        return _Term(math.log(1 + (self._index.count - alive + 0.5) / (alive + 0.5)), lists)

    def scores(self, number: int) -> Array:
        """Return the score of every row of segment `number`."""
        out = self._bm25(number, self._words[-1])
        for words, (least, rows) in zip(self._words, self._names, strict=False):
            named = self._bm25(number, words)
            named[rows[number]] = np.maximum(named[rows[number]], least)
            out += named
        return out

    def _bm25(self, number: int, words: list[_Term]) -> Array:
        segment = self._index.segments[number]
        out = np.zeros(segment.size)
        for word in words:
            rows, counts = word.postings[number]
            times = counts.astype(np.float64)
            norm = K1 * (1 - B + B * segment.lengths[rows] / self._average)
            out[rows] += word.idf * times * (K1 + 1) / (times + norm)
        return out


class _Term(NamedTuple):
    """A term of a query: idf, and its rows and counts in each segment."""

    idf: float
    postings: list[tuple[Array, Array]]


def _mentions(segment: Segment, phrase: Phrase) -> Array:
    """Return the rows that mention an entity under one of the names of a phrase."""
    return np.unique(np.concatenate([segment.entities.find(f"name:{key}")[0] for key in phrase.keys]))


def _postings(segment: Segment, term: str) -> tuple[Array, Array]:
    """Return the rows of a term; a single syllable, which is no 2-gram, stands for all words it begins or is in."""
    if is_syllable(term):
        return segment.terms.find_prefix(term)
    return segment.terms.find(term)


def cosines(segment: Segment, queries: Array) -> Array:
    """Return the cosine of every query (rows) and paragraph (columns), as `_blend` defines it."""
    out = queries @ segment.vectors.T
    if len(segment.vectors) != segment.size:
        out = _blend(out, segment.firsts[:-1])
    return np.asarray(out)


def cosines_of(segment: Segment, allowed: Array, query: Array) -> Array:
    """Return the cosine of one query and every row, computed only for the allowed ones, -1 for the others."""
    out = np.full(segment.size, -1.0, np.float32)
    rows = np.flatnonzero(allowed)
    if len(rows):
        vectors, starts = _vectors(segment, rows)
        out[rows] = _blend(vectors @ query, starts)
    return out


def exact_cosines(segment: Segment, rows: Array, query: Array) -> Array:
    """Return the cosines of a few rows in double precision."""
    if not len(rows):
        return np.empty(0)
    vectors, starts = _vectors(segment, rows)
    products = vectors.astype(np.float64) * query.astype(np.float64)
    return _blend(products.sum(axis=1), starts)


def window_cosines(segment: Segment, row: int, query: Array) -> Array:
    """Return the cosines of the windows of a row, empty when the paragraph is its only one."""
    first, last = int(segment.firsts[row]), int(segment.firsts[row + 1])
    return np.asarray(segment.vectors[first + 1 : last] @ query)


def _blend(cosines: Array, starts: Array) -> Array:
    """Turn the cosines of vectors (last axis) into those of paragraphs; each begins with its own, windows follow."""
    best = np.maximum.reduceat(cosines, starts, axis=-1)
    return np.asarray(best * _BEST + cosines[..., starts] * (1 - _BEST))


def _vectors(segment: Segment, rows: Array) -> tuple[Array, Array]:
    """Return the vectors of `rows`, one row after the other, and where those of each begin."""
    firsts = segment.firsts[rows]
    sizes = segment.firsts[rows + 1] - firsts
    starts = np.cumsum(sizes) - sizes
    return segment.vectors[np.arange(sizes.sum()) + np.repeat(firsts - starts, sizes)], starts


def rank(
    index: Index,
    masks: Sequence[Array | None],
    k: int,
    *,
    lexical: Lexical | None,
    dense: Sequence[Array] | None,
    vector: Array | None,
    weight: float,
) -> list[Ranked]:
    """Return the `k` best paragraphs with a score above zero; ties in order of paragraph.

    Args:
        index: what is searched.
        masks: for each segment the rows that may be found, or None for all.
        k: how many.
        lexical: the query's BM25, or None for dense search.
        dense: for each segment the cosines of all rows, or None for lexical search.
        vector: the query's vector, when `dense` is given.
        weight: of the lexical part in hybrid search.
    """
    found: list[Ranked] = []
    for number, segment in enumerate(index.segments):
        if not segment.size:
            continue
        words = lexical.scores(number) if lexical is not None else None
        score: Array = dense[number] if dense is not None else np.zeros(segment.size)
        if words is not None and lexical is not None:
            score = words if dense is None else score + weight * words / lexical.attainable
        rows = _best(score, masks[number], k + _SPARE)
        near = exact_cosines(segment, rows, vector) if vector is not None else None
        for i, row in enumerate(rows):
            parts: dict[str, float] = {}
            total = 0.0
            if near is not None:
                parts["cosine"] = round(float(near[i]), _PLACES)
                total = float(near[i])
            if words is not None and lexical is not None:
                share = float(words[row]) / lexical.attainable
                parts |= {"bm25": round(float(words[row]), _PLACES), "lexical": round(share, _PLACES)}
                total = float(words[row]) if near is None else total + weight * share
            if round(total, _PLACES) > 0:
                found.append(Ranked(number, int(row), round(total, _PLACES), parts))
    found.sort(key=lambda hit: (-hit.score, index.segments[hit.segment].place(hit.row)))
    return found[:k]


def _best(score: Array, allowed: Array | None, count: int) -> Array:
    """Return the rows of the `count` highest scores among the allowed ones, in no particular order."""
    rows = np.flatnonzero(score > 0 if allowed is None else allowed & (score > 0))
    if len(rows) > count:
        rows = rows[np.argpartition(score[rows], len(rows) - count)[len(rows) - count :]]
    return rows
