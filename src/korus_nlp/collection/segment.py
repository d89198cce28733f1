"""A segment: everything search needs of a set of paragraphs, as arrays that can be mapped from disk.

Rows are in order of paragraph (document id, number), so equal scores are ordered by row. On disk a segment is a folder
of `.npy` files and no pickle; `building` makes one from the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from korus_nlp.collection.postings import PARTS, Postings
from korus_nlp.collection.strings import Strings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_STRINGS = ("docs", "sources", "titles", "dates", "langs", "kinds", "publishers", "ids", "texts")


class Segment:
    """Arrays of one set of paragraphs.

    Attributes:
        docs, doc: document ids, and for each row the number of its document.
        stamps, sources, titles, dates: of each document; dates are of publication, "" stands for none.
        n, ids, texts, starts, ends: of each row: number in the document, paragraph id, text, span in the page.
        lengths: terms of each row, repeats counted.
        days: publication as YYYYMMDD, unknown month or day 00, 0 when unknown.
        mentioned, first_days, last_days: dates that the text mentions, as `days`: row ``r`` has those from
            ``mentioned[r]`` to ``mentioned[r + 1]``.
        langs, lang / kinds, kind / publishers, publisher: distinct values, and for each row its number.
        firsts, vectors, scales: vectors in a byte a number and what makes them unit vectors (`codes`); row ``r`` has
            ``vectors[firsts[r]:firsts[r + 1]]``: paragraph, then windows.
        signs, turn: where there are many vectors, the signs of the turned ones, a column a row (`vectors`), and the
            rotation; else None.
        terms, entities: postings of BM25 terms; of entity ids and name keys.
    """

    docs: Strings
    sources: Strings
    titles: Strings
    dates: Strings
    langs: Strings
    kinds: Strings
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
        self.days, self.lang, self.kind, self.publisher = get("days"), get("lang"), get("kind"), get("publisher")
        self.mentioned = get("mentioned.bounds")
        self.first_days, self.last_days = get("mentioned.first"), get("mentioned.last")
        self.firsts, self.vectors, self.scales = get("firsts"), get("vectors"), get("scales")
        self.signs, self.turn = self.arrays.get("signs"), self.arrays.get("turn")
        self.terms = Postings({part: get(f"terms.{part}") for part in PARTS})
        self.entities = Postings({part: get(f"entities.{part}") for part in PARTS})
        self.size = len(self.doc)

    @cached_property
    def total_length(self) -> int:
        """Terms of all rows."""
        return int(self.lengths.sum(dtype=np.int64))

    def rows_of(self, doc: int) -> range:
        """Return the rows of document number `doc`."""
        first, last = np.searchsorted(self.doc, [doc, doc + 1])
        return range(int(first), int(last))

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
