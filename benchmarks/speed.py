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
        name = f"dates, {'Korean' if lang == 'ko' else 'English'}, characters/s"
        out[f"{name}: korus"] = throughput(lambda t=texts: dates.annotate(t, anchor="2023-08-03T10:00:00"), size)
        from dateparser.search import search_dates

        few, chars = texts[:60], sum(map(len, texts[:60]))
        call = lambda t=few, known=[lang]: [search_dates(x, languages=known) for x in t]  # noqa: E731
        out[f"{name}: dateparser"] = throughput(call, chars, 1)
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
    return {"blocks with kind and reason": throughput(lambda: [cleaning.label(page) for page in read], size)}


def html_speed(pages: list[bytes]) -> dict[str, float]:
    """HTML to document with metadata, pages per CPU second, and what peers make of the same pages."""
    from benchmarks.glue import extractors
    from korus_nlp import reading
    from korus_nlp.document import RawPage
    from korus_nlp.pipeline import STEPS, process
    from korus_nlp.settings import DEFAULTS

    raws = [RawPage(source=str(i), data=data, media_type="text/html") for i, data in enumerate(pages)]
    name = "HTML → document with metadata, pages/s"
    ours = throughput(lambda: [process(reading.open_page(r, DEFAULTS), steps=STEPS[:2]) for r in raws], len(raws))
    texts = [page.decode("utf-8", "replace") for page in pages]
    out = {f"{name}: korus": ours}
    for peer, extract in extractors().items():
        out[f"{name}: {peer}"] = throughput(lambda call=extract: [call(text) for text in texts], len(texts), 1)
    return out


def compared(figures: dict[str, float]) -> list[tuple[str, str, str, str]]:
    """Return a row for every figure "measure: peer" beside "measure: korus"; figures without a peer stand alone."""
    lines = []
    for key, value in figures.items():
        measure, _, name = key.rpartition(": ")
        ours = figures.get(f"{measure}: korus")
        if name == "korus" or not measure:
            continue
        if ours is None:
            lines.append((key, f"**{value:.2f}**", "–", "–"))
        else:
            digits = 0 if value > 100 else 1
            shown = f"{value:,.{digits}f} ({name})"
            lines.append((measure, f"**{ours:,.{digits}f}**", shown, f"{ours / value:.1f}×"))
    return lines


def main() -> int:
    """Measure everything, print and save."""
    pages = html_pages()
    steps = {"korus": korus_steps(pages), "glue": glue_steps(pages)}
    each = {name: {step: round(1000 * s / len(pages), 2) for step, s in took.items()} for name, took in steps.items()}
    # The index embeds for itself, so the step "embedding" is shown but not added up.
    whole = {name: 1000 / sum(ms for step, ms in took.items() if step != "embedding" or name == "glue")
             for name, took in each.items()}  # fmt: skip
    figures = {f"whole road, pages/s: {name}": value for name, value in whole.items()}
    figures |= html_speed(pages) | date_speed()
    figures |= {f"cleaning, plain text, MB/s: {key}": value for key, value in text_speed().items()}
    figures |= {f"cold start, CPU s: {name}": value for name, value in cold_starts().items()}
    figures = {key: round(value, 3) for key, value in figures.items()}
    board = table(("one core, CPU time", "korus", "peer, same run", "ratio"), compared(figures))
    print(board)
    for name, took in each.items():
        print(f"\n{name}, ms a page: " + ", ".join(f"{step} {ms}" for step, ms in took.items()))
    save("speed", {"pages": len(pages), **figures, "ms a page": each})
    update_readme("speed", board)
    return 0


if __name__ == "__main__":
    sys.exit(main())
