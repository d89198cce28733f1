"""When a page was published and last changed: markup first, visible stamps where they know more.

Order: JSON-LD, article:published_time and its kin, microdata, <time>, stamps in the text. An instant in UTC becomes
Korean time on a Korean page, except where the page itself shows the same clock time: then the "Z" is a slip of the
site's templates. A visible minute beats a day from the markup.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from msgspec import Struct

from korus_nlp.document import Kind, Provenance
from korus_nlp.metadata.evidence import Evidence, Found
from korus_nlp.text.stamps import KST, Role, Stamp, stamps

_PUBLISHED_KEYS: Final = (
    re.compile(r"^(?:og:)?article:published(?:_time)?$"),
    re.compile(r"^(?!.*unpub).*(?:publish(?:ed|ing)?|publication|pub|issued?)[-_.:]?(?:time|date|at|on)$"),
    re.compile(r"date[-_.:]?(?:published|issued|available)$"),
    re.compile(
        r"(?:date[-_.:]?created|create(?:d)?[-_.:]?(?:date|time)|regist?_?date|regdate|article_?date|news_?date)$"
    ),
    re.compile(r"^(?:dc(?:terms)?[.:])?(?:date|created)$|^(?:sailthru|article)\.date$"),
)
_MODIFIED_KEYS: Final = (
    re.compile(r"^(?:og:)?article:modified(?:_time)?$"),
    re.compile(
        r"(?:modif(?:ied|ication)|updated?|mod|revised)[-_.:]?(?:time|date|at)$|date[-_.:]?(?:modified|updated)$"
    ),
    re.compile(r"^dc(?:terms)?[.:]modified$|^last-modified$"),
)
_TIME_KEY = re.compile(r"publi|post|creat|entry|date(?!time)|article|byline")
_IMPRINT = re.compile(
    r"등록번호|등록일자|발행일자|발행인|편집인|창간|사업자|기준\b|기준$|registration|registered|publisher\s*:"
    r"|copyright|[©ⓒ]|"
    r"all rights|이용약관|전화\s*:|주소\s*:",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"기자명|기사|최초|최종|승인|입력|등록|게재|게시|송고|작성|발행|수정|업데이트|published|updated?|posted"
    r"|written|modified|last|"
    r"first|kst|[\W\d_]",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\s:•|\[(]*(?:[가-힣]{2,4}\s?[가-힣]{0,4}|[A-Za-z]{4,9}(?: (?:on|at))?)[\s:|]*$")
_ASIDE_HINT = re.compile(
    r"(?:^|[ _-])(?:relat\w*|recommend\w*|rank\w*|popular\w*|most|footer|comments?|aside|copyright|weather"
    r"|ticker|latest)(?:$|[ _-])"
)
_DATE_HINT = re.compile(r"date|time|publi|byline|info|meta|regist")
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d[./-]\d\d[./-]\d\d")
_URL_DAY = re.compile(
    r"[/=_A-Za-z](20\d\d)[/.-]?(0[1-9]|1[0-2])[/.-]?(0[1-9]|[12]\d|3[01])(?=[/_.?&-]|$|[0-2]\d[0-5]\d)"
)
_NEEDED: Final = 3.0
_TOP: Final = 3  # lines at the top of the page where the update of the whole site stands
_LABELS: Final[dict[Kind | None, float]] = {
    **{Kind.TIMESTAMP: 3.0, Kind.BYLINE: 2.0, Kind.BOILERPLATE: -1.5, Kind.BODY: -3.0, Kind.CAPTION: -4.0},
}


class _Seen(Struct, frozen=True):
    """A visible stamp in the page text: where, what, and how much speaks for it being the article's."""

    score: float
    number: int
    start: int
    end: int
    value: str
    role: Role | None


def find_dates(evidence: Evidence, title: int | None) -> tuple[Found | None, Found | None]:
    """Return publication and modification date, each with its provenance.

    Args:
        evidence: the page.
        title: number of the title's line, if it is visible.
    """
    seen = _visible(evidence, title)
    published = _stated(evidence, seen, "datePublished", _PUBLISHED_KEYS)
    modified = _stated(evidence, seen, "dateModified", _MODIFIED_KEYS)
    first = max((s for s in seen if s.role != "modified"), key=lambda s: s.score, default=None)
    last = max((s for s in seen if s.role == "modified"), key=lambda s: s.score, default=None)
    published = _choose(published, first)
    modified = _choose(modified, last)
    if published is None and evidence.page.facts:
        published = _from_url(evidence)
    if modified and published and _is_earlier(modified[0], published[0]):
        modified = None
    return published, modified


def _choose(stated: Found | None, shown: _Seen | None) -> Found | None:
    """Return the better of what the markup states and what the page shows."""
    if shown is None or shown.score < _NEEDED:
        return stated
    visible = (shown.value, Provenance(shown.start, shown.end, "stamp"))
    if stated is None:
        return visible
    if len(stated[0]) == 10 and len(shown.value) > 10 and (shown.value[:10] == stated[0] or shown.role == "published"):
        return visible
    if stated[1].start is None and shown.value[:16] == stated[0][:16]:
        return stated[0], Provenance(shown.start, shown.end, stated[1].rule)
    return stated


