"""Every way to end: which exception gives which exit code, and what is said about it.

Nothing below prints or exits; what it raises arrives here. A traceback is shown only with `--debug`.
"""

from __future__ import annotations

import difflib
import re
import signal
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import typer

from korus_nlp.cli.console import Console
from korus_nlp.cli.streams import silence
from korus_nlp.errors import Exit, KorusError

EXIT_CODES = {
    Exit.OK: "done",
    Exit.BUG: "a bug in korus (please report it with --debug)",
    Exit.USAGE: "wrong usage, or an output that cannot be written",
    Exit.SOME_REJECTED: "done, but some pages were rejected",
    Exit.NO_INPUT: "no usable input",
    Exit.MISSING: "a model, an extra or a collection is missing or does not fit",
    Exit.INTERRUPTED: "interrupted with Ctrl-C",
    Exit.BROKEN_PIPE: "the reader of the output has closed it",
    Exit.TERMINATED: "terminated (SIGTERM)",
}


class Terminated(KeyboardInterrupt):  # beside KeyboardInterrupt: whatever handles one handles both
    """SIGTERM arrived: as Ctrl-C, with its own exit code."""


def _on_signal(number: int, frame: Any) -> NoReturn:
    """Stop in order on the first signal; the second one kills at once."""
    signal.signal(number, signal.SIG_DFL)
    raise Terminated if number == signal.SIGTERM else KeyboardInterrupt


def install_signals() -> None:
    """Let Ctrl-C and SIGTERM end a command in order."""
    signal.signal(signal.SIGINT, _on_signal)
    signal.signal(signal.SIGTERM, _on_signal)


def nearest(value: str, choices: Sequence[str]) -> str:
    """Return "did you mean 'x'?" for a near miss, else the list of choices."""
    near = difflib.get_close_matches(value.lower(), [c.lower() for c in choices], n=1, cutoff=0.5)
    if near:
        return f"did you mean {next(c for c in choices if c.lower() == near[0])!r}?"
    return "choose from: " + ", ".join(choices)


def choose(value: str, choices: Sequence[str], option: str) -> str:
    """Return `value` when it is one of `choices` (in any case); raise with the nearest one otherwise."""
    for choice in choices:
        if choice.lower() == value.lower():
            return choice
    raise KorusError("bad_value", f"{option} does not know this value", saw=value, hint=nearest(value, choices))


def from_usage(error: Any) -> KorusError:
    """Turn the parser's complaint into ours: message, the command as `where`, and what to type next."""
    message = str(error.format_message()).replace("Value error, ", "")
    command = error.ctx.command_path if getattr(error, "ctx", None) is not None else "korus"
    hint = f"see: {command} --help"
    if (found := re.match(r"(?s)(.*?)'([^']*)' is not one of (.*?)\.?$", message)) is not None:
        return KorusError(
            "bad_value",
            found[1].rstrip(": ") or "unknown value",
            where=command,
            saw=found[2],
            hint=nearest(found[2], re.findall(r"'([^']*)'", found[3])),
        )
    if (found := re.match(r"(?s)(.*?)\s*\(?(Did you mean|Possible options:)\s*(.*?)\)?$", message)) is not None:
        message = found[1]
        hint = f"did you mean {found[3].rstrip('?')}?"
    return KorusError("usage", message.rstrip("."), where=command, hint=hint)


def conclude(error: BaseException, console: Console) -> int:
    """Say what went wrong and return the exit code."""
    if console.debug and not isinstance(error, (BrokenPipeError, typer.Exit)):
        traceback.print_exception(error)
    if isinstance(error, BrokenPipeError):
        silence()
        return Exit.BROKEN_PIPE
    if isinstance(error, KeyboardInterrupt):
        console.say("stopped; the same command goes on where it left off" if console.resumable else "stopped")
        return Exit.TERMINATED if isinstance(error, Terminated) else Exit.INTERRUPTED
    known = _known(error)
    if known is None:
        known = KorusError(
            "bug",
            f"unexpected {type(error).__name__}: {str(error)[:200]}",
            where=_place(error),
            hint="run again with --debug and report it",
            exit_code=Exit.BUG,
        )
    console.error(known)
    return known.exit_code


def _known(error: BaseException) -> KorusError | None:
    if isinstance(error, KorusError):
        return error
    if hasattr(error, "format_message"):
        return from_usage(error)
    if isinstance(error, MemoryError):
        return KorusError("memory", "not enough memory", hint="use fewer workers: -j 1", exit_code=Exit.BUG)
    if isinstance(error, OSError):
        where = str(error.filename) if error.filename else "stdout"
        return KorusError("io", "cannot read or write", where=where, saw=error.strerror or str(error))
    if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith("korus_nlp"):
        name = error.name.partition(".")[0]
        extra = f"korus-nlp[{name}]" if name == "ray" else name
        hint = f"pip install '{extra}'  (needs the network once)"
        return KorusError("no_package", f"the package {name!r} is missing", hint=hint, exit_code=Exit.MISSING)
    return None


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
