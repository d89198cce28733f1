"""Hard markup → lines, places and facts: what a browser shows, whatever the tags look like. All pages are invented."""

import time

import pytest

from korus_nlp import reading
from korus_nlp.document import Fact
from korus_nlp.reading.html import parse
from korus_nlp.reading.repair import repair
from korus_nlp.settings import DEFAULTS

DEPTH = DEFAULTS.max_depth


def lines(html, depth=DEPTH):
    text, found, *_ = parse(html, depth)
    return [text[line.start : line.end] for line in found]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Tags that are no tags, attributes that hold tags or quotes
        ('<p title="a > b <i>c</i>">기사</p>', ["기사"]),
        ('<p class="a"" x\'y"z>기사<b <i>본문</b>', ["기사본문"]),
        ("<p>5 < 7 &lt;b&gt; &amp;amp; 3 > 2", ["5 < 7 <b> &amp; 3 > 2"]),
        ('<!-- <p>숨은 글</p> > -->앞<!-- a -- > b --!>뒤<!-->끝<?php echo "<p>"; ?>', ['앞뒤끝"; ?>']),
        ("<p>가<![CDATA[나]]>다</p>", ["가다"]),
        # Elements whose text is no markup
        ("앞<script>if (a < b) '<p>'</script>뒤", ["앞뒤"]),
        ("<xmp><b>raw</b></xmp><p>next", ["<b>raw</b>", "next"]),
        ("<p>글<plaintext><b>raw", ["글", "<b>raw"]),
        ("<p>앞</p><textarea>\n<b>x</b></textarea><iframe><p>x</iframe><noframes><p>x</noframes><p>뒤", ["앞", "뒤"]),
        ("<p>앞</p><template><p>틀</p></template><noscript><p>x</p></noscript><p>뒤", ["앞", "뒤"]),
        ("<pre>\n한 줄\n두  줄</pre>", ["한 줄 두 줄"]),
        ("<frameset><frame><noframes><p>x</noframes></frameset>", []),
        # Drawings and formulas are not shown; their elements may carry the names of others
        ("<p>앞<svg><title>아이콘</title><a><text>x</text></a></svg>뒤</p>", ["앞", "뒤"]),
        ("<p>앞<math><mi>x</mi></math>뒤</p>", ["앞뒤"]),
        ("<svg><source>x</source><p>본문", ["본문"]),
        # What the parser moves or closes
        ("<table>밖<tr><td>안", ["밖", "안"]),
        ("<ul><li>하나<li>둘</ul>셋", ["하나", "둘", "셋"]),
        ("<p>one<div>two</p>three", ["one", "two", "three"]),
        ("<a>1<a>2</a>3", ["123"]),
        ("<b><p>굵게</b>보통</p>", ["굵게보통"]),
        # Where a line ends
        ("앞<div></div>뒤", ["앞", "뒤"]),
        ("앞<br><br>뒤", ["앞", "뒤"]),
        ("앞<select><option>고르기</select>뒤", ["앞", "뒤"]),
        ("<div><span>앞</span><p>안</p></div>뒤", ["앞", "안", "뒤"]),
        # White space between elements
        ("<b>신은서</b><i>기자</i> <u>입력</u>\n<s>수정</s>", ["신은서기자 입력 수정"]),
        ("<b>a</b><i> </i><u>b</u><i><b>\t</b></i>c", ["a b c"]),
        ("<b>a</b>&nbsp;<u>b</u>&#8203;c", ["a b c"]),
        ("<p>&nbsp;</p><p>\u200b</p><p>글\u200b</p>", ["글"]),
        ("<span>a</span><object> <p>x</p></object><span>b</span>", ["a", "b"]),
        # Signs that are none
        ("<p>a\x00b&#0;c\x0bd\x1ce</p>", ["ab\ufffdc d e"]),
        ("<p>&#xd800;x", ["\ufffdx"]),
        ("", []),
        ("<", ["<"]),
        ("</", ["</"]),
        ("<!", []),
    ],
)
def test_lines_of_hard_markup(html, expected):
    assert lines(html) == expected


