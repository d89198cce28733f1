"""A name that is sure in one place of a page is found in its others; nothing else changes."""

import itertools

import pytest

from korus_nlp.document import Entity
from korus_nlp.entities import annotate
from korus_nlp.entities.consistency import consistent


def after(text, *mentions, spans=None):
    found = []
    for surface, label, score in mentions:
        at = text.index(surface, found[-1].end if found else 0)
        found.append(Entity(at, at + len(surface), surface, label, score=score))
    (out,) = consistent([(text, spans or [(0, len(text))], found)])
    assert all(text[e.start : e.end] == e.text for e in out)
    assert all(a.end <= b.start for a, b in itertools.pairwise(out))
    return [(e.text, e.label) for e in out]


PERSON = ("서주석", "PERSON", 0.97)
COMPANY = ("Rosneft", "ORG", 0.97)


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        ("서주석 차관이 왔다. 서주석은 갔다.", [PERSON], [("서주석", "PERSON")] * 2),
        ("서주석 차관이 왔다. 서주석에게서 들었다.", [PERSON], [("서주석", "PERSON")] * 2),
        ("서주석 차관이 왔다. 서주석씨", [PERSON], [("서주석", "PERSON")] * 2),
        ("서주석 차관이 왔다. 서주석탄광", [PERSON], [("서주석", "PERSON")]),
        ("서주석 차관이 왔다. 이서주석", [PERSON], [("서주석", "PERSON")]),
        ("Rosneft grew. Shares of Rosneft rose.", [COMPANY], [("Rosneft", "ORG")] * 2),
        ("Rosneft grew. Rosneft's rose.", [COMPANY], [("Rosneft", "ORG")] * 2),
        ("Rosneft grew. Rosneftegaz and non-Rosneft rose.", [COMPANY], [("Rosneft", "ORG")]),
        ("Rosneft grew. Rosneft rose.", [COMPANY, ("Rosneft", "PERSON", 0.4)], [("Rosneft", "ORG")] * 2),
        (
            "Rosneft grew. Rosneft rose.",
            [COMPANY, ("Rosneft", "PERSON", 0.8)],
            [("Rosneft", "ORG"), ("Rosneft", "PERSON")],
        ),
        ("Rosneft grew. Rosneft rose.", [("Rosneft", "ORG", 0.7)], [("Rosneft", "ORG")]),
        ("이란은 이란을", [("이란", "GPE", 0.99)], [("이란", "GPE")]),
        ("Kim came. Kim left.", [("Kim", "PERSON", 0.99)], [("Kim", "PERSON")]),
        ("3 days, then 3 days", [("3 days", "DATE", 0.99)], [("3 days", "DATE")]),
        (
            "Rosneft Oil grew. Rosneft Oil",
            [("Rosneft Oil", "ORG", 0.9), COMPANY],
            [("Rosneft Oil", "ORG"), ("Rosneft", "ORG")],
        ),
        ("", [], []),
    ],
)
def test_repeats(text, mentions, expected):
    assert after(text, *mentions) == expected


def test_only_what_is_annotated_gets_repeats():
    text = "Rosneft grew. Rosneft fell."
    assert after(text, COMPANY, spans=[(0, 13)]) == [("Rosneft", "ORG")]


def test_texts_of_one_document_help_each_other():
    texts = ["서주석 국방부 차관이 러시아를 방문했다.", "서주석, 4일에", "4일"]
    alone = annotate(texts, ["ko"] * 3)
    together = annotate(texts, ["ko"] * 3, docs=["a", "a", None])
    assert "서주석" in [e.text for e in together[1]]
    assert together[0] == alone[0]
    assert together[2] == alone[2]
