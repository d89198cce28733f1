"""An entity over a whole collection: how it is written, where it stands, who stands beside it, and what it may be too.

The id of a mention follows from its own page. What only the collection can tell is reported, never forced: other
entities whose names are nearly the same (`possible`), and groups of documents that share nothing but this name
(`contexts`), which is how homonyms show.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from korus_nlp.document import Document, Entity, Name
from korus_nlp.linking import keys
from korus_nlp.linking.pairs import THRESHOLD, group, listed, same
from korus_nlp.text.gazetteer import fold, has_hangul

POSSIBLE = 0.3  # names less alike are not worth a look
_BESIDE = 12
_SHOWN = 8
# A country, and who stands in most documents, is beside everybody: they do not tell homonyms apart.
_TELLING = frozenset({"PERSON", "ORG", "EVENT"})
_COMMON_SHARE = 0.5
_COMMON_LEAST = 4


class Evidence(Struct, frozen=True):
    """Why a Korean and an English name are one: the gazetteer, or the score of the pair."""

    ko: str
    en: str
    score: float
    why: str


class Possible(Struct, frozen=True):
    """Another entity this may be: its id and names, and how probable it is by name alone."""

    entity: str
    name: Name
    score: float


class Place(Struct, frozen=True):
    """A document that mentions the entity; `context` numbers the groups of documents that belong together."""

    doc: str
    title: str | None
    published: str | None
    mentions: int
    context: int


class Profile(Struct, frozen=True):
    """All that a collection says about one entity; counts are of mentions."""

    entity: str
    label: str
    name: Name
    mentions: int
    documents: tuple[Place, ...]
    aliases: dict[str, int]
    evidence: tuple[Evidence, ...]
    beside: dict[str, int]
    possible: tuple[Possible, ...]


class _Known:
    """One entity while documents are read."""

    def __init__(self, entity: str) -> None:
        self.entity = entity
        self.labels: Counter[str] = Counter()
        self.ko: Counter[str] = Counter()
        self.en: Counter[str] = Counter()
        self.aliases: Counter[str] = Counter()
        self.places: dict[str, tuple[str | None, str | None, int]] = {}

    @property
    def label(self) -> str:
        return min(self.labels, key=lambda label: (-self.labels[label], label))

    @property
    def name(self) -> Name:
        return Name(*(min(c, key=lambda n: (-c[n], n)) if c else None for c in (self.ko, self.en)))


class Register:
    """Every entity of the documents it was given; the order of the documents makes no difference."""

    def __init__(self, docs: Iterable[Document]) -> None:
        self._known: dict[str, _Known] = {}
        self._in_doc: dict[str, frozenset[str]] = {}
        for doc in docs:
            self._add(doc)

    def _add(self, doc: Document) -> None:
        here: defaultdict[str, list[Entity]] = defaultdict(list)
        for mention in doc.entities:
            if mention.entity:
                here[mention.entity].append(mention)
        for entity, mentions in here.items():
            known = self._known.setdefault(entity, _Known(entity))
            known.places[doc.id] = doc.title, doc.published, len(mentions)
            for mention in mentions:
                known.labels[mention.label] += 1
                known.aliases[mention.text] += 1
                known.ko.update([mention.name.ko] if mention.name.ko else [])
                known.en.update([mention.name.en] if mention.name.en else [])
        self._in_doc[doc.id] = frozenset(here)

    def find(self, wanted: str, ids: Iterable[str]) -> list[str]:
        """Return the ids of the entities a user means, those with most mentions first.

        Args:
            wanted: an id, or a name as written in either language.
            ids: further ids the name may have (`korus_nlp.linking.ids`).
        """
        if wanted in self._known:
            return [wanted]
        key = fold(wanted)
        found = {i for i in ids if i in self._known}
        found |= {i for i, known in self._known.items() if key and key in set(map(fold, _names(known)))}
        return sorted(found, key=lambda i: (-sum(self._known[i].aliases.values()), i))

    def profile(self, entity: str) -> Profile:
        """Return what is known of an entity; its id must be one that `find` gave."""
        known = self._known[entity]
        beside = self._beside(entity)
        contexts = self._contexts(entity)
        places = sorted(known.places.items(), key=lambda item: (item[1][1] or "9", item[0]))
        return Profile(
            entity=entity,
            label=known.label,
            name=known.name,
            mentions=sum(known.aliases.values()),
            documents=tuple(Place(doc, *told, contexts[doc]) for doc, told in places),
            aliases=dict(sorted(known.aliases.items(), key=lambda item: (-item[1], item[0]))),
            evidence=_evidence(known),
            beside=beside,
            possible=self._possible(known),
        )

    def _beside(self, entity: str) -> dict[str, int]:
        together = Counter(
            other for doc in self._known[entity].places for other in self._in_doc[doc] if other != entity
        )
        return dict(sorted(together.items(), key=lambda item: (-item[1], item[0]))[:_BESIDE])

    def _contexts(self, entity: str) -> dict[str, int]:
        """Number the groups of documents that are held together by another entity, the largest group first."""
        docs = sorted(self._known[entity].places)
        common = {i for i, known in self._known.items() if self._is_common(known)} | {entity}
        owner = {doc: doc for doc in docs}

        def root(doc: str) -> str:
            while owner[doc] != doc:
                doc = owner[doc]
            return doc

        first: dict[str, str] = {}
        for doc in docs:
            for other in sorted(self._in_doc[doc] - common):
                a, b = sorted((root(doc), root(first.setdefault(other, doc))))
                owner[b] = a
        sizes = Counter(map(root, docs))
        order = {head: n for n, head in enumerate(sorted(sizes, key=lambda head: (-sizes[head], head)), 1)}
        return {doc: order[root(doc)] for doc in docs}

    def _is_common(self, known: _Known) -> bool:
        most = max(_COMMON_LEAST, _COMMON_SHARE * len(self._in_doc))
        return known.label not in _TELLING or len(known.places) > most

    def _possible(self, known: _Known) -> tuple[Possible, ...]:
        """Return other entities of the kind with names that may be the same; names are compared if their sounds are."""
        kind = group(known.label)
        own = _names(known)
        sounds = set(_sounds(own, kind))
        found = []
        for other in self._known.values():
            if other is known or group(other.label) != kind:
                continue
            names = _names(other)
            if sounds.isdisjoint(_sounds(names, kind)):
                continue
            score = max(same(a, "", b, "", known.label) for a in own for b in names)
            if score >= POSSIBLE:
                found.append(Possible(other.entity, other.name, round(score, 3)))
        return tuple(sorted(found, key=lambda p: (-p.score, p.entity))[:_SHOWN])


def _names(known: _Known) -> list[str]:
    """Return the canonical names, or where there are none the most frequent alias."""
    return [*known.ko, *known.en] or list(known.aliases)[:1]


def _sounds(names: Sequence[str], kind: str) -> Iterable[str]:
    for name in names:
        yield from (skeleton[:3] for skeleton in keys.skeletons(name))
        yield keys.of(name, kind)


def _evidence(known: _Known) -> tuple[Evidence, ...]:
    """Return for each Korean name the English name that speaks best for it."""
    korean = [name for name in _written(known) if has_hangul(name)]
    english = [name for name in _written(known) if not has_hangul(name)]
    kind = group(known.label)
    found = []
    for ko in korean[:_SHOWN]:
        scored = [(same(ko, "ko", en, "en", known.label), en) for en in english]
        if scored:
            score, en = max(scored, key=lambda pair: (pair[0], pair[1]))
            both = bool(listed(ko, "ko", kind) & listed(en, "en", kind))
            why = "gazetteer" if both else "name" if score >= THRESHOLD else "page"
            found.append(Evidence(ko, en, round(score, 3), why))
    return tuple(found)


def _written(known: _Known) -> Mapping[str, None]:
    return dict.fromkeys([*known.ko, *known.en, *known.aliases])
