"""Line labels for saved pages whose gold is body text, segments, or a title: partial labels, never guesses.

In goes the text of every line and a gold record (`text`, `optional`, `with`, `without`, `title`, `author`); out comes
for every line the set of kinds it may have, as a row of booleans in the order of `KINDS`. A line the gold says nothing
about may have any kind: it does not count in training.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from korus_nlp.cleaning import shapes
from korus_nlp.document import Kind

KINDS: Final = tuple(Kind)
Masks = NDArray[np.bool_]
_WORD = re.compile(r"\w+")
_PROSE: Final = 80  # characters from which a line with a sentence is a paragraph
_NEAR: Final = 14  # lines above the first body line in which title, byline and stamp are looked for


def squeeze(text: str | None) -> str:
    """Return letters and digits only, lower case, in compatibility form."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text or "").casefold()))


def only(*kinds: Kind) -> NDArray[np.bool_]:
    """Return the row that allows these kinds."""
    return np.array([kind in kinds for kind in KINDS])


ANY: Final = only(*Kind)
BODY: Final = only(Kind.BODY, Kind.SUBHEAD)
CHROME: Final = only(Kind.BOILERPLATE)
EXTRA: Final = only(Kind.CAPTION, Kind.SOURCE_NOTE, Kind.BYLINE, Kind.TIMESTAMP, Kind.SUBHEAD, Kind.BOILERPLATE)


def align(texts: Sequence[str], gold: dict[str, Any], *, page_title: str = "") -> Masks | None:
    """Return the allowed kinds of every line, or None when the body is not on the page.

    Args:
        texts: the lines of the page.
        gold: a record of the extraction set.
        page_title: the title the markup states, used where the gold names none.
    """
    if gold.get("text"):
        return _from_body(texts, gold, page_title)
    return _from_segments(texts, gold, page_title)


def _shingles(text: str, width: int = 12) -> set[str]:
    return {text[i : i + width] for i in range(0, max(1, len(text) - width + 1))}


def _coverage(text: str, shingles: set[str]) -> float:
    parts = [text[i : i + 12] for i in range(0, max(1, len(text) - 11), 3)]
    return sum(part in shingles for part in parts) / len(parts)


def _from_body(texts: Sequence[str], gold: dict[str, Any], page_title: str) -> Masks | None:
    squeezed = [squeeze(text) for text in texts]
    whole = squeeze(gold["text"])
    inside = _shingles(whole)
    rows = {squeeze(row) for row in gold["text"].split("\n")}
    cover = [
        (_coverage(s, inside) if len(s) >= 24 else float(s in rows or (len(s) >= 12 and s in whole))) if s else 0.0
        for s in squeezed
    ]
    found = np.array(cover) >= 0.7
    if not found.any():
        return None
    _keep_best_copy(squeezed, found)
    _drop_strays(squeezed, found)
    if not found.any():
        return None
    masks = np.tile(CHROME, (len(texts), 1))
    where = np.flatnonzero(found)
    first, last = int(where[0]), int(where[-1])
    optional = _shingles(squeeze("\n".join(gold.get("optional") or [])))
    for i, text in enumerate(texts):
        if found[i]:
            masks[i] = BODY
        elif 0.25 < cover[i] < 0.7 and len(squeezed[i]) >= 24:
            masks[i] = ANY
        elif len(squeezed[i]) >= 8 and _coverage(squeezed[i], optional) >= 0.7:
            masks[i] = EXTRA
        elif first - 2 <= i <= last + 2:
            masks[i] = only(Kind.BOILERPLATE, Kind.CAPTION)
            if shapes.is_caption(text):
                masks[i] = only(Kind.BOILERPLATE, Kind.CAPTION, Kind.SOURCE_NOTE)
            if shapes.is_source_note(text):
                masks[i] = only(Kind.SOURCE_NOTE, Kind.CAPTION)
            elif i > last:  # who wrote it, and with whom: credits stand just below the text
                masks[i] = only(Kind.BOILERPLATE, Kind.CAPTION, Kind.SOURCE_NOTE, Kind.BYLINE)
    _header(texts, squeezed, (gold, page_title), masks, (first, last))
    return masks


