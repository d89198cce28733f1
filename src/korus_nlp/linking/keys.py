"""A key that a name has in both scripts: what makes 서주석 and Suh Choo-suk one entity on pages that never meet.

A page is read alone, so the id of a name that no list knows must follow from the name. Organisations and events are
cut into the words that translate each other; what cannot be translated, and names of people and places, become a
skeleton of sounds: consonants in the classes that romanisations mix (ㄱ k g, ㅈ j ch), for Korean names with the vowel
classes too, because two or three syllables have too few consonants to tell people apart.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from korus_nlp.linking import titles, translation
from korus_nlp.text.gazetteer import has_hangul
from korus_nlp.text.romanise import VOWELS, bare, jamo, latin_words

_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송유류홍문노양배백허남심하주구우차민진나지엄원방천공현함변염여추도소석선설"
    "마길연위표명기반왕금옥육인맹제탁모국고곽성전손"
)
_LATIN_SURNAMES = frozenset(
    """
    kim gim lee yi rhee ri i park bak pak choi choe jung jeong chung cheong kang gang cho jo yoon yun jang chang lim im
    rim han oh o suh seo shin sin kwon gwon hwang ahn an song ryu yoo yu you hong moon mun roh noh no yang bae pae paik
    baek paek heo huh hur nam shim sim ha joo ju koo ku gu woo wu cha min jin chin na ra ji chi eom um won bang chun
    cheon kong gong hyun hyeon ham byun byeon yum yeom yeo chu choo do so seok suk sun seon seol sul ma gil kil yeon wi
    pyo myung myeong ki gi ban wang keum geum ok yook in maeng je tak mo kook guk ko koh go kwak gwak sung seong
    jeon son sohn chon jun
    """.split()
)
_ONSET = dict(zip("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "kkndtrmppss-jjjktph", strict=True))
_CODA = {
    **dict.fromkeys("ㄱㄲㅋ", "k"), **dict.fromkeys("ㄷㅅㅆㅈㅊㅌ", "t"), **dict.fromkeys("ㄴㅇ", "n"),
    **dict.fromkeys("ㅂㅍ", "p"), "ㄹ": "r", "ㅁ": "m",
}  # fmt: skip
# ㅓ is written eo, u, o, ou and ㅡ eu, u: one class with ㅗ and ㅜ. Glides stay: they tell 재연, 재원 and 재운 apart.
_VOWEL = dict(zip(VOWELS, "a e ya ye u e yu ye u wa we we yu u wu we wi yu u i i".split(), strict=True))
_LATIN_VOWELS = (
    ("woo", "u"), ("yi", "i"), ("eui", "i"), ("yeo", "yu"), ("you", "yu"), ("eo", "u"), ("eu", "u"), ("oo", "u"),
    ("ee", "i"), ("yae", "ye"), ("wae", "we"), ("ae", "e"), ("ai", "e"), ("oi", "we"), ("oe", "we"), ("ou", "u"),
    ("ui", "i"), ("o", "u"),
)  # fmt: skip
_LATIN_CONSONANTS = (
    ("tch", "j"), ("sch", "s"), ("sh", "s"), ("ch", "j"), ("ph", "p"), ("th", "t"),
    ("wh", "hw"), ("ng", "n"), ("ck", "k"), ("zh", "j"), ("ts", "j"), ("x", "ks"), ("q", "k"), ("g", "k"), ("c", "k"),
    ("b", "p"), ("v", "p"), ("f", "p"), ("l", "r"), ("z", "j"),
)  # fmt: skip
_SILENT_H = re.compile(r"(?<=[aeiou])h(?![aeiouyw])")
_ROMAN_SYLLABLE = (
    r"(?:ch|kh|gh|kk|tt|pp|ss|jj|sh|wh|hw|[gkndtrlmbpsjh])?[yw]?[aeiou]{1,3}(?:ng|ck|[gkndtlmpbr](?![aeiouyw]))?"
)
_SHORTEST_SKELETON = 4  # consonants; of fewer many names have the same
_LONGEST_WORD = 3  # syllables of a Hangul word that is keyed with its vowels
# Latin spellings of surnames that follow no rule.
_IRREGULAR = {
    **dict.fromkeys(("lee", "rhee", "ri", "li", "yi"), "i"), **dict.fromkeys(("park", "pak", "bak"), "pak"),
    **dict.fromkeys(("roh", "ro", "noh"), "nu"), **dict.fromkeys(("lim", "rim"), "im"), "woo": "u", "wu": "u",
    **dict.fromkeys(("ryu", "ryoo"), "yu"), "paik": "pek",
}  # fmt: skip
_GENERIC = frozenset(
    "do si gun gu district county province city corporation inc corp co ltd company group national".split()
)
# Surnames of two syllables: the second goes with the given name, as in Hangul, where 황보라 may be 황 or 황보.
_LONG_SURNAMES = {
    first + second: (first, second)
    for first, seconds in (
        ("nam", "gung kung goong koong gong"), ("hwang", "bo po"), ("je", "gal kal"), ("che", "gal"), ("jae", "gal"),
        ("sa", "gong kong"), ("sun", "woo u"), ("seon", "woo u"), ("dok", "go ko"), ("tok", "ko go"), ("dong", "bang"),
    )
    for second in seconds.split()
}  # fmt: skip

_PLACE_WORDS = _GENERIC | frozenset("dong eup myeon ri town village".split())
_FUNCTION = frozenset("the of and".split())


@lru_cache(maxsize=32768)
def person(name: str) -> str:
    """Return the key of a person's name, "" where nothing is left of it.

    >>> person("서주석") == person("Suh Choo-suk"), person("고르바초프") == person("Gorbachev")
    (True, True)
    """
    lang = "ko" if has_hangul(name) else "en"
    name = titles.strip(name, lang).name
    if lang == "ko":
        return _korean(name) if is_korean(name) else _long_enough(_skeleton_ko(name), name)
    words = latin_words(name)
    order = _korean_order(_with_short_surname(words))
    if order:
        return f"{_IRREGULAR.get(order[0]) or _sounds(order[0])}.{_sounds(order[1])}"
    return _long_enough(_squeeze("".join(map(_skeleton_en, words))), name)


def skeletons(name: str) -> tuple[str, ...]:
    """Return the consonant classes of each word of a name, at least two of them: what its spellings mostly share."""
    words = re.findall("[가-힣]+", name) if has_hangul(name) else latin_words(name)
    found = [_skeleton_ko(word) if has_hangul(word) else _skeleton_en(word) for word in words]
    return tuple(skeleton for skeleton in found if len(skeleton) > 1)


def sounds(name: str) -> tuple[tuple[str, str], ...]:
    """Return the consonant classes and all sound classes of each word; of a Korean name, of surname and given name.

    >>> sounds("김세영") == sounds("Kim Se-young") == sounds("Kim Se Young")
    True
    """
    if has_hangul(name):
        words = re.findall("[가-힣]+", name)
        if len(words) == 1 and is_korean(words[0]):
            words = [words[0][0], words[0][1:]]
        return tuple((_skeleton_ko(word), _squeeze("".join(map(_syllable, word)))) for word in words)
    spelled = latin_words(name)
    return tuple((_skeleton_en(word), _sounds(word)) for word in _korean_order(spelled) or spelled)


def _long_enough(skeleton: str, name: str) -> str:
    return skeleton if len(skeleton) >= _SHORTEST_SKELETON else name.lower()


def is_korean(name: str) -> bool:
    """Tell whether a Hangul name looks Korean: a Korean surname, and two to four syllables in one word."""
    return 2 <= len(name) <= 4 and name[0] in _SURNAMES and all("가" <= ch <= "힣" for ch in name)


def _korean(name: str) -> str:
    return f"{_squeeze(_syllable(name[0]))}.{_squeeze(''.join(map(_syllable, name[1:])))}"


def _syllable(ch: str) -> str:
    onset, vowel, coda = jamo(ch)
    return _ONSET[onset].strip("-") + _VOWEL[vowel] + _CODA.get(coda, "")


def _with_short_surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return surname and given name where the surname, first or last, has two syllables; else the words as they are."""
    for surname, given in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if given and (parts := _LONG_SURNAMES.get(surname[0])):
            return parts[0], parts[1] + "".join(given)
    return words


