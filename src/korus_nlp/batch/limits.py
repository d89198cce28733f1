"""How long a page may take: killed from outside Python in a worker, interrupted in this process.

In a worker the kernel's alarm ends the process, whatever code is running (a regular expression or a C library that
never returns to the interpreter). In this process the same alarm raises at the next bytecode: softer, but nothing that
the user has open is lost.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

TIMEOUT = "the page took longer than {:g} seconds"


class TimeUp(BaseException):
    """The page in work has used up its time."""


def arm(seconds: float) -> None:
    """Let this process be killed in `seconds`; 0 disarms.

    Where there is no alarm (Windows) a thread of the interpreter's C code ends the process with exit code 1.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return
    import faulthandler
    import os

    faulthandler.cancel_dump_traceback_later()
    if seconds:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)


def was_timeout(returncode: int) -> bool:
    """Tell from a worker's exit code whether `arm` has ended it."""
    return returncode == (1 if sys.platform == "win32" else -signal.SIGALRM)


def _raise(number: int, frame: FrameType | None) -> None:
    raise TimeUp


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` in the body after `seconds`; without effect off the main thread and on Windows."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous if previous is not None else signal.SIG_DFL)
