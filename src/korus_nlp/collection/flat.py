"""The flat tables of a collection: their columns, and the rows a document adds to each.

Every row names its document, so tables join on `doc`; offsets are those of the document (`document.py`). `entities`
and `duplicates` are about the whole collection and are made at the end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from msgspec import Struct

from korus_nlp.collection.duplicates import Cluster
from korus_nlp.document import Document, Entity, kept_text

Row = tuple[Any, ...]

# Column types: "text", "int", "float", "texts" (a list). The order is that of the rows.
COLUMNS: Final[dict[str, dict[str, str]]] = {
    "documents": {
        "id": "text", "source": "text", "url": "text", "sha256": "text", "media_type": "text", "encoding": "text",
        "title": "text", "authors": "texts", "publisher": "text", "section": "text", "published": "text",
        "modified": "text", "lang": "text", "paragraphs": "int", "text": "text",
    },
    "paragraphs": {
        "id": "text", "doc": "text", "n": "int", "start": "int", "end": "int", "lang": "text", "text": "text",
    },
    "entities": {
        "entity": "text", "label": "text", "name_ko": "text", "name_en": "text", "mentions": "int", "documents": "int",
        "first": "text", "last": "text",
    },
    "mentions": {
        "doc": "text", "paragraph": "text", "start": "int", "end": "int", "text": "text", "label": "text",
        "entity": "text", "name_ko": "text", "name_en": "text", "score": "float",
    },
    "dates": {
        "doc": "text", "paragraph": "text", "start": "int", "end": "int", "text": "text", "type": "text",
        "value": "text", "anchor": "text",
    },
    "timeline": {
        "date": "text", "until": "text", "grain": "text", "value": "text", "text": "text", "doc": "text",
        "paragraph": "text", "sentence": "text",
    },
    "blocks": {
        "doc": "text", "n": "int", "start": "int", "end": "int", "kind": "text", "reason": "text", "score": "float",
        "lang": "text", "text": "text",
    },
    "duplicates": {
        "head": "text", "doc": "text", "source": "text", "published": "text", "similarity": "float",
    },
}  # fmt: skip


def document_rows(doc: Document) -> Iterator[Row]:
    """Yield the row of `documents`; `text` is the cleaned article."""
    named = (getattr(doc, name) for name in list(COLUMNS["documents"])[:-2])
    values = [list(value) if isinstance(value, tuple) else value for value in named]
    yield (*values, len(doc.paragraphs), kept_text(doc))


def paragraph_rows(doc: Document) -> Iterator[Row]:
    """Yield the rows of `paragraphs`; `n` counts from 1."""
    for n, p in enumerate(doc.paragraphs, 1):
        yield p.id, doc.id, n, p.start, p.end, p.lang, doc.text[p.start : p.end]


def mention_rows(doc: Document) -> Iterator[Row]:
    """Yield the rows of `mentions`."""
    for e in doc.entities:
        yield doc.id, _home(doc, e.start), e.start, e.end, e.text, e.label, e.entity, e.name.ko, e.name.en, e.score


def date_rows(doc: Document) -> Iterator[Row]:
    """Yield the rows of `dates`."""
    for d in doc.dates:
        yield doc.id, _home(doc, d.start), d.start, d.end, d.text, d.type, d.value, d.anchor


def block_rows(doc: Document) -> Iterator[Row]:
    """Yield the rows of `blocks`, boilerplate included; `n` counts from 1."""
    for n, b in enumerate(doc.blocks, 1):
        reason = None if b.reason is None else b.reason.value
        yield doc.id, n, b.start, b.end, b.kind.value, reason, b.score, b.lang, doc.text[b.start : b.end]


def _home(doc: Document, position: int) -> str | None:
    """Return the id of the paragraph that holds a position."""
    i = bisect_right(doc.paragraphs, position, key=lambda p: p.start) - 1
    return doc.paragraphs[i].id if i >= 0 and position < doc.paragraphs[i].end else None


BY_DOCUMENT: Final[dict[str, Callable[[Document], Iterable[Row]]]] = {
    "documents": document_rows,
    "paragraphs": paragraph_rows,
    "mentions": mention_rows,
    "dates": date_rows,
    "blocks": block_rows,
}


class Tally(Struct):
    """What is known of one entity over the whole collection."""

    label: str
    ko: str | None
    en: str | None
    mentions: int = 0
    documents: int = 0
    first: str | None = None
    last: str | None = None


class Entities:
    """Counts linked entities, and in how many documents two of them stand together."""

    def __init__(self, *, pairs: bool = False) -> None:
        self.tallies: dict[str, Tally] = {}
        self.pairs: dict[tuple[str, str], int] | None = {} if pairs else None

    def add(self, doc: Document) -> None:
        """Count the entities of one document."""
        here: dict[str, list[Entity]] = {}
        for mention in doc.entities:
            if mention.entity:
                here.setdefault(mention.entity, []).append(mention)
        for name, mentions in here.items():
            first = mentions[0]
            tally = self.tallies.setdefault(name, Tally(first.label, None, None))
            tally.ko = tally.ko or next((m.name.ko for m in mentions if m.name.ko), None)
            tally.en = tally.en or next((m.name.en for m in mentions if m.name.en), None)
            tally.mentions += len(mentions)
            tally.documents += 1
            if doc.published:
                tally.first = min(tally.first or doc.published, doc.published)
                tally.last = max(tally.last or doc.published, doc.published)
        if self.pairs is not None:
            names = sorted(here)
            for i, a in enumerate(names):
                for b in names[i + 1 :]:
                    self.pairs[a, b] = self.pairs.get((a, b), 0) + 1

    def rows(self) -> Iterator[Row]:
        """Yield the rows of `entities`, most documents first, then most mentions, then by id."""
        for name, t in sorted(self.tallies.items(), key=lambda item: (-item[1].documents, -item[1].mentions, item[0])):
            yield name, t.label, t.ko, t.en, t.mentions, t.documents, t.first, t.last


def duplicate_rows(clusters: Iterable[Cluster]) -> Iterator[Row]:
    """Yield the rows of `duplicates`; the head of a cluster is a row too, with similarity 1."""
    for cluster in clusters:
        for m in cluster.members:
            yield cluster.head, m.doc, m.source, m.published, m.similarity
