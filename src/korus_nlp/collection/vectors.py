"""Cosines of a query and all paragraphs: exact where they are few, by the signs of rotated vectors where they are many.

A vector is turned by a random rotation and of every number only the sign is kept: 32 bytes instead of 1,024, and the
angle of two vectors is about the share of signs that differ (Charikar, 2002). That picks the candidates, which are then
compared exactly. Measured on 100,000 paragraphs of news (318,000 vectors of 256 numbers): 98 % of the ten nearest
are among 800 candidates, 99.9 % of the ten best of hybrid search; without the rotation 83 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

# A paragraph's cosine: this share of its best window (or itself), the rest of the paragraph as a whole. The best alone
# loses 1 point on headlines to bodies, the whole alone 14 on Korean questions; .7 to .85 are flat.
_BEST: Final = 0.8
MANY: Final = 1 << 22  # numbers of all vectors from which signs are kept: 16 MB
_FEW: Final = 3000  # rows that are compared exactly at once, whatever there is besides
_WORD: Final = 64  # signs in one number


class Near(NamedTuple):
    """Cosines of all rows of a segment; `is_exact`, or an estimate that picks candidates."""

    cosines: Array
    is_exact: bool


def rotation(dim: int) -> Array:
    """Return a random orthogonal matrix of `dim` × `dim`; it is stored with the signs, for machines may differ."""
    square = np.random.default_rng(dim).standard_normal((dim, dim))
    return np.linalg.qr(square)[0].astype(np.float32)


def signs(vectors: Array, turn: Array) -> Array:
    """Return the signs of turned vectors, 64 in a number: shape (vectors, words)."""
    bits = np.packbits(vectors @ turn > 0, axis=1)
    missing = -bits.shape[1] % (_WORD // 8)
    return np.ascontiguousarray(np.pad(bits, ((0, 0), (0, missing)))).view(np.uint64)


def near(segment: Segment, masks: Sequence[Array | None], queries: Array) -> list[Near]:
    """Return for each query the cosines of all rows.

    Args:
        segment: what is searched.
        masks: for each query the rows that matter, or None for all; the others may get any cosine.
        queries: unit vectors, one a row.
    """
    few = [mask is not None and int(mask.sum()) <= _FEW for mask in masks]
    some = [i for i, is_few in enumerate(few) if not is_few]
    out: dict[int, Near] = {}
    if segment.signs is not None:
        out = {i: Near(_estimate(segment, queries[i]), False) for i in some}
    elif some:
        rows = _all(segment, queries[some])
        out = {i: Near(rows[place], True) for place, i in enumerate(some)}
    for i, mask in enumerate(masks):
        if i not in out and mask is not None:
            out[i] = Near(_allowed(segment, mask, queries[i]), True)
    return [out[i] for i in range(len(masks))]


def _all(segment: Segment, queries: Array) -> Array:
    out = queries @ segment.vectors.T
    if len(segment.vectors) != segment.size:
        out = _blend(out, segment.firsts[:-1])
    return np.asarray(out)


def _allowed(segment: Segment, allowed: Array, query: Array) -> Array:
    out = np.full(segment.size, -1.0, np.float32)
    rows = np.flatnonzero(allowed)
    if len(rows):
        out[rows] = quick_cosines(segment, rows, query)
    return out


def _estimate(segment: Segment, query: Array) -> Array:
    """Estimate cosines: π × the share of signs that differ is the angle. Counting is done on whole columns."""
    assert segment.signs is not None
    assert segment.turn is not None
    own = signs(query[None], segment.turn)[0]
    differ = np.zeros(segment.signs.shape[1], np.uint16)
    for word, column in zip(own, segment.signs, strict=True):
        differ += np.bitwise_count(column ^ word)
    table = np.cos(np.linspace(0, np.pi, len(query) + 1, dtype=np.float32))
    starts = segment.firsts[:-1]
    least = np.minimum.reduceat(differ, starts) if len(differ) != segment.size else differ
    return np.asarray(table[least] * np.float32(_BEST) + table[differ[starts]] * np.float32(1 - _BEST))


def quick_cosines(segment: Segment, rows: Array, query: Array) -> Array:
    """Return the cosines of some rows in single precision."""
    vectors, starts = _gather(segment, rows)
    return _blend(vectors @ query, starts)


def exact_cosines(segment: Segment, rows: Array, query: Array) -> Array:
    """Return the cosines of a few rows in double precision: they depend on nothing but the two vectors."""
    if not len(rows):
        return np.empty(0)
    vectors, starts = _gather(segment, rows)
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


def _gather(segment: Segment, rows: Array) -> tuple[Array, Array]:
    """Return the vectors of `rows`, one row after the other, and where those of each begin."""
    firsts = segment.firsts[rows]
    sizes = segment.firsts[rows + 1] - firsts
    starts = np.cumsum(sizes) - sizes
    return segment.vectors[np.arange(sizes.sum()) + np.repeat(firsts - starts, sizes)], starts
