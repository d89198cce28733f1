"""Cosines of a query and paragraphs: exact where they are few, by the signs of rotated vectors where they are many.

A vector is turned by a random rotation and of every number only the sign is kept: 32 bytes instead of 256, and the
angle of two vectors is about the share of signs that differ (Charikar, 2002). That picks the candidates, which are then
compared by their vectors. Only rows that a filter admits are looked at: 5,000 of them are compared exactly in the time
that the signs of 100,000 take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from korus_nlp.collection import codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.segment import Segment

    Array = NDArray[Any]

# A paragraph's cosine: this share of its best window (or itself), the rest of the paragraph as a whole. The best alone
# loses 1 point on headlines to bodies, the whole alone 14 on Korean questions; .7 to .85 are flat.
_BEST: Final = 0.8
MANY: Final = 1 << 22  # numbers of all vectors from which signs are kept: 4 MB
_FEW: Final = 24_000  # vectors that are compared exactly at once, whatever there is besides
_WORD: Final = 64  # signs in one number
_BLOCK: Final = 8192  # vectors whose signs are counted at once: they stay in the cache of a core


class Near(NamedTuple):
    """Cosines of rows of a segment; `is_exact`, or an estimate that picks candidates.

    Attributes:
        rows: which rows, ascending; None for all.
        cosines: of each of them.
        is_exact: in single precision, not estimated.
    """

    rows: Array | None
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
    """Return for each query the cosines of the rows that matter.

    Args:
        segment: what is searched.
        masks: for each query the rows that matter, or None for all.
        queries: unit vectors, one a row.
    """
    out: dict[int, Near] = {}
    whole = [i for i, mask in enumerate(masks) if mask is None]
    if whole and segment.signs is None:
        found = cosines(segment, None, queries[whole])
        out = {i: Near(None, found[place], True) for place, i in enumerate(whole)}
    for i, mask in enumerate(masks):
        if i not in out:
            rows = None if mask is None else np.flatnonzero(mask)
            out[i] = _some(segment, rows, queries[i])
    return [out[i] for i in range(len(masks))]


def _some(segment: Segment, rows: Array | None, query: Array) -> Near:
    """Return the cosines of some rows, estimated when they are many."""
    if rows is not None and not len(rows):
        return Near(rows, np.empty(0, np.float32), True)
    numbers, starts = _gather(segment, rows)
    count = len(segment.vectors) if numbers is None else len(numbers)
    if segment.signs is None or count <= _FEW:
        return Near(rows, _exact(segment, numbers, starts, query), True)
    return Near(rows, _estimate(segment, numbers, starts, query), False)


def cosines(segment: Segment, rows: Array | None, query: Array) -> Array:
    """Return the cosines of rows (None: all) in single precision; `query` is one vector, or several, one a row."""
    if not (segment.size if rows is None else len(rows)):
        return np.empty((*query.shape[:-1], 0), np.float32)
    return _exact(segment, *_gather(segment, rows), query)


def _exact(segment: Segment, numbers: Array | None, starts: Array, query: Array) -> Array:
    found = codes.products(segment.vectors, numbers, query)
    found *= segment.scales if numbers is None else segment.scales[numbers]
    return _blend(found, starts)


def _estimate(segment: Segment, numbers: Array | None, starts: Array, query: Array) -> Array:
    """Estimate cosines: π × the share of signs that differ is the angle. Counting is done on whole columns."""
    assert segment.signs is not None
    assert segment.turn is not None
    own = signs(query[None], segment.turn)[0]
    count = segment.signs.shape[1] if numbers is None else len(numbers)
    differ = np.zeros(count, np.uint16)
    for first in range(0, count, _BLOCK):
        sums = differ[first : first + _BLOCK]
        for word, column in zip(own, segment.signs, strict=True):
            part = column[first : first + _BLOCK] if numbers is None else column[numbers[first : first + _BLOCK]]
            sums += np.bitwise_count(part ^ word)
    table = np.cos(np.linspace(0, np.pi, len(query) + 1, dtype=np.float32))
    least = np.minimum.reduceat(differ, starts) if len(differ) != len(starts) else differ
    return np.asarray(table[least] * np.float32(_BEST) + table[differ[starts]] * np.float32(1 - _BEST))


def exact_cosines(segment: Segment, rows: Array, query: Array) -> Array:
    """Return the cosines of a few rows in double precision: they depend on nothing but the two vectors."""
    if not len(rows):
        return np.empty(0)
    numbers, starts = _gather(segment, rows)
    vectors = segment.vectors[numbers].astype(np.float64)
    lengths = np.sqrt(np.square(vectors).sum(axis=1))
    products = (vectors * query.astype(np.float64)).sum(axis=1)
    return _blend(products / np.maximum(lengths, 1), starts)


def paragraph_vector(segment: Segment, row: int) -> Array:
    """Return the vector of a paragraph as a whole."""
    first = int(segment.firsts[row])
    return np.asarray(codes.decode(segment.vectors[first : first + 1])[0])


def window_cosines(segment: Segment, row: int, query: Array) -> Array:
    """Return the cosines of the windows of a row, empty when the paragraph is its only one."""
    first, last = int(segment.firsts[row]), int(segment.firsts[row + 1])
    return np.asarray(codes.decode(segment.vectors[first + 1 : last]) @ query)


def _blend(cosines: Array, starts: Array) -> Array:
    """Turn the cosines of vectors (last axis) into those of paragraphs; each begins with its own, windows follow."""
    if cosines.shape[-1] == len(starts):
        return cosines
    best = np.maximum.reduceat(cosines, starts, axis=-1)
    return np.asarray(best * _BEST + cosines[..., starts] * (1 - _BEST))


def _gather(segment: Segment, rows: Array | None) -> tuple[Array | None, Array]:
    """Return the numbers of the vectors of `rows`, one row after the other, and where those of each begin."""
    if rows is None:
        return None, segment.firsts[:-1]
    firsts = segment.firsts[rows]
    sizes = segment.firsts[rows + 1] - firsts
    starts = np.cumsum(sizes) - sizes
    return np.arange(sizes.sum()) + np.repeat(firsts - starts, sizes), starts
