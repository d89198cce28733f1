"""The report's page: counts, timeline, what was removed, who is in the news, and the documents themselves.

The page carries its own policy (nothing may be fetched, no script may run), so even a hostile page in the collection
can neither call out nor run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from itertools import islice
from pathlib import Path

from korus_nlp.document import Document
from korus_nlp.report.documents import article_html, meta_line
from korus_nlp.report.drawing import bars, timeline
from korus_nlp.report.figures import Figures, count, ranked, top_entities

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})  # numbers are no one's entity
TOP = 40


@cache
def _look() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def head(title: str, policy: str = POLICY) -> str:
    """Return the page's beginning up to and with the opening of the body."""
    return (
        f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">'
        f"<style>{_look()}</style></head><body>"
    )


def render(documents: Callable[[], Iterable[Document]], title: str, limit: int = 500) -> Iterator[str]:
    """Write the report.

    Args:
        documents: called twice, once to count and once to write; gives the documents in the order they are shown.
        title: the heading.
        limit: documents that are shown in full; all are counted.

    Yields:
        The pieces of one HTML file. The same documents always give the same file.
    """
    figures = count(documents())
    yield head(title)
    yield f"<header><h1>{escape(title)}</h1>{counts(figures)}</header><main>"
    yield from _overview(figures)
    shown = min(limit, figures.documents)
    note = f" <span class=dim>first {shown:,} of {figures.documents:,}</span>" if shown < figures.documents else ""
    yield f"<h2>Documents{note}</h2>"
    for doc in islice(documents(), limit):
        yield (
            f'<details id="{escape(doc.id)}"><summary>{escape(doc.title or doc.source)} '
            f"<span class=dim>{escape((doc.published or '')[:10])}</span></summary>"
            f"<p class=meta>{meta_line(doc)}</p>{article_html(doc)}</details>\n"
        )
    yield "</main></body></html>\n"


def counts(figures: Figures) -> str:
    """Return the boxes with the main counts."""
    languages = ", ".join(f"{number:,} {name}" for name, number in ranked(figures.languages))
    boxes = [
        (f"{figures.documents:,}", f"documents ({languages})" if languages else "documents"),
        (f"{figures.paragraphs:,}", "paragraphs"),
        (f"{len(figures.entities):,}", f"entities in {figures.mentions:,} mentions"),
        (f"{figures.dates:,}", f"dates, {figures.resolved:,} with a full value"),
        (f"{figures.removed:,}", f"of {figures.kept + figures.removed:,} lines removed"),
    ]
    return "<ul class=counts>" + "".join(f"<li><b>{n}</b>{escape(what)}</li>" for n, what in boxes) + "</ul>"


def _overview(figures: Figures) -> Iterator[str]:
    if drawn := timeline(figures.months):
        undated = f" {figures.undated:,} documents carry no date." if figures.undated else ""
        yield f"<h2>When</h2>{drawn}<p class=dim>Documents by publication and publisher.{undated}</p>"
    if figures.publishers:
        yield f"<h2>Publishers</h2>{bars(ranked(figures.publishers)[:TOP])}"
    if figures.reasons:
        yield f"<h2>What was removed, by reason</h2>{bars(ranked(figures.reasons))}"
    if top := top_entities(figures, TOP, NOT_NAMES):
        rows = "".join(
            f"<tr><td>{escape(known.name)}<td>{escape(known.label)}"
            f"<td class=n>{known.documents:,}<td class=n>{known.mentions:,}"
            for known in top
        )
        yield (f"<h2>Names in the news</h2><table><tr><th>name<th>type<th>documents<th>mentions</tr>{rows}</table>")
