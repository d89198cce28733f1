"""Refresh the CLDR rows of the gazetteer: countries, regions and the cities of the time-zone database.

The Babel library carries Unicode CLDR (Unicode licence); its names are written into names.tsv so that reading pages
need not load two locales. Rows written by hand win: a CLDR row of which a name is already there is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from korus_nlp.text.gazetteer import COLUMNS, Entry, Gazetteer, parse

# Not places of the news: pseudo-locales, currency zones, organisations (those have hand rows), stations in Antarctica.
_SKIPPED_TERRITORIES = {"001", "EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ"}
_SKIPPED_ZONES = ("Antarctica/", "Etc/", "America/Indiana/", "America/North_Dakota/", "America/Kentucky/")
# CLDR pairs the zone's former name with today's city in one of the two languages.
_RENAMED = {"America/Coral_Harbour", "America/Godthab", "America/Scoresbysund", "Pacific/Truk", "Pacific/Ponape"}
_RENAMED |= {"Asia/Rangoon", "Asia/Saigon", "America/Noronha", "America/Mexico_City", "Atlantic/Faeroe"}


def cldr_entries() -> Iterator[Entry]:
    """Yield one entry per territory and zone city that CLDR names in both languages."""
    from babel import Locale

    korean, english = Locale.parse("ko"), Locale.parse("en")
    for code, ko in sorted(korean.territories.items()):
        if code in english.territories and code not in _SKIPPED_TERRITORIES:
            yield _entry(ko, english.territories[code], "LOC" if code.isdigit() else "GPE")
    for zone, names in sorted(korean.time_zones.items()):
        if "city" not in names or zone.startswith(_SKIPPED_ZONES) or zone in _RENAMED:
            continue
        plain = zone.rsplit("/", 1)[-1].replace("_", " ")
        yield _entry(names["city"], english.time_zones.get(zone, {}).get("city", plain), "GPE")


def _entry(ko: str, en: str, kind: str) -> Entry:
    """Build a row; brackets and "SAR China" are CLDR's disambiguation, not part of a name."""
    aliases = []
    for language_name in (ko, en):
        bare = language_name.split("(")[0].removesuffix(" SAR China").strip()
        if bare != language_name:
            aliases.append(bare)
    if " & " in en:
        aliases.append(en.replace(" & ", " and "))
    return Entry(ko, en, tuple(aliases), kind, "cldr")


def refresh(path: Path) -> int:
    """Rewrite the CLDR rows of a names.tsv in place; return the number of all rows."""
    with path.open(encoding="utf-8") as lines:
        kept = [entry for entry in parse(lines) if entry.source != "cldr"]
    known = Gazetteer(kept)
    seen: set[tuple[str, str]] = set()
    for entry in cldr_entries():
        if (entry.ko, entry.en) in seen or any(known.find(name) for name in entry.surfaces):
            continue
        seen.add((entry.ko, entry.en))
        kept.append(entry)
    rows = ["\t".join((e.ko, e.en, ";".join(e.aliases), e.type, e.source)) for e in kept]
    path.write_text("\n".join(["\t".join(COLUMNS), *rows, ""]), encoding="utf-8")
    return len(kept)
