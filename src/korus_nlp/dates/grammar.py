"""Join neighbouring atoms into expressions: month and day, modifier and unit, point and point, point to point.

Each rule looks at two atoms and the text between them and returns their union or None. The rules are applied in levels,
tightest first (June + 21, third + quarter), so that a looser one sees finished
parts. No rule knows the publication time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from korus_nlp.dates.expression import Duration, Point, Range, Repeat, Vague, clock_only, complete, filled, merge
from korus_nlp.dates.modifiers import (
    ago,
    also_recurring,
    counted_from,
    in_length,
    modified,
    numbered,
    offset,
    recurring,
    union,
)
from korus_nlp.dates.scan import Atom

_SPACE: Final = re.compile(r"[\s,.]{0,3}$")
_OF: Final = re.compile(r"\s(?:of\s)?(?:the\s)?$")
_GAP: Final = re.compile(
    r"(?:\s{0,3}|\s?,\s{1,2}|[\s,]{1,2}(?:of|in|on|at|around|about|the|of\sthe|in\sthe|on\sthe|of\sthis|during|for)\s|['’]s\s|\s?\(|\)\s?|\s?@\s?|\s?-\s?"
    r"|\s?[|]\s?|\s?의\s?|\s?인\s|(?:께|쯤)?\s|\s?,\s(?:on|at|in)\s|,)$"
)
_TO: Final = re.compile(
    r"\)?\s?(?:[-–—~∼〜～]|\s(?:to|until|till|til|through|thru|up\sto)\s|부터\s|에서\s)\s?(?:the\s|at\s|about\s|on\s|오는\s)?$"
)
_AND: Final = re.compile(r"\s(?:and|or)\s(?:the\s)?$")
_BETWEEN: Final = re.compile(r"\bbetween\s(?:the\s|about\s|around\s)?$")
Rule = Callable[[Atom, Atom, str, str], Atom | None]


def _apply(atoms: list[Atom], text: str, rule: Rule) -> list[Atom]:
    """Join from left to right; a joined atom is at once the left side of the next try."""
    out: list[Atom] = []
    for new in atoms:
        atom = new
        while out:
            gap = text[out[-1].end : atom.start]
            joined = rule(out[-1], atom, gap, text) if len(gap) <= 12 else None
            if joined is None:
                break
            out.pop()
            atom = joined
        out.append(atom)
    return out


def _month_day(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """June + 21, 21 (of) June, June the 3rd, third of June, 6월 + 21 (of 21~23일)."""
    after = right.kind in "no" and isinstance(right.what, int) and 1 <= right.what <= 31
    if (
        left.kind == "M"
        and after
        and left.what.day is None
        and text[right.start].isascii()
        and re.fullmatch(r"[\s.]{0,3}(?:the\s)?", gap)
    ):
        return union(left, right, "p", complete(left.what, day=right.what, weak=None))
    if (
        left.kind in "no"
        and text[left.start].isascii()
        and right.kind == "M"
        and isinstance(left.what, int)
        and 1 <= left.what <= 31
    ):
        follows = re.match(r"\s\d{1,2}(?:,|\b)(?!\d*:)", text[right.end : right.end + 5])
        if re.fullmatch(r"[\s-](?:day\s)?(?:of\s)?", gap) and not (
            follows and left.kind == "n" and text[left.start - 1 : left.start] == " "
        ):
            return union(left, right, "p", complete(right.what, day=left.what, weak=None))
    return None


def _every_unit(atom: Atom) -> Atom:
    """매년, 매일, 매주 without a point of the period."""
    if atom.kind == "e" and isinstance(atom.what, str):
        return atom._replace(kind="v", what=Repeat(period=str(Duration((("1", atom.what),)))))
    if atom.kind == "e" and isinstance(atom.what, Repeat):
        return atom._replace(kind="v")
    return atom


def _part(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Early 1990s, late last year, mid-August; 이달 말, 19세기 초: the part changes the extent, not the value."""
    if left.kind == "s" and right.kind == "U" and re.fullmatch(r"\s?(?:the\s)?", gap):
        return union(left, right, "p", Point(shifts=((right.what, 0),)))
    if left.kind == "s" and right.kind in "MWYpu" and re.fullmatch(r"[\s-]{0,2}(?:(?:in|on|of)\s)?(?:the\s)?", gap):
        if right.kind == "u":
            return (
                union(left, right, "p", Point(shifts=((right.what, 0),)))
                if right.what in ("Y", "M", "W", "Q")
                else None
            )
        return union(left, right, right.kind, right.what)
    if right.kind == "s" and left.kind in "MWYp" and isinstance(left.what, Point) and not gap.strip():
        return union(left, right, left.kind, left.what)
    return None


