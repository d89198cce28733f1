"""Rules for ranges and lists: 21~23일, June 21-23, from A to B, 27일과 28일, a holiday with its days in brackets.

As every rule of the grammar, each takes two neighbouring atoms, the text between them and the whole text, and returns
their union or None. A pair that must stay two atoms comes back as one atom of kind "r", which `spread` undoes.
"""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.dates.expression import Duration, Point, Range, Repeat, Vague, clock_only, complete, filled, merge
from korus_nlp.dates.modifiers import union
from korus_nlp.dates.scan import Atom

_TO: Final = re.compile(
    r"\.?\)?\s?(?:[-–—~∼〜～]|\s(?:to|until+|till|til|through|thru|up\sto)\s|부터\s|에서\s)\s?(?:the\s|at\s|about\s|on\s|오는\s)?$"
)
_AND: Final = re.compile(r"\s(?:and|or)\s(?:the\s)?$")
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the\s|about\s|around\s)?$")
_ALSO: Final = ("·", "·", ", ", ",", " and ", " or ")
# What follows the last number of "July 5 and 6": anything else may be what is counted (July 5 and 6 people).
_DAY_TO: Final = re.compile(r"\b\d{1,2}(?:\s?[-–~]\s?|\s(?:to|until|till)\s)$")
_LIST_ENDS: Final = re.compile(r"\s?(?:$|[.,;:)]|(?:in|at|on|to|for|from|by|with|before|after|during|of|the|and)\s)")


def _is_to(left: Atom, gap: str, text: str) -> bool:
    """Whether the gap leads from one end to the other: a dash, to, until, 부터, or the "and" of between."""
    low = gap.lower()
    if _TO.match(low):
        return True
    return bool(_AND.match(low) and _BETWEEN.search(text[max(0, left.start - 16) : left.start].lower()))


def spread(atoms: list[Atom]) -> list[Atom]:
    """Undo the pairs that `leading`, `trailing` and others made."""
    out: list[Atom] = []
    for atom in atoms:
        out += spread(list(atom.what)) if atom.kind == "r" else [atom]
    return out


