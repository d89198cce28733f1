"""Bring the tables of an older program up to date, from what they hold: no page is read and no text embedded again.

Format 2 (0.1.0) added `kind` and `days` to paragraphs. The new columns are one commit of Lance, the card is written
after it, and doing it again is harmless; so a crash at any moment leaves a collection that is old or new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from korus_nlp.collection import card
from korus_nlp.collection.rows import paragraph_rows, paragraphs_schema

if TYPE_CHECKING:
    from korus_nlp.collection.store import Collection

_ADDED: Final = ("kind", "days")  # since format 1


def upgrade(collection: Collection) -> card.Card:
    """Add what the tables lack and return the new card.

    Raises:
        KorusError: the folder cannot be written.
    """
    paragraphs = collection.table("paragraphs")
    try:
        if paragraphs is not None:
            missing = [name for name in _ADDED if name not in paragraphs.schema.names]
            if missing:
                _add(collection, paragraphs, missing)
    except OSError as error:
        raise card.cannot_write(error, collection.folder) from error
    return card.save(collection.folder, replace(collection.card, format=card.FORMAT))


def _add(collection: Collection, paragraphs: Any, names: list[str]) -> None:
    import lance
    import pyarrow as pa

    schema = paragraphs_schema(collection.card.model.dim)
    added = pa.schema([schema.field(name) for name in names])
    found: dict[str, dict[str, Any]] = {}
    for doc in collection.documents():
        found |= {row["id"]: {name: row[name] for name in names} for row in paragraph_rows(doc, 0)}

    def values(batch: Any) -> Any:
        """Return the new columns; a paragraph that no document has any more gets nulls."""
        rows = [found.get(name, {}) for name in batch["id"].to_pylist()]
        columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in added]
        return pa.RecordBatch.from_arrays(columns, schema=added)

    paragraphs.add_columns(lance.batch_udf(output_schema=added)(values), read_columns=["id"])
