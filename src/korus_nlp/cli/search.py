"""`korus search`: ranked paragraphs, for people on a terminal and as JSONL in a pipe."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.hits import show_hit
from korus_nlp.cli.inputs import or_stdin
from korus_nlp.cli.opening import open_collection
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.queries import Asked, from_stdin
from korus_nlp.cli.streams import Sink, printable, to_bytes
from korus_nlp.cli.tally import Tally
from korus_nlp.document import Rejected
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import resolve

if TYPE_CHECKING:
    from korus_nlp.collection import Collection
    from korus_nlp.collection.search import Hit, Query


_NAMES = ("query", "rank", "score", "doc", "paragraph", "title", "published", "lang", "text", "start", "end", "source")
COLUMNS = tuple(Column(name, operator.attrgetter(name)) for name in _NAMES)


def answers(
    collection: Collection, batches: Iterable[Sequence[Asked | Rejected]], template: Query, tally: Tally
) -> Iterator[tuple[Asked, tuple[Hit, ...]]]:
    """Yield every query with its hits, in order; lines that are none are counted as rejected."""
    from msgspec.structs import replace

    from korus_nlp.collection.search import search_all

    for batch in batches:
        asked = [item for item in batch if not isinstance(item, Rejected)]
        hits = search_all(collection, [replace(template, text=item.q, id=item.name) for item in asked])
        for item in batch:
            if isinstance(item, Rejected):
                tally.reject(item)
            else:
                tally.kept += 1
                yield item, next(hits)


class Shown:
    """Writes hits for people; with several queries each gets a heading."""

    def __init__(self, console: Console, sink: Sink, *, several: bool, explain: bool) -> None:
        self._console, self._sink, self._several, self._explain = console, sink, several, explain
        self._is_first = True

    def write(self, asked: Asked, hits: Sequence[Hit]) -> None:
        """Write the hits of one query."""
        lines: list[str] = []
        if self._several:
            lines += [] if self._is_first else [""]
            lines.append(self._console.style(printable(f"? {asked.name}"), "cyan"))
        for hit in hits:
            lines += [] if self._is_first and not lines else [""]
            lines += show_hit(self._console, hit, explain=self._explain)
        self._is_first = False
        if lines:
            self._sink.write(to_bytes("\n".join(lines) + "\n"))


def _words(query: Sequence[str] | None, more_like: str | None, console: Console) -> list[str]:
    if more_like is None:
        return or_stdin(query, console)
    if query:
        raise KorusError("usage", "--more-like stands for the query", saw=" ".join(query), hint="leave one of them out")
    return []


@command(
    app,
    panel="Look at",
    examples=[
        ("korus search '북한 핵 문제'", "뜻과 낱말로 찾는다; 영어 기사도 나온다 (finds English pages too)"),
        ("korus search 'trade office in Moscow' --lang ko --since 2018 -k 3", "Korean paragraphs from 2018 on"),
        ("korus search '문재인' --on dates --since 2018-06 --until 2018-06", "of paragraphs that speak of June 2018"),
        ("korus search --more-like 1f0c9a#3 --collapse duplicates", "what others say of it, copies left out"),
        ("korus search - --mode lexical < queries.txt > hits.jsonl", "one query a line"),
    ],
)
def search(
    console: Console,
    *,
    query: o.Words = None,
    collection: o.Collection = None,
    mode: o.ModeOption = o.Mode.HYBRID,
    lang: o.LangOption = None,
    since: o.Since = None,
    until: o.Until = None,
    on: o.OnOption = o.On.PUBLISHED,
    entity: o.EntityOption = None,
    publisher: o.Publisher = None,
    kind: o.KindOption = None,
    more_like: o.MoreLike = None,
    group: o.GroupOption = None,
    collapse: o.CollapseOption = None,
    min_score: o.MinScore = 0.0,
    k: o.Hits = 10,
    around: o.Context = 0,
    explain: o.Explain = False,
    strict: o.Strict = False,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    csv_bom: o.CsvBom = False,
    csv_raw: o.CsvRaw = False,
    rejected: o.RejectedFile = None,
    model: o.Model = None,
    config: o.ConfigFile = None,
) -> Exit:
    """Find paragraphs by meaning and by words, in both languages at once."""
    words = _words(query, more_like, console)
    from korus_nlp.collection.search import Query

    settings, _ = resolve({"collection": collection, "model": model}, config=config)
    opened = open_collection(settings)
    several = words == ["-"]
    batches = from_stdin() if several else iter([[Asked(" ".join(words), more_like)]])
    chosen = pick_format(console, shape, output)
    is_table = chosen is o.Format.TABLE
    given: dict[str, Any] = {"mode": mode, "lang": lang, "on": on, "kind": kind, "group": group, "collapse": collapse}
    given = {name: value and value.value for name, value in given.items()}
    given |= {"since": since, "until": until, "entity": entity, "publisher": publisher, "k": k, "like": more_like}
    given |= {"min_score": min_score, "context": around, "lexical_weight": settings.lexical_weight}
    template = Query("", marks=is_table or explain, **given)
    sink = Sink(output, force=force)
    shown = Shown(console, sink, several=several, explain=explain)
    records: Any = sink if is_table else Records(console, chosen, sink, COLUMNS, bom=csv_bom, raw=csv_raw)
    tally = Tally(console, rejected, strict=strict, noun="queries", force=force)
    nothing = True
    with records, tally:
        for asked, hits in answers(opened, batches, template, tally):
            nothing = nothing and not hits
            if is_table:
                shown.write(asked, hits)
            else:
                for hit in hits:
                    records.write(hit)
    if nothing and tally.kept:
        console.say("nothing found")
    return tally.conclude()
