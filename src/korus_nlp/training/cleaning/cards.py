"""Write card.json: what the taggers were trained on, their scores, and the hashes of their files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

FILES: Final = ("html.npz", "text.npz")
SOURCES: Final = [
    "generated pages: layouts, interface strings, names and headlines written for this project (CC0)",
    "sentences that fill them: KLUE development sets (CC BY-SA 4.0), UD English EWT (CC BY-SA 4.0), Korean parallel"
    " corpora, news development sets (CC BY-SA 3.0), KorSTS headlines (CC BY-SA 4.0)",
    "saved pages with body or segment gold of the test collections of trafilatura and readability (Apache-2.0),"
    " scrapinghub article-extraction-benchmark, fundus and newspaper4k (MIT); only weights ship, no text",
]
_GROUPS: Final = ("scrapinghub en", "fundus en", "readability en", "fundus de", "ko", "en", "all")


def write(folder: Path, version: str, figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Write `folder`/card.json; `CARD.md` is written by hand.

    Args:
        folder: the taggers, whose files are hashed.
        version: of the taggers.
        figures: by front and group, from cross-validation by site (`judge.summary`).
    """
    scores = {
        f"{front}, {group}, other sites: {name}": value
        for front, groups in figures.items()
        for group in _GROUPS
        for name, value in groups.get(group, {}).items()
        if name in ("body F1", "kept", "dropped")
    }
    card = {
        "name": "cleaning",
        "version": version,
        "licence": "Apache-2.0",
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
        "trained_on": SOURCES,
        "scores": scores,
    }
    text = json.dumps(card, ensure_ascii=False, indent=2) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
