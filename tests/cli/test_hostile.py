"""Damaged and hostile files through the commands: a document or one line with a reason each, and exit 3."""

import gzip
import json

import pytest
import zstandard

from korus_nlp.settings import DEFAULTS
from tests.unit.test_reading_pages import warc

KO = "정부는 3일 북한 핵 문제에 대한 새로운 제안을 내놓았다고 밝혔다. 회담은 다음 달 서울에서 열린다."
CRAWL = warc(("text/html", f"<p>{KO}</p>".encode()), ("text/html", f"<p>{KO * 50}</p>".encode()))

# file → bytes, and what comes of them: documents, codes of rejections
FILES = {
    "binary.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), 0, ["binary"]),
    "bomb.html.zst": (zstandard.compress(b"<p>" * 20_000_000), 0, ["bomb"]),
    "bomb.txt.gz": (gzip.compress(bytes(60_000_000)), 0, ["bomb"]),
    "cp949.txt": ((KO + "\n똠방각하").encode("cp949"), 1, []),
    "crawl.warc": (CRAWL[: CRAWL.index(b"WARC/1.", 10) + 40], 1, ["truncated"]),
    "cut.txt.gz": (gzip.compress(KO.encode() * 99)[:-30], 0, ["truncated"]),
    "empty.txt": (b"", 0, ["empty"]),
    "euckr-as-latin1.txt": ((KO * 2).encode("cp949").decode("latin-1").encode(), 1, []),
    "large.txt": (b"a" * (DEFAULTS.max_page_bytes + 1), 0, ["too_large"]),
    "lines.jsonl": (
        b'{"text":"One good line."}\n{"text":\n{"id":1}\n{"text":"a\\ud800b is here."}\n',
        2,
        ["bad_json", "no_text"],
    ),
    "lost.txt": (KO.encode().decode("cp949", "replace").encode(), 0, ["mojibake"]),
    "nested.html": (b"<div>" * 300 + (KO + "겹친 칸.").encode() + b"</div>" * 300, 1, []),
    "unclosed.html": (f"<html><body><div><p>{KO}<p>{KO}<table><tr><td>{KO}".encode(), 1, []),
    "utf8-as-1252.txt": ((KO * 3).encode().decode("latin-1").encode(), 1, []),
}
CODES = sorted((name, code) for name, (_, _, codes) in FILES.items() for code in codes)
PAGES = sum(pages for _, pages, _ in FILES.values())


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "pages"
    source.mkdir()
    for name, (data, _, _) in FILES.items():
        (source / name).write_bytes(data)
    return source


def codes(file):
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert all(line["step"] and line["message"] for line in lines)
    return sorted((line["source"].rsplit("/", 1)[1].split(":")[0].split("@")[0], line["code"]) for line in lines)


def test_run_ends_with_a_document_or_a_reason_for_every_page(korus, folder):
    done = korus("run", folder, "-c", "c", "-j", "1", "--format", "jsonl")
    assert done.code == 3
    assert "Traceback" not in done.out + done.err
    summary = json.loads(done.out)
    assert (summary["read"], summary["added"], summary["rejected"]) == (PAGES + len(CODES), PAGES, len(CODES))
    assert codes(folder.parent / "c" / "rejected.jsonl") == CODES


def test_clean_ends_with_a_document_or_a_reason_for_every_page(korus, folder):
    done = korus("clean", folder, "-j", "1", "--rejected", "r.jsonl", "--format", "jsonl")
    assert done.code == 3
    assert "Traceback" not in done.out + done.err
    assert codes(folder.parent / "r.jsonl") == CODES
    documents = {(doc := json.loads(line))["source"].rsplit("/", 1)[1]: doc for line in done.out.splitlines()}
    assert len(documents) == PAGES
    for name in ("cp949.txt", "euckr-as-latin1.txt", "utf8-as-1252.txt", "nested.html", "unclosed.html"):
        assert KO in documents[name]["text"]
    assert documents["euckr-as-latin1.txt"]["notes"][0]["code"] == "mojibake"


def test_nothing_usable_is_another_exit_code(korus, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert korus("clean", "empty.txt").code == 4
