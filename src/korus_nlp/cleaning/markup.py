"""What the markup says about a line: its element, its container, its class words, its links, and the page's own facts.

Class and id words are read by what they contain ("article-view-content-div", "newsct_article", "cmt_area"), in the
vocabulary that English-language templates share the world over and that Korean CMSs romanise; a word may fall into
several groups. Nothing here decides: the numbers go to the classifier.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import topic
from korus_nlp.cleaning.scan import Scan, squeeze, standing_in, words
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
_TAG_BITS: Final = {tag: 1 << i for i, tag in enumerate(_TAGS)}
_AROUND_BITS: Final = {tag: 1 << len(_TAGS) + i for i, tag in enumerate(_AROUND)}
_NEAR: Final = 4  # class words of the element itself and of what encloses it most closely
_READ: Final = 600  # characters of a line that are compared


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
def _hint_mask(hints: tuple[str, ...]) -> int:
    """Return the groups of the nearest words, and above them those of all words, as a bit mask."""
    near = 0
    for word in hints[:_NEAR]:
        near |= _groups_of(word)
    far = near
    for word in hints[_NEAR:]:
        far |= _groups_of(word)
    return near | far << len(_COMPILED)


@lru_cache(maxsize=16384)
def _path_mask(path: tuple[str, ...]) -> int:
    """Return the innermost tag and, above its bits, the tags around, as a bit mask."""
    mask = _TAG_BITS.get(path[0], 0) if path else 0
    for tag in path:
        mask |= _AROUND_BITS.get(tag, 0)
    return mask


def _bits(masks: list[int], count: int) -> Floats:
    """Return the lowest bits of each mask as a row of numbers."""
    import numpy as np

    packed = np.array(masks, np.uint64)[:, None]
    return ((packed >> np.arange(count, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)


def table(page: Page, scan: Scan, units: Floats, sentences: Floats) -> Floats:
    """Return the markup columns of every line, in the order of `COLUMNS`."""
    import numpy as np

    lines = page.lines
    chars = np.array([max(line.end - line.start, 1) for line in lines], np.float32)
    hidden = np.array([line.hidden for line in lines])
    links = np.minimum(np.array([line.link_chars for line in lines], np.float32) / chars, 1)
    paths: dict[tuple[str, ...], int] = {}
    hints: dict[tuple[str, ...], int] = {}
    path = np.array([paths.setdefault(line.path, len(paths)) for line in lines])
    hint = np.array([hints.setdefault(line.hints, len(hints)) for line in lines])
    rows = np.empty((len(lines), len(COLUMNS)), np.float32)
    rows[:, 0] = links
    rows[:, 1] = links > 0.9
    rows[:, 2] = hidden
    rows[:, 3] = [line.origin == "script" for line in lines]
    rows[:, 4] = (np.array([min(len(known), 30) for known in paths]) / 15)[path]
    at, end = 5, 5 + len(_TAGS) + len(_AROUND)
    rows[:, at:end] = _bits([_path_mask(known) for known in paths], end - at)[path]
    at, end = end, end + 2 * len(_COMPILED)
    rows[:, at:end] = _bits([_hint_mask(known) for known in hints], end - at)[hint]
    prose = np.where((sentences >= 1) & (links < 0.5) & ~hidden, units, 0.0)
    containers: dict[tuple[str, ...], int] = {}
    container = np.array([containers.setdefault(known[1:], len(containers)) for known in paths])[path]
    rows[:, end : end + 6] = _parents([line.parent for line in lines], prose, units, links)
    total = max(float(prose.sum()), 1.0)
    for column, group in enumerate((path, container, hint), end + 6):
        rows[:, column] = np.bincount(group, weights=prose)[group] / total
    rows[:, end + 9 :] = _facts(page, scan)
    return rows


def _parents(parents: list[int], prose: Floats, units: Floats, links: Floats) -> Floats:
    """Return columns about the enclosing element: its size, its share of the page's sentences, its links."""
    import numpy as np

    numbers: dict[int, int] = {}
    which = np.array([numbers.setdefault(parent, len(numbers)) for parent in parents])
    total = max(float(prose.sum()), 1.0)
    count = np.bincount(which)
    mass, size = np.bincount(which, weights=prose), np.bincount(which, weights=units)
    linked = np.bincount(which, weights=units.astype(np.float64) * links)
    each = [np.minimum(count, 60) / 20, np.minimum(mass / 400, 4), mass / total, linked / np.maximum(size, 1)]
    rows = np.zeros((len(parents), 6), np.float32)
    rows[:, :4] = np.stack(each, axis=1)[which]
    same = which[1:] == which[:-1]
    rows[1:, 4] = same
    rows[:-1, 5] = same
    return rows


