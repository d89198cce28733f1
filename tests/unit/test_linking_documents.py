"""Linking a page, grouping many names, spelling names in the other language."""

import random

import pytest

from korus_nlp.document import Entity, Name
from korus_nlp.linking import cluster, expand, keys, link, spellings
from korus_nlp.linking import ids as ids_of


def mentions(text, *marked):
    found, at = [], 0
    for surface, label in marked:
        at = text.index(surface, at)
        found.append(Entity(at, at + len(surface), surface, label))
        at += len(surface)
    return tuple(found)


def ids(text, *marked):
    return [entity.entity for entity in link(text, mentions(text, *marked))]


@pytest.mark.parametrize(
    ("ko", "en", "label"),
    [
        ("문재인", "Moon Jae-in", "PERSON"),
        ("서주석", "Suh Choo-suk", "PERSON"),
        ("이경식", "Lee Kyung-sik", "PERSON"),
        ("손흥민", "Heung-min Son", "PERSON"),
        ("남궁현", "Namgung Hyun", "PERSON"),
        ("선우재덕", "Sunwoo Jae-duk", "PERSON"),
        ("황보관", "Kwan Hwangbo", "PERSON"),
        ("푸틴", "Putin", "PERSON"),
        ("고르바초프", "Gorbachev", "PERSON"),
        ("모스크바", "Moscow", "GPE"),
        ("안토파가스타", "Antofagasta", "GPE"),
        ("성북동", "Seongbuk-dong", "LOC"),
        ("국제무역협회", "International Trade Association", "ORG"),
        ("산업통상자원부", "Ministry of Trade, Industry and Energy", "ORG"),
    ],
)
def test_pages_in_two_languages_share_the_id(ko, en, label):
    (korean,) = link(ko, mentions(ko, (ko, label)))
    (english,) = link(en, mentions(en, (en, label)))
    assert korean.entity == english.entity is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [("김영삼", "김영남"), ("박근혜", "박지원"), ("정세균", "정세현"), ("김재연", "김재원"), ("레닌", "레논")],
)
def test_different_people_have_different_ids(a, b):
    assert keys.person(a) != keys.person(b)


@pytest.mark.parametrize(
    ("chain", "inner", "label"),
    [
        ("베트남 하노이", "하노이", "GPE"),
        ("전라남도 여수시", "여수", "GPE"),
        ("Hanoi, Vietnam", "Hanoi", "GPE"),
        ("미국 뉴욕", "뉴욕", "GPE"),
        ("Seoul, South Korea", "Seoul", "GPE"),
    ],
)
def test_a_chain_of_places_is_its_innermost(chain, inner, label):
    assert ids(chain, (chain, label)) == ids(inner, (inner, label))
    assert ids("한국전력 부산", ("한국전력 부산", "ORG")) != ids("부산", ("부산", "GPE"))


def test_names_and_ids_of_a_mixed_page():
    text = "서주석 차관이 러시아에 갔다. Vice Minister Suh Choo-suk said so. Suh left Russia in 3 days."
    found = link(
        text,
        mentions(
            text,
            ("서주석", "PERSON"),
            ("러시아", "GPE"),
            ("Suh Choo-suk", "PERSON"),
            ("Suh", "PERSON"),
            ("Russia", "GPE"),
            ("3 days", "DATE"),
        ),
    )
    assert len({found[i].entity for i in (0, 2, 3)}) == 1
    assert found[0].name == Name("서주석", "Suh Choo-suk")
    assert found[1].entity == found[4].entity
    assert found[5].entity is None
    assert found[5].name == Name()


@pytest.mark.parametrize(
    ("text", "first", "second", "label"),
    [
        ("한국무역투자진흥공사(KOTRA)가", "한국무역투자진흥공사", "KOTRA", "ORG"),
        ("the Republic of Korea (ROK) signed", "Republic of Korea", "ROK", "GPE"),
        ("the Daehan Widget Union (DWU) said", "Daehan Widget Union", "DWU", "ORG"),
        ("한겨레위젯연합(Hangyeore Widget Union)은", "한겨레위젯연합", "Hangyeore Widget Union", "ORG"),
        ("한국위젯진흥공단(이하 위진단)은", "한국위젯진흥공단", "위진단", "ORG"),
        ("대한위젯기술연구소(옛 ‘위젯랩’)는", "대한위젯기술연구소", "위젯랩", "ORG"),
        ("한국위젯수출진흥공사(코위즈트라)가", "한국위젯수출진흥공사", "코위즈트라", "ORG"),
        ("Korea Widget Export Agency (KOWEA) said", "Korea Widget Export Agency", "KOWEA", "ORG"),
        ("뤄쥔청(羅俊城)은", "뤄쥔청", "羅俊城", "PERSON"),
        ("서주석(Suh Choo-suk) 차관", "서주석", "Suh Choo-suk", "PERSON"),
    ],
)
def test_apposition(text, first, second, label):
    one, two = ids(text, (first, label), (second, label))
    assert one == two is not None


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Kim met Lee.", ["Kim", "Lee"]),
        ("김 의원은 이 의원을", ["김", "이"]),
        ("Kim Chul-soo and Kim Min-ho. Kim said", ["Kim Chul-soo", "Kim Min-ho", "Kim"]),
    ],
)
def test_a_surname_without_its_one_owner_is_not_linked(text, marked):
    assert ids(text, *((name, "PERSON") for name in marked))[-1] is None


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("손흥민(토트넘)이", ("손흥민", "PERSON"), ("토트넘", "ORG")),
        ("김철수(민주당)는", ("김철수", "PERSON"), ("민주당", "ORG")),
        ("코레일(코트라)은", ("코레일", "ORG"), ("코트라", "ORG")),
        ("Seoul (Busan)", ("Seoul", "GPE"), ("Busan", "GPE")),
        ("Widget Union (KBS) said", ("Widget Union", "ORG"), ("KBS", "ORG")),
        ("김정일(Kim Jong-un)", ("김정일", "PERSON"), ("Kim Jong-un", "PERSON")),
        ("한강 작가는 한강에", ("한강", "PERSON"), ("한강", "LOC")),
        ("대한축구협회(토트넘)", ("대한축구협회", "ORG"), ("토트넘", "ORG")),
    ],
)
def test_names_side_by_side_stay_apart(text, first, second):
    one, two = ids(text, first, second)
    assert one != two


