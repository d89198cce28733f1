"""The recogniser as a spaCy component: ``nlp.add_pipe("korus_ner")`` sets `doc.ents` and ``span._.confidence``.

Entities that the doc already has stay; ours are added where they do not overlap. The component is stored with its
pipeline (`to_disk`, `to_bytes`) and measured by `nlp.evaluate`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, minibatch

from korus_nlp.entities.passages import Found, in_tokens, shipped
from korus_nlp.entities.recogniser import FILES, Recogniser
from korus_nlp.text.morphology import Cut as Token
from korus_nlp.text.normalise import compose

if not Span.has_extension("confidence"):
    Span.set_extension("confidence", default=None)


class KorusNer:
    """Sets `doc.ents`.

    Args:
        lang: "ko" or "en": the shipped recogniser to use until `from_disk` or `from_bytes` brings another.
        name: of the component in its pipeline.
    """

    def __init__(self, lang: str, name: str = "korus_ner") -> None:
        self.name = name
        self._lang = lang
        self._loaded: Recogniser | None = None

    @property
    def recogniser(self) -> Recogniser:
        """The recogniser in use."""
        if self._loaded is None:
            self._loaded = shipped(self._lang)
        return self._loaded

    def __call__(self, doc: Doc) -> Doc:
        """Add the entities of a tokenised doc."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Process a stream of docs; a batch is tokenised before it is tagged (see `passages.recognise_all`)."""
        for batch in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            composed = [compose(doc.text) for doc in batch]
            passages = [(nfc, _tokens(doc, starts)) for doc, (nfc, starts) in zip(batch, composed, strict=True)]
            found = in_tokens(self.recogniser, passages)
            for doc, (_, starts), mentions in zip(batch, composed, found, strict=True):
                yield _add(doc, [m._replace(start=starts[m.start], end=starts[m.end]) for m in mentions])

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Return precision, recall and F1 of the entities, for `nlp.evaluate`."""
        return dict(get_ner_prf(examples, **kwargs))

    def from_files(self, files: Mapping[str, bytes]) -> KorusNer:
        """Take the model from the contents of its files (`recogniser.FILES`)."""
        self._loaded = Recogniser.from_files(files)
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the model files as one msgpack map."""
        return bytes(srsly.msgpack_dumps(dict(self.recogniser.files)))

    def from_bytes(self, data: bytes, **kwargs: Any) -> KorusNer:
        """Take the model from `to_bytes`."""
        return self.from_files(srsly.msgpack_loads(data))

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the model files into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (folder / name).write_bytes(self.recogniser.files[name])

    def from_disk(self, path: str | Path, **kwargs: Any) -> KorusNer:
        """Take the model from a folder."""
        self._loaded = Recogniser.load(Path(path))
        return self


def _tokens(doc: Doc, starts: Sequence[int]) -> list[Token]:
    """Return (start, end, tag) of the tokens in the composed text; `starts` leads back from it (see `compose`)."""
    found = [(token.idx, token.idx + len(token), token.tag_) for token in doc if not token.is_space]
    if isinstance(starts, range):
        return found
    return [(bisect_left(starts, start), bisect_left(starts, end), tag) for start, end, tag in found]


def _add(doc: Doc, mentions: Iterable[Found]) -> Doc:
    """Add mentions, at offsets of the doc, that overlap no entity it has."""
    spans = list(doc.ents)
    taken = {token.i for span in spans for token in span}
    for found in mentions:
        span = doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            span._.confidence = found.score
            spans.append(span)
    doc.ents = filter_spans(spans)
    return doc


@Language.factory(
    "korus_ner", assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_score_weights={"ents_f": 1.0}
)
def make_korus_ner(nlp: Language, name: str) -> KorusNer:
    """Return the component with the shipped recogniser of the pipeline's language (Korean, or else English)."""
    return KorusNer("ko" if nlp.lang == "ko" else "en", name)
