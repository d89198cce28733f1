"""A worker process seen from the driver: pages go in, outcomes come back, in order; it survives its own death.

A page that takes too long or crashes its process is rejected, and only that page: the process is replaced and the pages
that were waiting in it are sent again. Workers are started as programs of their own rather than forked (threads and C
libraries do not survive a fork) or by `multiprocessing` (which runs the caller's script again).
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from typing import Any, BinaryIO, Protocol

import msgspec

from korus_nlp.batch.limits import TIMEOUT, was_timeout
from korus_nlp.batch.page import Order, Outcome, pack, pack_page, unpack
from korus_nlp.batch.worker import read_frame, write_frame
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import Exit, KorusError
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


def _environment() -> dict[str, str]:
    """One thread a worker (they share the cores), and this process's module path."""
    more = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    path = os.pathsep.join(dict.fromkeys(entry for entry in sys.path if entry))
    return {**os.environ, **more, "TOKENIZERS_PARALLELISM": "false", "PYTHONPATH": path}


def _own_group() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C away from workers, also while they start; the driver ends them."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


class LocalWorker:
    """A worker process on this machine; started with the first page.

    Args:
        settings: for every page.
        work: the function to run, as "module:function".
    """

    def __init__(self, settings: Settings, work: str) -> None:
        self._order = Order(work, settings)
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: deque[RawPage] = deque()
        self._closed = False

    def send(self, raw: RawPage) -> None:
        """Hand over a page. The pipe never blocks for long: the worker reads while it works."""
        self._waiting.append(raw)
        if self._process is None:
            self._start()
        else:
            self._put(raw)

    def receive(self) -> bytes:
        """Return the outcome of the oldest page; a dead worker's is a rejection."""
        frame = read_frame(self._pipe("stdout"))
        if frame is None:
            frame = self._bury()
        else:
            self._waiting.popleft()
        return frame

    def close(self) -> None:
        """End the process at once."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _pipe(self, name: str) -> BinaryIO:
        return getattr(self._process, name)  # type: ignore[no-any-return]

    def _put(self, raw: RawPage) -> None:
        with contextlib.suppress(OSError):  # it has died; `receive` notices
            write_frame(self._pipe("stdin"), pack_page(raw))

    def _start(self) -> None:
        if self._closed:
            raise Closed
        # -P: a json.py in the folder the user stands in must not be imported.
        command = [sys.executable, "-P", "-c", "from korus_nlp.batch.worker import main; main()"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment(), **_own_group())
        if self._closed:  # meanwhile, from another thread
            self.close()
            raise Closed
        with contextlib.suppress(OSError):
            write_frame(self._pipe("stdin"), msgspec.msgpack.encode(self._order))
        frame = read_frame(self._pipe("stdout"))
        if frame is None:
            code = self._process.wait()
            if self._closed:
                raise Closed
            message = f"a worker process ended while it started (exit code {code})"
            raise KorusError("worker", message, hint="use one process: -j 1", exit_code=Exit.BUG)
        if (failure := unpack(frame).failure) is not None:
            self.close()
            raise failure.error()
        for raw in self._waiting:
            self._put(raw)

    def _bury(self) -> bytes:
        """Replace a dead process; return the rejection of the page it died of."""
        process = self._process
        assert process is not None
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        code = process.wait()
        if self._closed:
            raise Closed
        raw = self._waiting.popleft()
        if was_timeout(code):
            rejected = Rejected(raw.source, "batch", "timeout", TIMEOUT.format(self._order.settings.max_page_seconds))
        else:
            ending = f"signal {-code}" if code < 0 else f"exit code {code}"
            rejected = Rejected(raw.source, "batch", "crashed", f"the page ended its worker process ({ending})")
        self._process = None
        if self._waiting:
            self._start()
        return pack(Outcome(rejected=rejected))