def _list(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Give the 21 of 21~23일 its slot, and the 23 of June 21-23; 1950-53."""
    if (
        left.kind in "no"
        and isinstance(left.what, int)
        and isinstance(right.what, Point)
        and right.kind in "Mp"
        and (
            _TO.match(gap)
            or (
                gap in ("·", ", ", ",", " and ", " or ")
                and (right.kind == "p" and "일" in text[right.start : right.end])
            )
        )
    ):
        slot = next((s for s in ("day", "quarter", "hour", "month") if getattr(right.what, s) is not None), None)
        low, high = left.what, getattr(right.what, slot) if slot else 0
        if left.kind == "o" and slot != "day":
            return None
        if slot == "hour" or (slot and low < high):
            kind = "M" if slot == "month" else "p"
            first = Point(**{slot: low})  # type: ignore[arg-type]
            if not _TO.match(gap) and slot != "day":
                return None
            return Atom("r", (Atom(kind, first, left.start, left.end), right), left.start, right.end)
    return None


def _shared_month(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """지난달 27일과 28일, 6월 3일·5일: the second day is of the month of the first (given back as a pair)."""
    if left.kind != "p" or right.kind != "p" or gap not in ("과 ", "와 ", "·", "·", "∼", ", "):
        return None
    one, two = left.what, right.what
    if not isinstance(one, Point) or not isinstance(two, Point) or one.day is None or two.day is None:
        return None
    if (
        not (one.month or one.shifts or one.near)
        or filled(two).keys() & {"month", "year", "shifts", "near"}
        or two.day <= one.day
    ):
        return None
    second = complete(two, year=one.year, month=one.month, shifts=one.shifts, base=one.base, near=one.near)
    return Atom("r", (left, right._replace(what=second)), left.start, right.end)


def _dated_range(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Aug. 10 from 2 p.m. to 4 p.m.: the clock times are of that day."""
    if not isinstance(left.what, Point) or not isinstance(right.what, Range) or not clock_only(right.what.first):
        return None
    if left.what.weak or clock_only(left.what) or not re.fullmatch(r",?\s(?:from\s|between\s)?", gap.lower()):
        return None
    first = merge(left.what, right.what.first)
    return union(left, right, "v", Range(first, right.what.last)) if first and clock_only(right.what.last) else None


def _tail(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    if right.kind not in "no" or not isinstance(left.what, Point) or left.kind not in "pY" or not _TO.match(gap):
        return None
    if not isinstance(right.what, int) or not text[right.start].isascii():
        return None
    point = left.what
    if point.day is not None and point.hour is None and right.what > point.day and right.what <= 31:
        return Atom("r", (left, Atom("p", Point(day=right.what), right.start, right.end)), left.start, right.end)
    year = point.year or ""
    if left.kind == "Y" and year.isdecimal() and right.end - right.start == 2 and int(year[2:]) < right.what:
        return Atom(
            "r",
            (left, Atom("Y", Point(year=year[:2] + f"{right.what:02}"), right.start, right.end)),
            left.start,
            right.end,
        )
    return None


def _spread(atoms: list[Atom]) -> list[Atom]:
    """Undo the pairs that `_list` and `_tail` made."""
    out: list[Atom] = []
    for atom in atoms:
        out += atom.what if atom.kind == "r" else [atom]
    return out


def _merged(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:  # noqa: PLR0911
    """Two points that fill each other: 지난해 12월, Tuesday morning, third quarter of 2022, 내일(19일)."""
    if (
        left.kind not in "MWYp"
        or right.kind not in "MWYp"
        or not isinstance(left.what, Point)
        or not isinstance(right.what, Point)
    ):
        return None
    if not _GAP.match(gap.lower()):
        return None
    if right.kind == "Y" and filled(left.what).keys() & {"hour"} and left.what.day is None and left.what.wday is None:
        return None
    if "," in gap and not _comma_joins(left, right, text):
        return None
    if gap.strip() == "-" and not (right.what.hour is not None or right.what.pod):
        return None
    point = _same_feast(left, right, gap) or merge(left.what, right.what)
    if point is None or _backwards(left.what, right.what, gap):
        return None
    end = right.end
    if "(" in gap and text[end : end + 1] == ")":
        end += 1
    return Atom("p", point, left.start, end)


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


def _same_feast(left: Atom, right: Atom, gap: str) -> Point | None:
    """어린이날인 5월 5일, Christmas (Dec. 25): the date says it."""
    feast, day = left.what, right.what
    named = feast.holiday and not feast.shifts and day.month and day.day
    if not named or gap.strip() not in ("인", "("):
        return None
    return complete(day, year=day.year or feast.year)


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


def _ranged(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """From A to B, between A and B, A~B, A부터 B까지."""
    if (
        left.kind not in "MWYp"
        or right.kind not in "MWYp"
        or not isinstance(left.what, Point)
        or not isinstance(right.what, Point)
    ):
        return None
    low = gap.lower()
    between = _AND.match(low) and _BETWEEN.search(text[max(0, left.start - 16) : left.start].lower())
    if not (_TO.match(low) or between):
        return None
    if (
        "부터" in gap
        and not re.match(r"\s?(?:까지|사이|쯤까지|께까지)", text[right.end : right.end + 6])
        and not clock_only(right.what)
    ):
        return None
    if "에서" in gap and not text.startswith("까지", right.end):
        return None
    if not comparable(left.what, right.what):
        return None
    return union(left, right, "v", Range(complete(left.what, weak=None), complete(right.what, weak=None)))


def comparable(one: Point, two: Point) -> bool:
    """Whether the two ends have a grain in common."""

    def finest(point: Point) -> str:
        slots = filled(point)
        for names in (
            ("hour", "pod"),
            ("day", "wday", "holiday", "nth"),
            ("week",),
            ("month",),
            ("quarter",),
            ("half",),
            ("season",),
        ):
            if slots.keys() & set(names):
                return names[0]
        return (
            {"D": "day", "M": "month", "W": "week", "Q": "quarter"}.get(point.shifts[-1][0], "year")
            if point.shifts
            else "year"
        )

    first, last = finest(one), finest(two)
    return (
        first == last
        or {first, last} <= {"day", "hour"}
        or {first, last} <= {"month", "day"}
        or {first, last} <= {"year", "month"}
    )


def _bracketed_range(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """설 연휴(1월 20~23일): the brackets say it exactly."""
    if gap != "(" or not isinstance(left.what, Point) or not isinstance(right.what, Range) or not left.what.holiday:
        return None
    first = right.what.first
    if left.what.year and not first.year:
        first = complete(first, year=left.what.year)
    return union(left, right, "v", Range(first, right.what.last))


_LEVELS: Final[tuple[Rule, ...]] = (_month_day, _list, _tail)
_LATER: Final[tuple[Rule, ...]] = (numbered, ago, modified, _part)


def expressions(atoms: list[Atom], text: str) -> list[Atom]:
    """Return the finished expressions of a text: atoms whose payload is an `Expression`."""
    if len(atoms) == 1:  # nothing to join
        return [done for atom in atoms if (done := _finished(_every_unit(in_length(atom, text)), text))]
    for rule in _LEVELS:
        atoms = _apply(atoms, text, rule)
    atoms = _spread(atoms)
    for rule in _LATER:
        atoms = _apply(atoms, text, rule)
    atoms = [in_length(a, text) for a in atoms]
    joins = (_merged, _part, _merged, numbered, modified, _merged, recurring, also_recurring, counted_from, offset)
    for rule in joins:
        atoms = _apply(atoms, text, rule)
    atoms = [a for a in atoms if a.kind != "b"]  # a "from" or "after" that moves nothing
    for rule in (_ranged, _bracketed_range, _dated_range, _shared_month):
        atoms = _apply(atoms, text, rule)
    atoms = _spread(atoms)
    return [done for atom in atoms if (done := _finished(_every_unit(atom), text))]


def _finished(atom: Atom, text: str) -> Atom | None:
    """Keep what can stand alone; unwrap lengths with a direction."""
    what = atom.what
    if atom.kind == "D":
        what = what[0]
    if atom.kind == "u" and what == "WE" and text[atom.start] == "주":
        what = Point(weekend=True)
    if atom.kind == "U":
        what = Point(shifts=((what, 0),), base="then")
    if isinstance(what, tuple) and what and isinstance(what[0], Duration):
        what = what[0]
    if isinstance(what, Point):
        if what.weak or not filled(what):
            return None
        if what.wday and text[max(0, atom.start - 3) : atom.start].lower() == " a ":  # falls on a Monday
            return None
        if re.match(r"\s?\(현지\s?시[간각]\)", text[atom.end : atom.end + 8]):
            atom = atom._replace(end=text.index(")", atom.end) + 1)
    if not isinstance(what, Point | Duration | Range | Repeat | Vague):
        return None
    start = atom.start
    if text[max(0, start - 4) : start].lower() == "the ":
        start -= 4
    return Atom("x", what, start, atom.end)
