"""Rules that join points: month and day, part and whole, point and point; and what of the result can stand alone.

Each rule looks at two neighbouring atoms, the text between them and the whole text, and returns their union or None.
No rule knows the publication time. `join` applies them.
"""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.dates.expression import Duration, Point, Range, Repeat, Vague, clock_only, complete, filled, merge
from korus_nlp.dates.modifiers import (
    union,
)
from korus_nlp.dates.scan import Atom

_SPACE: Final = re.compile(r"[\s,.]{0,3}$")
_GAP: Final = re.compile(
    r"(?:\s{0,3}|\s?,\s{1,2}|[\s,]{1,2}(?:of|in|on|at|around|about|the|of\sthe|in\sthe|on\sthe|of\sthis|during|for)\s|['’]s\s|\s?\(|\)\s?|\s?@\s?|\s?-\s?"
    r"|\s?[|]\s?|\s?의\s?|\s?인\s|(?:께|쯤)?\s|\s들어서?\s|\s(?:이른|늦은)\s|\s?\(현지\s?시[간각]\)\s?|\s?,\s(?:on|at|in)\s|,)$"
)
_THE: Final = re.compile(r"[\s.]{0,3}(?:the\s)?")
_DAY_OF: Final = re.compile(r"[\s-](?:day\s)?(?:of\s)?")
_WITH_THE: Final = re.compile(r",?\s(?:the\s)?")
_PART_GAP: Final = re.compile(r"[\s-]{0,2}(?:(?:in|on|of)\s)?(?:the\s)?")


