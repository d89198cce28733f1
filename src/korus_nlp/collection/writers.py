"""Write rows of one flat table to a file: Parquet, CSV or JSON lines.

A file appears under its name only when it is whole. CSV cells that a spreadsheet would run as a formula get an
apostrophe in front, as OWASP describes under "CSV injection".
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import msgspec

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_ROW_GROUP: Final = 20_000


class Writer:
    """Takes rows and writes a file; use it as a context manager. An error leaves no file behind."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self.path, self.columns = path, columns
        self.part = path.with_name(path.name + ".part")

    def write(self, row: Sequence[Any]) -> None:
        """Write one row, its values in the order of the columns."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what is still held back and close the file."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if kind is None:
            self.part.replace(self.path)
        else:
            self.part.unlink(missing_ok=True)


class JsonLines(Writer):
    """One JSON object a line, keys in column order, non-ASCII as it is."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        self._file = self.part.open("wb")

    def write(self, row: Sequence[Any]) -> None:
        """Write one row."""
        self._file.write(msgspec.json.encode(dict(zip(self.columns, row, strict=True))) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Csv(Writer):
    """RFC 4180: comma, CRLF, UTF-8 with the byte-order mark that Excel needs; lists are joined with "; "."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        self._file = self.part.open("w", encoding="utf-8-sig", newline="")
        self._csv = csv.writer(self._file, lineterminator="\r\n")
        self._csv.writerow(columns)

    def write(self, row: Sequence[Any]) -> None:
        """Write one row."""
        self._csv.writerow([_cell(value) for value in row])

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str):
        value = value.replace("\0", "")
        return "'" + value if value.startswith(_FORMULA) else value
    return value


class Parquet(Writer):
    """Parquet with zstd, in row groups; the types are those of the columns."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        super().__init__(path, columns)
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {"text": pa.string(), "int": pa.int32(), "float": pa.float64(), "texts": pa.list_(pa.string())}
        self._arrow, self._schema = pa, pa.schema([(name, types[kind]) for name, kind in columns.items()])
        self._file = pq.ParquetWriter(self.part, self._schema, compression="zstd")
        self._rows: list[Sequence[Any]] = []

    def write(self, row: Sequence[Any]) -> None:
        """Write one row."""
        self._rows.append(row)
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        arrays = [self._arrow.array(values, field.type) for values, field in zip(columns, self._schema, strict=True)]
        self._file.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def close(self) -> None:
        """Write the last row group and close the file."""
        self._flush()
        self._file.close()


WRITERS: Final[dict[str, type[Writer]]] = {"parquet": Parquet, "csv": Csv, "jsonl": JsonLines}
