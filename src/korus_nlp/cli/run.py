"""`korus run`: the main job: pages into a collection, with a summary that adds up."""

from __future__ import annotations

import operator
import platform
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import typer

from korus_nlp import __version__
from korus_nlp.batch import Summary
from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console, Progress
from korus_nlp.cli.inputs import or_stdin
from korus_nlp.cli.output import Column, Records, encode
from korus_nlp.cli.streams import Sink
from korus_nlp.cli.tally import Tally
from korus_nlp.document import SCHEMA, Rejected
from korus_nlp.errors import Exit
from korus_nlp.settings import Origin, resolve

_COUNTS = ("read", "added", "replaced", "unchanged", "rejected", "removed", "documents", "paragraphs")
COLUMNS = (
    Column("collection", lambda s: s.collection),
    *(Column(name, operator.attrgetter(name)) for name in _COUNTS),
    Column("elapsed", lambda s: s.elapsed),
)
EngineOption = Annotated[
    o.Engine, typer.Option("--engine", help="What spreads the work; ray is an extra package.", rich_help_panel=o.RUN)
]
SummaryFormat = Annotated[
    o.Format | None,
    typer.Option(
        "--format", "-f", help="Shape of the output.", rich_help_panel=o.OUTPUT, show_default="words on stderr"
    ),
]


def described(summary: Summary, *, dry: bool) -> list[str]:
    """Return the summary in words, a line each; the counts of the second line add up to that of the first."""
    codes = ", ".join(f"{code} {count}" for code, count in summary.rejected_by.items())
    rate = f" in {summary.elapsed:.1f} s ({summary.read / max(summary.elapsed, 1e-9):.1f} pages/s)"
    lines = [
        f"read {summary.read} page{'' if summary.read == 1 else 's'}" + ("" if dry else rate),
        f"{'would be added' if dry else 'added'} {summary.added}, replaced {summary.replaced}, "
        f"unchanged {summary.unchanged}, rejected {summary.rejected}" + (f" ({codes})" if codes else ""),
    ]
    if summary.removed:
        lines.append(f"{summary.removed} more documents gave way to pages that replaced two")
    lines.append(f"{summary.collection}: {summary.documents} documents, {summary.paragraphs} paragraphs")
    if summary.rejected and not dry:
        lines.append(f"why pages were rejected: {summary.collection}/rejected.jsonl")
    return lines


def report(summary: Summary, settings: Mapping[str, Origin], engine: str) -> dict[str, Any]:
    """Return the summary for programs: its fields, then versions, models, settings with their origin, memory."""
    from korus_nlp.cli.versions import models

    return {
        **msgspec.structs.asdict(summary),
        "engine": engine,
        "versions": {"korus": __version__, "python": platform.python_version(), "schema": SCHEMA},
        "models": {model.card.name: model.sha256 for model in models()},
        "settings": dict(settings),
        "peak_mb": peak_mb(),
    }


def peak_mb() -> dict[str, float]:
    """Return the most memory, in MB, that this process and its largest worker held; empty where it is not told."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return {}
    unit = 2**20 if sys.platform == "darwin" else 2**10
    holders = {"driver": resource.RUSAGE_SELF, "worker": resource.RUSAGE_CHILDREN}
    return {name: round(resource.getrusage(who).ru_maxrss / unit, 1) for name, who in holders.items()}


def _print(
    console: Console, summary: Summary, chosen: o.Format | None, sink: Sink, details: dict[str, Any], *, dry: bool
) -> None:
    if not summary.read and sink.path is None and chosen is None:
        return  # the error that follows says it
    if chosen is None and sink.path is None:
        for line in described(summary, dry=dry):
            console.say(line, "summary")
        spent = ", ".join(f"{step} {seconds:.2f}" for step, seconds in summary.seconds.items())
        console.detail(f"CPU seconds: {spent or 'none'}")
    elif chosen in (None, o.Format.JSON, o.Format.JSONL):
        with sink:
            sink.write(encode(details) + b"\n")
    else:
        with Records(console, o.Format(str(chosen)), sink, COLUMNS) as records:
            records.write(summary)


def _watch(console: Console, progress: Progress, tally: Tally) -> Any:
    def watch(source: str, rejected: Rejected | None) -> None:
        console.page = source
        progress.step(source)
        if rejected is not None:
            tally.reject(rejected)
            return
        tally.kept += 1
        console.detail(source)

    return watch


@command(
    app,
    panel="Work",
    examples=[
        (
            "korus run news/ -c korus-collection",
            "폴더의 기사를 모두 읽어 모음집에 넣는다 (again: only what is new or changed)",
        ),
        ("korus run crawl.warc.gz -c crawl -j 2 --max-page-seconds 10", "an archive, with two workers"),
        ("korus run dump.jsonl.gz -c crawl --dry-run", "count what would be added, replaced, left alone"),
    ],
)
def run(
    console: Console,
    *,
    path: o.Paths = None,
    input_format: o.InputFormatOption = o.InputFormat.AUTO,
    collection: o.Collection = None,
    strict: o.Strict = False,
    shape: SummaryFormat = None,
    output: o.Output = None,
    force: o.Force = False,
    jobs: o.Jobs = None,
    engine: EngineOption = o.Engine.LOCAL,
    model: o.Model = None,
    spacy_model: o.SpacyModel = None,
    max_page_bytes: o.MaxPageBytes = None,
    max_page_seconds: o.MaxPageSeconds = None,
    dry_run: o.DryRun = False,
    config: o.ConfigFile = None,
) -> Exit:
    """Read, clean, annotate and index pages into a collection; run again, it goes on where it stopped."""
    from korus_nlp import batch

    paths = or_stdin(path, console)
    flags = {
        "collection": collection,
        "jobs": jobs,
        "model": model,
        "spacy_model": spacy_model,
        "max_page_bytes": max_page_bytes,
        "max_page_seconds": max_page_seconds,
    }
    settings, origins = resolve(flags, config=config)
    forced = None if input_format is o.InputFormat.AUTO else str(input_format)
    sink = Sink(output, force=force)
    tally = Tally(console, strict=strict)
    console.resumable = not dry_run
    with console.progress("pages") as progress:
        summary = batch.run(
            paths,
            settings,
            collection_dir=settings.collection,
            jobs=settings.jobs,
            engine=str(engine),
            input_format=forced,
            progress=_watch(console, progress, tally),
            dry_run=dry_run,
        )
    _print(console, summary, shape, sink, report(summary, origins, str(engine)), dry=dry_run)
    return tally.conclude()
