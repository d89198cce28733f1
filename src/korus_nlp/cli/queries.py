"""Queries as they arrive on stdin: one a line, plain text or JSON {"id","q"}; what has arrived is answered at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from korus_nlp.cli.lines import bites
from korus_nlp.document import Rejected


class Asked(Struct, frozen=True):
    """One query: its text, and the id that comes back with its hits; the text itself when it came without one."""

    q: str
    id: Any = None

    @property
    def name(self) -> Any:
        """What hits call the query."""
        return self.q if self.id is None else self.id


_decoder = msgspec.json.Decoder(Asked)


def parse(line: bytes, where: str) -> Asked | Rejected | None:
    """Return the query of a line, None for a blank one; a line that begins with "{" must be JSON."""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not line:
        return None
    if not line.startswith(b"{"):
        return Asked(line.decode("utf-8", "replace"))
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        code = "bad_record" if isinstance(error, msgspec.ValidationError) else "bad_json"
        return Rejected(source=where, step="reading", code=code, message=f"not a query: {error}")


def from_stdin() -> Iterator[list[Asked | Rejected]]:
    """Yield lists of queries: as many as have arrived."""
    number = 0
    for bite in bites(sys.stdin.buffer):
        batch: list[Asked | Rejected] = []
        for line in bite:
            number += 1
            if (asked := parse(line, f"stdin:{number}")) is not None:
                batch.append(asked)
        if batch:
            yield batch
