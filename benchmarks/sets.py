"""One function a measured component: run the program over its evaluation set and return {figure: value}.

Every figure comes from the scorer that stands beside the set; nothing is scored here except linking (precision,
recall, F1 of "same") and search through the command line (nDCG@10, one relevant paragraph a question).
"""

from __future__ import annotations

import gzip
import json
import math
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import search_names
from benchmarks.common import EVAL, ROOT, rows, scorer, write_rows
from benchmarks.dates_phenomena import shares

Figures = dict[str, float]


def _document(raw: Any, last: str = "language") -> Any:
    """Process a raw page up to the step `last`."""
    from korus_nlp import reading
    from korus_nlp.pipeline import STEPS, process
    from korus_nlp.settings import DEFAULTS

    names = [step.name for step in STEPS]
    return process(reading.open_page(raw, DEFAULTS), steps=STEPS[: names.index(last) + 1])


def _body(doc: Any) -> str:
    from korus_nlp.document import Kind

    kept = (Kind.BODY, Kind.SUBHEAD)
    return "\n".join(doc.text[b.start : b.end] for b in doc.blocks if b.kind in kept)


def pages(work: Path) -> Figures:
    """Scraped pages as plain text, every line labelled."""
    from korus_nlp.document import Kind, RawPage

    def predict(row: dict[str, Any]) -> dict[str, Any]:
        doc = _document(RawPage(source=row["id"], text=row["raw_text"], media_type="text/plain", url=row.get("url")))
        kept = [[b.start, b.end, b.kind.value, b.lang] for b in doc.blocks if b.kind is not Kind.BOILERPLATE]
        meta = {"title": doc.title, "authors": doc.authors, "published": doc.published, "modified": doc.modified}
        return {"id": row["id"], "kept": kept, "meta": meta}

    gold = EVAL / "pages" / "dev.jsonl"
    found = write_rows(work / "pages.jsonl", map(predict, rows(gold)))
    out: Figures = {}
    for part in ("real", "recreated"):
        where = ("--where", f"provenance={part}", "--boot", "0", "--json")
        for name, value in json.loads(scorer("pages/eval_pages.py", gold, found, *where)).items():
            out[f"{part} {name}"] = value[0]
    return out


def extract(work: Path) -> Figures:
    """Real news HTML: body, title, date, author; and the same pages rendered to plain text."""
    from korus_nlp.document import RawPage
    from korus_nlp.errors import PageError

    gold = EVAL / "extract" / "gold.jsonl"

    def predict(row: dict[str, Any]) -> dict[str, Any]:
        data = gzip.decompress((EVAL / "extract" / row["html"]).read_bytes())
        doc = _document(RawPage(source=row["id"], data=data, media_type="text/html", url=row.get("url")), "metadata")
        day = (doc.published or "")[:10]
        return {"id": row["id"], "text": _body(doc), "title": doc.title, "author": list(doc.authors), "date": day}

    found = write_rows(work / "extract.jsonl", map(predict, rows(gold)))
    out = _extract_figures(gold, found, "html") | _cross_validated()
    try:
        scorer("extract/render_text.py", EVAL / "extract", work / "rendered.jsonl")
    except RuntimeError:
        return out  # the renderer is a peer package that is not installed here

    def predict_text(row: dict[str, Any]) -> dict[str, Any]:
        try:
            doc = _document(RawPage(source=row["id"], text=row["text"], media_type="text/plain"), "metadata")
        except PageError:
            return {"id": row["id"], "text": ""}  # the renderer found no text; scored as an empty answer
        return {"id": row["id"], "text": _body(doc), "title": doc.title, "author": list(doc.authors)}

    texts = list(rows(work / "rendered.jsonl"))
    wanted = {row["id"] for row in texts}
    part = write_rows(work / "rendered_gold.jsonl", (row for row in rows(gold) if row["id"] in wanted))
    found = write_rows(work / "rendered_pred.jsonl", map(predict_text, texts))
    # Pages whose body stands only in script data render to nothing: no reading of that text can find it.
    shown = {row["id"] for row in texts if row["text"].strip()}
    some = write_rows(work / "shown_gold.jsonl", (row for row in rows(part) if row["id"] in shown))
    return out | _extract_figures(some, found, "text shown") | _extract_figures(part, found, "text")


def _cross_validated() -> Figures:
    """Return what the training measured on sites it had not seen: the shipped model knows most of these pages."""
    card = json.loads((ROOT / "models" / "cleaning" / "card.json").read_text(encoding="utf-8"))
    return {name: value for name, value in card["scores"].items() if "other sites" in name}


