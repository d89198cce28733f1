"""Which patterns can begin with which character: so that a scan tries a handful at each word instead of all of them.

The first characters are read off the parsed regular expression; a construct that is not understood counts as "any
character", which costs time and never a match.
"""

from __future__ import annotations

import re
from re import _constants, _parser  # type: ignore[attr-defined]  # the only place where Python keeps parsed patterns
from typing import Any, Final

_SPACES: Final = frozenset(" \t\n\r\f\v\u00a0\u3000")
_DIGITS: Final = frozenset("0123456789")
_WIDE: Final = 600  # a range of more characters than this is "any"


def first_characters(pattern: str) -> frozenset[str] | None:
    """Return the characters a match of `pattern` can begin with; None for any (or when it can be empty)."""
    chars, empty = _sequence(_parser.parse(pattern))
    return None if chars is None or empty else frozenset(chars)


def _sequence(items: Any) -> tuple[set[str] | None, bool]:
    found: set[str] = set()
    for op, argument in items:
        chars, empty = _item(str(op), argument)
        if chars is None:
            return None, False
        found |= chars
        if not empty:
            return found, False
    return found, True


def _item(op: str, argument: Any) -> tuple[set[str] | None, bool]:  # noqa: PLR0911
    if op == "LITERAL":
        return {chr(argument)}, False
    if op == "IN":
        return _class(argument), False
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        # a negative assertion that always fails, (?!), ends an alternative; counting it as empty is the safe side
        return set(), True
    if op == "SUBPATTERN":
        return _sequence(argument[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        chars, empty = _sequence(argument[2])
        return chars, empty or argument[0] == 0
    if op == "BRANCH":
        parts = [_sequence(branch) for branch in argument[1]]
        if any(chars is None for chars, _ in parts):
            return None, False
        return {c for chars, _ in parts for c in chars or ()}, any(empty for _, empty in parts)
    return None, False


def _class(members: Any) -> set[str] | None:
    found: set[str] = set()
    for op, argument in members:
        if op is _constants.LITERAL:
            found.add(chr(argument))
        elif op is _constants.RANGE and argument[1] - argument[0] < _WIDE:
            found |= {chr(c) for c in range(argument[0], argument[1] + 1)}
        elif op is _constants.CATEGORY and argument is _constants.CATEGORY_DIGIT:
            found |= _DIGITS
        elif op is _constants.CATEGORY and argument is _constants.CATEGORY_SPACE:
            found |= _SPACES
        else:
            return None
    return found


class Dispatch:
    """Patterns by the character they can begin with.

    Args:
        patterns: regular expressions over lower-cased text.

    Attributes:
        at: for a character, the numbers of the patterns that can begin with it.
        after_space: the numbers of those that can begin with the blank or hyphen before a character.
    """

    def __init__(self, patterns: list[str]) -> None:
        self.compiled = [re.compile(p) for p in patterns]
        firsts = [first_characters(p) for p in patterns]
        alphabet = {c for first in firsts for c in first or ()} - _SPACES
        self._any = tuple(n for n, first in enumerate(firsts) if first is None)
        self._spaced_any = tuple(
            n for n, first in enumerate(firsts) if first is not None and " " in first and first <= _SPACES | {"-"}
        )
        self.at = {c: tuple(n for n, f in enumerate(firsts) if f is None or c in f) for c in alphabet}
        self.after_space = {
            c: tuple(n for n, f in enumerate(firsts) if f and " " in f and (c in f or n in self._spaced_any))
            for c in alphabet
        }

    def tries(self, char: str) -> tuple[int, ...]:
        """Return the numbers of the patterns to try at a character."""
        return self.at.get(char, self._any)

    def tries_after_space(self, char: str) -> tuple[int, ...]:
        """Return the numbers of the patterns to try one character earlier, at the blank."""
        return self.after_space.get(char, self._spaced_any)
