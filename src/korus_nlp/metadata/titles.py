"""The headline: among the visible lines above the body, the one that position, repetition, markup and wording "
"point to.

One scoring serves plain text and HTML; what the markup states (headline, og:title, <title> without the site's name) is
evidence for a line, and the answer itself when no line shows it. Weights were set on 14 pages of plain text and 100
pages of HTML (Korean and English) and are coarse on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from korus_nlp.document import Kind, Provenance
from korus_nlp.metadata import korean
from korus_nlp.metadata.evidence import Evidence, Found, is_site, site_names, squeeze
from korus_nlp.metadata.markup_titles import is_menu, stated_titles

_NOT_TITLE = re.compile(
    r"@[\w-]+\.\w|https?://|www\.|[©ⓒ]|저작권|무단\s?전재|all rights|"
    r"^(?:by|글|사진)\s|^share this\b|^home\s?>|기자\s*$|기자명|^\d[\d\s.,:/-]*$|"
    r"공유하기|기사보내기|로그인|회원가입|바로가기|"
    r"[{};]$|^(?:updated?|published|입력|승인|수정|송고|등록)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\s*[\[(▲△◇]?\s?(?:photos?|credit|image|사진)\b\s?[:=/ ]|\b(?:credit|photo(?:graph)?s?(?: by)?|getty|afp"
    r"|reuters)\s?(?:[:/)]|\.{3}|…)|"
    r"getty images|(?:연합뉴스|뉴시스|뉴스1|자료사진|제공|캡처|사진)[)\]]?\.?$|[a-z]/(?:afp|ap|getty)",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\S\s[>›»]\s\S|^home\s?[>›»/]", re.IGNORECASE)
_BY = re.compile(r"^(?:by|BY|By)\s:?\s?[A-Z가-힣]|(?:기자|특파원)\s*$|기자\s.*@")
_SENTENCE_KO = re.compile(r"다\.$")
_SENTENCE_EN = re.compile(r"[a-z]\.$")
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(r"[가-힣]{2,}|[^\W\d_]{4,}|\d{2,}")
_EMPTY: Final = frozenset(
    "about account after also article been continue could first from have here into more news other over page "
    "read said "
    "says sign site story than that their them they this time were what when will with would your 기사 뉴스 "
    "보기".split()
)
_TITLE_HINT = re.compile(r"headline|(?:^|[_-])(?:tit(?:le)?|subject)(?:$|[_-])|article[_-]?(?:tit|head)|view[_-]?tit")
_ASIDE_HINT = re.compile(
    r"relat|recommend|rank|popular|most|footer|logo|comment|sidebar|aside|nav|menu|breadcrumb|newsletter"
)
_FAR: Final = 60  # lines above the body that are looked at; portals put 30–60 lines of buttons between them
_CLOSE: Final = 0.55
_LABELS: Final[dict[Kind | None, float]] = {
    **{None: 0.0, Kind.TITLE: 3.5, Kind.SUBHEAD: -0.5, Kind.BOILERPLATE: -1.5, Kind.BYLINE: -1.5, Kind.BODY: -2.0},
}
_MOST: Final = 7.6  # of `_wording`: 1.6 beside a date, 1 above a byline, 4 for words of the body, 1 for a copy
_RUN: Final = 1.2
_MARGIN: Final = 1.5  # by which a line must beat one above it
_DECK: Final = 4  # lines of a deck below its headline
_MASTHEAD: Final = 4.0  # what a line loses that is the site's own name
_NAME_LENGTH: Final = 40
_ENOUGH: Final = 1.5
_GOOD: Final = 4.0


def find_title(evidence: Evidence) -> tuple[Found | None, int | None]:
    """Return the title with its provenance, and the number of the line that shows it, if one does."""
    stated = stated_titles(evidence)
    number = _best_line(evidence, {squeeze(value): None for value, _ in stated})
    if number is None:
        return (_only_markup(*stated[0]) if stated else None), None
    text = evidence.texts[number]
    if not stated:
        return (text, Provenance(*evidence.span(number), "line")), number
    shown = _as_stated(evidence, number, stated)
    if shown is None and _is_elsewhere(evidence, number, stated[0][0]):
        return (text, Provenance(*evidence.span(number), "line")), number
    return (shown, number) if shown else (_only_markup(*stated[0]), None)


def _is_elsewhere(evidence: Evidence, number: int, value: str) -> bool:
    """Tell whether the markup's title is the site's or the section's: the article knows its words less than a line's.

    The line must be a heading, or called a title.
    """
    if evidence.kinds[number] is not Kind.TITLE and evidence.lines[number].path[:1] not in (("h1",), ("h2",), ("h3",)):
        return False
    body = "".join(evidence.texts[evidence.first : evidence.last + 1])[:4000].lower()
    return _shared(value, body) == 0.0 and _shared(evidence.texts[number], body) >= 0.5


def _shared(text: str, body: str) -> float:
    """Return which part of a text's words stands in the body."""
    words = [word for word in _WORD.findall(text.lower()) if word not in _EMPTY]
    found = sum((word[:2] if "가" <= word[0] <= "힣" else word[:6]) in body for word in words)
    return found / len(words) if words else 0.0


