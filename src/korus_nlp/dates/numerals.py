"""Numbers as words: Sino-Korean (이십삼), native Korean (스물네), Hanja digits, English cardinals and ordinals.

Each function takes a matched word and returns the integer; the regular expressions of the same name say what they take.
"""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from typing import Final

_SINO_DIGITS: Final = dict(zip("영일이삼사오육칠팔구", range(10), strict=True)) | {"공": 0, "륙": 6, "유": 6, "시": 10}
_HANJA: Final = dict(zip("〇一二三四五六七八九", range(10), strict=True)) | {"十": 10, "百": 100, "千": 1000}
_SINO_UNITS: Final = {"십": 10, "백": 100, "천": 1000, "만": 10000}
_NATIVE: Final = {
    **{"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4},
    **{"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9},
}
_NATIVE_TENS: Final = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
}
DAY_COUNTS: Final = {
    **{"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9},
    **{"열흘": 10, "보름": 15},
}

SINO: Final = r"[일이삼사오육칠팔구]?[십백천](?:[일이삼사오육칠팔구]?[십백])*[일이삼사오육칠팔구]?|[일이삼사오육칠팔구]"
NATIVE: Final = (
    r"(?:열|스물|스무|서른|마흔|쉰|예순)?\s?(?:하나|한|두|둘|세|셋|석|네|넷|넉|다섯|여섯|일곱|여덟|아홉)"
    r"|열|스물|스무|서른|마흔|쉰|예순"
)


def korean(word: str) -> int:
    """Return the number a Korean numeral, a Hanja numeral or a digit string stands for.

    Raises:
        ValueError: the word is no number.

    Example:
        >>> korean("이십삼"), korean("스물네"), korean("삼천오백"), korean("12")
        (23, 24, 3500, 12)
    """
    word = word.replace(" ", "").replace(",", "")
    if word.isdecimal():
        return int(word)
    if word in _NATIVE:
        return _NATIVE[word]
    for tens, value in _NATIVE_TENS.items():
        if word.startswith(tens) and (word == tens or word[len(tens) :] in _NATIVE):
            return value + _NATIVE.get(word[len(tens) :], 0)
    total = section = digit = 0
    for char in word:
        number = _SINO_DIGITS.get(char, _HANJA.get(char))
        unit = _SINO_UNITS.get(char) or (number if number is not None and number >= 10 and char in _HANJA else None)
        if unit == 10000:
            total, section, digit = (total + section + digit or 1) * unit, 0, 0
        elif unit:
            section, digit = section + (digit or 1) * unit, 0
        elif number is not None and number < 10:
            digit = digit * 10 + number
        else:
            raise ValueError(f"not a number: {word!r}")
    return total + section + digit


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS: Final = {w: n for n, w in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)} | {"dozen": 12}
_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    **{
        w + "th": _CARDINALS[w]
        for w in _ONES
        if w not in {"zero", "one", "two", "three", "five", "eight", "nine", "twelve"}
    },
    **{w[:-1] + "ieth": _CARDINALS[w] for w in _TENS},
}
_ONE_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS_RE = "|".join(_TENS)
CARDINAL: Final = (
    rf"(?:(?:{_TENS_RE})(?:[\s-](?:{_ONE_TO_NINE})\b)?|{_TEENS}|{_ONE_TO_NINE})"
    rf"(?:\s(?:hundred|thousand)(?:\s(?:and\s)?(?:(?:{_TENS_RE})(?:[\s-](?:{_ONE_TO_NINE}))?|{_TEENS}|{_ONE_TO_NINE}))?)?"
)
ORDINAL: Final = (
    rf"(?:{_TENS_RE})[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
# Years in words: nineteen ninety-six, nineteen hundred ninety three, two thousand (and) fifteen, seventeen thirty-three.
YEAR_WORDS: Final = (
    rf"two\sthousand(?:\s(?:and\s)?(?:(?:{_TENS_RE})(?:[\s-](?:{_ONE_TO_NINE}))?|{_TEENS}|{_ONE_TO_NINE})\b)?"
    rf"|(?:{_TEENS}|twenty)\s(?:hundred\s(?:and\s)?)?(?:(?:{_TENS_RE})(?:[\s-](?:{_ONE_TO_NINE}))?|{_TEENS}|oh\s(?:{_ONE_TO_NINE}))\b"
)
_SPLIT: Final = re.compile(r"[\s-]+")


def cardinal(words: str) -> int:
    """Return the number of an English cardinal or a digit string: "twenty-six" is 26, "two hundred and five" 205."""
    words = words.replace(",", "")
    if words.isdecimal():
        return int(words)
    total = part = 0
    for word in _SPLIT.split(words.lower().strip()):
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        elif word != "and":
            part += _CARDINALS[word]
    return total + part


def ordinal(words: str) -> int:
    """Return the number of an English ordinal: "twenty-first" and "21st" are 21."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    *head, last = _SPLIT.split(words.lower().strip())
    return sum(_CARDINALS[w] for w in head) + _ORDINALS[last]


def year_words(words: str) -> int:
    """Return the year said in words: "nineteen ninety-six" is 1996, "two thousand and fifteen" 2015."""
    first, *rest = _SPLIT.split(words.lower().replace(" and ", " ").strip())
    if rest and rest[0] == "thousand":
        return 2000 + (cardinal(" ".join(rest[1:])) if rest[1:] else 0)
    if rest and rest[0] == "hundred":
        rest = rest[1:]
    rest = [w for w in rest if w != "oh"]
    return _CARDINALS[first] * 100 + (cardinal(" ".join(rest)) if rest else 0)
