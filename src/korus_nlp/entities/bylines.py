"""Names of authors as mentions: what the metadata step read in a byline is a person, whatever the tagger made of it.

A byline is no sentence ("김영희 기자 yh@…", "By Lee Kyung-sik"), so taggers miss its names or take title and name for
one. A mention that stands in a byline and is called as an author is the author: `is_author` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from korus_nlp.document import Block, Document, Entity, Kind, Provenance
from korus_nlp.text import gazetteer

_SCORE = 0.9  # about the F1 of authors on the development pages
_LONGEST_LINE = 300


def add_authors(
    text: str, found: Sequence[Entity], authors: Iterable[str], where: Provenance | None, blocks: Iterable[Block]
) -> tuple[Entity, ...]:
    """Return the mentions with one for every place in a byline where an author's name stands.

    Args:
        text: the page's text.
        found: mentions, in text order and disjoint.
        authors: names as the metadata step gives them.
        where: where it read the first of them.
        blocks: labelled lines of the page.

    Returns:
        Mentions in text order and disjoint; those that overlap an author's name give way. An author that the gazetteer
        knows as an organisation (an agency) is labelled so.
    """
    lines = sorted({*_line(text, where), *((b.start, b.end) for b in blocks if b.kind is Kind.BYLINE)})
    names = [name for name in dict.fromkeys(authors) if name.strip()]
    if not lines or not names:
        return tuple(found)
    spans: dict[tuple[int, int], str] = {}
    for start, end in lines:
        for name in sorted(names, key=len, reverse=True):
            for match in _whole(name).finditer(text, start, end):
                if all(match.end() <= a or match.start() >= b for a, b in spans):
                    spans[match.span()] = _label(name)
    kept = [e for e in found if all(e.end <= a or e.start >= b for a, b in spans)]
    mine = [Entity(a, b, text[a:b], label, score=_SCORE) for (a, b), label in spans.items()]
    return tuple(sorted([*kept, *mine], key=lambda e: e.start))


def is_author(doc: Document, mention: Entity) -> bool:
    """Tell whether a mention names an author of its document in a byline."""
    if mention.text not in doc.authors:
        return False
    lines = [*_line(doc.text, doc.provenance.get("authors"))]
    lines += [(b.start, b.end) for b in doc.blocks if b.kind is Kind.BYLINE]
    return any(start <= mention.start and mention.end <= end for start, end in lines)


def _whole(name: str) -> re.Pattern[str]:
    """Match a name that is no part of a longer word; 기자 may follow without a blank, but no other syllable."""
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?=기자|특파원|[^\w]|_|$)")


def _label(name: str) -> str:
    known = {entry.type for entry in gazetteer.load().find(name)}
    return "ORG" if "ORG" in known and "PERSON" not in known else "PERSON"


def _line(text: str, where: Provenance | None) -> list[tuple[int, int]]:
    """Return the line that a provenance points into; of a long paragraph only the name itself."""
    if where is None or where.start is None or where.end is None:
        return []
    start = text.rfind("\n", 0, where.start) + 1
    end = text.find("\n", where.end)
    end = len(text) if end < 0 else end
    return [(start, end) if end - start <= _LONGEST_LINE else (where.start, where.end)]
