"""What an atom is: a word or number form that the scan finds, and the reading it gives.

A lexicon is a list of `Entry`s; an entry pairs a regular expression with a function that reads the match and returns
the atom's kind and payload, or None when the surroundings speak against a date (2000 troops, 15호, 3동). Numeric forms,
shared by both languages, are here; words are in `lexicon_ko` and `lexicon_en`.

Kinds: M month, Y year, W weekday, p any other point, n bare number, o ordinal, d duration, m modifier (last, 지난),
u unit noun (week, 주), s part (early, 말), e every, a ago, l later, i within, b before/after, v finished expression.
"""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from korus_nlp.dates.expression import Point, Range, complete

Reading = tuple[str, Any] | None


class Entry(Struct, frozen=True):
    """A pattern and how to read it."""

    pattern: str
    read: Callable[[re.Match[str]], Reading]


def day_exists(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return 1 <= month <= 12 and 1 <= day <= (29, 31)[month != 2] and not (day == 31 and month in (4, 6, 9, 11))


def full_year(two_digits: int) -> int:
    """Return the year two digits stand for: 31 to 99 are of the 1900s, 00 to 30 of the 2000s."""
    return two_digits + (1900 if two_digits > 30 else 2000)


def date_point(year: int | None, month: int, day: int) -> Reading:
    """Return the point of a numeric date, or None when there is no such day."""
    if not day_exists(month, day):
        return None
    return "p", Point(year=None if year is None else f"{year:04}", month=month, day=day)


_NAMES: Final = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12},
}


def month_number(name: str) -> int:
    """Return the number of an English month name or its abbreviation."""
    return _NAMES[name[:3].lower()]


_MONTH3 = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"


def _year_first(m: re.Match[str]) -> Reading:
    month = m["m"]
    return date_point(int(m["y"]), int(month) if month.isdecimal() else month_number(month), int(m["d"]))


HANGUL: Final = re.compile("[가-힣]")


def _short_date(m: re.Match[str]) -> Reading:
    """'23.8.3."""
    return date_point(full_year(int(m["y"])), int(m["m"]), int(m["d"]))


def _after_tilde(m: re.Match[str]) -> Reading:
    """The 8.5 of 2023.8.3~8.5: nothing by itself."""
    reading = date_point(None, int(m["a"]), int(m["b"]))
    return reading and ("p", complete(reading[1], weak=True))


def _year_last(m: re.Match[str]) -> Reading:
    """3.8.2023, 8/3/23, 3-Aug-23; in a Korean line 23.08.03."""
    one, two, year = m["a"], m["b"], m["y"]
    short = len(year) == 2
    number = full_year(int(year)) if short else int(year)
    if not two.isdecimal():
        return date_point(number, month_number(two), int(one))
    first, second = int(one), int(two)
    year_first = (len(one) == 2 and first > 31) or (m["sep"] == "." and HANGUL.search(m.string))
    if short and year_first:  # 74/10/31, 23.08.03
        return date_point(full_year(first), second, int(year))
    if m["sep"] == "." or first > 12 or (second <= 12 and m["sep"] not in "/-"):
        return date_point(number, second, first)
    reading = date_point(number, first, second)
    if reading and second <= 12 and first != second:
        return "p", complete(reading[1], either=True)
    return reading


def _year_month(m: re.Match[str]) -> Reading:
    return "p", Point(year=m["y"], month=int(m["m"]))


_DATE_BEFORE = re.compile(
    r"(?:\b(?:on|by|until|till|from|between|before|after|since|this|for|or|and|of|friday|monday|tuesday|wednesday|thursday"
    r"|saturday|sunday)[,\s]\s*|[~–]\s?|\d/\d{1,2}\s?[-–~,]\s?|\()$"
)
_DATE_AFTER = re.compile(
    r"\s?(?:에(?!서\s?\d+[점대])|오[전후]|까지|부터|\([월화수목금토일]\)|[-–~]\s?\d{1,2}/\d|\d{1,2}:\d\d|between|before|at\s|$)"
)


