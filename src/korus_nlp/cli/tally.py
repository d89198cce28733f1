"""What became of the input: kept and rejected, and the exit code that follows."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from korus_nlp.cli.console import Console
from korus_nlp.cli.output import encode
from korus_nlp.cli.streams import Sink
from korus_nlp.document import Rejected
from korus_nlp.errors import Exit, KorusError


class Tally:
    """Counts pages; says and files the rejected ones. Use it as a context manager.

    Args:
        console: where rejected pages are said.
        file: `--rejected FILE`, or None.
        strict: raise at the first rejected page.
        noun: what is counted ("pages", "lines").
        force: overwrite `file`.
    """

    def __init__(
        self,
        console: Console,
        file: str | None = None,
        *,
        strict: bool = False,
        noun: str = "pages",
        force: bool = False,
    ) -> None:
        self._console, self._strict, self._noun = console, strict, noun
        self._sink = Sink(file, force=force) if file else None
        self.kept = 0
        self.rejected = 0

    def reject(self, page: Rejected) -> None:
        """Count, say and file one rejected page."""
        self.rejected += 1
        if self._sink is not None:
            self._sink.write(encode(page) + b"\n")
        if self._strict:
            raise KorusError(
                page.code, page.message, where=page.source, hint="without --strict the run goes on",
                exit_code=Exit.SOME_REJECTED,
            )  # fmt: skip
        self._console.rejected(page)

    def conclude(self) -> Exit:
        """Return 0, 3 (some rejected) or 4 (nothing usable, said as an error)."""
        if not self.kept:
            rejected = f"all {self.rejected} were rejected" if self.rejected else "nothing to read"
            raise KorusError(
                "no_input", f"no usable {self._noun}: {rejected}",
                hint="check the paths and --input-format", exit_code=Exit.NO_INPUT,
            )  # fmt: skip
        return Exit.SOME_REJECTED if self.rejected else Exit.OK

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._sink is not None:  # what was rejected before an error is worth keeping
            self._sink.__exit__(None, None, None)
