"""Is this Latin name a spelling of that Hangul name? Log-likelihood ratio of the best alignment, learned costs.

The costs (`models/transliteration/costs.json`) say for each jamo in context which letters it becomes, how much more
often than by chance, separately for Korean, foreign and Chinese names; `korus_nlp.training.linking.costs` learns them.
One search over alignments, pruned to the best few positions after every symbol, adds them up.
"""

from __future__ import annotations

import itertools
import math
import re
from functools import cache, lru_cache
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


_State = tuple[float, float, float, int]


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


@lru_cache(maxsize=16384)
def _rows(ko: str, origin: str) -> tuple[tuple[dict[str, float], ...], ...]:
    table = costs().origins[origin]
    missing: dict[str, float] = {}

    def row(symbol: str) -> dict[str, float]:
        if symbol in table:
            return table[symbol]
        if symbol.isascii():  # SK하이닉스: a letter writes itself
            return {symbol: 3.0}
        return table.get(base(symbol), missing)

    return tuple(tuple(row(symbol) for symbol in syllable) for syllable in symbols(ko))


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
    gains = _gains(ko, origin)
    chunks = _chunks(letters)
    # position → (ratio so far, that of the worst syllable or sound, ratio and position at the start of the syllable)
    states: dict[int, _State] = {0: (0.0, math.inf, 0.0, 0)}
    for syllable, gain in zip(rows, gains, strict=True):
        for row in syllable:
            states = _step(states, row, chunks, floor)
        closed: dict[int, _State] = {}
        for at, (ratio, worst, begun, start) in states.items():
            # What is left can gain no more than its sounds or its letters allow.
            if ratio + min(gain, _LETTER_GAIN * (end - at)) < beat:
                continue
            if borders and at - start > 1 and any(start < border < at for border in borders):
                closed[at] = (ratio - _BROKEN, min(worst, ratio - _BROKEN - begun), ratio - _BROKEN, at)
            else:
                closed[at] = (ratio, min(worst, ratio - begun), ratio, at)
        states = closed
    ratio, worst, _, _ = states.get(end, (floor * (end + len(rows)), floor * 3, 0.0, 0))
    return Spelling(ratio, worst, end, len(rows), origin)


def _step(
    states: dict[int, _State], row: dict[str, float], chunks: tuple[tuple[tuple[int, str], ...], ...], floor: float
) -> dict[int, _State]:
    following: dict[int, _State] = {}
    get = row.get
    for at, (ratio, worst, begun, start) in states.items():
        for stop, chunk in chunks[at]:
            gain = get(chunk, floor)
            reached = ratio + gain
            known = following.get(stop)
            if known is None or known[0] < reached:
                gain += _SYMBOL
                following[stop] = (reached, worst if worst < gain else gain, begun, start)
    if len(following) > _STATES:
        best = sorted(following.items(), key=_by_ratio, reverse=True)
        least = best[0][1][0] - _MARGIN
        following = {at: state for at, state in best[:_STATES] if state[0] >= least}
    return following


def _by_ratio(item: tuple[int, _State]) -> float:
    return item[1][0]


@lru_cache(maxsize=16384)
def _chunks(letters: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Return for every position the chunks that begin there, with their ends."""
    end = len(letters)
    return tuple(
        tuple((stop, letters[at:stop]) for stop in range(at, min(at + _LONGEST_CHUNK, end) + 1))
        for at in range(end + 1)
    )


@lru_cache(maxsize=16384)
def _gains(ko: str, origin: str) -> tuple[float, ...]:
    """Return the most that the syllables after each one can gain."""
    most = [sum(max(row.values(), default=0.0) for row in syllable) for syllable in _rows(ko, origin)]
    return tuple(sum(most[n + 1 :]) for n in range(len(most)))


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
