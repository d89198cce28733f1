"""Containers of many pages: JSONL dumps and WARC archives, read as streams; a bad record is rejected, the rest goes on.

JSONL lines are ``{"id"?, "text" | "html", "url"?, "fetched"?}``; further keys are ignored. WARC: response records with
a status of 2xx and a text or HTML body; requests, redirects, images and scripts are not pages and are passed over.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import PageError
from korus_nlp.reading.streams import too_large
from korus_nlp.settings import MB, Settings

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def rejected(source: str, error: PageError) -> Rejected:
    """Return the line of `rejected.jsonl` for a page that reading refused."""
    detail = f" ({error.saw})" if error.saw else ""
    return Rejected(source, "reading", error.code, error.message + detail)


def _value(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)  # the standard parser takes lone surrogates, which real dumps hold
    except (ValueError, RecursionError) as error:
        saw = line[:80].decode("utf-8", "replace")
        raise PageError("bad_json", f"not a JSON object: {error}", where=where, saw=saw) from None
    if not isinstance(value, dict):
        raise PageError("bad_json", "not a JSON object", where=where, saw=type(value).__name__)
    return value


def page_of(value: dict[str, Any], source: str) -> RawPage:
    """Return the page of one JSON record; raises `PageError` when it has neither `text` nor `html`."""
    key = "text" if value.get("text") is not None else "html"
    content = value.get(key)
    if content is None:
        keys = ", ".join(sorted(map(str, value))[:8])
        raise PageError("no_text", "the record has neither 'text' nor 'html'", where=source, saw=f"keys: {keys}")
    if not isinstance(content, str):
        raise PageError("bad_record", f"{key!r} must be a string", where=source, saw=type(content).__name__)
    media_type = "text/plain" if key == "text" else "text/html"

    def text(name: str) -> str | None:
        given = value.get(name)
        return None if given is None or isinstance(given, (dict, list)) or given == "" else str(given)

    url, fetched = text("url"), text("fetched")
    return RawPage(source, text=content, id=text("id"), url=url, fetched=fetched, media_type=media_type)


def json_lines(stream: BinaryIO, source: str, settings: Settings) -> Iterator[RawPage | Rejected]:
    """Yield the pages of a JSONL stream; blank lines are passed over, `source` gets the line number."""
    number = 0
    limit = settings.max_page_bytes + MB  # the other keys, and JSON's escapes
    while True:
        where = f"{source}:{number + 1}"
        try:
            line = stream.readline(limit + 1)
            if not line:
                return
            number += 1
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MB)
                raise too_large(settings)
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            yield page_of(_value(line, where), where)
        except PageError as error:
            yield rejected(where, error)
            if error.code in ("truncated", "bad_compression", "bomb"):
                return


def json_file(data: bytes, source: str) -> Iterator[RawPage | Rejected]:
    """Yield the pages of a .json file: one record, or a list of records."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield rejected(source, PageError("bad_json", f"not JSON: {error}"))
        return
    several = isinstance(value, list)
    for number, item in enumerate(value if several else [value], 1):
        where = f"{source}:{number}" if several else source
        try:
            if not isinstance(item, dict):
                raise PageError("bad_json", "not a JSON object", saw=type(item).__name__)
            yield page_of(item, where)
        except PageError as error:
            yield rejected(where, error)


class _Guarded:
    """What fastwarc reads: ends at the first damage and remembers it, for the records before it are good."""

    def __init__(self, stream: io.BufferedReader[io.RawIOBase]) -> None:
        self._stream = stream
        self._position = 0
        self.damage: PageError | None = None

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, or b"" at the end or at damage."""
        try:
            data = b"" if self.damage else self._stream.read1(size if size > 0 else MB)
        except PageError as error:
            self.damage = error
            return b""
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._position


def warc_pages(
    stream: io.BufferedReader[io.RawIOBase], source: str, settings: Settings
) -> Iterator[RawPage | Rejected]:
    """Yield the pages of a (decompressed) WARC stream; `source` gets the record's offset in it."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    guarded = _Guarded(stream)
    options: dict[str, Any] = {"record_types": WarcRecordType.any_type, "parse_http": True, "auto_decode": "all"}
    where = ""
    try:
        for record in ArchiveIterator(cast("Any", guarded), **options):
            where = f"{source}@{record.stream_pos}"
            if record.record_type == WarcRecordType.response:
                yield from _response(record, where, settings)
    except (OSError, ValueError, EOFError) as error:
        code = "truncated" if where else "bad_warc"
        guarded.damage = guarded.damage or PageError(code, "the archive is damaged", saw=str(error))
    if guarded.damage:
        yield rejected(where or source, guarded.damage)
    elif not where:
        yield rejected(source, PageError("bad_warc", "no WARC record in this file"))


def _response(record: Any, where: str, settings: Settings) -> Iterator[RawPage | Rejected]:
    headers = record.http_headers
    content_type = str(headers.get("Content-Type") or "") if headers is not None else ""
    media_type = content_type.split(";")[0].strip().lower()
    if media_type and media_type not in _PAGE_TYPES:
        return
    status = getattr(headers, "status_code", None) or 200
    if 300 <= status < 400:
        return
    try:
        if record.headers.get("Content-Length") is None:
            raise PageError("truncated", "the archive ends inside the record's head")
        if status >= 400:
            raise PageError("http_status", f"the server answered with HTTP {status}")
        data = record.reader.read(settings.max_page_bytes + 1)
        if len(data) > settings.max_page_bytes:
            raise too_large(settings)
        encoded = headers is not None and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
        if len(data) < record.content_length and not encoded:
            message = f"the record ends too early: {len(data)} of {record.content_length} bytes"
            raise PageError("truncated", message)
        found = _CHARSET.search(content_type)
        yield RawPage(
            where,
            data=data,
            url=record.headers.get("WARC-Target-URI"),
            fetched=record.headers.get("WARC-Date"),
            media_type="" if media_type in ("", "text/plain") else "text/html",
            charset=found[1] if found else None,
        )
    except PageError as error:
        yield rejected(where, error)
