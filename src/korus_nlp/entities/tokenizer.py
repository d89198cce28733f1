"""spaCy tokenizers over the same functions as the library: Kiwi morphemes, and English with whole hyphenated names.

Registered as `korus.KiwiTokenizer.v1` and `korus.EnglishTokenizer.v1`. The text of a `Doc` is exactly the text given;
white space beyond single blanks becomes tokens of its own, as in spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from korus_nlp.entities import english
from korus_nlp.text.morphology import Cut as Token
from korus_nlp.text.morphology import cuts
from korus_nlp.text.normalise import compose


class SpanTokenizer:
    """A spaCy tokenizer over a function that gives (start, end, tag); it has nothing to store."""

    def __init__(self, vocab: Vocab, tokens: Callable[[str], list[Token]]) -> None:
        self.vocab = vocab
        self._tokens = tokens

    def __call__(self, text: str) -> Doc:
        """Return the tokens of `text` as a `Doc`, with `tag_` set where the function knows it."""
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        position = 0
        for start, end, tag in [*self._tokens(text), (len(text), len(text), "")]:
            gap = text[position:start]
            if words and gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            for word, its_tag in ((gap, "_SP"), (text[start:end], tag)):
                if word:
                    words.append(word)
                    spaces.append(False)
                    tags.append(its_tag)
            position = end
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags if any(tags) else None)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenise a stream of texts."""
        return map(self, texts)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return nothing: there is no state."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> SpanTokenizer:
        """Restore nothing: there is no state."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write nothing: there is no state."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> SpanTokenizer:
        """Read nothing: there is no state."""
        return self


def _korean(text: str) -> list[Token]:
    nfc, starts = compose(text)
    return [(starts[start], starts[end], tag) for start, end, tag in cuts(nfc)]


def _english(text: str) -> list[Token]:
    return [(start, end, "") for start, end in english.tokens(text)]


def make_kiwi_tokenizer() -> Callable[[Language], SpanTokenizer]:
    """Return the factory of `korus.KiwiTokenizer.v1`: Kiwi morphemes with their parts of speech as `tag_`."""
    return lambda nlp: SpanTokenizer(nlp.vocab, _korean)


def make_english_tokenizer() -> Callable[[Language], SpanTokenizer]:
    """Return the factory of `korus.EnglishTokenizer.v1`: Kyung-sik is one token."""
    return lambda nlp: SpanTokenizer(nlp.vocab, _english)
