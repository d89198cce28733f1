"""HTML → visible lines in reading order, one block element a line, each with its markup evidence.

One pass over lexbor's tree in document order, without recursion: a stack holds the open elements, a block element or
`<br>` ends the line. Nothing is judged here; hidden elements become lines marked hidden, and only what a browser
never shows (scripts, styles, form options) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from korus_nlp.document import Fact, Line
from korus_nlp.reading.bullets import split_bullet

BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead title tr ul".split()
)
_NEVER_SHOWN: Final = frozenset(
    "script style template noscript head select datalist svg math canvas audio video iframe object embed textarea map "
    "noframes frameset applet".split()
)
_FACT_TAGS: Final = frozenset(("meta", "link", "time", "html", "base"))
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
Script = tuple[dict[str, Any], str]  # attributes, source

_WORDS = re.compile(r"[\w-]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")
_MAX_HINTS = 24  # class and id words a line carries: own element and nearest ancestors
_MAX_PATH = 12


class _Open:
    """An open element on the stack; what a line that begins in it will say is known when it opens."""

    __slots__ = ("block", "container", "hidden", "hints", "number", "path", "shown", "tag")
    path: tuple[str, ...]
    hints: tuple[str, ...]
    number: int  # of the innermost block element
    container: int  # of the block element around that one
    hidden: bool
    shown: bool

    def __init__(self, tag: str, number: int, above: _Open | None, words: tuple[str, ...], hidden: bool) -> None:
        self.tag = tag
        self.block = block = tag in BLOCKS
        self.shown = tag not in _NEVER_SHOWN and (above is None or above.shown)
        if above is None:
            self.path = (tag,) if block else ()
            self.number, self.container = number if block else 0, 0
            self.hints, self.hidden = words[:_MAX_HINTS], hidden
            return
        self.hidden = hidden or above.hidden
        self.hints = (words + above.hints)[:_MAX_HINTS] if words else above.hints
        if block:
            self.path = (tag, *above.path[: _MAX_PATH - 1])
            self.number, self.container = number, above.number
        else:
            self.path, self.number, self.container = above.path, above.number, above.container


class _Lines:
    """Collects text pieces until a block ends, then keeps one line with the evidence of where it began."""

    def __init__(self) -> None:
        self.parts: list[str] = []  # finished lines
        self.lines: list[Line] = []
        self.length = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._inside: _Open | None = None

    def add(self, text: str, inside: _Open, linked: bool) -> None:
        """Add a text node that stands inside an element."""
        if not self._pieces:
            if text.isspace():
                return
            self._inside = inside
        self._pieces.append(text)
        if linked:
            self._linked += len(_SPACE.sub("", text))

    def flush(self) -> None:
        """End the line."""
        inside = self._inside
        if inside is None:
            return
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        linked = self._linked
        self._pieces, self._linked, self._inside = [], 0, None
        if not text:
            return
        bullet, skipped = split_bullet(text)
        size, path = len(text), inside.path
        self.lines.append(
            Line(
                start=self.length + skipped,
                end=self.length + size,
                path=path,
                hints=inside.hints,
                link_chars=min(linked, size),
                hidden=inside.hidden,
                bullet=bullet or (bool(path) and path[0] == "li"),
                parent=inside.container,
            )
        )
        self.parts.append(text)
        self.length += size + 1

    def text(self) -> str:
        """Return the page text: the lines, joined by newlines."""
        return "\n".join(self.parts)


def _words(attributes: dict[str, str | None]) -> tuple[str, ...]:
    get = attributes.get
    given = (get("class"), get("id"), get("role"), get("itemprop"), get("data-testid"))
    return _split(" ".join(filter(None, given))) if any(given) else ()


@lru_cache(maxsize=16384)  # a page repeats its classes: this halves the time of the walk
def _split(names: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(names.lower()))[:8]


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDING.search(style))


def _fact(tag: str, attributes: dict[str, str | None]) -> Iterator[Fact]:
    """Yield what a head element or `<time>` states."""
    get = attributes.get
    if tag == "meta":
        key = get("property") or get("name") or get("itemprop") or get("http-equiv")
        content = get("content")
        if key and content:
            yield Fact("meta", key.strip().lower(), content.strip())
        if get("charset"):
            yield Fact("meta", "charset", str(get("charset")))
    elif tag == "link" and (get("rel") or "").lower() in ("canonical", "amphtml") and get("href"):
        yield Fact("link", str(get("rel")).lower(), str(get("href")))
    elif tag == "html" and get("lang"):
        yield Fact("html", "lang", str(get("lang")))
    if tag == "time" and get("datetime"):
        yield Fact("time", (get("itemprop") or get("class") or "datetime").lower(), str(get("datetime")).strip())
    elif tag != "meta" and get("itemprop") and (get("content") or get("datetime")):
        yield Fact("microdata", str(get("itemprop")), str(get("content") or get("datetime")).strip())


class _Walk:
    """One pass over the tree: open elements, lines, facts and scripts so far."""

    def __init__(self, max_depth: int) -> None:
        self.out = _Lines()
        self.facts: list[Fact] = []
        self.scripts: list[Script] = []
        self.too_deep = 0
        self._max_depth = max_depth
        self._stack: list[_Open] = []
        self.keys: list[int] = []  # of all open elements, also of those deeper than `max_depth`
        self._number = 0
        self._links = 0

    def close_until(self, key: int) -> None:
        """Close the elements that do not contain the next node, whose parent has this key."""
        keys, stack = self.keys, self._stack
        while keys and keys[-1] != key:
            keys.pop()
            if len(keys) < len(stack):
                closed = stack.pop()
                self._links -= closed.tag == "a"
                if closed.block:
                    self.out.flush()

    def text(self, content: str) -> None:
        """Take a text node: page text, a script's source, or the page title."""
        if not self._stack:
            return
        top = self._stack[-1]
        if top.shown:
            self.out.add(content, top, self._links > 0)
        elif top.tag == "script" and self.scripts and len(self.keys) == len(self._stack):
            self.scripts[-1] = (self.scripts[-1][0], content)
        elif top.tag == "title":
            self.facts.append(Fact("title", "title", _SPACE.sub(" ", content).strip()))

    def element(self, tag: str, key: int, attributes: dict[str, str | None]) -> None:
        """Open an element."""
        if tag in _FACT_TAGS or "itemprop" in attributes:
            self.facts.extend(_fact(tag, attributes))
        if tag == "br":
            self.out.flush()
        if tag in _VOID:
            return
        self.keys.append(key)
        stack = self._stack
        if len(stack) >= self._max_depth:
            self.too_deep += 1
            return
        self._number += 1
        above = stack[-1] if stack else None
        words, hidden = (_words(attributes), _is_hidden(attributes)) if attributes else ((), False)
        element = _Open(tag, self._number, above, words, hidden)
        if element.block and element.shown:
            self.out.flush()
        if tag == "script":
            self.scripts.append((dict(attributes), ""))
        self._links += tag == "a"
        stack.append(element)


def parse(html: str, max_depth: int) -> tuple[str, list[Line], list[Fact], list[Script], int]:
    """Parse a page.

    Args:
        html: decoded HTML.
        max_depth: elements nested deeper than this count as being at this depth.

    Returns:
        The visible text, its lines, the facts of the markup, the scripts as (attributes, source), and how many
        elements were deeper than `max_depth`.
    """
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html).root
    walk = _Walk(max_depth)
    if root is None:
        return "", [], [], [], 0
    keys = walk.keys
    for node in root.traverse(include_text=True):
        above = node.parent  # nodes are told apart by mem_id: comparing them serialises both
        key = above.mem_id if above is not None else 0
        if keys and keys[-1] != key:
            walk.close_until(key)
        tag = node.tag
        if tag == "-text":
            walk.text(node.text_content or "")
        elif tag and tag[0] not in "-!":
            walk.element(tag, node.mem_id, node.attributes)
    walk.out.flush()
    return walk.out.text(), walk.out.lines, walk.facts, walk.scripts, walk.too_deep