def _korean_order(words: tuple[str, ...]) -> tuple[str, str] | None:
    """Return surname and given name if this looks like a romanised Korean name: no clusters, no v, f, z."""
    if 2 <= len(words) <= 3:
        for order in (words, (words[-1], *words[:-1])):
            given = "".join(order[1:])
            if order[0] in _LATIN_SURNAMES and _looks_romanised(given, 3):
                return order[0], given
    return None


def _looks_romanised(word: str, most: int) -> bool:
    return re.fullmatch(rf"(?:{_ROMAN_SYLLABLE}){{1,{most}}}", _SILENT_H.sub("", word)) is not None


def _sounds(word: str) -> str:
    word = _SILENT_H.sub("", word)
    for letters, sound in (*_LATIN_CONSONANTS, *_LATIN_VOWELS):
        word = word.replace(letters, sound)
    return _squeeze(word)


def _squeeze(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _skeleton_ko(name: str) -> str:
    out = []
    for ch in re.sub(r"[^가-힣a-z0-9]", "", name.lower()):
        if "가" <= ch <= "힣":
            onset, _, coda = jamo(ch)
            out.append(_ONSET[onset].strip("-") + {"ㅅ": "s", "ㅊ": "j", "ㅈ": "j"}.get(coda, _CODA.get(coda, "")))
        else:
            out.append(ch)
    return _squeeze("".join(out).replace("d", "t"))


def _skeleton_en(word: str) -> str:
    word = _SILENT_H.sub("", word)
    for letters, sound in (*_LATIN_CONSONANTS, ("d", "t")):
        word = word.replace(letters, sound)
    return _squeeze(re.sub("[aeiouyw]", "", word))


def _word(word: str) -> str:
    """Return the key of one untranslatable word of either script."""
    if has_hangul(word):
        sounds = len(word) <= _LONGEST_WORD and all("가" <= ch <= "힣" for ch in word)
        return _squeeze("".join(map(_syllable, word))) if sounds else _long_enough(_skeleton_ko(word), word)
    return _sounds(word) if _looks_romanised(word, _LONGEST_WORD) else _long_enough(_skeleton_en(word), word)


def of(name: str, kind: str) -> str:
    """Return the key of a name of a kind (`korus_nlp.linking.pairs.group`)."""
    return person(name) if kind == "PERSON" else place(name) if kind == "PLACE" else thing(name)


@lru_cache(maxsize=32768)
def place(name: str) -> str:
    """Return the key of a place: its sounds, without the word for what it is. Whole words that are known translate.

    >>> place("안토파가스타") == place("Antofagasta"), place("성북동") == place("Seongbuk-dong")
    (True, True)
    """
    if has_hangul(name):
        words = [_place_ending(word) for word in re.findall("[0-9A-Za-z가-힣]+", name)]
        known = [" ".join(_vocabulary().get(word, (_word(word),))) for word in words]
    else:
        words = [word for word in re.split("[^a-z0-9]+", bare(name)) if word and word not in _FUNCTION]
        kept = [word for word in words if word not in _PLACE_WORDS] or words
        known = [_to_canonical().get(translation.stem(word)) or _word(word) for word in kept]
    return " ".join(sorted({part for words in known for part in words.split() if part not in _GENERIC} or set(known)))


def _place_ending(word: str) -> str:
    return word[:-1] if len(word) > 2 and word[-1] in "도시군구동읍면리" else word


@lru_cache(maxsize=32768)
def thing(name: str) -> str:
    """Return the key of an organisation, event, place …: English stems in alphabetical order, the rest as sounds.

    >>> thing("국제무역협회") == thing("International Trade Association")
    True
    """
    known = _to_canonical()
    if has_hangul(name):
        words, rest = _cut(re.sub(r"[^0-9A-Za-z가-힣]+", "", name))
    else:
        stems = translation.english_words(name)
        words, rest = [word for word in stems if word in known], [word for word in stems if word not in known]
    keyed = [known.get(word, word) for word in words]
    kept = [word for word in keyed if word not in _GENERIC] or (keyed if not rest else [])
    return " ".join(sorted({*kept, *map(_word, rest)}))


def _cut(text: str) -> tuple[list[str], list[str]]:
    """Cut a Hangul name into the translations of the words it starts with, longest first, and what is not known."""
    words: list[str] = []
    rest = [""]
    at = 0
    while at < len(text):
        end = next((end for end in range(min(len(text), at + 8), at + 1, -1) if text[at:end] in _vocabulary()), at)
        if end > at:
            words += _vocabulary()[text[at:end]]
            rest.append("")
        else:
            end = at + 1
            rest[-1] += text[at]
        at = end
    return words, list(filter(None, rest))


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    return {ko: phrases[0] for ko, phrases in translation.dictionary().items() if phrases and phrases[0]}


@cache
def _to_canonical() -> dict[str, str]:
    """Return English word → the word its Korean equivalent is keyed by: association and society may both be 협회."""
    first = {word for phrase in _vocabulary().values() for word in phrase}
    found = {word: word for word in first}
    for _, phrases in sorted(translation.dictionary().items()):
        for phrase in phrases[1:]:
            if len(phrase) == 1 and len(phrases[0]) == 1:
                found.setdefault(phrase[0], phrases[0][0])
    return found
