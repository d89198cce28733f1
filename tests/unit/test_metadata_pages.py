"""Metadata of small pages: text or HTML in, fields and their places out."""

import pytest

from korus_nlp import reading
from korus_nlp.document import Block, Kind
from korus_nlp.metadata import describe
from korus_nlp.metadata.markup_titles import without_site

KOREAN = """홈 경제 금융
한은, 기준금리 연 3.50% 동결
한은, 기준금리 연 3.50% 동결
• 기자명 오세린·김도윤 기자
• 입력 2024.05.23 10:12   수정 2024.05.23 11:40
• 댓글 0
한국은행 금융통화위원회가 23일 기준금리를 연 3.50%로 동결했다. 물가와 가계부채를 함께 고려한 결정이다.
이창호 한은 총재는 "물가가 목표로 수렴한다는 확신이 들 때까지 기다리겠다"고 말했다.
관련기사
• 물가 두 달째 3%대 2024.05.02 09:00
저작권자 © 한빛일보 무단전재 및 재배포 금지"""

ENGLISH = """National Business Opinion
Bank of Korea holds key rate at 3.5 percent
By Oh Se-rin
Published : May 23, 2024 - 10:12
Updated : May 23, 2024 - 11:40
The Bank of Korea held its key interest rate at 3.5 percent on Thursday, citing inflation and household debt.
Governor Lee Chang-ho said the bank would wait until it was sure that inflation was on its way to the target.
Most Read
Inflation stays above 3 percent for second month
Copyright Hanbit Daily. All rights reserved."""


@pytest.mark.parametrize(
    ("text", "title", "authors", "publisher"),
    [
        (KOREAN, "한은, 기준금리 연 3.50% 동결", ("오세린", "김도윤"), "한빛일보"),
        (ENGLISH, "Bank of Korea holds key rate at 3.5 percent", ("Oh Se-rin",), "Hanbit Daily"),
    ],
)
def test_metadata_of_plain_text(text, title, authors, publisher):
    page = reading.read_text(text, url="https://news.hanbit.kr/1")
    found = describe(page, ())
    assert (found.title, found.authors, found.publisher) == (title, authors, publisher)
    assert (found.published, found.modified) == ("2024-05-23T10:12:00+09:00", "2024-05-23T11:40:00+09:00")
    places = {key: page.text[at.start : at.end] for key, at in found.provenance.items() if at.start is not None}
    assert places["title"] == title
    assert [text for key, text in places.items() if key.startswith("authors")] == list(authors)
    assert places["publisher"] == publisher
    assert places["published"].endswith("10:12")


def test_metadata_survives_wrong_labels():
    page = reading.read_text(KOREAN)
    wrong = {0: Kind.TITLE, 3: Kind.BOILERPLATE, 4: Kind.BODY, 6: Kind.BODY, 7: Kind.BODY, 9: Kind.TIMESTAMP}
    blocks = tuple(Block(li.start, li.end, wrong.get(n, Kind.BOILERPLATE)) for n, li in enumerate(page.lines))
    found = describe(page, blocks)
    assert found.title == "한은, 기준금리 연 3.50% 동결"
    assert found.authors == ("오세린", "김도윤")
    assert found.published == "2024-05-23T10:12:00+09:00"


HTML = """<html lang="ko"><head><title>수출 12% 증가 &lt; 경제 &lt; 기사본문 - 한빛일보</title>
<meta property="og:site_name" content="한빛일보"><meta property="og:title" content="수출 12% 증가 - 한빛일보">
{meta}</head><body><h1>수출 12% 증가</h1><div class="info">{info}</div>
<p>산업통상자원부는 1일 지난달 수출이 1년 전보다 12% 늘었다고 밝혔다. 반도체가 증가세를 이끌었다.</p></body></html>"""


