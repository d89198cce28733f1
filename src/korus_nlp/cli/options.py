"""Every option of the program, once: one name, one meaning, one help text in all commands.

A command lists the aliases it needs. The panels are the groups of `korus COMMAND --help`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

INPUT, CLEANING, OUTPUT, RUN, SEARCH, MESSAGES = "Input", "Cleaning", "Output", "Run", "Search", "Messages"


class Format(StrEnum):
    """Shapes of output."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"


class InputFormat(StrEnum):
    """Shapes of input; auto looks at names and first bytes."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    WARC = "warc"


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class LogFormat(StrEnum):
    """Shape of diagnostics on stderr."""

    TEXT = "text"
    JSON = "json"


class Mode(StrEnum):
    """What search compares: words and meaning, meaning, words."""

    HYBRID = "hybrid"
    DENSE = "dense"
    LEXICAL = "lexical"


class Lang(StrEnum):
    """Languages of a paragraph."""

    KO = "ko"
    EN = "en"
    MIXED = "mixed"


class On(StrEnum):
    """What a range of days is about."""

    PUBLISHED = "published"
    DATES = "dates"


class ParagraphKind(StrEnum):
    """Kinds of a paragraph."""

    BODY = "body"
    TITLE = "title"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    SOURCE_NOTE = "source_note"


class Group(StrEnum):
    """What is shown once."""

    DOC = "doc"


class Collapse(StrEnum):
    """What is shown once for all that say the same."""

    DUPLICATES = "duplicates"


class ExportFormat(StrEnum):
    """What a collection is written as."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    GRAPHML = "graphml"
    DOCBIN = "docbin"
    ELASTICSEARCH = "elasticsearch"
    PGVECTOR = "pgvector"


class Engine(StrEnum):
    """What spreads the work."""

    LOCAL = "local"
    RAY = "ray"


# ---------------------------------------------------------------- input

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders, globs, or - for stdin.", show_default=False),
]
Lines = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|-", help="JSONL files, or - for stdin.", show_default=False),
]
InputFormatOption = Annotated[
    InputFormat, typer.Option("--input-format", help="Shape of the pages.", rich_help_panel=INPUT)
]
Strict = Annotated[bool, typer.Option(help="Stop at the first page or line that is rejected.", rich_help_panel=INPUT)]
Collection = Annotated[
    str | None,
    typer.Option(
        "--collection", "-c", metavar="DIR", help="Folder of the collection.", show_default="korus-collection",
        rich_help_panel=INPUT,
    ),
]  # fmt: skip

# ---------------------------------------------------------------- output

FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="Shape of the output.", rich_help_panel=OUTPUT,
        show_default="from the suffix of -o, else table on a terminal and jsonl in a pipe",
    ),
]  # fmt: skip
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write; - is stdout.", show_default="stdout",
        rich_help_panel=OUTPUT,
    ),
]  # fmt: skip
OutputFolder = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Folder to write the files to.", show_default=False,
        rich_help_panel=OUTPUT,
    ),
]  # fmt: skip
To = Annotated[
    ExportFormat,
    typer.Option(
        "--to",
        help="What to write: tables, a graph of entities, spaCy's DocBin, or rows for a search server.",
        rich_help_panel=OUTPUT,
    ),
]
Force = Annotated[bool, typer.Option(help="Overwrite an output that exists.", rich_help_panel=OUTPUT)]
CsvBom = Annotated[
    bool, typer.Option(help="Begin CSV with the mark that Excel needs to show Hangul.", rich_help_panel=OUTPUT)
]
CsvRaw = Annotated[
    bool,
    typer.Option(
        help="Leave CSV cells that begin with = + - @ as they are (Excel may run them).", rich_help_panel=OUTPUT
    ),
]
RejectedFile = Annotated[
    str | None,
    typer.Option("--rejected", metavar="FILE", help="Write rejected pages to FILE as JSONL.", rich_help_panel=OUTPUT),
]

