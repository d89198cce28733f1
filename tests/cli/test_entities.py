"""`korus entities`: list, explain, merge, split; corrections hold for pages that come later."""

import json

import pytest

from korus_nlp.batch import run as run_pages
from korus_nlp.settings import DEFAULTS

PAGES = {
    "a.txt": "서주석 국방부 차관 방러\n\n서주석 차관은 3일 모스크바에서 러시아 국방부와 회담했다. 서주석은 학자다.\n",
    "b.txt": "Seo visits Moscow\n\nVice Minister Suh Choo-suk met officials of Rosatom in Moscow on Thursday.\n",
    "c.txt": "소설가 한강 새 책\n\n한강은 광주에서 새 소설을 발표했다. 출판사 창비가 책을 낸다고 밝혔다.\n",
}


@pytest.fixture
def folder(tmp_path):
    """A collection of three pages, new for every test because corrections are written into it."""
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run_pages([str(tmp_path / name) for name in PAGES], DEFAULTS, collection_dir=tmp_path / "c", jobs=1)
    return tmp_path / "c"


def listed(korus, folder, *arguments):
    result = korus("entities", "-c", folder, *arguments, "--format", "jsonl")
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


def by_name(rows, name):
    return next(row for row in rows if name in (row["name"]["ko"], row["name"]["en"]))


def test_list_counts_both_languages_under_one_id(korus, folder):
    rows = listed(korus, folder)
    moscow = by_name(rows, "모스크바")
    assert (moscow["name"]["en"], moscow["documents"]) == ("Moscow", 2)
    assert [row["documents"] for row in rows] == sorted((row["documents"] for row in rows), reverse=True)


@pytest.mark.parametrize("name", ["서주석", "Suh Choo-suk", "Seo Joo-seok"])
def test_a_name_in_either_script_is_explained(korus, folder, name):
    (profile,) = listed(korus, folder, name)
    assert {"서주석", "Suh Choo-suk"} <= set(profile["aliases"])
    assert profile["evidence"][0]["score"] > 0.5
    assert len(profile["documents"]) == 2
    assert profile["mentions"] == sum(profile["aliases"].values())


def test_the_table_shows_documents_and_spellings(korus, folder):
    result = korus("entities", "서주석", "-c", folder, "--format", "table")
    assert result.code == 0
    assert "written  서주석 (3), Suh Choo-suk (1)" in result.out
    assert result.out.count("document  ") == 2


@pytest.mark.parametrize("arguments", [["이순신"], ["merge", "이순신", "서주석"], ["split", "이순신", "1f"]])
def test_an_unknown_name_is_an_error_with_a_hint(korus, folder, arguments):
    result = korus("entities", *(["-c", folder, *arguments] if len(arguments) == 1 else [*arguments, "-c", folder]))
    assert result.code != 0
    assert "이순신" in result.err
    assert "hint:" in result.err


def test_merge_holds_for_pages_that_come_later(korus, folder, tmp_path):
    assert korus("entities", "merge", "서주석", "한강", "--into", "person:x", "-c", folder).code == 0
    assert json.loads((folder / "corrections.jsonl").read_text(encoding="utf-8"))["into"] == "person:x"
    assert by_name(listed(korus, folder), "서주석")["documents"] == 3
    (tmp_path / "d.txt").write_text("한강 작가\n\n한강은 서울에서 강연했다. 독자 백 명이 왔다.\n", encoding="utf-8")
    run_pages([str(tmp_path / "d.txt")], DEFAULTS, collection_dir=folder, jobs=1)
    assert by_name(listed(korus, folder), "서주석")["documents"] == 4
    hits = korus("search", "소설", "--entity", "person:x", "-c", folder, "--mode", "lexical", "--format", "jsonl")
    assert {json.loads(line)["title"] for line in hits.out.splitlines()} >= {"소설가 한강 새 책"}
    exported = tmp_path / "tables"
    assert korus("export", "--to", "jsonl", "-o", exported, "entities", "-c", folder).code == 0
    assert "person:x" in (exported / "entities.jsonl").read_text(encoding="utf-8")


def test_later_pages_change_no_mention_of_earlier_ones(korus, folder, tmp_path):
    from korus_nlp.collection import open_collection

    before = {doc.id: doc.entities for doc in open_collection(folder).documents()}
    assert sum(map(len, before.values())) > 5
    (tmp_path / "e.txt").write_text("서주석 작가\n\n서주석 작가는 모스크바에서 소설을 썼다.\n", encoding="utf-8")
    (tmp_path / "f.txt").write_text("Suh Choo-suk\n\nAnother Suh Choo-suk lives in Moscow, Idaho.\n", encoding="utf-8")
    run_pages([str(tmp_path / name) for name in ("f.txt", "e.txt")], DEFAULTS, collection_dir=folder, jobs=1)
    after = {doc.id: doc.entities for doc in open_collection(folder).documents()}
    assert len(after) == len(before) + 2
    assert {doc: after[doc] for doc in before} == before


def test_split_by_document_and_by_spelling(korus, folder):
    (profile,) = listed(korus, folder, "서주석")
    english = next(d["doc"] for d in profile["documents"] if d["title"] != profile["documents"][0]["title"])
    assert korus("entities", "split", profile["entity"], english[:10], "-c", folder).code == 0
    rows = listed(korus, folder)
    assert {f"{profile['entity']}", f"{profile['entity']}#2"} <= {row["entity"] for row in rows}
    assert korus("entities", "split", "모스크바", "--written", "Moscow", "--into", "place:m", "-c", folder).code == 0
    assert next(row for row in listed(korus, folder) if row["entity"] == "place:m")["documents"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["merge", "서주석"], 2), (["split", "서주석"], 2), (["split", "서주석", "ffffffff"], 2), (["merge"], 2)],
)
def test_misuse(korus, folder, arguments, code):
    result = korus("entities", *arguments, "-c", folder)
    assert result.code == code
    assert not (folder / "corrections.jsonl").exists()


def test_a_damaged_line_is_named(korus, folder):
    (folder / "corrections.jsonl").write_text('{"do":"merge","ids":["a"],"into":"b"}\n{"do":\n', encoding="utf-8")
    result = korus("entities", "-c", folder)
    assert result.code != 0
    assert "line 2" in result.err
