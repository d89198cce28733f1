"""What must be exact, whatever the classifier says, and what a page falls back on when it finds no article.

A rule sees the lines, their shapes and the probabilities, and changes kinds; each has a name, so that a reader of the
trace sees which one spoke. The families behind the rules are those of `phrases` and `shapes` (real pages 2009–2026).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning import phrases, shapes
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
# A whole page with fewer lines than this and no interface line is one record of text, not a dump of a site.
_RECORD_LINES: Final = 3


def decide(lines: tuple[Line, ...], texts: list[str], chances: Floats) -> tuple[list[Kind], list[str]]:
    """Return the kind of every line and the name of the rule that set it ("" where the classifier did).

    Args:
        lines: the lines of the page.
        texts: their texts.
        chances: probabilities, lines × kinds in the order of `KINDS`.
    """
    kinds = [KINDS[i] for i in chances.argmax(1).tolist()]
    named = [""] * len(kinds)
    for i, text in enumerate(texts):
        found = _exact(text)
        if found and kinds[i] is not Kind.BOILERPLATE:
            kinds[i], named[i] = Kind.BOILERPLATE, found
    _script(lines, kinds, named)
    if Kind.BODY not in kinds:
        _no_body(lines, texts, chances, kinds, named)
    return kinds, named


def _exact(text: str) -> str:
    """Return the name of the rule by which the line is certainly not the article's, or ""."""
    reason = phrases.reason_of(text)
    if reason in _SURE and len(phrases.key(text)) >= _SURE_LENGTH:
        return f"phrase:{reason.value}"
    if shapes.is_comment_widget(text) and not shapes.is_quoted(text):
        return "shape:comment_widget"
    if shapes.is_copyright(text) and not shapes.is_quoted(text) and len(text) <= 160 and not shapes.is_caption(text):
        return "shape:copyright"
    return ""


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
    for fits, reason in _SHAPES:
        if fits(text):
            return reason
    return None


_SHAPES: Final = (
    (shapes.is_comment_widget, Reason.COMMENT_WIDGET),
    (shapes.is_copyright, Reason.COPYRIGHT),
    (shapes.is_login, Reason.LOGIN),
    (shapes.is_subscribe, Reason.SUBSCRIBE),
    (shapes.is_imprint, Reason.OTHER),
    (shapes.is_tip_line, Reason.OTHER),
    (shapes.is_house_ad, Reason.AD),
    (shapes.is_hashtags, Reason.OTHER),
)


def _by_element(line: Line) -> Reason | None:
    from korus_nlp.cleaning import markup

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