def leading(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Give the 21 of 21~23일 its slot, the 5 of 5 to 7 p.m., the 1 of 1~3분기."""
    if left.kind not in "no" or not isinstance(left.what, int):
        return None
    into = right.what[0] if right.kind == "r" else right
    if not isinstance(into.what, Point) or into.kind not in "Mp":
        return None
    to = _is_to(left, gap, text)
    if not (to or (gap.lower() in _ALSO and into.kind == "p" and "일" in text[into.start : into.end])):
        return None
    slot = next((s for s in ("day", "quarter", "hour", "month") if getattr(into.what, s) is not None), None)
    if slot is None or (left.kind == "o" and slot != "day") or not (to or slot == "day"):
        return None
    if slot != "hour" and left.what >= getattr(into.what, slot):
        return None
    first = Atom("M" if slot == "month" else "p", Point(**{slot: left.what}), left.start, left.end)  # type: ignore[arg-type]
    return Atom("r", (first, right), left.start, right.end)


def trailing(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Give the 23 of June 21-23 and the 6 of July 5 and 6 their slots, the 53 of 1950-53 its century."""
    if left.kind == "Y" and right.kind == "d" and isinstance(left.what, Point):
        return _short_end(left, right, gap, text)
    if right.kind not in "no" or not isinstance(right.what, int) or not text[right.start].isascii():
        return None
    end = left.what[-1] if left.kind == "r" else left
    if not isinstance(end.what, Point) or end.kind not in "pY":
        return None
    point, to = end.what, _is_to(left, gap, text)
    if point.day is not None and point.hour is None and right.what <= 31:
        listed = gap.lower() in _ALSO[2:] and _LIST_ENDS.match(text[right.end : right.end + 8])
        if (right.what > point.day and (to or listed)) or (to and right.kind == "o"):
            return Atom("r", (left, Atom("p", Point(day=right.what), right.start, right.end)), left.start, right.end)
    year = point.year or ""
    if to and end.kind == "Y" and year.isdecimal() and right.end - right.start == 2 and int(year[2:]) < right.what:
        second = Atom("Y", Point(year=year[:2] + f"{right.what:02}"), right.start, right.end)
        return Atom("r", (left, second), left.start, right.end)
    return None


def centuries(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """19th and 20th centuries, 18th to 19th century."""
    year = right.what.year or ""
    if not re.fullmatch(r"\d\dXX", year) or not (_is_to(left, gap, text) or gap.lower() in _ALSO[2:]):
        return None
    if not 1 <= left.what <= int(year[:2]):
        return None
    return Atom(
        "r", (Atom("Y", Point(year=f"{left.what - 1:02}XX"), left.start, left.end), right), left.start, right.end
    )


def until_hour(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """5 p.m. to 6."""
    clock = left.what
    if not isinstance(clock, Point) or clock.hour is None or not clock.half_day or right.what > 12:
        return None
    if not _is_to(left, gap, text) or not _LIST_ENDS.match(text[right.end : right.end + 8]):
        return None
    return Atom("r", (left, Atom("p", Point(hour=right.what), right.start, right.end)), left.start, right.end)


def days_of(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """From 4 to 22 this month: the last day; `leading` gives the first its place."""
    month = right.what
    if not isinstance(month, Point) or not month.shifts or month.shifts[-1][0] != "M" or month.day:
        return None
    if gap not in (" ", " in ", " of ", " of the ") or not _DAY_TO.search(text[max(0, left.start - 9) : left.start]):
        return None
    return union(left, right, "p", complete(month, day=left.what)) if 1 <= left.what <= 31 else None


def _short_end(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """1950~53년: what reads as 53 years is a year of the same century."""
    shown = re.match(r"(\d\d)년", text[right.start : right.end])
    year = left.what.year or ""
    if not shown or not _is_to(left, gap, text) or not year.isdecimal() or int(shown[1]) <= int(year[2:]):
        return None
    second = Atom("Y", Point(year=year[:2] + shown[1]), right.start, right.start + 3)
    return Atom("r", (left, second), left.start, second.end)


def shared_month(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """지난달 27일과 28일, July 5 and 6: the second day is of the month of the first (given back as a pair)."""
    if left.kind not in "pr" or right.kind != "p" or gap not in ("과 ", "와 ", "·", "·", "∼", ", ", " and ", " or "):
        return None
    one, two = (left.what[-1] if left.kind == "r" else left).what, right.what
    if not isinstance(one, Point) or not isinstance(two, Point) or one.day is None or two.day is None:
        return None
    if not (one.month or one.shifts or one.near) or two.day <= one.day:
        return None
    if filled(two).keys() & {"month", "year", "shifts", "near"}:
        return None
    second = complete(two, year=one.year, month=one.month, shifts=one.shifts, base=one.base, near=one.near)
    return Atom("r", (left, right._replace(what=second)), left.start, right.end)


def dated(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Aug. 10 from 2 p.m. to 4 p.m., five to seven today: the clock times are of that day."""
    if left.kind == "v" and isinstance(left.what, Range) and isinstance(right.what, Point):
        return _hours_on(left, right, gap)
    if not isinstance(left.what, Point) or not isinstance(right.what, Range) or not clock_only(right.what.first):
        return None
    if left.what.weak or clock_only(left.what) or not re.fullmatch(r",?\s(?:from\s|between\s)?", gap.lower()):
        return None
    first = merge(left.what, right.what.first)
    return union(left, right, "v", Range(first, right.what.last)) if first and clock_only(right.what.last) else None


def _hours_on(left: Atom, right: Atom, gap: str) -> Atom | None:
    hours, day = left.what, right.what
    if gap not in (" ", " on ", ", ") or not clock_only(hours.first) or not clock_only(hours.last) or clock_only(day):
        return None
    first = merge(day, hours.first)
    return union(left, right, "v", Range(first, hours.last)) if first else None


def lasting(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """From 4 p.m. for thirty minutes: a clock time and how long from there."""
    if not isinstance(left.what, Point) or left.what.hour is None or not isinstance(right.what, Duration):
        return None
    if gap.lower() != " for " or left.kind != "p" or any(a == "X" or u[0] != "T" for a, u in right.what.amounts):
        return None
    minutes = sum(float(a) * {"TH": 60, "TM": 1}.get(u, 0) for a, u in right.what.amounts)
    last = Point(shifts=(("TM", round(minutes)),), base=complete(left.what, weak=None), counted=True)
    return union(left, right, "v", Range(complete(left.what, weak=None), last))


def _end(atom: Atom) -> Point | None:
    """What can be an end of a range: a point, or now."""
    if isinstance(atom.what, Vague) and atom.what.ref == "PRESENT_REF":
        return Point(shifts=(("D", 0),))
    return atom.what if atom.kind in "MWYp" and isinstance(atom.what, Point) else None


def repeated(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """매년 2월 1일부터 5월 15일까지: both ends recur (given back as a pair)."""
    last = right.what
    if not isinstance(left.what, Repeat) or left.what.point is None or right.kind not in "Mp":
        return None
    if not isinstance(last, Point) or not last.month or last.year or last.shifts:
        return None
    if not _is_to(left, gap, text):
        return None
    return Atom("r", (left, right._replace(kind="v", what=Repeat(point=last))), left.start, right.end)


def ranged(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """From A to B, between A and B, A~B, A부터 B까지."""
    first, last = _end(left), _end(right)
    if first is None or last is None or not _is_to(left, gap, text):
        return None
    if "v" in left.kind + right.kind and not _AND.match(gap.lower()):  # between now and …; not: until now
        return None
    tail = text[right.end : right.end + 6]
    if "부터" in gap and not re.match(r"\s?(?:까지|사이|쯤까지|께까지)", tail) and not clock_only(last):
        return None
    if "에서" in gap and not tail.startswith(("까지", " 사이", "사이")):
        return None
    if not (comparable(first, last) or "v" in left.kind + right.kind):
        return None
    return union(left, right, "v", Range(complete(first, weak=None), complete(last, weak=None)))


_GRAINS: Final = (
    ("hour", "pod"),
    ("day", "wday", "holiday", "nth"),
    ("week",),
    ("month",),
    ("quarter",),
    ("half",),
    ("season",),
)
_FIT: Final = ({"day", "hour"}, {"month", "day"}, {"year", "month"})


def comparable(one: Point, two: Point) -> bool:
    """Whether the two ends have a grain in common."""

    def finest(point: Point) -> str:
        slots = filled(point)
        for names in _GRAINS:
            if slots.keys() & set(names):
                return names[0]
        unit = point.shifts[-1][0] if point.shifts else "Y"
        return {"D": "day", "M": "month", "W": "week", "Q": "quarter"}.get(unit, "year")

    grains = {finest(one), finest(two)}
    return len(grains) == 1 or any(grains <= fit for fit in _FIT)


def bracketed(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """설 연휴(1월 20~23일): the brackets say it exactly; 2분기(4~6월): they say it again."""
    if gap != "(" or not isinstance(left.what, Point) or not isinstance(right.what, Range):
        return None
    if left.what.quarter or left.what.half:
        closed = right._replace(end=right.end + text.startswith(")", right.end))
        return union(left, closed, "p", left.what) if right.what.last.month and not right.what.last.day else None
    if not left.what.holiday:
        return None
    first = right.what.first
    if left.what.year and not first.year:
        first = complete(first, year=left.what.year)
    closed = right._replace(end=right.end + text.startswith(")", right.end))
    return union(left, closed, "v", Range(first, right.what.last))
