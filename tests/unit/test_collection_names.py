"""Names of a query, and what they are called in the other language."""

import pytest
from collection_pages import Grams, page

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.collection.names import find, keys_of, spellings_of
from korus_nlp.collection.search import Query, search
from korus_nlp.document import Name

SUH = ("PERSON", "person:~su.jusuk", Name(None, "Suh Choo-suk"))
PARK = ("PERSON", "person:~pak.minju", Name("박민주", None))


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "load", lambda model="": Grams())
        patch.setattr(embedding, "windows", lambda text: [(0, len(text))])
        collection = open_collection(tmp_path_factory.mktemp("world") / "c", create=True)
        collection.upsert(
            [
                page("suh", "Vice Minister Suh Choo-suk met his counterpart.", names=(("Suh Choo-suk", SUH),)),
                page("park", "박민주 연구원은 금리가 내릴 것으로 봤다.", names=(("박민주", PARK),)),
                page("both", "South Korea and Russia signed the protocol."),
                page("russia", "Russia warned of a cold winter."),
                page("korea", "South Korea expects more rain."),
                page("ko-both", "한·러 정상회담이 열렸다."),
                page("ko-russia", "러시아는 추운 겨울을 예고했다."),
                page("us", "It is for us to decide, said the mayor."),
                page("usa", "The United States said nothing."),
                page("daegu", "The mayor of Daegu opened the fair."),
            ]
        )
        yield collection


@pytest.mark.parametrize(
    ("text", "lang", "docs"),
    [
        ("서주석", "en", ["suh"]),  # by the sounds of a mention that no list knows
        ("서주석은 누구", "en", ["suh"]),
        ("Park Min-ju", "ko", ["park"]),
        ("Bak Min Joo's forecast", "ko", ["park"]),
        ("대구", "en", ["daegu"]),  # by the gazetteer, though nobody marked it
        ("대구에서는", "en", ["daegu"]),
        ("러시아", "en", ["both", "russia"]),
        ("Russia", "ko", ["ko-russia"]),
        ("미국", "en", ["usa"]),  # and not us
        ("한·러", "en", ["both"]),
        ("한러", "en", ["both"]),
        ("Korea-Russia", "ko", ["ko-both"]),
        ("Russia–Korea", "ko", ["ko-both"]),
        ("아무개", "en", []),
    ],
)
def test_a_name_finds_paragraphs_of_the_other_language(world, text, lang, docs):
    hits = search(world, Query(text, lang=lang, mode="lexical"))
    assert [hit.doc for hit in hits if hit.parts["lexical"] > 0.5] == docs


@pytest.mark.parametrize(("name", "docs"), [("서주석", {"suh"}), ("Park Min-ju", {"park"}), ("아무개", set())])
def test_the_entity_filter_takes_names_of_either_language(world, name, docs):
    hits = search(world, Query("met 연구원은 Minister 금리가 Vice", entity=name, k=50, mode="lexical"))
    assert {hit.doc for hit in hits} == docs


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("문재인의 방미", ["문재인의"]),
        ("tell us about it", []),
        ("US and Russia", ["US", "Russia"]),
        ("mayor of the Republic of Korea", ["the Republic of Korea"]),
        ("날씨가 좋다", []),
        ("", []),
        ("…", []),
    ],
)
def test_names_are_found_where_they_stand(world, text, spans):
    assert [text[phrase.start : phrase.end] for phrase in find(world.index(), text)] == spans


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("문재인", "name:moon jae-in"),
        ("문재인", "id:person:moon-jae-in"),
        ("Moon Jae-in", "name:문재인"),
        ("Mun Jae-in", "name:문재인"),
        ("서주석", "id:person:~su.jusuk"),
    ],
)
def test_keys_of_a_name(name, key):
    assert key in keys_of(name)


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [("미국", "United States", True), ("US", "미국", True), ("us", "미국", False), ("문재인", "Moon Jae-in", True)],
)
def test_spellings_of_a_name(name, other, is_one):
    assert (other in spellings_of(name)) is is_one