def month_day(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """June + 21, 21 (of) June, June the 3rd, third of June, 6월 + 21 (of 21~23일)."""
    after = right.kind in "no" and isinstance(right.what, int) and 1 <= right.what <= 31
    if left.kind == "M" and after and left.what.day is None and text[right.start].isascii() and _THE.fullmatch(gap):
        return union(left, right, "p", complete(left.what, day=right.what, weak=None))
    if (
        left.kind in "no"
        and text[left.start].isascii()
        and right.kind == "M"
        and isinstance(left.what, int)
        and 1 <= left.what <= 31
    ):
        follows = re.match(r"\s\d{1,2}(?:,|\b)(?!\d*:)", text[right.end : right.end + 5])
        if _DAY_OF.fullmatch(gap) and not (follows and left.kind == "n" and text[left.start - 1 : left.start] == " "):
            return union(left, right, "p", complete(right.what, day=left.what, weak=None))
    return None


_COUNTS: Final = re.compile(r"[\s-](?:quarter|half|day|week|year)")


def weekday_number(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Wed 13th, Friday the 26th."""
    if left.kind != "W" or right.kind != "o" or not text[right.start].isdecimal() or not 1 <= right.what <= 31:
        return None
    if not _WITH_THE.fullmatch(gap) or _COUNTS.match(text, right.end):
        return None
    return union(left, right, "p", complete(left.what, day=right.what, weak=None))


def day_of(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """The 5th of next month."""
    if left.kind != "o" or right.kind != "p" or not isinstance(right.what, Point) or gap not in (" of ", " "):
        return None
    month = right.what
    if not text[left.start].isdecimal() or not month.shifts or month.shifts[-1][0] != "M" or month.day:
        return None
    return union(left, right, "p", complete(month, day=left.what)) if 1 <= left.what <= 31 else None


_CLOCK_BEFORE: Final = re.compile(
    r"(?:\b(?:at|by|between|from|until|till|to|and|around|about|nearly|past|before|after)\s|[-–@]\s?)$"
)


def clocked(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """At 3 in the morning, between 5 and 6 in the afternoon: a number that a part of day makes an hour."""
    if left.kind != "n" or not isinstance(left.what, int) or not 1 <= left.what <= 12 or right.kind != "p":
        return None
    point = right.what
    if not isinstance(point, Point) or filled(point).keys() - {"weak"} != {"pod"}:
        return None
    if gap not in (" in the ", " at ") or not _CLOCK_BEFORE.search(text[max(0, left.start - 9) : left.start].lower()):
        return None
    return union(left, right, "p", complete(point, hour=left.what, weak=None))


def every_unit(atom: Atom) -> Atom:
    """매년, 매일, 매주 without a point of the period."""
    if atom.kind == "e" and isinstance(atom.what, str):
        return atom._replace(kind="v", what=Repeat(period=str(Duration((("1", atom.what),)))))
    if atom.kind == "e" and isinstance(atom.what, Repeat):
        return atom._replace(kind="v")
    return atom


def part(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Early 1990s, late last year, mid-August; 이달 말, 19세기 초: the part changes the extent, not the value."""
    if left.kind == "s" and right.kind in "MWYpuU" and _PART_GAP.fullmatch(gap):
        if right.kind == "u" and right.what not in ("Y", "M", "W", "Q"):
            return None
        if right.kind in "uU":
            return union(left, right, "p", Point(shifts=((right.what, 0),), base="story", part=left.what))
        whole = complete(right.what, part=left.what) if isinstance(right.what, Point) else right.what
        return union(left, right, right.kind, whole)
    if right.kind == "s" and left.kind in "MWYp" and isinstance(left.what, Point) and not gap.strip():
        return union(left, right, left.kind, complete(left.what, part=right.what))
    return None


def merged(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:  # noqa: PLR0911
    """Two points that fill each other: 지난해 12월, Tuesday morning, third quarter of 2022, 내일(19일)."""
    if (
        left.kind not in "MWYp"
        or right.kind not in "MWYp"
        or not isinstance(left.what, Point)
        or not isinstance(right.what, Point)
    ):
        return None
    if not _GAP.match(gap.lower()) and not (left.kind == "Y" and right.kind == "M" and gap in (". ", ".")):
        return None
    if right.kind == "Y" and filled(left.what).keys() & {"hour"} and left.what.day is None and left.what.wday is None:
        return None
    if left.what and text[left.end - 1] == "." and right.what.shifts and text[right.start].isupper():
        return None  # 2 p.m. Last year: a sentence ends
    if "," in gap and not _comma_joins(left, right, text):
        return None
    if gap.strip() == "-" and not (right.what.hour is not None or right.what.pod):
        return None
    if gap.strip() == "(" and left.what.holiday and re.match(r"\s?[~∼-]", text[right.end : right.end + 2]):
        return None  # 추석 연휴(14~18일)
    if right.what.hour is not None and _hours_of_days(left, right, text):
        return None
    point = (
        _edge_of(left, right)
        or _same_feast(left, right, gap)
        or _half_of(left, right, gap)
        or merge(left.what, right.what)
    )
    if point is None or _backwards(left.what, right.what, gap):
        return None
    end = right.end
    if "(" in gap and text[end : end + 1] == ")":
        end += 1
    return Atom("p", point, left.start, end)


_CLOCK_GAP: Final = re.compile(
    r",?\s(?:before|after|by|until|till|from|starting|beginning|(?:no\s)?later\sthan)\s(?:at\s|about\s|around\s)?$"
)


def at_clock(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Friday before 10 a.m., Dec. 23 from 5 p.m.: the clock time is of that day."""
    if left.kind not in "MWp" or right.kind != "p" or not _CLOCK_GAP.match(gap.lower()):
        return None
    day, clock = left.what, right.what
    if not isinstance(day, Point) or not isinstance(clock, Point) or clock.hour is None or not clock_only(clock):
        return None
    if day.hour is not None or not (day.day or day.wday or (day.shifts and day.shifts[-1][0] == "D")):
        return None
    point = merge(day, clock)
    return union(left, right, "p", point) if point else None


def nth_of(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """The last day of the year, the first half of the year."""
    point = left.what
    if not isinstance(point, Point) or not (point.nth or point.quarter or point.half) or point.year or point.shifts:
        return None
    if gap not in (" of the ", " in the ", " of ") or right.what not in ("Y", "M", "Q"):
        return None
    if (point.quarter or point.half) and right.what != "Y":
        return None
    return union(left, right, "p", complete(point, shifts=((right.what, 0),), base="story", weak=None))


def _comma_joins(left: Atom, right: Atom, text: str) -> bool:
    """Tuesday, Aug. 3; Aug. 3, 2023; 2 p.m., Monday; 1월 22일, 수요일: one date. Other commas part a list."""
    one, two = left.what, right.what
    if one.day and right.kind == "W" and not one.wday:
        return True
    if not text[left.start].isascii() or not text[right.start].isascii():
        return False
    if clock_only(one) != clock_only(two):
        day = two if clock_only(one) else one
        return bool(day.day or day.wday or (day.shifts and day.shifts[-1][0] == "D"))
    if right.kind == "Y" or (two.year and filled(two).keys() == {"year"}):
        return bool(one.month or one.season or one.quarter)
    if one.year and right.kind == "M":
        return not one.month
    return bool(one.wday and not one.shifts and (two.month or two.day))


def _hours_of_days(left: Atom, right: Atom, text: str) -> bool:
    """Whether a range of days and a range of hours meet: 5. 8. ~ 5. 12. 09:00-18:00, Mon-Fri 9 a.m.-5 p.m."""
    before, after = text[max(0, left.start - 2) : left.start].strip(), text[right.end : right.end + 2].strip()
    return before[-1:] in tuple("~∼-–") and after[:1] in tuple("~∼-–")


def _edge_of(left: Atom, right: Atom) -> Point | None:
    """지난해 연말, 2024년 연초: the year on the left says which."""
    year, edge = left.what, right.what
    if not edge.part or edge.shifts != (("Y", 0),) or len(filled(edge)) != 2:
        return None
    whole = filled(year).keys() in ({"year"}, {"shifts"}, {"shifts", "base"})
    return complete(year, part=edge.part) if whole and (year.year or year.shifts[-1][0] == "Y") else None


def _same_feast(left: Atom, right: Atom, gap: str) -> Point | None:
    """어린이날인 5월 5일, Christmas (Dec. 25): the date says it."""
    feast, day = left.what, right.what
    named = feast.holiday and not feast.shifts and day.month and day.day
    if not named or gap.strip() not in ("인", "("):
        return None
    return complete(day, year=day.year or feast.year)


def _half_of(left: Atom, right: Atom, gap: str) -> Point | None:
    """The second half of the 19th century, of the '80s, of this month: the century, the decade, the month."""
    whole = right.what
    if " of " not in gap:
        return None
    halved = "X" in (whole.year or "") or whole.month or (whole.shifts and whole.shifts[-1][0] in ("M", "W"))
    return whole if halved and filled(left.what).keys() in ({"half"}, {"quarter"}) else None


def _backwards(left: Point, right: Point, gap: str) -> bool:
    """Korean and digits go from coarse to fine; 3일 8월 are two dates, and 8월 … 9월 2023 is not 8월 2023."""
    korean_gap = not gap.strip() or gap.strip() in "(의인"
    return bool(
        korean_gap
        and left.hour is not None
        and right.month is not None
        and not left.day
        and gap.strip() in ("의", "인")
    )


_ON_THE: Final = re.compile(r"(?:\b(?:on|by|until|till|since|before|after|from)\s|^)the\s$")
_DAY_ENDS: Final = re.compile(r"\s?(?:$|[.,;:!?)]|(?:at|until|through|this|next|from|in\sthe|of\sthis|of\snext)\s)")


def _day_alone(atom: Atom, text: str) -> bool:
    """On the 4th: an ordinal in digits that counts nothing."""
    if not 1 <= atom.what <= 31 or (atom.what <= 3 and not text[atom.start].isdecimal()):
        return False
    before = _ON_THE.search(text[max(0, atom.start - 12) : atom.start].lower())
    return bool(before and _DAY_ENDS.match(text[atom.end : atom.end + 14]))


_LOCAL: Final = re.compile(r"\s?\(현지\s?시[간각]\)")


def finished(atom: Atom, text: str) -> Atom | None:
    """Keep what can stand alone; unwrap lengths with a direction."""
    what = atom.what
    if atom.kind == "o" and _day_alone(atom, text):
        what = Point(day=what)
    if atom.kind == "D":
        what = what[0]
    if atom.kind == "u" and what == "WE" and text[atom.start] == "주":
        what = Point(weekend=True)
    if atom.kind == "U":
        what = Point(weekend=True) if what == "WE" else Point(shifts=((what, 0),), base="then")
    if isinstance(what, tuple) and what and isinstance(what[0], Duration):
        what = what[0]
    if isinstance(what, Point):
        if what.weak or not filled(what):
            return None
        if what.wday and text[max(0, atom.start - 3) : atom.start].lower() == " a ":  # falls on a Monday
            return None
        if text.startswith(("(현지", " (현지"), atom.end) and _LOCAL.match(text, atom.end):
            atom = atom._replace(end=text.index(")", atom.end) + 1)
    if not isinstance(what, Point | Duration | Range | Repeat | Vague):
        return None
    start = atom.start
    if text[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    return Atom("x", what, start, atom.end)
