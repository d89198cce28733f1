"""Sentence vectors: texts in, unit vectors out, the same space for Korean and English.

The shipped model is a table of token vectors (`models/embedding`, a model2vec folder) that is read with NumPy and a
tokenizer alone; any sentence-transformers model can take its place (`load`). `windows` cuts a long paragraph into
pieces of one to three sentences, because a paragraph is found by its best sentence rather than by the mean of all.
"""

from korus_nlp.embedding.export import save_sentence_transformer, to_sentence_transformer
from korus_nlp.embedding.loading import Embedder, embed, load
from korus_nlp.embedding.sentences import windows

__all__ = ["Embedder", "embed", "load", "save_sentence_transformer", "to_sentence_transformer", "windows"]
