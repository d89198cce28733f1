"""A run into a real collection: counts that add up, resuming, replacing, stopping in the middle."""

import json
from pathlib import Path

import pytest

from korus_nlp import batch
from korus_nlp.batch.runs import clean
from korus_nlp.collection import open_collection
from korus_nlp.document import Rejected, to_json
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import Settings
from tests.unit.batch_hooks import HANG

QUICK = "tests.unit.batch_hooks:quick"
OWN = Path(__file__).resolve().parents[1] / "data" / "own" / "pages.jsonl"
SETTINGS = Settings(max_page_seconds=20)


def own_pages(count=None):
    pages = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    return [{"id": page["id"], "text": page["raw_text"], "url": page["url"]} for page in pages][:count]


def dump(path, pages):
    path.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages), encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "모음"


def quick(inputs, folder, **more):
    summary = batch.run(inputs, more.pop("settings", SETTINGS), collection_dir=folder, jobs=1, work=QUICK, **more)
    assert summary.read == summary.added + summary.replaced + summary.unchanged + summary.rejected
    assert summary.rejected == sum(summary.rejected_by.values())
    if folder.is_dir() and not more.get("dry_run"):
        assert summary.documents == sum(1 for _ in open_collection(folder).documents())
    return summary


def counts(summary):
    return summary.added, summary.replaced, summary.unchanged, summary.rejected


def rejected(folder):
    return [json.loads(line) for line in (folder / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]


def test_good_and_bad_input_adds_up(tmp_path, folder):
    pages = [*own_pages(3), {"text": "   "}, {"html": 7}]
    path = Path(dump(tmp_path / "dump.jsonl", pages))
    path.write_bytes(path.read_bytes() + b"{broken\n")
    seen = []
    summary = quick([str(path)], folder, progress=lambda source, why: seen.append((source, why and why.code)))
    assert counts(summary) == (3, 0, 0, 3)
    assert summary.rejected_by == {"bad_json": 1, "bad_record": 1, "empty": 1}
    assert [why for _, why in seen] == [None, None, None, "empty", "bad_record", "bad_json"]
    assert [entry["source"].rpartition(":")[2] for entry in rejected(folder)] == ["4", "5", "6"]


def test_again_is_unchanged_and_a_changed_page_replaces(tmp_path, folder):
    news = tmp_path / "news"
    news.mkdir()
    for number, page in enumerate(own_pages(4)):
        (news / f"{number}.txt").write_text(page["text"], encoding="utf-8")
    assert counts(quick([str(news)], folder)) == (4, 0, 0, 0)
    assert counts(quick([str(news)], folder)) == (0, 0, 4, 0)
    (news / "1.txt").write_text("고친 기사\n본문이 바뀌었다.", encoding="utf-8")
    summary = quick([str(news)], folder)
    assert counts(summary) == (0, 1, 3, 0)
    assert summary.documents == 4
    assert {doc.text for doc in open_collection(folder).documents()} >= {"고친 기사\n본문이 바뀌었다."}
    assert counts(quick([str(news)], folder, settings=Settings(max_depth=9))) == (0, 4, 0, 0)


def test_a_copy_is_one_document_and_stays_so(tmp_path, folder):
    for name in ("a.txt", "사본.txt"):
        (tmp_path / name).write_text("같은 기사\n본문", encoding="utf-8")
    inputs = [str(tmp_path / "a.txt"), str(tmp_path / "사본.txt")]
    assert counts(quick(inputs, folder)) == (1, 0, 1, 0)
    assert counts(quick(inputs, folder)) == (0, 0, 2, 0)


def test_the_copy_of_a_rejected_page_is_rejected(tmp_path, folder):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(" \n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("기사", encoding="utf-8")
    summary = quick([str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")], folder)
    assert counts(summary) == (1, 0, 0, 2)


def test_a_page_that_succeeds_now_leaves_the_list(tmp_path, folder):
    page = tmp_path / "기사.txt"
    page.write_text(" \n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("기사", encoding="utf-8")
    quick([str(page), str(tmp_path / "a.txt")], folder)
    assert [entry["code"] for entry in rejected(folder)] == ["empty"]
    page.write_text("이제 글이 있다", encoding="utf-8")
    assert counts(quick([str(page)], folder)) == (1, 0, 0, 0)
    assert rejected(folder) == []


def test_a_timeout_is_listed_and_tried_again(tmp_path, folder):
    path = dump(tmp_path / "d.jsonl", [{"text": HANG}, {"text": "Seoul 서울"}])
    summary = quick([path], folder, settings=Settings(max_page_seconds=0.3))
    assert (counts(summary), summary.rejected_by) == ((1, 0, 0, 1), {"timeout": 1})
    assert counts(quick([path], folder, settings=Settings(max_page_seconds=0.2))) == (0, 0, 1, 1)


def test_a_dry_run_changes_nothing(tmp_path, folder):
    path = dump(tmp_path / "d.jsonl", own_pages(3))
    assert counts(quick([path], folder, dry_run=True)) == (3, 0, 0, 0)
    assert not folder.exists()
    quick([path], folder)
    dump(tmp_path / "d.jsonl", [*own_pages(2), {"id": own_pages(3)[2]["id"], "text": "다른 글"}, {"text": "새 글"}])
    before = sorted((file.name, file.stat().st_mtime_ns) for file in folder.rglob("*"))
    assert counts(quick([path], folder, dry_run=True)) == (1, 1, 2, 0)
    assert sorted((file.name, file.stat().st_mtime_ns) for file in folder.rglob("*")) == before


def test_nothing_to_read_makes_no_collection(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    assert quick([str(tmp_path / "empty")], folder).read == 0
    with pytest.raises(KorusError) as caught:
        quick([str(tmp_path / "missing")], folder)
    assert caught.value.exit_code == Exit.USAGE
    assert not folder.exists()


def test_finished_work_stays_when_a_run_is_stopped(tmp_path, folder):
    path = dump(tmp_path / "d.jsonl", own_pages(6))
    seen = []

    def stop(source, why):
        seen.append(source)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        quick([path], folder, progress=stop)
    assert counts(quick([path], folder)) == (3, 0, 3, 0)


def test_what_a_killed_run_left_is_put_in_order_by_the_next(tmp_path, folder, monkeypatch):
    path = dump(tmp_path / "d.jsonl", own_pages(4))
    with monkeypatch.context() as patch:
        patch.setattr("korus_nlp.collection.store.Collection.optimise", _killed)
        with pytest.raises(KeyboardInterrupt):
            quick([path], folder)
    assert not open_collection(folder).is_current()
    assert counts(quick([path], folder)) == (0, 0, 4, 0)
    assert open_collection(folder).is_current()


def _killed(*_, **__):
    raise KeyboardInterrupt


def test_shards_do_not_change_what_is_stored(tmp_path, folder, monkeypatch):
    path = dump(tmp_path / "d.jsonl", own_pages())
    quick([path], folder)
    monkeypatch.setattr("korus_nlp.batch.keeping.SHARD", 2)
    quick([path], tmp_path / "other")
    stored = [[to_json(doc) for doc in open_collection(where).documents()] for where in (folder, tmp_path / "other")]
    assert stored[0] == stored[1]


def test_real_pages_are_the_same_for_every_worker_count(tmp_path):
    path = dump(tmp_path / "d.jsonl", [*own_pages(4), {"text": ""}])
    alone = list(clean([path], SETTINGS, jobs=1))
    assert [type(item) is Rejected for item in alone] == [False] * 4 + [True]
    assert [to_json(item) for item in clean([path], SETTINGS, jobs=2)] == [to_json(item) for item in alone]
