"""What a name in a query stands for: its spellings in the other language, and the ids its mentions may have.

Spellings are what the gazetteer lists, and likely romanisations of Korean names. Ids reach further: they follow from
the sounds of a name in either script (`korus_nlp.linking.keys`): Suh Choo-suk finds 서주석 though no list has it.
"""

from __future__ import annotations

from heapq import nlargest

from korus_nlp.document import Entity
from korus_nlp.linking import spelling
from korus_nlp.linking.documents import link
from korus_nlp.linking.keys import is_korean
from korus_nlp.linking.pairs import listed
from korus_nlp.text.gazetteer import has_hangul
from korus_nlp.text.romanise import base, symbols

_BEAM = 12
_LABELS = ("PERSON", "GPE", "ORG")  # one of each kind of entity (`korus_nlp.linking.pairs.group`)
_LETTERS = 2.4  # nats a letter that chance would cost: longer spellings must not win by being long


def expand(name: str, lang: str, most: int = 6) -> tuple[str, ...]:
    """Return spellings of a name in the other language, the surest first; empty when none is known.

    Args:
        name: a name as written.
        lang: its language, "ko" or "en"; the script decides when it says otherwise.
        most: spellings to return at most.

    Listed names come from the gazetteer. Korean names that it lacks are romanised in the ways news does, learned from
    pairs of names; foreign and English names that it lacks are not turned round: a sound has too many spellings.

    >>> "Moon Jae-in" in expand("문재인", "ko")
    True
    """
    korean = has_hangul(name)
    found: dict[str, None] = {}
    for entry in sorted(listed(name, "ko" if korean else "en", "")):
        first = [entry.en if korean else entry.ko]
        found |= dict.fromkeys([*first, *(other for other in entry.surfaces if has_hangul(other) != korean)])
    if korean and not found and is_korean(name):
        found |= dict.fromkeys(_romanised(name, most))
    return tuple(found)[:most]


def spellings(name: str, most: int = 6) -> list[str]:
    """Return spellings of a query's name in the other language, the surest first; see `expand`.

    >>> "Seoul" in spellings("서울"), spellings("")
    (True, [])
    """
    return list(expand(name, "", most))


def ids(name: str) -> list[str]:
    """Return the ids that mentions of this name have where nothing else on their page says more.

    One for each kind of entity the name can be (person, place, anything else), without those it cannot be.

    >>> "person:moon-jae-in" in ids("Moon Jae-in"), set(ids("서주석")) & set(ids("Suh Choo-suk")) != set()
    (True, True)
    """
    name = " ".join(name.split())
    found = [link(name, [Entity(0, len(name), name, label)])[0].entity for label in _LABELS] if name else []
    return list(dict.fromkeys(one for one in found if one is not None))


def _romanised(name: str, most: int) -> list[str]:
    """Write a Korean name in Latin letters: surname, blank, syllables of the given name with hyphens."""
    table = spelling.costs().origins["korean"]
    beam: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for syllable in symbols(name):
        pieces = [(0.0, "")]
        for symbol in syllable:
            row = table.get(symbol) or table.get(base(symbol)) or {}
            grown = [(s + _gain(chunk, gain), text + chunk) for s, text in pieces for chunk, gain in row.items()]
            pieces = nlargest(_BEAM, grown) or pieces
        grown_names = [(s + more, (*parts, text)) for s, parts in beam for more, text in pieces if text]
        beam = nlargest(_BEAM, grown_names)
    spelled = [f"{parts[0].capitalize()} {'-'.join(parts[1:]).capitalize()}" for _, parts in nlargest(most, beam)]
    return list(dict.fromkeys(spelled))


def _gain(chunk: str, ratio: float) -> float:
    """Turn evidence against chance back into the probability of writing the chunk."""
    return ratio - _LETTERS * len(chunk)
