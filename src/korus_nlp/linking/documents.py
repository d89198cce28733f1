"""Linking inside one page: which mentions are one entity, what it is called, and an id that other pages share.

Mentions join by name (Moon → the only Moon Jae-in of the page), by apposition (한국무역투자진흥공사(KOTRA)) and across
languages by `pairs.same`, each name with its one best partner. The id is that of the gazetteer entry, or follows from
the name (`korus_nlp.linking.keys`): a page is linked alone, so that other pages never change it. A bare surname without
an owner stays without id: no link is better than a forced one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from korus_nlp.document import Entity, Name
from korus_nlp.linking import keys, titles
from korus_nlp.linking.pairs import THRESHOLD, group, is_surname, listed, same
from korus_nlp.text.gazetteer import Entry, fold, has_hangul

# Amounts and times are not entities that pages share.
_UNLINKED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_BETWEEN = re.compile(
    r"\s?[(（\[]\s?(?P<named>(?:이하|약칭|일명|옛|구|formerly|hereafter|known as|or)\s)?\s?['‘\"“「]?"
)
_AFTER = re.compile(r"['’\"”」]?\s?[,;)）\]]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff·・\s]+")
_MOST_NAMES = 400  # distinct names of a page that are compared across languages
_SLUG = re.compile(r"[^\w]+")
_PERSON, _PLACE = "PERSON", "PLACE"


class _Item:
    """One distinct name of the page with its group; `owner` points to the name it joined."""

    def __init__(self, name: str, kind: str, label: str, order: int) -> None:
        self.name = name
        self.kind = kind
        self.label = label
        self.order = order
        self.count = 0
        self.lang = "ko" if has_hangul(name) else "zh" if _HAN.fullmatch(name) else "en"
        self.bare = (
            titles.strip(name, self.lang).name if kind == _PERSON else name if kind != _PLACE else _innermost(name)
        )
        self.entries = listed(self.bare if kind == _PLACE else name, self.lang, kind)
        self.owner = self

    @property
    def root(self) -> _Item:
        """The name that stands for all joined ones."""
        item = self
        while item.owner is not item:
            item = item.owner
        return item

    @property
    def entry(self) -> Entry | None:
        """The one gazetteer entry this can be; of homonyms the one with the mention's own label."""
        fitting = sorted(self.entries)
        exact = [entry for entry in fitting if entry.type == self.label]
        return next(iter(exact or fitting), None)


def _innermost(name: str) -> str:
    """Return the place inside all others of a chain whose outer ones are known: 베트남 하노이 is 하노이."""
    korean = has_hangul(name)
    parts = [" ".join(part.split()) for part in (name.split() if korean else name.split(","))]
    inner, outer = (parts[-1], parts[:-1]) if korean else (parts[0], parts[1:])
    known = outer and all(listed(part, "ko" if korean else "en", _PLACE) for part in outer)
    return inner if known and len(inner) > 1 else " ".join(name.split())


