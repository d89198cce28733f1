"""Golden table: text in, (surface, value) out, by phenomenon, Korean and English side by side. Published 2023-08-03."""

import unicodedata

import pytest

from korus_nlp import dates

ROWS = [
    # relative month, day, week
    ("외교부는 지난달 27일 회의를 열었다고 3일 밝혔다.", [("지난달 27일", "2023-07-27"), ("3일", "2023-08-03")]),
    ("오는 15일 개막한다.", [("오는 15일", "2023-08-15")]),
    ("내달 초 발표한다.", [("내달 초", "2023-09")]),
    ("The talks began last month and end next week.", [("last month", "2023-07"), ("next week", "2023-W32")]),
    ("They met last Tuesday.", [("last Tuesday", "2023-08-01")]),
    # quarters, halves
    ("작년 4분기 이익이 늘었다.", [("작년 4분기", "2022-Q4")]),
    ("올해 상반기 수출이 줄었다.", [("올해 상반기", "2023-H1")]),
    ("Sales rose in the third quarter of 2022.", [("the third quarter of 2022", "2022-Q3")]),
    ("Profit fell in Q3 2022.", [("Q3 2022", "2022-Q3")]),
    # durations against points
    ("사흘째 비가 내렸다.", [("사흘째", "P3D")]),
    ("3박4일 일정이다.", [("3박4일", "P4D")]),
    ("2년 전 문을 열었다.", [("2년 전", "2021")]),
    ("It opened two weeks ago.", [("two weeks ago", "2023-W29")]),
    ("He waited for three days.", [("three days", "P3D")]),
    # decades, centuries
    ("1990년대에 지었다.", [("1990년대", "199X")]),
    ("19세기 말의 일이다.", [("19세기 말", "18XX")]),
    ("It was built in the 1990s.", [("the 1990s", "199X")]),
    # ranges
    ("6월 21~23일 러시아를 방문했다.", [("6월 21~23일", "2023-06-21/2023-06-23")]),
    ("1월∼3월 실적", [("1월∼3월", "2023-01/2023-03")]),
    ("He visited from 21 to 23 June 2018.", [("21 to 23 June 2018", "2018-06-21/2018-06-23")]),
    # clock
    ("4일 오전 10시 30분 시작한다.", [("4일 오전 10시 30분", "2023-08-04T10:30")]),
    ("It starts at 10:30 a.m. KST on Friday.", [("10:30 a.m. KST on Friday", "2023-08-04T10:30")]),
    # sets
    ("매주 월요일 문을 닫는다.", [("매주 월요일", "XXXX-WXX-1")]),
    ("매년 10월 열린다.", [("매년 10월", "XXXX-10")]),
    ("It closes every Monday.", [("every Monday", "XXXX-WXX-1")]),
    # feasts
    ("지난해 추석은 9월이었다.", [("지난해 추석", "2022-09-10"), ("9월", "2023-09")]),
    ("on Christmas Day 2022", [("Christmas Day 2022", "2022-12-25")]),
    # written forms
    ("2023.8.3", [("2023.8.3", "2023-08-03")]),
    ("'23년 예산", [("'23년", "2023")]),
    ("단기 4256년", [("단기 4256년", "1923")]),
    # no dates
    ("5·18 기념재단과 6·25전쟁 참전용사", []),
    ("May said she may march in the second race.", []),
    ("3동 102호에 2000 명이 모였다.", []),
    ("About 2,000 troops took Route 2018.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_golden(text, expected):
    (found,) = dates.annotate([text], anchor="2023-08-03T10:31:00+09:00")
    assert [(m.text, m.value) for m in found] == expected
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["지난해 2분기 올랐다가 같은 해 4분기 내렸다."], ["2022-Q2", "2022-Q4"]),
        (["사고는 전날 오전 10시 났다."], ["2023-08-02T10"]),
        (["2018년 6월 3일 만났다.", "이튿날 떠났다."], ["2018-06-03", "2018-06-04"]),
        (["They met on June 3, 2018 and left the next day."], ["2018-06-03", "2018-06-04"]),
    ],
)
def test_document_order(texts, expected):
    found = dates.annotate(texts, anchor="2023-08-03")
    assert [m.value for mentions in found for m in mentions] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [("지난달 27일", ["XXXX-XX-27"]), ("6월 21일", ["XXXX-06-21"]), ("last week", ["XXXX-WXX"]), ("2018년", ["2018"])],
)
def test_no_anchor_leaves_unknown_parts(text, values):
    (found,) = dates.annotate([text], anchor=None)
    assert [m.value for m in found] == values


@pytest.mark.parametrize(
    "text", ["1" * 20000, "3일 " * 3000, "a few " * 3000, "매" * 20000, "the last " * 3000, " " * 50000]
)
def test_hostile_lines_end(text):
    [found] = dates.annotate([text], anchor="2023-08-03")
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "외교부는 지난달 27일 오후 3시께 밝혔다. 다음 달 3~5일 열린다.",
        "The café opened on June 3; 3일(현지시간) 문을 닫았다.",
    ],
)
def test_decomposed_text_has_the_same_dates_at_its_own_offsets(text):
    apart = unicodedata.normalize("NFD", text)
    [here], [there] = (dates.annotate([form], anchor="2023-08-03") for form in (text, apart))
    assert here
    assert [m.value for m in there] == [m.value for m in here]
    assert [unicodedata.normalize("NFC", apart[m.start : m.end]) for m in there] == [m.text for m in here]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "전날 오후 6시부터 이날 오전 5시까지 비가 내렸다. 이날 오전 대피했다.",
            ["2023-08-02T18/2023-08-03T05", "2023-08-03TMO"],
        ),
        ("1일 오전 9시부터 이날 오후 6시까지 진행됐다.", ["2023-08-01T09/2023-08-01T18"]),
        ("지난달 30일부터 이날까지 닷새간 열렸다.", ["2023-07-30/2023-08-03", "P5D"]),
    ],
)
def test_from_a_day_to_this_day(text, values):
    assert [m.value for m in dates.annotate([text], anchor="2023-08-03")[0]] == values
