"""Where bylines stand: between title and body, at the edges of the body, and in the few lines below it.

Names elsewhere belong to other stories, to captions or to the imprint. What a byline looks like is in `korean` and
`english`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from korus_nlp.document import Kind
from korus_nlp.metadata import english, korean
from korus_nlp.metadata.evidence import Evidence
from korus_nlp.metadata.korean import Name
from korus_nlp.metadata.people import LATIN_WORD, is_korean_name, is_latin_name

_PHOTO = re.compile(r"^\W*(?:사진|영상|그래픽|촬영|(?i:photos?|video|graphics?|image))\b(?!\s?[·/&,]\s?글)")
_PHOTO_BY = re.compile(r"(?P<text>글\s?[·/&,]\s?)?(?:사진|영상|그래픽|촬영|정리|번역|[Pp]hotos? by)\s?[=:/|]?\s?$")
# Names below such a line belong to comments, rankings and lists of reporters.
_END = re.compile(
    r"저작권|무단\s?전재|ⓒ|©|많이\s?본|인기\s?(?:기사|뉴스)|관련\s?기사|^댓글|랭킹|추천\s?(?:기사|뉴스)|copyright|most\s(?:read|viewed|popular)|^comments?\b|^related",
    re.IGNORECASE,
)
_OTHER_STORIES = re.compile(
    rf"(?P<names>[가-힣]{{2,4}}?|{LATIN_WORD}(?: {LATIN_WORD}){{1,3}})(?:\s?기자)?(?:의)?\s?다른\s?기사"
)
_BY_ALONE = re.compile(r"^(?:written\s)?by:?$|^authors?(?:\sof\sthe\sarticle)?:?$|^기자명?:?$", re.IGNORECASE)
_HINT = re.compile(r"(?:^|[ _-])(?:author|byline|reporter|writer|journalist)(?:s|name)?(?:$|[ _-])")
_HANGUL = re.compile("[가-힣]")
_LATIN_NAME = re.compile(r"[A-ZÀ-Þ]\S* \S|\b[Bb][Yy]\b")
_WORDS_ONLY = re.compile(r"[가-힣]|[A-ZÀ-Þ]")
_FOLLOW = re.compile(
    r"[+•·\s]*(?:follow\b|@\w|(?:staff|senior|guest|contributing) |contributor|correspondent|reporter|columnist"
    r"|editor\b|writer|journalist|[\w.+-]+@)",
    re.IGNORECASE,
)
_IS = re.compile(r"\s(?:is|was|has|covers|writes|reports|joined|works|teaches)\b")
_BIO: Final = 12  # lines below the article in which authors are introduced
_FAR: Final = 60
_HEAD: Final = 30  # lines below the title: buttons, reactions, summaries
_TAIL: Final = 8  # lines below the body
_EDGE: Final = 3  # paragraphs at either end of the body


def find_bylines(evidence: Evidence, title: int | None) -> list[Name]:
    """Return the authors that the visible text names, in page order, each once, with offsets in the page text.

    Args:
        evidence: the page.
        title: number of the title's line, if it is visible.
    """
    top = title if title is not None and title < evidence.first else max(0, evidence.first - 12)
    names = _find(evidence, top, bare_from=top - 2) or _from_other_stories(evidence)
    if not names and (above := max(0, evidence.first - _FAR)) < top:
        names = _find(evidence, above, bare_from=top)  # what passed for the title stood below the byline
    return names


def _find(evidence: Evidence, top: int, bare_from: int) -> list[Name]:
    """Return the authors named below line `top`: of the article, handed over to by an anchor, of the photos.

    Args:
        evidence: the page.
        top: the first line that may hold a byline.
        bare_from: the first line where a name beside a date is a byline without further sign.
    """
    found: list[Name] = []
    late: list[Name] = []
    handed: list[Name] = []
    photos: list[Name] = []
    ended = False
    for number in _zone(evidence, top):
        text = evidence.texts[number]
        ended = ended or (number > evidence.last >= 0 and bool(_END.search(text)))
        for name, start, end in _names(evidence, number, number >= bare_from):
            photo = _PHOTO.match(text) or ((match := _PHOTO_BY.search(text, 0, start)) and not match["text"])
            (photos if photo else late if ended else found).append((name, *evidence.span(number, start, end)))
        if evidence.first <= number <= evidence.last:
            handed += [(name, *evidence.span(number, a, b)) for name, a, b in korean.reported(text)]
    return _unique(found or late or handed or photos)


def _zone(evidence: Evidence, top: int) -> Iterator[int]:
    """Yield the numbers of the lines that may hold a byline, of an article that begins at line `top`."""
    first, last = evidence.first, evidence.last
    kinds, total = evidence.kinds, len(evidence.texts)
    stop = total if first > last else min(total, last + 1 + _TAIL)
    for number in range(max(0, top - 3), min(total, stop + 10)):
        kind, length = kinds[number], len(evidence.texts[number])
        if kind is Kind.BYLINE:
            yield number
            continue
        if number >= stop or (top + _HEAD < number < first - 3) or (kind is Kind.CAPTION and length > 40):
            continue
        if first + _EDGE <= number <= last - _EDGE and length > 60:
            continue
        yield number


@lru_cache(maxsize=4096)
def _is_hinted(hints: tuple[str, ...]) -> bool:
    """Tell whether class names speak of an author."""
    return bool(_HINT.search(" ".join(hints)))


def _names(evidence: Evidence, number: int, bare: bool) -> list[Name]:
    """Return the authors of one line, with offsets in the line; `bare`: a name beside a date counts."""
    text, line = evidence.texts[number], evidence.lines[number]
    if not _WORDS_ONLY.search(text):
        return []
    inside = evidence.first <= number <= evidence.last
    hinted = bool(line.path) and len(text) <= 60 and _is_hinted(line.hints[:4])
    led = number > 0 and not inside and bool(_BY_ALONE.match(evidence.texts[number - 1]))
    labelled = evidence.kinds[number] is Kind.BYLINE or ((hinted or led) and not inside and len(text) <= 60)
    if names := english.after_by(text):
        return names
    hangul = bool(_HANGUL.search(text))
    if len(text) > 300 or (not labelled and (len(text) > 160 or (inside and len(text) > 60))):
        return korean.in_prose(text) if hangul else []
    beside = bare and not inside and len(text) <= 60 and _is_beside_stamp(evidence, number)
    if hangul and (found := korean.in_line(text, labelled=labelled, bare=beside)):
        return found
    return _english(evidence, number, labelled=labelled, beside=beside) if _LATIN_NAME.search(text) else []


def _english(evidence: Evidence, number: int, *, labelled: bool, beside: bool) -> list[Name]:
    """Return the authors of a line that does not begin with "By".

    Args:
        evidence: the page.
        number: of the line.
        labelled: cleaning or the markup calls it a byline.
        beside: it stands beside the date.
    """
    text, above = evidence.texts[number], number < evidence.first
    if beside and above and (names := english.posted(text)):
        return names
    outside = above or number >= evidence.last - 1
    if (labelled or outside) and (names := english.with_role(text)):
        return names
    adjacent = evidence.lines[number].bullet or number in evidence.stamps or number + 1 in evidence.stamps
    if (labelled or (beside and above and adjacent)) and (names := english.alone(text, labelled=labelled)):
        return names
    if evidence.hangul or not above or len(text) > 60:
        return []
    return [name for name in english.alone(text, labelled=False) if _is_presented(evidence, number, name[0])]


def _is_presented(evidence: Evidence, number: int, name: str) -> bool:
    """Tell whether a name alone on a line is somebody to follow or write to, or whom the page says more about."""
    texts = evidence.texts
    if "@" in texts[number] or any(_FOLLOW.match(text) for text in texts[number + 1 : number + 3]):
        return True
    after = texts[max(evidence.last - 1, number + 1) : evidence.last + 1 + _BIO]
    return any(text.startswith(name) and _IS.match(text, len(name)) for text in after)


def _is_beside_stamp(evidence: Evidence, number: int) -> bool:
    """Tell whether a date line stands within two lines: a name alone means nothing elsewhere."""
    near = (number + step for step in (0, 1, -1, 2, -2))
    return any(other in evidence.stamps and len(evidence.texts[other]) <= 90 for other in near)


def _from_other_stories(evidence: Evidence) -> list[Name]:
    """Return the name on "문가람 기자의 다른기사 보기": the page's last word on who wrote it."""
    for number in range(max(evidence.last, 0), min(len(evidence.texts), evidence.last + 25)):
        text = evidence.texts[number]
        if len(text) <= 60 and (match := _OTHER_STORIES.search(text)):
            name = match["names"]
            if is_korean_name(name) or is_latin_name(name):
                return [(name, *evidence.span(number, *match.span("names")))]
    return []


def _unique(names: list[Name]) -> list[Name]:
    seen: dict[str, Name] = {}
    for name in names:
        seen.setdefault(name[0].lower(), name)
    return sorted(seen.values(), key=lambda name: name[1])
