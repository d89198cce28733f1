"""Any installed spaCy pipeline as the recogniser of its language, its labels translated into ours."""

from __future__ import annotations

from functools import cache
from typing import Any

from korus_nlp.entities.labels import from_foreign
from korus_nlp.entities.passages import Found
from korus_nlp.errors import Exit, KorusError


@cache
def _load(model: str) -> Any:
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise KorusError(
            "no_spacy_model",
            f"the spaCy pipeline {model!r} is not installed",
            saw=str(error).splitlines()[0],
            hint=f"python -m spacy download {model}",
            exit_code=Exit.MISSING,
        ) from error


def reads(model: str, lang: str) -> bool:
    """Tell whether a pipeline is for this language, or for all ("xx"); raises `KorusError` if it is not installed."""
    return _load(model).lang in (lang, "xx")


def recognise(model: str, text: str) -> list[Found]:
    """Return the pipeline's entities whose labels we know; the score is 1.0 where it states none."""
    found = []
    for span in _load(model)(text).ents:
        label = from_foreign(span.label_)
        if label is not None:
            score = span._.confidence if span.has_extension("confidence") else None
            found.append(Found(span.start_char, span.end_char, label, 1.0 if score is None else score))
    return found
