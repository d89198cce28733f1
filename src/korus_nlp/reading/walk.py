"""A parsed page → visible lines in reading order, one block element a line, each with its markup evidence.

One pass in document order, without recursion. Most elements carry no text of their own, so the pass asks an element
only for its name: a block or `<br>` ends the line. What the elements around a text say is looked up when it is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from korus_nlp.document import Line
from korus_nlp.reading.bullets import BULLETS, split_bullet
from korus_nlp.reading.places import BLOCKS, Place

_ENDING: Final = (BLOCKS | {"br"}) - {"hr"}
_SOURCES: Final = frozenset(("script", "style"))  # their text is long, and never shown
_INVISIBLE: Final = "\u200b\u2060\ufeff"
_REMEMBERED: Final = 50_000  # elements: more than any page has, few enough for one that was made to fill the memory

Spot = tuple[Place, int, int]  # of an element: its place, the number of the block it is or is in, of the block around
Row = tuple[list[str], list[str], Spot]  # texts of a line, those inside links, the spot it began at
_DARK: Final[Spot] = (Place({}, shown=False), 0, 0)


class Walk:
    """One pass over a page.

    Attributes:
        too_deep: elements around texts met so far that are deeper than `max_depth`; they count as being at that depth.
    """

    def __init__(self, root: Any, max_depth: int) -> None:
        self.too_deep = 0
        self._root = root
        self._max_depth = max_depth
        self._blocks = 0
        self._spots: dict[int, Spot] = {root.parent.mem_id: (Place({}), 0, 0)}  # by the mem_id of an element

    def rows(self) -> Iterator[Row]:
        """Yield what stands in each line, as it is written."""
        texts: list[str] = []
        linked: list[str] = []
        first, last = _DARK, 0
        for node, spot, ended in self._shown():
            if texts and (ended or spot[1] != first[1]):
                yield texts, linked, first
                texts, linked = [], []
            text = node.text_content
            if text.isspace():  # no-break spaces: plain white space is passed over
                if texts:
                    texts.append(" ")
                continue
            if not texts:
                first = spot
            elif not (text[0].isspace() or texts[-1][-1].isspace()) and _spaced(node, last):
                texts.append(" ")
            texts.append(text)
            last = node.mem_id
            if spot[0].linked:
                linked.append(text)
        if texts:
            yield texts, linked, first

    def _shown(self) -> Iterator[tuple[Any, Spot, bool]]:
        """Yield the text nodes that are text of the page: node, spot, and whether a line ended since the last one."""
        spots, ended = self._spots, False
        for node in self._root.traverse(include_text=True, skip_empty=True):
            tag = node.tag
            if tag == "-text":
                parent = node.parent
                spot = spots.get(parent.mem_id) or self._spot(parent)
                if spot[0].shown:
                    yield node, spot, ended
                    ended = False
            elif tag in _ENDING:
                ended = True
            elif tag in _SOURCES:
                spots[node.mem_id] = _DARK

    def _spot(self, node: Any) -> Spot:
        """Return the spot of an element in which no text was met yet."""
        spots = self._spots
        if len(spots) > _REMEMBERED:
            self._forget(node)
        chain = [node]
        while (spot := spots.get((node := node.parent).mem_id)) is None:
            chain.append(node)
        place, block, around = spot
        for element in reversed(chain):
            if place.depth < self._max_depth:
                place = place.inside(element.tag, element.attributes)
                if place.block:
                    self._blocks += 1
                    block, around = self._blocks, block
            else:
                self.too_deep += 1
            spots[element.mem_id] = spot = (place, block, around)
        return spot

    def _forget(self, node: Any) -> None:
        """Forget the elements that ended before this one, and their places: a page may have a million."""
        kept = {}
        while node is not None:
            if (spot := self._spots.get(node.mem_id)) is not None:
                kept[node.mem_id] = spot
                spot[0].next.clear()
            node = node.parent
        self._spots.clear()
        self._spots.update(kept)


def _spaced(node: Any, last: int) -> bool:
    """Tell whether white space stands between a text node and the text node before it, whose mem_id is `last`."""
    while True:
        before = node.prev
        if before is None:
            node = node.parent
            continue
        node = before
        while (inner := node.last_child) is not None:
            node = inner
        if node.mem_id == last:
            return False
        if node.tag == "-text" and node.text_content.isspace():
            return True


def lines_of(rows: Iterable[Row]) -> tuple[str, list[Line]]:
    """Return the text of a page and its lines; signs that have no width become spaces."""
    parts: list[str] = []
    lines: list[Line] = []
    start = 0
    for texts, links, (place, _, around) in rows:
        text = " ".join(_visible(texts).split())
        if not text:
            continue
        linked = 0
        if links:
            linked = len(text) - text.count(" ") if len(links) == len(texts) else len("".join(_visible(links).split()))
        end = start + len(text)
        bullet, skipped = split_bullet(text) if text[0] in BULLETS else (False, 0)
        bullet = bullet or place.item
        lines.append(Line(start + skipped, end, place.path, place.hints, linked, place.hidden, bullet, around))
        parts.append(text)
        start = end + 1
    return "\n".join(parts), lines


def _visible(texts: list[str]) -> str:
    """Return texts as one, with spaces for the signs that have no width."""
    text = texts[0] if len(texts) == 1 else "".join(texts)
    if not text.isascii():
        for sign in _INVISIBLE:
            if sign in text:
                text = text.replace(sign, " ")
    return text
