"""Filters of a query: which paragraphs may be found. Applied before ranking, so `k` hits come back if `k` exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from korus_nlp.collection.names import keys_of
from korus_nlp.collection.rows import name_key
from korus_nlp.errors import KorusError
from korus_nlp.text.tokens import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.search import Query
    from korus_nlp.collection.segment import Segment

    Mask = NDArray[np.bool_]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", re.DOTALL)


def mask(query: Query, segment: Segment, alive: Mask | None, meant: Sequence[str] = ()) -> Mask | None:
    """Return which rows of `segment` may be found; None when all may.

    Args:
        query: with its filters.
        segment: of the index.
        alive: rows of documents that are still there; None when all are.
        meant: ids and names that `query.entity` stands for, when a user's corrections make it stand for several.

    Raises:
        KorusError: `since` or `until` is not an ISO date.
    """
    parts = [] if alive is None else [alive]
    if query.lang:
        parts.append(np.asarray(segment.lang == _number(segment.langs.all(), query.lang)))
    if query.kind:
        parts.append(np.asarray(segment.kind == _number(segment.kinds.all(), query.kind)))
    if query.since or query.until:
        within = _mentioned if query.on == "dates" else _published
        parts.append(within(segment, query.since, query.until))
    if query.publisher:
        wanted = fold(query.publisher)[0].strip()
        numbers = [i for i, name in enumerate(segment.publishers.all()) if wanted in fold(name)[0]]
        parts.append(np.isin(segment.publisher, numbers))
    if query.entity:
        parts.append(np.logical_or.reduce([_entity(segment, one) for one in meant or (query.entity,)]))
    return np.logical_and.reduce(parts) if parts else None


def _number(values: list[str], wanted: str) -> int:
    return values.index(wanted) if wanted in values else -1


def _published(segment: Segment, since: str | None, until: str | None) -> Mask:
    """Compare days by the precision that both sides have: a page of "2023-08" is in since 2023-08-15 and until it."""
    days = segment.days
    inside = days > 0
    if since:
        latest = days + np.where(days % 10000 == 0, 1299, 0) + np.where(days % 100 == 0, 99, 0)
        inside &= latest >= _bound(since, "00", "since")
    if until:
        inside &= days <= _bound(until, "99", "until")
    return np.asarray(inside)


def _mentioned(segment: Segment, since: str | None, until: str | None) -> Mask:
    """Rows that mention a date of which a day lies inside; a month or a year is all of its days."""
    inside = np.ones(len(segment.first_days), bool)
    if since:
        inside &= segment.last_days >= _bound(since, "00", "since")
    if until:
        inside &= segment.first_days <= _bound(until, "99", "until")
    before = np.concatenate([[0], np.cumsum(inside)])
    return np.asarray(before[segment.mentioned[1:]] > before[segment.mentioned[:-1]])


def _bound(value: str, missing: str, name: str) -> int:
    found = _DATE.fullmatch(value.strip())
    if found is None:
        raise KorusError("bad_date", f"{name} must be an ISO date", saw=value, hint="write 2023, 2023-08 or 2023-08-03")
    return int(found[1] + (found[2] or missing) + (found[3] or missing))


def _entity(segment: Segment, wanted: str) -> Mask:
    """Rows that mention the entity: by its id, or by any name it has in either language."""
    out = np.zeros(segment.size, bool)
    for key in (f"id:{wanted}", f"name:{name_key(wanted)}", *keys_of(wanted.strip())):
        out[segment.entities.find(key)[0]] = True
    return out
