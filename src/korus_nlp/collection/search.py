"""Search: queries in, ranked paragraphs out, across both languages.

`dense` compares meaning (cosine of sentence vectors), `lexical` words (BM25), `hybrid` adds both (`ranking` says how).
Each hit says where its paragraph stands in the page, which parts made its score, and which spans of it the query's
words are in.
"""

from __future__ import annotations

from collections.abc import Collection as Terms
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from korus_nlp.errors import KorusError
from korus_nlp.text.tokens import is_syllable, spans

if TYPE_CHECKING:
    from korus_nlp.collection.index import Index
    from korus_nlp.collection.ranking import Ranked
    from korus_nlp.collection.store import Collection

Mode = Literal["hybrid", "dense", "lexical"]
_TOGETHER = 32  # queries whose cosines are computed at once
_FEW = 0.25  # share of paragraphs below which only those that a filter lets through are compared


class Query(Struct, frozen=True):
    """What to look for.

    Attributes:
        text: words, a name, a question or a sentence, in either language.
        mode: "hybrid", "dense" or "lexical".
        lang: language of the paragraph: "ko", "en" or "mixed".
        since, until: first and last day of publication, ISO 8601; a year or a month will do. Undated pages are out.
        entity: id of an entity, or a name of it in either language.
        publisher: part of the publisher's name, case ignored.
        k: most hits.
        lexical_weight: weight of the lexical part in hybrid search (1–2 are flat, measured).
        id: comes back as `Hit.query`; the text does when there is none.
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
    id: str | None = None


class Hit(Struct, frozen=True):
    """A paragraph that was found; its JSON is a line of `korus search --format jsonl`.

    Attributes:
        query: id of the query, or its text.
        rank: from 1.
        score: in hybrid search cosine + weight × lexical; cosine or BM25 in the other modes.
        parts: "cosine"; "bm25", and "lexical": BM25 as a share of what is attainable.
        doc, paragraph: ids.
        start, end: of the paragraph, in the page's text.
        highlights: (start, end) of the query's telling words, in `text`, ascending and disjoint.
    """

    query: str
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


def search(collection: Collection, query: Query) -> tuple[Hit, ...]:
    """Return the best paragraphs for `query`, best first; ties in order of paragraph id.

    Raises:
        KorusError: unknown mode, `k` below 1, a date that is none; or the collection's model is missing.
    """
    return next(search_all(collection, [query]))


def search_all(collection: Collection, queries: Sequence[Query]) -> Iterator[tuple[Hit, ...]]:
    """Yield the hits of each query, in order; the same as asking one by one, and faster."""
    for query in queries:
        _check(query)
    index = collection.index()
    for first in range(0, len(queries), _TOGETHER):
        block = [_readable(query) for query in queries[first : first + _TOGETHER]]
        for query, (telling, hits) in zip(block, _rank(collection, index, block), strict=True):
            yield tuple(_hit(query, i, hit, index, telling) for i, hit in enumerate(hits, 1))


def _check(query: Query) -> None:
    if query.mode not in ("hybrid", "dense", "lexical"):
        raise KorusError("bad_query", "unknown mode", saw=str(query.mode), hint="use hybrid, dense or lexical")
    if query.k < 1:
        raise KorusError("bad_query", "k must be 1 or more", saw=str(query.k))


def _readable(query: Query) -> Query:
    """Replace lone surrogates, which no encoder takes."""
    text = query.text.encode("utf-8", "replace").decode()
    return query if text == query.text else msgspec.structs.replace(query, text=text)


def _rank(collection: Collection, index: Index, queries: Sequence[Query]) -> list[tuple[Terms[str], list[Ranked]]]:
    """Return for each query the terms to point at, and what was found."""
    from korus_nlp.collection.filters import mask
    from korus_nlp.collection.ranking import Lexical, rank

    masks: dict[tuple[str | None, ...], list[Any]] = {}
    for query in queries:
        if _filters(query) not in masks:
            pairs = zip(index.segments, index.alive, strict=True)
            masks[_filters(query)] = [mask(query, segment, alive) for segment, alive in pairs]
    chosen = [masks[_filters(query)] for query in queries]
    near = _dense(collection, index, queries, chosen)
    out: list[tuple[Terms[str], list[Ranked]]] = []
    for query, allowed, (vector, cosines) in zip(queries, chosen, near, strict=True):
        if not query.text.strip() or not index.count:
            out.append(((), []))
            continue
        words = Lexical(index, query.text)
        lexical = None if query.mode == "dense" else words
        weight = query.lexical_weight
        hits = rank(index, allowed, query.k, lexical=lexical, dense=cosines, vector=vector, weight=weight)
        out.append((words.telling, hits))
    return out


def _filters(query: Query) -> tuple[str | None, ...]:
    return query.lang, query.since, query.until, query.entity, query.publisher


def _dense(
    collection: Collection, index: Index, queries: Sequence[Query], masks: Sequence[list[Any]]
) -> list[tuple[Any, list[Any] | None]]:
    """Return for each query its vector and, by segment, the cosines of all rows; (None, None) for lexical search."""
    import numpy as np

    from korus_nlp.collection.ranking import cosines, cosines_of

    asked = [i for i, query in enumerate(queries) if query.mode != "lexical" and query.text.strip() and index.count]
    out: list[tuple[Any, list[Any] | None]] = [(None, None)] * len(queries)
    if not asked:
        return out
    vectors = np.asarray(collection.embedder.encode([queries[i].text for i in asked]), np.float32)
    few = [all(m is not None and m.mean() < _FEW for m in masks[i]) for i in asked]
    together = [place for place, is_few in enumerate(few) if not is_few]
    products = [cosines(segment, vectors[together]) for segment in index.segments] if together else []
    for place, i in enumerate(asked):
        if few[place]:
            pairs = zip(index.segments, masks[i], strict=True)
            out[i] = vectors[place], [cosines_of(segment, m, vectors[place]) for segment, m in pairs]
        else:
            out[i] = vectors[place], [rows[together.index(place)] for rows in products]
    return out


def _hit(query: Query, number: int, hit: Ranked, index: Index, telling: Terms[str]) -> Hit:
    segment, row = index.segments[hit.segment], hit.row
    doc, text = int(segment.doc[row]), segment.texts[row]
    return Hit(
        query=query.text if query.id is None else query.id,
        rank=number,
        score=hit.score,
        parts=hit.parts,
        doc=segment.docs[doc],
        paragraph=segment.ids[row],
        title=segment.titles[doc] or None,
        published=segment.dates[doc] or None,
        lang=segment.langs[int(segment.lang[row])] or None,
        text=text,
        start=int(segment.starts[row]),
        end=int(segment.ends[row]),
        source=segment.sources[doc],
        highlights=highlights(telling, text),
    )


def highlights(wanted: Terms[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of `text` that these terms are in, merged where they touch.

    >>> highlights({"대통", "통령", "offic"}, "전 대통령의 office")
    ((2, 5), (7, 13))
    """
    wanted = frozenset(wanted)
    syllables = {term for term in wanted if is_syllable(term)}
    out: list[tuple[int, int]] = []
    for term, start, end in spans(text):
        if term in wanted or term[0] in syllables:
            if out and start <= out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
    return tuple(out)