def _as_stated(evidence: Evidence, number: int, stated: list[tuple[str, str]]) -> Found | None:
    """Return the title as line `number` shows it, when the markup bears it out."""
    text, key = evidence.texts[number], evidence.key(number)
    for value, rule in stated:
        if squeeze(value) == key:
            return text, Provenance(*evidence.span(number), rule)
    for value, rule in stated:
        at = text.find(value)
        if at >= 0 and len(squeeze(value)) >= 8:  # a section or a mark is glued to the line
            return value, Provenance(*evidence.span(number, at, at + len(value)), rule)
    heading = evidence.lines[number].path[:1] == ("h1",)
    if heading and max(_likeness(key, squeeze(value)) for value, _ in stated) >= _CLOSE:
        return text, Provenance(*evidence.span(number), "h1")
    if len(key) >= 10 and any(key in squeeze(value) for value, _ in stated):
        return text, Provenance(*evidence.span(number), "line")
    return None


def _only_markup(value: str, rule: str) -> Found:
    return value, Provenance(None, None, rule)


def _likeness(a: str, b: str) -> float:
    """Return Dice's coefficient of the character pairs of two squeezed titles."""
    left, right = ({s[i : i + 2] for i in range(len(s) - 1)} for s in (a, b))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _best_line(evidence: Evidence, stated: dict[str, None]) -> int | None:
    """Return the number of the line that is most likely the headline.

    The cheap part of the score is taken of all candidates; the rest only of those that can still win.
    """
    texts, first = evidence.texts, evidence.first
    body = "".join(texts[first : min(evidence.last + 1, first + 40)])[:4000].lower()
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    standing = [(_standing(evidence, number, stated), -number) for number in _candidates(evidence, stated)]
    scores: dict[int, float] = {}
    best, sites = 0.0, site_names(evidence)
    for cheap, negative in sorted(standing, reverse=True):
        if cheap + _MOST < best - _RUN:
            break
        score = cheap + _wording(evidence, -negative, body, counts)
        score -= _MASTHEAD if len(texts[-negative]) <= _NAME_LENGTH and is_site(texts[-negative], sites) else 0.0
        scores[-negative] = score
        best = max(best, score)
    return _winner(evidence, scores)


def _winner(evidence: Evidence, scores: dict[int, float]) -> int | None:
    """Return the best line; one just below another good one must be clearly better: decks follow the headline.

    Of a headline in both languages, one below the other, the first is the title.
    """
    texts, kinds = evidence.texts, evidence.kinds
    best: tuple[float, int] | None = None
    for number, score in sorted(scores.items()):
        if scores.get(number - 1, -9.0) > _GOOD and _is_translated(texts[number - 1], texts[number]):
            continue
        above = (other for other in range(max(0, number - _DECK), number) if texts[other] != texts[number])
        behind = _RUN if any(scores.get(other, -9.0) > max(score - _MARGIN, _GOOD) for other in above) else 0.0
        if number and kinds[number - 1] is kinds[number] is Kind.TITLE and len(evidence.key(number - 1)) >= 12:
            deck = scores.get(number - 1, -9.0) > max(score - 2 * _MARGIN, _GOOD)
            behind = _RUN + _MARGIN if deck else behind
        if best is None or score - behind > best[0]:
            best = (score, number)
    return best[1] if best and best[0] > _ENOUGH else None


def _is_translated(first: str, second: str) -> bool:
    """Tell whether two lines are a headline in Korean and one in English, in either order."""
    korean, english = (first, second) if _HANGUL.search(first) else (second, first)
    return len(_HANGUL.findall(korean)) >= 8 and not _HANGUL.search(english) and len(english.split()) >= 4


