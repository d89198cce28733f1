"""Feasts of the Islamic, Hebrew and Hindu calendars, from the tables of `holidays`.

Islamic days are those of the civil tables (a sighting may move them by one); Hebrew days begin at sundown, so their
feasts begin with the eve, as English-language papers date them. Hindu feasts are known from 2001 to 2035.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

# What a feast is called in the tables, days from there to its first day and to its last.
_ISLAMIC: Final = {
    "islamic:10:1": "eid_al_fitr",
    "islamic:12:10": "eid_al_adha",
    "islamic:1:1": "hijri_new_year",
    "islamic:9:*": "ramadan_beginning",
    "islamic:3:12": "mawlid",
    "islamic:9:27": "laylat_al_qadr",
    "islamic:1:10": "ashura",
    "islamic:7:27": "isra_and_miraj",
}
_HEBREW: Final = {
    "hebrew:9:25+7": ("hanukkah", -1, 6),
    "hebrew:1:15+7": ("passover", -1, 7),
    "hebrew:7:1": ("rosh_hashanah", -1, 1),
    "hebrew:7:10": ("yom_kippur", -1, 0),
    "hebrew:7:15+6": ("sukkot", -1, 6),
    "hebrew:7:22": ("sukkot", 6, 6),
    "hebrew:7:23": ("sukkot", 7, 7),
    "hebrew:5:9": ("tisha_bav", -1, -1),
    "hebrew:12:14": ("purim", -1, 0),
    "hebrew:3:6": ("shavuot", -1, 1),
    "hebrew:2:18": ("lag_baomer", -1, 0),
}


_TABLES: Final = {"islamic": "_IslamicLunar", "hebrew": "_HebrewLunisolar", "hindu": "_HinduLunisolar"}


@cache
def _table(calendar: str) -> Any:
    """Return the tables of a calendar; None where a version of `holidays` keeps them elsewhere, as they are its own."""
    import importlib

    try:
        return getattr(importlib.import_module(f"holidays.calendars.{calendar}"), _TABLES[calendar])()
    except (ImportError, AttributeError):
        return None


def moon_feast(key: str, year: int) -> tuple[date, date] | None:
    """Return the first and last day of a feast that begins in `year`, or None when the tables do not know it.

    Args:
        key: as in `feast_names`: "islamic:month:day", "hebrew:month:day" or "hindu:name".
        year: of the common era.

    >>> moon_feast("islamic:9:*", 2024)
    (datetime.date(2024, 3, 11), datetime.date(2024, 4, 9))
    """
    calendar = key.partition(":")[0]
    if key in _ISLAMIC:
        first = _of(calendar, f"{_ISLAMIC[key]}_dates", year)
        if first is None or key != "islamic:9:*":
            return (first, first) if first else None
        after = _of(calendar, "eid_al_fitr_dates", (first + timedelta(30)).year, later_than=first)
        return (first, after - timedelta(1)) if after else None
    if key in _HEBREW:
        name, low, high = _HEBREW[key]
        day = _of(calendar, f"{name}_date", year)
        return (day + timedelta(low), day + timedelta(high)) if day else None
    day = _of(calendar, f"{key.removeprefix('hindu:')}_date", year)
    return (day, day) if day else None


def _of(calendar: str, name: str, year: int, later_than: date = date.min) -> date | None:
    """Return the first day in `year` that a table names; it gives a day, a pair with a flag, or several of either."""
    look_up = getattr(_table(calendar), name, None)
    found = look_up(year) if look_up else None
    days = sorted(day for day in _days(found) if day.year == year and day > later_than)
    return days[0] if days else None


def _days(found: Any) -> Iterable[date]:
    if isinstance(found, date):
        yield found
    elif found:
        for item in found:
            yield from _days(item) if not isinstance(item, bool) else ()
