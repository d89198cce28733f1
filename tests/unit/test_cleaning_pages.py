"""Pages in the shapes that defeat extractors, in both languages: each line marked K (kept) or D (dropped)."""

# ruff: noqa: E501 (tables of lines)
import numpy as np
import pytest

from korus_nlp import cleaning, reading
from korus_nlp.cleaning import features, rules
from korus_nlp.document import Kind

BODY_KO = [
    "강진군은 12일 마량항에 수산물 위판장을 새로 짓는다고 밝혔다.",
    "위판장은 내년 9월까지 87억 원을 들여 3,200㎡ 터에 들어선다. 어민들은 그동안 비를 맞으며 경매를 해 왔다.",
    "군 관계자는 \"겨울철 물메기 경매부터 새 건물에서 할 수 있을 것\"이라고 말했다.",
    "마량항에서는 지난해 수산물 1,900톤이 위판됐다.",
]  # fmt: skip
BODY_EN = [
    "Gangjin County will build a new fish market at Maryang Port, officials said Monday.",
    "The hall will cost 8.7 billion won and open next September. Fishermen have been holding auctions in the rain.",
    '"We hope the winter auctions will be held indoors," said a county official.',
    "Some 1,900 tons of seafood changed hands at the port last year.",
]
TITLE_KO, TITLE_EN = "마량항 위판장 새로 짓는다", "New fish market to be built at Maryang Port"


def page(marked):
    """Return the text of the marked lines, and the lines that stay."""
    rows = [row for row in marked if row]
    return "\n".join(row[1:] for row in rows), [row[1:] for row in rows if row[0] == "K"]


def article(title, body, head=(), foot=()):
    return [f"K{title}", *head, *(f"K{line}" for line in body), *foot]


NDSOFT_FOOT = ["D저작권자 © 한빛일보 무단전재 및 재배포 금지", "D삭제한 댓글은 다시 복구할 수 없습니다.", "D그래도 삭제하시겠습니까?",
               "D댓글 0", "D계정을 선택하시면 로그인·계정인증을 통해", "D댓글을 남기실 수 있습니다."]  # fmt: skip
