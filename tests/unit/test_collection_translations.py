import pytest
from collection_pages import Grams, page

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.collection.search import Query, search
from korus_nlp.collection.translations import translate


@pytest.mark.parametrize(
    ("text", "word", "translation"),
    [
        ("수출이 늘었다", "수출", "export"),
        ("정상회담에서", "정상회담", "summit"),
        ("Exports fell", "Exports", "수출"),
        ("환율 안정", "환율", "exchang"),
        ("the government", "government", "정부"),
        ("ＧＯＶＥＲＮＭＥＮＴ", "ＧＯＶＥＲＮＭＥＮＴ", "정부"),
    ],
)
def test_words_have_translations_where_they_stand(text, word, translation):
    found = {text[one.start : one.end]: dict(one.words) for one in translate(text, [])}
    assert 0 < found[word][translation] <= 1


@pytest.mark.parametrize("text", ["", "🙂", "qqzzxx", "ㅋㅋㅋ", "\x00", "가"])
def test_what_is_no_word_has_none(text):
    assert translate(text, []) == []


def test_names_are_not_translated():
    assert translate("한국 정부", [(0, 2)]) == [one for one in translate("한국 정부", []) if one.start == 3]


@pytest.fixture
def bilingual(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams())
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, len(text))])
    collection = open_collection(tmp_path / "c", create=True)
    korean = [f"오늘 시장 소식을 {n}번째로 전한다. 날씨는 맑았다." for n in range(30)]
    english = [f"Story {n} of the day: nothing much happened at the market." for n in range(30)]
    pages = [page(f"k{n}", text) for n, text in enumerate([*korean, "정부는 환율 안정을 위해 금리를 올렸다."])]
    pages += [page(f"e{n}", text) for n, text in enumerate([*english, "Exports of semiconductors fell in July."])]
    collection.upsert(pages)
    return collection


@pytest.mark.parametrize(
    ("text", "first"),
    [("반도체 수출 감소", "e30"), ("The government raised interest rates today", "k30")],
)
def test_words_find_paragraphs_of_the_other_language(bilingual, text, first):
    hits = search(bilingual, Query(text))
    assert hits[0].doc == first
    assert hits[0].highlights
    assert hits[0].score == pytest.approx(hits[0].parts["cosine"] + 1.5 * hits[0].parts["lexical"], abs=1e-5)


@pytest.mark.parametrize(("text", "lang"), [("시장 소식", "ko"), ("nothing happened at the market", "en")])
def test_words_find_their_own_language_first(bilingual, text, lang):
    assert search(bilingual, Query(text))[0].lang == lang


def test_one_language_is_ranked_as_if_it_were_alone(bilingual):
    hits = search(bilingual, Query("환율과 금리와 시장", lang="ko", k=5))
    assert hits[0].doc == "k30"
    assert {hit.lang for hit in hits} == {"ko"}
