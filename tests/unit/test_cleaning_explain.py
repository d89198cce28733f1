"""Every line has a kind, boilerplate a reason, and both an account of why."""

# ruff: noqa: E501 (markup on one line)

import itertools

import pytest

from korus_nlp import cleaning, reading
from korus_nlp.document import Kind

KO = """본문 바로가기
군산항 배후단지에 수소 공장 들어선다
기자명 오세린
승인 2022.05.17 09:12
이 기사를 공유합니다
군산개발공사는 17일 수소 연료전지 생산 공장 건립을 위한 투자협약을 맺었다고 밝혔다.
공사는 협약에 따라 신규 인력 210명 가운데 35% 이상을 전북 지역에서 뽑기로 했다.
저작권자 © 한빛일보 무단전재 및 재배포 금지
삭제한 댓글은 다시 복구할 수 없습니다."""
EN = """Skip to content
Hydrogen plant to rise behind Gunsan port
By Oh Se-rin
Published : May 17, 2022 - 09:12
Share this article
Gunsan Development Corp. said Tuesday it had signed a deal to build a hydrogen fuel cell plant behind the port.
Under the deal more than a third of 210 new workers will come from the province, the company said.
Copyright © The Gunsan Ledger. All rights reserved.
Leave a Reply"""
_KO = KO.split("\n")
HTML = (
    f"<html><head><title>{_KO[1]} - 한빛일보</title></head><body><div id='skip'><a href='#a'>{_KO[0]}</a></div><h1>{_KO[1]}</h1>"
    f"<ul class='info'><li>{_KO[2]}</li><li>{_KO[3]}</li></ul><div class='sns'><button>{_KO[4]}</button></div>"
    f"<div id='article-view-content-div'><p>{_KO[5]}</p><p>{_KO[6]}</p></div><p class='copyright'>{_KO[7]}</p>"
    f"<div class='reply'><p>{_KO[8]}</p></div></body></html>"
)
PAGES = {"ko": reading.read_text(KO), "en": reading.read_text(EN), "html": reading.read_html(HTML)}
every_page = pytest.mark.parametrize("name", PAGES)


@every_page
def test_every_line_is_one_block_with_kind_reason_and_score(name):
    page = PAGES[name]
    blocks = cleaning.label(page)
    assert [(b.start, b.end) for b in blocks] == [(line.start, line.end) for line in page.lines]
    for block in blocks:
        assert 0 < block.score <= 1
        assert (block.reason is not None) == (block.kind is Kind.BOILERPLATE)


@every_page
def test_the_article_is_kept(name):
    page = PAGES[name]
    kept = [page.text[b.start : b.end] for b in cleaning.label(page) if b.kind is not Kind.BOILERPLATE]
    lines = (EN if name == "en" else KO).split("\n")
    assert kept == lines[1:4] + lines[5:7]


@every_page
def test_explanations_agree_with_labels(name):
    page = PAGES[name]
    for block, why in zip(cleaning.label(page), cleaning.explain(page), strict=True):
        assert (why.start, why.end, why.kind, why.reason, why.score) == (*_fields(block),)
        chances = [chance for _, chance in why.alternatives]
        assert chances == sorted(chances, reverse=True)
        assert sum(chances) <= 1.002
        assert why.rule or why.score == pytest.approx(chances[0], abs=1e-3)
        assert why.features
        sizes = [abs(effect) for _, effect in why.features]
        assert all(one >= other for one, other in itertools.pairwise(sizes))


def _fields(block):
    return block.start, block.end, block.kind, block.reason, block.score


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("삭제한 댓글은 다시 복구할 수 없습니다.", "phrase:comment_widget"),
        ("Copyright © The Gunsan Ledger. All rights reserved.", "shape:copyright"),
        ("$$ARTICLEAD$$", "shape:placeholder"),
    ],
)
def test_rules_speak_only_where_the_classifier_is_wrong(line, rule):
    """A rule is named where it overruled; the classifier may have dropped the line by itself."""
    page = reading.read_text(f"{EN}\n{line}")
    last = cleaning.explain(page)[-1]
    assert last.kind is Kind.BOILERPLATE
    assert last.rule in ("", rule)


def test_a_page_without_lines_has_no_blocks():
    page = reading.read_text("한 줄")
    assert len(cleaning.label(page)) == 1


def test_labels_do_not_depend_on_what_was_labelled_before():
    first = cleaning.label(PAGES["ko"])
    cleaning.label(PAGES["en"])
    assert cleaning.label(PAGES["ko"]) == first
