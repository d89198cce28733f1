"""Sentences and windows of paragraphs: text in, pieces out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korus_nlp.embedding import windows
from korus_nlp.embedding.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("비가 왔다.", ["비가 왔다."]),
        ("비가 왔다. 눈도 왔다!", ["비가 왔다.", "눈도 왔다!"]),
        ("대통령이 말했다.그는 떠났다.", ["대통령이 말했다.", "그는 떠났다."]),
        ("성장률은 3.5%다. 물가는 2.1% 올랐다.", ["성장률은 3.5%다.", "물가는 2.1% 올랐다."]),
        ("“간다.” 그는 떠났다.", ["“간다.”", "그는 떠났다."]),
        ("그는 “간다.” 라고 말했다. 끝이다.", ["그는 “간다.” 라고 말했다.", "끝이다."]),
        ("정말? 그렇다… 아니다。맞다", ["정말?", "그렇다…", "아니다。", "맞다"]),
        ("제목\n본문이다.", ["제목", "본문이다."]),
        ("Rain fell. It was cold.", ["Rain fell.", "It was cold."]),
        ("Mr. Moon met Gen. Park. They talked.", ["Mr. Moon met Gen. Park.", "They talked."]),
        ("U.S. troops left. J. K. Rowling stayed.", ["U.S. troops left.", "J. K. Rowling stayed."]),
        ("It rose 3.5 percent. No. 2 fell.", ["It rose 3.5 percent.", "No. 2 fell."]),
        ('"We won!" He left.', ['"We won!"', "He left."]),
        ('"We won!" he said. He left.', ['"We won!" he said.', "He left."]),
        ("1. 개요 2. 본론", ["1. 개요 2. 본론"]),
    ],
)
def test_sentences(text, expected):
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_sentences_of_decomposed_hangul():
    text = unicodedata.normalize("NFD", "대통령이 말했다.그는 떠났다.")
    assert [unicodedata.normalize("NFC", text[a:b]) for a, b in sentences(text)] == ["대통령이 말했다.", "그는 떠났다."]


LONG = "대통령은 22일 러시아를 국빈 방문해 정상회담을 했다고 청와대가 밝혔다."


def test_long_paragraph():
    text = " ".join(LONG.replace("22", str(day)) for day in range(10, 15))
    pieces = [text[a:b] for a, b in windows(text)]
    assert all(piece.count("다.") <= 3 for piece in pieces)
    assert all(any(str(day) in piece for piece in pieces) for day in range(10, 15))
    assert len(pieces) > 2


@pytest.mark.parametrize("text", ["비가 왔다.", "비가 왔다. 눈도 왔다.", "Rain fell. It was cold.", "가" * 5000])
def test_one_window(text):
    assert windows(text) == [(0, len(text))]


PARTS = [*'가나다 한국.!?\n"”)aB1。', "Mr.", " 했다. "]


@given(st.lists(st.sampled_from(PARTS), max_size=400).map("".join))
def test_windows_cover_and_stay_inside(text):
    found = windows(text)
    covered = {i for a, b in found for i in range(a, b)}
    assert all(i in covered for i, ch in enumerate(text) if not ch.isspace())
    assert all(0 <= a < b <= len(text) and text[a:b] == text[a:b].strip() for a, b in found)
    assert found == sorted(set(found))
