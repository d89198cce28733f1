"""`korus report`: the collection as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.opening import open_collection
from korus_nlp.cli.streams import Sink, to_bytes
from korus_nlp.errors import Exit
from korus_nlp.settings import resolve


@command(
    app,
    panel="Look at",
    examples=[
        (
            "korus report -c korus-collection -o report.html",
            "모음 전체를 한 장의 HTML로 (one file)",
        ),
        ("korus report -o report.html --title '8월 기사' --documents 50 --force", "with a title, 50 documents in full"),
    ],
)
def report(
    console: Console,
    *,
    collection: o.Collection = None,
    output: o.Output = None,
    force: o.Force = False,
    title: Annotated[
        str | None,
        typer.Option(help="Heading of the report.", show_default="the collection's folder", rich_help_panel=o.OUTPUT),
    ] = None,
    documents: Annotated[
        int,
        typer.Option(metavar="N", min=0, help="Documents shown in full; all are counted.", rich_help_panel=o.OUTPUT),
    ] = 500,
    config: o.ConfigFile = None,
) -> Exit:
    """Write a report: counts, timeline, names, and documents with what was found and removed."""
    from korus_nlp.report import render

    settings, _ = resolve({"collection": collection}, config=config)
    opened = open_collection(settings)
    heading = title or Path(settings.collection).name
    with Sink(output, force=force) as sink:
        for part in render(opened.documents, heading, documents):
            sink.write(to_bytes(part))
    if output not in (None, "-"):
        console.say(f"report: {output}")
    return Exit.OK
