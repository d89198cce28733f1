"""Cleaning: which lines of a page are the article and what each is; everything else is boilerplate, with a reason.

One classifier serves both fronts: features of form, wording and place, for HTML also of markup (`features`, `markup`),
read by a small learned tagger over the whole page (`tagger`); `rules` holds what must be exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from korus_nlp.document import Block, Kind, Page, Reason

if TYPE_CHECKING:
    from korus_nlp.cleaning.tagger import Floats

__all__ = ["Why", "explain", "label"]

_SHOWN = 3


class Why(Struct, frozen=True):
    """Why a line has its kind: its block's fields, the rule that set it, and what the classifier weighed.

    Attributes:
        start, end, kind, reason, score: as in the line's `Block`.
        rule: the rule that overruled the classifier, or "".
        alternatives: the likeliest kinds with their probabilities.
        features: the features that spoke most for (+) and against (-) the classifier's kind, in log odds: by how much
            its score falls when the feature is hidden on the whole page.
    """

    start: int
    end: int
    kind: Kind
    reason: Reason | None
    score: float
    rule: str
    alternatives: tuple[tuple[str, float], ...]
    features: tuple[tuple[str, float], ...]


def label(page: Page) -> tuple[Block, ...]:
    """Label every line of a page.

    Args:
        page: any page; an HTML page is recognised by the paths of its lines.

    Returns:
        One block a line, in page order, with the line's offsets, its kind, for boilerplate the reason, and the
        probability of the kind (1.0 where a rule set it). () for a page without lines.

    Raises:
        KorusError: the model is missing.
    """
    if not page.lines:
        return ()
    from korus_nlp.cleaning import features, rules, tagger

    texts = features.lines(page)
    model = tagger.load("html" if features.is_html(page) else "text")
    said = features.wording_of(page, texts)
    chances = model.probabilities(features.table(page, texts, said))
    kinds, named = rules.decide(page.lines, texts, chances, said)
    found = rules.reasons(page.lines, said, kinds)
    scores = chances.max(1).astype(float).round(3).tolist()
    return tuple(
        [
            Block(line.start, line.end, kind, reason, 1.0 if rule else score)
            for line, kind, reason, score, rule in zip(page.lines, kinds, found, scores, named, strict=True)
        ]
    )


def explain(page: Page) -> tuple[Why, ...]:
    """Return for every line what `label` returns and why; costs one evaluation of the page for each feature."""
    import numpy as np

    if not page.lines:
        return ()
    from korus_nlp.cleaning import features, rules, tagger

    blocks, texts = label(page), features.lines(page)
    model = tagger.load("html" if features.is_html(page) else "text")
    rows = features.table(page, texts)
    chances = model.probabilities(rows)
    _, named = rules.decide(page.lines, texts, chances)
    best, index = chances.argmax(1), np.arange(len(rows))
    odds = _log_odds(chances[index, best])
    effects = np.zeros((len(rows), rows.shape[1]), np.float32)
    for column in range(rows.shape[1]):
        hidden = rows.copy()
        hidden[:, column] = model.weights["mean"][column]
        effects[:, column] = odds - _log_odds(model.probabilities(hidden)[index, best])
    return tuple(
        Why(
            *(block.start, block.end, block.kind, block.reason, block.score),
            rule,
            tuple((str(tagger.KINDS[k]), round(float(row[k]), 3)) for k in np.argsort(-row)[:_SHOWN]),
            tuple((model.columns[c], round(float(effect[c]), 2)) for c in np.argsort(-np.abs(effect))[: 2 * _SHOWN]),
        )
        for block, rule, row, effect in zip(blocks, named, chances, effects, strict=True)
    )


def _log_odds(chance: Floats) -> Floats:
    import numpy as np

    clipped = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float32)
