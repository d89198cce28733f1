"""What a person's name looks like in a byline, in Hangul and in Latin letters, and how lists of them are taken apart.

Surnames: the 2015 census of Statistics Korea lists 533; those below carry over 99 % of the population. Roles and desks
are the words that stand beside names on Korean and English news pages.
"""

from __future__ import annotations

import re
from typing import Final

from korus_nlp.metadata.evidence import is_site, squeeze

_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진류나엄채원천방공현함변염여추도소석선설마길연위표명기반왕금"
    "옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상시갈견당화라리림려량지옹도초해순필평"
)
_COMPOUND: Final = frozenset("남궁 황보 제갈 사공 선우 서문 독고 동방 어금 망절".split())
# Words before 기자 that are shaped like names: desks, duties, places.
_DESK = re.compile(
    r"^(?:정치|경제|사회|문화|산업|증권|국제|체육|스포츠|사진|편집|금융|부동산|생활|과학|의료|의학|전국|지역"
    r"|미디어|디지털|온라인|뉴스|탐사|기획"
    r"|교육|법조|외교|통일|국방|영상|방송|연예|전문|선임|수습|인턴|객원|시민|학생|대학생|명예|논설|취재|담당"
    r"|본지|특별|현장|종합|통신|주재|남성"
    r"|여성|해당|동료|소속|모든|여러|이날|전직|현직|한국|서울|여행|공연|가요|문학|종교|환경|노동|복지|보건|유통"
    r"|자동차|반도체|게임|패션|팩트"
    r"|정책|국회|청와대|대통령|경찰|검찰)"
    r"(?:[0-9일이]?부|팀|국|실|부장|팀장|차장|국장|전문|담당|선임|뉴스|취재|데스크)*$"
)
_PLACE: Final = frozenset(
    "전주 고양 안산 구미 강릉 양산 여수 원주 정읍 남원 김포 김해 이천 안양 하남 성남 연천 문경 상주 진주 제주 "
    "경주 공주 광주 인천 여주 양주 "
    "안동 진천 고성 강원 경기 경남 경북 전남 전북 여의도 강남 도쿄 기사 기자 사진 정리 영상 편집 자료 제공 인사 "
    "부고 사설 공지 단독 속보 종합 전체 "
    "이전 한국 조선 동아 한국어 영어 일본어 중국어 국민 문화 이슈 공유 인쇄 성우 홍보 오늘 모바일 최신 인기 "
    "정치 사회 연예 국제 경제".split()
)
# Shaped like names: what a person is, towns, and what captions and buttons speak of.
_NOT_NAMES: Final = frozenset(
    "변호사 소설가 이사장 위원장 강사 원장 소장 박사 사장 국장 부장 차장 주필 주임 한의사 전문의 연구원 이사 "
    "감독 선수 장관 차관 도지사 구청장 군수 도의원 시의원 구의원 지사 공무원 배우 방송인 기업인 주부 문학가 "
    "편집장 편집인 편집국 발행인 이미지 프로필 전문가 설정 듣기 읽기 방법 주의 사용 사항 문의 안내 이용 "
    "작성자 등록자 조합장 여행가 사무관 사무국 채널 성직자 신부 강연자 임원 인턴 정책관 지점장 현장 영화사 "
    "연출가 안무가 심사 우승 조회수 조회 추천 공유 이전글 다음글 최신순 인기순 신고 인쇄 주소 정보 이메일 "
    "구독 전송 음성 음성듣기 한글 영문 여론 기획 연재 심층 명단 경영 증시 주식 채권 유통 제약 조선업 방산 "
    "국방 외교 안보 통일 선거 국회 법원 검찰 경찰 부산 대구 대전 울산 세종 춘천 청주 창원 포항 목포 순천 군산 "
    "익산 천안 아산 평택 수원 용인 부천 의정부 이야기 주인공 민주당 서비스 서울시 유튜브 한국인 주민들 강원도 "
    "현장음 선수들 오른쪽 한마디 한반도 이용자 이벤트 강남구 서울대 백화점 변호인 고양이 하반기 선생님 현대차 "
    "유전자 주차장 이라크 정치권 차세대 노동당 안보리 유가족 유치원 전세계 한국사 선관위 장애인 조종사 전성기 "
    "전투기 배터리 진보당 유니폼 선수단 서울역 오디션 구조대 민주화 남북한 유족들 최고봉 정상화 남해안 남동생 "
    "주유소 민간인 전교조 신입생 조감도 조형물 안내문 안내도 배치도 전경도 신제품 신도시 노동자 우승자 공장장 "
    "변전소 문화원 홍보물 원자력 구독자 정류장 전시회 전시장 공연장 강연회 강의실 주택가 정보화 문화재 유적지 "
    "문화제 남대문 심사위 원산지 고속철 구급차 공모전 공청회 조사단 조합원 주민등 주주총 현황판 현수막 신동아 "
    "주간지 정기구 전단지 전자책 이용권 이용법 전송중 정정보 추천순 조회순 신간평 서평란 문예란 인물란 인터뷰 "
    "연재물 독자란 고발장 진정서 기념비 기념식 기념관 기공식 기자실 기숙사".split()
)
_ORG_KO = re.compile(
    r"(?:일보|신문|뉴스|방송|통신|경제|타임스|타임즈|저널|투데이|미디어|포스트|헤럴드|닷컴|신보|매일|데일리"
    r"|위클리|리뷰|매거진|기자협회|편집부|취재부|"
    r"보도국|뉴스룸|뉴스팀|취재팀|기자단|편집국|온라인팀|디지털팀|스튜디오|위원회|재단|협회|센터|대학교|연구소"
    r"|연구원|공사|공단|시청|구청|군청|교육청|"
    r"부처|그룹|관리자|운영자|편집자|데스크|[가-힣]팀|[가-힣]{2}부)$"
)
_ORG_EN = re.compile(
    r"\b(?:news|times|herald|post|press|daily|agency|journal|magazine|media|tribune|gazette|newspaper|network"
    r"|reuters|"
    r"bloomberg|yonhap|ilbo|sinmun|shimbun|tass|afp|ap|upi|xinhua|cnn|bbc|kbs|mbc|sbs|ytn|team|desk|bureau"
    r"|ministry|university|institute"
    r"|department|"
    r"board|committee|council|association|foundation|company|inc|ltd|corp|group|staff|editors?|editorial|admin"
    r"|administrator|"
    r"webmaster|online|today|weekly|tv|radio|website|blog|office|center|centre|agencies|wires?|contributors|newsroom|"
    r"syndicate|associated|getty|photos?|images|embassy|government|republic|korea|north|south|seoul|united|states|world"
    r"|national|more|"
    r"our|correspondent|send|e_?mail|about|authors?|written|"
    r"read|share|posts?|recent|download|current|issue|click|print|comments?|home|contact|subscribe|latest"
    r"|trending|articles?|all|menu|published|updated|follow|photo|video|facebook|twitter|messenger)\b",
    re.IGNORECASE,
)
ACCOUNT_NAMES: Final = frozenset(
    "admin administrator webmaster editor editors editorial staff staffwriter unknown guest user anonymous "
    "newsdesk team author byline null none "
    "undefined 관리자 운영자 편집부 편집자 익명 기자 webadmin root".split()
)
_ROLE_EN = (
    r"(?:(?:the|our|a)\s+)?(?:(?:senior|chief|managing|deputy|assistant|associate|executive|contributing|guest"
    r"|staff|intern|"
    r"special|foreign|political|economics?|business|sports?|culture|science|health|technology|tech|national"
    r"|local|freelance|"
    r"student|video|photo|web|digital|news|features?|lifestyle|opinion|city|diplomatic|defen[cs]e|vice|lead"
    r"|principal|"
    r"former|global|media)\s+)*"
    r"(?:publisher|editor(?:-in-chief)?|reporters?|correspondents?|writers?|columnists?|journalists?|vcs?|"
    r"vice[- ]chairm[ae]n|chairm[ae]n|ceo|president|producers?|contributors?|photographers?|staff|analyst"
    r"|critic|interns?|"
    r"professor|prof\.?|dr\.?|mr\.?|ms\.?|mrs\.?|reporting)"
)
_LEADING_ROLE = re.compile(rf"^(?i:{_ROLE_EN})\b[\s,:.]*(?=[A-Z가-힣])")
_TRAILING_ROLE = re.compile(
    rf"(?:\s*[,/|(–—-]\s*|\s+)(?:{_ROLE_EN})\b(?:\s+(?:in|at|for|of|on)\b.*|[\s).]*)$", re.IGNORECASE
)
_ROLE_KO = re.compile(
    r"\s*(?:[가-힣A-Za-z0-9]{0,8}(?:기자|특파원|위원|칼럼니스트|에디터|편집장|통신원|리포터|앵커|캐스터"
    r"|아나운서|논설실장|평론가|교수|작가|대표"
    r"|PD|피디|인턴|부장|차장|팀장|국장|연구원|변호사|발행인|편집인))+(?:님)?\s*$"
)
MAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_MAIL = re.compile(MAIL)
_URL = re.compile(r"^\s*(?:https?:)?//|^www\.|^@|\.(?:com|kr|net|org)(?:/|$)", re.IGNORECASE)
_SPLIT = re.compile(r"\s*,?\s+(?:and|with|및)\s+|\s*[;|,，、·ㆍ‧・/&]\s*", re.IGNORECASE)
_PARTICLE = "[Dd]e|[Dd]el|[Vv]an|[Vv]on|[Dd]er|bin|al|la|da|dos|di|ter|den|e|y|du|le"
LATIN_WORD: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[^\W가-힣]|['’.-])*"
_LATIN = re.compile(rf"^{LATIN_WORD}(?: (?:{LATIN_WORD}|{_PARTICLE})){{0,4}}$")
_POSSESSIVE = re.compile(r"['’]s\b")
_PAIR_TOKEN = re.compile(r"^[가-힣]{2,4}$")


_COMMON: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진류나엄채원천방현변석선설길위"
)


