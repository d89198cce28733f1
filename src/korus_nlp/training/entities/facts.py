"""Facts about words, as the tagger's features take them: clusters, likely types, use in names of people.

A fact is a short string. "c12" is a cluster by the words around it, "s12" and "m345" clusters of its vector, coarse and
fine; "P3" says that words with such vectors are mostly part of a person's name (the digit is the probability in
fifths, O an organisation, L a place, W a work, E an event); "f2" and "l1" that people have it as first or last name
(the digit grows with how many), "n" that somebody has it as whole name.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from korus_nlp.text.gazetteer import has_hangul
from korus_nlp.training.entities import corpus
from korus_nlp.training.entities.corpus import Sample
from korus_nlp.training.entities.vectors import SEED, Vectors

COARSE, FINE = {"ko": 256, "en": 200}, {"ko": 1024, "en": 1000}
_LETTERS = {"PERSON": "P", "ORG": "O", "LOC": "L", "WORK_OF_ART": "W", "EVENT": "E", "NORP": "N"}
_OTHER = "-"
_FIFTHS = 5
_FOLDS = 5
_SURE_COUNT = 8.0  # a word seen more often than this counts no more


def clusters(vectors: Vectors, lang: str) -> list[tuple[str, str]]:
    """Return the coarse and the fine cluster of each word."""
    from sklearn.cluster import MiniBatchKMeans

    found = []
    for letter, count, rounds in (("s", COARSE[lang], 60), ("m", FINE[lang], 40)):
        model = MiniBatchKMeans(count, random_state=SEED, batch_size=16_384, n_init=1, max_iter=rounds)
        found.append([f"{letter}{label}" for label in model.fit_predict(vectors.values)])
    return list(zip(*found, strict=True))


def likely_types(vectors: Vectors, samples: Iterable[Sample], lang: str) -> list[tuple[str, ...]]:
    """Return the types each word is likely to be part of, by its vector alone.

    A word that occurs in the samples is judged by a model that has not seen it, so that these facts are as good, and as
    bad, for the words of new text as for those of the training text.
    """
    from sklearn.linear_model import LogisticRegression

    counts = _label_counts(samples, lang)
    rows = [(i, counts[key]) for i, key in enumerate(zip(vectors.words, vectors.tags, strict=True)) if key in counts]
    index = np.array([i for i, c in rows for _ in c])
    label = np.array([letter for _, c in rows for letter in c])
    weight = np.array([n / c.total() * math.log2(1 + min(c.total(), _SURE_COUNT)) for _, c in rows for n in c.values()])
    fold = np.random.default_rng(SEED).integers(0, _FOLDS, len(vectors.words))
    seen = np.zeros(len(vectors.words), bool)
    seen[index] = True
    found: list[tuple[str, ...]] = [()] * len(vectors.words)
    for number in range(_FOLDS):
        train = fold[index] != number
        model = LogisticRegression(C=30.0, max_iter=100)
        model.fit(vectors.values[index[train]], label[train], sample_weight=weight[train])
        judged = seen & (fold == number)
        chosen = np.flatnonzero(judged if number else judged | ~seen)
        for i, row in zip(chosen, model.predict_proba(vectors.values[chosen]), strict=True):
            found[i] = _graded(model.classes_, row)
    return found


def _graded(classes: Sequence[str], row: NDArray[np.float64]) -> tuple[str, ...]:
    fifths = [(letter, int(p * _FIFTHS)) for letter, p in zip(classes, row, strict=True)]
    return tuple(f"{letter}{grade}" for letter, grade in fifths if letter != _OTHER and grade)


def _label_counts(samples: Iterable[Sample], lang: str) -> dict[tuple[str, str], Counter[str]]:
    """Count the labels of each word; in English of those whose capital is not that of the sentence."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, ...]] = set()
    for sample in samples:
        if (key := tuple(sample.words)) in seen:
            continue
        seen.add(key)
        for i, (word, tag, label) in enumerate(zip(sample.words, sample.tags, sample.labels, strict=True)):
            letter = _LETTERS.get(label[2:], _OTHER)
            if lang == "ko":
                counts[word, tag][letter] += 1
            elif word[0].isupper() and (i or letter != _OTHER):
                counts[word.lower(), ""][letter] += 1
    return counts


def people(data: Path, lang: str) -> dict[str, tuple[str, ...]]:
    """Return what words are in names of people (Wikidata labels, CC0): first name, last name, whole name."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    whole: set[str] = set()
    for row in corpus.read_json(data / "parallel" / "lexicon_more.jsonl.zst"):
        if row["source"] != "wikidata-names" or has_hangul(row[lang]) != (lang == "ko"):
            continue
        parts = row[lang].lower().split()
        if len(parts) > 1:
            first[parts[0]] += 1
            last[parts[-1]] += 1
        elif lang == "ko" and len(parts[0]) > 2:
            whole.add(parts[0])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter, counts in (("f", first), ("l", last)):
        for word, count in counts.items():
            if count > 1 and len(word) > 1:
                found[word].append(f"{letter}{min(3, int(math.log(count, 4)))}")
    for name in whole:
        found[name].append("n")
    return {word: tuple(facts) for word, facts in found.items()}


def table(vectors: Vectors, samples: Sequence[Sample], lang: str) -> dict[str, tuple[str, ...]]:
    """Return word → clusters and likely types; of a word with several parts of speech the noun counts."""
    rank = {"NNP": 2, "NNG": 1}
    types = likely_types(vectors, samples, lang)
    grouped = clusters(vectors, lang)
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for i, (word, tag) in enumerate(zip(vectors.words, vectors.tags, strict=True)):
        mine = rank.get(tag, 0)
        if " " not in word and (word not in found or mine > found[word][0]):
            found[word] = mine, (*grouped[i], *types[i])
    return {word: facts for word, (_, facts) in found.items()}


def joined(*tables: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the facts of all tables, those of the first one first."""
    out: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for one in tables:
        for word, facts in one.items():
            out[word] += facts
    return dict(out)
