"""The types of the program: what a page is, what is known about it, and what leaves the program as JSON.

Read this file first. A `RawPage` is bytes from a source; a `Page` is its text cut into visible `Line`s, with the
`Fact`s its markup states. The pipeline (`korus_nlp.pipeline`) turns a `Page` into a `Document`, which is the data
contract (schema 1): its fields, in this order, are the JSON that other programs read.

Positions are half-open code-point offsets into `Document.text` (equal to `Page.text`), and for everything that
carries its own surface, ``doc.text[x.start:x.end] == x.text``. All types are immutable; a step returns new values.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

SCHEMA: Final = 1


class Kind(StrEnum):
    """What a block of a page is; everything but `BOILERPLATE` is kept."""

    TITLE = "title"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    SOURCE_NOTE = "source_note"
    BOILERPLATE = "boilerplate"


class Reason(StrEnum):
    """Why a block is boilerplate."""

    COMMENT_WIDGET = "comment_widget"
    SHARE = "share"
    NAV = "nav"
    RELATED = "related"
    COPYRIGHT = "copyright"
    AD = "ad"
    LOGIN = "login"
    COUNTER = "counter"
    SUBSCRIBE = "subscribe"
    OTHER = "other"


# ---------------------------------------------------------------- what comes in


class RawPage(Struct, frozen=True):
    """One page as a source delivered it, before decoding. Cheap to pickle: it travels to worker processes.

    `source` names the place for people and for replacement ("news/a.html", "dump.jsonl:12", "crawl.warc.gz@1044");
    `id` is set only when the user gave one. Exactly one of `data` (bytes) and `text` (already decoded, from JSONL)
    is set. `charset` is what the container declared (HTTP header), `media_type` is "text/plain", "text/html" or ""
    (sniff it).
    """

    source: str
    data: bytes | None = None
    text: str | None = None
    id: str | None = None
    url: str | None = None
    fetched: str | None = None
    media_type: str = ""
    charset: str | None = None


class Rejected(Struct, frozen=True):
    """A page that could not become a document; one line of `rejected.jsonl`."""

    source: str
    step: str
    code: str
    message: str


class Line(Struct, frozen=True, gc=False):
    """One visible line (text) or block element (HTML), trimmed: the unit that cleaning labels.

    The markup fields are empty for plain text, so one classifier interface serves both fronts.

    Attributes:
        start, end: offsets into `Page.text`.
        path: tag names from the innermost block element outwards ("p", "div", "article", "body").
        hints: lower-cased class, id, role and itemprop words of the element and its ancestors, nearest first.
        link_chars: characters of the line that stand inside links.
        hidden: the markup hides the element (display:none, hidden, aria-hidden).
        bullet: the line was a list item or began with a bullet.
        parent: number of the enclosing container element; lines with the same number are siblings.
        origin: "visible", or "script" for article text that stands only in script data.
    """

    start: int
    end: int
    path: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    link_chars: int = 0
    hidden: bool = False
    bullet: bool = False
    parent: int = 0
    origin: str = "visible"


class Fact(Struct, frozen=True, gc=False):
    """One statement of the markup about the page: where it stands ("meta", "jsonld", "title", "link", "time",
    "script", "http"), its key ("og:title", "datePublished", …) and its value, as written.
    """

    place: str
    key: str
    value: str


class Page(Struct, frozen=True):
    """A decoded page: text, its visible lines in reading order, and what its markup states.

    For plain text `text` is exactly the decoded file; for HTML it is all visible text, one block a line.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    encoding: str
    text: str
    lines: tuple[Line, ...]
    url: str | None = None
    fetched: str | None = None
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()


# ---------------------------------------------------------------- what goes out


class Note(Struct, frozen=True):
    """Something a step wants the reader to know: repaired encoding, cut text, a guess."""

    step: str
    code: str
    message: str


class Provenance(Struct, frozen=True):
    """Where a metadata value was read. `start`/`end` are null when it stands only in markup; `rule` says how."""

    start: int | None
    end: int | None
    rule: str


class Block(Struct, frozen=True):
    """A labelled line. `reason` is set for boilerplate only; `score` is the classifier's confidence in `kind`."""

    start: int
    end: int
    kind: Kind
    reason: Reason | None = None
    score: float = 1.0
    lang: str | None = None


class Run(Struct, frozen=True, array_like=True):
    """A stretch of one language ("ko", "en", "zh", "ja", "ru", "num", "other"); JSON: [start, end, lang]."""

    start: int
    end: int
    lang: str


class Paragraph(Struct, frozen=True):
    """A paragraph of the main text. `id` is "<document id>#<number>"; `lang` is "ko", "en" or "mixed"."""

    id: str
    start: int
    end: int
    lang: str
    runs: tuple[Run, ...] = ()


class Name(Struct, frozen=True):
    """Canonical names of an entity; null where none is known."""

    ko: str | None = None
    en: str | None = None


class Entity(Struct, frozen=True):
    """A mention of an entity. `entity` is the stable id, equal for 문재인 and Moon Jae-in, null before linking."""

    start: int
    end: int
    text: str
    label: str
    entity: str | None = None
    name: Name = Name()
    score: float = 1.0


class DateMention(Struct, frozen=True):
    """A date or time expression with its TIMEX3 type and value; `anchor` is the date it was resolved against."""

    start: int
    end: int
    text: str
    type: str
    value: str
    anchor: str | None = None


class Metadata(Struct, frozen=True):
    """What the page says about itself. Dates are ISO 8601 with the precision the page shows."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    published: str | None = None
    modified: str | None = None
    provenance: dict[str, Provenance] = {}


class Document(Struct, frozen=True):
    """A page with everything that was found in it: the data contract, schema 1."""

    schema: int
    id: str
    source: str
    url: str | None
    sha256: str
    media_type: str
    encoding: str
    title: str | None
    authors: tuple[str, ...]
    publisher: str | None
    section: str | None
    published: str | None
    modified: str | None
    lang: str | None
    provenance: dict[str, Provenance]
    text: str
    blocks: tuple[Block, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    notes: tuple[Note, ...] = ()


def blank(page: Page) -> Document:
    """Return the document of `page` before any step has run."""
    return Document(
        schema=SCHEMA,
        id=page.id,
        source=page.source,
        url=page.url,
        sha256=page.sha256,
        media_type=page.media_type,
        encoding=page.encoding,
        title=None,
        authors=(),
        publisher=None,
        section=None,
        published=None,
        modified=None,
        lang=None,
        provenance={},
        text=page.text,
        notes=page.notes,
    )


def kept_text(doc: Document) -> str:
    """Return the cleaned article: kept blocks in page order, one a line."""
    return "\n".join(doc.text[b.start : b.end] for b in doc.blocks if b.kind is not Kind.BOILERPLATE)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Document)


def to_json(value: Struct) -> bytes:
    """Return one line of UTF-8 JSON, keys in field order, non-ASCII unescaped, without the line end."""
    return _encoder.encode(value)


def document_from_json(data: bytes | str) -> Document:
    """Parse one document; raises `msgspec.ValidationError` when it does not follow the contract."""
    return _decoder.decode(data)
