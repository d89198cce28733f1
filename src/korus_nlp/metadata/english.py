"""English bylines in one line of text.

By Publisher Lee Kyung-sik with VCs Jang Chang-yong, Cho Kyung-hee       by Hwang Ji-u · 2019-04-02
By Choi Da-won (dawon@thehanriver.example)                               Max Lee, KBS World Radio News.
HONG GIL-DONG Staff writer                                               Lee Seung-hoon / Korea Times
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from korus_nlp.metadata.evidence import squeeze
from korus_nlp.metadata.korean import Name
from korus_nlp.metadata.people import (
    ACCOUNT_NAMES,
    LATIN_WORD,
    MAIL,
    is_korean_name,
    is_latin_name,
    is_organisation,
    is_organisation_ko,
    without_role,
)
from korus_nlp.text.stamps import stamps

_BY = re.compile(
    r"(?:(?i:story|words?|written|reported|text|article|photos?(?: and text)?|text and photos?)\s+)?"
    r"(?:by|By|BY)\s?:?\s+(?=[A-Z가-힣À-Þ])"
    r"|(?:(?i:staff|intern|senior|guest)\s+)?(?:Reporter|REPORTER)\s?:?\s+(?=[A-Z가-힣])"
)
_STOP = re.compile(
    r"\s*(?:\sThe\s(?=[A-Z])|[|•·(\[<]|\s[-–—]\s|/\s?(?=(?:[Tt]he\s)?[A-Z]\w+ (?:Times|Herald|News|Post|Journal"
    r"|Daily))|"
    r"\b(?i:published|updated|posted|last updated|special to|for the|contributed)\b|\bon\s+(?=[A-Z][a-z]+ \d)).*$"
)
_AND = re.compile(r"\s*(?:,?\s+(?:and|with|AND|WITH)\s+|[,;&/·])\s*")
# "Renata Osei, Marcus Fjeld and Kim Narae, Globe Cable": what follows the last of several is where they work.
_LAST_OF_SEVERAL = re.compile(r"^(.{3,90}\s(?:and|AND)\s[^,]{3,40}),\s[^,]{2,40}$")
_PEN_NAME = re.compile(r"[가-힣]{2,10}$")  # by 파란고래
_NAMES = rf"(?P<names>{LATIN_WORD}(?: (?:de |del |van |von |bin |al |la |da |di )?{LATIN_WORD}){{1,3}})"
_WITH_PAPER = re.compile(rf"^{_NAMES}\s?(?:,\s|/\s?)(?:[Tt]he\s)?(?P<paper>[A-Z][\w.]*(?: [\w.]+){{0,4}})$")
_PAPER = re.compile(
    r"\b(?:News|Times|Herald|Post|Daily|Journal|Radio|Agency|Press|Today|Weekly|Magazine|Correspondent|Staff)\b"
)
_WITH_ROLE = re.compile(
    rf"^{_NAMES}\s?[,|/-]?\s?(?i:(?:contributing|guest|senior|intern)\s)?"
    r"(?i:staff writer|staff reporter|reporter|columnist|correspondent|contributor|contributing writer|writer|"
    r"intern reporter)\b[\w\s.@()-]{0,40}$"
)
_POSTED = re.compile(
    rf"(?:^|(?<!photo)(?<!Photo)\s)[Bb]y:?\s(?P<names>{LATIN_WORD}(?: {LATIN_WORD}){{1,3}}|[^\W\d가-힣][\w.-]{{1,24}})"
    r"(?=$|\s?[|·•,(/–—-]|\s(?:on|in|at|\d+|[Ll]eave|[Pp]osted|[Uu]pdated|[Nn]o)\b)"
)
_NAME = re.compile(_NAMES)
_DIGIT = re.compile(r"\d")


def after_by(text: str) -> list[Name] | None:
    """Return the persons after "By"; None when the line does not begin like that.

    >>> [name for name, _, _ in after_by("By Publisher Lee Kyung-sik with VCs Jang Chang-yong, Cho Kyung-hee")]
    ['Lee Kyung-sik', 'Jang Chang-yong', 'Cho Kyung-hee']
    """
    match = _BY.match(text)
    if match and (pen := _PEN_NAME.match(text, match.end())) and not is_organisation_ko(pen[0]):
        return [(pen[0], *pen.span())]
    return list(_listed(text, match.end())) if match and len(text) <= 200 else None


def posted(text: str) -> list[Name]:
    """Return the person or account of a blog's line of date and author.

    >>> posted("Posted on May 3, 2024 by oz 24 Comments")
    [('oz', 25, 27)]
    """
    match = _POSTED.search(text)
    if not match or len(text) > 90:
        return []
    name = match["names"].rstrip(".")
    plain = squeeze(name)
    is_account = " " not in name and plain not in ACCOUNT_NAMES and not is_organisation(name)
    at = match.start("names")
    return [(name, at, at + len(name))] if is_account or is_latin_name(name) else []


def with_role(text: str) -> list[Name]:
    """Return the person before a role or a paper: "HONG GIL-DONG Staff writer", "Lee Seung-hoon / Korea Times"."""
    match = _WITH_ROLE.match(text)
    if not match and (match := _WITH_PAPER.match(text)) and not _PAPER.search(match["paper"]):
        match = None
    return list(_listed(match["names"], 0)) if match else []


def alone(text: str, *, labelled: bool) -> list[Name]:
    """Return the person a line consists of, next to nothing but a date or an address.

    Args:
        text: the line.
        labelled: other evidence calls it a byline: a name at its beginning will do.
    """
    bare = re.split(rf"{MAIL}|(?<=[a-z])@\w", text)[0]
    if _DIGIT.search(bare) and (found := stamps(bare)):
        bare = bare[: found[0].start]
    bare = re.split(r"\s?[/|·•]\s?|\s&$|(?<=[a-z])(?=Published|Updated|\d+ (?:hours?|minutes?|days?) ago)", bare)[
        0
    ].strip(" -–—,()&@:")
    if not is_latin_name(bare):
        match = _NAME.match(bare) if labelled else None
        if not match or not is_latin_name(match["names"]):
            return []
        bare = match["names"]
    at = text.find(bare)
    return [(bare, at, at + len(bare))]


def _listed(text: str, begin: int) -> Iterator[Name]:
    """Yield the persons of a list with roles, papers and addresses between them."""
    rest = _STOP.sub("", re.split(MAIL, text[begin:])[0])
    if cut := stamps(rest):
        rest = rest[: cut[0].start]
    if last := _LAST_OF_SEVERAL.match(rest):
        rest = last[1]
    at = begin
    for part in _AND.split(rest):
        name = _without_paper(without_role(part))
        if is_latin_name(name) or is_korean_name(name):
            at = max(text.find(name, at), begin)
            yield name, at, at + len(name)


def _without_paper(name: str) -> str:
    """Return the name before a paper that follows without a comma: "KANG SEUNG-WOO Korea Times"."""
    words = name.split()
    if is_latin_name(name) or len(words) < 3:
        return name
    heads = (" ".join(words[:count]) for count in (4, 3, 2) if count < len(words))
    return next((head for head in heads if is_latin_name(head)), name)
