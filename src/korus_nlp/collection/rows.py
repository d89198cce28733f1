"""A document as rows of the two Lance tables.

`documents` holds one row a page, with the whole `Document` as JSON; `paragraphs` one row a paragraph, with everything
that search needs and nothing it has to look up elsewhere. `stamp` is the same number in a document's row and in its
paragraphs' rows, and another one for every other state of the document: a paragraph counts when its stamp is its
document's, so new paragraphs can be written before the document and old ones taken away after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from korus_nlp.dates.value import interval
from korus_nlp.document import Document, Entity, Paragraph, to_json
from korus_nlp.text.tokens import fold, terms

if TYPE_CHECKING:
    import pyarrow as pa

    from korus_nlp.embedding import Embedder

# Documents become 60 % of their size; texts are compressed by Lance itself, and better so.
_COMPRESSED: Final = {"lance-encoding:compression": "zstd"}


def documents_schema() -> pa.Schema:
    """Return the columns of `documents`."""
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [
            pa.field("id", text, nullable=False),
            pa.field("source", text, nullable=False),
            pa.field("sha256", text, nullable=False),
            pa.field("settings", text, nullable=False),
            pa.field("stamp", pa.int64(), nullable=False),
            pa.field("url", text),
            pa.field("title", text),
            pa.field("authors", pa.list_(text)),
            pa.field("publisher", text),
            pa.field("published", text),
            pa.field("lang", text),
            pa.field("paragraphs", pa.int32(), nullable=False),
            pa.field("json", pa.large_binary(), nullable=False, metadata=_COMPRESSED),
        ]
    )


def paragraphs_schema(dim: int) -> pa.Schema:
    """Return the columns of `paragraphs` for vectors of `dim` numbers (`codes`); `windows` has them in a row."""
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [
            pa.field("id", text, nullable=False),
            pa.field("doc", text, nullable=False),
            pa.field("n", pa.int32(), nullable=False),
            pa.field("stamp", pa.int64(), nullable=False),
            pa.field("start", pa.int32(), nullable=False),
            pa.field("end", pa.int32(), nullable=False),
            pa.field("text", text, nullable=False),
            pa.field("lang", text),
            pa.field("kind", text),
            pa.field("source", text),
            pa.field("title", text),
            pa.field("published", text),
            pa.field("publisher", text),
            pa.field("days", pa.list_(pa.int32())),
            pa.field("entities", pa.list_(text)),
            pa.field("names", pa.list_(text)),
            pa.field("terms", text, nullable=False),
            pa.field("pieces", pa.int32(), nullable=False),
            pa.field("vector", pa.list_(pa.int8(), dim), nullable=False),
            pa.field("windows", pa.list_(pa.int8())),
        ]
    )


def stamp(doc: bytes, settings: str) -> int:
    """Return the 63-bit number of this state of a document: its JSON and the settings that made it."""
    digest = hashlib.blake2b(doc, digest_size=8, key=settings.encode()[:64]).digest()
    return int.from_bytes(digest, "big") >> 1


def name_key(name: str) -> str:
    """Return a name in the form that entity filters compare: folded, one space between words.

    >>> name_key(" Moon  Jae-In ")
    'moon jae-in'
    """
    return " ".join(fold(name)[0].split())


class Encoded(msgspec.Struct, frozen=True):
    """A document, ready to be stored."""

    doc: Document
    json: bytes
    stamp: int


def encode(doc: Document, settings: str) -> Encoded:
    """Prepare a document; `settings` is the fingerprint of what made it, kept for resuming."""
    data = to_json(doc)
    return Encoded(doc, data, stamp(data, settings))


def documents_table(docs: Sequence[Encoded], settings: str) -> pa.Table:
    """Return the rows of `documents`."""
    import pyarrow as pa

    return pa.Table.from_pylist([_document_row(doc, settings) for doc in docs], schema=documents_schema())


def paragraphs_table(docs: Sequence[Encoded], embedder: Embedder) -> pa.Table:
    """Return the rows of `paragraphs`, with vectors by `embedder`."""
    import pyarrow as pa

    rows = [row for doc in docs for row in paragraph_rows(doc.doc, doc.stamp)]
    _add_vectors(rows, embedder)
    return pa.Table.from_pylist(rows, schema=paragraphs_schema(embedder.dim))


def _document_row(encoded: Encoded, settings: str) -> dict[str, Any]:
    doc = encoded.doc
    kept = ("id", "source", "sha256", "url", "title", "publisher", "published", "lang")
    row = {name: getattr(doc, name) for name in kept} | {"authors": list(doc.authors), "settings": settings}
    return row | {"stamp": encoded.stamp, "paragraphs": len(doc.paragraphs), "json": encoded.json}


def paragraph_rows(doc: Document, mark: int) -> list[dict[str, Any]]:
    """Return the rows of a document without vectors; `days` is flat: first and last day of every date it mentions."""
    rows = []
    kinds = {(block.start, block.end): block.kind.value for block in doc.blocks}
    for n, paragraph in enumerate(doc.paragraphs):
        text = doc.text[paragraph.start : paragraph.end]
        inside = [e for e in doc.entities if paragraph.start <= e.start and e.end <= paragraph.end]
        rows.append(
            {
                "id": paragraph.id,
                "doc": doc.id,
                "n": n,
                "stamp": mark,
                "start": paragraph.start,
                "end": paragraph.end,
                "text": text,
                "lang": paragraph.lang,
                "kind": kinds.get((paragraph.start, paragraph.end)),
                "source": doc.source,
                "title": doc.title,
                "published": doc.published,
                "publisher": doc.publisher,
                "days": _days(doc, paragraph),
                "entities": sorted({e.entity for e in inside if e.entity}),
                "names": sorted({name_key(name) for e in inside for name in _names(e)}),
                "terms": " ".join(terms(text, paragraph.lang)),
            }
        )
    return rows


def _days(doc: Document, paragraph: Paragraph) -> list[int]:
    """Return (first, last) as YYYYMMDD of every date mentioned in a paragraph that a calendar knows, each once."""
    inside = (date.value for date in doc.dates if paragraph.start <= date.start and date.end <= paragraph.end)
    spans = sorted({span for span in map(interval, inside) if span is not None})
    return [int(f"{day:%Y%m%d}") for span in spans for day in span]


def _names(entity: Entity) -> list[str]:
    return [name for name in (entity.text, entity.name.ko, entity.name.en) if name]


def _add_vectors(rows: list[dict[str, Any]], embedder: Embedder) -> None:
    """Embed every paragraph and, when it is long, its windows too: a hit may be one sentence of many."""
    from korus_nlp.collection import codes
    from korus_nlp.embedding import windows

    cuts = [windows(row["text"]) for row in rows]
    cuts = [cut if len(cut) > 1 else [] for cut in cuts]
    whole = codes.encode(embedder.encode([row["text"] for row in rows]))
    parts = codes.encode(
        embedder.encode([row["text"][a:b] for row, cut in zip(rows, cuts, strict=True) for a, b in cut])
    )
    done = 0
    for i, (row, cut) in enumerate(zip(rows, cuts, strict=True)):
        row["vector"] = whole[i]
        row["pieces"] = 1 + len(cut)
        row["windows"] = parts[done : done + len(cut)].ravel() if cut else None
        done += len(cut)


class Stored(msgspec.Struct, frozen=True):
    """What resuming has to know of a stored document."""

    id: str
    sha256: str
    settings: str
