"""A model2vec folder read with NumPy and `tokenizers`: a quarter of the start-up of model2vec, and no torch.

A text's vector is the mean of its tokens' rows, normalised. `model.safetensors` holds `embeddings` (any float type or
int8), optionally `weights` (a factor a token) and `mapping` (token → row); it is mapped, so a query reads only the
pages of its own tokens.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from korus_nlp.errors import Exit, KorusError

FILES: Final = ("config.json", "model.safetensors", "tokenizer.json")
_TYPES: Final = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I8": "<i1", "I64": "<i8", "I32": "<i4"}


def is_static(folder: Path) -> bool:
    """Say whether `folder` holds a model2vec model."""
    if not all((folder / name).is_file() for name in FILES):
        return False
    try:
        return bool(json.loads((folder / "config.json").read_bytes()).get("model_type") == "model2vec")
    except (OSError, ValueError, AttributeError):
        return False


def read(folder: Path) -> StaticEmbedder:
    """Return the model in `folder`.

    Raises:
        KorusError: a file is missing or damaged (exit 5).
    """
    from tokenizers import Tokenizer

    try:
        config = json.loads((folder / "config.json").read_bytes())
        tensors = read_tensors(folder / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        fingerprint = _fingerprint(folder)
    except Exception as error:  # tokenizers raises plain Exception
        raise KorusError(
            "bad_model",
            "the embedding model cannot be read",
            where=str(folder),
            saw=f"{type(error).__name__}: {error}",
            hint="compare it with its card: korus doctor",
            exit_code=Exit.MISSING,
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    name = config.get("name") or folder.name
    return StaticEmbedder(name, fingerprint, tokenizer, tensors, _unknown(config, tokenizer))


class StaticEmbedder:
    """The model, ready to encode; get one from `read`."""

    def __init__(
        self, name: str, fingerprint: str, tokenizer: Any, tensors: dict[str, NDArray[Any]], unknown: int | None
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.tokenizer = tokenizer
        self._rows = tensors["embeddings"]
        self._mapping = tensors.get("mapping")
        self._weights = tensors.get("weights", np.ones(len(self._rows if self._mapping is None else self._mapping)))
        self._weights = self._weights.astype(np.float32)
        self._unknown = unknown
        self.dim = int(self._rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a text; a text without known tokens gets zeros.

        A row depends on its own text alone, whatever stands beside it.
        """
        out = np.zeros((len(texts), self.dim), np.float32)
        for i, text in enumerate(texts):
            ids = np.asarray(self._ids(text), np.int64)
            if len(ids):
                # One einsum a text: no BLAS, so the same bits everywhere, and faster than sums over a flat batch.
                rows = self._rows[ids if self._mapping is None else self._mapping[ids]]
                out[i] = np.einsum("i,ij->j", self._weights[ids], rows)
        norms = np.sqrt(np.einsum("ij,ij->i", out, out))
        out /= np.maximum(norms, 1e-12)[:, None]
        return out

    def table(self) -> NDArray[np.float32]:
        """Return the vector of every token as float32, weights and mapping applied."""
        rows = self._rows if self._mapping is None else self._rows[self._mapping]
        table: NDArray[np.float32] = rows.astype(np.float32) * self._weights[:, None]
        return table

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(readable(text), add_special_tokens=False).ids
        return [i for i in ids if i != self._unknown] if self._unknown in ids else ids


def readable(text: str) -> str:
    r"""Join surrogate pairs and replace lone surrogates, which the tokenizer does not take.

    >>> readable("\ud83d\ude00"), readable("a\ud800b")
    ('😀', 'a�b')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Map a safetensors file; return its tensors by name, read-only.

    The format is eight bytes with the length of a JSON header, the header, the numbers.
    """
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    out: dict[str, NDArray[Any]] = {}
    for name, tensor in header.items():
        if name == "__metadata__":
            continue
        begin, end = tensor["data_offsets"]
        kind = np.dtype(_TYPES[tensor["dtype"]])
        array = np.frombuffer(data, kind, (end - begin) // kind.itemsize, start + begin)
        out[name] = array.reshape(tensor["shape"])
    return out


def _unknown(config: dict[str, Any], tokenizer: Any) -> int | None:
    """Return the id of the unknown token, which carries no meaning; our own folder tells it, as parsing takes long."""
    if "unk_id" in config:
        return int(config["unk_id"])
    model = json.loads(tokenizer.to_str())["model"]
    found: int | None = model.get("unk_id")
    return found if found is not None else tokenizer.token_to_id(model.get("unk_token") or "")


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        with (folder / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]
