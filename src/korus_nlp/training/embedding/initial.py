"""Where token vectors start: English from the teacher, Korean from the English sides of the pairs a piece occurs in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from korus_nlp.training.embedding.material import Floats, Material
from korus_nlp.training.embedding.teacher import DIM, Teacher

_RARITY = 1e-3  # of smooth inverse frequency weights, a / (a + p)
_SINGLE = 3  # a sentence in one language counts like three average pairs


def start(material: Material, teacher: Teacher, seed: int) -> Floats:
    """Return the first table, (pieces, 384)."""
    random = np.random.default_rng(seed)
    size = len(material.scores)
    table = random.normal(0, 0.7 / np.sqrt(DIM), (size, DIM)).astype(np.float32)
    weights = rarity(material)
    english = np.flatnonzero(~material.is_korean)[2:]
    names = list(material.scores)
    table[english] = _centred(_of_pieces(teacher, [names[i] for i in english]))
    korean, found = _from_pairs(material, weights)
    table[found] = korean[found]
    table *= weights[:, None]
    table[:2] = 0
    return table


def rarity(material: Material) -> Floats:
    """Return smooth inverse frequency weights, from frequencies within each language."""
    counts = np.zeros(len(material.scores))
    times = material.shares * len(material.shares)
    for side in (material.ko, material.en):
        flat, row = side.take(np.arange(len(side)))
        counts += np.bincount(flat, times[row], len(counts))
    for side in (material.single, material.korean):
        counts += np.bincount(side.flat, minlength=len(counts)) * float(_SINGLE)
    out = np.ones(len(counts))
    for part in (material.is_korean, ~material.is_korean):
        share = (counts[part] + 0.5) / (counts[part] + 0.5).sum()
        out[part] = _RARITY / (_RARITY + share)
    return out.astype(np.float32)


def _of_pieces(teacher: Teacher, names: list[str]) -> Floats:
    teacher.learn(names)
    return teacher.lookup(names)[0].astype(np.float32)


def _centred(vectors: Floats) -> Floats:
    vectors = vectors - vectors.mean(0)
    unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def _from_pairs(material: Material, weights: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Average the teacher's vectors over the pairs with a piece, a pair weighing the less the more it says."""
    from scipy.sparse import csr_matrix

    rows = np.flatnonzero(material.known)
    flat, row = material.ko.take(rows)
    holds = csr_matrix((np.ones(len(flat), np.float32), (flat, row)), (len(material.scores), len(rows)))
    holds.data[:] = 1.0  # a piece that occurs twice counts once
    mass = np.maximum(holds.T @ weights, 1.0)
    times = material.shares[rows] * len(material.shares) / mass
    targets = material.vectors[rows].astype(np.float32)
    targets -= np.average(targets, axis=0, weights=material.shares[rows]).astype(np.float32)
    sums = holds @ (targets * times[:, None].astype(np.float32))
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return (sums / np.maximum(norms, 1e-6)).astype(np.float32), (norms[:, 0] > 0) & material.is_korean