def _around(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many of the nine lines around each line are flagged."""
    return np.convolve(flags, np.ones(9), "full")[4 : 4 + len(flags)]


def _keep_best_copy(squeezed: list[str], found: NDArray[np.bool_]) -> None:
    """Where a line stands twice, keep the copy among more body lines (a hidden print copy, a teaser of the story)."""
    places: dict[str, list[int]] = {}
    for i in np.flatnonzero(found).tolist():
        places.setdefault(squeezed[i], []).append(i)
    density = _around(found)
    for copies in places.values():
        best = max(copies, key=lambda i: (density[i], -i))
        for i in copies:
            if i != best:
                found[i] = False


def _drop_strays(squeezed: list[str], found: NDArray[np.bool_]) -> None:
    """Forget short matches with no long body line within four lines: a menu word that the article also uses."""
    long = np.array([len(s) >= 24 for s in squeezed]) & found
    if not long.any():
        return
    near = _around(long) > 0
    found &= near


def _header(
    texts: Sequence[str], squeezed: list[str], known: tuple[dict[str, Any], str], masks: Masks, body: tuple[int, int]
) -> None:
    """Label title, bylines and stamps by the gold's title and names, and by shape and distance from the body."""
    (gold, page_title), (first, last) = known, body
    titles = {squeeze(t) for t in (gold.get("title"), page_title) if t} - {""}
    names = [squeeze(name) for name in _names(gold.get("author"))]
    for i, text in enumerate(texts):
        if masks[i][KINDS.index(Kind.BODY)]:
            continue
        near = first - _NEAR <= i < first or last < i <= last + 6
        above = i < first
        if (
            len(squeezed[i]) >= 8
            and above
            and any(squeezed[i] == t or (t.startswith(squeezed[i]) and 2 * len(squeezed[i]) > len(t)) for t in titles)
        ):
            masks[i] = only(Kind.TITLE)
        elif near and len(text) <= 120 and any(name and name in squeezed[i] for name in names):
            masks[i] = only(Kind.BYLINE)
        elif near and shapes.is_stamp(text):
            masks[i] = only(Kind.TIMESTAMP)
        elif near and shapes.is_byline(text):
            masks[i] = only(Kind.BYLINE, Kind.BOILERPLATE)


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        return [str(name) for name in value]
    return re.split(r"[;,|]", value or "")


def _from_segments(texts: Sequence[str], gold: dict[str, Any], page_title: str) -> Masks | None:
    """Use segments that must and must not appear; lines that contain neither stay open."""
    wanted = [s for s in map(squeeze, gold.get("with") or []) if len(s) >= 8]
    unwanted = [s for s in map(squeeze, gold.get("without") or []) if len(s) >= 8]
    masks = np.tile(ANY, (len(texts), 1))
    hits = []
    squeezed = [squeeze(text) for text in texts]
    for i, text in enumerate(squeezed):
        if any(s in text or (len(text) >= 24 and text in s) for s in wanted):
            masks[i] = only(*(kind for kind in KINDS if kind is not Kind.BOILERPLATE))
            if len(text) >= 60:
                masks[i] = BODY
                hits.append(i)
        elif any(s in text for s in unwanted):
            masks[i] = only(Kind.BOILERPLATE, Kind.TIMESTAMP, Kind.BYLINE, Kind.CAPTION)
    if not hits:
        return None
    _header(texts, squeezed, (gold, page_title), masks, (min(hits), max(hits)))
    return masks


def settle(texts: Sequence[str], masks: Masks, kept: Sequence[bool], dropped: Sequence[bool]) -> None:
    """Narrow open lines in place: kept by every reference extractor → text, dropped by every one → not text.

    A kept line that holds a sentence and no credit is body: left open, such lines teach that prose may be a caption.
    """
    not_text = only(*(kind for kind in KINDS if kind not in (Kind.BODY, Kind.SUBHEAD)))
    text = only(Kind.BODY, Kind.SUBHEAD, Kind.CAPTION, Kind.TITLE)
    for i, mask in enumerate(masks):
        if mask.all():
            if kept[i]:
                prose = shapes.has_sentence(texts[i]) and len(texts[i]) >= _PROSE and not shapes.is_caption(texts[i])
                masks[i] = BODY if prose else text
            elif dropped[i]:
                masks[i] = not_text
