"""English date words: names, units, numerals, modifiers, days of the calendar, and their guards.

Patterns are matched on the lower-cased text; `scan` asks for capitals where a word is also another (May, March, Sun).
"""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from typing import Any, Final

from korus_nlp.dates.expression import Duration, Point, Range, Repeat, Vague
from korus_nlp.dates.feast_names import ENGLISH
from korus_nlp.dates.lexicon import Reading, month_number
from korus_nlp.dates.lexicon_en_lengths import _UNITS, _unit_of
from korus_nlp.dates.numerals import ORDINAL, cardinal, ordinal, year_words

_WEEKDAYS: Final = {"mo": 1, "tu": 2, "we": 3, "th": 4, "fr": 5, "sa": 6, "su": 7}
_MONTHS: Final = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_WEEKDAY = (
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
    r"|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
)


def _month(m: re.Match[str]) -> Reading:
    return "M", Point(month=month_number(m["month"]))


def _spoken_day(m: re.Match[str]) -> Reading:
    """May twenty nine."""
    try:
        day = cardinal(m["d"])
    except KeyError:
        return None
    return ("p", Point(month=month_number(m["month"]), day=day)) if day <= 31 else None


def _to_date(m: re.Match[str]) -> Reading:
    """Year to date: from its first day to the day of publication."""
    unit = _UNITS.get(m["unit"]) or {"y": "Y", "m": "M"}[m["unit"]]
    slots: dict[str, Any] = {"Y": {"month": 1, "day": 1}, "M": {"day": 1}, "W": {"wday": 1}}.get(unit, {})
    return "v", Range(Point(shifts=((unit, 0),), **slots), Point(shifts=(("D", 0),)))


def _next_day(m: re.Match[str]) -> Reading:
    """The day after Christmas: a day, and in which direction."""
    return "D", (Duration((("1", "D"),)), -1 if m["b"] == "before" else 1)


def _glued_month(m: re.Match[str]) -> Reading:
    return "p", Point(month=month_number(m["month"]), day=int(m["d"])) if 1 <= int(m["d"]) <= 31 else Point(weak=True)


def _weekday(m: re.Match[str]) -> Reading:
    word = m["wd"]
    point = Point(wday=_WEEKDAYS[word[:2]])
    return ("v", Repeat(point=point)) if word.endswith("ys") else ("W", point)


_MODS: Final = {
    **{
        "last": "last",
        "previous": "prev",
        "preceding": "prev",
        "prior": "prev",
        "this": "this",
        "current": "this",
        "present": "this",
    },
    **{
        "next": "next",
        "coming": "coming",
        "upcoming": "coming",
        "following": "following",
        "same": "same",
        "that": "that",
    },
    **{
        "past": "past",
        "this past": "last",
        "this coming": "coming",
        "this upcoming": "coming",
        "the same": "same",
        "latest": "last",
    },
    **{
        "this very": "this",
        "this current": "this",
        "recent": "recent",
        "those": "those",
        "ensuing": "following",
        "succeeding": "following",
    },
    **{
        "in the same": "same",
        "that same": "that",
        "final": "final",
        "this last": "last",
        "the coming": "coming",
        "the": "the",
    },
    **{
        "this calendar": "this",
        "this fiscal": "this",
        "last fiscal": "last",
        "the current fiscal": "this",
        "next fiscal": "next",
    },
    **{"current fiscal": "this", "last calendar": "last", "next calendar": "next", "the current": "this"},
}
_UNIT_ONE = r"day|night|week-end|weekend|week|work\s?week|working\sweek|wk|fortnight|month|mo|quarter|qtr|year|yr|decade|century|hour|minute|season|business day"
_UNIT_MANY = r"days|weeks|months|quarters|years|decades|centuries|hours|minutes|seasons"


_LAST_OF = re.compile(
    rf"\s(?:day|week|weekend|week-end|month|quarter|half|{_WEEKDAY})\s(?:of|in)\s(?:the\s)?(?:{_MONTHS}|\d{{4}}|year|month|quarter|this|last|next)"
)


def _mod(m: re.Match[str]) -> Reading:
    if m["mod"] == "last" and _LAST_OF.match(m.string, m.end()):  # the last day of October
        return None
    return "m", _MODS[re.sub(r"\s+", " ", m["mod"])]


_UNIT_BEFORE = re.compile(
    r"(?:\b(?:last|next|this|that|same|past|previous|preceding|prior|coming|upcoming|following|current|present|recent|latest|final|every|each"
    r"|each\sother|every\sother|fiscal|calendar|ensuing|succeeding|those|single|early|late|mid|(?:end|beginning|start|middle|close|turn)\sof(?:\sthe)?"
    rf"|{ORDINAL}|second\slast|latter|later)|\d(?:st|nd|rd|th))$"
)


def _unit(m: re.Match[str]) -> Reading:
    if not _UNIT_BEFORE.search(m.string, max(0, m.start() - 24), m.start()):
        return None
    if m["unit"] == "day" and m[0][0] == "-":  # present-day, same-day
        return None
    word = re.sub(r"\s", "", m["unit"]).replace("workingweek", "week").replace("workweek", "week").replace("-", "")
    if word == "businessday":
        return None
    return "u", {"night": "N"}.get(word) or _unit_of(word)


