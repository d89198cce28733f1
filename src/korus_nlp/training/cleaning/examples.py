"""From saved and generated pages to training examples: feature rows and the kinds every line may have.

Saved pages are those of the extraction set whose gold others made for the public (`SOURCES`): body, or segments
that must and must not appear. Each gives one example for markup and two for text, as a scraper would have dumped it:
every visible line, and the lines that a main-content extractor leaves. Pages whose gold is only segments are filled in
where two extractors agree about a line.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from korus_nlp import reading
from korus_nlp.cleaning import features, markup
from korus_nlp.document import Kind, Page
from korus_nlp.errors import PageError
from korus_nlp.training.cleaning import gold, layouts, render
from korus_nlp.training.cleaning.fit import Example
from korus_nlp.training.cleaning.material import Material
from korus_nlp.training.cleaning.pieces import Piece

# How much a page of a source counts: segments say little about most lines; scrapinghub was annotated by hand.
SOURCES: Final = {"trafilatura": 0.5, "readability": 0.6, "fundus": 1.0, "newspaper4k": 1.0, "scrapinghub": 1.5}
_MIN_LINES, _MAX_LINES = 4, 3000
_MOST_JOINED: Final = 80  # pieces that one line of markup runs together: menus, share bars


class Saved(NamedTuple):
    """A saved page as one front reads it, its example, and the gold record behind both."""

    example: Example
    page: Page
    texts: list[str]
    record: dict[str, Any]


def saved(folder: Path, front: str) -> Iterator[Saved]:
    """Yield the saved pages.

    Args:
        folder: the extraction set (`gold.jsonl` and `html/`).
        front: "text" or "html".
    """
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        if record["source"] in SOURCES:
            yield from _of_record(record, gzip.decompress((folder / record["html"]).read_bytes()), front)


def _of_record(record: dict[str, Any], data: bytes, front: str) -> Iterator[Saved]:
    try:
        page = reading.read_html(data, name=record["id"])
    except PageError:
        return
    dumps = _dumps(data) if front == "text" or not record.get("text") else ["", ""]
    main, peer = dumps[1], "" if record.get("text") else _precise(data)
    title = next(iter(markup.titles(page)), "")
    pages = [page] if front == "html" else [read for dump in dumps if (read := _text_page(dump)) is not None]
    for number, shown in enumerate(pages):
        texts = features.lines(shown)
        if not _MIN_LINES <= len(texts) <= _MAX_LINES:
            continue
        masks = gold.align(texts, record, page_title=title)
        if masks is None:
            continue
        if not record.get("text"):
            _settle(texts, masks, main, peer, strict=front == "html" or number == 0)
        example = Example(features.table(shown, texts), masks, site(record), SOURCES[record["source"]])
        yield Saved(example, shown, texts, record)


def site(record: dict[str, Any]) -> str:
    """Return the host of a record without "www.", or its id: pages of one site never stand on both sides of a split."""
    url = record.get("url") or ""
    host = url.split("//")[-1].split("/")[0].casefold().removeprefix("www.")
    return host or str(record["id"])


def _text_page(text: str) -> Page | None:
    try:
        return reading.read_text(text)
    except PageError:
        return None


def _dumps(data: bytes) -> list[str]:
    """Return every visible text of a page, and what Resiliparse takes for its main content."""
    from resiliparse.extract.html2text import extract_plain_text

    from korus_nlp.reading.decoding import decode

    source = decode(data).text
    return [
        extract_plain_text(source, main_content=main, preserve_formatting=True, list_bullets=True)
        for main in (False, True)
    ]


def _precise(data: bytes) -> str:
    """Return what trafilatura keeps when it prefers precision."""
    import trafilatura

    return trafilatura.extract(data, favor_precision=True, include_comments=False) or ""


def _settle(texts: list[str], masks: gold.Masks, main: str, peer: str, *, strict: bool) -> None:
    main, peer = gold.squeeze(main), gold.squeeze(peer)
    squeezed = [gold.squeeze(text) for text in texts]
    kept = [len(text) >= 16 and text in peer and text in main for text in squeezed]
    dropped = [bool(text) and text not in peer and (not strict or text not in main) for text in squeezed]
    gold.settle(texts, masks, kept, dropped)


def generated(data: Path, count: int, front: str, *, seed: int = 11) -> Iterator[Example]:
    """Yield `count` examples of invented pages; `data` holds the sentences that fill them."""
    rng = random.Random(seed)
    material = Material(data, rng)
    for number in range(count):
        sections = layouts.page(material, rng)
        if front == "text":
            text, pieces = render.render_text(sections, rng)
            page = reading.read_text(text)
        else:
            pieces = [piece for section in sections for piece in section.pieces]
            title = next((piece.text for piece in pieces if piece.kind is Kind.TITLE), "")
            page = reading.read_html(render.render_html(sections, rng, title))
        texts = features.lines(page)
        yield Example(features.table(page, texts), _labels(texts, pieces), f"generated {number}")


def _labels(texts: list[str], pieces: list[Piece]) -> gold.Masks:
    """Return the kinds of the pieces that the lines show, in order; a line that shows no single piece stays open."""
    keys = [gold.squeeze(piece.text) for piece in pieces]
    masks = np.tile(gold.ANY, (len(texts), 1))
    at = 0
    for i, text in enumerate(texts):
        wanted = gold.squeeze(text)
        found = next((j for j in range(at, min(at + 6, len(keys))) if keys[j] == wanted), None)
        if found is not None:
            masks[i] = gold.only(pieces[found].kind)
            at = found + 1
        elif last := _joined(wanted, keys, at):
            kinds = {piece.kind for piece in pieces[at:last]}
            masks[i] = gold.only(*kinds) if len(kinds) == 1 else gold.ANY
            at = last
    return masks


def _joined(wanted: str, keys: list[str], at: int) -> int:
    """Return the number behind the last of the pieces from `at` on that one line shows run together, or 0."""
    for last in range(at, min(at + _MOST_JOINED, len(keys))):
        if not wanted.startswith(keys[last]):
            return 0
        wanted = wanted[len(keys[last]) :]
        if not wanted:
            return last + 1
    return 0
