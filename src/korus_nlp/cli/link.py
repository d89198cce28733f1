"""`korus link`: do two names mean one entity?"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.inputs import or_stdin
from korus_nlp.cli.lines import batches
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink
from korus_nlp.cli.tally import Tally
from korus_nlp.document import Rejected
from korus_nlp.errors import Exit


class Pair(Struct, frozen=True):
    """One line in: two names with their languages, and the type of entity when it is known."""

    a: str
    b: str
    id: Any = None
    a_lang: str = ""
    b_lang: str = ""
    type: str | None = None


class Answer(Struct, frozen=True):
    """One line out: `score` is 0–1, `same` is whether it reaches the threshold."""

    id: Any
    same: bool
    score: float


COLUMNS = (Column("id", lambda r: r.id), Column("same", lambda r: r.same), Column("score", lambda r: r.score))


@command(
    app,
    panel="Work",
    examples=[
        (
            """echo '{"id":1,"a":"문재인","a_lang":"ko","b":"Moon Jae-in","b_lang":"en"}' | korus link -""",
            "한국어 이름과 영어 이름이 같은 사람인지 묻는다 (is it one person?)",
        ),
        ("korus link pairs.jsonl -o answers.csv", "a file of pairs, the answers as CSV"),
    ],
)
def link(
    console: Console,
    *,
    path: o.Lines = None,
    strict: o.Strict = False,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    rejected: o.RejectedFile = None,
) -> Exit:
    """Say for pairs of names whether they mean one entity.

    Reads JSONL {"id","a","a_lang","b","b_lang","type"?} and answers {"id","same","score"}.
    """
    paths = or_stdin(path, console)
    from korus_nlp import linking

    chosen = pick_format(console, shape, output)
    with (
        Records(console, chosen, Sink(output, force=force), COLUMNS) as records,
        Tally(console, rejected, strict=strict, noun="lines", force=force) as tally,
    ):
        for batch in batches(paths, Pair):
            for item in batch:
                if isinstance(item, Rejected):
                    tally.reject(item)
                    continue
                pair = item.value
                score = linking.same(pair.a, pair.a_lang, pair.b, pair.b_lang, pair.type)
                records.write(Answer(pair.id, score >= linking.THRESHOLD, round(float(score), 4)))
                tally.kept += 1
    return tally.conclude()
