"""What a user said about entities: these are one, these mentions are another. One plain file in the collection.

A line of `corrections.jsonl` is one statement; later ones see the result of earlier ones, and a line taken out of the
file takes its effect back. Pages are linked alone and stored as they were linked; statements are laid over them
whenever the collection is read, so they hold for pages that come later too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from korus_nlp.document import Document, Entity, Name
from korus_nlp.errors import KorusError
from korus_nlp.text.gazetteer import fold

FILE = "corrections.jsonl"


class Merge(Struct, frozen=True, tag="merge", tag_field="do"):
    """The entities `ids` are one, known as `into`; `ko` and `en` are its canonical names where they are known."""

    ids: tuple[str, ...]
    into: str
    ko: str | None = None
    en: str | None = None


class Split(Struct, frozen=True, tag="split", tag_field="do"):
    """Mentions of `id` in these documents, or written in one of these ways, are another entity: `into`."""

    id: str
    into: str
    documents: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


Correction = Merge | Split


def read(folder: Path) -> tuple[Correction, ...]:
    """Return the corrections of a collection's folder, in file order; none when there is no file.

    Raises:
        KorusError: a line is not a correction; the error names it.
    """
    path = folder / FILE
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise KorusError(
            "bad_corrections", "the corrections cannot be read", where=str(path), saw=str(error)
        ) from error
    found: list[Correction] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=Correction))
        except msgspec.DecodeError as error:
            raise KorusError(
                "bad_corrections",
                "a line is not a correction",
                where=f"{path}, line {number}",
                saw=f"{line[:200]} ({error})",
                hint="mend or remove the line",
            ) from error
    return tuple(found)


def add(folder: Path, correction: Correction) -> None:
    """Append a correction to the file of a collection's folder.

    Raises:
        KorusError: the file cannot be written.
    """
    path = folder / FILE
    plain: Mapping[str, Any] = {key: value for key, value in msgspec.to_builtins(correction).items() if value}
    try:
        before = path.read_bytes() if path.exists() else b""
        gap = "\n" if before and not before.endswith(b"\n") else ""  # a line that was typed without its end
        with path.open("a", encoding="utf-8") as file:
            file.write(gap + json.dumps(plain, ensure_ascii=False) + "\n")
    except OSError as error:
        raise KorusError(
            "cannot_write", "the corrections cannot be written", where=str(path), saw=str(error)
        ) from error


def correct(doc: Document, corrections: Sequence[Correction]) -> Document:
    """Return the document with its entities as the corrections say; the same object when they say nothing about it."""
    if not corrections or not doc.entities:
        return doc
    entities = tuple(_corrected(doc.id, entity, corrections) for entity in doc.entities)
    return doc if entities == doc.entities else replace(doc, entities=entities)


def _corrected(doc: str, entity: Entity, corrections: Iterable[Correction]) -> Entity:
    if entity.entity is None:
        return entity
    now, name = entity.entity, entity.name
    for correction in corrections:
        if isinstance(correction, Merge):
            if now in correction.ids or now == correction.into:
                now = correction.into
                name = Name(correction.ko or name.ko, correction.en or name.en)
        elif now == correction.id and _is_meant(doc, entity, correction):
            now = correction.into
    return entity if now == entity.entity and name == entity.name else replace(entity, entity=now, name=name)


def _is_meant(doc: str, entity: Entity, split: Split) -> bool:
    written = {fold(name) for name in split.names}
    return doc in split.documents or bool(written and fold(entity.text) in written)


def sources(wanted: str, corrections: Iterable[Correction]) -> tuple[str, ...]:
    """Return the ids, as linked, whose mentions may now be `wanted`: itself, and what was merged or split into it."""
    found = {wanted}
    for correction in reversed(tuple(corrections)):
        if correction.into in found:
            found.update(correction.ids if isinstance(correction, Merge) else (correction.id,))
    return tuple(sorted(found))
