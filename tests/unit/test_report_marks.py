"""Cutting a text at its marks: the pieces join to the text, overlaps are resolved, Korean and English alike."""

import pytest

from korus_nlp.document import Block, Kind, Reason
from korus_nlp.report.marks import Mark, both_names, cut, sections
from tests.cli.report_pages import document


def mark(start, end, kind="entity", label="PERSON"):
    return Mark(start, end, kind, label)


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("문재인 대통령", [mark(0, 3)], ["[문재인]", " 대통령"]),
        ("President Moon said", [mark(10, 14)], ["President ", "[Moon]", " said"]),
        ("어제 서울에서", [mark(3, 5), mark(0, 2, "date")], ["[어제]", " ", "[서울]", "에서"]),
        ("Seoul City Hall", [mark(0, 5), mark(0, 15)], ["[Seoul City Hall]"]),  # the longer one wins
        ("abcdef", [mark(0, 4), mark(2, 6)], ["[abcd]", "ef"]),  # the earlier one wins
        ("abc", [], ["abc"]),
        ("", [], []),
        ("abc", [mark(2, 9)], ["ab", "[c]"]),  # clipped
        ("abc", [mark(1, 1)], ["abc"]),  # empty
    ],
)
def test_cut(text, marks, expected):
    pieces = cut(text, 0, len(text), marks)
    assert "".join(piece.text for piece in pieces) == text
    assert [f"[{p.text}]" if p.mark else p.text for p in pieces] == expected


@pytest.mark.parametrize(
    ("ko", "en", "expected"),
    [
        ("문재인", "Moon Jae-in", "문재인 · Moon Jae-in"),
        ("문재인", None, "문재인"),
        (None, "UN", "UN"),
        (None, None, ""),
    ],
)
def test_both_names(ko, en, expected):
    assert both_names(ko, en) == expected


def test_sections_group_what_was_removed():
    doc = document("제목\n댓글\n공유\n본문", kinds=["title", "comment_widget", "share", "body"])
    assert [(s.kept, len(s.blocks)) for s in sections(doc)] == [(True, 1), (False, 2), (True, 1)]
    assert sections(doc)[1].blocks[1] == Block(6, 8, Kind.BOILERPLATE, Reason.SHARE, lang=None)
