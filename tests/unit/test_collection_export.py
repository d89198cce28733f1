import csv
import json
from xml.etree import ElementTree

import pytest
from collection_pages import Grams, page, press

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.collection.export import TABLES, export
from korus_nlp.errors import KorusError


@pytest.fixture(scope="module")
def press_collection(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
        patch.setattr(embedding, "windows", lambda text: [(0, len(text))], raising=False)
        collection = open_collection(tmp_path_factory.mktemp("press") / "c", create=True)
        collection.upsert(press())
        yield collection


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_export_writes_every_table_in_every_format(press_collection, tmp_path):
    import pyarrow.parquet as pq

    for to in ("jsonl", "csv", "parquet"):
        paths = export(press_collection, to, tmp_path)
        assert [path.name for path in paths] == [f"{name}.{to}" for name in TABLES]
    for name in TABLES:
        records = lines(tmp_path / f"{name}.jsonl")
        assert pq.read_table(tmp_path / f"{name}.parquet").to_pylist() == records
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(records)
    assert not list(tmp_path.glob("*.part"))


def test_export_rows_join_and_point_into_the_page(press_collection, tmp_path):
    export(press_collection, "jsonl", tmp_path)
    docs = {doc.id: doc for doc in press_collection.documents()}
    for name in ("paragraphs", "mentions", "dates", "blocks"):
        for row in lines(tmp_path / f"{name}.jsonl"):
            assert docs[row["doc"]].text[row["start"] : row["end"]] == row["text"]
    assert {row["paragraph"] for row in lines(tmp_path / "mentions.jsonl")} == {"a1#1", "a2#1", "c1#1"}


def test_export_entities_are_counted_over_the_collection(press_collection, tmp_path):
    (path,) = export(press_collection, "jsonl", tmp_path, ["entities"])
    moon, moscow = lines(path)
    assert (moon["entity"], moon["name_ko"], moon["name_en"], moon["documents"]) == ("P1", "문재인", "Moon Jae-in", 3)
    assert (moscow["first"], moscow["last"]) == ("2018-06-22T10:31:00+09:00", "2018-06-23")


def test_export_csv_is_no_spreadsheet_program(press_collection, tmp_path):
    (path,) = export(press_collection, "csv", tmp_path, ["documents"])
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["title"] == "'=정상회담"
    assert first["authors"] == "김철수; =Jane Roe"


def test_export_graph_joins_entities_of_one_page(press_collection, tmp_path):
    (path,) = export(press_collection, "graphml", tmp_path)
    root = ElementTree.parse(path).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert {node.get("id") for node in root.iter(f"{space}node")} == {"P1", "L1"}
    (edge,) = root.iter(f"{space}edge")
    assert {edge.get("source"), edge.get("target")} == {"P1", "L1"}
    assert edge[0].text == "2"


@pytest.mark.slow
def test_export_docbin_opens_in_spacy(press_collection, tmp_path):
    import spacy
    from spacy.tokens import DocBin

    (path,) = export(press_collection, "docbin", tmp_path)
    docs = {d.user_data["paragraph"]: d for d in DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab)}
    for doc in press():
        for p in doc.paragraphs:
            assert docs[p.id].text == doc.text[p.start : p.end]
    assert [(e.text, e.label_, e.kb_id_) for e in docs["a1#1"].ents] == [
        ("문재인", "PERSON", "P1"),
        ("모스크바", "LOCATION", "L1"),
    ]


@pytest.mark.parametrize("to", ["jsonl", "csv", "parquet", "graphml"])
def test_export_twice_gives_the_same_bytes(press_collection, tmp_path, to):
    first = [path.read_bytes() for path in export(press_collection, to, tmp_path / "1")]
    assert [path.read_bytes() for path in export(press_collection, to, tmp_path / "2")] == first


@pytest.mark.parametrize(("to", "tables"), [("xls", None), ("csv", ["document"]), ("graphml", ["entities"])])
def test_export_of_nothing_known_is_an_error_with_a_hint(press_collection, tmp_path, to, tables):
    with pytest.raises(KorusError) as caught:
        export(press_collection, to, tmp_path, tables)
    assert caught.value.hint


