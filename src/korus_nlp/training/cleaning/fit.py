"""Train a tagger: partial labels, page-level augmentation, a fixed seed; torch here, plain arrays afterwards.

The loss of a line is −log of the probability that the kinds its labels allow share between them, so body-only gold and
fully labelled pages train one model. Each epoch shows a page with lines dropped in runs (as main-content extractors
drop them) and with column groups hidden (so that no single cue, a class name least of all, carries the decision).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from korus_nlp.cleaning.tagger import DILATIONS, KINDS
from korus_nlp.document import Kind

Floats = NDArray[np.float32]


class Example(NamedTuple):
    """A page: its feature rows, the allowed kinds of every line, its site (for cross-validation) and its weight."""

    rows: Floats
    masks: NDArray[np.bool_]
    site: str
    weight: float = 1.0


def network(width_in: int, width: int) -> Any:
    """Return the torch module whose arrays `korus_nlp.cleaning.tagger.Tagger` evaluates."""
    import torch
    from torch import nn

    class Network(nn.Module):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.add_module("in", nn.Linear(width_in, width))
            self.page = nn.Linear(2 * width, width)
            for i, dilation in enumerate(DILATIONS):
                self.add_module(f"conv{i}", nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation))
            self.out = nn.Linear(width, len(KINDS))
            self.drop = nn.Dropout(0.15)

        def forward(self, x: torch.Tensor) -> Any:
            x = torch.relu(self.get_submodule("in")(x))
            x = x + torch.relu(self.page(torch.cat([x.mean(0), x.max(0).values])))
            for i in range(len(DILATIONS)):
                x = x + torch.relu(self.get_submodule(f"conv{i}")(self.drop(x).T).T)
            return self.out(self.drop(x))

    return Network()


def _augment(
    example: Example, rng: np.random.Generator, groups: Sequence[NDArray[np.int64]]
) -> tuple[Floats, NDArray[np.bool_]]:
    rows, masks = example.rows, example.masks
    n = len(rows)
    if n > 12 and rng.random() < 0.5:
        chrome = masks[:, KINDS.index(Kind.BOILERPLATE)] & (masks.sum(1) == 1)
        keep = np.ones(n, bool)
        for _ in range(rng.integers(1, 5)):
            at, size = rng.integers(0, n), rng.integers(2, max(3, n // 2))
            if rng.random() < 0.7:
                keep[at : at + size] &= ~chrome[at : at + size]
        if keep.sum() >= 5:
            rows, masks = rows[keep], masks[keep]
    rows = rows.copy()
    for group in groups:
        if rng.random() < 0.12:
            rows[:, group] = 0
    return rows, masks


def train(
    examples: Sequence[Example],
    *,
    groups: Sequence[NDArray[np.int64]] = (),
    epochs: int = 12,
    width: int = 40,
    seed: int = 1,
) -> dict[str, Floats]:
    """Return the arrays of a tagger trained on the examples.

    Args:
        examples: pages; all have the same columns.
        groups: column groups that augmentation hides together.
        epochs: passes over the examples; the learning rate falls to zero along a half cosine.
        width: hidden units.
        seed: decides initial weights, order and augmentation.
    """
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    everything = np.concatenate([example.rows for example in examples])
    mean, scale = everything.mean(0), everything.std(0)
    scale = np.where(scale < 0.02, 1.0, np.maximum(scale, 0.1)).astype(np.float32)
    net = network(everything.shape[1], width)
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    batch = 8
    steps = epochs * (len(examples) // batch + 1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(epochs):
        order = rng.permutation(len(examples))
        for start in range(0, len(order), batch):
            loss = torch.zeros(())
            for index in order[start : start + batch]:
                rows, masks = _augment(examples[index], rng, groups)
                scores = net(torch.from_numpy(np.clip((rows - mean) / scale, -4, 4)))
                chance = torch.log_softmax(scores, 1)
                allowed = chance.masked_fill(~torch.from_numpy(masks), -1e9).logsumexp(1)
                known = torch.from_numpy(~masks.all(1))
                if known.any():
                    # A page counts once whatever its length, but long pages a little more.
                    loss = loss - examples[index].weight * allowed[known].sum() / float(known.sum()) ** 0.7
            optimiser.zero_grad()
            if loss.requires_grad:
                loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
                torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
                optimiser.step()
            schedule.step()
    arrays = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    return {"mean": mean.astype(np.float32), "scale": scale, **arrays}
