"""Which Friday, which 22일, which August: choose an occurrence by modifier, tense and nearness."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from korus_nlp.dates.context import Context
from korus_nlp.dates.expression import Point, complete
from korus_nlp.dates.fill import exact, in_year, timed
from korus_nlp.dates.value import Value, day_value, week_value

T = TypeVar("T")


def nearest(point: Point, context: Context) -> Value | None:  # noqa: PLR0911
    """Return the value of a point that every year, month or week has; None when none of those near exists."""
    now = context.now or (context.last.earliest if context.last else None)
    if now is None:
        return None
    if context.until and not point.near and not context.narrative:
        point = complete(point, near="future")
    if point.wday and not (point.month or point.day or point.nth):
        return timed(day_value(_weekday(point, now, context)), point, context)
    if point.weekend:
        return week_value(_weekend(point, now, context), weekend=True)
    if point.day is not None and point.month is None and not point.holiday:
        day = _bare_day(point, now, context)
        return timed(day_value(day), point, context) if day else None
    if point.week is not None:
        return Value(year=f"{now.year:04}", week=point.week, weekday=point.wday)
    told = _year_told(point, now, context)
    if told is not None:
        return told
    if point.nth and not point.month:
        return in_year(complete(point, month=now.month), f"{now.year:04}", context)
    return _yearly(point, now, context)


def _year_told(point: Point, now: date, context: Context) -> Value | None:
    """The occurrence in the year the sentence is about, or that was told last: in a narrative, or just before."""
    if context.topic and point.month and not point.near:
        return in_year(point, f"{context.topic:04}", context)
    if context.year is None or point.near or not (point.month or (context.narrative and not point.day)):
        return None
    if context.narrative and not context.ahead:
        return _in_story(point, context)
    free = not context.anchored and not context.since  # nothing ties the paragraph to its own day
    # the year was said in this paragraph, or in the last one of the same month (21 to 23 June 2018. On June 21 …)
    again = context.near or (context.last is not None and context.last.month == point.month and point.day)
    if not free or not again or context.year == now.year or context.hint == "future":
        return None
    if context.told or context.headed:
        told = in_year(point, f"{context.year:04}", context)
        first, last_day = told and told.latest, context.last and context.last.earliest
        return told if first and last_day and first >= last_day else None  # a story goes forward
    return None


def _in_story(point: Point, context: Context) -> Value | None:
    """The occurrence in a history: a story goes forward, and a year named in passing does not turn it back.

    Of the year named last and the years of the story's last dates, the first that does not go back wins.
    """
    assert context.year is not None
    last = context.last
    same = last is not None and str(last.year) == f"{context.year:04}"
    turned = same and last and last.month and point.month and last.month - point.month >= 8
    named = in_year(point, f"{context.year + bool(turned):04}", context)
    story = context.story
    if story is None or named is None or not point.day or not named.latest or named.latest >= story:
        return named
    for year in (story.year, context.before):
        other = in_year(point, f"{year:04}", context) if year else None
        if other and other.latest and other.latest >= story:
            return other
    return named


def _direction(point: Point, context: Context) -> str:
    if point.near in ("past", "future", "next"):
        return "past" if point.near == "past" else "future"
    return context.hint or ("future" if context.prefer == "future" else "")


def _weekday(point: Point, now: date, context: Context) -> date:
    assert point.wday
    ahead = (point.wday - now.isoweekday()) % 7
    if point.near == "this":
        return now + timedelta(point.wday - now.isoweekday())
    direction = _direction(point, context)
    context.unsure |= not direction and ahead != 0
    if direction == "future":
        strict = point.near in ("next", "future") or context.prefer == "future"
        return now + timedelta(ahead or (7 if strict else 0))
    return now - timedelta((7 - ahead) % 7 or (7 if point.near == "past" else 0))


def _weekend(point: Point, now: date, context: Context) -> date:
    """A day in the week of the weekend; what happened over the weekend did so before the week it is told in."""
    early = now.isoweekday() < {"past": 6, "": 3}.get(context.hint if context.prefer == "past" else "future", 0)
    if point.near == "past" or (point.near is None and early):
        return now - timedelta(7)
    return now + timedelta(7) if point.near == "next" else now


def _linked_day(point: Point, now: date, context: Context) -> date | None:
    """The 25일 of 다음 달 9일 예약 판매되고 25일 출시된다: of the month that the same sentence told before."""
    last = context.last
    if last is None or not context.linked or point.near or point.wday or context.reported or last.end is not None:
        return None
    if not last.month or not (last.year or "").isdecimal() or (last.day and (point.day or 0) <= last.day):
        return None
    month = (int(last.year or 0), last.month)
    fresh = point.day in (now.day, (now - timedelta(1)).day)  # most reports tell of their own day or the one before
    if last.day and (month == (now.year, now.month) or fresh):
        return None
    return exact(*month, point.day or 1) if month == (now.year, now.month) or context.prefer == "past" else None


def _bare_day(point: Point, now: date, context: Context) -> date | None:
    """3일: of the month of the article, unless that is weeks away on the wrong side (31일 on the 1st)."""
    assert point.day is not None
    found = _linked_day(point, now, context)
    if found:
        return found
    options = []
    # 31일(금), Wed 13th: the months where the two agree, else the nearest three
    steps = range(-11, 12) if point.wday else range(-1, 2)
    for step in steps:
        month = now.year * 12 + now.month - 1 + step
        day = exact(month // 12, month % 12 + 1, point.day)
        if day and (not point.wday or day.isoweekday() == point.wday):
            options.append(day)
    if not options:
        return _bare_day(complete(point, wday=None), now, context) if point.wday else None
    direction = _direction(point, context)
    if point.near:
        direction = "past" if point.near == "past" else "future"
        picked = [d for d in options if (d <= now if direction == "past" else d >= now)]
        strict = [d for d in picked if d != now] if point.near == "past" else picked
        return (max(strict) if direction == "past" else min(strict)) if strict else None
    if direction == "future" and (context.prefer == "future"):
        return min((d for d in options if d >= now), default=None)

    def cost(day: date) -> float:
        distance = (day - now).days
        if distance >= 0:
            return distance * {"future": 0.5, "past": 2.5}.get(direction, 1.3)
        # the verb at the end of a Korean sentence may be another's: 2일 열고 10일 처리할 예정이다
        return -distance * {"future": 2.0 if context.lang == "ko" else 6.0, "past": 0.8}.get(direction, 1.0)

    return _least(options, cost, context, sure=bool(direction))


def _least(options: list[T], cost: Callable[[T], float], context: Context, *, sure: bool) -> T:
    """Return the option of least cost; without a sign, one that costs hardly more makes the choice unsure."""
    ranked = sorted(options, key=cost)
    if not sure and len(ranked) > 1 and cost(ranked[0]) > 0:
        context.unsure |= cost(ranked[1]) <= 2 * cost(ranked[0])
    return ranked[0]


def _yearly(point: Point, now: date, context: Context) -> Value | None:
    """Month, month and day, quarter, season, feast without a year."""
    options = []
    leap = 4 if point.month == 2 and point.day == 29 else 1
    for year in range(now.year - leap, now.year + leap + 1):
        value = in_year(point, f"{year:04}", context)
        first, last = (value.earliest, value.latest) if value else (None, None)
        if value and first and last:
            options.append((value, first, last))
    if not options:
        return None
    direction = _direction(point, context)
    if point.near == "this" or (
        point.near is None and (point.quarter or point.half) and direction != "future" and context.prefer == "past"
    ):
        same = next((o for o in options if o[0].year == f"{now.year:04}"), options[0])
        ahead = (same[1] - now).days
        return (
            same[0] if point.near == "this" or (ahead <= 190 and (direction != "past" or ahead <= 0)) else options[0][0]
        )
    if point.near == "past":
        past = [o for o in options if o[2] < now] or options[:1]
        return past[-1][0]
    if point.near in ("future", "next") or (direction == "future" and context.prefer == "future"):
        future = [o for o in options if o[2] >= now] or options[-1:]
        if point.near == "next" and future[0][1] <= now:
            future = future[1:] or future
        return future[0][0]

    def cost(option: tuple[Value, date, date]) -> float:
        _, first, last = option
        if first <= now <= last:
            return 0
        if first > now:
            return (first - now).days * {"future": 0.4, "past": 6.0}.get(direction, 2.0)
        return (now - last).days * {"future": 1.5, "past": 0.8}.get(direction, 1.0)

    return _least(options, cost, context, sure=bool(direction))[0]
