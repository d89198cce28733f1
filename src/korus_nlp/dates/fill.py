"""Fill the slots of a point inside a known year, month or day; move along the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from msgspec.structs import replace

from korus_nlp.dates.context import Context
from korus_nlp.dates.expression import Point
from korus_nlp.dates.feasts import feast, lunar_day, nth_weekday
from korus_nlp.dates.value import Value, day_value, week_value

_PODS: Final = {"MO": "MO", "MI": "MI", "AF": "AF", "EV": "EV", "NI": "NI", "DT": "DT", "NT": "NI"}


def in_year(point: Point, year: str, context: Context | None) -> Value | None:  # noqa: PLR0911
    """Return the value of the slots of a point inside `year` (198X stays itself); None when there is no such day."""
    if not year.isdecimal():
        dated = year.startswith("BC") and point.month
        return Value(year=year, month=point.month, day=point.day) if dated else Value(year=year)
    number = int(year)
    if point.holiday:
        return _feast(point, number, context)
    if point.season or point.quarter or point.half:
        return Value(year=year, quarter=point.quarter, half=point.half, season=point.season)
    if point.nth and point.nth_unit:
        return _nth(point, number, context)
    if point.week is not None:
        return Value(year=year, week=point.week, weekday=point.wday)
    if point.month is None:
        return Value(year=year)
    if point.day is None:
        return Value(year=year, month=point.month)
    if point.lunar:
        solar = lunar_day(number, point.month, point.day)
        return timed(day_value(solar), point, context) if solar else None
    day = point.day
    if day < 0:
        day = clamped(number, point.month, 31).day if number < 9999 else 28
    try:
        date(number, point.month, day)
    except ValueError:
        return None
    return timed(Value(year=year, month=point.month, day=day), point, context)


def nth_in_quarter(point: Point, day: date) -> date | None:
    """Return the first or last such weekday of the quarter that holds `day` (the last Friday of last quarter)."""
    nth = point.nth or 1
    month = (day.month - 1) // 3 * 3 + (1 if nth > 0 else 3)
    return nth_weekday(day.year, month, point.wday or 1, nth)


def _nth(point: Point, year: int, context: Context | None) -> Value | None:  # noqa: PLR0911
    """First week of October, last day of 2020, second Tuesday of March."""
    nth, month = point.nth or 1, point.month
    if point.nth_unit == "WD" and point.wday:
        day = nth_weekday(year, month or (1 if nth > 0 else 12), point.wday, nth)
        return timed(day_value(day), point, context) if day else None
    first = date(year, month or 1, 1)
    last = clamped(year, month or 12, 31)
    if point.nth_unit == "D":
        day = first + timedelta(nth - 1) if nth > 0 else last + timedelta(nth + 1)
        return timed(day_value(day), point, context)
    if point.nth_unit == "M":
        return Value(year=f"{year:04}", month=nth if nth > 0 else 12) if -1 <= nth <= 12 else None
    if point.nth_unit == "W" and point.wday:  # 둘째 주 금요일 is the second Friday
        day = nth_weekday(year, month or (1 if nth > 0 else 12), point.wday, nth)
        return timed(day_value(day), point, context) if day else None
    if point.nth_unit in ("W", "WE"):
        # ISO: the first week of a month is the one that holds its first Thursday; weekends by their Saturday
        mark = 6 if point.nth_unit == "WE" else 4
        whole = nth_weekday(year, month or (1 if nth > 0 else 12), mark, nth) if month or abs(nth) <= 5 else None
        if whole is None:
            return None
        return week_value(whole, weekend=point.nth_unit == "WE")
    return None


def _feast(point: Point, year: int, context: Context | None) -> Value | None:
    days = feast(point.holiday or "", year)
    if days is None:
        return None
    first, last = days
    if first != last:
        return replace(day_value(first), end=day_value(last))
    return timed(day_value(first), point, context)


def move(day: date, unit: str, count: int) -> date:
    """Move a day by calendar units; the day of the month is kept where it exists."""
    if unit in ("Y", "E", "C"):
        return clamped(day.year + count * {"Y": 1, "E": 10, "C": 100}[unit], day.month, day.day)
    if unit in ("M", "Q", "H6"):
        month = day.year * 12 + day.month - 1 + count * {"M": 1, "Q": 3, "H6": 6}[unit]
        return clamped(month // 12, month % 12 + 1, day.day)
    if unit in ("W", "WE"):
        return day + timedelta(7 * count)
    if unit == "B":
        step = 1 if count > 0 else -1
        for _ in range(min(abs(count), 5000)):
            day += timedelta(step)
            while day.isoweekday() > 5:
                day += timedelta(step)
        return day
    return day + timedelta(count)


def clamped(year: int, month: int, day: int) -> date:
    """Return the day, or the last day of the month when the month is shorter."""
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day if year < 9999 else 28
    return date(year, month, min(day, last))


def exact(year: int, month: int, day: int) -> date | None:
    """Return the day if it exists; day -1 is the last of the month."""
    try:
        return date(year, month, day) if day > 0 else clamped(year, month, 31)
    except ValueError:
        return None


def timed(value: Value, point: Point, context: Context | None) -> Value:
    """Add the clock or part of day of a point to a day."""
    if point.hour is None:
        return replace(value, part=_PODS[point.pod]) if point.pod else value
    hour, half = point.hour, point.half_day
    if point.pod and half is None:
        half = {"MO": "am", "AF": "pm", "EV": "pm", "MI": "pm", "DT": "pm" if hour < 7 else None}.get(point.pod)
        if point.pod == "NI":
            half = "pm" if 5 <= hour < 12 else "am"
    elif half is None and context is not None and context.half_day and hour < 12 and context.lang == "ko":
        half = context.half_day
    if half is None and context is not None and context.prefer == "future" and context.clock and hour < 12:
        sooner = (hour, point.minute or 0) <= (context.clock.hour, context.clock.minute)
        half = "pm" if sooner and value.earliest == context.now else None
    if context is not None and half is None and 0 < hour <= 12 and not (point.year and point.minute is not None):
        context.unsure = True
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if context is not None and half in ("am", "pm") and (point.pod or point.half_day):
        context.half_day = half
    if hour == 24:
        hour = 0
    found = replace(value, hour=hour, minute=point.minute, second=point.second)
    if context is not None and context.prefer == "future" and point.zone is not None and context.offset is not None:
        return _in_zone(found, context.offset - point.zone)
    return found


def part_of(value: Value, part: str, lang: str) -> Value:
    """Return the days (or months) of the start, middle or end of a month, week or year; other values as they are.

    Thirds of a month as 초순, 중순, 하순; Monday to Wednesday and Friday to Sunday; for the year what 연초 and 연말
    name (the first and the last month) and, in English, the first three months and the last four.
    """
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return value
    if value.grain == "month":
        low, high = {"start": (1, 10), "mid": (11, 20), "end": (21, last.day)}[part]
        return replace(day_value(first.replace(day=low)), end=day_value(first.replace(day=high)))
    if value.grain == "week" and part != "mid":
        low, high = (0, 2) if part == "start" else (4, 6)
        return replace(day_value(first + timedelta(low)), end=day_value(first + timedelta(high)))
    if value.grain == "year" and part != "mid":
        if lang == "ko":
            return replace(value, month=1 if part == "start" else 12)
        low, high = (1, 3) if part == "start" else (9, 12)
        return replace(value, month=low, end=replace(value, month=high))
    return value


def _in_zone(value: Value, minutes: int) -> Value:
    """Move a clock time into the time zone of the publication time (calendars; news keeps the time it says)."""
    day = value.earliest
    if day is None:
        return value
    moved = datetime(day.year, day.month, day.day, value.hour or 0, value.minute or 0) + timedelta(minutes=minutes)
    minute = moved.minute if value.minute is not None or moved.minute else None
    return replace(day_value(moved.date()), hour=moved.hour, minute=minute, second=value.second)
