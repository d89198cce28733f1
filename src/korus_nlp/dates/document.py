"""Read the paragraphs of a document in order: what each expression says, then when that was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from korus_nlp.dates.context import Context, anchor_of, offset_of
from korus_nlp.dates.expression import Point, Repeat
from korus_nlp.dates.hints import lies_ahead, reports, sign, topic
from korus_nlp.dates.join import expressions
from korus_nlp.dates.resolve import is_narrative, resolve
from korus_nlp.dates.scan import Atom, scan
from korus_nlp.dates.value import Value

_HEADING: Final = re.compile(r"\s?(?:--|[-–—:.]|$)")  # 1953 -- Hillary climbs Everest
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s")
_HANGUL: Final = re.compile("[가-힣]")


class Found(NamedTuple):
    """An expression in a text: offsets, TIMEX3 type, value, and whether another reading is about as likely."""

    start: int
    end: int
    kind: str
    value: Value
    unsure: bool


def read(texts: Sequence[str], anchor: str | None, prefer: str) -> tuple[str | None, list[list[Found]]]:
    """Return the day that relative dates were counted from, and what was found in each text; see `dates.annotate`."""
    now, clock = anchor_of(anchor)
    context = Context(now=now, clock=clock, offset=offset_of(anchor), prefer=prefer)
    said = [expressions(scan(text), text) for text in texts]
    context.narrative = sum(map(len, said)) > 1 and is_narrative(said, texts, now)
    found = [_paragraph(text, atoms, context) if atoms else [] for text, atoms in zip(texts, said, strict=True)]
    return now.isoformat() if now else None, found


def _paragraph(text: str, atoms: list[Atom], context: Context) -> list[Found]:
    context.near, context.headed, context.half_day = False, False, None
    context.topic, topic_end, context.anchored = None, 0, False
    out: list[Found] = []
    for atom in atoms:
        context.linked = bool(out) and _SENTENCE_END.search(text, out[-1].end, atom.start) is None
        _look_around(text, atom, context)
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
        out.append(Found(atom.start, atom.end, kind, value, context.unsure))
    return out


def _look_around(text: str, atom: Atom, context: Context) -> None:
    """Note what the text around an expression says of it."""
    start, end = atom.start, atom.end
    context.lang = lang = "ko" if _HANGUL.search(text, max(0, start - 12), end + 12) else "en"
    context.head = start <= len("In ") and _HEADING.match(text, end) is not None
    context.since = text.startswith((" 이후", "이후"), end) or text[max(0, start - 6) : start].lower() == "since "
    context.unsure = False
    context.reported = reports(text, start, end, lang)
    context.ahead = context.narrative and lies_ahead(text, start)
    hint = sign(text, start, end, lang)
    context.hint = hint if hint != "modal" else "" if context.narrative else "future"
    context.until = hint == "future" and isinstance(atom.what, Point) and text.startswith("까지", end)
