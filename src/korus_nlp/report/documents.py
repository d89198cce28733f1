"""A document as HTML: what was kept with its entities and dates, what was removed and why. Everything is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from korus_nlp.document import Block, Document
from korus_nlp.report.marks import Mark, Piece, Section, cut, inside, marks_of, sections


def pieces_html(pieces: Sequence[Piece]) -> str:
    """Return marked text as HTML; the label stands beside an entity, so that colour is not needed."""
    parts = []
    for piece in pieces:
        text = escape(piece.text)
        if piece.mark is None:
            parts.append(text)
            continue
        mark = piece.mark
        tip = escape(" · ".join(word for word in (mark.label, mark.note) if word))
        small = f"<small>{escape(mark.label)}</small>" if mark.kind == "entity" and mark.label else ""
        parts.append(f'<mark class="{escape(mark.kind)}" title="{tip}">{text}{small}</mark>')
    return "".join(parts)


def safe_link(url: str | None, text: str) -> str:
    """Return a link for http and https addresses, else only the text: a page's own address may be `javascript:`."""
    if url and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noreferrer noopener">{escape(text)}</a>'
    return escape(text)


def meta_line(doc: Document) -> str:
    """Return publisher, authors, dates, language and source as one line of HTML."""
    parts = [doc.publisher, doc.section, ", ".join(doc.authors), doc.published, doc.lang, doc.source]
    line = " · ".join(escape(part) for part in parts if part)
    return line + (f" · {safe_link(doc.url, doc.url)}" if doc.url else "")


def article_html(doc: Document, hits: Sequence[Mark] = ()) -> str:
    """Return the body of a document.

    Args:
        doc: the document.
        hits: stretches to point out besides entities and dates; they win where they overlap.
    """
    marks = list(hits) or []
    marks += [mark for mark in marks_of(doc) if not any(h.start < mark.end and mark.start < h.end for h in hits)]
    parts = [_section(doc, section, marks) for section in sections(doc)]
    return f"<article>{''.join(parts)}</article>"


def _section(doc: Document, section: Section, marks: Sequence[Mark]) -> str:
    if section.kept:
        block = section.blocks[0]
        pieces = cut(doc.text, block.start, block.end, inside(marks, block.start, block.end))
        lang = f' lang="{block.lang}"' if block.lang in ("ko", "en") else ""
        return f'<p class="{escape(str(block.kind))}"{lang}>{pieces_html(pieces)}</p>'
    reasons = Counter(str(block.reason or "other") for block in section.blocks)
    why = ", ".join(f"{number} {name}" for name, number in sorted(reasons.items()))
    lines = "".join(_removed(doc, block) for block in section.blocks)
    return f"<details class=cut><summary>removed: {escape(why)}</summary>{lines}</details>"


def _removed(doc: Document, block: Block) -> str:
    text = escape(doc.text[block.start : block.end])
    return (
        f"<div><span class=why>{escape(str(block.reason or 'other'))} {block.score:.2f}</span> <del>{text}</del></div>"
    )
