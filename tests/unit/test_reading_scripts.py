"""Pages whose article stands only in script data: HTML in, article lines and metadata out. All pages are invented."""

import doctest
import json
from urllib.parse import quote

import pytest

from korus_nlp import reading
from korus_nlp.pipeline import STEPS, process
from korus_nlp.reading import payloads, scripts

KO = [
    "군산시는 24일 새만금 산업단지에 들어설 수소 연료전지 공장의 착공식을 열었다고 밝혔다.",
    "이 공장에는 3년 동안 1200억 원이 투입되며, 완공되면 해마다 50메가와트의 연료전지를 생산하게 된다.",
    "시 관계자는 일자리 300개가 새로 생길 것으로 기대한다며 지역 대학과 손잡고 인력을 기르겠다고 말했다.",
    "환경단체는 냉각수 처리 계획이 충분하지 않다며 공개 설명회를 요구하고 있다.",
]
EN = [
    "Gunsan broke ground on Friday for a fuel cell plant in the Saemangeum industrial complex, the city said.",
    "The plant will cost 120 billion won over three years and turn out 50 megawatts of fuel cells a year.",
    'A city official said 300 jobs would be created and that it would "train people with local colleges."',
    "Environmental groups asked for a public hearing, saying the plan for cooling water was not enough.",
]
TITLE, HEADLINE = "군산 수소 연료전지 공장 착공", "Gunsan breaks ground for fuel cell plant"
PUBLISHED = "2024-05-24T18:05:00+09:00"


def js(value, ascii_only=False):
    return json.dumps(value, ensure_ascii=ascii_only)


def arc(title, body, author):
    """chosun.com: Arc Publishing, `Fusion.globalContent` in a script of a page without text."""
    content = {
        "_id": "ZSH",
        "content_elements": [
            {"type": "image", "caption": "조감도. /군산시", "url": "https://x.example/a.jpg"},
            *({"_id": str(number), "type": "text", "content": f"<b></b>{line}"} for number, line in enumerate(body)),
            {"type": "raw_html", "content": "<div class='ad'></div>"},
        ],
        "credits": {"by": [{"name": author, "org": "", "type": "author"}]},
        "headlines": {"basic": title},
        "display_date": "2024-05-24T09:05:00Z",
        "related_content": {"basic": [{"headlines": {"basic": "다른 기사"}, "description": {"basic": "짧은 설명."}}]},
    }
    script = (
        "window.Fusion=window.Fusion||{};Fusion.arcSite='hanbit';Fusion.globalContent=" + js(content) + ";Fusion.a={};"
    )
    return f"<script id='fusion-metadata' type='application/javascript'>{script}</script>"


def stream(title, body, author):
    """hankookilbo.com: Next.js' app router, rows of a React stream cut anywhere between the scripts."""
    text = "".join(f"<p>{line}</p>" for line in body)
    rows = (
        '0:{"P":null,"b":"build"}\n'
        f"2a:T{len(text.encode()):x},{text}"
        f"2b:{js({'articleId': 'A1', 'title': title, 'contents': '$2a', 'byline': author, 'regDate': PUBLISHED})}\n"
    )
    cut = [rows[:90], rows[90:200], rows[200:]]
    pushes = "".join(f"<script>self.__next_f.push([1,{js(part)}])</script>" for part in cut)
    return "<script>(self.__next_f=self.__next_f||[]).push([0])</script>" + pushes


def next_data(title, body, author):
    article = {"title": title, "content": "<br/><br/>".join(body), "reporter": {"name": author}, "regDate": PUBLISHED}
    data = js({"props": {"pageProps": {"article": article, "menu": [{"title": "정치"}]}}})
    return f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'


def nuxt(title, body, author):
    """Nuxt 3: one list, in which the numbers of an object stand for other places."""
    text = "".join(f"<p>{line}</p>" for line in body)
    flat = [
        {"state": 1},
        {"article": 2},
        {"headline": 3, "body": 4, "writer": 5, "regDate": 6},
        title,
        text,
        author,
        PUBLISHED,
    ]
    return f"<script id='__NUXT_DATA__' type='application/json'>{js(flat)}</script>"


def state(title, body, author):
    """A state object with JavaScript's `undefined` in it."""
    article = js({"title": title, "body": "\n\n".join(body), "author": author, "publishedAt": PUBLISHED})
    return f'<script>window.__PRELOADED_STATE__ = {{"user":undefined,"article":{article}}};</script>'


