"""Is a stretch of Latin letters English? Function words first, langdetect (seeded) only for what they leave open.

langdetect alone calls 3 in 10 short English lines another language and, unseeded, changes its answer from run to run
(measured on 1,500 lines of scraped pages), so it is asked only about longer stretches that hold no English function
word, or more foreign ones than English ones.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['’][A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)?")
_ENGLISH = frozenset(
    "the of to and a in is that for on with as it was by at are this be from or an have has had not but its "
    "his her he she they we you i who which will would can could more than after before about into over our your "
    "their been were also said says all no new what how why when where if do does did my me us him them out up".split()
)
# Commonest function words of the other European languages that turn up as quotations; those English shares are absent.
_FOREIGN = frozenset(
    "le la les des du et que est une pas je il elle nous vous pour dans sur avec qui ne ce cette c'est l'amour "
    "der die das und ist nicht ein eine ich sie mit von zu auf dem den für auch sich im am "
    "el los las y es una por con para del se su lo che di il della sono non per gli nel "
    "o os as um uma não com da do em van het een niet op voor och att det som är på med av til og ikke i".split()
) - {"i", "a", "die", "am", "as", "do", "me", "per", "on", "to", "in", "van", "da"}
# Lower-case parts of names (Charles de Gaulle, Rio de Janeiro): they say nothing about the language around them.
_NAME_PARTS = frozenset(
    "de la le du des van von der den da di del della el al bin ibn dos das y e af av ter ten".split()
)
# Words of phrases that are quoted whole, and languages by their own names, as in the menus of pages.
_QUOTED = frozenset(
    "bonjour bonsoir merci voilà danke guten morgen gracias hola adiós adios buenos grazie ciao arrivederci obrigado "
    "slava ukraini carpe diem veni vidi vici populi cogito ergo memento mori "
    "español espanol français francais deutsch português italiano türkçe tiếng việt bahasa melayu".split()
)
_DIACRITIC = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_FEW_WORDS = 4


@cache
def _detector() -> Any:
    from langdetect import DetectorFactory, detect_langs

    DetectorFactory.seed = 0
    return detect_langs


@lru_cache(8192)
def _detected(text: str) -> str:
    from langdetect import LangDetectException

    try:
        best = _detector()(text)[0]
    except LangDetectException:
        return "en"
    # below .9 langdetect is guessing: half of its answers on headlines are wrong
    return best.lang if best.prob > 0.9 else "en"


def is_english(text: str) -> bool:
    """Return whether a Latin-script stretch is English (or a name, which counts as English).

    >>> [is_english(t) for t in ("order momentum", "la dolce vita", "Charles de Gaulle")]
    [True, False, True]
    """
    if text.isascii():
        folded = {word.lower() for word in _WORD.findall(text)}
        plain = folded.isdisjoint(_FOREIGN) and folded.isdisjoint(_QUOTED)
        if plain and (len(folded) <= _FEW_WORDS or not folded.isdisjoint(_ENGLISH)):
            return True  # nearly every line: decided without counting
    words = _WORD.findall(text)
    lower = [word for word in words if word[0].islower() or word[1:2] in ("'", "’")]
    spelled = [word.lower().replace("’", "'") for word in words]
    english = sum(word in _ENGLISH for word in spelled)
    foreign = sum(word.lower().replace("’", "'") in _FOREIGN for word in lower) + sum(
        word.lower() in _FOREIGN and word[0].isupper() for word in words[:1] if len(words) > 1
    )
    if foreign >= 2 and foreign > english:
        return False
    if not english and not _QUOTED.isdisjoint(spelled):
        return False
    common = [word for word in lower if word.lower() not in _NAME_PARTS]
    if not english and common and (foreign or any(_DIACRITIC.search(word) for word in common)):
        return False
    if english or len(words) <= _FEW_WORDS or len(lower) < len(words) / 2:
        return True
    return _detected(text) == "en"
