"""Everything a training run reads, tokenised and with teacher vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from korus_nlp.training.embedding import corpus, pieces
from korus_nlp.training.embedding.bags import Bags, bags
from korus_nlp.training.embedding.recipe import share
from korus_nlp.training.embedding.teacher import Teacher

Floats = NDArray[np.float32]


class Material(NamedTuple):
    """Tokenised rows.

    Attributes:
        ko, en: the two sides of the pairs; `vectors`, `known`: the teacher's vectors of the English sides.
        shares: probability that a pair is drawn.
        single, single_vectors: English sentences without a Korean side.
        korean: Korean sentences without an English side.
        first, second, grades: graded pairs.
        scores: log score of each piece, in order of ids.
        is_korean: whether a piece is Hangul.
    """

    ko: Bags
    en: Bags
    vectors: NDArray[np.float16]
    known: NDArray[np.bool_]
    shares: NDArray[np.float64]
    single: Bags
    single_vectors: NDArray[np.float16]
    korean: Bags
    first: Bags
    second: Bags
    grades: Floats
    scores: dict[str, float]
    is_korean: NDArray[np.bool_]


class Texts(NamedTuple):
    """The rows as text."""

    pairs: Sequence[corpus.Pair]
    english: Sequence[str]
    korean: Sequence[str]
    graded: Sequence[corpus.Graded]


def gather(texts: Texts, tokenizer: Any, teacher: Teacher) -> Material:
    """Tokenise `texts` and look their teacher vectors up."""
    scores = pieces.scores(tokenizer)
    english = [pair.en for pair in texts.pairs]
    vectors, known = teacher.lookup(english)
    shares = np.asarray([share(pair.source) for pair in texts.pairs])
    single_vectors, single_known = teacher.lookup(texts.english)
    single = [text for text, there in zip(texts.english, single_known, strict=True) if there]
    return Material(
        ko=bags(tokenizer, [pair.ko for pair in texts.pairs]),
        en=bags(tokenizer, english),
        vectors=vectors,
        known=known,
        shares=shares / shares.sum(),
        single=bags(tokenizer, single),
        single_vectors=single_vectors[single_known],
        korean=bags(tokenizer, texts.korean),
        first=bags(tokenizer, [row.first for row in texts.graded]),
        second=bags(tokenizer, [row.second for row in texts.graded]),
        grades=np.asarray([row.score for row in texts.graded], np.float32),
        scores=scores,
        is_korean=np.asarray(["가" <= piece[0] <= "힣" for piece in scores]),
    )
