"""Print value F1 and speed of the date engine beside its peers, in one run: `python -m benchmarks.dates_peers`.

Every text is read alone by every program, with the same reference time; the scorer is that of the evaluation sets.
Speed is characters per CPU second in one process, best of three, over the same texts one by one (sentences full of
dates), and of this engine also over paragraphs of one document and over news lines without dates. Results go to
`benchmarks/results/dates.json`.
"""

from __future__ import annotations

import json
import logging
import tempfile
import time
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.common import EVAL, have_sets, rows, save, scorer, table, write_rows
from benchmarks.dates_adapters import ADAPTERS, Adapter

Figures = dict[str, dict[str, float]]

# The sets where every text can be read alone; TimeBank and WikiWars need their documents (see `benchmarks.evaluate`).
SOURCES = ("news-ours", "te3-platinum", "seed-page", "recognizers", "duckling", "kdn", "korean-datetime-gold")
ANCHOR = "2023-08-03T10:00:00+09:00"
SAMPLE = 40_000  # characters of text that speed is measured on, per language


def items(lang: str) -> list[dict[str, Any]]:
    """Return the texts of one language from the development sets."""
    golds = (EVAL / "dates" / name for name in ("dev.jsonl", "dev_restricted.jsonl"))
    return [r for gold in golds for r in rows(gold) if r["source"] in SOURCES and r["lang"] == lang]


def reference(row: dict[str, Any]) -> datetime:
    """Return the reference time of a text; midnight when only the day is known."""
    return datetime.fromisoformat(row["ref"])


def value_f1(adapter: Adapter, lang: str, texts: list[dict[str, Any]], work: Path) -> dict[str, float]:
    """Return value F1 by source."""

    def predicted() -> Iterator[dict[str, Any]]:
        for row in texts:
            spans = adapter(row["text"], lang, reference(row), row.get("prefer") or "past")
            yield {"id": row["id"], "dates": spans}

    gold = write_rows(work / "gold.jsonl", texts)
    found = write_rows(work / "found.jsonl", predicted())
    scorer("dates/eval_dates.py", found, gold, "--boot", 0, "--json", work / "scores.json")
    scores = json.loads((work / "scores.json").read_text(encoding="utf-8"))
    named = ((key.removeprefix("source:"), r) for key, r in scores.items() if key.startswith("source:"))
    return {source: r["value_f1"] for source, r in named if r["gold"]}


def speed(adapter: Adapter, lang: str, texts: list[dict[str, Any]]) -> float:
    """Return characters per CPU second."""
    sample, size = [], 0
    for row in texts:
        sample.append(row)
        size += len(row["text"])
        if size >= SAMPLE:
            break
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        for row in sample:
            adapter(row["text"], lang, reference(row), row.get("prefer") or "past")
        seconds = time.process_time() - started
        best = max(best, size / seconds)
        if seconds > 5:
            break
    return best


def page_speed() -> dict[str, float]:
    """Return characters per CPU second of this engine over the lines of real pages, and over those without dates."""
    from korus_nlp import dates

    lines: dict[str, list[str]] = {"ko": [], "en": []}
    for row in rows(EVAL / "pages" / "dev.jsonl"):
        for line in row["raw_text"].splitlines():
            if len(line) > 40:
                lines["ko" if any("가" <= c <= "힣" for c in line) else "en"].append(line)
    out = {}
    for lang, every in lines.items():
        found = dates.annotate(every, anchor=ANCHOR)
        plain = [line for line, mentions in zip(every, found, strict=True) if not mentions]
        for label, some in (("lines of pages", every), ("lines without dates", plain)):
            best, size = 0.0, sum(map(len, some))
            for _ in range(3):
                started = time.process_time()
                dates.annotate(some, anchor=ANCHOR)
                best = max(best, size / (time.process_time() - started))
            out[f"characters/s, {lang}, {label}"] = best
    return out


def measure(work: Path) -> Figures:
    """Return {"set or speed": {program: figure}}."""
    out: Figures = {}
    for lang, adapters in ADAPTERS.items():
        texts = items(lang)
        for name, adapter in adapters.items():
            for source, score in value_f1(adapter, lang, texts, work).items():
                out.setdefault(source, {})[name] = score
            out.setdefault(f"characters/s, {lang}, short texts", {})[name] = speed(adapter, lang, texts)
    return out | {label: {"korus": figure} for label, figure in page_speed().items()}


def board(figures: Figures) -> str:
    """Return the table: a row a set, a column a program; – where a program lacks the language."""
    names = list(dict.fromkeys(name for row in figures.values() for name in row))

    def shown(value: float | None) -> str:
        return "–" if value is None else f"{value:.3f}" if value <= 1 else f"{value:,.0f}"

    lines = [[label, *(shown(row.get(name)) for name in names)] for label, row in figures.items()]
    return table(("value F1, each text alone", *names), lines)


def main() -> int:
    """Measure, print and save."""
    if not have_sets():
        return 0
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    print(board(figures))
    print(f"\nwritten: {save('dates', figures).name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
