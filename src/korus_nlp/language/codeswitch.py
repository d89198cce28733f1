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
    | (?P<unit>  (?<![A-Za-z0-9])(?!\d{{4}}s\b)\d[\d.,]*(?=(?:{_UNITS})(?![A-Za-z0-9])) )  # 6.2 of 6.2km
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
# What the text itself says about the words that follow: 독일어로 'Schadenfreude', the Chinese word 关系.
_SAID = re.compile(
    r"""(?: (?P<zh>중국어|중문|간체|번체|광둥어|Chinese|Mandarin|Cantonese)
          | (?P<ja>일본어|일어|Japanese|[Kk]anji)
          | (?P<ko>한자|한문|사자성어|고사성어|[Hh]anja|Korean)
          | (?P<en>영어|영문)
          | (?P<other>(?:독일|프랑스|스페인|이탈리아|라틴|포르투갈|네덜란드|스웨덴|핀란드|베트남|인도네시아|말레이|터키
                      |튀르키예|헝가리|폴란드|체코|그리스|몽골|우크라이나|카자흐|불가리아|세르비아|힌디|아랍|태국
                      |에스페란토|산스크리트)어|불어
                     |German|French|Spanish|Italian|Latin|Portuguese|Dutch|Vietnamese|Ukrainian) )
        (?:[가-힣]{0,3}|\s(?:words?|terms?|phrases?|characters?|name|expression))(?:\s(?:단어|표현|인사말?|속담|원문|제목|of|for))?
        [\s'"‘“’”<《『「(:,]{0,3}\Z""",
    re.VERBOSE,
)
# Whose words a quotation in Chinese characters is, and whose a paper's name with an article (프랑스 일간 'Le …').
_SPEAKERS = re.compile(
    r"(?:(?P<zh>중국|대만|타이완|홍콩|마카오|베이징|상하이)|(?P<ja>일본|도쿄|오사카))[^\"“'‘「『]{0,24}[\"“'‘「『]\Z"
    r"|(?P<other>프랑스|파리|독일|베를린|스페인|이탈리아|네덜란드|포르투갈|스웨덴|브라질|멕시코)[^\"“'‘「『]{0,12}[\"“'‘「『<《]\Z"
)
_SPOKEN = 5  # Chinese characters from which a quotation is no idiom
_BEFORE = 28  # characters in which it says so
_LANGUAGES = {
    "中文": "zh",
    "简体中文": "zh",
    "簡體中文": "zh",
    "繁體中文": "zh",
    "繁体中文": "zh",
    "汉语": "zh",
    "日本語": "ja",
}
_LATIN_GAP = re.compile(r"[\s'’&.,\-–/:;!?\"“”]*\Z")
_HAN_GAP = re.compile(r"[\s、。，·]*\Z")
_CYRILLIC_GAP = re.compile(r"[\s\-–.,]*\Z")


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "other"
        if group == "han":
            group = _LANGUAGES.get(match[0], group)
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


def _decide(text: str, start: int, end: int, group: str) -> str:
    if group not in ("latin", "han", "ru"):
        return group
    said = _SAID.search(text, max(0, start - _BEFORE), start)
    name = said.lastgroup if said else None
    part = text[start:end]
    if group == "latin":
        if name in ("en", "other"):
            return name
        foreign = english.has_foreign_word(part) and _speaker(text, start) == "other"
        return "en" if english.is_english(part) and not foreign else "other"
    if group == "ru":
        return "other" if name == "other" else scripts.of_cyrillic(part)
    letters = re.sub(f"[^{scripts.HAN}{scripts.KANA}]", "", part)
    found = scripts.of_han(letters)
    if found == "ko" and name is None and len(letters) >= _SPOKEN:
        name = _speaker(text, start)
    return name if found == "ko" and name in ("zh", "ja") else found


def _speaker(text: str, start: int) -> str | None:
    """Return the language of whom the text names before a quotation that begins at `start`, or None."""
    found = _SPEAKERS.search(text, max(0, start - 2 * _BEFORE), start)
    return found.lastgroup if found else None


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
        lang = _decide(text, start, end, group)
        first, last = starts[start] + offset, starts[end] + offset
        if out and out[-1].lang == lang:
            out[-1] = Run(out[-1].start, last, lang)
        else:
            out.append(Run(first, last, lang))
    return tuple(out)