@pytest.mark.parametrize(
    ("text", "marked", "full"),
    [
        ("문재인 대통령은 푸틴을 만났다. 문 대통령은", [("문재인", "PERSON"), ("푸틴", "PERSON"), ("문", "PERSON")], 0),
        ("서주석 국방부 차관은 3일 도착했다. 서 차관은", [("서주석", "PERSON"), ("서 차관", "PERSON")], 0),
        ("블라디미르 푸틴은 왔다. 푸틴은", [("블라디미르 푸틴", "PERSON"), ("푸틴", "PERSON")], 0),
        ("Suh Choo-suk came. Vice Minister Suh left.", [("Suh Choo-suk", "PERSON"), ("Suh", "PERSON")], 0),
        ("Suh Choo-suk came. Mr. Suh left.", [("Suh Choo-suk", "PERSON"), ("Mr. Suh", "PERSON")], 0),
        ("Vladimir Putin came. Putin left.", [("Vladimir Putin", "PERSON"), ("Putin", "PERSON")], 0),
        ("Choo-suk Suh came. Suh left.", [("Choo-suk Suh", "PERSON"), ("Suh", "PERSON")], 0),
    ],
)
def test_the_short_name_is_the_full_one_of_the_page(text, marked, full):
    found = ids(text, *marked)
    assert found[-1] == found[full] is not None


def test_cluster_does_not_depend_on_order():
    names = [
        *[(name, "PERSON") for name in ("문재인", "Moon Jae-in", "서주석", "Suh Choo-suk", "Seo Joo-seok", "김영삼")],
        *[("Kim Yong-nam", "PERSON"), ("서울", "GPE"), ("Seoul", "GPE"), ("코트라", "ORG"), ("KOTRA", "ORG")],
        ("Korail", "ORG"),
    ]
    expected = cluster(names)
    assert (("Moon Jae-in", "PERSON"), ("문재인", "PERSON")) in expected
    assert (("Seo Joo-seok", "PERSON"), ("Suh Choo-suk", "PERSON"), ("서주석", "PERSON")) in expected
    assert (("Korail", "ORG"),) in expected
    assert (("김영삼", "PERSON"),) in expected
    for seed in range(3):
        shuffled = [*names, names[seed]]
        random.Random(seed).shuffle(shuffled)
        assert cluster(shuffled) == expected


@pytest.mark.parametrize(
    ("name", "lang", "one"),
    [
        ("문재인", "ko", "Moon Jae-in"),
        ("Moon Jae-in", "en", "문재인"),
        ("서울", "ko", "Seoul"),
        ("KOTRA", "en", "코트라"),
        ("이경식", "ko", "Lee Kyung-sik"),
    ],
)
def test_expand(name, lang, one):
    assert one in expand(name, lang)


def test_expand_nothing():
    assert expand("", "ko") == expand("zzzz", "en") == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("문재인", "Moon Jae-in"),
        ("서주석", "Suh Choo-suk"),
        ("고르바초프", "Gorbachev"),
        ("한국무역협회", "Korea International Trade Association"),
        ("블라디보스토크", "Vladivostok"),
    ],
)
def test_a_query_in_either_language_means_the_same_ids(a, b):
    assert set(ids_of(a)) & set(ids_of(b))


@pytest.mark.parametrize(("a", "b"), [("김영삼", "Kim Yong-nam"), ("코트라", "Korail"), ("레닌", "Lennon"), ("", "x")])
def test_other_names_mean_other_ids(a, b):
    assert not set(ids_of(a)) & set(ids_of(b))


def test_spellings_of_a_query():
    assert "Moon Jae-in" in spellings("문재인")
    assert "문재인" in spellings("Moon Jae-in")
    assert spellings(" ") == ids_of(" ") == []
