"""Print all speeds, each as a ratio to a peer measured in the same run: `python -m benchmarks.speed`.

One core, CPU seconds (process time), so that a busy machine changes the figures little. Pages are real news pages from
the evaluation set when it is there (12 Korean, 12 English), else the project's own `corpus/`. Results go to
`benchmarks/results/speed.json`, the table to README.md.
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("RAYON_NUM_THREADS", "1")

from benchmarks.common import EVAL, ROOT, have_sets, rows, save, table, update_readme

Seconds = dict[str, float]


def html_pages() -> list[bytes]:
    """Return the pages to measure on."""
    if not have_sets():
        return [path.read_bytes() for path in sorted((ROOT / "corpus").glob("*.html"))]
    gold = [row for row in rows(EVAL / "extract" / "gold.jsonl") if row.get("text")]
    chosen = [row for row in gold if row["lang"] == "ko"][:12]
    chosen += [row for row in gold if row["lang"] == "en" and row["source"] in ("scrapinghub", "fundus")][:12]
    return [gzip.decompress((EVAL / "extract" / row["html"]).read_bytes()) for row in chosen]


def korus_steps(pages: list[bytes]) -> Seconds:
    """CPU seconds by step over the pages, models already loaded, embedding and indexing included."""
    from korus_nlp import embedding, reading
    from korus_nlp.collection import open_collection
    from korus_nlp.document import RawPage
    from korus_nlp.pipeline import process
    from korus_nlp.settings import DEFAULTS

    raws = [RawPage(source=f"{i}.html", data=data, media_type="text/html") for i, data in enumerate(pages)]
    process(reading.open_page(raws[0], DEFAULTS))
    encoder = embedding.load()
    encoder.encode(["warm", "데움"])
    seconds: Seconds = {}
    docs = []
    for raw in raws:
        started = time.process_time()
        page = reading.open_page(raw, DEFAULTS)
        seconds["reading"] = seconds.get("reading", 0.0) + time.process_time() - started
        docs.append(process(page, seconds=seconds))
    started = time.process_time()
    for doc in docs:
        encoder.encode([doc.text[p.start : p.end] for p in doc.paragraphs] or [""])
    seconds["embedding"] = time.process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        collection = open_collection(Path(folder) / "c", create=True)
        started = time.process_time()
        collection.upsert(docs)
        seconds["index (embedding again)"] = time.process_time() - started
    return seconds


def glue_steps(pages: list[bytes]) -> Seconds:
    """CPU seconds by step of the glue pipeline over the same pages."""
    from benchmarks.glue import Glue

    glue = Glue()
    texts = [page.decode("utf-8", "replace") for page in pages]
    glue.read(texts[0], {})
    seconds: Seconds = {}
    for text in texts:
        glue.read(text, seconds)
    return seconds


def throughput(call: Callable[[], Any], amount: float, repeat: int = 3) -> float:
    """Return amount per CPU second, best of `repeat`."""
    best = 0.0
    for _ in range(repeat):
        started = time.process_time()
        call()
        best = max(best, amount / max(1e-9, time.process_time() - started))
    return best


def date_speed() -> dict[str, float]:
    """Characters per CPU second of the date engine and of its peers on our own news sentences."""
    import json

    from korus_nlp import dates

    source = EVAL / "dates" / "dev.jsonl"
    if not source.exists():
        return {}
    out: dict[str, float] = {}
    for lang in ("ko", "en"):
        texts = [r["text"] for r in map(json.loads, source.open(encoding="utf-8")) if r["lang"] == lang]
        size = sum(map(len, texts))
        out[f"dates {lang}: korus"] = throughput(lambda t=texts: dates.annotate(t, anchor="2023-08-03T10:00:00"), size)
        from dateparser.search import search_dates

        few, chars = texts[:60], sum(map(len, texts[:60]))
        call = lambda t=few, known=[lang]: [search_dates(x, languages=known) for x in t]  # noqa: E731
        out[f"dates {lang}: dateparser"] = throughput(call, chars, 1)
    return out


def cold(arguments: list[str]) -> float:
    """Return CPU seconds of one process from start to end, best of 3."""
    best = 99.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "korus_nlp", *arguments], capture_output=True, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def cold_starts() -> dict[str, float]:
    """CPU seconds of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        collection = str(Path(folder) / "collection")
        command = [sys.executable, "-m", "korus_nlp", "run", "corpus", "-c", collection, "--quiet"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        return {
            "korus --help": cold(["--help"]),
            "korus search": cold(["search", "북한 핵 문제", "-c", collection]),
        }


def text_speed() -> dict[str, float]:
    """Plain text: megabytes (UTF-8) cleaned per CPU second."""
    from korus_nlp import cleaning, reading

    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    read = [reading.read_text(text) for text in texts]
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {"cleaning, plain text, MB/s": throughput(lambda: [cleaning.label(page) for page in read], size)}


def html_ratio(pages: list[bytes]) -> dict[str, float]:
    """HTML to document with metadata, pages per CPU second, beside trafilatura."""
    from benchmarks.glue import trafilatura_only
    from korus_nlp import reading
    from korus_nlp.document import RawPage
    from korus_nlp.pipeline import STEPS, process
    from korus_nlp.settings import DEFAULTS

    raws = [RawPage(source=str(i), data=data, media_type="text/html") for i, data in enumerate(pages)]
    ours = throughput(lambda: [process(reading.open_page(r, DEFAULTS), steps=STEPS[:2]) for r in raws], len(raws))
    texts = [page.decode("utf-8", "replace") for page in pages]
    theirs = len(texts) / trafilatura_only(texts)
    return {
        "HTML → document with metadata, pages/s: korus": ours,
        "HTML → document with metadata, pages/s: trafilatura": theirs,
    }


def main() -> int:
    """Measure everything, print and save."""
    pages = html_pages()
    figures: dict[str, Any] = {"pages": len(pages)}
    ours, theirs = korus_steps(pages), glue_steps(pages)
    figures["korus ms a page"] = {step: round(1000 * s / len(pages), 2) for step, s in ours.items()}
    figures["glue ms a page"] = {step: round(1000 * s / len(pages), 2) for step, s in theirs.items()}
    whole = len(pages) / sum(s for step, s in ours.items() if step != "embedding")
    glue_whole = len(pages) / sum(theirs.values())
    figures |= {key: round(value, 3) for key, value in (html_ratio(pages) | text_speed() | date_speed()).items()}
    figures |= {f"cold start, CPU s: {name}": round(value, 3) for name, value in cold_starts().items()}
    lines = [("whole road, pages/s", f"**{whole:.1f}**", f"{glue_whole:.2f} (glue)", f"{whole / glue_whole:.0f}×")]
    pairs = [(key, key.replace("korus", peer)) for key in figures for peer in ("trafilatura", "dateparser")]
    for key, peer in pairs:
        if key != peer and peer in figures:
            ratio = figures[key] / figures[peer]
            name = peer.rsplit(": ", 1)[1]
            shown = (f"**{figures[key]:,.0f}**", f"{figures[peer]:,.0f} ({name})", f"{ratio:.1f}×")
            lines.append((key.removesuffix(": korus") + ("" if "pages/s" in key else ", characters/s"), *shown))
    lines += [(key, f"**{v:.2f}**", "–", "–") for key, v in figures.items() if "CPU s" in key or "MB/s" in key]
    figures["whole pages/s"] = {"korus": round(whole, 2), "glue": round(glue_whole, 3)}
    board = table(("one core, CPU time", "korus", "peer, same run", "ratio"), lines)
    print(board)
    for name in ("korus ms a page", "glue ms a page"):
        print(f"\n{name}: " + ", ".join(f"{step} {ms}" for step, ms in figures[name].items()))
    save("speed", figures)
    update_readme("speed", board)
    return 0


if __name__ == "__main__":
    sys.exit(main())
