"""`RawPage` → `Page`: decode, cut into visible lines, gather what the markup states."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Any

from korus_nlp.document import Fact, Line, Note, Page, RawPage
from korus_nlp.errors import PageError
from korus_nlp.reading import html as markup
from korus_nlp.reading import scripts as data
from korus_nlp.reading.bullets import split_bullet
from korus_nlp.reading.decoding import decode
from korus_nlp.reading.repair import repair
from korus_nlp.reading.sources import looks_like_html
from korus_nlp.reading.streams import too_large
from korus_nlp.settings import DEFAULTS, Settings

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\x00"


def text_lines(text: str) -> tuple[Line, ...]:
    """Cut plain text into its visible lines, trimmed of space and bullets; blank lines are none."""
    lines = []
    start = 0
    ends = [match.start() for match in _BREAK.finditer(text)]
    for end in (*ends, len(text)):
        raw = text[start:end]
        left = len(raw) - len(raw.lstrip().lstrip(_INVISIBLE).lstrip())
        stripped = raw[left:].rstrip().rstrip(_INVISIBLE).rstrip()
        if stripped:
            bullet, skipped = split_bullet(stripped)
            first = start + left
            lines.append(Line(first + skipped, first + len(stripped), bullet=bullet))
        start = end + 1
    return tuple(lines)


def _html(
    source: str, encoded: bytes | None, settings: Settings
) -> tuple[str, tuple[Line, ...], tuple[Fact, ...], tuple[Note, ...]]:
    text, lines, facts, scripts, too_deep = markup.parse(source, settings.max_depth, encoded)
    notes: tuple[Note, ...] = ()
    if too_deep:
        message = f"{too_deep} elements nested deeper than {settings.max_depth} were flattened"
        notes = (Note("reading", "too_deep", message),)
    facts = [*facts, *_jsonld(scripts)]
    extra, stated = data.article_lines(scripts, text, lines)
    facts = [_composed(fact) for fact in (*facts, *stated)]
    for line in extra:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{line}" if text else line
        lines.append(Line(start, len(text), path=("script",), origin="script"))
    if extra:
        notes = (*notes, Note("reading", "script_text", f"{len(extra)} lines of the article stand in script data only"))
    return text, tuple(lines), tuple(facts), notes


def _composed(fact: Fact) -> Fact:
    """Return a fact in NFC, so that it equals what composed lines say; facts have no offsets to keep."""
    if unicodedata.is_normalized("NFC", fact.value):
        return fact
    return Fact(fact.place, fact.key, unicodedata.normalize("NFC", fact.value))


def _jsonld(scripts: list[tuple[dict[str, Any], str]]) -> list[Fact]:
    items = [
        item
        for attributes, source in scripts
        if "ld+json" in (attributes.get("type") or "").lower()
        for item in data.parse_jsonld(source)
    ]
    return [fact for item in items[:8] for fact in data.jsonld_facts(item)]


def open_page(raw: RawPage, settings: Settings = DEFAULTS) -> Page:
    """Decode a page and cut it into lines.

    Args:
        raw: from `raw_pages`.
        settings: limits.

    Returns:
        The page; its id is the user's, else the first 16 hex digits of the SHA-256 of its bytes.

    Raises:
        PageError: too large, binary, undecodable, or without any visible text.
    """
    content, encoded, encoding, notes = _decoded(raw, settings)
    sha256 = hashlib.sha256(raw.data if raw.data is not None else _utf8(raw.text or "")).hexdigest()
    media_type = raw.media_type or ("text/html" if looks_like_html(_utf8(content[:4096])) else "text/plain")
    facts: tuple[Fact, ...] = ()
    if media_type == "text/html":
        text, lines, facts, more = _html(content, encoded, settings)
        notes += more
    else:
        text, lines = content, text_lines(content)
    if not lines:
        raise PageError("empty", "the page has no visible text", where=raw.source)
    return Page(
        id=raw.id or sha256[:16],
        source=raw.source,
        sha256=sha256,
        media_type=media_type,
        encoding=encoding,
        text=text,
        lines=lines,
        url=raw.url,
        fetched=raw.fetched,
        facts=facts,
        notes=notes,
    )


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(raw: RawPage, settings: Settings) -> tuple[str, bytes | None, str, tuple[Note, ...]]:
    """Return the page's text, the same in UTF-8 where it is at hand, the encoding it came in, and notes."""
    if raw.text is not None:
        if len(raw.text) > settings.max_page_bytes or len(_utf8(raw.text)) > settings.max_page_bytes:
            raise too_large(settings)
        text, notes = repair(raw.text)
        return text, None, "utf-8", notes
    content = raw.data or b""
    if len(content) > settings.max_page_bytes:
        raise too_large(settings)
    found = decode(content, raw.charset)
    encoded = content if found.is_utf8(content) else None
    text, notes = repair(found.text, encoded)
    return text, encoded if text is found.text else None, found.encoding, found.notes + notes
