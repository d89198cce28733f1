"""How a function becomes a command.

A command is a function whose first parameter is the `Console`; its other parameters are the aliases of `options`. The
decorator adds the options that every command has (messages), puts the examples under the help, and ends the process
with the `Exit` that the function returns. Examples are executed by the tests.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.console import Console
from korus_nlp.errors import Exit

CommandFunction = Callable[..., Exit | None]


def _manners(
    color: o.ColorOption = o.Color.AUTO,
    quiet: o.Quiet = False,
    verbose: o.Verbose = 0,
    log_format: o.LogFormatOption = o.LogFormat.TEXT,
    debug: o.Debug = False,
) -> None:
    """Only its signature is used: the options of every command."""


def command(
    app: typer.Typer, *, examples: Sequence[tuple[str, str]], panel: str | None = None, name: str | None = None
) -> Callable[[CommandFunction], CommandFunction]:
    """Register a function as a command of `app`.

    Args:
        app: the program or a group of commands.
        examples: (command line, what it does), shown under the help; at least two, one of them Korean.
        panel: the group of `korus --help` it is listed in.
        name: when the command's name is not the function's.
    """

    def register(function: CommandFunction) -> CommandFunction:
        own = [p for p in inspect.signature(function, eval_str=True).parameters.values() if p.name != "console"]
        manners = list(inspect.signature(_manners, eval_str=True).parameters.values())
        context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)

        @functools.wraps(function)
        def call(**values: Any) -> None:

            context = values.pop("context")
            console: Console = context.obj
            console.command = context.command_path
            console.set(**{p.name: values.pop(p.name) for p in manners})
            raise typer.Exit(int(function(console, **values) or Exit.OK))

        keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *manners)]
        call.__signature__ = inspect.Signature([context, *keyword])  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in (context, *keyword)}
        del call.__wrapped__
        app.command(
            name,
            epilog=_epilog(examples),
            rich_help_panel=panel,
            no_args_is_help=False,
            context_settings={"help_option_names": ["-h", "--help"]},
        )(call)
        return function

    return register


def _epilog(examples: Sequence[tuple[str, str]]) -> str:
    lines = [f"[bold]{line}[/bold]\n    {what}".replace("\\[", "\\[") for line, what in examples]
    return "Examples:\n\n" + "\n\n".join(lines)