def _month_day(m: re.Match[str]) -> Reading:
    """4/25, 22/04: a date only beside a date word or alone, since 1/2 and 3/4 are mostly fractions."""
    first, second = int(m["a"]), int(m["b"])
    text = m.string
    if m[0] == "24/7":
        return None
    alone = len(text) < 40 and not text[: m.start()].strip() and not text[m.end() :].strip(" .!?")
    if not (alone or _DATE_BEFORE.search(text, max(0, m.start() - 14), m.start()) or _DATE_AFTER.match(text, m.end())):
        return None
    return date_point(None, second, first) if first > 12 else date_point(None, first, second)


def _dotted_month_day(m: re.Match[str]) -> Reading:
    return date_point(None, int(m["a"]), int(m["b"]))


def _compact(m: re.Match[str]) -> Reading:
    return date_point(int(m["y"]), int(m["m"]), int(m["d"]))


_LONE_LETTER = re.compile(r"\b(?:at|from|until|by|between|before|after)\s$|\d\s?[ap]?\s?(?:to|and|-|–)\s?$")
_MERIDIEM = r"(?:[ap]\s?\.?\s?m\b\.?|[ap]\b(?!\.[a-z])\.?)"


_RACED = re.compile(r"\b(?:in|of|ran|clocked|timed|record)\s(?:a\s)?$", re.IGNORECASE)


def read_clock(m: re.Match[str]) -> Reading:
    """Read 10:30, 10:30:12 pm, 3 p.m., PM 3:30, 15h20, 0421 GMT."""
    groups = m.groupdict()
    hour, minute = int(groups["h"]), groups.get("min")
    if groups.get("letter") and not _LONE_LETTER.search(m.string, max(0, m.start() - 9), m.start()):  # 3a, 5p
        return None
    second = groups.get("sec")
    if second and minute and not groups.get("ap") and _RACED.search(m.string, max(0, m.start() - 12), m.start()):
        return None  # ran the marathon in 2:04:35
    mark = (groups.get("ap") or groups.get("pa") or "").strip().lower()[:1]
    if mark and hour > 12:
        mark = ""
    if hour > 24 or (hour == 24 and minute and int(minute)):
        return None
    half_day = {"a": "am", "p": "pm"}.get(
        mark, "24" if hour > 12 or hour == 0 or len(groups["h"]) > 1 > hour // 10 or groups.get("h24") else None
    )
    return "p", Point(
        hour=hour,
        minute=int(minute) if minute else None,
        second=int(second) if second else None,
        half_day=half_day,
        zone=zone_offset(groups.get("zone")),
    )


