"""Fit, measure and calibrate the tagger."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from korus_nlp.entities.features import Extractor
from korus_nlp.entities.passages import recognise
from korus_nlp.entities.recogniser import Recogniser
from korus_nlp.training.entities.corpus import Row, Sample

CORE = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
KLUE6 = CORE | {
    "DATE": "DATE",
    "TIME": "TIME",
    **dict.fromkeys(("QUANTITY", "MONEY", "PERCENT", "ORDINAL"), "QUANTITY"),
}


def fit(samples: Iterable[Sample], extractor: Extractor, path: Path, params: Mapping[str, Any]) -> None:
    """Train on the samples and write the weights to `path`.

    Args:
        samples: sequences with coarse BIO labels.
        extractor: the features.
        path: the crfsuite file to write.
        params: of python-crfsuite's L-BFGS trainer (c1, c2, max_iterations, feature.minfreq).
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sample in samples:
        trainer.append(extractor(sample.words, sample.tags, sample.spaces), sample.labels)
    trainer.set_params(dict(params))
    trainer.train(str(path))


def f1(recogniser: Recogniser, rows: Iterable[Row], scheme: Mapping[str, str]) -> tuple[float, float, float]:
    """Return strict precision, recall and F1 of rows under a label scheme; other labels are ignored."""
    count: Counter[str] = Counter()
    for row in rows:
        gold = {(a, b, scheme[label]) for a, b, label in row.entities if label in scheme}
        found = {(f.start, f.end, scheme[f.label]) for f in recognise(recogniser, row.text) if f.label in scheme}
        count["right"] += len(gold & found)
        count["gold"] += len(gold)
        count["found"] += len(found)
    precision = count["right"] / max(1, count["found"])
    recall = count["right"] / max(1, count["gold"])
    return precision, recall, 2 * count["right"] / max(1, count["gold"] + count["found"])


def judged(recogniser: Recogniser, rows: Iterable[Row], scheme: Mapping[str, str]) -> list[tuple[float, bool]]:
    """Return (confidence, right?) of every span found in the rows."""
    pairs = []
    for row in rows:
        gold = {(a, b, scheme[label]) for a, b, label in row.entities if label in scheme}
        for f in recognise(recogniser, row.text):
            if f.label in scheme:
                pairs.append((f.score, (f.start, f.end, scheme[f.label]) in gold))  # noqa: PERF401
    return pairs


def calibrate(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and offset of the logistic map from a raw marginal to the share of right spans (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    logits = [[math.log(max(p, 1e-4) / max(1 - p, 1e-4))] for p, _ in pairs]
    model = LogisticRegression(C=1e6).fit(logits, [right for _, right in pairs])
    return round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """Return per confidence band: its name, spans, mean confidence, share of right ones."""
    bands = [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)]
    table = []
    for low, high in bands:
        inside = [(p, right) for p, right in pairs if low <= p < high]
        if inside:
            share = sum(right for _, right in inside) / len(inside)
            table.append((f"{low:.2f}-{min(high, 1):.2f}", len(inside), sum(p for p, _ in inside) / len(inside), share))
    return table
