"""What date peers find, put into the values of the evaluation sets (TIMEX3), with the benefit of the doubt.

Every adapter takes one text, its language, its reference time and the preference of the set, and returns spans
{"start", "end", "type", "value"}. A peer that gives only a moment gets the grain that it reports; whole months,
quarters and years are printed as such; for news the adapters ask for the past, or the nearest, where a peer can be
asked, and choose the nearest where it gives several readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

Span = dict[str, Any]
Adapter = Callable[[str, str, datetime, str], list[Span]]


def span_value(first: date, last: date) -> str:
    """Return the value of the days from `first` to `last`: the month, quarter, half or year that they fill, or A/B."""
    if first == last:
        return first.isoformat()
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and (last + timedelta(1)).day == 1 and (first.month - 1) % min(months, 12) == 0:
        names = {
            1: f"{first:%Y-%m}",
            3: f"{first:%Y}-Q{first.month // 3 + 1}",
            6: f"{first:%Y}-H{first.month // 6 + 1}",
        }
        names |= {12: f"{first:%Y}"} | ({120: f"{first.year // 10}X"} if first.year % 10 == 0 else {})
        if months in names:
            return names[months]
    if (last - first).days == 6 and first.isoweekday() == 1:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def korus(text: str, lang: str, ref: datetime, prefer: str) -> list[Span]:
    """This project's engine, one text at a time as the peers."""
    from korus_nlp import dates

    (found,) = dates.annotate([text], anchor=ref.isoformat(), prefer=prefer, langs=[lang])
    return [{"start": m.start, "end": m.end, "type": m.type, "value": m.value} for m in found]


def dateparser(text: str, lang: str, ref: datetime, prefer: str) -> list[Span]:
    """Dateparser's search, with the grain of its own parser for each piece."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": ref.replace(tzinfo=None), "PREFER_DATES_FROM": prefer, "RETURN_TIME_AS_PERIOD": True}
    out, at = [], 0
    for piece, when in search_dates(text, languages=[lang], settings=settings) or ():
        start = text.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        data = _dateparser_parser(lang, prefer, ref.replace(tzinfo=None)).get_date_data(piece)
        out.append(_span(start, at, _by_period(when, data.period if data else "day")))
    return out


@lru_cache(maxsize=8)
def _dateparser_parser(lang: str, prefer: str, ref: datetime) -> Any:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": ref, "PREFER_DATES_FROM": prefer, "RETURN_TIME_AS_PERIOD": True}
    return DateDataParser(languages=[lang], settings=settings)


def _by_period(when: datetime, period: str) -> str:
    if period == "time":
        return f"{when:%Y-%m-%dT%H:%M}"
    if period == "week":
        year, week, _ = when.isocalendar()
        return f"{year:04}-W{week:02}"
    return {"month": f"{when:%Y-%m}", "year": f"{when:%Y}"}.get(period, f"{when:%Y-%m-%d}")


def korean_datetime(text: str, lang: str, ref: datetime, prefer: str) -> list[Span]:
    """The Korean peer with its options for news: nearest cycle, vague words; for calendars its own defaults."""
    from korean_datetime import Cycle, ParseOptions, parse_all

    options = ParseOptions() if prefer == "future" else ParseOptions(cycle=Cycle.NEAREST, vague=True)
    out = []
    for found in parse_all(text, now=ref.replace(tzinfo=None), options=options):
        start, end = found.span
        kind, grain = found.kind.value, found.grain.value
        if kind == "vague":
            value = "FUTURE_REF" if found.direction and found.direction.value == "future" else "PAST_REF"
        elif kind == "date":
            value = span_value(found.start.date(), (found.end - timedelta(1)).date())
        else:
            shape = {"hour": "%Y-%m-%dT%H", "minute": "%Y-%m-%dT%H:%M"}.get(grain, "%Y-%m-%dT%H:%M:%S")
            value = f"{found.start:{shape}}" + (f"/{found.end:{shape}}" if found.is_range else "")
        out.append(_span(start, end, value))
    return out


def recognizers(text: str, lang: str, ref: datetime, prefer: str) -> list[Span]:
    """Recognizers-Text (it has no Korean); of its readings the nearest, for calendars the last."""
    from recognizers_date_time import Culture, recognize_datetime

    out = []
    for found in recognize_datetime(text, Culture.English, reference=ref.replace(tzinfo=None)):
        values = (found.resolution or {}).get("values") or []
        if values:
            start, end = found.start, found.end + 1
            out.append(_span(start, end, _recognized(_chosen(values, ref, prefer), ref, found.text)))
    return out


def _chosen(values: list[dict[str, str]], ref: datetime, prefer: str) -> dict[str, str]:
    def distance(value: dict[str, str]) -> int:
        try:
            day = date.fromisoformat((value.get("value") or value.get("start") or "")[:10])
        except ValueError:
            return 0
        return abs((day - ref.date()).days)

    return values[-1] if prefer == "future" else min(values, key=distance)


_RELATIVE = re.compile(r"\b(?:past|last|next|previous|coming)\s(?:\w+\s)?\w+s$")


def _recognized(value: dict[str, str], ref: datetime, words: str) -> str:
    timex = value.get("timex", "")
    length = re.fullmatch(r"\(.*,.*,(P.+)\)", timex)
    if length and _RELATIVE.search(words):  # the past three years
        return length[1]
    if re.fullmatch(r"P.*|(?:PAST|PRESENT|FUTURE)_REF|XXXX-WXX-\d.*|\d{4}(?:-W\d\d(?:-WE)?|-\d\d|-[A-Z]{2})?", timex):
        return timex
    point = value.get("value", "")
    if re.fullmatch(r"(?:\d{4}-\d\d-\d\d)?(?: ?\d\d:\d\d:\d\d)?", point) and point:
        return (f"{ref:%Y-%m-%d} {point}" if point[2] == ":" else point).replace(" ", "T")
    first, last = value.get("start", ""), value.get("end", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", first) and re.fullmatch(r"\d{4}-\d\d-\d\d", last):
        return span_value(date.fromisoformat(first), date.fromisoformat(last) - timedelta(1))
    return f"{first}/{last}".replace(" ", "T") if first and last else timex


def _span(start: int, end: int, value: str) -> Span:
    kind = "DURATION" if re.match(r"P[T\d]", value) else "TIME" if "T" in value[5:] else "DATE"
    return {"start": start, "end": end, "type": kind, "value": value}


ADAPTERS: dict[str, dict[str, Adapter]] = {
    "ko": {"korus": korus, "korean-datetime": korean_datetime, "dateparser": dateparser},
    "en": {"korus": korus, "recognizers-text": recognizers, "dateparser": dateparser},
}
