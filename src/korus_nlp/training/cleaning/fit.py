"""Train a tagger: partial labels, page-level augmentation, a fixed seed; torch here, plain arrays afterwards.

The loss of a line is −log of the probability that the kinds its labels allow share between them, so body-only gold and
fully labelled pages train one model. Each epoch shows a page with lines dropped in runs (as main-content extractors
drop them) and with column groups hidden (so that no single cue, a class name least of all, carries the decision).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from korus_nlp.cleaning import markup
from korus_nlp.cleaning.tagger import KINDS
from korus_nlp.cleaning.wording import SHAPES
from korus_nlp.document import Kind

Floats = NDArray[np.float32]
_BATCH: Final = 8  # pages a step
_GAP: Final = 16  # empty lines between the pages of a batch, so that no page sees the next


class Example(NamedTuple):
    """A page: its feature rows, the allowed kinds of every line, its site (for cross-validation) and its weight."""

    rows: Floats
    masks: NDArray[np.bool_]
    site: str
    weight: float = 1.0


def groups(columns: Sequence[str]) -> list[NDArray[np.int64]]:
    """Return the columns that augmentation hides together: wording, shapes, class words, elements, facts, place."""
    where = {name: i for i, name in enumerate(columns)}
    wording = [i for name, i in where.items() if name.startswith(("phrase", "tokens_"))]
    shaped = [where[name] for shape in SHAPES if (name := f"is_{shape}") in where]
    place = [where[name] for name in ("from_top", "from_bottom", "place", "log_lines", "page_sentences", "first_lines")]
    gaps = [where[name] for name in ("bullet", "gap_before", "gap_after", "short_gap")]
    topic = [where[name] for name in ("topic_share", "topic_words", "in_page_long", "longest_share")]
    near = [where[name] for name in ("near_share", "near_words", "twin") if name in where]
    marks = [i for name, i in where.items() if name.startswith(("after_", "before_"))]
    found = [wording, shaped, place, gaps, topic, near, marks]
    if "depth" in where:
        found += [[i for name, i in where.items() if name.startswith(start)] for start in ("near_", "hint_", "in_")]
        found.append([where[name] for name in markup.COLUMNS if name.startswith(("tag_", "depth"))])
        found.append([where[name] for name in markup.COLUMNS[-6:]])
        found.append([where[name] for name in markup.COLUMNS if name.startswith(("parent_", "path_", "container_"))])
    return [np.array(group, np.int64) for group in found if group]


def network(width_in: int, width: int, layers: int) -> Any:
    """Return the torch module whose arrays `korus_nlp.cleaning.tagger.Tagger` evaluates.

    Its input is a batch: the rows of several pages with `_GAP` empty rows after each, the page number of every row, and
    which rows are lines.
    """
    import torch
    from torch import nn

    class Network(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.add_module("in", nn.Linear(width_in, width))
            self.page = nn.Linear(2 * width, width)
            for i in range(layers):
                self.add_module(f"conv{i}", nn.Conv1d(width, width, 3, padding=2**i, dilation=2**i))
            self.out = nn.Linear(width, len(KINDS))
            self.drop = nn.Dropout(0.15)

        def forward(self, x: torch.Tensor, owner: torch.Tensor, real: torch.Tensor) -> Any:
            pages, real = int(owner[-1]) + 1, real[:, None]
            x = torch.relu(self.get_submodule("in")(x)) * real
            counts = torch.zeros(pages, 1).index_add(0, owner, real)
            mean = torch.zeros(pages, width).index_add(0, owner, x) / counts
            most = torch.zeros(pages, width).scatter_reduce(0, owner[:, None].expand_as(x), x, "amax")
            x = (x + torch.relu(self.page(torch.cat([mean, most], 1)))[owner]) * real
            for i in range(layers):
                x = (x + torch.relu(self.convolve(i, self.drop(x), 2**i))) * real
            return self.out(self.drop(x))

        def convolve(self, number: int, x: torch.Tensor, dilation: int) -> Any:
            layer = self.get_submodule(f"conv{number}")
            edge = torch.zeros(dilation, x.shape[1])
            before, after = torch.cat([edge, x[:-dilation]]), torch.cat([x[dilation:], edge])
            weight = layer.weight.permute(2, 1, 0).reshape(-1, x.shape[1])  # type: ignore[operator, unused-ignore]
            return torch.addmm(layer.bias, torch.cat([before, x, after], 1), weight)  # type: ignore[arg-type, unused-ignore]

    return Network()


def _augment(
    example: Example, rng: np.random.Generator, hidden: Sequence[NDArray[np.int64]], blank: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the page with some runs of boilerplate lines left out and some column groups set to `blank`."""
    rows, masks = example.rows, example.masks
    n = len(rows)
    keep = np.ones(n, bool)
    if n > 12 and rng.random() < 0.5:
        chrome = masks[:, KINDS.index(Kind.BOILERPLATE)] & (masks.sum(1) == 1)
        for _ in range(rng.integers(1, 5)):
            at, size = rng.integers(0, n), rng.integers(2, max(3, n // 2))
            if rng.random() < 0.7:
                keep[at : at + size] &= ~chrome[at : at + size]
        if keep.sum() < 5:
            keep[:] = True
    rows, masks = rows[keep], masks[keep]
    for group in hidden:
        if rng.random() < 0.12:
            rows[:, group] = blank[group]
    return rows, masks


class Batch(NamedTuple):
    """Pages one below the other: rows, page number of each row, 1.0 where a row is a line, kinds, weights."""

    rows: Floats
    owner: NDArray[np.int64]
    real: Floats
    masks: NDArray[np.bool_]
    weights: Floats


def _batches(
    examples: Sequence[Example], rng: np.random.Generator, hidden: Sequence[NDArray[np.int64]], blank: Floats
) -> Iterator[Batch]:
    order = rng.permutation(len(examples))
    for start in range(0, len(order), _BATCH):
        parts: list[list[Any]] = [[], [], [], [], []]
        for number, index in enumerate(order[start : start + _BATCH]):
            rows, masks = _augment(examples[index], rng, hidden, blank)
            n, known = len(rows), ~masks.all(1)
            # A page counts once whatever its length, but long pages a little more.
            share = examples[index].weight / max(float(known.sum()), 1.0) ** 0.7
            pad = np.zeros((_GAP, rows.shape[1]), np.float32)
            parts[0] += [rows, pad]
            parts[1].append(np.full(n + _GAP, number))
            parts[2] += [np.ones(n, np.float32), np.zeros(_GAP, np.float32)]
            parts[3] += [masks, np.ones((_GAP, len(KINDS)), bool)]
            parts[4] += [known * np.float32(share), np.zeros(_GAP, np.float32)]
        yield Batch(*(np.concatenate(part) for part in parts))


def train(
    examples: Sequence[Example],
    *,
    hidden: Sequence[NDArray[np.int64]] = (),
    epochs: int = 12,
    width: int = 40,
    layers: int = 4,
    seed: int = 1,
) -> dict[str, Floats]:
    """Return the arrays of a tagger trained on the examples.

    Args:
        examples: pages; all have the same columns.
        hidden: column groups that augmentation hides together.
        epochs: passes over the examples; the learning rate falls to zero along a half cosine.
        width: hidden units.
        layers: convolutions, 1, 2, 4, … lines apart; at most five.
        seed: decides initial weights, order and augmentation.
    """
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    everything = np.concatenate([example.rows for example in examples])
    mean, scale = everything.mean(0), everything.std(0)
    scale = np.where(scale < 0.02, 1.0, np.maximum(scale, 0.1)).astype(np.float32)
    del everything
    scaled = [e._replace(rows=np.clip((e.rows - mean) / scale, -4, 4).astype(np.float32)) for e in examples]
    blank = np.clip(-mean / scale, -4, 4).astype(np.float32)
    net = network(len(mean), width, layers)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs * -(-len(examples) // _BATCH))
    for _ in range(epochs):
        for batch in _batches(scaled, rng, hidden, blank):
            rows, owner, real, masks, weights = map(torch.from_numpy, batch)
            chance = torch.log_softmax(net(rows, owner, real), 1)
            allowed = chance.masked_fill(~masks, -1e9).logsumexp(1)
            loss = -(weights * allowed).sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
    arrays = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return {"mean": mean.astype(np.float32), "scale": scale, **arrays}
