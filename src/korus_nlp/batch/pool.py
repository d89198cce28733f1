"""From a stream of pages to a stream of outcomes in the same order, with a bounded number of pages in between.

    input ─ reader thread ─► at most WINDOW pages ─► one thread a worker ─► outcomes in order ─► the caller

A dump of a million pages streams with flat memory: the reader waits while too many pages, or too many bytes, are
between it and the caller. The threads only wait for pipes; the work is done in the workers.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from korus_nlp.batch.limits import TIMEOUT, TimeUp, limited
from korus_nlp.batch.local import Closed, Worker
from korus_nlp.batch.page import Outcome, load, outcome_of, unpack
from korus_nlp.document import RawPage, Rejected
from korus_nlp.settings import MB, Settings

WINDOW: Final = 256  # pages between reader and caller; a slow page may hold back this many finished ones
WINDOW_BYTES: Final = 64 * MB
# With fewer pages than this, starting workers costs more than they save (0.3 s to start, 10 ms a page).
FEW: Final = 32
FEW_SECONDS: Final = 0.2

T = TypeVar("T")  # what passes through untouched: pages that were rejected or skipped while reading


def _size(item: object) -> int:
    return len(item.data or item.text or "") if isinstance(item, RawPage) else 0


class Conveyor(Generic[T]):
    """The bounded belt between reader, workers and caller. Everything is guarded by one condition.

    Args:
        pages: read in a thread of its own; a `RawPage` is worked on, anything else passes through in its place.
    """

    def __init__(self, pages: Iterator[RawPage | T]) -> None:
        self._pages = pages
        self._changed = threading.Condition()
        self._todo: deque[tuple[int, RawPage]] = deque()
        self._done: dict[int, bytes | Outcome | T] = {}
        self._sizes: deque[int] = deque()
        self._bytes = 0
        self._read = self._given = 0
        self._ended = self._stopped = False
        self._error: BaseException | None = None
        threading.Thread(target=self._reader, name="korus-reader", daemon=True).start()

    def _reader(self) -> None:
        try:
            for item in self._pages:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopped or self._has_room())
                    if self._stopped:
                        return
                    self._sizes.append(_size(item))
                    self._bytes += self._sizes[-1]
                    if isinstance(item, RawPage):
                        self._todo.append((self._read, item))
                    else:
                        self._done[self._read] = item
                    self._read += 1
                    self._changed.notify_all()
        except BaseException as error:
            self._end(error)
        else:
            self._end(None)

    def _end(self, error: BaseException | None) -> None:
        with self._changed:
            self._ended, self._error = True, self._error or error
            self._changed.notify_all()

    def _has_room(self) -> bool:
        return self._read - self._given < WINDOW and (self._bytes < WINDOW_BYTES or not self._sizes)

    def look_ahead(self) -> None:
        """Wait until the input has shown that it is long (`FEW` pages) or short, but not for a slow one."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or len(self._todo) >= FEW, FEW_SECONDS)

    def is_over(self) -> bool:
        """True when everything was read and given out."""
        with self._changed:
            return self._ended and self._given == self._read

    def take(self, spare: int | None = None) -> tuple[int, RawPage] | None:
        """Return the next page to work on, None when there will be none.

        With `spare`, do not wait: return None unless more than that many pages are at hand.
        """
        with self._changed:
            if spare is None:
                self._changed.wait_for(lambda: bool(self._todo) or self._ended or self._stopped)
            elif len(self._todo) <= spare:
                return None
            return self._todo.popleft() if self._todo and not self._stopped else None

    def put(self, index: int, outcome: bytes) -> None:
        """Put the outcome of a page in its place."""
        with self._changed:
            self._done[index] = outcome
            self._changed.notify_all()

    def fail(self, error: BaseException) -> None:
        """Let the caller's next wait raise `error`."""
        with self._changed:
            self._error = self._error or error
            self._stopped = True
            self._changed.notify_all()

    def stop(self) -> None:
        """Let all threads end."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def results(self, here: Callable[[RawPage], Outcome] | None = None) -> Iterator[Outcome | T]:
        """Yield outcomes in input order.

        Args:
            here: works on pages in the caller's thread instead of workers; then it ends when `FEW` pages wait.

        Raises:
            KorusError: the input or a worker ended the run.
        """
        while True:
            with self._changed:
                # A timeout lets Ctrl-C through where waiting on a lock cannot be interrupted (Windows).
                while not self._is_next_known(here is not None):
                    self._changed.wait(1.0)
                if self._stopped and self._error is not None:
                    raise self._error
                found: bytes | Outcome | T | RawPage
                if self._given in self._done:
                    found = self._done.pop(self._given)
                elif here is not None and self._todo:
                    if len(self._todo) >= FEW:
                        return
                    found = self._todo.popleft()[1]
                elif self._error is not None:
                    raise self._error
                else:
                    return
            if isinstance(found, bytes):
                yield unpack(found)
            elif isinstance(found, RawPage):
                assert here is not None
                yield here(found)
            else:
                yield found
            with self._changed:
                self._given += 1
                self._bytes -= self._sizes.popleft()
                self._changed.notify_all()

    def _is_next_known(self, here: bool) -> bool:
        if self._given in self._done or self._stopped:
            return True
        if here:
            return bool(self._todo) or self._ended
        return self._ended and self._given == self._read


def _serve(conveyor: Conveyor[T], worker: Worker, jobs: int) -> None:
    """Feed one worker until the input ends; the next page is handed over while it works on the last."""
    waiting: deque[int] = deque()
    try:
        while True:
            found = conveyor.take(spare=jobs if waiting else None) if len(waiting) < 2 else None
            if found is not None:
                waiting.append(found[0])
                worker.send(found[1])
            if not waiting:
                return
            if found is None or len(waiting) == 2:
                outcome = worker.receive()
                conveyor.put(waiting.popleft(), outcome)
    except Closed:
        return
    except BaseException as error:
        conveyor.fail(error)
    finally:
        worker.close()


def in_process(settings: Settings, work: str) -> Callable[[RawPage], Outcome]:
    """Return the work function for this process, under the time limit; models are loaded when they are needed."""
    function, warm = load(work)
    is_warm = settings.max_page_seconds >= 10  # loading takes 1–4 s, which no generous limit confuses with a slow page

    def call(raw: RawPage) -> Outcome:
        nonlocal is_warm
        if not is_warm:
            warm(settings)
            is_warm = True
        try:
            with limited(settings.max_page_seconds):
                return outcome_of(raw, settings, function)
        except TimeUp:
            message = TIMEOUT.format(settings.max_page_seconds)
            return Outcome(rejected=Rejected(raw.source, "batch", "timeout", message))

    return call


def outcomes(
    pages: Iterator[RawPage | T], make_worker: Callable[[], Worker], jobs: int, end: Callable[[], None]
) -> Iterator[Outcome | T]:
    """Work on pages in `jobs` workers.

    Args:
        pages: pages to work on, and anything else, which keeps its place.
        make_worker: called once a worker; a worker should start with its first page.
        jobs: how many.
        end: called when no more workers are wanted.

    Yields:
        Outcomes and passed-through items, in input order. Closing the iterator ends the workers at once.
    """
    yield from _pooled(Conveyor(pages), make_worker, jobs, end)


def outcomes_auto(
    pages: Iterator[RawPage | T],
    here: Callable[[RawPage], Outcome],
    make_worker: Callable[[], Worker],
    jobs: int,
    end: Callable[[], None],
) -> Iterator[Outcome | T]:
    """As `outcomes`, but as long as few pages wait (a short input, a slow pipe) they are worked on in this process."""
    conveyor = Conveyor(pages)
    conveyor.look_ahead()
    yield from conveyor.results(here)
    if not conveyor.is_over():
        yield from _pooled(conveyor, make_worker, jobs, end)


def _pooled(
    conveyor: Conveyor[T], make_worker: Callable[[], Worker], jobs: int, end: Callable[[], None]
) -> Iterator[Outcome | T]:
    workers = [make_worker() for _ in range(jobs)]
    threads = [
        threading.Thread(target=_serve, args=(conveyor, worker, jobs), name=f"korus-worker-{number}", daemon=True)
        for number, worker in enumerate(workers)
    ]
    try:
        for thread in threads:
            thread.start()
        yield from conveyor.results()
    finally:
        conveyor.stop()
        for worker in workers:
            worker.close()
        end()
        for thread in threads:
            thread.join(timeout=5)
