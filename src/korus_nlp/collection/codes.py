"""Unit vectors in a byte a number: the length is dropped, and given back where vectors are compared.

A vector's largest number becomes 127, the others keep their proportion; only the direction counts, so no factor is
stored. A quarter of the room of single precision, and what is read for a search is a quarter too. Measured on 387,000
vectors of 256 numbers: cosines are off by 0.0005 (standard deviation), and of the ten paragraphs that are nearest by
cosines in single precision 99.6 % are still among the ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_TOP: Final = 127
_BLOCK: Final = 512  # vectors turned into floats at once: they stay in the cache of a core


def encode(vectors: Array) -> Array:
    """Return vectors (any float type, one a row) as int8; zeros stay zeros.

    >>> encode(np.asarray([[0.6, -0.8], [0.0, 0.0]])).tolist()
    [[95, -127], [0, 0]]
    """
    most = np.abs(vectors).max(axis=-1, keepdims=True, initial=0).astype(np.float32)
    return np.asarray(np.rint(vectors * (_TOP / np.maximum(most, 1e-12))), np.int8)


def decode(codes: Array) -> Array:
    """Return the unit vectors that `codes` stand for, in single precision."""
    return codes.astype(np.float32) * scales(codes)[:, None]


def scales(codes: Array) -> Array:
    """Return what each row is multiplied by to have length 1; 0 for a row of zeros."""
    out = np.zeros(len(codes), np.float32)
    for first in range(0, len(codes), _BLOCK):
        block = codes[first : first + _BLOCK].astype(np.float32)
        squares = np.einsum("ij,ij->i", block, block)  # whole numbers, up to 1,040 of them exact in any order
        lengths = np.sqrt(squares)
        np.divide(1, lengths, out=out[first : first + _BLOCK], where=lengths > 0)
    return out


def products(codes: Array, numbers: Array | None, query: Array) -> Array:
    """Return the products of a vector and rows of `codes`, not divided by the rows' lengths.

    Args:
        codes: vectors, one a row.
        numbers: which rows; None for all.
        query: a vector, or several, one a row: the result then has one row for each.
    """
    size = len(codes) if numbers is None else len(numbers)
    out = np.empty((*query.shape[:-1], size), np.float32)
    room = np.empty((min(size, _BLOCK), codes.shape[1]), np.float32)
    for first in range(0, size, _BLOCK):
        block = codes[first : first + _BLOCK] if numbers is None else codes[numbers[first : first + _BLOCK]]
        floats = room[: len(block)]
        floats[:] = block
        out[..., first : first + _BLOCK] = query @ floats.T
    return out
