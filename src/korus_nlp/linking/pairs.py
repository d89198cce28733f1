"""Do two names mean one entity? Gazetteer, spelling, translation, titles and abbreviations, the best evidence counts.

What the gazetteer knows decides where it knows both names. Where it knows one, its other names in the language of the
second name speak for it; a name that resembles a known one without being it is damped (김영삼 is not Kim Yong-nam).
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from korus_nlp.linking import keys, spelling, titles, translation
from korus_nlp.text.gazetteer import Entry, fold, has_hangul, load
from korus_nlp.text.romanise import latin_words

THRESHOLD = 0.5
_LISTED, _OTHER_ENTRY, _SURNAME = 0.98, 0.03, 0.62
# What the languages call one person by, in one script: in two the family name must be spelled well, and be long.
_FAMILY_NAME, _SURE_SPELLING, _LONG_FAMILY_NAME = 0.52, 0.9, 3
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOT_WORD = re.compile(r"[^0-9A-Za-z가-힣]+")
# Last syllable of a place → the English words for it, translated or romanised.
_GENERIC = {
    "도": {"do", "to", "province", "island", "islands", "provinces"}, "시": {"si", "city"}, "군": {"gun", "county"},
    "구": {"gu", "district", "ward"}, "산": {"san", "mount", "mt", "mountain"}, "강": {"gang", "river"},
    "섬": {"island"}, "주": {"state", "province"}, "호": {"lake"}, "만": {"bay", "gulf"},
}  # fmt: skip
# Letters that romanisations of one name exchange: Moon/Mun, Geun/Keun, Choi/Choe, Suh/Seo.
_ALIKE = (
    ("oo", "u"), ("ee", "i"), ("eo", "o"), ("eu", "u"), ("ou", "u"), ("ae", "e"), ("ch", "j"), ("sh", "s"), ("ph", "p"),
    ("ck", "k"), ("uh", "u"), ("ah", "a"), ("oh", "o"), ("oe", "oi"), ("w", "u"), ("g", "k"), ("d", "t"), ("b", "p"),
    ("v", "p"), ("f", "p"), ("l", "r"), ("y", "i"), ("c", "k"), ("q", "k"), ("z", "j"),
)  # fmt: skip


_INITIAL = dict(zip("련력류률례림로론녀념", "연역유율예임노논여염", strict=True))


def group(kind: str | None) -> str:
    """Return the kind of entity as one of "PERSON", "PLACE", "NORP", "OTHER" (ORG, EVENT, …) or "" if not known.

    >>> group("GPE"), group("ORG:alias"), group(None)
    ('PLACE', 'OTHER', '')
    """
    kind = (kind or "").split(":")[0]
    if kind in _PLACES:
        return "PLACE"
    return kind if kind in ("", "PERSON", "NORP") else "OTHER"


@lru_cache(maxsize=65536)
def listed(name: str, lang: str, kind: str) -> frozenset[Entry]:
    """Return the gazetteer entries of a name, with or without its titles, that are of the kind (see `group`)."""
    found = load().find(name)
    if not found and kind in ("", "PERSON"):
        stripped = titles.strip(name, lang)
        if stripped.titled:
            found = tuple(entry for entry in load().find(stripped.name) if entry.type == "PERSON")
    if kind:
        fitting = tuple(entry for entry in found if fits(entry, kind))
        exact = tuple(entry for entry in fitting if group(entry.type) == kind)
        found = exact or fitting
    return frozenset(found)


def fits(entry: Entry, kind: str) -> bool:
    """Tell whether a mention of a kind can mean the entry: people are people; a country can act as an organisation."""
    return (entry.type == "PERSON") == (kind == "PERSON") and (entry.type == "NORP") <= (kind in ("NORP", "OTHER"))


def same(a: str, a_lang: str, b: str, b_lang: str, type: str | None = None) -> float:  # noqa: A002
    """Return how probable it is that two names mean one entity.

    Args:
        a: a name as written; titles may stand around it ("President Moon", 문 대통령).
        a_lang: "ko" or "en"; empty means by the script.
        b: another name.
        b_lang: as `a_lang`.
        type: the label both have (PERSON, ORG, GPE, …), if known.

    Returns:
        A score in [0, 1]; from `THRESHOLD` on the names count as the same. Symmetric. Names alone cannot tell
        homonyms apart.

    >>> same("문재인", "ko", "Moon Jae-in", "en") > 0.9, same("코트라", "ko", "Korail", "en") < 0.1
    (True, True)
    """
    a_lang, b_lang = ("ko" if has_hangul(name) else "en" for name in (a, b))
    (a, a_lang), (b, b_lang) = sorted([(a.strip(), a_lang), (b.strip(), b_lang)], key=lambda side: (side[1], side[0]))
    return _same(a, a_lang, b, b_lang, group(type))


@lru_cache(maxsize=65536)
def _same(a: str, a_lang: str, b: str, b_lang: str, kind: str) -> float:
    if not a or not b:
        return 0.0
    if fold(a) == fold(b):
        return 1.0
    left, right = listed(a, a_lang, kind), listed(b, b_lang, kind)
    if left and right:
        return _LISTED if left & right else _OTHER_ENTRY
    direct = _unlisted(a, a_lang, b, b_lang, kind)
    if not left and not right:
        return direct
    known, other, other_lang = (left, b, b_lang) if left else (right, a, a_lang)
    through = max(
        (
            _unlisted(name, other_lang, other, other_lang, kind)
            for entry in known
            for name in entry.surfaces
            if has_hangul(name) == (other_lang == "ko")
        ),
        default=0.0,
    )
    return max(through, direct * (0.65 + 0.35 * through))


def _unlisted(a: str, a_lang: str, b: str, b_lang: str, kind: str) -> float:
    """Score two names that no list knows; `a` is English when the languages differ."""
    if fold(a) == fold(b):
        return 1.0
    score = 0.0
    if kind in ("", "PERSON"):
        score = _people(a, a_lang, b, b_lang)
    if kind != "PERSON":
        score = max(score, _things(a, a_lang, b, b_lang, kind))
    return score


def _people(a: str, a_lang: str, b: str, b_lang: str) -> float:
    first, second = titles.strip(a, a_lang), titles.strip(b, b_lang)
    if (first.titled and is_surname(first.name, a_lang)) or (second.titled and is_surname(second.name, b_lang)):
        return _SURNAME * _surnames(first.name, a_lang, second.name, b_lang)
    if a_lang != b_lang:
        ko, en = (second.name, first.name) if a_lang == "en" else (first.name, second.name)
        whole = spelling.probability(ko, en)
        return whole if whole >= THRESHOLD else max(whole, _family_name(ko, en))
    if a_lang == "ko":
        return _hangul_alike(first.name, second.name)
    return romanised_alike(first.name, second.name)


def _family_name(ko: str, en: str) -> float:
    """Score a foreign family name alone in Hangul with its owner: 쇼이구, Sergei Shoigu."""
    words, given = en.split(), len(en.split()) - len(ko.split())
    if given < 1 or len(ko.replace(" ", "")) < _LONG_FAMILY_NAME or keys.is_korean(ko):
        return 0.0
    family = " ".join(words[given:])
    starts = ["".join(keys.skeletons(name))[:1] for name in (ko, family)]
    if starts[0] != starts[1]:  # spares the alignment of most names
        return 0.0
    return _FAMILY_NAME if spelling.probability(ko, family) >= _SURE_SPELLING else 0.0


def is_surname(name: str, lang: str) -> bool:
    """Tell whether a name is only a surname: one syllable in Korean, one word in English."""
    return len(name) == 1 if lang == "ko" else len(name.split()) == 1 and "-" not in name


def _surnames(a: str, a_lang: str, b: str, b_lang: str) -> float:
    """Return how well the surname of one name fits the surname of the other, 0 to 1."""
    heads = [_heads(name, lang) for name, lang in ((a, a_lang), (b, b_lang))]
    best = 0.0
    for left in heads[0]:
        for right in heads[1]:
            if a_lang != b_lang:
                ko, en = (right, left) if a_lang == "en" else (left, right)
                best = max(best, spelling.probability(ko, en))
            else:
                best = max(best, float(fold(left) == fold(right)))
    return best


def _heads(name: str, lang: str) -> list[str]:
    """Return what may be the surname: the first or last word; the first syllable of a Korean name in one word."""
    words = name.split()
    if lang == "ko":
        whole = [name[0]] if len(words) == 1 and 2 <= len(name) <= 4 else []
        return [*dict.fromkeys([*whole, words[-1] if words else name])]
    return [*dict.fromkeys([*words[:1], *words[-1:]])]


def romanised_alike(a: str, b: str) -> float:
    """Return how alike two Latin spellings are when the letters romanisations exchange are made equal, 0 to 1."""
    left, right = (romanised_key(name) for name in (a, b))
    if left == right:
        return 0.95
    if left.replace("o", "u") == right.replace("o", "u"):  # ㅓ is written o and u: Seo Joo-seok, Suh Choo-suk
        return 0.75
    words = [latin_words(name) for name in (a, b)]
    if len(words[0]) != len(words[1]) and "-" not in a + b:
        short, long = sorted(words, key=len)
        # Gorbachev is Mikhail Gorbachev, but Kim is anyone.
        return 0.55 if len(short) == 1 and len(short[0]) > 5 and short[0] == long[-1] else 0.1
    ratio = SequenceMatcher(None, left, right, autojunk=False).ratio()
    return max(0.0, 4.0 * ratio - 3.1)


def _hangul_alike(a: str, b: str) -> float:
    """Score two Hangul names of people: equal without titles, or a foreign surname with its owner."""
    if fold(a) == fold(b):
        return 0.9
    short, long = sorted((a.split(), b.split()), key=len)
    alone = len(short) == 1 and len(short[0]) > 2 and len(long) > 1
    return 0.55 if alone and short[0] == long[-1] else 0.0


@lru_cache(maxsize=65536)
def romanised_key(name: str) -> str:
    """Return a Latin name with the letters that romanisations exchange made equal, words in alphabetical order."""
    text = " ".join(sorted(latin_words(name)))
    for letters, letter in _ALIKE:
        text = text.replace(letters, letter)
    return re.sub(r"(.)\1+", r"\1", text.replace(" ", ""))


def _things(a: str, a_lang: str, b: str, b_lang: str, kind: str) -> float:
    if a_lang != b_lang:
        ko, en = (b, a) if a_lang == "en" else (a, b)
        found = max(translation.probability(ko, en), 0.95 * spelling.probability(ko, en))
        if kind == "OTHER":
            shortened = translation.initials if en.isupper() else translation.abbreviated
            found = max(found, shortened(ko, en))
        return max(found, _without_generic(ko, en)) if kind in ("", "PLACE") else found
    short, long = sorted((_NOT_WORD.sub("", a), _NOT_WORD.sub("", b)), key=len)
    if a_lang == "ko":
        return 0.55 if _abbreviates(short, long) else 0.0
    words_a, words_b = translation.english_words(a), translation.english_words(b)
    if words_a and sorted(words_a) == sorted(words_b):
        return 0.9
    initials = "".join(word[0] for word in (words_a if _NOT_WORD.sub("", a) == long else words_b))
    return 0.6 if short.isupper() and len(short) > 1 and short.lower() == initials else 0.0


def _without_generic(ko: str, en: str) -> float:
    """Score places of which one side may lack the word for what it is: 경상도 and Gyeongsang."""
    generic = _GENERIC.get(ko[-1:])
    if generic is None or len(ko) < 3:
        return 0.0
    words = re.split(r"[\s-]+", en.lower().replace(".", ""))
    kept = [word for word in words if word not in generic]
    return 0.9 * spelling.probability(ko[:-1], " ".join(kept)) if kept else 0.0


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether the syllables of `short` stand in `long` in this order, the first at its start: 한전, 한국전력.

    ㄹ and ㄴ at the beginning of a word are not written in the South: 연합 is 련 inside 전경련.
    """
    if len(short) < 2 or len(long) < 2 * len(short) - 1 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(any(s in (syllable, _INITIAL.get(syllable)) for s in rest) for syllable in short)
