"""Learn how Hangul is spelled in Latin letters: expectation maximisation over all alignments of name pairs.

Each jamo symbol (`korus_nlp.text.romanise.symbols`) writes a chunk of zero to four letters. A pair is explained by one
of several origins (Korean names, foreign names in Hangul, Chinese names by their Korean or Chinese reading), each with
its own chunk probabilities, in one of the orders names are written in, or by chance (letters drawn one by one), which
takes the pairs that are no transliterations out of the statistics. The joint-chunk model is that of Li, Zhang and Su
(2004), with order and origin hidden.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from korus_nlp.linking.spelling import Costs
from korus_nlp.text.romanise import base, symbols
from korus_nlp.training.linking.pairs import is_korean_shape, latin_orders

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

LONGEST_CHUNK = 4
CHANCE = 0.02  # share of a symbol's probability that goes to letters by chance: bounds the evidence of one symbol
BACK_OFF = 30.0  # pseudo-counts of the context-free distribution
PRIOR_CHANCE = 0.02  # prior of a pair being no transliteration
BATCH = 6000
ORIGINS = ("korean", "foreign", "chinese")
_PINYIN = re.compile("x|q|zh|^c[^h]|z|iu|ao|uo|ui|ts|hs")


class Rows(NamedTuple):
    """Pairs × orders as arrays: symbol numbers, chunk numbers by (row, position, length), lengths, the pair."""

    symbol: Ints
    chunk: Ints
    symbols_n: Ints
    letters_n: Ints
    pair: Ints


class Inventory(NamedTuple):
    """Numbers of symbols and chunks, log probability of each chunk by chance, and each symbol's context-free number."""

    symbols: dict[str, int]
    chunks: dict[str, int]
    chance: Floats
    base: Ints


def inventory(names: list[tuple[str, str]], rare: int = 4) -> Inventory:
    """Collect the symbols and the chunks that occur at least `rare` times; chunk 0 stands for all others."""
    letters: Counter[str] = Counter()
    chunks: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for ko, en in names:
        seen.update(part for syllable in symbols(ko) for part in syllable)
        text = latin_orders(en)[0]
        letters.update(text)
        chunks.update(text[i : i + n] for i in range(len(text)) for n in range(1, LONGEST_CHUNK + 1))
    kept = ["?", "", *sorted(chunk for chunk, count in chunks.items() if count >= rare)]
    total = sum(letters.values())
    chance = [0.0] + [float(sum(np.log(letters[ch] / total) for ch in chunk)) for chunk in kept[1:]]
    order = sorted(seen)
    bases = {name: number for number, name in enumerate(sorted({base(symbol) for symbol in order}))}
    return Inventory(
        {symbol: number for number, symbol in enumerate(order)},
        {chunk: number for number, chunk in enumerate(kept)},
        np.array(chance, np.float32),
        np.array([bases[base(symbol)] for symbol in order], np.int32),
    )


def rows(names: list[tuple[str, str]], known: Inventory) -> list[Rows]:
    """Number all pairs in all orders, in batches of similar length."""
    found = []
    for number, (ko, en) in enumerate(names):
        numbers = [known.symbols[part] for syllable in symbols(ko) for part in syllable]
        found += [(len(numbers), len(text), number, numbers, text) for text in latin_orders(en)]
    found.sort(key=lambda item: item[:3])
    return [_batch(found[at : at + BATCH], known) for at in range(0, len(found), BATCH)]


def _batch(items: list[tuple[int, int, int, list[int], str]], known: Inventory) -> Rows:
    most_symbols = max(item[0] for item in items)
    most_letters = max(item[1] for item in items)
    symbol = np.zeros((len(items), most_symbols), np.int32)
    chunk = np.full((len(items), most_letters + 1, LONGEST_CHUNK + 1), -1, np.int32)
    for row, (n, letters, _, numbers, text) in enumerate(items):
        symbol[row, :n] = numbers
        for end in range(letters + 1):
            for size in range(min(LONGEST_CHUNK, end) + 1):
                chunk[row, end, size] = known.chunks.get(text[end - size : end], 0)
    columns = np.array([item[:3] for item in items], np.int32)
    return Rows(symbol, chunk, columns[:, 0], columns[:, 1], columns[:, 2])


