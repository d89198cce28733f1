"""Tables for people: Hangul is two cells wide, the terminal's width is honoured, and nothing is ever cut.

A cell that is too wide is wrapped inside its column. In a pipe without COLUMNS there is no width to honour, so a row
stays on one line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

GAP = "  "
NARROWEST = 6  # cells; below this a column is unreadable, so the row may run over instead


@lru_cache(maxsize=8192)
def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    if "\u1160" <= char <= "\u11ff":  # medial vowels and finals join the syllable before them
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Return the cells `text` takes on a terminal: "한국" is 4."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Fill with spaces up to `cells`; `right` aligns numbers."""
    fill = " " * max(0, cells - width(text))
    return fill + text if right else text + fill


def wrap(text: str, cells: int) -> list[str]:
    """Break into lines of at most `cells`, at spaces where possible, inside a word otherwise; at least one line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if width(candidate) <= cells:
                line = candidate
                continue
            if line:
                lines.append(line)
            while width(word) > cells:
                cut = _fitting(word, cells)
                lines.append(word[:cut])
                word = word[cut:]  # noqa: PLW2901
            line = word
        lines.append(line)
    return lines


def _fitting(word: str, cells: int) -> int:
    used = 0
    for index, char in enumerate(word):
        used += _cells(char)
        if used > cells:
            return max(1, index)
    return len(word)


def fit(natural: Sequence[int], total: int | None) -> list[int]:
    """Return column widths: the natural ones, the widest made narrower until the row fits into `total` cells."""
    widths = list(natural)
    if total is None:
        return widths
    room = total - len(GAP) * (len(widths) - 1)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda i: widths[i])
        if widths[widest] <= NARROWEST:
            break
        rest = sorted(widths, reverse=True)
        step = max(1, widths[widest] - max(rest[1] if len(rest) > 1 else 0, NARROWEST))
        widths[widest] -= min(step, sum(widths) - room)
    return widths


def render(header: Sequence[str], rows: Sequence[Sequence[str]], total: int | None) -> list[str]:
    """Return the lines of a table, header first; columns whose cells are all numbers are aligned right."""
    everything = [list(header), *map(list, rows)]
    natural = [max(max(width(part) for part in row[i].split("\n")) for row in everything) for i in range(len(header))]
    widths = fit(natural, total)
    numeric = [all(_is_number(row[i]) for row in rows) and bool(rows) for i in range(len(header))]
    lines = []
    for row in everything:
        cells = [wrap(cell, widths[i]) for i, cell in enumerate(row)]
        for number in range(max(map(len, cells))):
            parts = [
                pad(cell[number] if number < len(cell) else "", widths[i], right=numeric[i])
                for i, cell in enumerate(cells)
            ]
            lines.append(GAP.join(parts).rstrip())
    return lines


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).replace(",", "").lstrip("-").isdigit() or not text.strip()
