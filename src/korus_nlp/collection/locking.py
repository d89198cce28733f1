"""Writers of one machine take turns.

Lance commits are atomic and detect writers that change the same rows, but two that both add a page which neither finds
there would both succeed. The lock is the kernel's: it goes with the process, however that ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = ".lock"


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Wait until no other process writes to the collection in `folder`; systems without file locks do not wait.

    Raises:
        OSError: the folder cannot be written.
    """
    with (folder / NAME).open("ab") as file:
        try:
            import fcntl
        except ImportError:
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
