"""Cut a line into runs of one language: script decides, then the cases script cannot decide.

A run is "ko", "en", "zh", "ja", "ru", "num" or "other". The conventions are those of the code-switching guideline:
a particle is Korean even behind a Latin word ("KOTRA는" = en + ko), letters and digits together are one English token
(HBM3E, NURI-X2, 5G), a number with a unit is num + en (6.2km), an e-mail address, URL or bare domain is "other",
Hanja used in Korean is Korean. White space and punctuation belong to the run before them when it goes on behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from korus_nlp.document import Run
from korus_nlp.language import english, scripts
from korus_nlp.text.normalise import compose

_UNITS = (
    "km|cm|mm|nm|kg|mg|km/h|kph|mph|kW|MW|GW|TW|kWh|MWh|GWh|TWh|Wh|KB|MB|GB|TB|PB|Kbps|Mbps|Gbps|Hz|kHz|MHz|GHz|"
    "m|g|t|l|L|ml|mL|kL|W|V|A|mAh|cc|ha|ft|in|lb|oz|bp|bps|pt|p|am|pm|AM|PM|kcal|dB|hPa|ppm|x|s|ms"
)
_TOKEN = re.compile(
    rf"""
      (?P<web>   [\w.+-]+@[\w-]+(?:\.[\w-]+)+                        # name@site.co.kr
               | (?:https?://|www\.)[^\s<>"'()\[\]…]+                 # https://info.example/ko/공지
               | (?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*
                 \.(?:com|net|org|info|biz|kr|jp|cn|ru|uk|de|fr|eu|us|tv|io|ai|example|go|news)(?![A-Za-z0-9])
                 (?:/[^\s<>"'()\[\]…]*)? )                             # chosun.com
    | (?P<unit>  (?<![A-Za-z0-9])\d[\d.,]*(?=(?:{_UNITS})(?![A-Za-z0-9])) )  # 6.2 of 6.2km
    | (?P<alnum> (?=[A-Za-z0-9-]*[A-Za-z])(?=[A-Za-z-]*[0-9])
                 [A-Za-z0-9]+(?:-[A-Za-z0-9]+)* )                       # HBM3E, NURI-X2, COVID-19, 5G
    | (?P<num>   [\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2150-\u215f\u2460-\u249b\uff10-\uff19]
                 (?:[\d.,:/~\-–—\u2150-\u215f%]*[\d\u2150-\u215f%])?)       # 1,240  4-6-3  70%  4⅓
    | (?P<ko>    [{scripts.HANGUL}]+ )
    | (?P<han>   [{scripts.HAN}{scripts.KANA}]+ )
    | (?P<ru>    [{scripts.CYRILLIC}]+ )
    | (?P<latin> [{scripts.LATIN}]+ )
    | (?P<other> [^\W\d_] )
    """,
    re.VERBOSE,
)
_LATIN_GAP = re.compile(r"[\s'’&.,\-–/:;!?\"“”]*\Z")
_HAN_GAP = re.compile(r"[\s、。，·]*\Z")
_CYRILLIC_GAP = re.compile(r"[\s\-–.,]*\Z")


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "other"
        yield match.start(), match.end(), {"unit": "num", "alnum": "en", "web": "other"}.get(group, group)


def _joined(text: str) -> list[tuple[int, int, str]]:
    """Join neighbouring tokens of one script across the gaps that do not end a phrase, so that phrases are judged."""
    gaps = {"latin": _LATIN_GAP, "han": _HAN_GAP, "ru": _CYRILLIC_GAP}
    out: list[tuple[int, int, str]] = []
    for start, end, group in _tokens(text):
        if out and out[-1][2] == group and group in gaps and gaps[group].match(text, out[-1][1], start):
            out[-1] = (out[-1][0], end, group)
        else:
            out.append((start, end, group))
    return out


def _decide(text: str, group: str) -> str:
    if group == "latin":
        return "en" if english.is_english(text) else "other"
    if group == "han":
        return scripts.of_han(re.sub(f"[^{scripts.HAN}{scripts.KANA}]", "", text))
    if group == "ru":
        return scripts.of_cyrillic(text)
    return group


def runs(text: str, offset: int = 0) -> tuple[Run, ...]:
    """Return the language runs of a line, in order, neighbours of one language joined.

    Args:
        text: a line or paragraph.
        offset: added to every position, so that a paragraph's runs are positions in its page.

    >>> [(r.start, r.end, r.lang) for r in runs("KOTRA는 6.2km 북쪽")]
    [(0, 5, 'en'), (5, 6, 'ko'), (7, 10, 'num'), (10, 12, 'en'), (13, 15, 'ko')]
    """
    out: list[Run] = []
    text, starts = compose(text)
    for start, end, group in _joined(text):
        lang = _decide(text[start:end], group)
        first, last = starts[start] + offset, starts[end] + offset
        if out and out[-1].lang == lang:
            out[-1] = Run(out[-1].start, last, lang)
        else:
            out.append(Run(first, last, lang))
    return tuple(out)
