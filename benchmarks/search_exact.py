"""Exact dense search: every paragraph and window embedded anew, in single precision, no index and nothing stored.

What an index finds is compared with this. Paragraphs come one after the other and only the best are kept, so a million
of them need no memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.search_rows import Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_BATCH = 2048
_BEST = 0.8  # share of the best window, as in `korus_nlp.collection.vectors`


def nearest(rows: Iterable[Row], queries: Array, embedder: Any, k: int = 10) -> list[list[str]]:
    """Return for each query the ids of the `k` rows of the highest cosines, the best first."""
    found: list[list[tuple[float, str]]] = [[] for _ in queries]
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        cosines = _cosines(batch, queries, embedder)
        for best, values in zip(found, cosines, strict=True):
            places = np.argsort(-values, kind="stable")[:k]
            best += [(-float(values[place]), batch[place].id) for place in places]
            best.sort()
            del best[k:]
    return [[name for _, name in best] for best in found]


def _cosines(batch: Sequence[Row], queries: Array, embedder: Any) -> Array:
    """Return the cosines of queries (rows) and paragraphs (columns)."""
    from korus_nlp.embedding import windows

    texts: list[str] = []
    starts: list[int] = []
    for row in batch:
        starts.append(len(texts))
        cuts = windows(row.text)
        texts += [row.text, *(row.text[a:b] for a, b in (cuts if len(cuts) > 1 else ()))]
    values = queries @ np.asarray(embedder.encode(texts)).T
    best = np.maximum.reduceat(values, starts, axis=1)
    return np.asarray(_BEST * best + (1 - _BEST) * values[:, starts])
