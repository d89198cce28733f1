"""Search at 100,000 paragraphs beside others: index time, latency, nDCG, disk: `python -m benchmarks.search_speed`.

One thread, CPU seconds. All engines get the same rows and questions (`search_rows`). MiniLM would take an hour for all
of them, so it encodes a part: its index time is extrapolated, its latency is that of an index of the full size, and its
nDCG is compared on the passages alone, where every engine is measured too. `--rows 1000000` is the large run; it
leaves the peers out. Results go to `benchmarks/results/search.json`.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

for _name in ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

from benchmarks.common import ROOT, have_sets, save, table  # noqa: E402
from benchmarks.search_exact import nearest  # noqa: E402
from benchmarks.search_peers import Filter, Fts, MiniLm, Scan  # noqa: E402
from benchmarks.search_rows import SETS, Question, Row, make, questions, stream  # noqa: E402

ONLY: Final = Filter("ko", "2018-01-01", "2018-12-31")
EACH: Final = 50  # questions a set
SAMPLE: Final = 300  # rows that MiniLM's speed is measured on
Search = Callable[[str], list[str]]
Figures = dict[str, float]


def cpu(call: Callable[[], Any]) -> float:
    """Return the CPU seconds of a call."""
    started = time.process_time()
    call()
    return time.process_time() - started


def latency(call: Callable[[str], Any], asked: Sequence[Question]) -> Figures:
    """Return p50 and p99 in CPU milliseconds over the questions, after a warm-up."""
    for question in asked[:8]:
        call(question.text)
    spent = sorted(1000 * cpu(lambda text=question.text: call(text)) for question in asked)
    return {"p50 ms": statistics.median(spent), "p99 ms": spent[min(len(spent) - 1, int(len(spent) * 0.99))]}


def quality(call: Search, asked: Iterable[Question]) -> Figures:
    """Return nDCG@10 by set."""
    gains: dict[str, list[float]] = defaultdict(list)
    for question in asked:
        found = enumerate(call(question.text)[:10])
        gain = sum(1 / math.log2(place + 2) for place, name in found if name in question.relevant)
        ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(question.relevant))))
        gains[question.set].append(gain / ideal)
    return {f"nDCG@10 {name}": statistics.fmean(values) for name, values in gains.items()}


def size(folder: Path) -> float:
    """Return the megabytes of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def cold(command: Sequence[str]) -> float:
    """Return the CPU seconds of a process, best of 3."""
    best = math.inf
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


# ---------------------------------------------------------------- korus


def document(row: Row) -> Any:
    """Return a row as a document of one paragraph."""
    from korus_nlp.document import SCHEMA, Block, Document, Kind, Paragraph

    spans = {"blocks": (Block(0, len(row.text), Kind.BODY),)}
    paragraphs = (Paragraph(f"{row.id}#1", 0, len(row.text), row.lang),)
    nothing = dict.fromkeys(("url", "title", "publisher", "section", "modified"))
    return Document(
        schema=SCHEMA, id=row.id, source=row.id, sha256="0" * 64, media_type="text/plain", encoding="utf-8",
        authors=(), published=row.published, lang=row.lang, provenance={}, text=row.text, paragraphs=paragraphs,
        **nothing, **spans,
    )  # fmt: skip


def index_korus(folder: Path, rows: Iterable[Row], shard: int = 2048) -> float:
    """Index rows as `korus run` does after reading: embed, cut into terms, write, optimise. Returns CPU seconds."""
    from korus_nlp.collection import open_collection

    started = time.process_time()
    collection = open_collection(folder, create=True)
    batch: list[Any] = []
    for row in rows:
        batch.append(document(row))
        if len(batch) == shard:
            collection.upsert(batch)
            batch = []
    collection.upsert(batch)
    collection.optimise(thorough=False)
    return time.process_time() - started


