"""`korus optimize` from the outside."""

import msgspec
import pytest

from korus_nlp.collection import open_collection
from tests.cli.test_search import press_folder  # noqa: F401


@pytest.fixture
def folder(press_folder):  # noqa: F811
    return press_folder


def test_says_what_there_is_to_do_and_does_it(korus, folder):
    assert "nothing to do" in korus("optimize", "--dry-run").err
    open_collection(folder).remove(["b1"])
    assert "arrays for search would be written" in korus("optimize", "--dry-run").err
    done = korus("optimize")
    assert (done.code, done.out) == (0, "")
    assert "5 documents" in done.err
    assert "nothing to do" in korus("optimize", "--dry-run").err


def test_brings_an_old_collection_up_to_date(korus, folder):
    open_collection(folder).table("paragraphs").drop_columns(["kind", "days"])
    path = folder / "collection.json"
    path.write_bytes(msgspec.json.encode({**msgspec.json.decode(path.read_bytes()), "format": 1}))
    asked = korus("search", "비")
    assert (asked.code, "korus optimize -c" in asked.err) == (5, True)
    assert "format 1 would become 3" in korus("optimize", "--dry-run").err
    assert korus("optimize").code == 0
    assert korus("search", "비").code == 0


def test_nothing_to_optimize_is_an_error(korus):
    done = korus("optimize", "-c", "none")
    assert (done.code, "korus run" in done.err) == (5, True)
