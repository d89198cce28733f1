"""Link 100,000 names of real people in both scripts: `python -m benchmarks.linking_scale [NAMES]`.

Pairs of names of one person (Wikidata, CC0) become pages of ten mentions, Korean and English ones apart, so that no
page holds both names of a person. Measured: CPU seconds to link the pages one by one (ids follow from the page alone,
so pages can be added at any time), CPU seconds to group all distinct names, memory, and how far names and persons
agree. A group is right where it joins the two names of a person; two people whose names sound alike count as wrong when
joined, although nothing but their pages could tell them apart. The names are not part of the project: without them
nothing is measured.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.common import ROOT

DATA = Path(os.environ.get("KORUS_DATA", ROOT.parent / "shared" / "data"))
_NAMES = 100_000
_PAGE = 10  # mentions


def people(names: int) -> list[tuple[str, str]]:
    """Return pairs (Korean, English) of that many names, drawn evenly; none, with a message, where there is no list."""
    path = DATA / "parallel" / "lexicon_more.jsonl.zst"
    if not path.exists():
        print(f"skipped: no list of names at {os.path.relpath(path, ROOT)} (set KORUS_DATA)", file=sys.stderr)
        return []
    import zstandard

    with path.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        rows = [row for row in map(json.loads, lines) if row["source"] == "wikidata-names"]
    random.Random(1).shuffle(rows)
    return [(row["ko"], row["en"]) for row in rows[: names // 2]]


def linked(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Return the id of each name, from pages of ten names of one language that are linked one by one."""
    from korus_nlp.document import Entity
    from korus_nlp.linking import link

    found: dict[str, str | None] = {}
    for side in zip(*pairs, strict=True):
        names = list(dict.fromkeys(side))
        for first in range(0, len(names), _PAGE):
            text, mentions = "", []
            for name in names[first : first + _PAGE]:
                mentions.append(Entity(len(text), len(text) + len(name), name, "PERSON"))
                text += f"{name}, "
            found.update((mention.text, mention.entity) for mention in link(text, mentions))
    return found


def agreement(pairs: list[tuple[str, str]], of: Mapping[str, object]) -> Iterator[tuple[str, float]]:
    """Yield precision, recall and F1 of Korean–English pairs that share a group."""
    from korus_nlp.text.gazetteer import has_hangul

    right = len({pair for pair in pairs if of[pair[0]] is not None and of[pair[0]] == of[pair[1]]})
    sizes: defaultdict[object, list[int]] = defaultdict(lambda: [0, 0])
    for name, group in of.items():
        if group is not None:
            sizes[group][has_hangul(name)] += 1
    joined = sum(latin * korean for latin, korean in sizes.values())
    yield "precision", right / max(1, joined)
    yield "recall", right / len(set(pairs))
    yield "F1", 2 * right / (joined + len(set(pairs)))


def measure(names: int = _NAMES) -> dict[str, float]:
    """Return the figures; {} where there are no names."""
    from korus_nlp.linking import cluster

    pairs = people(names)
    if not pairs:
        return {}
    started = time.process_time()
    ids = linked(pairs)
    ended = time.process_time()
    groups = cluster([(name, "PERSON") for name in ids])
    seconds = time.process_time() - ended
    owner = {name: number for number, group in enumerate(groups) for name, _ in group}
    figures = {
        "real names": len(ids),
        "real names linked page by page, seconds": round(ended - started, 1),
        "real names grouped, seconds": round(seconds, 1),
        "real names, MB of memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    figures |= {f"real names grouped, {name}": round(value, 3) for name, value in agreement(pairs, owner)}
    return figures | {f"real names, same id, {name}": round(value, 3) for name, value in agreement(pairs, ids)}


def main() -> int:
    """Measure and print."""
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else _NAMES).items():
        print(f"{name}: {value:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
