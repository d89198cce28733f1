"""Does the sentence speak of the past or of the future? The nearest sign decides which Friday, which 22일 is meant."""

from __future__ import annotations

import re
from typing import Final

# What will be done (will be controlled), what is planned, verbs of timetables (the council meets Friday).
_PASSIVE = (
    r"(?:will|shall|won't|would|could|might|should|may|to)\s(?:(?:not|also|likely|then|only|still)\s)*(?:have\s)?be(?:en)?"
    r"\s\w+"
)
_PLANNED = (
    r"will|shall|won't|is\sto|are\sto|plan(?:s|ned|ning)?|(?<!had\sbeen\s)(?:scheduled|slated|expected|due)|expects?"
    r"|set\s(?:for|to)|until|till|expires?|as\s(?:soon|early|late)\sas|deadline|postponed|proposed|ahead\sof"
    r"|prepar(?:e|es|ing)|hop(?:e|es|ing)|aims?|runs?\s(?:from|through|until)|payable|of\srecord|matur(?:es|ing)"
    r"|upcoming|no\slater\sthan|begins|starts|opens|effective|starting|beginning|can"
)
_TIMETABLE = (
    r"(?:meets|holds|visits|travels|resumes|returns|faces|ends|closes|arrives|leaves|departs|speaks|plays|hosts|convenes"
    r"|votes)(?=\s(?:on\s)?$)"
)
_PAST = (
    r"said|says|told|was|were|had|did|has|have|since|began|came|went|fell|rose|took|made|got|gave|left|met|won|lost|held"
    r"|ended|became|broke|brought|bought|built|caught|chose|drew|drove|fought|found|fled|flew|felt|grew|heard|kept|knew"
    r"|led|paid|ran|sang|sank|sat|saw|sent|sold|sought|shot|spent|spoke|stood|stole|struck|swore|taught|thought|threw"
    r"|withdrew|wore|wrote|[a-z]{2,}ed"
)
_SIGN_EN: Final = re.compile(
    rf"(?P<future>\b(?:{_PASSIVE}|{_PLANNED}|{_TIMETABLE})\b|'ll\b)"
    rf"|(?P<modal>\b(?:would|could|might|should)\b)|(?P<past>\b(?:{_PAST})\b)"
)
_SIGN_KO: Final = re.compile(
    r"(?P<future>남[았은]|예정|계획|방침|전망|겠|기로|키로|[할될릴갈올일을를질칠열날]\s것|앞두|[한된린간온선든난긴킨친진본낸른탄준]다(?=[.\s고며는])|목표|이어진다|관측|예상|예고|마감|접수|신청|모집)"
    r"|(?P<past>[했됐았었였렸갔왔섰났겼혔졌쳤켰셨봤뒀났꼈폈]|지난|당시)"
)


_REPORT_KO: Final = re.compile(
    r"\s?(?:오[전후]\s)?(?:[가-힣]+\s){0,2}?[가-힣]*(?:밝혔|밝힌|말했|전했|발표했|설명했|보도했|알렸|강조했|주장했|공개했|집계됐|비판했|지적했|예보했"
    r"|당부했|따르면)"
)
_REPORT_EN: Final = re.compile(
    r"\b(?:said|announced|reported|added|stated|confirmed|told\s[\w\s]{1,20})(?:\s(?:late|early|here|in\sa\sstatement))?\s(?:on\s)?$"
)
_STOP_KO: Final = re.compile(r"[다요]\.|\n")
_STOP_EN: Final = re.compile(r"[.;!?][\"”’']?\s|\n")


def reports(text: str, start: int, end: int, lang: str) -> bool:
    """Whether text[start:end] is when something was said: 14일 밝혔다, said on Thursday."""
    if lang == "ko":
        return bool(_REPORT_KO.match(text, end, end + 24))
    return bool(_REPORT_EN.search(text[max(0, start - 40) : start].lower()))


_TOPIC_EN: Final = re.compile(r"(?:^|[.!?\"”]\s)(?:back\s)?(?:in\s)?$")
_SENTENCE_END: Final = re.compile(r"[.!?]\s|$")


def topic(text: str, start: int, end: int, lang: str) -> int:
    """Return where the sentence ends whose topic is the year at text[start:end] (작년에는 …; In 2020, …); else 0."""
    if lang == "ko":
        said = text.startswith(("에는", "엔 ", "에도"), end)
    else:
        said = text.startswith(",", end) and bool(_TOPIC_EN.search(text[max(0, start - 12) : start].lower()))
    found = _SENTENCE_END.search(text, end) if said else None
    return found.start() if found else 0


_AHEAD: Final = re.compile(
    r"(?:\b(?:will|(?:is|are)\s(?:\w+ly\s)?(?:due|to|scheduled|slated|expected|set|planned))\b|'ll\b)[^.;]{0,40}$"
)


def lies_ahead(text: str, start: int) -> bool:
    """Whether the sentence says before `start`, in the present tense, that something will happen."""
    return bool(_AHEAD.search(text[max(0, start - 60) : start].lower()))


def sign(text: str, start: int, end: int, lang: str) -> str:
    """Return "past", "future", "modal" (would, could: of the future, or in a history of the past) or "".

    English verbs mostly stand before the date, so the nearest sign to the left counts, then the right; Korean verbs
    follow it, so the first sign to the right within the sentence counts.
    """
    if lang == "ko":
        right = text[end : end + 60]
        stop = _STOP_KO.search(right)
        match = _SIGN_KO.search(right[: stop.end()] if stop else right)
        if match is None:  # 31일까지: with a verb in the past it is past, else it lies ahead
            return "future" if right.startswith("까지") else ""
        return str(match.lastgroup)
    left = _STOP_EN.split(text[max(0, start - 100) : start].lower())[-1]
    if left.endswith((" by ", " until ", " till ", " is ", " are ", " is on ", " are on ")):
        return "future"
    signs = [m.lastgroup for m in _SIGN_EN.finditer(left)]
    if signs:
        return "" if left.endswith(" through ") and signs[-1] == "past" else str(signs[-1])
    if text[end - 1] == "." and text[end + 1 : end + 2].isupper():  # 2 p.m. Last year: another sentence
        return ""
    right = _STOP_EN.split(text[end : end + 50].lower())[0]
    match = _SIGN_EN.search(right)
    return str(match.lastgroup) if match else ""
