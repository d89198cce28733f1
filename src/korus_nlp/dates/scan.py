"""Find the atoms of a line: one pass over the tables of both languages, behind a cheap test."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from korus_nlp.dates.dispatch import Dispatch
from korus_nlp.dates.expression import Point, complete, filled
from korus_nlp.dates.lexicon import Entry

# A line without any of these holds no date expression: month, weekday, unit, season, pod and reference words.
_PREFILTER: Final = re.compile(
    r"\d|반기|최근|현재|향후|요즘|요즈음|지금|일|월|년|주|달|해|날|시|분|초|세기|아침|저녁|새벽|오[전후늘는]|밤|낮|봄|여름|가을|겨울|어제|그제|내일|모레|글피|올|설|추석|절(?=$|[^가-힣]|[은는이가을를에의과까부])|신정|식목|[그엊]저?[그께]|연[말초내중]|점심|낼|사흘|나흘"
    r"|루|틀|닷새|엿새|열흘|보름|동안|크리스마스|성탄|자정|정오|매|격|동지|단오|한가위|이브|핼러윈|할로윈|노동절|광복절"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|ton|tomor|tm|yester|now|recent|current"
    r"|last|next|this|past|future|previous|that|same|night|noon|mid|morning|afternoon|evening|dawn|lunch|week|month|year|quarter|decade"
    r"|centur|qtr|boss|first|third|fourth|fifth|hour|minute|second|day|dai|every|each|spring|summer|fall|autumn|winter|twice|once|annual|biweek|eo[dmy]|bom|otd|half|ago"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the|at|ramadan|easter|diwali|halloween|xmas|chr|thanks)",
)
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


# Where an atom can begin: a digit or letter that continues no number or Latin word, a Hangul syllable, a quote.
_STARTS: Final = re.compile(r"(?<![a-z])[a-z]|(?<!\d)\d|[가-힣'’`‘½@]|(?<=\d)[ap](?=\.?m)")


@lru_cache(maxsize=1)
def _tables() -> tuple[Dispatch, tuple[Entry, ...]]:
    from korus_nlp.dates.lexicon import DIGIT_ENTRIES
    from korus_nlp.dates.patterns_en import ENGLISH_ENTRIES
    from korus_nlp.dates.patterns_ko import HANGUL_DIGIT_ENTRIES, HANGUL_ENTRIES

    entries = (*DIGIT_ENTRIES, *HANGUL_DIGIT_ENTRIES, *HANGUL_ENTRIES, *ENGLISH_ENTRIES)
    return Dispatch([e.pattern for e in entries]), entries


def lowered(text: str) -> str:
    """Return the text in lower case with the same length, whatever its letters."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str) -> list[Atom]:
    """Return the atoms of `text` in order; of two that overlap the first, then the longer, stays."""
    low = lowered(text)
    if not _PREFILTER.search(low):
        return []
    dispatch, _ = _tables()
    atoms: list[Atom] = []
    end = 0
    for candidate in _STARTS.finditer(low):
        start = candidate.start()
        if start < end:
            continue
        char = low[start]
        best = _longest(start, start, dispatch.tries(char), text, low, None)
        if start > end and low[start - 1] in " -":
            best = _longest(start, start - 1, dispatch.tries_after_space(char), text, low, best)
        if best:
            atoms.append(best)
            end = best.end
    return atoms


def _longest(  # noqa: PLR0917
    start: int, begin: int, tries: tuple[int, ...], text: str, low: str, best: Atom | None
) -> Atom | None:
    """Return the longest atom at `start` among `best` and the patterns tried from `begin`; a bare number loses ties."""
    dispatch, entries = _tables()
    compiled = dispatch.compiled
    for number in tries:
        match = compiled[number].match(low, begin)
        if match is None or match.end() <= (best.end - (best.kind == "n") if best else start):
            continue
        reading = entries[number].read(match)
        if reading:
            best = _capital(Atom(reading[0], reading[1], start, match.end()), text, low) or best
    return best


def _capital(atom: Atom, text: str, low: str) -> Atom | None:
    """Refuse may, march, sun, sat… in lower case; May and March need a word beside them that makes them a month."""
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


def is_weak(atom: Atom) -> bool:
    """Whether the atom needs a neighbour to be a date."""
    return isinstance(atom.what, Point) and bool(atom.what.weak or not filled(atom.what))
