"""The command reference, written from the program itself: `python -m korus_nlp.cli.reference > docs/cli.md`.

A test compares it with the file, so the reference cannot go stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import typer

from korus_nlp.cli.app import app
from korus_nlp.cli.failures import EXIT_CODES
from korus_nlp.cli.streams import make_utf8

_INTRO = """# Commands

Written by the program: `python -m korus_nlp.cli.reference > docs/cli.md`.

Data goes to stdout, everything else to stderr. `-` is stdin as an input and stdout as an output. On a terminal you get
a table, in a pipe JSONL; `--format` or the suffix of `-o FILE` choose. Every setting can also stand in `korus.toml` or
in the environment as `KORUS_<NAME>`; a flag wins over the environment, which wins over files (`korus config show`).
"""


def program() -> Any:
    """Return the program's command tree."""
    return typer.main.get_command(app)


def walk(node: Any, path: tuple[str, ...] = ("korus",)) -> Iterator[tuple[str, Any]]:
    """Yield ("korus clean", command) for every command that does something, in the order of `--help`."""
    for name, child in getattr(node, "commands", {}).items():
        if hasattr(child, "commands"):
            yield from walk(child, (*path, name))
        else:
            yield " ".join((*path, name)), child


def examples(command: Any) -> list[tuple[str, str]]:
    """Return (command line, what it does) from the epilog of a command."""
    found = re.findall(r"(?m)^\[bold\](.*)\[/bold\]\n\s+(.*)$", command.epilog or "")
    return [(line.replace("\\[", "["), what) for line, what in found]


def option_names(param: Any) -> str:
    """Return "`--format`, `-f`" or "`--text/--no-text`" of an option, "`PATH…`" of an argument."""
    if param.param_type_name == "argument":
        return f"`{param.metavar or param.name.upper()}`"
    names = [*param.opts, *(name for name in param.secondary_opts)]
    value = "" if getattr(param, "is_flag", False) or getattr(param, "count", False) else f" {_metavar(param)}"
    return ", ".join(f"`{name}`" for name in names) + value.replace("|", "\\|")


def _metavar(param: Any) -> str:
    kind = getattr(param, "type_descriptor", None) or getattr(param, "type", None)
    choices = getattr(kind, "choices", None)
    if choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    return str(param.metavar or "VALUE")


def default(param: Any) -> str:
    """Return the default as help shows it, "" when there is none to show."""
    if isinstance(getattr(param, "show_default", None), str):
        return str(param.show_default)
    value = param.default() if callable(param.default) else param.default
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value in (None, (), [], 0) else str(getattr(value, "value", value))


def command_text(name: str, command: Any) -> str:
    """Return the chapter of one command."""
    lines = [f"## {name}\n", (command.help or "").strip() + "\n"]
    panels: dict[str, list[Any]] = {}
    for param in command.params:
        if "--help" not in param.opts:
            panels.setdefault(getattr(param, "rich_help_panel", None) or "Arguments", []).append(param)
    for panel, params in panels.items():
        lines.append(f"| {panel} | meaning | default |\n|---|---|---|")
        lines += [f"| {option_names(p)} | {_escape(p.help or '')} | {_escape(default(p))} |" for p in params]
        lines.append("")
    lines.append("```console")
    lines += [f"$ {line}    # {what}" for line, what in examples(command)]
    return "\n".join([*lines, "```\n"])


def _escape(text: str) -> str:
    return text.replace("|", "\\|")


def reference() -> str:
    """Return the whole reference as Markdown."""
    codes = "\n".join(f"| {code.value} | {meaning} |" for code, meaning in EXIT_CODES.items())
    chapters = "\n".join(command_text(name, command) for name, command in walk(program()))
    return f"{_INTRO}\n| exit code | meaning |\n|---|---|\n{codes}\n\n{chapters}"


if __name__ == "__main__":
    make_utf8()
    sys.stdout.write(reference())
