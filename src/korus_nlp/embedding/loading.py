"""Which model: the shipped one, a folder, or a name that sentence-transformers knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from korus_nlp.settings import models_dir

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIPPED = "embedding"  # folder below models/


class Embedder(Protocol):
    """An embedding model.

    Attributes:
        name: what people call it.
        fingerprint: hash of its content; vectors of two fingerprints cannot be compared.
        dim: numbers in a vector.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def fingerprint(self) -> str: ...  # noqa: D102
    @property
    def dim(self) -> int: ...  # noqa: D102

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text: a unit vector, or zeros for a text without anything to read."""
        ...


def load(model: str = "") -> Embedder:
    """Return an embedding model; a process loads each only once.

    Args:
        model: "" for the shipped one (no torch); a folder of model2vec (no torch) or sentence-transformers; or a
            name that sentence-transformers finds in its cache or, since the user asked for it, on the hub.

    Raises:
        KorusError: it is missing or cannot be read (exit 5).
    """
    return _load(model)


@cache
def _load(model: str) -> Embedder:
    from korus_nlp.embedding import static

    folder = models_dir() / SHIPPED if not model else Path(model)
    if not model or static.is_static(folder):
        return static.read(folder)
    from korus_nlp.embedding import external

    return external.read(model)


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return unit vectors of `texts` by the shipped model, as float32 of shape (texts, dim).

    >>> moon, man, rain = embed(["문재인 대통령", "President Moon Jae-in", "비가 온다"])
    >>> bool(moon @ man > moon @ rain)
    True
    """
    return load().encode(texts)