@pytest.mark.parametrize(
    ("meta", "info", "published"),
    [
        # an instant in UTC is Korean time on a Korean page
        ('<meta property="article:published_time" content="2024-05-01T00:30:00Z">', "", "2024-05-01T09:30:00+09:00"),
        # … unless the page shows the same clock: the Z is a slip
        (
            '<meta property="article:published_time" content="2024-05-01T09:30:00Z">',
            "입력 2024.05.01 09:30",
            "2024-05-01T09:30:00+09:00",
        ),
        # a visible minute beats a day
        ('<meta name="date" content="2024-05-01">', "입력 2024.05.01 09:30", "2024-05-01T09:30:00+09:00"),
        # JSON-LD beats meta
        (
            '<meta property="article:published_time" content="2024-05-02T10:00:00+09:00">'
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "수출 12% 증가", '
            '"datePublished": "2024-05-01T09:30:00+09:00"}</script>',
            "",
            "2024-05-01T09:30:00+09:00",
        ),
        # midnight sharp is a day without a time
        ('<meta property="article:published_time" content="2024-05-01T00:00:00+09:00">', "", "2024-05-01"),
        ("", "", None),
    ],
)
def test_metadata_dates_of_html(meta, info, published):
    found = describe(reading.read_html(HTML.format(meta=meta, info=info)), ())
    assert found.published == published
    assert (found.title, found.publisher) == ("수출 12% 증가", "한빛일보")


def test_metadata_section_from_the_title_tag():
    assert describe(reading.read_html(HTML.format(meta="", info="")), ()).section == "경제"


@pytest.mark.parametrize(
    ("meta", "info", "authors"),
    [
        ('<meta name="author" content="한빛일보"><meta name="dable:author" content="오세린 기자">', "", ("오세린",)),
        ('<meta name="author" content="한빛일보">', "오세린 기자", ("오세린",)),
        ('<meta name="author" content="오세린">', "오세린·김도윤 기자", ("오세린", "김도윤")),
        ('<meta name="author" content="editor@hanbit.example">', "", ()),
        ('<meta property="article:author" content="https://www.facebook.com/hanbit">', "", ()),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="오세린">',
            "",
            ("오세린",),
        ),
        (
            '<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="오세린">',
            "",
            (),
        ),
    ],
)
def test_metadata_authors_of_html(meta, info, authors):
    assert describe(reading.read_html(HTML.format(meta=meta, info=info)), ()).authors == authors


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("금리 동결 < 경제 < 기사본문 - 한빛일보", "금리 동결"),
        ("Bank holds rate | Hanbit Daily", "Bank holds rate"),
        ("금리 동결 : 네이버 뉴스", "금리 동결"),
        ("금리 동결-경제ㅣ한빛일보", "금리 동결"),
        ("Seoul-Moscow talks - what comes next", "Seoul-Moscow talks - what comes next"),
    ],
)
def test_metadata_site_name_comes_off_the_title(title, expected):
    assert without_site(title, {"한빛일보", "hanbitdaily"}) == expected


def test_metadata_of_a_page_without_any():
    found = describe(reading.read_text("안녕하세요"), ())
    assert (found.title, found.authors, found.published, found.publisher) == (None, (), None, None)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("저작권자 © 한빛일보 무단전재 및 재배포 금지", "한빛일보"),
        ("<저작권자ⓒ대전강일보사. 무단전재-재배포 금지>", "대전강일보"),
        ("Copyright © 2023 서해뉴스. All rights reserved. mail to webmaster@seohae.example", "서해뉴스"),
        ("© 2023 HBS WORLD All Rights Reserved.", "HBS WORLD"),
        ("제호 : 한빛일보 | 발행인 : 홍길동 | 등록번호 : 서울 아 00000", "한빛일보"),
        ("그래도 삭제하시겠습니까?", None),
    ],
)
def test_metadata_publisher_of_plain_text(line, publisher):
    body = "정부는 3일 새 대책을 발표했다. 대책은 다음 달 1일부터 시행되며 모든 시도가 참여한다고 밝혔다."
    assert describe(reading.read_text(f"정부, 새 대책 발표\n{body}\n{body}\n{line}"), ()).publisher == publisher
