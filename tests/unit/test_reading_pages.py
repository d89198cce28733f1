"""Pages → visible lines and facts; sources → raw pages in a fixed order."""

import gzip
import io
import json

import pytest
import zstandard

from korus_nlp import reading
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import Exit, KorusError, PageError
from korus_nlp.reading.scripts import article_lines
from korus_nlp.settings import DEFAULTS

STORY = "정부는 3일 북한 핵 문제에 대한 새로운 제안을 내놓았다고 밝혔다. " * 12


def lines(page):
    return [page.text[line.start : line.end] for line in page.lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제목\r\n\r\n  • 승인 2023.08.03 10:31  \n본문", ["제목", "승인 2023.08.03 10:31", "본문"]),
        ("Title\u2028\u200b \n\tBody\x0b", ["Title", "Body"]),
        ("한 줄", ["한 줄"]),
        ("- 민준 기자\n▲ 사진 설명", ["- 민준 기자", "▲ 사진 설명"]),
    ],
)
def test_text_lines(text, expected):
    page = reading.read_text(text)
    assert page.text == text
    assert lines(page) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>첫 <b>문단</b>이다.</p><p>둘째.</p>", ["첫 문단이다.", "둘째."]),
        ("<div>bare text<br>next<div>inner</div>tail</div>", ["bare text", "next", "inner", "tail"]),
        ("<ul><li>하나</li><li>둘 <a href=x>링크</a></li></ul>", ["하나", "둘 링크"]),
        ("<script>var x='본문'</script><style>p{}</style><p>보임</p>", ["보임"]),
        ("<p>a&nbsp;&amp;\n b</p>", ["a & b"]),
        ("<table><tr><td>셀 1</td><td>셀 2</td></tr></table>", ["셀 1", "셀 2"]),
        ("broken <p>unclosed <div>deep</p> end", ["broken", "unclosed", "deep", "end"]),
    ],
)
def test_html_lines(html, expected):
    assert lines(reading.read_html(html)) == expected


def test_line_evidence():
    html = (
        "<body><nav class='Top-Menu'><a href=x>정치</a></nav>"
        "<div id=body class=article><p itemprop=articleBody>글</p></div>"
        "<p style='display: none'>숨김</p><ul><li><a href=y>관련</a> 기사</li></ul>"
    )
    menu, body, hidden, item = reading.read_html(html).lines
    assert (menu.link_chars, menu.path[0], menu.hints) == (2, "nav", ("top-menu",))
    assert (body.path[:2], body.hints, body.link_chars) == (("p", "div"), ("articlebody", "article", "body"), 0)
    assert (hidden.hidden, body.hidden) == (True, False)
    assert (item.bullet, item.link_chars) == (True, 2)


def test_facts():
    ld = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "제목",
                "datePublished": "2023-08-03T10:31:00+09:00",
                "author": [{"name": "김하늘"}, {"name": "Lee Seo-woo"}],
                "publisher": {"name": "코리아 데일리"},
            }
        ]
    }
    html = (
        "<html lang=ko><head><title>제목 - 코리아 데일리</title><meta property='og:title' content='제목'>"
        f"<script type='application/ld+json'>{json.dumps(ld)}</script></head>"
        "<body><time datetime='2023-08-03'>3일</time><p>글</p>"
    )
    facts = [(fact.place, fact.key, fact.value) for fact in reading.read_html(html).facts]
    assert ("title", "title", "제목 - 코리아 데일리") in facts
    assert ("meta", "og:title", "제목") in facts
    assert ("time", "datetime", "2023-08-03") in facts
    assert [value for place, key, value in facts if (place, key) == ("jsonld", "author")] == ["김하늘", "Lee Seo-woo"]
    assert ("jsonld", "datePublished", "2023-08-03T10:31:00+09:00") in facts
    assert ("html", "lang", "ko") in facts


def test_authors_that_jsonld_names_elsewhere_in_its_graph():
    person = {"@type": "Person", "@id": "#/person/1", "name": "김하늘"}
    article = {"@type": "Article", "headline": "제목", "author": {"@id": "#/person/1"}, "publisher": {"@id": "#none"}}
    html = f"<script type='application/ld+json'>{json.dumps({'@graph': [article, person]})}</script><p>글</p>"
    facts = [(fact.key, fact.value) for fact in reading.read_html(html).facts if fact.place == "jsonld"]
    assert [value for key, value in facts if key in ("author", "publisher")] == ["김하늘"]


@pytest.mark.parametrize(
    "script",
    [
        'Fusion.globalContent={"content_elements":[{"type":"text","content":"<p>%s</p>"},{"type":"image"}]};Fusion.x=1',
        '{"props":{"page":{"article":{"contents":"<div>%s<br/></div>","other":[{"title":"다른 기사"}]}}}}',
        '{"@type":"NewsArticle","articleBody":"%s"}',
    ],
)
def test_article_in_script_data(script):
    html = f"<html><body><div id=app>메뉴</div><script type='application/json'>{script % STORY}</script></body></html>"
    page = reading.read_html(html)
    assert lines(page) == ["메뉴", STORY.strip()]
    assert [line.origin for line in page.lines] == ["visible", "script"]
    assert [note.code for note in page.notes] == ["script_text"]


