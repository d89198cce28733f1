"""What script data says about a page: JSON-LD as facts, and article text that stands nowhere else.

One Korean page in thirteen of the development set shows no text without JavaScript: the article stands as JSON in a
script (Arc's `Fusion.globalContent`, Next.js' `__NEXT_DATA__`, `articleBody` of JSON-LD). No framework is named here:
any JSON of a script is searched for its longest article-like text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from korus_nlp.document import Fact

_ARTICLE_TYPES: Final = frozenset(
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting TechArticle Report "
    "VideoObject WebPage".split()
)
_DIRECT: Final = ("headline", "name", "datePublished", "dateCreated", "uploadDate", "dateModified", "articleSection")
_TEXT_KEYS: Final = frozenset(
    "content body text articlebody contents article_body articlecontent article_content bodytext body_html html "
    "content_html contenthtml story maintext description_html newscontent news_content art_content".split()
)
_BREAK = re.compile(r"</?(?:p|div|br|li|h[1-6]|figure|figcaption|blockquote|table|tr|section|ul|ol)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]{1,2000}>")
_JSON_START = re.compile(r"(?:=|\bpush\(|\()\s*(?=[\[{])")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?:[다요까죠][.!?]|[a-z]{2}[.!?]['\"”’]?)(?:\s|$|<)")
_CODE = re.compile(r"[{};]\s*$|^[#.@{/<]|^https?:|\bfunction\s*\(|@context|\":")
_FEWEST = 500  # characters: shorter texts in script data are teasers and notices
_FEWEST_ALONE = 60  # on a page that shows next to nothing (a photo page of three sentences)
_MOST = 2_000_000  # characters of a script that are parsed
_NODES = 200_000  # values visited in one script


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside a JSON value, in order, without recursion."""
    stack, seen = [value], 0
    while stack and seen < _NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            stack.extend(v for v in reversed(list(item.values())) if isinstance(v, (dict, list)))
        elif isinstance(item, list):
            stack.extend(v for v in reversed(item) if isinstance(v, (dict, list)))


def _types(item: dict[str, Any]) -> list[str]:
    found = item.get("@type")
    names = found if isinstance(found, list) else [found]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for each in name if isinstance(name, list) else [name]:
            if isinstance(each, str) and each.strip():
                yield html.unescape(each).strip()


def parse_jsonld(source: str) -> list[dict[str, Any]]:
    """Return the article-like objects of a JSON-LD script, the most article-like first; broken JSON gives none."""
    text = source.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    found = [item for item in _walk(value) if _ARTICLE_TYPES.intersection(_types(item))]
    return sorted(found, key=lambda item: ("headline" not in item, "WebPage" in _types(item)))


def jsonld_facts(item: dict[str, Any]) -> Iterator[Fact]:
    """Yield the statements of an article object: type, headline, dates, one fact an author, publisher, section."""
    for name in _types(item)[:1]:
        yield Fact("jsonld", "type", name)
    for key in _DIRECT:
        for value in _names(item.get(key)):
            yield Fact("jsonld", key, value)
    for key in ("author", "creator", "publisher", "contributor"):
        for value in _names(item.get(key)):
            yield Fact("jsonld", key, value)


def as_lines(text: str) -> list[str]:
    """Return the lines of an HTML or plain-text fragment."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    return [line for part in text.split("\n") if (line := _SPACE.sub(" ", part).strip())]


def _texts(item: dict[str, Any]) -> list[str]:
    """Return the lines of the longest text in one JSON object: a string, or a list of text elements."""
    best: list[str] = []
    for key, value in item.items():
        lines: list[str] = []
        if isinstance(value, str) and key.lower().replace("-", "_") in _TEXT_KEYS and len(value) >= _FEWEST_ALONE:
            lines = as_lines(value)
        elif isinstance(value, list) and value and all(isinstance(v, (dict, str)) for v in value):
            for element in value:
                given = element if isinstance(element, str) else _element(element)
                lines += as_lines(given) if isinstance(given, str) else []
        lines = [line for line in lines if not _CODE.search(line) and any(map(str.isalpha, line))]
        if _size(lines) > _size(best):
            best = lines
    return best


def _size(lines: list[str]) -> int:
    """Return the characters of a text that stand in lines with a word space: menus and keys have none."""
    return sum(len(line) for line in lines if " " in line)


def _element(element: dict[str, Any]) -> str | None:
    """Return the text of one content element ({"type": "text", "content": …}); other kinds have none."""
    if str(element.get("type") or element.get("_type") or "text").lower() not in (
        "text paragraph p header heading h2 h3 raw_html quote blockquote block".split()
    ):
        return None
    for key in ("content", "text", "body", "html", "value"):
        if isinstance(element.get(key), str):
            return str(element[key])
    return None


def _values(source: str) -> Iterator[Any]:
    """Yield the JSON values that a script assigns, passes or consists of."""
    decoder = json.JSONDecoder(strict=False)
    starts = [0] if source.lstrip()[:1] in ("{", "[") else []
    starts += [match.end() for match in _JSON_START.finditer(source)][:64]
    reached = 0
    for start in starts:
        if start < reached:
            continue
        try:
            value, reached = decoder.raw_decode(source, start + len(source[start:]) - len(source[start:].lstrip()))
        except (ValueError, RecursionError):
            continue
        yield value


def article_lines(scripts: list[tuple[dict[str, Any], str]], visible: str) -> list[str]:
    """Return the article text that stands only in script data, as lines; [] when the visible text has it.

    Args:
        scripts: attributes and source of each script.
        visible: the visible text of the page.
    """
    best: list[str] = []
    fewest = min(max(_FEWEST_ALONE, len(visible) // 4), _FEWEST)
    for attributes, source in scripts:
        if not fewest <= len(source) <= _MOST or attributes.get("src") or not _SENTENCE.search(source):
            continue
        for value in _values(source):
            for item in _walk(value):
                lines = _texts(item)
                if _size(lines) > max(fewest, _size(best)) and _is_prose(lines):
                    best = lines
    if not best:
        return []
    shown = _squeeze(visible)
    held = sum(len(line) for line in best if _squeeze(line)[:80] in shown)
    return [] if held * 2 > sum(map(len, best)) else best


def _is_prose(lines: list[str]) -> bool:
    """Tell sentences from tables of labels: half of the characters stand in lines that hold a sentence end."""
    ended = sum(len(line) for line in lines if _SENTENCE.search(line))
    return ended * 2 >= sum(map(len, lines))


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text)