@pytest.mark.parametrize(
    ("html", "path", "hints", "hidden", "links"),
    [
        ("<div class='A b'><p id=c>글자</p></div>", ("p", "div", "body"), ("c", "a", "b"), False, 0),
        ('<p class="a" " id=b role=main data-testid=t-1>글자', ("p", "body"), ("a", "b", "main", "t-1"), False, 0),
        ("<div>&nbsp;<p class='x'>글자</p></div>", ("p", "div", "body"), ("x",), False, 0),
        ("<span class=first>글자</span><span class=second> 둘</span>", ("body",), ("first",), False, 0),
        ("<div hidden><a href='?a=<p>'>글 자</a></div>", ("div", "body"), (), True, 2),
        ("<p style='VISIBILITY : hidden'>글자", ("p", "body"), (), True, 0),
        ("<p aria-hidden=false>가 <a>나 다</a> 라</p>", ("p", "body"), (), False, 2),
        ("<p><a>가</a>&nbsp;<a>\u200b나</a></p>", ("p", "body"), (), False, 2),
        ("<x-card class=k>글자</x-card>", ("body",), ("k",), False, 0),
    ],
)
def test_evidence_of_a_line(html, path, hints, hidden, links):
    (line,) = parse(html, DEPTH)[1]
    assert (line.path, line.hints, line.hidden, line.link_chars) == (path, hints, hidden, links)


def test_parents_are_elements_not_kinds_of_elements():
    item = "<div class=box><p>하나</p><p>둘</p></div>"
    first, second, third, fourth, last = (line.parent for line in parse(f"<main>{item}{item}</main>끝", DEPTH)[1])
    assert first == second != third == fourth
    assert last == 0


def test_facts_stand_in_the_order_of_the_page():
    html = (
        "<html lang=ko><meta charset=utf-8><title> 제목\n하나 </title><meta name=Title content=' 둘 '>"
        "<link rel=Canonical href=/a><link rel=stylesheet href=/b>"
        "<noscript><meta property=og:title content=셋></noscript>"
        "<body><h1 itemprop=headline content='넷 &amp; 다섯'>x</h1><time class=Date datetime=2023-08-03>3일</time>"
        "<title>본문의 제목</title><template><meta name=a content=b></template>"
    )
    assert parse(html, DEPTH)[2] == [
        Fact("html", "lang", "ko"),
        Fact("meta", "charset", "utf-8"),
        Fact("title", "title", "제목 하나"),
        Fact("meta", "title", "둘"),
        Fact("link", "canonical", "/a"),
        Fact("meta", "og:title", "셋"),
        Fact("microdata", "headline", "넷 & 다섯"),
        Fact("time", "date", "2023-08-03"),
    ]


def test_scripts_are_kept_with_their_attributes():
    html = '<script type=application/ld+json>{"a":"<p>"}</script><p>글<script src=\'x\'></script><script> </script>'
    assert parse(html, DEPTH)[3] == [
        ({"type": "application/ld+json"}, '{"a":"<p>"}'),
        ({"src": "x"}, ""),
        ({}, " "),
    ]


@pytest.mark.parametrize("depth", [3, 10, 400])
def test_what_is_too_deep_counts_as_being_at_the_depth(depth):
    nest = "<span class=in>" * depth
    text, found, _, _, too_deep = parse(f"<body class=out>{nest}깊은 글{'</span>' * depth}<p>뒤</p>", depth)
    assert text == "깊은 글\n뒤"
    assert too_deep == 2  # html and body stand around the nest
    assert len(found[0].hints) == min(depth - 1, 24)


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "<b>x</b>" * 40_000,
        "<p title='" + "<" * 400_000 + "'>x",
        "<!-- " + "<p>" * 100_000 + "-->x",
        "<p>" + "&nbsp;<i></i>" * 40_000 + "x",
        "<ul>" + "".join(f"<li id=i{number}><a href=/{number}>{number}</a>" for number in range(20_000)),
        "<p>" + "".join(f"<b class=c{number}>x</b><i></i>" for number in range(15_000)),
    ],
    ids="inline value comment blanks distinct gaps".split(),
)
def test_time_grows_with_size(html):
    started = time.process_time()
    parse(html, DEPTH)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("cut", range(4))
def test_a_page_cut_inside_a_character(cut, mark):
    data = mark + ("<p>정부는 3일 새로운 제안을 내놓았다.</p><p>" + "한국 뉴스 " * 20 + "끝").encode()
    page = reading.read_html(data[: len(data) - cut])
    shown = "정부는 3일 새로운 제안을 내놓았다.\n" + " ".join(["한국 뉴스"] * 20)
    assert page.text.rstrip("\ufffd ") == shown + (" 끝" if cut == 0 else "")


@pytest.mark.parametrize(
    "text",
    [
        "한국어 기사 " * 50,
        "日本語と中国の記者 " * 50,
        "naïve café über " * 50,
        "Ελληνικά " * 50,
        "한국 기사 café 漢字 " * 50,
        "",
    ],
)
def test_sound_text_is_left_alone(text):
    assert repair(text) == repair(text, text.encode()) == (text, ())
