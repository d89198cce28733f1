"""Write the card.json of an artefact: what it was trained on, its scores, and the hashes of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path


def write(
    folder: Path,
    *,
    version: str,
    licence: str,
    files: Sequence[str],
    trained_on: Sequence[str],
    scores: Mapping[str, float],
) -> None:
    """Write `folder`/card.json with the SHA-256 of each file; `files` are names inside the folder."""
    card = {
        "name": folder.name,
        "version": version,
        "licence": licence,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
        "trained_on": list(trained_on),
        "scores": dict(scores),
    }
    text = json.dumps(card, ensure_ascii=False, indent=2) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
