"""A segment: everything search needs of a set of paragraphs, as arrays that can be mapped from disk.

Rows are in order of paragraph (document id, number), so equal scores are ordered by row. A segment is made from the
Lance tables and can be made again from them at any time; on disk it is a folder of `.npy` files and no pickle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from korus_nlp.collection.postings import PARTS, Builder, Postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_BATCH = 8192
_STRINGS = ("docs", "sources", "titles", "dates", "langs", "publishers", "ids", "texts")
_PLAIN = ("doc", "n", "stamp", "lang", "published", "publisher", "source", "title", "start", "end")
_COLUMNS = [*_PLAIN, "id", "text", "entities", "names", "terms", "pieces"]


class Strings:
    """A list of strings as three arrays: UTF-8 bytes, and where in them each string begins and ends."""

    def __init__(self, data: Array, begins: Array, ends: Array) -> None:
        self.data, self.begins, self.ends = data, begins, ends

    def __len__(self) -> int:
        return len(self.begins)

    def __getitem__(self, i: int) -> str:
        return self.data[int(self.begins[i]) : int(self.ends[i])].tobytes().decode("utf-8", "surrogatepass")

    def all(self) -> list[str]:
        """Return all strings."""
        return [self[i] for i in range(len(self))]


class Pile:
    """Collects strings batch by batch, on disk when they get a file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: BinaryIO = BytesIO() if path is None else path.with_suffix(".raw").open("wb+")
        self._sizes: list[int] = []

    def add(self, values: Sequence[str]) -> None:
        """Add strings."""
        encoded = [value.encode("utf-8", "surrogatepass") for value in values]
        self._sizes.extend(map(len, encoded))
        self._file.write(b"".join(encoded))

    def close(self, order: Array | None = None) -> Strings:
        """Return the strings; ``order[i]`` says which one of those that were added is number ``i``."""
        ends = np.cumsum(np.asarray(self._sizes, np.int64), dtype=np.int64)
        begins = ends - np.asarray(self._sizes, np.int64)
        if order is not None:
            begins, ends = begins[order], ends[order]
        if self._path is None:
            self._file.seek(0)
            return Strings(np.frombuffer(self._file.read(), np.uint8), begins, ends)
        self._file.close()
        raw = self._path.with_suffix(".raw")
        size = raw.stat().st_size
        data = np.lib.format.open_memmap(self._path, mode="w+", dtype=np.uint8, shape=(size,))
        if size:
            data[:] = np.memmap(raw, np.uint8, mode="r")
        raw.unlink()
        return Strings(data, begins, ends)


def _named(name: str, strings: Strings) -> dict[str, Array]:
    return {f"{name}.data": strings.data, f"{name}.begins": strings.begins, f"{name}.ends": strings.ends}


class Segment:
    """Arrays of one set of paragraphs.

    Attributes:
        docs, doc: document ids, and for each row the number of its document.
        stamps, sources, titles, dates: of each document; dates are of publication, "" stands for none.
        n, ids, texts, starts, ends: of each row: number in the document, paragraph id, text, span in the page.
        lengths: terms of each row, repeats counted.
        days: publication as YYYYMMDD, unknown month or day 00, 0 when unknown.
        langs, lang / publishers, publisher: distinct values, and for each row its number.
        firsts, vectors: unit vectors; row ``r`` has ``vectors[firsts[r]:firsts[r + 1]]``: paragraph, then windows.
        terms, entities: postings of BM25 terms; of entity ids and name keys.
    """

    docs: Strings
    sources: Strings
    titles: Strings
    dates: Strings
    langs: Strings
    publishers: Strings
    ids: Strings
    texts: Strings

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.arrays = dict(arrays)
        get = self.arrays.__getitem__
        for name in _STRINGS:
            setattr(self, name, Strings(*(get(f"{name}.{part}") for part in ("data", "begins", "ends"))))
        self.starts, self.ends = get("starts"), get("ends")
        self.doc, self.n, self.stamps, self.lengths = get("doc"), get("n"), get("stamps"), get("lengths")
        self.days, self.lang, self.publisher = get("days"), get("lang"), get("publisher")
        self.firsts, self.vectors = get("firsts"), get("vectors")
        self.terms = Postings({part: get(f"terms.{part}") for part in PARTS})
        self.entities = Postings({part: get(f"entities.{part}") for part in PARTS})
        self.size = len(self.doc)

    @cached_property
    def total_length(self) -> int:
        """Terms of all rows."""
        return int(self.lengths.sum(dtype=np.int64))

    def place(self, row: int) -> tuple[str, int]:
        """Return document id and paragraph number of a row; ordered like rows."""
        return self.docs[int(self.doc[row])], int(self.n[row])


def read(folder: Path) -> Segment:
    """Map the segment in `folder`; raises `OSError` or `ValueError` when it is not whole."""
    names = sorted(path for path in folder.iterdir() if path.suffix == ".npy")
    try:
        # Plain arrays on the mapped memory: NumPy's memmap type makes every small slice slow.
        return Segment({path.stem: np.asarray(np.load(path, mmap_mode="r", allow_pickle=False)) for path in names})
    except KeyError as error:
        raise ValueError(f"missing array {error}") from error


def save(segment: Segment, folder: Path) -> None:
    """Write the arrays of a segment that are not there yet (the large ones were made in place)."""
    for name, array in segment.arrays.items():
        path = folder / f"{name}.npy"
        if not path.exists():
            np.save(path, array, allow_pickle=False)


