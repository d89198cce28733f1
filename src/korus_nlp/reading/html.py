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
_INVISIBLE: Final = "\u200b\u2060\ufeff"
_ADDING: Final = BLOCKS | _NEVER_SHOWN | {"a"}  # elements that change what a line inside them carries
_NAMING: Final = ("class", "id", "role", "itemprop", "data-testid")
_TELLING: Final = frozenset((*_NAMING, "hidden", "aria-hidden", "style"))
_CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|header|footer|nav|form|fieldset|figure|details|table|blockquote|ul|ol"
    r"|dl|font|center|b|i|u|s|em|strong|small|big|code|sub|sup|label)\b[^<>]*>",
    re.IGNORECASE,
)
_MANY_TAGS = 20_000  # no page with fewer takes half a second to parse, however deep
_MAX_HINTS = 24  # class and id words a line carries: own element and nearest ancestors
_MAX_PATH = 12


class _Inside:
    """What a line that begins at this place of the tree carries: one object serves all elements that add nothing."""

    __slots__ = ("container", "hidden", "hints", "item", "linked", "number", "path", "shown", "tag")

    def __init__(self, tag: str, number: int, above: _Inside | None, words: tuple[str, ...], hidden: bool) -> None:
        self.tag = tag
        self.number = number  # of the innermost block element
        self.container = 0  # number of the block element around that
        self.path: tuple[str, ...] = (tag,) if tag in BLOCKS else ()
        self.item = tag == "li"
        self.linked = tag == "a"
        self.shown = tag not in _NEVER_SHOWN
        self.hidden = hidden
        self.hints = words
        if above is None:
            return
        self.linked = self.linked or above.linked
        self.shown = self.shown and above.shown
        self.hidden = hidden or above.hidden
        self.hints = (words + above.hints)[:_MAX_HINTS] if words else above.hints
        if self.path:
            self.path = (tag, *above.path[: _MAX_PATH - 1])
            self.container = above.number if above.path else 0
        else:
            self.number, self.container, self.path, self.item = above.number, above.container, above.path, above.item


class _Lines:
    """Collects text pieces until a block ends, then keeps one line with the evidence of where it began."""

    def __init__(self) -> None:
        self.parts: list[str] = []  # finished lines
        self.lines: list[Line] = []
        self.length = 0
        self.pieces: list[str] = []
        self._linked = 0
        self._inside: _Inside | None = None

    def add(self, text: str, inside: _Inside) -> None:
        """Add a text node that is more than white space and stands inside `inside`."""
        if not self.pieces:
            self._inside = inside
        self.pieces.append(text)
        if inside.linked:
            self._linked += len("".join(_visible(text).split()))

    def flush(self) -> None:
        """End the line, if one has begun."""
        text = " ".join(_visible("".join(self.pieces)).split())
        inside, linked = self._inside, self._linked
        self.pieces, self._linked = [], 0
        if not text or inside is None:
            return
        bullet, skipped = split_bullet(text)
        end = self.length + len(text)
        self.lines.append(
            Line(
                self.length + skipped,
                end,
                inside.path,
                inside.hints,
                min(linked, len(text)),
                inside.hidden,
                bullet or inside.item,
                inside.container,
            )
        )
        self.parts.append(text)
        self.length = end + 1

    def text(self) -> str:
        """Return the page text: the lines, joined by newlines."""
        return "\n".join(self.parts)


def _visible(text: str) -> str:
    """Return a text with spaces for the signs that have no width."""
    for sign in _INVISIBLE:
        if sign in text:
            text = text.replace(sign, " ")
    return text


