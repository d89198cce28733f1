"""One value for every date and time: what is known, what is unknown, and the days it covers.

A `Value` holds calendar fields, each of which may be unknown, a period (durations and sets), or a vague reference. It
prints as TIMEX3 and `parse(str(v)) == v` for every value. The grammar, one example each:

    2023-08-03  2023-08  2023  XXXX-08-03  BC0480    198X (decade)  18XX (19th century)   2023-W31  2023-W31-WE
    XXXX-WXX-1 (a Monday)  2023-Q3  2023-H1  2023-SU  2023-08-03T10:30  2023-08-03TMO  T10:30
    A/B (both ends included)   P3D  PT2H  P1Y6M  PXM   PRESENT_REF
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from msgspec import Struct

SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PERIOD = r"P(?:(?:[\d.]+|X)(?:BD|WD|WE|DE|[YMWDECHQ]))*(?:T(?:(?:[\d.]+|X)[HMS])+)?"
_SHAPE: Final = re.compile(
    rf"""
    (?P<ref>(?:PRESENT|PAST|FUTURE)_REF)
  | (?P<period>{_PERIOD})
  | (?:(?P<year>BC\d{{4}}|[\dX]{{4}})
       (?: -H(?P<half>[12]) | -Q(?P<quarter>[1-4X]) | -(?P<season>SP|SU|FA|WI)
         | -W(?P<week>\d\d|XX)(?:-(?P<weekday>[1-7]|WE))?
         | -(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))? )?
    )?
    (?:T(?:(?P<part>MO|MI|AF|EV|NI|DT|NT)|(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?))?
    """,
    re.VERBOSE,
)


class Value(Struct, frozen=True):
    """A normalised date, time, interval, duration, set or vague reference.

    Attributes:
        year: four characters, digits or X from the right ("2023", "198X", "19XX", "XXXX"), or "BC0480"; None when
            only a time of day is known.
        half, quarter, season, month, day: calendar fields; 0 stands for an unknown month, day, week or quarter (XX).
        week: ISO week; 0 for an unknown one. weekday: 1 (Monday) to 7; weekend: the Saturday and Sunday of the week.
        part: part of the day: MO, MI, AF, EV, NI, DT. hour, minute, second: clock time at the precision shown.
        period: a duration or a set's period, as printed ("P3D").
        ref: PRESENT_REF, PAST_REF or FUTURE_REF.
        end: the last point of an interval that begins at the other fields.
    """

    year: str | None = None
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekday: int | None = None
    weekend: bool = False
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    period: str | None = None
    ref: str | None = None
    end: Value | None = None

    def __str__(self) -> str:
        """Return the TIMEX3 value."""
        if self.end is not None:
            return f"{self._point()}/{self.end}"
        return self._point()

    def _point(self) -> str:
        if self.ref or self.period:
            return self.ref or self.period or ""
        text = self.year or ""
        if self.half:
            text += f"-H{self.half}"
        elif self.quarter is not None:
            text += f"-Q{self.quarter or 'X'}"
        elif self.season:
            text += f"-{self.season}"
        elif self.week is not None:
            text += f"-W{_two(self.week)}"
            text += "-WE" if self.weekend else f"-{self.weekday}" if self.weekday else ""
        elif self.month is not None:
            text += f"-{_two(self.month)}" + ("" if self.day is None else f"-{_two(self.day)}")
        if self.part:
            text += f"T{self.part}"
        elif self.hour is not None:
            text += f"T{self.hour:02}" + "".join(f":{n:02}" for n in (self.minute, self.second) if n is not None)
        return text

    @property
    def grain(self) -> str:
        """The finest known field: "century", "decade", "year", …, "second"; "period" or "ref" for the others."""
        if self.ref or self.period:
            return "ref" if self.ref else "period"
        for name in ("second", "minute", "hour", "part"):
            if getattr(self, name) is not None:
                return name
        if self.weekend:
            return "weekend"
        if self.day is not None or self.weekday:
            return "day"
        for name in ("week", "month", "season", "quarter", "half"):
            if getattr(self, name) is not None:
                return name
        unknown = (self.year or "XXXX").count("X")
        return ("year", "decade", "century", "year", "year")[unknown]

    @property
    def is_time(self) -> bool:
        """Whether the value is finer than a day."""
        return self.hour is not None or self.part is not None

    @property
    def earliest(self) -> date | None:
        """The first day the value covers; None when the year (or what else is needed) is unknown."""
        days = _days(self)
        return days[0] if days else None

    @property
    def latest(self) -> date | None:
        """The last day the value covers, of an interval the last day of its end."""
        if self.end is not None:
            return self.end.latest
        days = _days(self)
        return days[1] if days else None

    def _covered(self) -> tuple[date, date] | None:
        if self.year is None or self.year.startswith("BC") or self.year[:2] == "XX" or self.year.startswith("00"):
            return None
        first, last = int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))
        if not 1 <= first <= last <= 9999:
            return None
        if first != last:
            return date(first, 1, 1), date(last, 12, 31)
        return self._within(first)

    def _within(self, year: int) -> tuple[date, date] | None:
        """Return the first and last day of the value inside `year`; None for days that do not exist."""
        if self.week is not None:
            return self._week_days(year)
        months = (1, 12)
        if self.half:
            months = (6 * self.half - 5, 6 * self.half)
        elif self.quarter:
            months = (3 * self.quarter - 2, 3 * self.quarter)
        elif self.season:
            months = SEASONS[self.season]
        elif self.month:
            if self.day:
                return _one_day(year, self.month, self.day)
            months = (self.month, self.month)
        begin, finish = months
        last_year = year + (finish < begin)
        if last_year > 9999:
            return None
        return date(year, begin, 1), date(last_year, finish, monthrange(last_year, finish)[1])

    def _week_days(self, year: int) -> tuple[date, date] | None:
        if not self.week:
            return date(year, 1, 1), date(year, 12, 31)
        try:
            monday = date.fromisocalendar(year, self.week, 1)
        except ValueError:
            return None
        if self.weekday:
            day = monday + timedelta(self.weekday - 1)
            return day, day
        return monday + timedelta(5 if self.weekend else 0), monday + timedelta(6)


@lru_cache(maxsize=8192)
def _days(value: Value) -> tuple[date, date] | None:
    return value._covered()


def _two(number: int) -> str:
    return f"{number:02}" if number else "XX"


def _one_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _number(match: re.Match[str], name: str) -> int | None:
    shown = match[name]
    return None if shown is None else 0 if "X" in shown else int(shown)


@lru_cache(maxsize=4096)
def parse(text: str) -> Value:
    """Return the value that prints as `text`.

    Raises:
        ValueError: `text` is no TIMEX3 value of this grammar.

    Example:
        >>> parse("2023-08-03T10:30").grain
        'minute'
    """
    head, slash, tail = text.partition("/")
    if slash:
        if "/" in tail:
            raise ValueError(f"not a date value: {text!r}")
        first = parse(head)
        return Value(
            **{name: getattr(first, name) for name in Value.__struct_fields__ if name != "end"}, end=parse(tail)
        )
    match = _SHAPE.fullmatch(text)
    if match is None or not text or text in ("P", "T"):
        raise ValueError(f"not a date value: {text!r}")
    if match["ref"] or match["period"]:
        return Value(ref=match["ref"], period=match["period"])

    weekend = match["weekday"] == "WE"
    return Value(
        year=match["year"],
        half=_number(match, "half"),
        quarter=_number(match, "quarter"),
        season=match["season"],
        month=_number(match, "month"),
        day=_number(match, "day"),
        week=_number(match, "week"),
        weekday=None if weekend else _number(match, "weekday"),
        weekend=weekend,
        part=match["part"],
        hour=_number(match, "hour"),
        minute=_number(match, "minute"),
        second=_number(match, "second"),
    )


def day_value(day: date) -> Value:
    """Return the value of one day."""
    return Value(year=f"{day.year:04}", month=day.month, day=day.day)


def week_value(day: date, *, weekend: bool = False) -> Value:
    """Return the value of the ISO week (or its weekend) that holds `day`."""
    year, week, _ = day.isocalendar()
    return Value(year=f"{year:04}", week=week, weekend=weekend)


@lru_cache(maxsize=4096)
def interval(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a TIMEX3 value covers, for filters and timelines.

    Args:
        value: a value as in `DateMention.value`.

    Returns:
        (earliest, latest), or None for durations, sets, vague references, unknown years and malformed values.

    Example:
        >>> interval("2023-Q3")
        (datetime.date(2023, 7, 1), datetime.date(2023, 9, 30))
    """
    try:
        parsed = parse(value)
    except ValueError:
        return None
    first, last = parsed.earliest, parsed.latest
    return (first, last) if first and last and first <= last else None