def _extract_figures(gold: Path, found: Path, front: str) -> Figures:
    printed = scorer("extract/eval_extract.py", gold, found, "--by", "lang,source", "--bootstrap", "1", "--json")
    out: Figures = {}
    groups = {"lang=ko": "ko", "lang=en": "en", "source=scrapinghub": "scrapinghub", "source=trafilatura": "segments"}
    for group, result in json.loads(printed).items():
        if group in groups:
            out |= {f"{front} {groups[group]} {name}": value for name, value in result["metrics"].items()}
    english = [row for row in rows(gold) if row["source"] == "fundus" and row["lang"] == "en"]
    if english and front == "html":
        part = write_rows(found.with_name("fundus_en.jsonl"), english)
        result = json.loads(scorer("extract/eval_extract.py", part, found, "--by", "", "--bootstrap", "1", "--json"))
        out |= {f"{front} fundus-en {name}": value for name, value in result["all"]["metrics"].items()}
    return out


def _printed(text: str) -> Figures:
    """Read lines of "name value" that a scorer printed."""
    return {m[1]: float(m[2]) for m in re.finditer(r"^(\w+)\s+([\d.]+)", text, re.MULTILINE)}


def langspans(work: Path) -> Figures:
    """Code switching inside a line."""
    from korus_nlp import language

    gold = EVAL / "langspans.jsonl"

    def predict(row: dict[str, Any]) -> dict[str, Any]:
        return {"id": row["id"], "spans": [[r.start, r.end, r.lang] for r in language.runs(row["text"])]}

    found = write_rows(work / "langspans.jsonl", map(predict, rows(gold)))
    out: Figures = {}
    for name, extra in (("all", ()), ("hard", ("--tag", "hard")), ("hanja", ("--tag", "hanja"))):
        printed = _printed(scorer("eval_langspans.py", gold, found, "--boot", "1", *extra))
        out |= {f"{name} {key}": value for key, value in printed.items()}
    return out


def dates(work: Path) -> Figures:
    """Dates: value F1 by source."""
    from korus_nlp import dates as engine

    golds = [EVAL / "dates" / name for name in ("dev.jsonl", "dev_restricted.jsonl")]
    documents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in (row for gold in golds for row in rows(gold)):
        documents[row.get("doc") or row["id"]].append(row)
    predictions = []
    for items in documents.values():
        items.sort(key=lambda row: row.get("order") or 0)
        found = engine.annotate(
            [row["text"] for row in items],
            anchor=items[0].get("ref"),
            prefer=items[0].get("prefer") or "past",
            langs=[row["lang"] for row in items],
        )
        for row, mentions in zip(items, found, strict=True):
            spans = [{"start": m.start, "end": m.end, "type": m.type, "value": m.value} for m in mentions]
            predictions.append({"id": row["id"], "dates": spans})
    path = write_rows(work / "dates.jsonl", predictions)
    scorer("dates/eval_dates.py", path, *golds, "--boot", 0, "--json", work / "dates.json")
    table = json.loads((work / "dates.json").read_text(encoding="utf-8"))
    out = {key.removeprefix("source:"): r["value_f1"] for key, r in table.items() if key.startswith("source:")}
    out["all"] = table["all"]["value_f1"]
    out |= shares((row for gold in golds for row in rows(gold)), {p["id"]: p["dates"] for p in predictions})
    texts = {row["id"]: row["text"] for gold in golds for row in rows(gold)}
    negatives = [row["id"] for gold in golds for row in rows(gold) if not row["gold"]]
    alarms = {row["id"] for row in predictions if row["dates"]}
    out["false alarms on negatives"] = sum(i in alarms for i in negatives) / max(1, len(negatives))
    # Words like "now" and "months" are dates that some annotators leave out; a number taken for a date is a mistake.
    numbers = [i for i in negatives if re.search(r"\d", texts[i])]
    wrong = {
        p["id"] for p in predictions for d in p["dates"] if re.search(r"\d", texts[p["id"]][d["start"] : d["end"]])
    }
    out["false alarms on numbers"] = sum(i in wrong for i in numbers) / max(1, len(numbers))
    return out


