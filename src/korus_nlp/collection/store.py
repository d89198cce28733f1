"""The collection: a folder with two Lance tables, and the few things that one does with it.

A paragraph counts when a document refers to it (`rows`), so the one commit of `documents` switches all pages of an
upsert over, whatever else a crash interrupts; readers go on with the version they opened. The folder's
`collection.json` says which embedding model its vectors come from: vectors of two models cannot be compared, so another
model is refused.

    korus-collection/collection.json      format, model, version
                     documents.lance/     one row a page: metadata and the whole document as JSON
                     paragraphs.lance/    one row a paragraph: text, terms, vectors, what filters need
                     index/               arrays for search, made from the tables by `optimise`, never the only copy
                     corrections.jsonl    what a user said about entities, laid over documents as they are read
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from korus_nlp.collection import card
from korus_nlp.collection.locking import exclusive
from korus_nlp.collection.rows import (
    Encoded,
    Stored,
    documents_schema,
    documents_table,
    encode,
    paragraphs_schema,
    paragraphs_table,
)
from korus_nlp.document import Document, document_from_json
from korus_nlp.errors import Exit, KorusError

if TYPE_CHECKING:
    from korus_nlp.collection.index import Index
    from korus_nlp.embedding import Embedder

_CHUNK: Final = 256  # documents read at a time when iterating
# Old versions are kept this long, for readers that opened them.
_READERS_MAY_TAKE: Final = timedelta(minutes=5)
_TRIES: Final = 20  # of a commit that another writer was faster than
_LARGE: Final = 1 << 16  # rows of a file that is not merged again: what a run adds does not rewrite what was there
_PILE: Final = 64  # files of a table from which a writer merges them: every one costs each later commit and look-up


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


def open_collection(
    path: str | os.PathLike[str], *, create: bool = False, model: str = "", upgrade: bool = False, tables: str = ""
) -> Collection:
    """Open the collection in folder `path`.

    Args:
        path: the folder.
        create: make an empty one when there is none; it will be written to, so `upgrade` too.
        model: the embedding model; empty means the collection's own (the shipped one for a new collection).
        upgrade: bring the tables of an older program up to date.
        tables: where the tables of a new collection go when not into the folder: any address that Lance knows, as
            "s3://bucket/press"; keys and endpoint come from the environment (AWS_…).

    Raises:
        KorusError: there is none (exit 5), or it was made by another model, a newer or an older program (exit 5).
    """
    folder = Path(path)
    known = card.read(folder, model)
    if known is not None and known.format < card.FORMAT:
        if not (create or upgrade):
            raise card.too_old(known, folder)
        from korus_nlp.collection import upgrading

        known = upgrading.upgrade(Collection(folder, known))
    if known is not None:
        return Collection(folder, known)
    if not create:
        raise KorusError(
            "no_collection",
            "there is no collection here",
            where=str(folder),
            hint=f"make one: korus run PAGES… -c {folder}",
            exit_code=Exit.MISSING,
        )
    from korus_nlp import embedding

    embedder = embedding.load(model)
    return Collection(folder, card.write(folder, embedder, model, tables), embedder)


class Collection:
    """An open collection; get one from `open_collection`.

    One value may be used by one thread at a time; any number of processes may read, and two may write.
    """

    def __init__(self, folder: Path, known: card.Card, embedder: Embedder | None = None) -> None:
        self.folder = folder
        self.card = known
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
                raise card.other_model(self.card, self.folder, f"{embedder.name} {embedder.fingerprint}")
            self._embedder = embedder
        return self._embedder

    def table(self, name: str, version: int | None = None) -> Any:
        """Return the Lance dataset "documents" or "paragraphs" at its newest version; None before the first upsert."""
        if self.card.tables:
            try:
                return _lance().dataset(self.address(name), version=version)
            except ValueError as error:  # what Lance raises when there is nothing
                if "not found" in str(error).lower():
                    return None
                raise
        if not (self.folder / f"{name}.lance").is_dir():
            return None
        return _lance().dataset(self.address(name), version=version)

    def address(self, name: str) -> str:
        """Return where a table is, as Lance takes it."""
        return f"{self.card.tables or self.folder}/{name}.lance"

    def tables(self) -> tuple[Any, Any]:
        """Return both datasets at versions that belong together.

        Paragraphs are deleted after their document has changed: when the documents are still the newest once the
        paragraphs are open, nothing that they refer to is gone.
        """
        while True:
            documents, paragraphs = self.table("documents"), self.table("paragraphs")
            if self.version("documents") == documents.version:
                return documents, paragraphs

    def index(self) -> Index:
        """Return the arrays for search at the newest version of the documents."""
        from korus_nlp.collection.index import Index

        folder = self.folder / "index"
        version = self.version("documents")
        if self._index is None or self._index.version != version:
            if version == 0:
                self._index = Index(version, [])
            elif (written := Index.written(folder, version)) is not None:
                self._index = written
            else:
                self._index = Index.of_tables(folder, *self.tables(), self.card.model.dim)
        return self._index

    def is_current(self) -> bool:
        """Tell whether the written arrays for search are those of the newest documents."""
        from korus_nlp.collection.index import Index

        version = self.version("documents")
        return version == 0 or Index.written(self.folder / "index", version) is not None

    def version(self, name: str) -> int:
        """Return the newest version of a table, 0 before the first upsert.

        Read from the names of Lance's manifests (2⁶⁴ - 1 - version, so that the newest sorts first), because a search
        that finds the arrays current then needs no Lance at all: half of the time of a cold start. Tables that are
        not in the folder have to be asked.
        """
        if self.card.tables:
            table = self.table(name)
            return 0 if table is None else int(table.version)
        try:
            paths = list((self.folder / f"{name}.lance" / "_versions").glob("*.manifest"))
        except OSError:
            return 0
        numbers = [int(path.stem) for path in paths if path.stem.isdigit()]
        return max((2**64 - 1 - number if number > 2**63 else number for number in numbers), default=0)

    # ------------------------------------------------------------ writing

    def upsert(self, docs: Sequence[Document], *, settings: str = "") -> None:
        """Store documents; each replaces the stored one with its id or its source.

        A commit costs some time whatever its size, so call it with some hundred documents at once. Of several with
        one id or one source the last one is stored; what is stored already as it is stays untouched.

        Args:
            docs: documents; one without paragraphs is stored too.
            settings: fingerprint of what made them (settings, models); `fingerprints` gives it back.

        Raises:
            KorusError: the folder cannot be written.
        """
        last = {doc.source: doc for doc in docs}
        kept = [encode(doc, settings) for doc in {doc.id: doc for doc in last.values()}.values()]
        if not kept:
            return
        self._write(lambda: self._upsert(kept, settings))

    def _upsert(self, docs: Sequence[Encoded], settings: str) -> None:
        """Add the new paragraphs, switch the documents over in one commit, take the old paragraphs away.

        Killed between two of these, the collection is as before or as after; new paragraphs that no document refers
        to yet are found again by their stamp.
        """
        paragraphs = self._make("paragraphs", paragraphs_schema(self.card.model.dim))
        documents = self._make("documents", documents_schema())
        same = f"id IN ({_quoted(e.doc.id for e in docs)}) OR source IN ({_quoted(e.doc.source for e in docs)})"
        stored = documents.to_table(columns=["id", "source", "stamp"], filter=same).to_pylist()
        known = {row["stamp"] for row in stored}
        new = [e for e in docs if e.stamp not in known]
        if not new:
            return
        marks = _numbers(e.stamp for e in new)
        present = set(paragraphs.to_table(columns=["stamp"], filter=f"stamp IN ({marks})")["stamp"].to_pylist())
        rows = paragraphs_table([e for e in new if e.stamp not in present], self.embedder)
        if len(rows):
            paragraphs.insert(rows)
        ids, sources = {e.doc.id for e in new}, {e.doc.source for e in new}
        old = [row for row in stored if row["id"] in ids or row["source"] in sources]
        heads = documents_table(new, settings)
        if old:
            gone = f"id IN ({_quoted(row['id'] for row in old)})"
            merge = documents.merge_insert(["id"]).when_matched_update_all().when_not_matched_insert_all()
            merge.when_not_matched_by_source_delete(gone).execute(heads)
            paragraphs.delete(f"stamp IN ({_numbers(row['stamp'] for row in old)})")
        else:
            documents.insert(heads)
        if _piles_up(documents) or _piles_up(paragraphs):
            self._merge_files()

    def remove(self, ids: Iterable[str]) -> None:
        """Remove documents by id; unknown ids are no error."""
        wanted = sorted(set(ids))
        if wanted:
            self._write(lambda: self._remove(wanted))

    def _remove(self, ids: Sequence[str]) -> None:
        for name, key in (("documents", "id"), ("paragraphs", "doc")):
            table = self.table(name)
            if table is not None:
                table.delete(f"{key} IN ({_quoted(ids)})")

    def optimise(self, *, thorough: bool = True) -> None:
        """Drop old versions and leftovers, merge files, and write the arrays for search; call it after a run.

        Search is right without it, only slower.

        Args:
            thorough: merge however few files there are; else only when they pile up, since the old files stay for
                readers that have them open.

        Raises:
            KorusError: the folder cannot be written.
        """
        if self.version("documents") and self.version("paragraphs"):
            self._write(lambda: self._optimise(thorough))

    def _optimise(self, thorough: bool) -> None:
        from korus_nlp.collection.index import write

        self._drop_leftovers()
        self._drop_doubles()
        self._merge_files(thorough=thorough)
        write(self.folder / "index", *self.tables(), self.card.model.dim)

    def _merge_files(self, *, thorough: bool = False) -> None:
        """Merge the files of tables where they pile up, and bring Lance's own indexes up to date."""
        for name, keys in (("documents", ("id", "source")), ("paragraphs", ("stamp",))):
            table = self.table(name)
            if thorough or _piles_up(table):
                table.optimize.compact_files(target_rows_per_fragment=_LARGE)
            indexed = {field for index in table.describe_indices() for field in index.field_names}
            for key in keys:
                if key not in indexed:
                    table.create_scalar_index(key, "BTREE")
            table.optimize.optimize_indices()
            table.cleanup_old_versions(older_than=_READERS_MAY_TAKE)

    def _write(self, work: Callable[[], None]) -> None:
        """Do something that may be done again; another writer that was faster is a reason to."""
        for attempt in range(_TRIES):
            try:
                with exclusive(self.folder):
                    work()
                break
            except OSError as error:
                if "conflict" in str(error) and attempt + 1 < _TRIES:
                    continue
                raise card.cannot_write(error, self.folder) from error

    def _drop_leftovers(self) -> None:
        """Delete paragraphs that a killed run left without a document; young ones may belong to a run that goes on."""
        documents, paragraphs = self.tables()
        young = datetime.now() - _READERS_MAY_TAKE
        old = [version["version"] for version in paragraphs.versions() if version["timestamp"] < young]
        if not old:
            return
        past = self.table("paragraphs", max(old)).to_table(columns=["stamp"])["stamp"].unique().to_pylist()
        known = set(documents.to_table(columns=["stamp"])["stamp"].to_pylist())
        leftovers = [mark for mark in past if mark not in known]
        if leftovers:
            paragraphs.delete(f"stamp IN ({_numbers(leftovers)})")

    def _drop_doubles(self) -> None:
        """Store documents once that writers on several machines added at the same moment."""
        table = self.table("documents")
        ids = table.to_table(columns=["id"])["id"].to_pylist()
        several = [name for name, count in Counter(ids).items() if count > 1]
        if several:
            rows = table.to_table(filter=f"id IN ({_quoted(several)})")
            last = {name: place for place, name in enumerate(rows["id"].to_pylist())}
            table.delete(f"id IN ({_quoted(several)})")
            table.insert(rows.take(sorted(last.values())))

    def _make(self, name: str, schema: Any) -> Any:
        table = self.table(name)
        if table is None:
            table = _lance().write_dataset(schema.empty_table(), self.address(name), mode="create")
        return table

    # ------------------------------------------------------------ reading

    def get(self, name: str) -> Document | None:
        """Return the document with this id, or None."""
        table = self.table("documents")
        if table is None or not _is_text(name):
            return None
        found = table.to_table(columns=["json"], filter=f"id IN ({_quoted([name])})", limit=1)["json"]
        if not len(found):
            return None
        from korus_nlp.linking import corrections

        return corrections.correct(document_from_json(found[0].as_py()), corrections.read(self.folder))

    def documents(self) -> Iterator[Document]:
        """Yield all documents, ordered by source; the state at the call, whatever is written meanwhile."""
        table = self.table("documents")
        if table is None:
            return
        from korus_nlp.linking import corrections

        said = corrections.read(self.folder)
        sources = table.to_table(columns=["source", "id"])
        rows = list(zip(sources["source"].to_pylist(), sources["id"].to_pylist(), range(len(sources)), strict=True))
        order = [row for _, _, row in sorted(rows)]
        for first in range(0, len(order), _CHUNK):
            chunk = table.take(order[first : first + _CHUNK], columns=["json"])
            for data in chunk["json"]:
                yield corrections.correct(document_from_json(data.as_py()), said)

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
        columns = table.to_table(columns=["lang", "published", "paragraphs"]).to_pydict()
        names = sorted(lang or "" for lang in columns["lang"])
        days = sorted(day for day in columns["published"] if day)
        return Stats(
            documents=len(names),
            paragraphs=sum(columns["paragraphs"]),
            languages={name: names.count(name) for name in dict.fromkeys(names)},
            first=days[0] if days else None,
            last=days[-1] if days else None,
            model=self.card.model.name,
        )


def _piles_up(table: Any) -> bool:
    """Tell whether a table has many small files, or many rows that are deleted."""
    files = [file.metadata for file in table.get_fragments()]
    deleted = sum(file.num_deletions for file in files)
    small = sum(int(file.physical_rows) < _LARGE for file in files)
    return small > _PILE or deleted > int(table.count_rows()) + _LARGE


def _quoted(values: Iterable[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(str(value) for value in sorted(values))


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
