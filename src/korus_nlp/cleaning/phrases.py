"""Interface strings of news sites: what a line says when it belongs to the site and not to the article.

A phrase is compared by its key (letters and digits only, lower case, every number as 0), so "• 댓글 12" and "댓글 0" are
one. The strings were read off public pages of the families named beside them, 2009–2026; a string that newspapers also
print as a sentence or headline does not belong here. A line that no phrase covers whole may still be covered token by
token ("페이스북(으)로 기사보내기 트위터(으)로 기사보내기").
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from korus_nlp.document import Reason

_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")

# One phrase between bars; families: NDsoft old/newer/full skin, Naver 2018–2023, Daum, Arc (Chosun), JoongAng, Hankook,
# MK, Yonhap ko/en, KBS, KBS World, WordPress, Korea.net, English sites in general.
_PHRASES: Final[dict[Reason, str]] = {
    Reason.COMMENT_WIDGET: """
        삭제한 댓글은 다시 복구할 수 없습니다|그래도 삭제하시겠습니까|댓글을 남기실 수 있습니다|댓글 남기실 수 있습니다
        |계정을 선택하시면 로그인·계정인증을 통해|계정을 선택하시면 로그인·계정인증을 통해 댓글을 남기실 수 있습니다
        |댓글 정렬|BEST댓글|BEST 댓글|베스트 댓글|댓글삭제|댓글수정|댓글쓰기|댓글 쓰기|댓글달기|댓글 입력|댓글 등록|댓글 작성|댓글 접기
        |댓글 더보기|댓글 펼치기|댓글 펼쳐보기|댓글 전체보기|댓글 새로고침|전체 댓글|전체댓글|내 댓글 모음|내 댓글|댓글 운영원칙|댓글운영정책
        |댓글 정책 안내|댓글 이용 안내|BEST 댓글 답글과 추천수를 합산하여 자동으로 노출됩니다
        |댓글 수정은 작성 후 0분내에만 가능합니다|본문 0|0자|0byte|비밀번호|작성자|자동등록방지|등록|찬성순|반대순|최신순|추천순|공감순
        |답글순|과거순|오래된순|인기순|답글쓰기|답글 작성|답글|도움말삭제기준|삭제기준|100자평|욕설 댓글 리마인드 팝업|댓글알림|댓글 알림
        |회원로그인 후 댓글을 작성하실 수 있습니다|로그인 후 댓글을 남겨주세요|로그인 후 댓글 작성이 가능합니다|로그인이 필요합니다
        |댓글을 입력해 주세요|댓글을 입력해주세요|댓글을 작성하려면 로그인해 주세요|의견을 남겨주세요|첫 댓글을 남겨주세요|한마디|의견쓰기
        |독자의견|네티즌 의견|나도 한마디|비밀글로 등록|댓글 서비스 언론사별 정책|내 댓글이력|댓글 상세 현황|현재 댓글|작성자 삭제
        |Leave a Reply|Leave a comment|Leave a Reply Cancel reply|Cancel reply|Post Comment|Post a comment|Submit comment|Add a comment
        |Your email address will not be published|Required fields are marked|Your email address will not be published Required fields are marked
        |Comments|Comment|View comments|Show comments|Show comment|Read comments|Comments are closed|Join the conversation|Sort by|Newest first
        |Oldest first|Most liked|Best comments|Write a comment|Be the first to comment|Log in to comment|Sign in to comment|Reply|Report abuse
        |You must be logged in to post a comment|Notify me of followup comments by email|Notify me of new posts by email
        |Save my name email and website in this browser for the next time I comment|Name|Email|Website|Kommentare|Kommentar schreiben""",
    Reason.COUNTER: """
        댓글|댓글0|댓글 0개|댓글수 0|댓글 수 0|0개의 댓글|개의 댓글|개의 댓글이 있습니다|0개의 댓글이 있습니다|총 0개의 댓글|0 댓글|조회수 0|조회 0
        |조회수|0 조회|추천 0|추천수 0|비추천 0|공감 0|비공감 0|좋아요 0|좋아요|싫어요 0|싫어요|훈훈해요 0|슬퍼요 0|화나요 0|후속기사 원해요 0|쏠쏠정보 0
        |흥미진진 0|공감백배 0|분석탁월 0|후속강추 0|100자평 0|놀랐어요 0|기뻐요 0|감동이에요 0|응원해요 0|추천해요 0|공감해요 0|이모티콘|0명
        |기사에 대한 의견 0|Like this|Like Loading|0 Comments|0 Comment|Comments 0|Comment 0|0 views|Views 0|0 shares|0 likes|Likes 0|No comments
        |총 추천수|반응 0|0 reads|Hits 0|Read 0""",
    Reason.SHARE: """
        이 기사를 공유합니다|이 기사를 공유하기|기사를 공유합니다|공유하기|공유|기사공유|기사 공유|기사 공유하기|SNS 공유하기|SNS공유|SNS 기사보내기|SNS 보내기
        |공유 더보기|기사 URL공유|URL공유|URL 복사|URL복사|URL복사하기|링크복사|링크 복사|주소복사|주소 복사|복사하기|복사|본문 복사|기사보내기
        |기사 보내기|기사스크랩|기사스크랩하기|스크랩|스크랩하기|프린트|프린트하기|인쇄|인쇄하기|본문인쇄|기사 인쇄|메일보내기|메일|이메일 보내기|이메일
        |신고하기|폰트키우기|폰트줄이기|글자크기|글자 크기|글자크기조정|글자 크기 조정|글자크기 조절|글자크기 설정|글자 크기 변경하기|글자크기 변경|글씨크기
        |글씨 크기 조절|글씨크기 조절|글씨 크게|글씨 작게|글자 크게|글자 작게|가장 작은 크기|보통 크기|큰 크기|가장 큰 크기|한 단계 작게|작게|보통|크게
        |아주크게|매우 크게|본문 글씨 줄이기|본문 글씨 키우기|글자크기축소|글자크기확대|글자크기축소 확대|글자 확대|글자 축소|가나다라마바사|가|페이스북
        |트위터|카카오톡|카카오스토리|카카오 스토리|네이버블로그|네이버 블로그|네이버밴드|네이버 밴드|밴드|라인|구글플러스|구글+|핀터레스트|텔레그램|엑스
        |페이스북 공유|트위터 공유|카카오스토리 공유|카카오톡 공유|구글플러스 공유|네이버블로그 공유|네이버 공유|밴드 공유|라인 공유
        |페이스북으로 기사보내기|트위터로 기사보내기|카카오톡으로 기사보내기|카카오스토리로 기사보내기|네이버블로그로 기사보내기|네이버밴드로 기사보내기
        |URL복사로 기사보내기|이메일로 기사보내기|다른 공유 찾기|기사 저장|북마크|북마크하기|해당 기사를 북마크했습니다|해당 기사를 북마크 해제했습니다
        |URL이 복사되었습니다|링크가 복사되었습니다|주소가 복사되었습니다|클립보드에 복사되었습니다|기사 주소 복사|뒤로가기 인쇄하기 목록|뒤로가기 인쇄하기 목록 Tweet
        |페이스북 트위터|이미지 확대하기|이미지 확대|이미지확대|이미지 확대보기|사진 확대|사진확대|확대보기|크게보기|크게 보기|다크모드|읽기모드
        |Share|Share this|Share this article|Share this story|Share on Facebook|Share on Twitter|Share on X|Share on LinkedIn|Share via email
        |Share by email|Share article|Tweet|Print|Print this article|Email|Email this article|Copy link|Copy URL|Link copied|URL is copied
        |Link copied to clipboard|Save|Save article|Bookmark|Font Size|Text size|Facebook|Twitter|LinkedIn|WhatsApp|Pinterest|Reddit|Telegram|X
        |Instagram|KakaoTalk|Kakao|facebook cursor|twitter cursor|Share Like Save Print Font Size|Click to share on Twitter Opens in new window
        |Click to share on Facebook Opens in new window|Click to print|Click to email a link to a friend Opens in new window|Share to Facebook
        |Share to Twitter|Flipboard|Tumblr|Email to a friend|Listen|Teilen|Drucken|Merken""",
    Reason.LOGIN: """
        로그인|로그아웃|회원가입|아이디 찾기|아이디찾기|비밀번호 찾기|비밀번호찾기|비밀번호 재설정|아이디/비밀번호 찾기|ID/PW 찾기|마이페이지|회원정보 수정
        |회원정보수정|로그인을 해주세요|로그인 상태 유지|자동로그인|아이디 저장|간편 로그인|SNS 로그인|네이버 로그인|카카오 로그인|구글 로그인|네이버로 로그인
        |카카오로 로그인|구글로 로그인|이메일로 로그인|이메일 로그인|통합회원 가입|약관동의|이용약관 동의|이메일 인증|본인인증|인증번호 입력|member icon
        |Log in|Login|Log out|Sign in|Sign up|Sign out|Register|My account|My page|Forgot password|Forgot your password|Create an account
        |Create account|Remember me|Anmelden|Registrieren""",
    Reason.SUBSCRIBE: """
        구독|구독하기|구독신청|구독 신청|구독안내|정기구독|정기구독신청|뉴스레터|뉴스레터 구독|뉴스레터 구독하기|뉴스레터 신청|뉴스레터 구독신청|기자 구독
        |기자 구독하기|기자 페이지 구독|후원하기|후원|정기후원|일시후원|응원하기|구독취소|구독 취소|구독중|언론사 구독하기|언론사 구독|메인에서 바로 보는 언론사 편집 뉴스 지금 바로 구독해보세요|언론사 구독되었습니다 메인 뉴스에서 주요뉴스를 볼 수 있습니다|언론사 구독 해지되었습니다|채널 구독|채널추가
        |구독 해지되었습니다|구독되었습니다|해당 언론사가 채널에서 구독됩니다|유튜브 구독|알림받기|알림 받기|Subscribe|Subscribe now|Newsletter
        |Newsletters|Sign up for our newsletter|Subscribe to our newsletter|Support us|Donate|Follow us|Follow|Get the newsletter|Become a member""",
    Reason.NAV: """
        기사원문|기사 원문|원문 보기|원문보기|언론사홈|상태바|스크롤 이동 상태바|본문영역|본문 영역|기사 본문 영역|본문 바로가기|본문으로 바로가기|본문바로가기|콘텐츠바로가기|콘텐츠 바로가기|주메뉴 바로가기
        |메뉴 바로가기|메인메뉴 바로가기|하단 바로가기|검색 바로가기|바로가기|전체메뉴|전체 메뉴|전체메뉴 보기|전체서비스|메뉴|메뉴 열기|메뉴 닫기|메뉴닫기|메뉴열기
        |닫기|열기|검색|검색하기|검색어 입력|통합검색|상세검색|검색창 열기|사이트 검색 입력|사이트 내 검색|현재위치|홈|HOME|홈으로|메인으로|처음으로|목록|목록보기
        |목록으로|이전|다음|이전기사|다음기사|이전 기사|다음 기사|이전 기사보기|다음 기사보기|이전 기사보기 다음 기사보기|이전글|다음글|이전 페이지|다음 페이지
        |이전 다음|맨위로|맨 위로|위로|TOP|상단으로|상단으로 이동|최상단으로|내가 본 뉴스 맨 위로|내가 본 뉴스 닫기|뒤로가기|뒤로|더보기|전체보기|모두보기
        |펼치기|접기|펼쳐보기|자세히보기|다른기사 보기|다른 기사 보기|다른기사보기|기자의 다른기사 보기|기자의 다른 기사 보기|기사 더보기|기사더보기
        |정치|경제|사회|문화|국제|스포츠|연예|오피니언|사설|칼럼|포토|영상|동영상|라이프|생활|IT|과학|IT/과학|생활/문화|세계|전국|지역|지방|북한|산업|금융|증권|부동산|건강
        |여행|사람들|사람|인물|교육|종교|환경|노동|뉴스|뉴스홈|최신뉴스|최신기사|전체뉴스|전체기사|속보|기획|특집|연재|만평|운세|날씨|랭킹|TV|라디오|헤드라인
        |회사소개|매체소개|매체정보|기사제보|기사 제보|제보하기|제보|광고문의|광고안내|광고 문의|불편신고|개인정보처리방침|개인정보 처리방침|개인정보취급방침
        |청소년보호정책|청소년 보호정책|저작권보호정책|저작권 보호정책|저작권정책|저작권규약|이메일무단수집거부|이메일 무단수집거부|이용약관|서비스 이용약관|고충처리
        |고충처리인|윤리강령|편집규약|찾아오시는길|오시는길|오시는 길|제휴문의|제휴안내|고객센터|공지사항|사이트맵|PC버전|PC 버전|모바일버전|모바일 버전
        |모바일웹|RSS|콘텐츠문의|콘텐츠 구매|독자권익위원회|시민기자|채용|채용안내|사업제휴|지면보기|지면 보기|오늘의 신문|신문보기|패밀리사이트|패밀리 사이트
        |관련사이트|한국어|영어|日本語|中文|中国语|English|Korean|Chinese|Japanese|Русский|Français|Español|Deutsch|Arabic|Tiếng Việt|Bahasa Indonesia
        |인기뉴스|주간 Top 100|섹션|섹션별|분야별 뉴스|칼럼진별|전체|언론사별|언론사홈 바로가기|Home|About|About us|Contact|Contact us|Menu|Search
        |Skip to content|Skip to main content|Skip to navigation|Go to Navigation|Go to Contents|Go Top|Back to top|To top|Top|Close|Open|Next|Previous
        |Prev|More|Read more|See more|View all|See all|All Articles|Latest News|Video|Videos|Photos|Photo|Sports|Politics|Business|National|World|Culture
        |Economy|Opinion|Entertainment|Society|Science|Lifestyle|Life|Tech|Technology|Health|Travel|Local|Weather|Podcasts|Privacy Policy|Privacy
        |Terms of Use|Terms of Service|Terms and Conditions|Cookie Policy|Cookie Settings|Sitemap|Site map|Advertise|Advertise with us|Careers
        |Masthead|Accessibility|Help|FAQ|View this article in another language|Select Language|List|Sub Main|Menu Content|Impressum|Datenschutz|Kontakt
        |Startseite|Suche|Mehr|Weiter|Zurück""",
    Reason.RELATED: """
        관련기사|관련 기사|관련뉴스|관련 뉴스|연관기사|연관 기사|이 기사와 관련된 기사|이 기사와 함께 많이 본 기사|함께 보면 좋은 기사|주요기사|주요 기사
        |주요뉴스|주요 뉴스|이 시각 주요뉴스|이 시각 주요 뉴스|이시각 주요뉴스|이시각 헤드라인|많이 본 기사|많이 본 뉴스|많이본 기사|많이본 뉴스|많이본뉴스|많이본기사
        |많이 본 칼럼|가장 많이 본 뉴스|가장 많이 본 기사|가장 많이 읽은 기사|인기기사|인기 기사|인기 뉴스|실시간 인기기사|실시간 인기뉴스|실시간 뉴스|실시간뉴스|최신 뉴스
        |최근기사|오늘의 주요뉴스|오늘의 핫뉴스|핫이슈|핫 이슈|HOT 뉴스|핫뉴스|추천기사|추천 기사|추천뉴스|추천 뉴스|추천 콘텐츠|당신을 위한 추천|당신이 좋아할 만한 기사
        |이슈|이슈 포토|이슈포토|포토뉴스|화제의 뉴스|집중분석|에디터스 픽|에디터 픽|에디터스픽|에디터스 픽Editor's Picks|놓치면 후회할 기사|랭킹뉴스|랭킹 뉴스
        |언론사별 많이 본 뉴스|댓글 많은 뉴스|공감 많은 뉴스|분야별 주요뉴스|섹션별 주요뉴스|이 기자의 다른 기사|이 기자의 최신기사|기자의 최신기사
        |언론사의 주요뉴스|언론사 주요뉴스|이 분야 인기기사|함께 볼만한 뉴스|당신의 관심뉴스|인기 동영상|인기 영상|추천 영상|오늘의 포토|포토 갤러리|연재 보기
        |이 시각 인기뉴스|Related|Related Articles|Related Stories|Related News|Related Contents|Related Content|Related Posts|Related Topics|Most Popular
        |Most Read|Most Viewed|Most Liked|Most Shared|Popular|Popular Now|Trending|Trending now|Recommended|Recommended for you|You may also like
        |You might also like|More from this section|More Stories|More News|More on this story|Editor's Picks|Editors' Picks|Top Stories|Latest
        |Latest Stories|Headlines|More from Headlines|Articles with issue keywords|Read also|Also read|Don't miss|In case you missed it|Up next
        |What to read next|Read next|Recent Posts|More like this|From around the web|Mehr zum Thema|Meistgelesen""",
    Reason.AD: """
        광고|AD|Advertisement|Advertisements|Sponsored|Sponsored Content|Promoted|Promoted Content|Paid Content|프리미엄콘텐츠|프리미엄 콘텐츠|스폰서|여백|여백여백
        |여백 여백 여백|알립니다|AD 광고|Powered by|Anzeige|Werbung|Story continues below advertisement|Article continues below|Scroll to continue""",
    Reason.OTHER: """
        세 줄 요약 기능입니다|요약|요약봇|AI 요약|AI요약|기사를 읽어드립니다|기사 듣기|음성으로 듣기|음성재생|본문듣기|본문 듣기|듣기|번역|번역beta|번역 설정|translated by
        |Your browser does not support the audio element|Your browser does not support the video tag|브라우저가 video 태그를 지원하지 않습니다
        |기사 섹션 분류 안내|기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다|개별 기사를 2개 섹션 이상 중복 분류할 수 있습니다|키워드|태그|해시태그|Keywords|Tags
        |Tag|Topics|Send Feedback|How can we improve|Thanks for your feedback|Was this page helpful|Was this article helpful|Proudly powered by WordPress
        |기사 이미지|기사이미지|동영상 고정 취소|동영상 뉴스|재생|일시정지|음소거|전체화면|Play|Pause|Mute|Close dialog|Loading|로딩중|잠시만 기다려 주세요
        |인쇄용 페이지|오류신고|정정보도|기사 정정요청|AI 학습 이용 금지|이 글자크기로 변경됩니다|예 가장 빠른 뉴스가 있고 다양한 정보 쌍방향 소통이 숨쉬는""",
}
# Tokens that are interface words wherever they stand; a short line made of them alone is interface.
_TOKENS: Final[dict[Reason, str]] = {
    Reason.SHARE: """페이스북 트위터 카카오톡 카카오스토리 네이버블로그 네이버밴드 밴드 블로그 텔레그램 url복사 url 공유 공유하기 기사보내기 으로기사보내기 로기사보내기
        페이스북으로 트위터로 트위터으로 카카오스토리으로 url복사으로 네이버으로 텔레그램으로 카카오톡으로 카카오스토리로 네이버블로그로 네이버밴드로 url복사로 이메일로 보내기 메일보내기 복사하기 글씨 글자 글자크기 줄이기 키우기 확대 축소
        폰트키우기 폰트줄이기 프린트하기 인쇄하기 인쇄 스크랩 신고하기 facebook twitter linkedin whatsapp tweet print share pinterest e-mail email copy link sns""",
    Reason.NAV: """바로가기 홈 home 메뉴 검색 닫기 이전 다음 목록 기사보기 더보기 매체소개 기사제보 광고문의 불편신고 개인정보처리방침 개인정보취급방침 청소년보호정책
        저작권보호정책 이메일무단수집거부 이용약관 회사소개 고객센터 사이트맵 정치 경제 사회 문화 국제 스포츠 연예 오피니언 포토 라이프 전국 지역 다른기사 sports business
        national world opinion entertainment culture society korean chinese japanese arabic french spanish english russian 광고제휴문의 보도기사문의 저작권규약
        찾아오시는길 고충처리인 윤리강령 제휴문의 저작권 광고안내 구독안내""",
    Reason.LOGIN: "로그인 회원가입 로그아웃 아이디찾기 비밀번호찾기 마이페이지 login logout signin signup register",
    Reason.SUBSCRIBE: "구독신청 구독하기 구독 뉴스레터 후원하기 subscribe newsletter",
    Reason.COUNTER: "댓글 좋아요 싫어요 추천 비추천 조회수 조회 공감 비공감 훈훈해요 슬퍼요 화나요 comments likes views",
    Reason.AD: "광고 여백 advertisement sponsored",
}


def key(line: str) -> str:
    """Return the form under which interface strings are compared.

    >>> key("• 댓글 12"), key("URL is copied.")
    ('댓글0', 'urliscopied')
    """
    return _NUMBER.sub("0", _NOT_WORD.sub("", line.casefold()))


@cache
def _table() -> dict[str, Reason]:
    return {
        found: reason for reason, block in _PHRASES.items() for phrase in block.split("|") if (found := key(phrase))
    }


def strings(reason: Reason) -> list[str]:
    """Return the interface strings of a reason as they are shown."""
    return " ".join(_PHRASES[reason].split()).split("|")


@cache
def _tokens() -> dict[str, Reason]:
    return {key(token): reason for reason, block in _TOKENS.items() for token in block.split()}


def reason_of(line: str) -> Reason | None:
    """Return why the whole line is interface text, or None when it need not be.

    Args:
        line: one trimmed line.

    >>> reason_of("이 기사를 공유합니다").value, reason_of("한 번 삭제한 댓글은 복구할 수 없다.")
    ('share', None)
    """
    if len(line) > 160:
        return None
    return _reason_of(line)


@lru_cache(maxsize=16384)
def _reason_of(line: str) -> Reason | None:
    if len(line) <= _longest() and (whole := _table().get(key(line))) is not None:
        return whole
    return _token_reason(line)


@cache
def _longest() -> int:
    """Return the length above which no line is a phrase: twice the longest key leaves room for marks and numbers."""
    return 2 * max(map(len, _table()))


def _token_reason(line: str) -> Reason | None:
    """Return the commonest reason of the tokens when nearly all of them (5 of 6) are interface words."""
    parts = line.split()
    spare, tokens, reasons = len(parts) // 6, 0, []
    for part in parts:
        known, reason = _token(part)
        tokens += known
        if reason is not None:
            reasons.append(reason)
        elif known and tokens - len(reasons) > spare:
            return None
    if tokens < 2 or len(reasons) * 6 < tokens * 5:
        return None
    return max(reasons, key=lambda reason: (reasons.count(reason), reason.value))


@lru_cache(maxsize=16384)
def _token(part: str) -> tuple[bool, Reason | None]:
    """Return whether a part of a line counts as a token (it is more than marks and numbers), and its reason."""
    found = key(part)
    return bool(found) and found != "0", _tokens().get(found)


def token_reason(token: str) -> Reason | None:
    """Return the reason of a single interface word (a feature of the classifier, not a decision)."""
    return _tokens().get(token)