# Minutes east of UTC; the Americans' "ET" and "PT" are left alone, since they change with the season.
_ZONES: Final = {
    **{"gmt": 0, "utc": 0, "z": 0, "kst": 540, "jst": 540, "bst": 60, "cet": 60, "cest": 120},
    **{"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420},
}
ZONE: Final = (
    r"(?:\s?\(?(?P<zone>gmt|utc|kst|jst|z|bst|cest?|[ecmp][sd]?t|local time|beijing time|korea(?:n)? time|한국\s?시간|현지\s?시간)\b\)?"
    r"|(?<=\d)\s?(?:\+|(?<=:\d\d:\d\d)-|(?<=:\d\d:\d\d\s)-)\d\d:?\d\d\b)?"
)


def zone_offset(name: str | None) -> int | None:
    """Return the minutes east of UTC of a time zone's short name, None for others."""
    return _ZONES.get(name or "")


def _quarter_year(m: re.Match[str]) -> Reading:
    year = m["y"]
    return "p", Point(year=str(full_year(int(year))) if len(year) == 2 else year, quarter=int(m["q"]))


_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥₩#№*]\s?|\b(?:route|flight|room|no\.?|model|boeing|windows|page|suite|highway|channel|code|class|line|iso|act|"
    r"bill|resolution|version|box|apartment|apt\.?|gate|serial|about|nearly|almost|roughly|some|over|than|total|us|usd|rs\.?|part|chapter|article|section)\s)$"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|year|years|late|early|mid|circa|spring|summer|autumn|fall|winter|fiscal|through|by|before"
    r"|after|from|between|to|of|and|the|for|or|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|fy|cy|mid-|q\d|quarter|census|pre-|post-|in\sthe)[\s-]$|[(\[]$|\d[-–~]$|^\s*$"
)
_STRONG_BEFORE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|in|since|until|during|years?|late|early|circa|spring|summer|autumn|fall|winter|fiscal)\s$|\($"
)
_COUNTED = re.compile(
    r"\s?(?:%|percent|(?:more|fewer|other|people|men|women|children|km|miles|meters|metres|feet|tons?|troops|soldiers|victims"
    r"|residents|workers|protesters|cases|won|dollars|yen|euros|pounds|times|jobs|homes|points|votes|mw|hp|cc|kg)\b)"
)
_PLURAL = re.compile(
    r"\s?(?!was\b|is\b|as\b|has\b|his\b|its\b|this\b|us\b|yes\b|thus\b|plus\b|does\b|versus\b|vs\b|levels\b|elections\b"
    r"|games\b|olympics\b|across\b|unless\b|less\b)[a-z]+s\b"
)
_KO_COUNT = re.compile(
    r"\s?(?:[가-힣]*(?:원|명|개|대|호|동|만|억|조|년|여|톤|곳|건|점|회|번|위|가구|달러|미터|킬로|㎞|㎡|m(?![a-z])|kg(?![a-z])|㎏|세대|종|권|자|석|번지|분|시|미만|이상)"
    r"|[가-힣])"
)


# 555-2019 ends a telephone number, but 918-1392 in brackets or 1950-1953 are years; 1984 Park Avenue is an address.
_OF_NUMBER = re.compile(r"(?:^|[^\d.])\d{1,3}[-–]$")
_OF_STREET = re.compile(
    r"(?:\s(?!the\b|an?\b|on\b|in\b|at\b|of\b|and\b|for\b)[\w.'’]+){1,2}"
    r"\s(?:avenue|ave\b|street|st\b|road|rd\b|boulevard|blvd|lane|drive|court|highway)"
)


_KO_EVENT = re.compile(
    r"\s(?:[가-힣A-Za-z]+\s){0,3}[가-힣]*(?:올림픽|월드컵|아시안게임|패럴림픽|엑스포|페스티벌|축제|선수권|시상식|챔피언십|그랑프리|영화제|비엔날레"
    r"|박람회|컨퍼런스|콘퍼런스|포럼|어워즈|시즌)"
)


def _bare_year(m: re.Match[str]) -> Reading:  # noqa: PLR0911
    """A four-digit number as a year: by what stands before and behind it."""
    number, text = int(m["y"]), m.string
    before, after = text[max(0, m.start() - 14) : m.start()], text[m.end() : m.end() + 16]
    numbered = re.match(r"-(\d{1,3})(?!\d)", after)
    if numbered and int(numbered[1]) <= number % 100:  # 2023-14호
        return None
    if before[-1:] in tuple("-_=/&+") and after[:1] in tuple("-_=/&+"):  # part of an identifier
        return None
    if _OF_NUMBER.search(before) or (_OF_STREET.match(text, m.end()) and not _STRONG_BEFORE.search(before)):
        return None
    if not 1000 <= number <= 2100 or _NOT_YEAR_BEFORE.search(before):
        return None
    if _KO_EVENT.match(text, m.end()):  # 2018 평창 동계올림픽
        return "Y", Point(year=f"{number}")
    if _KO_COUNT.match(after) and not after.startswith((" 유월", " 시월", " 봄", " 여름", " 가을", " 겨울")):
        return None
    if (
        number < 1500
        and not re.search(
            r"\b(?:in|since|until|around|circa|by|year|from)\s$|[(–~-]\s?$|\d{4}\s(?:to|until|and)\s$", before
        )
        and not re.match(r"\s?[-–~]\s?\d{3,4}", after)
    ):
        return None
    counted = _COUNTED.match(after) or (number % 50 == 0 and _PLURAL.match(after))  # 2000 troops; the 2015 Paris pact
    if counted and not _STRONG_BEFORE.search(before):
        return None
    if number % 100 == 0 and number < 1900 and not _STRONG_BEFORE.search(before):
        return None
    if number > 2035 and not _YEAR_BEFORE.search(before):
        return None
    return "Y", Point(year=f"{number}")


