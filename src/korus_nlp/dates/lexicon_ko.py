"""Korean date words: tables of units, numerals, modifiers, days of the calendar, and their guards.

Korean units hang on numbers (3일, 스물네 시간) and particles on units, so an atom here is number + unit. Whether 3일 is a
day or a length is decided by what follows it: 간, 동안, 째, 만에, 전, 후 … make a length.
"""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from typing import Any, Final

from korus_nlp.dates.expression import Duration, Point, Range, Repeat
from korus_nlp.dates.feast_names import KOREAN
from korus_nlp.dates.lexicon import Reading, full_year
from korus_nlp.dates.numerals import DAY_COUNTS, SINO, korean

WEEKDAYS: Final = {name: number for number, name in enumerate("월화수목금토일", 1)}
_LEFT = r"(?<![가-힣])"
# A length, not a date: what may follow the unit.
_LENGTH: Final = re.compile(
    r"\s?(?:간(?!의|격|부|담)|동안|째|만(?=에|이[다었라며고어]|인(?![가-힣])|의|은|\s|[.,)]|$)|여|넘게|넘는|넘도록|가까이|내내|이상|이하|미만|이내|안에|내에|내로|정도|가량"
    r"|전(?![체국반쟁기략환화망시통])|뒤|후(?![보원반속])|짜리|앞|남짓|연속|연장|더\s|걸|소요|기한|유예|반(?![도발대응])|\s?(?:지났|흘렀|남았|남은|앞두))"
)
_BLANKS: Final = re.compile(r"\s+")
_FIGURES: Final = re.compile(r"[\d.]+")
_DATED: Final = re.compile(r"(?:에|부터|까지)?(?:\s|$)")


def _year(m: re.Match[str]) -> Reading:
    number = int(m["y"])
    era = m["era"] or ""
    if _LENGTH.match(m.string, m.end()) and not era and number >= 3000:
        return "d", Duration(((str(number), "Y"),))
    if (
        re.match(r"\s?(?:전(?![체국반쟁기략환화망시통])|동안|간의?\s|여\s|전통|역사)", m.string[m.end() : m.end() + 6])
        and number % 100 == 0
    ):
        return "d", Duration(((str(number), "Y"),))
    number -= {"단기": 2333, "불기": 544}.get(era, 0)
    if not 1 <= number <= 2999:
        return None
    return "Y", Point(year=f"BC{number:04}" if era in ("기원전", "bc") else f"{number:04}")


# The first year of a reign counts as 1 in Japan; a king of Joseon counts from the year after he came to the throne.
REIGNS: Final = {
    **{"쇼와": 1925, "헤이세이": 1988, "레이와": 2018, "메이지": 1867, "다이쇼": 1911, "광무": 1896, "융희": 1906},
    **{"태조": 1391, "태종": 1400, "세종": 1418, "문종": 1450, "단종": 1452, "세조": 1454, "성종": 1469, "중종": 1505},
    **{
        "연산군": 1494,
        "명종": 1545,
        "선조": 1567,
        "광해군": 1608,
        "인조": 1622,
        "효종": 1649,
        "현종": 1659,
        "숙종": 1674,
    },
    **{"경종": 1720, "영조": 1724, "정조": 1776, "순조": 1800, "헌종": 1834, "철종": 1849, "고종": 1863},
}


def _reign(m: re.Match[str]) -> Reading:
    """세종 25년, 쇼와 20년."""
    return "Y", Point(year=str(REIGNS[m["reign"]] + int(m["n"])))


def _short_year(m: re.Match[str]) -> Reading:
    return "Y", Point(year=str(full_year(int(m["y"]))))


def _short_year_month(m: re.Match[str]) -> Reading:
    """'22.12월."""
    return "p", Point(year=str(full_year(int(m["y"]))), month=int(m["m"]))


def _sport_season(m: re.Match[str]) -> Reading:
    """2021-22시즌: from one year to the next."""
    first, last = m["a"], m["b"] if len(m["b"]) == 4 else m["a"][:2] + m["b"]
    return ("v", Range(Point(year=first), Point(year=last))) if int(last) == int(first) + 1 else None


def _decade(m: re.Match[str]) -> Reading:
    digits = m["y"]
    return "Y", Point(year=digits[:3] + "X" if len(digits) == 4 else str(full_year(int(digits)))[:3] + "X")


