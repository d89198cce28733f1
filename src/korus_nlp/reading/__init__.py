"""Reading: from paths, folders, standard input, JSONL and WARC to pages of visible lines."""

from __future__ import annotations

from korus_nlp.document import Page, RawPage
from korus_nlp.reading.page import open_page
from korus_nlp.reading.sources import raw_pages
from korus_nlp.settings import DEFAULTS, Settings

__all__ = ["open_page", "raw_pages", "read_html", "read_text"]


def read_text(
    text: str | bytes, *, name: str | None = None, url: str | None = None, settings: Settings = DEFAULTS
) -> Page:
    """Read a plain-text page, with the id `name` if given; raises `PageError` when it has no text or is too large."""
    return _read(text, "text/plain", name, url, settings)


def read_html(
    html: str | bytes, *, name: str | None = None, url: str | None = None, settings: Settings = DEFAULTS
) -> Page:
    """Read an HTML page, with the id `name` if given; raises `PageError` when it shows no text or is too large."""
    return _read(html, "text/html", name, url, settings)


def _read(content: str | bytes, media_type: str, name: str | None, url: str | None, settings: Settings) -> Page:
    data, text = (content, None) if isinstance(content, bytes) else (None, content)
    raw = RawPage(name or url or "memory", data=data, text=text, id=name, url=url, media_type=media_type)
    return open_page(raw, settings)
