"""The steps in order: `process(page) -> Document`.

Every step is a pure function of the page, the document so far and the settings; it returns a new document. What a
step needs and what it adds is declared beside it and checked when the pipeline is built, so that a reader sees the
data flow here and nowhere else:

    Page ─ cleaning ─► blocks ─ metadata ─► title, published, … ─ language ─► paragraphs with runs
         ─ entities ─► mentions ─ linking ─► one id for 문재인 and Moon Jae-in ─ dates ─► TIMEX3 values

Order, worker count and other pages never change a document. Duplicates and the index are collection steps.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from korus_nlp.document import Block, Document, Page, Paragraph, blank
from korus_nlp.settings import DEFAULTS, Settings


class Step(Struct, frozen=True):
    """One step: its name, the document fields it reads and those it fills, and the function itself."""

    name: str
    requires: frozenset[str]
    assigns: frozenset[str]
    run: Callable[[Page, Document, Settings], Document]


def _cleaning(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import cleaning

    return replace(doc, blocks=cleaning.label(page))


def _metadata(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import metadata

    found = metadata.describe(page, doc.blocks)
    return replace(
        doc,
        title=found.title,
        authors=found.authors,
        publisher=found.publisher,
        section=found.section,
        published=found.published,
        modified=found.modified,
        provenance=found.provenance,
    )


def _language(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import language

    blocks = tuple(replace(block, lang=language.of_line(doc.text[block.start : block.end])) for block in doc.blocks)
    paragraphs = language.paragraphs(doc.id, doc.text, blocks)
    return replace(doc, blocks=blocks, paragraphs=paragraphs, lang=language.of_document(doc.text, paragraphs))


def _entities(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import entities

    found = entities.find(doc.text, _passages(doc), model=settings.spacy_model)
    authors = entities.add_authors(doc.text, found, doc.authors, doc.provenance.get("authors"), doc.blocks)
    return replace(doc, entities=authors)


def _linking(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import linking

    return replace(doc, entities=linking.link(doc.text, doc.entities))


def _dates(page: Page, doc: Document, settings: Settings) -> Document:
    from korus_nlp import dates

    return replace(doc, dates=dates.find(doc.text, _passages(doc), anchor=doc.published))


def _passages(doc: Document) -> tuple[Block | Paragraph, ...]:
    """Kept text to annotate, in page order: the title's first appearance, timestamps, and every paragraph."""
    inside = {(para.start, para.end) for para in doc.paragraphs}
    extra = [
        block
        for block in doc.blocks
        if block.kind in ("title", "byline", "timestamp") and (block.start, block.end) not in inside
    ]
    return tuple(sorted([*extra, *doc.paragraphs], key=lambda span: span.start))


STEPS: tuple[Step, ...] = (
    Step("cleaning", frozenset(), frozenset({"blocks"}), _cleaning),
    Step("metadata", frozenset({"blocks"}), frozenset({"title", "authors", "published", "modified"}), _metadata),
    Step("language", frozenset({"blocks"}), frozenset({"paragraphs", "lang"}), _language),
    Step("entities", frozenset({"paragraphs", "authors"}), frozenset({"entities"}), _entities),
    Step("linking", frozenset({"entities"}), frozenset({"entities"}), _linking),
    Step("dates", frozenset({"paragraphs", "published"}), frozenset({"dates"}), _dates),
)


def check(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps when each finds what it requires; raise `ValueError` naming the first that does not."""
    present: set[str] = set()
    steps = tuple(steps)
    for step in steps:
        if missing := step.requires - present:
            raise ValueError(f"step {step.name!r} needs {sorted(missing)}, which no earlier step assigns")
        present |= step.assigns
    return steps


check(STEPS)


def process(
    page: Page,
    settings: Settings = DEFAULTS,
    *,
    steps: tuple[Step, ...] = STEPS,
    seconds: dict[str, float] | None = None,
) -> Document:
    """Read one page: clean, describe, split languages, find entities and dates.

    Args:
        page: from `korus_nlp.reading`.
        settings: limits and models; the default is what the command line uses.
        steps: the pipeline, or a prefix of it.
        seconds: if given, CPU seconds are added under each step's name.

    Returns:
        The document. The same page, settings and version always give the same document.
    """
    doc = blank(page)
    if seconds is None:
        for step in steps:
            doc = step.run(page, doc, settings)
        return doc
    started = time.process_time()
    for step in steps:
        doc = step.run(page, doc, settings)
        ended = time.process_time()
        seconds[step.name] = seconds.get(step.name, 0.0) + ended - started
        started = ended
    return doc
