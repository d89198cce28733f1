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
    """An open element on the stack."""

    __slots__ = ("block", "hidden", "number", "shown", "tag", "words")

    def __init__(self, tag: str, number: int, words: tuple[str, ...], hidden: bool, shown: bool) -> None:
        self.tag = tag
        self.number = number
        self.words = words
        self.block = tag in BLOCKS
        self.hidden = hidden
        self.shown = shown


class _Lines:
    """Collects text pieces until a block ends, then keeps one line with the evidence of where it began."""

    def __init__(self) -> None:
        self.parts: list[str] = []  # finished lines
        self.lines: list[Line] = []
        self.length = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._stack: tuple[_Open, ...] = ()

    def add(self, text: str, stack: list[_Open], linked: bool) -> None:
        """Add a text node that stands inside `stack`."""
        if not self._pieces:
            if text.isspace():
                return
            self._stack = tuple(stack)
        self._pieces.append(text)
        if linked:
            self._linked += len(_SPACE.sub("", text))

    def flush(self) -> None:
        """End the line."""
        if not self._pieces:
            return
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        stack, linked = self._stack, self._linked
        self._pieces, self._linked = [], 0
        if not text:
            return
        bullet, skipped = split_bullet(text)
        start = self.length + skipped
        blocks = [element for element in stack if element.block]
        self.lines.append(
            Line(
                start=start,
                end=self.length + len(text),
                path=tuple(element.tag for element in reversed(blocks[-_MAX_PATH:])),
                hints=_hints(stack),
                link_chars=min(linked, len(text)),
                hidden=any(element.hidden for element in stack),
                bullet=bullet or (bool(blocks) and blocks[-1].tag == "li"),
                parent=blocks[-2].number if len(blocks) > 1 else 0,
            )
        )
        self.parts.append(text)
        self.length += len(text) + 1

    def text(self) -> str:
        """Return the page text: the lines, joined by newlines."""
        return "\n".join(self.parts)


def _hints(stack: tuple[_Open, ...]) -> tuple[str, ...]:
    out: list[str] = []
    for element in reversed(stack):
        out.extend(element.words)
        if len(out) >= _MAX_HINTS:
            break
    return tuple(out[:_MAX_HINTS])


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
        self._keys: list[int] = []  # of all open elements, also of those deeper than `max_depth`
        self._number = 0
        self._links = 0

    def close_until(self, key: int) -> None:
        """Close the elements that do not contain the next node, whose parent has this key."""
        keys, stack = self._keys, self._stack
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
            self.out.add(content, self._stack, self._links > 0)
        elif top.tag == "script" and self.scripts and len(self._keys) == len(self._stack):
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
        self._keys.append(key)
        stack = self._stack
        if len(stack) >= self._max_depth:
            self.too_deep += 1
            return
        self._number += 1
        above = stack[-1] if stack else None
        shown = (above is None or above.shown) and tag not in _NEVER_SHOWN
        hidden = (above is not None and above.hidden) or _is_hidden(attributes)
        element = _Open(tag, self._number, _words(attributes), hidden, shown)
        if element.block and shown:
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
    for node in root.traverse(include_text=True):
        above = node.parent  # nodes are told apart by mem_id: comparing them serialises both
        walk.close_until(above.mem_id if above is not None else 0)
        tag = node.tag
        if tag == "-text":
            walk.text(node.text_content or "")
        elif tag and tag[0] not in "-!":
            walk.element(tag, node.mem_id, node.attributes)
    walk.out.flush()
    return walk.out.text(), walk.out.lines, walk.facts, walk.scripts, walk.too_deep
