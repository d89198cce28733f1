"""Any other model through sentence-transformers: a folder, or a name on the hub."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from korus_nlp.embedding.static import readable
from korus_nlp.errors import Exit, KorusError


def read(model: str) -> ExternalEmbedder:
    """Load a sentence-transformers model onto the CPU.

    Raises:
        KorusError: sentence-transformers, the folder or the model is missing (exit 5).
    """
    folder = Path(model)
    if not folder.exists() and (folder.is_absolute() or model.startswith((".", "~"))):
        raise KorusError("no_model", "there is no such folder", where=model, exit_code=Exit.MISSING)
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise KorusError(
            "no_model",
            "other embedding models need sentence-transformers",
            saw=str(error),
            hint="pip install sentence-transformers",
            exit_code=Exit.MISSING,
        ) from error
    _quiet()
    try:
        loaded = SentenceTransformer(model, device="cpu")
    except Exception as error:  # whatever the model's own code raises
        raise KorusError(
            "no_model",
            "the embedding model cannot be loaded",
            where=model,
            saw=f"{type(error).__name__}: {error}",
            hint="give a folder of sentence-transformers, or a name it can download; leave --model out for ours",
            exit_code=Exit.MISSING,
        ) from error
    return ExternalEmbedder(folder.resolve().name if folder.exists() else model, loaded)


class ExternalEmbedder:
    """A sentence-transformers model; get one from `read`."""

    def __init__(self, name: str, model: Any) -> None:
        self.name = name
        self.fingerprint = _fingerprint(model)
        self._model = model
        self.dim = int(model.encode(["한 글 one"], show_progress_bar=False).shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a text; a text without letters or digits gets zeros."""
        out = np.zeros((len(texts), self.dim), np.float32)
        full = [i for i, text in enumerate(texts) if text.strip()]
        if not full:
            return out
        vectors = self._model.encode(
            [readable(texts[i]) for i in full], batch_size=32, show_progress_bar=False, convert_to_numpy=True
        )
        out[full] = vectors
        out /= np.maximum(np.sqrt(np.einsum("ij,ij->i", out, out)), 1e-12)[:, None]
        return out


def _fingerprint(model: Any) -> str:
    """Return a hash of all parameters and of the kinds of modules they belong to."""
    digest = hashlib.sha256("".join(type(module).__name__ for module in model).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.float().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]


def _quiet() -> None:
    """Keep the bars of the loader off the terminal: progress is the program's own business."""
    from transformers.utils import logging

    bars: Any = logging
    bars.disable_progress_bar()