def korus(folder: Path, count: int, asked: Sequence[Question]) -> Figures:
    """Measure korus; memory is that of the process when it has made the index."""
    from korus_nlp.collection import open_collection
    from korus_nlp.collection.search import Query, search

    out = {"index s": index_korus(folder, stream(count)), "disk MB": size(folder)}
    out["index peak GB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    collection = open_collection(folder)

    def ask(text: str, **more: Any) -> list[str]:
        return [hit.doc for hit in search(collection, Query(text, marks=False, **more))]

    only = {"lang": ONLY.lang, "since": ONLY.since, "until": ONLY.until}
    out["cold s"] = cold([sys.executable, "-m", "korus_nlp", "search", "북한 핵 문제", "-c", str(folder)])
    out |= latency(ask, asked)
    out |= {f"filtered {name}": value for name, value in latency(lambda text: ask(text, **only), asked).items()}
    out |= quality(ask, asked)
    some = asked[::4]
    queries = collection.embedder.encode([question.text for question in some])
    exact = nearest(stream(count), queries, collection.embedder)
    shared = [len(set(best) & set(ask(q.text, mode="dense"))) / 10 for q, best in zip(some, exact, strict=True)]
    out["recall@10 of exact search"] = statistics.fmean(shared)
    return out


# ---------------------------------------------------------------- peers


def fts(folder: Path, rows: Sequence[Row], asked: Sequence[Question], tokenizer: str) -> Figures:
    """Measure SQLite FTS5."""
    folder.mkdir()
    out = {"index s": cpu(lambda: Fts(folder, tokenizer, rows)), "disk MB": size(folder)}
    engine = Fts(folder, tokenizer)
    code = (
        f"from pathlib import Path; from benchmarks.search_peers import Fts; "
        f"Fts(Path({str(folder)!r}), {tokenizer!r}).search('북한 핵 문제')"
    )
    out["cold s"] = cold([sys.executable, "-c", code])
    out |= latency(engine.search, asked)
    filtered = latency(lambda text: engine.search(text, ONLY), asked)
    return out | {f"filtered {name}": value for name, value in filtered.items()} | quality(engine.search, asked)


def minilm(rows: Sequence[Row], asked: Sequence[Question]) -> Figures:
    """Measure MiniLM and a flat index."""
    engine = MiniLm()
    spent = cpu(lambda: engine.encode([row.text for row in rows[-SAMPLE:]]))
    engine.build_random(len(rows))
    code = "from benchmarks.search_peers import MiniLm; m = MiniLm(); m.build_random(10); m.search('북한 핵 문제')"
    return {
        "index s": spent / SAMPLE * len(rows),
        "disk MB": len(rows) * 384 * 4 / 1e6,
        "cold s": cold([sys.executable, "-c", code]),
        **latency(engine.search, asked[::4]),
    }


def scan(folder: Path, asked: Sequence[Question]) -> Figures:
    """Measure one product with one vector a paragraph, float32, as korus keeps them."""
    from korus_nlp.collection import codes, open_collection

    collection = open_collection(folder)
    segment = collection.index().segments[0]
    engine = Scan(codes.decode(segment.vectors[segment.firsts[:-1]]))
    vectors = {question.text: collection.embedder.encode([question.text])[0] for question in asked}
    disk = segment.size * collection.card.model.dim * 4 / 1e6
    return {"disk MB": disk, **latency(lambda text: engine.search(vectors[text]), asked)}


def small(work: Path, asked: Sequence[Question]) -> dict[str, Figures]:
    """Compare nDCG of all engines on the passages alone."""
    from korus_nlp.collection import open_collection
    from korus_nlp.collection.search import Query, search

    rows = [row for row in make(20_000) if not row.id.startswith("crowd")]
    folder = work / "small"
    index_korus(folder / "korus", rows)
    collection = open_collection(folder / "korus")
    engine = MiniLm()
    engine.build(rows)
    calls: dict[str, Search] = {
        "korus": lambda text: [hit.doc for hit in search(collection, Query(text, marks=False))],
        "MiniLM + FAISS flat": engine.search,
    }
    for tokenizer in ("trigram", "unicode61"):
        calls[f"SQLite FTS5 {tokenizer}"] = Fts(folder, tokenizer, rows).search
    return {name: quality(call, asked) for name, call in calls.items()}


# ---------------------------------------------------------------- output

COLUMNS: Final = ("index s", "disk MB", "cold s", "p50 ms", "p99 ms", "filtered p50 ms", "filtered p99 ms")


def board(figures: dict[str, Figures], columns: Sequence[str]) -> str:
    """Return the figures as a table; what was not measured is a dash."""

    def shown(value: float | None) -> str:
        return "–" if value is None else f"{value:.3f}" if value < 10 else f"{value:,.0f}"

    lines = [(name, *(shown(values.get(column)) for column in columns)) for name, values in figures.items()]
    return table(("", *columns), lines)


def measure(count: int, work: Path, *, peers: bool = True) -> dict[str, Any]:
    """Measure everything on `count` rows."""
    asked = questions(EACH)
    figures = {"korus": korus(work / "korus", count, asked)}
    out: dict[str, Any] = {"rows": count, "engines": figures}
    figures["NumPy scan (limit)"] = scan(work / "korus", asked)
    if peers:
        rows = make(count)
        for tokenizer in ("trigram", "unicode61"):
            figures[f"SQLite FTS5 {tokenizer}"] = fts(work / tokenizer, rows, asked, tokenizer)
        figures["MiniLM + FAISS flat"] = minilm(rows, asked)
        out["passages alone"] = small(work, asked)
    return out


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--no-peers", action="store_true", help="measure korus only")
    parser.add_argument("--work", type=Path, help="keep the indexes here")
    arguments = parser.parse_args(argv)
    if not have_sets():
        return 0
    work = arguments.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    try:
        peers = not arguments.no_peers and arguments.rows <= 200_000
        found = measure(arguments.rows, work, peers=peers)
    finally:
        if arguments.work is None:
            shutil.rmtree(work, ignore_errors=True)
    rounded = {name: {key: round(value, 4) for key, value in row.items()} for name, row in found["engines"].items()}
    found["engines"] = rounded
    sets = [f"nDCG@10 {name}" for name, *_ in SETS]
    peak = rounded["korus"]["index peak GB"]
    print(f"{arguments.rows:,} paragraphs, one thread, CPU time; the index was made in {peak:.2f} GB of memory\n")
    print(board(rounded, COLUMNS), board(rounded, sets), sep="\n\n")
    print(f"\nrecall@10 against exact search: {rounded['korus']['recall@10 of exact search']:.4f}")
    if "passages alone" in found:
        print("\nthe passages alone\n", board(found["passages alone"], sets), sep="\n")
    save("search" if arguments.rows == 100_000 else f"search-{arguments.rows}", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
