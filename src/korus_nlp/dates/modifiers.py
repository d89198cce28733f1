"""Rules that join a modifier with what it modifies: last + week, third + quarter, every + Monday, two weeks + ago.

A rule takes two neighbouring atoms, the text between them and the whole text; it returns their union or None.
"""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.dates.expression import Duration, Point, Repeat, Vague, clock_only, complete, filled, merge
from korus_nlp.dates.scan import Atom

_TIGHT: Final = re.compile(r"[\s-]{0,2}(?:the\s)?$")
_SINCE_SUPERLATIVE: Final = re.compile(
    r"(?:time|times|\w+st|most|only|least|once|twice|more|one)\s(?:\w+\s)?in\s(?:the\s|about\s|nearly\s|almost\s|over\s|more\sthan\s)?$"
)
_FROM_NOW: Final = frozenset({"ago", "hence", "전", "이전", "뒤", "후", "있다", "있다가"})
_NEAR: Final = {
    "prev": "past",
    "last": "past",
    "next": "next",
    "coming": "future",
    "this": "this",
    "past": "past",
    "recent": "past",
    "last2": "past",
}
_STEP: Final = {
    "last": -1,
    "next": 1,
    "coming": 1,
    "this": 0,
    "prev": -1,
    "following": 1,
    "same": 0,
    "that": 0,
    "last2": -2,
    "next2": 2,
}
_THEN: Final = frozenset({"prev", "following", "same", "that"})
_HALVES: Final = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60)}
_SINGLE: Final = re.compile(r"\s?(?:single\s)?")
_TIMED_GAP: Final = re.compile(r",?\s?(?:at\s|around\s|from\s|on\s|of\s|by\s)?(?:about\s)?(?:the\s)?")
_AND_MORE: Final = re.compile(r"\s?(?:and\s|그리고\s|하고\s|[과와]\s)?")
_THAN: Final = re.compile(r"\s?(?:보다\s)?")
_IN: Final = re.compile(r"\bin\s(?:about\s|another\s|around\s)?$")
_ARTICLE: Final = re.compile(r"\s(?:the\s|an?\s)?")


def union(left: Atom, right: Atom, kind: str, what: object) -> Atom:
    """Return one atom over both, with a new reading."""
    return Atom(kind, what, left.start, right.end)


