"""What is known while a document is read: its publication time and the dates read so far."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from korus_nlp.dates.value import Value


class Context(Struct):
    """What has been read so far.

    Attributes:
        now: publication day, or None. clock: its hour and minute, when known.
        prefer: where a bare weekday or day goes when the sentence does not say: "past" or "future".
        last: the last point mentioned. day: the last of the grain of a day or finer. year: the last year said in full.
        story: the last date with a month that was read. before: the year of those before it, when it was another.
        period: the last quarter, half, month or stretch of days, for "the same period a year earlier".
        anchored: the paragraph has a date that hangs on publication (today, Thursday). since: 4월 이후, since April.
        linked: no sentence has ended since the expression before.
        topic: the year the sentence is about (작년에는 …, In 2020, …).
        until: the expression at hand is a limit that lies ahead (31일까지).
        ahead: the sentence says in the present tense that the date lies ahead (is due in May).
        event: the last day that is not merely when something was said. reported: that is what the next one is.
        hint: "past", "future" or "" for the expression at hand. lang: its language.
        offset: minutes east of UTC of the publication time, when it is known.
        half_day: am or pm of the last clock time.
        near: whether `last` was mentioned in the same text (paragraph).
        told: whether `last` said its year in full, with a month.
        unsure: another reading of the expression at hand is about as likely (Monday with no tense, 3/4, 8시).
        head: the expression at hand begins its paragraph. headed: a year began the paragraph (1953 -- …).
        narrative: the document tells of other years than its own (history); its dates hang on each other.
    """

    now: date | None
    clock: datetime | None = None
    offset: int | None = None
    prefer: str = "past"
    last: Value | None = None
    day: date | None = None
    year: int | None = None
    story: date | None = None
    before: int | None = None
    ahead: bool = False
    until: bool = False
    topic: int | None = None
    linked: bool = False
    period: Value | None = None
    anchored: bool = False
    since: bool = False
    event: date | None = None
    reported: bool = False
    hint: str = ""
    lang: str = "en"
    half_day: str | None = None
    near: bool = False
    narrative: bool = False
    told: bool = False
    head: bool = False
    headed: bool = False
    unsure: bool = False


@lru_cache(maxsize=256)
def offset_of(published: str | None) -> int | None:
    """Return the minutes east of UTC of an ISO 8601 stamp, None when it has no offset."""
    match = re.search(r"T\d\d:\d\d.*?(?:(Z)|([+-])(\d\d):?(\d\d))$", published or "")
    if not match:
        return None
    return 0 if match[1] else (1 if match[2] == "+" else -1) * (int(match[3]) * 60 + int(match[4]))


@lru_cache(maxsize=256)
def anchor_of(published: str | None) -> tuple[date | None, datetime | None]:
    """Return the day, and the time if there is one, of an ISO 8601 stamp; (None, None) for anything else."""
    if published is not None and not "0100" <= published[:4] <= "9900":  # room to count back and forth
        return None, None
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?", published or "")
    if not match:
        month = re.match(r"(\d{4})(?:-(\d\d))?$", published or "")
        return (date(int(month[1]), int(month[2] or 1), 1), None) if month and month[1] != "0000" else (None, None)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, datetime(day.year, day.month, day.day, int(match[4]), int(match[5])) if match[4] else None
    except ValueError:
        return None, None