def is_korean_name(name: str, *, bare: bool = False) -> bool:
    """Tell whether a Hangul word can be a person's name.

    Args:
        name: one word.
        bare: no role stands beside it, so it must be a full name: three syllables and a surname that is not rare.
    """
    if not _PAIR_TOKEN.match(name) or name in _PLACE or name in _NOT_NAMES or _DESK.match(name) or _ORG_KO.search(name):
        return False
    if name[:2] in _COMPOUND and len(name) >= 3:
        return True
    return name[0] in _COMMON and len(name) == 3 if bare else name[0] in _SURNAMES


def is_signing_name(name: str) -> bool:
    """Tell whether three syllables before "기자" in a dateline are a name, however rare its surname."""
    return len(name) == 3 and not (
        name in _PLACE or name in _NOT_NAMES or _DESK.match(name) or _ORG_KO.search(name) or _ROLE_KO.fullmatch(name)
    )


def is_organisation_ko(name: str) -> bool:
    """Tell whether a word is the name of a Korean paper, broadcaster or office: it ends like one, or in capitals."""
    return bool(
        _ORG_KO.search(name) or re.fullmatch(r"[A-Z]{2,6}(?:뉴스|스포츠|방송)?|.{2,6}(?:스포츠|비즈|TV|엔)", name)
    )