def test_export_control_characters_stay_legal(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, len(text))], raising=False)
    from korus_nlp.document import Name

    collection = open_collection(tmp_path / "c", create=True)
    collection.upsert([page("q", "서울\x00의 <b>&", names=(("서울\x00", ("LOCATION", "L\x01", Name("서울\x00<"))),))])
    (path,) = export(collection, "graphml", tmp_path)
    root = ElementTree.parse(path).getroot()
    assert [node.get("id") for node in root.iter("{http://graphml.graphdrawing.org/xmlns}node")] == ["L\ufffd"]
    assert all(path.stat().st_size for path in export(collection, "csv", tmp_path))


def test_export_bulk_lines_are_pairs_of_action_and_row(press_collection, tmp_path):
    index, bulk = export(press_collection, "elasticsearch", tmp_path)
    known = json.loads(index.read_text(encoding="utf-8"))["mappings"]["properties"]
    records = lines(bulk)
    assert [action["index"]["_id"] for action in records[::2]] == [p.id for doc in press() for p in doc.paragraphs]
    for row in records[1::2]:
        assert set(row) == set(known)
        assert len(row["vector"]) == known["vector"]["dims"] == 32
        assert sum(number * number for number in row["vector"]) == pytest.approx(1, abs=1e-4)
    first = records[1]
    assert (first["published"], first["mentioned"]) == ("2018-06-22", [{"gte": "2018-06-01", "lte": "2018-06-30"}])
    assert first["terms"].split()[:2] == ["문재", "재인"]
    assert first["entities"] == ["L1", "P1"]


def test_export_bulk_leaves_out_vectors_that_servers_refuse(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, 1), (1, len(text))], raising=False)
    collection = open_collection(tmp_path / "c", create=True)
    collection.upsert([page("q", "가", "나다라마")])  # of a single letter there are no pairs
    _, bulk = export(collection, "elasticsearch", tmp_path)
    alone, whole = lines(bulk)[1::2]
    assert ("vector" in alone, len(alone["windows"])) == (False, 0)
    assert ("vector" in whole, len(whole["windows"])) == (True, 1)


def test_export_copy_files_hold_what_postgres_reads(press_collection, tmp_path):
    schema, load, paragraphs, windows = export(press_collection, "pgvector", tmp_path)
    assert "vector vector(32) NOT NULL" in schema.read_text(encoding="utf-8")
    assert "paragraphs.copy" in load.read_text(encoding="utf-8")
    names = [line.split()[0].strip('"') for line in schema.read_text(encoding="utf-8").splitlines()[2:20]]
    first = dict(zip(names, paragraphs.read_text(encoding="utf-8").splitlines()[0].split("\t"), strict=True))
    assert (first["id"], first["lang"], first["published"]) == ("a1#1", "ko", "2018-06-22")
    assert first["mentioned"] == "{[2018-06-01,2018-06-30]}"
    assert first["entities"] == '{"L1","P1"}'
    assert first["terms"].startswith("'문재':1 '재인':2")
    assert first["url"] == "\\N"
    assert first["vector"].startswith("[")
    assert windows.read_text(encoding="utf-8") == ""  # one window each


@pytest.mark.parametrize("to", ["elasticsearch", "pgvector"])
def test_export_for_servers_takes_any_text(tmp_path, monkeypatch, to):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, 5), (5, len(text))], raising=False)
    collection = open_collection(tmp_path / "c", create=True)
    assert export(collection, to, tmp_path / "empty")
    collection.upsert([page("q", "탭\t과 \\ 와 'quote' 와 \x00 널", publisher='a"b\\', published="2019")])
    first = [path.read_bytes() for path in export(collection, to, tmp_path / "1")]
    assert [path.read_bytes() for path in export(collection, to, tmp_path / "2")] == first
    if to == "pgvector":
        cells = (tmp_path / "1/paragraphs.copy").read_text(encoding="utf-8").rstrip("\n").split("\t")
        assert len(cells) == 18
        assert cells[5] == "탭\\t과 \\\\ 와 'quote' 와  널"
        assert cells[12] == "2019-01-01"
        assert len((tmp_path / "1/windows.copy").read_text(encoding="utf-8").splitlines()) == 2
