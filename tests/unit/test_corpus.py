"""The sample pages: read, cleaned and described as a reader would."""

import json
from pathlib import Path

import pytest

from korus_nlp import cleaning, reading
from korus_nlp.document import Block, Kind
from korus_nlp.metadata import describe
from korus_nlp.pipeline import STEPS, process
from korus_nlp.settings import DEFAULTS

ROOT = Path(__file__).parents[2]
EXPECTED = [
    json.loads(line) for line in (ROOT / "tests/data/cleaning/expected.jsonl").read_text(encoding="utf-8").splitlines()
]
every_page = pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["source"])
with_cleaning = pytest.mark.skipif(not hasattr(cleaning, "label"), reason="cleaning has no classifier in this checkout")
LONGEST_LINE_OUTSIDE_THE_BODY = 60


def page_of(row):
    (raw,) = reading.raw_pages([str(ROOT / "corpus" / row["source"])], DEFAULTS)
    return reading.open_page(raw, DEFAULTS)


def fields(found):
    return {
        "title": found.title,
        "authors": list(found.authors),
        "published": found.published,
        "modified": found.modified,
    }


def expected_fields(row):
    return {key: row[key] for key in ("title", "authors", "published", "modified")}


def test_corpus_is_complete():
    pages = {path.name for path in (ROOT / "corpus").iterdir()} - {"README.md"}
    assert pages == {row["source"] for row in EXPECTED}


@every_page
def test_corpus_expectations_name_every_line(row):
    page = page_of(row)
    assert sorted(page.text[line.start : line.end] for line in page.lines) == sorted(row["kept"] + row["dropped"])


@every_page
def test_corpus_metadata_with_coarse_labels(row):
    page, kept = page_of(row), set(row["kept"])
    texts = [page.text[line.start : line.end] for line in page.lines]
    blocks = tuple(
        Block(line.start, line.end, Kind.BODY if text in kept else Kind.BOILERPLATE)
        for line, text in zip(page.lines, texts, strict=True)
        if text not in kept or (len(text) > LONGEST_LINE_OUTSIDE_THE_BODY and text != row["title"])
    )
    assert fields(describe(page, blocks)) == expected_fields(row)


@with_cleaning
@every_page
def test_corpus_metadata(row):
    assert fields(process(page_of(row), steps=STEPS[:2])) == expected_fields(row)


@with_cleaning
@every_page
def test_corpus_lines(row):
    doc = process(page_of(row), steps=STEPS[:1])
    kept = [doc.text[b.start : b.end] for b in doc.blocks if b.kind is not Kind.BOILERPLATE]
    wrong = [line for line in kept if line not in row["kept"]] + [line for line in row["kept"] if line not in kept]
    assert len(wrong) <= 1, wrong
    assert not [line for line in wrong if "댓글" in line]
