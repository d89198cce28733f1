"""English clock times in words: half past three, quarter to eight, seven fifteen, at noon."""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from typing import Final

from korus_nlp.dates.expression import Point, Range
from korus_nlp.dates.lexicon import HANGUL, Reading, zone_offset
from korus_nlp.dates.numerals import cardinal

_HOUR_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MINUTE_WORDS = r"(?:twenty|thirty|forty|fifty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|ten|fifteen|oh\s(?:one|two|three|four|five|six|seven|eight|nine)"
_AP = r"(?:\s?(?P<ap>[ap])\s?\.?\s?m\b\.?)?"


def _noon(m: re.Match[str]) -> Reading:
    midnight = "mid" in m[0] and "day" not in m[0]
    return "p", Point(hour=0 if midnight else 12, half_day="24", near="midnight" if midnight else None)


_SAYS_TIME: Final = re.compile(r"(?:^|\b(?:at|by|about|around|until|before|after|is|was|it['’]s)\s)$")
_PARTS: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV"}


def _hours(first: int, last: int, m: re.Match[str]) -> Reading:
    part = _PARTS.get((m["pod"] or "").rsplit(" ", 1)[-1])
    half = {"a": "am", "p": "pm"}.get((m["ap"] or "")[:1])
    return "v", Range(Point(hour=first, pod=part), Point(hour=last, half_day=half, pod=part))


def _spoken_past(m: re.Match[str]) -> Reading:
    """Half past three, quarter to 8pm, 20 minutes past three, 15 to noon."""
    words, target = m["part"], m["hour"]
    minutes = {"half": 30, "quarter": 15}.get(words) or cardinal(words)
    noon = {"noon": 12, "midnight": 0}.get(target)
    hour = noon if noon is not None else cardinal(target.rstrip("h"))
    if minutes > 59 or hour > 24:
        return None
    if m["rel"] in ("to", "till") and noon is None and words not in ("half", "quarter") and not m["minutes"]:
        before = m.string[max(0, m.start() - 10) : m.start()]
        if words.isdecimal() or not _SAYS_TIME.search(before):  # 5 to 6 pm, from five to seven
            return _hours(minutes, hour, m) if minutes <= 12 else None
    part = _PARTS.get((m["pod"] or "").rsplit(" ", 1)[-1])
    mark = {"a": "am", "p": "pm"}.get((m["ap"] or "")[:1]) or ("24" if noon is not None or hour > 12 else None)
    if m["rel"] in ("to", "before", "of", "till"):
        hour, minutes = hour - 1, 60 - minutes
    return "p", Point(hour=hour % 24, minute=minutes, half_day=mark, pod=part)


def _spoken_clock(m: re.Match[str]) -> Reading:
    minute = m["min"]
    return "p", Point(
        hour=cardinal(m["h"]),
        minute=None
        if not minute
        else cardinal(minute.removeprefix("oh").strip())
        if not minute.isdecimal()
        else int(minute),
        half_day={"a": "am", "p": "pm"}.get((m["ap"] or "")[:1]),
    )


def _at_hour(m: re.Match[str]) -> Reading:
    """At 3: an hour, if a word beside it says so. At the head of a Korean line (5, 6일) it is none."""
    if not m.start() and HANGUL.search(m.string):
        return None
    meridiem, zone = m["pm"], zone_offset(m["zone"])
    sure = bool(meridiem) or zone is not None
    half = meridiem[-2:] if meridiem else None
    return "p", Point(hour=cardinal(m["h"]), half_day=half, zone=zone, weak=None if sure else True)
