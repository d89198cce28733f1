"""Write card.json: what the model was trained on, its scores, and the hashes of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from korus_nlp.embedding.static import FILES

LICENCE: Final = "CC-BY-SA-4.0"
SOURCES: Final = [
    "all-MiniLM-L6-v2, teacher of the English side (Apache-2.0)",
    "Python documentation (PSF-2.0; translations CC0)",
    "TensorFlow, React and open source guides (CC BY 4.0)",
    "GNOME user documentation (CC BY-SA 3.0)",
    "mozilla.org (MPL 2.0)",
    "KorSTS train with the STS benchmark: image captions and headlines (CC BY-SA 4.0)",
    "Tatoeba (CC BY 2.0 FR)",
    "Korean parallel corpora, news development sets (CC BY-SA 3.0)",
    "Korean Revised Version and New Heart English Bible (public domain)",
    "African Storybook stories (CC BY 4.0)",
    "loan words of the National Institute of Korean Language (public data)",
    "Unicode CLDR (Unicode-3.0)",
    "kengdic (MPL 2.0), Wiktionary (CC BY-SA 3.0)",
    "OpenStreetMap tagging schema (ISC), name suggestion index (BSD-3-Clause)",
    "names of people in Wikidata, TICO-19 terms (CC0)",
    "gazetteer: Unicode CLDR (Unicode-3.0), loan words and names of people as published, our own rows (CC0)",
    "words and sentences written for this project (CC0)",
    "KLUE development sets, Korean sentences only (CC BY-SA 4.0)",
    "UD English EWT, sentences only (CC BY-SA 4.0)",
]


def write(folder: Path, version: str, scores: Mapping[str, float]) -> None:
    """Write `folder`/card.json; `CARD.md` is written by hand.

    Args:
        folder: the model, whose files are hashed.
        version: of the model.
        scores: by measure, in percent.
    """
    card = {
        "name": "embedding",
        "version": version,
        "licence": LICENCE,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(FILES)},
        "trained_on": SOURCES,
        "scores": dict(scores),
    }
    text = json.dumps(card, ensure_ascii=False, indent=2) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
