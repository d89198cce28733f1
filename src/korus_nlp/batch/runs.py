"""The two ways to work on many pages: `clean` streams documents, `run` keeps them in a collection."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, cast

from msgspec.structs import replace

from korus_nlp.batch.keeping import Keeper, Progress, Summary, entries
from korus_nlp.batch.local import LocalWorker
from korus_nlp.batch.page import WORK, Order, Outcome, speakable
from korus_nlp.batch.pool import in_process, outcomes, outcomes_auto
from korus_nlp.batch.rejects import Rejects
from korus_nlp.batch.resume import Known, Skipped, Task, lasting_source, settings_fingerprint
from korus_nlp.batch.starting import starter
from korus_nlp.document import Document, RawPage, Rejected
from korus_nlp.errors import KorusError
from korus_nlp.settings import Settings

ENGINES: Final = ("local", "ray")

T = TypeVar("T")


def available_cores() -> int:
    """Return how many cores this process may use (not how many the machine has)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def execute(
    pages: Iterator[RawPage | T], settings: Settings, *, jobs: int, engine: str = "local", work: str = WORK
) -> Generator[Outcome | T]:
    """Work on pages, in input order.

    Args:
        pages: pages to work on, and anything else, which keeps its place.
        settings: for every page.
        jobs: workers; 1 works in this process, 0 takes every core unless the input is short.
        engine: "local" or "ray".
        work: the function to run ("module:function"), with the signature of `page.work`.

    Yields:
        An `Outcome` a page, and what passes through. Closing the iterator ends the workers.

    Raises:
        KorusError: unknown engine, Ray missing, or what reading or a worker raised.
    """
    if engine == "ray":
        from korus_nlp.batch.on_ray import Cluster

        with contextlib.closing(Cluster()) as cluster:
            yield from outcomes(pages, lambda: cluster.worker(settings, work), jobs or cluster.cores, lambda: None)
        return
    if engine not in ENGINES:
        raise KorusError("bad_engine", "no such engine", saw=engine, hint="choose from: " + ", ".join(ENGINES))
    count = jobs or available_cores()
    here = in_process(settings, work)
    if count == 1:
        for item in pages:
            yield here(item) if isinstance(item, RawPage) else item
        return

    crew = starter(Order(work, settings))

    def make() -> LocalWorker:
        return LocalWorker(settings, crew)

    if jobs:
        yield from outcomes(pages, make, count, crew.close)
    else:
        yield from outcomes_auto(pages, here, make, count, crew.close)


def _stdin(inputs: Sequence[str]) -> BinaryIO | None:
    """Return standard input as a file of its own: a thread that waits on `sys.stdin` would hold its lock at exit."""
    if "-" not in inputs:
        return None
    try:
        return cast("BinaryIO", io.FileIO(sys.stdin.fileno(), closefd=False))
    except (OSError, ValueError, AttributeError):
        return None


def clean(
    inputs: Sequence[str],
    settings: Settings,
    *,
    jobs: int = 0,
    input_format: str | None = None,
    work: str = WORK,
) -> Generator[Document | Rejected]:
    """Read, clean and annotate pages; store nothing.

    Args:
        inputs: files, folders, globs, or "-" for standard input.
        settings: limits and models.
        jobs: worker processes; 1 works in this process, 0 takes every core (a short input still stays here).
        input_format: "text", "html", "jsonl" or "warc"; None looks at names and first bytes.
        work: what to run on a page, as "module:function".

    Yields:
        A document or a rejection for every page, in input order, as soon as it is known.

    Raises:
        KorusError: an input does not exist, or a model is missing.
    """
    from korus_nlp import reading

    pages = reading.raw_pages(inputs, settings, input_format=input_format, stdin=_stdin(inputs))
    with contextlib.closing(execute(pages, settings, jobs=jobs, work=work)) as found:
        for item in found:
            yield item.result if isinstance(item, Outcome) else item


def run(
    inputs: Sequence[str],
    settings: Settings,
    *,
    collection_dir: str | Path | None = None,
    jobs: int = 0,
    engine: str = "local",
    input_format: str | None = None,
    progress: Progress | None = None,
    dry_run: bool = False,
    work: str = WORK,
) -> Summary:
    """Read, clean, annotate and index pages into a collection; go on where an earlier run stopped.

    Whatever ends the run early (Ctrl-C too), finished documents are in the collection and the same call goes on.

    Args:
        inputs: files, folders, globs, or "-" for standard input.
        settings: limits and models.
        collection_dir: folder of the collection, made when missing; default `settings.collection`.
        jobs: workers; 1 works in this process, 0 takes every core.
        engine: "local" or "ray".
        input_format: "text", "html", "jsonl" or "warc"; None looks at names and first bytes.
        progress: called after every page with its source and, if it was rejected, why.
        dry_run: work on nothing and change nothing; count what would be done (what only the work would reject is
            counted as added or replaced).
        work: what to run on a page, as "module:function".

    Returns:
        Counts that add up.

    Raises:
        KorusError: an input does not exist, a model is missing, or the folder is not a collection.
    """
    from korus_nlp import collection as store
    from korus_nlp import reading

    started = time.monotonic()
    folder = Path(collection_dir if collection_dir is not None else settings.collection)
    raws = reading.raw_pages(inputs, settings, input_format=input_format, stdin=_stdin(inputs))
    first = next(raws, None)  # an input that does not exist is an error before a collection is made
    create = first is not None and not dry_run
    there = create or (folder / "collection.json").is_file()
    collection = store.open_collection(folder, create=create, model=settings.model) if there else None
    fingerprint = settings_fingerprint(settings, input_format)
    known = Known(entries(collection), fingerprint)
    keeper = Keeper(collection, known, fingerprint, Rejects(folder), progress)
    tasks: deque[Task] = deque()
    is_piped = "-" in inputs
    if is_piped:
        keeper.rejects.forget("-")
    pages = _pages(first, raws, known, tasks, lasting=is_piped)
    if dry_run:
        keeper.foresee(pages, tasks)
        return keeper.summary(str(folder), started)
    try:
        found: Generator[Outcome | Rejected | Skipped]
        found = execute(pages, settings, jobs=jobs, engine=engine, work=work)
        with contextlib.closing(found):
            for item in found:
                keeper.take(item, tasks)
    finally:  # whatever ended the run: what is finished stays
        keeper.commit()
        if collection is not None:
            keeper.rejects.write()
    if collection is not None and (keeper.has_stored or not collection.is_current()):  # a killed run left it so
        collection.optimise(thorough=False)
    return keeper.summary(str(folder), started)


def _pages(
    first: RawPage | Rejected | None,
    rest: Iterator[RawPage | Rejected],
    known: Known,
    tasks: deque[Task],
    *,
    lasting: bool,
) -> Iterator[RawPage | Rejected | Skipped]:
    """Pass on the pages that need work, noting their task; put the others' fate in their place."""
    if first is None:
        return
    for raw in itertools.chain((first,), rest):
        if isinstance(raw, Rejected):
            yield raw
            continue
        page = speakable(raw)
        if lasting:
            page = replace(page, source=lasting_source(page))
        task = known.task(page)
        if isinstance(task, Task):
            tasks.append(task)
            yield page
        else:
            yield task
