"""Dates: find date and time expressions of Korean and English news and give them TIMEX3 values.

Two passes: `scan` and `grammar` read what an expression says, `resolve` when that was, in document order. The values
and their calendar are in `value`; see there for the grammar that is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from korus_nlp.dates.value import interval, parse
from korus_nlp.document import DateMention

if TYPE_CHECKING:
    from korus_nlp.dates.context import Context
    from korus_nlp.dates.scan import Atom

__all__ = ["Mention", "annotate", "find", "interval"]

_HANGUL_FIRST, _HANGUL_LAST = "가", "힣"


class Passage(Protocol):
    """A stretch of a text; its language where it is known."""

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
        texts: paragraphs. Both languages are looked for in each of them.
        anchor: ISO 8601 publication time, or None.
        prefer: "past" for news; "future" where a bare Monday is the next one (assistants, calendars).
        langs: "ko", "en" or "mixed" for each text; guessed from the script around an expression when missing.

    Example:
        >>> [(m.text, m.value) for m in annotate(["외교부는 지난달 27일 밝혔다."], anchor="2023-08-03")[0]]
        [('지난달 27일', '2023-07-27')]
    """
    from korus_nlp.dates.context import Context, anchor_of, offset_of
    from korus_nlp.dates.grammar import expressions
    from korus_nlp.dates.resolve import is_narrative
    from korus_nlp.dates.scan import scan

    now, clock = anchor_of(anchor)
    context = Context(now=now, clock=clock, offset=offset_of(anchor), prefer=prefer)
    shown = now.isoformat() if now else None
    read = [expressions(scan(text), text) for text in texts]
    context.narrative = is_narrative([atom.what for atoms in read for atom in atoms], now)
    return [_paragraph(text, atoms, context, shown) for text, atoms in zip(texts, read, strict=True)]


def _paragraph(text: str, atoms: list[Atom], context: Context, anchor: str | None) -> list[Mention]:
    from korus_nlp.dates.expression import Point, Repeat
    from korus_nlp.dates.hints import lies_ahead, reports, sign, topic
    from korus_nlp.dates.resolve import resolve

    context.near, context.headed, context.half_day = False, False, None
    context.topic, topic_end = None, 0
    out = []
    for atom in atoms:
        around = text[max(0, atom.start - 12) : atom.end + 12]
        context.lang = "ko" if any(_HANGUL_FIRST <= c <= _HANGUL_LAST for c in around) else "en"
        context.head = atom.start <= len("In ")
        context.unsure = False
        context.reported = reports(text, atom.start, atom.end, context.lang)
        context.ahead = context.narrative and lies_ahead(text, atom.start)
        hint = sign(text, atom.start, atom.end, context.lang)
        context.until = hint == "future" and isinstance(atom.what, Point) and text.startswith("까지", atom.end)
        context.hint = hint if hint != "modal" else "" if context.narrative else "future"
        if atom.start > topic_end:
            context.topic = None
        value = resolve(atom.what, context)
        if value is None:
            continue
        if value.grain == "year" and value.earliest and (end := topic(text, atom.start, atom.end, context.lang)):
            context.topic, topic_end = value.earliest.year, end
        kind = "DURATION" if value.period else "DATE"
        if isinstance(atom.what, Repeat):
            kind = "SET"
        elif value.is_time:
            kind = "TIME"
        found = text[atom.start : atom.end]
        out.append(Mention(atom.start, atom.end, found, kind, str(value), anchor, ambiguous=context.unsure))
    return out