def is_latin_name(name: str, *, words: int = 2) -> bool:
    """Tell whether a Latin string of at least `words` words can be a person's name.

    >>> is_latin_name("Kim Min-ji"), is_latin_name("Korea Times"), is_latin_name("according to officials")
    (True, False, False)
    """
    return bool(
        _LATIN.match(name)
        and not name.startswith("The ")
        and not _POSSESSIVE.search(name)
        and words <= len(name.split()) <= 5
        and not _ORG_EN.search(name.replace("-", "_"))
        and len(name) <= 48
        and sum(map(str.isalpha, name)) >= 3
    )


def is_organisation(name: str) -> bool:
    """Tell whether a Latin name holds a word of papers, agencies, offices or menus."""
    return bool(_ORG_EN.search(name))


def without_role(text: str) -> str:
    """Return a name without the roles before and after it: "Staff reporter Kim Min-ji" → "Kim Min-ji".

    >>> without_role("Managing Editor Park Joon-seo"), without_role("홍길동 선임기자")
    ('Park Joon-seo', '홍길동')
    """
    text = _MAIL.sub("", text).strip(" \t,.:;|/()[]<>-–—*•=")
    for _ in range(3):
        shorter = _TRAILING_ROLE.sub("", _LEADING_ROLE.sub("", text)).strip(" ,.:|/()-–—") or text
        if shorter == text:
            break
        text = shorter
    shorter = _ROLE_KO.sub("", text).strip()
    return shorter if shorter and re.search("[가-힣]", shorter) else text


def people_of(value: str, sites: set[str], *, reversed_names: bool = False) -> tuple[list[str], list[str]]:
    """Take an author value of the markup apart.

    Args:
        value: as written: one name, several, with roles, addresses, the site's name.
        sites: squeezed names of the site, which are no authors.
        reversed_names: the source writes "You, Xiaoying".

    Returns:
        Persons, and other names (agencies, accounts) that are not the site's.
    """
    value = re.sub(r"^\s*(?:by|글|written by|기자명|작성자)\s*[:=]?\s+", "", value.strip(), flags=re.IGNORECASE)
    if reversed_names and value.count(",") == 1:
        value = " ".join(part.strip() for part in reversed(value.split(",")))
    people: list[str] = []
    others: list[str] = []
    if _URL.search(value) or len(value) > 300:
        return people, others
    for part in _SPLIT.split(re.sub(r",\s*(?=(?:Jr|Sr)\b)", " ", _MAIL.sub(" ", value))):
        name = " ".join(without_role(part).split())
        if not name or squeeze(name) in ACCOUNT_NAMES or is_site(name, sites):
            continue
        words = name.split()
        if all(is_korean_name(word) for word in words) and re.search("[가-힣]", name):
            people += words if len(words) > 1 else [name]
        elif re.search("[가-힣]", name):
            people += [word for word in words[:1] if len(words) > 1 and is_korean_name(word, bare=True)]
        elif is_latin_name(name) or (
            len(words) == 1 and re.fullmatch(r"[^\W\d][\w.-]{2,24}", name) and not _ORG_EN.search(name)
        ):
            people.append(name)
        elif _LATIN.match(name) or name.isupper():
            others.append(name)
    return people, others
