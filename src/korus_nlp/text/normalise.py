"""Unicode normal form C, with the way back: where each character of the composed text stood in the original.

Pages from macOS file systems and some CMSs carry Hangul as conjoining jamo (NFD), which no analyser here reads. Steps
work on the composed copy and map their offsets back, so that every offset that leaves the program points into the
page's own text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

# Hangul medial vowels and finals (Unicode 16, ch. 3.12) join the consonant before them but have combining class 0.
_JAMO_TAIL = range(0x1160, 0x1200)


def compose(text: str) -> tuple[str, Sequence[int]]:
    r"""Return `text` in NFC and the offsets back into `text`.

    ``starts[i]`` is the position in `text` where character ``i`` of the composed text begins, and ``starts[len(nfc)]``
    is ``len(text)``; so span ``[a, b)`` of the composed text is span ``[starts[a], starts[b])`` of `text`. For text
    that is composed already the offsets are a plain `range`.

    >>> nfc, starts = compose("\u1112\u1161\u11ab\u1100\u1173\u11af!")
    >>> nfc, list(starts)
    ('한글!', [0, 3, 6, 7])
    >>> compose("Seoul 서울") == ("Seoul 서울", range(9))
    True
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, range(len(text) + 1)
    parts: list[str] = []
    starts: list[int] = []
    for start, end in _clusters(text):
        part = unicodedata.normalize("NFC", text[start:end])
        # Marks that found no partner stand at the end of the cluster, one for one; the base takes the rest.
        starts.extend([start, *(max(start, end - left) for left in range(len(part) - 1, 0, -1))])
        parts.append(part)
    starts.append(len(text))
    return "".join(parts), starts


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut `text` before every character that cannot compose with the one before it."""
    start = 0
    for i in range(1, len(text)):
        char = text[i]
        if char < "\u0300" or not (ord(char) in _JAMO_TAIL or unicodedata.category(char) in ("Mn", "Mc")):
            yield start, i
            start = i
    if text:
        yield start, len(text)
