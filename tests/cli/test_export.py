"""`korus export` from the outside; what the files hold is tested with the library."""

import json

import pytest

from tests.cli.test_search import press_folder  # noqa: F401

pytestmark = pytest.mark.usefixtures("press_folder")


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["--to", "jsonl", "documents", "dates"], {"documents.jsonl", "dates.jsonl"}),
        (["--to", "csv", "mentions"], {"mentions.csv"}),
        (["--to", "parquet", "paragraphs"], {"paragraphs.parquet"}),
        (["--to", "graphml"], {"entities.graphml"}),
    ],
)
def test_files_are_written_and_named(korus, tmp_path, arguments, files):
    done = korus("export", *arguments, "-o", "out")
    assert (done.code, done.out) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == files
    assert all(name in done.err for name in files)


def test_documents_are_the_collections(korus, tmp_path):
    korus("export", "--to", "jsonl", "-o", "out", "documents")
    rows = [json.loads(line) for line in (tmp_path / "out/documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a1", "a2", "b1", "b2", "c1", "d1"]


def test_nothing_is_overwritten_unasked(korus, tmp_path):
    assert korus("export", "--to", "csv", "-o", "out", "dates").code == 0
    before = (tmp_path / "out/dates.csv").read_bytes()
    done = korus("export", "--to", "csv", "-o", "out", "dates")
    assert (done.code, "--force" in done.err) == (2, True)
    assert korus("export", "--to", "csv", "-o", "out", "dates", "--force").code == 0
    assert (tmp_path / "out/dates.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--to", "csv"], 2, "-o DIR"),
        (["--to", "xls", "-o", "out"], 2, "xls"),
        (["-o", "out"], 2, "--to"),
        (["--to", "csv", "-o", "out", "mention"], 2, "mentions"),
        (["--to", "graphml", "-o", "out", "dates"], 2, "no tables"),
        (["--to", "csv", "-o", "out", "-c", "none"], 5, "korus run"),
        (["--to", "csv", "-o", "/proc/nothing"], 2, "written"),
    ],
)
def test_wrong_use(korus, arguments, code, said):
    done = korus("export", *arguments)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err
