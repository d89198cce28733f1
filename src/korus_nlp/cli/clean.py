"""`korus clean`: pages in, documents out, nothing stored."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.inputs import or_stdin
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink, printable, to_bytes
from korus_nlp.cli.tally import Tally
from korus_nlp.document import Document, Kind, Rejected, kept_text
from korus_nlp.errors import Exit
from korus_nlp.settings import Settings, resolve


def kept_share(doc: Document) -> str:
    """Return "12/20": blocks kept of all blocks."""
    return f"{sum(block.kind is not Kind.BOILERPLATE for block in doc.blocks)}/{len(doc.blocks)}"


COLUMNS = (
    Column("id", lambda d: d.id, table=False),
    Column("source", lambda d: d.source),
    Column("title", lambda d: d.title),
    Column("authors", lambda d: d.authors, table=False),
    Column("publisher", lambda d: d.publisher, table=False),
    Column("published", lambda d: d.published),
    Column("modified", lambda d: d.modified, table=False),
    Column("lang", lambda d: d.lang),
    Column("kept", kept_share),
    Column("entities", lambda d: len(d.entities)),
    Column("dates", lambda d: len(d.dates)),
    Column("url", lambda d: d.url, table=False),
    Column("text", kept_text, table=False),
)
Shown = Annotated[bool, typer.Option(help="Print only the cleaned article.", rich_help_panel=o.OUTPUT)]
Trace = Annotated[
    bool, typer.Option(help="Print what every step saw and changed, instead of documents.", rich_help_panel=o.OUTPUT)
]


def _documents(
    paths: list[str], settings: Settings, input_format: str | None
) -> contextlib.AbstractContextManager[Iterator[Document | Rejected]]:
    from korus_nlp import batch

    return contextlib.closing(batch.clean(paths, settings, jobs=settings.jobs, input_format=input_format))


@command(
    app,
    panel="Work",
    examples=[
        ("korus clean page.html --text", "기사 본문만 화면에 낸다 (only the article)"),
        ("korus clean news/ --rejected rejected.jsonl > documents.jsonl", "a folder of pages, one document a line"),
        ("cat dump.jsonl.gz | korus clean - -o documents.csv --csv-bom", "for a spreadsheet"),
    ],
)
def clean(
    console: Console,
    *,
    path: o.Paths = None,
    input_format: o.InputFormatOption = o.InputFormat.AUTO,
    strict: o.Strict = False,
    text: Shown = False,
    trace: Trace = False,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    csv_bom: o.CsvBom = False,
    csv_raw: o.CsvRaw = False,
    rejected: o.RejectedFile = None,
    jobs: o.Jobs = None,
    spacy_model: o.SpacyModel = None,
    max_page_bytes: o.MaxPageBytes = None,
    max_page_seconds: o.MaxPageSeconds = None,
    config: o.ConfigFile = None,
) -> Exit:
    """Clean and annotate pages; print one document a page, in input order."""
    paths = or_stdin(path, console)
    flags: dict[str, Any] = {
        "jobs": jobs,
        "spacy_model": spacy_model,
        "max_page_bytes": max_page_bytes,
        "max_page_seconds": max_page_seconds,
    }
    settings, _ = resolve(flags, config=config)
    forced = None if input_format is o.InputFormat.AUTO else str(input_format)
    sink = Sink(output, force=force)
    tally = Tally(console, rejected, strict=strict, force=force)
    if trace:
        from korus_nlp.cli.trace import trace_pages

        return trace_pages(console, paths, settings, input_format=forced, sink=sink, tally=tally)
    chosen = pick_format(console, shape, output)
    records: Any = sink if text else Records(console, chosen, sink, COLUMNS, bom=csv_bom, raw=csv_raw)
    with (
        records,
        tally,
        console.progress("pages") as progress,
        _documents(paths, settings, forced) as documents,
    ):
        for doc in documents:
            console.page = doc.source
            progress.step(doc.source)
            if isinstance(doc, Rejected):
                tally.reject(doc)
                continue
            if text:
                gap = "\n" if tally.kept else ""
                sink.write(to_bytes(gap + printable(kept_text(doc)) + "\n"))
            else:
                records.write(doc)
            tally.kept += 1
    return tally.conclude()
