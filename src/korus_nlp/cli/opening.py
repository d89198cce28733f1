"""Open a collection and find a document in it, with errors that name the next thing to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korus_nlp.document import Document
from korus_nlp.errors import KorusError
from korus_nlp.settings import Settings

if TYPE_CHECKING:
    from korus_nlp.collection import Collection


def open_collection(settings: Settings) -> Collection:
    """Open the collection for reading; raises `KorusError` (exit 5) when there is none."""
    from korus_nlp import collection

    return collection.open_collection(settings.collection, model=settings.model)


def find_document(collection: Collection, name: str) -> Document:
    """Return the document with this id, this source, or the only one whose id begins or whose path ends so.

    Raises:
        KorusError: none or several match.
    """
    doc = collection.get(name)
    if doc is not None:
        return doc
    stored = {source: known.id for source, known in collection.fingerprints().items()}
    found = (
        [stored[name]]
        if name in stored
        else [known for source, known in stored.items() if f"/{source}".endswith(f"/{name}") or known.startswith(name)]
    )
    if len(found) > 1:
        ids = ", ".join(known[:12] for known in found[:4])
        raise KorusError("ambiguous", f"{len(found)} documents match", saw=name, hint=f"give more of the id: {ids}")
    doc = collection.get(found[0]) if found else None
    if doc is None:
        raise KorusError("no_document", "no such document", saw=name, hint="korus search finds documents and their ids")
    return doc
