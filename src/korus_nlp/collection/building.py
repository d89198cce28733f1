"""Make a segment from the `paragraphs` table: two passes, one for everything but vectors, one for vectors.

Memory is that of the postings (some 20 bytes for each different word of a paragraph while they are sorted); texts and
vectors go straight to their files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from korus_nlp.collection import codes
from korus_nlp.collection.postings import Builder
from korus_nlp.collection.segment import Segment
from korus_nlp.collection.strings import Pile, pack
from korus_nlp.collection.vectors import MANY, rotation, signs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_BATCH = 4096
_READ_AHEAD = 32 * 1024 * 1024
_NUMBERS = ("n", "stamp", "start", "end", "pieces")
_OF_DOCUMENT = ("source", "title", "published", "publisher")
_CLASSES = ("lang", "kind")  # columns of few distinct values
_COLUMNS = [*_NUMBERS, *_OF_DOCUMENT, *_CLASSES, "id", "doc", "text", "days", "entities", "names", "terms"]


def build(
    paragraphs: Any, dim: int, stamps: Mapping[str, int], *, where: str | None = None, folder: Path | None = None
) -> Segment:
    """Make a segment.

    Args:
        paragraphs: the Lance dataset.
        dim: numbers in a vector.
        stamps: document id → stamp; other paragraphs are left out.
        where: a Lance filter for the paragraphs to read.
        folder: make the large arrays there, as files, instead of in memory.
    """
    docs = sorted(stamps)
    marks = np.asarray([stamps[doc] for doc in docs], np.int64)
    arrays, firsts, places = _words(paragraphs, docs, marks, where, folder)
    vectors = _vectors(_scan(paragraphs, ["vector", "windows"], where), dim, firsts, places, folder)
    arrays |= {"stamps": marks, "firsts": firsts, "vectors": vectors, "scales": codes.scales(vectors)}
    return Segment(arrays | _signs(vectors))


def _words(
    paragraphs: Any, docs: list[str], marks: Array, where: str | None, folder: Path | None
) -> tuple[dict[str, Array], Array, Array]:
    """Make the first pass; what it collected is let go of before the second, which needs the room.

    Returns:
        The arrays of all but vectors; where the vectors of each row begin, and the end; the row of each stored one.
    """
    first = _First(docs, folder)
    for batch in _scan(paragraphs, _COLUMNS, where):
        first.add(batch)
    columns = first.columns()
    order, places = _order(columns, marks)
    firsts = np.zeros(len(order) + 1, np.int64)
    np.cumsum(columns["pieces"][order], out=firsts[1:])
    arrays = {
        **first.arrays(columns, order),
        **{f"terms.{name}": array for name, array in first.terms.finish(places).arrays.items()},
        **{f"entities.{name}": array for name, array in first.entities.finish(places).arrays.items()},
    }
    return arrays, firsts, places


def _signs(vectors: Array) -> dict[str, Array]:
    """Return the signs of many vectors, a column each, and the rotation they were turned by; nothing for few."""
    if vectors.size < MANY:
        return {}
    turn = rotation(vectors.shape[1])
    out: Array | None = None
    for start in range(0, len(vectors), _BATCH):
        part = signs(vectors[start : start + _BATCH].astype(np.float32), turn).T
        if out is None:
            out = np.empty((len(part), len(vectors)), part.dtype)
        out[:, start : start + _BATCH] = part
    return {} if out is None else {"signs": out, "turn": turn}


def _scan(paragraphs: Any, columns: list[str], where: str | None) -> Iterator[Any]:
    """Yield record batches in order of storage; reading ahead is bounded, by default it may take gigabytes."""
    scanner = paragraphs.scanner(
        columns=columns,
        filter=where,
        batch_size=_BATCH,
        batch_readahead=2,
        fragment_readahead=1,
        io_buffer_size=_READ_AHEAD,
        scan_in_order=True,
    )
    return iter(scanner.to_batches())


class _First:
    """What the first pass collects; rows are in order of storage."""

    def __init__(self, docs: list[str], folder: Path | None) -> None:
        self.terms, self.entities = Builder(), Builder()
        self._docs = docs
        self._number = {doc: number for number, doc in enumerate(docs)}
        self._heads: list[tuple[str, ...]] = [("",) * len(_OF_DOCUMENT)] * len(docs)
        self._classes: dict[str, dict[str, int]] = {name: {} for name in _CLASSES}
        self._days: list[list[int]] = []
        self._ids, self._texts = Pile(None), Pile(folder and folder / "texts.data.npy")
        self._parts: dict[str, list[Array]] = {name: [] for name in (*_NUMBERS, *_CLASSES, "doc", "lengths")}

    def add(self, batch: Any) -> None:
        """Take the next rows."""
        values = batch.drop_columns(list(_NUMBERS)).to_pydict()
        docs = [self._number.get(doc, -1) for doc in values["doc"]]
        for number, *head in zip(docs, *(values[name] for name in _OF_DOCUMENT), strict=True):
            if number >= 0 and not self._heads[number][0]:
                self._heads[number] = tuple(value or "" for value in head)
        for name, known in self._classes.items():
            numbers = [known.setdefault(value or "", len(known)) for value in values[name]]
            self._parts[name].append(np.asarray(numbers, np.int32))
        self._days += [days or [] for days in values["days"]]
        for name in _NUMBERS:
            self._parts[name].append(np.array(batch[name]))  # a copy: a view would keep the whole batch
        self._parts["doc"].append(np.asarray(docs, np.int32))
        self._parts["lengths"].append(self.terms.add([text.split() for text in values["terms"]]))
        self.entities.add([_entity_keys(*row) for row in zip(values["entities"], values["names"], strict=True)])
        self._ids.add(values["id"])
        self._texts.add(values["text"])

    def columns(self) -> dict[str, Array]:
        """Return the numbers of all rows."""
        return {name: np.concatenate(parts or [np.empty(0, np.int64)]) for name, parts in self._parts.items()}

    def arrays(self, columns: Mapping[str, Array], order: Array) -> dict[str, Array]:
        """Return the arrays of a segment whose row ``i`` is row ``order[i]`` here."""
        doc = columns["doc"][order]
        sources, titles, dates, publishers = zip(*self._heads, strict=True) if self._heads else ((),) * 4
        out = {"doc": doc, "lengths": columns["lengths"][order], "n": columns["n"][order]}
        out |= {"starts": columns["start"][order], "ends": columns["end"][order]}
        out["days"] = np.asarray([day_number(date) for date in dates], np.int32)[doc]
        distinct = sorted(set(publishers))
        place = {name: number for number, name in enumerate(distinct)}
        out["publisher"] = np.asarray([place[name] for name in publishers], np.int32)[doc]
        lists = {"docs": self._docs, "sources": sources, "titles": titles, "dates": dates, "publishers": distinct}
        for name, known in self._classes.items():
            lists[f"{name}s"] = values = sorted(known)
            ranks = np.asarray([values.index(value) for value in known], np.int32)
            out[name] = ranks[columns[name][order].astype(np.int64)]
        for name, strings in lists.items():
            out |= pack(strings).arrays(name)
        out |= _day_arrays([self._days[i] for i in order])
        return out | self._ids.close(order).arrays("ids") | self._texts.close(order).arrays("texts")


def _day_arrays(days: Sequence[Sequence[int]]) -> dict[str, Array]:
    """Return the dates that rows mention as three arrays: where those of each row begin, first and last days."""
    bounds = np.zeros(len(days) + 1, np.int64)
    np.cumsum([len(row) // 2 for row in days], out=bounds[1:])
    flat = np.asarray([day for row in days for day in row], np.int32).reshape(-1, 2)
    names = ("mentioned.bounds", "mentioned.first", "mentioned.last")
    return dict(zip(names, (bounds, flat[:, 0].copy(), flat[:, 1].copy()), strict=True))


def _entity_keys(ids: list[str] | None, names: list[str] | None) -> list[str]:
    return [*(f"id:{name}" for name in ids or ()), *(f"name:{name}" for name in names or ())]


def _order(columns: Mapping[str, Array], stamps: Array) -> tuple[Array, Array]:
    """Return the input rows in output order, and for each input row its output row or -1.

    Of several rows of one paragraph (two writers at once) the last is taken.
    """
    doc, n = columns["doc"].astype(np.int64), columns["n"].astype(np.int64)
    valid = np.flatnonzero(doc >= 0)
    valid = valid[columns["stamp"][valid] == stamps[doc[valid]]]
    order = valid[np.lexsort((valid, n[valid], doc[valid]))]
    again = (np.diff(doc[order]) == 0) & (np.diff(n[order]) == 0)
    order = order[np.append(~again, True)[: len(order)]]
    places = np.full(len(doc), -1, np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return order, places


def day_number(published: str | None) -> int:
    """Return an ISO date as YYYYMMDD, missing parts 00, 0 for none.

    >>> [day_number(value) for value in ("2023-08-03T10:31:00+09:00", "2023-08", "2023", None)]
    [20230803, 20230800, 20230000, 0]
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isascii() and digits.isdigit() and len(digits) in (4, 6, 8) else 0


def _vectors(batches: Iterator[Any], dim: int, firsts: Array, places: Array, folder: Path | None) -> Array:
    shape = (int(firsts[-1]), dim)
    out: Array
    if folder is None or not shape[0]:
        out = np.empty(shape, np.int8)
    else:
        out = np.lib.format.open_memmap(folder / "vectors.npy", mode="w+", dtype=np.int8, shape=shape)
    seen = 0
    for batch in batches:
        whole = batch["vector"].flatten().to_numpy(zero_copy_only=False).reshape(-1, dim)
        rows = places[seen : seen + len(whole)]
        out[firsts[rows[rows >= 0]]] = whole[rows >= 0]
        bounds = batch["windows"].offsets.to_numpy()
        flat = batch["windows"].values.to_numpy(zero_copy_only=False)
        for i in np.flatnonzero((np.diff(bounds) > 0) & (rows >= 0)):
            first = int(firsts[rows[i]])
            parts = flat[bounds[i] : bounds[i + 1]].reshape(-1, dim)
            out[first + 1 : first + 1 + len(parts)] = parts
        seen += len(whole)
    return out
