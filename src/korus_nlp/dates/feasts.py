"""Named days of the year: fixed, by weekday of a month, by Easter, and by the Korean lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from korus_nlp.dates.moons import moon_feast

# month, weekday (1-7), number in the month (-1: the last), days after it
_BY_WEEKDAY: Final = {
    **{
        "thanksgiving": (11, 4, 4, 0),
        "black_friday": (11, 4, 4, 1),
        "cyber_monday": (11, 4, 4, 4),
        "labor": (9, 1, 1, 0),
    },
    **{"memorial": (5, 1, -1, 0), "columbus": (10, 1, 2, 0), "mlk": (1, 1, 3, 0), "presidents": (2, 1, 3, 0)},
    **{"mother": (5, 7, 2, 0), "father": (6, 7, 3, 0), "grandparents": (9, 1, 1, 6), "election": (11, 1, 1, 1)},
    **{"military_spouse": (5, 7, 2, -2), "super_tuesday": (3, 2, 1, 0), "admin": (4, 6, -1, -3)},
}
_LUNAR: Final = {
    "seollal": (1, 1),
    "chuseok": (8, 15),
    "buddha": (4, 8),
    "daeboreum": (1, 15),
    "dano": (5, 5),
    "chilseok": (7, 7),
}
_FIXED: Final = {"boss": (10, 16), "tax": (4, 15), "emancipation": (4, 16)}


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth weekday (1 Monday … 7) of a month, counted from the end when negative; None when there is none."""
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        day = last - timedelta((last.isoweekday() - weekday) % 7 - 7 * (nth + 1))
    return day if day.month == month else None


@lru_cache(maxsize=512)
def feast(key: str, year: int) -> tuple[date, date] | None:
    """Return the first and last day of a named day or holiday break in `year`; None when it cannot be computed.

    Args:
        key: "MMDD", a name of the tables above, "easter±N", "orthodox±N", or "seollal_break" and
            "chuseok_break" (the eve, the day, the day after, and a substitute holiday that follows at once), or a key
            of `moons.moon_feast`.
        year: 1900 to 2050; the lunar tables end there.
    """
    if not 1900 <= year <= 2050:
        return None
    if ":" in key:
        return moon_feast(key, year)
    if key.endswith("_break"):
        return _break(key.removesuffix("_break"), year)
    day = _day(key, year)
    return (day, day) if day else None


def _day(key: str, year: int) -> date | None:  # noqa: PLR0911
    if key.isdecimal():
        return date(year, int(key[:2]), int(key[2:]))
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in _BY_WEEKDAY:
        month, weekday, nth, after = _BY_WEEKDAY[key]
        day = nth_weekday(year, month, weekday, nth)
        return day + timedelta(after) if day else None
    if key in _LUNAR:
        return _lunar(year, *_LUNAR[key])
    if key == "dongji":
        return date(year, 12, 21 if year % 4 == 0 and year >= 2012 else 22)
    for name in ("easter", "orthodox"):
        if key.startswith(name):
            return _easter(year, orthodox=name == "orthodox") + timedelta(int(key[len(name) :] or 0))
    return None


def _easter(year: int, *, orthodox: bool) -> date:
    """Gauss's computus; the Julian date is moved to the Gregorian calendar (13 days from 1900 to 2099)."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(13)
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _lunar(year: int, month: int, day: int) -> date | None:
    from korean_lunar_calendar import KoreanLunarCalendar

    calendar = KoreanLunarCalendar()
    if not calendar.setLunarDate(year, month, day, False):
        return None
    return date.fromisoformat(calendar.SolarIsoFormat())


def lunar_day(year: int, month: int, day: int) -> date | None:
    """Return the solar day of a day of the Korean lunar calendar (no leap month)."""
    return _lunar(year, month, day) if 1900 <= year <= 2050 else None


def _break(key: str, year: int) -> tuple[date, date] | None:
    import holidays

    middle = _day(key, year)
    if middle is None:
        return None
    first = last = middle
    days = holidays.country_holidays("KR", years=[year])
    while first - timedelta(1) in days and (middle - first).days < 2:
        first -= timedelta(1)
    while last + timedelta(1) in days and (last - middle).days < 3:
        last += timedelta(1)
    return first, last
