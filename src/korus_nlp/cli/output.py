"""One family of formats for every command that prints records: table, jsonl, json, csv, tsv.

jsonl streams: a record leaves as soon as it is known. A table is for people: on a terminal it is the default, in a pipe
JSONL is. CSV cells that a spreadsheet would run as a formula are neutralised with an apostrophe, as OWASP describes
under "CSV injection"; `--csv-raw` switches that off.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
from msgspec import Struct

from korus_nlp.cli.console import Console
from korus_nlp.cli.failures import nearest
from korus_nlp.cli.options import Format
from korus_nlp.cli.streams import Sink, printable, to_bytes
from korus_nlp.cli.table import render
from korus_nlp.errors import KorusError

SUFFIXES = {
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".txt": Format.TABLE,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(Struct, frozen=True):
    """A column of csv, tsv and table: its name, how to read it from a record, and whether people see it."""

    name: str
    value: Callable[[Any], Any]
    table: bool = True


def encode(record: Any) -> bytes:
    """Return one line of JSON, keys in field order, non-ASCII unescaped; lone surrogates are escaped."""
    try:
        return msgspec.json.encode(record)
    except (UnicodeEncodeError, ValueError):
        return to_bytes(json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":")))


def pick_format(
    console: Console, chosen: Format | None, output: str | None, *, default: Format | None = None
) -> Format:
    """Return the format: the flag, else the suffix of the file, else table on a terminal and jsonl elsewhere.

    Raises:
        KorusError: the suffix of `output` names no format and none was chosen.
    """
    if chosen is not None:
        return Format(chosen)
    if output not in (None, "", "-"):
        suffix = Path(str(output)).suffix.lower()
        if suffix in SUFFIXES:
            return SUFFIXES[suffix]
        if suffix and not Path(str(output)).exists():
            raise KorusError(
                "bad_suffix", "no format has this suffix", saw=suffix, hint=nearest(suffix, list(SUFFIXES))
            )
        return default or Format.JSONL
    return default or (Format.TABLE if console.is_terminal else Format.JSONL)


def cell(value: Any) -> str:
    """Return a value as a cell: null is empty, lists are joined with "; ", everything else as it prints."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    return str(value)


class Records:
    """Writes records in one format; use it as a context manager.

    Args:
        console: for the width and kind of the terminal.
        format: one of `Format`.
        sink: where the bytes go.
        columns: of csv, tsv and table.
        bom: begin csv and tsv with the byte-order mark that Excel needs.
        raw: do not neutralise formulas.
    """

    def __init__(
        self,
        console: Console,
        format: Format,  # noqa: A002
        sink: Sink,
        columns: Sequence[Column],
        *,
        bom: bool = False,
        raw: bool = False,
    ) -> None:
        self._console, self._format, self._sink, self._raw = console, format, sink, raw
        self._columns = [c for c in columns if format is not Format.TABLE or c.table]
        self._rows: list[list[str]] = []
        self._bom = bom
        self.count = 0

    def write(self, record: Struct | dict[str, Any]) -> None:
        """Write one record."""
        if self._format is Format.JSONL:
            self._sink.write(encode(record) + b"\n")
        elif self._format is Format.JSON:
            self._sink.write((b"[\n" if not self.count else b",\n") + encode(record))
        else:
            row = [printable(cell(column.value(record))) for column in self._columns]
            if self._format is Format.TABLE:
                self._rows.append(row)
            else:
                if not self.count:
                    self._header()
                self._sink.write(self._delimited([self._safe(value) for value in row]))
        self.count += 1

    def _header(self) -> None:
        mark = "\ufeff".encode() if self._bom else b""
        self._sink.write(mark + self._delimited([column.name for column in self._columns]))

    def _safe(self, value: str) -> str:
        return "'" + value if not self._raw and value.startswith(_FORMULA) else value

    def _delimited(self, row: Sequence[str]) -> bytes:
        if self._format is Format.TSV:
            return to_bytes("\t".join(" ".join(value.split()) for value in row) + "\n")
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        return to_bytes(line.getvalue())

    def __enter__(self) -> Self:
        self._sink.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except BaseException as late:
            self._sink.__exit__(type(late), late, late.__traceback__)
            raise
        self._sink.__exit__(kind, error, trace)

    def _finish(self) -> None:
        if self._format is Format.JSON:
            self._sink.write(b"\n]\n" if self.count else b"[]\n")
        elif self._format in (Format.CSV, Format.TSV) and not self.count:
            self._header()
        elif self._format is Format.TABLE and self._rows:
            total = self._console.width if self._sink.path is None else None
            head, *body = render([c.name for c in self._columns], self._rows, total)
            self._sink.write(to_bytes("\n".join([self._console.style(head, "bold"), *body]) + "\n"))
