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
        |Comment on this article|View all comments|Load more comments|Post navigation
        |You must be logged in to post a comment|Notify me of followup comments by email|Notify me of new posts by email
        |Save my name email and website in this browser for the next time I comment|Name|Email|Website|Kommentare|Kommentar schreiben
        |로그인 해주세요|로그인 후 이용해 주세요|로그인 후 이용해주세요|라이브리 댓글|라이브리는 언론사의 댓글을 삭제하지 않습니다|익명의라이버|운영 원칙|운영원칙|운영규정|전체의견|전체의견 0|전체 댓글수|전체댓글수
        |답글 0|답글 0개|답글 보기|답글 접기|답글 남기기|답글 취소|답글 취소하기|공감/비공감|공감 비율순|공감비율순|순공감순|호감순|비공감순|찬반순|댓글찬성순|댓글반대순|비밀댓글|비밀글|블로그 주인|댓글 더 보기|이전댓글보기|이전 댓글 보기|이전 댓글 더보기
        |타임톡|타임톡비활성화|회원로그인|비회원 글쓰기|비회원 로그인|댓글 내용입력|댓글 내용 입력|댓글을 입력하세요|댓글을 작성해 주세요|댓글을 작성해주세요|댓글을 작성하려면 로그인 해주세요|댓글을 작성하려면 로그인이 필요합니다|댓글을 쓰려면 로그인이 필요합니다
        |이메일 주소는 공개되지 않습니다|이메일 주소는 공개되지 않습니다 필수 필드는 로 표시됩니다|필수 필드는 로 표시됩니다|이 기사에 대한 의견을 남겨주세요|이 기사에 대한 독자의견|이 기사에 대한 독자의견 0|이 뉴스에 대해 의견을 나눠보세요|쓰기 공간|자유롭게 의견을 남겨주세요
        |욕설 비방은 통보 없이 삭제됩니다|신고 접기|댓글 신고|BEST 의견|의견 0|덧글|덧글 0|덧글쓰기|꼬리말|꼬리말쓰기|한줄의견|한줄 의견|100자 의견|0자 의견|독자 의견|독자의견 0|기사 댓글|기사댓글
        |Join the discussion|Start the discussion|Start the conversation|View the discussion|Watch this discussion|Sort by Best|Sort by Newest|Sort by Oldest|Log in with|or sign up with Disqus|Reply Share|Reply • Share|Report comment|Flag as inappropriate
        |Post a comment as anonymous|Please log in to use this feature|Welcome to the discussion|Your opinion|Remaining 0 characters|Commenting is closed|Commenting is closed for this article|Comment policy|Commenting policy|Comments policy|Comments are moderated|Post as a guest|Comment as a guest
        |Keep it Clean|Keep it Clean Please avoid obscene vulgar lewd racist or sexually-oriented language|PLEASE TURN OFF YOUR CAPS LOCK|Don't Threaten|Don't Threaten Threats of harming another person will not be tolerated|Be Truthful
        |Be Truthful Don't knowingly lie about anyone or anything|Be Nice|Be Nice No racism sexism or any sort of -ism that is degrading to another person|Be Proactive|Be Proactive Use the 'Report' link on each comment to let us know of abusive posts
        |Share with Us|Share with Us We'd love to hear eyewitness accounts the history behind an article|Sign in or create your account to join the discussion|Load more comments|Show more comments|Show replies|View replies|Hide replies|Reply to comment|1 Login|Most Voted
        |댓글 창닫기|창닫기|작성자 패스워드|회원가입을 하시면 댓글을 쓸 수 있습니다|내 댓글 보기|아래 양식으로 댓글을 작성해 주십시오|아래 양식으로 댓글을 작성해 주십시오 Comments are moderated|의견 달기|기사를 추천 하셨습니다|이 글에 공감하시면 추천을 눌러주세요|회원님이 첫 댓글을 작성해 주시겠어요""",
    Reason.COUNTER: """
        댓글|댓글0|댓글 0개|댓글수 0|댓글 수 0|0개의 댓글|개의 댓글|개의 댓글이 있습니다|0개의 댓글이 있습니다|총 0개의 댓글|0 댓글|조회수 0|조회 0
        |조회수|0 조회|추천 0|추천수 0|비추천 0|공감 0|비공감 0|좋아요 0|좋아요|싫어요 0|싫어요|훈훈해요 0|슬퍼요 0|화나요 0|후속기사 원해요 0|쏠쏠정보 0
        |흥미진진 0|공감백배 0|분석탁월 0|후속강추 0|100자평 0|놀랐어요 0|기뻐요 0|감동이에요 0|응원해요 0|추천해요 0|공감해요 0|이모티콘|0명
        |기사에 대한 의견 0|Like this|Like Loading|0 Comments|0 Comment|Comments 0|Comment 0|0 views|Views 0|0 shares|0 likes|Likes 0|No comments
        |총 추천수|반응 0|0 reads|Hits 0|Read 0
        |비공감 0|공감 0 비공감 0|댓글 0개|댓글 0 건|댓글 0건|조회 수 0|조회 0회|읽음 0|스크랩 0|추천해요0|추천 0 반대 0|반대 0|기사의 감정을 표현해 주세요|이 기사가 좋으셨다면|이 기사 어떠셨나요|훌륭해요 0|추천합니다 0|재밌어요 0|놀라워요 0|후속 원해요|후속원해요|응원해요|훈훈해요
        |슬퍼요|화나요|놀랐어요|기뻐요|감동이에요|추천해요|공감해요|유익해요|유익해요 0|칭찬 0 감사 0 웃음 0 놀람 0 슬픔 0|좋아하기 가져오는 중|이것이 좋아요|Total 0|Today 0|Yesterday 0|방문수 0|회원수 0|Recommend|Recommend 0|0 reactions""",
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
        |Share to Twitter|Flipboard|Tumblr|Email to a friend|Listen|Teilen|Drucken|Merken
        |기사 글자크기 조절|텍스트 크기 조정|글씨크기 조절하기|폰트변경하기|폰트 변경하기|폰트 크게하기|폰트 작게하기|굴림 돋움 바탕 맑은고딕|툴바 메뉴|메일로 보내기|URL줄이기|URL 줄이기|관련사진보기|관련사진 보기|큰사진보기|큰 사진 보기|사진 크게보기|사진 크게 보기|원본보기|원본 보기
        |확대|축소|축소/확대|확대/축소|싸이월드 공감|싸이월드|미투데이|요즘|SNS공유 더보기|- + sns공유 더보기|트위터로 보내기|페이스북으로 보내기|라인으로 보내기|카카오톡으로 보내기|카카오스토리로 보내기|밴드로 보내기|트위터로 공유하기 새 창에서 열림|트위터로 공유하기
        |페이스북에 공유하려면 클릭하세요 새 창에서 열림|클릭하여 트위터로 공유 새 창에서 열림|이 글 공유하기|이웃추가|이웃 추가|본문 기타 기능|게시글 관리|게시물 관리|다음검색|바로보기|내려받기|다른 찾기|인쇄하기 새창열림|기사 스크랩하기|고객센터 문의하기|파일 다운로드|첨부파일 다운로드
        |Gift this article|Gift article|Give article|Share full article|Share page|Share this page|About sharing|close panel|Reuse this content|View image in fullscreen|Opens in new window|opens in new tab|Link copied|Copied|Save for later|Read later|Add to reading list|Resize|Text Size|Text
        |Order reprints|Republish this article|Share this recipe|Save recipe|Print recipe|Connect with us on|Facebook Twitter Email Print Save|Email Print|Purchase licensing rights|Acquire Licensing Rights|Acquire Licensing Rights opens new tab|Add us on Google|Show more sharing options
        |텍스트 확대·축소|텍스트 확대 축소|기사공유 열기|기사 공유 열기|뉴스듣기|폰트 뉴스듣기 공유 프린트|뉴스플리에 담기|페이스북 공유하기|트위터 공유하기|카카오톡 공유하기|글자크기 변경|글자크기조절|소셜댓글으로 이동|Order Reprints|Order Reprints Today's Paper Subscribe|Share Article via Facebook|Share Article via Twitter|Share Article via LinkedIn|Share Article via Email|이것을 공유|뉴스 미란다 원칙|Print this page""",
    Reason.LOGIN: """
        로그인|로그아웃|회원가입|아이디 찾기|아이디찾기|비밀번호 찾기|비밀번호찾기|비밀번호 재설정|아이디/비밀번호 찾기|ID/PW 찾기|마이페이지|회원정보 수정
        |회원정보수정|로그인을 해주세요|로그인 상태 유지|자동로그인|아이디 저장|간편 로그인|SNS 로그인|네이버 로그인|카카오 로그인|구글 로그인|네이버로 로그인
        |카카오로 로그인|구글로 로그인|이메일로 로그인|이메일 로그인|통합회원 가입|약관동의|이용약관 동의|이메일 인증|본인인증|인증번호 입력|member icon
        |Log in|Login|Log out|Sign in|Sign up|Sign out|Register|My account|My page|Forgot password|Forgot your password|Create an account
        |Create account|Remember me|Anmelden|Registrieren
        |Your account|Sign in to your account|Sign in or register|Log in or sign up|내 정보|비회원|회원 로그인|로그인 회원가입""",
    Reason.SUBSCRIBE: """
        구독|구독하기|구독신청|구독 신청|구독안내|정기구독|정기구독신청|뉴스레터|뉴스레터 구독|뉴스레터 구독하기|뉴스레터 신청|뉴스레터 구독신청|기자 구독
        |기자 구독하기|기자 페이지 구독|후원하기|후원|정기후원|일시후원|응원하기|구독취소|구독 취소|구독중|언론사 구독하기|언론사 구독|메인에서 바로 보는 언론사 편집 뉴스 지금 바로 구독해보세요|언론사 구독되었습니다 메인 뉴스에서 주요뉴스를 볼 수 있습니다|언론사 구독 해지되었습니다|채널 구독|채널추가
        |구독 해지되었습니다|구독되었습니다|해당 언론사가 채널에서 구독됩니다|유튜브 구독|알림받기|알림 받기|Subscribe|Subscribe now|Newsletter
        |Newsletters|Sign up for our newsletter|Subscribe to our newsletter|Support us|Donate|Follow us|Follow|Get the newsletter|Become a member
        |원고료로 응원|원고료로 응원하기|좋은기사 원고료|이 기사가 마음에 드시나요 좋은 기사 원고료로 응원하세요|후원제 소개|정기구독 신청|낱권 구매|팔로우|팔로우 하기|팔로우하기|이웃추가하고 새글 받기|유튜브로 다시 보기|네이버에서 구독하기|네이버 채널 구독하기
        |Print subscriptions|Subscribe today|Subscribe for free|Remind me|Contribute|Make a contribution|Already a subscriber|View in app|Manage your email preferences|Was this email forwarded to you Sign up here|Unsubscribe|Update your preferences
        |제안하기|작가와의 대화|조합원가입|CMS 정기후원|SIGN UP NOW|Get this delivered to your inbox and more info about our products and services|Sign up for free newsletters and get more CNBC delivered to your inbox""",
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
        |Startseite|Suche|Mehr|Weiter|Zurück
        |View in browser|View this email in your browser|연결 가능 링크|메인 콘텐츠로 이동|메인 네비게이션으로 이동|검색으로 이동|언어 선택|프롤로그|안부|방명록|목록열기|전체글|글쓰기|카페정보|카페 가입하기|이전글 다음글 목록|서비스 안내|책임의 한계와 법적고지|뉴스 고객센터|뉴스 홈|뉴스스탠드
        |서비스 전체보기|전체메뉴닫기|전체메뉴 닫기|이 누리집은 대한민국 공식 전자정부 누리집입니다|공식 누리집 확인방법|International edition|US edition|UK edition|Search jobs|Accessibility Help|Do Not Sell My Personal Information|Do Not Sell or Share My Personal Information|Ad Choices|AdChoices
        |Do Not Sell My Data|Legal Notices|Classifieds|Submit Search|Search Query|Live Now|View original|영어 원문 보기|한국어 원문 보기|Skip links|Skip to footer|Jump to comments|Go to top|Page top|출근길 뉴스|이 글의 목차|목차
        |Skip to site index|Site Index|Site Information Navigation|Today's Paper|Today’s Paper|E-Edition|기자 페이지|기자페이지|바로가기 콘텐츠로 건너뛰기|콘텐츠로 건너뛰기|주요 메뉴|전체 메뉴 보기|신규가입 로그인|기사 섹션 바로가기|통합검색 열기|글 탐색|글 내비게이션|보관함|메타|Print Options|Accessibility links""",
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
        |What to read next|Read next|Recent Posts|More like this|From around the web|Mehr zum Thema|Meistgelesen
        |핫뉴스|이 시간 핫뉴스|이시간 핫뉴스|오늘의 인기기사|이 시각 추천뉴스|이 언론사의 다른 뉴스|언론사별 인기뉴스|실시간 이슈|실시간 속보|실시간 검색어|실시간 급상승 검색어|이전 회 보기|지난 칼럼 보기|지난 기사 보기|이 카테고리의 다른 기사|카테고리의 다른 글|관련글|관련 글|이 블로그의 체크인
        |다른 소식|이 시각 많이 본 뉴스|이시각 많이 본 뉴스|많이 본 인터뷰|연도별 콘텐츠 보기|오늘의 추천 콘텐츠|세상에 이런 일이|오늘의 주요 뉴스|가장 많이 본 영상|최신 영상|More from this author|Explore more on these topics|Recommended Stories|Recommended Videos|Top 0 Stories|Elsewhere|Read Next
        |Latest Updates|Also in this section|Sponsored Stories|Other stories|Other Stories|More in News|Most commented|Editors' Choice|Editor's Choice|Popular Stories|Trending Stories|Must Read|Must Reads|More to explore|More coverage
        |베스트 추천 뉴스|트랜드뉴스 보기|당신이 좋아할 만한 콘텐츠|이런 기사 어떠세요|오늘의 인기 정보|베스트클릭|앞서 본 기사|오래 머문 뉴스|에디터스 픽Editor's Picks|매거진의 이전글|매거진의 다음글|인기콘텐츠|많이 읽은 기사|정오 뉴스|More in Asia Pacific|TRENDING NOW|News Trending Today|See all News Updates of the Day|맞춤 정보|많이 본 정보|함께 읽을 글|최신 글|최신 댓글""",
    Reason.AD: """
        광고|AD|Advertisement|Advertisements|Sponsored|Sponsored Content|Promoted|Promoted Content|Paid Content|프리미엄콘텐츠|프리미엄 콘텐츠|스폰서|여백|여백여백
        |여백 여백 여백|알립니다|AD 광고|Powered by|Anzeige|Werbung|Story continues below advertisement|Article continues below|Story continues below|Article continues below advertisement|Article content|Scroll to continue
        |This advertisement has not loaded yet|This advertisement has not loaded yet but your article continues below|Advertisement 0|Advert
        |Advertisement Scroll to continue|Advertisement · Scroll to continue|Ad Feedback|반응형|Powered by Dable|데이블|스폰서 링크|스폰서링크|하단영역|Skip advertisement|Advertisement Skip|This is an advertisement|광고 건너뛰기|광고영역|광고 영역|AD 광고보기|Ads by Google|Sponsored by|Promoted by|Promoted Links
        |SKIP ADVERTISEMENT|Supported by|SUPPORTED BY|오늘의 꿀팁""",
    Reason.OTHER: """
        세 줄 요약 기능입니다|요약|요약봇|AI 요약|AI요약|기사를 읽어드립니다|기사 듣기|음성으로 듣기|음성재생|본문듣기|본문 듣기|듣기|번역|번역beta|번역 설정|translated by
        |Your browser does not support the audio element|Your browser does not support the video tag|브라우저가 video 태그를 지원하지 않습니다
        |기사 섹션 분류 안내|기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다|개별 기사를 2개 섹션 이상 중복 분류할 수 있습니다|키워드|태그|해시태그|Keywords|Tags
        |Tag|Topics|Send Feedback|How can we improve|Thanks for your feedback|Was this page helpful|Was this article helpful|Proudly powered by WordPress
        |기사 이미지|기사이미지|동영상 고정 취소|동영상 뉴스|재생|일시정지|음소거|전체화면|Play|Pause|Mute|Close dialog|Loading|로딩중|잠시만 기다려 주세요
        |This slideshow requires JavaScript|Company Logo|Privacy Preference Center|Manage Consent Preferences|Strictly Necessary Cookies|Performance Cookies
        |Functional Cookies|Targeting Cookies|Cookie List|Always Active|Allow All|Confirm My Choices|Reject All|Accept All Cookies
        |인쇄용 페이지|오류신고|정정보도|기사 정정요청|AI 학습 이용 금지|이 글자크기로 변경됩니다|예 가장 빠른 뉴스가 있고 다양한 정보 쌍방향 소통이 숨쉬는
        |읽어주기 기능은 크롬기반의|브라우저에서만 사용하실 수 있습니다|읽어주기 기능은 크롬기반의 브라우저에서만 사용하실 수 있습니다|동영상을 재생하려면 브라우저를 업데이트하세요|동영상을 재생할 수 없습니다|음성 기사 듣기|기사 읽어주기|AI가 읽어주는 기사|핵심요약 쏙|핵심 요약|3줄 요약|기사 요약|AI 기사 요약
        |This article is more than 0 years old|This article is more than 0 year old|This article is more than 0 months old|This article is more than 0 month old|Our Standards: The Thomson Reuters Trust Principles|All quotes delayed a minimum of 0 minutes See here for a complete list of exchanges and delays
        |Browser not supported|This video can not be played|This video cannot be played|Media caption|오탈자 신고|기사 오류 신고|만족도조사|공공누리 공공저작물 자유이용허락 출처표시|출처표시 조건에 따라 이용할 수 있습니다|저작자표시 비영리 변경금지 새창열림|본문듣기 설정|지도보기|Enable JavaScript|Loading comments
        |TTS|TTS 보이스 AI|오디오|다운받기|오디오 다운받기|오디오 오디오 다운받기|VIEW 0|Your browser does not support theaudio element|이슈 패키지|Data is a real-time snapshot Data is delayed at least 0 minutes Global Business and Financial News Stock Quotes and Market Data and Analysis|0 min read|0 minute read|읽는 시간 0분""",
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
def tokens() -> dict[str, Reason]:
    """Return the interface words, as keys, with their reasons."""
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


def of_keys(keys: list[str]) -> list[Reason | None]:
    """Return for the keys of lines why they are interface phrases; the length of the lines is not looked at."""
    known = _table()
    return [known.get(found) for found in keys]


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
    spare, words, reasons = len(parts) // 6, 0, []
    for part in parts:
        known, reason = _token(part)
        words += known
        if reason is not None:
            reasons.append(reason)
        elif known and words - len(reasons) > spare:
            return None
    if words < 2 or len(reasons) * 6 < words * 5:
        return None
    return max(reasons, key=lambda reason: (reasons.count(reason), reason.value))


@lru_cache(maxsize=16384)
def _token(part: str) -> tuple[bool, Reason | None]:
    """Return whether a part of a line counts as a token (it is more than marks and numbers), and its reason."""
    found = key(part)
    return bool(found) and found != "0", tokens().get(found)


def token_reason(token: str) -> Reason | None:
    """Return the reason of a single interface word (a feature of the classifier, not a decision)."""
    return tokens().get(token)
