"""Ray as the executor: it places the same workers on the machines of a cluster.

A Ray actor holds one `LocalWorker`, so a page that hangs or crashes is handled exactly as on one machine, and the
outcome is the same bytes. When a whole node is lost, its pages are sent to a new actor. Ray gives its own processes
niceness 15, which starves them on a busy machine, and reports usage over the network; both are switched off.
"""

from __future__ import annotations

import os
from collections import deque
from typing import Any, Final

from korus_nlp.batch.local import Closed, LocalWorker, Worker
from korus_nlp.batch.page import Failure, Order, Outcome, pack, pack_page, unpack_page
from korus_nlp.batch.starting import Programs
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import Settings

_ENVIRONMENT: Final = {
    "RAY_worker_niceness": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_AUTO_CONNECT": "0",  # a thread that is late must not start Ray again
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
}
_LIVES: Final = 3  # nodes a page may lose before it is held to be the cause


class _Place:
    """What runs inside the actor."""

    def __init__(self, settings: Settings, work: str) -> None:
        self._worker = LocalWorker(settings, Programs(Order(work, settings)))

    def call(self, frame: bytes) -> bytes:
        """Return the outcome of a page, both as frames; what ends a run travels as a failure."""
        try:
            self._worker.send(unpack_page(frame))
            return self._worker.receive()
        except KorusError as error:
            return pack(Outcome(failure=Failure.of(error)))


class RayWorker:
    """A worker somewhere in the cluster.

    Args:
        actor: the remote class.
        settings: for every page.
        work: the function to run, as "module:function".
    """

    def __init__(self, actor: Any, settings: Settings, work: str) -> None:
        self._class, self._arguments = actor, (settings, work)
        self._actor: Any = None
        self._waiting: deque[tuple[RawPage, Any]] = deque()
        self._lost = 0
        self._closed = False

    def send(self, raw: RawPage) -> None:
        """Hand over a page."""
        if self._closed:
            raise Closed
        if self._actor is None:
            self._actor = self._class.remote(*self._arguments)
        self._waiting.append((raw, self._actor.call.remote(pack_page(raw))))

    def receive(self) -> bytes:
        """Return the outcome of the oldest page."""
        import ray

        while True:
            raw, reference = self._waiting[0]
            try:
                frame: bytes = ray.get(reference)
            except ray.exceptions.RayActorError as error:
                if self._closed:
                    raise Closed from error
                self._lost += 1
                if self._lost < _LIVES:
                    self._move()
                    continue
                frame = pack(Outcome(rejected=Rejected(raw.source, "batch", "crashed", "the page ended its node")))
                self._waiting.popleft()
                self._move()
            except ray.exceptions.RayError as error:
                raise KorusError("ray", "Ray could not run a page", saw=str(error), exit_code=Exit.BUG) from error
            else:
                self._waiting.popleft()
            self._lost = 0
            return frame

    def _move(self) -> None:
        pages = [raw for raw, _ in self._waiting]
        self._waiting.clear()
        self._actor = None
        for raw in pages:
            self.send(raw)

    def close(self) -> None:
        """End the actor, and with it its worker process."""
        import ray

        self._closed = True
        if self._actor is not None and ray.is_initialized():
            ray.kill(self._actor)


class Cluster:
    """A connection to Ray: a cluster named by RAY_ADDRESS, or one started on this machine and ended by `close`."""

    def __init__(self) -> None:
        os.environ.update({name: os.environ.get(name, value) for name, value in _ENVIRONMENT.items()})
        try:
            import ray
        except ModuleNotFoundError as error:
            hint = "pip install 'korus-nlp[ray]'  (needs the network once), or leave out --engine ray"
            message = "the engine 'ray' needs the package ray"
            raise KorusError("no_package", message, hint=hint, exit_code=Exit.MISSING) from error
        self._ray = ray
        self._own = not ray.is_initialized()
        if self._own:
            address = os.environ.get("RAY_ADDRESS")
            local = {} if address else {"include_dashboard": False}
            ray.init(address=address, logging_level="error", log_to_driver=False, **local)
        self._class = ray.remote(num_cpus=1)(_Place)

    @property
    def cores(self) -> int:
        """Return how many cores the cluster has."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def worker(self, settings: Settings, work: str) -> Worker:
        """Return a worker that takes one core."""
        return RayWorker(self._class, settings, work)

    def close(self) -> None:
        """Disconnect; ends Ray when `Cluster` started it."""
        if self._own:
            self._ray.shutdown()
