"""Find names of entities in a query, so that 문재인 finds paragraphs that say Moon Jae-in, and the other way round.

A name is a stretch of one to four words that some mention in the collection has, that the gazetteer lists, or that
sounds like a mention in the other script (`linking.keys`: 서주석 and Suh Choo-suk have one key); the last word may
carry particles (문재인의) or a possessive. 한·러, 한미 and Korea–Russia are two names at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, reduce
from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from korus_nlp.collection.rows import name_key
from korus_nlp.text.tokens import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from korus_nlp.collection.index import Index
    from korus_nlp.collection.segment import Segment
    from korus_nlp.text.gazetteer import Entry

    Rows = NDArray[np.int32]

_WORD = re.compile(r"[^\s,;:!?\"“”()\[\]<>…]+")
_AFTER = re.compile(r"(?:['’]s|[.'’])+$")
_PARTICLES = re.compile(
    "(?:들)?(?:은|는|이|가|을|를|의|에|에서|에게|께서|와|과|로|으로|도|만|까지|부터|보다|이나|나|라고|이라고|라는|이라는|"
    "측|씨|에는|에서는|에도|으로부터)?"
)
_LONGEST: Final = 4  # words of a name; more only where a mention or the gazetteer has it
_LONGEST_LISTED: Final = 8
_PARTICLE: Final = 3  # syllables
_WORDS: Final = 48  # of a query that are looked at
_FEW: Final = 4  # words of a query that is probably a name, so that a name nobody lists is worth spelling
_SHORT: Final = 3  # letters of a Latin name below which it must be in capitals: US is a country, us is not
# Names that are words when they are not in capitals; text that is folded cannot tell.
_AMBIGUOUS: Final = frozenset(
    "us who it un am aids art may can all era nice ok or so no in is as at be he me we".split()
)
_KINDS: Final = ("person", "place", "other")  # "norp" has the sounds of "other"
_COUNTRIES: Final = "한미중일러북남소영독"
_TOGETHER: Final = frozenset(
    (
        "한미 한일 한중 한러 한소 한영 한독 북미 북중 북러 북일 남북 미중 미일 미러 미소 중일 중러 러일 "
        "한미일 한중일 남북미 북중러"
    ).split()
)


class Name(NamedTuple):
    """What one entity is called: the keys its mentions have in the index, and its spellings as text."""

    keys: tuple[str, ...]
    spellings: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Names in a query: where they stand; a paragraph that has each of `names`, or one of `spellings`, has them."""

    start: int
    end: int
    names: tuple[Name, ...]
    spellings: tuple[str, ...] = ()


def find(index: Index, text: str) -> list[Phrase]:
    """Return the names in `text`, the longest ones, from left to right, without overlap."""
    words = [found.span() for found in _WORD.finditer(text)][:_WORDS]
    is_short = len(words) <= _FEW
    kinds = tuple(kind for kind in _KINDS if any(s.entities.has_prefix(f"id:{kind}:~") for s in index.segments))
    out: list[Phrase] = []
    i = 0
    while i < len(words):
        longest = _LONGEST_LISTED if text[words[i][0]].isupper() else _LONGEST
        for j in range(min(i + longest, len(words)), i, -1):
            phrase = _known(index, text, (words[i][0], words[j - 1][1]), words[j - 1][0], (is_short, kinds))
            if phrase is not None:
                out.append(phrase)
                i = j
                break
        else:
            i += 1
    return out


def _known(
    index: Index, text: str, span: tuple[int, int], last: int, manner: tuple[bool, tuple[str, ...]]
) -> Phrase | None:
    """Return the phrase that fills `span`; `manner`: the query is short, and the kinds of which there are sounds."""
    start, end = span
    is_short, kinds = manner
    bare = last + len(_AFTER.sub("", text[last:end]))
    is_long = text.count(" ", start, end) >= _LONGEST
    for stop in _stops(text, end, last):
        name = text[start:stop]
        is_whole = stop >= bare or _PARTICLES.fullmatch(text, stop, bare) is not None
        close = max(stop, bare) if is_whole else stop  # particles are part of the phrase
        if last == start and (several := _several(name)) is not None:
            return Phrase(start, close, *several)
        sounds = not is_long and is_whole
        keys = tuple(key for key in keys_of(name, kinds if sounds else ()) if _is_in(index, key))
        spellings = spellings_of(name, guess=is_short and sounds)
        if " " in name and not _says_more(index, name, keys, spellings):
            continue  # its words may say more one by one: 모스크바 무역관
        if keys or (spellings and _entries(name, is_short)):
            return Phrase(start, close, (Name(keys, spellings),))
    return None


