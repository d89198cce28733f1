"""Compressed input with limits: gzip and zstd by their first bytes, stopped when they blow up.

A bomb is a stream that grows more than `max_ratio` times over; text compresses 3 to 20 times. The ratio is judged only
after the first megabyte, so that a short page of blanks is not a bomb.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from typing import BinaryIO, Final, cast

from korus_nlp.errors import PageError
from korus_nlp.settings import MB, Settings

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = (b"\x28\xb5\x2f\xfd", *(bytes([0x50 + i]) + b"\x2a\x4d\x18" for i in range(16)))
_WINDOW = 128 * MB  # largest zstd window: `--long=27`, what archives use
_LEVELS = 3  # compressed within compressed: dumps of .html.gz files are common, more than this is an attack


class _Counted(io.RawIOBase):
    """Counts the compressed bytes that a decompressor takes."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Zstd:
    """Decompresses zstd frames and notices when the last one is cut; zstandard's own stream reader ends quietly.

    Input goes in by two kilobytes: a block of four bytes can stand for 128 kB, so that a step gives at most 64 MB.
    """

    def __init__(self, inner: BinaryIO) -> None:
        import zstandard

        self._inner = inner
        self._decompressor = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame = self._decompressor.decompressobj()
        self._pending = b""
        self._out = b""
        self._inside = False  # a frame has begun

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, b"" at the end; raises `EOFError` inside a frame."""
        while not self._out:
            data = self._pending or self._inner.read(2048)
            self._pending = b""
            if not data:
                if self._inside:
                    raise EOFError
                return b""
            self._out = self._frame.decompress(data)
            self._inside = not self._frame.eof
            if self._frame.eof:
                self._pending = self._frame.unused_data
                self._frame = self._decompressor.decompressobj()
        out, self._out = self._out[:size], self._out[size:]
        return out


class _Bounded(io.RawIOBase):
    """A decompressed stream that raises `PageError` instead of growing without end."""

    def __init__(self, inner: Callable[[int], bytes], counted: _Counted, max_ratio: int) -> None:
        self._inner = inner
        self._counted = counted
        self._max_ratio = max_ratio
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        import zstandard

        try:
            data = self._inner(min(len(buffer), MB))
        except EOFError as error:
            raise PageError("truncated", "the compressed file ends too early") from error
        except (OSError, zlib.error, zstandard.ZstdError) as error:
            raise PageError("bad_compression", "the compressed file is damaged", saw=str(error)) from error
        buffer[: len(data)] = data
        self.given += len(data)
        if self.given > MB and self.given > self._max_ratio * max(1, self._counted.taken):
            raise PageError(
                "bomb",
                f"the file grows more than {self._max_ratio} times when decompressed",
                saw=f"{self._counted.taken} bytes became {self.given}",
                hint="if it is sound, set max_ratio higher: KORUS_MAX_RATIO=…",
            )
        return len(data)


def opened(raw: BinaryIO, settings: Settings) -> io.BufferedReader[io.RawIOBase]:
    """Return a buffered stream of the decompressed bytes of `raw`; what is not compressed passes through.

    Raises:
        PageError: from its reads, for damaged, truncated or exploding data.
    """
    stream: io.BufferedReader[io.RawIOBase] = io.BufferedReader(cast("io.RawIOBase", raw), 65536)
    for _ in range(_LEVELS):
        head = stream.peek(4)[:4]
        if not head.startswith((GZIP, *ZSTD)):
            return stream
        counted = _Counted(cast("BinaryIO", stream))
        source = io.BufferedReader(counted, 65536)
        gzipped = head.startswith(GZIP)
        inner = gzip.GzipFile(fileobj=source).read1 if gzipped else _Zstd(cast("BinaryIO", source)).read
        stream = io.BufferedReader(_Bounded(inner, counted, settings.max_ratio), 65536)
    raise PageError("bomb", f"compressed more than {_LEVELS - 1} times over")


def read_page(stream: BinaryIO, settings: Settings) -> bytes:
    """Read one page whole.

    Raises:
        PageError: it is larger than `settings.max_page_bytes`, or damaged.
    """
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(MB):
        size += len(chunk)
        if size > settings.max_page_bytes:
            raise too_large(settings)
        parts.append(chunk)
    return b"".join(parts)


def too_large(settings: Settings, saw: str = "") -> PageError:
    """Return the error for a page over the size limit; the limit is named in it."""
    return PageError(
        "too_large",
        f"the page is larger than {settings.max_page_bytes} bytes",
        saw=saw,
        hint="raise the limit: --max-page-bytes N",
    )
