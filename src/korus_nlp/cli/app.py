"""The program: its commands, `--version`, and how a run of it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from korus_nlp.cli.console import Console, wants_color
from korus_nlp.cli.failures import EXIT_CODES, conclude, install_signals
from korus_nlp.cli.streams import make_utf8, silence, writing
from korus_nlp.errors import Exit

_CODES = "\n\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in EXIT_CODES.items())

app = typer.Typer(
    name="korus",
    help="Clean, read and search scraped Korean and English news, offline.",
    epilog=f"Exit codes:\n\n{_CODES}",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from korus_nlp.cli.versions import version_lines

        typer.echo("\n".join(version_lines()))
        raise typer.Exit


@app.callback(invoke_without_command=True)
def korus(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show versions, models and extras.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Clean, read and search scraped Korean and English news, offline."""
    if context.invoked_subcommand is None:
        with contextlib.redirect_stdout(sys.stderr):
            typer.echo(context.get_help())
        raise typer.Exit(int(Exit.USAGE))


def _register() -> None:
    """Import the commands, in the order `--help` shows them; each registers itself."""
    from korus_nlp.cli import run, clean, annotate, link, search, show, entities, export, report, serve  # noqa: F401, I001
    from korus_nlp.cli import optimize, doctor, config  # noqa: F401


_register()


def run(arguments: Sequence[str]) -> int:
    """Run one command line.

    Args:
        arguments: without the program's name.

    Returns:
        The exit code; everything has been said and flushed.
    """
    make_utf8()
    console = Console(list(arguments))
    if not wants_color(sys.stdout, console.color, os.environ):
        os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"  # else CI variables put escapes into piped help
    else:
        os.environ.pop("_TYPER_FORCE_DISABLE_TERMINAL", None)
    program = typer.main.get_command(app)
    if "_KORUS_COMPLETE" in os.environ:
        program.main(list(arguments), prog_name="korus")
    install_signals()
    try:
        with program.make_context("korus", list(arguments), obj=console) as context:
            program.invoke(context)
        code = 0
    except (typer.Exit, SystemExit) as end:
        code = int(getattr(end, "exit_code", None) or getattr(end, "code", 0) or 0)
    except BaseException as error:
        code = conclude(error, console)
    return _flush(code, console)


def _flush(code: int, console: Console) -> int:
    """Flush stdout ourselves: a failure here must not become "Exception ignored" at interpreter exit."""
    try:
        with writing("stdout"):
            sys.stdout.flush()
    except BaseException as error:
        code = conclude(error, console)
        silence()
    return code