def test_script_data_that_is_visible_is_not_repeated():
    script = json.dumps({"articleBody": STORY}, ensure_ascii=False)
    assert article_lines([({}, script)], f"제목\n{STORY}")[0] == []
    assert article_lines([({}, script)], "제목")[0] == [STORY.strip()]


def test_the_id_is_the_users_or_a_hash_of_the_bytes(tmp_path):
    assert reading.read_text("본문", name="a1").id == "a1"
    assert reading.read_text("본문").id == reading.read_text("본문".encode()).id
    assert reading.read_text("본문").id != reading.read_text("본문.").id


def warc(*pages):
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    for number, (content_type, body) in enumerate(pages):
        record = WarcRecord()
        record.init_headers(WarcRecordType.response, f"urn:uuid:{number:032d}".encode())
        record.headers["WARC-Target-URI"] = f"https://news.example/{number}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n".encode() + body)
        record.write(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.html").write_text("<p>나</p>", encoding="utf-8")
    (tmp_path / "a.txt").write_text("가", encoding="utf-8")
    (tmp_path / "style.css").write_text("p{}", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("숨김", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "dump.jsonl").write_text(
        '{"id":"x","text":"다","url":"https://a.example"}\n\n{"html":"<p>라</p>"}\n', encoding="utf-8"
    )
    (tmp_path / "sub" / "page.html.gz").write_bytes(gzip.compress("<p>마</p>".encode()))
    (tmp_path / "sub" / "page.txt.zst").write_bytes(zstandard.compress("바".encode()))
    crawl = warc(("text/html; charset=euc-kr", "<p>사이트</p>".encode("cp949")), ("image/png", b"\x89PNG"))
    (tmp_path / "z.warc.gz").write_bytes(gzip.compress(crawl))
    (tmp_path / "korus-collection").mkdir()
    (tmp_path / "korus-collection" / "collection.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_sources_in_order(folder):
    raws = list(reading.raw_pages([str(folder)], DEFAULTS))
    assert not [raw for raw in raws if isinstance(raw, Rejected)]
    texts = [reading.open_page(raw).text for raw in raws]
    assert texts == ["가", "나", "사이트", "다", "라", "마", "바"]
    assert [raw.source.removeprefix(folder.as_posix()) for raw in raws] == [
        "/a.txt",
        "/b.html",
        "/z.warc.gz@0",
        "/sub/dump.jsonl:1",
        "/sub/dump.jsonl:3",
        "/sub/page.html.gz",
        "/sub/page.txt.zst",
    ]
    assert (raws[3].id, raws[3].url, raws[2].url) == ("x", "https://a.example", "https://news.example/0")


@pytest.mark.parametrize(
    ("stdin", "form", "texts"),
    [
        ('{"text":"가"}\n{"text":"나"}\n'.encode(), None, ["가", "나"]),
        (gzip.compress('{"text":"가"}'.encode(), mtime=0), None, ["가"]),
        ("{중괄호로 시작하는 글".encode(), "text", ["{중괄호로 시작하는 글"]),
        (b"<html><body><p>Hello</p>", None, ["Hello"]),
        ("본문".encode("cp949"), "text", ["본문"]),
        (warc(("text/html", b"<p>crawled</p>")), None, ["crawled"]),
    ],
)
def test_standard_input(stdin, form, texts):
    raws = reading.raw_pages(["-"], DEFAULTS, input_format=form, stdin=io.BytesIO(stdin))
    assert [reading.open_page(raw).text for raw in raws] == texts


def test_globs_and_missing_paths(folder):
    found = [raw.source for raw in reading.raw_pages([str(folder / "*.html")], DEFAULTS)]
    assert found == [(folder / "b.html").as_posix()]
    for missing in ("nothing.txt", "*.nothing"):
        with pytest.raises(KorusError) as caught:
            list(reading.raw_pages([str(folder / missing)], DEFAULTS))
        assert caught.value.exit_code == Exit.USAGE


def test_the_same_page_in_any_encoding_and_label_gives_the_same_lines():
    html = f"<html><head><meta charset='%s'></head><body><p>{STORY}</p><p>똠방각하</p></body></html>"
    pages = [
        reading.open_page(RawPage("a", data=(html % label).encode(codec)))
        for codec in ("utf-8", "cp949")
        for label in ("utf-8", "euc-kr", "x-unknown")
    ]
    assert len({tuple(lines(page)) for page in pages}) == 1


def test_too_large_is_refused():
    with pytest.raises(PageError, match="larger than"):
        reading.open_page(RawPage("a", text="가" * (DEFAULTS.max_page_bytes // 3 + 1)))