def build(
    paragraphs: Any, dim: int, stamps: Mapping[str, int], *, where: str | None = None, folder: Path | None = None
) -> Segment:
    """Make a segment from the `paragraphs` table; two passes, memory for everything but vectors.

    Args:
        paragraphs: the Lance dataset.
        dim: numbers in a vector.
        stamps: document id → stamp; other paragraphs are left out.
        where: a Lance filter for the paragraphs to read.
        folder: make the large arrays there, as files, instead of in memory.
    """
    terms, entities = Builder(), Builder()
    columns: dict[str, list[Any]] = {name: [] for name in _PLAIN}
    lengths, pieces = [np.empty(0, np.int32)], [np.empty(0, np.int64)]
    ids, texts = Pile(None), Pile(folder and folder / "texts.data.npy")
    for batch in paragraphs.scanner(columns=_COLUMNS, filter=where, batch_size=_BATCH, scan_in_order=True).to_batches():
        values = batch.to_pydict()
        for name, column in columns.items():
            column.extend(values[name])
        lengths.append(terms.add([text.split() for text in values["terms"]]))
        entities.add([_entity_keys(*row) for row in zip(values["entities"], values["names"], strict=True)])
        pieces.append(np.asarray(values["pieces"], np.int64))
        ids.add(values["id"])
        texts.add(values["text"])
    order, places = _order(columns, stamps)
    all_pieces = np.concatenate(pieces)
    firsts = np.zeros(len(order) + 1, np.int64)
    np.cumsum(all_pieces[order], out=firsts[1:])
    arrays = {
        **_facets(columns, order, stamps),
        **_named("ids", ids.close(order)),
        **_named("texts", texts.close(order)),
        "lengths": np.concatenate(lengths)[order],
        "firsts": firsts,
        "vectors": _vectors(paragraphs, dim, firsts, places, where=where, folder=folder),
        **{f"terms.{name}": array for name, array in terms.finish(places).arrays.items()},
        **{f"entities.{name}": array for name, array in entities.finish(places).arrays.items()},
    }
    return Segment(arrays)


def _entity_keys(ids: list[str] | None, names: list[str] | None) -> list[str]:
    return [*(f"id:{name}" for name in ids or ()), *(f"name:{name}" for name in names or ())]


def _order(columns: Mapping[str, list[Any]], stamps: Mapping[str, int]) -> tuple[Array, Array]:
    """Return the input rows in output order, and for each input row its output row or -1.

    Of several rows of one paragraph (two writers at once) the last is taken.
    """
    rows: dict[tuple[str, int], int] = {}
    for i, (doc, n, stamp) in enumerate(zip(columns["doc"], columns["n"], columns["stamp"], strict=True)):
        if stamps.get(doc) == stamp:
            rows[doc, n] = i
    order = np.asarray([rows[key] for key in sorted(rows)], np.int64)
    places = np.full(len(columns["doc"]), -1, np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return order, places


def _facets(columns: Mapping[str, list[Any]], order: Array, stamps: Mapping[str, int]) -> dict[str, Array]:
    out: dict[str, Array] = {}
    for name, many in (("doc", "docs"), ("lang", "langs"), ("publisher", "publishers")):
        values = [columns[name][i] or "" for i in order]
        distinct = sorted(set(values))
        if name == "doc":
            distinct = sorted(stamps)  # documents without paragraphs too: what is stored is compared by this list
            out["stamps"] = np.asarray([stamps[doc] for doc in distinct], np.int64)
        numbers = {value: number for number, value in enumerate(distinct)}
        out |= _named(many, _packed(distinct))
        out[name] = np.asarray([numbers[value] for value in values], np.int32)
    last = dict(zip(out["doc"].tolist(), order.tolist(), strict=True))  # a row of each document
    for name, many in (("source", "sources"), ("title", "titles"), ("published", "dates")):
        found = ((columns[name][last[i]] or "") if i in last else "" for i in range(len(stamps)))
        out |= _named(many, _packed(list(found)))
    for name, many in (("n", "n"), ("start", "starts"), ("end", "ends")):
        out[many] = np.asarray(columns[name], np.int32)[order]
    out["days"] = np.asarray([day_number(value) for value in columns["published"]], np.int32)[order]
    return out


def _packed(values: Sequence[str]) -> Strings:
    pile = Pile(None)
    pile.add(values)
    return pile.close()


def day_number(published: str | None) -> int:
    """Return an ISO date as YYYYMMDD, missing parts 00, 0 for none.

    >>> [day_number(value) for value in ("2023-08-03T10:31:00+09:00", "2023-08", "2023", None)]
    [20230803, 20230800, 20230000, 0]
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isascii() and digits.isdigit() and len(digits) in (4, 6, 8) else 0


def _vectors(
    paragraphs: Any, dim: int, firsts: Array, places: Array, *, where: str | None, folder: Path | None
) -> Array:
    shape = (int(firsts[-1]), dim)
    out: Array
    if folder is None or not shape[0]:
        out = np.empty(shape, np.float32)
    else:
        out = np.lib.format.open_memmap(folder / "vectors.npy", mode="w+", dtype=np.float32, shape=shape)
    seen = 0
    columns = ["vector", "windows"]
    for batch in paragraphs.scanner(columns=columns, filter=where, batch_size=_BATCH, scan_in_order=True).to_batches():
        whole = batch["vector"].flatten().to_numpy(zero_copy_only=False).reshape(-1, dim)
        rows = places[seen : seen + len(whole)]
        out[firsts[rows[rows >= 0]]] = whole[rows >= 0]
        windows = batch["windows"]
        bounds = windows.offsets.to_numpy()
        flat = windows.values.to_numpy(zero_copy_only=False)
        for i in np.flatnonzero((np.diff(bounds) > 0) & (rows >= 0)):
            first = int(firsts[rows[i]])
            parts = flat[bounds[i] : bounds[i + 1]].reshape(-1, dim)
            out[first + 1 : first + 1 + len(parts)] = parts
        seen += len(whole)
    return out
