"""Train the table: texts of one meaning, in either language, agree with the teacher's vector of the English."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from korus_nlp.training.embedding.bags import Bags, Ints, Noise
from korus_nlp.training.embedding.material import Floats, Material
from korus_nlp.training.embedding.recipe import Recipe
from korus_nlp.training.embedding.teacher import Log

_WARM_UP = 50
_GRADED = 256  # graded pairs a step


def train(material: Material, table: Floats, recipe: Recipe, log: Log) -> Floats:
    """Return the trained table.

    Loss: 1 - cosine of either side to the teacher's vector, symmetric InfoNCE between the sides and between the Korean
    side and the teacher, squared error of the cosine on graded pairs.
    """
    import torch

    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    random = np.random.default_rng(recipe.seed)
    step = _Step(material, table, recipe, random)
    optimiser: Any = torch.optim.SparseAdam([step.table], lr=recipe.rate, betas=(0.9, 0.99))
    mean = 0.0
    for number in range(1, recipe.steps + 1):
        for group in optimiser.param_groups:
            group["lr"] = _rate(recipe, number)
        loss = step.loss()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        value = float(loss.detach())
        mean = value if number == 1 else 0.95 * mean + 0.05 * value
        if number % 100 == 0:
            log(f"step {number} of {recipe.steps}, loss {mean:.3f}")
    trained: Floats = step.table.detach().numpy()
    return trained


def _rate(recipe: Recipe, step: int) -> float:
    cosine = 0.5 * (1 + math.cos(math.pi * step / recipe.steps))
    return recipe.rate * min(1.0, step / _WARM_UP) * (cosine * 0.95 + 0.05)


class _Step:
    """One batch after another."""

    def __init__(self, material: Material, table: Floats, recipe: Recipe, random: np.random.Generator) -> None:
        import torch

        self.table = torch.nn.Parameter(torch.from_numpy(table.copy()))
        self._m, self._recipe, self._random = material, recipe, random
        self._noise = Noise(material.scores, recipe.dropout, recipe.split, recipe.seed)
        self._cumulated = np.cumsum(material.shares)

    def loss(self) -> Any:
        """Return the loss of the next batch."""
        import torch

        m, recipe = self._m, self._recipe
        drawn = np.searchsorted(self._cumulated, self._random.random(recipe.batch) * self._cumulated[-1])
        alone = self._random.integers(0, len(m.single), int(recipe.batch * recipe.single))
        ko, en = self._unit(m.ko, drawn), self._unit(m.en, drawn)
        targets = torch.from_numpy(m.vectors[drawn].astype(np.float32))
        known = torch.from_numpy(m.known[drawn])
        loss = recipe.mimic * (_distance(ko, targets)[known].mean() + self._english(en, targets, known, alone))
        with torch.no_grad():
            alike = (targets @ targets.T > recipe.alike) & ~torch.eye(len(drawn), dtype=torch.bool)
        loss = loss + recipe.contrast * self._contrast(ko, en, alike)
        loss = loss + recipe.contrast * self._contrast(ko[known], targets[known], alike[known][:, known])
        if recipe.graded and len(m.grades):
            which = self._random.integers(0, len(m.grades), _GRADED)
            cosines = (self._unit(m.first, which) * self._unit(m.second, which)).sum(1)
            loss = loss + recipe.graded * ((cosines - torch.from_numpy(m.grades[which])) ** 2).mean()
        return loss

    def _english(self, en: Any, targets: Any, known: Any, alone: Ints) -> Any:
        import torch

        more = self._unit(self._m.single, alone)
        taught = torch.from_numpy(self._m.single_vectors[alone].astype(np.float32))
        return torch.cat([_distance(en, targets)[known], _distance(more, taught)]).mean()

    def _contrast(self, left: Any, right: Any, alike: Any) -> Any:
        import torch

        scores = (left @ right.T / self._recipe.temperature).masked_fill(alike, -1e4)
        labels = torch.arange(len(scores))
        cross = torch.nn.functional.cross_entropy
        return cross(scores, labels) + cross(scores.T, labels)

    def _unit(self, side: Bags, which: Ints) -> Any:
        import torch

        flat, row = self._noise(*side.take(which))
        begins = np.searchsorted(row, np.arange(len(which)))
        sums = torch.nn.functional.embedding_bag(
            torch.from_numpy(flat), self.table, torch.from_numpy(begins), mode="mean", sparse=True
        )
        return torch.nn.functional.normalize(sums, dim=-1)


def _distance(left: Any, right: Any) -> Any:
    return 1 - (left * right).sum(1)
