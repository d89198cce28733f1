"""Metadata of whole pages in the layouts of news sites: with the labels of cleaning, and with none.

`metadata_layouts.jsonl` holds plain-text pages, one a line: interface strings as seen on Korean and English sites, all
else invented. Its first line holds the article bodies that "@ko" and "@en" stand for.
"""

import json
from pathlib import Path

import pytest

from korus_nlp import metadata, reading
from korus_nlp.pipeline import STEPS, process

BODIES, *PAGES = map(json.loads, Path(__file__).with_name("metadata_layouts.jsonl").open(encoding="utf-8"))
# A name alone below the headline, a date alone below the article: only a label tells them from a section and a list.
NEED_LABELS = {"donga_en", "medium", "guardian", "en_mail"}


def page_of(row):
    return reading.read_text("\n".join(line for name in row["lines"] for line in BODIES.get(name, [name])))


def check(found, row):
    assert row["title"] in (None, found.title)
    assert list(found.authors) == row["authors"]
    assert (found.published, found.modified) == (row["published"], row["modified"])


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row["name"])
def test_metadata_of_layouts(row):
    page = page_of(row)
    found = process(page, steps=STEPS[:2])
    check(found, row)
    for key in ("title", "authors", "published", "modified"):
        assert bool(getattr(found, key)) == (key in found.provenance)
    if place := found.provenance.get("authors"):
        assert page.text[place.start : place.end].replace(" ", "") == found.authors[0].replace(" ", "")


@pytest.mark.parametrize("row", [row for row in PAGES if row["name"] not in NEED_LABELS], ids=lambda row: row["name"])
def test_metadata_of_layouts_without_labels(row):
    check(metadata.describe(page_of(row), ()), row)
