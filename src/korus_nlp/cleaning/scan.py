"""The characters of a page's lines, read once: as arrays, in folded case, squeezed, and what stands in what.

Everything that a feature counts or compares is counted for the whole page here, because a call a line costs more than
the work in it. Characters beyond the basic plane are rare in news: their traits are looked up one by one, and where
words are only compared they all count as one character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Index = NDArray[np.intp]
    Mask = NDArray[np.bool_]

BREAK: Final = 10
# Traits of a character, as bits; the last two are a number: of which kind of word it is a letter.
LETTER, DIGIT, LINE, SPACE, CHANGES = 1, 2, 4, 8, 16
KIND: Final = 5
HANGUL, LATIN, FOREIGN = 1, 2, 3
_UNDERSCORE: Final = 0x5F
_LAST: Final = 0xFFFF
_WORD = re.compile(r"\w+")
_ODD: Final = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
)  # multipliers of xxHash and Fibonacci hashing
_HEAD: Final = 8  # characters at either end by whose hash `standing_in` rules texts out
_SIEVE: Final = 16  # places of the sieve for each character of the text: six in a hundred are taken
_SHORT: Final = 2000  # characters of a text in which expressions find the words as fast
_FEW: Final = 100  # characters of a text in which a plain search is the quicker one


def _traits_of(text: str) -> list[int]:
    """Return the traits of every character."""
    return [
        (LETTER if char.isalnum() else 0)
        | (DIGIT if char.isdecimal() else 0)
        | (SPACE if char.isspace() else 0)
        | (CHANGES if char.casefold() != char else 0)
        | _kind_of(char) << KIND
        for char in text
    ]


def _kind_of(char: str) -> int:
    if "가" <= char <= "힣":
        return HANGUL
    if "a" <= char <= "z":
        return LATIN
    return FOREIGN if char.isalnum() and not char.isdecimal() else 0


@cache
def _plane() -> tuple[NDArray[np.uint8], Codes]:
    """Return the traits, in folded case, of every character of the basic plane, and its folded form.

    Characters that fold to several keep themselves and the trait CHANGES; U+FFFF stands for all characters beyond.
    """
    import numpy as np

    plane = "".join(map(chr, range(_LAST)))
    traits = np.zeros(_LAST + 1, np.uint8)
    traits[:_LAST] = _traits_of(plane)
    traits[BREAK] = LINE
    folds = np.arange(_LAST + 1, dtype=np.uint32)
    for code in np.flatnonzero(traits & CHANGES).tolist():
        folded = chr(code).casefold()
        if len(folded) == 1 and ord(folded) < _LAST:
            folds[code] = ord(folded)
            traits[code] = traits[folds[code]]
    return traits, folds


def spaces() -> Index:
    """Return the characters that count as a space, line breaks apart."""
    import numpy as np

    return np.flatnonzero(_plane()[0] & SPACE)


class Scan:
    """The lines of a page as one array of characters.

    Attributes:
        texts: the lines.
        codes: their characters, each line closed by a line break; beyond the basic plane 0xFFFF.
        starts, ends: where each line begins in `codes`, and where its line break stands.
        owner: the number of the line of each character.
        folded: the lines in folded case; `fold`, `traits`, `fold_starts`, `fold_owner`: their characters, and the same.
    """

    def __init__(self, texts: list[str]) -> None:
        import numpy as np

        self.texts = texts
        joined = "\n".join(texts) + "\n"
        if joined.count("\n") != len(texts):
            joined = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
        wide = _codes(joined)
        self.codes: Codes = np.minimum(wide, _LAST)
        self.starts, self.ends, self.owner = _bounds(self.codes)
        folds = _plane()[1]
        index = self.codes.astype(np.intp)
        self.traits = _traits(wide, index)
        self.fold_starts, self.fold_owner = self.starts, self.owner
        if joined.isascii():
            folded = joined.lower()
            self.fold: Codes = folds.take(index)
        elif not (self.traits & CHANGES).any():
            self.fold = folds.take(index)
            if len(beyond := np.flatnonzero(index == _LAST)):
                self.fold[beyond] = wide[beyond]
            folded = self.fold.tobytes().decode("utf-32-le")
        else:  # ß → ss: the folded lines are longer
            folded = joined.casefold()
            self.fold = _codes(folded)
            self.traits = _traits(self.fold, np.minimum(self.fold, _LAST).astype(np.intp))
            self.fold_starts, _, self.fold_owner = _bounds(self.fold)
        self.folded = folded.split("\n")[:-1]

    @cached_property
    def kept(self) -> Index:
        """The places of letters, digits and line breaks in `fold`."""
        import numpy as np

        return np.flatnonzero(self.traits & (LETTER | LINE))

    @cached_property
    def kept_grams(self) -> NDArray[np.uint64]:
        """As `grams`, of the characters at `kept` alone."""
        return _grams(self.fold.take(self.kept))

    @cached_property
    def keys(self) -> list[str]:
        """The lines as interface strings are compared: letters and digits only, lower case, every number as 0."""
        import numpy as np

        kept = self.kept
        codes, digit = self.fold.take(kept), self.traits.take(kept) & DIGIT
        if len(places := np.flatnonzero(digit)):
            codes[places] = ord("0")
            again = np.flatnonzero(digit[1:] & digit[:-1]) + 1
            codes = np.delete(codes, again)
        return codes.tobytes().decode("utf-32-le").split("\n")[:-1]

    @cached_property
    def squeezed(self) -> list[str]:
        """The folded lines without what is neither letter, digit nor underscore."""
        import numpy as np

        kept = np.flatnonzero((self.traits & (LETTER | LINE)) | (self.fold == _UNDERSCORE))
        return self.fold.take(kept).tobytes().decode("utf-32-le").split("\n")[:-1]

    @cached_property
    def grams(self) -> NDArray[np.uint64]:
        """The four folded characters from every character on, as one number each; zeros beyond the end."""
        return _grams(self.fold)


def _codes(text: str) -> Codes:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)


def _bounds(codes: Codes) -> tuple[Index, Index, Index]:
    """Return where each line begins and ends, and the line of every character."""
    import numpy as np

    ends = np.flatnonzero(codes == BREAK)
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    return starts, ends, np.repeat(np.arange(len(ends)), ends - starts + 1)


def _traits(wide: Codes, index: Index) -> NDArray[np.uint8]:
    """Return the traits of characters; `index` is `wide` cut to the basic plane."""
    import numpy as np

    traits = _plane()[0].take(index)
    beyond = np.flatnonzero(index == _LAST)
    if len(beyond):
        distinct, which = np.unique(wide[beyond], return_inverse=True)
        traits[beyond] = np.array(_traits_of("".join(map(chr, distinct.tolist()))), np.uint8)[which]
    return traits


def _grams(codes: Codes) -> NDArray[np.uint64]:
    import numpy as np

    size = len(codes)
    units = np.zeros(size + 8, np.uint16)
    np.minimum(codes, _LAST, out=units[:size], casting="unsafe")
    data = units.tobytes()
    grams = np.empty(size + 4, np.uint64)
    for shift in range(4):
        part = grams[shift::4]
        part[:] = np.frombuffer(data, np.uint64, len(part), 2 * shift)
    return grams


def masks() -> NDArray[np.uint64]:
    """Return masks that leave the first 0, 1, 2, 3 and 4 characters of a gram."""
    import numpy as np

    return np.array([(1 << 16 * size) - 1 for size in range(5)], np.uint64)


def multiply(numbers: NDArray[np.uint64], which: int = 0) -> NDArray[np.uint64]:
    """Return a hash of numbers, best in its high bits."""
    import numpy as np

    return numbers * np.uint64(_ODD[which])


def squeeze(text: str) -> str:
    """Return letters, digits and underscores of a text in folded case, nothing else."""
    if len(text) < _SHORT:
        return "".join(_WORD.findall(text.casefold()))
    return "".join(Scan(text.split("\n")).squeezed)


def standing_in(needles: Sequence[str], text: str) -> list[bool]:
    """Return which of the needles, at least eight characters each, stand in the text.

    A sieve over the hashes of all stretches of eight characters of the text leaves few to be searched for: those whose
    first and last eight pass.
    """
    import numpy as np

    if len(text) <= _FEW or not needles:
        return [needle in text for needle in needles]
    ends = [part for needle in needles for part in (needle[:_HEAD], needle[-_HEAD:])]
    parts = _grams(_codes("".join(ends)))[: -4 : _HEAD // 2]
    grams = _grams(_codes(text))
    bits = (_SIEVE * len(text)).bit_length()
    sieve = np.zeros(1 << bits, np.bool_)
    shift = np.uint64(64 - bits)
    sieve[((multiply(grams[:-8]) + multiply(grams[4:-4], 1)) >> shift).view(np.int64)] = True
    passed = sieve[((multiply(parts[::2]) + multiply(parts[1::2], 1)) >> shift).view(np.int64)]
    possible = passed[::2] & passed[1::2]
    return [may and needle in text for may, needle in zip(possible.tolist(), needles, strict=True)]


def hashes(head: NDArray[np.uint64], tail: NDArray[np.uint64], sizes: Index) -> NDArray[np.uint64]:
    """Return hashes of words by their first four characters, the next four, and their length."""
    import numpy as np

    keep = masks()
    head = head & keep[np.minimum(sizes, 4)]
    tail = tail & keep[np.clip(sizes - 4, 0, 4)]
    return multiply(head) + multiply(tail, 1) + multiply(sizes.astype(np.uint64), 2)


def words(scan: Scan) -> tuple[Index, NDArray[np.uint64]]:
    r"""Return for every word (\w+) of the lines its line and its hash; of long words the end counts as well."""
    import numpy as np

    within = (scan.traits & LETTER).astype(np.bool_) | (scan.fold == _UNDERSCORE)
    bounds = np.flatnonzero(within[1:] != within[:-1]) + 1
    if within[0]:
        bounds = np.concatenate(([0], bounds))
    first, ends = bounds[::2], bounds[1::2]
    sizes = ends - first
    found = hashes(scan.grams[first], scan.grams[first + 4], sizes)
    long = np.flatnonzero(sizes > _HEAD)
    found[long] ^= multiply(scan.grams[ends[long] - 4]) ^ multiply(scan.grams[ends[long] - 8], 1)
    return scan.fold_owner[first], found
