"""Cut a text where its entities, dates and hits begin and end, so that any front can colour it.

Marks never overlap in the result: where two do, the one that begins first wins, then the longer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from korus_nlp.document import Block, DateMention, Document, Entity, Kind


class Mark(Struct, frozen=True):
    """A stretch to point out: `kind` is "entity", "date" or "hit"; `label` and `note` are for people."""

    start: int
    end: int
    kind: str
    label: str = ""
    note: str = ""


class Piece(Struct, frozen=True):
    """A part of a text, and the mark it carries."""

    text: str
    mark: Mark | None = None


class Section(Struct, frozen=True):
    """Blocks of a page that follow each other and share a fate: one kept block, or a run of removed ones."""

    kept: bool
    blocks: tuple[Block, ...]


def of_entity(entity: Entity) -> Mark:
    """Return the mark of an entity; its note names it in both languages: "문재인 · Moon Jae-in"."""
    return Mark(entity.start, entity.end, "entity", entity.label, both_names(entity.name.ko, entity.name.en))


def of_date(date: DateMention) -> Mark:
    """Return the mark of a date; its note is the value, and what it was counted from."""
    return Mark(date.start, date.end, "date", date.type, date.value + (f" ← {date.anchor}" if date.anchor else ""))


def both_names(ko: str | None, en: str | None) -> str:
    """Return "문재인 · Moon Jae-in", or the one that is known, or "".

    >>> both_names("문재인", "Moon Jae-in")
    '문재인 · Moon Jae-in'
    """
    return " · ".join(name for name in (ko, en) if name)


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Cut ``text[start:end]`` at the marks inside it.

    Args:
        text: the page's text.
        start: where the part to cut begins.
        end: where it ends.
        marks: in any order; those that reach outside the part are clipped, those that overlap an earlier one dropped.

    Returns:
        Pieces whose texts joined are ``text[start:end]``.
    """
    pieces: list[Piece] = []
    position = start
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.kind)):
        left, right = max(mark.start, start), min(mark.end, end)
        if left < position or left >= right:
            continue
        if left > position:
            pieces.append(Piece(text[position:left]))
        pieces.append(Piece(text[left:right], mark))
        position = right
    if position < end:
        pieces.append(Piece(text[position:end]))
    return pieces


def marks_of(doc: Document) -> list[Mark]:
    """Return the marks of all entities and dates of a document, by position."""
    marks = [*map(of_entity, doc.entities), *map(of_date, doc.dates)]
    return sorted(marks, key=lambda m: (m.start, -m.end))


def inside(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks that touch [start, end)."""
    return [mark for mark in marks if mark.start < end and mark.end > start]


def sections(doc: Document) -> list[Section]:
    """Group the blocks of a page: every kept block alone, removed ones that follow each other together."""
    found: list[Section] = []
    removed: list[Block] = []
    for block in doc.blocks:
        if block.kind is Kind.BOILERPLATE:
            removed.append(block)
            continue
        if removed:
            found.append(Section(kept=False, blocks=tuple(removed)))
            removed = []
        found.append(Section(kept=True, blocks=(block,)))
    if removed:
        found.append(Section(kept=False, blocks=tuple(removed)))
    return found
