"""The shipped model for sentence-transformers, which cannot open its int8 table (it wants gradients): a float copy."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from korus_nlp.embedding import static
from korus_nlp.embedding.loading import SHIPPED
from korus_nlp.settings import models_dir

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def to_sentence_transformer() -> SentenceTransformer:
    """Return the shipped model as a `SentenceTransformer` that gives the same vectors, to train further or combine."""
    import sentence_transformers as st
    from sentence_transformers.sentence_transformer import modules

    embedder = static.read(models_dir() / SHIPPED)
    parts: list[Any] = [modules.StaticEmbedding(embedder.tokenizer, embedder.table()), modules.Normalize()]
    return st.SentenceTransformer(modules=parts, device="cpu")


def save_sentence_transformer(folder: str | os.PathLike[str]) -> None:
    """Write the shipped model as a sentence-transformers folder (float32, four times its size)."""
    to_sentence_transformer().save(os.fspath(folder))
