"""`rejected.jsonl` in the collection's folder: every page that was read and is not in the collection, and why.

A run adds its rejected pages and takes out those that succeed now; pages that a run did not read keep their lines. The
file is sorted, so the same state is the same bytes, whatever the order and number of runs that led to it.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from korus_nlp.document import Rejected, to_json
from korus_nlp.errors import KorusError

NAME = "rejected.jsonl"


class Rejects:
    """The rejected pages of a collection.

    Args:
        folder: of the collection.

    Raises:
        KorusError: the file is there but is not ours.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lines: dict[str, set[Rejected]] = {}
        self._fresh: set[str] = set()
        if not self._path.is_file():
            return
        decoder = msgspec.json.Decoder(Rejected)
        with self._path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    entry = decoder.decode(line)
                except msgspec.DecodeError as error:
                    hint = "move the file away; the next run writes it anew"
                    where = f"{self._path}:{number}"
                    raise KorusError("bad_rejected", "not a rejected page", where=where, hint=hint) from error
                self._lines.setdefault(entry.source, set()).add(entry)

    def add(self, page: Rejected) -> None:
        """Enter a page that this run rejected; what earlier runs said of it is forgotten."""
        if page.source not in self._fresh:
            self._fresh.add(page.source)
            self._lines.pop(page.source, None)
        self._lines.setdefault(page.source, set()).add(page)

    def clear(self, source: str) -> None:
        """Take out a page that has succeeded now."""
        if source not in self._fresh:
            self._lines.pop(source, None)

    def forget(self, prefix: str) -> None:
        """Forget the pages whose source begins so."""
        for source in [source for source in self._lines if source.startswith(prefix)]:
            del self._lines[source]

    def write(self) -> None:
        """Write the file: under another name first, then renamed."""
        entries = sorted(
            (entry for group in self._lines.values() for entry in group),
            key=lambda entry: (entry.source, entry.step, entry.code, entry.message),
        )
        temporary = self._path.with_name(f".{NAME}.{os.getpid()}.part")
        try:
            with temporary.open("wb") as stream:
                for entry in entries:
                    stream.write(to_json(entry) + b"\n")
            temporary.replace(self._path)
        finally:
            temporary.unlink(missing_ok=True)
