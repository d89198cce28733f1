"""Corrections laid over documents, and what a collection says about an entity."""

import random

import pytest

from korus_nlp.document import Entity, Name, blank
from korus_nlp.linking.corrections import Merge, Split, add, correct, read, sources
from korus_nlp.linking.profiles import Register
from korus_nlp.reading import read_text


def document(number, *mentions):
    """A document whose mentions are (text, label, id)."""
    page = blank(read_text(" ".join(text for text, _, _ in mentions) + f" {number}"))
    found, at = [], 0
    for text, label, entity in mentions:
        ko = text if "가" <= text[0] <= "힣" else None
        name = Name(ko, None if ko else text)
        found.append(Entity(at, at + len(text), text, label, entity, name))
        at += len(text) + 1
    return type(page)(
        **{f: getattr(page, f) for f in page.__struct_fields__} | {"id": f"d{number}", "entities": tuple(found)}
    )


ONE = document(1, ("서주석", "PERSON", "a"), ("Suh", "PERSON", "b"), ("한강", "PERSON", "c"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], ["a", "b", "c"]),
        ([Merge(("b",), "a")], ["a", "a", "c"]),
        ([Merge(("a", "b"), "x"), Merge(("x",), "y")], ["y", "y", "c"]),
        ([Split("c", "c#2", documents=("d1",))], ["a", "b", "c#2"]),
        ([Split("c", "c#2", documents=("d2",))], ["a", "b", "c"]),
        ([Merge(("b",), "a"), Split("a", "s", names=("SUH",))], ["a", "s", "c"]),
        ([Split("a", "s", names=("SUH",)), Merge(("b",), "a")], ["a", "a", "c"]),
    ],
)
def test_correct_follows_the_order_of_the_file(tmp_path, said, expected):
    for one in said:
        add(tmp_path, one)
    assert list(read(tmp_path)) == said
    assert [e.entity for e in correct(ONE, read(tmp_path)).entities] == expected


def test_a_merge_gives_both_names_and_nothing_else_changes():
    merged = correct(ONE, [Merge(("b",), "a", "서주석", "Suh Choo-suk")])
    assert [e.name for e in merged.entities[:2]] == [Name("서주석", "Suh Choo-suk")] * 2
    assert merged.entities[2] is ONE.entities[2]
    assert correct(ONE, [Merge(("zz",), "yy")]) is ONE


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("y", ("a", "b", "x", "y")), ("x", ("a", "b", "x")), ("a", ("a",)), ("c2", ("c", "c2")), ("none", ("none",))],
)
def test_sources(wanted, expected):
    said = [Merge(("a", "b"), "x"), Merge(("x",), "y"), Split("c", "c2", documents=("d1",))]
    assert sources(wanted, said) == expected


def news():
    writer = ("한강", "PERSON", "p")
    return [
        document(1, writer, ("창비", "ORG", "o1"), ("서울", "GPE", "g")),
        document(2, writer, ("창비", "ORG", "o1"), ("서울", "GPE", "g")),
        document(3, writer, ("FC위젯", "ORG", "o2"), ("서울", "GPE", "g")),
        document(4, ("Han Kang", "PERSON", "q"), ("Seoul", "GPE", "g")),
        document(5, ("Kim Yong-nam", "PERSON", "k")),
    ]


def test_homonyms_show_as_contexts_and_likenesses_as_possible():
    profile = Register(news()).profile("p")
    assert [place.context for place in profile.documents] == [1, 1, 2]
    assert [one.entity for one in profile.possible] == ["q"]
    assert profile.beside["g"] == 3
    assert profile.mentions == 3


def test_the_order_of_documents_makes_no_difference():
    docs = news()
    expected = [Register(docs).profile(entity) for entity in ("p", "q", "o1", "g")]
    for seed in range(3):
        random.Random(seed).shuffle(docs)
        assert [Register(docs).profile(entity) for entity in ("p", "q", "o1", "g")] == expected


@pytest.mark.parametrize(
    ("wanted", "ids", "found"), [("p", [], ["p"]), ("한강", [], ["p"]), ("x", ["q"], ["q"]), ("x", [], [])]
)
def test_find(wanted, ids, found):
    assert Register(news()).find(wanted, ids) == found
