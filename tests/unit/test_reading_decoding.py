"""Bytes → text: labels that lie, labels that are missing, bytes that are broken."""

import codecs

import pytest

from korus_nlp.errors import PageError
from korus_nlp.reading.decoding import codec_of, decode
from korus_nlp.reading.repair import repair

KO = "대통령은 3일 기자회견에서 북한 핵 문제를 밝혔다. 똠방각하와 펲시콜라도 나왔다.\n승인 2023.08.03 10:31"
EN = "The president’s café — opened “today” in Moscow for €5."


def html(text, charset=""):
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>' if charset else text


@pytest.mark.parametrize(
    ("data", "label", "encoding", "text"),
    [
        (KO.encode(), None, "utf-8", KO),
        (KO.encode(), "utf-8", "utf-8", KO),
        (KO.encode(), "euc-kr", "utf-8", KO),
        (KO.encode("cp949"), "euc-kr", "cp949", KO),
        (KO.encode("cp949"), "utf-8", "cp949", KO),
        (KO.encode("cp949"), None, "cp949", KO),
        (KO.encode("cp949"), "ks_c_5601-1987", "cp949", KO),
        (KO.encode("cp949"), "no-such-charset", "cp949", KO),
        (codecs.BOM_UTF8 + KO.encode(), None, "utf-8", KO),
        (codecs.BOM_UTF16_LE + KO.encode("utf-16-le"), None, "utf-16-le", KO),
        (codecs.BOM_UTF16_BE + KO.encode("utf-16-be"), "euc-kr", "utf-16-be", KO),
        ("북한 핵 문제를 논의했다".encode("iso2022_kr"), "iso-2022-kr", "iso2022_kr", "북한 핵 문제를 논의했다"),
        (EN.encode("cp1252"), "iso-8859-1", "cp1252", EN),
        (EN.encode(), "iso-8859-1", "utf-8", EN),
        (b"plain ascii", "euc-kr", "utf-8", "plain ascii"),
        (html(KO, "euc-kr").encode("cp949"), None, "cp949", html(KO, "euc-kr")),
        (html(KO, "utf-8").encode("cp949"), None, "cp949", html(KO, "utf-8")),
        (html(KO, "euc-kr").encode(), None, "utf-8", html(KO, "euc-kr")),
    ],
)
def test_decode(data, label, encoding, text):
    found = decode(data, label)
    assert (found.encoding, found.text) == (encoding, text)


@pytest.mark.parametrize(
    ("data", "code", "holds"),
    [
        (KO.encode() * 4 + b"\xff" + KO.encode() * 4, "bad_bytes", "북한 핵 문제"),
        (KO.encode("cp949") * 4 + b"\xff\xff\n" + KO.encode("cp949") * 4, "bad_bytes", "북한 핵 문제"),
        (KO.encode("cp949"), "charset_guess", "북한"),
        (html(KO, "euc-kr").encode(), "charset_label", "북한"),
    ],
)
def test_repairs_are_noted(data, code, holds):
    found = decode(data)
    assert [note.code for note in found.notes] == [code]
    assert holds in found.text


@pytest.mark.parametrize("text", [KO, EN * 3])
def test_a_character_cut_at_the_end_does_not_change_the_encoding(text):
    data = (text + " 끝").encode()[:-1]
    assert decode(data).text == text + " "


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, bytes(range(256)) * 20, b"\0" * 999]
)
def test_binary_is_refused(data):
    with pytest.raises(PageError) as caught:
        decode(data)
    assert caught.value.code == "binary"


@pytest.mark.parametrize(
    ("label", "codec"),
    [("EUC-KR", "cp949"), ("x-windows-949", "cp949"), ("Shift_JIS", "cp932"), ("gb2312", "gb18030"), ("base64", None)],
)
def test_codec_of(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("text", "repaired", "codes"),
    [
        (KO.encode().decode("latin-1"), KO, ["mojibake"]),
        (EN, EN, []),
        ("a\ud83db", "a\ufffdb", ["surrogates"]),
        ("Ça va être à côté", "Ça va être à côté", []),
    ],
)
def test_repair(text, repaired, codes):
    found, notes = repair(text)
    assert (found, [note.code for note in notes]) == (repaired, codes)