_RELATIVE: Final[dict[str, tuple[tuple[tuple[str, float], ...], str, str | None]]] = {
    **dict.fromkeys(("today", "otd", "eod"), ((("D", 0),), "now", None)),
    **dict.fromkeys(("tonight", "tonite"), ((("D", 0),), "now", "NI")),
    **dict.fromkeys(("tomorrow", "tmrw"), ((("D", 1),), "now", None)),
    **dict.fromkeys(("eom", "bom", "month-end"), ((("M", 0),), "now", None)),
    **dict.fromkeys(
        ("eoy", "year-end", "year end", "year's end", "year’s end", "mid-year", "midyear"), ((("Y", 0),), "now", None)
    ),
    "yesterday": ((("D", -1),), "now", None),
    "day before yesterday": ((("D", -2),), "now", None),
    "day after tomorrow": ((("D", 2),), "now", None),
    "last night": ((("D", -1),), "now", "NI"),
    **dict.fromkeys(("day before", "day earlier"), ((("D", -1),), "day", None)),
    **dict.fromkeys(("day after", "day later"), ((("D", 1),), "then", None)),
    "midweek": ((("W", 0),), "now", None),
}


_BY: Final = re.compile(r"\b(?:by|at|the|until|before|till)\s$")


def _relative(m: re.Match[str]) -> Reading:
    word = re.sub(r"\s+", " ", re.sub(r"(?<=[yw])'s$", "", m["rel"]))  # today's
    if (
        word in ("eod", "eom", "bom")
        and len(m.string) > 12
        and not _BY.search(m.string, max(0, m.start() - 7), m.start())
    ):  # EOD, EOM
        return None
    shifts, base, pod = _RELATIVE[word]
    part = {
        "year's end": "end",
        "year’s end": "end",
        "eom": "end",
        "eoy": "end",
        "bom": "start",
        "month-end": "end",
        "year-end": "end",
        "year end": "end",
    }
    return "p", Point(shifts=shifts, base=base, pod=pod, part=part.get(word))


_PODS: Final = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "lunchtime": "MI",
    "lunch": "MI",
    "night-time": "NT",
    "nighttime": "NT",
    "daytime": "DT",
}


def _told_unit(m: re.Match[str]) -> Reading:
    """The week before, the year after: of the date told last."""
    return "p", Point(shifts=((_UNITS[m["u"]], -1 if m["b"] == "before" else 1),), base="then")


def _pod(m: re.Match[str]) -> Reading:
    return "p", Point(pod=_PODS[m["pod"].removesuffix("s")], weak=True)


def _in_pod(m: re.Match[str]) -> Reading:
    return "p", Point(pod=_PODS[m["pod"].removesuffix("s")])


def _part(m: re.Match[str]) -> Reading:
    word = m["part"].removeprefix("the").split()[0].removesuffix("-").removeprefix("mid")
    return "s", "end" if word.startswith(("late", "end", "close", "later")) else "start" if word.startswith(
        ("ear", "beg", "start", "dawn", "turn")
    ) else "mid"


def _ordinal(m: re.Match[str]) -> Reading:
    words = m["o"]
    return "o", -1 if words in ("last", "final", "latter", "later") else -2 if words.startswith(
        "second last"
    ) else ordinal(words)


def _century(m: re.Match[str]) -> Reading:
    return "Y", Point(year=f"{ordinal(m['c']) - 1:02}XX") if ordinal(m["c"]) <= 30 else Point(weak=True)


def _word_decade(m: re.Match[str]) -> Reading:
    names = {
        "twenties": 2,
        "thirties": 3,
        "forties": 4,
        "fifties": 5,
        "sixties": 6,
        "seventies": 7,
        "eighties": 8,
        "nineties": 9,
    }
    return "Y", Point(year=f"19{names[m['decade']]}X")


def _year_in_words(m: re.Match[str]) -> Reading:
    return "Y", Point(year=f"{year_words(m['y']):04}")


def _named_year(m: re.Match[str]) -> Reading:
    year = m["y"]
    return "Y", Point(year=year if len(year) == 4 else f"20{year}")


def _bc(m: re.Match[str]) -> Reading:
    return "Y", Point(year=f"BC{int(m['y']):04}")


def _bc_years(m: re.Match[str]) -> Reading:
    """264 to 241 BC."""
    first, last = int(m["a"]), int(m["b"])
    if first <= last:
        return None
    return "v", Range(Point(year=f"BC{first:04}"), Point(year=f"BC{last:04}"))


def _ad(m: re.Match[str]) -> Reading:
    return "Y", Point(year=f"{int(m['y1'] or m['y2']):04}")


_SEASONS: Final = {"sp": "SP", "su": "SU", "au": "FA", "fa": "FA", "wi": "WI"}


def _season(m: re.Match[str]) -> Reading:
    return "p", Point(season=_SEASONS[m["season"][:2]], weak=True)


def _told_season(m: re.Match[str]) -> Reading:
    return "p", Point(season=_SEASONS[m["season"][:2]])


def _quarter(m: re.Match[str]) -> Reading:
    return "p", Point(quarter=int(m["q"]))


def _week_number(m: re.Match[str]) -> Reading:
    return "p", Point(week=int(m["w"])) if 1 <= int(m["w"]) <= 53 else Point(weak=True)


def _vague(ref: str) -> Any:
    return lambda m: ("v", Vague(ref))


def _set(period: str) -> Any:
    return lambda m: ("v", Repeat(period=period))


def _times_a(m: re.Match[str]) -> Reading:
    return "v", Repeat(period=str(Duration((("1", _unit_of(m["unit"])),))))


def _every(m: re.Match[str]) -> Reading:
    return "e", m["other"] and 2


def _year_earlier(m: re.Match[str]) -> Reading:
    return "p", Point(shifts=(("Y", -1),), base="then", same_period=True)


_HOLIDAY_KEYS: Final = tuple((re.compile(k.replace(" ", r"\s")), v) for k, v in ENGLISH.items())


def _holiday(m: re.Match[str]) -> Reading:
    word = m["holiday"].replace("’", "'")
    key = next((v for p, v in _HOLIDAY_KEYS if p.fullmatch(word)), None)
    return None if key is None else ("p", Point(holiday=key))
