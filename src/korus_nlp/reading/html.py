"""HTML → visible lines, facts and scripts: lexbor parses, `facts` and `walk` read the tree.

Nothing is judged here; hidden elements become lines marked hidden, and only what a browser never shows (scripts,
styles, form options) is left out.
"""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.document import Fact, Line
from korus_nlp.reading.facts import HOLDERS, Script, facts_and_scripts
from korus_nlp.reading.walk import Walk, lines_of

_CONTAINER = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|header|footer|nav|form|fieldset|figure|details|table|blockquote|ul|ol"
    r"|dl|font|center|b|i|u|s|em|strong|small|big|code|sub|sup|label)\b[^<>]*>",
    re.IGNORECASE,
)
_MANY_TAGS: Final = 20_000  # no page with fewer takes half a second to parse, however deep


def _flattened(html: str, max_depth: int) -> tuple[str, int]:
    """Drop the tags of containers nested deeper than `max_depth`, and count them.

    The parser's time grows with the square of the depth, inside a call that nothing can interrupt: 50,000 open `<div>`
    take 5 s, a million take an hour. Elements that end by themselves (p, li, td) do not nest and are left alone.
    """
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


def parse(
    html: str, max_depth: int, encoded: bytes | None = None
) -> tuple[str, list[Line], list[Fact], list[Script], int]:
    """Parse a page.

    Args:
        html: decoded HTML.
        max_depth: elements nested deeper than this count as being at this depth.
        encoded: the same in UTF-8, where it is at hand.

    Returns:
        The visible text, its lines, the facts of the markup, the scripts as (attributes, source), and how many
        elements were deeper than `max_depth`.
    """
    import numpy as np
    from selectolax.lexbor import LexborHTMLParser

    encoded = encoded or html.encode()
    dropped = 0
    if np.count_nonzero(np.frombuffer(encoded, np.uint8) == ord("<")) >= _MANY_TAGS:
        html, dropped = _flattened(html, max_depth)
        encoded = html.encode() if dropped else encoded
    parser = LexborHTMLParser(encoded)
    if parser.root is None:
        return "", [], [], [], 0
    facts, scripts = facts_and_scripts(parser.css(HOLDERS))
    walk = Walk(parser.root, max_depth)
    text, lines = lines_of(walk.rows())
    return text, lines, facts, scripts, walk.too_deep + dropped
