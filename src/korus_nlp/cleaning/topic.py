"""What a line shares with the sentence-like lines of the page: of the whole page, and of its neighbours.

Words are cut to what inflection leaves alone: two syllables, or six letters. For the whole page they are counted as
hashes in arrays; for the neighbours of a line, in plain text only, as sets.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from korus_nlp.cleaning.scan import KIND, LATIN, Scan, masks, multiply

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Hashes = NDArray[np.uint64]
    Index = NDArray[np.intp]

_WORD = re.compile(r"[가-힣]+|[a-z]{2,}|[^\W\d_a-z가-힣]{2,}")
_READ: Final = 400  # characters of a line in which words are looked for
_SYLLABLES: Final = 2
_LETTERS: Final = 6
_CONTENT: Final = 5  # letters of a Latin word that is rarely a function word
_NEAR_PROSE: Final = 2  # sentence-like lines to each side that a line is compared with
_TWIN: Final = 0.7  # share of the shorter line's words above which two neighbours say the same


def shared(scan: Scan, prose: NDArray[np.bool_], *, near: bool) -> Floats:
    """Return what each line shares with sentence-like lines: of the whole page, of its neighbours, and its twin.

    Columns: share and number of its words that also stand in other prose of the page; the same for the two such lines
    before and the two after it; whether a neighbour says the same in nearly the same words (a caption and its copy).
    Without `near` the last three stay 0.
    """
    import numpy as np

    n = len(scan.texts)
    columns = np.zeros((n, 5), np.float32)
    owner, word = distinct(*_stems(scan), n)
    if len(owner):
        counted = prose[owner]
        holders = np.bincount(word, weights=counted)
        total = np.bincount(owner, minlength=n)
        found = np.bincount(owner, weights=holders[word] >= 1 + counted, minlength=n)
        columns[:, 0] = found / np.maximum(total, 1)
        columns[:, 1] = np.log1p(found) / 3
    if near:
        rows = [[0.0, 0.0, 0.0] for _ in range(n)]
        _neighbours([stems(text) for text in scan.folded], np.flatnonzero(prose).tolist(), rows)
        columns[:, 2:] = rows
    return columns


def stems(folded: str) -> set[str]:
    """Return the words of a line, cut to what inflection leaves alone: two syllables, or six letters."""
    return {word[:_SYLLABLES] if word >= "가" else word[:_LETTERS] for word in _WORD.findall(folded[:_READ])}


def _stems(scan: Scan) -> tuple[Index, Hashes]:
    """Return for every word of the page its line and a hash of its stem: `stems`, for all lines at once."""
    import numpy as np

    kinds = scan.traits >> KIND
    bounds = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    if scan.traits[0] >> KIND:
        bounds = np.concatenate(([0], bounds))
    first = bounds[kinds[bounds] > 0] if len(bounds) else bounds
    ends = np.append(bounds, len(kinds))
    sizes = ends[np.searchsorted(bounds, first) + 1] - first
    owner = scan.fold_owner[first]
    left = scan.fold_starts[owner] + _READ - first
    sizes = np.minimum(sizes, left)
    words = np.flatnonzero((sizes >= 2) | ((sizes == 1) & (kinds[first] < LATIN)))
    first, sizes = first[words], sizes[words]
    syllabic = scan.fold[first] >= ord("가")
    sizes = np.minimum(sizes, np.where(syllabic, _SYLLABLES, _LETTERS))
    keep = masks()
    head = scan.grams[first] & keep[np.minimum(sizes, 4)]
    tail = scan.grams[first + 4] & keep[np.maximum(sizes - 4, 0)]
    mixed = multiply(head) + multiply(tail, 1)
    return owner[words], multiply(mixed ^ (mixed >> np.uint64(29)), 2)


def distinct(owner: Index, hashes: Hashes, n: int) -> tuple[Index, Index]:
    """Return lines and word numbers without what a line repeats: the hash in the high bits, the line in the low."""
    import numpy as np

    bits = np.uint64(max(n.bit_length(), 1))
    line = (np.uint64(1) << bits) - np.uint64(1)
    pairs = np.sort((hashes & ~line) | owner.astype(np.uint64))
    if len(pairs):
        pairs = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]
    words = pairs >> bits
    number = np.zeros(len(pairs), np.intp)
    np.cumsum(words[1:] != words[:-1], out=number[1:])
    return (pairs & line).astype(np.intp), number


def _neighbours(words: list[set[str]], prose: list[int], rows: list[list[float]]) -> None:
    """Fill in what each line shares with the prose around it, and whether it has a twin."""
    content = {i: {w for w in words[i] if w >= "가" or len(w) >= _CONTENT} for i in prose}
    before = 0  # number of prose lines above
    for i, tokens in enumerate(words):
        after = before + (i in content)
        if tokens:
            around = [*prose[max(0, before - _NEAR_PROSE) : before], *prose[after : after + _NEAR_PROSE]]
            own = content.get(i) or {w for w in tokens if w >= "가" or len(w) >= _CONTENT}
            close = len(own.intersection(set().union(*(content[k] for k in around)))) if around else 0
            rows[i][:2] = close / max(len(own), 1), math.log1p(close) / 2
            for k in (i + 1, i + 2):
                if k < len(words) and _alike(tokens, words[k]):
                    rows[i][2] = rows[k][2] = 1
        before = after


def _alike(one: set[str], other: set[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller >= 4 and len(one & other) >= _TWIN * smaller
