"""Shapes of lines: what a byline, a stamp, a caption, a credit or a legal line looks like, in Korean and in English.

In goes one trimmed line in normal form C, out comes yes or no. A shape says what a line looks like, not what it is:
`kinds` decides with its place on the page. The shapes follow the layouts of `corpus/` and the families listed in
`phrases`; each expression shows lines that it matches and lines that it must not.
"""

# ruff: noqa: E501 (tables of strings and expressions, one family a row)
from __future__ import annotations

import re
from typing import Final

from korus_nlp.text.stamps import stamps

_ROLE = r"(?:[가-힣]{0,5}(?:기자|특파원|앵커|통신원|리포터|아나운서)|논설위원|편집위원|칼럼니스트|에디터|PD|선임위원|논설실장|편집국장|해설위원|평론가|캐스터)"
_SURNAMES: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
_ROLE_WORD: Final = re.compile(
    r"기자|글쓴이|작성자|특파원|앵커|통신원|리포터|아나운서|위원|칼럼니스트|에디터|PD|논설실장|편집국장|평론가|캐스터"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_KOREAN_BYLINE: Final = re.compile(
    rf"""^[\[(<■●▶]?\s*
    (?:(?:기자명|글쓴이|작성자|글|취재|취재기자|이름)\s*[=:·/]?\s*)?
    (?:[(\[]?[가-힣A-Za-z0-9·&\s]{{1,18}}(?:=[가-힣A-Za-z0-9·&\s]{{1,18}})?[)\]]?\s?[=/|,\]]\s?|[가-힣A-Za-z0-9]{{2,10}}\s)?   # 부산=  [서울=한빛] 스포츠조선=
    (?:
        [가-힣]{{2,4}}\s?(?:[·,/]\s?[가-힣]{{2,4}}\s?){{0,4}}{_ROLE}                        # 신은서 기자
      | {_ROLE}\s?[가-힣]{{2,4}}                                                           # 칼럼니스트 박생강
    )
    (?:\s?(?:[=/|,·(<\[]\s?)?(?:[가-힣]{{2,4}}\s?{_ROLE}|사진\s?[=/:]?\s?[가-힣]{{2,4}}.{{0,6}}))?
    [\s|/=·,()<>\[\]:-]*(?:[\w.+-]+@[\w.-]+)?[\s|/=·,()<>\]\[-]*$
  | ^(?:기자명|글쓴이|작성자)\s?[:·]?\s?[가-힣]{{2,4}}(?:\s?기자)?$                          # 기자명 오세린""",
    re.VERBOSE,
)
# "글 도화지 · 감수 한결", "사진| 배한결 기자 hangyeol@"; "금보라 사회부장", "김한결 새벽대 사회학과 교수", "은별(starsg)".
_CREDITS: Final = r"(?:글|글쓴이|취재|정리|그림|사진|글·사진|사진·글|취재·사진|번역|감수|영상)"
_CREDITED: Final = re.compile(
    rf"^{_CREDITS}\s?[=:/|]?\s[가-힣]{{2,4}}(?:\s?{_ROLE})?(?:\s?[·/|,&]\s?{_CREDITS}\s?[=:/|]?\s?[가-힣]{{2,4}}(?:\s[가-힣]{{1,4}})?(?:\s?{_ROLE})?(?:\([A-Za-z\s.]+\))?){{0,2}}(?:\s?[\w.+-]+@[\w.-]*)?$"
)
_POSTED: Final = re.compile(
    r"^(?:글\s?)?[가-힣]{2,3}[^\W는을를의가A-Za-z]\s?(?:[|·/(]\s?)?(?:[가-힣A-Za-z·]{1,13}[^\s한는된던할의을를]\s){0,2}[가-힣A-Za-z]{0,8}(?:부장|차장|부국장|논설주간|주필|편집인|교수|변호사|작가|시인|소설가|연구원|연구위원|전문의|교사)\)?$"
)
_ACCOUNT: Final = re.compile(r"^기자,\s?[가-힣A-Za-z·, ]{2,40}$|^[가-힣]{2,6}\s?\([a-z][a-z0-9_.-]{2,19}\)$")
_ENGLISH_BYLINE: Final = re.compile(
    r"^(?:(?:written|reported|posted|story|text|words)\s+)?[Bb][Yy]\s?:?\s+[A-Z가-힣][^.?!]{1,110}(?:\([^)]*@[^)]*\))?\.?$"
    r"|^[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]*){1,3},?\s+(?:(?:Senior |Staff |Chief |Contributing )?(?:[Rr]eporter|[Ww]riter|[Cc]orrespondent|[Ee]ditor))$"
    r"|^[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]+){1,3},\s[A-Z][\w\s]{2,30}(?:News|Radio|TV|Times|Post|Herald)\.?$"
    r"|^(?:Reporter|Editor|Writer|Author|Contributing writer)\s?:?\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,3}$"
)
# "MBC뉴스 김철수입니다.", "지금까지 국회에서 YTN 김철수입니다."
_SIGN_OFF: Final = re.compile(
    r"^.{0,40}(?:뉴스|[A-Z]{2,4}|TV|통신|방송)\s?[가-힣]{2,4}(?:이었)?(?:입|였습)니다\.?(?:\s?[(\[].{0,50}[)\]])?$"
    r"|^(?:[A-Z]{2,5}|[가-힣A-Z]{2,8}(?:뉴스|TV|방송))\s[가-힣]{2,4}\s?(?:[가-힣]{0,2}기자)?\s?[(\[][\w.+-]+@[\w.-]+[)\]]$"
)
_NAME: Final = re.compile(
    r"^(?:[가-힣]{2,4}|[A-Z][a-z'’-]+(?:\s(?:[A-Z][\w'’.-]*|de|van|von|bin)){1,3}|[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+"
    r"|[가-힣]{2,4}(?:,\s?[가-힣]{2,4}){1,3})$"
)
_STAMP_WORDS: Final = re.compile(
    r"승인|최종|최초|기사|입력|수정|등록|송고|게재|작성|발행|보도|업데이트|일시|시간|날짜|일자|published|posted|updated?|modified|written|issued"
    r"|all news|last|on|at|date|kst|gmt|utc|e[sd]t|edition|korea time|[월화수목금토일]요일|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|지면|오전|오후|기자|by",
    re.IGNORECASE,
)
_BUTTONS: Final = ("구독", "구독하기", "페이지", "팔로우")
_SIGNED: Final = 16  # letters of a name, a place and a paper beside dates
_FIVE_DIGITS: Final = re.compile(r"\d(?:\D*\d){4}")
_STAMP_LABEL: Final = re.compile(
    r"^(?:기사\s?)?(?:승인|입력|수정|등록|송고|최종\s?수정|업데이트|최초\s?입력|발행|작성)(?:\s?(?:일시|일자|시간|일|시각|날짜))?\s?[:：|]?$"
    r"|^(?:published|posted|updated|last updated|modified)(?:\s(?:on|at))?\s?:?$",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"""^[▲△◀◁▴↑☞]\s?\S                                         # ▲ 군산항 7부두 조감도
    | ^(?:사진|\[사진\]|그림|표|그래픽|영상)\s?(?:설명|\d)?\s?[=:|｜]\s?\S
""",
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION_END: Final = re.compile(
    r"""
      [(\[<]\s?(?:사진|자료|그래픽|이미지|제공|영상|출처|photo|image|credit)[^)\]>]{0,40}[)\]>]\s?\.?$
    | [/ⓒ©]\s?(?:[가-힣A-Z][가-힣A-Za-z ]{1,14})(?:\s?(?:제공|기자|DB|DB금지|자료사진))?\.?$
    | (?:제공|자료사진|사진\s?[=/:]\s?\S{1,14}|재판매\s?및\s?DB\s?금지)[\])>.]{0,2}$
    | \((?:Yonhap|AP|AFP|Reuters|EPA|Getty[^)]{0,20}|Newsis|News1|courtesy[^)]{0,60}|photo[^)]{0,50}|PHOTO[^)]{0,40}|[A-Z][\w\s]{2,30}\sphoto)\)\s?$
    | [.다]\s(?:(?:연합뉴스|뉴시스|뉴스1|AP|AFP|EPA|로이터|신화|게티이미지\S*)(?:[·/ ](?:연합뉴스|뉴시스|뉴스1|제공))?|[가-힣]{2,4}\s?(?:선임)?기자)$""",
    re.VERBOSE | re.IGNORECASE,
)
_PICTURE_LABEL: Final = re.compile(
    r"^(?:image|photo|video|media)\s(?:source|caption|credit)\s?[,:]|^사진\s?(?:출처|설명)\s?,", re.I
)
_CAPTION_ENGLISH: Final = re.compile(
    r"""
      ^(?:this|the|an?)\s(?:undated\s)?(?:file\s)?(?:photo|image|picture|composite|combo)\b
    | \bphoto(?:graph)?s?\s?(?:by|:|courtesy|credit)|^(?:photo|image|picture)\s?(?:by|:|credit|courtesy)|\bfile\sphoto\b
    | ^(?:image|photo|video|media)\s(?:source|caption|credit)\b,?|^사진\s?(?:출처|설명|제공)\s?,
    | Credit(?:\.{3}|…)[^\s.]|(?:Photo|Image|Picture)\s?[=:]|Getty\sImages|AFP\svia|\bvia\s(?:AP|Reuters|Getty)""",
    re.VERBOSE | re.IGNORECASE,
)
_SOURCE_NOTE: Final = re.compile(
    r"^[(\[<]\s?(?:끝|END|end)\s?[)\]>]\.?$|^[-=]*\s?(?:끝|END)\s?[-=.]*$"
    r"|^[(\[<]?\s?(?:취재|촬영기자|구성|기획|제작|CG|영상디자인)\s?[:=：].{1,120}[)\]>]?$"
    r"|^[(\[<]?\s?(?:사진|자료|출처|도움말|제공|사진제공|사진 제공|자료제공|자료 제공|영상|영상취재|영상편집|촬영|그래픽|디자인)\s?(?:기자)?\s?[=:：/|].{1,60}[)\]>]?$"
    r"|^(?:Source|Sources|Photo|Photos|Credit|Image|Contact|Media [Cc]ontact|Provided by|With reporting by)\s?[:=]\s?.{2,120}$"
    r"|^\(?(?:The|This)\s(?:author|writer|columnist|article\swas|report\swas|story\swas|column)\b.{5,240}$"
    r"|^(?:이|본)\s?(?:기사|글|칼럼)(?:은|는)\s.{0,60}(?:지원|협찬|제휴|제공|후원|작성된|번역|옮긴|옮겨|실린|게재된).{0,40}$"
    r"|^[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,3}(?:,\s.{2,40})?\s(?:is|was)\s(?:an?|the)\s.{0,60}\b(?:reporter|writer|correspondent|columnist|editor|journalist|author|fellow|professor|contributor)\b.{0,160}$"
    r"|^[-—–*•\s]*(?:With\sassistance\s(?:by|from)|(?:Additional\s)?[Rr]eporting\sby|Writing\sby|Edit(?:ing|ed)\sby|Compiled\sby|Translated\sby)\s.{3,160}$"
    r"|^.{3,120}\scontributed\s(?:to\sthis|reporting)\b.{0,40}$|^\((?:Adds|Updates|Corrects|Recasts|Refiles|ATTN:)\s.{3,160}\)$"
    r"|^[-*•(\s]*This\s(?:article|story|column|piece|report)\s(?:(?:was|has\sbeen|is)\s)?(?:first\s|originally\s)?(?:appeared|amended|corrected|updated|edited|published|the\s\w+\sin\sa\sseries|part\sof)\b.{0,200}$"
    r"|^\[(?:출처|원문|자료|참고)\]\s?.{2,90}$|^덧붙이는\s?글|^※\s?.{0,40}(?:인용\s?보도|인용할|첨부\s?파일|누리집을\s?참고).{0,60}$",
)
_CAPTION_ENGLISH_CUES: Final = (
    "credit",
    "photo",
    "image",
    "picture",
    "composite",
    "combo",
    "afp via",
    "via ",
    "video",
    "media",
    "사진",
)
_CAPTION_TAIL: Final = 110  # longer than any credit at the end of a line
_COPYRIGHT: Final = re.compile(
    r"저작권자|저작권은|무단\s?전재|무단\s?복제|재배포\s?(?:를\s?)?금|저작권법|all\srights?\sreserved|^\W{0,3}copyrights?\b|^\W{0,2}[ⓒ©]|\bcopyright\s?[ⓒ©(]"
    r"|AI\s?학습\s?(?:및\s?활용\s?)?(?:이용\s?)?(?:을\s?)?금지|may not be (?:reproduced|republished|redistributed)",
    re.IGNORECASE,
)
_COPYRIGHT_CUES: Final = ("저작권", "무단", "재배포", "copyright", "reserved", "ⓒ", "©", "학습", "may not be")
_COMMENT: Final = re.compile(
    r"^삭제(?:한|된)\s?댓글은|^그래도\s?삭제하시|^계정을\s?선택하시면|^댓글을\s?(?:남기|작성|등록|입력|이용)\S*\s"
    r"|^(?:회원|소셜)?\s?(?:계정|로그인|가입)\S{0,4}\s.{0,30}(?:댓글|의견|답글|글쓰기)\S{0,3}\s.{0,30}(?:수\s?있|가능|주세요|바랍|남겨)"
    r"|^(?:타인|상대방|특정인|욕설|비방|인신공격|음란|광고성|운영원칙|저작권\s?등).{0,90}(?:삭제|제재|차단|처벌|신고|책임)\S{0,12}(?:\s수\s있습)?(?:니다|음)\.?"
    r"|^(?:댓글|답글|의견)\S{0,3}\s.{0,50}(?:운영|노출됩|삭제될|제공되지|제공하지|집계|작성\s?가능|비활성|중단|가능합니다|있습니다)"
    r"|^총\s?[\d,]+\s?개의\s?(?:댓글|의견)|^(?:현재\s?)?[\d,]*\s?/\s?[\d,]+\s?(?:자|byte|bytes)?$"
    r"|^(?:you\smust\s(?:be\s)?|please\s)?(?:log|sign)(?:ged)?\sin\b.{0,20}\b(?:comment|reply)|^your\s(?:e-?mail|email)\saddress\swill\snot"
    r"|^.{2,40}\son\s\S.{4,30}\d{4}\sat\s\d+:\d\d.{0,4}\ssa(?:id|ys)\s?:$|^(?:\d+|one)\s(?:thoughts?|responses?|comments?)\s(?:on|to)\s[“\"‘'«].{0,90}$"
    r"|^(?:please\s)?(?:keep|read)\s(?:your\scomments|our\scomment)|^required\sfields|^\d+\s(?:comments?|replies)\b.{0,20}$",
    re.IGNORECASE,
)
_LOGIN: Final = re.compile(
    r"^(?:아이디|비밀번호|회원|로그인|이메일|인증번호|휴대폰|약관|가입)\S{0,6}\s.{0,50}(?:입력|주세요|바랍니다|하세요|있습니다|않습니다|재설정|찾기|동의|합니다)\W*$"
    r"|^\(?(?:필수|선택)\)?\s.{0,40}(?:동의|약관|수신)|^(?:sign|log)\s(?:in|up)\b.{0,40}$|^(?:already|don.t)\s.{0,20}(?:account|member|subscriber).{0,30}$",
    re.IGNORECASE,
)
_SUBSCRIBE: Final = re.compile(
    r".*(?:뉴스레터|구독|채널\s?추가|친구\s?추가|후원|알림)\S{0,4}\s?.{0,20}(?:하기|신청|하세요|됩니다|주세요|받기|만나|보세요|받아보)\W*$"
    r"|^(?:네이버|카카오|유튜브|구글|다음|인스타그램|텔레그램|페이스북)\S{0,5}\s.{0,40}(?:구독|추가|팔로우|검색|만나)\S{0,12}$"
    r"|^.{0,14}(?:을|를)?\s?(?:응원|후원)해\s?(?:주세요|주십시오)\W*$|^[가-힣]{2,4}\s?기자\s?(?:구독(?:하기)?|팔로우|페이지)$|.*(?:친구|동행|벗|힘)[이가]\s?되어\s?(?:주세요|주십시오)\W*$|^(?:.{0,12}a\ssmall\sfavou?r\sto\sask|you\s(?:received|are\sreceiving)\sthis\s(?:e-?mail|message)|to\sstop\sreceiving|was\sthis\semail)\b"
    r"|^(?:sign\sup|subscribe|get)\b.{0,60}(?:newsletter|inbox|e-?mail|alerts?|updates)|^follow\s(?:us|the|@)",
    re.IGNORECASE,
)
_TIP: Final = re.compile(
    r".*제보(?:를|는|하|하기|전화|메일|[:：])?.{0,40}(?:기다립니다|받습니다|카카오|카톡|전화|이메일|메일|☎|okjebo|주세요)|^[▷▶☎■◇※\s]*(?:카카오톡|전화|이메일|메일|네이버|유튜브|앱|팩스)\s?[:：/]?\s?.{0,40}"
    r"(?:@|제보|검색|채널|\d{3,4}-\d{4})|^\[?(?:카카오톡|전화|메일|이메일)\]|^※.{0,20}(?:제보|정정|반론|문의)",
)
_IMPRINT: Final = re.compile(
    r"등록번호|발행인|편집인|대표전화|청소년\s?보호\s?책임자|사업자\s?등록|통신판매|제호|등록일|발행일|인터넷신문|정기간행물|대표이사|대표자|개인정보\s?(?:관리|보호)\s?책임자"
    r"|\|\s?(?:대표전화|팩스|[Tt][Ee][Ll]|[Ff][Aa][Xx])"
)
_IMPRINT_START: Final = re.compile(
    r"(?:tel|fax|phone|address|publisher|registration\s(?:no|number))\s?[.:]|(?:우\)|주소|대표전화|전화|팩스)\s?[:：|)]",
    re.IGNORECASE,
)
_HOUSE_AD: Final = re.compile(
    r"^[▶▷☞►➤👉\[]\s?(?!앵커|기자|리포트|인터뷰|VCR|녹취|현장음).*[^.다요\]]\s?$|^\[?\s?(?:알립니다|AD|광고)\s?\]?"
)
_SENTENCE: Final = re.compile(r"(?:[다요죠까네음함임됨][.?!]|[a-z0-9)%][.?!])[\"'”’)\]]{0,2}(?:\s|$)")
# Reported speech, the past tense of a news sentence, or the plain style of Korean print (…한다.): notices and prompts
# of a site have none of them, they speak formally (…합니다, …하세요) or in nouns (… 금지).
_REPORTED: Final = re.compile(
    r"[”\"’']\s?(?:이?라[고며는]|고|며|면서|는)\s|[했였었았됐]다\.|[^니]다\.[\"'”’)]?$|\b(?:said|says|told|added|wrote)\b"
)
_HASHTAGS: Final = re.compile(
    r"^(?:(?:태그|키워드|해시태그|tags?|keywords?)\s?[:：|]?\s*)?(?:#[^\s#]+[\s,]*)+$", re.IGNORECASE
)
_ROLE_MARK: Final = re.compile(
    r"^[\[<【(■◀]?\s?(?:앵커|기자|리포트|인터뷰|녹취|현장음|앵커멘트|아나운서|리포터|VCR|VO|자막|Anchor|Report|Reporter)\s?\d?(?:\s?[:멘트]*)?\s?[\]>】)▶]$"
)


def is_stamp(line: str) -> bool:
    """Tell whether the line is a date of publication and little else.

    >>> is_stamp("승인 2023.08.03 10:31"), is_stamp("2023.08.03 서울에서 열린 회의에서 두 나라는 합의했다.")
    (True, False)
    """
    if len(line) > 140 or not _FIVE_DIGITS.search(line):
        return False
    found = stamps(line)
    if not found:
        return False
    rest = line
    for stamp in reversed(found):
        rest = rest[: stamp.start] + rest[stamp.end :]
    return sum(char.isalpha() for char in _STAMP_WORDS.sub("", rest)) <= 4


def is_signed_stamp(line: str) -> bool:
    """Tell whether the line is a reporter, perhaps a place and a paper, and dates.

    >>> is_signed_stamp("(수원=한빛) 국하은 기자 | 2019-06-27 15:33 송고 | 2019-06-27 16:02 최종수정")
    True
    >>> is_signed_stamp("국하은 기자는 2019년 6월 27일 법원에서 판결을 들었다.")
    False
    """
    if "기자" not in line or len(line) > 140 or has_sentence(line) or not has_stamp(line):
        return False
    rest = line
    for stamp in reversed(stamps(line)):
        rest = rest[: stamp.start] + rest[stamp.end :]
    return sum(char.isalpha() for char in _STAMP_WORDS.sub("", rest)) <= _SIGNED


def is_stamp_label(line: str) -> bool:
    """Tell whether the line only announces a stamp: "입력 :", "Updated"."""
    return len(line) <= 20 and _STAMP_LABEL.match(line) is not None


def has_stamp(line: str) -> bool:
    """Tell whether a complete date stands in a short line."""
    return len(line) <= 140 and _FIVE_DIGITS.search(line) is not None and bool(stamps(line))


def is_byline(line: str) -> bool:
    """Tell whether the line names who wrote the article.

    >>> [is_byline(x) for x in ("부산=선수민 기자 sunsoo@a.example", "By Choi Da-won", "기자 회견이 열렸다.")]
    [True, True, False]
    """
    if len(line) > 130:
        return False
    if _ROLE_WORD.search(line) and _KOREAN_BYLINE.match(line) and not line.endswith(_BUTTONS):
        return True
    if len(line) <= 60 and "가" <= line[:1] <= "힣" and _signed(line):
        return not is_subscribe(line)
    if (line[:1].isascii() and _ENGLISH_BYLINE.match(line)) or (
        ("니다" in line or "@" in line) and _SIGN_OFF.match(line)
    ):
        return True
    if "@" in line and (email := _EMAIL.search(line)) is not None:
        rest = line[: email.start()] + line[email.end() :]
        return len(rest) <= 30 and not _TIP.match(line) and not is_imprint(line) and "webmaster" not in email[0]
    return "기자" in line and len(line) <= 60 and has_stamp(line)


def _signed(line: str) -> bool:
    """Tell whether a Korean line is a credit, an account, or a name under a known surname with a post."""
    if _CREDITED.match(line) or _ACCOUNT.match(line):
        return True
    return line.removeprefix("글 ")[:1] in _SURNAMES and _POSTED.match(line) is not None


def is_email(line: str) -> bool:
    """Tell whether the line is one e-mail address and nothing else."""
    return _EMAIL.fullmatch(line.strip("()<>[] ")) is not None


def is_name(line: str) -> bool:
    """Tell whether the line is a bare personal name: a byline when it stands beside a stamp under the title.

    >>> is_name("Lee Kyung-sik"), is_name("오세린"), is_name("Sports")
    (True, True, False)
    """
    return len(line) <= 40 and _NAME.match(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether the line carries a picture credit or a caption mark.

    >>> is_caption("▲ 군산항 조감도. (자료=군산개발공사)"), is_caption("회의는 17일 서울에서 열렸다.")
    (True, False)
    """
    if len(line) > 600 or not (
        _CAPTION.match(line) or _CAPTION_END.search(line[-_CAPTION_TAIL:]) or _english_caption(line.lower())
    ):
        return False
    return not is_copyright(line[:260])


def _english_caption(lowered: str) -> bool:
    return any(cue in lowered for cue in _CAPTION_ENGLISH_CUES) and _CAPTION_ENGLISH.search(lowered) is not None


def is_picture_label(line: str) -> bool:
    """Tell whether the line is the label of a picture's source or caption: "Image source, Getty Images"."""
    return len(line) <= 90 and _PICTURE_LABEL.match(line) is not None


def is_source_note(line: str) -> bool:
    """Tell whether the line is an end mark, a credit alone on its line, or a note about the author."""
    return len(line) <= 260 and _SOURCE_NOTE.match(line) is not None


def is_role_mark(line: str) -> bool:
    """Tell whether the line names the speaker of a broadcast script: [앵커], <기자>, [리포트]."""
    return len(line) <= 16 and _ROLE_MARK.match(line) is not None


def is_copyright(line: str) -> bool:
    """Tell whether the line is a legal notice.

    >>> is_copyright("<저작권자 © 한빛일보, 무단 전재 및 재배포 금지>"), is_copyright("그는 저작권 분쟁을 설명했다.")
    (True, False)
    """
    if len(line) > 260:
        return False
    lowered = line.lower()
    return any(cue in lowered for cue in _COPYRIGHT_CUES) and _COPYRIGHT.search(line) is not None


def is_comment_widget(line: str) -> bool:
    """Tell whether the line is a sentence of a comment form, policy or prompt (one sentence, under 130 characters)."""
    return len(line) <= 130 and _COMMENT.match(line) is not None


def is_login(line: str) -> bool:
    """Tell whether the line belongs to a sign-in or sign-up dialogue."""
    return len(line) <= 90 and _LOGIN.match(line) is not None


def is_subscribe(line: str) -> bool:
    """Tell whether the line asks to subscribe or follow."""
    return len(line) <= 100 and _SUBSCRIBE.match(line) is not None


def is_tip_line(line: str) -> bool:
    """Tell whether the line asks readers for tips or gives the desk's contacts."""
    return len(line) <= 140 and _TIP.match(line) is not None


def is_imprint(line: str) -> bool:
    """Tell whether the line belongs to the publisher's imprint."""
    return len(line) <= 400 and (_IMPRINT_START.match(line) or _IMPRINT.search(line)) is not None


def is_house_ad(line: str) -> bool:
    """Tell whether the line is a promotion marked by an arrow: "▶ 오늘의 운세 보기"."""
    return len(line) <= 120 and _HOUSE_AD.match(line) is not None


_FILED: Final = re.compile(
    r"^(?:카테고리|태그|분류|키워드|categor(?:y|ies)|tags?|tagged(?:\s(?:as|with))?|filed\s(?:under|in)|posted\sin|topics?)\s?[:：]\s?\S",
    re.IGNORECASE,
)


def is_filed(line: str) -> bool:
    """Tell whether the line says under which words the page is filed: "태그: 윷놀이, 이장", "Filed under: Farms"."""
    return len(line) <= 120 and _FILED.match(line) is not None and not has_sentence(line)


def is_hashtags(line: str) -> bool:
    """Tell whether the line is a row of hash tags."""
    return _HASHTAGS.match(line) is not None


def is_quoted(line: str) -> bool:
    """Tell whether the line is speech or a sentence of its own about the matter, not the notice itself.

    >>> is_quoted('"무단 전재는 불법"이라고 그는 말했다.'), is_quoted("저작권자 © 한빛일보, 무단 전재 금지")
    (True, False)
    >>> is_quoted("무단 전재를 막는 일도 필요하다."), is_quoted("무단 전재와 배포를 금합니다.")
    (True, False)
    """
    return _REPORTED.search(line) is not None


def has_sentence(line: str) -> bool:
    """Tell whether a whole sentence stands in the line."""
    return _SENTENCE.search(line) is not None


# Of a line that has a shape, one of these expressions matches, or stands in it; what else it takes, the function says.
EXPRESSIONS: Final[dict[str, tuple[re.Pattern[str] | str, ...]]] = {
    "stamp_label": (_STAMP_LABEL,),
    "byline": (_ROLE_WORD, _CREDITED, _ACCOUNT, _POSTED, _ENGLISH_BYLINE, _SIGN_OFF, "@", "기자"),
    "caption": (_CAPTION, _CAPTION_END, _CAPTION_ENGLISH),
    "source_note": (_SOURCE_NOTE,),
    "role_mark": (_ROLE_MARK,),
    "copyright": (_COPYRIGHT,),
    "comment": (_COMMENT,),
    "login": (_LOGIN,),
    "subscribe": (_SUBSCRIBE,),
    "tip": (_TIP,),
    "imprint": (_IMPRINT_START, _IMPRINT),
    "house_ad": (_HOUSE_AD,),
    "hashtags": (_HASHTAGS,),
    "email": ("@",),
}
