"""Is this Latin name a spelling of that Hangul name? Log-likelihood ratio of the best alignment, learned costs.

The costs (`models/transliteration/costs.json`) say for each jamo in context which letters it becomes, how much more
often than by chance, separately for Korean, foreign and Chinese names; `korus_nlp.training.linking.costs` learns them.
One search over alignments, pruned to the best few positions after every symbol, adds them up.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

import msgspec

from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import models_dir
from korus_nlp.text.romanise import bare, base, symbols

_LONGEST_CHUNK = 4
_STATES = 7  # positions kept after every symbol; 20 change 1 score in 3,000 and cost twice the time
_MARGIN = 9.0  # nats behind the best position at which one is dropped
_SYMBOL = 2.0  # nats by which a single sound may be worse than a syllable: 균 has yu and n of Hyun, but no h
_LETTER_GAIN = 4.0  # nats a letter can gain at most, a little above the highest of the learned costs
_LONGEST_CHINESE = 5  # syllables of a Chinese name, with a blank
_HOPELESS = -6.0  # nats at which a name is not worth an exact score: it is 0.002 at best
_NEVER = -math.inf
_RATIO = itemgetter(1)
_BROKEN = 3.0  # nats off for a syllable that runs over a hyphen or space: Do-kyun is not 덕현


class Costs(msgspec.Struct, frozen=True):
    """What was learned from name pairs.

    Attributes:
        floor: log-likelihood ratio of a chunk that `origins` does not list.
        origins: origin → symbol → chunk → log-likelihood ratio over chance.
        weights: of `features`, for "foreign" and "korean" (read syllable by syllable) names.
    """

    floor: float
    origins: dict[str, dict[str, dict[str, float]]]
    weights: dict[str, tuple[float, ...]]


_Chunks = tuple[tuple[str, ...], ...]
_Rows = tuple[tuple[tuple[dict[str, float], ...], float], ...]
# Of each syllable: for each symbol position → the position before it, and the ratios at its end.
_Path = list[tuple[list[dict[int, int]], dict[int, float]]]


class Spelling(NamedTuple):
    """The best alignment: log-likelihood ratio over chance (nats), that of the worst part, letters, syllables."""

    ratio: float
    worst: float
    letters: int
    syllables: int
    origin: str


@cache
def costs() -> Costs:
    """Return the shipped costs, read once per process.

    Raises:
        KorusError: the file is missing.
    """
    path = models_dir() / "transliteration" / "costs.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Costs)
    except OSError as error:
        raise KorusError(
            "no_costs", "the transliteration costs are missing", where=str(path), saw=str(error), exit_code=Exit.MISSING
        ) from error


class _Sound(NamedTuple):
    """What a symbol may be written as under one origin, and the most that it gains."""

    row: dict[str, float]
    most: float


@lru_cache(maxsize=8192)
def _sound(symbol: str, origin: str) -> _Sound:
    table = costs().origins[origin]
    if symbol in table:
        row = table[symbol]
    elif symbol.isascii():  # SK하이닉스: a letter writes itself
        row = {symbol: 3.0}
    else:
        row = table.get(base(symbol), {})
    return _Sound(row, max(row.values(), default=0.0))


@lru_cache(maxsize=16384)
def _rows(ko: str, origin: str) -> _Rows:
    """Return the rows of each syllable, and the most that the syllables after it can gain."""
    rest = 0.0
    found = []
    for syllable in reversed(symbols(ko)):
        sounds = [_sound(symbol, origin) for symbol in syllable]
        found.append((tuple([sound.row for sound in sounds]), rest))
        rest += sum([sound.most for sound in sounds])
    return tuple(reversed(found))


def align(ko: str, letters: str, borders: frozenset[int], origin: str, beat: float = -math.inf) -> Spelling:
    """Return the best alignment of a Hangul name with bare Latin letters under one origin's costs.

    Args:
        ko: the Hangul name, spaces allowed.
        letters: lower-case letters and digits without spaces.
        borders: positions in `letters` where the name has a space or hyphen.
        origin: "korean", "foreign" or "chinese".
        beat: an alignment that cannot reach this ratio need not be found; then any worse one is returned.
    """
    floor = costs().floor
    end = len(letters)
    rows = _rows(ko, origin)
    chunks = _chunks(letters)
    states = {0: 0.0}  # position → ratio so far
    path: _Path = []
    for syllable, gain in rows:
        ways = []
        for row in syllable:
            states, way = _step(states, row, chunks, floor)
            ways.append(way)
        closed: dict[int, float] = {}
        for at, ratio in states.items():
            # What is left can gain no more than its sounds or its letters allow.
            if ratio + min(gain, _LETTER_GAIN * (end - at)) >= beat:
                closed[at] = ratio - _BROKEN if borders and _is_broken(at, ways, borders) else ratio
        states = closed
        path.append((ways, closed))
        if not states:
            break
    if end not in states:
        return Spelling(floor * (end + len(rows)), floor * 3, end, len(rows), origin)
    return Spelling(states[end], _worst(letters, rows, path, floor), end, len(rows), origin)


def _step(
    states: dict[int, float], row: dict[str, float], chunks: _Chunks, floor: float
) -> tuple[dict[int, float], dict[int, int]]:
    """Return the positions that writing one symbol reaches, with their ratios, and where each came from."""
    following: dict[int, float] = {}
    way: dict[int, int] = {}
    gain_of, known = row.get, following.get
    for at, ratio in states.items():
        stop = at
        for chunk in chunks[at]:
            reached = ratio + gain_of(chunk, floor)
            if known(stop, _NEVER) < reached:
                following[stop] = reached
                way[stop] = at
            stop += 1
    if len(following) > _STATES:
        best = sorted(following.items(), key=_RATIO, reverse=True)
        least = best[0][1] - _MARGIN
        following = {at: ratio for at, ratio in best[:_STATES] if ratio >= least}
    return following, way


def _start(at: int, ways: Sequence[dict[int, int]]) -> int:
    """Return where the syllable began that ends at a position."""
    for way in reversed(ways):
        at = way[at]
    return at


def _is_broken(at: int, ways: Sequence[dict[int, int]], borders: frozenset[int]) -> bool:
    """Tell whether the syllable that ends at a position runs over a border."""
    start = _start(at, ways)
    return at - start > 1 and any(start < border < at for border in borders)


def _worst(letters: str, rows: _Rows, path: _Path, floor: float) -> float:
    """Return the ratio of the worst syllable or sound of the best alignment, walking back through it."""
    worst = math.inf
    at = len(letters)
    for number in range(len(rows) - 1, -1, -1):
        ways, closed = path[number]
        end = at
        for row, way in zip(reversed(rows[number][0]), reversed(ways), strict=True):
            worst = min(worst, row.get(letters[way[at] : at], floor) + _SYMBOL)
            at = way[at]
        worst = min(worst, closed[end] - (path[number - 1][1][at] if number else 0.0))
    return worst


@lru_cache(maxsize=16384)
def _chunks(letters: str) -> _Chunks:
    """Return for every position the chunks that begin there, of no letter, one, two, …"""
    padded = letters + "\0" * _LONGEST_CHUNK
    found: list[tuple[str, ...]] = [
        ("", padded[n], padded[n : n + 2], padded[n : n + 3], padded[n : n + 4]) for n in range(len(letters) + 1)
    ]
    for left in range(min(_LONGEST_CHUNK, len(found))):  # at the end there are fewer letters than a chunk may have
        found[-1 - left] = found[-1 - left][: left + 1]
    return tuple(found)


_NOT_LETTERS = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=16384)
def orders(en: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the letters and borders of a Latin name in the orders names are written in.

    As is, last word first, first word last: Fumio Kishida is 기시다 후미오.
    """
    words = [word for word in bare(en).split() if _NOT_LETTERS.sub("", word)]
    found = [words]
    if 1 < len(words) <= 4:
        found += [[*words[-1:], *words[:-1]], [*words[1:], *words[:1]]]
    return tuple(dict.fromkeys(_letters(" ".join(order)) for order in found))


