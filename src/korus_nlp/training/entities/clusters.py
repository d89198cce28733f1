"""Word clusters from unlabelled text: positive pointwise mutual information of neighbours, a truncated SVD, k-means.

Words that stand in the same places (names of people, of towns, months) share a cluster, so that a name never seen in
the labelled sentences still looks like its kind. Left and right neighbours are counted apart, as Brown clustering does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds
from sklearn.cluster import MiniBatchKMeans

SEED = 7
_OPENERS = frozenset('.!?:"“')


def learn(
    sentences: Iterable[Sequence[str]],
    *,
    least: int = 5,
    contexts: int = 8_000,
    dimensions: int = 100,
    clusters: int = 400,
) -> dict[str, int]:
    """Return word → cluster for every word seen at least `least` times.

    Args:
        sentences: tokenised text.
        least: rarer words get no cluster.
        contexts: how many of the most frequent words count as neighbours.
        dimensions: of the word vectors.
        clusters: how many.
    """
    texts = [["#", *words, "#"] for words in sentences]
    counts = Counter(word for words in texts for word in words)
    vocabulary = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least]
    index = {word: i for i, word in enumerate(vocabulary)}
    neighbours = _count(texts, index, min(contexts, len(vocabulary)))
    vectors = _reduce(_ppmi(neighbours), dimensions)
    model = MiniBatchKMeans(clusters, random_state=SEED, batch_size=4096, n_init=3, max_iter=60)
    return dict(zip(vocabulary, map(int, model.fit_predict(vectors)), strict=True))


def _count(texts: list[list[str]], index: dict[str, int], contexts: int) -> sparse.csr_matrix:
    """Count the words one and two places to the left and to the right, each in its own columns."""
    pairs: Counter[tuple[int, int]] = Counter()
    for words in texts:
        ids = [index.get(word, -1) for word in words]
        for distance, offset in ((1, 0), (2, 2)):
            for left, right in zip(ids, ids[distance:], strict=False):
                if left >= 0 and 0 <= right < contexts:
                    pairs[left, (offset + 1) * contexts + right] += 1
                if right >= 0 and 0 <= left < contexts:
                    pairs[right, offset * contexts + left] += 1
    keys = np.array(list(pairs), dtype=np.int64)
    values = np.array(list(pairs.values()), dtype=np.float64)
    return sparse.csr_matrix((values, (keys[:, 0], keys[:, 1])), shape=(len(index), 4 * contexts))


def _ppmi(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return positive pointwise mutual information, with the context distribution smoothed (power 0.75)."""
    rows = np.asarray(counts.sum(axis=1)).ravel()
    columns = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    table = counts.tocoo()
    share = columns[table.col] / columns.sum()
    values = np.log(np.maximum(table.data / rows[table.row] / share, 1e-12))
    keep = values > 0
    return sparse.csr_matrix((values[keep], (table.row[keep], table.col[keep])), shape=counts.shape)


def _reduce(table: sparse.csr_matrix, dimensions: int) -> np.ndarray:
    start = np.random.default_rng(SEED).normal(size=min(table.shape))
    left, values, _ = svds(table, k=dimensions, v0=start)
    vectors = left * np.sqrt(values)
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9))


def letter_case(sentences: Iterable[Sequence[str]], least: int = 5) -> dict[str, str]:
    """Return lower-cased word → how running text writes it: "u" with a capital, "l" without, "m" either.

    Words that begin a sentence or a quotation say nothing and are not counted.
    """
    counts: dict[str, list[int]] = {}
    for words in sentences:
        for before, word in pairwise(words):
            if before not in _OPENERS:
                counts.setdefault(word.lower(), [0, 0])[word[0].isupper()] += 1
    return {word: _case(*both) for word, both in counts.items() if sum(both) >= least}


def _case(lower: int, upper: int) -> str:
    share = upper / (lower + upper)
    return "u" if share > 0.9 else "l" if share < 0.1 else "m"
