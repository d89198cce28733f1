"""spaCy component `korus_runs`: language runs of any pipeline's documents, as a span group.

    nlp.add_pipe("korus_runs")
    [(span.text, span.label_) for span in nlp("KOTRA는 서울에 있다").spans["korus_runs"]]

A run that begins or ends inside a token is widened to the token; `Doc._.korus_runs` keeps the exact positions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from korus_nlp.language.codeswitch import runs

if TYPE_CHECKING:
    from collections.abc import Callable


def _set_runs(doc: Doc) -> Doc:
    found = runs(doc.text)
    doc._.korus_runs = [(run.start, run.end, run.lang) for run in found]
    spans = (doc.char_span(run.start, run.end, label=run.lang, alignment_mode="expand") for run in found)
    doc.spans["korus_runs"] = [span for span in spans if span is not None]
    return doc


@Language.factory("korus_runs", assigns=["doc.spans"])
def make_korus_runs(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings and needs no model."""
    if not Doc.has_extension("korus_runs"):
        Doc.set_extension("korus_runs", default=[])
    return _set_runs
