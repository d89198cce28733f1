"""Korean bylines in one line of text.

[서울=뉴시스] 홍길동 기자 = …         스포츠조선=선수민 기자          홍길동·김철수 기자 a@b.example
…마쳤다.부산=선수민 기자 s@p.example   KBS 뉴스 홍길동입니다.          칼럼니스트 박생강 p@g.example
• 기자명 문가람 기자                   글·사진 홍길동                  홍길동 서울대 교수
[피닉스(미국) =홍길동 한빛 특파원]      이 준 기자                      홍길동(gildong)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from korus_nlp.metadata.people import MAIL, is_korean_name, is_organisation_ko, is_signing_name
from korus_nlp.text.stamps import stamps

Name = tuple[str, int, int]  # name, start and end

_NAME = "(?!기자|특파원)[가-힣]{2,4}"
_SPACED = "[가-힣] [가-힣](?: [가-힣])?"  # 이 준, 김 지 훈
_AND = r"\s?[·,ㆍ‧・/&]\s?"
_ROLE = (
    r"(?:(?:\s[가-힣A-Z0-9]{2,8}|[A-Z]{2,3}|(?:경제|사회|정치|문화|산업|의학|과학)(?=[부전]))?\s?"
    r"(?:전문|선임|수습|인턴|객원|시민|대학생|학생|명예|사진|영상|수석|취재)?\s?"
    r"(?:대?기자|특파원|대표기자)"
    r"|\s?(?:논설|편집|해설|전문|수석|선임)\s?위원|\s?(?:칼럼니스트|통신원|리포터|에디터|편집장|앵커|캐스터|평론가"
    r"|논설실장|PD|피디|아나운서))"
)
_LIST = rf"(?<![가-힣])(?P<names>{_NAME}(?:(?:{_AND}|\s){_NAME}){{0,7}}|{_SPACED})"
_USER = r"(?:\s?\([\w.@-]{2,40}\))?"  # 홍길동(gildong) 기자
_WITH_ROLE = re.compile(rf"{_LIST}{_USER}(?:\s?[/:|ㅣ]\s?)?{_ROLE}(?![가-힣])")
_ROLE_FIRST = re.compile(
    rf"(?:칼럼니스트|(?<![가-힣])(?:기자|앵커|대담)|논설위원|리포터|특파원)(?:\s?(?:이미지|사진|프로필))?\s?[:=]?\s"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,3}})(?![가-힣])"
)
_LABELLED = re.compile(
    r"(?:기자명|작성자|등록자|글쓴이|필자|(?<![가-힣])(?:취재|정리|번역|기고|글\s?[·/&,]\s?사진|사진\s?[·/&,]\s?글|글"
    r"|사진))\s?[=:|/ ]\s?"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,7}})(?![가-힣])"
)
_WITH_MAIL = re.compile(rf"{_LIST}\s?[(\[<|ㅣ/]?\s?(?={MAIL})")
_WITH_USER = re.compile(rf"^(?P<names>{_NAME})\s?\([a-z][\w.]{{2,19}}\)$")
_DESK_FIRST = re.compile(rf"^[가-힣]{{2,6}}(?:부|팀|국)\s(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,3}})$")
# "글 베릴 혼캐슬(Beryl Horncastle) / 번역 편집부": a foreign author, in Hangul and in Latin letters.
_TRANSCRIBED = re.compile(
    r"^(?:글|글쓴이|필자|기고|지은이)\s?[:=|]?\s(?P<names>[가-힣]{1,6}(?:[ ·][가-힣]{1,6}){1,3})\s?"
    r"\([A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]*){1,3}\)"
    r"|^기자,\s?(?P<given>[가-힣]{1,6}(?:[ ·][가-힣]{1,6}){1,3})$"
)
# A columnist's line: the name, then what the person is.
_TITLED = re.compile(
    rf"^(?:[\[<(【][가-힣 ]{{2,8}}[\])>】]\s?)?(?P<names>{_NAME})[\s/,|(]{{1,3}}"
    r"(?:\S{2,16}\s){0,3}\S{0,12}?(?:교수|대표|원장|소장|작가|변호사|연구원|연구위원|박사|시인|소설가|"
    r"회장|이사장|총장|사무총장|위원장|국회의원|의원|논설고문|번역가|편집인|발행인|회계사|의사|전문의|강사|주필|"
    r"국장|부장|차장|팀장|실장|센터장|이사|감독|활동가|대표이사|교사|목사|신부|스님|명예교수|평론가|칼럼니스트)\)?\s*$"
)
_PLACE = r"^\s*[\[(【<].{2,40}?[\])】>]\s*"
_DATELINE = re.compile(rf"{_PLACE}(?P<chunk>[가-힣·,ㆍ‧・/&() ]{{2,60}}?)\s?[:=＝](?!\s?{MAIL})")
_WITHIN = r"(?:[^\])】>(]|\([^()]{1,12}\)){0,28}?"
_SIGNING = re.compile(r"(?P<names>[가-힣]{3})\s(?:[가-힣]{2}\s?)?(?:기자|특파원)")
_IN_BRACKET = re.compile(rf"^\s*[\[(【<]{_WITHIN}{_LIST}{_ROLE}\s?[\])】>]")
_PAPER_BRACKET = re.compile(rf"^\s*[\[(【<](?P<paper>[가-힣A-Za-z0-9]{{2,12}})\s(?P<names>{_NAME})[\])】>]")
_GLUED = re.compile(
    rf"(?:[.!?]|[\])\"”'’])\s?(?:[가-힣A-Za-z·]{{1,10}}=|[(\[/])?{_LIST}{_ROLE}\s?[\])]?"
    rf"\s?(?:[(\[]?{MAIL}[)\]]?)?\s*$"
)
_SIGN_OFF = re.compile(
    rf"(?:뉴스|NEWS|News|방송|라디오|[A-Z]{{2,}}[가-힣]{{0,3}}|채널\s?[A-Z])\s?,?\s(?P<names>{_NAME}?)(?:\s?기자)?"
    rf"\s?(?:[(\[]{MAIL}[)\]])?\s?(?:입니다|이었습니다|였습니다)\s?[.]?\s*(?:[(\[<]?{MAIL}[)\]>]?)?\s*$"
)
_REPORTED = re.compile(rf"(?<![가-힣])(?P<names>{_NAME})\s?기자(?:가|의)\s?(?:취재|보도|전합|전해|단독)")
_BARE = re.compile(rf"^(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,5}})$")
_ANY = re.compile(
    r"기자|특파원|위원|칼럼니스트|통신원|리포터|에디터|편집장|앵커|캐스터|평론가|논설|PD|피디|아나운서|@|글|사진|기고|취재"
    r"|정리|번역|작성자|등록자|필자|입니다|습니다"
)
_NOISE = re.compile(
    r"기자명|다른\s?기사(?:\s?(?:더\s?)?보기)?|기사\s?(?:더\s?)?보기|페이지|구독(?:하기)?|팔로우|입력|승인|수정"
    r"|등록|송고|댓글|좋아요|프로필|이미지|사진|"
    r"이메일(?:\s?보내기)?|기사\s?제보|오전|오후|더보기|[\d\W_]"
)
_EDGE = 160  # characters at either end of a paragraph that can hold a byline
_REST = 14  # letters that may stand beside a byline: a place, a paper


def in_prose(text: str) -> list[Name]:
    """Return the authors in a line of the article: dateline, bracket at the beginning, glued to the end, sign-off.

    >>> in_prose("병살타로 처리했다.부산=선수민 기자 sunsoo@press.example")
    [('선수민', 13, 16)]
    """
    head, skipped = text[:_EDGE], max(0, len(text) - _EDGE)
    found = _opening(head) if _ANY.search(head) else []
    tail = text[skipped:]
    if _ANY.search(tail):
        ends = (name for pattern in (_GLUED, _SIGN_OFF) for name in _taken(pattern, tail))
        found += [(name, start + skipped, end + skipped) for name, start, end in ends]
    return found


def _opening(text: str) -> list[Name]:
    """Return the authors of a dateline or of a bracket at the beginning."""
    match = _DATELINE.match(text)
    if match and (found := list(_taken(_WITH_ROLE, match["chunk"], match.start("chunk")))):
        return found
    if match and (signed := _SIGNING.fullmatch(match["chunk"].strip())) and is_signing_name(signed["names"]):
        at = match.start("chunk") + match["chunk"].index(signed["names"])
        return [(signed["names"], at, at + len(signed["names"]))]
    return list(_taken(_IN_BRACKET, text))


def in_line(text: str, *, labelled: bool, bare: bool) -> list[Name]:
    """Return the authors of a line that may be a byline.

    Args:
        text: the line.
        labelled: other evidence calls it a byline, so less will do.
        bare: a name without a role counts (it stands beside the date).
    """
    found: list[Name] = []
    if _ANY.search(text):
        found = _opening(text) or list(_taken(_SIGN_OFF, text))
        if found:
            return found
        found = [name for pattern in (_LABELLED, _WITH_ROLE) for name in _taken(pattern, text)]
        if found and (labelled or _is_whole(text, (_LABELLED, _WITH_ROLE))):
            return _once(found)
        for pattern in (_ROLE_FIRST, _WITH_MAIL):
            names = list(_taken(pattern, text))
            if names and (labelled or _is_whole(text, (pattern,))):
                return names
        foreign = _TRANSCRIBED.match(text)
        if (
            found := [(foreign[foreign.lastgroup or 0], *foreign.span(foreign.lastgroup or 0))]
            if foreign
            else list(_taken(_GLUED, text))
        ):
            return found
    match = _PAPER_BRACKET.match(text)
    if match and is_organisation_ko(match["paper"]) and is_korean_name(match["names"], bare=True):
        return [(match["names"], *match.span("names"))]
    return _alone(text, labelled=labelled) if labelled or bare else []


def _alone(text: str, *, labelled: bool) -> list[Name]:
    """Return the persons of a line that holds nothing but names, beside a date or what the person is."""
    found = stamps(text)
    if found:
        head = text[: found[0].start].rstrip()
        text = _HEAD_LABEL.sub("", head) or text[found[-1].end :]
    for pattern in (_WITH_USER, _BARE, _DESK_FIRST):
        if match := pattern.match(text):
            return [(word, at, at + len(word)) for word, at in _words(match) if is_korean_name(word, bare=True)]
    return list(_taken(_TITLED, text, known=labelled)) if len(text) <= 40 else []


_HEAD_LABEL = re.compile(
    r"[\s|·•ㅣ/]*(?:(?:기사)?\s?(?:입력|승인|등록|송고|작성|발행|게재)\s?[일시간]*)?[\s:|·•ㅣ/(\[]*$"
)


def is_columnist(text: str) -> bool:
    """Tell whether a line says who a columnist is: "홍길동 | 한빛대 교수"."""
    return bool(list(_taken(_TITLED, text)))


def reported(text: str) -> list[Name]:
    """Return who an anchor hands over to: "홍길동 기자가 보도합니다"."""
    return list(_taken(_REPORTED, text)) if "기자" in text else []


def _once(names: list[Name]) -> list[Name]:
    return sorted(dict.fromkeys(names), key=lambda name: name[1])


def _taken(pattern: re.Pattern[str], text: str, offset: int = 0, *, known: bool = False) -> Iterator[Name]:
    """Yield the plausible names of every match; words joined by a space only must be full names.

    Args:
        pattern: one with a group "names".
        text: where to look.
        offset: added to positions.
        known: the line is a byline, so three syllables under any surname are a name.
    """
    for match in pattern.finditer(text):
        spaced = " " in match["names"]
        if spaced and re.fullmatch(_SPACED, match["names"]):
            name = match["names"].replace(" ", "")
            if is_korean_name(name):
                yield name, offset + match.start("names"), offset + match.end("names")
            continue
        words = _words(match)
        spacing = pattern is _LABELLED and not match[0].startswith(("기자명", "작성자", "등록자", "글쓴이"))
        for index, (word, at) in enumerate(words):
            loose = (spaced and index < len(words) - 1) or pattern is _TITLED or (spacing and text[at - 1] == " ")
            if is_korean_name(word, bare=loose and not (known and len(word) == 3)):
                yield word, offset + at, offset + at + len(word)


def _words(match: re.Match[str]) -> list[tuple[str, int]]:
    offset = match.start("names")
    return [(word[0], offset + word.start()) for word in re.finditer("[가-힣]+", match["names"])]


def _is_whole(text: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Tell whether the line is a byline and little else."""
    rest = text
    for pattern in patterns:
        rest = pattern.sub("", rest)
    rest = re.sub(MAIL, "", rest)
    for stamp in reversed(stamps(rest)):
        rest = rest[: stamp.start] + rest[stamp.end :]
    return len(_NOISE.sub("", rest)) <= _REST