def spelled(segment: Segment, spellings: Iterable[str]) -> Rows:
    """Return the rows that have all terms of one of the spellings."""
    found = []
    for spelling in spellings:
        lists = [segment.terms.find(term)[0] for term in dict.fromkeys(terms(spelling))]
        if lists and all(map(len, lists)):
            found.append(reduce(_both, sorted(lists, key=len)))
    if len(found) < 2:
        return found[0] if found else np.empty(0, np.int32)
    return np.unique(np.concatenate(found))


def _both(few: Rows, many: Rows) -> Rows:
    """Return what is in both of two ascending lists, the first of them the shorter one."""
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    out: Rows = few[many[places] == few]
    return out


def _says_more(index: Index, name: str, keys: Sequence[str], spellings: Sequence[str]) -> bool:
    """Tell whether a name of several words finds rows that do not have just these words."""
    for segment in index.segments:
        rows = [segment.entities.find(key)[0] for key in keys]
        rows.append(spelled(segment, spellings))
        rows = [found for found in rows if len(found)]
        if not rows:
            continue
        words = spelled(segment, [name])
        if not len(words) or len(np.setdiff1d(np.concatenate(rows), words)):
            return True
    return False


def _is_in(index: Index, key: str) -> bool:
    return any(len(segment.entities.find(key)[0]) for segment in index.segments)


def _stops(text: str, end: int, last: int) -> Iterator[int]:
    """Yield where a name that ends in the word ``text[last:end]`` may end, the longest first."""
    yield end
    cut = last + len(_AFTER.sub("", text[last:end]))
    if cut < end:
        yield cut
    for stop in range(cut - 1, max(last + 1, cut - _PARTICLE - 1), -1):
        if not "가" <= text[stop] <= "힣":
            return
        yield stop


# ---------------------------------------------------------------- what a name may be called


@lru_cache(maxsize=4096)
def keys_of(name: str, kinds: tuple[str, ...] = _KINDS) -> tuple[str, ...]:
    """Return the keys under which the index may know mentions of a name: names, ids of the gazetteer, ids by sound.

    Args:
        name: as written, without particles.
        kinds: of entities that may sound alike in the other script.
    """
    key = name_key(name)
    if len(key) < 2 or name in _AMBIGUOUS:
        return ()
    entries = _entries(name, bool(kinds))
    keys = [f"name:{key}"]
    for entry in entries:
        keys += [f"name:{name_key(surface)}" for surface in entry.surfaces if len(surface) > 1]
        keys.append(f"id:{_entry_id(entry)}")
    if kinds and not entries and _may_be_name(name):
        keys += [f"id:{kind}:~{_sound(name, kind)}" for kind in kinds]
        if "other" in kinds:
            keys.append(f"id:norp:~{_sound(name, 'other')}")
    return tuple(dict.fromkeys(keys))


def _entry_id(entry: Entry) -> str:
    from korus_nlp.linking import entry_id

    return entry_id(entry)


def _sound(name: str, kind: str) -> str:
    from korus_nlp.linking import keys

    return keys.of(name, kind.upper()).replace(" ", "-")


def _may_be_name(name: str) -> bool:
    """Tell whether a stretch of words looks like a name: two words of Hangul at most, capital letters at both ends."""
    if "가" <= name[0] <= "힣":
        return len(name) >= 3 and name.count(" ") < 2
    words = name.split()
    return words[0][0].isupper() and words[-1][0].isupper()


