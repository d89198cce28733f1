"""The HTML of the local page: search form, hits, one document. Works without JavaScript; everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from korus_nlp.collection.search import Hit
from korus_nlp.document import Document
from korus_nlp.report.documents import article_html, meta_line, pieces_html
from korus_nlp.report.marks import Mark, cut
from korus_nlp.report.page import head

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'"
_CHOICES = {
    "mode": (("hybrid", "meaning and words"), ("dense", "meaning"), ("lexical", "words")),
    "lang": (("", "any language"), ("ko", "한국어"), ("en", "English"), ("mixed", "mixed")),
}


def _select(name: str, chosen: str) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in _CHOICES[name]
    )
    return f'<select name="{name}" aria-label="{name}">{options}</select>'


def _field(name: str, label: str, params: Mapping[str, str], kind: str = "text") -> str:
    value = escape(params.get(name, ""))
    return f'<input type="{kind}" name="{name}" value="{value}" placeholder="{label}" aria-label="{label}">'


def form(params: Mapping[str, str]) -> str:
    """Return the search form, filled with what was asked."""
    query = escape(params.get("q", ""))
    return (
        '<form action="/" method="get" role="search">'
        f'<input type="search" name="q" value="{query}" placeholder="한국어 or English" aria-label="query" autofocus>'
        f"{_select('mode', params.get('mode', 'hybrid'))}{_select('lang', params.get('lang', ''))}"
        f"{_field('publisher', 'publisher', params)}{_field('entity', 'name or entity id', params)}"
        f"{_field('since', 'since', params, 'date')}{_field('until', 'until', params, 'date')}"
        "<button>Search</button></form>"
    )


def _frame(title: str, body: str, params: Mapping[str, str]) -> str:
    home = '<h1><a href="/">korus</a></h1>'
    return f"{head(title, POLICY)}<header>{home}{form(params)}</header><main>{body}</main></body></html>\n"


def hit_html(hit: Hit) -> str:
    """Return one hit: title with a link to the paragraph, where and when, and the paragraph with its highlights."""
    address = f"/doc/{escape(hit.doc)}?{urlencode({'at': f'{hit.start}-{hit.end}'})}#hit"
    where = " · ".join(escape(part) for part in (hit.published or "", hit.lang or "", hit.source) if part)
    marks = [Mark(start, end, "hit") for start, end in hit.highlights]
    text = pieces_html(cut(hit.text, 0, len(hit.text), marks))
    return (
        f'<section class=hit><a href="{address}">{escape(hit.title or hit.source)}</a>'
        f'<div class=dim>{hit.score:.3f} · {where}</div><div lang="{escape(hit.lang or "ko")}">{text}</div></section>'
    )


def results(params: Mapping[str, str], hits: Sequence[Hit]) -> str:
    """Return the page with the answers to a query."""
    found = "".join(map(hit_html, hits)) or "<p class=dim>Nothing found.</p>"
    return _frame(f"{params.get('q', '')} – korus", found, params)


def start(documents: int, paragraphs: int) -> str:
    """Return the page without a query."""
    return _frame("korus", f"<p class=dim>{documents:,} documents, {paragraphs:,} paragraphs.</p>", {})


def document(doc: Document, at: tuple[int, int] | None = None) -> str:
    """Return the page of one document; `at` is a stretch to point out."""
    article = article_html(doc, [Mark(*at, "hit")] if at else [])
    article = article.replace('<mark class="hit"', '<mark id="hit" class="hit"', 1)
    title = escape(doc.title or doc.source)
    api = f'<a href="/api/doc/{escape(doc.id)}">JSON</a>'
    return _frame(doc.title or doc.source, f"<h2>{title}</h2><p class=meta>{meta_line(doc)} · {api}</p>{article}", {})


def problem(status: int, message: str) -> str:
    """Return an error page."""
    return _frame(f"{status}", f"<h2>{status}</h2><p>{escape(message)}</p>", {})
