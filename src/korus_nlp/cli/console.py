"""Manners on the terminal, in one place: what is said, where, in which colour, and when to keep quiet.

Data is written to stdout by `output`; everything here goes to stderr, except `help`. Colour follows
`--color always|never`, else: a terminal that is not dumb, and no NO_COLOR. No other variable turns it on, so a pipe
never carries an escape byte.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

import msgspec

from korus_nlp.cli.streams import one_line, to_bytes
from korus_nlp.cli.table import width
from korus_nlp.document import Rejected
from korus_nlp.errors import KorusError

STYLES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
    "mark": "1;33",
}
QUIET_LOG_SECONDS = 30.0  # between two progress lines in a log


def wants_color(stream: TextIO, choice: str, environ: Mapping[str, str]) -> bool:
    """Decide whether `stream` gets colour; see the module's docstring."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and environ.get("TERM") != "dumb" and not environ.get("NO_COLOR")


class Console:
    """What a command says to people; built once from the command line and handed to the command.

    Attributes:
        quiet: only errors are said.
        verbose: 0, 1 (-v: one line a page) or 2 (-vv: settings and steps too).
        json_log: diagnostics are JSON objects.
        debug: an error shows its traceback.
        page: the page in work, named in diagnostics.
        resumable: the command goes on where it left off when it is run again.
    """

    def __init__(self, arguments: list[str]) -> None:
        """Guess the manners from raw arguments, for what goes wrong before they are parsed."""
        self.page = ""
        self.resumable = False
        self.command = "korus"
        self.set(
            color=_value(arguments, "--color") or "auto",
            log_format=_value(arguments, "--log-format") or "text",
            debug="--debug" in arguments,
        )

    def set(
        self,
        *,
        color: str = "auto",
        quiet: bool = False,
        verbose: int = 0,
        log_format: str = "text",
        debug: bool = False,
    ) -> None:
        """Take the parsed manners."""
        self.color = color
        self.quiet, self.verbose, self.json_log, self.debug = quiet, verbose, log_format == "json", debug
        self.out_color = wants_color(sys.stdout, color, os.environ)
        self.err_color = wants_color(sys.stderr, color, os.environ)

    @property
    def is_terminal(self) -> bool:
        """True when stdout is a terminal: tables for people instead of JSONL."""
        return sys.stdout.isatty()

    @property
    def width(self) -> int | None:
        """Cells of a row, from COLUMNS or the terminal; None in a pipe, where nothing is wrapped."""
        if os.environ.get("COLUMNS", "").isdigit() and int(os.environ["COLUMNS"]) > 0:
            return int(os.environ["COLUMNS"])
        return shutil.get_terminal_size().columns if self.is_terminal else None

    def style(self, text: str, name: str) -> str:
        """Colour text that goes to stdout."""
        return f"\x1b[{STYLES[name]}m{text}\x1b[0m" if self.out_color and text else text

    def _err_style(self, text: str, name: str) -> str:
        return f"\x1b[{STYLES[name]}m{text}\x1b[0m" if self.err_color and text else text

    def _line(self, text: str) -> None:
        try:
            sys.stderr.buffer.write(to_bytes(text + "\n"))
            sys.stderr.flush()
        except (OSError, ValueError):  # nobody listens
            pass

    def _json(self, level: str, code: str, message: str, **more: str) -> None:
        entry = {"level": level, "code": code, "message": one_line(message), **more}
        self._line(msgspec.json.encode({k: to_bytes(v).decode() for k, v in entry.items()}).decode())

    def say(self, text: str, code: str = "info") -> None:
        """Say something that is not data; silent with --quiet."""
        if self.quiet:
            return
        if self.json_log:
            self._json("info", code, text)
        else:
            self._line(text)

    def detail(self, text: str, level: int = 1) -> None:
        """Say something only with -v (level 1) or -vv (level 2)."""
        if self.verbose >= level:
            self.say(text, "detail")

    def warn(self, text: str, code: str = "warning") -> None:
        """Say what the user should know although the run goes on; silent with --quiet."""
        if self.json_log and not self.quiet:
            self._json("warning", code, text)
        else:
            self.say(f"{self._err_style('warning:', 'yellow')} {one_line(text)}")

    def rejected(self, page: Rejected) -> None:
        """Say that a page was rejected, and why; silent with --quiet (the file and the exit code still tell)."""
        if self.json_log and not self.quiet:
            self._json("warning", page.code, page.message, hint="", page=page.source, step=page.step)
        else:
            label = self._err_style("rejected:", "yellow")
            self.say(f"{label} {one_line(page.source)}: {one_line(page.message)} ({page.code})")

    def error(self, error: KorusError) -> None:
        """Say an error in at most four lines: error, where, saw, hint."""
        if self.json_log:
            step, where, saw = "", error.where, one_line(error.saw)
            self._json(
                "error", error.code, error.message, where=where, saw=saw, hint=error.hint, page=self.page, step=step
            )
            return
        self._line(f"{self._err_style('error:', 'red')} {one_line(error.message)}")
        for name in ("where", "saw", "hint"):
            if value := one_line(getattr(error, name)):
                self._line(f"{self._err_style(name + ':', 'dim')} {value}")

    @contextmanager
    def progress(self, noun: str, total: int | None = None) -> Iterator[Progress]:
        """Show how far a long run is: one changing line on a terminal, one line every 30 s in a log."""
        shown = Progress(self, noun, total)
        try:
            yield shown
        finally:
            shown.clear()


class Progress:
    """A counter that people can watch. `step` is cheap: it looks at the clock, and rarely writes."""

    def __init__(self, console: Console, noun: str, total: int | None) -> None:
        self._console, self._noun, self.total, self.done = console, noun, total, 0
        self._terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not console.json_log
        self._started = self._last = time.monotonic()
        self._shown = 0

    def step(self, label: str = "") -> None:
        """Count one more."""
        self.done += 1
        now = time.monotonic()
        if self._console.quiet or now - self._last < (0.1 if self._terminal else QUIET_LOG_SECONDS):
            return
        self._last = now
        rate = self.done / max(now - self._started, 1e-9)
        total = f"/{self.total}" if self.total else ""
        text = f"{self.done}{total} {self._noun}, {rate:.1f}/s"
        if not self._terminal:
            self._console.say(text, "progress")
            return
        text = one_line(f"{text}  {label}")
        room = shutil.get_terminal_size().columns - 1
        while width(text) > room:
            text = text[:-1]
        sys.stderr.write("\r" + text + " " * max(0, self._shown - width(text)))
        sys.stderr.flush()
        self._shown = width(text)

    def clear(self) -> None:
        """Take the changing line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0


def _value(arguments: list[str], option: str) -> str | None:
    for index, argument in enumerate(arguments):
        if argument.startswith(option + "="):
            return argument.partition("=")[2]
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
    return None
