"""Windows of one to three sentences of a paragraph, Korean or English.

A sentence ends at a line break, at "。", at ". ! ? …" with closing quotes before a space, and, in Korean, where the
full stop stands right between two syllables ("했다.그는"). A full stop after an initial, an abbreviation or a number
("Mr. Moon", "U.S. troops", "1. 개요") ends nothing.
"""

from __future__ import annotations

import re
from typing import Final

# Below this a paragraph is one window: its mean is still about one thing.
_SHORT: Final = 60
# A sentence of fewer characters than this is joined by the ones after it, up to `_MOST` in a window. Measured with the
# maximum over windows, nDCG@10 of Korean questions / a Korean sentence to English / an English one to Korean:
# 150 characters 83.5 / 94.4 / 90.9, 90: 85.6 / 96.0 / 93.3, 40: 86.8 / 97.4 / 96.6 with a third more windows.
_FULL: Final = 40
_MOST: Final = 3

_SYLLABLE = r"[가-힣\u1100-\u11ff]"
_END = re.compile(
    r"[.!?…]+[\"'”’」』)\]]*(?=\s)"
    r"|。[\"'”’」』)\]]*"
    rf"|(?<={_SYLLABLE})[.!?](?={_SYLLABLE})"
    r"|\n+"
)
_NO_END = re.compile(
    r"(?:^|[\s(\"'“‘])(?:[A-Z]|\d{1,3}|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Drs?|Prof|Gen|Gov|Sen|Rep|Lt|Col|Maj|Capt|Sgt|"
    r"Rev|Hon|St|Jr|Sr|No|vs|etc|Inc|Co|Corp|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)


def windows(text: str) -> list[tuple[int, int]]:
    """Return the windows of a paragraph as (start, end) in `text`, in order; they may overlap.

    A short paragraph is one window. Every sentence is in some window, and windows neither begin nor end with spaces.

    >>> windows("짧은 문단이다. 두 문장뿐이다.")
    [(0, 17)]
    """
    found = sentences(text)
    if not found:
        return []
    if len(found) == 1 or found[-1][1] - found[0][0] <= _SHORT:
        return [(found[0][0], found[-1][1])]
    out: list[tuple[int, int]] = []
    for i, (start, _) in enumerate(found):
        j = i
        while j + 1 < len(found) and j + 1 - i < _MOST and found[j][1] - start < _FULL:
            j += 1
        window = (start, found[j][1])
        if not out or window[1] > out[-1][1]:
            out.append(window)
    return out


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as (start, end), without the spaces around them.

    >>> [text[a:b] for text in ["Mr. Moon left. 그는 “간다.” 했다.끝"] for a, b in sentences(text)]
    ['Mr. Moon left.', '그는 “간다.” 했다.', '끝']
    """
    out: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        part = text[start:end]
        left = len(part) - len(part.lstrip())
        if part.strip():
            out.append((start + left, start + len(part.rstrip())))
        start = end
    return out


def _ends(text: str) -> list[int]:
    """Return where sentences end, the end of the text left out."""
    out = []
    for found in _END.finditer(text):
        if found[0][0] == "." and _NO_END.search(text, max(0, found.start() - 12), found.start()):
            continue
        # "“간다.” 했다": a quotation that the sentence goes on after.
        if found[0][-1] in "\"'”’」』" and re.match(r"\s*(?:라고|고|이라고|라며|며|[a-z])", text[found.end() :][:6]):
            continue
        out.append(found.end())
    return out