def _candidates(evidence: Evidence, stated: dict[str, None]) -> Iterator[int]:
    """Yield the lines that can be the headline: above the body, headings, labelled so, or said by the markup."""
    first, far = evidence.first, max(0, evidence.first - _FAR)
    bodiless = first > evidence.last
    fitting = {size for key in stated for size in range(len(key), len(key) * 3 // 2 + 9)}
    for number in evidence.near():
        size = len(evidence.texts[number])
        if not 4 <= size <= 250:
            continue
        line = evidence.lines[number]
        if (
            far <= number < first
            or (bodiless and number < _FAR)
            or evidence.kinds[number] is Kind.TITLE
            or line.path[:1] in (("h1",), ("h2",))
            or (size in fitting and evidence.key(number) in stated)
        ) and line.origin == "visible":
            yield number


@lru_cache(4096)
def _hinted(hints: tuple[str, ...]) -> tuple[bool, bool]:
    """Tell whether class names speak of a title, and of a list beside the article."""
    return bool(_TITLE_HINT.search(" ".join(hints[:4]))), bool(_ASIDE_HINT.search(" ".join(hints[:8])))


def _standing(evidence: Evidence, number: int, stated: dict[str, None]) -> float:
    """Return what the label, the place and the markup of a line say for it."""
    text, kind, line = evidence.texts[number], evidence.kinds[number], evidence.lines[number]
    key = evidence.key(number)
    score = _LABELS.get(kind, -2.5)
    distance = evidence.first - number
    score -= 0.04 * min(distance, 15) + 0.015 * distance if distance >= 0 else 2.5
    score += 1.5 if 10 <= len(text) <= 150 else -2.0 if len(key) < 5 else 0.0
    if line.path:
        score += {"h1": 2.5, "h2": 1.0, "h3": 0.3}.get(line.path[0], 0.0)
        titled, aside = _hinted(line.hints)
        score += 1.0 if titled else 0.0
        score -= 2.0 if aside else 0.0
        score -= 1.0 if line.hidden else 0.0
        score -= 1.5 if line.link_chars > len(text) // 2 else 0.0
    if stated:
        heading = line.path[:1] == ("h1",)
        score += 6.0 * (1.0 if key in stated else max(_agreement(key, value, heading) for value in stated))
    return score


def _wording(evidence: Evidence, number: int, body: str, counts: dict[str, int]) -> float:
    """Return what the words of a line, its copies and its neighbours say for it: at most `_MOST`."""
    text = evidence.texts[number]
    score = _beside_stamp(evidence, number) + _above_byline(evidence, number)
    words = [word for word in _WORD.findall(text.lower()) if word not in _EMPTY]
    if words:
        shared = sum((word[:2] if "가" <= word[0] <= "힣" else word[:6]) in body for word in words)
        score += 4.0 * shared / len(words) * min(1.0, len(words) / 4)
    if counts[text] > 1 and len(evidence.key(number)) >= 10:
        score += 1.0 if counts[text] <= 3 and not evidence.lines[number].bullet else -1.0 if counts[text] > 4 else 0.0
    if _CAPTION.search(text):
        score -= 2.5
    if len(text) <= 40 and korean.is_columnist(text):
        score -= 3.0
    if _NOT_TITLE.search(text) or (len(text) < 80 and number in evidence.stamps):
        score -= 5.0
    if is_menu(text) or _CRUMBS.search(text):
        score -= 3.0
    if _SENTENCE_KO.search(text) or (len(words) > 12 and _SENTENCE_EN.search(text)):
        score -= 2.0
    return score


def _agreement(key: str, value: str, heading: bool) -> float:
    if key == value:
        return 1.0
    if len(key) >= 10 and (key in value or value in key):
        return 0.8 * min(len(key), len(value)) / max(len(key), len(value))
    return 0.8 * _likeness(key, value) if heading else 0.0


def _beside_stamp(evidence: Evidence, number: int) -> float:
    """Headlines stand above their date and byline, mostly just above, now and then just below."""
    for step in (*range(1, 15), -1):
        other = number + step
        if not 0 <= other < len(evidence.texts) or len(evidence.texts[other]) > 120:
            continue
        if evidence.kinds[other] is Kind.TIMESTAMP or (other in evidence.stamps and other < evidence.first):
            return 0.7 if step < 0 else max(0.8, 1.8 - 0.2 * step)
    return 0.0


def _above_byline(evidence: Evidence, number: int) -> float:
    """The line below a headline, or below its deck, often says who wrote the story."""
    for step in range(1, 5):
        other = number + step
        if other >= min(len(evidence.texts), evidence.first):
            break
        text = evidence.texts[other]
        if evidence.kinds[other] is Kind.BYLINE or (len(text) < 80 and _BY.search(text)):
            return 1.2 - 0.2 * step
    return 0.0
