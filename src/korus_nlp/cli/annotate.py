"""`korus annotate`: entities, dates and language runs of given texts, without cleaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.inputs import or_stdin
from korus_nlp.cli.lines import Item, batches
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink
from korus_nlp.cli.tally import Tally
from korus_nlp.document import DateMention, Entity, Rejected, Run
from korus_nlp.errors import Exit


class Text(Struct, frozen=True):
    """One line in.

    Attributes:
        id: given back as it came.
        text: what is annotated; offsets in the answer are code points of it.
        ref: ISO date (or time) that "yesterday" is counted from.
        lang: "ko", "en" or "mixed"; found out when absent.
        doc, order: lines of one `doc` are read as one text, in `order`: an earlier date resolves a later "the 5th".
        prefer: where an ambiguous date lies, "past" (default) or "future".
    """

    text: str
    id: Any = None
    ref: str | None = None
    lang: str | None = None
    doc: Any = None
    order: float | None = None
    prefer: Literal["past", "future"] | None = None


class Annotated(Struct, frozen=True):
    """One line out."""

    id: Any
    runs: tuple[Run, ...]
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]


COLUMNS = (
    Column("id", lambda r: r.id),
    Column("runs", lambda r: [f"{run.lang}:{run.start}-{run.end}" for run in r.runs]),
    Column("entities", lambda r: [f"{e.text} ({e.label})" for e in r.entities]),
    Column("dates", lambda r: [f"{d.text} ({d.value})" for d in r.dates]),
)


def annotate_group(lines: Sequence[Text]) -> list[Annotated]:
    """Annotate texts that belong together (the lines of one `doc`, in their `order`) or a single one."""
    from korus_nlp import dates, entities, language

    texts = [line.text for line in lines]
    langs = [line.lang or language.of_line(line.text) or "en" for line in lines]
    runs = [language.runs(text) for text in texts]
    found_entities = entities.annotate(texts, langs, docs=[line.doc for line in lines])
    found_dates = dates.annotate(texts, anchor=lines[0].ref, prefer=lines[0].prefer or "past", langs=langs)
    return [
        Annotated(line.id, tuple(r), tuple(e), tuple(d))
        for line, r, e, d in zip(lines, runs, found_entities, found_dates, strict=True)
    ]


def in_order(items: Iterable[list[Item[Text] | Rejected]]) -> Iterator[Annotated | Rejected]:
    """Annotate lines; answers leave in input order.

    A line without `doc` is answered at once while nothing before it waits. The first line with a `doc` makes the rest
    wait until the input ends, because a later line may come earlier in that document's order.
    """
    waiting: list[Item[Text] | Rejected] = []
    for batch in items:
        for item in batch:
            if isinstance(item, Rejected) and not waiting:
                yield item
            elif not isinstance(item, Rejected) and item.value.doc is None and not waiting:
                yield from annotate_group([item.value])
            else:
                waiting.append(item)
    groups: dict[Any, list[int]] = {}
    for position, item in enumerate(waiting):
        if not isinstance(item, Rejected):
            key = ("line", position) if item.value.doc is None else ("doc", str(item.value.doc))
            groups.setdefault(key, []).append(position)
    answers: dict[int, Annotated] = {}
    for position, item in enumerate(waiting):
        if isinstance(item, Rejected):
            yield item
            continue
        if position not in answers:
            key = ("line", position) if item.value.doc is None else ("doc", str(item.value.doc))
            members = sorted(groups[key], key=lambda p: (_order(waiting[p]), p))
            answered = annotate_group([w.value for p in members if not isinstance(w := waiting[p], Rejected)])
            answers.update(zip(members, answered, strict=True))
        yield answers.pop(position)


def _order(item: Item[Text] | Rejected) -> float:
    return 0.0 if isinstance(item, Rejected) or item.value.order is None else item.value.order


@command(
    app,
    panel="Work",
    examples=[
        (
            """echo '{"id":1,"text":"어제 서울에서 만났다.","ref":"2023-08-03"}' | korus annotate -""",
            "한국어 문장의 개체와 날짜를 찾는다 (entities and dates of a Korean sentence)",
        ),
        ("korus annotate sentences.jsonl -o annotated.jsonl", "a file of texts"),
    ],
)
def annotate(
    console: Console,
    *,
    path: o.Lines = None,
    strict: o.Strict = False,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    rejected: o.RejectedFile = None,
) -> Exit:
    """Find entities, dates and language runs in texts, without cleaning them.

    Reads JSONL {"id","text","ref"?,"lang"?,"doc"?,"order"?,"prefer"?} and answers {"id","runs","entities","dates"}.
    """
    paths = or_stdin(path, console)
    chosen = pick_format(console, shape, output)
    with (
        Records(console, chosen, Sink(output, force=force), COLUMNS) as records,
        Tally(console, rejected, strict=strict, noun="lines", force=force) as tally,
        console.progress("lines") as progress,
    ):
        for answer in in_order(batches(paths, Text)):
            progress.step()
            if isinstance(answer, Rejected):
                tally.reject(answer)
            else:
                records.write(answer)
                tally.kept += 1
    return tally.conclude()
