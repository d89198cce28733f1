"""Quality of each step on the project's own data, as numbers between 0 and 1. Small definitions, no outside scorer."""

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

OWN = Path(__file__).resolve().parents[1] / "data" / "own"


def rows(name):
    with (OWN / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def f1(hit, predicted, gold):
    return 2 * hit / (predicted + gold) if predicted + gold else 0.0


def document(raw):
    """A page read, cleaned and described."""
    from korus_nlp.pipeline import STEPS, process
    from korus_nlp.reading import open_page
    from korus_nlp.settings import DEFAULTS

    return process(open_page(raw, DEFAULTS), steps=STEPS[:2])


def pages(file="pages.jsonl", name="pages"):
    """Character F1 of kept text, share of kept title/byline/timestamp lines, metadata, over the recreated pages."""
    from korus_nlp.document import Kind, RawPage

    hit = predicted = gold = 0
    kept, lines = defaultdict(int), defaultdict(int)
    fields = Fields()
    for row in rows(file):
        doc = document(RawPage(source=row["id"], text=row["raw_text"], media_type="text/plain", url=row["url"]))
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
        fields.add(doc, row["meta"])
    return {
        f"{name}: character F1": f1(hit, predicted, gold),
        f"{name}: title lines kept": kept["title"] / lines["title"],
        f"{name}: byline lines kept": kept["byline"] / lines["byline"],
        f"{name}: timestamp lines kept": kept["timestamp"] / lines["timestamp"],
        f"{name}: comment widget lines dropped": 1 - kept["comment_widget"] / max(1, lines["comment_widget"]),
        f"{name}: share lines dropped": 1 - kept["share"] / max(1, lines["share"]),
        f"{name}: related lines dropped": 1 - kept["related"] / max(1, lines["related"]),
        **fields.figures(name),
    }


def layouts():
    """The same over pages of families that nothing was tuned to when they were written, and their authors."""
    return pages("layouts.jsonl", "layouts")


def markup():
    """The same over pages in HTML: text that no gold line covers counts as wrongly kept."""
    from korus_nlp.document import Kind, RawPage

    hit = predicted = gold = 0
    fields = Fields()
    for row in rows("markup.jsonl"):
        data = row["html"].encode(row.get("encoding", "utf-8"))
        raw = RawPage(source=row["id"], data=data, media_type="text/html", url=row["url"])
        doc = document(raw)
        left = "".join(_plain(doc.text[b.start : b.end]) for b in doc.blocks if b.kind is not Kind.BOILERPLATE)
        predicted += len(left)
        for label, text in row["lines"]:
            if label != "boilerplate":
                plain = _plain(text)
                gold += len(plain)
                if plain in left:
                    hit += len(plain)
                    left = left.replace(plain, "", 1)
        fields.add(doc, row["meta"])
    return {"markup: character F1": f1(hit, predicted, gold), **fields.figures("markup")}


class Fields:
    """Counts of titles, publication minutes and authors that are right."""

    def __init__(self):
        self.titles = self.minutes = self.titled = self.timed = 0
        self.authors = [0, 0, 0]

    def add(self, doc, meta):
        """Compare a document with its gold."""
        self.titled += bool(meta["title"])
        self.titles += bool(meta["title"]) and _plain(doc.title) == _plain(meta["title"])
        self.timed += len(meta["published"] or "") > 10
        self.minutes += len(meta["published"] or "") > 10 and (doc.published or "")[:16] == meta["published"][:16]
        found, known = set(map(_plain, doc.authors)), set(map(_plain, meta["authors"]))
        for i, count in enumerate((len(found & known), len(found), len(known))):
            self.authors[i] += count

    def figures(self, name):
        """The figures by name."""
        return {
            f"{name}: titles": self.titles / self.titled,
            f"{name}: publication minutes": self.minutes / max(1, self.timed),
            f"{name}: authors F1": f1(*self.authors),
        }


def _plain(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text or "")).lower()


def dates(file="dates.jsonl", name="dates"):
    """Value F1: right values over gold and predicted, spans matched by overlap; by language."""
    from korus_nlp.dates import annotate

    counts = {"ko": [0, 0, 0], "en": [0, 0, 0]}
    for row in rows(file):
        found = annotate([row["text"]], anchor=row["ref"], prefer=row.get("prefer") or "past", langs=[row["lang"]])[0]
        count = counts[row["lang"]]
        count[1] += len(found)
        count[2] += len(row["gold"])
        for gold in row["gold"]:
            right = {gold["value"], *gold.get("alt", [])}
            count[0] += any(d.start < gold["end"] and gold["start"] < d.end and d.value in right for d in found)
    return {f"{name}: value F1, {lang}": f1(*count) for lang, count in counts.items()}


def dates_news():
    """The same over sentences with traps: scores, versions, telephone numbers, feasts, ranges over a month's end."""
    return dates("dates_news.jsonl", "dates, traps")


def runs():
    """Share of letters and digits whose language is right, and of lines without a mistake, over hard lines."""
    from korus_nlp import language

    right = letters = whole = 0
    found = rows("runs.jsonl")
    for row in found:
        mine = {i: run.lang for run in language.runs(row["text"]) for i in range(run.start, run.end)}
        spans = [(i, lang) for start, end, lang in row["spans"] for i in range(start, end) if row["text"][i].isalnum()]
        good = sum(mine.get(i) == lang for i, lang in spans)
        right += good
        letters += len(spans)
        whole += good == len(spans)
    return {"runs: letters": right / letters, "runs: lines": whole / len(found)}


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


MEASURES = (pages, layouts, markup, dates, dates_news, runs, names)


def all_figures():
    """Every figure, by name."""
    return {key: round(value, 4) for measure in MEASURES for key, value in measure().items()}
