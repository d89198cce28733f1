"""Text that was decoded wrongly before it came here: three ways to garble Korean, each undone the way it went.

    í•œêµ­ ê²½ì œ      UTF-8 read as Windows-1252 or Latin-1
    ÇÑ±¹ °æÁ¦            EUC-KR read as Windows-1252 or Latin-1 (14 of 16 copies of one phrase found on the web)
    �쒓뎅 寃쎌젣         UTF-8 read as CP949
    &Ccedil;&Ntilde;&plusmn;&sup1;   the first or second, written as character references since

A page is re-read only when it is full of such shapes; a doubtful page is left alone. Offsets point into the repaired
text. Where bytes were lost on the way (the soft hyphen U+00AD often is), lines are re-read one by one and a note says
how many stay damaged; when too little comes back the page is refused, for it would only fill the index with noise.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from msgspec import Struct

from korus_nlp.document import Note
from korus_nlp.errors import PageError

_HANGUL: Final = re.compile(r"[가-힣ㄱ-ㆎ]")
_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HIGH: Final = "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_BLANK: Final = bytes(32 if byte < 128 and byte != ord("?") else byte for byte in range(256))  # a shape has a "?"
_REFERENCE: Final = re.compile(r"&(?:#\d{2,4}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{2,8}\d{0,2});")
_RUN: Final = re.compile(rf"(?:(?!&nbsp;|&#160;){_REFERENCE.pattern}){{4,}}")
_REFERENCES: Final = 60  # references right behind another below which no page is full of them
_FEWEST: Final = 3  # garbled shapes below which a page is left alone
_LOSS: Final = 0.3  # of the characters of a re-read page that may stay unreadable


class _Way(Struct, frozen=True):
    """One way of garbling: what it looks like, and the way back.

    Attributes:
        name: in the note's words.
        shape: what a garbled stretch of Hangul looks like.
        weight: characters outside ASCII that one match of `shape` stands for.
        encode: characters back to bytes, None for one that no byte stood for.
        codec: what the bytes are.
    """

    name: str
    shape: re.Pattern[str]
    weight: int
    encode: Callable[[str], bytes | None]
    codec: str


def _western(char: str) -> bytes | None:
    if char < "\u0100":
        return bytes((ord(char),))
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return None


def _korean(char: str) -> bytes | None:
    try:
        return char.encode("cp949")
    except UnicodeEncodeError:
        return None


_WAYS: Final = (
    # Hangul in UTF-8 is EA–ED and two bytes of 80–BF.
    _Way(
        "UTF-8 that had been read as Windows-1252", re.compile(f"[\u00ea-\u00ed][{_HIGH}]{{2}}"), 3, _western, "utf-8"
    ),
    # Hangul in EUC-KR is B0–C8 and A1–FE; European words hold no run of four such letters.
    _Way(
        "EUC-KR that had been read as Windows-1252",
        re.compile("(?:[\u00b0-\u00c8][\u00a1-\u00fe]){2,}"),
        4,
        _western,
        "cp949",
    ),
    # The first two bytes of a syllable make a Chinese character or a rare syllable, the third pairs with the next.
    _Way(
        "UTF-8 that had been read as CP949",
        re.compile("[\u4e00-\u9fff][가-힣?\ufffd]|[가-힣\ufffd][\u4e00-\u9fff]|\ufffd[가-힣]"),
        2,
        _korean,
        "utf-8",
    ),
)


def repair(text: str, encoded: bytes | None = None) -> tuple[str, tuple[Note, ...]]:
    r"""Undo a wrong decoding, and replace lone surrogates.

    Args:
        text: as it was decoded.
        encoded: the same in UTF-8, where it is at hand.

    Returns:
        The text, and notes of what was done.

    Raises:
        PageError: "mojibake", when the page is garbled and too little of it can be read again.

    >>> repair("í•œêµ\xad ê²½ì\xa0œ")[0], repair("ÇÑ±¹ °æÁ¦ ´º½º ±â»ç ¸ñ·Ï")[0]
    ('한국 경제', '한국 경제 뉴스 기사 목록')
    >>> repair("naïve café")
    ('naïve café', ())
    """
    notes: tuple[Note, ...] = ()
    if encoded is None:
        try:
            encoded = text.encode()
        except UnicodeEncodeError:
            text, count = _SURROGATE.subn("\ufffd", text)
            notes = (Note("reading", "surrogates", f"{count} lone surrogates replaced"),)
            encoded = text.encode()
    if _may_be_written_out(encoded) and (written := _written_out(text)) is not None:
        again, found = _repaired(written, written.encode())
        if found:
            return again, notes + found
    again, found = _repaired(text, encoded)
    return again, notes + found


def _repaired(text: str, encoded: bytes) -> tuple[str, tuple[Note, ...]]:
    """Undo a wrong decoding of a text whose character references are left as they are."""
    if text.isascii() or not _may_be_shaped(encoded):
        return text, ()
    foreign = b" ".join(encoded.translate(_BLANK).split()).decode()
    for way in _WAYS:
        if not _is_shaped(foreign, way):
            continue
        found = _undone(text, way)
        if found is not None:
            return found[0], found[1:]
    return text, ()


def _may_be_written_out(encoded: bytes) -> bool:
    """Tell whether many character references stand right behind another."""
    import numpy as np

    units = np.frombuffer(encoded, np.uint8)
    starts = np.flatnonzero(units[1:] == ord("&"))
    return bool(np.count_nonzero(units[starts] == ord(";")) >= _REFERENCES)


def _written_out(text: str) -> str | None:
    """Return the text with its references to Western letters as letters, if they stand in runs as Hangul does."""
    if len(_RUN.findall(text)) < _FEWEST:
        return None
    return _REFERENCE.sub(lambda found: _letter(found[0]), text)


@lru_cache(maxsize=512)
def _letter(reference: str) -> str:
    """Return the letter of a reference if a byte of Windows-1252 or Latin-1 above ASCII stands for it."""
    char = html.unescape(reference)
    return char if len(char) == 1 and char >= "\u0080" and _western(char) is not None else reference


def _may_be_shaped(encoded: bytes) -> bool:
    """Tell from the first bytes of the characters outside ASCII whether any shape can be frequent: mostly it cannot.

    Shapes are made of U+0080–00FF (C2, C3) but for the signs of Windows-1252, or hold a Chinese character (E4–E9) or
    U+FFFD (EF). `_is_shaped` asks for shapes × weight × 2 ≥ characters, which here becomes a bound on these bytes.
    """
    import numpy as np

    units = np.frombuffer(encoded, np.uint8)
    heads = units[units >= 0xC0]
    latin = np.count_nonzero(heads <= 0xC3)
    chinese = np.count_nonzero((heads >= 0xE4) & (heads <= 0xE9)) + np.count_nonzero(heads == 0xEF)
    return bool(max(6 * latin, 4 * chinese) >= len(heads))


def _is_shaped(text: str, way: _Way) -> bool:
    """Tell whether the text is full of what this way makes of Hangul."""
    shapes = len(way.shape.findall(text))
    return shapes >= _FEWEST and shapes * way.weight * 2 >= len(text) - text.count("?") - text.count(" ")


def _undone(text: str, way: _Way) -> tuple[str, Note] | None:
    """Return the text as it was before it went this way, or None when it does not look as if it had."""
    shapes = len(way.shape.findall(text))
    foreign = len(_NON_ASCII.findall(text))
    if shapes < _FEWEST or shapes * way.weight * 2 < foreign:
        return None
    if way.encode is _western and len(_HANGUL.findall(text)) * 4 > foreign:
        return None
    whole = _reread(text, way, "strict")
    if whole is not None:
        return (whole, Note("reading", "mojibake", f"{way.name} was re-read")) if _is_korean(whole) else None
    lines = text.split("\n")
    again = [_reread(line, way, "strict") if _NON_ASCII.search(line) else line for line in lines]
    damaged = sum(line is None for line in again)
    best = "\n".join(
        new if new is not None else (_reread(old, way, "replace") or old) for old, new in zip(lines, again, strict=True)
    )
    if not _is_korean(best):
        return None
    if best.count("\ufffd") > _LOSS * len(_NON_ASCII.findall(best)):
        raise PageError("mojibake", f"the text is {way.name}, and too many bytes of it are lost")
    message = f"{way.name} was re-read; bytes are lost in {damaged} of {len(lines)} lines"
    return best, Note("reading", "mojibake", message)


def _reread(text: str, way: _Way, errors: str) -> str | None:
    """Return the text decoded the right way; None when a character has no byte or, strictly, a byte no meaning."""
    parts: list[bytes] = []
    for char in text:
        byte = char.encode("ascii") if char < "\u0080" else way.encode(char)
        if byte is None:
            if errors == "strict":
                return None
            byte = b"?" if char != "\ufffd" else b"\xff"
        parts.append(byte)
    try:
        return b"".join(parts).decode(way.codec, errors)
    except UnicodeDecodeError:
        return None


def _is_korean(text: str) -> bool:
    """Tell whether most of what is not ASCII is Hangul: only then was the way back the right one."""
    return len(_HANGUL.findall(text)) * 2 > len(_NON_ASCII.findall(text.replace("\ufffd", "")))
