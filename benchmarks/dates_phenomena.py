"""Share of gold dates with the right value, by phenomenon: what a span is about is told by its surface and type.

The first pattern that a surface matches names it; Korean and English stand side by side. A span is right when a
mention overlaps it and has one of its values, in the scorer's canonical form.
"""

# ruff: noqa: E501 (a table of patterns, one phenomenon a row)
from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

from benchmarks.common import EVAL

Row = dict[str, Any]
PHENOMENA: Final = (
    ("publication stamp", r"\d{4}\s?[.\-/]\s?\d{1,2}\s?[.\-/]\s?\d{1,2}.*\d{1,2}:\d\d"),
    ("century, decade", r"세기|년대|centur|decade|\b(?:\d\d)?\d0s\b"),
    ("era, two-digit year", r"단기|불기|['’]\d\d\b"),
    ("quarter, half", r"분기|반기|\bquarter|\bQ[1-4]\b|\bhalf\b"),
    ("range in one span", r"~|～|∼|부터|에서|사이|\d\s?[-–—]\s?\d|\bto\b|\bthrough\b|\buntil\b|\bbetween\b"),
    ("holiday, feast", r"설날|설 연휴|추석|한가위|성탄|크리스마스|절\b|날\b|\b(?:christmas|easter|thanksgiving|eve|day)\b$"),
    ("season, weekend", r"주말|여름|겨울|가을|봄|weekend|\b(?:spring|summer|autumn|fall|winter)\b"),
    ("units ago, later", r"\d.*(?:전|뒤|후|만에)|\b(?:ago|later|earlier|from now|before|after)\b|\bin (?:a|an|\d)"),
    ("anaphora", r"전날|당일|이튿날|다음날|이날|같은|당시|동기|\b(?:previous|same|following|that (?:day|year|month|time))\b"),
    ("weekday", r"[월화수목금토일]요일|\((?:[월화수목금토일])\)|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"),
    ("clock time", r"\d\s?시|:\d\d|\b(?:a\.?m|p\.?m)\b|o'clock|noon|midnight|정오|자정"),
    ("part of day", r"오전|오후|아침|저녁|밤|새벽|낮|morning|afternoon|evening|night|dawn"),
    ("full date", r"\d{4}\s?[년.\-/]\s?\d{1,2}\s?[월.\-/]\s?\d{1,2}|[a-z]{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [a-z]{3,} \d{4}"),
    ("year and month", r"\d{4}\s?년\s?\d{1,2}\s?월|\b[a-z]{3,}\.? (?:of )?\d{4}\b"),
    ("relative month and day", r"(?:지난|다음|이번|이|전)\s?달 ?\d|내달 ?\d"),
    ("relative week, month, year", r"작년|지난해|올해|내년|재작년|[이지전다].*(?:달|주|해)\b|내달|금년|\b(?:last|next|this|past|coming) \w+|\byear\b|\bmonth\b|\bweek\b"),
    ("part of month or year", r"초$|말$|중순|하순|상순|\b(?:early|mid|late|end of|beginning of)\b"),
    ("relative day", r"어제|오늘|내일|모레|그제|yesterday|today|tomorrow|tonight"),
    ("month and day", r"\d{1,2}\s?월\s?\d{1,2}\s?일|\b[a-z]{3,}\.? \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,}\b|\d{1,2}[/.]\d{1,2}"),
    ("bare day", r"^(?:지난 |오는 )?\d{1,2}일$"),
    ("month", r"^(?:지난 |오는 )?\d{1,2}월|^(?:january|february|march|april|may|june|july|august|sept?|october|november|december)"),
    ("year", r"\d{4}"),
    ("vague", r"최근|현재|향후|앞으로|now|recent|current|soon|future|past|once|time"),
)  # fmt: skip
_PATTERNS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in PHENOMENA]


def phenomenon(surface: str, kind: str) -> str:
    """Return what a date expression is about; sets and durations are told by their type."""
    if kind in ("SET", "DURATION"):
        return "set" if kind == "SET" else "duration"
    return next((name for name, pattern in _PATTERNS if pattern.search(surface)), "other")


def _canonical() -> Callable[[str], str]:
    spec = importlib.util.spec_from_file_location("eval_dates", EVAL / "dates" / "eval_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    canon: Callable[[str], str] = module.canon
    return canon


def shares(gold: Iterable[Row], predictions: dict[str, list[Row]]) -> dict[str, float]:
    """Return the share of right values as "phenomenon ko: weekday (255)", the number of gold spans in brackets."""
    canon = _canonical()
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in gold:
        for span in row["gold"]:
            about = phenomenon(row["text"][span["start"] : span["end"]], span["type"])
            count = counts[row["lang"], "holiday, feast" if "holiday" in row["source"] else about]
            wanted = {canon(value) for value in (span["value"], *span.get("alt", []))}
            near = [d for d in predictions[row["id"]] if d["start"] < span["end"] and span["start"] < d["end"]]
            count[0] += any(canon(d["value"]) in wanted for d in near)
            count[1] += 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], -item[1][1]))
    return {f"phenomenon {lang}: {name} ({all_})": right / all_ for (lang, name), (right, all_) in ordered}