def _century(m: re.Match[str]) -> Reading:
    number = int(m["c"]) - 1
    return (
        ("Y", Point(year=f"BC{number:02}XX" if m["bc"] else f"{number:02}XX"))
        if 0 <= number <= 29 and not m["bc"]
        else None
    )


_SINO_MONTHS: Final = {
    **{"일월": 1, "이월": 2, "삼월": 3, "사월": 4, "오월": 5, "유월": 6, "칠월": 7, "팔월": 8, "구월": 9},
    **{"시월": 10, "십월": 10, "십일월": 11, "십이월": 12},
}


def _month(m: re.Match[str]) -> Reading:
    return "M", Point(month=int(m["n"]))


def _sino_month(m: re.Match[str]) -> Reading:
    follows = re.match(rf"\s?(?:\d|{SINO})", m.string[m.end() : m.end() + 6])
    if m[0] in ("일월", "이월", "구월", "사월") and not follows:
        return None
    return "M", Point(month=_SINO_MONTHS[m[0]])


_A_DAY: Final = re.compile(r"\s?\d+\s?(?:회|번|식|정|명|톤|건|끼)")  # 1일 2회


def _day(m: re.Match[str]) -> Reading:
    number = korean(m["n"])
    if number == 1 and _A_DAY.match(m.string, m.end()):
        return "d", Duration((("1", "D"),))
    if _LENGTH.match(m.string, m.end()) or not 1 <= number <= 31:
        return "d", Duration(((str(number), "D"),))
    return "p", Point(day=number)


def _sino_day(m: re.Match[str]) -> Reading:
    number = korean(m["n"])
    before = m.string[max(0, m.start() - 2) : m.start()]
    if not ("월" in before or (number > 9 and not re.search("[가-힣]$", before))):
        return None
    return _day(m)


def _lunar_day(m: re.Match[str]) -> Reading:
    return "p", Point(month=int(m["m"]), day=int(m["d"]), lunar=True)


def _weekday(m: re.Match[str]) -> Reading:
    return "W", Point(wday=WEEKDAYS[m["w"]])


def _clock(m: re.Match[str]) -> Reading:
    hour = korean(m["n"])
    if hour > 24:
        return None
    minute = 30 if m["half"] else korean(m["min"]) if m["min"] else None
    if minute is not None and minute > 59:
        return None
    second = int(m["sec"]) if m["sec"] else None
    if m.groupdict().get("to") and minute:  # 17시 5분 전
        hour, minute = (hour - 1) % 24, 60 - minute
    known = "24" if hour > 12 or hour == 0 or m["n"].startswith("0") else None
    return "p", Point(hour=hour, minute=minute, second=second, half_day=known)


_PODS: Final = {
    **{"오전": "MO", "새벽": "MO", "아침": "MO", "오후": "AF", "낮": "DT", "한낮": "MI", "대낮": "DT", "점심": "MI"},
    **{"저녁": "EV", "밤": "NI", "심야": "NI", "한밤중": "NI", "한밤": "NI", "해뜰 무렵": "MO", "이른 아침": "MO"},
}


def _pod(m: re.Match[str]) -> Reading:
    return "p", Point(pod=_PODS[m["pod"]])


_AMOUNTS: Final = {"몇": "X", "수": "X", "수십": "X", "수백": "X", "여러": "X", "반": "0.5"}
_UNIT_NAMES: Final = {
    **{
        "년": "Y",
        "해": "Y",
        "개월": "M",
        "달": "M",
        "주일": "W",
        "주간": "W",
        "주": "W",
        "일": "D",
        "날": "D",
        "박": "D",
    },
    **{"시간": "TH", "분": "TM", "초": "TS", "세기": "C", "분기": "Q", "반기": "H6", "영업일": "B", "거래일": "B"},
}


def _amount(text: str) -> str:
    text = text.strip()
    if text in _AMOUNTS:
        return _AMOUNTS[text]
    return text if _FIGURES.fullmatch(text) else str(korean(text))


def _of_history(number: int, after: str | None) -> bool:
    """918년에, 918년 건국: a year; 100년 기업, 150년 전통 are lengths."""
    return after is not None and 100 <= number <= 999 and bool(after.strip() or (number >= 300 and number % 50))


_MATCH_TIME: Final = re.compile(r"(?:전반|후반|추가\s?시간|연장)\s?$")  # 후반 45분: the minute of a match