def _emission(table: Floats, batch: Rows, at: int) -> Floats:
    """Return likelihood ratios (row, end, length) of symbol number `at` writing each chunk; 0 outside the word."""
    ratio = table[batch.symbol[:, at][:, None, None], np.maximum(batch.chunk, 0)]
    ratio[batch.chunk < 0] = 0.0
    return ratio


def _shifted(states: Floats, size: int) -> Floats:
    """Return states moved `size` letters to the right."""
    if size == 0:
        return states
    moved = np.zeros_like(states)
    moved[:, size:] = states[:, :-size]
    return moved


def forward(table: Floats, batch: Rows) -> tuple[list[Floats], Floats]:
    """Return the forward states before each symbol and the likelihood ratio of every row against chance.

    Rows shorter than the batch keep their last state; ratios stay in float range because they are relative to chance.
    """
    states = np.zeros((len(batch.symbol), batch.chunk.shape[1]), np.float32)
    states[:, 0] = 1.0
    history = [states]
    for at in range(batch.symbol.shape[1]):
        ratio = _emission(table, batch, at)
        following = sum(_shifted(states, size) * ratio[:, :, size] for size in range(LONGEST_CHUNK + 1))
        done = batch.symbols_n <= at
        states = np.where(done[:, None], states, following).astype(np.float32)
        history.append(states)
    total = states[np.arange(len(states)), batch.letters_n]
    return history, total


def counts(table: Floats, batch: Rows, history: list[Floats], weight: Floats, into: npt.NDArray[np.float64]) -> None:
    """Add the expected uses of every (symbol, chunk) to `into`; `weight` is posterior ÷ likelihood of each row."""
    backward = np.zeros_like(history[0])
    backward[np.arange(len(backward)), batch.letters_n] = weight
    numbers: list[Ints] = []
    shares: list[Floats] = []
    for at in range(batch.symbol.shape[1] - 1, -1, -1):
        live = (batch.symbols_n > at)[:, None]
        ratio = _emission(table, batch, at)
        earlier = np.zeros_like(backward)
        for size in range(LONGEST_CHUNK + 1):
            arriving = backward * ratio[:, :, size]
            used = np.where(live, _shifted(history[at], size) * arriving, 0.0)
            number = batch.symbol[:, at][:, None] * into.shape[1] + np.maximum(batch.chunk[:, :, size], 0)
            hit = used > 1e-6
            numbers.append(number[hit])
            shares.append(used[hit])
            if size:
                earlier[:, :-size] += arriving[:, size:]
            else:
                earlier += arriving
        backward = np.where(live, earlier, backward)
    flat = into.reshape(-1)
    flat += np.bincount(np.concatenate(numbers), np.concatenate(shares), len(flat))


def estimate(used: npt.NDArray[np.float64], known: Inventory) -> Floats:
    """Return likelihood ratios P(chunk | symbol) ÷ P(chunk by chance), smoothed with the context-free counts."""
    pooled = np.zeros((int(known.base.max()) + 1, used.shape[1]))
    np.add.at(pooled, known.base, used)
    pooled[:, 0] = used[:, 0] = 0.0
    pooled = (pooled + 1e-9) / (pooled.sum(1, keepdims=True) + 1e-9 * pooled.shape[1])
    smooth = (used + BACK_OFF * pooled[known.base]) / (used.sum(1, keepdims=True) + BACK_OFF)
    ratio = (1 - CHANCE) * smooth / np.exp(known.chance) + CHANCE / (LONGEST_CHUNK + 1)
    ratio[:, 0] = CHANCE / (LONGEST_CHUNK + 1)
    return np.asarray(ratio, np.float32)


