"""What a date expression says, before it is known when it was said.

The grammar turns text into these records; `resolve` turns them into `Value`s once the anchor and the earlier mentions
of the document are known. A `Point` is a set of slots, most of them empty: merging two points is the union of their
slots, so "Oct. 24" + "last year" and 지난해 + 10월 + 24일 become the same record whatever the order of words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import astuple, replace

# Coarse to fine; the order in which shifts are applied. B: business days, WE: weekends.
UNITS: Final = ("C", "E", "Y", "H6", "Q", "M", "W", "WE", "D", "B", "TH", "TM", "TS")
_CLOCK: Final = frozenset({"pod", "hour", "minute", "second", "zone", "half_day", "near", "part"})


class Point(Struct, frozen=True):
    """A point (or stretch) of the calendar.

    Attributes:
        year: absolute year pattern ("2023", "198X", "19XX", "BC0480").
        shifts: (unit, count) moves from `base`: last year is (("Y", -1),).
        base: where the shifts start: "now" (publication), "then" (the last date mentioned; of days, the last one
            on which something happened), "day" (the last day, be it that of the report), "story" (then, in a
            narrative), or another point.
        half, quarter, season, month, day, week: calendar slots; day -1 is the last day.
        nth, nth_unit: "third" of what: "W" week, "D" day, "M" month, "WD" weekday, "WE" weekend; -1 is the last.
        wday: weekday 1-7. weekend: a weekend. holiday: key of a named day.
        pod: part of the day. hour, minute, second: clock. half_day: "am", "pm", "24" (known) or "" (open).
        part: "start", "mid" or "end" of the point. zone: minutes east of UTC of a clock time.
        near: "past", "future", "this" or "next": which occurrence of a recurring slot is meant.
        span_of: the slot value as days before a day count ("week of April 10").
        same_period: the period mentioned last, moved by the shifts (전년 동기, a year earlier).
        lunar: month and day are of the Korean lunar calendar.
        counted: the shifts were counted out (a year ago), not named (last year).
        either: day and month could be swapped (3/4/2023).
        weak: stands only beside another slot (a bare "at 3", 봄).
    """

    year: str | None = None
    shifts: tuple[tuple[str, float], ...] = ()
    base: str | Point = "now"
    half: int | None = None
    quarter: int | None = None
    season: str | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    nth: int | None = None
    nth_unit: str | None = None
    wday: int | None = None
    weekend: bool | None = None
    holiday: str | None = None
    pod: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    half_day: str | None = None
    zone: int | None = None
    part: str | None = None
    near: str | None = None
    week_of: bool | None = None
    same_period: bool | None = None
    weak: bool | None = None
    feast: bool | None = None
    counted: bool | None = None
    lunar: bool | None = None
    either: bool | None = None


class Duration(Struct, frozen=True):
    """A length of time: (amount, unit) pairs, amounts as printed ("3", "0.5", "X"); `within`: 이내, 안에."""

    amounts: tuple[tuple[str, str], ...]
    within: bool = False

    def __str__(self) -> str:
        """Return the TIMEX3 period."""
        date_part = time_part = ""
        for amount, unit in self.amounts:
            if unit.startswith("T"):
                time_part += amount + unit[1:]
            else:
                date_part += _times(amount, unit)
        return "P" + date_part + ("T" + time_part if time_part else "")


def _times(amount: str, unit: str) -> str:
    """Print an amount of a date unit; decades and centuries in years when counted, as DE/C when vague."""
    if unit in ("E", "C") and amount != "X":
        return f"{float(amount) * (10 if unit == 'E' else 100):g}Y"
    return amount + {"B": "BD", "H6": "H", "E": "DE", "C": "C"}.get(unit, unit)


class Range(Struct, frozen=True):
    """From one point to another, both included."""

    first: Point
    last: Point


class Repeat(Struct, frozen=True):
    """Something that recurs: a period (매주) or a point of every year, month or week (매년 10월, every Monday)."""

    period: str | None = None
    point: Point | None = None


class Vague(Struct, frozen=True):
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    ref: str


Expression = Point | Duration | Range | Repeat | Vague


_SLOTS: Final = Point.__struct_fields__


@lru_cache(maxsize=8192)
def filled(point: Point) -> Mapping[str, object]:
    """Return the slots of a point that say something; to be read only, since it is remembered."""
    slots = {name: value for name, value in zip(_SLOTS, astuple(point), strict=True) if value is not None}
    if not point.shifts:
        del slots["shifts"]
    if point.base == "now":
        del slots["base"]
    return slots


@lru_cache(maxsize=8192)
def merge(one: Point, two: Point) -> Point | None:
    """Return the union of two points, or None when they contradict each other.

    A weekday beside a full date is a restatement; two clock times, two months or two weekdays do not merge.
    """
    if (one.holiday or two.holiday) and any(unit == "D" and count for unit, count in (*one.shifts, *two.shifts)):
        return None  # 설 전날: counted from it
    left, right = filled(one), filled(two)
    if one.same_period or two.same_period or (one.shifts and two.shifts and not _shifts_fit(one, two)):
        return None
    both = left.keys() & right.keys() - {
        "shifts",
        "base",
        "pod",
        "near",
        "weak",
        "half_day",
        "feast",
        "counted",
        "part",
        "either",
    }
    if any(left[k] != right[k] for k in both):
        return None
    if {"hour"} & both:
        return None
    slots: dict[str, object] = {**left, **right}
    slots.pop("weak", None)
    if one.shifts and two.shifts:
        slots["shifts"] = tuple(sorted({*one.shifts, *two.shifts}, key=lambda s: UNITS.index(s[0])))
    base = next((p.base for p in (one, two) if p.shifts and p.base != "now"), "now")
    if one.shifts and two.shifts and one.base != two.base:
        base = max((one, two), key=lambda p: -UNITS.index(p.shifts[0][0])).base
    if base != "now":
        slots["base"] = base
    else:
        slots.pop("base", None)
    if one.pod and two.pod and one.pod != two.pod:
        return None
    return Point(**slots) if _consistent(slots) else None  # type: ignore[arg-type]


def _shifts_fit(one: Point, two: Point) -> bool:
    if any(
        p.base in ("then", "day") and p.shifts[-1][0] == "D" and p.shifts[-1][1] for p in (one, two)
    ):  # 다음 주 화요일의 전날: counted from it
        return False
    if (one.counted or two.counted) and not any(p.shifts == (("D", 0),) for p in (one, two)):
        return False  # 6개월 뒤인 내년 2월: said twice
    units = [u for u, _ in (*one.shifts, *two.shifts)]
    return len(set(units)) == len(units) and "point" not in (type(one.base).__name__, type(two.base).__name__)


def _consistent(slots: dict[str, object]) -> bool:  # noqa: PLR0911
    """Whether the slots can stand together: no month beside a quarter, no clock beside a bare year."""
    coarse = [k for k in ("half", "quarter", "season", "month", "week") if k in slots]
    if len(coarse) > 1 or ("holiday" in slots and coarse):
        return False
    if "minute" in slots and "hour" not in slots:
        return False
    year = slots.get("year")
    if isinstance(year, str) and "X" in year:
        return not coarse and "day" not in slots and "hour" not in slots
    shifts = slots.get("shifts") or ()
    finest = shifts[-1][0] if isinstance(shifts, tuple) and shifts else None
    clocked = "hour" in slots or "pod" in slots
    if coarse and coarse[0] in ("half", "quarter", "season") and ("day" in slots or clocked):
        return False
    if clocked and slots.get("counted") and finest in ("Y", "M", "W"):  # in four years at 5 p.m.
        return not coarse and "day" not in slots
    if year and finest == "Y":
        return False
    if finest in ("TH", "TM", "TS"):
        return "hour" not in slots and "day" not in slots
    if finest in ("M", "Q") and "month" in slots:
        return False
    if finest == "W" and ("month" in slots or "week" in slots):
        return False
    if ("hour" in slots or "pod" in slots) and not (
        {"day", "wday", "holiday", "nth", "feast"} & slots.keys() or finest in (None, "D", "B")
    ):
        return finest is None and not coarse and not year
    if ("hour" in slots or "pod" in slots) and finest is None and (coarse or year):
        return bool({"day", "wday", "holiday", "nth"} & slots.keys())
    return not ("day" in slots and finest == "W" and "wday" not in slots)


def clock_only(point: Point) -> bool:
    """Whether the point says nothing but a time of day."""
    return filled(point).keys() <= _CLOCK | {"weak"}


def complete(point: Point, **slots: object) -> Point:
    """Return the point with some slots set."""
    return replace(point, **slots)
