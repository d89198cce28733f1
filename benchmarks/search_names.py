"""Names across languages: a name in one language must find the paragraphs that say it in the other.

The pages are the project's `corpus/`, the scraped pages of the evaluation sets and, as a crowd around them, the news
paragraphs of the cross-lingual set. A query is one name of a pair that means one entity (evaluation set of linking, our
own gazetteer rows); relevant is every paragraph of the other language that holds the other name, found as a string,
whatever the recogniser saw. `python -m benchmarks.search_names` prints recall@10.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.common import EVAL, ROOT, have_sets, rows, write_rows

QUERIES: Final = 200
_HANGUL = re.compile("[가-힣]")


def _is_korean(text: str) -> bool:
    return _HANGUL.search(text) is not None


def pairs() -> dict[str, set[str]]:
    """Return for each name the names of the other language that mean the same."""
    out: dict[str, set[str]] = defaultdict(set)
    found = [(row["a"], row["b"]) for row in rows(EVAL / "linking.jsonl") if row["same"]]
    for line in (ROOT / "models" / "gazetteer" / "names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        ko, en, aliases, _, source = line.split("\t")
        if "hand" in source:
            names = [ko, en, *filter(None, aliases.split(";"))]
            found += [(a, b) for a in names for b in names]
    for a, b in found:
        if _is_korean(a) != _is_korean(b) and min(len(a), len(b)) > 1:
            out[a].add(b)
            out[b].add(a)
    return dict(out)


def sources(folder: Path) -> Path:
    """Write the pages as JSONL."""
    pages: list[dict[str, Any]] = [
        {"id": path.name, "html" if path.suffix == ".html" else "text": path.read_text(encoding="utf-8")}
        for path in sorted((ROOT / "corpus").iterdir())
        if path.suffix in (".txt", ".html")
    ]
    pages += [{"id": row["id"], "text": row["raw_text"]} for row in rows(EVAL / "pages" / "dev.jsonl")]
    for row in rows(EVAL / "search" / "xling_ntrex_a.paragraphs.jsonl"):
        pages += [{"id": f"{row['id']}-{lang}", "text": row[lang]} for lang in ("ko", "en")]
    return write_rows(folder / "pages.jsonl", pages)


def holds(text: str, name: str) -> bool:
    """Tell whether a text says a name: as whole words in English, from the beginning of a word in Korean."""
    if _is_korean(name):
        return re.search(rf"(?<![가-힣]){re.escape(name)}", text) is not None
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def questions(paragraphs: dict[str, tuple[str, str]]) -> Iterator[tuple[str, set[str]]]:
    """Yield (query, relevant paragraphs): names whose other names stand in one to ten paragraphs.

    Args:
        paragraphs: id → (language, text).
    """
    made = []
    for name, others in sorted(pairs().items()):
        lang = "en" if _is_korean(name) else "ko"
        found = {i for i, (of, text) in paragraphs.items() if of == lang and any(holds(text, o) for o in others)}
        if 1 <= len(found) <= 10:
            made.append((name, found))
    step = max(1.0, len(made) / QUERIES)
    for i in range(min(QUERIES, len(made))):
        yield made[int(i * step)]


def measure(work: Path) -> dict[str, float]:
    """Return recall@10 of name queries by language, through the library that `korus search` uses."""
    from korus_nlp import batch
    from korus_nlp.collection import open_collection
    from korus_nlp.collection.search import Query, search_all
    from korus_nlp.settings import Settings

    folder = work / "names"
    settings = Settings(collection=str(folder / "collection"), jobs=1)
    batch.run([str(sources(folder))], settings)
    collection = open_collection(folder / "collection")
    segment = collection.index().segments[0]
    langs = segment.langs.all()
    paragraphs = {segment.ids[i]: (langs[segment.lang[i]], segment.texts[i]) for i in range(segment.size)}
    asked = list(questions(paragraphs))
    out: dict[str, list[float]] = defaultdict(list)
    missed = []
    for lang in ("ko", "en"):
        mine = [(name, relevant) for name, relevant in asked if _is_korean(name) == (lang == "ko")]
        other = "en" if lang == "ko" else "ko"
        found = search_all(collection, [Query(name, lang=other) for name, _ in mine])
        for (name, relevant), hits in zip(mine, found, strict=True):
            got = len(relevant & {hit.paragraph for hit in hits}) / len(relevant)
            out[lang].append(got)
            if got < 1:
                missed.append((name, round(got, 2), [paragraphs[i][1][:80] for i in relevant][:2]))
    (work / "missed.json").write_text(json.dumps(missed, ensure_ascii=False, indent=1), encoding="utf-8")
    figures = {f"names {lang} recall@10": sum(values) / len(values) for lang, values in out.items()}
    both = [value for values in out.values() for value in values]
    return {**figures, "names recall@10": sum(both) / len(both), "names queries": float(len(both))}


if __name__ == "__main__":
    if have_sets():
        with tempfile.TemporaryDirectory() as temporary:
            for figure, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else temporary)).items():
                print(f"{figure:24}{value:.4f}")
