"""Bytes in and out: UTF-8 whatever the locale, files that appear whole or not at all, control characters kept out.

Data goes through `Sink.write`, which flushes every record, so that a reader behind a pipe sees a page as soon as it is
done and a closed pipe is noticed at once.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from korus_nlp.errors import KorusError

# C0 and C1 controls except tab and line feed: a page must not be able to steer the reader's terminal.
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}


def _replace(error: UnicodeError) -> tuple[bytes, int]:
    """Encode what the stream's own encoding cannot: UTF-8, and U+FFFD for a lone surrogate."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return b"".join(b"\xef\xbf\xbd" if "\ud800" <= c <= "\udfff" else c.encode() for c in text), error.end


codecs.register_error("korus-utf8", _replace)


def to_bytes(text: str) -> bytes:
    """Return UTF-8; a lone surrogate becomes U+FFFD."""
    return text.encode("utf-8", "korus-utf8")


def printable(text: str) -> str:
    """Return the text without control characters (tab and line feed stay)."""
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters."""
    return " ".join(printable(text).split())


def make_utf8() -> None:
    """Make both output streams write UTF-8.

    A stream whose encoding is not a Unicode one keeps the name "ascii", so that whoever asks whether it can draw boxes
    hears no, but every character that ASCII lacks is still written as UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            draws = codecs.lookup(stream.encoding).name.startswith("utf")
            stream.reconfigure(encoding="utf-8" if draws else "ascii", errors="korus-utf8")


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush into a closed pipe or full disk says nothing."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


@contextlib.contextmanager
def writing(where: str) -> Iterator[None]:
    """Turn a failed write to `where` into one clear message; a closed pipe stays a `BrokenPipeError`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KorusError(
            "cannot_write",
            "cannot write the output",
            where=where,
            saw=error.strerror or str(error),
            hint="choose another place with -o FILE, or free some space",
        ) from error


class Sink:
    """Where data goes: stdout ("-" or nothing) or a file.

    A regular file is written under a temporary name beside the final one and renamed when complete; on any error it is
    removed. An existing file needs `force`.
    """

    def __init__(self, path: str | None = None, *, force: bool = False) -> None:
        self.path = None if path in (None, "", "-") else Path(str(path))
        self.name = "stdout" if self.path is None else str(self.path)
        self._temporary: Path | None = None
        with writing(self.name):
            self._stream = self._open(force)

    def _open(self, force: bool) -> BinaryIO:
        if self.path is None:
            return sys.stdout.buffer
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            mode = 0
        if stat.S_ISDIR(mode):
            raise KorusError("is_folder", "the output is a folder", where=self.name, hint="give a file name to -o")
        if mode and not stat.S_ISREG(mode):  # /dev/null, a named pipe
            return self.path.open("wb")
        if mode and not force:
            raise KorusError("exists", "the output already exists", where=self.name, hint="add --force to overwrite it")
        self._temporary = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        return self._temporary.open("wb")

    def write(self, data: bytes) -> None:
        """Write and flush."""
        with writing(self.name):
            self._stream.write(data)
            self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.path is None:
            return
        with writing(self.name):
            self._stream.close()
            if self._temporary is not None:
                if kind is None:
                    self._temporary.replace(self.path)
                else:
                    self._temporary.unlink(missing_ok=True)
