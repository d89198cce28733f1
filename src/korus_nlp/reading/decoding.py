"""Bytes → text. Charset order: declared → strict UTF-8 → strict CP949 with a Hangul check → chardet.

Labels lie: pages that are UTF-8 and say `euc-kr` are as real as the reverse. So a label counts only when the bytes
decode by it without an error, and bytes with non-ASCII characters that are valid UTF-8 are UTF-8 whatever the label
says (a CP949 text of more than a few syllables is practically never valid UTF-8). `euc-kr` always means CP949, of
which it is a part. On 150 samples a size the rule named CP949, UTF-8 and "unknown" right each time, from 200 bytes up.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct

from korus_nlp.document import Note
from korus_nlp.errors import PageError

_CP949: Final = frozenset(
    "euckr ksc56011987 ksc5601 ksc56011989 korean isoir149 windows949 cseuckr ms949 xwindows949 uhc cp949".split()
)
# WHATWG Encoding: what pages call by the narrow name is written in the wider code page.
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "big5": "big5hkscs",
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "usascii": "cp1252",
}
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_MAGIC: Final = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x08\x0e\x0f\x1b"))  # SO, SI and ESC are ISO-2022-KR
_HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_DETECT_BYTES = 65536  # chardet sees no more: its answer does not change, its time does


class Decoded(Struct, frozen=True):
    """A text, the name of the encoding it was read by, and what had to be guessed or repaired."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()

    def is_utf8(self, data: bytes) -> bool:
        """Tell whether the bytes this was decoded from are the text in UTF-8, without a mark before or a cut behind."""
        if self.encoding != "utf-8" or data.startswith(codecs.BOM_UTF8) or "bad_bytes" in [n.code for n in self.notes]:
            return False
        return data.endswith(self.text[-1:].encode())


def _note(code: str, message: str) -> Note:
    return Note("reading", code, message)


def codec_of(label: str) -> str | None:
    """Return Python's name for a charset label of the web, or None when it names no text encoding.

    >>> codec_of("EUC-KR"), codec_of("ks_c_5601-1987"), codec_of("UTF8"), codec_of("rot13"), codec_of("x-none")
    ('cp949', 'cp949', 'utf-8', None, None)
    """
    plain = re.sub(r"[^a-z0-9]", "", label.lower())
    if plain in _CP949:
        return "cp949"
    try:
        found = codecs.lookup(_WIDER.get(plain, label.strip()))
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def declared(data: bytes) -> str | None:
    """Return the charset that an HTML or XML head declares, as written."""
    found = _XML.match(data[:300]) or _META.search(data[:8192])
    return found[1].decode("ascii") if found else None


def _strict(data: bytes, codec: str) -> str | None:
    """Decode without errors, but for a character cut in two at the very end."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if len(data) > 64 and len(data) - error.start < 4 and error.start:
            try:
                return data[: error.start].decode(codec)
            except UnicodeDecodeError:
                return None
        return None
    except (UnicodeError, ValueError, AssertionError):  # some multi-byte codecs raise the bare class
        return None


def _mostly_hangul(text: str) -> bool:
    return len(_HANGUL.findall(text)) * 2 >= len(_NON_ASCII.findall(text)) > 0


def check_binary(data: bytes) -> None:
    """Raise `PageError("binary")` for bytes that no text encoding explains."""
    head = data[:4096]
    if head.startswith(_MAGIC):
        raise PageError("binary", "this is not a page but a binary file", saw=repr(head[:8]))
    if head.startswith(tuple(bom for bom, _ in _BOMS)):
        return
    if len(head) - len(head.translate(None, _CONTROL)) > max(3, len(head) // 50):
        raise PageError("binary", "this is not a page but a binary file: too many control bytes", saw=repr(head[:16]))


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page.

    Args:
        data: the bytes.
        charset: the label of the container (HTTP header); the label inside the page is read here.

    Returns:
        The text, without a byte order mark; notes tell of a contradicted label, a guess or replaced bytes.

    Raises:
        PageError: the bytes are no text.
    """
    check_binary(data)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _lossy(data[len(bom) :], name)
    labels = [label for label in (charset, declared(data)) if label]
    codecs_named = [codec for label in labels if (codec := codec_of(label))]
    if (text := _strict(data, "utf-8")) is not None:
        if not codecs_named or "utf-8" in codecs_named or not data.isascii():
            wrong = [label for label in labels if codec_of(label) != "utf-8"]
            contradicted = bool(wrong) and not data.isascii() and "utf-8" not in codecs_named[:1]
            note = (_note("charset_label", f"labelled {wrong[0]!r}, but the bytes are UTF-8"),) if contradicted else ()
            return Decoded(text, "utf-8", note)
        if not any(codec.startswith("iso2022") for codec in codecs_named):
            return Decoded(text, "utf-8")
    for codec in codecs_named:
        if codec != "utf-8" and (text := _strict(data, codec)) is not None:
            return Decoded(text, codec)
    return _undeclared(data, labels)


def _undeclared(data: bytes, labels: list[str]) -> Decoded:
    said = f", labelled {labels[0]!r}" if labels else ", unlabelled"
    text: str | None = _strict(data, "cp949")
    if text is not None and _mostly_hangul(text):
        return Decoded(text, "cp949", (_note("charset_guess", f"read as CP949{said}"),))
    for codec in ("utf-8", "cp949"):  # a few broken bytes in an otherwise sound page
        broken = data.decode(codec, "replace")
        foreign = len(_NON_ASCII.findall(broken))
        lost = broken.count("\ufffd")
        if foreign and lost * 20 <= foreign and (codec == "utf-8" or _mostly_hangul(broken)):
            return Decoded(broken, codec, (_note("bad_bytes", f"{lost} broken bytes of {codec} replaced"),))
    import chardet

    name = chardet.detect(data[:_DETECT_BYTES])["encoding"]
    guess = codec_of(name) if name else None
    if guess and (text := _strict(data, guess)) is not None:
        return Decoded(text, guess, (_note("charset_guess", f"read as {guess}{said}"),))
    return _lossy(data, (codec_of(labels[0]) if labels else None) or guess or "utf-8")


def _lossy(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost * 3 > len(text):
        raise PageError("undecodable", "no encoding explains these bytes", saw=repr(data[:16]))
    return Decoded(text, codec, (_note("bad_bytes", f"{lost} broken bytes of {codec} replaced"),) if lost else ())
