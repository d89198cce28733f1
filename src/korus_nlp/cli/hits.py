"""Hits for people: title, where and when, and the paragraph, wrapped, with what matched pointed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from korus_nlp.cli.console import Console
from korus_nlp.cli.streams import printable
from korus_nlp.cli.table import wrap

if TYPE_CHECKING:
    from korus_nlp.collection.search import Hit

INDENT = "    "
WIDEST = 100  # cells of a line of running text on a wide terminal


def show_hit(console: Console, hit: Hit, *, explain: bool = False) -> list[str]:
    """Return a hit as lines: number, title, score, source, then the paragraph."""
    number = f"{hit.rank:>2}. "
    where = " · ".join(part for part in ((hit.published or "")[:10], hit.lang, hit.source) if part)
    lines = [
        number + console.style(printable(hit.title or hit.source), "bold"),
        INDENT + console.style(f"{hit.score:.3f} · {printable(where)} · {hit.doc[:12]}", "dim"),
    ]
    if explain:
        parts = "  ".join(f"{name} {_number(value)}" for name, value in parts_of(hit))
        lines.append(INDENT + console.style(parts, "dim"))
        if hit.window is not None:
            nearest = " ".join(hit.text[slice(*hit.window)].split())
            lines.append(INDENT + console.style(printable(f"nearest: {nearest}"), "dim"))
    if hit.duplicates:
        twins = ", ".join(name[:12] for name in hit.duplicates)
        lines.append(INDENT + console.style(f"the same in {printable(twins)}", "dim"))
    lines += [INDENT + console.style(line, "dim") for text in hit.before for line in _wrapped(console, text)]
    lines += [INDENT + line for line in _paragraph(console, hit)]
    lines += [INDENT + console.style(line, "dim") for text in hit.after for line in _wrapped(console, text)]
    return lines


def parts_of(hit: Hit) -> list[tuple[str, object]]:
    """Return the named parts of a hit's score."""
    return list(hit.parts.items()) if isinstance(hit.parts, dict) else []


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _wrapped(console: Console, text: str) -> list[str]:
    width = console.width
    cells = None if width is None else max(20, min(width, WIDEST) - len(INDENT))
    return printable(text).split("\n") if cells is None else wrap(printable(text), cells)


def _paragraph(console: Console, hit: Hit) -> list[str]:
    text = printable(hit.text)
    lines = _wrapped(console, hit.text)
    marks = hit.highlights if text == hit.text else ()
    shown, position = [], 0
    for line in lines:
        position = text.index(line, position)
        shown.append(_highlighted(console, line, position, marks))
        position += len(line)
    return shown


def _highlighted(console: Console, line: str, start: int, marks: Sequence[tuple[int, int]]) -> str:
    out, position = "", 0
    for left, right in sorted(marks):
        left, right = max(left - start, position), min(right - start, len(line))  # noqa: PLW2901
        if left < right:
            out += line[position:left] + console.style(line[left:right], "mark")
            position = right
    return out + line[position:]
