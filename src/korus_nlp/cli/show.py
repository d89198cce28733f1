"""`korus show`: one document with what was removed and why, entities and dates pointed out."""

from __future__ import annotations

from typing import Annotated

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.clean import COLUMNS
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.opening import find_document, open_collection
from korus_nlp.cli.output import Records, pick_format
from korus_nlp.cli.streams import Sink, printable, to_bytes
from korus_nlp.document import Block, Document
from korus_nlp.errors import Exit
from korus_nlp.report.marks import Piece, cut, inside, marks_of, sections
from korus_nlp.settings import resolve

_COLORS = {"entity": "cyan", "date": "green", "hit": "mark"}


def show_piece(console: Console, piece: Piece) -> str:
    """Return a piece of text for the terminal: colour where there is colour, [words] where there is none."""
    text = printable(piece.text)
    if piece.mark is None:
        return text
    mark = piece.mark
    note = mark.note if mark.kind == "date" else " ".join(word for word in (mark.label, mark.note) if word)
    if not console.out_color:
        return f"[{text} | {note}]" if note else f"[{text}]"
    return console.style(text, _COLORS[mark.kind]) + (console.style(f" {note}", "dim") if note else "")


def show_lines(console: Console, doc: Document, *, removed: bool = True) -> list[str]:
    """Return a document as lines for people.

    Kept lines begin with their kind; removed ones with "-", the reason and the classifier's score. Entities carry label
    and both names, dates their value.
    """
    fields = [
        ("title", doc.title),
        ("authors", ", ".join(doc.authors)),
        ("publisher", doc.publisher),
        ("section", doc.section),
        ("published", doc.published),
        ("modified", doc.modified),
        ("lang", doc.lang),
        ("url", doc.url),
        ("source", doc.source),
        ("id", doc.id),
    ]
    fields += [("note", f"{note.step}: {note.message} ({note.code})") for note in doc.notes]
    lines = [f"{console.style(f'{name:>11}', 'dim')}  {printable(value)}" for name, value in fields if value]
    lines.append("")
    marks = marks_of(doc)
    for section in sections(doc):
        if section.kept:
            block = section.blocks[0]
            pieces = cut(doc.text, block.start, block.end, inside(marks, block.start, block.end))
            text = "".join(show_piece(console, piece) for piece in pieces)
            lines.append(f"{console.style(f'{block.kind:>11}', 'dim')}  {text}")
        elif removed:
            lines += [_removed(console, doc, block) for block in section.blocks]
    return lines


def _removed(console: Console, doc: Document, block: Block) -> str:
    text = printable(doc.text[block.start : block.end])
    return console.style(f"{'-':>11}  {text}  ({block.reason}, {block.score:.2f})", "red")


@command(
    app,
    panel="Look at",
    examples=[
        (
            "korus show 1f0c9a",
            "문서 하나를, 지운 줄과 그 까닭까지 (what was removed and why)",
        ),
        ("korus show news/page.html --no-removed --color always | less -R", "by the path it was read from"),
        ("korus show 1f0c9a --format json", "for a program"),
    ],
)
def show(
    console: Console,
    *,
    document: Annotated[str, typer.Argument(metavar="DOC", help="Id, beginning of an id, or path of a document.")],
    collection: o.Collection = None,
    removed: Annotated[bool, typer.Option(help="Show what was removed.", rich_help_panel=o.OUTPUT)] = True,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    config: o.ConfigFile = None,
) -> Exit:
    """Show one document: kept lines, removed lines with reasons, entities and dates."""
    settings, _ = resolve({"collection": collection}, config=config)
    doc = find_document(open_collection(settings), document)
    chosen = pick_format(console, shape, output, default=o.Format.TABLE if output in (None, "-") else None)
    sink = Sink(output, force=force)
    if chosen is o.Format.TABLE:
        with sink:
            sink.write(to_bytes("\n".join(show_lines(console, doc, removed=removed)) + "\n"))
        return Exit.OK
    with Records(console, chosen, sink, COLUMNS) as records:
        records.write(doc)
    return Exit.OK
