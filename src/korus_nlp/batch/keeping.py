"""The last stage of a run, in the driver: documents into the collection shard by shard, and the counts that add up."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from korus_nlp.batch.page import Outcome
from korus_nlp.batch.rejects import Rejects
from korus_nlp.batch.resume import Entry, Known, Present, Skipped, Task
from korus_nlp.document import Document, RawPage, Rejected
from korus_nlp.settings import MB

if TYPE_CHECKING:
    from korus_nlp.collection import Collection

SHARD: Final = 256  # documents a commit
SHARD_CHARS: Final = 32 * MB  # characters a commit: 64 MB of memory and more

Progress = Callable[[str, Rejected | None], None]


class Summary(Struct, frozen=True):
    """What became of the pages of a run: ``read == added + replaced + unchanged + rejected``.

    Attributes:
        collection: its folder.
        read: pages read.
        added: documents that are new.
        replaced: documents in the place of one with their id or source.
        unchanged: pages that needed no work: same bytes, names and settings as their document was made from.
        rejected: pages that could not become a document; `rejected.jsonl` in the collection says why.
        removed: documents that are gone because one page replaced two (its id and its source were apart before).
        documents, paragraphs: in the collection after the run.
        rejected_by: rejected pages by code.
        seconds: CPU seconds by step, of all workers; "storing" is the driver's own.
        elapsed: seconds from start to end.
    """

    collection: str
    read: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    rejected: int = 0
    removed: int = 0
    documents: int = 0
    paragraphs: int = 0
    rejected_by: dict[str, int] = {}
    seconds: dict[str, float] = {}
    elapsed: float = 0.0


def entries(collection: Collection | None) -> Iterator[Entry]:
    """Yield what the collection holds, as far as a run needs it, ordered by source."""
    table = collection.table("documents") if collection is not None else None
    if table is None:
        return
    columns = table.to_table(columns=["id", "source", "sha256", "url", "settings"]).to_pylist()
    for row in sorted(columns, key=lambda row: (row["source"], row["id"])):
        yield Entry(**row)


class Keeper:
    """Takes what becomes of pages, in input order.

    Args:
        collection: where documents go; None for a dry run without one.
        known: what it holds.
        settings: the fingerprint of this run's settings.
        rejects: its list of rejected pages.
        progress: told every page's source and, if it was rejected, why.
    """

    def __init__(
        self,
        collection: Collection | None,
        known: Known,
        settings: str,
        rejects: Rejects,
        progress: Progress | None,
    ) -> None:
        self._collection, self._settings, self.rejects = collection, settings, rejects
        self.has_stored = False
        self._progress = progress or (lambda source, rejected: None)
        self._present = Present(known)
        self._pending: dict[str, Document] = {}
        self._sources: set[str] = set()
        self._characters = 0
        self._counts: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._seconds: dict[str, float] = {}
        self._rejected_twins: dict[int, Rejected] = {}

    def take(self, item: Outcome | Rejected | Skipped, tasks: deque[Task]) -> None:
        """Take what became of the next page; `tasks` holds those of the pages that were worked on, in order."""
        if isinstance(item, Outcome):
            for step, spent in item.seconds.items():
                self._spend(step, spent)
            task, result = tasks.popleft(), item.result
            if isinstance(result, Rejected):
                self._rejected_twins[task.twin] = result
                self._reject(result)
            else:
                self._keep(result)
        elif isinstance(item, Rejected):
            self._reject(item)
        elif (first := self._rejected_twins.get(item.twin)) is not None:
            self._reject(Rejected(item.source, first.step, first.code, first.message))
        else:
            self._counts["unchanged"] += 1
            self._accept(item.source)

    def foresee(self, pages: Iterator[RawPage | Rejected | Skipped], tasks: deque[Task]) -> None:
        """Count what a run would do, without doing it."""
        for page in pages:
            if isinstance(page, RawPage):
                tasks.popleft()
                self._count(page.id or page.source, page.source)
                self._accept(page.source)
            else:
                self.take(page, tasks)

    def _spend(self, step: str, seconds: float) -> None:
        self._seconds[step] = self._seconds.get(step, 0.0) + seconds

    def _reject(self, page: Rejected) -> None:
        self._counts["rejected"] += 1
        self._codes[page.code] += 1
        self.rejects.add(page)
        self._progress(page.source, page)

    def _accept(self, source: str) -> None:
        self.rejects.clear(source)
        self._progress(source, None)

    def _count(self, name: str, source: str) -> None:
        replaced = self._present.put(name, source)
        self._counts["replaced" if replaced else "added"] += 1
        self._counts["removed"] += max(0, replaced - 1)

    def _keep(self, doc: Document) -> None:
        if doc.id in self._pending or doc.source in self._sources:
            self.commit()  # one shard holds a document once
        self._pending[doc.id] = doc
        self._sources.add(doc.source)
        self._characters += len(doc.text)
        self._count(doc.id, doc.source)
        if len(self._pending) >= SHARD or self._characters >= SHARD_CHARS:
            self.commit()
        self._accept(doc.source)

    def commit(self) -> None:
        """Put the documents taken so far into the collection, in one commit."""
        if self._pending and self._collection is not None:
            started = time.process_time()
            self._collection.upsert(list(self._pending.values()), settings=self._settings)
            self.has_stored = True
            self._spend("storing", time.process_time() - started)
        self._pending.clear()
        self._sources.clear()
        self._characters = 0

    def summary(self, folder: str, started: float) -> Summary:
        """Return the counts; `started` is the monotonic time at which the run began."""
        counts = self._counts
        stats = self._collection.stats() if self._collection is not None else None
        return Summary(
            collection=folder,
            read=counts["added"] + counts["replaced"] + counts["unchanged"] + counts["rejected"],
            added=counts["added"],
            replaced=counts["replaced"],
            unchanged=counts["unchanged"],
            rejected=counts["rejected"],
            removed=counts["removed"],
            documents=stats.documents if stats else 0,
            paragraphs=stats.paragraphs if stats else 0,
            rejected_by=dict(sorted(self._codes.items())),
            seconds={step: round(spent, 3) for step, spent in self._seconds.items()},
            elapsed=round(time.monotonic() - started, 3),
        )