def numbered(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:  # noqa: PLR0911
    """Third quarter, first half, second Tuesday, last week of, first nine months, 둘째 주, 첫째 월요일."""
    if left.kind != "o" or not _TIGHT.match(gap):
        return None
    nth = left.what
    if right.kind == "u":
        if right.what == "Q" and 1 <= nth <= 4:
            return union(left, right, "p", Point(quarter=nth))
        if right.what == "H6" and nth in (1, 2):
            return union(left, right, "p", Point(half=nth))
        slot = {"Q": {"quarter": 4}, "H6": {"half": 2}}.get(right.what) if nth == -1 else None
        if slot:
            return union(left, right, "p", Point(**slot))  # type: ignore[arg-type]
        return (
            union(left, right, "p", Point(nth=nth, nth_unit=right.what, weak=True))
            if right.what in ("W", "D", "M", "WE", "Y")
            else None
        )
    if right.kind == "W":
        return union(left, right, "p", Point(nth=nth, nth_unit="WD", wday=right.what.wday, weak=True))
    if right.kind == "d":
        return union(left, right, "d", right.what)
    return None


def _length(what: Duration | tuple[Duration, str]) -> Duration:
    """A length without the direction that stood inside it (the two previous weeks)."""
    return what[0] if isinstance(what, tuple) else what


def _one(unit: str) -> tuple[str, str]:
    """One of a unit noun: a night is a day, a fortnight two weeks."""
    return {"N": ("1", "D"), "W2": ("2", "W")}.get(unit, ("1", unit))


_UP_TO: Final = re.compile(r"\s(?:to|until|till|through)\s")
_CLAUSE: Final = re.compile(
    r"\b(?:said|says?|told|believes?|thinks?|fears?|warned|noted|showed|found|means?|is|was|so|fact|hopes?|expects?)\s$"
)


def modified(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Last week, next Monday, this summer, the past three years, 지난 5월, 오는 15일, 같은 기간."""
    if left.kind != "m" or not _TIGHT.match(gap):
        return None
    mod = left.what
    the = text[max(0, left.start - 4) : left.start].lower() == "the "
    if right.kind in "uU":
        return _modified_unit(left, right, mod, the=the, of=text.startswith(" of ", right.end))
    if right.kind == "d":
        return union(left, right, "d", right.what)
    if right.kind not in "MWp" or not isinstance(right.what, Point):
        return None
    clause = not right.what.season or _CLAUSE.search(text, max(0, left.start - 12), left.start)
    if mod == "that" and right.what.weak and not right.what.pod and clause:  # said that spring is here
        return None
    return _modified_point(left, right, mod, the=the)


def _modified_unit(left: Atom, right: Atom, mod: str, *, the: bool, of: bool) -> Atom | None:
    """Last week, the next year; the last decade is a length, the last day of the festival nothing."""
    if mod in ("past", "recent"):
        return union(left, right, "d", Duration((_one(right.what),)))
    if mod == "those":
        return union(left, right, "v", Vague("PAST_REF"))
    amount, unit = _one(right.what)
    if mod not in _STEP or (mod == "last" and of) or unit in ("TH", "TM", "TS", "S"):
        return None
    if unit in ("E", "C") and mod in ("last", "next", "coming") and the:
        return union(left, right, "d", Duration((("1", unit),)))
    base = "day" if mod == "prev" and unit == "D" else "then" if mod in _THEN else "now"
    if mod == "next" and the:
        base = "then" if unit == "D" else "story"
    shifts = ((unit, int(amount) * _STEP[mod]),)
    return union(left, right, "p", Point(shifts=shifts, base=base, pod="NI" if right.what == "N" else None))


_PARTS_OF_DAY: Final = {"this": 0, "last": -1, "that": 0, "same": 0, "next": 1, "following": 1, "prev": -1}


def _modified_point(left: Atom, right: Atom, mod: str, *, the: bool) -> Atom | None:
    point = right.what
    if mod == "last" and point.part == "end" and point.shifts == (("Y", 0),):  # 지난 연말
        return union(left, right, "p", complete(point, shifts=(("Y", -1),)))
    if point.shifts or point.year:
        return union(left, right, "p", point) if mod in ("coming", "this", "last") else None
    if filled(point).keys() <= {"pod", "weak"}:
        base = "then" if mod in _THEN or (mod == "next" and the) else "now"
        shifts = (("D", _PARTS_OF_DAY[mod]),) if mod in _PARTS_OF_DAY else ()
        return union(left, right, "p", Point(shifts=shifts, base=base, pod=point.pod)) if shifts else None
    within: dict[str, object] = {}
    if (mod == "following" and not point.wday) or (mod == "next" and the and (point.month or point.season)):
        within = {"shifts": (("Y", 0),), "base": "then" if mod == "following" else "story", "near": "next"}
    elif mod in ("same", "that", "prev") and not point.wday:
        within = {"shifts": (("Y", 0),), "base": "then"}
    if within:
        yearly = point.month or point.season
        return union(left, right, "p", complete(point, weak=None, **within)) if yearly else None
    near = "next" if mod == "following" else _NEAR.get(mod)
    return None if near is None else union(left, right, "p", complete(point, near=near, weak=None))


def recurring(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:  # noqa: PLR0911
    """Every week, every two years, every Monday, 매년 10월, 매주 월요일, 3년마다."""
    if right.kind == "E" and left.kind == "d" and not gap.strip():
        return union(left, right, "v", Repeat(period=str(_length(left.what))))
    if (
        right.kind == "E"
        and left.kind in "MWp"
        and isinstance(left.what, Point)
        and not (left.what.shifts or left.what.year)
    ):
        return union(left, right, "v", Repeat(point=left.what))
    if left.kind != "e" or not _SINGLE.fullmatch(gap):
        return None
    every = left.what
    if right.kind == "u":
        amount, unit = _one(right.what)
        if unit in ("WE",):
            return union(left, right, "v", Repeat(point=Point(weekend=True)))
        return union(left, right, "v", Repeat(period=str(Duration((("2" if every == 2 else amount, unit),)))))
    if right.kind == "d":
        return union(left, right, "v", Repeat(period=str(_length(right.what))))
    if right.kind == "v" and isinstance(right.what, Repeat):
        return union(left, right, "v", right.what)
    if right.kind in "MWp" and isinstance(right.what, Point) and not right.what.shifts and not right.what.year:
        return union(left, right, "e" if isinstance(every, str) else "v", Repeat(point=right.what))
    return None


def timed_set(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Every day at 7:13, 6 a.m. daily, 매일 오후 3시, Fridays at 9 a.m., 19th of every month: when in the period."""
    if not _TIMED_GAP.fullmatch(gap):
        return None
    for repeat, point, number in ((left, right, right.what), (right, left, left.what)):
        every = Repeat(period=f"P1{repeat.what}") if repeat.kind == "e" and repeat.what in ("D", "M") else repeat.what
        if not isinstance(every, Repeat):
            continue
        if every.period == "P1M" and repeat is right and point.kind == "o" and isinstance(number, int):
            return union(left, right, "v", Repeat(point=Point(day=number))) if 1 <= number <= 31 else None
        if point.kind != "p" or not isinstance(point.what, Point) or not clock_only(point.what):
            return None
        clock = complete(point.what, weak=None)
        if every.period == "P1D":
            return union(left, right, "v", Repeat(point=clock))
        joined = merge(every.point, clock) if every.point else None
        return union(left, right, "v", Repeat(point=joined)) if joined else None
    return None


def also_recurring(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """매주 월요일·목요일, every Monday and Friday: the second day recurs too (given back as a pair, kind r)."""
    if right.kind != "W" or gap not in ("·", "·", ", ", "와 ", "과 ", " and ", ", and "):
        return None
    every = left.what.point if left.kind in "ve" and isinstance(left.what, Repeat) else None
    if every is None or not every.wday:
        return None
    return Atom("r", (left, right._replace(kind="v", what=Repeat(point=right.what))), left.start, right.end)


def _moved(length: Duration, sign: int, base: str | Point) -> Point | Vague:
    """The point a length away; several years ago is only the past."""
    shifts: list[tuple[str, float]] = []
    for amount, whole in length.amounts:
        unit = whole
        if amount == "X":
            return Vague("PAST_REF" if sign < 0 else "FUTURE_REF")
        number = float(amount)
        if number != int(number) and unit in _HALVES:
            unit, factor = _HALVES[unit]
            number = round(number * factor)
        shifts.append((unit, sign * number))
    return Point(shifts=tuple(shifts), base=base, counted=True)


def weeks_and_days(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """2주 3일: beside weeks, days are a length."""
    length, days = left.what, right.what
    if gap != " " or not isinstance(length, Duration) or length.amounts[-1][1] != "W" or not isinstance(days, Point):
        return None
    if filled(days).keys() != {"day"} or "일" not in text[right.start : right.end]:
        return None
    return union(left, right, "d", Duration((*length.amounts, (str(days.day), "D"))))


def _is_all_of(what: Duration | tuple[Duration, str]) -> bool:
    """Whether a length is that of the next unit: 1년 365일, 하루 24시간 say one thing twice."""
    amount, unit = _length(what).amounts[0]
    return amount.isdecimal() and int(amount) >= {"D": 28, "TH": 24, "M": 12, "W": 52, "TM": 60}.get(unit, 9999)


def ago(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Two weeks ago, a year earlier, 3년 전, 6개월 뒤."""
    if (
        left.kind == "d"
        and right.kind == "d"
        and _AND_MORE.fullmatch(gap)
        and not _is_all_of(right.what)
        and not isinstance(left.what, tuple)
    ):
        other = right.what[0] if isinstance(right.what, tuple) else right.what
        units = "CEYMWDB" + "HST"
        if units.index(left.what.amounts[-1][1][0]) < units.index(other.amounts[0][1][0]) or left.what.amounts[-1][
            1
        ] in ("TH", "TM"):
            return union(left, right, "d", Duration((*left.what.amounts, *other.amounts)))
    if left.kind == "d" and right.kind == "i" and isinstance(left.what, Duration) and not gap.strip():
        return union(left, right, "d", _within(left.what))
    if left.kind != "d" or right.kind not in "al" or not _THAN.fullmatch(gap):
        return None
    length = left.what[0] if isinstance(left.what, tuple) else left.what
    word = str(right.what)
    near: str | Point = "now" if word in _FROM_NOW or "now" in word else "then"
    if "today" in word:
        near = Point(shifts=(("D", 0),))
    return union(left, right, "p", _moved(length, -1 if right.kind == "a" else 1, near)) if length else None


def in_length(atom: Atom, text: str) -> Atom:
    """In six months (from now), unless it is the first time in six months."""
    if atom.kind != "d" or not isinstance(atom.what, Duration):
        return atom
    before = text[max(0, atom.start - 24) : atom.start].lower()
    if not _IN.search(before) or re.match(r"['’]", text[atom.end : atom.end + 1]):
        return atom
    if _SINCE_SUPERLATIVE.search(before) or re.search(
        r"(?:ed|could|can|can't|was|were|been|had|has|fell|rose|grew|won|lost)\s(?:\w+\s)?(?:\w+\s)?in\s$", before
    ):
        return atom
    if atom.what.amounts[0][0] == "X" or text[atom.start : atom.start + 4].lower().strip() in (
        *("the", "all", "next", "past", "last", "comi"),
    ):
        return atom
    return atom._replace(kind="p", what=_moved(atom.what, 1, "now"))


def _within(length: Duration) -> Duration:
    pairs = [(amount, unit) for amount, unit in length.amounts]
    if pairs and pairs[0][0].endswith(".5") and pairs[0][1] in _HALVES:
        unit, factor = _HALVES[pairs[0][1]]
        pairs = [(f"{float(pairs[0][0]) * factor:g}", unit)]
    return Duration(tuple(pairs), within=all(amount != "X" for amount, _ in pairs))


_COUNTED_FROM: Final = re.compile(r"(?:에서|(?:으로|로)?부터|에서부터)\s$|의\s$")


def counted_from(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """오늘부터 8주 뒤, 다음 달 마지막 금요일에서 이틀 뒤, 다음 주 화요일의 전날, 설 전날."""
    if (
        left.kind not in "MWp"
        or right.kind != "p"
        or not isinstance(left.what, Point)
        or not isinstance(right.what, Point)
    ):
        return None
    moved = right.what
    if not moved.shifts or isinstance(moved.base, Point) or moved.shifts[0][1] == 0 or moved.month or moved.day:
        return None
    anaphor = moved.base in ("then", "day") and moved.shifts[0][0] == "D"
    if not (moved.counted or anaphor):
        return None
    to = text.startswith(("까지", "쯤까지", "께까지"), right.end) and "부터" in gap  # an end of a range
    if (_COUNTED_FROM.match(gap) and not to) or (gap == " " and (left.what.holiday or left.what.day == -1) and anaphor):
        return union(left, right, "p", complete(moved, base=complete(left.what, weak=None)))
    return None


def offset(left: Atom, right: Atom, gap: str, text: str) -> Atom | None:
    """Two days before Christmas, three weeks after May 5."""
    if left.kind == "d" and right.kind == "b" and gap == " " and not isinstance(left.what, tuple):
        return union(left, right, "D", (left.what, -1 if str(right.what).startswith(("before", "prior")) else 1))
    if left.kind == "D" and right.kind in "MWYp" and isinstance(right.what, Point) and _ARTICLE.fullmatch(gap):
        length, sign = left.what
        if text[left.end - 4 : left.end].lower() == "from" and _UP_TO.match(text, right.end):
            return None  # 64 days from November 21 to January 31
        coming = right.what.wday and not right.what.near and text[left.end - 4 : left.end].lower() == "from"
        if coming:
            return union(left, right, "p", _moved(length, sign, complete(right.what, near="future", weak=None)))
        return union(left, right, "p", _moved(length, sign, complete(right.what, weak=None)))
    return None