def _may_be_person(name: str) -> bool:
    """Tell whether a stretch of words looks like a Korean person's name, in either script."""
    from korus_nlp.linking.keys import is_korean

    return (len(name) >= 3 and is_korean(name)) or (1 <= name.count(" ") <= 2 and _may_be_name(name) and name.isascii())


@lru_cache(maxsize=4096)
def _entries(name: str, by_sound: bool = False) -> tuple[Entry, ...]:
    """Return what the gazetteer knows by a name; a title around a person's name is no part of it.

    `by_sound`: also people who are written otherwise (Mun Jae-in).
    """
    from korus_nlp.linking import titles
    from korus_nlp.text.gazetteer import has_hangul, load

    if len(name) < 2 or (len(name) <= _SHORT and name.isascii() and not name.isupper()):
        return ()
    if found := load().find(name):
        return found
    stripped = titles.strip(name, "ko" if has_hangul(name) else "en")
    found = load().find(stripped.name) if stripped.titled and len(stripped.name) > 1 else ()
    if not found and by_sound and _may_be_person(name):
        found = _people().get(_sound(name, "person"), ())
    return tuple(entry for entry in found if entry.type == "PERSON")


@cache
def _people() -> dict[str, tuple[Entry, ...]]:
    """Return the people of the gazetteer by the sounds of their names; those that share them are left out."""
    from korus_nlp.text.gazetteer import load

    out: dict[str, set[Entry]] = {}
    for entry in load().entries:
        for name in (entry.ko, entry.en) if entry.type == "PERSON" else ():
            out.setdefault(_sound(name, "person"), set()).add(entry)
    return {sound: tuple(entries) for sound, entries in out.items() if sound and len(entries) == 1}


@lru_cache(maxsize=4096)
def spellings_of(name: str, *, guess: bool = False) -> tuple[str, ...]:
    """Return other spellings of a name, in both languages.

    Args:
        name: as written, without particles.
        guess: romanise a Korean person's name that no list knows.
    """
    entries = _entries(name, guess)
    found = [surface for entry in entries for surface in entry.surfaces if len(surface) > 1]
    if guess and not entries and 3 <= len(name) <= 4:
        from korus_nlp.linking import expand

        found += expand(name, "ko", 8)
    return tuple(
        other for other in dict.fromkeys(found) if name_key(other) != name_key(name) and other.lower() not in _AMBIGUOUS
    )


# ---------------------------------------------------------------- two countries in one word


@lru_cache(maxsize=4096)
def _several(word: str) -> tuple[tuple[Name, ...], tuple[str, ...]] | None:
    """Return the countries that a word joins (한·러, 한미, Korea–Russia), and the words that join them in Korean."""
    from korus_nlp.text.gazetteer import load

    parts = [part for part in re.split("[·・ㆍ‧/–—-]", word) if part]
    if len(parts) == 1 and word in _TOGETHER:
        parts = list(word)
    if len(parts) < 2:
        return None
    short = all(len(part) == 1 and part in _COUNTRIES for part in parts)
    found = [[entry for entry in load().find(part) if entry.type == "GPE"] for part in parts]
    if not all(found) or not (short or all(part[0].isupper() or "가" <= part[0] <= "힣" for part in parts)):
        return None
    names, syllables = [], []
    for entries in found:
        surfaces = list(dict.fromkeys(surface for entry in entries for surface in entry.surfaces))
        keys = [f"name:{name_key(surface)}" for surface in surfaces] + [f"id:{_entry_id(entry)}" for entry in entries]
        spelled = (surface for surface in surfaces if len(surface) > 1 and surface.lower() not in _AMBIGUOUS)
        names.append(Name(tuple(keys), tuple(spelled)))
        syllables.append([surface for surface in surfaces if len(surface) == 1])
    return tuple(names), tuple(_joined(syllables))


def _joined(syllables: Iterable[list[str]]) -> Iterator[str]:
    firsts = [options[0] for options in syllables if options]
    for order in permutations(firsts) if 1 < len(firsts) < 4 else ():
        yield "".join(order)
        yield "·".join(order)