def _double_year(m: re.Match[str]) -> Reading:
    """2020/21: from one year to the next."""
    first = int(m["a"])
    if int(m["b"]) != (first + 1) % 100:
        return None
    return "v", Range(Point(year=f"{first}"), Point(year=f"{first + 1}"))


def _years(m: re.Match[str]) -> Reading:
    """(918-1392): the years of a dynasty or a life."""
    first, last = int(m["a"]), int(m["b"])
    return ("v", Range(Point(year=f"{first:04}"), Point(year=f"{last:04}"))) if first < last <= 2100 else None


def _half(m: re.Match[str]) -> Reading:
    return "p", Point(half=int(m["h"] or m["h2"]))


def _short_year(m: re.Match[str]) -> Reading:
    return "Y", Point(year=str(full_year(int(m["y"]))))


def _decade(m: re.Match[str]) -> Reading:
    digits = m["y"]
    if len(digits) == 4:
        return "Y", Point(year=digits[:3] + "X")
    return "Y", Point(year=str(full_year(int(digits)))[:3] + "X")


def _number(m: re.Match[str]) -> Reading:
    number = int(m[0])
    of_years = number > 59 and re.search(r"\d{4}\s?[-–~]$", m.string[max(0, m.start() - 7) : m.start()])  # 1592-98
    return ("n", number) if 0 < number <= 59 or m[0] == "0" or of_years else None


_N = r"(?<![\d.,$€£₩:/-])"
_H = r"(?<![\d.,$€£₩:/])"
_MM, _DD = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"

