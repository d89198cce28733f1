"""The report: counts add up, everything is escaped, nothing is fetched, the same documents give the same file."""

import re

from korus_nlp.report import render
from korus_nlp.report.drawing import timeline
from korus_nlp.report.figures import count, top_entities
from tests.cli.report_pages import english, moon


def page(*documents, limit=500):
    return "".join(render(lambda: documents, "뉴스 & news", limit))


def test_report_counts_one_person_in_two_languages():
    figures = count([moon(), english()])
    assert (figures.documents, figures.kept, figures.removed) == (2, 4, 1)
    [person] = top_entities(figures, 10)
    assert (person.name, person.documents, person.mentions) == ("문재인 · Moon Jae-in", 2, 2)
    assert dict(figures.reasons) == {"comment_widget": 1}


def test_report_escapes_everything():
    html = page(moon(), english())
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<b>서울" not in html
    assert "뉴스 &amp; news" in html


def test_report_fetches_nothing():
    html = page(moon(), english())
    assert "default-src 'none'" in html
    assert not re.search(r"(?i)\b(src|srcset|action)\s*=|@import|url\(", html)
    assert re.findall(r'href="([^"]*)"', html) == ["data:,", "https://example.org/a?b=1&amp;c=2"]


def test_report_shows_what_was_removed_and_why():
    html = page(moon())
    assert "removed: 1 comment_widget" in html
    assert "<del>댓글" in html


def test_report_marks_entities_and_dates():
    html = page(moon())
    assert '<mark class="entity" title="PERSON · 문재인 · Moon Jae-in">문재인<small>PERSON</small></mark>' in html
    assert '<mark class="date" title="DATE · 2023-08-03 ← 2023-08-03">3일</mark>' in html


def test_report_is_deterministic_and_limited():
    assert page(moon(), english()) == page(moon(), english())
    assert "first 1 of 2" in page(moon(), english(), limit=1)


def test_report_of_nothing():
    assert "<h1>" in page()


def test_timeline_fills_gaps_between_months():
    svg = timeline(count([moon(), english()]).months)
    assert [m for m in ("2023-08", "2023-09", "2023-10") if f">{m}</text>" in svg] == ["2023-08", "2023-09", "2023-10"]
    assert svg.count("<rect") == 2