def _stated(evidence: Evidence, seen: list[_Seen], key: str, patterns: tuple[re.Pattern[str], ...]) -> Found | None:
    """Return the best date of the markup, the day-only ones after those with a time of the same place."""
    found: list[tuple[str, str]] = []
    for article in evidence.articles():
        found += [(value, f"jsonld:{key}") for value in article.get(key, [])]
        if key == "datePublished":
            found += [
                (value, f"jsonld:{other}")
                for other in ("uploadDate", "dateCreated")
                for value in article.get(other, [])
            ]
        if found:
            break
    facts = evidence.page.facts
    for pattern in patterns:
        found += [(f.value, f"meta:{f.key}") for f in facts if f.place == "meta" and pattern.search(f.key)]
    found += [(f.value, f"microdata:{f.key}") for f in facts if f.place == "microdata" and f.key.lower() == key.lower()]
    short = "published" if key == "datePublished" else "modified"
    found += [(value, f"script:{short}") for value in evidence.values("script", (short,))]
    times = [f for f in facts if f.place == "time"]
    if key == "datePublished":
        times.sort(key=lambda f: not _TIME_KEY.search(f.key))
        found += [(f.value, "time") for f in times[:2] if "modif" not in f.key and "updat" not in f.key]
    else:
        found += [(f.value, "time") for f in times if "modif" in f.key or "updat" in f.key]
    dates = [(date, rule) for value, rule in found if (date := _moment(value, evidence, seen))]
    if not dates:
        return None
    date, rule = dates[0]
    if len(date) == 10:  # the same day with a minute elsewhere in the markup
        date, rule = next(((d, r) for d, r in dates if d.startswith(date) and len(d) > 10), (date, rule))
    return date, Provenance(None, None, rule)


def _moment(value: str, evidence: Evidence, seen: list[_Seen]) -> str | None:
    """Return a date of the markup in ISO 8601: Korean time on Korean pages; midnight sharp means the day."""
    found = stamps(value.strip()[:64], offset=KST if evidence.korean else "")
    if not found:
        return None
    moment = found[0].value
    if len(moment) == 10 or moment[11:19] == "00:00:00":
        return moment[:10]
    if evidence.korean and not moment.endswith(KST):
        local = datetime.fromisoformat(moment).astimezone(timezone(timedelta(hours=9))).isoformat()
        clocks = {stamp.value[:16] for stamp in seen}
        if moment[:16] in clocks and local[:16] not in clocks:
            return moment[:19] + KST
        return local if local[11:19] != "00:00:00" else local[:10]
    return moment


def _visible(evidence: Evidence, title: int | None) -> list[_Seen]:
    """Return the stamps of all lines that are not plainly something else, with their scores."""
    out: list[_Seen] = []
    offset = KST if evidence.korean else ""
    for number in evidence.near():
        text = evidence.texts[number]
        labelled = evidence.kinds[number] in (Kind.TIMESTAMP, Kind.BYLINE)
        if number not in evidence.stamps and not (labelled and _YEAR.search(text)):
            continue
        above = evidence.texts[number - 1] if number else ""
        shift = len(above) + 1 if 0 < len(above) <= 14 and _LABEL.match(above) else 0
        joined = f"{above}\n{text}" if shift else text
        if shift or number not in evidence.stamps:
            found = [stamp for stamp in stamps(joined, offset=offset) if stamp.start >= shift]
        else:
            found = evidence.stamps[number]
        worth = _worth(evidence, number, title, joined, found) if found else 0.0
        for stamp in found:
            start, end = evidence.span(number, stamp.start - shift, stamp.end - shift)
            score = worth + (3.5 if stamp.role else 0.0) + (1.5 if len(stamp.value) > 10 else 0.0) - 0.001 * len(out)
            out.append(_Seen(score, number, start, end, stamp.value, stamp.role))
    return out


def _worth(evidence: Evidence, number: int, title: int | None, text: str, found: list[Stamp]) -> float:
    """Return how much speaks for the line being the date line of the article."""
    score = _LABELS.get(evidence.kinds[number], 0.0)
    rest = text
    for stamp in found:
        rest = rest.replace(text[stamp.start : stamp.end], "")
    left = len(_WORDS.sub("", rest))
    if left <= 12:  # a line of nothing but a date is neither text nor caption
        score = max(score, -0.5)
    score += 1.5 if left <= 6 else 1.0 if left <= 12 else 0.0 if left <= 40 else -2.5
    if _IMPRINT.search(text):
        score -= 5.0
    above = title if title is not None else max(0, evidence.first - 15)
    # "UPDATE : 2019.7.22 MON 10:50" above the article is the site's, but not below "Posted : …".
    posted = any(stamp.role == "published" for stamp in evidence.stamps.get(number - 1, []))
    site = number < above and not posted and all(stamp.role == "modified" for stamp in found)
    if above < number < evidence.first:
        score += 2.5 - 0.05 * min(number - above, 30) + (0.7 if number - above <= 3 and len(text) <= 90 else 0.0)
    elif above - 3 <= number <= above:
        score += 1.5 if not site else 0.0 if number > _TOP else -9.0
    elif number < above:
        score -= 9.0 if site else 2.0
    elif number <= evidence.first + 10 and left <= 6:
        score += 1.2  # a date line that passed for the beginning of the body
    elif number <= evidence.last + 8:
        score += 0.5 if left <= 6 else -1.5
    else:
        score -= 2.0
    line = evidence.lines[number]
    if line.path:
        hints = " ".join(line.hints[:5])
        score += (0.8 if _DATE_HINT.search(hints) else 0.0) - (3.0 if _ASIDE_HINT.search(hints) else 0.0)
    return score


def _from_url(evidence: Evidence) -> Found | None:
    match = _URL_DAY.search(evidence.page.url or "")
    return ("-".join(match.groups()), Provenance(None, None, "url")) if match else None


def _is_earlier(modified: str, published: str) -> bool:
    """Tell whether a change comes before the publication: compared as far as both are known, zones apart by days."""
    return modified[:10] < published[:10] or (
        len(modified) > 10
        and len(published) > 10
        and modified[19:] == published[19:]
        and modified[:16] < published[:16]
    )
