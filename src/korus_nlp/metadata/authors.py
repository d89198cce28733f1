"""Authors: persons the markup names and persons the visible byline names, brought together.

The markup is cleaner, the byline is more faithful: content systems fill the author field with the site, the desk or the
account that uploaded the story. So the byline wins when it says more, or when the markup's name is in another script
than the article; names of the site, addresses and desks are never authors.
"""

from __future__ import annotations

import re

from korus_nlp.document import Provenance
from korus_nlp.metadata.bylines import find_bylines
from korus_nlp.metadata.evidence import Evidence, site_names
from korus_nlp.metadata.korean import Name
from korus_nlp.metadata.people import people_of

_HANGUL = re.compile("[가-힣]")
_KEYS = (
    *("author", "article:author", "og:article:author", "dable:author", "dd:author", "byl", "byline", "sailthru.author"),
    *("parsely-author", "cxenseparse:author", "dc.creator", "dc.contributor", "dcterms.creator", "citation_author"),
    *("article:author_name", "author_name", "writer", "reporter", "twitter:creator"),
)
_WRITTEN = frozenset(("written by", "verfasst von", "글쓴이", "작성자"))
Authors = tuple[tuple[str, ...], tuple[Provenance, ...]]  # names, and where each was read


def find_authors(evidence: Evidence, title: int | None) -> Authors:
    """Return the authors in page order with the provenance of each; persons, else an agency the markup names.

    Args:
        evidence: the page.
        title: number of the title's line, if it is visible.
    """
    people, others, rule = _stated(evidence)
    shown = find_bylines(evidence, title)
    if shown and _prefer_shown(evidence, people, shown):
        return tuple(name for name, _, _ in shown), tuple(Provenance(a, b, "byline") for _, a, b in shown)
    names = people or ([] if evidence.hangul else others)
    return tuple(names), tuple(_located(evidence, name, rule) for name in names)


def _prefer_shown(evidence: Evidence, people: list[str], shown: list[Name]) -> bool:
    if not people:
        return True
    stated, visible = {name.lower() for name in people}, {name.lower() for name, _, _ in shown}
    if stated & visible:
        extra = [start for name, start, _ in shown if name.lower() not in stated]
        return visible > stated and all(start < evidence.lines[evidence.first].start for start in extra)
    scripts = {bool(_HANGUL.search(name)) for name in people}
    return evidence.hangul not in scripts and any(bool(_HANGUL.search(name)) is evidence.hangul for name in visible)


def _stated(evidence: Evidence) -> tuple[list[str], list[str], str]:
    """Return persons and other names of the first place of the markup that names a person, and that place."""
    places: list[tuple[str, list[str]]] = []
    for item in evidence.articles()[:4]:
        if "headline" in item or not places:
            places += [(f"jsonld:{key}", item[key]) for key in ("author", "creator") if key in item]
    for key in _KEYS:
        values = evidence.values("meta", (key,))
        if values:
            places.append((f"meta:{key}", values))
    for key in ("author", "creator"):
        if values := evidence.values("microdata", (key,)):
            places.append((f"microdata:{key}", values))
    places += _labelled(evidence)
    if values := evidence.values("script", ("author",)):
        places.append(("script:author", values))
    sites = site_names(evidence)
    fallback: tuple[list[str], str] = ([], "")
    for rule, values in places:
        people: list[str] = []
        others: list[str] = []
        for value in values:
            persons, rest = people_of(value, sites, reversed_names="dc" in rule or "citation" in rule)
            people += [name for name in persons if name not in people]
            others += [name for name in rest if name not in others]
        if people and not (rule.endswith("twitter:creator") and len(people[0].split()) < 2 and not evidence.hangul):
            return people, others, rule
        if others and not fallback[0]:
            fallback = (others, rule)
    return [], *fallback


def _labelled(evidence: Evidence) -> list[tuple[str, list[str]]]:
    """Return what is labelled "Written by" among the facts that WordPress (Yoast) tells social networks."""
    found = []
    for number in "12":
        label = next(iter(evidence.values("meta", (f"twitter:label{number}",))), "").casefold()
        if label in _WRITTEN and (values := evidence.values("meta", (f"twitter:data{number}",))):
            found.append((f"meta:twitter:data{number}", values))
    return found


def _located(evidence: Evidence, name: str, rule: str) -> Provenance:
    """Return where an author's name stands near the top of the article, if it does."""
    for number in range(max(0, evidence.first - 25), min(len(evidence.texts), evidence.last + 8)):
        at = evidence.texts[number].find(name) if len(evidence.texts[number]) <= 120 else -1
        if at >= 0:
            return Provenance(*evidence.span(number, at, at + len(name)), rule)
    return Provenance(None, None, rule)
