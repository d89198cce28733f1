"""Which patterns can begin at a place: so that a scan tries a handful there instead of all of them, and mostly none.

The first three characters that a match can have are read off the parsed regular expression. A construct that is not
understood counts as "any character", which costs time and never a match.
"""

from __future__ import annotations

import re
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]  # the only place where Python keeps parsed patterns
from typing import Any, Final

DEPTH: Final = 3
ANY: Final = "\0"  # in a beginning: whatever character
_BLANK: Final = " "  # in a beginning: any white space
_WIDE: Final = 40  # a class of more characters than this is "any"
_MEMO: Final = 50_000
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_EMPTY: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})  # they take no characters; counting them as true is safe
_HANGUL: Final = (0xAC00, 0xD7A3)

Tries = tuple[tuple[int, ...], tuple[int, ...]]


def beginnings(pattern: str) -> frozenset[str]:
    """Return the first three characters that matches can have, with `ANY` where any can stand.

    Example:
        >>> sorted(beginnings("(?:the )?day|d[12]x"))
        ['d1x', 'd2x', 'day', 'the']
    """
    return frozenset(b.ljust(DEPTH, ANY)[:DEPTH] for b in _sequence(_parser.parse(pattern), {""}))


def _sequence(items: Any, heads: set[str]) -> set[str]:
    """Return `heads` lengthened by what the items can begin with; a head of full length stays as it is."""
    for op, argument in items:
        going = {h for h in heads if len(h) < DEPTH}
        if not going:
            break
        heads = (heads - going) | _item(str(op), argument, going)
    return heads


def _item(op: str, argument: Any, heads: set[str]) -> set[str]:
    if op in _EMPTY:
        return heads
    if op == "SUBPATTERN":
        return _sequence(argument[3], heads)
    if op == "BRANCH":
        return set().union(*(_sequence(branch, heads) for branch in argument[1]))
    if op in _REPEATS:
        low, high, inside = argument
        out = set() if low else set(heads)
        for _ in range(min(int(high), DEPTH)):
            heads = _sequence(inside, heads)
            out |= heads
        return out
    return {head + char for head in heads for char in _characters(op, argument)}


def _characters(op: str, argument: Any) -> set[str]:
    if op == "LITERAL":
        return {_BLANK if chr(argument).isspace() else chr(argument)}
    if op != "IN":
        return {ANY}
    found: set[str] = set()
    for kind, value in argument:
        if kind is _constants.LITERAL:
            found |= _characters("LITERAL", value)
        elif kind is _constants.RANGE and value[1] - value[0] < _WIDE:
            found |= {chr(c) for c in range(value[0], value[1] + 1)}
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_DIGIT:
            found |= set("0123456789")
        elif kind is _constants.CATEGORY and value is _constants.CATEGORY_SPACE:
            found.add(_BLANK)
        else:
            return {ANY}
    return found if len(found) <= _WIDE else {ANY}


def stands_alone(pattern: str) -> bool:
    """Whether the pattern begins with an assertion that no Hangul syllable stands before it."""
    op, argument = _parser.parse(pattern)[0]
    if str(op) != "ASSERT_NOT" or argument[0] != -1:  # -1: looks back
        return False
    members = [m for inside in argument[1] if str(inside[0]) == "IN" for m in inside[1]]
    return len(argument[1]) == 1 and any(kind is _constants.RANGE and value == _HANGUL for kind, value in members)


class Dispatch:
    """Patterns by what they can begin with.

    Args:
        patterns: regular expressions over lower-cased text.

    Attributes:
        compiled: the patterns.
        alone: the Hangul syllables that patterns begin with only when no syllable stands before them.
        within: those that they can begin with inside a word.
    """

    def __init__(self, patterns: list[str]) -> None:
        self.compiled = [re.compile(p) for p in patterns]
        self._at: dict[str, list[int]] = {}
        self._spaced: dict[str, list[int]] = {}
        self.memo: dict[str, Tries] = {}
        alone: set[str] = set()
        within: set[str] = set()
        for number, pattern in enumerate(patterns):
            guarded = stands_alone(pattern)
            for start in beginnings(pattern):
                self._at.setdefault(start, []).append(number)
                if start[0] in (_BLANK, "-"):
                    self._spaced.setdefault(start[1:], []).append(number)
                spaced = start[0] == _BLANK
                (alone if guarded and not spaced else within).add(start[1] if spaced else start[0])
        self.alone = "".join(sorted(c for c in alone - within if "가" <= c <= "힣"))
        self.within = "".join(sorted(c for c in within if "가" <= c <= "힣"))

    def learn(self, key: str) -> Tries:
        """Return, and keep in `memo`, the numbers of the patterns to try where `key` stands.

        Args:
            key: the next three characters of the text (fewer at its end).

        Returns:
            The patterns that can begin with `key`, and those that can begin with the blank or hyphen before it.
        """
        chars = [_BLANK if c.isspace() else c for c in key.ljust(DEPTH, "\n")]
        at = {n for head in product(*((c, ANY) for c in chars)) for n in self._at.get("".join(head), ())}
        spaced = {n for head in product(*((c, ANY) for c in chars[:2])) for n in self._spaced.get("".join(head), ())}
        if len(self.memo) >= _MEMO:
            self.memo.clear()
        tries = tuple(sorted(at)), tuple(sorted(spaced))
        self.memo[key] = tries
        return tries
