"""`korus config show`: every setting, its value, and where it was set."""

from __future__ import annotations

from typing import Any

import typer
from msgspec import Struct

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink
from korus_nlp.errors import Exit
from korus_nlp.settings import resolve

config = typer.Typer(help="Show the settings.", no_args_is_help=True, rich_markup_mode="rich")
app.add_typer(config, name="config", rich_help_panel="Look after")


class Setting(Struct, frozen=True):
    """A setting as it is shown."""

    name: str
    value: Any
    origin: str


COLUMNS = (
    Column("name", lambda s: s.name),
    Column("value", lambda s: s.value),
    Column("origin", lambda s: s.origin),
)


@command(
    config,
    examples=[
        ("korus config show", "설정값과 그 출처를 보인다 (settings and where each came from)"),
        ("KORUS_JOBS=2 korus config show --format json", "the same for a program; the environment wins over files"),
    ],
)
def show(
    console: Console,
    *,
    config: o.ConfigFile = None,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
) -> Exit:
    """Show every setting with its value and its origin: default, file, environment."""
    _, origins = resolve(config=config)
    chosen = pick_format(console, shape, output, default=None if console.is_terminal else o.Format.TABLE)
    with Records(console, chosen, Sink(output, force=force), COLUMNS) as records:
        for name, found in origins.items():
            records.write(Setting(name, found.value, found.origin))
    return Exit.OK
