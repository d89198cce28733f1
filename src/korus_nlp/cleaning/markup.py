"""What the markup says about a line: its element, its container, its class words, its links, and the page's own facts.

Class and id words are read by what they contain ("article-view-content-div", "newsct_article", "cmt_area"), in the
vocabulary that English-language templates share the world over and that Korean CMSs romanise; a word may fall into
several groups. Nothing here decides: the numbers go to the classifier.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from korus_nlp.document import Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_GROUPS: Final = {
    "body": r"article.?body|body.?text|story.?body|post.?body|news.?(?:body|txt|text|cont)|art(?:icle)?.?(?:txt|text|cont)|article.?view|view.?con"
    r"|entry.?content|post.?content|main.?content|articlebody|cont.?(?:txt|body)|^text$|^content$|^prose$|richtext|rich.?text|paragraph|story.?content|read.?body|harmony",
    "article": r"article|story|post(?!er)|entry|news|content|view|read|detail|^art|blog",
    "comment": r"comment|reply|disqus|livere|cmt|discussion|respond|feedback|react",
    "share": r"share|sns|social|print|bookmark|tool|util|font|scrap|follow",
    "related": r"relat|recommend|more|popular|rank|most|best|trend|also|list|teaser|promo|card|hot|latest|headline.?list|outbrain|taboola|read.?next|linked|carousel|slider|swiper",
    "nav": r"nav|menu|gnb|lnb|snb|breadcrumb|header|top.?bar|location|paging|pagination|tab(?:s|$)|skip|search|sitemap|category|section.?name|kicker",
    "footer": r"foot|copyright|imprint|legal|policy|terms|family.?site|colophon",
    "aside": r"aside|side|rail|widget|wing|secondary|complementary|right.?col|sub.?col",
    "ad": r"^ads?$|^ad[-_]|[-_]ad$|[-_]ads?[-_]|advert|banner|sponsor|google|dfp|commercial|partner|shop",
    "login": r"login|signin|sign.?up|member|account|regist|paywall|subscri|newsletter|modal|popup|layer|dialog|cookie|consent|gdpr|overlay",
    "caption": r"caption|cutline|figcap|img.?desc|photo.?desc|image.?credit|credit|photo.?txt|legend|copyright.?img",
    "byline": r"author|byline|reporter|writer|journalist|editor|contributor|journal",
    "stamp": r"date|time|publish|updated|modified|timestamp|stamp|regist|input",
    "title": r"title|headline|subject|heading|^tit",
    "subhead": r"sub.?title|sub.?head|summary|lead|deck|standfirst|intro|excerpt|dek|abstract",
    "tag": r"tag|keyword|topic|hash",
    "hidden": r"hidden|hide|blind|sr.?only|screen.?reader|offscreen|invisible|a11y|noscript|visually",
    "meta": r"meta|info|byline|credit",
}
_COMPILED: Final = tuple(re.compile(pattern) for pattern in _GROUPS.values())
_TAGS: Final = "p li h1 h2 h3 h4 div span td a figcaption blockquote button label option dd dt time pre".split()
_AROUND: Final = (
    "article main header footer nav aside form figure table ul section button select dialog noscript blockquote".split()
)
COLUMNS: Final = (
    *"link_share all_link hidden script depth".split(),
    *(f"tag_{tag}" for tag in _TAGS),
    *(f"in_{tag}" for tag in _AROUND),
    *(f"near_{group}" for group in _GROUPS),
    *(f"hint_{group}" for group in _GROUPS),
    *"parent_lines parent_sentences parent_share parent_links same_before same_after path_share container_share".split(),
    *"hint_share is_title has_title title_words in_description in_article_body has_article_body".split(),
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65536)
def _groups_of(word: str) -> int:
    """Return the groups of a class or id word as a bit mask."""
    return sum(1 << i for i, pattern in enumerate(_COMPILED) if pattern.search(word))


def groups_of(words: tuple[str, ...]) -> set[str]:
    """Return the groups that any of the class, id and role words falls into.

    >>> sorted(groups_of(("cmt_area",)))
    ['comment']
    """
    mask = 0
    for word in words:
        mask |= _groups_of(word)
    return {name for i, name in enumerate(_GROUPS) if mask >> i & 1}


@lru_cache(maxsize=16384)
def _element_row(path: tuple[str, ...], hints: tuple[str, ...]) -> tuple[float, ...]:
    """Return the columns that depend on the element alone: depth, tags and hint groups, near (3 words) and anywhere."""
    tag = path[0] if path else ""
    near = far = 0
    for i, word in enumerate(hints):
        mask = _groups_of(word)
        far |= mask
        if i < 4:
            near |= mask
    bits = range(len(_COMPILED))
    return (
        min(len(path), 30) / 15,
        *(float(tag == name) for name in _TAGS),
        *(float(name in path) for name in _AROUND),
        *(float(near >> i & 1) for i in bits),
        *(float(far >> i & 1) for i in bits),
    )


def table(page: Page, texts: list[str], units: Floats, sentences: Floats) -> Floats:
    """Return the markup columns of every line, in the order of `COLUMNS`."""
    import numpy as np

    lines = page.lines
    chars = np.array([max(line.end - line.start, 1) for line in lines], np.float32)
    links = np.minimum(np.array([line.link_chars for line in lines], np.float32) / chars, 1)
    state = np.stack(
        [links, links > 0.9, [line.hidden for line in lines], [line.origin == "script" for line in lines]], axis=1
    ).astype(np.float32)
    kinds: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    which = [kinds.setdefault((line.path, line.hints), len(kinds)) for line in lines]
    element = np.array([_element_row(*key) for key in kinds], np.float32)[which]
    return np.concatenate(
        [state, element, _containers(page, units, sentences, links), _facts(page, texts)], axis=1
    ).astype(np.float32)


def _containers(page: Page, units: Floats, sentences: Floats, links: Floats) -> Floats:
    """Return columns about the enclosing element: its size, its share of the page's sentences, its links."""
    import numpy as np

    lines = page.lines
    prose = np.where((sentences >= 1) & (links < 0.5) & ~np.array([line.hidden for line in lines]), units, 0.0)
    total = max(float(prose.sum()), 1.0)
    by_parent: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    by_path: Counter[tuple[str, ...]] = Counter()
    by_container: Counter[tuple[str, ...]] = Counter()
    by_hints: Counter[tuple[str, ...]] = Counter()
    for line, mass, size, linked in zip(lines, prose.tolist(), units.tolist(), links.tolist(), strict=True):
        entry = by_parent[line.parent]
        entry[0] += 1
        entry[1] += mass
        entry[2] += size
        entry[3] += size * linked
        if mass:
            by_path[line.path] += mass
            by_container[line.path[1:]] += mass
            by_hints[line.hints] += mass
    parents = [line.parent for line in lines]
    rows = []
    for i, line in enumerate(lines):
        count, mass, size, linked = by_parent[line.parent]
        row = (
            min(count, 60) / 20,
            min(mass / 400, 4),
            mass / total,
            linked / max(size, 1),
            i > 0 and parents[i - 1] == line.parent,
            i + 1 < len(lines) and parents[i + 1] == line.parent,
            by_path[line.path] / total,
            by_container[line.path[1:]] / total,
            by_hints[line.hints] / total,
        )
        rows.append(row)
    return np.array(rows, np.float32)


