"""Labels: what the tagger learns, what the program says, and the rules between the two.

The tagger learns few coarse labels, because the corpora share no finer ones and because its cost grows with the
square of their number. A place then becomes GPE, LOC or FAC and a number MONEY, PERCENT, ORDINAL or QUANTITY by the
longest ending whose type the training data shows (서울역 → FAC, 3억원 → MONEY).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

LABELS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT",
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL",
)  # fmt: skip

COARSE = {"GPE": "LOC", "FAC": "LOC", "MONEY": "QUANTITY", "PERCENT": "QUANTITY", "ORDINAL": "QUANTITY"}

# Names that other pipelines use for the same things (OntoNotes, KLUE, CoNLL, WikiNER).
_FOREIGN = {
    "PER": "PERSON", "PS": "PERSON", "OG": "ORG", "LC": "LOC", "DT": "DATE", "TI": "TIME", "QT": "QUANTITY",
    "CARDINAL": "QUANTITY", "WORK": "WORK_OF_ART", "NRP": "NORP",
}  # fmt: skip

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_ENDING = 8


def from_foreign(label: str) -> str | None:
    """Return our label for one of another pipeline; None for labels we have no use for (LANGUAGE, LAW, MISC)."""
    label = _FOREIGN.get(label.upper(), label.upper())
    return label if label in LABELS else None


def _endings(surface: str) -> Iterator[str]:
    """Yield "=whole" and the endings of a surface, longest first, numbers written 0 and blanks left out."""
    text = _DIGITS.sub("0", surface.replace(" ", ""))
    yield f"={text}"
    for i in range(max(0, len(text) - _LONGEST_ENDING), len(text)):
        yield text[i:]


class Refinement:
    """Coarse label → fine label by the longest known ending of the surface.

    Args:
        table: coarse label → ending → fine label; the ending "" holds the default.
    """

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        self.table = {coarse: dict(endings) for coarse, endings in table.items()}

    def __call__(self, coarse: str, surface: str) -> str:
        """Return the fine label of a mention; labels that have no finer ones stay."""
        endings = self.table.get(coarse)
        if endings is None:
            return coarse
        for ending in _endings(surface):
            if ending in endings:
                return endings[ending]
        return endings.get("", coarse)

    @classmethod
    def learn(cls, mentions: Iterable[tuple[str, str]], least: int = 2) -> Refinement:
        """Learn from (surface, fine label) pairs; endings seen fewer than `least` times are left out.

        Longer endings are kept only where they decide otherwise than the next shorter one.
        """
        counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        refined = set(COARSE.values())
        for surface, fine in mentions:
            coarse = COARSE.get(fine, fine)
            if coarse in refined:
                for ending in [*_endings(surface), ""]:
                    counts[coarse][ending][fine] += 1
        table = {coarse: _prune(endings, least) for coarse, endings in sorted(counts.items())}
        return cls(table)


def _prune(endings: Mapping[str, Counter[str]], least: int) -> dict[str, str]:
    """Keep endings that are frequent enough and decide otherwise than the shorter ones kept before them."""

    def best(ending: str) -> str:
        return min(endings[ending].items(), key=lambda item: (-item[1], item[0]))[0]

    kept = {"": best("")}
    for ending in sorted(endings, key=lambda e: (e.startswith("="), len(e), e)):
        if ending and endings[ending].total() >= least:
            shorter = [ending[i:] for i in range(1, len(ending))]
            if best(ending) != next(kept[e] for e in [*shorter, ""] if e in kept):
                kept[ending] = best(ending)
    return kept
