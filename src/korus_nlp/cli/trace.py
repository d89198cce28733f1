"""`korus clean --trace`: what every step of the pipeline saw and changed, one JSON line a page and step.

The best view of why a line is gone: its kind and reason as cleaning gave them, then what each later step added.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from korus_nlp.cli.console import Console
from korus_nlp.cli.output import encode
from korus_nlp.cli.streams import Sink
from korus_nlp.cli.tally import Tally
from korus_nlp.document import Document, Page, Rejected, blank
from korus_nlp.errors import Exit, PageError
from korus_nlp.settings import Settings


def trace(page: Page, settings: Settings) -> Iterator[dict[str, Any]]:
    """Run the steps one by one; yield {"source","step","before","after"} with the fields that the step changed."""
    from korus_nlp.pipeline import STEPS

    doc = blank(page)
    for step in STEPS:
        new = step.run(page, doc, settings)
        changed = [name for name in Document.__struct_fields__ if getattr(new, name) != getattr(doc, name)]
        yield {
            "source": page.source,
            "step": step.name,
            "before": {name: getattr(doc, name) for name in changed},
            "after": {name: _shown(new, name) for name in changed},
        }
        doc = new


def _shown(doc: Document, name: str) -> Any:
    """Blocks and paragraphs are shown with their text: offsets alone tell a reader nothing."""
    value = getattr(doc, name)
    if name not in ("blocks", "paragraphs"):
        return value
    return [{**msgspec.to_builtins(item), "text": doc.text[item.start : item.end]} for item in value]


def trace_pages(
    console: Console, paths: list[str], settings: Settings, *, input_format: str | None, sink: Sink, tally: Tally
) -> Exit:
    """Trace every page of `paths` in this process; returns the exit code."""
    from korus_nlp import reading

    with sink, tally:
        for raw in reading.raw_pages(paths, settings, input_format=input_format):
            console.page = raw.source
            if isinstance(raw, Rejected):
                tally.reject(raw)
                continue
            try:
                for entry in trace(reading.open_page(raw, settings), settings):
                    sink.write(encode(entry) + b"\n")
                tally.kept += 1
            except PageError as error:
                tally.reject(Rejected(raw.source, "reading", error.code, error.message))
    return tally.conclude()
