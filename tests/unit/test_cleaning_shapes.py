"""What lines look like: shapes, cues and interface phrases, Korean and English side by side."""

# ruff: noqa: E501 (tables of lines)
import doctest

import pytest

from korus_nlp.cleaning import cues, markup, phrases, rules, shapes
from korus_nlp.document import Reason

BYLINES = [
    "신은서 기자", "부산=선수민 기자 sunsoo@hanbit.example", "기자명 오세린", "[서울=한빛일보] 도가온 기자",
    "김가람·박보라 기자", "두레방송 뉴스 도가온입니다.", "serin@hanbit.example", "칼럼니스트 박생강",
    "By Choi Da-won", "Lee Ha-neul, Staff Reporter".replace("Staff ", ""), "Reporter : Moon Ga-ram", "Jane Doe, KBS World Radio News",
]  # fmt: skip
NOT_BYLINES = [
    "기자 회견이 12일 서울에서 열렸다.", "정치부", "기자협회는 성명을 냈다.", "By the time the rain stopped, 40 had died.",
    "Staff were told to leave the building.", "02-000-1234",
]  # fmt: skip
STAMPS = [
    "승인 2023.08.03 10:31", "입력2023.11.02. 오후 8:06", "기사입력 2019-07-22 10:50:11", "2022. 11. 23. 20:19",
    "등록 2021-09-14 19:02 수정 2021-09-14 21:40", "입력 2022.04.06 (23:40)", "2023/12/21 15:47 송고",
    "Published : Aug 20, 2023 - 15:41", "Updated 2024-01-03 17:30", "All News 15:41 August 20, 2023",
]  # fmt: skip
NOT_STAMPS = [
    "2023년 8월 3일 두 나라는 서울에서 만나 합의했다.",
    "02-000-1234",
    "제12345호",
    "He was born on May 3, 1990, in Busan.",
]
COPYRIGHT = [
    "저작권자 © 한빛일보, 무단 전재 및 재배포 금지", "<저작권자ⓒ가람저널. 무단전재-재배포, AI 학습 및 활용 금지>",
    "ⓒ 새벽경제, 무단전재 및 재배포 금지", "Copyright © 2024 The Morning Ferry. All rights reserved.",
]  # fmt: skip
COMMENT = [
    "삭제한 댓글은 다시 복구할 수 없습니다.", "계정을 선택하시면 로그인·계정인증을 통해", "회원로그인 후 댓글을 작성하실 수 있습니다.",
    "타인의 명예를 훼손하는 댓글은 삭제될 수 있습니다.", "Your email address will not be published.", "Please log in to leave a comment",
]  # fmt: skip


def table(shape, yes, no):
    return [(shape, line, True) for line in yes] + [(shape, line, False) for line in no]


