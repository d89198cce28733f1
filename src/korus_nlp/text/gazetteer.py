"""The bilingual gazetteer: names whose Korean and English forms no rule can derive from each other.

`models/gazetteer/names.tsv` holds one entity a line (Korean name, English name, other names, type, source). Rows with
source `hand` or `admin_hand` were written for this project; `cldr` rows come from Unicode CLDR. A surface of either
language is looked up in folded form, so that "the U.S.", "US" and "u.s." meet; homonyms (남해, the sea and the county)
stay separate entries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import models_dir

COLUMNS = ("ko", "en", "aliases", "type", "source")
_HANGUL = re.compile("[가-힣]")
# Spaces, hyphens, apostrophes, full stops and middle dots differ between house styles, not between names.
_SKIPPED = re.compile(r"[\s\-‐-―'’‘ʼ`´.,·・ㆍ\"“”()]+")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


class Entry(NamedTuple):
    """One entity: canonical names, other names (either language), type (PERSON, ORG, GPE, LOC, …) and source."""

    ko: str
    en: str
    aliases: tuple[str, ...]
    type: str
    source: str

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All names, the canonical ones first."""
        return (self.ko, self.en, *self.aliases)


def fold(surface: str) -> str:
    """Return the form under which names are compared: no case, accents, spaces, hyphens, dots or leading "the".

    >>> fold("The P'anmunjŏm"), fold("6·25 전쟁")
    ('panmunjom', '625전쟁')
    """
    text = _ARTICLE.sub("", surface.strip())
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(ch for ch in text if not unicodedata.combining(ch)))
    return _SKIPPED.sub("", text).casefold()


def has_hangul(text: str) -> bool:
    """Tell whether a Hangul syllable stands in the text."""
    return _HANGUL.search(text) is not None


class Gazetteer:
    """Entries with an index of every folded surface."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        index: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(map(fold, entry.surfaces)):
                index.setdefault(key, []).append(entry)
        self._index = {key: tuple(found) for key, found in index.items()}

    def find(self, surface: str) -> tuple[Entry, ...]:
        """Return the entries that have this name in either language, in file order; empty if none."""
        return self._index.get(fold(surface), ())

    def names(self, lang: str, types: Iterable[str] | None = None, min_length: int = 2) -> frozenset[str]:
        """Return the surfaces of one language, as written.

        Args:
            lang: "ko" (with a Hangul syllable) or "en" (without).
            types: only entries of these types; None means all.
            min_length: shorter surfaces are left out: 한, 미 and 일 are names in headlines only.
        """
        wanted = None if types is None else frozenset(types)
        return frozenset(
            surface
            for entry in self.entries
            if wanted is None or entry.type in wanted
            for surface in entry.surfaces
            if len(surface) >= min_length and has_hangul(surface) == (lang == "ko")
        )


def parse(lines: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries of a names.tsv, given its lines with the header first."""
    entries = []
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\n").split("\t")
        if number == 1 or not line.strip():
            continue
        if len(fields) != len(COLUMNS):
            raise KorusError("bad_gazetteer", f"a line needs {len(COLUMNS)} columns", where=f"line {number}", saw=line)
        ko, en, aliases, kind, source = fields
        entries.append(Entry(ko, en, tuple(filter(None, aliases.split(";"))), kind, source))
    return tuple(entries)


@cache
def load() -> Gazetteer:
    """Return the shipped gazetteer; read once per process (about 15 ms).

    Raises:
        KorusError: the file is missing or malformed.
    """
    path = models_dir() / "gazetteer" / "names.tsv"
    try:
        with path.open(encoding="utf-8") as lines:
            return Gazetteer(parse(lines))
    except OSError as error:
        raise KorusError(
            "no_gazetteer", "the gazetteer is missing", where=str(path), saw=str(error), exit_code=Exit.MISSING
        ) from error
