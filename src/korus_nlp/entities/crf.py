"""A linear-chain CRF as CRFsuite stores it, decoded with numpy: the best labels of many sentences at once.

CRFsuite takes every feature of every token as a string, each time it appears. Most features of a token follow from
one word, so what they add up to is kept under the group they come in: a token is then a sum of a few rows. Sentences
go through Viterbi and forward-backward side by side. Labels are those of CRFsuite; probabilities differ from its own
by rounding (1e-13). The file format is that of CRFsuite 0.12 (`lib/crf/src/crf1d_model.c`, `lib/cqdb/src/cqdb.c`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from korus_nlp.entities.features import JOIN

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

_HEADER = struct.Struct("<4sI4sIIIIIIIII")
_CHUNK = struct.Struct("<4sII")
_DATABASE = struct.Struct("<4sIIIII")
_RECORD = 8  # bytes before a string
_FEATURE = np.dtype([("type", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_NATIVE = 0x62445371  # how CQDB marks the byte order of its writer
_ROOM = 8_192  # groups there is room for at first
_MOST = 65_536  # groups that are kept


class Crf:
    """Weights of features and of transitions between labels.

    Args:
        data: a model file of CRFsuite.

    Raises:
        ValueError: the data is no such file, or is cut off.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._read(data)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise ValueError(f"damaged CRFsuite model: {error}") from error

    def _read(self, data: bytes) -> None:
        magic, size, kind, _, _, _, _, features, labels, attributes, _, _ = _HEADER.unpack_from(data)
        if magic != b"lCRF" or kind != b"FOMC" or size > len(data):
            raise ValueError("no CRFsuite model")
        self.labels = tuple(_strings(data, labels))
        names = _strings(data, attributes)
        _, _, count = _CHUNK.unpack_from(data, features)
        found = np.frombuffer(data, _FEATURE, count, features + _CHUNK.size)
        if len(names) < found["source"][found["type"] == 0].max(initial=0):
            raise ValueError("fewer names than features")
        states, moves = found[found["type"] == 0], found[found["type"] == 1]
        self._known = len(names) + 1
        # Row 0 is that of features nobody has seen; those of groups follow the rows of single features.
        self._weights: Floats = np.zeros((self._known + _ROOM, len(self.labels)))
        self._weights[states["source"] + 1, states["target"]] = states["weight"]
        self._moves: Floats = np.zeros((len(self.labels), len(self.labels)))
        self._moves[moves["source"], moves["target"]] = moves["weight"]
        self._rows: dict[str, int] = dict(zip(names, range(1, self._known), strict=True)) | {"": 0}
        self._groups: dict[str, int] = {}

    def tag(self, sentences: Sequence[Sequence[Sequence[str]]]) -> list[Tagged]:
        """Return the best labels of each sentence, given the features of each of its tokens."""
        filled = [sentence for sentence in sentences if sentence]
        if not filled:
            return [Tagged((), None, 0) for _ in sentences]
        batch = _Batch(self._scores(chain.from_iterable(filled)), [len(sentence) for sentence in filled], self._moves)
        names = self.labels
        tagged = iter([Tagged(tuple(names[label] for label in path), batch, n) for n, path in enumerate(batch.paths())])
        return [next(tagged) if sentence else Tagged((), None, 0) for sentence in sentences]

    def _scores(self, tokens: Iterable[Sequence[str]]) -> Floats:
        """Return the sum of the weights of each token's features, one row a token."""
        if len(self._groups) > _MOST:
            for group in self._groups:
                del self._rows[group]
            self._groups = {}
        tokens = list(tokens)
        flat = list(chain.from_iterable(tokens))
        rows = np.fromiter(map(self._rows.get, flat, repeat(-1)), np.intp, len(flat))
        unknown = np.flatnonzero(rows < 0).tolist()
        self._add([group for group in dict.fromkeys([flat[n] for n in unknown]) if JOIN in group])
        for n in unknown:
            rows[n] = self._rows.get(flat[n], 0)
        sizes = np.fromiter(map(len, tokens), np.intp, len(tokens))
        scores: Floats = np.add.reduceat(self._weights.take(rows, axis=0), sizes.cumsum() - sizes)
        return scores

    def _add(self, groups: Sequence[str]) -> None:
        """Keep the sums of the weights of new groups."""
        if not groups:
            return
        first = self._known + len(self._groups)
        if (missing := first + len(groups) - len(self._weights)) > 0:
            self._weights = np.concatenate([self._weights, np.zeros((missing + _ROOM, len(self.labels)))])
        split = [group.split(JOIN) for group in groups]
        rows = [self._rows.get(one, 0) for group in split for one in group]
        starts = np.cumsum([0, *map(len, split[:-1])])
        self._weights[first : first + len(groups)] = np.add.reduceat(self._weights.take(rows, axis=0), starts)
        added = dict(zip(groups, range(first, first + len(groups)), strict=True))
        self._rows |= added
        self._groups |= added


