"""Choose among what was found: a least score, one paragraph a document, one document of those that say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from korus_nlp.collection.duplicates import SAME, shingles

if TYPE_CHECKING:
    from korus_nlp.collection.index import Index
    from korus_nlp.collection.ranking import Ranked
    from korus_nlp.collection.search import Query

_MORE = 4  # times k are looked at first, then twice as many until k are left


class Picked(NamedTuple):
    """A paragraph that becomes a hit, and the documents that say the same and do not."""

    ranked: Ranked
    duplicates: tuple[str, ...] = ()


def pick(index: Index, query: Query, ranked: Callable[[int], list[Ranked]]) -> list[Picked]:
    """Return up to `k` of the ranked paragraphs.

    Args:
        index: what was searched.
        query: what it asks for.
        ranked: returns the best paragraphs, as many as it is asked for, or all there are.
    """
    chooses = query.group is not None or query.collapse is not None
    count = query.k * _MORE if chooses else query.k
    while True:
        found = ranked(count)
        good = [hit for hit in found if hit.score >= query.min_score]
        picked = _choose(index, query, good) if chooses else [Picked(hit) for hit in good]
        if len(picked) >= query.k or len(good) < count:
            return picked[: query.k]
        count *= 2


def _choose(index: Index, query: Query, hits: list[Ranked]) -> list[Picked]:
    """Go through the hits, best first; a document is compared with those that were taken before it."""
    heads: dict[tuple[int, int], int | None] = {}  # document → its place among the kept ones; None: says the same
    kept: list[tuple[set[str], list[str]]] = []  # of kept documents: what they say, and who says the same
    out: list[tuple[Ranked, int]] = []
    for hit in hits:
        place = hit.segment, int(index.segments[hit.segment].doc[hit.row])
        seen = place in heads
        if not seen:
            heads[place] = _enter(index, query, place, kept)
        head = heads[place]
        if head is not None and not (seen and query.group == "doc"):
            out.append((hit, head))
    shown: set[int] = set()
    picked = []
    for hit, head in out:
        picked.append(Picked(hit, () if head in shown else tuple(kept[head][1])))
        shown.add(head)
    return picked


def _enter(index: Index, query: Query, place: tuple[int, int], kept: list[tuple[set[str], list[str]]]) -> int | None:
    """Keep a document, or note it with the kept one that says the same."""
    segment = index.segments[place[0]]
    says: set[str] = set()
    if query.collapse is not None:
        says = shingles("\n".join(segment.texts[row] for row in segment.rows_of(place[1])))
        for other, twins in kept:
            both = len(says & other)
            if both and both / (len(says) + len(other) - both) >= SAME:
                twins.append(segment.docs[place[1]])
                return None
    kept.append((says, []))
    return len(kept) - 1
