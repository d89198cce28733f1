"""Dates: find date and time expressions of Korean and English news and give them TIMEX3 values.

Two passes: `scan` and `join` read what an expression says, `resolve` when that was, in document order (`document`). The
values and their calendar are in `value`; see there for the grammar that is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from korus_nlp.dates.value import interval, parse
from korus_nlp.document import DateMention
from korus_nlp.text.normalise import compose

__all__ = ["Mention", "annotate", "find", "interval"]


class Passage(Protocol):
    """A stretch of a text in one language."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def lang(self) -> str | None: ...


class Mention(DateMention, frozen=True):
    """A date expression, and whether another reading of it is about as likely (a Monday without a tense, 3/4/2023)."""

    ambiguous: bool = False

    @property
    def grain(self) -> str:
        """The finest field that is known: "year", "month", "day", "minute" …; see `Value.grain`."""
        return parse(self.value).grain

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day the expression covers; None for durations, sets and what stays unknown."""
        return interval(self.value)


def find(text: str, passages: Sequence[Passage], anchor: str | None) -> tuple[DateMention, ...]:
    """Return the date mentions of a document in page order.

    Args:
        text: the page's text.
        passages: its paragraphs, in page order; offsets into `text`.
        anchor: ISO 8601 publication time, or None: then what depends on it keeps unknown parts (XXXX).
    """
    pieces = [text[p.start : p.end] for p in passages]
    found = annotate(pieces, anchor=anchor, langs=[p.lang for p in passages])
    return tuple(
        DateMention(m.start + p.start, m.end + p.start, m.text, m.type, m.value, m.anchor)
        for p, mentions in zip(passages, found, strict=True)
        for m in mentions
    )


def annotate(
    texts: Sequence[str], *, anchor: str | None, prefer: str = "past", langs: Sequence[str | None] | None = None
) -> list[list[Mention]]:
    """Return the date mentions of each text; the texts are the paragraphs of one document, in order.

    Args:
        texts: paragraphs, in any normal form; both languages are looked for in each of them.
        anchor: ISO 8601 publication time, or None.
        prefer: "past" for news; "future" where a bare Monday is the next one (assistants, calendars).
        langs: "ko", "en" or "mixed" for each text; guessed from the script around an expression when missing.

    Example:
        >>> [(m.text, m.value) for m in annotate(["외교부는 지난달 27일 밝혔다."], anchor="2023-08-03")[0]]
        [('지난달 27일', '2023-07-27')]
    """
    from korus_nlp.dates.document import read

    composed = [compose(text) for text in texts]
    day, found = read([nfc for nfc, _ in composed], anchor, prefer)
    return [
        [
            Mention(a, b, text[a:b], f.kind, str(f.value), day, ambiguous=f.unsure)
            for f in spans
            for a, b in [(starts[f.start], starts[f.end])]
        ]
        for text, (_, starts), spans in zip(texts, composed, found, strict=True)
    ]
