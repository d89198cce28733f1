"""Group many names into entities: keys find candidates, `pairs.same` decides, the result does not depend on the order.

Comparing all pairs of 100,000 names is not possible; names are compared when they share a gazetteer entry, a key
(`korus_nlp.linking.keys`) or, for people, the first sounds of one. Groups grow only by names whose best partner is
in them, so that a chain of half-alike names does not become one person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from korus_nlp.linking import keys
from korus_nlp.linking.pairs import THRESHOLD, group, listed, same
from korus_nlp.text.gazetteer import fold, has_hangul

_LARGEST_BLOCK = 60
_SKELETON = 5  # consonants of a word that must agree
_START = 2  # consonants of every word that must agree instead
_OVERLAP = 0.6  # share of consonants that two scripts must have in common: of true pairs that score, 97 % do
Named = tuple[str, str]


def cluster(names: Iterable[Named], threshold: float = THRESHOLD) -> list[tuple[Named, ...]]:
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
    for (_, key), block in sorted(blocks.items()):
        if len(block) <= _LARGEST_BLOCK:
            for pair in combinations(block, 2):
                if pair not in seen and (key[0] not in "^&" or _sound_alike(pair[0][0], pair[1][0])):
                    seen.add(pair)
                    yield pair


def _sound_alike(a: str, b: str) -> bool:
    """Tell whether two names share most consonants; names in one script do not, they have spellings to compare."""
    if has_hangul(a) == has_hangul(b):
        return False
    left, right = _consonants(a), _consonants(b)
    common = sum(min(count, right[letter]) for letter, count in left.items())
    return common >= _OVERLAP * max(left.total(), right.total())


@lru_cache(maxsize=262144)
def _consonants(name: str) -> Counter[str]:
    return Counter("".join(keys.skeletons(name)))


def _blocks(name: str, label: str) -> Iterator[tuple[str, str]]:
    kind = group(label)
    yield kind, "=" + fold(name)
    for entry in sorted(listed(name, _lang(name), kind)):
        yield kind, f"@{entry.en}/{entry.type}"
    key = keys.of(name, kind)
    yield kind, key
    if kind != "OTHER":
        skeletons = keys.skeletons(name)
        yield from ((kind, "^" + skeleton[:_SKELETON]) for skeleton in skeletons)
        if len(skeletons) > 1:
            yield kind, "&" + ".".join(sorted(skeleton[:_START] for skeleton in skeletons))
    if kind == "OTHER":
        yield from ((kind, "+" + word) for word in key.split() if len(word) > 3)
