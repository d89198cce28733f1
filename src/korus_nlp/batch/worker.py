"""The worker process: frames on standard input, frames on standard output.

It works on one page at a time; a thread takes further frames off the pipe, so that the next page is at hand when one is
done and the end of the driver (however it died) is noticed at once: the pipe closes, and the worker ends.
"""

from __future__ import annotations

import gc
import os
import queue
import signal
import socket
import struct
import sys
import threading
import traceback
from typing import BinaryIO, Final, NoReturn

import msgspec

from korus_nlp.batch.limits import arm
from korus_nlp.batch.page import Failure, Order, Outcome, Work, load, outcome_of, pack, unpack_page
from korus_nlp.errors import Exit, KorusError

FORK: Final = b"F"
WAIT: Final = b"W"
REQUEST: Final = struct.Struct("<ci")
ANSWER: Final = struct.Struct("<i")


def write_frame(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame: its length in eight bytes, then its bytes."""
    stream.write(len(frame).to_bytes(8, "little"))
    stream.write(frame)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame, None at the end of the stream (also in the middle of a frame)."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "little")
    frame = stream.read(size)
    return frame if len(frame) == size else None


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take over standard input and output; what a library prints goes to stderr and cannot break a frame."""
    frames_in, frames_out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return frames_in, frames_out


def _take(stream: BinaryIO, frames: queue.SimpleQueue[bytes]) -> None:
    while (frame := read_frame(stream)) is not None:
        frames.put(frame)
    os._exit(0)  # the driver is gone, or done with us


def _ready(order: Order) -> Outcome:
    """Load the models; a failure is what the driver raises."""
    _, warm = load(order.work)
    try:
        warm(order.settings)
    except KorusError as error:
        return Outcome(failure=Failure.of(error))
    return Outcome()


def _prepare() -> tuple[BinaryIO, BinaryIO, Order, Work]:
    """Take the order, load the models, answer "ready"."""
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides when to stop
    frames_in, frames_out = _private_streams()
    frame = read_frame(frames_in)
    if frame is None:
        os._exit(0)
    order = msgspec.msgpack.decode(frame, type=Order)
    function, _ = load(order.work)
    write_frame(frames_out, pack(_ready(order)))
    return frames_in, frames_out, order, function


def main() -> None:
    """Be a worker: answer every page with its outcome, until the input ends."""
    _serve(*_prepare())


def nursery(control: int) -> None:
    """Be a nursery: fork workers that share what is loaded, and say how they ended.

    Args:
        control: number of the socket on which requests come: `FORK` with the two pipes of the new worker is answered
            with its process number (-1: the system refused), `WAIT` for a worker that has ended with its exit code.
    """
    *streams, order, function = _prepare()
    for stream in streams:
        stream.close()
    gc.collect()
    gc.freeze()  # the collector would touch, and so copy, what is shared
    channel = socket.socket(fileno=control)
    while True:
        message, descriptors, _, _ = socket.recv_fds(channel, REQUEST.size, 2)
        if len(message) < REQUEST.size:
            os._exit(0)  # the driver is gone
        request, number = REQUEST.unpack(message)
        if request == FORK:
            answer = _fork(channel, descriptors, order, function)
        else:
            answer = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        channel.sendall(ANSWER.pack(answer))


def _fork(channel: socket.socket, descriptors: list[int], order: Order, function: Work) -> int:
    try:
        number = os.fork()
    except OSError:
        number = -1
    if number == 0:
        try:
            channel.close()
            _serve(os.fdopen(descriptors[0], "rb"), os.fdopen(descriptors[1], "wb"), order, function)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(Exit.BUG)
    for descriptor in descriptors:
        os.close(descriptor)
    return number


def _serve(frames_in: BinaryIO, frames_out: BinaryIO, order: Order, function: Work) -> NoReturn:
    frames: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(frames_in, frames), daemon=True).start()
    while True:
        raw = unpack_page(frames.get())
        arm(order.settings.max_page_seconds)
        outcome = outcome_of(raw, order.settings, function)
        arm(0)
        write_frame(frames_out, pack(outcome))
