import unicodedata

import pytest

from korus_nlp.text.tokens import fold, spans, stem, terms

TEXTS = [
    "문재인 대통령은 5월 10일 취임했다.",
    "Moon Jae-in's policies, 1,200 of them",
    unicodedata.normalize("NFD", "서울에서 만난 Ｋ팝 ㋿"),
    "ﾡ ﾻﾢ ㅋㅋㅋ 美·中 ①② İstanbul ﬁnance STRASSE straße",
    "😀 \ud800 \x00 \u200b",
    "",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("문재인 대통령", ["문재", "재인", "대통", "통령"]),
        ("그 집", ["그", "집"]),
        ("Trade offices", ["trad", "offic"]),
        ("2018년 5월", ["2018", "2018년", "5", "5월"]),
        ("22일간의", ["22", "22일", "일간", "간의"]),
        ("美·中 정상", ["美", "中", "정상"]),
        ("ＫＢＳ 뉴스", ["kbs", "뉴스"]),
        ("1,200원 3.5%", ["1200", "1200원", "3", "5"]),
        ("😀…", []),
    ],
)
def test_tokens_terms(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize("text", ["한글 검색", "Élysée 궁", "가나다라"])
def test_tokens_do_not_depend_on_normal_form(text):
    assert terms(unicodedata.normalize("NFD", text)) == terms(text)


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_spans_are_the_terms_and_point_into_the_text(text):
    found = spans(text)
    assert [term for term, _, _ in found] == terms(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found)


def test_tokens_spans_cover_characters_that_stand_for_several():
    assert spans("㋿ ①②") == [("令", 0, 1), ("和", 0, 1), ("12", 2, 4)]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_fold_maps_every_character(text):
    folded, starts = fold(text)
    assert len(starts) == len(folded) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sanctions", "sanction"),
        ("policies", "policy"),
        ("congress", "congress"),
        ("gas", "gas"),
        ("agreed", "agre"),
        ("agreeing", "agre"),
        ("agree", "agre"),
        ("red", "red"),
        ("bring", "bring"),
        ("virus", "virus"),
    ],
)
def test_tokens_stem(word, expected):
    assert stem(word) == expected
