"""Train the table: texts of one meaning, in either language, agree with the teacher's vector of the English.

Only the rows of pieces that a batch holds are read and written. A batch is one sparse matrix (texts × pieces), so its
text vectors and the gradient of the table are one product each; the optimiser is Adam with state only for rows it sees.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from korus_nlp.training.embedding.bags import Bags, Ints, Noise
from korus_nlp.training.embedding.material import Floats, Material
from korus_nlp.training.embedding.recipe import Recipe
from korus_nlp.training.embedding.teacher import Log

_WARM_UP = 50
_GRADED = 256  # graded pairs a step
_NEVER = -1e4  # logit of what is no negative


class Batch(NamedTuple):
    """What one step reads: drawn pairs, English sentences alone, graded pairs."""

    pairs: Ints
    alone: Ints
    graded: Ints


def train(material: Material, table: Floats, recipe: Recipe, log: Log) -> Floats:
    """Return the trained table.

    Loss: 1 - cosine of either side to the teacher's vector, symmetric InfoNCE between the sides and between the Korean
    side and the teacher, squared error of the cosine on graded pairs.
    """
    import torch

    torch.set_num_threads(1)
    random = np.random.default_rng(recipe.seed)
    noise = Noise(material.scores, recipe.dropout, recipe.split, recipe.seed)
    cumulated = np.cumsum(material.shares)
    optimiser = _Adam(table)
    mean = 0.0
    for step in range(1, recipe.steps + 1):
        batch = Batch(
            np.searchsorted(cumulated, random.random(recipe.batch) * cumulated[-1]),
            random.integers(0, len(material.single), int(recipe.batch * recipe.single)),
            random.integers(0, len(material.grades), _GRADED),
        )
        pieces, rows = _matrix(material, batch, noise)
        sums = (_sparse(rows) @ optimiser.rows(pieces)).requires_grad_()
        loss = _loss(torch.nn.functional.normalize(sums, dim=-1), material, batch, recipe)
        loss.backward()
        optimiser.update(pieces, _sparse(rows.T.tocsr()) @ sums.grad, _rate(recipe, step))
        value = float(loss.detach())
        mean = value if step == 1 else 0.95 * mean + 0.05 * value
        if step % 100 == 0:
            log(f"step {step} of {recipe.steps}, loss {mean:.3f}")
    return optimiser.table()


def _rate(recipe: Recipe, step: int) -> float:
    cosine = 0.5 * (1 + math.cos(math.pi * step / recipe.steps))
    return recipe.rate * min(1.0, step / _WARM_UP) * (cosine * 0.95 + 0.05)


def _matrix(material: Material, batch: Batch, noise: Noise) -> tuple[Ints, Any]:
    """Return the pieces of a batch, and the share each has in each text: pairs' ko, pairs' en, alone, first, second."""
    from scipy.sparse import csr_matrix

    sides: list[tuple[Bags, Ints]] = [
        (material.ko, batch.pairs),
        (material.en, batch.pairs),
        (material.single, batch.alone),
        (material.first, batch.graded),
        (material.second, batch.graded),
    ]
    tokens, texts, count = [], [], 0
    for side, which in sides:
        flat, row = noise(*side.take(which))
        tokens.append(flat)
        texts.append(row + count)
        count += len(which)
    pieces, place = np.unique(np.concatenate(tokens), return_inverse=True)
    text = np.concatenate(texts)
    share = (1.0 / np.bincount(text, minlength=count)[text]).astype(np.float32)
    rows = csr_matrix((share, (text, place)), (count, len(pieces)))
    rows.sum_duplicates()
    return pieces, rows


def _sparse(rows: Any) -> Any:
    import torch

    return torch.sparse_csr_tensor(
        torch.from_numpy(rows.indptr.astype(np.int64)),
        torch.from_numpy(rows.indices.astype(np.int64)),
        torch.from_numpy(rows.data),
        rows.shape,
        check_invariants=False,
    )


def _loss(unit: Any, material: Material, batch: Batch, recipe: Recipe) -> Any:
    import torch

    size, alone = len(batch.pairs), len(batch.alone)
    ko, en, single, first, second = torch.split(unit, [size, size, alone, _GRADED, _GRADED])
    targets = torch.from_numpy(material.vectors[batch.pairs].astype(np.float32))
    taught = torch.from_numpy(material.single_vectors[batch.alone].astype(np.float32))
    known = torch.from_numpy(material.known[batch.pairs])
    grades = torch.from_numpy(material.grades[batch.graded])
    english = torch.cat([_distance(en, targets)[known], _distance(single, taught)])
    mimic = _distance(ko, targets)[known].mean() + english.mean()
    alike = _alike(targets, batch.pairs, recipe.alike)
    contrast = _contrast(ko, en, alike, recipe.temperature)
    contrast = contrast + _contrast(ko[known], targets[known], alike[known][:, known], recipe.temperature)
    graded = ((first * second).sum(1) - grades).square().mean()
    return recipe.mimic * mimic + recipe.contrast * contrast + recipe.graded * graded


def _alike(targets: Any, pairs: NDArray[np.int64], above: float) -> Any:
    """Say which pairs of a batch are no negatives of each other: whom the teacher finds alike, and repetitions."""
    import torch

    with torch.no_grad():
        same = torch.from_numpy(pairs[:, None] == pairs[None])
        return ((_cosines(targets, targets) > above) | same) & ~torch.eye(len(pairs), dtype=torch.bool)


def _contrast(left: Any, right: Any, alike: Any, temperature: float) -> Any:
    import torch

    logits = (_cosines(left, right) / temperature).masked_fill(alike, _NEVER)
    labels = torch.arange(len(logits))
    cross = torch.nn.functional.cross_entropy
    return cross(logits, labels) + cross(logits.T, labels)


def _cosines(left: Any, right: Any) -> Any:
    """Multiply in bfloat16, several times as fast where the processor has it and the same to two digits."""
    import torch

    return (left.to(torch.bfloat16) @ right.to(torch.bfloat16).T).float()


def _distance(left: Any, right: Any) -> Any:
    return 1 - (left * right).sum(1)


class _Adam:
    """Adam on some rows of a table at a time (as torch's SparseAdam does it)."""

    def __init__(self, table: Floats) -> None:
        import torch

        self._table = torch.from_numpy(table.copy())
        self._first, self._second = torch.zeros_like(self._table), torch.zeros_like(self._table)
        self._steps = 0

    def rows(self, pieces: Ints) -> Any:
        """Return the vectors of some pieces."""
        return self._table[pieces]

    def table(self) -> Floats:
        """Return the whole table."""
        table: Floats = self._table.numpy()
        return table

    def update(self, pieces: Ints, gradient: Any, rate: float) -> None:
        """Move some rows against their gradient."""
        self._steps += 1
        first = self._first[pieces].mul_(0.9).add_(gradient, alpha=0.1)
        second = self._second[pieces].mul_(0.99).addcmul_(gradient, gradient, value=0.01)
        self._first[pieces], self._second[pieces] = first, second
        size = rate * math.sqrt(1 - 0.99**self._steps) / (1 - 0.9**self._steps)
        self._table[pieces] -= size * first / second.sqrt_().add_(1e-8)
