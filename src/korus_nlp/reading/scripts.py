"""What script data says about a page: JSON-LD as facts, and article text that stands nowhere else.

One Korean page in thirteen of the development set shows no text without JavaScript: the article stands as JSON in a
script (Arc's `Fusion.globalContent`, Next.js' `__NEXT_DATA__`, `articleBody` of JSON-LD). No framework is named here:
any JSON of a script is searched for its longest article-like text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from korus_nlp.document import Fact, Line
from korus_nlp.reading import payloads

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
_STATED: Final = {
    "title": ("headlines", "headline", "title", "articleTitle", "article_title", "subject", "newsTitle"),
    "author": (
        *("credits", "authors", "author", "byline", "reporters", "reporter", "writer", "writers", "reporterName"),
        *("reporter_name", "authorName", "byLine"),
    ),
    "published": (
        *("display_date", "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "pubDate"),
        *("first_publish_date", "regDate", "reg_date", "regDt", "createdAt", "created_at", "articleDate"),
    ),
    "modified": ("dateModified", "last_updated_date", "updatedAt", "updated_at", "modDate", "mod_date", "modifiedAt"),
}
_BREAK = re.compile(r"</?(?:p|div|br|li|h[1-6]|figure|figcaption|blockquote|table|tr|section|ul|ol)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]{1,2000}>")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?:[다요까죠][.!?]|[a-z]{2}[.!?]['\"”’]?)(?:\s|$|<)")
# The same inside a script: behind an escape or a quote, or with the Hangul itself escaped ("\\ud55c", "%ED%95%9C").
_MAYBE = re.compile(
    r"""(?:[다요까죠][.!?]|[a-z]{2}[.!?]['"”’]?)(?:[\s<"'\\]|$)|\\u[abcd][0-9a-f]{3}\\u|%e[abcd]%|%20""", re.IGNORECASE
)
# A key that may hold a text, or a text that hides its keys.
_KEYED = re.compile(
    r"""(?:ontent|ody|ext|tory|tml|lement|aragraph|lock)[A-Za-z_]{0,8}(?:\\*["']\s*:|\s*:\s*["'])|decodeURIComponent"""
)
_CODE = re.compile(r"[{};]\s*$|^[#.@{/<]|^https?:|\bfunction\s*\(|@context|\":")
_FEWEST = 500  # characters: shorter texts in script data are teasers and notices
_FEWEST_ALONE = 60  # on a page that shows next to nothing (a photo page of three sentences)
_SHOWN = 1000  # characters of prose in one element: the page shows its article
_SHOWN_ALIKE = 2000  # the same in elements alike: each paragraph may stand in a box of its own, but so do blurbs
_MOST = 2_000_000  # characters of a script that are parsed
_NODES = 200_000  # values visited in one script


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object inside a JSON value, in order, without recursion; also of JSON inside its strings."""
    stack, seen = [value], 0
    while stack and seen < _NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, str):
            item = payloads.nested(item)
        if isinstance(item, dict):
            yield item
            item = list(item.values())
        if isinstance(item, list):
            stack += [v for v in reversed(item) if isinstance(v, (dict, list)) or payloads.may_nest(v)]


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
    every = list(_walk(value))
    found = [item for item in every if _ARTICLE_TYPES.intersection(_types(item))]
    if '"@graph"' in text:
        named = {item["@id"]: item for item in every if isinstance(item.get("@id"), str) and "name" in item}
        found = [_resolved(item, named) for item in found]
    return sorted(found, key=lambda item: ("headline" not in item, "WebPage" in _types(item)))


def _resolved(item: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    """Return the object with references to persons and publishers ({"@id": …}, as Yoast writes them) filled in."""
    known: dict[str, Any] = {}
    for key in ("author", "creator", "publisher"):
        value = item.get(key)
        parts = value if isinstance(value, list) else [value]
        if any(isinstance(part, dict) and "name" not in part and part.get("@id") in named for part in parts):
            known[key] = [named.get(str(part.get("@id")), part) if isinstance(part, dict) else part for part in parts]
    return {**item, **known}


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


def object_facts(item: dict[str, Any]) -> Iterator[Fact]:
    """Yield what an object of script data that holds an article states: title, authors, dates.

    >>> [f.value for f in object_facts({"headlines": {"basic": "제목"}, "credits": {"by": [{"name": "홍길동"}]}})]
    ['제목', '홍길동']
    """
    for key, names in _STATED.items():
        for name in names:
            value = item.get(name)
            if isinstance(value, dict) and key != "author":
                value = value.get("basic") or value.get("name") or value.get("rendered")
            elif isinstance(value, dict):
                value = value.get("by") or value
            found = [text for text in _names(value) if len(text) <= 400] if value else []
            if found:
                yield from (Fact("script", key, text) for text in found[:12])
                break


def as_lines(text: str) -> list[str]:
    """Return the lines of an HTML or plain-text fragment."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    return [line for part in text.split("\n") if (line := _SPACE.sub(" ", part).strip())]


def _texts(item: dict[str, Any], size: int = 0) -> list[str]:
    """Return the lines of the longest text of one JSON object, a string or a list, if it is longer than `size`."""
    best: list[str] = []
    for key, value in item.items():
        if isinstance(value, str):
            if len(value) <= max(size, _FEWEST_ALONE - 1) or key.lower().replace("-", "_") not in _TEXT_KEYS:
                continue
            lines = as_lines(value)
        elif isinstance(value, list) and value and all(isinstance(v, (dict, str)) for v in value):
            given = [element if isinstance(element, str) else _element(element) for element in value]
            if sum(len(text) for text in given if text) <= size:
                continue
            lines = [line for text in given if text for line in as_lines(text)]
        else:
            continue
        lines = [line for line in lines if not _CODE.search(line) and any(map(str.isalpha, line))]
        if lines and (found := _size(lines)) > size:
            best, size = lines, found
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


def article_lines(
    scripts: list[tuple[dict[str, Any], str]], visible: str, lines: Sequence[Line] = ()
) -> tuple[list[str], list[Fact]]:
    """Return the article text that stands only in script data, as lines, and what its object states.

    Args:
        scripts: attributes and source of each script.
        visible: the visible text of the page.
        lines: its lines; when they hold an article, scripts are not searched.

    Returns:
        The lines, [] when the visible text has them; facts of the place "script" (title, author, dates) from the
        object that holds the text.
    """
    if _shows_article(lines):
        return [], []
    fewest = min(max(_FEWEST_ALONE, len(visible) // 4), _FEWEST)
    best: list[str] = []
    holder: dict[str, Any] = {}
    most = fewest
    for item in _objects(scripts, fewest):
        found = _texts(item, most)
        if (size := _size(found)) > most and _is_prose(found):
            best, holder, most = found, item, size
    if not best:
        return [], []
    shown = _squeeze(visible)
    held = sum(len(line) for line in best if _squeeze(line)[:80] in shown)
    return [] if held * 2 > sum(map(len, best)) else best, list(object_facts(holder))


def _shows_article(lines: Sequence[Line]) -> bool:
    """Tell whether lines of text, not of links, show an article: in one element, or in as many that say the same."""
    elements: dict[int, int] = {}
    places: dict[tuple[object, object], int] = {}
    for line in lines:
        size = line.end - line.start
        if size >= 40 and line.link_chars * 3 < size and not line.hidden:
            elements[line.parent] = elements.get(line.parent, 0) + size
            place = (line.path, line.hints)
            places[place] = places.get(place, 0) + size
    return max(elements.values(), default=0) >= _SHOWN or max(places.values(), default=0) >= _SHOWN_ALIKE


def _objects(scripts: list[tuple[dict[str, Any], str]], fewest: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of all scripts; a bare text becomes an object that holds it."""
    sources = [
        source
        for attributes, source in scripts
        if fewest <= len(source) <= _MOST
        and not attributes.get("src")
        and _KEYED.search(source)
        and _MAYBE.search(source)
    ]
    for source in sources:
        found = False
        for value in payloads.values(source):
            found = True
            yield from payloads.revived(value) or _walk(value)
        if not found:
            for text in payloads.literals(source):
                yield {"content": text}
    pieces = [source for _, source in scripts if len(source) <= _MOST and "__next_f" in source]
    for value in payloads.streamed(pieces if any(map(_MAYBE.search, pieces)) else []):
        if isinstance(value, str):
            yield {"content": value}
        else:
            yield from _walk(value)


def _is_prose(lines: list[str]) -> bool:
    """Tell sentences from tables of labels: half of the characters stand in lines that hold a sentence end."""
    ended = sum(len(line) for line in lines if _SENTENCE.search(line))
    return ended * 2 >= sum(map(len, lines))


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text)
