"""Turn expressions into values: the second pass, in document order, knowing what was read before.

Rules, strongest first: a year that is said; shifts from the publication time (지난해, next week) or from the last date
mentioned (전날, 같은 해, the previous year); the tense of the sentence; the nearest past. Without a publication time,
what depends on it stays unknown (XXXX).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from korus_nlp.dates.context import Context
from korus_nlp.dates.expression import (
    UNITS,
    Duration,
    Expression,
    Point,
    Range,
    Repeat,
    Vague,
    clock_only,
    complete,
    filled,
    merge,
)
from korus_nlp.dates.fill import in_year, move, nth_in_quarter, part_of, timed
from korus_nlp.dates.hints import lies_ahead
from korus_nlp.dates.nearest import nearest
from korus_nlp.dates.scan import Atom
from korus_nlp.dates.value import Value, day_value, week_value


def resolve(what: Expression, context: Context) -> Value | None:
    """Return the value of an expression and remember it in `context`; None when it names no possible date."""
    if isinstance(what, Vague):
        return Value(ref=what.ref)
    if isinstance(what, Duration) and what.within and context.prefer == "future":
        return _point(Point(shifts=tuple((u, float(a)) for a, u in what.amounts if a != "X"), base="now"), context)
    if isinstance(what, Duration):
        return Value(period=str(what))
    if isinstance(what, Repeat):
        return Value(period=_period(what.period)) if what.period else _recurring(what.point or Point())
    if isinstance(what, Range):
        return _range(what, context)
    value = _point(what, context)
    context.unsure |= bool(what.either)
    if value is not None:
        _remember(what, value, context)
    return value


def _period(text: str) -> str:
    return re.sub(r"^P(\d+)Q$", lambda m: f"P{3 * int(m[1])}M", text)


def _remember(point: Point, value: Value, context: Context) -> None:
    if value.year is None:
        return
    if point.same_period or (point.counted and point.shifts == (("Y", -1),)):
        return
    if context.lang == "ko" and point.base == "then" and point.shifts[0][1] < 0 and len(filled(point)) == 2:
        return  # 전월, 전년, 전분기: what something is compared with
    context.last, context.near = value, True
    if value.grain in ("quarter", "half", "month"):
        context.period = value
    if (point.wday and not point.year) or (point.shifts and point.base == "now"):
        context.anchored = True
    context.told = bool(point.year and point.month)
    context.headed = context.headed or (context.head and bool(point.year) and not point.month)
    first = value.earliest
    if first and value.month:
        if context.story and context.story.year != first.year:
            context.before = context.story.year
        context.story = first
    if first and value.grain in ("day", "part", "hour", "minute", "second"):
        context.day = first
        if not context.reported:
            context.event = first
    if value.year.isdecimal() and (point.year or context.narrative):
        context.year = int(value.year)


def _recurring(point: Point) -> Value:
    if point.month and (not point.day or point.wday):  # 매년 10월; of 매년 10월 셋째 주 토요일 no value says the day
        return Value(year="XXXX", month=point.month)
    if point.weekend or point.wday:
        return timed(Value(year="XXXX", week=0, weekday=point.wday, weekend=bool(point.weekend)), point, None)
    if clock_only(point):
        return timed(Value(), point, None)
    if point.quarter or point.half or point.season:
        return Value(year="XXXX", quarter=point.quarter, half=point.half, season=point.season)
    if point.holiday and point.holiday.isdecimal():
        return Value(year="XXXX", month=int(point.holiday[:2]), day=int(point.holiday[2:]))
    return timed(Value(year="XXXX", month=point.month or 0, day=point.day or 0), point, None)


def is_narrative(read: Sequence[Sequence[Atom]], texts: Sequence[str], now: date | None) -> bool:
    """Whether a document tells of other times than its own: it names years long past, and hardly a day by its own date.

    In such a text a month or a day belongs to the year told last (history, biography, obituary).

    Args:
        read: the expressions of each text.
        texts: the paragraphs of the document.
        now: the day of publication.
    """
    points = [(p, t, a.start) for t, atoms in zip(texts, read, strict=True) for a in atoms for p in _points(a.what)]
    years = [(int(p.year), p.month) for p, _, _ in points if p.year and p.year.isdecimal()]
    far = sum(2 if month else 1 for year, month in years if now is None or abs(year - now.year) > 1)
    if far < 3:
        return False
    near = sum(2 for year, _ in years if now is not None and abs(year - now.year) <= 1)
    for point, text, start in points:
        if point.year and point.year.isdecimal():
            continue
        hangs = point.wday or (point.shifts and point.base == "now")
        if hangs or (point.month and lies_ahead(text, start)):
            near += 2
    return far > 2 * near


def _points(what: Expression) -> tuple[Point, ...]:
    if isinstance(what, Range):
        return what.first, what.last
    return (what,) if isinstance(what, Point) else ()


# ------------------------------------------------------------------ ranges


def _range(what: Range, context: Context) -> Value | None:
    """Resolve both ends; each lends the other the coarser parts it lacks."""
    first, last = _share(what.first, what.last, context.lang)
    told = context.day or context.now
    begin = resolve(first, context)
    if begin is None:
        return None
    if what.last.base == "day" and what.last.shifts == (("D", 0),):
        end = _until_this_day(what.last, begin, context, told)
    else:
        end = _range_end(what.last, last, begin, context)
    if end is None:
        return begin
    found = replace(begin, end=end.end or end)
    if what.last.base == "day" and end.latest:
        context.day = end.latest
    if not found.is_time:  # what is told next may lie within: from 21 to 23 June 2018. On June 21 …
        context.period = context.last = found
        context.story = found.earliest or context.story
    return found


def _until_this_day(raw: Point, begin: Value, context: Context, told: date | None) -> Value | None:
    """The end of 전날 오후 6시부터 이날 오전 5시까지: the day told before the range, or the one after it began."""
    start = begin.earliest
    if start is None:
        return resolve(raw, context)
    later = timed(day_value(start), raw, context)
    if begin.hour is not None and (later.hour or 0, later.minute or 0) > (begin.hour, begin.minute or 0):
        return later  # 16일 오전 9시부터 이날 오후 6시
    next_day = start + timedelta(1)
    return timed(day_value(max(told, next_day) if told else next_day), raw, context)


def _share(first: Point, last: Point, lang: str) -> tuple[Point, Point]:
    one, two = filled(first), filled(last)
    # 27일부터 다음 달 7일까지: what Korean says before the last day is said of that day alone; 21 to 23 June is of both
    forward = lang == "ko" and last.day is not None and first.hour is None
    if (
        clock_only(first)
        and (last.half_day or last.pod)
        and not (first.half_day or first.pod)
        and first.hour is not None
    ):
        later = last.hour is not None and first.hour <= last.hour % 12 + (12 if last.hour == 12 else 0)
        first = complete(first, half_day=last.half_day if later else first.half_day, pod=last.pod if later else None)
    if first.hour is not None and not (first.half_day or first.pod) and clock_only(last) and last.half_day == "pm":
        first = complete(first, half_day="pm" if last.hour is not None and first.hour <= last.hour else None)
    if last.zone is not None and first.hour is not None:
        first = complete(first, zone=last.zone)
    if clock_only(first) and not clock_only(last) and last.hour is not None:  # 9:30 - 11:00 on Thursday
        bare = complete(last, hour=None, minute=None, second=None, half_day=None, pod=None)
        first = merge(bare, first) or first
    if not one.keys() & {"year", "shifts"}:
        if "year" in two and one.keys() & {"month", "day", "quarter", "half", "season"}:
            first = complete(first, year=last.year)
        if "day" in one and "month" not in one and "month" in two and not forward:
            first = complete(first, month=last.month, shifts=last.shifts, base=last.base)
        if "day" in one and "month" not in one and last.shifts and last.shifts[-1][0] == "M" and not forward:
            first = complete(first, shifts=last.shifts, base=last.base)
        if "shifts" in two and one.keys() & {"month", "quarter", "half"} and last.shifts[-1][0] == "Y":
            first = complete(first, shifts=last.shifts, base=last.base)
    return first, last


def _range_end(raw: Point, last: Point, begin: Value, context: Context) -> Value | None:
    start = begin.earliest
    if clock_only(raw) and start and raw.hour is not None:
        half = raw
        open_half = not raw.half_day and not raw.pod and raw.zone is None
        if open_half and begin.hour is not None and begin.hour >= 12 and raw.hour < 12:
            half = complete(raw, half_day="pm" if raw.hour + 12 > begin.hour else "am")
        end = timed(day_value(start), half, context)
        if (end.hour or 0, end.minute or 0) < (begin.hour or 0, begin.minute or 0):
            if open_half and raw.hour < 12 and (begin.hour or 0) < 12:  # 9시 30분에서 7시 30분 사이
                return timed(day_value(start), complete(raw, half_day="pm"), context)
            end = timed(day_value(start + timedelta(1)), half, context)
        return end
    if clock_only(raw) and start:
        return timed(day_value(start), raw, context)
    slots = filled(raw)
    if start and not slots.keys() & {"year", "shifts", "base"} and not raw.near:
        if raw.wday and not raw.day:
            return timed(day_value(start + timedelta((raw.wday - start.isoweekday()) % 7)), raw, context)
        month = raw.month or (begin.month if raw.day else None)
        year = start.year
        if raw.day and not raw.month and begin.month:
            if begin.day and 0 < raw.day < begin.day:
                year, month = (year, begin.month + 1) if begin.month < 12 else (year + 1, 1)
        elif raw.month and begin.month and raw.month < begin.month:
            year += 1
        if (month or raw.quarter or raw.half or raw.season) and not raw.holiday:
            return _point(complete(raw, year=f"{year:04}", month=month), context)
    return resolve(last, context)


# ------------------------------------------------------------------ points


def _point(point: Point, context: Context) -> Value | None:
    """Return the value of one point."""
    if point.part and context.prefer == "future":  # a calendar wants the days of "the end of April"
        whole = _point(complete(point, part=None), context)
        return whole and part_of(whole, point.part, context.lang)
    if point.same_period or _year_before(point, context):
        return _same_period(complete(point, base="then") if point.counted else point, context)
    if point.shifts or point.year:
        return _shifted(point, context) if point.shifts else in_year(point, point.year or "", context)
    if context.now is None and (context.last is None or context.last.earliest is None):
        return _unknown(point)
    if clock_only(point):
        return _clock(point, context)
    return nearest(point, context)


def _clock(point: Point, context: Context) -> Value | None:
    """A time of day: of the day mentioned last in the paragraph, or of publication; for a calendar the next one."""
    told = context.near and context.last is not None and (context.last.day or context.last.weekday)
    day = context.day if told and context.day else context.now
    value = timed(day_value(day) if day else Value(), point, context)
    now = context.clock
    if context.prefer != "future" or now is None or day != now.date() or value.hour is None:
        return value
    over = (value.hour, value.minute or 0) < (now.hour, now.minute) and value.earliest == day
    return timed(day_value(day + timedelta(1)), point, context) if over else value


def _unknown(point: Point) -> Value | None:  # noqa: PLR0911
    """A point whose year (or more) nobody says."""
    if clock_only(point):
        return timed(Value(), point, None)
    if point.wday and not point.month and not point.day:
        return timed(Value(year="XXXX", week=0, weekday=point.wday), point, None)
    if point.week is not None or point.weekend:
        return Value(year="XXXX", week=point.week or 0, weekend=bool(point.weekend))
    if point.quarter or point.half or point.season:
        return Value(year="XXXX", quarter=point.quarter, half=point.half, season=point.season)
    if point.holiday:
        fixed = point.holiday.isdecimal()
        return (
            Value(year="XXXX", month=int(point.holiday[:2]), day=int(point.holiday[2:]))
            if fixed
            else Value(year="XXXX")
        )
    if point.month and point.day is None:
        return Value(year="XXXX", month=point.month)
    return timed(Value(year="XXXX", month=point.month or 0, day=max(point.day or 0, 0)), point, None)


def _year_before(point: Point, context: Context) -> bool:
    """Whether "a year earlier", "1년 전" beside a quarter or month means that quarter or month a year before."""
    if point.shifts != (("Y", -1),) or context.last is None or len(filled(point)) > 3 or not point.counted:
        return False
    # reports of earnings compare with the same quarter through all their paragraphs
    return context.last.grain in ("quarter", "half") or (context.near and context.last.grain == "month")


def _same_period(point: Point, context: Context) -> Value | None:
    last = context.period or context.last
    if last is None or not (last.year or "").isdecimal():
        return Value(year=f"{context.now.year - 1:04}") if context.now else Value(year="XXXX")
    before = int(last.year or 0) - 1
    if last.end is not None:
        shift = int(last.end.year or before + 1) - before - 1 if (last.end.year or "").isdecimal() else 0
        return replace(last, year=f"{before:04}", end=replace(last.end, year=f"{before + shift:04}"))
    if point.base == "now" and context.now:
        before = context.now.year - 1
    return Value(year=f"{before:04}", half=last.half, quarter=last.quarter, season=last.season, month=last.month)


def _base_day(point: Point, context: Context) -> date | None:
    if isinstance(point.base, Point):
        value = _point(point.base, context)
        return value.earliest if value else None
    first = context.last.earliest if context.last else None
    if point.base in ("then", "day") or (point.base == "story" and context.narrative):
        unit = point.shifts[-1][0]
        if unit in ("D", "B", "TH", "TM", "TS", "W"):
            return _told_day(point, context)
        if unit == "M" and context.day and context.last and context.last.grain == "year":
            first = context.day
        return first or context.now
    if point.counted and point.shifts[0][1] > 0 and context.hint == "past" and first and context.now:
        return min(first, context.now)  # 4년 뒤 졸업했다
    return context.now


def _told_day(point: Point, context: Context) -> date | None:
    """The day from which 당일, 이튿날, 전날 or "two days later" are counted."""
    day, now = context.day if point.base == "day" else context.event or context.day, context.now
    # 이날 and 이튿날 point back over paragraphs; 전날 at the head of a paragraph is the day before publication
    back = context.near or context.narrative or point.shifts[0][1] >= 0 or context.lang == "en"
    if day is None or not back:
        return now
    count = point.shifts[0][1] if point.shifts[0][0] == "D" else 0
    over = now and context.hint == "past" and day + timedelta(count) > now  # 28일 연다. 전날 합의했다
    return now if over else day


def _shifted(point: Point, context: Context) -> Value | None:
    units = [u for u, _ in point.shifts]
    finest = max(units, key=UNITS.index)
    last = context.last
    if finest == "Y" and last and (last.year or "").startswith("BC") and point.base in ("then", "story"):
        return Value(year=f"BC{max(1, int((last.year or '')[2:]) - int(point.shifts[-1][1])):04}")
    day = _base_day(point, context)
    if day is None:
        return _unknown_shift(finest, point)
    clock = _base_clock(point, context)
    try:
        if units[-1] in ("TH", "TM", "TS"):
            return _clock_shift(point, day, clock)
        for unit, count in point.shifts:
            day = move(day, unit, int(count))
    except (ValueError, OverflowError):  # before the year 1
        return Value(ref="PAST_REF" if point.shifts[0][1] < 0 else "FUTURE_REF")
    if isinstance(point.base, Point):
        dated = point.base.day or point.base.holiday or (point.base.shifts and point.base.shifts[-1][0] == "D")
        finest = "D" if finest not in ("C", "E", "Y") or dated else finest
    if point.counted and (point.hour is not None or point.pod) and finest in ("Y", "M", "W"):
        return timed(day_value(day), point, context)
    return _at_grain(point, finest, day, context)


def _unknown_shift(finest: str, point: Point) -> Value | None:
    if finest in ("W", "WE"):
        value = Value(year="XXXX", week=0, weekend=finest == "WE", weekday=point.wday)
    elif finest in ("D", "B"):
        value = Value(year="XXXX", month=0, day=0)
    elif finest == "M":
        value = Value(year="XXXX", month=0, day=max(point.day or 0, 0) if point.day else None)
    elif finest == "Q":
        value = Value(year="XXXX", quarter=0)
    else:
        rest = complete(point, shifts=(), base="now", nth=None, nth_unit=None, part=None)
        return _unknown(rest) if filled(rest) else Value(year="XXXX")
    return timed(value, point, None)


def _base_clock(point: Point, context: Context) -> datetime | None:
    """The time of day from which hours and minutes are counted, when it is known."""
    if point.base == "now" or (context.last is None and not isinstance(point.base, Point)):
        return context.clock
    value = _point(point.base, context) if isinstance(point.base, Point) else context.last if context.near else None
    day = value.earliest if value else None
    if value is None or day is None or value.hour is None:
        return None
    return datetime(day.year, day.month, day.day, value.hour, value.minute or 0)


def _clock_shift(point: Point, day: date, clock: datetime | None) -> Value:
    """Hours and minutes from a known time; without one, the day."""
    if clock is None:
        return day_value(day)
    names = {"TH": "hours", "TM": "minutes", "TS": "seconds", "D": "days", "W": "weeks"}
    moved = clock + timedelta(**{names[unit]: count for unit, count in point.shifts if unit in names})
    return replace(day_value(moved.date()), hour=moved.hour, minute=moved.minute)


def _at_grain(point: Point, finest: str, day: date, context: Context) -> Value | None:  # noqa: PLR0911
    """The value of the grain of the finest shift that holds `day`, then the slots inside it."""
    year = f"{day.year:04}"
    if finest == "C":
        return Value(year=year[:2] + "XX")
    if finest == "E":
        return Value(year=year[:3] + "X")
    if finest == "Y" and point.near == "next":  # the following February, the next spring
        same = in_year(complete(point, shifts=(), base="now"), year, context)
        if same and same.earliest and same.earliest <= day:
            year = f"{day.year + 1:04}"
    if finest == "Y":
        return in_year(complete(point, shifts=(), base="now"), year, context)
    if finest == "H6":
        return Value(year=year, half=(day.month + 5) // 6)
    if finest == "Q" and point.nth_unit == "WD" and (found := nth_in_quarter(point, day)):
        return timed(day_value(found), point, context)
    if finest == "Q":
        return Value(year=year, quarter=(day.month + 2) // 3)
    if finest == "M":
        # 지난달 31일 of a month without one: the month at least
        dated = in_year(complete(point, shifts=(), base="now", month=day.month), year, context)
        return dated or Value(year=year, month=day.month)
    if finest in ("W", "WE"):
        if point.wday:
            return timed(day_value(day + timedelta(point.wday - day.isoweekday())), point, context)
        return week_value(day, weekend=finest == "WE" or bool(point.weekend))
    return _on_day(point, finest, day, context)


def _on_day(point: Point, finest: str, day: date, context: Context) -> Value | None:
    """Return the day reached; in 이튿날인 17일 and 내일(19일) the number is surer than the word."""
    if point.day and point.day != day.day and finest == "D":
        told = nearest(Point(day=point.day), context)
        return timed(told, point, context) if told else None
    return timed(day_value(day), point, context)
