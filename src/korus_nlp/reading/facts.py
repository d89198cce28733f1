"""What single elements state about a page: meta, link, title, `<time>`, microdata; and the scripts it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from korus_nlp.document import Fact
from korus_nlp.reading.places import NEVER_SHOWN

Script = tuple[dict[str, Any], str]  # attributes, source
HOLDERS: Final = (  # the elements that state something, as a CSS selector
    "meta, script, title, html[lang], time[datetime], link[rel=canonical i], link[rel=amphtml i], "
    "[itemprop][content], [itemprop][datetime]"
)
_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")


def facts_and_scripts(nodes: Iterable[Any]) -> tuple[list[Fact], list[Script]]:
    """Return what the elements that `HOLDERS` finds state, in order, and the scripts among them."""
    facts: list[Fact] = []
    scripts: list[Script] = []
    last = 0
    for node in nodes:
        key = node.mem_id
        if key == last:  # found once for every part of the selector that fits
            continue
        last = key
        tag, attributes = node.tag, node.attributes
        facts.extend(_facts(tag, attributes))
        if tag == "script":
            scripts.append((attributes, _text(node)))
        elif tag == "title":
            facts.extend(_title(node))
    return facts, scripts


def _text(node: Any) -> str:
    """Return the text of an element that holds nothing else: without that of elements that an open tag let in."""
    child = node.first_child
    return "" if child is None else child.text_content or ""


def _title(node: Any) -> Iterator[Fact]:
    """Yield the title of the page or of a drawing; one that stands in the body is a line of the page."""
    above = node.parent
    while above is not None and above.tag not in NEVER_SHOWN:
        above = above.parent
    text = _text(node)
    if above is not None and text and not text.isspace():
        yield Fact("title", "title", _SPACE.sub(" ", text).strip())


def _facts(tag: str, attributes: dict[str, str | None]) -> Iterator[Fact]:
    """Yield what a head element, a `<time>` or microdata states."""
    get = attributes.get
    if tag == "meta":
        key = get("property") or get("name") or get("itemprop") or get("http-equiv")
        content = get("content")
        if key and content:
            yield Fact("meta", key.strip().lower(), content.strip())
        if charset := get("charset"):
            yield Fact("meta", "charset", charset)
    elif tag == "link" and (rel := (get("rel") or "").lower()) in ("canonical", "amphtml") and (target := get("href")):
        yield Fact("link", rel, target)
    elif tag == "html" and (lang := get("lang")):
        yield Fact("html", "lang", lang)
    if tag == "time" and (stamp := get("datetime")):
        yield Fact("time", (get("itemprop") or get("class") or "datetime").lower(), stamp.strip())
    elif tag != "meta" and (key := get("itemprop")) and (content := get("content") or get("datetime")):
        yield Fact("microdata", key, content.strip())
