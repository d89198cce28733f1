"""Score paragraphs for a query: cosine, BM25, and their weighted sum.

Hybrid score = cosine + weight × lexical; lexical = BM25 ÷ attainable BM25 + ⅓ × the share of the query's pairs of
neighbouring words that the paragraph has too. Attainable is what a paragraph made of the query's own words would get:
0.6 · 2.2 · Σ idf over its distinct terms, a term the collection does not have counted at the highest idf. So a query in
the other language, whose words are not there, gets a small lexical part and not an arbitrary full one; fusing ranks
instead (reciprocal rank) lost half of the results across languages. `fairness` adds what levels the languages.

Every paragraph is scored on both parts, none is ruled out by words or by vectors. The cheap pass over all paragraphs is
in single precision or by estimated cosines (`vectors`); the best are scored again in double precision, so that scores
depend neither on how many queries were asked at once nor on how the arrays are cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from korus_nlp.collection.fairness import handicaps
from korus_nlp.collection.lexical import Lexical
from korus_nlp.collection.vectors import Near, cosines, exact_cosines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

_SPARE: Final = 32  # candidates beyond k that are scored again in double precision
_WIDE: Final = 9000  # and, where cosines are estimated, so many are compared with their vectors first
_WIDE_SHARE: Final = 1 / 30  # of all paragraphs, when that is more: of a million, .986 of the exact ten; 1/100 has .964
_PLACES: Final = 6  # decimals of a score; further ones depend on the machine


class Ranked(NamedTuple):
    """A paragraph that was found: segment and row, score and the parts of the score."""

    segment: int
    row: int
    score: float
    parts: dict[str, float]


def rank(
    index: Index,
    masks: Sequence[Array | None],
    k: int,
    *,
    lexical: Lexical | None,
    dense: Sequence[Near] | None,
    vector: Array | None,
    weight: float,
) -> list[Ranked]:
    """Return the `k` best paragraphs with a score above zero; ties in order of paragraph.

    Args:
        index: what is searched.
        masks: for each segment the rows that may be found, or None for all.
        k: how many.
        lexical: the query's BM25, or None for dense search.
        dense: for each segment the cosines of the rows that may be found, or None for lexical search.
        vector: the query's vector, when `dense` is given.
        weight: of the lexical part in hybrid search.
    """
    words = [lexical.scores(number) for number in range(len(index.segments))] if lexical is not None else []
    shares = [score / lexical.attainable for score in words] if lexical is not None else []
    extra = handicaps(index, shares) if shares and dense is not None else []
    found: list[Ranked] = []
    for number, segment in enumerate(index.segments):
        count = k + _SPARE
        if dense is None or vector is None:
            rows, near = _worded(words[number], masks[number], count), None
        else:
            close = dense[number]
            about = _about(segment, close.rows, *((shares[number], extra[number]) if shares else (None, None)))
            rows = _nearest(segment, np.float32(weight) * about, close, count, vector)
            near = exact_cosines(segment, rows, vector)
        for i, row in enumerate(rows):
            cosine = None if near is None else float(near[i])
            bm25 = float(words[number][row]) if words else None
            more = float(extra[number][segment.lang[row]]) if extra else 0.0
            total, parts = _score(lexical, segment.texts[int(row)], cosine, (bm25, more), weight)
            if round(total, _PLACES) > 0:
                found.append(Ranked(number, int(row), round(total, _PLACES), parts))
    found.sort(key=lambda hit: (-hit.score, index.segments[hit.segment].place(hit.row)))
    return found[:k]


def _score(
    lexical: Lexical | None, text: str, cosine: float | None, words: tuple[float | None, float], weight: float
) -> tuple[float, dict[str, float]]:
    """Return the score of a paragraph and its parts; `words` is BM25, and what its language gets."""
    parts = {} if cosine is None else {"cosine": round(cosine, _PLACES)}
    bm25, more = words
    if lexical is None or bm25 is None:
        return cosine or 0.0, parts
    both = bm25 + (lexical.together(text) if bm25 else 0.0)
    share = both / lexical.attainable + more
    parts |= {"bm25": round(bm25, _PLACES), "lexical": round(share, _PLACES)}
    return both if cosine is None else cosine + weight * share, parts


def _worded(score: Array, allowed: Array | None, count: int) -> Array:
    """Return the allowed rows of the `count` highest scores."""
    if allowed is None:
        return _best(score, None, count)
    rows = np.flatnonzero(allowed)
    return _best(score[rows], rows, count)


def _about(segment: Segment, rows: Array | None, share: Array | None, more: Array | None) -> Array:
    """Return the lexical part of rows (None: all), and what their language gets."""
    if share is None or more is None:
        return np.zeros(segment.size if rows is None else len(rows), np.float32)
    lang = segment.lang if rows is None else segment.lang[rows]
    share = share if rows is None else share[rows]
    return np.asarray(share + more.astype(np.float32)[lang] if more.any() else share)


def _nearest(segment: Segment, about: Array, near: Near, count: int, vector: Array) -> Array:
    """Return the rows of the `count` highest sums of `about` and cosine."""
    score = about + near.cosines
    if near.is_exact:
        return _best(score, near.rows, count)
    places = _places(score, count + max(_WIDE, int(segment.size * _WIDE_SHARE)))
    rows = places if near.rows is None else near.rows[places]
    return _best(about[places] + cosines(segment, rows, vector), rows, count)


def _best(score: Array, rows: Array | None, count: int) -> Array:
    """Return which of `rows` (None: all) have the `count` highest scores above zero; `score` is theirs."""
    places = _places(score, count)
    return places if rows is None else rows[places]


def _places(score: Array, count: int) -> Array:
    """Return where the `count` highest scores above zero stand, ascending."""
    places = np.flatnonzero(score > 0)
    if len(places) > count:
        last = len(places) - count
        places = np.sort(places[np.argpartition(score[places], last)[last:]])
    return places
