"""Inputs → raw pages: files, folders, globs and standard input, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import KorusError, PageError
from korus_nlp.reading.records import json_file, json_lines, rejected, warc_pages
from korus_nlp.reading.streams import opened, read_page
from korus_nlp.settings import Settings

_MEDIA: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
}
# What stands beside saved pages in a folder and is no page; such files are passed over, as in every crawl.
_ASSETS: Final = frozenset(
    ".css .js .mjs .map .png .jpg .jpeg .gif .webp .svg .ico .bmp .woff .woff2 .ttf .otf .eot .mp3 .mp4 .webm .avi "
    ".mov .md .rst .py .toml .yaml .yml .ini .cfg .log .lock .csv .tsv .xlsx .parquet .arrow".split()
)
_COMPRESSED: Final = (".gz", ".zst", ".zstd")
_WARC: Final = b"WARC/"
_TAGS = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|article|section|div|p|br|a|span|table|script)\b", re.I
)


def looks_like_html(head: bytes) -> bool:
    """Tell from the first bytes whether a page is HTML: it opens with a tag, or holds several."""
    found = [match.start() for match in _TAGS.finditer(head[:4096].replace(b"\x00", b""))]
    return bool(found) and (len(found) >= 4 or not head[: found[0]].strip(b"\xef\xbb\xbf \t\r\n"))


def _missing(name: str) -> KorusError:
    hint = "check the path; quote a pattern so that the shell leaves it alone"
    return KorusError("no_input", "no such file or folder", saw=name, hint=hint)


def files(name: str) -> Iterator[tuple[Path, bool]]:
    """Yield the files that one input names, sorted, and whether each was found in a folder.

    Hidden files, folders that are collections, and assets of saved pages are passed over.

    Raises:
        KorusError: nothing is there (exit 2: the command names a path that does not exist).
    """
    path = Path(name)
    if path.is_dir():
        for folder, folders, names in os.walk(path, onerror=None):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_collection(Path(folder, f)))
            for file in sorted(names):
                if not file.startswith(".") and _suffix(file) not in _ASSETS:
                    yield Path(folder, file), True
    elif path.exists():
        yield path, False
    elif glob.has_magic(name) and (matches := sorted(glob.glob(name, recursive=True))):  # noqa: PTH207
        for match in matches:
            if Path(match).is_file():
                yield Path(match), True
    else:
        raise _missing(name)


def _is_collection(folder: Path) -> bool:
    return (folder / "collection.json").is_file()


def _suffix(name: str) -> str:
    """Return the extension below compression: ".html" of "a.html.gz"."""
    stem = name.lower()
    for ending in _COMPRESSED:
        stem = stem.removesuffix(ending)
    return Path(stem).suffix


def raw_pages(
    inputs: Sequence[str], settings: Settings, *, input_format: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[RawPage | Rejected]:
    """Read pages from everywhere a user points to.

    Args:
        inputs: paths, folders, globs, or "-" for standard input.
        settings: limits.
        input_format: "text", "html", "jsonl" or "warc"; None looks at names and first bytes.
        stdin: what "-" reads; the process's own by default.

    Yields:
        Pages as their source delivers them, and a `Rejected` for each that cannot be read.

    Raises:
        KorusError: an input does not exist; raised before anything is yielded.
    """
    for name in inputs:
        if name != "-":
            next(files(name), None)
    for name in inputs:
        if name == "-":
            yield from _pages_of(stdin or sys.stdin.buffer, "-", "", settings, input_format)
            continue
        for path, _ in files(name):
            yield from _file(path, settings, input_format)


def _file(path: Path, settings: Settings, input_format: str | None) -> Iterator[RawPage | Rejected]:
    source = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if not path.is_file():
        yield rejected(source, PageError("unreadable", "not a regular file"))
        return
    try:
        with path.open("rb", buffering=0) as raw:
            yield from _pages_of(raw, source, _suffix(path.name), settings, input_format)
    except OSError as error:
        yield rejected(source, PageError("unreadable", "cannot read the file", saw=error.strerror or str(error)))


def _pages_of(
    raw: BinaryIO, source: str, suffix: str, settings: Settings, input_format: str | None
) -> Iterator[RawPage | Rejected]:
    try:
        stream = opened(raw, settings)
        shape = input_format or _shape(suffix, stream.peek(512), stdin=source == "-")
        if shape == "jsonl":
            yield from json_lines(stream, source, settings)
        elif shape == "warc":
            yield from warc_pages(stream, source, settings)
        elif shape == "json":
            yield from json_file(read_page(stream, settings), source)
        else:
            media = {"text": "text/plain", "html": "text/html"}.get(shape, _MEDIA.get(suffix, ""))
            data = read_page(stream, settings)
            if not media and looks_like_html(data[:4096]):
                media = "text/html"
            yield RawPage(source, data=data, media_type=media)
    except PageError as error:
        yield rejected(source, error)


def _shape(suffix: str, head: bytes, *, stdin: bool) -> str:
    if suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    if suffix == ".warc" or head.startswith(_WARC):
        return "warc"
    if suffix == ".json":
        return "json"
    if stdin and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "jsonl"
    return ""
