"""Titles that the markup states, without the names of site and section that templates put around them.

수소 공장 착공 < 경제 < 기사본문 - 한빛일보     한빛일보 모바일 :: 수소 공장 착공     수소 공장 착공-정치ㅣ한빛일보
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from korus_nlp.metadata.evidence import Evidence, is_site, site_names, squeeze

_SEPARATOR = re.compile(r"\s+[-–—:·•»«<>~/]+\s+|\s*[|ㅣ│｜]\s*|\s+::+\s*|(?<=\S)-(?=[가-힣]{2,6}(?:$|\s*[|ㅣ│｜]))")
_PAGE_WORDS = re.compile(
    r"^(?:기사본문|기사|본문|뉴스|네이버\s?뉴스|네이버|다음(?:뉴스)?|daum(?:\s?뉴스)?|네이트\s?뉴스|nate|naver"
    r"|msn|article|news)$",
    re.I,
)
_SECTIONS: Final = frozenset(
    "홈 home 뉴스 news 정치 경제 사회 국제 세계 문화 스포츠 연예 전국 지역 오피니언 사설 칼럼 라이프 생활 산업 "
    "증권 금융 부동산 과학 it 포토 영상 사람 종합 기획 "
    "기사 본문 전체 일반 national business economy politics world sports culture opinion life lifestyle "
    "entertainment society "
    "tech technology science domestic international finance and menu content go top all articles latest".split()
)
_LEGAL = re.compile(r"[©ⓒ]|\(c\)|copyright|저작권자", re.IGNORECASE)
_OWNER: Final = 16  # letters and digits of a title that may be a paper's name
_LONGEST: Final = 400  # characters of a title in the markup
_PARTS: Final = 6  # separators in a title; one with more is no template's


def stated_titles(evidence: Evidence) -> list[tuple[str, str]]:
    """Return the titles of the markup, site names cut off, best source first."""
    found: list[tuple[str, str]] = []
    articles = evidence.articles()
    found += [(value, "jsonld:headline") for article in articles[:1] for value in article.get("headline", [])[:1]]
    for key in ("og:title", "twitter:title", "dc.title", "sailthru.title", "title"):
        found += [(value, f"meta:{key}") for value in evidence.values("meta", (key,))[:1]]
    if evidence.lines and evidence.lines[-1].origin == "script":  # the page shows nothing of the article
        found += [(value, "script:title") for value in evidence.values("script", ("title",))[:1]]
    found += [(value, "title") for value in evidence.values("title", ("title",))[:1]]
    if not found:
        return []
    sites = site_names(evidence)
    shown = {text for text in evidence.texts if 6 <= len(text) <= 250}
    cut = [
        (without_site(" ".join(value.split()), sites, shown), rule) for value, rule in found if len(value) <= _LONGEST
    ]
    stated = [(value, rule) for value, rule in cut if len(squeeze(value)) > 1 and not is_site(value, sites)]
    return [(value, rule) for value, rule in stated if not _is_owner(evidence, squeeze(value))]


def _is_owner(evidence: Evidence, key: str) -> bool:
    """Tell whether a short title is who owns the page by its copyright line: "::: 낡은신문 :::"."""
    if len(key) > _OWNER:
        return False
    legal = (text for text in reversed(evidence.texts) if len(text) <= 200 and _LEGAL.search(text))
    return any(key in squeeze(text) for text in islice(legal, 2))


def without_site(title: str, sites: set[str], shown: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """Cut section and site off a page title.

    Args:
        title: the text of <title> or og:title.
        sites: squeezed names of the site.
        shown: visible lines; a part of the title that stands alone on the page is the title.

    >>> without_site("금리 동결 < 경제 < 기사본문 - 한빛일보", {"한빛일보"})
    '금리 동결'
    >>> without_site("Bank holds rate | Hanbit Daily", {"hanbitdaily"})
    'Bank holds rate'
    >>> without_site("Rates stay - Rates fall", set(), {"Rates fall", "Rates stay"})  # of equals, the first
    'Rates stay'
    """
    if (part := _shown_part(title, shown)) is not None:
        return part
    for _ in range(5):
        marks = list(_SEPARATOR.finditer(title))
        if not marks or title in shown:
            break
        head, tail = title[: marks[-1].start()].rstrip(), title[marks[-1].end() :].strip()
        known = is_site(tail, sites) or bool(_PAGE_WORDS.match(tail)) or is_menu(tail) or not squeeze(tail)
        listed = "<" in marks[-1][0] or (head in shown and len(tail) <= 30)
        if known or listed:
            title = head
            continue
        first = title[: marks[0].start()].strip()
        if is_site(first, sites) and squeeze(title[marks[0].end() :]):
            title = title[marks[0].end() :].strip()
            continue
        break
    return title


def _shown_part(title: str, shown: set[str]) -> str | None:
    """Return the piece of a title, between separators, that is a line of the page and not much shorter than others."""
    marks = list(_SEPARATOR.finditer(title))
    if not 0 < len(marks) <= _PARTS:
        return None
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(title)]
    longest = max(len(squeeze(title[a:b])) for a, b in zip(starts, ends, strict=True))
    pieces = {title[a:b].strip() for i, a in enumerate(starts) for b in ends[i:]}
    alone = [piece for piece in pieces & shown if len(squeeze(piece)) >= 0.6 * longest]
    return max(alone, key=lambda piece: (len(piece), -title.find(piece)), default=None)


def is_menu(text: str) -> bool:
    """Tell whether a text holds nothing but names of sections."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and all(word in _SECTIONS for word in words)
