"""An inverted index as five arrays: for each key, in byte order, the rows that have it and how often.

Used twice: for BM25 terms and for the names and ids of entities. A look-up is a binary search in the key bytes, so
arrays mapped from disk answer a query without being read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int32]
    Counts = NDArray[np.uint8]

_AT_ONCE = 4_000_000  # postings sorted at once
_LATELY = 65_536  # keys whose place is remembered
PARTS = ("keys", "offsets", "bounds", "rows", "counts")


class Postings:
    """Rows and counts by key.

    Args:
        arrays: `keys` (UTF-8 of all keys, one after the other), `offsets` (where each begins, and the end), `bounds`
            (where the postings of each key begin, and the end), `rows` (ascending within a key), `counts` (1–255).
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.arrays = {name: arrays[name] for name in PARTS}
        self._keys, self._offsets, self._bounds = (self.arrays[name] for name in PARTS[:3])
        self._rows: Rows = self.arrays["rows"]
        self._counts: Counts = self.arrays["counts"]
        self.size = len(self._offsets) - 1
        self._places: dict[bytes, int] = {}  # of keys looked up lately: one query asks for a word many times

    def _key(self, i: int) -> bytes:
        return self._keys[int(self._offsets[i]) : int(self._offsets[i + 1])].tobytes()

    def find(self, key: str) -> tuple[Rows, Counts]:
        """Return the rows that have `key`, ascending, and the counts; empty arrays for an unknown key."""
        wanted = key.encode("utf-8", "surrogatepass")
        low = self._first(wanted)
        is_known = low < self.size and self._key(low) == wanted
        return self._between(low, low + is_known)

    def find_prefix(self, prefix: str) -> tuple[Rows, NDArray[np.int64]]:
        """Return the rows that have a key with this beginning, ascending, and the sums of their counts."""
        start = prefix.encode("utf-8", "surrogatepass")
        rows, counts = self._between(self._first(start), self._first(start + b"\xff"))
        distinct, places = np.unique(rows, return_inverse=True)
        return distinct, np.bincount(places, counts, len(distinct)).astype(np.int64)

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether some key begins so."""
        start = prefix.encode("utf-8", "surrogatepass")
        low = self._first(start)
        return low < self.size and self._key(low).startswith(start)

    def _first(self, wanted: bytes) -> int:
        """Return the number of the first key that is not below `wanted`."""
        if (place := self._places.get(wanted)) is not None:
            return place
        low, high = 0, self.size
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if len(self._places) >= _LATELY:
            self._places.clear()
        self._places[wanted] = low
        return low

    def _between(self, low: int, high: int) -> tuple[Rows, Counts]:
        start, end = int(self._bounds[low]), int(self._bounds[high])
        return self._rows[start:end], self._counts[start:end]


class Builder:
    """Collects the keys of rows batch by batch; 9 bytes for each distinct (key, row), 20 while they are sorted."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = defaultdict(count().__next__)  # a new key gets the next number
        self._parts: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8]]] = []
        self._rows = 0

    def add(self, batch: Iterable[Sequence[str]]) -> NDArray[np.int32]:
        """Add the keys of the next rows, one sequence a row; return how many keys each row has, repeats counted."""
        numbers = self._numbers
        flat: list[int] = []
        lengths: list[int] = []
        for keys in batch:
            flat.extend(map(numbers.__getitem__, keys))
            lengths.append(len(keys))
        sizes = np.asarray(lengths, np.int32)
        owners = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        pairs, counts = np.unique(owners << 32 | np.asarray(flat, np.int64), return_counts=True)
        rows = (pairs >> 32).astype(np.int32) + np.int32(self._rows)
        self._parts.append(((pairs & 0xFFFFFFFF).astype(np.int32), rows, np.minimum(counts, 255).astype(np.uint8)))
        self._rows += len(sizes)
        return sizes

    def finish(self, places: NDArray[np.int32]) -> Postings:
        """Return the postings with row ``i`` of the input at ``places[i]``, or left out where that is -1."""
        keys, rows, counts = self._joined()
        rows[:] = places[rows]
        kept = rows >= 0
        if not kept.all():
            keys, rows, counts = keys[kept], rows[kept], counts[kept]
        encoded = [key.encode("utf-8", "surrogatepass") for key in self._numbers]
        used = np.zeros(len(encoded), bool)
        used[keys] = True
        order = [i for i in sorted(range(len(encoded)), key=encoded.__getitem__) if used[i]]
        ranks = np.zeros(len(encoded), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        chosen = [encoded[i] for i in order]
        keys[:] = ranks[keys]
        keys, rows, counts = _sorted(keys, rows, counts)
        return Postings(
            {
                "keys": np.frombuffer(b"".join(chosen), np.uint8),
                "offsets": _starts(np.asarray([len(key) for key in chosen], np.int64)),
                "bounds": np.searchsorted(keys, np.arange(len(order) + 1)),
                "rows": rows,
                "counts": counts,
            }
        )

    def _joined(self) -> tuple[NDArray[np.int32], Rows, Counts]:
        """Return all postings so far, in order of input; the parts are given up."""
        size = sum(len(keys) for keys, _, _ in self._parts)
        keys, rows, counts = np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.uint8)
        for part_keys, part_rows, part_counts in reversed(self._parts):
            start = size - len(part_keys)
            keys[start:size], rows[start:size], counts[start:size] = part_keys, part_rows, part_counts
            size = start
        self._parts.clear()
        return keys, rows, counts


def _sorted(
    keys: NDArray[np.int32], rows: NDArray[np.int32], counts: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], Rows, Counts]:
    """Sort postings by key and row, one range of keys after the other: sorting all at once needs 3× memory."""
    several = 1 + len(keys) // _AT_ONCE
    top = 1 + int(keys.max(initial=0))
    sizes = np.zeros(top, np.int64)
    for start in range(0, len(keys), _AT_ONCE):
        sizes += np.bincount(keys[start : start + _AT_ONCE], minlength=top)
    cuts = np.searchsorted(np.cumsum(sizes), np.arange(1, several) * (len(keys) / several))
    new_keys, new_rows, new_counts = np.empty_like(keys), np.empty_like(rows), np.empty_like(counts)
    done = 0
    for low, high in pairwise([0, *(int(cut) for cut in cuts), top]):
        here = np.flatnonzero((keys >= low) & (keys < high))
        sequence = here[np.argsort(keys[here].astype(np.int64) << 32 | rows[here], kind="stable")]
        end = done + len(sequence)
        new_keys[done:end], new_rows[done:end], new_counts[done:end] = keys[sequence], rows[sequence], counts[sequence]
        done = end
    return new_keys, new_rows, new_counts


def _starts(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    out = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=out[1:])
    return out
