"""Many strings as three arrays, so that they can be mapped from disk: bytes, and where each begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


class Strings:
    """A list of strings as three arrays: UTF-8 bytes, and where in them each string begins and ends."""

    def __init__(self, data: Array, begins: Array, ends: Array) -> None:
        self.data, self.begins, self.ends = data, begins, ends

    def __len__(self) -> int:
        return len(self.begins)

    def __getitem__(self, i: int) -> str:
        return self.data[int(self.begins[i]) : int(self.ends[i])].tobytes().decode("utf-8", "surrogatepass")

    def first(self, wanted: str) -> int:
        """Return the number of the first string that is not below `wanted`; the strings must be sorted."""
        return bisect_left(range(len(self)), wanted, key=self.__getitem__)

    def arrays(self, name: str) -> dict[str, Array]:
        """Return the three arrays, named after what the strings are."""
        return {f"{name}.data": self.data, f"{name}.begins": self.begins, f"{name}.ends": self.ends}

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


def pack(values: Sequence[str]) -> Strings:
    """Return strings held in memory."""
    pile = Pile(None)
    pile.add(values)
    return pile.close()
