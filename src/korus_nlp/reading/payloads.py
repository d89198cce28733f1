r"""JSON values inside the scripts of a page: assigned, passed, double-encoded, or streamed in pieces.

    window.__STATE__ = {…}        Fusion.globalContent={…};        JSON.parse("{\"a\":1}")
    self.__next_f.push([1,"2a:T5f0,<p>…"])  self.__next_f.push([1,"…</p>2b:{\"title\":…}"])

No framework is named but one: React's stream of Next.js, whose rows are cut anywhere between the scripts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote

_START: Final = re.compile(r"(?:=|\bpush\(|\()\s*(?=[\[{])")
_ENCODED: Final = re.compile(r"""(?:JSON\.parse|decodeURIComponent)\(\s*(?=["'])""")
_STRING: Final = re.compile(r"""(["'])((?:(?!\1)[^\\\n]|\\.)*)\1""", re.DOTALL)
_UNDEFINED: Final = re.compile(r"(?<=[:,\[])\s*(?:undefined|NaN|void 0)\s*(?=[,}\]])")
_STREAM: Final = re.compile(r"""__next_f\s*(?:=[^;]{0,60}?\)?)?\.push\(\s*\[\s*1\s*,\s*(?=")""")
_ROW: Final = re.compile(r"\s*([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),)?")
_REFERENCE: Final = re.compile(r'"\$([0-9a-f]{1,6})"')
_LITERAL: Final = re.compile(
    r"""["']?\b(?:articleBody|article_?body|article_?content|contents?|body_?(?:text|html)?)["']?\s*[:=]\s*(?=["'])"""
)
_MOST: Final = 64  # values looked for in one script
_SHORT: Final = 200  # characters: no article stands in a shorter string
_FLAT: Final = 3  # entries of the shortest flattened value
_decoder = json.JSONDecoder(strict=False)


def values(source: str) -> Iterator[Any]:
    """Yield the JSON values that a script assigns, passes, encodes as a string, or consists of."""
    reached = 0
    if source.lstrip()[:1] in ("{", "["):
        value, reached = _decode(source, 0, 0)
        if value is not None:
            yield value
    for _ in range(_MOST):
        match = _START.search(source, reached)
        if match is None:
            break
        value, reached = _decode(source, match.end(), match.end())
        if value is not None:
            yield value
    for match in islice(_ENCODED.finditer(source), _MOST):
        text = _string(source, match.end())
        value = _loads(unquote(text) if "URI" in match[0] else text) if text else None
        if value is not None:
            yield value


def _decode(source: str, start: int, reached: int) -> tuple[Any, int]:
    """Return the value at `start` and where it ends; JavaScript's undefined counts as null."""
    start += len(source[start : start + 64]) - len(source[start : start + 64].lstrip())
    try:
        value, end = _decoder.raw_decode(source, start)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        if not _UNDEFINED.search(source, max(start, at - 2), at + 12):
            return None, reached
        try:
            value, length = _decoder.raw_decode(_UNDEFINED.sub("null", source[start:]))
        except (ValueError, RecursionError):
            return None, reached
        end = start + length
    return value, end


def _string(source: str, start: int) -> str:
    """Return the JavaScript string literal at `start`, decoded, or ""."""
    match = _STRING.match(source, start)
    if match is None:
        return ""
    inner = match[2] if match[1] == '"' else match[2].replace("\\'", "'").replace('\\"', '"').replace('"', '\\"')
    try:
        found = json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return ""
    return str(found)


def _loads(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def revived(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a flattened value, in which numbers stand for other places of one list.

    Nuxt and SvelteKit serialise their state so: [{"article": 1}, {"title": 2, "body": 3}, "…", "…"].

    >>> revived([{"title": 1, "n": 2}, "제목", 7])
    [{'title': '제목', 'n': 7}]
    >>> revived([{"title": "제목", "n": 2}])
    []
    """
    if not isinstance(value, list) or len(value) < _FLAT:
        return []
    flat = [item for item in value if isinstance(item, dict)]
    places = [place for item in flat for place in item.values()]
    if not places or not all(type(place) is int and -7 <= place < len(value) for place in places):
        return []
    return [{key: _place(value, place) for key, place in item.items()} for item in flat]


def _place(value: list[Any], place: int) -> Any:
    """Return what stands at a place of a flattened value; of a list there, what its own numbers stand for."""
    found = value[place] if place >= 0 else None
    if isinstance(found, list) and all(type(inner) is int and 0 <= inner < len(value) for inner in found):
        return [value[inner] for inner in found]
    return found


def may_nest(value: Any) -> bool:
    """Tell whether a value looks like a long string that encodes JSON once more."""
    return isinstance(value, str) and len(value) >= _SHORT and value[0] in "{[" and value[-1] in "}]"


def nested(text: str) -> Any:
    """Return the JSON value that a long string inside JSON encodes once more, or None."""
    return _loads(text) if may_nest(text) else None


def literals(source: str) -> Iterator[str]:
    """Yield long string literals that JavaScript assigns to a key of an article's text: {body: "…"} is no JSON."""
    for match in islice(_LITERAL.finditer(source), _MOST):
        text = _string(source, match.end())
        if len(text) >= _SHORT:
            yield text


def streamed(sources: Iterable[str]) -> Iterator[Any]:
    """Yield the rows of a React stream that is pushed in pieces: JSON values, and the texts none of them refers to.

    A row is `id:JSON` up to the line's end, or `id:Tlength,text`; "$id" inside JSON stands for the text of that row.
    """
    pieces = [
        _string(source, match.end()) for source in sources if "__next_f" in source for match in _STREAM.finditer(source)
    ]
    texts: dict[str, str] = {}
    rows: list[str] = []
    stream, at = "".join(pieces), 0
    while at < len(stream):
        match = _ROW.match(stream, at)
        if match and match[2]:
            texts[match[1]] = _bytes(stream, match.end(), int(match[2], 16))
            at = match.end() + len(texts[match[1]])
            continue
        end = stream.find("\n", at) % (len(stream) + 1)
        if match:
            rows.append(stream[match.end() : end])
        at = end + 1
    used = {name for row in rows for name in _REFERENCE.findall(row) if name in texts}
    for row in rows:
        value = _loads(_REFERENCE.sub(lambda found: json.dumps(texts.get(found[1], found[0][1:-1])), row))
        if value is not None:
            yield value
    yield from (text for name, text in texts.items() if name not in used)


def _bytes(text: str, start: int, size: int) -> str:
    """Return the characters from `start` that take `size` bytes of UTF-8."""
    window = text[start : start + size]
    if window.isascii():
        return window
    return window.encode("utf-8", "surrogatepass")[:size].decode("utf-8", "ignore")
