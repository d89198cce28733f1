"""The Korean patterns: how the words of `lexicon_ko` stand in a text, and what must not stand beside them."""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

import re
from typing import Any, Final

from korus_nlp.dates.expression import Duration, Point, Vague
from korus_nlp.dates.feast_names import KOREAN
from korus_nlp.dates.lexicon import Entry
from korus_nlp.dates.lexicon_ko import (
    _LAST_NIGHT,
    _LEFT,
    _MODIFIERS,
    _RELATIVE,
    REIGNS,
    _ago,
    _century,
    _clock,
    _day,
    _day_count,
    _decade,
    _duration,
    _every,
    _few,
    _half,
    _holiday,
    _last_night,
    _lunar_day,
    _modifier,
    _month,
    _month_edge,
    _nights,
    _ordinal,
    _part,
    _pod,
    _quarter,
    _reign,
    _relative,
    _same_period,
    _season,
    _set,
    _short_year,
    _short_year_month,
    _sino_day,
    _sino_month,
    _sport_season,
    _this_year,
    _unit,
    _weekday,
    _weekend,
    _year,
    _year_edge,
)
from korus_nlp.dates.numerals import NATIVE, SINO


def _exact_words(words: Any) -> str:
    """Alternatives whose blanks must stand: 이 해 is a year, 이해 is not."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _words(words: Any) -> str:
    return "|".join(re.escape(w).replace("\\ ", r"\s?") for w in sorted(words, key=len, reverse=True))


_JOINED = r"(?<![가-힣])|(?<=오늘)|(?<=내일)|(?<=어제)|(?<=모레)|(?<=요일)|(?<=\d일)|(?<=날)|(?<=번주)|(?<=음주)|(?<=난주)|(?<=주말)"  # 금요일밤, 오늘밤
_PARTICLE = (
    r"(?=$|[^가-힣]|에|의|부터|까지|은|는|이|가|도|을|를|로|께|경|쯤|이나|과|와|만|보다|엔|인|현재|당시|무렵|사이)"
)

# Spans that 최근 or 지난 measure: 최근 석 달, 최근 한 달.
_SPANS = r"하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|일주일|[한두세석네넉]\s(?:달|해|주|시간)|다섯|십|이십|반\s?년"
HANGUL_DIGIT_ENTRIES: Final = [
    Entry(r"(?P<era>기원전)\s?(?P<y>\d{1,4})\s?년", _year),
    Entry(r"(?P<era>(?!))?(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:학년도|회계연도)", _year),
    Entry(r"음력\s?(?P<m>1[0-2]|0?[1-9])월\s?(?P<d>3[01]|[12]\d|0?[1-9])일", _lunar_day),
    Entry(r"(?<![\d.])(?P<a>(?:19|20)\d\d)\s?[-~∼/–]\s?(?P<b>(?:19|20)\d\d|\d\d)\s?시즌", _sport_season),
    Entry(
        r"(?:(?P<era>단기|불기|서기|기원전)\s?)?(?<!\d)(?P<y>[\d]{4})\s?년도?(?!대|생|산|식|형|차(?![량장례])|급)",
        _year,
    ),
    Entry(
        r"(?<![\d.,])['’`]?(?P<y>[0-3]\d)년(?=\s?(?:\d{1,2}월|[상하]반기|[1-4]\s?분기|[말초](?=$|[^가-힣])|연[말초]|봄|여름|가을|겨울))",
        _short_year,
    ),
    Entry(r"(?<![\d.,])['’`]?(?P<y>\d\d)년(?=\s?\d{1,2}월)", _short_year),
    Entry(r"['’`](?P<y>\d\d)\.\s?(?P<m>1[0-2]|0?[1-9])월", _short_year_month),
    Entry(r"['’](?P<y>\d\d)년(?!대)", _short_year),
    Entry(r"(?<!\d)(?<!\d[.,])['’]?(?P<y>[12]\d\d0|\d0)년대", _decade),
    Entry(r"(?:(?P<bc>기원전)\s?)?(?<![\d.])(?P<c>\d{1,2})세기", _century),
    Entry(
        r"(?<![\d.])(?P<n>1[0-2]|0?[1-9])\s?월(?!드|급|세(?!계)|례회|요일|미도|호|간지|계수|남|등|척|경\b|정액|곡|명동|출|식)",
        _month,
    ),
    Entry(
        r"(?<![\d.:제])(?<!d-)(?P<n>\d{1,3})\s?일(?!등|\s차(?=$|[^가-힣]|[에는])|선(?=[을이은\s])|자리|보(?!다)|간지|당(?:\s|[^가-힣])|정(?:표|상)|장(?=[\s.,이은을])|제(?!주)|컵|반(?:인|적|도)|용|분량|품|본|러|치|수|터|요|가구|차(?![가-힣])|차[는에의])",
        _day,
    ),
    Entry(
        r"(?<![\d.])(?P<n>[01]?\d|2[0-4])\s?시(?!간|장|즌|티|리즈|군\b|청|의회|의원|민|립|도\s?(?:교육|지사)|스템|중)(?:\s?(?:(?P<min>[0-5]?\d)\s?분(?!기|의)|(?P<half>반(?![가-힣])))"
        r"(?:\s?(?P<sec>\d{1,2})\s?초)?(?P<to>(?:(?<=\D5분)|(?<=10분))\s?전(?=$|[^가-힣]|에|까지|부터|이|인)|(?:(?<=15분)|(?<=20분))\s?전(?=$|[^가-힣\s]|이[다야]|입니))?)?(?:\s?정각)?",
        _clock,
    ),
    Entry(rf"{_LEFT}(?P<reign>{'|'.join(REIGNS)})\s?(?P<n>\d{{1,2}})년(?!간|동안|째|만|\s?(?:동안|만에))", _reign),
    Entry(
        r"(?<![\d.])(?P<n>\d{1,3})여\s?(?P<unit>일)(?P<half>(?!))?(?=$|[^가-힣]|간|만|동안)(?:\s?(?:간|동안))?",
        _duration,
    ),
    Entry(r"(?<![\d.])(?P<n>\d+)박\s?(?P<d>\d+)일", _nights),
    Entry(r"(?<![\d.])(?P<q>[1-4])\s?(?:사|[/·]4)?\s?분기(?!점)", _quarter),
    Entry(
        r"(?<!\d)(?<!\d[.,])(?P<n>\d{1,4}(?:\.\d+)?)\s?여?\s?(?P<unit>개월|년(?!제|차(?!례|량)|생(?!활|산|애|존|명)|근)|주일|주간|주(?!년|기|차장|택|식|민|주|도|요|연|당|가|력|의(?!\s)|\s?만|[가-힣]?사)|달(?!러|리|성)|시간(?!당|제|급|표|강사)|영업일|거래일|반기"
        r"|분(?!기|의\s?[\d일이삼사]|단|교|과대|야|당|량|석|만(?!에|인)|쟁|할|위|들|은|이(?!상|내|라|지만)|께|양|류)|초(?!등|과|중|기|반|대))(?:\s?(?P<half>반)(?![가-힣도])|\s?(?P<half2>반)(?=안|내|후|전|만|동안|이면|이나|이상|가량|정도|쯤|씩|여|째|[을의]\s|이\s))?(?:\s?(?:동안|간(?!의\s?격|격|부|담)|째))?",
        _duration,
    ),
    Entry(r"(?<![\d.])(?P<o>\d{1,2})\s?(?:번\s?째|째)(?=\s?(?:주(?![가-힣])|주에|[월화수목금토일]요일|날))", _ordinal),
]
_NATIVE_CLOCK = r"열두|열한|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉"
HANGUL_ENTRIES: Final = [
    Entry(
        rf"{_LEFT}(?P<year>전년도?|작년|지난\s?해)\s?(?:동기(?!화|생|부)|동월|같은\s?(?:기간|분기|달)|동일\s?기간|동분기)",
        _same_period,
    ),
    Entry(rf"{_LEFT}(?:{'|'.join(_LAST_NIGHT)})", _last_night),
    Entry(
        rf"{_LEFT}(?P<holiday>{_words(KOREAN)})(?![가-힣]*(?:기념관|재단))(?:\s?(?:명절|당일))?(?=$|[^가-힣]|[을를은는이가에의과와도날인엔만]|까지|부터|보다|처럼|때|이후|전|기념|맞이|연휴|선물)",
        _holiday,
    ),
    Entry(
        rf"(?<![\d가-힣])(?P<rel>{_exact_words(_RELATIVE)})(?=$|[^가-힣]|[을를은는이가에의과와도로인엔만께밤]|까지|부터|오[전후]|새벽|아침|저녁|점심|낮|보다|대비|중순|초|(?<!주)말|하반|상반|하순|상순|처럼|이후|이전|이면|동안|월요|화요|수요|목요|금요|토요|일요|\d|첫|마지막|둘째|셋째|넷째|두|세|해|들어|이나|라고|라며|이라|했|하루)",
        _relative,
    ),
    Entry(
        r"(?<![가-힣])올(?=\s?(?:봄|여름|가을|겨울|\d|들어|초|말|상반기|하반기|한\s?해|연말|연초|추석|설|시즌))",
        _this_year,
    ),
    Entry(
        rf"{_LEFT}(?:최근|근래|요사이)(?=$|[^가-힣]|에(?!서)|의\s|까지)(?!\s?(?:\d|몇|수\s?[년개십]|{_SPANS}))",
        lambda m: ("v", Vague("PAST_REF")),
    ),
    Entry(
        rf"{_LEFT}(?<![\d일시분년월]\s)(?:현재|지금|요즘|요즈음)(?=$|[^가-힣]|[은는의]\s|까지|로선|로서는|도\s)(?!\s?(?:{_SPANS}))",
        lambda m: ("v", Vague("PRESENT_REF")),
    ),
    Entry(rf"{_LEFT}(?:매일|날마다|하루하루)(?![가-힣]*신문|경제|유업)", lambda m: ("e", "D")),
    Entry(rf"{_LEFT}(?:해마다)", _set("P1Y")),
    Entry(rf"{_LEFT}(?:달마다|다달이)", _set("P1M")),
    Entry(rf"{_LEFT}(?:주마다)", _set("P1W")),
    Entry(rf"{_LEFT}격일(?:로|제)?", _set("P2D")),
    Entry(rf"{_LEFT}격주(?:로|제)?(?!간)", _set("P2W")),
    Entry(rf"{_LEFT}격월(?:로|제)?", _set("P2M")),
    Entry(rf"{_LEFT}격년(?:으로|제)?", _set("P2Y")),
    Entry(
        rf"{_LEFT}매\s?(?P<unit>년|해|월|달|주|분기|시간)(?=$|[^가-힣]|[에의도은는]|마다|[월화수목금토일]요일|\d|주말)",
        _every,
    ),
    Entry(
        rf"{_LEFT}(?P<mod>{_words(_MODIFIERS)})(?=\s?(?:\d|(?:[월화수목금토일]요일|주말|분기|날\b|봄|여름|가을|겨울|설|추석|한가위|크리스마스|성탄|광복절|개천절|연말|연초|상반기|하반기|몇|수\s?년|수십|하루|이틀|사흘|나흘|닷새|엿새|열흘|보름|한\s?(?:달|해|주|시간)|두|세|네|석\s?달|넉\s?달|반\s?년|다섯|일주일|삼|십|이십|스물|일년|월요|시간|밤|오[전후])))",
        _modifier,
    ),
    Entry(r"(?<![가-힣])(?P<w>[월화수목금토일])요일", _weekday),
    Entry(r"(?<=[\d일주달월날째막음난번오는저\s])(?P<w>[월화수목금토일])요일", _weekday),
    Entry(r"(?<=\()(?P<w>[월화수목금토일])(?=\))", _weekday),
    Entry(
        r"(?<![가-힣])(?P<w>[월화수목금토일])(?=\s?[·~∼,/-]\s?[월화수목금토일](?:[·,][월화수목금토일])*요일)", _weekday
    ),
    Entry(r"(?<![가-힣])(?:연말|연초|연내|연중)(?!연시|정산|내내)" + _PARTICLE, _year_edge),
    Entry(r"(?<![가-힣])(?:월말|월초)" + _PARTICLE, _month_edge),
    Entry(r"(?<![가-힣])(?:주초|주중)(?=$|[^가-힣]|에|부터|까지|의\s|쯤)", lambda m: ("p", Point(shifts=(("W", 0),)))),
    Entry(r"(?:말일|그믐날)", _month_edge),
    Entry(rf"(?:{_JOINED}|(?<=[난번음오는]))주말(?!부부|농장|드라마|연속극|극장)", _weekend),
    Entry(
        r"(?<=[월달년해주대기번음월주올])\s?(?P<part>초반|초순|상순|초|벽두|중순|중반|하순|후반|막판|말)" + _PARTICLE,
        _part,
    ),
    Entry(r"(?<![가-힣])(?P<o>첫|두|세|네|다섯|여섯)\s?번\s?째(?=\s?(?:주|[월화수목금토일]요일|날|달))", _ordinal),
    Entry(
        r"(?P<o>첫째|둘째|셋째|넷째|다섯째|마지막)(?=\s?(?:주(?![가-힣])|주[에는의말]|[월화수목금토일]요일|날|달))",
        _ordinal,
    ),
    Entry(r"(?P<o>첫)(?=\s?(?:주(?![가-힣])|주에|[월화수목금토일]요일|날(?!개)|달))", _ordinal),
    Entry(r"(?<=[째막첫])\s?(?P<unit>주|날|달)" + _PARTICLE, _unit),
    Entry(r"(?<=[째막첫])\s?(?P<unit>주)(?=\s?[월화수목금토일]요일|말)", _unit),
    Entry(r"(?<=그\s)(?P<unit>주)(?=말)", _unit),
    Entry(r"(?:상|하)반기", _half),
    Entry(rf"{_LEFT}(?P<q>첫|[일이삼사])\s?(?:사)?분기", _quarter),
    Entry(r"(?<![가-힣])(?P<season>봄|여름|가을|겨울)(?:철)?(?=$|[^가-힣]|[에은는이의도까부])", _season),
    Entry(r"(?<=[난번해년올은음])\s?(?P<season>봄|여름|가을|겨울)(?:철)?(?=$|[^가-힣]|[에은는이의도까부])", _season),
    Entry(r"(?<![가-힣])정오(?![가-힣]*(?:표|의\s?희망))", lambda m: ("p", Point(hour=12, half_day="24"))),
    Entry(r"(?<![가-힣])자정", lambda m: ("p", Point(hour=0, half_day="24", near="midnight"))),
    Entry(r"(?P<pod>오전|오후)(?!반|조|동(?!안))", _pod),
    Entry(
        rf"(?:{_JOINED})(?P<pod>해뜰 무렵|이른 아침|새벽|아침|한밤중|한밤|한낮|대낮|심야|저녁|점심|밤|낮(?!은))(?=$|[^가-힣]|에|부터|까지|께|[은의]\s|\d|{_NATIVE_CLOCK}\s?시|늦게|사이|이면|이었|이다|이던|이라)",
        _pod,
    ),
    Entry(
        rf"(?<![가-힣])(?P<n>{_NATIVE_CLOCK})\s?시(?!간|장|즌|작|절|대|도|선|리즈|한|비|민|적|스|설|상|점|위|각|켜|키|킨)(?:\s?(?:(?P<min>\d\d?|{SINO})\s?분|(?P<half>반)))?(?P<sec>(?!))?",
        _clock,
    ),
    Entry(
        rf"(?<=오[전후])\s?(?P<n>{_NATIVE_CLOCK})\s?시(?!간)(?:\s?(?:(?P<min>\d\d?|{SINO})\s?분|(?P<half>반)))?(?P<sec>(?!))?",
        _clock,
    ),
    Entry(
        r"(?<![가-힣])(?:십[일이]|일|이|삼|사|오|유|칠|팔|구|시)월(?=\s?(?:\d|[일이삼사오육칠팔구십])|에|$|\s)",
        _sino_month,
    ),
    Entry(
        r"(?P<n>(?:이|삼)?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])일(?=$|[^가-힣]|에|부터|까지|은|의|\s?[월화수목금토일]요일)",
        _sino_day,
    ),
    Entry(
        r"(?<![가-힣])(?P<word>하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름)(?!카|키|히|나씨|나\s|짱|미\s|빨리|살이|하루|아침|만큼|종일도|달)(?:\s?(?:동안|간(?!의\s?격|격)|째|종일|내내))?",
        _day_count,
    ),
    Entry(
        r"(?<![가-힣\d])(?P<n>(?:몇|수십|수백|여러)(?=\s?(?:년|개월|달|주(?![가-힣])|주일|주간|일\s?(?:간|동안)|시간|분(?=\s?(?:간|동안|전|후|뒤|만))|해\s?(?:동안|전|째)))|수(?=\s?(?:년|개월|시간|주일|주간|주\s?(?:간|동안|전|후|뒤|만에|째|내내)|일\s?(?:간|동안|전|후|뒤|내|만에)|분\s?(?:간|동안|전|후|뒤|만에|내))))\s?(?P<unit>년|개월|달|주일|주간|주|일|시간|분|해)(?P<half>(?!))?(?:\s?(?:동안|간|째))?",
        _duration,
    ),
    Entry(
        r"(?<![가-힣])(?:(?:하루\s?이틀|이삼일|사나흘|너댓새|대엿새|예니레)|(?:한두|두세|두서너|서너|네댓|대여섯|예닐곱|일고여덟)\s?(?P<unit>달|개월|해|년|주|시간))"
        r"(?=$|[^가-힣]|간|동안|째|만|전|후|뒤|안|내|에|의|은|이|을|씩)(?:\s?(?:동안|간|째))?",
        _few,
    ),
    Entry(
        r"(?<![가-힣])전주(?=\s?(?:대비|보다|에\s?비해|와\s?비교))",
        lambda m: ("p", Point(shifts=(("W", -1),), base="then")),
    ),
    Entry(
        r"(?<![가-힣])며칠(?:\s?(?:동안|간|째)(?=$|[^가-힣])|(?=\s?(?:전|뒤|후|만)))",
        lambda m: ("d", Duration((("X", "D"),))),
    ),
    Entry(rf"{_LEFT}얼마\s전(?=$|[^가-힣]|[에의까])", lambda m: ("v", Vague("PAST_REF"))),
    Entry(
        rf"(?<![가-힣\d])(?<![에만]\s(?=한해))(?P<n>{NATIVE})\s?(?P<unit>달|시간|해|분기|주(?![가-힣]))(?:\s?(?P<half>반)(?![가-힣도])|\s?(?P<half2>반)(?=안|내|후|전|만|동안|이면|이나|이상|가량|정도|쯤|씩|여|째|[을의]\s|이\s))?(?:\s?(?:동안|간|째))?",
        _duration,
    ),
    Entry(
        rf"(?<![가-힣\d])(?P<n>{SINO}|반)\s?(?P<unit>년|개월|주일|주간(?!지)|분(?!기|의|야|석|위)|주(?=\s?(?:전|후|뒤|동안|간)))(?P<half>\s?반(?![가-힣도]))?(?:\s?(?:동안|간|째|내내))?(?=$|[^가-힣]|전|후|뒤|만|에|의|은|이|을|안|내|동안|간|째|여|넘|씩|마다|뒤|을|로|내|도|가|를|중|과)",
        _duration,
    ),
    Entry(
        r"(?<=[년월달일주간분초루흘틀새름반막들칠])\s?(?P<ago>전(?![체국반쟁기략환화망시통직문자])|이전|후(?![보원반속])|뒤|있다가?)(?=$|[^가-힣]|[에의까부인가는은을를로]|부터|께|쯤|보다|이|엔|도|과|와|면|늦)",
        _ago,
    ),
    Entry(
        r"(?<=[년월달일주간분초루흘틀새름반])\s?(?P<within>이내|내(?=에|로|$|\s)|안(?=에|으로|$))",
        lambda m: ("i", m["within"]),
    ),
    Entry(r"(?<=[년월달일주간분초루흘틀새름반시])\s?마다", lambda m: ("E", None)),
]