def link(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities with `entity` and `name` filled in; spans, labels and scores stay as they are.

    Args:
        text: the page's text, which the offsets point into.
        entities: mentions in text order, from any recogniser.

    Returns:
        As many entities in the same order. Amounts, dates and bare surnames whose owner the page does not name keep
        `entity` null.
    """
    items: dict[tuple[str, str], _Item] = {}
    mentions = [None if mention.label in _UNLINKED else _item(items, mention) for mention in entities]
    _join_appositions(text, entities, mentions)
    for kind in sorted({item.kind for item in items.values()}):
        members = [item for item in items.values() if item.kind == kind]
        if kind == _PERSON:
            _join_surnames(members)
        _join_languages(members[:_MOST_NAMES])
    described = _describe(items.values())
    return tuple(
        mention if item is None else replace(mention, entity=described[item.root][0], name=described[item.root][1])
        for mention, item in zip(entities, mentions, strict=True)
    )


def _item(items: dict[tuple[str, str], _Item], mention: Entity) -> _Item:
    kind = group(mention.label)
    name = " ".join(mention.text.split())
    key = fold(_innermost(name) if kind == _PLACE else name) or name, kind
    if key not in items:
        items[key] = _Item(name, kind, mention.label, len(items))
    items[key].count += 1
    return items[key]


def _join(a: _Item, b: _Item) -> None:
    """Make two names one entity; the fuller name stands for both, names of different gazetteer entries stay apart."""
    first, second = a.root, b.root
    if first is second or (first.entries and second.entries and not first.entries & second.entries):
        return
    if (second.count > 0, bool(second.entries), -second.order) > (first.count > 0, bool(first.entries), -first.order):
        first, second = second, first
    second.owner = first
    first.entries = first.entries & second.entries or first.entries or second.entries


def _join_appositions(text: str, entities: Sequence[Entity], items: Sequence[_Item | None]) -> None:
    """Join a name with the one in brackets behind it: its acronym, or its name in the other language."""
    for i in range(len(entities) - 1):
        left, right = items[i], items[i + 1]
        if left is None or right is None or (left.kind == _PERSON) != (right.kind == _PERSON):
            continue
        first, second = entities[i], entities[i + 1]
        between = _BETWEEN.fullmatch(text, first.end, second.start)
        if between and _AFTER.match(text, second.end) and (_is_gloss(left, right) or between["named"]):
            _join(left, right)


def _is_gloss(left: _Item, right: _Item) -> bool:
    """Tell whether a name in brackets is another name of the one before it; 손흥민(토트넘) is no such pair."""
    if right.lang == "zh":
        return left.lang == "ko"
    if left.kind == _PERSON:
        return left.lang != right.lang and same(left.name, left.lang, right.name, right.lang, _PERSON) > THRESHOLD / 2
    if left.lang != right.lang:
        return True
    if left.lang == "ko":
        return left.label == right.label and _reads_as_acronym(left.name, right.name)
    short, long = sorted((left, right), key=lambda item: len(item.name))
    return short.name.isupper() and _shortens(short.name, long.name)


def _shortens(short: str, long: str) -> bool:
    """Tell whether capitals are the initials of a name, or letters of it in order: ROK, DWU, KOTRA."""
    letters = short.replace(".", "").casefold()
    initials = "".join(word[0] for word in long.split() if word[0].isupper()).casefold()
    if letters in (initials, initials[-len(letters) :]):
        return True
    rest = iter(long.casefold())
    return len(letters) > 2 and long[0].casefold() == letters[0] and all(letter in rest for letter in letters)


def _reads_as_acronym(left: str, right: str) -> bool:
    """Tell whether one Korean name shortens the other by its syllables, or is its English acronym read out: 코트라."""
    short, long = sorted((left, right), key=len)
    spoken = (
        long.startswith(("한국", "대한")) and short.startswith(("코", "케이", "카")) and len(long) >= 2 * len(short)
    )
    return spoken or same(short, "ko", long, "ko", "ORG") >= THRESHOLD


def _join_surnames(people: Sequence[_Item]) -> None:
    """Join a bare surname, or one with a title, to the only full name of the page that has it."""
    full = [item for item in people if not is_surname(item.bare, item.lang) and _is_full(item)]
    for item in people:
        if item in full:
            continue
        owners = [other for other in full if other.lang == item.lang and _owns(other, item.bare)]
        if len({other.root for other in owners}) == 1:
            _join(owners[0], item)


def _is_full(item: _Item) -> bool:
    return " " in item.bare or (item.lang == "ko" and 2 <= len(item.bare) <= 4)


def _owns(full: _Item, surname: str) -> bool:
    words = [fold(word) for word in full.bare.split()]
    if fold(surname) in (words[0], words[-1]) and len(words) > 1:
        return True
    return full.lang == "ko" and len(surname) == 1 and len(words) == 1 and full.bare[0] == surname


def _join_languages(items: Sequence[_Item]) -> None:
    """Join Korean and English names that are each other's best partner and probably the same."""
    korean = [item for item in items if item.lang == "ko" and item.root is item]
    english = [item for item in items if item.lang == "en" and item.root is item]
    scores = {(k, e): same(k.name, "ko", e.name, "en", k.kind or None) for k in korean for e in english}
    taken: set[_Item] = set()
    for (k, e), score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0][0].order, pair[0][1].order)):
        if score >= THRESHOLD and k not in taken and e not in taken:
            taken |= {k, e}
            _join(k, e)


def _describe(items: Iterable[_Item]) -> dict[_Item, tuple[str | None, Name]]:
    """Return the id and the names of each entity, keyed by the item that stands for it."""
    together: dict[_Item, list[_Item]] = {}
    for item in items:
        together.setdefault(item.root, []).append(item)
    return {root: _identity(root, members) for root, members in together.items()}


def _identity(root: _Item, members: Sequence[_Item]) -> tuple[str | None, Name]:
    if (entry := root.entry) is not None:
        return entry_id(entry), Name(entry.ko, entry.en)
    name = Name(_fullest(members, "ko"), _fullest(members, "en"))
    best = name.ko or name.en or _fullest(members, "zh")
    if best is None:
        return None, name
    lang = "ko" if name.ko else "en"
    if root.kind == _PERSON:
        if is_surname(best, lang) and (lang == "ko" or keys.person(best) == best.lower()):
            return None, name
        return f"person:~{keys.person(best) or best.lower()}", name
    return f"{root.kind.lower()}:~{keys.of(best, root.kind).replace(' ', '-') or best.lower()}", name


def entry_id(entry: Entry) -> str:
    """Return the id of a gazetteer entry: its kind and its English name.

    >>> entry_id(Entry("문재인", "Moon Jae-in", (), "PERSON", "hand"))
    'person:moon-jae-in'
    """
    return f"{group(entry.type).lower()}:{_SLUG.sub('-', entry.en.lower()).strip('-')}"


def _fullest(members: Sequence[_Item], lang: str) -> str | None:
    """Return the canonical name in a language: the longest name without titles, among these the most frequent."""
    counts: Counter[str] = Counter()
    for item in members:
        if item.lang == lang:
            counts[item.bare] += item.count
    return min(counts, key=lambda name: (-len(name.split()), -len(name), -counts[name], name), default=None)
