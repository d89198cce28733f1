"""Score paragraphs for a query: cosine, BM25, and their weighted sum.

Hybrid score = cosine + weight × lexical; lexical = BM25 ÷ attainable BM25 + ⅓ × the share of the query's pairs of
neighbouring words that the paragraph has too. Attainable is what a paragraph made of the query's own words would get:
0.6 · 2.2 · Σ idf over its distinct terms, a term the collection does not have counted at the highest idf. So a query in
the other language, whose words are not there, gets a small lexical part and not an arbitrary full one; fusing ranks
instead (reciprocal rank) lost half of the results across languages.

Every paragraph is scored on both parts, none is ruled out by words or by vectors. The cheap pass over all paragraphs is
in single precision; the best are scored again in double precision, so that scores depend neither on how many queries
were asked at once nor on how the arrays are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from korus_nlp.collection.lexical import Lexical

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

# A paragraph's cosine: this share of its best window (or itself), the rest of the paragraph as a whole. The best alone
# loses 1 point on headlines to bodies, the whole alone 14 on Korean questions; .7 to .85 are flat.
_BEST: Final = 0.8
_SPARE: Final = 32  # candidates beyond k that are scored again
_PLACES: Final = 6  # decimals of a score; further ones depend on the machine


class Ranked(NamedTuple):
    """A paragraph that was found: segment and row, score and the parts of the score."""

    segment: int
    row: int
    score: float
    parts: dict[str, float]


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
                both = float(words[row])
                both += lexical.together(segment.texts[int(row)]) if both else 0.0
                share = both / lexical.attainable
                parts |= {"bm25": round(float(words[row]), _PLACES), "lexical": round(share, _PLACES)}
                total = both if near is None else total + weight * share
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