DIGIT_ENTRIES: Final = [
    Entry(r"(?<![\w.,/-])(?P<a>(?:19|20)\d\d)/(?P<b>\d\d)(?![\w/%])", _double_year),
    Entry(r"(?<=\()(?P<a>\d{3,4})\s?[-–~∼]\s?(?P<b>\d{3,4})(?=\))", _years),
    Entry(r"(?<![\d.,])(?P<h>[12])h(?=\s?(?:19|20)\d\d)|(?<![a-z\d])h(?P<h2>[12])(?=\s(?:19|20)\d\d)", _half),
    Entry(
        r"(?<![a-z\d])(?P<pa>[ap])\.?m\.?\s?(?P<h>1[0-2]|0?\d):(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?!\d)", read_clock
    ),
    Entry(
        rf"(?<![\d.,])(?P<y>[12]\d{{3}})\s?[./-]\s?(?P<m>{_MM}|{_MONTH3})\s?[./-]\s?(?P<d>{_DD})(?:\s?\.(?!\d)|일)?"
        r"(?![\d%]|[./-]\d)(?:\s?t(?=\d\d:))?",
        _year_first,
    ),
    Entry(
        rf"(?<![\d.,/-])(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?|{_MONTH3})(?:(?P=sep)|,\s?)(?P<y>\d{{4}}|\d\d)(?![\d%]|[./-]\d)",
        _year_last,
    ),
    Entry(
        rf"['’`‘](?P<y>\d\d)\.\s?(?P<m>{_MM})\.\s?(?P<d>{_DD})(?:\s?\.(?!\d))?(?![\d%])",
        _short_date,
    ),
    Entry(rf"(?<=[~∼])\s?(?P<a>{_MM})\.\s?(?P<b>{_DD})(?!\d|\.\d|\s?[%가-힣])", _after_tilde),
    Entry(r"(?<![\w.,])(?P<q>[1-4])q\s?(?P<y>(?:19|20)\d\d|[0-3]\d)(?![\w%])", _quarter_year),
    Entry(r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?!\d|[가-힣])", _compact),
    Entry(r"(?<![\d.,])(?P<y>(?:19|20)\d\d|\d\d)[\s-]?q(?P<q>[1-4])(?![a-z\d])", _quarter_year),
    Entry(r"(?<![\d.,/-])(?P<y>(?:19|20)\d\d)[./-](?P<m>1[0-2]|0[1-9])(?![\d%]|[./,-]\d)", _year_month),
    Entry(r"(?<![\d.,/-])(?P<m>1[0-2]|0?[1-9])/(?P<y>(?:19|20)\d\d)(?![\d/])", _year_month),
    Entry(r"(?<![\d.,/])(?P<a>\d\d?)\s?/\s?(?P<b>\d\d?)(?![\d/%.]|,\d|[:])", _month_day),
    Entry(
        r"(?<![\d.,-])(?P<a>0[1-9]|1[0-2])-(?P<b>3[01]|[12]\d|0[1-9])(?![\d-]|\s?[가-힣%])(?=\s*$|\s\d\d:\d\d)",
        _dotted_month_day,
    ),
    Entry(
        rf"(?<![\d.,-])(?P<a>{_MM})\.\s?(?P<b>{_DD})\.?(?=\s?\([월화수목금토일](?:요일)?\)|\.(?!\d))", _dotted_month_day
    ),
    Entry(
        rf"{_H}(?P<h>[01]?\d|2[0-4])\s?:\s?(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d)(?:\.\d+)?)?(?!\d|:\d|\.\d)(?:\s?(?P<ap>{_MERIDIEM}))?{ZONE}",
        read_clock,
    ),
    Entry(
        rf"{_H}(?P<h>1[0-2]|0?\d)(?:[.](?P<min>[0-5]\d))?\s?(?P<ap>[ap]\s?\.?\s?m\b\.?|(?P<letter>(?<=\d)[ap])\b(?:\.(?=$))?){ZONE}",
        read_clock,
    ),
    Entry(rf"{_N}(?P<h>[01]?\d|2[0-3])(?P<h24>h)(?:(?P<min>[0-5]\d))?(?![a-z\d]){ZONE}", read_clock),
    Entry(
        r"(?<![\d,.])(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?=\s?(?:gmt|utc|kst|hours|hrs)\b)\s?(?:gmt|utc|kst|hours|hrs)",
        read_clock,
    ),
    Entry(
        r"(?<![\d.,'’])(?P<y>1\d{3}|20\d\d)\s?'?s(?![a-z\d])", lambda m: _decade(m) if m["y"].endswith("0") else None
    ),
    Entry(
        r"(?<![\d.,$€£])['’`‘]?(?P<y>[1-9]0)\s?['’]?s(?![a-z\d])", lambda m: _decade(m) if int(m["y"]) >= 20 else None
    ),
    Entry(
        r"(?<![\w])['’‘`](?P<y>\d\d)(?!\d|['’]|[년.](?:\d|\s?\d{1,2}월)|s|\s[가-힣]|\sminutes)(?=[\s.,;:)–-]|$)",
        _short_year,
    ),
    Entry(r"(?<![a-z\d.,])(?P<y>\d{4})(?![\d%]|[,.]\d|[a-z가-힣]|\s?:\s?\d\d)", _bare_year),
    Entry(r"(?<![\d.,$€£₩#'’])\d{1,2}(?![\d%]|[.,:]\d|[a-z가-힣])", _number),
]
