"""From a trained table to the shipped folder: mean removed, rotated, cut to size, int8."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from korus_nlp.training.embedding.bags import Bags
from korus_nlp.training.embedding.material import Floats

NAME = "korus-static-ko-en"


def means(table: Floats, side: Bags) -> Floats:
    """Return the mean token vector of each bag."""
    out: Floats = np.add.reduceat(table[side.flat], side.begins[:-1], axis=0)
    out /= np.diff(side.begins)[:, None]
    return out


def rotated(table: Floats, sample: Bags, dim: int, whiten: float) -> Floats:
    """Subtract the mean of the sample's texts, turn to their principal axes, keep the first `dim`, weaken the strong.

    The mean says what all news texts share, and the strongest axes mostly what kind of text it is. The axes are
    uncentred, so a prefix of the vector is a smaller model.
    """
    table = table - means(table, sample).mean(0)
    texts = means(table, sample)
    texts /= np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-9)
    values, axes = np.linalg.eigh(texts.T @ texts)
    first = np.argsort(-values)[:dim]
    scales = (values[first] / values[first[0]]) ** (-whiten / 2)
    out: Floats = (table @ axes[:, first] * scales).astype(np.float32)
    out[:2] = 0
    return out


def quantised(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return int8 rows and a factor for each."""
    peaks = np.maximum(np.abs(table).max(1), 1e-9)
    return np.rint(table / peaks[:, None] * 127).astype(np.int8), (peaks / 127).astype(np.float32)


def write(folder: Path, table: Floats, tokenizer: Any, version: str) -> None:
    """Write a model2vec folder."""
    from safetensors.numpy import save

    folder.mkdir(parents=True, exist_ok=True)
    rows, weights = quantised(table)
    (folder / "model.safetensors").write_bytes(save({"embeddings": rows, "weights": weights}))
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "name": NAME,
        "version": version,
        "normalize": True,
        "max_length": None,
        "embedding_dtype": "int8",
        "unk_id": 1,
        "hidden_dim": int(table.shape[1]),
        "language": ["ko", "en"],
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
