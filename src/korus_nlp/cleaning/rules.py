"""What must be exact, whatever the classifier says, and what a page falls back on when it finds no article.

A rule sees the lines, their shapes and the probabilities, and changes kinds; each has a name, so that a reader of the
trace sees which one spoke. The families behind the rules are those of `phrases` and `shapes` (real pages 2009–2026).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import features, markup, phrases, shapes
from korus_nlp.document import Kind, Line, Reason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KINDS: Final = tuple(Kind)
_CHROME: Final = KINDS.index(Kind.BOILERPLATE)
_BODY: Final = KINDS.index(Kind.BODY)
# Interface phrases with a key this long are never article text; shorter ones ("등록", "Name") may be.
_SURE_LENGTH: Final = 6
_SURE: Final = (Reason.COMMENT_WIDGET, Reason.SHARE, Reason.LOGIN, Reason.COUNTER, Reason.SUBSCRIBE)
_DROP: Final = 0.5
_TIP_REACH: Final = 4
_NOTICE_LENGTH: Final = 160
_CAPTION: Final = features.SHAPES.index("caption")
_CALL_LENGTH: Final = 90
# A whole page with fewer lines than this and no interface line is one record of text, not a dump of a site.
_RECORD_LINES: Final = 3


# What a template engine or an advert server was to fill: $$ARTICLEAD$$, {{title}}, <%= ad %>.
_PLACEHOLDER: Final = re.compile(r"^(?:\$\$.{0,40}\$\$|\{\{.{0,60}\}\}|\$\{.{0,60}\}|<%.{0,60}%>)$")


def decide(lines: tuple[Line, ...], texts: list[str], chances: Floats) -> tuple[list[Kind], list[str]]:
    """Return the kind of every line and the name of the rule that set it ("" where the classifier did).

    Args:
        lines: the lines of the page.
        texts: their texts.
        chances: probabilities, lines × kinds in the order of `KINDS`.
    """
    # A line is dropped when "boilerplate" is likelier than all other kinds together, not than each of them.
    kept = chances.copy()
    kept[:, _CHROME] = 0
    likeliest = zip(chances[:, _CHROME].tolist(), kept.argmax(1).tolist(), strict=True)
    kinds = [Kind.BOILERPLATE if chrome > _DROP else KINDS[best] for chrome, best in likeliest]
    named = [""] * len(kinds)
    for i, text in enumerate(texts):
        found = _exact(text)
        if found and kinds[i] is not Kind.BOILERPLATE:
            kinds[i], named[i] = Kind.BOILERPLATE, found
    _tips(texts, kinds, named)
    _script(lines, kinds, named)
    if Kind.BODY not in kinds:
        _no_body(lines, texts, chances, kinds, named)
    return kinds, named


def _exact(text: str) -> str:
    """Return the name of the rule by which the line is certainly not the article's, or ""."""
    reason = phrases.reason_of(text)
    if reason in _SURE and len(phrases.key(text)) >= _SURE_LENGTH:
        return f"phrase:{reason.value}"
    if len(text) > _NOTICE_LENGTH:
        return ""
    if _PLACEHOLDER.match(text):
        return "shape:placeholder"
    flags = features.shape_flags(text)
    for shape in ("comment", "copyright"):
        if flags[features.SHAPES.index(shape)] and not flags[_CAPTION] and not shapes.is_quoted(text):
            return f"shape:{shape}"
    return ""


def _tips(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop the desk's contacts: tip-shaped lines of the page's last half, a call for tips within four lines."""
    calls = [
        i for i, text in enumerate(texts) if "제보" in text and len(text) <= _CALL_LENGTH and shapes.is_tip_line(text)
    ]
    for i in range(len(texts) // 2, len(texts) if calls else 0):
        near = any(abs(i - call) <= _TIP_REACH for call in calls)
        if (
            near
            and kinds[i] is not Kind.BOILERPLATE
            and shapes.is_tip_line(texts[i])
            and not shapes.is_quoted(texts[i])
        ):
            kinds[i], named[i] = Kind.BOILERPLATE, "shape:tips"


def _script(lines: tuple[Line, ...], kinds: list[Kind], named: list[str]) -> None:
    """Keep article text that stands only in script data: reading adds it when the visible page has no such text."""
    for i, line in enumerate(lines):
        if line.origin == "script" and kinds[i] is Kind.BOILERPLATE and not named[i]:
            kinds[i], named[i] = Kind.BODY, "script_text"


def _no_body(lines: tuple[Line, ...], texts: list[str], chances: Floats, kinds: list[Kind], named: list[str]) -> None:
    """Find some article on a page where the classifier saw none: a short record, or the likeliest sentences.

    Lines that are interface by phrase or shape stay dropped; a page of nothing else has no article.
    """
    free = [
        i
        for i, text in enumerate(texts)
        if not _exact(text)
        and phrases.reason_of(text) is None
        and not lines[i].hidden
        and kinds[i] in (Kind.BODY, Kind.BOILERPLATE)
    ]
    if len(texts) > _RECORD_LINES:
        free = [i for i in free if shapes.has_sentence(texts[i]) and chances[i, _BODY] > 0.1]
    if not free and len(texts) <= _RECORD_LINES:
        free = [
            i
            for i, kind in enumerate(kinds)
            if kind in (Kind.TITLE, Kind.SUBHEAD, Kind.CAPTION) and shapes.has_sentence(texts[i])
        ]
    for i in free:
        kinds[i], named[i] = Kind.BODY, "no_other_body"


def reasons(lines: tuple[Line, ...], texts: list[str], kinds: list[Kind]) -> list[Reason | None]:
    """Return why each boilerplate line is one: by its words, its shape, its element, or the list it stands in."""
    found: list[Reason | None] = []
    heading: Reason | None = None
    started = False
    for line, text, kind in zip(lines, texts, kinds, strict=True):
        if kind is not Kind.BOILERPLATE:
            heading, started = None, True
            found.append(None)
            continue
        reason = _by_wording(text) or _by_element(line)
        if reason in (Reason.RELATED, Reason.COMMENT_WIDGET) and len(text) <= 30:
            heading = reason
        found.append(reason or heading or _by_place(line, text, started))
    return found


def _by_wording(text: str) -> Reason | None:
    if (reason := phrases.reason_of(text)) is not None:
        return reason
    flags = features.shape_flags(text)
    return next((reason for index, reason in _SHAPES if flags[index]), None)


_SHAPES: Final = tuple(
    (features.SHAPES.index(shape), reason)
    for shape, reason in (
        ("comment", Reason.COMMENT_WIDGET),
        ("copyright", Reason.COPYRIGHT),
        ("login", Reason.LOGIN),
        ("subscribe", Reason.SUBSCRIBE),
        ("imprint", Reason.OTHER),
        ("tip", Reason.OTHER),
        ("house_ad", Reason.AD),
        ("hashtags", Reason.OTHER),
    )
)


def _by_element(line: Line) -> Reason | None:
    groups = markup.groups_of(line.hints[:6])
    return next((reason for group, reason in _GROUPS if group in groups), None)


_GROUPS: Final = (
    ("comment", Reason.COMMENT_WIDGET),
    ("login", Reason.LOGIN),
    ("share", Reason.SHARE),
    ("ad", Reason.AD),
    ("footer", Reason.OTHER),
    ("nav", Reason.NAV),
    ("related", Reason.RELATED),
)


def _by_place(line: Line, text: str, started: bool) -> Reason:
    """Short lines are menus, long ones before or after the article other stories; the rest is "other"."""
    if len(text) <= 12:
        return Reason.NAV
    return Reason.RELATED if started or line.link_chars else Reason.OTHER
