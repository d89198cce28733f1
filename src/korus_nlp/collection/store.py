"""The collection: a folder with two Lance tables, and the few things that one does with it.

`documents` is written last, so a page counts as stored only when all of it is. An upsert is one commit a table;
readers go on with the version they opened. The folder's `collection.json` says which embedding model its vectors come
from: vectors of two models cannot be compared, so another model is refused.

    korus-collection/collection.json      format, model, version
                     documents.lance/     one row a page: metadata and the whole document as JSON
                     paragraphs.lance/    one row a paragraph: text, terms, vectors, what filters need
                     index/               arrays for search, made from the tables by `optimise`, never the only copy
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from korus_nlp.collection.rows import Stored, documents_schema, paragraphs_schema, tables
from korus_nlp.document import Document, document_from_json
from korus_nlp.errors import Exit, KorusError

if TYPE_CHECKING:
    from korus_nlp.collection.index import Index
    from korus_nlp.embedding import Embedder

FORMAT: Final = 1
_CARD: Final = "collection.json"
_CHUNK: Final = 256  # documents read at a time when iterating
# Old versions are kept this long, for readers that opened them.
_READERS_MAY_TAKE: Final = timedelta(minutes=5)


class Model(Struct, frozen=True):
    """The embedding model of a collection; `asked` is what `--model` said when it was made ("" is the shipped one)."""

    asked: str
    name: str
    fingerprint: str
    dim: int


class Card(Struct, frozen=True):
    """`collection.json`."""

    format: int
    korus: str
    model: Model


class Stats(Struct, frozen=True):
    """What a collection holds.

    Attributes:
        documents, paragraphs: how many.
        languages: documents by language ("ko", "en", "mixed", "" unknown), by name.
        first, last: earliest and latest publication, ISO 8601 with the precision the pages show.
        model: name of the embedding model.
    """

    documents: int
    paragraphs: int
    languages: dict[str, int]
    first: str | None
    last: str | None
    model: str


def open_collection(path: str | os.PathLike[str], *, create: bool = False, model: str = "") -> Collection:
    """Open the collection in folder `path`.

    Args:
        path: the folder.
        create: make an empty one when there is none.
        model: the embedding model; empty means the collection's own (the shipped one for a new collection).

    Raises:
        KorusError: there is none (exit 5), or it was made by another model or a newer program (exit 5).
    """
    folder = Path(path)
    card = folder / _CARD
    if not card.is_file():
        if not create:
            raise KorusError(
                "no_collection",
                "there is no collection here",
                where=str(folder),
                hint=f"make one: korus run PAGES… -c {folder}",
                exit_code=Exit.MISSING,
            )
        return _create(folder, model)
    try:
        known = msgspec.json.decode(card.read_bytes(), type=Card)
    except (OSError, msgspec.DecodeError) as error:
        raise KorusError(
            "bad_collection", "collection.json cannot be read", where=str(card), saw=str(error), exit_code=Exit.MISSING
        ) from error
    _check(known, folder, model)
    return Collection(folder, known)


def _check(card: Card, folder: Path, model: str) -> None:
    if card.format != FORMAT:
        raise KorusError(
            "collection_format",
            f"this collection has format {card.format}, this program reads {FORMAT}",
            where=str(folder),
            hint="run the pages again into a new collection: korus run PAGES… -c NEW",
            exit_code=Exit.MISSING,
        )
    if model and model not in (card.model.asked, card.model.name):
        raise _other_model(card, folder, model)


def _other_model(card: Card, folder: Path, model: str) -> KorusError:
    return KorusError(
        "other_model",
        f"this collection was made with the embedding model {card.model.name!r}",
        where=str(folder),
        saw=model,
        hint="leave --model out, or make a new collection: korus run PAGES… --model MODEL -c NEW",
        exit_code=Exit.MISSING,
    )


def _create(folder: Path, model: str) -> Collection:
    from korus_nlp import __version__, embedding

    embedder = embedding.load(model)
    card = Card(FORMAT, __version__, Model(model, embedder.name, embedder.fingerprint, embedder.dim))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{_CARD}.{os.getpid()}"
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
        unfinished.replace(folder / _CARD)
    except OSError as error:
        raise KorusError(
            "cannot_write", "the collection cannot be made here", where=str(folder), saw=str(error)
        ) from error
    return Collection(folder, card, embedder)


class Collection:
    """An open collection; get one from `open_collection`.

    One value may be used by one thread at a time; any number of processes may read, and two may write.
    """

    def __init__(self, folder: Path, card: Card, embedder: Embedder | None = None) -> None:
        self.folder = folder
        self.card = card
        self._embedder = embedder
        self._index: Index | None = None

    # ------------------------------------------------------------ model and tables

    @property
    def embedder(self) -> Embedder:
        """The model that made the vectors, loaded on first use; `KorusError` when it is not that model any more."""
        if self._embedder is None:
            from korus_nlp import embedding

            embedder = embedding.load(self.card.model.asked)
            if embedder.fingerprint != self.card.model.fingerprint:
                raise _other_model(self.card, self.folder, f"{embedder.name} {embedder.fingerprint}")
            self._embedder = embedder
        return self._embedder

    def table(self, name: str, version: int | None = None) -> Any:
        """Return the Lance dataset "documents" or "paragraphs" at its newest version; None before the first upsert."""
        path = self.folder / f"{name}.lance"
        if not path.is_dir():
            return None
        return _lance().dataset(str(path), version=version)

    def index(self) -> Index:
        """Return the arrays for search at the newest version of the tables."""
        from korus_nlp.collection.index import Index

        folder = self.folder / "index"
        versions = (self.version("documents"), self.version("paragraphs"))
        if self._index is None or self._index.versions != versions:
            if 0 in versions:
                self._index = Index(versions, [])
            elif (written := Index.written(folder, versions)) is not None:
                self._index = written
            else:
                tables = self.table("documents"), self.table("paragraphs")
                self._index = Index.of_tables(folder, *tables, self.card.model.dim)
        return self._index

    def version(self, name: str) -> int:
        """Return the newest version of a table, 0 before the first upsert.

        Read from the names of Lance's manifests (2⁶⁴ - 1 - version, so that the newest sorts first), because a search
        that finds the arrays current then needs no Lance at all: half of the time of a cold start.
        """
        try:
            paths = list((self.folder / f"{name}.lance" / "_versions").glob("*.manifest"))
        except OSError:
            return 0
        numbers = [int(path.stem) for path in paths if path.stem.isdigit()]
        return max((2**64 - 1 - number if number > 2**63 else number for number in numbers), default=0)

    # ------------------------------------------------------------ writing

    def upsert(self, docs: Sequence[Document], *, settings: str = "") -> None:
        """Store documents; each replaces the stored one with its id or its source.

        One commit a table, so call it with some hundred documents at a time. Of several documents with one id or one
        source the last one is stored.

        Args:
            docs: documents; one without paragraphs is stored too.
            settings: fingerprint of what made them (settings, models); `fingerprints` gives it back.

        Raises:
            KorusError: the folder cannot be written.
        """
        last = {doc.source: doc for doc in docs}
        kept = list({doc.id: doc for doc in last.values()}.values())
        if not kept:
            return
        heads, rows = tables(kept, settings, self.embedder)
        ids, sources = [doc.id for doc in kept], [doc.source for doc in kept]
        try:
            here = self._make("documents", documents_schema())
            paragraphs = self._make("paragraphs", paragraphs_schema(self.card.model.dim))
            same = f"id IN ({_quoted(ids)}) OR source IN ({_quoted(sources)})"
            old = here.to_table(columns=["id"], filter=same)["id"].to_pylist()
            replaced = sorted({*ids, *old})
            _replace(paragraphs, rows, "id", f"doc IN ({_quoted(replaced)})")
            _replace(here, heads, "id", f"id IN ({_quoted(replaced)})")
        except OSError as error:
            raise KorusError(
                "cannot_write", "the collection cannot be written", where=str(self.folder), saw=str(error)
            ) from error

    def remove(self, ids: Iterable[str]) -> None:
        """Remove documents by id; unknown ids are no error."""
        wanted = sorted(set(ids))
        for name, key in (("documents", "id"), ("paragraphs", "doc")):
            table = self.table(name)
            if table is not None and wanted:
                table.delete(f"{key} IN ({_quoted(wanted)})")

    def optimise(self) -> None:
        """Merge small files, drop old versions, and write the arrays for search; call it after a run.

        Search is right without it, only slower. A collection on read-only media is left as it is.
        """
        for name, keys in (("documents", ("id", "source")), ("paragraphs", ("id", "doc"))):
            table = self.table(name)
            if table is None:
                return
            table.optimize.compact_files()
            indexed = {field for index in table.describe_indices() for field in index.field_names}
            for key in keys:
                if key not in indexed:
                    table.create_scalar_index(key, "BTREE")
            table.optimize.optimize_indices()
            table.cleanup_old_versions(older_than=_READERS_MAY_TAKE)
        from korus_nlp.collection.index import write

        write(self.folder / "index", self.table("documents"), self.table("paragraphs"), self.card.model.dim)

    def _make(self, name: str, schema: Any) -> Any:
        table = self.table(name)
        if table is None:
            table = _lance().write_dataset(schema.empty_table(), str(self.folder / f"{name}.lance"), mode="create")
        return table

    # ------------------------------------------------------------ reading

    def get(self, name: str) -> Document | None:
        """Return the document with this id, or None."""
        table = self.table("documents")
        if table is None or not _is_text(name):
            return None
        found = table.to_table(columns=["json"], filter=f"id IN ({_quoted([name])})", limit=1)["json"]
        return document_from_json(found[0].as_py()) if len(found) else None

    def documents(self) -> Iterator[Document]:
        """Yield all documents, ordered by source; the state at the call, whatever is written meanwhile."""
        table = self.table("documents")
        if table is None:
            return
        sources = table.to_table(columns=["source", "id"])
        rows = list(zip(sources["source"].to_pylist(), sources["id"].to_pylist(), range(len(sources)), strict=True))
        order = [row for _, _, row in sorted(rows)]
        for first in range(0, len(order), _CHUNK):
            chunk = table.take(order[first : first + _CHUNK], columns=["json"])
            for data in chunk["json"]:
                yield document_from_json(data.as_py())

    def fingerprints(self) -> Mapping[str, Stored]:
        """Return, by source, what is stored: id, sha256 of the page and fingerprint of the settings."""
        table = self.table("documents")
        if table is None:
            return {}
        columns = table.to_table(columns=["source", "id", "sha256", "settings"]).to_pydict()
        values = zip(columns["id"], columns["sha256"], columns["settings"], strict=True)
        return dict(sorted(zip(columns["source"], (Stored(*value) for value in values), strict=True)))

    def stats(self) -> Stats:
        """Count what is stored."""
        table = self.table("documents")
        if table is None:
            return Stats(0, 0, {}, None, None, self.card.model.name)
        columns = table.to_table(columns=["lang", "published"]).to_pydict()
        names = sorted(lang or "" for lang in columns["lang"])
        days = sorted(day for day in columns["published"] if day)
        paragraphs = self.table("paragraphs")
        return Stats(
            documents=len(names),
            paragraphs=0 if paragraphs is None else paragraphs.count_rows(),
            languages={name: names.count(name) for name in dict.fromkeys(names)},
            first=days[0] if days else None,
            last=days[-1] if days else None,
            model=self.card.model.name,
        )


def _replace(table: Any, rows: Any, key: str, replaced: str) -> None:
    """Put `rows` in the place of the rows that match `replaced`: one commit."""
    if table.count_rows(replaced):
        merge = table.merge_insert([key]).when_matched_update_all().when_not_matched_insert_all()
        merge.when_not_matched_by_source_delete(replaced).execute(rows)
    elif len(rows):
        table.insert(rows)


def _quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _is_text(value: str) -> bool:
    """Tell whether a name can stand in a file or a query: lone surrogates cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lance() -> Any:
    os.environ.setdefault("LANCE_LOG", "error")  # it otherwise writes warnings to stderr
    import lance

    return lance