def titles(page: Page) -> list[str]:
    """Return the page's titles as its markup states them, letters and digits only, the article's own before the site's."""
    order = ("headline", "og:title", "twitter:title", "title")
    found = {
        fact.key.casefold(): squeeze(fact.value)
        for fact in reversed(page.facts)
        if fact.key.casefold() in order or fact.place == "title"
    }
    if (named := next((f.value for f in page.facts if f.place == "title"), None)) is not None:
        found.setdefault("title", squeeze(named))
    return [found[key] for key in order if found.get(key)]


def _facts(page: Page, scan: Scan) -> Floats:
    """Return columns that compare a line with the title, the description and the article text of the page's facts."""
    import numpy as np

    n = len(scan.texts)
    stated = [(fact.key.casefold(), fact.value) for fact in page.facts]
    description = squeeze(" ".join(value for key, value in stated if "description" in key))[:2000]
    body = squeeze("".join(value for key, value in stated if key == "articlebody"))
    rows = np.zeros((n, 6), np.float32)
    squeezed = scan.squeezed
    for i in [i for i, text in enumerate(scan.texts) if len(text) > _READ]:  # only their beginning is read
        squeezed[i] = squeeze(scan.texts[i][:_READ])
    sizes = [len(text) for text in squeezed]
    if known := titles(page):
        exact, joined = set(known), "\n".join(known)
        rows[:, 0] = [text in exact and 4 <= size <= 300 for text, size in zip(squeezed, sizes, strict=True)]
        rows[:, 1] = [8 <= size <= 300 and text in joined for text, size in zip(squeezed, sizes, strict=True)]
    rows[:, 2] = _title_words(" ".join(value for key, value in stated if "title" in key).casefold(), scan, sizes)
    long = [i for i, size in enumerate(sizes) if size >= 12]
    heads = [squeezed[i][:60] for i in long]
    rows[long, 3] = standing_in(heads, description) if description else 0
    rows[long, 4] = standing_in(heads, body) if body else 0
    rows[:, 5] = bool(body)
    return rows


def _title_words(title: str, scan: Scan, sizes: list[int]) -> Floats:
    """Return which part of a line's words, each counted once, stands in the title."""
    import numpy as np

    n = len(sizes)
    if not title:
        return np.zeros(n, np.float32)
    wanted = np.unique(words(Scan(title.split("\n")))[1])
    if not len(wanted):
        return np.zeros(n, np.float32)
    owner, each = words(scan)
    stated = wanted[np.minimum(np.searchsorted(wanted, each), len(wanted) - 1)] == each
    lines, _ = topic.distinct(owner, each, n)
    hits, _ = topic.distinct(owner[stated], each[stated], n)
    counted = np.bincount(lines, minlength=n)
    shares = np.bincount(hits, minlength=n) / np.maximum(counted, 1)
    size = np.array(sizes)
    shares[(size < 4) | (size > 300)] = 0
    for i in [i for i, text in enumerate(scan.texts) if len(text) > _READ and 4 <= sizes[i] <= 300]:
        read = set(_WORD.findall(scan.texts[i][:_READ].casefold()))
        shares[i] = len(read & set(_WORD.findall(title))) / max(len(read), 1)
    return shares.astype(np.float32)
