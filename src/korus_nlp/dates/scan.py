"""Find the atoms of a line: one pass over the tables of both languages, trying only what can begin at each place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from korus_nlp.dates.dispatch import DEPTH, Dispatch
from korus_nlp.dates.expression import Point, complete
from korus_nlp.dates.lexicon import Entry

_WORD_BEFORE: Final = re.compile(
    r"\b(?:in|on|since|by|until|till|of|from|to|and|between|during|for|or|late|early|mid|last|next|this|through|before|after|every|around)[\s-]+$"
)


_ALSO_WORDS: Final = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "jan", "dec"})
_SHORT: Final = frozenset({"jan", "mar", "sun", "sat", "wed", "mon", "fri"})


# Months that are names of people too: April Jones, August Wilson.
_ALSO_NAMES: Final = frozenset({"april", "june", "august"})
_NAMED: Final = re.compile(r"\s[A-Z][a-z]+\b(?!\s\d)")


class Atom(NamedTuple):
    """A reading of a stretch of text: kind (see `lexicon`), payload, offsets."""

    kind: str
    what: Any
    start: int
    end: int


class Tables(NamedTuple):
    """The entries, which of them can begin where, and a pattern that finds the places where one can begin at all."""

    entries: tuple[Entry, ...]
    dispatch: Dispatch
    starts: re.Pattern[str]


@lru_cache(maxsize=1)
def _tables() -> Tables:
    from korus_nlp.dates.lexicon import DIGIT_ENTRIES
    from korus_nlp.dates.patterns_en import ENGLISH_ENTRIES
    from korus_nlp.dates.patterns_ko import HANGUL_DIGIT_ENTRIES, HANGUL_ENTRIES

    entries = (*DIGIT_ENTRIES, *HANGUL_DIGIT_ENTRIES, *HANGUL_ENTRIES, *ENGLISH_ENTRIES)
    dispatch = Dispatch([e.pattern for e in entries])
    # a digit or letter that continues no number or Latin word, a Hangul syllable that some pattern begins with, a quote
    starts = rf"(?<![a-z])[a-z]|(?<!\d)\d|(?<![가-힣])[{dispatch.alone}]|[{dispatch.within}'’`‘½@]|(?<=\d)[ap](?=\.?m)"
    return Tables(entries, dispatch, re.compile(starts))


def lowered(text: str) -> str:
    """Return the text in lower case with the same length, whatever its letters."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> list[Atom]:
    """Return the atoms of `text` in order; of two that overlap the first, then the longer, stays."""
    low = lowered(text)
    tables = _tables()
    memo, learn = tables.dispatch.memo, tables.dispatch.learn
    atoms: list[Atom] = []
    end = 0
    for candidate in tables.starts.finditer(low):
        start = candidate.start()
        if start < end:
            continue
        key = low[start : start + DEPTH]
        tries, spaced = memo.get(key) or learn(key)
        best = _longest(tables, start, start, tries, text, low, None) if tries else None
        if spaced and start > end and low[start - 1] in " -":
            best = _longest(tables, start, start - 1, spaced, text, low, best)
        if best:
            atoms.append(best)
            end = best.end
    return atoms


def _longest(  # noqa: PLR0917
    tables: Tables, start: int, begin: int, tries: tuple[int, ...], text: str, low: str, best: Atom | None
) -> Atom | None:
    """Return the longest atom at `start` among `best` and the patterns tried from `begin`; a bare number loses ties."""
    compiled = tables.dispatch.compiled
    for number in tries:
        match = compiled[number].match(low, begin)
        if match is None or match.end() <= (best.end - (best.kind == "n") if best else start):
            continue
        reading = tables.entries[number].read(match)
        if reading:
            best = _capital(Atom(reading[0], reading[1], start, match.end()), text, low) or best
    return best


# Words of names and titles: Korea Forum Daily, Apocalypse Now.
_TITLES: Final = frozenset({"daily", "weekly", "monthly", "quarterly", "now"})
_CAPITAL_BEFORE: Final = re.compile(r"[A-Z][\w'’]*\s$")


_QUOTED: Final = re.compile(r"['\"“‘`]\d+\s(?:Minutes|Hours|Days)$")  # “60 Minutes”


def _in_title(atom: Atom, text: str) -> bool:
    return text[atom.start].isupper() and bool(_CAPITAL_BEFORE.search(text, max(0, atom.start - 24), atom.start))


def _capital(atom: Atom, text: str, low: str) -> Atom | None:
    """Refuse may, march, sun, sat… in lower case; May and March need a word beside them that makes them a month."""
    if atom.kind == "v" and low[atom.start : atom.end] in _TITLES and _in_title(atom, text):
        return None
    if atom.kind == "d" and _QUOTED.match(text, max(0, atom.start - 1), atom.end):
        return None
    if atom.kind not in "MW" or not isinstance(atom.what, Point):
        return atom
    word = low[atom.start : atom.end].rstrip(".")
    if word in _ALSO_WORDS and not text[atom.start].isupper() and text != low:
        return None
    weak = False
    if word in _SHORT:
        weak = low[atom.end - 1] != "." and text != low
    elif word in ("may", "march") or (word in _ALSO_NAMES and _NAMED.match(text, atom.end)):
        weak = not _WORD_BEFORE.search(low, max(0, atom.start - 10), atom.start)
    return atom._replace(what=complete(atom.what, weak=True)) if weak else atom
