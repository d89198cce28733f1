"""JSONL in: typed lines from files or stdin, a broken line named and passed over.

`batches` yields what has arrived, so a program that writes a line and waits for its answer gets it; a file is read in
large bites. Every item keeps the place it came from ("stdin:3").
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Generic, TypeVar

import msgspec
from msgspec import Struct

from korus_nlp.document import Rejected
from korus_nlp.errors import Exit, KorusError

BITE = 1 << 16
MAX_LINE = 20 * 1024 * 1024  # bytes; as `Settings.max_page_bytes`

T = TypeVar("T")


class Item(Struct, Generic[T], frozen=True):
    """A parsed line and its place."""

    where: str
    value: T


def batches(paths: Sequence[str], kind: type[T]) -> Iterator[list[Item[T] | Rejected]]:
    """Read JSONL from files or stdin ("-").

    Args:
        paths: file names; "-" is stdin.
        kind: type every line is checked against.

    Yields:
        Lists of lines in order: as many as have arrived. A line that is no JSON or of another shape is a `Rejected`.

    Raises:
        KorusError: a file cannot be read.
    """
    decoder = msgspec.json.Decoder(kind)
    for path in paths:
        name = "stdin" if path == "-" else path
        try:
            stream = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: PTH123, SIM115
        except OSError as error:
            raise KorusError("no_file", "cannot read the input", where=name, saw=error.strerror or "") from error
        number = 0
        for bite in bites(stream):
            batch: list[Item[T] | Rejected] = []
            for line in bite:
                number += 1
                if line.strip():
                    batch.append(_parse(line, f"{name}:{number}", decoder))
            if batch:
                yield batch


def bites(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Yield lists of complete lines, one list a read."""
    rest = b""
    while data := os.read(stream.fileno(), BITE):
        *lines, rest = (rest + data).split(b"\n")
        if len(rest) > MAX_LINE:
            raise KorusError("too_large", "a line is longer than 20 MB", hint="is this JSONL?", exit_code=Exit.NO_INPUT)
        if lines:
            yield lines
    if rest:
        yield [rest]


def _parse(line: bytes, where: str, decoder: msgspec.json.Decoder[T]) -> Item[T] | Rejected:
    try:
        return Item(where, decoder.decode(line.removeprefix(b"\xef\xbb\xbf")))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        code = "bad_record" if isinstance(error, msgspec.ValidationError) else "bad_json"
        return Rejected(source=where, step="reading", code=code, message=f"not a line this command reads: {error}")
