"""Quality of each step on the project's own data, as numbers between 0 and 1. Small definitions, no outside scorer."""

import json
import re
from collections import defaultdict
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / "data" / "own"


def rows(name):
    with (OWN / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def f1(hit, predicted, gold):
    return 2 * hit / (predicted + gold) if predicted + gold else 0.0


def pages():
    """Character F1 of kept text, share of kept title/byline/timestamp lines, metadata, over the recreated pages."""
    from korus_nlp.document import Kind, RawPage
    from korus_nlp.pipeline import STEPS, process
    from korus_nlp.reading import open_page
    from korus_nlp.settings import DEFAULTS

    hit = predicted = gold = 0
    kept, lines = defaultdict(int), defaultdict(int)
    titles = minutes = titled = timed = 0
    for row in rows("pages.jsonl"):
        raw = RawPage(source=row["id"], text=row["raw_text"], media_type="text/plain", url=row["url"])
        doc = process(open_page(raw, DEFAULTS), steps=STEPS[:2])
        mine = {i for b in doc.blocks if b.kind is not Kind.BOILERPLATE for i in range(b.start, b.end)}
        for line in row["lines"]:
            span = {i for i in range(line["start"], line["end"]) if not row["raw_text"][i].isspace()}
            got = len(span & mine)
            predicted += got
            if line["label"] != "boilerplate":
                hit += got
                gold += len(span)
            group = line["subtype"] if line["label"] == "boilerplate" else line["label"]
            lines[group] += 1
            kept[group] += 2 * got >= len(span)
        meta = row["meta"]
        titled += bool(meta["title"])
        titles += bool(meta["title"]) and _plain(doc.title) == _plain(meta["title"])
        timed += len(meta["published"] or "") > 10
        minutes += len(meta["published"] or "") > 10 and (doc.published or "")[:16] == meta["published"][:16]
    return {
        "pages: character F1": f1(hit, predicted, gold),
        "pages: title lines kept": kept["title"] / lines["title"],
        "pages: byline lines kept": kept["byline"] / lines["byline"],
        "pages: timestamp lines kept": kept["timestamp"] / lines["timestamp"],
        "pages: comment widget lines dropped": 1 - kept["comment_widget"] / max(1, lines["comment_widget"]),
        "pages: share lines dropped": 1 - kept["share"] / max(1, lines["share"]),
        "pages: related lines dropped": 1 - kept["related"] / max(1, lines["related"]),
        "pages: titles": titles / titled,
        "pages: publication minutes": minutes / max(1, timed),
    }


def _plain(text):
    return re.sub(r"[\W_]+", "", text or "").lower()


def dates():
    """Value F1: right values over gold and predicted, spans matched by overlap; by language."""
    from korus_nlp.dates import annotate

    counts = {"ko": [0, 0, 0], "en": [0, 0, 0]}
    for row in rows("dates.jsonl"):
        found = annotate([row["text"]], anchor=row["ref"], prefer=row.get("prefer") or "past", langs=[row["lang"]])[0]
        count = counts[row["lang"]]
        count[1] += len(found)
        count[2] += len(row["gold"])
        for gold in row["gold"]:
            right = {gold["value"], *gold.get("alt", [])}
            count[0] += any(d.start < gold["end"] and gold["start"] < d.end and d.value in right for d in found)
    return {f"dates: value F1, {lang}": f1(*count) for lang, count in counts.items()}


def names():
    """F1 of calling two names the same."""
    from korus_nlp.linking import THRESHOLD, same

    hit = called = gold = 0
    for row in rows("names.jsonl"):
        yes = same(row["a"], row["a_lang"], row["b"], row["b_lang"], row["type"]) >= THRESHOLD
        hit += yes and row["same"]
        called += yes
        gold += row["same"]
    return {"names: pair F1": f1(hit, called, gold)}


MEASURES = (pages, dates, names)


def all_figures():
    """Every figure, by name."""
    return {key: round(value, 4) for measure in MEASURES for key, value in measure().items()}
