"""The English patterns: how the words of `lexicon_en` stand in a text, and what must not stand beside them."""
# ruff: noqa: E501 (long alternations of words)

from __future__ import annotations

from typing import Final

from korus_nlp.dates.expression import Duration, Point, Repeat
from korus_nlp.dates.feast_names import ENGLISH
from korus_nlp.dates.lexicon import Entry
from korus_nlp.dates.lexicon_en import (
    _MODS,
    _MONTHS,
    _UNIT_MANY,
    _UNIT_ONE,
    _WEEKDAY,
    _ad,
    _bc,
    _bc_years,
    _century,
    _every,
    _glued_month,
    _holiday,
    _in_pod,
    _mod,
    _month,
    _named_year,
    _next_day,
    _ordinal,
    _part,
    _pod,
    _quarter,
    _relative,
    _season,
    _set,
    _spoken_day,
    _times_a,
    _to_date,
    _told_season,
    _told_unit,
    _unit,
    _vague,
    _week_number,
    _weekday,
    _word_decade,
    _year_earlier,
    _year_in_words,
)
from korus_nlp.dates.lexicon_en_clock import (
    _AP,
    _HOUR_WORDS,
    _MINUTE_WORDS,
    _at_hour,
    _noon,
    _spoken_clock,
    _spoken_past,
)
from korus_nlp.dates.lexicon_en_lengths import (
    _AMOUNT,
    _BETWEEN,
    _UNIT_WORDS,
    _amount,
    _business,
    _duration,
    _plural_unit,
    _short_duration,
    _unit_of,
)
from korus_nlp.dates.numerals import CARDINAL, ORDINAL, YEAR_WORDS, cardinal

_L, _R = r"(?<![\w$@#])", r"(?![\w])"
_HOLIDAY_RE = "|".join(
    k.replace(" ", r"\s").replace("'", "['’]")
    for k in sorted(ENGLISH, key=lambda k: (k.endswith(" eve"), len(k)), reverse=True)
)