def _words(attributes: dict[str, str | None]) -> tuple[str, ...]:
    if len(attributes) == 1:  # most elements have a class and nothing else
        ((key, value),) = attributes.items()
        return _split(value) if value and key in _NAMING else ()
    names = [value for key in _NAMING if (value := attributes.get(key))]
    return _split(" ".join(names)) if names else ()


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
        self._stack: list[_Inside] = []  # of the open elements, down to `max_depth`
        self._ends: list[bool] = []  # whether the line ends with them
        self._keys: list[int] = []  # of all open elements, also of those deeper
        self._number = 0

    def nodes(self, root: Any) -> None:
        """Take every node below `root` in document order. Nodes are told apart by mem_id: comparing serialises both."""
        keys, out = self._keys, self.out
        for node in root.traverse(include_text=True):
            tag = node.tag
            content = node.text_content or "" if tag == "-text" else None
            if content is not None and (not content or content.isspace()):
                if out.pieces:
                    out.pieces.append(" ")  # what follows decides whether the line goes on
                continue
            above = node.parent
            key = above.mem_id if above is not None else 0
            if keys and keys[-1] != key:
                self._close_until(key)
            if content is not None:
                self._text(content)
            elif tag and tag[0] not in "-!":
                self._element(tag, node.mem_id, node.attributes)
        if out.pieces:
            out.flush()

    def _close_until(self, key: int) -> None:
        """Close the elements that do not contain the next node, whose parent has this key."""
        keys, stack = self._keys, self._stack
        while keys and keys[-1] != key:
            keys.pop()
            if len(keys) < len(stack):
                stack.pop()
                if self._ends.pop() and self.out.pieces:
                    self.out.flush()

    def _text(self, content: str) -> None:
        """Take a text node: page text, a script's source, or the page title."""
        if not self._stack:
            return
        top = self._stack[-1]
        if top.shown:
            self.out.add(content, top)
        elif top.tag == "script" and self.scripts and len(self._keys) == len(self._stack):
            self.scripts[-1] = (self.scripts[-1][0], content)
        elif top.tag == "title":
            self.facts.append(Fact("title", "title", _SPACE.sub(" ", content).strip()))

    def _element(self, tag: str, key: int, attributes: dict[str, str | None]) -> None:
        """Open an element."""
        if tag in _FACT_TAGS or (attributes and "itemprop" in attributes):
            self.facts.extend(_fact(tag, attributes))
        if tag in _VOID:
            if tag == "br" and self.out.pieces:
                self.out.flush()
            return
        self._keys.append(key)
        stack = self._stack
        if len(stack) >= self._max_depth:
            self.too_deep += 1
            return
        self._number += 1
        telling = attributes and not _TELLING.isdisjoint(attributes)
        words, hidden = (_words(attributes), _is_hidden(attributes)) if telling else ((), False)
        block = tag in BLOCKS
        above = stack[-1] if stack else None
        inside = above
        if inside is None or words or hidden or tag in _ADDING:
            inside = _Inside(tag, self._number, above, words, hidden)
            if block and inside.shown and self.out.pieces:
                self.out.flush()
            if tag == "script":
                self.scripts.append((dict(attributes), ""))
        self._ends.append(block)
        stack.append(inside)


def _flattened(html: str, max_depth: int) -> tuple[str, int]:
    """Drop the tags of containers nested deeper than `max_depth` from a page of many tags, and count them.

    The parser's time grows with the square of the depth, inside a call that nothing can interrupt: 50,000 open `<div>`
    take 5 s, a million take an hour. Elements that end by themselves (p, li, td) do not nest and are left alone.
    """
    if html.count("<") < _MANY_TAGS:
        return html, 0
    depth = dropped = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth, dropped
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth <= max_depth else ""
        depth += 1
        if depth <= max_depth + 1:
            return tag[0]
        dropped += 1
        return ""

    return _CONTAINER.sub(kept, html), dropped


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

    html, dropped = _flattened(html, max_depth)
    root = LexborHTMLParser(html).root
    walk = _Walk(max_depth)
    if root is None:
        return "", [], [], [], 0
    walk.nodes(root)
    return walk.out.text(), walk.out.lines, walk.facts, walk.scripts, walk.too_deep + dropped