@pytest.mark.parametrize(
    ("shape", "line", "expected"),
    [
        *table(shapes.is_byline, BYLINES, NOT_BYLINES),
        *table(shapes.is_stamp, STAMPS, NOT_STAMPS),
        *table(shapes.is_copyright, COPYRIGHT, ["그는 저작권 분쟁을 설명했다.", "Right of way was given to buses."]),
        *table(shapes.is_comment_widget, COMMENT, ["그는 댓글을 남겼다고 말했다.", "Comments came in from all sides."]),
        *table(shapes.is_source_note, ["(끝)", "(END)", "촬영기자: 민세찬/영상편집: 하다솜".replace("촬영기자", "영상취재"),
                                       "Source: Bank of Korea"], ["끝까지 달렸다.", "In the end, nobody came."]),
        *table(shapes.is_role_mark, ["[앵커]", "<기자>", "◀ 리포트 ▶", "[Anchor]"], ["앵커리지 공항", "[단독] 앵커 교체"]),
        *table(shapes.is_caption, ["▲ 군산항 조감도. (자료=군산개발공사)", "12일 논산 저수지. [사진=연합뉴스]",
                                   "Visitors walk on the pier. (Yonhap)"], ["회의는 17일 열렸다.", "The pier opened on Sunday."]),
        *table(shapes.is_tip_line, ["▷ 카카오톡 : '두레제보' 검색, 채널 추가", "제보는 카카오톡 okjebo"], ["제보자는 입을 닫았다."]),
        *table(shapes.is_imprint, ["등록번호 : 서울 아00000 | 발행인 : 어진솔"], ["그는 발행을 미뤘다."]),
        *table(cues.is_insert, ["READ MORE: Rice prices rebound", "[관련기사] 쌀값 반등", "▶ 관련기사 쌀값 반등",
                                "Click to play video: 'Storm nears'"], ["Reading the room, he sat.", "관련 부처는 침묵했다."]),
        *table(cues.is_policy, ["We use cookies to improve your experience.", "AI 요약은 실제와 다를 수 있습니다.",
                                "이 기사는 언론사에서 사회 섹션으로 분류했습니다."], ["The court ruled on Monday.", "법원은 12일 판결했다."]),
        *table(cues.is_pictured, ["Ok Min-a, left, speaks to reporters on the pier.", "시민들이 줄을 서서 투표를 하고 있다."],
               ["Ok opened the market.", "시는 예산을 늘렸다."]),
        *table(shapes.is_source_note, ["— With assistance by Moon Ah-in", "(Adds share price in final paragraph.)",
                                       "Intern reporter Gu Seol-ah contributed to this article.", "[출처] 책마을신문 2015-02-07",
                                       "• This article was amended on 17 June 2021. An earlier version was wrong.",
                                       "This article originally appeared on The Weekly Harbinger."],
               ["He contributed a chapter to the book.", "이 기사를 읽은 주민은 웃었다."]),
        *table(shapes.is_byline, ["글 도화지 · 감수 맥스 카버(Max Carver)", "금보라 사회부장", "김한결 새벽대 사회학과 교수", "사공은별(starsg)"],
               ["정부가 임명한 교수", "마태오 기자 구독", "우리 동네 작가"]),
        *table(shapes.is_signed_stamp, ["(수원=한빛) 국하은 기자 | 2019-06-27 15:33 송고 | 2019-06-27 16:02 최종수정"],
               ["국하은 기자는 2019년 6월 27일 법원에서 판결을 들었다.", "입력 2019-06-27 15:33"]),
        *table(shapes.is_picture_label, ["Image source, Getty Images", "Image caption,", "사진 출처, Amina Yusuf"],
               ["Image sources multiply.", "사진 출처를 밝혔다."]),
        *table(shapes.is_caption, ["A captain reads aloud.Credit...Woo Chan-mi for The Ledger"], ["He gave her credit... in the end."]),
        *table(shapes.is_filed, ["태그: 윷놀이, 이장", "Filed under: Farms"], ["태그: 그는 이름을 불렀다고 했다.", "Topics were few."]),
        *table(shapes.is_hashtags, ["태그:#한글날, #일기", "#섬 #도서관"], ["태그를 달았다."]),
        *table(shapes.is_subscribe, ["한소리의 친구가 되어주세요", "… we have a small favour to ask. Millions read us.",
                                     "You received this email because you signed up."], ["그는 친구가 되어 주었다.", "She asked a favour."]),
        *table(rules.is_crumb, ["홈 > 뉴스 > 사회", "사회 > 지역", "Home > National > People & Events", "'여행 > 국내' 카테고리의 다른 글"],
               ["수출 > 수입", "가위 > 바위 > 보", "Price > value"]),
        *table(shapes.is_quoted, ['"무단 전재는 불법"이라고 그는 말했다.', "무단 전재를 막는 일도 필요하다.", 'He said "all rights reserved" was a joke.'],
               ["저작권자 © 한빛일보, 무단 전재 금지", "무단 전재와 배포를 금합니다.", "All rights reserved."]),
    ],
)  # fmt: skip
def test_shapes(shape, line, expected):
    assert shape(line) is expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("이 기사를 공유합니다", Reason.SHARE),
        ("페이스북(으)로 기사보내기 트위터(으)로 기사보내기", Reason.SHARE),
        ("• 댓글 12", Reason.COUNTER),
        ("로그인 회원가입", Reason.LOGIN),
        ("많이 본 뉴스", Reason.RELATED),
        ("그래도 삭제하시겠습니까?", Reason.COMMENT_WIDGET),
        ("구독하기", Reason.SUBSCRIBE),
        ("본문 바로가기", Reason.NAV),
        ("URL is copied.", Reason.SHARE),
        ("Leave a Reply", Reason.COMMENT_WIDGET),
        ("Most Viewed", Reason.RELATED),
        ("한 번 삭제한 댓글은 복구할 수 없다.", None),
        ("댓글창을 닫는 언론사가 늘고 있다", None),
        ("The share of exports rose", None),
        ("", None),
    ],
)
def test_interface_phrases(line, reason):
    assert phrases.reason_of(line) == reason


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        (("article-view-content-div",), {"body"}),
        (("cmt_area",), {"comment"}),
        (("rank_news",), {"related"}),
        (("gnb",), {"nav"}),
        (("sr-only",), {"hidden"}),
    ],
)
def test_class_words(words, groups):
    assert groups <= markup.groups_of(words)


def test_doctests():
    for module in (cues, markup, phrases, rules, shapes):
        assert doctest.testmod(module).failed == 0