def _letters(text: str) -> tuple[str, frozenset[int]]:
    parts = [part for part in _NOT_LETTERS.split(text.replace("'", "")) if part]
    return "".join(parts), frozenset(itertools.accumulate(map(len, parts[:-1])))


def best(ko: str, en: str) -> Spelling:
    """Return the best alignment over the orders of the Latin name and the origins.

    Of alignments that are all hopeless, any is returned.
    """
    origins = ("korean", "foreign", "chinese") if len(ko) <= _LONGEST_CHINESE else ("foreign", "korean")
    found: Spelling | None = None
    for order in orders(en):
        for origin in origins:
            one = align(ko, *order, origin, _HOPELESS if found is None else max(_HOPELESS, found.ratio))
            found = one if found is None or one > found else found
    assert found is not None  # a name has at least one order
    return found


def features(found: Spelling) -> tuple[float, ...]:
    """Return what the probability rests on: evidence a letter, the worst syllable, all evidence, length."""
    worst = max(-12.0, min(8.0, found.worst))
    return (1.0, found.ratio / max(1, found.letters), worst / 4, min(found.ratio, 40.0) / 10, found.letters / 10)


@lru_cache(maxsize=65536)
def probability(ko: str, en: str) -> float:
    """Return how probable it is that a Latin name spells a Hangul name, against a neighbour in a list of names.

    >>> probability("서주석", "Suh Choo-suk") > 0.9, probability("서주석", "Suh Hoon") < 0.1
    (True, True)
    """
    found = best(ko, en)
    weights = costs().weights["foreign" if found.origin == "foreign" else "korean"]
    score = sum(weight * value for weight, value in zip(weights, features(found), strict=True))
    # Names that chance explains as well as the costs do are never more likely than not.
    return min(_logistic(score), _logistic(found.ratio))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
