"""Which Latin names sound most like a Hangul name? Neighbours by rare sounds, found without comparing all pairs.

Every word of a name is cut into threes of its sounds (`korus_nlp.linking.keys`): of its consonants, which spellings
keep, and of all its sounds, which tell short names apart. Rare ones weigh more (the square of the log of their rarity,
as in tf-idf). Unlike blocks of names that share a key, the number of neighbours does not grow with the number of
names, so that common names (마틴, Zhang) keep theirs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from korus_nlp.linking import keys

_COMMON = 0.05  # share of the names from which a piece says too little to be worth its time
_COMMON_LEAST = 500


def neighbours(korean: Sequence[str], latin: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    """Yield (Hangul name, Latin name) for the `most` Latin names that sound most like each Hangul name.

    The names must be distinct and in a fixed order: it decides between names that are equally near.
    """
    import numpy as np

    if not korean or not latin:
        return
    pieces = {name: sorted(_pieces(name)) for name in (*korean, *latin)}
    count = Counter(piece for found in pieces.values() for piece in found)
    limit = max(_COMMON_LEAST, _COMMON * len(pieces))
    weight = {piece: math.log(2 * len(pieces) / n) ** 2 for piece, n in count.items()}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(latin):
        for piece in pieces[name]:
            if count[piece] <= limit:
                holders[piece].append(i)
    places = {piece: np.array(found, dtype=np.intp) for piece, found in holders.items()}
    length = np.array([math.sqrt(sum(weight[piece] for piece in pieces[name])) or 1.0 for name in latin])
    most = min(most, len(latin))
    for name in korean:
        near = np.zeros(len(latin))
        for piece in pieces[name]:
            if piece in places:
                near[places[piece]] += weight[piece]
        near /= length
        for i in sorted(np.argpartition(near, -most)[-most:].tolist()):
            if near[i] > 0:
                yield name, latin[i]


def _pieces(name: str) -> set[str]:
    found = set()
    for consonants, sounds in keys.sounds(name):
        found.add(f"={consonants}")
        for kind, text in (("c", f"^{consonants}$"), ("v", f"^{sounds}$")):
            found |= {kind + text[i : i + 3] for i in range(len(text) - 2)}
    return found
