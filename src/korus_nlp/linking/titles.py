"""Names without the titles around them: "Vice Defense Minister Suh" → Suh, 문 대통령 → 문.

The lists are of words that news puts before (English) or after (Korean) a person's name; written from general
knowledge. A title says that a lone surname is a person, so it is reported, not only removed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ENGLISH = """
    president premier minister chancellor king queen emperor empress prince princess pope cardinal bishop archbishop
    secretary secretary-general chairman chairwoman chairperson chair chief ceo cfo coo director director-general
    governor mayor senator sen rep representative congressman congresswoman lawmaker assemblyman assemblywoman speaker
    judge justice prosecutor general gen admiral adm colonel col major maj captain capt lieutenant lt sergeant sgt
    marshal ambassador envoy consul professor prof dr doctor mr mrs ms miss sir lady lord madam rev reverend father
    sister brother spokesman spokeswoman spokesperson leader commander commissioner administrator coach manager
    actor actress singer rapper author writer novelist poet painter pianist violinist conductor composer comedian
    striker midfielder defender goalkeeper pitcher researcher analyst economist lawyer attorney reporter anchor
    candidate nominee president-elect negotiator founder tycoon dictator strongman
    """
_KOREAN = """
    대통령 총리 국무총리 부총리 장관 차관 차관보 위원장 부위원장 의장 부의장 대표 원내대표 공동대표 의원 회장
    부회장 명예회장 사장 부사장 이사장 이사 전무 상무 교수 박사 총장 부총장 원장 부원장 청장 차장 처장 실장 국장
    과장 시장 부시장 도지사 지사 군수 구청장 대사 총영사 총재 주석 국가주석 서기장 서기 비서 수석 비서관
    비서실장 행정관 대변인 판사 검사 검찰총장 대법원장 변호사 감독 선수 코치 배우 가수 작가 소설가 시인 화가
    기자 앵커 특파원 씨 여사 님 옹 선생 목사 신부 수녀 스님 추기경 교황 국왕 여왕 황제 왕자 대장 중장 소장 준장
    대령 중령 소령 사령관 장군 제독 단장 본부장 팀장 센터장 연구원 연구위원 특사 후보 당선인 당선자 영부인
    최고위원 정책위의장 사무총장 국방위원장 노동당비서 총비서 외무상 외교부장 부장 조직위원장 행장 부행장
    """
_LEADING = re.compile(
    rf"^.*?(?:(?<=\s)|^)(?:{'|'.join(sorted(_ENGLISH.split(), key=len, reverse=True))})\.?\s+(?=\S)", re.IGNORECASE
)
_TITLES = tuple(sorted(_KOREAN.split(), key=len, reverse=True))
_TRAILING = re.compile(rf"\s+(?:{'|'.join(_TITLES)})$")
# A lone surname takes only long titles when nothing stands between: 서주석 is a name, not 서 주석.
_LONG, _SHORT = ("|".join(title for title in _TITLES if len(title) > least) for least in (2, 1))
_ATTACHED = re.compile(rf"^(?:(\w)(?:{_LONG}|씨)|(\w{{3}})(?:{_SHORT}|씨))$")
# What stands between a name and its title: 서주석 국방부 차관, 이명박 전 대통령.
_BETWEEN = re.compile(r"\s+(?:전|현|신임|전임|당시|고|故|\S+(?:부|처|청|당|국|원|위|회|대|시|도|군|구))$")


class Bare(NamedTuple):
    """A name without titles, and whether there was one."""

    name: str
    titled: bool


@lru_cache(maxsize=65536)
def strip(name: str, lang: str) -> Bare:
    """Return the name without titles.

    >>> strip("Vice Defense Minister Suh", "en"), strip("서주석 국방부 차관", "ko")
    (Bare(name='Suh', titled=True), Bare(name='서주석', titled=True))
    """
    name = name.strip()
    return _korean(name) if lang == "ko" else _english(name)


def _english(name: str) -> Bare:
    rest = name
    while (found := _LEADING.match(rest)) is not None:
        following = rest[found.end() :]
        if re.match(r"(?:of|for|and|in)\b", following):  # President of Korea names an office
            break
        rest = following
    return Bare(rest, rest != name)


def _korean(name: str) -> Bare:
    rest = _TRAILING.sub("", name)
    if rest == name:
        attached = _ATTACHED.match(name)
        return Bare(attached[1] or attached[2], True) if attached else Bare(name, False)
    while (shorter := _BETWEEN.sub("", rest)) != rest:
        rest = shorter
    return Bare(rest, True)
