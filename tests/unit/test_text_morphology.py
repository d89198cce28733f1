"""Morphemes and normal forms: exact offsets, whatever form the text comes in."""

import itertools
import unicodedata

import pytest

from korus_nlp.text.morphology import morphemes
from korus_nlp.text.normalise import compose

TEXTS = [
    "문재인 대통령은 3일 서울에서 블라디미르 푸틴을 만났다.",
    "누군가 그걸 봤다고 했다.",
    "President Moon Jae-in met 서주석 in Seoul.",
    "😀 ㈜선경, 𠀀 한자와 \u200b폭 없는 글자\u3000전각",
    "",
    " \n\t ",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", TEXTS)
def test_morphemes_cover_everything_but_white_space(text, form):
    given = unicodedata.normalize(form, text)
    found = morphemes(given)
    assert "".join(given[m.start : m.end] for m in found) == "".join(given.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("서울에서", [("서울", "NNP"), ("에서", "JKB")]),
        ("만났다", [("만났", "VV"), ("다", "EF")]),
        ("Moon 대통령", [("Moon", "SL"), ("대통령", "NNG")]),
    ],
)
def test_morphemes_split_particles_and_keep_contractions(text, expected):
    assert [(text[m.start : m.end], m.tag) for m in morphemes(text)] == expected


def test_morphemes_of_decomposed_text_equal_those_of_composed_text():
    text = TEXTS[0]
    assert [m[2:] for m in morphemes(unicodedata.normalize("NFD", text))] == [m[2:] for m in morphemes(text)]


@pytest.mark.parametrize("text", [*TEXTS, "e\u0301tude", "\u0301", "각\u0301"])
def test_compose_maps_every_character_back(text):
    for form in ("NFC", "NFD"):
        given = unicodedata.normalize(form, text)
        nfc, starts = compose(given)
        assert nfc == unicodedata.normalize("NFC", given)
        assert starts[len(nfc)] == len(given)
        for i, char in enumerate(nfc):
            assert unicodedata.normalize("NFC", given[starts[i] : starts[i + 1]]) == char
