"""English lengths of time: three days, half an hour, the two previous weeks, several years, a five-day trip."""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.dates.expression import Duration
from korus_nlp.dates.lexicon import HANGUL, Reading
from korus_nlp.dates.numerals import CARDINAL, cardinal

_UNITS: Final = {
    **{"second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "h": "TH"},
    **{"day": "D", "night": "D", "week": "W", "wk": "W", "workweek": "W", "fortnight": "W2", "month": "M", "mo": "M"},
    **{
        "quarter": "Q",
        "qtr": "Q",
        "year": "Y",
        "yr": "Y",
        "decade": "E",
        "century": "C",
        "centurie": "C",
        "weekend": "WE",
    },
    **{"season": "S", "half": "H6"},
}


def _unit_of(word: str) -> str:
    word = word.rstrip(".")
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s")) or _UNITS[word.removesuffix("es")]


_VAGUE_AMOUNTS: Final = {
    "a few",
    "few",
    "several",
    "many",
    "some",
    "dozens of",
    "hundreds of",
    "thousands of",
    "numerous",
    "recent",
}
_AMOUNT_WORDS: Final = {
    **{
        "a": "1",
        "an": "1",
        "half a": "0.5",
        "half an": "0.5",
        "a half": "0.5",
        "one and a half": "1.5",
        "another": "1",
    },
    **{
        "a couple of": "2",
        "couple of": "2",
        "a couple": "2",
        "couple": "2",
        "all": "1",
        "a single": "1",
        "the whole": "1",
    },
    **{
        "1/2": "0.5",
        "1 and 1/2": "1.5",
        "2 and 1/2": "2.5",
        "1/4": "0.25",
        "3/4": "0.75",
        "a quarter of an": "0.25",
        "quarter of an": "0.25",
        "one and a quarter": "1.25",
    },
}
_AMOUNT = (
    r"[12]\sand\s1/2|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:½)?|1/2|[13]/4"
    r"|one\sand\sa\s(?:half|quarter)|half\san?|a\shalf|(?:a\s)?quarter\sof\san|an?\ssingle|a\sfew|a\scouple(?:\sof)?|couple(?:\sof)?"
    r"|dozens\sof|hundreds\sof|thousands\sof|several|numerous|many|some|few|another|all|the\swhole"
    rf"|(?:twenty|thirty|forty)\sand\s(?:one|two|three|four|five|six|seven|eight|nine)|{CARDINAL}|an?"
)
_BETWEEN = (
    r"(?P<dir>upcoming|coming|previous|past|last|next|prior|preceding|following)|more|additional|full|long|short|straight|consecutive|whole|solid"
    r"|brief|calendar|fiscal|trading|less|good|odd|extra|hard|difficult|dark|successive|so"
)
_UNIT_WORDS = (
    r"seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|weekends?|fortnights?|months?|mos|quarters?|qtrs?|years?"
    r"|yrs?|decades?|centur(?:y|ies)|seasons?"
)
_RATE_OK = re.compile(
    r"(?:^|\b(?:for|in|within|of|than|about|almost|nearly|over|after|took|takes|take|last|lasts|lasted|barely|just|only|least|every"
    r"|once|twice|until|around|roughly|some|some\s|up\sto|another|spent|spend|and|to|or|by|served|leave|approximately)|[,;:(–-])\s*$"
)
_MORE_AFTER = re.compile(
    r"\s?(?:ago|earlier|later|from\s|before|after|or\s(?:so|two|more)|hence|back|old\b|long|and\sa\shalf|of\sage)"
)


def _amount(words: str) -> str | None:
    words = re.sub(r"\s+", " ", words)
    if words in _VAGUE_AMOUNTS:
        return "X"
    if words in _AMOUNT_WORDS:
        return _AMOUNT_WORDS[words]
    if words.endswith("½"):
        return words[:-1] + ".5"
    if re.fullmatch(r"[\d.,]+", words):
        return words.replace(",", "")
    return str(cardinal(words))


def _whole(amount: str, unit: str) -> tuple[str, str]:
    """Return quarters of an hour as minutes: an hour and a quarter is PT75M."""
    return (f"{float(amount) * 60:g}", "TM") if unit == "TH" and amount.endswith((".25", ".75")) else (amount, unit)


def _duration(m: re.Match[str]) -> Reading:  # noqa: PLR0911
    unit = _unit_of(m["unit"])
    amount = "" if m["n"] == "many" and m.string.endswith("as ", 0, m.start()) else _amount(m["n"]) or "X"
    text, after = m.string, m.string[m.end() : m.end() + 14]
    if (
        m["n"] in ("a", "an")
        and not _MORE_AFTER.match(after)
        and not _RATE_OK.search(text, max(0, m.start() - 12), m.start())
    ):
        return None
    if (
        not amount
        or unit == "S"
        or (  # for the second time in as many weeks
            m["n"] in ("a", "an", "all", "some", "another") and m["unit"] in ("second", "quarter", "season")
        )
    ):
        return None
    if unit == "Q" and ((m["unit"] == "quarters" and "-" in m[0]) or after.startswith(" of ")):  # three-quarters of
        return None
    several = m["n"][:1].isdecimal() and m["n"] not in ("1", "1/2", "1/4", "3/4")
    if several and m.groupdict().get("dir") and not m["unit"].endswith("s"):  # Oct. 24 last year
        return None
    if re.match(r"[\s-]olds?\b|-olds?\b", after) and unit in ("Y", "M", "C", "E", "W", "D"):
        return None
    if unit == "TS" and m["unit"] == "second" and m["n"] not in ("one", "1", "a") and "-" not in m[0]:
        return None
    if m["n"].isdecimal() and m["unit"] in ("quarter", "quarters") and int(m["n"]) > 40:
        return None
    if unit == "W2":
        unit, amount = "W", "X" if amount == "X" else f"{float(amount) * 2:g}"
    if m.groupdict().get("half") and amount != "X":
        amount = f"{float(amount) + 0.5:g}"
    length = Duration((_whole(amount, unit),))
    if m["n"] == "one" and m["unit"] == "day" and re.match(r"\s(?:last|next|this|in)\b", after):  # one day last week
        return None
    direction = m.groupdict().get("dir")
    return "d", (length, direction) if direction else length


def _business(m: re.Match[str]) -> Reading:
    return "d", Duration(((_amount(m["n"]) or "X", "B"),))


_SHORT_BEFORE: Final = re.compile(r"(?:^|\b(?:for|in|about|within|lasted|of)\s|\dh\s?)$")


def _short_duration(m: re.Match[str]) -> Reading:
    if m["unit"] != "h" and (HANGUL.search(m.string) or not _SHORT_BEFORE.search(m.string, 0, m.start())):
        return None  # 300m is mostly a distance, 360' an angle
    unit = {"h": "TH", "m": "TM", "s": "TS", "d": "D", "'": "TM", '"': "TS"}[m["unit"]]
    return "d", Duration(((m["n"] if "/" not in m["n"] else _AMOUNT_WORDS[m["n"]], unit),))


_VAGUE_BEFORE: Final = re.compile(
    r"\b(?:for|take|takes|took|taken|over|recent|in|within|of|after|through|lasts?|lasted|coming|next|past|these|two|by|many"
    r"|only|just|and|or|are|were|with|spent|spend|waits?|waited|since|but|even|about|until|from|to)\s$"
)
_VAGUE_AFTER: Final = re.compile(
    r"\s(?:ago|later|earlier|before|after|of|to\scome|ahead|on\send|in\sadvance|passed|went\sby)\b"
)


def _plural_unit(m: re.Match[str]) -> Reading:
    """Years, weeks, days alone: an unknown number of them."""
    unit = _unit_of(m["unit"])
    if unit in ("S", "WE", "Q") or m["unit"] in ("nights", "seconds", "minutes"):
        return None
    before = m.string[max(0, m.start() - 10) : m.start()]
    if re.search(r"[\w'’]-$|\d\s$|\bas\smany\s$|\bthe\s$|\bthese\s$|'s\s$", before) or (
        m["unit"] == "days" and not re.search(r"\b(?:for|in|within|take|takes|of)\s$", before)
    ):
        return None
    if (
        re.search(r"[a-z]\s$", before)
        and not _VAGUE_BEFORE.search(before)
        and not _VAGUE_AFTER.match(m.string, m.end())
    ):
        return None  # quiet hours
    return "d", Duration((("X", "W" if unit == "W2" else unit),))
