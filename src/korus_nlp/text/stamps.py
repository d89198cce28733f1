"""Publication stamps: the dates that a page shows beside 승인, 입력, 수정, Published, Updated, and what they mean.

A stamp is a complete date (year, month, day), with or without a clock time. In goes a line, or several; out come the
stamps in order with an ISO 8601 value at the precision shown and, when a label says so, their role. Shapes come from
the layouts of Korean and English news sites (NDsoft skins, Naver, Daum, Yonhap, The Korea Herald, KBS World):

    승인 2009.05.03  00:23:23           입력2023.11.02. 오후 8:06        입력 2022.04.06 (23:40)
    등록 23.08.03 10:31                 입력 '23-08-03                   8월 3, 2023
    기사입력 :[ 2018-08-25 15:24 ]      2022. 11. 23. 20:19              UPDATE : 2019.7.22 MON 10:50
    Published : Aug. 19, 2022 - 15:01   All News 17:20 December 21, 2023 2023/12/21 15:47 송고
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final, Literal

from msgspec import Struct

Role = Literal["published", "modified"]

KST: Final = "+09:00"

_MONTHS: Final = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12},
}
# Fixed offsets only: "EST" on an American page in July usually means "ET", but the page wrote EST.
_ZONES: Final = {
    "kst": KST,
    "jst": KST,
    "utc": "+00:00",
    "gmt": "+00:00",
    "z": "+00:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    **{"hkt": "+08:00", "sgt": "+08:00", "ist": "+05:30", "aest": "+10:00", "aedt": "+11:00"},
    **{"et": "", "ct": "", "mt": "", "pt": ""},  # summer or winter time: the page leaves it open
}

_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"[(\[]?(?:[월화수목금토일](?:요일)?(?=[)\]\s,])|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)[)\]]?"
_HALF = r"오전|오후|[ap]\.?m\.?(?![a-z])"
# One clock time; "10:31", "10시 31분", "오후 8:06", "8:06 PM", "00:23:23.5".
_CLOCK = (
    rf"(?:(?P<half%d>{_HALF})\s*)?(?P<hour%d>[01]?\d|2[0-4])(?:(?:\s?:\s?|시\s?|\.(?=[0-5]\d\s?(?:[ap]\.?m\b|bst|gmt|kst|cest?)))(?P<minute%d>[0-5]\d)"
    rf"(?:(?::|분\s?)(?P<second%d>[0-5]\d)(?:\.\d+)?초?|분)?|시)(?!\d)(?:\s*(?P<later%d>{_HALF}))?"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone%d>(?:[+-]\d\d:?\d\d|(?:gmt|utc)[+-]\d\d?)(?!\d)"
    r"|(?:kst|jst|utc|gmt|z|[ecmp][sd]?t|bst|cest?|hkt|sgt|ist|ae[sd]t)\b)\)?)?"
)
# Between date and time: spaces, a dash, a bar, a bracket, "at", "T".
_GAP = r"(?:\s{0,3}(?:[-–|,·/(\[@]\s?|at\s|t(?=\d))?\s{0,2})"


def _clock(number: int) -> str:
    return (_CLOCK + _ZONE).replace("%d", str(number))


_MM = r"1[0-2]|0?[1-9]"
_DD = r"3[01]|[12]\d|0?[1-9]"
_YYYY = r"(?:19|20)\d\d"
_GLUED = r"\d{1,2}:\d\d\s?[ap]\.?m"  # "April 25, 20232:26 PM", where the page has no space
_STAMP: Final = re.compile(
    rf"""
    (?<![\d.,/-])(?<!\d:)                                    # 등록 :2023-08-03, but not inside 10:20.08.03
    (?:{_clock(1)}[\s,]{{1,3}}(?:{_WEEKDAY}[\s,]{{1,3}})?)?  # 17:20 December 21, 2023; 5:15 PM EDT, Thu Aug. 3, 2023
    (?:
        (?P<y1>{_YYYY})\s?(?:[./-]\s?|년\s?)(?P<m1>{_MM})\s?(?:[./-]\s?|월\s?)(?P<d1>{_DD})
        (?:일|\.(?!\d))?(?![\d-])                               # 2023.08.03, 2022. 11. 23., 2023년 8월 3일
      | \b(?P<m2>{_MONTH_NAME})\s{{0,2}}(?P<d2>{_DD})(?:st|nd|rd|th)?\s?[,.]?\s{{0,2}}(?P<y2>{_YYYY})(?:\b|(?={_GLUED}))
      | \b(?P<d3>{_DD})(?:st|nd|rd|th)?[\s-](?P<m3>{_MONTH_NAME})[\s,-]{{1,2}}(?P<y3>{_YYYY})(?:\b|(?={_GLUED}))
      | (?P<m7>{_MM})월\s?(?P<d7>{_DD})일?,\s?(?P<y7>{_YYYY})     # 8월 3, 2023
      | (?P<s1>{_DD})[/.](?P<s2>{_DD})[/.](?P<y5>{_YYYY})\b    # 30/04/2024: only when they cannot be mixed up
      | (?P<short>['’]?(?P<y6>[0-3]\d)(?P<sep>[.\-/])\s?(?P<m6>{_MM})(?P=sep)\s?(?P<d6>{_DD})\b\.?
        (?![./-]?\d))                                         # 23.08.03
      | (?P<y4>20\d\d)(?P<m4>1[0-2]|0[1-9])(?P<d4>3[01]|[12]\d|0[1-9])    # 20230803, 20230803T1031, 20230803103122
        (?:t?(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?P<second4>[0-5]\d)?(?!\d)|\b)
    )
    (?:\s?,?\s?{_WEEKDAY})?
    (?:{_GAP}{_clock(2)} | \s(?P<zone3>kst|utc|gmt)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_MODIFIED = (
    r"(?:최종|기사)\s?수정(?:일시|일)?|수정(?:일시|일|\s?시[간각])?|업데이트|갱신"
    r"|(?:last\s)?updated?|(?:last\s)?modified|revised|edited"
)
_PUBLISHED = (
    r"(?:최초|기사)?\s?(?:승인|입력|등록|게재|게시|송고|작성|발행|보도|출고|배포|전송)(?:\s?일시|일자|일|\s?시[간각])?"
    r"|(?:first\s)?published|posted|written|issued|filed|released|created|uploaded|registered"
    r"|(?:publication|posting|release)\sdate"
)
_LABEL_BEFORE: Final = re.compile(
    rf"(?:(?P<modified>{_MODIFIED})|(?P<published>{_PUBLISHED}))(?:\s(?:on|at))?[\s:：\[(|·•~–-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?$",
    re.IGNORECASE,
)
# "2023/12/21 15:47 송고", but not "2023.03.09 14:05 수정 2023.03.10", where the label belongs to the next date.
_BEHIND = (
    r"[\])]?\s?(?:(?P<modified>(?:최종\s?)?수정|업데이트|updated)|(?P<published>송고|입력|승인|등록|게재|작성|발행|published))"
    r"(?:시간|시각|일시)?(?![가-힣])"
)
_LABEL_AFTER: Final = re.compile(_BEHIND + r"(?!\d)(?!\s?[:：]?\s?[\[(]?\d)", re.IGNORECASE)
_LABEL_BEHIND: Final = re.compile(_BEHIND, re.IGNORECASE)
_HANGUL: Final = re.compile("[가-힣]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d|[0-3]\d([./-])\s?\d\d?\1")  # what every stamp has
_DOTTED: Final = re.compile(r"\d{4}\s?\.")


class Stamp(Struct, frozen=True):
    """A complete date in `text[start:end]`.

    Attributes:
        start, end: half-open offsets; the label (승인, Updated:) is outside.
        value: ISO 8601 with the precision shown: "2023-08-03", "2023-08-03T10:31:00+09:00". A time whose zone is
            neither shown nor known carries no offset.
        role: "published" or "modified" when a label says so, else None.
    """

    start: int
    end: int
    value: str
    role: Role | None


def stamps(text: str, *, offset: str = "") -> list[Stamp]:
    """Return the stamps of a line (or a few lines) in order.

    Args:
        text: a line, or a label line and its date line joined by a newline.
        offset: the UTC offset ("+09:00") of times that show no zone and do not look Korean themselves. A stamp looks
            Korean when `text` holds Hangul or the date is dotted (2019.7.22): such times are Korean time.

    Returns:
        Every complete, existing date; impossible ones (2023.02.30, 25:00) are left out.

    Example:
        >>> stamps("• 승인 2023.08.03 10:31")
        [Stamp(start=5, end=21, value='2023-08-03T10:31:00+09:00', role='published')]
        >>> stamps("Updated : Aug. 21, 2022 - 17:40", offset="+09:00")[0].value
        '2022-08-21T17:40:00+09:00'
    """
    found: list[Stamp] = []
    if not _YEAR.search(text):
        return found
    last = 0
    korean = bool(_HANGUL.search(text))
    matches = list(_STAMP.finditer(text))
    behind = len(matches) > 1 and _labels_stand_behind(text, matches)
    for match in matches:
        dotted = _DOTTED.match(match[0]) or match["sep"] == "."
        value = _value(match, KST if korean or dotted else offset)
        if value is None or (match["short"] and not _is_short_stamp(text, match, korean or offset == KST)):
            continue
        start, end = match.span()
        if match[0].count("(") > match[0].count(")") and text[end : end + 1] == ")":
            end += 1
        found.append(Stamp(start, end, value, _role(text, last, start, end, behind)))
        last = end
    return found


def _value(match: re.Match[str], offset: str) -> str | None:
    """Return the ISO value of a matched stamp, or None when no such day or minute exists."""
    day = _day(match)
    if day is None:
        return None
    clock = next((n for n in "214" if match["hour" + n] is not None), None)
    if clock is None:
        return day
    half = (match["half" + clock] or match["later" + clock] or "").lower() if clock != "4" else ""
    hour = int(match["hour" + clock])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(("오후", "p")) else 0)
    zone = (match["zone" + clock] or match["zone3"] or "").lower() if clock != "4" else ""
    if zone:
        offset = _ZONES[zone] if zone in _ZONES else _offset(zone)
    try:
        shown = time(hour, int(match["minute" + clock] or 0), int(match["second" + clock] or 0))
    except ValueError:
        return None
    return f"{day}T{shown.isoformat()}{offset}"


def _day(match: re.Match[str]) -> str | None:
    """Return the day of a matched stamp; none when day and month of 04/05/2024 could be either."""
    if match["y5"]:
        first, second = int(match["s1"]), int(match["s2"])
        if first != second and max(first, second) <= 12:
            return None
        year, month, number = int(match["y5"]), min(first, second), max(first, second)
    else:
        form = next(n for n in "123467" if match["y" + n])
        name = match["m" + form].lower()
        year, number = int(match["y" + form]), int(match["d" + form])
        year += 2000 if form == "6" else 0
        month = _MONTHS[name[:3]] if name[0].isalpha() else int(name)
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _is_short_stamp(text: str, match: re.Match[str], korean: bool) -> bool:
    """Tell a date with a two-digit year from a score or a serial: a clock, a label or an apostrophe stands with it."""
    if match["hour2"] is not None and match["minute2"] is not None:
        return match["sep"] == "." or korean
    labelled = match["short"][0] in "'’" or _LABEL_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return korean and bool(labelled)


def _offset(zone: str) -> str:
    """Return "+09:00" for "+0900", "+09:00", "GMT+9"."""
    sign = zone[3] if zone[0].isalpha() else zone[0]
    digits = zone.lstrip("gmtuc+-").replace(":", "")
    return f"{sign}{digits.zfill(2)[:2]}:{digits[2:] or '00'}"


def _labels_stand_behind(text: str, matches: list[re.Match[str]]) -> bool:
    """Tell "2024.02.15 18:30 입력 2024.02.15 19:00 수정" from the usual order of labels."""
    return not _LABEL_BEFORE.search(text, 0, matches[0].start()) and bool(_LABEL_AFTER.match(text, matches[-1].end()))


def _role(text: str, last: int, start: int, end: int, behind: bool) -> Role | None:
    """Return what the label before (no further back than the previous stamp) or directly after says."""
    if behind:
        match = _LABEL_BEHIND.match(text, end)
    else:
        match = _LABEL_BEFORE.search(text, max(last, start - 30), start) or _LABEL_AFTER.match(text, end)
    if match is None:
        return None
    return "modified" if match["modified"] else "published"
