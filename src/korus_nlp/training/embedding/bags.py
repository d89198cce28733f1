"""Texts as bags of token ids, in flat arrays, with the noise that training adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_FIRST = 2  # ids below are padding and the unknown token
_LONGEST = 160  # tokens of a text that are read
_CHUNK = 8192


class Bags(NamedTuple):
    """Bag ``i`` is ``flat[begins[i]:begins[i + 1]]``; no bag is empty (padding stands in, with a zero vector)."""

    flat: Ints
    begins: Ints

    def take(self, which: Ints) -> tuple[Ints, Ints]:
        """Return the tokens of some bags one after another, and for each token the place of its bag in `which`."""
        counts = self.begins[which + 1] - self.begins[which]
        row = np.repeat(np.arange(len(which)), counts)
        first = np.cumsum(counts) - counts
        return self.flat[self.begins[which][row] + np.arange(len(row)) - first[row]], row

    def __len__(self) -> int:
        """Return the number of bags."""
        return len(self.begins) - 1


def bags(tokenizer: Any, texts: Sequence[str]) -> Bags:
    """Tokenise texts."""
    parts = []
    for first in range(0, len(texts), _CHUNK):
        for encoding in tokenizer.encode_batch(list(texts[first : first + _CHUNK]), add_special_tokens=False):
            ids = [i for i in encoding.ids[:_LONGEST] if i >= _FIRST]
            parts.append(np.asarray(ids or [0], np.int64))
    begins = np.zeros(len(parts) + 1, np.int64)
    np.cumsum([len(part) for part in parts], out=begins[1:])
    return Bags(np.concatenate(parts) if parts else np.zeros(0, np.int64), begins)


class Noise:
    """Leaves tokens out and cuts pieces in two, so that no text leans on one piece.

    Args:
        scores: log score of each piece in order of ids.
        dropout, split: shares of tokens.
        seed: of the generator.
    """

    def __init__(self, scores: dict[str, float], dropout: float, split: float, seed: int) -> None:
        self._halves = _halves(scores)
        self._dropout, self._split = dropout, split
        self._random = np.random.default_rng(seed)

    def __call__(self, flat: Ints, row: Ints) -> tuple[Ints, Ints]:
        """Return tokens and rows with noise; every row keeps a token."""
        cut = (self._random.random(len(flat)) < self._split) & (self._halves[flat, 0] >= 0)
        tokens = np.concatenate([np.where(cut, self._halves[flat, 0], flat), self._halves[flat[cut], 1]])
        rows = np.concatenate([row, row[cut]])
        order = np.argsort(rows, kind="stable")
        tokens, rows = tokens[order], rows[order]
        keep = self._random.random(len(tokens)) >= self._dropout
        first = np.r_[True, rows[1:] != rows[:-1]]
        keep |= first & (np.bincount(rows)[rows] < 4)
        empty = np.bincount(rows, keep) == 0
        keep |= first & empty[rows]
        return tokens[keep], rows[keep]


def _halves(scores: dict[str, float]) -> Ints:
    """Return for each piece the ids of its best two parts, or -1."""
    ids = {piece: i for i, piece in enumerate(scores)}
    out = np.full((len(scores), 2), -1, np.int64)
    for piece, i in ids.items():
        if i < _FIRST:
            continue
        cuts = [
            (scores[piece[:at]] + scores[piece[at:]], at)
            for at in range(1, len(piece))
            if piece[:at] in scores and piece[at:] in scores
        ]
        if cuts:
            at = max(cuts)[1]
            out[i] = ids[piece[:at]], ids[piece[at:]]
    return out
