"""Names in bylines are people, whatever stands around them."""

import pytest

from korus_nlp import process, read_text
from korus_nlp.document import Block, Entity, Kind, Provenance
from korus_nlp.entities import add_authors, is_author


def named(text, authors, found=(), kind=Kind.BYLINE):
    blocks = [Block(0, len(text), kind)]
    return [(e.text, e.label) for e in add_authors(text, found, authors, None, blocks)]


@pytest.mark.parametrize(
    ("text", "authors", "expected"),
    [
        ("김영희 기자 yh@news.kr", ["김영희"], [("김영희", "PERSON")]),
        ("김영희·이철수 기자", ["김영희", "이철수"], [("김영희", "PERSON"), ("이철수", "PERSON")]),
        ("글=김영희기자 사진=박민", ["김영희", "박민"], [("김영희", "PERSON"), ("박민", "PERSON")]),
        ("By Lee Kyung-sik, Seoul", ["Lee Kyung-sik"], [("Lee Kyung-sik", "PERSON")]),
        ("By Ann Lee and Ann Leeds", ["Ann Lee", "Ann Leeds"], [("Ann Lee", "PERSON"), ("Ann Leeds", "PERSON")]),
        ("연합뉴스", ["연합뉴스"], [("연합뉴스", "ORG")]),
        ("김영희들의 이야기", ["김영희"], []),
        ("By staff", ["Lee Kyung-sik"], []),
        ("", ["김영희"], []),
    ],
)
def test_authors_of_a_byline(text, authors, expected):
    assert named(text, authors) == expected


def test_a_mention_across_the_name_gives_way_and_others_stay():
    text = "Publisher Lee Kyung-sik, Seoul"
    found = [Entity(0, 23, text[:23], "PERSON"), Entity(25, 30, "Seoul", "GPE")]
    assert named(text, ["Lee Kyung-sik"], found) == [("Lee Kyung-sik", "PERSON"), ("Seoul", "GPE")]


def test_only_bylines_are_read():
    assert named("김영희는 말했다.", ["김영희"], kind=Kind.BODY) == []


def test_a_signature_at_the_end_is_found_where_the_metadata_read_it():
    text = "본문이다. " * 60 + "김영희 기자"
    start = text.index("김영희")
    (one,) = add_authors(text, (), ["김영희"], Provenance(start, start + 3, "byline"), [])
    assert (one.start, one.text) == (start, "김영희")


@pytest.mark.parametrize(
    ("page", "author"),
    [
        (
            "서울에 눈 내려\n\n김영희 기자\n입력 2023.08.03 10:31\n\n서울에 많은 눈이 내렸다. 길이 막혔다.\n",
            "김영희",
        ),
        (
            "Snow in Seoul\n\nBy Lee Kyung-sik\nAugust 3, 2023\n\nHeavy snow fell in Seoul on Thursday.\n",
            "Lee Kyung-sik",
        ),
    ],
)
def test_a_page_links_its_author_like_anyone(page, author):
    doc = process(read_text(page))
    assert doc.authors == (author,)
    (mention,) = [e for e in doc.entities if e.text == author]
    assert is_author(doc, mention)
    assert mention.label == "PERSON"
    assert mention.entity is not None
    assert not any(is_author(doc, e) for e in doc.entities if e is not mention)
