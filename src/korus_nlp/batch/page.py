"""The one function that every executor runs, and the frames in which pages and outcomes travel.

`work(raw) -> Document | Rejected` is pure and never raises for a bad page: what a page does wrong is a `Rejected` with
the step it happened in. Only what is wrong with the installation (a missing model or package) is raised, for then no
page can succeed. Frames are MessagePack of the types below; nothing is pickled.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from korus_nlp.document import Document, RawPage, Rejected
from korus_nlp.errors import Exit, KorusError, PageError
from korus_nlp.settings import Settings

Work = Callable[[RawPage, Settings, dict[str, float]], Document | Rejected]
WORK: Final = "korus_nlp.batch.page:work"  # workers import what they run by this name
# Makes every step load what it will need: Korean and English text with names and dates.
_WARM_UP: Final = (
    "서울시장, 내년 3월 부산 방문\n입력 2023.08.03 10:31\n홍길동 기자\n"
    "김영희 서울시장은 3일 내년 3월 부산을 방문한다고 밝혔다.\n"
    "Mayor Kim Young-hee of Seoul said on Thursday that she will visit Busan next March.\n"
)


class Failure(Struct, frozen=True):
    """A `KorusError` on its way from a worker to the driver."""

    code: str
    message: str
    where: str
    saw: str
    hint: str
    exit_code: int

    @classmethod
    def of(cls, error: KorusError) -> Failure:
        """Return the error as it travels."""
        return cls(error.code, error.message, error.where, error.saw, error.hint, int(error.exit_code))

    def error(self) -> KorusError:
        """Return the error that was raised in the worker."""
        return KorusError(
            self.code, self.message, where=self.where, saw=self.saw, hint=self.hint, exit_code=Exit(self.exit_code)
        )


class Outcome(Struct, frozen=True):
    """What became of one page: a document, or why there is none, and CPU seconds by step."""

    document: Document | None = None
    rejected: Rejected | None = None
    seconds: dict[str, float] = {}
    failure: Failure | None = None

    @property
    def result(self) -> Document | Rejected:
        """Return the document or the rejection; raises the `KorusError` that ended the worker."""
        if self.failure is not None:
            raise self.failure.error()
        found = self.document or self.rejected
        if found is None:
            raise ValueError("an outcome is a document, a rejection or a failure")
        return found


class Order(Struct, frozen=True):
    """The first frame to a worker: what to run (module:function) and with which settings."""

    work: str
    settings: Settings


class _Travelling(Struct, array_like=True):
    """A `RawPage` whose strings are bytes: dumps hold lone surrogates, which no UTF-8 encoder takes."""

    data: bytes | None
    strings: list[bytes | None]


_STRINGS: Final = ("source", "text", "id", "url", "fetched", "media_type", "charset")
_encoder = msgspec.msgpack.Encoder()
_outcomes = msgspec.msgpack.Decoder(Outcome)
_pages = msgspec.msgpack.Decoder(_Travelling)


def pack_page(raw: RawPage) -> bytes:
    """Return a page as a frame."""
    values = (getattr(raw, name) for name in _STRINGS)
    strings = [None if value is None else value.encode("utf-8", "surrogatepass") for value in values]
    return _encoder.encode(_Travelling(raw.data, strings))


def unpack_page(frame: bytes) -> RawPage:
    """Return the page of a frame."""
    found = _pages.decode(frame)
    values = (None if value is None else value.decode("utf-8", "surrogatepass") for value in found.strings)
    return RawPage(data=found.data, **dict(zip(_STRINGS, values, strict=True)))  # type: ignore[arg-type]


def pack(outcome: Outcome) -> bytes:
    """Return an outcome as a frame."""
    return _encoder.encode(outcome)


def unpack(frame: bytes) -> Outcome:
    """Return the outcome of a frame."""
    return _outcomes.decode(frame)


def load(name: str) -> tuple[Work, Callable[[Settings], None]]:
    """Import a work function ("module:function") and the `warm` function beside it, if there is one."""
    module, _, function = name.partition(":")
    home = import_module(module)
    return getattr(home, function), getattr(home, "warm", lambda settings: None)


def outcome_of(raw: RawPage, settings: Settings, function: Work) -> Outcome:
    """Run the work function on one page; what it raises becomes a failure, which stops the run."""
    seconds: dict[str, float] = {}
    try:
        result = function(raw, settings, seconds)
    except KorusError as error:
        return Outcome(failure=Failure.of(error))
    if isinstance(result, Rejected):
        return Outcome(rejected=result, seconds=seconds)
    return Outcome(document=result, seconds=seconds)


def work(raw: RawPage, settings: Settings, seconds: dict[str, float]) -> Document | Rejected:
    """Turn one raw page into a document.

    Args:
        raw: from `reading.raw_pages`.
        settings: limits and models.
        seconds: gets the CPU seconds of every step under its name.

    Returns:
        The document, or why there is none.

    Raises:
        KorusError: a model or package is missing; no page can succeed.
    """
    from korus_nlp import pipeline, reading

    raw = speakable(raw)
    try:
        started = time.process_time()
        page = reading.open_page(raw, settings)
        seconds["reading"] = time.process_time() - started
        doc = pipeline.process(page, settings, seconds=seconds)
        _encoder.encode(doc)  # a document that cannot be written must be noticed here, on any executor
    except PageError as error:
        detail = f" ({error.saw})" if error.saw else ""
        return Rejected(raw.source, _step(seconds), error.code, error.message + detail)
    except KorusError:
        raise
    except ModuleNotFoundError as error:
        message = f"the package {error.name!r} is missing"
        raise KorusError("no_package", message, hint="korus doctor", exit_code=Exit.MISSING) from error
    except UnicodeEncodeError:
        return Rejected(raw.source, "writing", "bad_text", "a value of the page is not Unicode text (lone surrogate)")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{place.filename.replace(chr(92), '/').rpartition('/')[2]}:{place.lineno}"
        message = f"unexpected {type(error).__name__} at {where}: {str(error)[:200]}"
        return Rejected(raw.source, _step(seconds), "bug", message.encode("utf-8", "replace").decode())
    return doc


def warm(settings: Settings) -> None:
    """Load every model, so that the first page is not charged for it.

    Raises:
        KorusError: a model or package is missing.
    """
    work(RawPage("warm-up", text=_WARM_UP, media_type="text/plain"), settings, {})


def _step(seconds: dict[str, float]) -> str:
    """Return the step a page failed in: the first that has not been timed."""
    from korus_nlp.pipeline import STEPS

    return next((name for name in ("reading", *(step.name for step in STEPS)) if name not in seconds), "writing")


def speakable(raw: RawPage) -> RawPage:
    """Return the page with lone surrogates in its names replaced; the text itself is repaired by reading."""
    changed = {}
    for name in ("source", "id", "url", "fetched", "charset"):
        value = getattr(raw, name)
        if value is not None and not value.isascii():
            clean = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if clean != value:
                changed[name] = clean
    return replace(raw, **changed) if changed else raw
