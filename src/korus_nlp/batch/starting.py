"""How worker processes start: as programs of their own, or forked from a nursery that has loaded the models once.

Workers are never forked from the caller: its threads and C libraries would not survive that, and `multiprocessing`
would run the caller's script again. The nursery is a fresh program that loads the models and does nothing else, so its
forks are safe, start in milliseconds and share the models: measured on Linux, the morphological analyser takes 2.5 s
and 500 MB once instead of once a worker, and a fork holds 2 MB of its own.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import Any, BinaryIO, Protocol

import msgspec

from korus_nlp.batch.page import Order, unpack
from korus_nlp.batch.worker import ANSWER, FORK, REQUEST, WAIT, read_frame, write_frame
from korus_nlp.errors import Exit, KorusError


class Process(Protocol):
    """A running worker: frames go in and come out."""

    frames_in: BinaryIO
    frames_out: BinaryIO

    def kill(self) -> None:
        """End it at once."""

    def wait(self) -> int:
        """Return how it ended: an exit code, or minus the signal."""


class Starter(Protocol):
    """Starts workers for one order."""

    def start(self) -> Process:
        """Return a worker whose models are loaded; raises `KorusError` when they cannot be."""

    def close(self) -> None:
        """No more workers are wanted."""


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


class Program:
    """A worker that is a program of its own.

    Args:
        order: what it is to run.
        control: for a nursery, the number of its end of the control socket.

    Raises:
        KorusError: it cannot load its models, or ends before it is ready.
    """

    def __init__(self, order: Order, control: int | None = None) -> None:
        entry = "main()" if control is None else f"nursery({control})"
        # -P: a json.py in the folder the user stands in must not be imported.
        command = [sys.executable, "-P", "-c", f"from korus_nlp.batch import worker; worker.{entry}"]
        more: dict[str, Any] = {**_own_group(), **({} if control is None else {"pass_fds": (control,)})}
        pipe = subprocess.PIPE
        self._process: subprocess.Popen[bytes]
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment(), **more)
        self.frames_in: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self.frames_out: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._order = order

    def make_ready(self) -> None:
        """Send the order and wait until the models are loaded."""
        with contextlib.suppress(OSError):
            write_frame(self.frames_in, msgspec.msgpack.encode(self._order))
        frame = read_frame(self.frames_out)
        if frame is None:
            raise _stillborn(f"exit code {self._process.wait()}")
        if (failure := unpack(frame).failure) is not None:
            self.kill()
            raise failure.error()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self) -> int:
        """Return how it ended."""
        return self._process.wait()


def _stillborn(how: str) -> KorusError:
    message = f"a worker process ended while it started ({how})"
    return KorusError("worker", message, hint="use one process: -j 1", exit_code=Exit.BUG)


class Programs:
    """Starts every worker as a program of its own."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def start(self) -> Process:
        """Return a worker whose models are loaded."""
        program = Program(self._order)
        program.make_ready()
        return program

    def close(self) -> None:
        """Nothing is held."""


class Fork:
    """A worker forked from the nursery. Its number is not reused before `wait`, so killing it hits nobody else."""

    def __init__(self, nursery: Nursery, number: int, frames_in: BinaryIO, frames_out: BinaryIO) -> None:
        self._nursery, self._number = nursery, number
        self._code: int | None = None
        self.frames_in, self.frames_out = frames_in, frames_out

    def kill(self) -> None:
        """End it at once."""
        if self._code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        """Return how it ended; -9 when the nursery is gone and cannot tell."""
        if self._code is None:
            try:
                self._code = self._nursery.ask(WAIT, self._number)
            except OSError:
                self._code = -signal.SIGKILL
        return self._code


class Nursery:
    """Starts workers by forking a program that has loaded the models; made on first use, and again if it dies."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._lock = threading.RLock()
        self._program: Program | None = None
        self._control: socket.socket | None = None
        self._closed = False

    def start(self) -> Process:
        """Return a worker whose models are loaded."""
        with self._lock:
            for _ in range(2):
                if self._closed:
                    break
                if self._program is None:
                    self._open()
                if (fork := self._fork()) is not None:
                    return fork
                self._drop()
        raise _stillborn("out of memory or processes?")

    def close(self) -> None:
        """End the nursery; its workers end by themselves when their pipes close."""
        self._closed = True
        if self._program is not None:
            self._program.kill()
        with self._lock:
            self._drop()

    def ask(self, request: bytes, value: int, descriptors: tuple[int, ...] = ()) -> int:
        """Send a request with open files; return the answer. Raises `OSError` when the nursery is gone."""
        with self._lock:
            if self._control is None:
                raise BrokenPipeError
            socket.send_fds(self._control, [REQUEST.pack(request, value)], list(descriptors))
            answer = self._control.recv(ANSWER.size)
        if len(answer) < ANSWER.size:
            raise BrokenPipeError
        return int(ANSWER.unpack(answer)[0])

    def _open(self) -> None:
        ours, theirs = socket.socketpair()
        try:
            self._program, self._control = Program(self._order, theirs.fileno()), ours
        finally:
            theirs.close()
        if self._closed:
            self._program.kill()
        self._program.make_ready()

    def _fork(self) -> Fork | None:
        their_in, our_in = os.pipe()
        our_out, their_out = os.pipe()
        try:
            number = self.ask(FORK, 0, (their_in, their_out))
        except OSError:
            number = -1
        finally:
            os.close(their_in)
            os.close(their_out)
        if number > 0:
            return Fork(self, number, os.fdopen(our_in, "wb"), os.fdopen(our_out, "rb"))
        os.close(our_in)
        os.close(our_out)
        return None

    def _drop(self) -> None:
        if self._program is not None:
            self._program.kill()
            self._program.wait()
            self._program = None
        if self._control is not None:
            self._control.close()
            self._control = None


def starter(order: Order) -> Starter:
    """Return what starts workers here: a nursery on Linux.

    Elsewhere forks are missing or unsafe (macOS frameworks), and a foreign spaCy pipeline may bring torch and its
    threads, which no fork survives.
    """
    if sys.platform == "linux" and not order.settings.spacy_model:
        return Nursery(order)
    return Programs(order)
