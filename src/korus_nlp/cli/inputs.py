"""What the user gave to read: paths, "-", or nothing at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence

from korus_nlp.cli.console import Console
from korus_nlp.errors import KorusError


def or_stdin(paths: Sequence[str] | None, console: Console) -> list[str]:
    """Return the paths; with none, stdin when something is piped in, else a usage error.

    Waiting silently on a keyboard is the one thing a command must not do.
    """
    if paths:
        if "-" in paths and sys.stdin.isatty():
            console.say("reading from the keyboard; end with Ctrl-D")
        return list(paths)
    if _is_piped():
        return ["-"]
    raise KorusError(
        "usage",
        "nothing to read",
        where=f"{console.command} [OPTIONS] PATH…|-",
        hint=f"give files or folders, or - for stdin; see: {console.command} --help",
    )


def _is_piped() -> bool:
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):  # no stdin at all
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)
