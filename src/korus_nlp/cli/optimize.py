"""`korus optimize`: merge files, write the arrays for search, bring an old collection up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.errors import Exit
from korus_nlp.settings import resolve

if TYPE_CHECKING:
    from korus_nlp.collection import Collection


class State(Struct, frozen=True):
    """What a collection holds: files of both tables, and whether search has current arrays."""

    documents: int
    paragraphs: int
    files: int
    is_current: bool


def state(collection: Collection) -> State:
    """Look at an open collection."""
    stats = collection.stats()
    tables = [table for table in map(collection.table, ("documents", "paragraphs")) if table is not None]
    files = sum(len(table.get_fragments()) for table in tables)
    return State(stats.documents, stats.paragraphs, files, collection.is_current())


@command(
    app,
    panel="Look after",
    examples=[
        ("korus optimize", "파일을 합치고 검색을 빠르게 한다 (merges files, makes search fast)"),
        ("korus optimize -c news --dry-run", "say what there is to do"),
    ],
)
def optimize(
    console: Console,
    *,
    collection: o.Collection = None,
    dry_run: o.DryRun = False,
    config: o.ConfigFile = None,
) -> Exit:
    """Merge small files, drop old versions and write the arrays for search; `korus run` ends with it."""
    from korus_nlp.collection import card, open_collection

    settings, _ = resolve({"collection": collection}, config=config)
    known = card.read(Path(settings.collection), "")
    if known is not None and known.format < card.FORMAT:
        console.say(f"format {known.format} {'would become' if dry_run else 'becomes'} {card.FORMAT}")
        if dry_run:
            return Exit.OK
    opened = open_collection(settings.collection, upgrade=True)
    before = state(opened)
    console.say(f"{settings.collection}: {before.documents} documents, {before.paragraphs} paragraphs")
    if dry_run:
        todo = "nothing to do" if before.is_current else "the arrays for search would be written"
        console.say(f"{before.files} files; {todo}")
        return Exit.OK
    opened.optimise()
    console.say(f"{before.files} files before, {state(opened).files} now; search is up to date")
    return Exit.OK
