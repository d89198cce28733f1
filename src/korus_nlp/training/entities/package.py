"""Write a trained recogniser as a spaCy pipeline with its card."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from korus_nlp.entities.labels import LABELS
from korus_nlp.training.entities.recipe import Result, describe

VERSION = "1.1.0"
LICENCE = "CC-BY-SA-4.0"
SOURCES = {
    "ko": [
        "KLUE-NER v1.1 dev, half (CC BY-SA 4.0)",
        "KLUE-NER train sentences with labels reconstructed from konec (CC BY-SA 4.0)",
        "similarities of words in the analyser's language model (Kiwi, LGPL), for clusters and likely types only",
        "names of people in Wikidata (CC0), for use as first, last and whole name",
        "gazetteer names: ours (CC0) and Unicode CLDR",
    ],
    "en": [
        "Universal NER English-EWT train (CC BY-SA 4.0)",
        "GUM train, names derived (annotation CC BY 4.0)",
        "Broad Twitter Corpus, sections f g h and renamed copies (CC BY 4.0)",
        "WNUT 2017 train (CC BY 4.0)",
        "CrossNER (MIT, text CC BY-SA)",
        "Re-DocRED dev and test (MIT, text CC BY-SA)",
        "Groningen Meaning Bank, 12,000 cleaned sentences (text public domain)",
        "English sides of parallel sentences, for word clusters and letter case only",
        "all-MiniLM-L6-v2 (Apache 2.0) reading words alone, for clusters and likely types only",
        "names of people in Wikidata (CC0), for use as first and last name",
        "gazetteer names: ours (CC0) and Unicode CLDR",
    ],
}


def package(result: Result, out: Path) -> None:
    """Write the pipeline and `card.json` with the hash of every file; `CARD.md` is written by hand.

    Args:
        result: from `recipe.make`.
        out: the folder; files of an earlier run are replaced.
    """
    import spacy

    tokenizer = "korus.KiwiTokenizer.v1" if result.lang == "ko" else "korus.EnglishTokenizer.v1"
    nlp = spacy.blank(result.lang, config={"nlp": {"tokenizer": {"@tokenizers": tokenizer}}})
    recogniser: Any = nlp.add_pipe("korus_ner")
    recogniser.from_files(result.files)
    nlp.meta.update(
        name=f"ner_{result.lang}",
        version=VERSION,
        license=LICENCE,
        description="Named entities of news text, CRF",
        performance=describe(result.scores),
    )
    nlp.meta["labels"] = {"korus_ner": list(LABELS)}
    nlp.to_disk(out)
    files = {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in ("CARD.md", "card.json")
    }
    card = {
        "name": f"ner-{result.lang}",
        "version": VERSION,
        "licence": LICENCE,
        "files": files,
        "trained_on": SOURCES[result.lang],
        "scores": describe(result.scores),
        "reliability": [
            {"confidence": band, "spans": spans, "mean": round(mean, 3), "right": round(right, 3)}
            for band, spans, mean, right in result.reliability
        ],
    }
    (out / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