def _duration(m: re.Match[str]) -> Reading:
    unit = _UNIT_NAMES[m["unit"]]
    amount = _amount(m["n"])
    after = m.string[m.end() : m.end() + 4]
    dated = None if _LENGTH.match(m.string, m.end()) else _DATED.match(after)
    if m["unit"] == "분" and _MATCH_TIME.search(m.string, max(0, m.start() - 6), m.start()):
        return None
    if (
        m["unit"] == "년"
        and m[0].endswith("년")
        and m["n"].isdecimal()
        and _of_history(int(m["n"]), dated[0] if dated else None)
    ):
        return "Y", Point(year=f"{int(m['n']):04}")
    if m["unit"] == "주" and re.match(r"와\s?\d|부터|차(?![가-힣])", after):
        return "p", Point(week=int(amount)) if amount.isdecimal() and 1 <= int(amount) <= 53 else Point(weak=True)
    if m["unit"] == "년" and m[0].endswith("년") and amount.isdecimal() and 1900 <= int(amount) <= 2100:
        return "Y", Point(year=amount)
    groups = m.groupdict()
    if groups.get("half") or groups.get("half2"):
        amount = f"{float(amount) + 0.5:g}" if amount != "X" else "X"
    return "d", Duration(((amount, unit),))


def _day_count(m: re.Match[str]) -> Reading:
    return "d", Duration(((str(DAY_COUNTS[m["word"]]), "D"),))


def _few(m: re.Match[str]) -> Reading:
    """두세 달, 사나흘: an unknown few."""
    unit = {"달": "M", "개월": "M", "해": "Y", "년": "Y", "주": "W", "시간": "TH"}.get(m["unit"] or "", "D")
    return "d", Duration((("X", unit),))


def _nights(m: re.Match[str]) -> Reading:
    return "d", Duration(((m["d"], "D"),))


