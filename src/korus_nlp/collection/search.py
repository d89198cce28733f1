"""Search: queries in, ranked paragraphs out, across both languages.

`dense` compares meaning (cosine of sentence vectors), `lexical` words (BM25), `hybrid` adds both (`ranking` says how).
Each hit says where its paragraph stands in the page, which parts made its score, and which spans of it the query's
words are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from korus_nlp.errors import KorusError

if TYPE_CHECKING:
    from korus_nlp.collection.store import Collection

Mode = Literal["hybrid", "dense", "lexical"]
_TOGETHER = 32  # queries whose cosines are computed at once


class Query(Struct, frozen=True):
    """What to look for.

    Attributes:
        text: words, a name, a question or a sentence, in either language.
        mode: "hybrid", "dense" or "lexical".
        lang: language of the paragraph: "ko", "en" or "mixed".
        since, until: first and last day, ISO 8601; a year or a month will do. Undated pages are out.
        entity: id of an entity, or a name of it in either language.
        publisher: part of the publisher's name, case ignored.
        k: most hits.
        lexical_weight: weight of the lexical part in hybrid search (1–2 are flat, measured).
        id: any JSON value; comes back as `Hit.query`, and the text does when there is none.
        on: what `since` and `until` are about: the day of publication, or the dates that the paragraph mentions.
        kind: of the paragraph: "body", "title", "subhead", "caption" or "source_note".
        min_score: hits below it are left out.
        group: "doc": only the best paragraph of each document.
        collapse: "duplicates": only the best document of those that say the same (`duplicates`).
        like: id of a paragraph of the collection that stands for the text; its own document is left out.
        context: paragraphs before and after the hit that come with it.
        marks: find `Hit.highlights` and `Hit.window`; they cost more than the search.
    """

    text: str
    mode: Mode = "hybrid"
    lang: str | None = None
    since: str | None = None
    until: str | None = None
    entity: str | None = None
    publisher: str | None = None
    k: int = 10
    lexical_weight: float = 1.5
    id: Any = None
    on: Literal["published", "dates"] = "published"
    kind: str | None = None
    min_score: float = 0.0
    group: Literal["doc"] | None = None
    collapse: Literal["duplicates"] | None = None
    like: str | None = None
    context: int = 0
    marks: bool = True


class Hit(Struct, frozen=True, omit_defaults=True):
    """A paragraph that was found; its JSON is a line of `korus search --format jsonl`.

    Attributes:
        query: id of the query, or its text.
        rank: from 1.
        score: in hybrid search cosine + weight × lexical; cosine or BM25 in the other modes.
        parts: "cosine"; "bm25", and "lexical": BM25 as a share of what is attainable.
        doc, paragraph: ids.
        start, end: of the paragraph, in the page's text.
        highlights: (start, end) of the query's telling words, in `text`, ascending and disjoint.
        window: (start, end) in `text` of the sentences that are nearest in meaning, when the paragraph has more.
        before, after: the neighbouring paragraphs that `Query.context` asks for, in reading order.
        duplicates: ids of documents that say the same and were left out for `Query.collapse`.
    """

    query: Any
    rank: int
    score: float
    parts: dict[str, float]
    doc: str
    paragraph: str
    title: str | None
    published: str | None
    lang: str | None
    text: str
    start: int
    end: int
    source: str
    highlights: tuple[tuple[int, int], ...] = ()
    window: tuple[int, int] | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()


def search(collection: Collection, query: Query) -> tuple[Hit, ...]:
    """Return the best paragraphs for `query`, best first; ties in order of paragraph id.

    Raises:
        KorusError: unknown mode, `k` below 1, a date that is none, a paragraph that is none; or the collection's model
            is missing.
    """
    return next(search_all(collection, [query]))


def search_all(collection: Collection, queries: Sequence[Query]) -> Iterator[tuple[Hit, ...]]:
    """Yield the hits of each query, in order; the same as asking one by one, and faster."""
    for query in queries:
        check(query)
    from korus_nlp.collection.answering import answer

    index = collection.index()
    for first in range(0, len(queries), _TOGETHER):
        block = [_readable(query) for query in queries[first : first + _TOGETHER]]
        yield from answer(collection, index, block)


_KNOWN = {
    "mode": ("hybrid", "dense", "lexical"),
    "on": ("published", "dates"),
    "group": (None, "doc"),
    "collapse": (None, "duplicates"),
}


def check(query: Query) -> None:
    """Raise `KorusError` when a query asks for what there is not."""
    for name, known in _KNOWN.items():
        value = getattr(query, name)
        if value not in known:
            hint = "use " + " or ".join(word for word in known if word)
            raise KorusError("bad_query", f"unknown {name}", saw=str(value), hint=hint)
    if query.k < 1:
        raise KorusError("bad_query", "k must be 1 or more", saw=str(query.k))
    if query.context < 0:
        raise KorusError("bad_query", "context must be 0 or more", saw=str(query.context))
    if query.like is not None and query.text:
        raise KorusError("bad_query", "a paragraph and words cannot be asked for together", saw=query.text)


def _readable(query: Query) -> Query:
    """Replace lone surrogates, which no encoder takes."""
    text = query.text.encode("utf-8", "replace").decode()
    return query if text == query.text else msgspec.structs.replace(query, text=text)
