"""From an address to content: the pages and the JSON interface. No HTTP here, so every answer can be tested directly.

/            search form; with ?q= the hits          /doc/ID        one document
/api/search  the hits as JSON, as `korus search`      /api/doc/ID    the document as JSON, as `korus clean`
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec
from msgspec import Struct

from korus_nlp.collection import Collection
from korus_nlp.collection.search import Query, search
from korus_nlp.errors import KorusError
from korus_nlp.web import pages

PARAMETERS = frozenset({"q", "mode", "lang", "since", "until", "entity", "publisher", "k"})
MOST_HITS = 100
HTML, JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"


class Answer(Struct, frozen=True):
    """What goes back: status, media type, bytes."""

    status: int
    media_type: str
    content: bytes


class Answers:
    """Answers about one collection.

    Args:
        collection: an open collection.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def to(self, address: str) -> Answer:
        """Answer a request for a path with its query string; an expected error becomes a 4xx answer."""
        try:
            parts = urlsplit(address)
            params = dict(parse_qsl(parts.query, encoding="utf-8", errors="replace", max_num_fields=32))
        except ValueError:
            return self.refuse(400, "this address cannot be read")
        path = unquote(parts.path)
        as_json = path.startswith("/api/")
        try:
            if path in ("/", "/api/search"):
                return self._search(params, as_json=as_json)
            if (found := re.fullmatch(r"(?:/api)?/doc/([^/]+)", path)) is not None:
                return self._document(found[1], params, as_json=as_json)
        except KorusError as error:
            return self.refuse(400, str(error), as_json=as_json)
        return self.refuse(404, "no such page", as_json=as_json)

    def refuse(self, status: int, message: str, *, as_json: bool = False) -> Answer:
        """Return an error as a page or as JSON."""
        if as_json:
            return Answer(status, JSON, msgspec.json.encode({"error": message}))
        return Answer(status, HTML, _html(pages.problem(status, message)))

    def _search(self, params: dict[str, str], *, as_json: bool) -> Answer:
        if not params.get("q", "").strip():
            if as_json:
                return self.refuse(400, "q is missing", as_json=True)
            stats = self._collection.stats()
            return Answer(200, HTML, _html(pages.start(stats.documents, stats.paragraphs)))
        hits = search(self._collection, to_query(params))
        if as_json:
            return Answer(200, JSON, msgspec.json.encode(hits))
        return Answer(200, HTML, _html(pages.results(params, hits)))

    def _document(self, name: str, params: dict[str, str], *, as_json: bool) -> Answer:
        doc = self._collection.get(name)
        if doc is None:
            return self.refuse(404, "no such document", as_json=as_json)
        if as_json:
            return Answer(200, JSON, msgspec.json.encode(doc))
        at = re.fullmatch(r"(\d{1,9})-(\d{1,9})", params.get("at", ""))
        return Answer(200, HTML, _html(pages.document(doc, (int(at[1]), int(at[2])) if at else None)))


def to_query(params: dict[str, str]) -> Query:
    """Build a query from parameters; empty ones are left out.

    Raises:
        KorusError: an unknown parameter or a value that does not fit.
    """
    given: dict[str, Any] = {name: value for name, value in params.items() if value}
    if unknown := sorted(set(given) - PARAMETERS):
        raise KorusError("bad_query", f"unknown parameter {unknown[0]!r}", hint="use: " + ", ".join(sorted(PARAMETERS)))
    given["text"] = given.pop("q")
    try:
        given["k"] = min(int(given.get("k", 20)), MOST_HITS)
        return msgspec.convert(given, Query, strict=False)
    except (ValueError, msgspec.ValidationError) as error:
        raise KorusError("bad_query", "a parameter has a value that does not fit", saw=str(error)) from error


def _html(text: str) -> bytes:
    return text.encode("utf-8", "replace")
