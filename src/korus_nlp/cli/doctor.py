"""`korus doctor`: is everything here that the default commands need?"""

from __future__ import annotations

import platform

from msgspec import Struct

from korus_nlp import __version__
from korus_nlp.cli import options as o
from korus_nlp.cli import versions
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink
from korus_nlp.document import SCHEMA
from korus_nlp.errors import Exit, KorusError


class Finding(Struct, frozen=True):
    """One thing looked at: its kind, name, version or hash, whether it is fine, and what is wrong with it."""

    kind: str
    name: str
    value: str
    ok: bool
    problem: str | None = None


COLUMNS = (
    Column("", lambda f: "ok" if f.ok else "!!"),
    Column("kind", lambda f: f.kind),
    Column("name", lambda f: f.name),
    Column("value", lambda f: f.value),
    Column("problem", lambda f: f.problem),
)


def examine() -> list[Finding]:
    """Look at the program, packages, models and extras; reads every model file once to hash it."""
    found = [
        Finding("program", "korus", __version__, True),
        Finding("program", "python", platform.python_version(), True),
        Finding("program", "schema", str(SCHEMA), True),
    ]
    for name in versions.PACKAGES:
        have = versions.package_version(name)
        found.append(Finding("package", name, have or "", have is not None, None if have else f"pip install {name}"))
    shipped = versions.models()
    for model in shipped:
        wrong = versions.problems(model)
        value = f"{model.card.version} sha256:{model.sha256[:12]}".strip()
        found.append(Finding("model", model.card.name, value, not wrong, "; ".join(wrong) or None))
    if not shipped:
        found.append(Finding("model", "(none)", "", False, "pip install --force-reinstall korus-nlp"))
    for name, there in versions.extras().items():
        hint = None if there else f"optional: pip install 'korus-nlp[{name}]' (needs the network once)"
        found.append(Finding("extra", name, "yes" if there else "no", True, hint))
    return found


@command(
    app,
    panel="Look after",
    examples=[
        ("korus doctor", "설치된 모델과 꾸러미를 확인한다 (check models and packages)"),
        ("korus doctor --format json", "the same for a program"),
    ],
)
def doctor(
    console: Console,
    *,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
) -> Exit:
    """Check packages, models (by hash) and extras; exit 5 when something is missing."""
    found = examine()
    chosen = pick_format(console, shape, output, default=None if console.is_terminal else o.Format.TABLE)
    with Records(console, chosen, Sink(output, force=force), COLUMNS) as records:
        for finding in found:
            records.write(finding)
    wrong = [finding for finding in found if not finding.ok]
    if wrong:
        raise KorusError(
            "incomplete",
            f"{len(wrong)} of {len(found)} checks failed",
            where=", ".join(finding.name for finding in wrong),
            hint=wrong[0].problem or "",
            exit_code=Exit.MISSING,
        )
    return Exit.OK
