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
# Words of headlines and buttons that no other language of Latin script shares: one is enough where nothing speaks
# against English, and langdetect, at 5 ms a line, need not be asked.
_PLAIN = frozenset(
    "against under without through between while during until again back down off here there today week weeks year "
    "years day days month months world people government health school court market business news read watch get "
    "make makes take takes need needs help shows home house white black street south north east west state states "
    "county city daily sports weather growth talks deal trade tax police officials growing rise rises fall falls wins "
    "win lose lost first last next top best most latest book books game games team teams food water life love kids "
    "women men free click here sign enjoy share follow print email page site users requirements edit config".split()
)
_SUFFIX = re.compile(r"(?:ing|ness|ight|ough|'s|ck|ledge|ship)$")
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


# What Latin letters on pages of Korea turn out to be when they are not English. Eighteen of langdetect's 55 profiles
# load in a third of the time, and no page in English is called Somali.
_CANDIDATES = "en fr de es it pt nl sv da no fi pl cs tr vi id ro hu".split()


@cache
def _detector() -> Any:
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_json_profile([Path(PROFILES_DIRECTORY, name).read_text(encoding="utf-8") for name in _CANDIDATES])
    return factory


@lru_cache(8192)
def _detected(text: str) -> str:
    from langdetect import LangDetectException

    detector = _detector().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return "en"
    # below .9 langdetect is guessing: half of its answers on headlines are wrong
    return str(best.lang) if best.prob > 0.9 else "en"


def _looks_english(words: set[str]) -> bool:
    """Tell whether lower-case words, none of them foreign, are few or hold a word or endings only English has."""
    if len(words) <= _FEW_WORDS or not words.isdisjoint(_ENGLISH) or not words.isdisjoint(_PLAIN):
        return True
    return sum(map(bool, map(_SUFFIX.search, words))) > 1


def has_foreign_word(text: str) -> bool:
    """Tell whether a stretch holds an article, a preposition or a letter of another European language.

    >>> has_foreign_word("Le Monde"), has_foreign_word("The World")
    (True, False)
    """
    words = {word.lower().replace("’", "'") for word in _WORD.findall(text)}
    return not words.isdisjoint(_FOREIGN) or _DIACRITIC.search(text) is not None


def is_english(text: str) -> bool:
    """Return whether a Latin-script stretch is English (or a name, which counts as English).

    >>> [is_english(t) for t in ("order momentum", "la dolce vita", "Charles de Gaulle")]
    [True, False, True]
    """
    if text.isascii():
        folded = {word.lower() for word in _WORD.findall(text)}
        if folded.isdisjoint(_FOREIGN) and folded.isdisjoint(_QUOTED) and _looks_english(folded):
            return True  # nearly every line
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