CASES = {
    "reporter with place and address": article(TITLE_KO, BODY_KO, ["K입력 2024.02.12 15:20"], ["K강진=도가온 기자 gaon@hanbit.example", *NDSOFT_FOOT]),
    "address only": article(TITLE_KO, BODY_KO, ["K2024-02-12 15:20:11"], ["Kgaon@hanbit.example", *NDSOFT_FOOT]),
    "two reporters": article(TITLE_KO, BODY_KO, ["K도가온·민세찬 기자", "K승인 2024.02.12 15:20", "D댓글 0"], NDSOFT_FOOT),
    "label and date apart": article(TITLE_KO, BODY_KO, ["K도가온 기자", "K입력 :", "K2024-02-12 15:20:11", "D글자크기 설정", "D인쇄"], NDSOFT_FOOT),
    "end mark": article(TITLE_KO, [f"(강진=연산통신) 도가온 기자 = {BODY_KO[0]}", *BODY_KO[1:]], ["K송고 2024-02-12 15:20"],
                        ["Kgaon@yonsan.example", "K(끝)", "D<저작권자(c) 연산통신, 무단 전재-재배포, AI 학습 및 활용 금지>"]),
    "house adverts before the legal line": article(TITLE_KO, BODY_KO, ["K입력 2024.02.12 15:20"], ["K도가온 기자 gaon@hanbit.example",
        "D▶ 지금 뜨는 뉴스 한눈에 보기", "D▶ 한빛일보 유튜브 채널 구독하기", "D▶ 오늘의 운세 보기", "Dⓒ한빛일보(https://www.hanbit.example), 무단 전재 및 재배포 금지"]),
    "related stories inside": article(TITLE_KO, BODY_KO[:2], ["K2024.02.12 15:20"], ["D[관련기사] 겨울 물메기 값 두 배로", *(f"K{x}" for x in BODY_KO[2:]),
        "K도가온 기자", *NDSOFT_FOOT]),
    "email signature, English": article(TITLE_EN, [f"GANGJIN, Feb. 12 (Yonsan) -- {BODY_EN[0]}", *BODY_EN[1:]], ["KAll News 15:20 February 12, 2024", "DURL is copied."],
                                       ["Kgaon@yonsan.example", "K(END)", "DKeywords", "D#fish", "DMost Liked", "DBank profits fall for third quarter"]),
    "newsletter and read more, English": article(TITLE_EN, BODY_EN[:2], ["KBy Do Ga-on", "KPublished : Feb 12, 2024 - 15:20", "DShare this article"],
        ["DREAD MORE: Rice prices rebound for first time in two months", *(f"K{x}" for x in BODY_EN[2:]),
         "DSign up for our newsletter to get the day's top stories in your inbox.", "DMost Popular", "DBank profits fall for third quarter in a row", "DCopyright © The Ferry. All rights reserved."]),
    "Korean chrome round an English article": article(TITLE_EN, BODY_EN, ["KBy Do Ga-on", "K승인 2024.02.12 15:20", "D댓글 0", "D이 기사를 공유합니다"], NDSOFT_FOOT),
    "both languages, one after the other": [f"K{TITLE_KO}", f"K{TITLE_EN}", "K등록일 2024-02-12 15:20", *(f"K{x}" for x in BODY_KO), *(f"K{x}" for x in BODY_EN), *NDSOFT_FOOT],
    "both languages, in turns": [f"K{TITLE_KO}", "K2024-02-12 15:20", *(f"K{x}" for pair in zip(BODY_KO, BODY_EN, strict=True) for x in pair), *NDSOFT_FOOT],
    "section policy of a portal": article(TITLE_KO, BODY_KO, ["K입력2024.02.12. 오후 3:20", "D기사원문", "D추천", "D댓글"], ["K도가온 기자 gaon@hanbit.example",
        "DCopyright ⓒ 한빛일보. All rights reserved. 무단 전재 및 재배포 금지.", "D이 기사는 언론사에서 사회 섹션으로 분류했습니다.", "D기사 섹션 분류 안내",
        "D기사의 섹션 정보는 해당 언론사의 분류를 따르고 있습니다. 언론사는 개별 기사를 2개 섹션 이상 중복 분류할 수 있습니다.", "D한빛일보 헤드라인",
        "D다리 밑 무료 급식소 스무 해", "D한 끼를 나누던 다리 밑 급식소가 문을 연 지 스무 해가 됐다. 자원봉사자 열두 명이 아침마다 국을 끓인다. 하루 이백 명이 다녀간다.", "D2시간전",
        "D고교 배구 결승 5세트 접전", "D한빛고가 연산고를 세트 점수 3대 2로 누르고 우승했다. 마지막 세트는 18대 16까지 갔다. 관중 삼천 명이 자리를 지켰다.", "D3시간전"]),
    "tips of a broadcaster": article(TITLE_KO, BODY_KO, ["K입력 2024.02.12 (15:20)"], ["K두레방송 뉴스 도가온입니다.", "D■ 제보하기", "D▷ 카카오톡 : '두레제보' 검색, 채널 추가",
        "D▷ 전화 : 02-000-1234, 4444", "D▷ 이메일 : tip@dure.example"]),
    "short video page": ["D분야별", "D다시보기", "D팟캐스트", "D제보하기", f"K{TITLE_KO}", "K작성 2024.02.12 15:20", "D프린트", "D글자 크기", f"K{BODY_KO[0]}", f"K{BODY_KO[3]}",
        "D페이스북으로 공유하기", "D트위터로 공유하기", "D주소가 복사되었습니다.", "D이 시각 인기기사", "D고교 배구 결승 5세트 접전", "D다리 밑 무료 급식소 스무 해", "D봄꽃 축제 3년 만에 열린다", "D지하철 요금 오른다"],
    "the same interface line between all paragraphs": article(TITLE_EN, [], ["KBy Do Ga-on", "KPublished : Feb 12, 2024 - 15:20"],
        [row for line in BODY_EN for row in (f"K{line}", "DArticle content")] + ["DShare this article", "DCopyright © The Ferry. All rights reserved."]),
    "comments in the manner of WordPress": article(TITLE_EN, BODY_EN, ["KBy Do Ga-on", "KPublished : Feb 12, 2024 - 15:20", "DShare this article"],
        ["D2 thoughts on “New fish market to be built”", "DMilan on February 13, 2024 at 4:47 pm said:", "DI wonder who will pay for the new market hall at the port.",
         "DThe old one was good enough for us, and parking is free there.", "DIm Bok-soon on February 14, 2024 at 6:05 am said:", "DThe port has waited twenty years for this.", "DLeave a Reply"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_lines_of_text_pages(name):
    text, wanted = page(CASES[name])
    read = reading.read_text(text)
    kept = [read.text[b.start : b.end] for b in cleaning.label(read) if b.kind is not Kind.BOILERPLATE]
    assert kept == wanted


P_KO, P_EN = ("".join(f"<p>{line}</p>" for line in body) for body in (BODY_KO, BODY_EN))
BR_KO = "<br><br>".join(BODY_KO)
LINKS = "".join(
    f"<li><a href='/{i}'>{x}</a></li>"
    for i, x in enumerate(["고교 배구 결승 5세트 접전", "지하철 요금 오른다", "봄꽃 축제 3년 만에"])
)
HEAD = f"<head><title>{TITLE_KO} - 한빛일보</title></head>"
MENU = "<nav><ul><li><a href='/a'>정치</a></li><li><a href='/b'>경제</a></li><li><a href='/c'>사회</a></li></ul></nav>"
TAIL = f"<p>저작권자 © 한빛일보 무단전재 및 재배포 금지</p><aside><h3>많이 본 뉴스</h3><ul>{LINKS}</ul></aside>"
MARKUP = {
    "paragraphs": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div id='view'>{P_KO}</div>{TAIL}</body></html>",
    "bare text between breaks after a figure": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div class='news_txt'><figure><img src='a.jpg'>"
    f"<figcaption>마량항. [사진 제공 = 강진군]</figcaption></figure>{BR_KO}</div>{TAIL}</body></html>",
    "an advert between breaks": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div class='c1'>{'<br><div class=ad>광고</div><br>'.join(BODY_KO)}</div>{TAIL}</body></html>",
    "no closing tags": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div class='article-body'>" + "".join(f"<p>{x}" for x in BODY_KO) + TAIL,
    "300 nested elements": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1>{'<div>' * 320}{P_KO}{'</div>' * 320}{TAIL}</body></html>",
    "2000 nested elements": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1>{'<div>' * 2000}{P_KO}{'</div>' * 2000}{TAIL}</body></html>",
    "tables for layout": f"<html>{HEAD}<body>{MENU}<table><tr><td><b>{TITLE_KO}</b></td></tr><tr><td>{P_KO}</td><td><ul>{LINKS}</ul></td></tr></table>{TAIL}</body></html>",
    "control characters": f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div class='article'>{P_KO}</div>\x01\x02\x0b{TAIL}</body></html>",
}  # fmt: skip


@pytest.mark.parametrize("name", MARKUP)
def test_body_of_html_pages(name):
    read = reading.read_html(MARKUP[name])
    kept = [read.text[b.start : b.end] for b in cleaning.label(read) if b.kind in (Kind.BODY, Kind.SUBHEAD)]
    # Below the bounded depth elements are not told apart: the text is there, as one line.
    assert ("".join(kept) == "".join(BODY_KO)) if name.startswith("2000") else kept == BODY_KO


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        ("<p>READ MORE: <a href='/r'>Rice prices rebound for first time in two months</a></p>", ""),
        ("<p>▶ 관련기사 : <a href='/r'>겨울 물메기 값 두 배로 올라</a></p>", ""),
        (
            "",
            "<div class='comment-body'><p>I wonder who will pay for it. The old one was good enough for us.</p></div>",
        ),
        (
            "",
            "<li class='comment'><div class='comment-content'><p>주차장이 좁아서 걱정이다. 옛 위판장도 쓸 만했다.</p></div></li>",
        ),
    ],
)
def test_links_and_comments_are_no_body(inside, below):
    body = "".join(f"<p>{line}</p>{inside if number == 1 else ''}" for number, line in enumerate(BODY_EN))
    read = reading.read_html(
        f"<html>{HEAD}<body>{MENU}<h1>{TITLE_EN}</h1><article class='story'>{body}</article>{below}{TAIL}</body></html>"
    )
    kept = [read.text[b.start : b.end] for b in cleaning.label(read) if b.kind in (Kind.BODY, Kind.SUBHEAD)]
    assert kept == BODY_EN


def test_a_thread_is_dropped_only_below_an_article():
    """Where nothing else on the page is an article, the thread is the page."""
    thread = f"<div class='comment-list'><div class='comment-body'>{P_EN}</div></div>"
    for article, kept in (("", len(BODY_EN)), (f"<div class='view'>{P_KO}</div>", len(BODY_KO))):
        read = reading.read_html(f"<html><body>{article}{thread}</body></html>")
        sure = np.zeros((len(read.lines), len(Kind)), np.float32)
        sure[:, list(Kind).index(Kind.BODY)] = 1
        kinds, _ = rules.decide(read.lines, features.lines(read), sure)
        assert kinds.count(Kind.BODY) == kept


def test_a_body_that_stands_twice_is_kept_once():
    read = reading.read_html(
        f"<html>{HEAD}<body>{MENU}<h1>{TITLE_KO}</h1><div class='detail'>{P_KO}</div><div style='display:none' id='print'>{P_KO}</div>{TAIL}</body></html>"
    )
    kept = [read.text[b.start : b.end] for b in cleaning.label(read) if b.kind in (Kind.BODY, Kind.SUBHEAD)]
    assert kept == BODY_KO


@pytest.mark.parametrize(
    "text", ["그는 말했다.", "He said so.", "댓글 0", "2024.02.12 15:20", "…", "ㅋㅋ", "\u1112\u1161\u11ab"]
)
def test_single_lines_become_one_block(text):
    assert len(cleaning.label(reading.read_text(text))) == 1


SUMMED_UP = [
    "옥탑방 난방 쿠폰 신청 첫날", "입력 2021. 01. 08. 06:01", "자동요약", "옥탑방 3,200가구에 가구당 12만 원",
    "자동요약 기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다. 전체 맥락을 이해하기 위해서는 본문 보기를 권장합니다.",
    "7일 오전 9시 서울의 한 주민센터에서 두꺼운 외투를 입은 어르신 스무 명이 번호표를 뽑고 앉아 있었다.",
    "난방 쿠폰 신청 첫날이었다. 옥탑방에 사는 노백설(79)씨는 신청서를 받아 들고 안경을 찾았다.",
]  # fmt: skip


def test_a_summary_box_of_plain_text_goes_with_all_its_lines():
    blocks = cleaning.label(reading.read_text("\n".join(SUMMED_UP)))
    kept = [block.kind is not Kind.BOILERPLATE for block in blocks]
    assert kept == [True, True, False, False, False, True, True]
