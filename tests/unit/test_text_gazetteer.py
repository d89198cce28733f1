"""The gazetteer: lookup by any name of either language, homonyms apart, quick to load."""

import subprocess
import sys

import pytest

from korus_nlp.text import gazetteer


@pytest.mark.parametrize(
    ("surface", "folded"),
    [
        ("The Blue House", "bluehouse"),
        ("U.S.", "us"),
        ("P'anmunjŏm", "panmunjom"),
        ("Moon Jae In", "moonjaein"),
        ("6·25 전쟁", "625전쟁"),
        ("청와대", "청와대"),
        ("", ""),
    ],
)
def test_fold(surface, folded):
    assert gazetteer.fold(surface) == folded


@pytest.mark.parametrize(
    ("surface", "ko", "en", "kind"),
    [
        ("청와대", "청와대", "Cheong Wa Dae", "ORG"),
        ("Blue House", "청와대", "Cheong Wa Dae", "ORG"),
        ("moon jae-in", "문재인", "Moon Jae-in", "PERSON"),
        ("금감원", "금융감독원", "Financial Supervisory Service", "ORG"),
        ("도쿄", "도쿄", "Tokyo", "GPE"),
        ("Hong Kong", "홍콩", "Hong Kong", "GPE"),
        ("the U.S.", "미국", "United States", "GPE"),
        ("러", "러시아", "Russia", "GPE"),
    ],
)
def test_find_by_any_name(surface, ko, en, kind):
    assert (ko, en, kind) in {(entry.ko, entry.en, entry.type) for entry in gazetteer.load().find(surface)}


def test_homonyms_stay_apart():
    assert {entry.type for entry in gazetteer.load().find("남해")} == {"LOC", "GPE"}


@pytest.mark.parametrize("surface", ["", "아무도 모르는 이름", "Nobody Knows"])
def test_unknown_names_find_nothing(surface):
    assert gazetteer.load().find(surface) == ()


def test_names_by_language_and_type():
    people = gazetteer.load().names("ko", {"PERSON"})
    assert "문재인" in people
    assert "서울특별시" not in people
    assert "Moon Jae-in" not in people
    assert "미" not in gazetteer.load().names("ko")


def test_every_row_is_ours_or_cldr_and_has_both_names():
    for entry in gazetteer.load().entries:
        assert entry.source in {"hand", "admin_hand", "cldr"}
        assert gazetteer.has_hangul(entry.ko) or entry.ko.isascii()
        assert not gazetteer.has_hangul(entry.en)


def test_reading_is_light():
    code = (
        "import sys; from korus_nlp.text import gazetteer; gazetteer.load();"
        "print([m for m in ('babel', 'numpy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
