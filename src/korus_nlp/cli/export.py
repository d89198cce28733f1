"""`korus export`: the collection for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.opening import open_collection
from korus_nlp.errors import KorusError
from korus_nlp.settings import resolve

Tables = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TABLE]…",
        help="documents, paragraphs, entities, mentions, dates, timeline, blocks, duplicates; none means all.",
        show_default=False,
    ),
]


@command(
    app,
    panel="Look at",
    examples=[
        ("korus export --to parquet -o tables", "모든 표를 Parquet로 (pandas, DuckDB, polars)"),
        ("korus export --to csv -o tables documents mentions --force", "two tables for a spreadsheet"),
        ("korus export --to graphml -o graph", "who is named beside whom, for Gephi"),
    ],
)
def export(
    console: Console,
    *,
    table: Tables = None,
    collection: o.Collection = None,
    to: o.To,
    output: o.OutputFolder = None,
    force: o.Force = False,
    config: o.ConfigFile = None,
) -> None:
    """Write the collection as flat tables, an entity graph or spaCy documents."""
    from korus_nlp.collection import export as exporting

    if not output or output == "-":
        raise KorusError("usage", "export writes files, so it needs a folder", hint="add -o DIR")
    settings, _ = resolve({"collection": collection}, config=config)
    opened = open_collection(settings)
    folder = Path(output)
    paths = exporting.targets(str(to), folder, table)
    present = [path for path in paths if path.exists()]
    if present and not force:
        raise KorusError(
            "exists", "the output already exists", where=str(present[0]), hint="add --force to overwrite it"
        )
    for path in exporting.export(opened, str(to), folder, table):
        console.say(f"wrote {path}")