# ---------------------------------------------------------------- search

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY|-", help="Words, a name or a sentence in either language; - reads one query a line from stdin.",
        show_default=False,
    ),
]  # fmt: skip
ModeOption = Annotated[
    Mode, typer.Option("--mode", help="What is compared: words and meaning, or one.", rich_help_panel=SEARCH)
]
LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Only paragraphs in this language.", show_default="all", rich_help_panel=SEARCH),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="First day: 2023, 2023-08 or 2023-08-03.", show_default="all",
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", help="Last day: 2023, 2023-08 or 2023-08-03.", show_default="all",
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
EntityOption = Annotated[
    str | None,
    typer.Option(
        "--entity", metavar="NAME|ID", help="Only paragraphs that name it, in either language.", show_default="all",
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
Publisher = Annotated[
    str | None,
    typer.Option(
        "--publisher", metavar="NAME", help="Only publishers with this in their name.", show_default="all",
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
OnOption = Annotated[
    On,
    typer.Option(
        "--on", help="What --since and --until are about: publication, or dates in the text.", rich_help_panel=SEARCH
    ),
]
KindOption = Annotated[
    ParagraphKind | None,
    typer.Option("--kind", help="Only paragraphs of this kind.", show_default="all", rich_help_panel=SEARCH),
]
MinScore = Annotated[
    float, typer.Option("--min-score", metavar="S", help="Leave out hits below this score.", rich_help_panel=SEARCH)
]
GroupOption = Annotated[
    Group | None,
    typer.Option(
        "--group", help="Only the best paragraph of each document.", show_default="off", rich_help_panel=SEARCH
    ),
]
CollapseOption = Annotated[
    Collapse | None,
    typer.Option(
        "--collapse", help="Of documents that say the same only the best one.", show_default="off",
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
MoreLike = Annotated[
    str | None,
    typer.Option(
        "--more-like", metavar="DOC#N", help="Find paragraphs of other documents like this one.", show_default=False,
        rich_help_panel=SEARCH,
    ),
]  # fmt: skip
Context = Annotated[
    int,
    typer.Option(
        "--context", metavar="N", min=0, help="Show N paragraphs before and after a hit.", rich_help_panel=OUTPUT
    ),
]
Explain = Annotated[
    bool, typer.Option(help="Say what made the score, and which words and sentences.", rich_help_panel=OUTPUT)
]
Hits = Annotated[int, typer.Option("--hits", "-k", metavar="N", min=1, help="Most hits.", rich_help_panel=SEARCH)]

# ---------------------------------------------------------------- run

Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=0, help="Worker processes; 0 is every core this process may use.",
        show_default="0", rich_help_panel=RUN,
    ),
]  # fmt: skip
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="DIR|NAME", help="Embedding model: a folder, or a name on a hub (needs the network).",
        show_default="the shipped one", rich_help_panel=RUN,
    ),
]  # fmt: skip
SpacyModel = Annotated[
    str | None,
    typer.Option(
        "--spacy-model", metavar="NAME", help="spaCy pipeline for entities.", show_default="the shipped ones",
        rich_help_panel=RUN,
    ),
]  # fmt: skip
MaxPageBytes = Annotated[
    int | None,
    typer.Option(
        "--max-page-bytes",
        metavar="N",
        min=1,
        help="Reject larger pages.",
        show_default="20971520",
        rich_help_panel=RUN,
    ),
]
MaxPageSeconds = Annotated[
    float | None,
    typer.Option(
        "--max-page-seconds", metavar="S", min=0.01, help="Reject pages that take longer.", show_default="30",
        rich_help_panel=RUN,
    ),
]  # fmt: skip
DryRun = Annotated[bool, typer.Option(help="Do nothing; print what would be done.", rich_help_panel=RUN)]
ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="FILE", help="Settings file (TOML).",
        show_default="korus.toml, else $XDG_CONFIG_HOME/korus/config.toml", rich_help_panel=RUN,
    ),
]  # fmt: skip

# ---------------------------------------------------------------- messages: every command has these

ColorOption = Annotated[
    Color, typer.Option("--color", help="Colour; always and never win over NO_COLOR.", rich_help_panel=MESSAGES)
]
Quiet = Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="Only errors.", rich_help_panel=MESSAGES)]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, help="Say more; -vv more still.", show_default=False, rich_help_panel=MESSAGES
    ),
]
LogFormatOption = Annotated[
    LogFormat, typer.Option("--log-format", help="Shape of messages on stderr.", rich_help_panel=MESSAGES)
]
Debug = Annotated[bool, typer.Option(help="Show the traceback of an error.", rich_help_panel=MESSAGES)]
