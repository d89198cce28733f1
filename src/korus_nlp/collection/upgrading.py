"""Bring the tables of an older program up to date, from what they hold: no page is read and no text embedded again.

Format 2 added `kind` and `days` to paragraphs; format 3 keeps vectors in a byte a number (`codes`) and
compresses documents. Every change is one commit of Lance, the card is written after them, and doing it again is
harmless; so a crash at any moment leaves a collection that is old or new.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from msgspec.structs import replace

from korus_nlp.collection import card, codes
from korus_nlp.collection.rows import documents_schema, paragraph_rows, paragraphs_schema

if TYPE_CHECKING:
    import pyarrow as pa

    from korus_nlp.collection.store import Collection

_ADDED: Final = ("kind", "days")  # since format 1
_BATCH: Final = 1024  # rows rewritten at once


def upgrade(collection: Collection) -> card.Card:
    """Change what the tables have otherwise, and return the new card.

    Raises:
        KorusError: the folder cannot be written.
    """
    try:
        paragraphs = collection.table("paragraphs")
        if paragraphs is not None:
            missing = [name for name in _ADDED if name not in paragraphs.schema.names]
            if missing:
                _add(collection, paragraphs, missing)
        _rewrite(collection, "paragraphs", paragraphs_schema(collection.card.model.dim))
        _rewrite(collection, "documents", documents_schema())
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


def _rewrite(collection: Collection, name: str, schema: pa.Schema) -> None:
    """Write a table again, in this schema, unless it has it already."""
    import lance
    import pyarrow as pa

    table = collection.table(name)
    if table is None or table.schema.equals(schema, check_metadata=True):
        return
    dim = collection.card.model.dim
    scanner = table.scanner(columns=schema.names, batch_size=_BATCH, batch_readahead=2, scan_in_order=True)

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in scanner.to_batches():
            columns = [_column(batch[field.name], field, dim) for field in schema]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    reader = pa.RecordBatchReader.from_batches(schema, batches())
    lance.write_dataset(reader, collection.address(name), mode="overwrite")


def _column(column: Any, field: pa.Field, dim: int) -> Any:
    """Return a column in the type of `field`; vectors of `dim` floats become bytes."""
    import pyarrow as pa

    if column.type == field.type:
        return column
    vectors = column.flatten().to_numpy(zero_copy_only=False).reshape(-1, dim)
    values = pa.array(codes.encode(vectors).ravel())
    if pa.types.is_fixed_size_list(field.type):
        return pa.FixedSizeListArray.from_arrays(values, type=field.type)
    lengths = column.value_lengths().fill_null(0).to_numpy()
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), values, type=field.type, mask=column.is_null())
