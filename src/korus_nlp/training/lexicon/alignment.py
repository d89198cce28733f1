"""Which word translates which: IBM model 1 (Brown et al., 1993) in both directions over bags of words.

Every word of one side was made by some word of the other, or by none; expectation maximisation finds which is likely.
Both directions must agree: the score of a pair is the geometric mean of the two probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

ROUNDS: Final = 6
_NONE: Final = 0  # number of the empty word, which every bag has


class Bags(NamedTuple):
    """A sentence pair as numbers of words, Korean and English, and how much it counts."""

    ko: Sequence[int]
    en: Sequence[int]
    weight: float


def scores(bags: Sequence[Bags], sizes: tuple[int, int]) -> tuple[Array, Array, Array]:
    """Return all pairs of words that meet as (Korean, English, score); number 0 is the empty word.

    Args:
        bags: sentence pairs; numbers start at 1.
        sizes: words of each language, the empty one counted.
    """
    sentence, ko, en, weight = _cells(bags)
    forth = _model1(sentence, ko, en, weight, sizes)
    back = _model1(sentence, en, ko, weight, (sizes[1], sizes[0]))
    pairs, first = np.unique(ko.astype(np.int64) << 32 | en, return_index=True)
    score = np.sqrt(forth[first] * back[first])
    return pairs >> 32, pairs & 0xFFFFFFFF, score


def _cells(bags: Sequence[Bags]) -> tuple[Array, Array, Array, Array]:
    """Return every meeting of two words as a row: sentence, Korean word, English word, weight."""
    parts = []
    for number, bag in enumerate(bags):
        ko = np.asarray([_NONE, *bag.ko], np.int32)
        en = np.asarray([_NONE, *bag.en], np.int32)
        size = len(ko) * len(en)
        grid = (np.repeat(ko, len(en)), np.tile(en, len(ko)))
        parts.append((np.full(size, number, np.int32), *grid, np.full(size, bag.weight, np.float32)))
    sentence, ko, en, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return sentence, ko, en, weight


def _model1(sentence: Array, given: Array, made: Array, weight: Array, sizes: tuple[int, int]) -> Array:
    """Return for every cell the probability that `given` makes `made`."""
    pair, place = np.unique(given.astype(np.int64) * sizes[1] + made, return_inverse=True)
    owner = (pair // sizes[1]).astype(np.int64)
    target = sentence.astype(np.int64) * sizes[1] + made
    _, spot = np.unique(target, return_inverse=True)
    chance = np.full(len(pair), 1.0 / sizes[1])
    real = made != _NONE
    for _ in range(ROUNDS):
        cell = np.where(real, chance[place], 0.0)
        share = cell / np.maximum(np.bincount(spot, cell), 1e-12)[spot]
        count = np.bincount(place, share * weight, len(pair))
        chance = count / np.maximum(np.bincount(owner, count, sizes[0]), 1e-12)[owner]
    out: Array = chance[place]
    return out
