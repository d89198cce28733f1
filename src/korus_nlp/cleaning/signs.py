"""Which lines an expression can match at all, told from a few characters: a sieve before regular expressions.

From an expression's own syntax tree `signs_of` reads three sets of signs, one to three characters each, with the edges
of the line as characters: every line that matches holds one sign of each set. `Sieve` looks for the signs of many
expressions in all lines of a page at once; what it lets through is asked in earnest. Reading the signs off the
expression keeps both in step. Where Python's parser is not what it was, every line passes.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from korus_nlp.cleaning.scan import BREAK, Scan, spaces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Chars = frozenset[str]
Path = tuple[Chars | None, ...]  # a way through an expression: what stands next; None is a gap of anything or nothing
Signs = tuple[frozenset[str], ...]

_EDGE: Final = "\n"
_EDGES: Final = ("AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING")
_BEYOND: Final = "\uffff"  # any character beyond the basic plane
_MOST: Final = 12  # characters of a class that are told apart; a larger class is a gap
_SETS: Final = 3
_WIDTH: Final = 21  # kinds of lines in a sieve: three sets of them are bits of one number
_PATHS: Final = 8  # ways through a sequence; a part that makes more is one set of signs
_LENGTH: Final = 40.0  # characters of a line, most of whose places are none of its edges
_LONGEST: Final = 3  # characters of a sign
_AT_EDGE: Final = 10.0  # a sign at an edge of the line can stand in one place only, but marks gather there
_SHARES: Final = {
    **{char: 0.12 / (rank + 2) for rank, char in enumerate("etaoinsrhldcumfpgwybvkxjqz")},
    **{" ": 0.15, ".": 0.03, ",": 0.02, "-": 0.01, '"': 0.01, ":": 0.005, "(": 0.005, ")": 0.005},
    **dict.fromkeys("0123456789", 0.01),
}
_SYLLABLE: Final = 0.004
_RARE: Final = 0.002


def signs_of(expression: re.Pattern[str] | str) -> Signs | None:
    r"""Return sets of signs of an expression, or None when some match holds none.

    Args:
        expression: a compiled expression; or plain text, edges written as line breaks.

    >>> sorted(map(sorted, signs_of(re.compile("^(?:댓글|답글)을")) or ()))
    [['\\n답글', '\\n댓글'], ['을'], ['을']]
    """
    if isinstance(expression, str):
        paths: list[Path] = [tuple(frozenset({char}) for char in expression.casefold())]
    else:
        try:
            paths = _expand(importlib.import_module("re._parser").parse(expression.pattern, expression.flags))
        except (ImportError, AttributeError):
            return None
    sets: list[set[str]] = [set() for _ in range(_SETS)]
    for path in dict.fromkeys(paths):
        chosen = _chosen(path)
        if not chosen:
            return None
        for i, wanted in enumerate(sets):
            wanted.update(chosen[min(i, len(chosen) - 1)])
    return tuple(map(frozenset, sets))


def _chosen(path: Path) -> list[frozenset[str]]:
    """Return up to three sets of which every line on the path holds one sign, rarest first, each from its own place."""
    found: list[tuple[float, int, int, frozenset[str]]] = []
    start = 0
    for i in [*(i for i, chars in enumerate(path) if chars is None), len(path)]:
        found += [(cost, start + a, start + b, signs) for cost, a, b, signs in _stretches(path[start:i])]
        start = i + 1
    chosen: list[tuple[float, int, int, frozenset[str]]] = []
    for sign in sorted(found, key=lambda sign: sign[:3]):
        if all(sign[1] >= end or sign[2] <= start for _, start, end, _ in chosen):
            chosen.append(sign)
            if len(chosen) == _SETS:
                break
    return [signs for _, _, _, signs in chosen]


@lru_cache(maxsize=4096)
def _stretches(run: tuple[Chars, ...]) -> tuple[tuple[float, int, int, frozenset[str]], ...]:
    """Return the sets of signs that characters without a gap between them give, with what each costs and its place."""
    found = []
    for i, chars in enumerate(run):
        signs = frozenset(chars)
        if _EDGE not in chars:
            found.append((_cost(signs), i, i + 1, signs))
        for end in range(i + 1, min(i + _LONGEST, len(run))):
            if len(signs) * len(run[end]) > 4 * _MOST:
                break
            signs = frozenset(a + b for a in signs for b in run[end])
            found.append((_cost(signs), i, end + 1, signs))
    return tuple(found)


def _cost(signs: frozenset[str]) -> float:
    """Return about how many of a line's places hold one of the signs."""
    total = 0.0
    for sign in signs:
        share = _AT_EDGE if _EDGE in sign else _LENGTH
        for char in sign.strip(_EDGE):
            share *= _SHARES.get(char, _SYLLABLE if "가" <= char <= "힣" else _RARE)
        total += share
    return total


def _expand(tree: Any) -> list[Path]:
    """Return the ways through a syntax tree."""
    paths: list[Path] = [()]
    for operation, argument in tree:
        ways = _ways(str(operation), argument)
        if len(paths) > 1 and len(ways) > 1 and len(paths) * len(ways) > _PATHS:
            ways = [_joined(ways)]
        paths = [path + way for path in paths for way in ways]
    return paths


