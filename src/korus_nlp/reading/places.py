"""Places of a page: what a line that begins inside an element carries, worked out once for elements that say the same.

A page repeats its elements: the item of a menu is written fifty times. So places make a tree of their own, in which the
same tag and words met at the same place lead to the same place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead title tr ul".split()
)
NEVER_SHOWN: Final = frozenset(
    "script style template noscript head select datalist svg math canvas audio video iframe object embed textarea map "
    "noframes frameset applet".split()
)
_NAMING: Final = ("class", "id", "role", "itemprop", "data-testid")  # after the class
_RARE: Final = frozenset((*_NAMING[1:], "hidden", "aria-hidden", "style"))
_MAX_HINTS: Final = 24  # class and id words a line carries: own element and nearest ancestors
_MAX_WORDS: Final = 8  # of one element
_MAX_PATH: Final = 12
_WORDS = re.compile(r"[\w-]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

Attributes = dict[str, str | None]


class Place(Struct, gc=False):
    """What a line that begins at this place of the page carries.

    Attributes:
        next: places of elements that stand here, by what the element says.
        depth: elements around the place.
        block: the innermost element begins and ends lines.
        shown: text here is text of the page.
        path, hints, linked, hidden, item: see `Line`.
    """

    next: dict[object, Place]
    depth: int = 0
    block: bool = False
    shown: bool = True
    path: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    linked: bool = False
    hidden: bool = False
    item: bool = False

    def inside(self, tag: str, attributes: Attributes) -> Place:
        """Return the place inside an element that stands here."""
        if not attributes:
            return self.next.get(tag) or self._new(tag, tag, "", False)
        if _RARE.isdisjoint(attributes):
            names = attributes.get("class")
            if not names:
                return self.next.get(tag) or self._new(tag, tag, "", False)
            key: object = (tag, names)
            return self.next.get(key) or self._new(key, tag, names, False)
        names = " ".join([value for key in _NAMING if (value := attributes.get(key))])
        hidden = _is_hidden(attributes)
        key = (tag, names, hidden)
        return self.next.get(key) or self._new(key, tag, names, hidden)

    def _new(self, key: object, tag: str, names: str, hidden: bool) -> Place:
        path, hints, item, block = self.path, self.hints, self.item, tag in BLOCKS
        if block:
            path, item = (tag, *path[: _MAX_PATH - 1]), tag == "li"
        if names and (words := _split(names)):
            hints = (words + hints)[:_MAX_HINTS]
        place = Place(
            {},
            self.depth + 1,
            block,
            self.shown and tag not in NEVER_SHOWN,
            path,
            hints,
            self.linked or tag == "a",
            self.hidden or hidden,
            item,
        )
        self.next[key] = place
        return place


@lru_cache(maxsize=16384)  # a page, and the pages of a site, repeat their classes
def _split(names: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(names.lower()))[:_MAX_WORDS]


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style))
