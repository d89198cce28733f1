"""Print one table of all quality figures on the development sets: `python -m benchmarks.evaluate [SET …]`.

Results go to `benchmarks/results/quality.json`, the headline rows to README.md. `--check` fails when a headline row
is below its floor.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import RESULTS, have_sets, save, table, update_readme
from benchmarks.sets import SETS, Figures


class Headline(NamedTuple):
    """A row of the scoreboard: which figure, the best peer on the same measure, the floor and the goal.

    A floor is what was measured less two points, and never above the goal: a change that helps on other texts may cost
    what is above it on these.
    """

    set: str
    figure: str
    label: str
    peer: str
    floor: float
    goal: float


CV = "other sites: body F1"
# Peers' figures are those of the held-out halves in docs/peers.md unless `make bench` measures them here.
HEADLINES = (
    Headline("pages", "real char_keep_F1", "plain-text pages, real: character F1", ".89 window heuristic", 0.96, 0.96),
    Headline("pages", "real line_keep_F1", "plain-text pages, real: line F1", ".78", 0.90, 0.90),
    Headline("pages", "real body_F1", "plain-text pages, real: body F1", ".89", 0.97, 0.97),
    Headline("pages", "real title_acc", "title from text, real pages", ".43", 0.92, 0.92),
    Headline("pages", "real published_minute_acc", "publication minute from text, real pages", ".68", 0.95, 0.95),
    Headline("pages", "real authors_F1", "authors from text, real pages (F1)", ".56", 0.88, 0.88),
    Headline("extract", "html ko F1", "Korean HTML: body F1", ".92 readability-lxml", 0.96, 0.96),
    Headline("extract", "html ko title", "Korean HTML: title", ".92 goose3", 0.96, 0.96),
    Headline("extract", "html ko date", "Korean HTML: day", ".98 news-please", 0.98, 0.98),
    Headline("extract", "html ko author", "Korean HTML: author", ".69 trafilatura", 0.88, 0.88),
    Headline(
        "extract",
        f"html, scrapinghub en, {CV}",
        "English HTML (scrapinghub): body F1 ‡",
        ".965 trafilatura",
        0.95,
        0.965,
    ),
    Headline("extract", f"html, fundus en, {CV}", "English HTML (fundus): body F1 ‡", ".954 trafilatura", 0.94, 0.96),
    Headline("extract", "text ko F1", "Korean HTML as plain text: body F1", ".89", 0.87, 0.94),
    Headline("extract", f"text, en, {CV}", "English HTML as plain text: body F1 ‡", ".80", 0.90, 0.92),
    Headline("langspans", "all span_F1", "language runs: span F1", ".74 script runs", 0.96, 0.96),
    Headline("langspans", "hard span_F1", "language runs, hard lines: span F1", ".74", 0.88, 0.88),
    Headline("dates", "news-ours/ko", "dates, Korean news: value F1", ".64 korean-datetime", 0.90, 0.90),
    Headline("dates", "news-ours/en", "dates, English news: value F1", ".80 HeidelTime", 0.90, 0.90),
    Headline("dates", "te3-platinum/en", "dates, TempEval-3: value F1", ".795 HeidelTime", 0.80, 0.80),
    Headline("dates", "timebank/en", "dates, TimeBank: value F1", ".799 HeidelTime", 0.77, 0.78),
    Headline("dates", "wikiwars/en", "dates, WikiWars: value F1", ".53 recognizers-text", 0.70, 0.70),
    Headline("ner", "ko_klue_dev klue6", "entities, Korean, six labels: strict F1", ".80–.84 KLUE-RoBERTa", 0.80, 0.84),
    Headline("ner", "ko_klue_dev core", "entities, Korean, PERSON/ORG/LOC: strict F1", ".756 trial", 0.77, 0.79),
    Headline("ner", "en_uner_ewt_dev core", "entities, English (EWT): strict F1", ".69 trial", 0.71, 0.74),
    Headline("linking", "all F1", "Korean ↔ English names: pair F1", ".70 all the same", 0.96, 0.965),
    Headline(
        "embedding", "bitext_ntrex_a acc@1", "translation found, news (NTREX): accuracy@1", ".62 potion", 0.92, 0.92
    ),
    Headline("embedding", "bitext_pud_a acc@1", "translation found (PUD): accuracy@1", "–", 0.95, 0.96),
    Headline("search", "qa_korquad_a hybrid", "Korean question → paragraph: nDCG@10", ".953 BM25", 0.94, 0.96),
    Headline("search", "qa_xquad_en_a hybrid", "English question → paragraph: nDCG@10", ".944 BM25", 0.96, 0.965),
    Headline("search", "xling_ntrex_a:ko-en hybrid", "Korean sentence → English paragraph", ".24 BM25", 0.86, 0.86),
    Headline("search", "xling_ntrex_a:en-ko hybrid", "English sentence → Korean paragraph", ".18 BM25", 0.86, 0.86),
    Headline("names", "names recall@10", "name → paragraphs in the other language: recall@10", "–", 0.95, 0.95),
)


def measure(names: list[str], work: Path) -> dict[str, Figures]:
    """Run the named sets and return their figures, rounded to four digits."""
    out: dict[str, Figures] = {}
    for name in names:
        started = time.perf_counter()
        out[name] = {key: round(value, 4) for key, value in SETS[name](work).items()}
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return out


def scoreboard(figures: dict[str, Figures]) -> str:
    """Return the headline rows as a Markdown table; a row without a figure shows a dash."""
    lines = []
    for row in HEADLINES:
        value = figures.get(row.set, {}).get(row.figure)
        mark = "" if value is None else " ✓" if value >= row.goal else ""
        shown = "–" if value is None else f"**{value:.3f}**{mark}"
        lines.append((row.label, shown, f"{row.goal:g}", row.peer))
    return table(("measure (development sets)", "korus", "goal", "best peer"), lines)


def below_floor(figures: dict[str, Figures]) -> list[str]:
    """Name the measured headline rows below their floor."""
    return [
        f"{row.label}: {figures[row.set][row.figure]:.3f} < {row.floor}"
        for row in HEADLINES
        if row.figure in figures.get(row.set, {}) and figures[row.set][row.figure] < row.floor
    ]


def main(argv: list[str] | None = None) -> int:
    """Measure, print, save; return 1 when `--check` finds a row below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET")
    parser.add_argument("--all", action="store_true", help="print every figure, not the headlines only")
    parser.add_argument("--check", action="store_true", help="fail when a headline row is below its floor")
    parser.add_argument("--work", type=Path, help="keep the predictions here")
    arguments = parser.parse_args(argv)
    if not have_sets():
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = measure(list(arguments.sets) or list(SETS), arguments.work or Path(folder))
    saved = RESULTS / "quality.json"
    before = json.loads(saved.read_text(encoding="utf-8"))["figures"] if saved.exists() else {}
    figures = {**before, **fresh}
    save("quality", figures)
    board = scoreboard(figures)
    print(board)
    if arguments.all:
        for name, values in fresh.items():
            print(*(f"{name:12}{key:44}{value:.4f}" for key, value in values.items()), sep="\n")
    update_readme("scoreboard", board)
    failures = below_floor(fresh)
    print(*(f"below floor: {failure}" for failure in failures), sep="\n", file=sys.stderr)
    return 1 if failures and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
