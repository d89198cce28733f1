"""Work functions for the tests of batch: importable by workers, quick, and able to misbehave on demand."""

import os
import signal
import time

from korus_nlp import reading
from korus_nlp.document import Rejected, blank
from korus_nlp.errors import Exit, KorusError, PageError

HANG, CRASH, EXIT, BUG, MISSING = "HANG 멈춤", "CRASH 죽음", "EXIT 나감", "BUG 오류", "MISSING 없음"


def quick(raw, settings, seconds):
    """Read the page and stop there; text that begins with an order is obeyed."""
    text = raw.text or (raw.data or b"").decode("utf-8", "replace")
    if text.startswith(HANG):
        while True:  # only killing helps
            time.sleep(0.01)
    if text.startswith(CRASH):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith(EXIT):
        os._exit(7)
    if text.startswith(MISSING):
        raise KorusError("no_model", "the model is missing", hint="make models", exit_code=Exit.MISSING)
    if text.startswith("SLOW"):
        time.sleep(0.05)
    print("a library prints something")  # noqa: T201  it must not break a frame
    try:
        return blank(reading.open_page(raw, settings))
    except PageError as error:
        return Rejected(raw.source, "reading", error.code, error.message)


def deaf(raw, settings, seconds):
    """Block every signal that can be blocked, then hang: what a C library that never returns looks like."""
    if (raw.text or "").startswith(HANG):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        hex(3 ** (3**15))  # minutes in C without a bytecode
    return quick(raw, settings, seconds)
