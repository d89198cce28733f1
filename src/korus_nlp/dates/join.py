"""Join the atoms of a text into expressions, by levels of rules.

The rules are applied tightest first (June + 21, third + quarter), so that a looser one sees finished parts. Atoms more
than a few characters apart are not joined, so they are read in clusters; most clusters are one atom or two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from korus_nlp.dates.grammar import (
    at_clock,
    clocked,
    day_of,
    every_unit,
    finished,
    merged,
    month_day,
    nth_of,
    part,
    weekday_number,
)
from korus_nlp.dates.modifiers import (
    ago,
    also_recurring,
    counted_from,
    in_length,
    modified,
    numbered,
    offset,
    recurring,
    timed_set,
    weeks_and_days,
)
from korus_nlp.dates.ranges import (
    bracketed,
    centuries,
    dated,
    days_of,
    lasting,
    leading,
    ranged,
    repeated,
    shared_month,
    spread,
    trailing,
    until_hour,
)
from korus_nlp.dates.scan import Atom

_REACH: Final = 12  # characters between two atoms that can still belong together
_SHORT: Final = 4  # clusters of so many atoms are common enough to remember which rules fit them


class Rule(NamedTuple):
    """A rule and the kinds of atoms (see `lexicon`) that it looks at, left and right."""

    join: Callable[[Atom, Atom, str, str], Atom | None]
    left: str
    right: str


class Level:
    """Rules that are applied one after the other."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self._pairs = [re.compile(f"[{rule.left}][{rule.right}]") for rule in rules]
        self._memo: dict[tuple[str, int], int] = {}

    def find(self, kinds: str, at: int) -> int:
        """Return the number of the first rule from `at` on that two neighbours of these kinds may fit, or -1."""
        found = self._memo.get((kinds, at))
        if found is None:
            found = next((n for n in range(at, len(self.rules)) if self._pairs[n].search(kinds)), -1)
            if len(kinds) <= _SHORT:
                self._memo[kinds, at] = found
        return found


_POINT: Final = "MWYp"
_LEVELS: Final = Level(
    Rule(month_day, "Mno", "Mno"),
    Rule(weekday_number, "W", "o"),
    Rule(clocked, "n", "p"),
    Rule(leading, "no", "Mpr"),
    Rule(trailing, "pYr", "nod"),
    Rule(until_hour, "p", "n"),
    Rule(centuries, "o", "Y"),
)
_LATER: Final = Level(
    Rule(numbered, "o", "uWd"),
    Rule(weeks_and_days, "d", "p"),
    Rule(ago, "d", "dial"),
    Rule(modified, "m", "uUdMWp"),
    Rule(part, "sMWYp", "MWYpuUs"),
)
_JOINS: Final = Level(
    Rule(centuries, "o", "Y"),
    Rule(merged, _POINT, _POINT),
    Rule(part, "sMWYp", "MWYpuUs"),
    Rule(merged, _POINT, _POINT),
    Rule(numbered, "o", "uWd"),
    Rule(modified, "m", "uUdMWp"),
    Rule(merged, _POINT, _POINT),
    Rule(recurring, "eMWpd", "EudvMWp"),
    Rule(timed_set, "evpo", "evp"),
    Rule(also_recurring, "ve", "W"),
    Rule(nth_of, "p", "U"),
    Rule(counted_from, "MWp", "p"),
    Rule(day_of, "o", "p"),
    Rule(merged, _POINT, _POINT),
    Rule(offset, "dD", "bMWYp"),
    Rule(days_of, "n", "p"),
    Rule(leading, "no", "Mp"),
)
_LAST: Final = Level(
    Rule(at_clock, "MWp", "p"),
    Rule(lasting, "p", "d"),
    Rule(repeated, "ve", "Mp"),
    Rule(ranged, "MWYpv", "MWYpv"),
    Rule(bracketed, _POINT, "v"),
    Rule(dated, "MWYpv", "MWYpv"),
    Rule(shared_month, "pr", "p"),
)


def expressions(atoms: list[Atom], text: str) -> list[Atom]:
    """Return the finished expressions of a text: atoms whose payload is an `Expression`."""
    read = (atom for cluster in _clusters(atoms) for atom in _read(cluster, text))
    return [done for atom in read if (done := finished(every_unit(atom), text))]


def _clusters(atoms: list[Atom]) -> Iterator[list[Atom]]:
    """Split atoms where the gap is too wide for any rule."""
    cluster: list[Atom] = []
    for atom in atoms:
        if cluster and atom.start - cluster[-1].end > _REACH:
            yield cluster
            cluster = []
        cluster.append(atom)
    if cluster:
        yield cluster


def _read(atoms: list[Atom], text: str) -> list[Atom]:
    """Apply all levels to a cluster."""
    if len(atoms) == 1:  # nothing to join
        return [in_length(atoms[0], text)]
    atoms = spread(_apply(atoms, text, _LEVELS))
    atoms = _apply(atoms, text, _LATER)
    atoms = [in_length(atom, text) for atom in atoms]
    atoms = spread(_apply(atoms, text, _JOINS))
    atoms = [atom for atom in atoms if atom.kind != "b"]  # a "from" or "after" that moves nothing
    return spread(_apply(atoms, text, _LAST))


def _apply(atoms: list[Atom], text: str, level: Level) -> list[Atom]:
    """Apply the rules of a level in turn, those only that have two neighbours to look at."""
    at = 0
    while len(atoms) > 1:
        at = level.find("".join([atom.kind for atom in atoms]), at)
        if at < 0:
            break
        atoms = _joined(atoms, text, level.rules[at])
        at += 1
    return atoms


def _joined(atoms: list[Atom], text: str, rule: Rule) -> list[Atom]:
    """Join from left to right; a joined atom is at once the left side of the next try."""
    join, left, right = rule
    out: list[Atom] = []
    for new in atoms:
        atom = new
        while out and atom.kind in right and out[-1].kind in left:
            before = out[-1]
            gap = text[before.end : atom.start]
            union = join(before, atom, gap, text) if len(gap) <= _REACH else None
            if union is None:
                break
            out.pop()
            atom = union
        out.append(atom)
    return out
