"""From queries to hits: filters, vectors, scores, and the choice among what was found."""

from __future__ import annotations

from collections.abc import Collection as Terms
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from korus_nlp.collection.filters import mask
from korus_nlp.collection.lexical import Lexical
from korus_nlp.collection.picking import Picked, pick
from korus_nlp.collection.ranking import rank
from korus_nlp.collection.search import Hit, Query
from korus_nlp.collection.vectors import Near, near, paragraph_vector, window_cosines
from korus_nlp.errors import KorusError
from korus_nlp.text.tokens import is_syllable, spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment
    from korus_nlp.collection.store import Collection
    from korus_nlp.linking.corrections import Correction

    Array = NDArray[Any]


class Asked(NamedTuple):
    """A query with what it needs: its text, the rows that may be found, its vector, and the cosines of all rows."""

    query: Query
    text: str
    masks: list[Array | None]
    vector: Array | None = None
    cosines: list[Near] | None = None


def answer(collection: Collection, index: Index, queries: Sequence[Query]) -> list[tuple[Hit, ...]]:
    """Return the hits of each query; see `search_all`."""
    known: dict[tuple[str | None, ...], list[Array | None]] = {}
    said = _said(collection) if any(query.entity for query in queries) else ()
    asked = [_ask(index, query, known, said) for query in queries]
    return [_answer(index, one) for one in _with_vectors(collection, index, asked)]


def _said(collection: Collection) -> tuple[Correction, ...]:
    from korus_nlp.linking import corrections

    return corrections.read(collection.folder)


def _meant(entity: str, said: Sequence[Correction]) -> tuple[str, ...]:
    from korus_nlp.linking import corrections

    return corrections.sources(entity, said)


def _ask(
    index: Index,
    query: Query,
    known: dict[tuple[str | None, ...], list[Array | None]],
    said: Sequence[Correction] = (),
) -> Asked:
    filters = (query.lang, query.since, query.until, query.on, query.entity, query.publisher, query.kind)
    if filters not in known:
        pairs = zip(index.segments, index.alive, strict=True)
        meant = _meant(query.entity, said) if query.entity and said else ()
        known[filters] = [mask(query, segment, alive, meant) for segment, alive in pairs]
    if query.like is None:
        return Asked(query, query.text, known[filters])
    number, row = locate(index, query.like)
    segment = index.segments[number]
    masks = list(known[filters])
    others = segment.doc != segment.doc[row]
    allowed = masks[number]
    masks[number] = others if allowed is None else allowed & others
    return Asked(query, segment.texts[row], masks, paragraph_vector(segment, row))


def locate(index: Index, paragraph: str) -> tuple[int, int]:
    """Return segment and row of a paragraph by its id; of the document's id the beginning will do.

    Raises:
        KorusError: there is none, or several begin so.
    """
    found = sorted(_places(index, paragraph))
    if len(found) == 1 or (found and found[0][0] == paragraph):
        return found[0][1:]
    raise KorusError(
        "no_paragraph",
        "several paragraphs have an id that begins so" if found else "no such paragraph",
        saw=paragraph,
        hint="give more of the id" if found else 'give the "paragraph" of a hit, as in 1f0c9a#3',
    )


def _places(index: Index, paragraph: str) -> Iterator[tuple[str, int, int]]:
    doc, _, number = paragraph.rpartition("#")
    for place, (segment, alive) in enumerate(zip(index.segments, index.alive, strict=True)):
        for i in range(segment.docs.first(doc), len(segment.docs) if doc else 0):
            if not segment.docs[i].startswith(doc):
                break
            for row in segment.rows_of(i):
                name = segment.ids[row]
                if name.endswith(f"#{number}") and (alive is None or alive[row]):
                    yield name, place, row


def _with_vectors(collection: Collection, index: Index, asked: list[Asked]) -> list[Asked]:
    """Add vectors and cosines where meaning is compared."""
    todo = [i for i, one in enumerate(asked) if one.query.mode != "lexical" and one.text.strip() and index.count]
    if not todo:
        return [one._replace(vector=None) for one in asked]
    texts = [asked[i].text for i in todo if asked[i].vector is None]
    encoded = iter(np.asarray(collection.embedder.encode(texts), np.float32) if texts else ())
    given = (asked[i].vector for i in todo)
    vectors = np.stack([next(encoded) if vector is None else vector for vector in given])
    masks = [asked[i].masks for i in todo]
    found = [near(segment, [mask[n] for mask in masks], vectors) for n, segment in enumerate(index.segments)]
    out = list(asked)
    for place, i in enumerate(todo):
        out[i] = asked[i]._replace(vector=vectors[place], cosines=[one[place] for one in found])
    return out


def _answer(index: Index, asked: Asked) -> tuple[Hit, ...]:
    query = asked.query
    if not asked.text.strip() or not index.count:
        return ()
    words = Lexical(index, asked.text, translated=query.mode != "lexical")
    lexical = None if query.mode == "dense" else words

    def ranked(count: int) -> list[Any]:
        dense, weight = asked.cosines, query.lexical_weight
        return rank(index, asked.masks, count, lexical=lexical, dense=dense, vector=asked.vector, weight=weight)

    chosen = pick(index, query, ranked)
    return tuple(_hit(asked, number, hit, index, words.telling) for number, hit in enumerate(chosen, 1))


def _hit(asked: Asked, number: int, picked: Picked, index: Index, telling: Terms[str]) -> Hit:
    query, found = asked.query, picked.ranked
    segment, row = index.segments[found.segment], found.row
    doc, text = int(segment.doc[row]), segment.texts[row]
    before, after = _around(segment, row, query.context)
    return Hit(
        query=query.id if query.id is not None else query.like or query.text,
        rank=number,
        score=found.score,
        parts=found.parts,
        doc=segment.docs[doc],
        paragraph=segment.ids[row],
        title=segment.titles[doc] or None,
        published=segment.dates[doc] or None,
        lang=segment.langs[int(segment.lang[row])] or None,
        text=text,
        start=int(segment.starts[row]),
        end=int(segment.ends[row]),
        source=segment.sources[doc],
        highlights=highlights(telling, text) if query.marks else (),
        window=None if asked.vector is None or not query.marks else _window(segment, row, asked.vector),
        before=before,
        after=after,
        duplicates=picked.duplicates,
    )


def _window(segment: Segment, row: int, vector: Array) -> tuple[int, int] | None:
    """Return the window of a paragraph that is nearest to the query, None when it has only one."""
    from korus_nlp.embedding import windows

    windowed = window_cosines(segment, row, vector)
    if not len(windowed):
        return None
    cuts = windows(segment.texts[row])
    return cuts[int(windowed.argmax())] if len(cuts) == len(windowed) else None


def _around(segment: Segment, row: int, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the texts of up to `count` paragraphs before and after a row, of the same document."""
    if not count:
        return (), ()
    rows = segment.rows_of(int(segment.doc[row]))
    before = range(max(rows.start, row - count), row)
    after = range(row + 1, min(rows.stop, row + 1 + count))
    return tuple(segment.texts[i] for i in before), tuple(segment.texts[i] for i in after)


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
