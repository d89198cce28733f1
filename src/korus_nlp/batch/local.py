"""A worker process seen from the driver: pages go in, outcomes come back, in order; it survives its own death.

A page that takes too long or crashes its process is rejected, and only that page: the process is replaced and the pages
that were waiting in it are sent again.
"""

from __future__ import annotations

import contextlib
from collections import deque
from typing import Protocol

from korus_nlp.batch.limits import TIMEOUT, was_timeout
from korus_nlp.batch.page import Outcome, pack, pack_page
from korus_nlp.batch.starting import Process, Starter
from korus_nlp.batch.worker import read_frame, write_frame
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import KorusError
from korus_nlp.settings import Settings


class Closed(Exception):  # noqa: N818  not an error: how a waiting thread learns that the run is over
    """The worker was closed while an outcome was awaited."""


class Worker(Protocol):
    """Whatever turns pages into outcomes, one after the other."""

    def send(self, raw: RawPage) -> None:
        """Hand over a page."""

    def receive(self) -> bytes:
        """Return the outcome (a frame) of the oldest page handed over; raises `Closed` or `KorusError`."""

    def close(self) -> None:
        """End at once; may be called from another thread."""


class LocalWorker:
    """A worker process on this machine; started with the first page.

    Args:
        settings: for the time limit.
        starter: gives processes.
    """

    def __init__(self, settings: Settings, starter: Starter) -> None:
        self._seconds, self._starter = settings.max_page_seconds, starter
        self._process: Process | None = None
        self._waiting: deque[RawPage] = deque()
        self._closed = False

    def send(self, raw: RawPage) -> None:
        """Hand over a page. The pipe never blocks for long: the worker reads while it works."""
        self._waiting.append(raw)
        if self._process is None:
            self._start()
        else:
            self._put(self._process, raw)

    def receive(self) -> bytes:
        """Return the outcome of the oldest page; a dead worker's is a rejection."""
        if self._process is None:
            raise Closed
        frame = read_frame(self._process.frames_out)
        if frame is None:
            return self._bury(self._process)
        self._waiting.popleft()
        return frame

    def close(self) -> None:
        """End the process at once."""
        self._closed = True
        if self._process is not None:
            self._process.kill()

    def _put(self, process: Process, raw: RawPage) -> None:
        with contextlib.suppress(OSError):  # it has died; `receive` notices
            write_frame(process.frames_in, pack_page(raw))

    def _start(self) -> None:
        try:
            process = self._starter.start()
        except KorusError as error:
            if self._closed:
                raise Closed from error
            raise
        self._process = process
        if self._closed:  # meanwhile, from another thread
            process.kill()
            raise Closed
        for raw in self._waiting:
            self._put(process, raw)

    def _bury(self, process: Process) -> bytes:
        """Replace a dead process; return the rejection of the page it died of."""
        for stream in (process.frames_in, process.frames_out):
            with contextlib.suppress(OSError):
                stream.close()
        code = process.wait()
        self._process = None
        if self._closed:
            raise Closed
        raw = self._waiting.popleft()
        if was_timeout(code):
            rejected = Rejected(raw.source, "batch", "timeout", TIMEOUT.format(self._seconds))
        else:
            ending = f"signal {-code}" if code < 0 else f"exit code {code}"
            rejected = Rejected(raw.source, "batch", "crashed", f"the page ended its worker process ({ending})")
        if self._waiting:
            self._start()
        return pack(Outcome(rejected=rejected))
