"""Bylines: a line in, the authors out, Korean and English side by side."""

import pytest

from korus_nlp.metadata import english, korean
from korus_nlp.metadata.people import is_korean_name, is_latin_name, people_of, without_role

KOREAN = [
    ("홍길동기자", ["홍길동"]),
    ("홍길동 선임기자", ["홍길동"]),
    ("홍길동 베이징 특파원", ["홍길동"]),
    ("홍길동 논설위원", ["홍길동"]),
    ("홍길동 경제부 기자", ["홍길동"]),
    ("홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("홍길동, 김철수, 이영희 기자", ["홍길동", "김철수", "이영희"]),
    ("[서울=뉴시스] 홍길동 기자 = 정부는 3일 대책을 내놨다.", ["홍길동"]),
    ("[서울=뉴시스]홍길동 김철수 기자 = 정부는 3일 대책을 내놨다.", ["홍길동", "김철수"]),
    ("(런던=연합뉴스) 황보정 특파원 = 영국 정부는", ["황보정"]),
    ("[이데일리 홍길동 기자] 코스피가 올랐다.", ["홍길동"]),
    ("스포츠조선=선수민 기자", ["선수민"]),
    ("기자명 문가람 기자", ["문가람"]),
    ("글·사진 홍길동", ["홍길동"]),
    ("기고 홍길동", ["홍길동"]),
    ("칼럼니스트 박생강 writer@press.example", ["박생강"]),
    ("홍길동 hong@press.example", ["홍길동"]),
    ("홍길동 기자 입력 2023.03.09 14:05 수정 2023.03.10 08:21", ["홍길동"]),
    ("홍길동 기자 hong@press.example 다른 기사 보기", ["홍길동"]),
    ("KBS 뉴스 홍길동입니다.", ["홍길동"]),
    ("홍길동 서울대 경제학부 교수", ["홍길동"]),
    ("처리했다.부산=선수민 기자 sunsoo@press.example", ["선수민"]),
    ("취재 기자", []),
    ("디지털뉴스팀", []),
    ("김준일 기자의 핫플레이스", []),
    ("댓글 정렬", []),
    ("기자협회는 3일 성명을 내고 정부의 사과를 촉구했다.", []),
]

ENGLISH = [
    ("By Kim Min-ji", ["Kim Min-ji"]),
    ("by Hwang Ji-u · 2019-04-02", ["Hwang Ji-u"]),
    ("By Choi Da-won (dawon@press.example)", ["Choi Da-won"]),
    ("BY KIM MIN-JI [kim@press.example]", ["KIM MIN-JI"]),
    ("By Kim Min-ji, Staff Reporter", ["Kim Min-ji"]),
    ("By Managing Editor Park Joon-seo", ["Park Joon-seo"]),
    (
        "By Publisher Lee Kyung-sik with VCs Jang Chang-yong, Cho Kyung-hee",
        ["Lee Kyung-sik", "Jang Chang-yong", "Cho Kyung-hee"],
    ),
    ("By Ko Dong-hwan Published : 2023-05-02", ["Ko Dong-hwan"]),
    ("By KANG SEUNG-WOO Korea Times correspondent", ["KANG SEUNG-WOO"]),
    ("By Choe Sang-Hun, The New York Times", ["Choe Sang-Hun"]),
    ("By Samya Kullab and Vasilisa Stepanenko The Associated Press", ["Samya Kullab", "Vasilisa Stepanenko"]),
    ("Reporter Hong Gil-dong", ["Hong Gil-dong"]),
    ("HONG GIL-DONG Staff writer", ["HONG GIL-DONG"]),
    ("Lee Seung-hoon / Korea Times", ["Lee Seung-hoon"]),
    ("Max Lee, KBS World Radio News.", ["Max Lee"]),
    ("By Yonhap", []),
    ("by the government", []),
    ("Related News / Most Viewed", []),
]


@pytest.mark.parametrize(("line", "expected"), KOREAN)
def test_metadata_korean_byline(line, expected):
    found = korean.in_line(line, labelled=False, bare=True)
    assert [line[start:end] for _, start, end in found] == expected
    assert [name for name, _, _ in found] == expected


@pytest.mark.parametrize(("line", "expected"), ENGLISH)
def test_metadata_english_byline(line, expected):
    found = english.after_by(line) or english.with_role(line)
    assert [line[start:end] for _, start, end in found] == expected


def test_metadata_name_alone_needs_a_sign():
    assert korean.in_line("오세린", labelled=False, bare=False) == []
    assert korean.in_line("오세린", labelled=False, bare=True) == [("오세린", 0, 3)]
    assert english.alone("Nguyen Thu Ha", labelled=True) == [("Nguyen Thu Ha", 0, 13)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("김철수", True), ("남궁민수", True), ("한빛일보", False), ("정치부", False), ("광주", False)],
)
def test_metadata_korean_name(name, expected):
    assert is_korean_name(name) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Min-ji", True),
        ("Ludwig van Beethoven", True),
        ("Korea Times", False),
        ("Read More", False),
        ("a man", False),
    ],
)
def test_metadata_latin_name(name, expected):
    assert is_latin_name(name) is expected


@pytest.mark.parametrize(
    ("value", "people", "others"),
    [
        ("홍길동 기자", ["홍길동"], []),
        ("By 배윤경,이상현,한수진", ["배윤경", "이상현", "한수진"], []),
        (
            "Dana A. Ford, Chien-Ming Wang, and Tom Watkins, CNN",
            ["Dana A. Ford", "Chien-Ming Wang", "Tom Watkins"],
            ["CNN"],
        ),
        ("Hong Gil-dong (hong@press.example)", ["Hong Gil-dong"], []),
        ("The Associated Press", [], ["The Associated Press"]),
        ("한빛일보", [], []),
        ("관리자", [], []),
        ("admin", [], []),
        ("https://www.facebook.com/press", [], []),
        ("Hanbit Daily", [], []),
    ],
)
def test_metadata_author_value_of_the_markup(value, people, others):
    assert people_of(value, {"hanbitdaily", "한빛일보"}) == (people, others)


def test_metadata_roles_come_off_names():
    assert without_role("Staff reporter Kim Min-ji") == "Kim Min-ji"
    assert without_role("이정화 에디터") == "이정화"