def learn(names: list[tuple[str, str]], iterations: int, log: bool = True) -> tuple[Inventory, list[Floats]]:
    """Run expectation maximisation.

    Args:
        names: (Korean, English) pairs.
        iterations: rounds over all pairs; the mean log ratio settles after about eight.
        log: print the likelihood of each round.

    Returns:
        The inventory and one table of likelihood ratios per origin, in the order of `ORIGINS`.
    """
    known = inventory(names)
    batches = rows(names, known)
    origin = np.array([_origin(*name) for name in names], np.float32)
    tables = [_first_guess(known)] * len(ORIGINS)
    for round_number in range(iterations):
        likelihood = np.zeros(origin.shape)
        passes = []
        for batch in batches:
            totals = [forward(table, batch)[1] for table in tables]
            passes.append(totals)
            for kind, total in enumerate(totals):
                np.add.at(likelihood[:, kind], batch.pair, total)
        joint = likelihood * origin
        evidence = (1 - PRIOR_CHANCE) * joint.sum(1) + PRIOR_CHANCE
        fresh = []
        for kind, table in enumerate(tables):
            used = np.zeros(table.shape)
            for batch, _ in zip(batches, passes, strict=True):
                weight = ((1 - PRIOR_CHANCE) * origin[:, kind] / evidence).astype(np.float32)[batch.pair]
                counts(table, batch, forward(table, batch)[0], weight, used)
            fresh.append(estimate(used, known))
        tables = fresh
        if round_number >= 1:  # the first round only separates what the shape of the names says
            origin = 0.1 * origin + 0.9 * (joint / np.maximum(joint.sum(1, keepdims=True), 1e-30)).astype(np.float32)
        if log:
            print(f"round {round_number + 1}: log ratio {np.log(evidence).mean():.3f}", flush=True)
    return known, tables


def _origin(ko: str, en: str) -> tuple[float, float, float]:
    """Return how likely each origin is by the look of the pair; only the first rounds depend on it."""
    if not is_korean_shape(ko, en):
        return 0.01, 0.97, 0.02
    return (0.1, 0.1, 0.8) if _PINYIN.search(latin_orders(en)[0]) else (0.9, 0.05, 0.05)


# Rough sound classes break the symmetry of the first round; everything else is learned.
_SOUNDS = {
    "ㄱㄲㅋ": "kgcqx", "ㄴ": "n", "ㄷㄸㅌ": "td", "ㄹ": "lr", "ㅁ": "m", "ㅂㅃㅍ": "bpfv", "ㅅㅆ": "szct",
    "ㅈㅉㅊ": "jczgst", "ㅎ": "h", "ㅏㅑㅐㅒㅔㅖㅘㅙ": "aey",
    "ㅓㅕㅝㅗㅛㅚ": "ouyewa", "ㅜㅠㅟㅡ": "uwoey", "ㅣㅢ": "iyeu",
}  # fmt: skip


def _first_guess(known: Inventory) -> Floats:
    used = np.zeros((len(known.symbols), len(known.chunks)))
    for symbol, row in known.symbols.items():
        sounds = next((latin for jamo, latin in _SOUNDS.items() if base(symbol)[-1] in jamo), "ngm")
        if base(symbol) == "ㅇ":
            sounds = "ng"
        for chunk, column in known.chunks.items():
            if len(chunk) <= 2:
                used[row, column] = 20.0 * sum(ch in sounds for ch in chunk) / max(1, len(chunk)) ** 2 + 0.1
    return estimate(used, known)


def export(known: Inventory, tables: list[Floats], least: float = 3e-4) -> Costs:
    """Return the likelihood ratios as natural logarithms, for chunks more probable than `least`.

    The bare form of each symbol is added with the mean of its contexts, for contexts that training never met.
    """
    result: dict[str, dict[str, dict[str, float]]] = {}
    for origin, table in zip(ORIGINS, tables, strict=True):
        probability = table * np.exp(known.chance)
        symbols_of: dict[str, dict[str, float]] = {}
        pooled: dict[str, list[int]] = {}
        for symbol, row in known.symbols.items():
            symbols_of[symbol] = _row(known, table[row], probability[row], least)
            pooled.setdefault(base(symbol), []).append(row)
        for symbol, members in pooled.items():
            symbols_of.setdefault(symbol, _row(known, table[members].mean(0), probability[members].mean(0), least))
        result[origin] = symbols_of
    return Costs(round(math.log(CHANCE / (LONGEST_CHUNK + 1)), 2), result, {})


def _row(known: Inventory, ratio: Floats, probability: Floats, least: float) -> dict[str, float]:
    floor = 1.5 * CHANCE / (LONGEST_CHUNK + 1)
    return {
        chunk: round(float(np.log(ratio[column])), 2)
        for chunk, column in known.chunks.items()
        if column and probability[column] > least and ratio[column] > floor
    }
