"""A collection survives what happens to processes: kill -9 at any moment, readers meanwhile, two writers at once."""

import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from collection_pages import Grams
from collection_writer import pages

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.collection.search import Query, search

pytestmark = pytest.mark.slow
WRITER = Path(__file__).with_name("collection_writer.py")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, len(text))], raising=False)
    open_collection(tmp_path / "c", create=True).upsert(pages(0))
    return tmp_path / "c"


def writer(folder, first):
    command = [sys.executable, str(WRITER), str(folder), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def versions(folder):
    """Check that every page is wholly one version, in the tables and in search, and return the versions."""
    collection = open_collection(folder)
    docs = {doc.id: doc for doc in collection.documents()}
    assert len(docs) == 40
    found = {int(doc.text.split()[0].removeprefix("판본")) for doc in docs.values()}
    for doc in docs.values():
        assert len({word for word in doc.text.split() if word.startswith("version")}) == 1
    hits = search(collection, Query("문단", mode="lexical", k=1000))
    assert len({hit.doc for hit in hits}) == 40
    assert len({(hit.doc, hit.text.split()[0]) for hit in hits}) == 40
    return found


def test_collection_survives_being_killed(folder, monkeypatch):
    chance = random.Random(5)
    version, committed = 1, 0
    for _ in range(30):
        process = writer(folder, version)
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.6))
        process.kill()
        lines = process.stdout.read().split()
        process.wait()
        committed = int(lines[-1]) if lines else version
        found = versions(folder)
        assert min(found) >= committed
        assert max(found) <= committed + 1
        version = max(found) + 1
    collection = open_collection(folder)
    collection.upsert(pages(version))
    monkeypatch.setattr("korus_nlp.collection.store._READERS_MAY_TAKE", timedelta(0))
    collection.optimise()
    assert versions(folder) == {version}
    rows = sum(len(doc.paragraphs) for doc in pages(version))
    assert collection.table("paragraphs").count_rows() == rows


def test_collection_is_read_while_it_is_written(folder):
    process = writer(folder, 1)
    process.stdout.readline()
    seen = set()
    until = time.monotonic() + 5
    while time.monotonic() < until:
        found = versions(folder)
        assert len(found) == 1
        seen |= found
    process.kill()
    process.wait()
    process.stdout.close()
    assert len(seen) > 3


def test_collection_takes_two_writers(folder):
    both = [writer(folder, 1), writer(folder, 100)]
    for process in both:
        for _ in range(4):
            assert process.stdout.readline().strip()
    for process in both:
        process.kill()
        process.wait()
        process.stdout.close()
    versions(folder)
    open_collection(folder).upsert(pages(500))
    assert versions(folder) == {500}


def test_collection_takes_two_writers_of_new_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    open_collection(tmp_path / "c", create=True)
    both = [writer(tmp_path / "c", 1), writer(tmp_path / "c", 1)]
    for process in both:
        assert process.stdout.readline().strip() == "1"
        process.kill()
        process.wait()
        process.stdout.close()
    ids = [doc.id for doc in open_collection(tmp_path / "c").documents()]
    assert (len(ids), len(set(ids))) == (40, 40)
