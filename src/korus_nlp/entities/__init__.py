"""Entities: people, organisations, places, events, amounts … as labelled spans with a confidence.

`find` annotates the passages of a page, `annotate` independent texts. Korean and English have a recogniser each
(`models/ner-ko`, `models/ner-en`); a mixed passage is cut where Hangul begins and ends. The same recognisers are spaCy
pipelines: ``spacy.load("models/ner-ko")``. Labels: see `korus_nlp.entities.labels.LABELS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from korus_nlp.document import Block, Entity, Paragraph
from korus_nlp.entities.bylines import add_authors, is_author
from korus_nlp.entities.consistency import consistent

if TYPE_CHECKING:
    from korus_nlp.entities.passages import Found

__all__ = ["add_authors", "annotate", "find", "is_author", "segments"]

_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")
# A stretch without Hangul is read as English when it is at least a clause; shorter ones ("BTS", "(Moon Jae-in)") are
# part of the Korean sentence around them.
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_CLAUSE_WORDS = 5
_STRETCH = re.compile(r"[^\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f\n]+")


def find(text: str, passages: Sequence[Block | Paragraph], model: str = "") -> tuple[Entity, ...]:
    """Return the entities of the passages, in text order and disjoint.

    Args:
        text: the page's text.
        passages: what to annotate; other text is not looked at. Their `lang` is a hint, the script decides.
        model: an installed spaCy pipeline ("en_core_web_trf") or the folder of one; it takes the place of the shipped
            recogniser of its language. Empty means the shipped ones.

    Returns:
        Entities whose offsets point into `text`. `score` is the calibrated probability that span and label are
        right; pipelines that do not say how sure they are get 1.0.

    Raises:
        KorusError: the model is not installed (exit code MISSING), or the shipped ones are damaged.
    """
    found: dict[tuple[int, int], Entity] = {}
    pieces = [piece for passage in passages for piece in segments(text, passage.start, passage.end)]
    for lang in ("ko", "en"):
        mine = [(start, end) for start, end, its in pieces if its == lang]
        for (start, _), hits in zip(mine, _recognise([text[a:b] for a, b in mine], lang, model), strict=True):
            for hit in hits:
                span = (start + hit.start, start + hit.end)
                found[span] = Entity(*span, text=text[span[0] : span[1]], label=hit.label, score=hit.score)
    spans = [(passage.start, passage.end) for passage in passages]
    return consistent([(text, spans, tuple(_disjoint(found.values())))])[0]


def annotate(
    texts: Sequence[str], langs: Sequence[str | None], model: str = "", docs: Sequence[str | None] | None = None
) -> list[list[Entity]]:
    """Return the entities of each text.

    Args:
        texts: sentences or paragraphs.
        langs: "ko", "en", "mixed" or None for each; a hint, the script decides.
        model: as in `find`.
        docs: what page each text belongs to; a name that is sure in one text of a page is found in its others too.
            Texts are independent where this is None.
    """
    passages = [
        Paragraph(id="", start=0, end=len(text), lang=lang or "mixed") for text, lang in zip(texts, langs, strict=True)
    ]
    out = [find(text, [passage], model) for text, passage in zip(texts, passages, strict=True)]
    pages: dict[str, list[int]] = {}
    for i, doc in enumerate(docs or ()):
        if doc is not None:
            pages.setdefault(doc, []).append(i)
    for numbers in pages.values():
        page = [(texts[i], [(0, len(texts[i]))], out[i]) for i in numbers]
        for i, found in zip(numbers, consistent(page), strict=True):
            out[i] = found
    return [list(found) for found in out]


def segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut ``text[start:end]`` into (start, end, "ko" or "en"), at line ends and around English clauses.

    >>> list(segments("Seoul is the capital of Korea. 서울은 수도다.", 0, 39))
    [(0, 30, 'en'), (30, 39, 'ko')]
    """
    position = start
    for line in text[start:end].split("\n"):
        line_end = position + len(line)
        if _HANGUL.search(line):
            yield from _mixed(text, position, line_end)
        elif line.strip():
            yield position, line_end, "en"
        position = line_end + 1


def _mixed(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut a line that has Hangul: clauses of English, and Korean with everything else."""
    position = start
    for stretch in _STRETCH.finditer(text, start, end):
        if len(_LATIN_WORD.findall(stretch.group())) < _CLAUSE_WORDS:
            continue
        low = stretch.start() + len(stretch.group()) - len(stretch.group().lstrip())
        high = stretch.start() + len(stretch.group().rstrip())
        if text[position:low].strip():
            yield position, low, "ko"
        yield low, high, "en"
        position = high
    if text[position:end].strip():
        yield position, end, "ko"


def _recognise(texts: Sequence[str], lang: str, model: str) -> list[list[Found]]:
    from korus_nlp.entities import passages

    if not texts:
        return []
    if model:
        from korus_nlp.entities import foreign

        if foreign.reads(model, lang):
            return [foreign.recognise(model, text) for text in texts]
    return passages.recognise_all(passages.shipped(lang), texts)


def _disjoint(found: Iterable[Entity]) -> Iterator[Entity]:
    """Yield in text order; of two that overlap (passages may), the first and longer stays."""
    position = -1
    for entity in sorted(found, key=lambda e: (e.start, -e.end)):
        if entity.start >= position:
            yield entity
            position = entity.end
