"""Settings: defaults ← file ← environment ← flags; every value remembers where it came from.

A setting is a field of `Settings`. Files are TOML (`--config FILE`, else `./korus.toml`, else
`$XDG_CONFIG_HOME/korus/config.toml`), the environment is `KORUS_<NAME>`. Unknown keys and wrong types are errors
that suggest the nearest name.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from korus_nlp.errors import Exit, KorusError

MB = 1024 * 1024


class Settings(Struct, frozen=True):
    """Everything a user can set.

    Attributes:
        max_page_bytes: pages larger than this after decompression are rejected ("too_large").
        max_ratio: decompression ratio above which a stream counts as a bomb ("bomb").
        max_depth: HTML elements nested deeper than this are flattened, and a note says so.
        max_page_seconds: a page that takes longer is rejected ("timeout").
        collection: folder of the collection.
        jobs: worker processes; 0 means every core this process may use.
        model: embedding model, a folder or a sentence-transformers name; empty means the shipped one.
        spacy_model: a spaCy pipeline to use instead of the shipped ones; empty means the shipped ones.
        lexical_weight: weight of normalised BM25 beside cosine in hybrid search (1–2 are flat, measured).
    """

    max_page_bytes: int = 20 * MB
    max_ratio: int = 200
    max_depth: int = 512
    max_page_seconds: float = 30.0
    collection: str = "korus-collection"
    jobs: int = 0
    model: str = ""
    spacy_model: str = ""
    lexical_weight: float = 1.5


DEFAULTS = Settings()
_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Settings)}


class Origin(Struct, frozen=True):
    """A setting's value and where it was set ("default", a file, "KORUS_JOBS", "--jobs")."""

    value: Any
    origin: str


def _convert(name: str, value: Any, origin: str) -> Any:
    if name not in _FIELDS:
        near = difflib.get_close_matches(name, _FIELDS, n=1)
        raise KorusError(
            "unknown_setting",
            f"unknown setting {name!r}",
            where=origin,
            hint=f"did you mean {near[0]!r}?" if near else "see: korus config show",
        )
    try:
        return msgspec.convert(value, _FIELDS[name], strict=not isinstance(value, str) or _FIELDS[name] is str)
    except msgspec.ValidationError as error:
        raise KorusError(
            "bad_setting",
            f"setting {name!r} must be {_FIELDS[name].__name__}",
            where=origin,
            saw=repr(value),
            hint="see: korus config show",
        ) from error


def _config_file(explicit: str | None, environ: Mapping[str, str]) -> Path | None:
    if explicit:
        return Path(explicit)
    home = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/nonexistent"), ".config"))
    for path in (Path("korus.toml"), home / "korus" / "config.toml"):
        if path.is_file():
            return path
    return None


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KorusError("no_config", "cannot read the configuration file", where=str(path), saw=str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KorusError("bad_config", "the configuration file is not TOML", where=str(path), saw=str(error)) from error


def resolve(
    flags: Mapping[str, Any] | None = None,
    *,
    config: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> tuple[Settings, dict[str, Origin]]:
    """Merge all layers.

    Args:
        flags: values given on the command line; None values mean "not given".
        config: an explicit configuration file.
        environ: the environment; defaults to the process's own.

    Returns:
        The settings, and for every name its value and origin.

    Raises:
        KorusError: unknown name, wrong type, or an unreadable file.
    """
    environ = os.environ if environ is None else environ
    found = {name: Origin(getattr(DEFAULTS, name), "default") for name in _FIELDS}
    path = _config_file(config, environ)
    if path is not None:
        for name, value in _read_file(path).items():
            found[name] = Origin(_convert(name, value, str(path)), str(path))
    for name in _FIELDS:
        key = f"KORUS_{name.upper()}"
        if environ.get(key):
            found[name] = Origin(_convert(name, environ[key], key), key)
    for name, value in (flags or {}).items():
        if value is not None:
            found[name] = Origin(_convert(name, value, f"--{name}"), f"--{name.replace('_', '-')}")
    return Settings(**{name: origin.value for name, origin in found.items()}), found


@cache
def models_dir() -> Path:
    """Return the folder of the shipped models: inside the installed package, or `models/` of a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "models", here.parents[1] / "models"):
        if folder.is_dir():
            return folder
    raise KorusError(
        "no_models",
        "the shipped models are missing",
        where=str(here / "models"),
        hint="reinstall: pip install --force-reinstall korus-nlp",
        exit_code=Exit.MISSING,
    )
