"""Errors that users meet: what went wrong, where, what was seen, and the next thing to type.

The library raises `KorusError`; only the command line turns it into text and an exit code.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    BUG = 1
    USAGE = 2
    SOME_REJECTED = 3
    NO_INPUT = 4
    MISSING = 5
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


class KorusError(Exception):
    """An expected failure.

    Args:
        code: short stable name ("too_large", "bad_json"), the `code` of `rejected.jsonl`.
        message: what is wrong, in one sentence.
        where: file, line, record or byte offset.
        saw: the offending value; cut to 200 characters so that page text never floods a log.
        hint: the next thing to type.
        exit_code: what the process ends with when nothing handles the error.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        where: str = "",
        saw: str = "",
        hint: str = "",
        exit_code: Exit = Exit.USAGE,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.saw = saw if len(saw) <= 200 else saw[:199] + "…"
        self.hint = hint
        self.exit_code = exit_code

    def __str__(self) -> str:
        """Return what, where, saw and hint, one a line, the empty ones left out."""
        parts = [self.message, self.where and f"where: {self.where}", self.saw and f"saw: {self.saw}"]
        parts.append(self.hint and f"hint: {self.hint}")
        return "\n".join(part for part in parts if part)


class PageError(KorusError):
    """A page that cannot become a document; the run goes on and the page is listed in `rejected.jsonl`."""

    def __init__(self, code: str, message: str, *, where: str = "", saw: str = "", hint: str = "") -> None:
        super().__init__(code, message, where=where, saw=saw, hint=hint, exit_code=Exit.SOME_REJECTED)
