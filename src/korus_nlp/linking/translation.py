"""Translated names, word by word: 한국무역협회 and "Korea International Trade Association".

Organisations and events are mostly translated, not transliterated. The Hangul name is cut into known words
(`models/gazetteer/words.tsv`, by hand) that pair with English words not yet used; what remains on both sides must be a
spelling of each other (국민은행, Kookmin Bank), and what remains on one side only costs by how much it says.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from korus_nlp.errors import Exit, KorusError
from korus_nlp.linking import spelling
from korus_nlp.settings import models_dir
from korus_nlp.text.gazetteer import has_hangul, load
from korus_nlp.text.romanise import bare

_FUNCTION = frozenset("of the and for in on to at by a an de la s".split())
# Words that names carry or drop at will, in both languages: dropping one costs little.
_OPTIONAL = frozenset("korea republic national company corporation inc corp ltd co group international plc".split())
_OPTIONAL_KO = ("대한민국", "주식회사", "한국", "대한", "국립", "그룹", "공사")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_KOREAN_WORD = re.compile(r"[가-힣]+|[A-Za-z0-9]+")
_STATES = 10  # partial covers kept at every syllable
_LETTER_NAMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 지"
        ).split(),
        strict=True,
    )
)


def stem(word: str) -> str:
    """Return an English word without plural or possessive ending.

    >>> [stem(word) for word in ("industries", "nations", "women", "process")]
    ['industry', 'nation', 'women', 'process']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=32768)
def english_words(en: str) -> tuple[str, ...]:
    """Return the stems of the content words of an English name."""
    text = bare(en).replace("'s", "s").replace("'", "").replace("u.s.", "us").replace("&", " ")
    return tuple(stem(word) for word in _NOT_WORD.split(text) if word and word not in _FUNCTION)


@cache
def dictionary() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return Korean word → English phrases as stems: the hand words, and the places of the gazetteer.

    Raises:
        KorusError: the file is missing.
    """
    path = models_dir() / "gazetteer" / "words.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
    except OSError as error:
        raise KorusError(
            "no_words", "the word list is missing", where=str(path), saw=str(error), exit_code=Exit.MISSING
        ) from error
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for line in lines:
        ko, phrases = line.split("\t")
        for phrase in phrases.split(";"):
            found.setdefault(ko, {})[english_words(phrase)] = None
    for entry in load().entries:
        if entry.type in ("GPE", "LOC"):
            english = [english_words(name) for name in entry.surfaces if not has_hangul(name)]
            for name in entry.surfaces:
                if has_hangul(name) and len(name) >= 2:
                    found.setdefault(name.replace(" ", ""), {}).update(dict.fromkeys(english))
    return {ko: tuple(phrases) for ko, phrases in found.items()}


def letters_of(text: str) -> str:
    """Return how Korean reads Latin letters out: "KBS" → 케이비에스."""
    return "".join(_LETTER_NAMES.get(ch, ch) for ch in text.lower())


_Cover = tuple[frozenset[int], str]  # English words used, Hangul left over (a space between separate pieces)


def _covers(ko: str, words: tuple[str, ...], extra: dict[str, tuple[tuple[str, ...], ...]]) -> list[_Cover]:
    """Return the best ways to pair pieces of `ko` with `words`, most Hangul and words covered first."""
    known = dictionary()
    reached: list[dict[_Cover, None]] = [{} for _ in range(len(ko) + 1)]
    reached[0][frozenset(), ""] = None
    for at in range(len(ko)):
        states = sorted(reached[at], key=lambda state: (len(state[1].replace(" ", "")) - 2 * len(state[0]), state[1]))
        for used, left in states[:_STATES]:
            reached[at + 1][used, left + ko[at]] = None
            for end in range(at + 1, min(len(ko), at + 10) + 1):
                piece = ko[at:end]
                for phrase in (*known.get(piece, ()), *extra.get(piece, ())):
                    taken = _take(phrase, words, used)
                    if taken is not None:
                        reached[end][used | taken, left + " " if left and not left.endswith(" ") else left] = None
    final = sorted(reached[-1], key=lambda state: (len(state[1].replace(" ", "")) - 2 * len(state[0]), state[1]))
    return [(used, left.strip()) for used, left in final[:_STATES]]


def _take(phrase: tuple[str, ...], words: tuple[str, ...], used: frozenset[int]) -> frozenset[int] | None:
    """Return the positions of the phrase's words among the unused ones, or None if one is missing."""
    taken: set[int] = set()
    for word in phrase:
        at = next((n for n, other in enumerate(words) if other == word and n not in used and n not in taken), None)
        if at is None:
            return None
        taken.add(at)
    return frozenset(taken) if taken else None


