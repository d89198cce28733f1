"""Bags of content words of both languages, in the forms that search can look up without an analyser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from korus_nlp.text.morphology import morphemes
from korus_nlp.text.tokens import fold, stem

_LATIN = re.compile("[a-z]{2,}")
_NOUNS: Final = frozenset({"NNG", "NNP", "XR", "MAG"})
_VERBS: Final = frozenset({"VV", "VA"})
_HANGUL = re.compile("[가-힣]{2,7}")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
FUNCTION: Final = frozenset(
    """
    the of and to in on at by for from with as is are was were be been being am it its this that these those there
    he she they them his her their him we us our you your my me who whom whose which what when where how why not no
    or but if than then so such into onto upon over under about after before between through during against out up
    down off again further once here all any both each few more most other some only own same too very can will just
    should would could may might must shall do does did done doing have has had having an one also let unto thee thou
    thy ye said say says
    """.split()
)


def korean(text: str) -> Iterator[str]:
    """Yield nouns, and stems of verbs, of two syllables and more; a short text without blanks also as a whole."""
    folded = fold(_ASIDE.sub(" ", text))[0]
    if _HANGUL.fullmatch(folded.strip()):
        yield folded.strip()
    for morpheme in morphemes(folded):
        surface = folded[morpheme.start : morpheme.end]
        if morpheme.tag in _NOUNS and _HANGUL.fullmatch(surface):
            yield surface
        elif morpheme.tag in _VERBS and _HANGUL.fullmatch(morpheme.form):
            yield morpheme.form


def english(text: str) -> Iterator[str]:
    """Yield stems of content words."""
    for word in _LATIN.findall(fold(_ASIDE.sub(" ", text))[0]):
        if word not in FUNCTION and len(word) > 2:
            yield stem(word)