_RELATIVE: Final[dict[str, tuple[str, float, str]]] = {
    # word: unit, count, base
    **dict.fromkeys(("오늘", "금일"), ("D", 0, "now")),
    **dict.fromkeys(("어제", "작일"), ("D", -1, "now")),
    **dict.fromkeys(("그제", "그저께", "그제께", "엊그제", "엊그저께"), ("D", -2, "now")),
    **dict.fromkeys(("그끄제", "그끄저께"), ("D", -3, "now")),
    **dict.fromkeys(("내일", "명일"), ("D", 1, "now")),
    **dict.fromkeys(("모레", "내일모레", "내일 모레", "낼모레"), ("D", 2, "now")),
    "글피": ("D", 3, "now"),
    "그글피": ("D", 4, "now"),
    **dict.fromkeys(("이날", "이 날"), ("D", 0, "day")),
    **dict.fromkeys(("당일", "그날", "그 날", "같은 날", "같은날", "동일자"), ("D", 0, "then")),
    **dict.fromkeys(
        ("이튿날", "다음날", "다음 날", "그 다음날", "그다음 날", "그 다음 날", "익일", "뒷날"), ("D", 1, "then")
    ),
    **dict.fromkeys(("전날", "전일", "하루 전날", "그 전날", "바로 전날"), ("D", -1, "day")),
    **dict.fromkeys(("올해", "올 해", "금년", "금년도", "올해년도", "본년", "올 한해", "올 한 해"), ("Y", 0, "now")),
    **dict.fromkeys(("지난해", "지난 해", "작년", "작년도", "저번 해", "거년"), ("Y", -1, "now")),
    **dict.fromkeys(("재작년", "지지난해", "지지난 해", "그러께"), ("Y", -2, "now")),
    **dict.fromkeys(("내년", "내년도", "명년", "오는 해"), ("Y", 1, "now")),
    **dict.fromkeys(("내후년", "후년", "다다음 해", "다다음해"), ("Y", 2, "now")),
    **dict.fromkeys(
        ("같은 해", "같은해", "그해", "그 해", "당해", "당해연도", "당해 연도", "동년", "이 해"), ("Y", 0, "then")
    ),
    **dict.fromkeys(("이듬해", "다음 해", "다음해", "그 다음해", "그다음 해", "익년"), ("Y", 1, "then")),
    **dict.fromkeys(("전년", "전년도", "직전 해", "전 해"), ("Y", -1, "then")),
    **dict.fromkeys(("이달", "이 달", "이번달", "이번 달", "금월"), ("M", 0, "now")),
    **dict.fromkeys(("지난달", "지난 달", "저번달", "저번 달", "작월"), ("M", -1, "now")),
    **dict.fromkeys(("지지난달", "지지난 달", "저저번 달", "전전달"), ("M", -2, "now")),
    **dict.fromkeys(("다음달", "다음 달", "내달", "내월", "차월", "담달", "다가오는 달", "오는 달"), ("M", 1, "now")),
    **dict.fromkeys(("다다음달", "다다음 달"), ("M", 2, "now")),
    **dict.fromkeys(("같은 달", "같은달", "그달", "그 달", "동월", "당월", "당 월"), ("M", 0, "then")),
    **dict.fromkeys(("전달", "전월", "직전 달", "전 달"), ("M", -1, "then")),
    **dict.fromkeys(("이듬달", "익월", "그다음 달", "그 다음 달"), ("M", 1, "then")),
    **dict.fromkeys(("이번주", "이번 주", "금주", "이 주", "이번 한주", "이번 한 주"), ("W", 0, "now")),
    **dict.fromkeys(("지난주", "지난 주", "저번주", "저번 주", "지난 한주", "지난 한 주"), ("W", -1, "now")),
    **dict.fromkeys(("지지난주", "지지난 주", "저저번 주", "저저번주"), ("W", -2, "now")),
    **dict.fromkeys(("다음주", "다음 주", "내주", "차주", "담주", "오는 주", "다가오는 주"), ("W", 1, "now")),
    **dict.fromkeys(("다다음주", "다다음 주"), ("W", 2, "now")),
    **dict.fromkeys(("같은 주", "그 주", "그주"), ("W", 0, "then")),
    **dict.fromkeys(("이번분기", "이번 분기", "금분기", "당분기", "당 분기"), ("Q", 0, "now")),
    **dict.fromkeys(("지난분기", "지난 분기", "전분기", "전 분기", "직전 분기", "저번 분기"), ("Q", -1, "now")),
    **dict.fromkeys(("다음분기", "다음 분기", "차분기"), ("Q", 1, "now")),
}
_LAST_NIGHT: Final = ("어젯밤", "어제밤", "간밤", "지난밤", "지난 밤")
_BAD_AFTER: Final = {
    "오늘": "날",
    "내일": "[을를]?\\s?(?:향|배움)",
    "내주": "[고는며었신]|기|어|지|자",
    "내달": "[리렸려라]",
    "전달": r"(?!보다|에|의|\s?대비|과\s?비교|\s?[말초]|부터|까지|\s?\d{1,2}일)",
    "차주": "[가는의를와]?\\s?(?:차량|대출|별)",
    "전일": "제|적",
    "당일": "치기",
    "그달": "[리]",
    "당해": r"(?!\s?(?:연도|년도|회계|사업|분기))",
    "작년": "",
    "후년": "",
    "이 주": "간|[장제인]|의|택|변|민|소|도|식",
    "이 달": "[리라]|은|러",
    "이 해": "[하]|안|결|를\\s?돕",
    "그 주": "[장제인체]|변|민|소|식|된",
    "전 달": "",
    "동월": "",
    "이번주": "",
    "모레": "[알]",
    "그제": "[야서]",
    "글피": "",
    "이날": "",
    "동년": "배",
    "본년": "",
    "오는 해": "",
}


# 전날 behind the name of an event is the day before that event, whenever it was.
_EVENT_BEFORE: Final = re.compile(
    r"(?:연휴|명절|휴일|수능|시험|선거|투표|개막|폐막|개학|경기|대회|결혼식?|공연|출국|출발|방문|회담|행사|발표|휴가|입대|마감|개봉|시행|주총)\s$"
)


def _relative(m: re.Match[str]) -> Reading:
    word = _BLANKS.sub(" ", m["rel"])
    bad = _BAD_AFTER.get(word)
    if bad and re.match(bad, m.string[m.end() : m.end() + 8]):
        return None
    if word == "전날" and _EVENT_BEFORE.search(m.string, max(0, m.start() - 6), m.start()):  # 연휴 전날: of no day said
        return None
    unit, count, base = _RELATIVE[word]
    return "p", Point(shifts=((unit, count),), base=base)


def _last_night(m: re.Match[str]) -> Reading:
    return "p", Point(shifts=(("D", -1),), pod="NI")


def _this_year(m: re.Match[str]) -> Reading:
    return "p", Point(shifts=(("Y", 0),))