@lru_cache(maxsize=65536)
def probability(ko: str, en: str) -> float:
    """Return how probable it is that the English name translates the Korean one word by word, 0 if no word does.

    >>> probability("한국무역협회", "Korea International Trade Association") > 0.8
    True
    """
    words = english_words(en)
    text = "".join(_KOREAN_WORD.findall(ko))
    if not words or not text or len(text) > 40 or len(words) > 14:
        return 0.0
    extra: dict[str, tuple[tuple[str, ...], ...]] = {}
    for word in words:
        for form in (letters_of(word), word, word.upper(), word.capitalize()):
            if len(word) <= 5 and form in text:
                extra[form] = ((word,),)
    found = [_score(text, words, used, left) for used, left in _covers(text, words, extra) if used]
    return max(found, default=0.0)


@lru_cache(maxsize=65536)
def initials(ko: str, acronym: str) -> float:
    """Return how probable it is that capitals are the initials of the translated words of a Hangul name.

    Modifiers stand in the same order in both languages, so the letters must too; all of the name must be known words.

    >>> initials("국제통화기금", "IMF") >= 0.5, initials("세계보건기구", "WTO") >= 0.5
    (True, False)
    """
    letters = acronym.replace(".", "").lower()
    text = "".join(_KOREAN_WORD.findall(ko))
    if not 2 < len(letters) <= 6 or not letters.isalpha() or not 2 * len(letters) - 1 <= len(text) <= 24:
        return 0.0
    known = dictionary()
    reached: list[set[int]] = [{0}, *(set() for _ in text)]
    for at in range(len(text)):
        for end in range(at + 2, min(len(text), at + 8) + 1):
            for phrase in known.get(text[at:end], ()):
                first = "".join(word[0] for word in phrase)
                reached[end] |= {n + len(first) for n in reached[at] if first and letters.startswith(first, n)}
    return 0.7 if len(letters) in reached[-1] else 0.0


@lru_cache(maxsize=65536)
def abbreviated(ko: str, en: str) -> float:
    """Return how probable it is that every syllable of a Hangul name stands for a word of the English one, as in 헌재.

    Each syllable begins a known Korean word that translates words not used yet, and no content word is left over.
    """
    words = english_words(en)
    if not 2 <= len(ko) <= 4 or not 2 <= len(words) <= 5 or not all("가" <= ch <= "힣" for ch in ko):
        return 0.0
    states: set[frozenset[int]] = {frozenset()}
    for syllable in ko:
        found = set()
        for phrase in _beginning(syllable):
            for used in states:
                taken = _take(phrase, words, used)
                if taken is not None:
                    found.add(used | taken)
        states = found
        if not states:
            return 0.0
    needed = {n for n, word in enumerate(words) if word not in _OPTIONAL}
    return 0.6 if any(needed <= used for used in states) else 0.0


@cache
def _by_first_syllable() -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for ko, phrases in dictionary().items():
        if len(ko) > 1:
            found.setdefault(ko[0], set()).update(phrase for phrase in phrases if phrase)
    return {syllable: frozenset(phrases) for syllable, phrases in found.items()}


def _beginning(syllable: str) -> frozenset[tuple[str, ...]]:
    """Return the translations of all known words that begin with a syllable, and of the syllable itself."""
    own = frozenset(phrase for phrase in dictionary().get(syllable, ()) if phrase)
    return _by_first_syllable().get(syllable, frozenset()) | own


def _score(text: str, words: tuple[str, ...], used: frozenset[int], left: str) -> float:
    rest = [word for n, word in enumerate(words) if n not in used]
    covered = 0.97
    if left and rest:
        return covered * spelling.probability(left, " ".join(rest))
    for word in rest:
        covered *= 0.9 if word in _OPTIONAL else 0.5
    for piece in left.split():
        covered *= 0.9 if piece in _OPTIONAL_KO else 0.55 ** min(3, len(piece))
    return covered
