"""Which pages need no work: those whose bytes, names and settings are the ones that their document was made from.

Decisions depend only on the collection as the run found it and on the pages before, never on how fast workers are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec import Struct

from korus_nlp import __version__
from korus_nlp.document import SCHEMA, RawPage
from korus_nlp.errors import KorusError
from korus_nlp.settings import Settings, models_dir


class Entry(Struct, frozen=True):
    """A document of the collection, as far as it matters here: what it was made from, and by which settings."""

    id: str
    source: str
    sha256: str
    url: str | None
    settings: str


class Skipped(Struct, frozen=True):
    """A page that needs no work. `twin` numbers pages of this run with equal bytes and names, 0 is for a page whose
    document is in the collection; a twin shares the fate of the first of its kind.
    """

    source: str
    twin: int = 0


class Task(Struct, frozen=True):
    """A page to work on; its twins, if there are any, will have its number."""

    twin: int


@cache
def settings_fingerprint(settings: Settings, input_format: str | None = None) -> str:
    """Return the hash of everything but the page that decides a document: version, models, limits, forced format.

    Not in it: what only decides how fast, where to or how a search ranks (jobs, collection, time limit, weight). The
    embedding model is the collection's own affair.
    """
    try:
        cards = [path.read_bytes() for path in sorted(models_dir().glob("*/card.json"))]
    except KorusError:
        cards = []
    limits = (settings.max_page_bytes, settings.max_ratio, settings.max_depth)
    parts = (__version__, SCHEMA, *limits, settings.spacy_model, input_format)
    digest = hashlib.sha256(msgspec.msgpack.encode(parts))
    for card in cards:
        digest.update(hashlib.sha256(card).digest())
    return digest.hexdigest()[:16]


def sha256_of(raw: RawPage) -> str:
    """Return the hash that `Page.sha256` will be."""
    data = raw.data if raw.data is not None else (raw.text or "").encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def lasting_source(raw: RawPage) -> str:
    """Return a source that means the same page next time: of standard input, "-:12" becomes "-#<page id>".

    Another dump on standard input has another line 12, and a document replaces the one with its source.
    """
    return f"-#{raw.id or sha256_of(raw)[:16]}" if raw.source.startswith("-") else raw.source


def _number(*parts: str | None) -> int:
    """Return 63 bits of the hash of some strings; never 0."""
    written = [None if part is None else part.encode("utf-8", "surrogatepass") for part in parts]
    return int.from_bytes(hashlib.sha256(msgspec.msgpack.encode(written)).digest()[:8], "little") >> 1 or 1


class Known:
    """What the collection held when the run began, and the pages of this run so far (some 200 bytes a page).

    Args:
        entries: the documents of the collection.
        settings: the fingerprint of this run's settings.
    """

    def __init__(self, entries: Iterable[Entry], settings: str) -> None:
        self._settings = settings
        self.by_source = {entry.source: entry for entry in entries}
        self.source_of = {entry.id: entry.source for entry in self.by_source.values()}
        self._gone: set[str] = set()
        self._seen: dict[int, int] = {}

    def task(self, raw: RawPage) -> Task | Skipped:
        """Decide what a page needs; to be called in input order.

        Pages of equal bytes and names share an id, and so a document: the first of them in a run is kept.
        """
        digest = sha256_of(raw)
        name = raw.id or digest[:16]
        key, twin = _number(name), _number(name, digest, raw.url, raw.fetched, raw.media_type, raw.charset)
        if self._seen.get(key) == twin:
            return Skipped(raw.source, twin)
        self._seen[key] = twin
        entry = self.by_source.get(raw.source)
        if entry == Entry(name, raw.source, digest, raw.url, self._settings) and raw.source not in self._gone:
            return Skipped(raw.source)
        # Its document will replace what has its id or its source: those are no longer as the run found them.
        self._gone.update(source for source in (raw.source, self.source_of.get(name)) if source is not None)
        return Task(twin)


class Present:
    """Which documents are in the collection now: as the run found it, and what it has put in since."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._id_at: dict[str, str | None] = {}
        self._source_of: dict[str, str | None] = {}

    def put(self, name: str, source: str) -> int:
        """Enter a document; return how many it replaces (by id and by source: none, one or two)."""
        entry = self._known.by_source.get(source)
        old_id = self._id_at.get(source, entry.id if entry else None)
        old_source = self._source_of.get(name, self._known.source_of.get(name))
        if old_id is not None and old_id != name:
            self._source_of[old_id] = None
        if old_source is not None and old_source != source:
            self._id_at[old_source] = None
        self._id_at[source], self._source_of[name] = name, source
        return (old_id is not None) + (old_source is not None and old_id != name)
