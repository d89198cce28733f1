"""Garbled Korean, undone or refused; what only looks strange is left alone."""

import doctest

import pytest

from korus_nlp import reading
from korus_nlp.errors import PageError
from korus_nlp.reading import repair as module
from korus_nlp.reading.repair import repair

KO = "정부는 북한 핵 문제에 대한 새로운 제안을 내놓았다고 밝혔다.\n이창호 총재는 물가가 목표로 수렴할 것이라고 말했다."


def web(data):
    """Decode as browsers do: Windows-1252, with the control characters where it has no letter."""
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


@pytest.mark.parametrize(
    "garbled",
    [
        KO.encode().decode("latin-1"),
        web(KO.encode()),
        KO.encode("cp949").decode("latin-1"),
        web(KO.encode("cp949")),
        web(("똠방각하의 펲시콜라, " + KO).encode("cp949")),
    ],
    ids=["utf-8 as latin-1", "utf-8 as 1252", "euc-kr as latin-1", "euc-kr as 1252", "cp949 as 1252"],
)
def test_reading_repairs_what_is_whole(garbled):
    text, notes = repair(garbled)
    assert text.endswith(KO)
    assert [note.code for note in notes] == ["mojibake"]


@pytest.mark.parametrize("codec", ["utf-8", "cp949"])
@pytest.mark.parametrize("written", [lambda char: f"&#{ord(char)};", lambda char: f"&#x{ord(char):X};"])
def test_reading_repairs_what_was_written_as_character_references(codec, written):
    garbled = "".join(written(char) if char > "\x7f" else char for char in KO.encode(codec).decode("latin-1"))
    page = f"<h1>&lt;{garbled}&gt;</h1>"
    assert repair(page)[0] == f"<h1>&lt;{KO}&gt;</h1>"
    names = "&Ccedil;&Ntilde;&plusmn;&sup1; &deg;&aelig;&Aacute;&brvbar; &acute;&ordm;&frac12;&ordm; "
    assert repair(names * 9)[0] == "한국 경제 뉴스 " * 9


@pytest.mark.parametrize(
    "text", ["Caf&eacute; &agrave; la carte &Uuml;ber &nbsp;&nbsp;&nbsp;&nbsp; " * 30, "&quot;&lt;" * 99]
)
def test_reading_leaves_other_references_alone(text):
    assert repair(text) == (text, ())


def test_reading_repairs_utf8_read_as_cp949():
    text = "기업 분류 기간 목표\n미국 물류 주요기사\n문화 과학 개별 추천"  # words that lose no byte on this way
    assert repair(text.encode().decode("cp949"))[0] == text


def test_reading_repairs_line_by_line_when_bytes_are_lost():
    lines = ["한국은행이 기준금리를 동결했다.", "소비자 물가는 내렸다.", "수출은 열두 달 만에 늘었다."]
    garbled = [line.encode("cp949").decode("latin-1") for line in lines]
    garbled[1] = garbled[1].replace(garbled[1][3], "", 1)
    text, notes = repair("\n".join(garbled))
    assert text.split("\n")[0::2] == lines[0::2]
    assert text.split("\n")[1].endswith("물가는 내렸다.")
    assert "bytes are lost in 1 of 3 lines" in notes[0].message


def test_reading_refuses_what_cannot_be_read_again():
    with pytest.raises(PageError) as caught:
        repair(KO.encode().decode("cp949", "replace"))
    assert caught.value.code == "mojibake"


@pytest.mark.parametrize(
    "text",
    [
        "Über die größten Städte für Fußgänger: äöü ÄÖÜ ß",
        "¿Cómo está el niño? ¡Olé! Comió piñas en España.",
        "Žižek, Čapek, Dvořák – «naïve» café… 50 °C ±3 µm ½ ²³",
        "大韓民國은 民主共和國이다. 大韓民國의 主權은 國民에게 있고, 모든 權力은 國民으로부터 나온다.",
        "北, 美에 經告… 與野 合意, 日 총리 訪韓 檢討, 中 反撥",
        "日本語のテキストと漢字、かな。中国的文字也在这里。",
        "Ñ Ã Á Ê Ð Ç " * 20,
        KO,
        "",
    ],
)
def test_reading_leaves_other_text_alone(text):
    assert repair(text) == (text, ())


def test_reading_repaired_page_has_offsets_in_the_repaired_text():
    page = reading.read_text(KO.encode("cp949").decode("latin-1"))
    assert [page.text[line.start : line.end] for line in page.lines] == KO.split("\n")
    assert [note.code for note in page.notes] == ["mojibake"]


def test_examples_in_docstrings():
    assert doctest.testmod(module).failed == 0