ENGLISH_ENTRIES: Final = [
    Entry(rf"{_L}(?P<holiday>{_HOLIDAY_RE}){_R}(?!\sshopping)", _holiday),
    Entry(
        rf"{_L}(?:(?:the\s)?(?:comparable\s)?year[\s-](?:ago|earlier)(?:\s(?:period|quarter|level|month|week))?|(?:the\s)?same\s(?:period|quarter|month)"
        rf"\s(?:(?:of\s)?last\syear|(?:a|one|the)\syear\s(?:ago|earlier|before)|(?:of\s)?the\sprevious\syear)){_R}",
        _year_earlier,
    ),
    Entry(
        rf"{_L}(?:the\s)?(?P<rel>day\sbefore\syesterday|day\safter\stomorrow|last\snight|(?<=the\s)day\s(?:before|after)(?!\s(?:the|a|he|she|it|they|we|his|her|[a-z]+day\b|last|christmas|easter))"
        rf"|(?<=a\s)day\s(?:earlier|later)|today(?:'s)?|tonight|tonite|yesterday(?:'s)?|tomorrow(?:'s)?|tmrw|otd|eod|eom|bom|eoy|(?:by\s)?(?!)boy|year(?:['’]s)?[\s-]end|month-end|mid-?year|midweek){_R}",
        _relative,
    ),
    Entry(
        rf"{_L}(?:a\s|one\s)?(?P<part>half|quarter|\d{{1,2}}|{CARDINAL})(?P<minutes>\sminutes?|\smins?)?\s(?P<rel>past|to|till|before|after|of)\s(?P<hour>{_HOUR_WORDS}|noon|midnight|[01]?\dh?)(?!\s?(?:percent|per|%|years?|days?|weeks?|months?|hours?|minutes?|people|points?|[a-z]+(?:s|ion|red|and)\b)|[\d.,:/-]*\d|-){_AP}(?=\s?(?:o'?\s?clock|[ap]\.?m|in\sthe|tomorrow|today|on|$|[.,!?]))(?:\s?o'?\s?clock)?(?P<pod>\sin\sthe\s(?:morning|afternoon|evening)\b)?",
        _spoken_past,
    ),
    Entry(
        rf"{_L}(?P<h>{_HOUR_WORDS})[\s-](?P<min>{_MINUTE_WORDS}){_R}{_AP}(?=\s?(?:[.,?!]|$|tomorrow|today|in\sthe|on\s|tonight|o'clock|minutes\b))(?!\s?(?:percent|%))(?:\sminutes)?",
        _spoken_clock,
    ),
    Entry(rf"{_L}(?P<h>{_HOUR_WORDS})(?P<min>(?!))?\s(?P<ap>[ap])\s?\.?\s?m\b\.?", _spoken_clock),
    Entry(
        rf"{_L}(?P<h>{_HOUR_WORDS}|1[0-2]|\d)(?P<min>(?!))?\s?o['’]?\s?clock(?P<ap>\s?[ap]\.?m\b)?",
        lambda m: ("p", Point(hour=cardinal(m["h"]), half_day={"a": "am", "p": "pm"}.get((m["ap"] or "").strip()[:1]))),
    ),
    Entry(
        rf"(?:(?<=\bat\s)|(?<=@\s)|(?<=\baround\s)|(?<=^))(?P<h>1[0-2]|\d|{_HOUR_WORDS})(?=\s?(?:$|[.,!?;]\s|[.!?]$|in\sthe\s(?:am|pm|morn|after|even)|on\s(?:mon|tue|wed|thu|fri|sat|sun)|today|tomorrow|tonight|this\s(?:morn|after|even)|at\snight|gmt|pst|and\s(?:\d|ten)))(?:\s(?P<pm>in\sthe\s(?:am|pm)\b)|\s(?P<zone>gmt|pst)\b)?",
        _at_hour,
    ),
    Entry(
        rf"{_L}(?P<h>1[0-2]|\d)\s?ish(?:\s(?P<ap>[ap])\.?m)?{_R}",
        lambda m: ("p", Point(hour=int(m["h"]), half_day=m["ap"] and m["ap"] + "m")),
    ),
    Entry(rf"{_L}(?:mid\s?night|noon|midday|mid-day|noontime){_R}", _noon),
    Entry(
        rf"{_L}(?P<n>an?|one|two|three|\d+)\s(?:hour|hr)s?\sand\s(?:a\s)?half{_R}",
        lambda m: ("d", Duration(((f"{float(_amount(m['n']) or 1) + 0.5:g}", "TH"),))),
    ),
    Entry(
        rf"{_L}(?P<n>an?|one|two|three|four|\d+)\s(?:(?:hour|hr)s?\sand\s(?:a\s)?(?:quarter|fifteen)"
        rf"|and\s(?:a\s)?quarter(?:\sof)?(?:\san)?\s(?:hour|hr)s?){_R}",
        lambda m: ("d", Duration(((f"{float(_amount(m['n']) or 1) * 60 + 15:g}", "TM"),))),
    ),
    Entry(rf"{_L}three[\s-]quarters\sof\san\shour{_R}", lambda m: ("d", Duration((("45", "TM"),)))),
    Entry(
        rf"(?<![\w$@#.,])(?<!\d-)(?P<n>{_AMOUNT})(?:\sor\s(?:two|so|three))?(?P<half>\s?(?:and\s(?:a\s)?half))?[\s-]{{1,2}}(?:(?:{_BETWEEN})[\s-])?(?P<unit>{_UNIT_WORDS}){_R}(?!\s?(?:hand|place\b|largest|biggest|thoughts))(?:[\s-]long\b|\sor\s(?:so|two)(?=\s(?:ago|later|earlier|before|after)\b))?",
        _duration,
    ),
    Entry(rf"(?<![\w$@#.,])(?P<n>{_AMOUNT})\s(?:(?:{_BETWEEN})\s)?(?:business|working|trading)\sdays?{_R}", _business),
    Entry(
        r"(?<![\w$@#.,])(?P<n>\d+(?:\.\d+)?|1/2|[13]/4)\s?(?P<unit>[hm](?=rs?\b|ins?\b|\b)|['\"](?=$|\s))(?:rs?|ins?)?(?!\w)",
        _short_duration,
    ),
    Entry(
        rf"{_L}(?:(?:once|twice|two\stimes|several\stimes|three\stimes|four\stimes|\d+\stimes)\s(?:a|an|per|each|every))\s(?P<unit>day|week|month|year|hour|minute|quarter|decade){_R}",
        _times_a,
    ),
    Entry(
        rf"{_L}(?:every|each)(?P<other>\s(?:other|second))?(?=\s(?:single\s)?(?:{_UNIT_ONE}|weekday|{_UNIT_MANY}|\d+|two|three|four|five|{_WEEKDAY}|{_MONTHS}|morning|afternoon|evening|night|spring|summer|fall|autumn|winter|{ORDINAL}\b)){_R}",
        _every,
    ),
    Entry(rf"{_L}(?:everyday|daily){_R}", _set("P1D")),
    Entry(rf"{_L}(?:bi-?weekly|fortnightly){_R}", _set("P2W")),
    Entry(rf"{_L}(?:bi-?monthly){_R}", _set("P2M")),
    Entry(rf"{_L}weekly{_R}", _set("P1W")),
    Entry(rf"{_L}monthly{_R}", _set("P1M")),
    Entry(
        rf"{_L}quarterly(?!\s(?:profit|loss|earnings|net|dividend|results|report|revenue|sales|operating))\b",
        _set("P3M"),
    ),
    Entry(rf"{_L}(?:annually|yearly){_R}", _set("P1Y")),
    Entry(rf"{_L}hourly{_R}", _set("PT1H")),
    Entry(
        rf"{_L}weekday(?=s?\b)s?{_R}",
        lambda m: ("v", Repeat(period="P1WD")) if "every" in m.string[max(0, m.start() - 6) : m.start()] else None,
    ),
    Entry(
        rf"{_L}(?P<mod>{'|'.join(sorted((k for k in _MODS if k not in ('the', 'final')), key=len, reverse=True)).replace(' ', chr(92) + 's')})(?=[\s-](?:{_UNIT_ONE}|{_UNIT_MANY}|couple|few|several|{_WEEKDAY}|{_MONTHS}|morning|afternoon|evening|night|spring|summer|fall|autumn|winter|(?:the\s)?(?:first|second|third|fourth)[\s-](?:quarter|half|qtr)|\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|twelve|fifteen|twenty|thirty|half|{_HOLIDAY_RE}|fiscal|calendar|working|work|business|weekday){_R})",
        _mod,
    ),
    Entry(r"(?<=\bthe\s)(?P<u>week|month|quarter|year)\s(?P<b>before|after)(?=[.,;:!?)]|$|\sand\b)", _told_unit),
    Entry(
        rf"(?<=\bthe\s)(?P<u>weekend|quarter|week|year|month)(?=\b)(?!\s(?:[ivx]+|one|two|three)\b|\s?[-]|\sof\b|'s|\s(?:beginning|starting|commencing|\d)|[\s-](?:end|ago|earlier|old|long|over)){_R}",
        lambda m: ("U", _unit_of(m["u"])),
    ),
    Entry(rf"[\s-](?P<unit>{_UNIT_ONE}|{_UNIT_MANY}|half){_R}", _unit),
    Entry(
        rf"{_L}(?P<part>(?:the\s)?(?:beginning|start|end|middle|close|turn)\sof(?:\saround)?(?:\sthe)?(?=\s(?:{_MONTHS}|\d{{4}}|\d\ds|(?:this|last|next|past|coming|upcoming|following|previous|current)\b|{_UNIT_ONE}|fiscal|tomorrow|today|spring|summer|fall|autumn|winter|{ORDINAL}|{_WEEKDAY}))|early|late(?:r)?|earlier(?=\s(?:this|in\s(?:the|[12]\d\d\d)|today|that))|mid-?|later(?=\s(?:this|in\s|today|that)))(?=[\s-]?(?:(?:in|on|that|the)\s(?:the\s)?)?(?:(?:in|on)\s)?(?:{_MONTHS}|\d{{4}}|['’]?\d0s|\d{{1,2}}(?:st|nd|rd|th)\scentur(?:y|ies)|{ORDINAL}|(?:this|last|next|past|coming|upcoming|following|previous|that|current)\b|{_UNIT_ONE}\b|fiscal|{_WEEKDAY}|morning|afternoon|evening|night|tomorrow|today|yesterday|spring|summer|fall|autumn|winter|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|ton(?:ight|ite)))(?:\s(?:in|on)(?=\s))?",
        _part,
    ),
    Entry(
        rf"{_L}(?P<o>second\slast|last(?=\s(?:(?:{_WEEKDAY})\s(?:of|in)|(?:day|week|weekend|week-end|month|quarter|half|year)\s(?:of|in))\b)|final(?=\s(?:quarter|half|week|day))|(?:latter|later)(?=\shalf\sof\b)|{ORDINAL}){_R}(?!\s(?:time|place|round|straight|half-|anniversary|largest|biggest))",
        _ordinal,
    ),
    Entry(
        rf"{_L}(?P<o>\d{{1,2}})(?:st|nd|rd|th){_R}(?!\s(?:time|place|round|straight|anniversary|largest|biggest|floor|street|st\b|avenue|ave|birthday|edition|district|century)|-)",
        _ordinal,
    ),
    Entry(rf"{_L}(?P<c>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[\s-]centur(?:y|ies){_R}", _century),
    Entry(
        rf"(?<=\bthe\s)(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties){_R}",
        _word_decade,
    ),
    Entry(
        rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\byear\s)|(?<=\bof\s)|(?<=\bjanuary\s)|(?<=\bfebruary\s)|(?<=\bmarch\s)|(?<=\bapril\s)|(?<=\bmay\s)|(?<=\bjune\s)|(?<=\bjuly\s)|(?<=\baugust\s)|(?<=\bseptember\s)|(?<=\boctober\s)|(?<=\bnovember\s)|(?<=\bdecember\s))(?P<y>{YEAR_WORDS}){_R}",
        _year_in_words,
    ),
    Entry(
        rf"{_L}(?P<y>nineteen\s(?:hundred\s(?:and\s)?)?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?){_R}",
        _year_in_words,
    ),
    Entry(
        rf"{_L}(?P<kind>fy|cy|fiscal(?:\syear)?|calendar\syear|(?:the\s)?year)\s?(?P<y>(?:19|20)\d\d|(?<=[fc]y)\d\d){_R}",
        _named_year,
    ),
    Entry(
        rf"(?<![\w.,])(?P<a>\d{{1,4}})\s?(?:[-–]|\sto\s|\sand\s)\s?(?P<b>\d{{1,4}})\s(?:bce?|b\.c\.(?:e\.)?){_R}",
        _bc_years,
    ),
    Entry(rf"(?<![\w.,])(?P<y>\d{{1,4}})\s(?:bce?|b\.c\.(?:e\.)?){_R}", _bc),
    Entry(rf"{_L}(?:a\.?d\.?\s(?P<y1>\d{{1,4}}))(?P<y2>(?!))?{_R}", _ad),
    Entry(rf"{_L}(?P<unit>year|month|quarter|week)[\s-]to[\s-]date{_R}", _to_date),
    Entry(rf"{_L}(?P<unit>y|m)td{_R}", _to_date),
    Entry(
        rf"{_L}(?:the\s)?day\s(?P<b>before|after)(?=\s(?:the\s)?(?:last\s|next\s)?(?:{_HOLIDAY_RE}|{_MONTHS}|{_WEEKDAY}))",
        _next_day,
    ),
    Entry(rf"{_L}q(?P<q>[1-4]){_R}", _quarter),
    Entry(rf"{_L}week\s(?P<w>\d{{1,2}}){_R}(?!\s?(?:of\s(?:the|his|her|camp)|pregn))", _week_number),
    Entry(rf"{_L}(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/]?(?P<d>\d{{1,2}})(?!\w|:)", _glued_month),
    Entry(
        rf"{_L}(?P<month>{_MONTHS})\s(?P<d>(?:twenty|thirty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|eleven|twelve|[a-z]+teen)(?=\s?(?:$|[.,;!?]|(?:at|in|to|through|until|and)\b|(?:19|20)\d\d))",
        _spoken_day,
    ),
    Entry(rf"{_L}(?P<month>{_MONTHS})(?![\w])(?!['’](?!s))", _month),
    Entry(
        rf"{_L}(?P<wd>{_WEEKDAY})(?![\w])(?!\s(?:times|mirror|telegraph|express|mail|independent|herald|world|post|night\s(?:live|football|lights|fever))\b)",
        _weekday,
    ),
    Entry(rf"(?<=in\sthe\s)(?P<pod>early\smorning(?!)|morning|afternoon|evening|night-?time|daytime){_R}", _in_pod),
    Entry(rf"{_L}(?P<pod>mornings?|afternoons?|evenings?|nights?|night-?time|dawn|lunch(?:time)?){_R}", _pod),
    Entry(
        rf"(?:(?<=\bin\sthe\s)|(?<=\bover\sthe\s)|(?<=\bduring\sthe\s)|(?<=\bby\sthe\s)|(?<=\bsince\sthe\s)|(?<=\buntil\sthe\s)|(?<=\bthroughout\sthe\s))"
        rf"(?P<season>spring|summer|autumn|fall|winter){_R}(?!\s(?:of\s(?!\d)|olympic|games|palace|season|semester|term|line)|-)",
        _told_season,
    ),
    Entry(
        rf"{_L}(?P<season>spring|summer|autumn|fall|winter)(?:time)?{_R}(?!\s(?:olympic|games|universiade))", _season
    ),
    Entry(
        rf"{_L}(?:right\snow|at\spresent|at\sthe\smoment|at\sthis\stime|currently|nowadays|these\sdays){_R}",
        _vague("PRESENT_REF"),
    ),
    Entry(rf"{_L}now{_R}(?!-)", _vague("PRESENT_REF")),
    Entry(rf"{_L}(?:more\s)?recently{_R}", _vague("PAST_REF")),
    Entry(
        rf"(?:(?<=\bwill\s)|(?<=\bcould\s)|(?<=\bmay\s)|(?<=\bwould\s)|(?<=\bis\s)|(?<=\bare\s)|(?<=\bvery\s))soon{_R}",
        _vague("FUTURE_REF"),
    ),
    Entry(rf"(?<!\bas\s)(?<!\btoo\s)(?<!\bso\s)(?<!\bhow\s){_L}soon(?=\swill\b|[.,;!?\"”]|$)", _vague("FUTURE_REF")),
    Entry(
        rf"(?:(?<=in\s)|(?<=the\s))recent\s(?P<unit>days|weeks|months|years|quarters|decades){_R}",
        lambda m: ("d", Duration((("X", _unit_of(m["unit"])),))),
    ),
    Entry(
        rf"{_L}recent\s(?P<unit>days|weeks|months|years|quarters|decades){_R}",
        lambda m: ("d", Duration((("X", _unit_of(m["unit"])),))),
    ),
    Entry(
        rf"(?:the\s|(?<=in\s))future{_R}(?!s)(?=[\s.,]*(?:$|[.,;]|and|is|will|of|for|to|by|with))", _vague("FUTURE_REF")
    ),
    Entry(
        rf"{_L}the\spast{_R}(?!\s(?:few|couple|several|\w+\s(?:day|week|month|year|decade|hour|quarter)s?|\d|year|week|month|quarter|decade|century|hour|day|season|summer|winter|spring|fall|half))",
        _vague("PAST_REF"),
    ),
    Entry(
        rf"{_L}(?P<unit>years|weeks|months|decades|centuries|hours|days){_R}(?!\s(?:of\sage|old)|-(?:old|long))",
        _plural_unit,
    ),
    Entry(
        rf"{_L}(?P<ago>ago|earlier(?!\sthis|\sin|\stoday|\sthat)|later(?!\sthis|\sin\s|\stoday|\sthan)|hence|from\s(?:right\s)?now|from\stoday|before\stoday|before\snow|previously|back(?=[.,]|$)){_R}",
        lambda m: (
            "a" if m["ago"] in ("ago", "earlier", "previously", "back") or m["ago"].startswith("before") else "l",
            m["ago"],
        ),
    ),
    Entry(
        rf"{_L}(?P<b>before|after|from|following|prior\sto)(?=\s(?:the\s|an?\s)?(?:next\s|last\s|this\s|new\s)?(?:{_HOLIDAY_RE}|{_MONTHS}|{_WEEKDAY}|yesterday|tomorrow|tmrw|today|\d|ton))",
        lambda m: ("b", m["b"]),
    ),
]
