"""Cut text into the terms that lexical search counts: Hangul 2-grams, Latin words, numbers, Hanja characters.

Overlapping 2-grams inside Hangul runs match as well as a morphological analyser on Korean questions (nDCG@10 95.5
against 95.9 with Kiwi, KorQuAD development paragraphs) and need none, so a query costs microseconds and a new name is
never cut wrongly. A number also counts together with the syllable behind it (5월 → 5, 5월: +0.5 there), and English
words lose their endings (+0.2 on XQuAD questions, +1.1 on headlines to bodies). Text is folded first (NFKC, case), so
half-width, full-width, decomposed and upper-case spellings meet. `terms` and `spans` cut alike; `spans` also says where
each term stands in the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from korus_nlp.text.normalise import compose

_HANGUL = "가-힣\u1100-\u11ff\u3131-\u318e"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"""
    (?P<hangul>[{_HANGUL}]+)                    # 대통령은 → 대통 통령 령은
    | (?P<han>[{_HAN}])                         # 美
    | (?P<number>\d+(?:,\d{{3}})+(?!\d)|\d+)    # 1,000 → 1000; 3.5 → 3 and 5; 5월 → 5 and 5월
    | (?P<word>[^\W\d_{_HANGUL}{_HAN}]+)        # every other letter: Latin, Cyrillic, kana
    """,
    re.VERBOSE,
)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` in NFKC with case folded, and for every character of it the offset in `text` where it began.

    The last offset is ``len(text)``.

    >>> fold("ＫＢＳ 뉴스")[0]
    'kbs 뉴스'
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    composed, starts = compose(text)
    if unicodedata.is_normalized("NFKC", composed):
        folded = composed.casefold()
        if len(folded) == len(composed):
            return folded, starts
    parts: list[str] = []
    origins: list[int] = []
    for char, start in zip(composed, starts, strict=False):
        part = unicodedata.normalize("NFKC", char).casefold()
        parts.append(part)
        origins.extend([start] * len(part))
    origins.append(len(text))
    again, back = compose("".join(parts))  # half-width and compatibility jamo meet their vowels only now
    return again, [origins[i] for i in back]


def terms(text: str, lang: str | None = None) -> list[str]:
    """Return the terms of `text` in reading order, repeats kept; `lang` is accepted for every caller, not needed.

    >>> terms("문재인 대통령")
    ['문재', '재인', '대통', '통령']
    >>> terms("Trade offices, 1,200 of them")
    ['trad', 'offic', '1200', 'of', 'them']
    """
    return [term for term, _, _ in _cut(fold(text)[0])]


def spans(text: str) -> list[tuple[str, int, int]]:
    """Return (term, start, end) for every term of `text`; offsets are half-open, in `text` as given.

    >>> spans("ＫＢＳ 뉴스")
    [('kbs', 0, 3), ('뉴스', 4, 6)]
    """
    folded, starts = fold(text)
    if isinstance(starts, range):
        return list(_cut(folded))
    return [(term, starts[start], _end(starts, end)) for term, start, end in _cut(folded)]


def _end(starts: Sequence[int], end: int) -> int:
    """Return where the character before `end` ends; one character may have become several (㋿ → 令和)."""
    while end < len(starts) - 1 and starts[end] == starts[end - 1]:
        end += 1
    return starts[end]


def _cut(folded: str) -> Iterator[tuple[str, int, int]]:
    number, begun, reached = "", -1, -1  # the last number, and where it stands
    for found in _WORD.finditer(folded):
        start, end = found.span()
        match found.lastgroup:
            case "hangul":
                if start == reached:
                    yield number + folded[start], begun, start + 1
                elif end - start == 1:
                    yield found[0], start, end
                for i in range(start, end - 1):
                    yield folded[i : i + 2], i, i + 2
            case "number":
                number, begun, reached = found[0].replace(",", ""), start, end
                yield number, start, end
            case "word":
                yield stem(found[0]), start, end
            case _:
                yield found[0], start, end


def is_syllable(term: str) -> bool:
    """Tell whether a term is a single Hangul syllable: in a query it stands for every word that it is in."""
    return len(term) == 1 and "가" <= term <= "힣"


def stem(word: str) -> str:
    """Return an English word without the endings -s (Harman's S stemmer, 1991), -ing, -ed and -e.

    >>> [stem(word) for word in ("policies", "sanctions", "voted", "voting", "vote", "virus")]
    ['policy', 'sanction', 'vot', 'vot', 'vot', 'virus']
    """
    if not word.isascii():
        return word
    word = _singular(word)
    if len(word) > 5 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 4 and word.endswith("ed"):
        word = word[:-1] if word.endswith("eed") else word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _singular(word: str) -> str:
    if len(word) < 4 or word[-1] != "s" or word[-2] in "us":
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] in "aeo":
        return word
    return word[:-1]
