"""Score a model on the development sets; the same measures as the scorer that stands beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from korus_nlp.training.embedding.material import Floats

Encode = Callable[[Sequence[str]], Floats]
_FIRST = 10  # hits that count for nDCG


def scores(dev: Path, encode: Encode) -> dict[str, float]:
    """Return figures in percent.

    Args:
        dev: folder with `bitext_*`, `sts_*`, `*.queries` and `*.paragraphs` files.
        encode: texts to unit vectors.
    """
    out: dict[str, float] = {}
    for path in sorted(dev.glob("bitext_*.jsonl")):
        rows = list(_rows(path))
        cosines = encode([row["ko"] for row in rows]) @ encode([row["en"] for row in rows]).T
        own = np.arange(len(rows))
        right = (cosines.argmax(1) == own).mean() + (cosines.argmax(0) == own).mean()
        out[f"{path.stem} acc@1"] = 50 * float(right)
    for path in sorted(dev.glob("sts_*.jsonl")):
        rows = list(_rows(path))
        cosines = (encode([row["s1"] for row in rows]) * encode([row["s2"] for row in rows])).sum(1)
        out[f"{path.stem} spearman"] = 100 * _spearman(cosines, [row["score"] for row in rows])
    for path in sorted(dev.glob("*.queries.jsonl")):
        out |= _retrieval(path, encode)
    return {name: round(value, 2) for name, value in out.items()}


def _retrieval(path: Path, encode: Encode) -> dict[str, float]:
    name = path.name.removesuffix(".queries.jsonl")
    asked, texts = list(_rows(path)), list(_rows(path.with_name(f"{name}.paragraphs.jsonl")))
    ids = [row["id"] for row in texts]
    ways = [("q", "text")] if "q" in asked[0] else [("q_ko", "en"), ("q_en", "ko")]
    out = {}
    for question, passage in ways:
        cosines = encode([row[question] for row in asked]) @ encode([row[passage] for row in texts]).T
        first = np.argsort(-cosines, axis=1, kind="stable")[:, :_FIRST]
        gains = [_gain([ids[i] for i in hits], set(row["rel"])) for hits, row in zip(first, asked, strict=True)]
        label = name if question == "q" else f"{name}:{question[2:]}-{passage}"
        out[f"{label} nDCG@10"] = 100 * float(np.mean(gains))
    return out


def _gain(found: Sequence[str], relevant: set[str]) -> float:
    weights = 1 / np.log2(np.arange(_FIRST) + 2)
    ideal = weights[: len(relevant)].sum()
    return float(sum(weight for hit, weight in zip(found, weights, strict=False) if hit in relevant) / ideal)


def _spearman(left: Floats, right: Sequence[float]) -> float:
    from scipy.stats import spearmanr

    return float(spearmanr(left, right).statistic)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, filter(str.strip, lines))