def _joined(ways: list[Path]) -> Path:
    """Return one path for many: between gaps, a set that holds a sign of each of them, or only a gap."""
    signs = [_chosen(way)[:1] for way in ways]
    return (None, frozenset().union(*(found[0] for found in signs)), None) if all(signs) else (None,)


def _ways(operation: str, argument: Any) -> list[Path]:
    """Return the ways through one node of a syntax tree."""
    ways: list[Path] = [(None,)]
    if operation == "LITERAL":
        ways = [(_folded([chr(argument)]),)]
    elif operation == "IN":
        ways = [(_members(argument),)]
    elif operation == "AT":
        ways = [(frozenset({_EDGE}),)] if str(argument) in _EDGES else [()]
    elif operation in ("ASSERT", "ASSERT_NOT"):
        ways = [()]
    elif operation in ("SUBPATTERN", "ATOMIC_GROUP"):
        ways = _expand(argument[3] if operation == "SUBPATTERN" else argument)
    elif operation == "BRANCH":
        ways = [way for branch in argument[1] for way in _expand(branch)]
    elif operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, body = argument
        if least:
            ways = [way if most == 1 else (*way, None) for way in _expand(body)]
        elif most == 1 and len(one := _expand(body)) == 1 and one[0] != (None,):
            ways = [(), *one]
    return ways


def _members(argument: Any) -> Chars | None:
    """Return the characters of a class in folded case, or None for a large or an open one."""
    found: list[str] = []
    for operation, value in argument:
        if str(operation) == "LITERAL":
            found.append(chr(value))
        elif str(operation) == "RANGE" and value[1] - value[0] < _MOST:
            found += map(chr, range(value[0], value[1] + 1))
        elif str(value) == "CATEGORY_SPACE":
            found.append(" ")
        else:
            return None
    return _folded(found)


def _folded(chars: Iterable[str]) -> Chars | None:
    folded = frozenset(_BEYOND if char > _BEYOND else " " if char.isspace() else char.casefold() for char in chars)
    return folded if len(folded) <= _MOST and all(len(char) == 1 for char in folded) else None


class Sieve:
    """The signs of several kinds of lines, each given by the expressions of which a line of the kind matches one."""

    def __init__(self, kinds: Sequence[Sequence[re.Pattern[str] | str]]) -> None:
        import numpy as np

        found = [[signs_of(expression) for expression in expressions] for expressions in kinds]
        self._always = sum(1 << kind for kind, signs in enumerate(found) if None in signs)
        bits: dict[str, int] = {}
        for kind, signs in enumerate(found):
            for pair in signs:
                for part, wanted in enumerate(pair or ()):
                    for sign in wanted:
                        bits[sign] = bits.get(sign, 0) | 1 << kind + _WIDTH * part
        symbols = sorted({char for sign in bits for char in sign} | {_EDGE, " "})
        heads = sorted({sign[:2] for sign in bits if len(sign) > 1})
        number = {head: i for i, head in enumerate(heads, 1)}
        self._symbols = np.zeros(0x10000, np.intp)
        self._symbols[[ord(symbol) for symbol in symbols]] = np.arange(1, len(symbols) + 1)
        self._symbols[spaces()] = self._symbols[ord(" ")]
        self._edge = int(self._symbols[BREAK])
        self._size = len(symbols) + 1
        pairs = np.zeros((self._size, self._size), np.intp)
        for head, i in number.items():
            pairs[self._symbols[ord(head[0])], self._symbols[ord(head[1])]] = i
        self._pairs = pairs.ravel()
        self._of_pairs = np.zeros(len(heads) + 1, np.uint64)
        triples = np.zeros((len(heads) + 1, self._size), np.uint64)
        for sign, mask in bits.items():
            if len(sign) == len("ab"):
                self._of_pairs[number[sign]] |= np.uint64(mask)
            else:
                row = slice(None) if len(sign) == 1 else number[sign[:2]]
                triples[row, self._symbols[ord(sign[-1])]] |= np.uint64(mask)
        self._of_triples = triples.ravel()

    def kinds(self, scan: Scan) -> NDArray[np.uint64]:
        """Return for every line the kinds that it can be, as bits."""
        import numpy as np

        symbols = self._symbols.take(scan.fold, mode="clip")
        places = symbols.copy()
        places[1:] += symbols[:-1] * self._size
        places[0] += self._edge * self._size
        pairs = self._pairs.take(places)
        symbols[1:] += pairs[:-1] * self._size
        held = np.bitwise_or.reduceat(self._of_triples.take(symbols) | self._of_pairs.take(pairs), scan.fold_starts)
        kinds = held & (held >> np.uint64(_WIDTH)) & (held >> np.uint64(2 * _WIDTH))
        return np.asarray((kinds & np.uint64((1 << _WIDTH) - 1)) | np.uint64(self._always), np.uint64)