def _squeeze(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def titles(page: Page) -> list[str]:
    """Return the page's titles as its markup states them, letters and digits only, the article's own before the site's."""
    order = ("headline", "og:title", "twitter:title", "title")
    found = {
        fact.key.casefold(): _squeeze(fact.value)
        for fact in reversed(page.facts)
        if fact.key.casefold() in order or fact.place == "title"
    }
    if (named := next((f.value for f in page.facts if f.place == "title"), None)) is not None:
        found.setdefault("title", _squeeze(named))
    return [found[key] for key in order if found.get(key)]


def _facts(page: Page, texts: list[str]) -> Floats:
    """Return columns that compare a line with the title, the description and the article text of the page's facts."""
    import numpy as np

    known = titles(page)
    title_words = set(_WORD.findall(" ".join(f.value for f in page.facts if "title" in f.key.casefold()).casefold()))
    description = _squeeze(" ".join(f.value for f in page.facts if "description" in f.key.casefold()))[:2000]
    body = _squeeze("".join(f.value for f in page.facts if f.key.casefold() == "articlebody"))
    rows = np.zeros((len(texts), 6), np.float32)
    for i, text in enumerate(texts):
        found = _WORD.findall(text[:600].casefold())
        squeezed = "".join(found)
        size = len(squeezed)
        if 4 <= size <= 300:
            rows[i, 0] = any(squeezed == title for title in known)
            rows[i, 1] = any(title.startswith(squeezed) or squeezed in title for title in known) if size >= 8 else 0
            words = set(found)
            rows[i, 2] = len(words & title_words) / max(len(words), 1)
        if size >= 12:
            rows[i, 3] = squeezed[:60] in description
            rows[i, 4] = bool(body) and squeezed[:60] in body
        rows[i, 5] = bool(body)
    return rows
