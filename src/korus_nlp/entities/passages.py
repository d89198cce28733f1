"""From text to mentions: compose, cut into tokens, recognise, apply the English rules, map the offsets back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from korus_nlp.entities import english, rules
from korus_nlp.entities.recogniser import Recogniser
from korus_nlp.settings import models_dir
from korus_nlp.text.morphology import Cut as Token
from korus_nlp.text.morphology import cuts
from korus_nlp.text.normalise import compose


class Found(NamedTuple):
    """A mention as code points ``[start, end)`` of the text that was given, with label and confidence."""

    start: int
    end: int
    label: str
    score: float


@cache
def shipped(lang: str) -> Recogniser:
    """Return the shipped recogniser of "ko" or "en"; read once per process."""
    return Recogniser.load(models_dir() / f"ner-{lang}" / "korus_ner")


def recognise(recogniser: Recogniser, text: str) -> list[Found]:
    """Return the mentions of a passage in one language, in order and disjoint."""
    return recognise_all(recogniser, [text])[0]


def recognise_all(recogniser: Recogniser, texts: Sequence[str]) -> list[list[Found]]:
    """Return the mentions of each passage.

    All are cut into tokens before the first is tagged: analyser and tagger have large tables, and taking turns they
    drive each other's out of the processor's cache (a fifth slower).
    """
    composed = [compose(text) for text in texts]
    cut = cuts if recogniser.lang == "ko" else _english
    found = in_tokens(recogniser, [(nfc, cut(nfc)) for nfc, _ in composed])
    return [
        mentions
        if isinstance(starts, range)
        else [m._replace(start=starts[m.start], end=starts[m.end]) for m in mentions]
        for (_, starts), mentions in zip(composed, found, strict=True)
    ]


def _english(text: str) -> list[Token]:
    return [(start, end, "") for start, end in english.tokens(text)]


def in_tokens(recogniser: Recogniser, passages: Sequence[tuple[str, Sequence[Token]]]) -> list[list[Found]]:
    """Return the mentions of each passage, a composed text with its tokens (start, end, tag)."""
    read = []
    for text, tokens in passages:
        ends = [0, *(end for _, end, _ in tokens)]
        words = [text[start:end] for start, end, _ in tokens]
        spaces = [i > 0 and start > before for i, ((start, _, _), before) in enumerate(zip(tokens, ends, strict=False))]
        read.append((words, [tag for _, _, tag in tokens], spaces))
    out = []
    for (text, tokens), mentions in zip(passages, recogniser.mentions_of_all(read), strict=True):
        found = [Found(tokens[m.start][0], tokens[m.end - 1][1], m.label, m.score) for m in mentions]
        spans = rules.english(text, found, recogniser.types) if recogniser.lang == "en" else rules.korean(text, found)
        out.append([Found(*span) for span in spans])
    return out