def ner(work: Path) -> Figures:
    """Entities, strict F1."""
    from korus_nlp import entities

    out: Figures = {}
    for name, schemes in (
        ("ko_klue_dev", ("klue6", "core", "full")),
        ("en_uner_ewt_dev", ("core",)),
        ("en_gum_dev", ("core",)),
    ):
        gold = EVAL / "ner" / f"{name}.jsonl.gz"
        items = list(rows(gold))
        found = entities.annotate([row["text"] for row in items], [row["lang"] for row in items])
        lines = (
            {"id": row["id"], "entities": [[e.start, e.end, e.label] for e in ents]}
            for row, ents in zip(items, found, strict=True)
        )
        path = write_rows(work / f"{name}.jsonl", lines)
        for scheme in schemes:
            printed = scorer("ner/eval_ner.py", gold, "--pred", path, "--scheme", scheme, "--boot", 1, "--json")
            out[f"{name} {scheme}"] = json.loads(printed)[0]["f1"]
    return out


def linking(work: Path) -> Figures:
    """Pairs of names: precision, recall and F1 of "same", all and by type."""
    from korus_nlp import linking as linker

    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows(EVAL / "linking.jsonl"):
        score = linker.same(row["a"], row["a_lang"], row["b"], row["b_lang"], row.get("type"))
        called = score >= linker.THRESHOLD
        for group in ("all", row["type"].split(":")[0]):
            counts[group][0] += called and row["same"]
            counts[group][1] += called
            counts[group][2] += row["same"]
    out: Figures = {}
    for group, (hit, called, same) in counts.items():
        out[f"{group} F1"] = 2 * hit / (called + same) if called + same else 0.0
        if group == "all":
            out["precision"], out["recall"] = hit / max(1, called), hit / max(1, same)
    return out


def embedding(work: Path) -> Figures:
    """The shipped encoder by itself: bitext accuracy, similarity, dense retrieval."""
    printed = work / "search.json"
    scorer("search/eval_search.py", "--model", "korus_nlp.embedding:embed", "--json", printed)
    out: Figures = {}
    for name, result in json.loads(printed.read_text(encoding="utf-8")).items():
        if "spearman" in result:
            out[f"{name} spearman"] = result["spearman"]
        elif "pairs" in result:
            out[f"{name} acc@1"] = (result["acc@1 ko-en"] + result["acc@1 en-ko"]) / 2
        else:
            out[f"{name} dense nDCG@10"] = result["model"]["ndcg@10"]
    return out


def _korus(*arguments: object, stdin: str | None = None) -> str:
    command = [sys.executable, "-m", "korus_nlp", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(command[2:])} failed ({done.returncode}):\n{done.stderr}")
    return done.stdout


def search(work: Path) -> Figures:
    """Questions to paragraphs through `korus run` and `korus search -`, nDCG@10."""
    out: Figures = {}
    sets = (("qa_korquad_a", "q", "text"), ("qa_xquad_en_a", "q", "text"))
    crossed = (("xling_ntrex_a", "q_ko", "en"), ("xling_ntrex_a", "q_en", "ko"))
    for name, question, passage in (*sets, *crossed):
        folder = work / f"search-{name}-{passage}"
        texts = rows(EVAL / "search" / f"{name}.paragraphs.jsonl")
        source = write_rows(folder / "paragraphs.jsonl", ({"id": r["id"], "text": r[passage]} for r in texts))
        _korus("run", source, "-c", folder / "collection", "--quiet")
        queries = list(rows(EVAL / "search" / f"{name}.queries.jsonl"))
        asked = "".join(
            json.dumps({"id": str(i), "q": r[question]}, ensure_ascii=False) + "\n" for i, r in enumerate(queries)
        )
        for mode in ("hybrid", "dense", "lexical"):
            hits: dict[str, list[str]] = defaultdict(list)
            options = ("-c", folder / "collection", "--mode", mode, "-k", 30, "--format", "jsonl")
            for line in _korus("search", "-", *options, stdin=asked).splitlines():
                hit = json.loads(line)
                if hit["doc"] not in hits[hit["query"]]:
                    hits[hit["query"]].append(hit["doc"])
            gains = [_ndcg(hits[str(i)][:10], set(row["rel"])) for i, row in enumerate(queries)]
            label = f"{name}:{question[2:]}-{passage}" if passage != "text" else name
            out[f"{label} {mode}"] = sum(gains) / len(gains)
    return out


def _ndcg(found: list[str], relevant: set[str]) -> float:
    ideal = sum(1 / math.log2(i + 2) for i in range(min(len(relevant), 10)))
    return sum(1 / math.log2(i + 2) for i, doc in enumerate(found) if doc in relevant) / ideal


SETS: dict[str, Callable[[Path], Figures]] = {
    "pages": pages,
    "extract": extract,
    "langspans": langspans,
    "dates": dates,
    "ner": ner,
    "linking": linking,
    "embedding": embedding,
    "search": search,
    "names": search_names.measure,
}
