"""Both sides of a transliteration, made comparable: Hangul as jamo in context, Latin as bare letters.

A Hangul syllable is cut into onset, vowel and coda, each marked with where it stands, because spellings depend on it:
이 is "Lee" at the start of a name and "i" inside; a word-final 으 is often a silent "e". Jamo arithmetic follows the
Unicode Standard, section 3.12.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
# Letters that NFKD leaves whole.
_WHOLE = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th"})
_NOT_LETTER = re.compile("[^a-z0-9]+")
_WORD = re.compile("[가-힣]+|[a-z0-9]+")


def jamo(syllable: str) -> tuple[str, str, str]:
    """Return onset, vowel and coda (perhaps empty) of one Hangul syllable.

    >>> jamo("한"), jamo("이")
    (('ㅎ', 'ㅏ', 'ㄴ'), ('ㅇ', 'ㅣ', ''))
    """
    code = ord(syllable) - 0xAC00
    return ONSETS[code // 588], VOWELS[code % 588 // 28], CODAS[code % 28]


@lru_cache(maxsize=65536)
def latin_words(text: str) -> tuple[str, ...]:
    """Return the words of a Latin name as bare lower-case letters and digits; hyphens and apostrophes join.

    >>> latin_words("Suh Choo-suk"), latin_words("P'anmunjŏm")
    (('suh', 'choosuk'), ('panmunjom',))
    """
    return tuple(filter(None, (_NOT_LETTER.sub("", word) for word in bare(text).split())))


def bare(text: str) -> str:
    """Return Latin text in lower case without accents: "Päts" → "pats", "Chosŏn" → "choson"."""
    text = text.lower().replace("’", "'").replace("‘", "'").translate(_WHOLE)
    if text.isascii():
        return text
    return "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))


@lru_cache(maxsize=65536)
def symbols(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the jamo symbols of a Hangul name, one tuple a syllable; spaces are word borders.

    The first character of a symbol is the jamo; the second says where it stands: "^" word start, "$" word end,
    "'" before a syllable without onset consonant, "." elsewhere. Vowels have a third for a closed syllable ("c") or
    an open one ("o"), and start with "ㅇ" when no consonant precedes. ㄹ+ㄹ over a syllable border is one symbol: it is
    one sound and mostly one letter. Latin letters and digits inside the name are their own symbols.

    >>> symbols("이")
    (('ㅇㅣ$o',),)
    """
    result: list[tuple[str, ...]] = []
    for word in _WORD.findall(text.lower()):
        if "가" <= word[0] <= "힣":
            result += _hangul_word([jamo(ch) for ch in word])
        else:
            result += [(ch,) for ch in word]
    return tuple(result)


def _hangul_word(syllables: list[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    result = []
    last = len(syllables) - 1
    for number, (onset, vowel, coda) in enumerate(syllables):
        parts = []
        joined = number > 0 and onset == "ㄹ" and syllables[number - 1][2] == "ㄹ"
        if onset != "ㅇ" and not joined:
            parts.append(onset + ("^" if number == 0 else "."))
        place = "$" if number == last else "^" if number == 0 else "."
        parts.append(("ㅇ" if onset == "ㅇ" else "") + vowel + place + ("c" if coda else "o"))
        if coda:
            following = syllables[number + 1][0] if number < last else "$"
            if coda == "ㄹ" and following == "ㄹ":
                parts.append("ㄹㄹ.")
            else:
                parts.append(coda + {"$": "$", "ㅇ": "'"}.get(following, "."))
        result.append(tuple(parts))
    return result


def base(symbol: str) -> str:
    """Return the symbol without its place: the back-off of rare contexts."""
    return symbol.rstrip(".^$'oc") or symbol
