import math

import msgspec
import pytest
from collection_pages import Grams, page, press

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.collection.answering import highlights
from korus_nlp.collection.search import Query, search, search_all
from korus_nlp.errors import KorusError
from korus_nlp.text.tokens import terms


@pytest.fixture(scope="module")
def press_collection(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
        patch.setattr(embedding, "windows", lambda text: [(0, 20), (20, len(text))], raising=False)
        collection = open_collection(tmp_path_factory.mktemp("press") / "c", create=True)
        collection.upsert(press()[:4])
        collection.optimise()
        collection.upsert(press()[4:])  # two segments: what was optimised, and what came since
        assert len(collection.index().segments) == 2
        yield collection


def found(collection, text, **options):
    return [hit.paragraph for hit in search(collection, Query(text, **options))]


@pytest.mark.parametrize(
    ("text", "first"),
    [("가스관", "a1#2"), ("비", "b1#1"), ("gas pipelines", "a2#2"), ("주말 비", "b1#1"), ("WEEKEND", "b2#1")],
)
@pytest.mark.parametrize("mode", ["lexical", "hybrid"])
def test_search_finds_words(press_collection, text, first, mode):
    assert found(press_collection, text, mode=mode)[0] == first


def test_search_ties_are_in_order_of_paragraph(press_collection):
    assert found(press_collection, "가스관", mode="lexical") == ["a1#2", "c1#2"]


@pytest.mark.parametrize(
    ("options", "docs"),
    [
        ({"lang": "en"}, {"a2", "b2"}),
        ({"lang": "fr"}, set()),
        ({"since": "2019"}, {"b1", "b2"}),
        ({"since": "2019-11-15"}, {"b1", "b2"}),
        ({"since": "2019-12"}, {"b2"}),
        ({"until": "2018-06-22"}, {"a1", "c1"}),
        ({"until": "2018"}, {"a1", "a2", "c1"}),
        ({"since": "2018-06-23", "until": "2019-10"}, {"a2", "b2"}),
        ({"publisher": "한국"}, {"a1", "b1"}),
        ({"publisher": "KOREA post"}, {"a2"}),
        ({"publisher": "none"}, set()),
        ({"entity": "P1"}, {"a1", "a2", "c1"}),
        ({"entity": "moon  JAE-IN"}, {"a1", "a2", "c1"}),
        ({"entity": "모스크바", "lang": "en"}, {"a2"}),
        ({"entity": "아무도"}, set()),
    ],
)
@pytest.mark.parametrize("mode", ["hybrid", "dense"])
def test_search_filters(press_collection, options, docs, mode):
    hits = search(press_collection, Query("문재인 대통령 President 비 Rain 모스크바", mode=mode, k=50, **options))
    assert {hit.doc for hit in hits} == docs or (mode == "dense" and {hit.doc for hit in hits} <= docs)


def test_search_score_is_the_sum_of_its_parts(press_collection):
    for hit in search(press_collection, Query("가스관 사업", lexical_weight=2.0)):
        assert hit.score == pytest.approx(hit.parts["cosine"] + 2.0 * hit.parts["lexical"], abs=2e-6)


def test_search_bm25_is_exact(press_collection):
    rows = [doc.text[p.start : p.end] for doc in press() for p in doc.paragraphs]
    bags = [terms(row) for row in rows]
    average = sum(map(len, bags)) / len(bags)

    def score(bag):
        total = 0.0
        for term in terms("정상회담 사업"):
            has = sum(term in other for other in bags)
            norm = 0.9 * (1 - 0.5 + 0.5 * len(bag) / average)
            idf = math.log(1 + (len(bags) - has + 0.5) / (has + 0.5))
            total += idf * bag.count(term) * 1.9 / (bag.count(term) + norm)
        return total

    expected = sorted((round(score(bag), 6) for bag in bags if score(bag)), reverse=True)
    hits = search(press_collection, Query("정상회담 사업", mode="lexical"))
    assert [hit.score for hit in hits] == pytest.approx(expected, abs=2e-6)


def test_search_one_by_one_is_the_same_as_together(press_collection):
    queries = [Query(t, id=str(i)) for i, t in enumerate(["가스관", "rain", "", "문재인", "모스크바 정상회담"] * 20)]
    together = list(search_all(press_collection, queries))
    assert together == [search(press_collection, query) for query in queries]
    assert together[1][0].query == "1"


@pytest.mark.parametrize(
    ("text", "first"),
    [("모스크바", "a2"), ("모스크바에서의 가스", "a2"), ("Moon Jae-in's visit", "a1"), ("문재인은 누구", "a2")],
)
def test_search_finds_names_in_the_other_language(press_collection, text, first):
    other = "en" if "가" <= text[0] <= "힣" else "ko"
    hits = search(press_collection, Query(text, lang=other, mode="lexical"))
    assert hits[0].doc == first
    assert hits[0].parts["lexical"] > 0.25


@pytest.mark.parametrize("text", ["", "   ", "\x00", "😀", "가", "a", "\ud800", "qqzzxxvv", "가나" * 5000, "'\"%_--"])
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_search_takes_any_text(press_collection, text, mode):
    hits = search(press_collection, Query(text, mode=mode))
    assert all(hit.score > 0 for hit in hits)
    assert not text.strip() or len(hits) <= 10


def test_search_hit_is_the_json_that_programs_read(press_collection):
    hit = search(press_collection, Query("가스관"))[0]
    keys = "query rank score parts doc paragraph title published lang text start end source highlights window"
    assert list(msgspec.json.decode(msgspec.json.encode(hit))) == keys.split()
    doc = press_collection.get(hit.doc)
    assert doc.text[hit.start : hit.end] == hit.text


@pytest.mark.parametrize(
    ("query", "text", "spans"),
    [
        ("가스관", "두 나라는 가스관 사업을", ["가스관"]),
        ("gas pipelines", "A GAS pipeline", ["GAS", "pipeline"]),
        ("ＫＢＳ", "kbs 뉴스", ["kbs"]),
        ("핵", "북한 핵을 비핵화", ["핵을", "핵화"]),
        ("없는 말", "두 나라", []),
    ],
)
def test_search_highlights(query, text, spans):
    assert [text[a:b] for a, b in highlights(terms(query), text)] == spans


@pytest.mark.parametrize(
    ("options", "docs"),
    [
        ({"kind": "body"}, {"a1", "a2", "b1", "b2", "c1"}),
        ({"kind": "caption"}, set()),
        ({"on": "dates", "since": "2018-06"}, {"a1", "a2", "b1", "b2", "c1"}),
        ({"on": "dates", "until": "2018-05-31"}, set()),
        ({"on": "dates", "since": "2018-06-30", "until": "2019"}, {"a1", "a2", "b1", "b2", "c1"}),
    ],
)
def test_search_filters_by_kind_and_by_dates_that_are_mentioned(press_collection, options, docs):
    hits = search(press_collection, Query("문재인 대통령 President 비 Rain 모스크바", k=50, **options))
    assert {hit.doc for hit in hits} == docs
    assert all(hit.paragraph.endswith("#1") for hit in hits if "on" in options)  # the press names dates there only


def test_search_one_paragraph_a_document(press_collection):
    hits = search(press_collection, Query("모스크바 가스관 대통령 사업", group="doc", k=3, mode="lexical"))
    assert [hit.doc for hit in hits] == ["a1", "c1", "a2"]
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_search_one_document_of_those_that_say_the_same(press_collection):
    hits = search(press_collection, Query("가스관 사업 정상회담", collapse="duplicates", mode="lexical"))
    assert {hit.doc for hit in hits} == {"a1"}
    assert [hit.duplicates for hit in hits] == [("c1",), ()]


def test_search_least_score(press_collection):
    every = search(press_collection, Query("가스관 사업"))
    some = search(press_collection, Query("가스관 사업", min_score=every[1].score))
    assert some == every[:2]


def test_search_more_like_a_paragraph(press_collection):
    hits = search(press_collection, Query("", like="a1#2"))
    assert (hits[0].paragraph, hits[0].query) == ("c1#2", "a1#2")
    assert hits[0].score == pytest.approx(1 + 1.5 * hits[0].parts["lexical"], abs=1e-5)
    assert "a1" not in {hit.doc for hit in hits}
    assert search(press_collection, Query("", like="a2#2", mode="lexical", lang="ko")) == ()


@pytest.mark.parametrize("bad", ["a1#9", "zz#1", "#1", "", "a1", "#", "1"])
def test_search_more_like_nothing_is_an_expected_error(press_collection, bad):
    with pytest.raises(KorusError) as caught:
        search(press_collection, Query("", like=bad))
    assert "#3" in caught.value.hint


def test_search_shows_the_paragraphs_around(press_collection):
    hit = search(press_collection, Query("가스관", mode="lexical", context=2))[0]
    assert hit.paragraph == "a1#2"
    assert (len(hit.before), hit.after) == (1, ())
    assert hit.before[0].startswith("문재인 대통령은 22일")


@pytest.mark.parametrize(
    "bad",
    [
        {"since": "yesterday"},
        {"until": "2019-1"},
        {"k": 0},
        {"mode": "fuzzy"},
        {"on": "x"},
        {"group": "x"},
        {"context": -1},
        {"like": "a1#1"},
        {"since": "2019-99-99x"},
    ],
)
def test_search_bad_query_is_an_expected_error(press_collection, bad):
    with pytest.raises(KorusError):
        search(press_collection, Query("비", **bad))


def test_search_finds_a_sentence_inside_a_long_paragraph(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams())
    monkeypatch.setattr(embedding, "windows", lambda text: [(i, i + 30) for i in range(0, len(text), 30)])
    collection = open_collection(tmp_path / "c", create=True)
    sentence = "자동차 수출이 석 달째 늘었다고 산업부가 밝혔다. 한편"
    long = "가나다라마바사아자차카타파하 거너더러".ljust(30) * 3 + sentence.ljust(30) + "그밖의 소식이 이어졌다. " * 9
    collection.upsert([page("long", long), page("short", "수출 자동차 산업부")])
    hit = next(h for h in search(collection, Query(sentence.ljust(30), mode="dense")) if h.doc == "long")
    assert hit.score > 0.8
    assert hit.text[slice(*hit.window)] == sentence.ljust(30)


def test_search_by_signs_finds_what_exact_search_finds(tmp_path, monkeypatch):
    import random

    monkeypatch.setattr(embedding, "load", lambda model="": Grams())
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, len(text) // 2), (len(text) // 2, len(text))])
    monkeypatch.setattr("korus_nlp.collection.ranking._WIDE", 200)
    monkeypatch.setattr("korus_nlp.collection.vectors._FEW", 300)
    chance = random.Random(3)
    words = "정상 회담 가스 사업 비핵 무역 환율 수출 장마 선거 gas trade rain vote bank ship".split()
    pages = [page(f"p{i}", " ".join(chance.choices(words, k=12)), published=f"{2017 + i % 3}") for i in range(600)]
    found = []
    for name, many in (("exact", 1 << 30), ("signs", 0)):
        monkeypatch.setattr("korus_nlp.collection.building.MANY", many)
        collection = open_collection(tmp_path / name, create=True)
        collection.upsert(pages)
        collection.optimise()
        assert (collection.index().segments[0].signs is None) is (name == "exact")
        ways = [{"mode": "hybrid"}, {"mode": "dense"}, {"mode": "dense", "since": "2018"}]
        queries = [Query(f"{a} {b}", **way) for a in words[:6] for b in words[8:] for way in ways]
        found.append([{hit.paragraph for hit in search(collection, query)} for query in queries])
    shared = [len(a & b) / max(1, len(a)) for a, b in zip(*found, strict=True)]
    assert sum(shared) / len(shared) > 0.95


def test_search_with_a_filter_scores_as_search_without(press_collection):
    for text in ("가스관 사업", "gas pipeline", "문재인 대통령", "weekend rain"):
        everything = {hit.paragraph: hit.score for hit in search(press_collection, Query(text, k=50))}
        some = search(press_collection, Query(text, k=50, lang="en", since="2018", until="2018"))
        assert some
        assert all(hit.lang == "en" and hit.score == everything[hit.paragraph] for hit in some)