def parsed(title, body, author):
    """JSON inside a string, as `JSON.parse` takes it."""
    article = {"headline": title, "articleBody": " ".join(body), "author": author, "datePublished": PUBLISHED}
    return f"<script>window.__DATA__ = JSON.parse({js(js(article))});</script>"


def quoted(title, body, author):
    article = {"title": title, "content": "\n".join(body), "writer": author, "created_at": PUBLISHED}
    return f"<script>var d = JSON.parse(decodeURIComponent('{quote(js(article))}'))</script>"


def inner(title, body, author):
    """JSON that carries JSON in a string."""
    article = {"title": title, "contents": "".join(f"<p>{line}</p>" for line in body), "byline": author}
    outer = {"queries": [{"state": js({**article, "regDate": PUBLISHED})}]}
    return f"<script type='application/json'>{js(outer)}</script>"


def escaped(title, body, author):
    """PHP's `json_encode`: Hangul as escapes."""
    article = {"title": title, "content": "<br>".join(body), "writer": author, "regDate": PUBLISHED}
    return f"<script>var article = {js(article, ascii_only=True)};</script>"


def json_ld(title, body, author):
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "articleBody": "\n".join(body),
        "author": {"@type": "Person", "name": author},
        "datePublished": PUBLISHED,
    }
    return f'<script type="application/ld+json">{js(article)}</script>'


SHAPES = [arc, stream, next_data, state, parsed, quoted, inner, escaped, json_ld, nuxt]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize(("title", "body", "author"), [(TITLE, KO, "문가람"), (HEADLINE, EN, "Moon Ga-ram")])
def test_reading_script_article(shape, title, body, author):
    html = f"<html lang=ko><body><div id=root><nav>전체메뉴</nav></div>{shape(title, body, author)}</body></html>"
    page = reading.read_html(html)
    text = "\n".join(page.text[line.start : line.end] for line in page.lines if line.origin == "script")
    assert text.replace("\n", " ") == " ".join(body)
    assert [note.code for note in page.notes] == ["script_text"]
    found = process(page, steps=STEPS[:2])
    assert (found.title, found.authors, found.published) == (title, (author,), PUBLISHED)
    kept = [found.text[block.start : block.end] for block in found.blocks if block.kind == "body"]
    assert " ".join(kept) == " ".join(body)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_reading_visible_article_is_not_repeated(shape):
    shown = "".join(f"<p>{line}</p>" for line in KO)
    page = reading.read_html(f"<h1>{TITLE}</h1>{shown}{shape(TITLE, KO, '문가람')}")
    assert {line.origin for line in page.lines} == {"visible"}
    assert page.text == "\n".join([TITLE, *KO])


def test_reading_javascript_object_that_is_no_json():
    literal = "'" + "<br>".join([*KO, *KO]).replace("'", "\\'") + "'"
    html = f"<p>메뉴</p><script>var article = {{id: 7, contents: {literal}, hit: 3}};</script>"
    page = reading.read_html(html)
    assert [page.text[line.start : line.end] for line in page.lines[1:]] == [*KO, *KO]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('window.a = {"b": [1, 2]};', [{"b": [1, 2]}]),
        ('f({"a": 1}); g([2])', [{"a": 1}, [2]]),
        ('  {"a": 1}', [{"a": 1}]),
        ('x = {"a": undefined, "b": [NaN, 1]}', [{"a": None, "b": [None, 1]}]),
        (r'JSON.parse("{\"a\":\"it\'s\"}")', []),
        (r'JSON.parse("{\"a\":1}")', [{"a": 1}]),
        (r"JSON.parse('{\"a\":1}')", [{"a": 1}]),
        ("decodeURIComponent('%7B%22a%22%3A1%7D')", [{"a": 1}]),
        ("if (a) { b = {c: 1} }", []),
        ("x = {" * 500, []),
        ("", []),
    ],
)
def test_reading_values_of_scripts(source, expected):
    assert list(payloads.values(source)) == expected


def test_reading_stream_of_bytes_not_characters():
    """Lengths of text rows are bytes of UTF-8; a row may be cut between two scripts."""
    rows = ['1:T9,한국어2:{"a":"$3"}\n:HL["/a"]\n', "3:T5,ab", 'cde4:["x"]\n5:I[1,[]]']
    sources = [f"self.__next_f.push([1,{js(row)}])" for row in rows]
    assert list(payloads.streamed(sources)) == [{"a": "abcde"}, ["x"], "한국어"]


def test_examples_in_docstrings():
    assert doctest.testmod(scripts).failed == 0
