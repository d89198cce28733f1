"""Metadata of HTML pages: what Korean and English sites write into markup and into the visible head of an article."""

import pytest

from korus_nlp import metadata, reading
from korus_nlp.pipeline import STEPS, process

KO = (
    "군산시는 24일 새만금 산업단지에 들어설 수소 연료전지 공장의 착공식을 열었다고 밝혔다.",
    "이 공장에는 3년 동안 1200억 원이 투입되며, 완공되면 해마다 50메가와트의 연료전지를 생산하게 된다.",
    "시 관계자는 일자리 300개가 새로 생길 것으로 기대한다며 지역 대학과 손잡고 인력을 기르겠다고 말했다.",
)
EN = (
    "Gunsan broke ground on Friday for a fuel cell plant in the Saemangeum industrial complex, the city said.",
    "The plant will cost 120 billion won over three years and turn out 50 megawatts of fuel cells a year.",
    "A city official said 300 jobs would be created and that people would be trained with local colleges.",
)
TITLE, HEADLINE = "군산 수소 연료전지 공장 착공", "Gunsan breaks ground for fuel cell plant"
STAMP = "2024-05-24T18:05:00+09:00"


def html(head, above, below="", body=KO, title=TITLE):
    text = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html lang=ko><head><title>{title} - 한빛일보</title>{head}</head><body>"
        "<ul class=gnb><li><a href=/1>정치</a></li><li><a href=/2>경제</a></li><li><a href=/3>사회</a></li></ul>"
        f"{above}<div class=article_body>{text}</div>{below}"
        "<div class=related><a href=/4>새만금 공항 예산 줄다리기</a> <span>2024.05.26 07:00</span></div>"
        "<div class=copyright>저작권자 © 한빛일보 무단전재 및 재배포 금지</div></body></html>"
    )


def meta(**facts):
    return "".join(f'<meta property="{key.replace("__", ":")}" content="{value}">' for key, value in facts.items())


PAGES = {
    "broadcaster": html(
        meta(og__title=f"{TITLE} - 한빛뉴스", og__site_name="한빛뉴스"),
        f"<h1>{TITLE}</h1><div class=date>기사입력 2024-05-24 18:05 l 최종수정 2024-05-24 20:11</div>",
        "<p>[ 문가람 기자 / gr@hanbit.example ]</p>",
    ),
    "news channel": html(
        meta(og__title=TITLE),
        f"<h1>{TITLE}</h1><dl><dt>송고시간</dt><dd>2024-05-24 18:05:00</dd></dl>",
        "<p>문가람 기자 (gr@yna.example)</p><p>한빛TV 기사문의 및 제보 : 카톡/라인 hanbit23</p><p>(끝)</p>",
    ),
    "reporter in the text only": html(
        "",
        f"<h2 class=tit>{TITLE}</h2><p class=info>등록 2024.05.24 18:05 / 수정 2024.05.24 20:11</p>"
        "<a class=reporter href=/r>문가람 기자</a>",
    ),
    "regional paper": html(
        meta(article__published_time="2024-05-24T18:05:00+09:00", og__article__author="문가람 기자"),
        f"<h3 class=heading>{TITLE}</h3><ul class=infomation><li><i></i> 기자명 문가람 기자</li>"
        "<li>입력 2024.05.24 18:05</li><li>댓글 0</li></ul>",
    ),
    "the author is the site": html(
        '<meta name="author" content="한빛일보"><meta name="date" content="2024-05-24">'
        + meta(og__site_name="한빛일보", article__author="https://facebook.example/hanbit"),
        f"<h1>{TITLE}</h1><p class=date>승인 2024.05.24 18:05</p>",
        "<p class=byline>군산=문가람 기자 gr@hanbit.example</p>",
    ),
    "microdata": html(
        "",
        f"<h1 itemprop=headline>{TITLE}</h1><span itemprop=author>문가람</span>"
        f"<meta itemprop=datePublished content='{STAMP}'>",
    ),
    "time element": html(
        "",
        f"<h1>{TITLE}</h1><address class=author>문가람 기자</address>"
        "<time class=published datetime='2024-05-24T09:05:00Z'>3시간 전</time>",
    ),
    "json-ld": html(
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},'
        f'{{"@type":["NewsArticle"],"headline":"{TITLE}","datePublished":"{STAMP}","author":'
        '[{"@type":"Person","name":"문가람 기자"}],"publisher":{"@type":"Organization","name":"한빛일보"}}]}</script>',
        f"<h1>{TITLE}</h1>",
    ),
    "english": html(
        meta(og__title=f"{HEADLINE} | Hanbit Daily", article__published_time="2024-05-24 18:05:00"),
        f"<h1>{HEADLINE}</h1><div class=byline>By Moon Ga-ram</div><p>Published : May 24, 2024 - 18:05</p>",
        body=EN,
        title=HEADLINE,
    ),
    "english edition": html(
        '<meta name="author" content="Hanbit Daily"><meta name="pubdate" content="20240524180500">'
        + meta(og__site_name="Hanbit Daily"),
        f"<h1>{HEADLINE}</h1><p>Posted : 2024-05-24 18:05</p>",
        "<p class=author>Moon Ga-ram gr@hanbit.example</p>",
        body=EN,
        title=HEADLINE,
    ),
}


@pytest.mark.parametrize("labelled", [True, False], ids=["labels", "no labels"])
@pytest.mark.parametrize("name", PAGES)
def test_metadata_of_html(name, labelled):
    page = reading.read_html(PAGES[name], url="https://news.hanbit.kr/1")
    found = process(page, steps=STEPS[:2]) if labelled else metadata.describe(page, ())
    english = name.startswith("english")
    assert found.title == (HEADLINE if english else TITLE)
    assert found.authors == (("Moon Ga-ram",) if english else ("문가람",))
    assert found.published == STAMP
    at = found.provenance["title"]
    assert page.text[at.start : at.end] == found.title
