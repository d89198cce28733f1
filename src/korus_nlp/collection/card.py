"""`collection.json`: the format of a collection and the embedding model that its vectors come from.

Vectors of two models cannot be compared, so a collection refuses every model but its own.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from korus_nlp.errors import Exit, KorusError

if TYPE_CHECKING:
    from korus_nlp.embedding import Embedder

FORMAT: Final = 3  # of the tables; `upgrading` makes it from older ones
NAME: Final = "collection.json"


class Model(Struct, frozen=True):
    """The embedding model of a collection; `asked` is what `--model` said when it was made ("" is the shipped one)."""

    asked: str
    name: str
    fingerprint: str
    dim: int


class Card(Struct, frozen=True, omit_defaults=True):
    """`collection.json`; `tables` is where the Lance tables are when not beside it: "s3://bucket/press", for instance.

    The card and the arrays for search stay in the folder, on every machine that searches.
    """

    format: int
    korus: str
    model: Model
    tables: str = ""


def read(folder: Path, model: str) -> Card | None:
    """Return the card of the collection in `folder`, or None when there is none.

    Raises:
        KorusError: it cannot be read, has another format, or `model` is not its model (exit 5).
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        card = msgspec.json.decode(path.read_bytes(), type=Card)
    except (OSError, msgspec.DecodeError) as error:
        raise KorusError(
            "bad_collection", f"{NAME} cannot be read", where=str(path), saw=str(error), exit_code=Exit.MISSING
        ) from error
    _check(card, folder, model)
    return card


def _check(card: Card, folder: Path, model: str) -> None:
    if not 1 <= card.format <= FORMAT:
        raise KorusError(
            "collection_format",
            f"this collection has format {card.format}, this program reads up to {FORMAT}",
            where=str(folder),
            hint="use a newer korus, or run the pages again into a new collection: korus run PAGES… -c NEW",
            exit_code=Exit.MISSING,
        )
    if model and model not in (card.model.asked, card.model.name):
        raise other_model(card, folder, model)


def too_old(card: Card, folder: Path) -> KorusError:
    """Return the error that the tables are those of an older program."""
    return KorusError(
        "collection_format",
        f"this collection has format {card.format}, this program works with {FORMAT}",
        where=str(folder),
        hint=f"bring it up to date, nothing is read or embedded again: korus optimize -c {folder}",
        exit_code=Exit.MISSING,
    )


def other_model(card: Card, folder: Path, model: str) -> KorusError:
    """Return the error that this is not the model of the collection."""
    return KorusError(
        "other_model",
        f"this collection was made with the embedding model {card.model.name!r}",
        where=str(folder),
        saw=model,
        hint="leave --model out, or make a new collection: korus run PAGES… --model MODEL -c NEW",
        exit_code=Exit.MISSING,
    )


def write(folder: Path, embedder: Embedder, asked: str, tables: str = "") -> Card:
    """Make the card of a new collection; `asked` is the model as the user named it.

    Raises:
        KorusError: the folder cannot be made or written.
    """
    from korus_nlp import __version__

    model = Model(asked, embedder.name, embedder.fingerprint, embedder.dim)
    return save(folder, Card(FORMAT, __version__, model, tables.rstrip("/")))


def save(folder: Path, card: Card) -> Card:
    """Write the card; it appears whole or not at all."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{NAME}.{os.getpid()}"
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
        unfinished.replace(folder / NAME)
    except OSError as error:
        raise cannot_write(error, folder, "the collection cannot be made here") from error
    return card


def cannot_write(error: OSError, folder: Path, message: str = "the collection cannot be written") -> KorusError:
    """Return the error that a folder takes no more; what was committed before is safe."""
    # Lance gives text only: "…: File too large (os error 27)".
    said = re.search(r"\(os error (\d+)\)", str(error))
    full = (error.errno or (int(said[1]) if said else 0)) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    hint = "free some space and give the same command again: what was committed is safe" if full else ""
    message = f"{message}: the disk is full" if full else message
    return KorusError("disk_full" if full else "cannot_write", message, where=str(folder), saw=str(error), hint=hint)
