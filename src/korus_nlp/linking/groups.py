"""Group many names into entities: keys find candidates, `pairs.same` decides, the result does not depend on the order.

Comparing all pairs of 100,000 names is not possible; names are compared when they share a gazetteer entry or a key
(`korus_nlp.linking.keys`) and, people and places, with those of the other script that sound most like them
(`korus_nlp.linking.nearest`). Groups grow only by names whose best partner is
in them, so that a chain of half-alike names does not become one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from korus_nlp.linking import keys
from korus_nlp.linking.nearest import neighbours
from korus_nlp.linking.pairs import group, listed, same
from korus_nlp.text.gazetteer import fold, has_hangul

_LARGEST_BLOCK = 60
_LEAST = 0.53  # a family name alone (.52) is that of many in a list: who is meant, a page tells
_NEAREST = 6  # names of the other script that a name is compared with by sound
Named = tuple[str, str]


def cluster(names: Iterable[Named], threshold: float = _LEAST) -> list[tuple[Named, ...]]:
    """Return the names grouped by entity.

    Args:
        names: (name, label) pairs; duplicates count once. Labels of other kinds never meet.
        threshold: the score from which two names are one entity.

    Returns:
        Groups, members and groups in alphabetical order; a name without a partner is a group of its own.
    """
    members = sorted(set(names))
    best: dict[Named, tuple[float, Named]] = {}
    scored: dict[tuple[Named, Named], float] = {}
    for a, b in _candidates(members):
        score = same(a[0], _lang(a[0]), b[0], _lang(b[0]), a[1])
        if score < threshold:
            continue
        scored[a, b] = score
        for one, other in ((a, b), (b, a)):
            if one not in best or (-score, other) < (-best[one][0], best[one][1]):
                best[one] = score, other
    owner = {member: member for member in members}
    for (a, b), score in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        if score in (best[a][0], best[b][0]):
            first, second = sorted((_root(owner, a), _root(owner, b)))
            owner[second] = first
    groups: defaultdict[Named, list[Named]] = defaultdict(list)
    for member in members:
        groups[_root(owner, member)].append(member)
    return [tuple(found) for _, found in sorted(groups.items())]


def _root(owner: dict[Named, Named], member: Named) -> Named:
    while owner[member] != member:
        owner[member] = owner[owner[member]]
        member = owner[member]
    return member


def _lang(name: str) -> str:
    return "ko" if has_hangul(name) else "en"


def _candidates(members: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield each pair that shares a block once; blocks too large to say anything are left out."""
    blocks: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
    for member in members:
        for place in dict.fromkeys(_blocks(*member)):
            blocks[place].append(member)
    seen: set[tuple[Named, Named]] = set()
    for _, block in sorted(blocks.items()):
        if len(block) <= _LARGEST_BLOCK:
            seen.update(combinations(block, 2))
    yield from sorted(seen)
    for pair in _near(members):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _near(members: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield people and places with those that sound most like them in the other script."""
    by_kind: defaultdict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for member in members:
        by_kind[group(member[1])][member[0]].append(member)
    for kind, named in sorted(by_kind.items()):
        if kind != "OTHER":
            korean = [name for name in named if has_hangul(name)]
            latin = [name for name in named if not has_hangul(name)]
            for one, other in neighbours(korean, latin, _NEAREST):
                yield from ((min(a, b), max(a, b)) for a in named[one] for b in named[other])


def _blocks(name: str, label: str) -> Iterator[tuple[str, str]]:
    kind = group(label)
    yield kind, "=" + fold(name)
    for entry in sorted(listed(name, _lang(name), kind)):
        yield kind, f"@{entry.en}/{entry.type}"
    key = keys.of(name, kind)
    yield kind, key
    if kind == "OTHER":
        yield from ((kind, "+" + word) for word in key.split() if len(word) > 3)