class Tagged:
    """The best labels of a sentence, and on demand how probable each is."""

    def __init__(self, labels: tuple[str, ...], batch: _Batch | None, number: int) -> None:
        self.labels = labels
        self._batch = batch
        self._number = number

    @property
    def marginals(self) -> list[float]:
        """The probability of each label at its place, whatever the others are."""
        return [] if self._batch is None else self._batch.marginals(self._number)


class _Batch:
    """Sentences side by side: first the first tokens of all, then the second ones; the longest sentence leads."""

    def __init__(self, scores: Floats, lengths: Sequence[int], moves: Floats) -> None:
        sizes = np.array(lengths, dtype=np.intp)
        order = np.argsort(-sizes, kind="stable")
        reaching = np.searchsorted(-sizes[order], -np.arange(int(sizes.max())), side="left")
        starts = (sizes.cumsum() - sizes)[order]
        # Where each token of the batch stood when it was given; where each step of the batch begins; the last tokens.
        self._given: Ints = np.concatenate([starts[:count] + t for t, count in enumerate(reaching.tolist())])
        begins = np.concatenate([[0], reaching.cumsum()])
        self._steps = list(zip(begins.tolist(), begins[1:].tolist(), strict=False))
        self._last = begins[sizes[order] - 1] + np.arange(len(sizes))
        self._bounds = list(zip((sizes.cumsum() - sizes).tolist(), sizes.cumsum().tolist(), strict=True))
        self._scores, self._moves = scores.take(self._given, axis=0), moves
        self._path: Ints = np.zeros(len(scores), dtype=np.intp)
        self._probable: list[float] | None = None

    def paths(self) -> Iterator[list[int]]:
        """Yield the best labels of each sentence, in the order they were given (Viterbi)."""
        best, steps, path = self._scores.copy(), self._steps, self._path
        from_each, to_each = self._moves[:, None, :], np.ascontiguousarray(self._moves.T)
        for (before, _), (here, end) in pairwise(steps):
            best[here:end] += np.maximum.reduce(best[before : before + end - here].T[:, :, None] + from_each)
        chosen = best.take(self._last, axis=0).argmax(axis=1)
        for (before, _), (here, end) in zip(steps[-2::-1], steps[:0:-1], strict=False):
            count = end - here
            path[here:end] = chosen[:count]
            reached = best[before : before + count] + to_each.take(chosen[:count], axis=0)
            chosen[:count] = reached.argmax(axis=1)
        path[: len(chosen)] = chosen
        flat = np.empty_like(path)
        flat[self._given] = path
        labels = flat.tolist()
        for start, end in self._bounds:
            yield labels[start:end]

    def marginals(self, number: int) -> list[float]:
        """Return the probability of each label of the best path of a sentence."""
        if self._probable is None:
            probable = np.empty(len(self._path))
            probable[self._given] = self._forward_backward()
            self._probable = probable.tolist()
        start, end = self._bounds[number]
        return self._probable[start:end]

    def _forward_backward(self) -> Floats:
        """Return the probability of the chosen label of each token; every step is scaled, so nothing underflows."""
        forward = np.exp(self._scores - self._scores.max(axis=1, keepdims=True))
        moves, steps = np.exp(self._moves), self._steps
        likely, backward = forward.copy(), np.ones_like(forward)
        for (before, _), (here, end) in pairwise(steps):
            part = forward[here:end]
            part *= forward[before : before + end - here] @ moves
            part /= np.add.reduce(part, axis=1, keepdims=True)
        for (before, _), (here, end) in zip(steps[-2::-1], steps[:0:-1], strict=False):
            part = backward[before : before + end - here]
            np.matmul(likely[here:end] * backward[here:end], moves.T, out=part)
            part /= np.add.reduce(part, axis=1, keepdims=True)
        forward *= backward
        chosen: Floats = forward[np.arange(len(forward)), self._path] / forward.sum(axis=1)
        return chosen


def _strings(data: bytes, at: int) -> list[str]:
    """Return the strings of a CQDB by their numbers; they stand one behind another, each after its number and size."""
    magic, _, _, order, count, table = _DATABASE.unpack_from(data, at)
    if magic != b"CQDB" or order != _NATIVE:
        raise ValueError("no CQDB")
    starts = np.frombuffer(data, "<u4", count, at + table).astype(np.intp) + at
    if not count or np.any(np.diff(starts) <= _RECORD):
        raise ValueError("a CQDB with gaps")
    _, size = struct.unpack_from("<II", data, int(starts[-1]))
    text = np.frombuffer(data, np.uint8)[starts[0] : starts[-1] + _RECORD + size]
    kept = np.ones(len(text), dtype=bool)
    for n in range(_RECORD):
        kept[starts - starts[0] + n] = False
    return str(text[kept][:-1].tobytes(), "utf-8").split("\0")
