"""The arrays for search at one state of the tables: what `optimise` wrote, and what changed since.

Like a log-structured index of two levels: a main segment on disk, and a small one made in memory from documents that
are new or different since; rows of replaced or removed documents are switched off. What `optimise` writes is never
the only copy, so a folder that is missing, torn or too old only costs time.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from korus_nlp.collection.building import build
from korus_nlp.collection.segment import Segment, read, save

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Array = NDArray[Any]

_LAYOUT = 4  # of the folders; raised when the arrays change
_META = "index.json"
_UNFINISHED = "unfinished-"
_ABANDONED = 3600.0  # seconds; no segment takes so long to write
_WRITERS = 10
_MANY = 2000  # changed documents above which one pass over all paragraphs is cheaper than a filter


class Meta(msgspec.Struct, frozen=True):
    """`index.json` of a segment's folder: the layout, and the version of `documents` it was made from.

    Documents are the commit point: paragraphs of a later version belong to a commit that is not finished.
    """

    layout: int
    documents: int


class Index:
    """Segments, and which of their rows count.

    Attributes:
        version: of the documents.
        segments: at most two, the large one first.
        alive: for each segment a mask, or None when every row counts.
        count, length: rows that count, and the terms in them.
    """

    def __init__(self, version: int, segments: list[tuple[Segment, Mask | None]]) -> None:
        self.version = version
        self.segments = [segment for segment, _ in segments]
        self.alive = [mask for _, mask in segments]
        self.count = sum(s.size if mask is None else int(mask.sum()) for s, mask in segments)
        self._norms: dict[tuple[int, float, float], Array] = {}
        self.length = sum(
            s.total_length if mask is None else int(s.lengths[mask].sum(dtype=np.int64)) for s, mask in segments
        )

    def norms(self, number: int, k1: float, b: float) -> Array:
        """Return k1 × (1 - b + b × length ÷ average length) of every row of a segment: what BM25 divides counts by."""
        key = number, k1, b
        if key not in self._norms:
            average = max(self.length / max(self.count, 1), 1e-9)
            lengths = self.segments[number].lengths
            self._norms[key] = (k1 * (1 - b + b * lengths / average)).astype(np.float32)
        return self._norms[key]

    @classmethod
    def written(cls, folder: Path, version: int) -> Index | None:
        """Return the index that `write` left in `folder` if it is of just this version of the documents."""
        meta, main = _newest(folder)
        return cls(version, [(main, None)]) if main is not None and meta == Meta(_LAYOUT, version) else None

    @classmethod
    def of_tables(cls, folder: Path, documents: Any, paragraphs: Any, dim: int) -> Index:
        """Return the index of the tables as they are, with as much from `folder` as still holds.

        Writes nothing, unless a killed run left so much that every search would take long: then the arrays are written
        as `write` does, if they can be.
        """
        version = documents.version
        main = _newest(folder)[1]
        stamps = _stamps(documents)
        parts = None if main is None else _with_changes(main, paragraphs, dim, stamps)
        if parts is None and len(stamps) > _MANY and _can_write(folder, documents, paragraphs, dim):
            repaired = cls.written(folder, version)
            if repaired is not None:
                return repaired
        return cls(version, parts or [(build(paragraphs, dim, stamps), None)])


def _stamps(documents: Any) -> dict[str, int]:
    table = documents.to_table(columns=["id", "stamp"])
    return dict(zip(table["id"].to_pylist(), table["stamp"].to_pylist(), strict=True))


def _with_changes(
    main: Segment, paragraphs: Any, dim: int, stamps: Mapping[str, int]
) -> list[tuple[Segment, Mask | None]] | None:
    """Return a written segment and one of what changed since; None when that is too much."""
    known = dict(zip(main.docs.all(), main.stamps.tolist(), strict=True))
    changed = {doc: mark for doc, mark in stamps.items() if known.get(doc) != mark}
    if len(changed) > max(_MANY, len(known) // 4):
        return None
    current = np.asarray([stamps.get(doc) == mark for doc, mark in known.items()], bool)
    alive = current[main.doc]
    out: list[tuple[Segment, Mask | None]] = [(main, None if alive.all() else alive)]
    if changed:
        marks = ", ".join(str(mark) for mark in sorted(changed.values()))
        where = f"stamp IN ({marks})" if len(changed) <= _MANY else None
        out.append((build(paragraphs, dim, changed, where=where), None))
    return out


def _newest(folder: Path) -> tuple[Meta | None, Segment | None]:
    """Return the newest readable segment; a torn or foreign folder is passed over."""
    for path in reversed(_generations(folder)):
        try:
            meta = msgspec.json.decode((path / _META).read_bytes(), type=Meta)
            if meta.layout == _LAYOUT:
                return meta, read(path)
        except (OSError, ValueError, msgspec.DecodeError):
            continue
    return None, None


def _generations(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.isdigit())


def write(folder: Path, documents: Any, paragraphs: Any, dim: int) -> None:
    """Write the segment of all paragraphs, then drop older ones; a reader that has one open keeps it.

    The folder appears under its name only when it is whole, and not at all when another process has written a later
    one meanwhile.
    """
    meta = Meta(_LAYOUT, documents.version)
    if _newest(folder)[0] == meta:
        return
    unfinished = folder / f"{_UNFINISHED}{os.getpid()}"
    _drop_abandoned(folder, unfinished)
    unfinished.mkdir(parents=True)
    try:
        save(build(paragraphs, dim, _stamps(documents), folder=unfinished), unfinished)
        (unfinished / _META).write_bytes(msgspec.json.encode(meta))
        newest = _newest(folder)[0]
        if newest is None or newest.documents < meta.documents:
            _publish(folder, unfinished)
        else:
            shutil.rmtree(unfinished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _can_write(folder: Path, documents: Any, paragraphs: Any, dim: int) -> bool:
    """Write the arrays; on media that take nothing, tell so."""
    try:
        write(folder, documents, paragraphs, dim)
    except OSError:
        return False
    return True


def _publish(folder: Path, unfinished: Path) -> None:
    """Give a whole folder the next number, which another writer may just have taken, and drop those below."""
    for _ in range(_WRITERS):
        old = _generations(folder)
        target = folder / f"{1 + max((int(path.name) for path in old), default=0):08d}"
        try:
            unfinished.rename(target)
        except OSError:
            if target.exists():
                continue
            raise
        for path in old:
            shutil.rmtree(path, ignore_errors=True)
        return
    raise OSError("another process writes here all the time")


def _drop_abandoned(folder: Path, own: Path) -> None:
    """Remove what killed processes left: our own, and what has not been touched for long."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        if path == own or time.time() - path.stat().st_mtime > _ABANDONED:
            shutil.rmtree(path, ignore_errors=True)
