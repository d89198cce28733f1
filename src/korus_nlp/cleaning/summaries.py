"""Summaries that a machine wrote: boxes of Korean dailies and portals since 2018, in markup and in plain text."""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.document import Kind, Line

_HEADING_LENGTH: Final = 30  # characters: a longer line heads no box
_NOTICE_LENGTH: Final = 160
_BOX_LINES: Final = 10
# Boxes in which a machine sums the article up (Korean dailies and portals since 2018).
_MACHINE: Final = re.compile(
    r"AI\s?(?:가\s?|뉴스\s?)?요약|자동\s?요약|요약봇|세\s?줄\s?요약|AI[- ](?:generated\s)?summary|summari[sz]ed by AI",
    re.I,
)
_BOX_HEAD: Final = re.compile(
    r"^\W*(?:AI\s?)?(?:뉴스\s?|기사\s?)?(?:자동|핵심|세\s?줄|3줄|한눈에|빠른)?\s?요약(?:봇|문|\s쏙|\s?보기)?\W*$"
    r"|^(?:AI[- ])?(?:summary|key (?:points|takeaways))\b.{0,16}$",
    re.I,
)
_BOX_NOTICE: Final = re.compile(
    r"(?:AI|인공지능|자동\s?요약|자동으로|챗GPT|ChatGPT)"
    r".{0,60}(?:수\s있|결과입니다|내용입니다|요약한|생성된|생성되어|권장|바랍니다|확인하)"
    r"|(?:generated|summari[sz]ed|written)\s(?:by|with|using)\s(?:an?\s)?(?:AI|artificial)|AI[- ]generated",
    re.I,
)


def possible(texts: list[str]) -> bool:
    """Tell whether the page holds a word that every mark and head of a summary has."""
    lowered = "\n".join(texts).lower()
    return any(word in lowered for word in ("요약", "summar", "key "))


def drop_marked(lines: tuple[Line, ...], texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop the summary a machine wrote: the lines of the small element in which the box names itself."""
    marks = [i for i, text in enumerate(texts) if len(text) <= _NOTICE_LENGTH and _MACHINE.search(text)]
    for mark in marks:
        first = last = mark
        while first > 0 and lines[first - 1].parent == lines[mark].parent:
            first -= 1
        while last + 1 < len(lines) and lines[last + 1].parent == lines[mark].parent:
            last += 1
        if lines[mark].path and last - first < _BOX_LINES:
            for i in range(first, last + 1):
                if kinds[i] in (Kind.BODY, Kind.SUBHEAD):
                    kinds[i], named[i] = Kind.BOILERPLATE, "machine_summary"


def drop_between(texts: list[str], kinds: list[Kind], named: list[str]) -> None:
    """Drop what stands between the head of a summary box and the notice that a machine wrote it."""
    for head, text in enumerate(texts):
        if len(text) > _HEADING_LENGTH or not _BOX_HEAD.match(text):
            continue
        near = range(head + 1, min(head + 1 + _BOX_LINES, len(texts)))
        notice = next((i for i in near if len(texts[i]) <= _NOTICE_LENGTH and _BOX_NOTICE.search(texts[i])), None)
        for i in range(head, notice + 1 if notice is not None else head):
            if kinds[i] is not Kind.BOILERPLATE:
                kinds[i], named[i] = Kind.BOILERPLATE, "machine_summary"
