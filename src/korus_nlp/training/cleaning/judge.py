"""Score a tagger on saved pages: body F1 of the extraction set, and how many known lines it keeps or drops rightly.

The body measure is that of the scrapinghub benchmark (4-token shingles, precision and recall as means over pages), as
in the extraction set's own scorer; here it judges pages that were kept out of training.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from korus_nlp.cleaning import rules
from korus_nlp.cleaning.tagger import KINDS, Tagger
from korus_nlp.document import Kind
from korus_nlp.training.cleaning.examples import Saved

_WORD = re.compile(r"\w+")
_BODY: Final = (Kind.BODY, Kind.SUBHEAD)
_WIDTH: Final = 4
_SPACELESS: Final = frozenset({"ja", "zh", "th"})


class Judged(NamedTuple):
    """One page: its source, language and site, body true/false/missed shares (None without body gold), known lines.

    `kept` and `dropped` hold (lines decided rightly, lines) of the lines that the gold says belong to the article, and
    of those that it says do not.
    """

    id: str
    source: str
    lang: str
    body: tuple[float, float, float] | None
    kept: tuple[int, int]
    dropped: tuple[int, int]


def judge(saved: Saved, tagger: Tagger) -> Judged:
    """Return how the tagger with its rules does on one page."""
    example = saved.example
    kinds, _ = rules.decide(saved.page.lines, saved.texts, tagger.probabilities(example.rows))
    stays = np.array([kind is not Kind.BOILERPLATE for kind in kinds])
    chrome = KINDS.index(Kind.BOILERPLATE)
    wanted, unwanted = ~example.masks[:, chrome], example.masks[:, chrome] & (example.masks.sum(1) == 1)
    body = None
    if saved.record.get("text"):
        found = "\n".join(text for text, kind in zip(saved.texts, kinds, strict=True) if kind in _BODY)
        body = shares(str(saved.record["text"]), found, saved.record["lang"])
    return Judged(
        *(saved.record["id"], saved.record["source"], saved.record["lang"], body),
        (int((stays & wanted).sum()), int(wanted.sum())),
        (int((~stays & unwanted).sum()), int(unwanted.sum())),
    )


def shares(gold: str, found: str, lang: str) -> tuple[float, float, float]:
    """Return true, false and missed shingles of a page as shares of their sum.

    >>> shares("a b c d e", "a b c d", "en")
    (0.5, 0.0, 0.5)
    """
    want, have = _shingles(gold, lang), _shingles(found, lang)
    common = sum((want & have).values())
    false, missed = sum(have.values()) - common, sum(want.values()) - common
    total = max(common + false + missed, 1)
    return common / total, false / total, missed / total


def _shingles(text: str, lang: str) -> Counter[tuple[str, ...]]:
    text = unicodedata.normalize("NFC", text)
    tokens = text.split() if lang == "ko" else _WORD.findall(text)
    if lang in _SPACELESS:
        tokens = [char for token in tokens for char in token]
    last = max(1, len(tokens) - _WIDTH + 1) if tokens else 0
    return Counter(tuple(tokens[i : i + _WIDTH]) for i in range(last))


def body_f1(bodies: Sequence[tuple[float, float, float]]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    precision = [true / (true + false) for true, false, _ in bodies if true + false > 0]
    recall = [true / (true + missed) for true, _, missed in bodies if true + missed > 0]
    p, r = (float(np.mean(x)) if x else 0.0 for x in (precision, recall))
    return 2 * p * r / (p + r) if p + r else 0.0


def summary(pages: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Return figures by group ("scrapinghub", "fundus en", "ko", …): pages, body F1, kept and dropped recall."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for page in pages:
        groups["all"].append(page)
        groups[page.source].append(page)
        groups[page.lang].append(page)
        groups[f"{page.source} {page.lang}"].append(page)
    return {name: _figures(found) for name, found in sorted(groups.items()) if len(found) > 1}


def _figures(pages: list[Judged]) -> dict[str, float]:
    out: dict[str, float] = {"pages": len(pages)}
    bodies = [page.body for page in pages if page.body is not None]
    if bodies:
        out["body F1"] = round(body_f1(bodies), 4)
    for name, pairs in (("kept", [p.kept for p in pages]), ("dropped", [p.dropped for p in pages])):
        lines = sum(total for _, total in pairs)
        if lines:
            out[name] = round(sum(right for right, _ in pairs) / lines, 4)
    return out


def table(figures: dict[str, dict[str, Any]]) -> str:
    """Return the figures as lines of text."""
    return "\n".join(
        f"{name:28}" + "  ".join(f"{key} {value:<7}" for key, value in row.items()) for name, row in figures.items()
    )