_MODIFIERS: Final = {
    **dict.fromkeys(("이번", "금번"), "this"),
    **dict.fromkeys(("지난", "저번", "지나간"), "last"),
    **dict.fromkeys(("지지난", "저저번"), "last2"),
    **dict.fromkeys(("다음", "차기"), "next"),
    **dict.fromkeys(("다다음",), "next2"),
    **dict.fromkeys(("오는", "다가오는", "돌아오는", "앞으로", "향후"), "coming"),
    **dict.fromkeys(("같은", "그"), "same"),
    **dict.fromkeys(("최근", "과거", "지난 한", "이전"), "past"),
}


def _modifier(m: re.Match[str]) -> Reading:
    return "m", _MODIFIERS[m["mod"]]


def _weekend(m: re.Match[str]) -> Reading:
    return "u", "WE"


def _season(m: re.Match[str]) -> Reading:
    return "p", Point(season={"봄": "SP", "여름": "SU", "가을": "FA", "겨울": "WI"}[m["season"]], weak=True)


def _quarter(m: re.Match[str]) -> Reading:
    word = m["q"].strip()
    if word.isdecimal() and _RUN.match(m.string, m.end()):
        return "d", Duration(((word, "Q"),))
    return "p", Point(quarter={"첫": 1}.get(word) or korean(word))


_RUN: Final = re.compile(r"\s?(?:연속|째(?![가-힣])|만에|동안)")  # 3분기 연속: three of them


def _half(m: re.Match[str]) -> Reading:
    return "p", Point(half=1 if m[0].startswith("상") else 2)


_ORDINALS: Final = {
    **{"첫": 1, "첫째": 1, "둘째": 2, "셋째": 3, "넷째": 4, "다섯째": 5, "여섯째": 6, "마지막": -1},
    **{"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6},
}


def _ordinal(m: re.Match[str]) -> Reading:
    word = m["o"]
    return "o", _ORDINALS[word] if word in _ORDINALS else int(word)


def _unit(m: re.Match[str]) -> Reading:
    return "u", {"주": "W", "날": "D", "달": "M", "해": "Y", "요일": "WD"}[m["unit"]]


_PARTS: Final = {
    **dict.fromkeys(("초", "초반", "초순", "상순", "벽두", "초엽"), "start"),
    **dict.fromkeys(("중순", "중반", "중엽"), "mid"),
    **dict.fromkeys(("말", "하순", "후반", "말엽", "막판", "말께", "말경"), "end"),
}


def _part(m: re.Match[str]) -> Reading:
    return "s", _PARTS[m["part"]]


def _year_edge(m: re.Match[str]) -> Reading:
    """연말, 연초: the year, as 이달 말 is the month."""
    return "p", Point(shifts=(("Y", 0),), part={"말": "end", "초": "start"}.get(m[0][1]))


def _month_edge(m: re.Match[str]) -> Reading:
    return "p", Point(day=-1) if m[0] in ("말일", "그믐날") else Point(
        shifts=(("M", 0),), part="end" if m[0].endswith("말") else "start"
    )


def _ago(m: re.Match[str]) -> Reading:
    return "a" if m["ago"] in ("전", "이전") else "l", m["ago"]


def _set(period: str) -> Any:
    return lambda m: ("v", Repeat(period=period))


def _every(m: re.Match[str]) -> Reading:
    return "e", {"일": "D", "년": "Y", "해": "Y", "월": "M", "달": "M", "주": "W", "분기": "Q", "시간": "TH"}[m["unit"]]


def _same_period(m: re.Match[str]) -> Reading:
    return "p", Point(
        shifts=(("Y", -1),), base="now" if m["year"].startswith(("작", "지난")) else "then", same_period=True
    )


_FEASTS: Final = {name.replace(" ", ""): key for name, key in KOREAN.items()}


_NEW_YEAR: Final = re.compile(
    r"\s?(?:연휴|명절|당일|특집|선물|대목|귀성|귀경|차례|세뱃|승차권|음식|을\s?(?:맞|앞|쇠)|이후|·|‧|[이가]\s(?:다가|지나)|에\s?(?:고향|만나))"
)
_WHICH_NEW_YEAR: Final = re.compile(r"(?:올해|올|지난해|작년|지난|오는|내년|이번|다음|첫)\s$")


def _holiday(m: re.Match[str]) -> Reading:
    if m["holiday"] == "설":  # 설 is also a theory, and to stand
        told = _WHICH_NEW_YEAR.search(m.string, max(0, m.start() - 5), m.start())
        if not told and not _NEW_YEAR.match(m.string, m.end("holiday")):
            return None
    return "p", Point(holiday=_FEASTS[re.sub(r"\s+", "", m["holiday"])])
