"""Who published the page, and in which section: markup, the copyright line, the breadcrumb, at last the host."""

from __future__ import annotations

import re

from korus_nlp.document import Kind, Provenance
from korus_nlp.metadata.evidence import Evidence, Found, squeeze

_PORTAL = re.compile(r"naver|네이버|daum|다음|nate|네이트|\bzum\b|\bmsn\b|google|facebook|카카오", re.IGNORECASE)
_MARK = r"(?:copyrights?|저작권자|[©ⓒⒸ]|\(c\))"
_OWNER = re.compile(
    rf"{_MARK}(?:[\s:.,|<>\[\]-]|{_MARK}|by\b|(?:19|20)\d\d(?:\s?[-–~]\s?(?:(?:19|20)\d\d)?)?|since\b)*"
    r"(?P<owner>\S.*?)"
    r"(?=\s?\(?(?:https?://|www\.)|\s?[(\[<>|]|[,.]?\s*(?:all\s+rights?|무단|및\s|모든|전재|재배포|reserved"
    r"|mail\s+to|inc\b)|[.,]\s|[,.\]>]*$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"무단|저작권자|rights\s+reserved|copyright|all\s+rights", re.IGNORECASE)
_QUOTED_PREFIX = re.compile(r"^['\"‘“].{2,40}?['\"’”]\s+(?=\S)")
_LETTER = re.compile(r"[^\W\d_]")
_PRESS = re.compile(r"(일보|신문|방송|통신)사$")
_COMPANY = re.compile(r"^(?:\(주\)|㈜|주식회사)\s?|\s?(?:\(주\)|㈜)$|\s?&\s?\S+\.(?:com|co\.kr|kr)$")
_IMPRINT = re.compile(
    r"(?:제호|매체명|신문명)\s?[:：]?\s(?P<paper>[^|│ㅣ:]{2,30}?)\s*(?:[|│ㅣ]|\s{2}|$|등록|발행|대표)"
)
_DATELINE = re.compile(
    r"^(?:[\[(【][가-힣·]{2,8}\s?=\s?|[A-Z]{4,12}, [A-Z][a-z.]{2,9} \d{1,2} "
    r"\()(?P<paper>[가-힣A-Za-z0-9]{2,20})[\])】]"
)
_CRUMBS = re.compile(
    r"^(?:HOME|Home|홈)\s*(?:[>›»<·|/]\s*|\s)(?P<section>[^>›»<|/·]{2,20}?)\s*(?:[>›»<·|/].*|\s\S.*)?$"
)
_TITLE_CRUMBS = re.compile(r"\s<\s(?P<section>[^<]{2,20}?)\s<\s(?:[^<]{1,20}\s<\s)?기사본문")
_CODE = re.compile(r"^(?:https?:|[A-Z]{0,3}\d+$|기사|뉴스$|news$|article)", re.IGNORECASE)
_SECTION_KEYS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "dd:category",
    "section",
    "articlesection",
    "prism.section",
)


def find_publisher(evidence: Evidence) -> Found | None:
    """Return the publisher's name as the page writes it, or the host when it names none."""
    found = [(value, "meta:og:site_name") for value in evidence.values("meta", ("og:site_name",))]
    found += [(value, "jsonld:publisher") for item in evidence.articles() for value in item.get("publisher", [])]
    found += [
        (value, f"meta:{key}")
        for key in ("dc.publisher", "application-name")
        for value in evidence.values("meta", (key,))
    ]
    for value, rule in found:
        if not _PORTAL.search(value) and not value.startswith(("http", "@")) and len(value) <= 60:
            return " ".join(value.split()), Provenance(None, None, rule)
    if (owner := _owner(evidence)) is not None:
        return owner
    if (named := _named(evidence)) is not None:
        return named
    if evidence.host:
        return evidence.host, Provenance(None, None, "host")
    return None


def _named(evidence: Evidence) -> Found | None:
    """Return the paper named in the imprint (제호: …), else in the dateline of the first paragraphs."""
    last = len(evidence.texts)
    for pattern, rule, numbers in (
        (_IMPRINT, "imprint", range(max(evidence.last, 0), last)),
        (_DATELINE, "dateline", range(max(0, evidence.first - 2), min(evidence.first + 3, last))),
    ):
        for number in numbers:
            match = pattern.search(evidence.texts[number][:300])
            if match and 2 <= len(match["paper"]) <= 30:
                span = evidence.span(number, match.start("paper"), match.end("paper"))
                return match["paper"], Provenance(*span, rule)
    return None


def _owner(evidence: Evidence) -> Found | None:
    """Return the owner in the copyright line nearest below the article; one in Hangul before a domain."""
    best: tuple[bool, int, Found] | None = None
    for number in evidence.near():
        text = evidence.texts[number]
        if len(text) > 200 or evidence.kinds[number] in (Kind.BODY, Kind.TITLE, Kind.CAPTION):
            continue
        if not _RIGHTS.search(text) and not (text[0] in "©ⓒ" and len(text) < 80):
            continue
        for match in _OWNER.finditer(text):
            owner = _COMPANY.sub("", _QUOTED_PREFIX.sub("", match["owner"].strip()).strip(" .,:'\"‘’“”<>[]-")).strip()
            if not 2 <= len(owner) <= 40 or not _LETTER.search(owner) or _RIGHTS.search(owner):
                continue
            owner = _PRESS.sub(r"\1", owner)
            domain = bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", owner))
            at = match.start("owner") + match["owner"].find(owner)
            rank = (domain, abs(number - evidence.last))
            if best is None or rank < best[:2]:
                best = (*rank, (owner, Provenance(*evidence.span(number, at, at + len(owner)), "copyright")))
    return best[2] if best else None


def find_section(evidence: Evidence, title: str | None) -> Found | None:
    """Return the section of the paper: article:section, JSON-LD, the crumbs in <title> or above the headline."""
    found = [(value, f"meta:{key}") for key in _SECTION_KEYS for value in evidence.values("meta", (key,))]
    found += [
        (value, "jsonld:articleSection") for item in evidence.articles()[:2] for value in item.get("articleSection", [])
    ]
    for value in evidence.values("title", ("title",))[:1]:
        found += [(match["section"], "title") for match in [_TITLE_CRUMBS.search(value)] if match]
    for value, rule in found:
        if 2 <= len(value) <= 40 and not _CODE.match(value) and squeeze(value) != squeeze(title or ""):
            return " ".join(value.split()), Provenance(None, None, rule)
    for number in range(min(evidence.first, len(evidence.texts))):
        text = evidence.texts[number]
        if len(text) <= 50 and (match := _CRUMBS.match(text)):
            return match["section"], Provenance(
                *evidence.span(number, match.start("section"), match.end("section")), "crumbs"
            )
    return None
