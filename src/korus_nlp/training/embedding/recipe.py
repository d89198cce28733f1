"""The numbers of the recipe, in one place; the ablations that justify them stand in the model's card."""

from __future__ import annotations

from typing import Final, NamedTuple


class Recipe(NamedTuple):
    """How a model is trained.

    Attributes:
        korean, english: pieces of the tokenizer by language.
        steps, batch, rate, seed: of the optimiser (SparseAdam, warm-up over 50 steps, cosine to a twentieth).
        single: English sentences without a Korean side in a batch, as a share of `batch`.
        temperature: of the contrastive terms.
        mimic, contrast, graded: weights of the three losses.
        alike: pairs in a batch that the teacher finds more alike than this are no negatives of each other.
        dropout, split: shares of tokens that are left out, and that are cut in two.
        dim: numbers in a vector of the finished model.
        whiten: how far the principal axes are made alike: 0 leaves them, 1 gives all the same variance.
    """

    korean: int = 12000
    english: int = 14500
    steps: int = 600
    batch: int = 1024
    rate: float = 3e-3
    seed: int = 0
    single: float = 0.125
    temperature: float = 0.05
    mimic: float = 1.0
    contrast: float = 0.1
    graded: float = 1.0
    alike: float = 0.85
    dropout: float = 0.1
    split: float = 0.1
    dim: int = 256
    whiten: float = 0.6


GENERAL: Final = 4.0  # the share from which on a source is general text
SHARES: Final = {
    "park-news": 4.0, "jhe-news": 4.0, "tatoeba": 4.0, "mozilla-www": 4.0, "korsts": 4.0, "asp-stories": 4.0,
    "own-sentences": 6.0, "words": 1.5, "gazetteer": 0.2,
    "kengdic": 2.0, "name-suggestion-index": 2.0, "wiktionary": 1.5, "opensource-guide": 1.0, "tico19": 1.0,
    "nikl": 0.5, "cldr": 0.5, "id-tagging": 0.5, "bible": 0.4, "wikidata": 0.3,
    "python-docs": 0.3, "tensorflow-docs": 0.3, "react-docs": 0.3, "gnome-user-docs": 0.3,
}  # fmt: skip


def share(source: str) -> float:
    """Return how often a row of `source` is drawn, relative to one of weight 1."""
    return next((value for prefix, value in SHARES.items() if source.startswith(prefix)), 1.0)
