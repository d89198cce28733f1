"""Count what a collection holds. One pass, nothing kept but the counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec import Struct, field

from korus_nlp.document import Document, Entity, Kind
from korus_nlp.report.marks import both_names

UNKNOWN = "–"


class Known(Struct):
    """An entity across documents: names seen, label, mentions, documents."""

    names: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    documents: int = 0

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""
        return self.labels.total()

    @property
    def label(self) -> str:
        """The label it has most often."""
        return _first(self.labels)

    @property
    def name(self) -> str:
        """Both canonical names; the most frequent surface where none is known."""
        if self.names:
            return both_names(*max(self.names.items(), key=lambda n: (n[1], n[0][0] or "", n[0][1] or ""))[0])
        return _first(self.surfaces)


class Figures(Struct):
    """The counts of a report; `months` is publisher → "2023-08" → documents; `undated` lack a month."""

    documents: int = 0
    paragraphs: int = 0
    mentions: int = 0
    dates: int = 0
    resolved: int = 0
    kept: int = 0
    removed: int = 0
    undated: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    months: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    publishers: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Known] = field(default_factory=dict)


def count(documents: Iterable[Document]) -> Figures:
    """Count documents, blocks, languages, publishers by month, entities and dates."""
    figures = Figures()
    for doc in documents:
        figures.documents += 1
        figures.paragraphs += len(doc.paragraphs)
        figures.mentions += len(doc.entities)
        figures.dates += len(doc.dates)
        figures.resolved += sum("X" not in date.value for date in doc.dates)
        figures.languages[doc.lang or UNKNOWN] += 1
        publisher = doc.publisher or UNKNOWN
        figures.publishers[publisher] += 1
        if len(doc.published or "") >= len("2023-08"):
            figures.months[publisher][str(doc.published)[:7]] += 1
        else:
            figures.undated += 1
        for block in doc.blocks:
            if block.kind is Kind.BOILERPLATE:
                figures.removed += 1
                figures.reasons[str(block.reason or "other")] += 1
            else:
                figures.kept += 1
        _count_entities(figures, doc)
    return figures


def key(entity: Entity) -> str:
    """Return what makes two mentions one in the counts: the entity's id, else label and surface."""
    return entity.entity or f"{entity.label} {entity.text.casefold()}"


def _count_entities(figures: Figures, doc: Document) -> None:
    seen = set()
    for entity in doc.entities:
        known = figures.entities.setdefault(key(entity), Known())
        known.labels[entity.label] += 1
        known.surfaces[entity.text] += 1
        if entity.name.ko or entity.name.en:
            known.names[entity.name.ko, entity.name.en] += 1
        if key(entity) not in seen:
            seen.add(key(entity))
            known.documents += 1


def top_entities(figures: Figures, limit: int, skip: frozenset[str] = frozenset()) -> list[Known]:
    """Return the entities in most documents, those with labels in `skip` left out; ties by mentions, then name."""
    wanted = [known for known in figures.entities.values() if known.label not in skip]
    return sorted(wanted, key=lambda k: (-k.documents, -k.mentions, k.name))[:limit]


def ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    """Return (name, count), most first, ties by name."""
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _first(counter: Counter[str]) -> str:
    return ranked(counter)[0][0] if counter else ""
