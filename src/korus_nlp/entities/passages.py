"""From text to mentions: compose, cut into tokens, recognise, apply the English rules, map the offsets back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from korus_nlp.entities import english, rules
from korus_nlp.entities.recogniser import Recogniser
from korus_nlp.settings import models_dir
from korus_nlp.text.morphology import morphemes
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
    cut = [_tokens(recogniser.lang, nfc) for nfc, _ in composed]
    return [
        [Found(starts[f.start], starts[f.end], f.label, f.score) for f in in_tokens(recogniser, nfc, tokens)]
        for (nfc, starts), tokens in zip(composed, cut, strict=True)
    ]


def _tokens(lang: str, text: str) -> list[tuple[int, int, str]]:
    if lang == "ko":
        return [(m.start, m.end, m.tag) for m in morphemes(text)]
    return [(start, end, "") for start, end in english.tokens(text)]


def in_tokens(recogniser: Recogniser, text: str, tokens: Sequence[tuple[int, int, str]]) -> list[Found]:
    """Return the mentions among given tokens (start, end, tag) of a composed text."""
    words = [text[start:end] for start, end, _ in tokens]
    spaces = [i > 0 and start > tokens[i - 1][1] for i, (start, _, _) in enumerate(tokens)]
    mentions = recogniser.mentions(words, [tag for _, _, tag in tokens], spaces)
    found = [Found(tokens[m.start][0], tokens[m.end - 1][1], m.label, m.score) for m in mentions]
    if recogniser.lang == "en":
        return [Found(*span) for span in rules.english(text, found, recogniser.types)]
    return [Found(*span) for span in rules.korean(text, found)]
