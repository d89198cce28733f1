import subprocess
import sys
from datetime import timedelta

import lance
import msgspec
import pyarrow as pa
import pytest
from collection_pages import Grams, page, press

from korus_nlp import embedding
from korus_nlp.collection import card, codes, index, open_collection, upgrading
from korus_nlp.collection.search import Query, search
from korus_nlp.errors import Exit, KorusError


@pytest.fixture
def models(monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(int(model or 1)), raising=False)
    monkeypatch.setattr(
        embedding, "windows", lambda text: [(0, 20), (20, len(text))][: 1 + len(text) // 50], raising=False
    )


@pytest.fixture
def empty(tmp_path, models):
    return open_collection(tmp_path / "c", create=True)


@pytest.fixture
def full(empty):
    empty.upsert(press(), settings="s1")
    return empty


def test_collection_missing_is_an_error_with_the_next_thing_to_type(tmp_path):
    with pytest.raises(KorusError) as caught:
        open_collection(tmp_path / "none")
    assert caught.value.exit_code is Exit.MISSING
    assert "korus run" in caught.value.hint


def test_collection_gives_back_what_was_stored(full):
    docs = press()
    assert [doc.id for doc in full.documents()] == ["a1", "a2", "b1", "b2", "c1", "d1"]
    assert tuple(full.documents()) == tuple(docs)
    assert full.get("b1") == docs[2]
    assert full.get("b") is None
    assert full.get("\ud800' OR 1=1") is None


def test_collection_before_the_first_page(empty):
    assert list(empty.documents()) == []
    assert empty.stats().documents == 0
    assert search(empty, Query("비")) == ()
    assert empty.get("a1") is None
    empty.optimise()


def test_collection_twice_the_same_is_once(full):
    full.upsert(press(), settings="s1")
    full.upsert(press()[:2], settings="s1")
    assert full.stats().documents == 6
    assert full.stats().paragraphs == 8


def test_collection_replaces_by_id_and_by_source(full):
    full.upsert([page("a1", "한 문단만 남았다.", source="moved.txt")])
    full.upsert([page("e1", "다른 기사가 되었다.", source="a2.txt")])
    assert [doc.id for doc in full.documents()] == ["e1", "b1", "b2", "c1", "d1", "a1"]
    assert full.stats().paragraphs == 6
    assert search(full, Query("gas pipeline", mode="lexical")) == ()


def test_collection_stores_the_last_of_one_source_or_id(empty):
    empty.upsert([page("x", "하나."), page("y", "둘.", source="x.txt"), page("y", "셋.", source="z.txt")])
    assert [(doc.id, doc.source) for doc in empty.documents()] == [("y", "z.txt")]


def test_collection_names_with_quotes_are_data(empty):
    empty.upsert([page("it's", "인용 부호가 있는 이름.", source="'; DROP --.txt")])
    empty.upsert([page("it's", "다시 한번 바뀐 이름.", source="'; DROP --.txt")])
    assert empty.get("it's").text.startswith("다시")
    assert empty.stats().paragraphs == 1


def test_collection_fingerprints_say_what_is_in(full):
    stored = full.fingerprints()
    assert list(stored) == sorted(doc.source for doc in press())
    assert stored["a1.txt"].id == "a1"
    assert stored["a1.txt"].settings == "s1"


def test_collection_stats(full):
    stats = full.stats()
    assert (stats.documents, stats.paragraphs) == (6, 8)
    assert stats.languages == {"": 1, "en": 2, "ko": 3}
    assert (stats.first, stats.last) == ("2018-06-22T10:31:00+09:00", "2019-11")


def test_collection_remove(full):
    full.remove(["a1", "unknown"])
    assert full.get("a1") is None
    assert full.stats().paragraphs == 6


@pytest.mark.parametrize("step", ["merge_insert", "delete"])
def test_collection_is_whole_after_a_crash_between_commits(full, monkeypatch, step):
    new = page("a1", "완전히 새로운 문단이 들어왔다.")
    dataset = type(full.table("documents"))
    with monkeypatch.context() as patch:
        patch.setattr(dataset, step, lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            full.upsert([new])
    (text,) = {
        hit.text for hit in search(full, Query("완전히 새로운 문재인 방문해", mode="lexical")) if hit.doc == "a1"
    }
    assert full.get("a1").text.startswith(text)  # the old page or the new one, the same in both tables
    full.upsert([new])
    full.optimise()
    assert search(full, Query("새로운 문단"))[0].doc == "a1"
    assert full.stats().paragraphs == 7
    assert len({row["id"] for row in full.table("paragraphs").to_table(columns=["id", "stamp"]).to_pylist()}) in (7, 8)


def test_collection_drops_what_a_crash_left_behind(full, monkeypatch):
    dataset = type(full.table("documents"))
    with monkeypatch.context() as patch:
        patch.setattr(dataset, "merge_insert", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            full.upsert([page("a1", "완전히 새로운 문단이 들어왔다.")])
    assert full.table("paragraphs").count_rows() == 9
    full.optimise()
    assert full.table("paragraphs").count_rows() == 9  # it may belong to a run that goes on
    monkeypatch.setattr("korus_nlp.collection.store._READERS_MAY_TAKE", timedelta(0))
    full.optimise()
    assert full.table("paragraphs").count_rows() == 8


def test_collection_remembers_its_model(full):
    assert open_collection(full.folder).embedder.name == "grams-1"
    with pytest.raises(KorusError) as caught:
        open_collection(full.folder, model="2")
    assert caught.value.exit_code is Exit.MISSING
    assert "grams-1" in caught.value.message


def test_collection_refuses_a_model_that_changed_under_its_name(full, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(7))
    reopened = open_collection(full.folder)
    assert search(reopened, Query("비", mode="lexical"))
    with pytest.raises(KorusError):
        search(reopened, Query("비"))


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format":99,"korus":"1","model":{}}'])
def test_collection_with_a_bad_card_is_an_error(full, data):
    (full.folder / "collection.json").write_bytes(data)
    with pytest.raises(KorusError):
        open_collection(full.folder)


def test_collection_of_a_newer_program_is_refused(full):
    path = full.folder / "collection.json"
    card = msgspec.json.decode(path.read_bytes())
    path.write_bytes(msgspec.json.encode({**card, "format": 99}))
    with pytest.raises(KorusError, match="format 99"):
        open_collection(full.folder)


def test_collection_optimised_answers_the_same(full):
    queries = [Query(text) for text in ("가스관 사업", "weekend rain", "문재인")]
    before = [search(full, query) for query in queries]
    full.optimise()
    assert [search(open_collection(full.folder), query) for query in queries] == before
    full.upsert([page("z9", "전혀 다른 이야기.")])
    full.remove(["z9"])
    assert [search(full, query) for query in queries] == before
    full.optimise()
    assert [search(full, query) for query in queries] == before


def test_collection_reads_on_when_the_arrays_are_torn(full):
    before = search(full, Query("가스관"))
    full.optimise()
    newest = max((full.folder / "index").iterdir())
    (newest / "doc.npy").write_bytes(b"\x93NUMPY torn")
    assert search(open_collection(full.folder), Query("가스관")) == before


def test_collection_keeps_an_open_reader_at_its_version(full):
    reader = full.documents()
    first = next(reader)
    full.upsert([page(first.id, "나중에 온 판.", source=first.source), page("z", "새 기사.")])
    assert [first, *reader] == press()


def test_collection_import_is_light():
    heavy = ("lance", "numpy", "pyarrow", "spacy", "torch")
    code = f"import sys, korus_nlp.collection.search; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_collection_reads_versions_as_lance_does(full):
    for _ in range(3):
        full.upsert([page("a1", "새 판.")])
    for name in ("documents", "paragraphs"):
        assert full.version(name) == full.table(name).version


def test_collection_optimised_is_searched_without_lance(full):
    full.optimise()
    code = f"""
import sys
sys.path.insert(0, {str(__file__).rpartition("/")[0]!r})
from collection_pages import Grams
from korus_nlp import embedding
embedding.load = lambda model="": Grams()
from korus_nlp.collection import card, codes, index, open_collection, upgrading
from korus_nlp.collection.search import Query, search
assert search(open_collection({str(full.folder)!r}), Query("가스관"))[0].doc == "a1"
print([m for m in ("lance", "pyarrow", "pandas", "torch", "spacy", "kiwipiepy", "model2vec") if m in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def _in_floats(table, schema):
    """A table of paragraphs as format 2 had it: the vectors that the model gave, not bytes."""
    texts = table["text"].to_pylist()
    cuts = [embedding.windows(text) for text in texts]
    parts = [[text[a:b] for a, b in cut] if len(cut) > 1 else [] for text, cut in zip(texts, cuts, strict=True)]
    vector = Grams().encode(texts).tolist()
    windows = [Grams().encode(part).ravel().tolist() if part else None for part in parts]
    columns = {**table.to_pydict(), "vector": vector, "windows": windows}
    old = [field.with_type(_FLOATS.get(field.name, field.type)) for field in schema]
    return pa.Table.from_pydict(columns, schema=pa.schema(old))


_FLOATS = {"vector": pa.list_(pa.float32(), 32), "windows": pa.list_(pa.float32())}


@pytest.fixture(params=[1, 2])
def old(full, request):
    """A collection as the program left it when its format was 1 or 2."""
    paragraphs, documents = full.table("paragraphs"), full.table("documents")
    rows = _in_floats(paragraphs.to_table(), paragraphs.schema)
    if request.param == 1:
        rows = rows.drop_columns(["kind", "days"])
    lance.write_dataset(rows, full.address("paragraphs"), mode="overwrite")
    plain = pa.schema([field.remove_metadata() for field in documents.schema])
    lance.write_dataset(documents.to_table().cast(plain), full.address("documents"), mode="overwrite")
    path = full.folder / "collection.json"
    path.write_bytes(msgspec.json.encode({**msgspec.json.decode(path.read_bytes()), "format": request.param}))
    return full.folder


def test_collection_of_an_older_program_says_how_to_bring_it_up_to_date(old):
    with pytest.raises(KorusError) as caught:
        open_collection(old)
    assert caught.value.exit_code is Exit.MISSING
    assert f"korus optimize -c {old}" in caught.value.hint


@pytest.mark.parametrize("how", [{"create": True}, {"upgrade": True}])
def test_collection_of_an_older_program_is_brought_up_to_date(old, how):
    collection = open_collection(old, **how)
    assert [hit.doc for hit in search(collection, Query("정상회담", on="dates", since="2018-06", until="2018-06"))][:1]
    collection.upsert([page("e1", "새로 들어온 정상회담 기사."), page("a1", "첫 기사가 바뀌었다.")])
    collection.optimise()
    assert {hit.doc for hit in search(open_collection(old), Query("기사", kind="body", mode="lexical"))} == {"a1", "e1"}
    assert collection.table("paragraphs").count_rows() == 8


def test_collection_of_an_older_program_has_the_same_vectors_and_documents(old):
    collection = open_collection(old, upgrade=True)
    rows = collection.table("paragraphs").to_table().to_pylist()
    for row in rows:
        cuts = embedding.windows(row["text"])
        texts = [row["text"], *(row["text"][a:b] for a, b in (cuts if len(cuts) > 1 else []))]
        assert row["vector"] + (row["windows"] or []) == codes.encode(Grams().encode(texts)).ravel().tolist()
    assert any(row["windows"] for row in rows)
    assert tuple(collection.documents()) == tuple(press())
    versions = [collection.version(name) for name in ("documents", "paragraphs")]
    assert upgrading.upgrade(collection).format == card.FORMAT
    assert [collection.version(name) for name in ("documents", "paragraphs")] == versions  # nothing is left to do


def test_collection_half_brought_up_to_date_is_finished(old, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("korus_nlp.collection.card.save", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            open_collection(old, upgrade=True)
    with pytest.raises(KorusError):
        open_collection(old)
    assert search(open_collection(old, upgrade=True), Query("가스관", kind="body"))


def test_collection_stores_once_what_two_machines_added_at_once(full):
    table = full.table("documents")
    table.insert(table.to_table(filter="id = 'b1'"))
    assert [doc.id for doc in full.documents()].count("b1") == 2
    before = search(full, Query("기상청 비"))
    full.optimise()
    assert [doc.id for doc in full.documents()].count("b1") == 1
    assert search(full, Query("기상청 비")) == before


def test_collection_merges_files_that_pile_up(empty, monkeypatch):
    monkeypatch.setattr("korus_nlp.collection.store._PILE", 8)
    for i in range(30):
        empty.upsert([page(f"p{i}", f"기사 {i}번이 들어왔다.")])
    assert len(empty.table("documents").get_fragments()) <= 9
    assert len(empty.table("paragraphs").get_fragments()) <= 9
    assert len(search(empty, Query("기사", k=50, mode="lexical"))) == 30


def test_collection_merges_no_more_than_it_must(empty):
    for i in range(5):
        empty.upsert([page(f"p{i}", f"기사 {i}번이 들어왔다.")])
    files = len(empty.table("documents").get_fragments())
    empty.optimise(thorough=False)
    assert len(empty.table("documents").get_fragments()) == files
    empty.optimise()
    assert len(empty.table("documents").get_fragments()) == 1


def _segments(folder):
    return sorted(path.name for path in (folder / "index").glob("*"))


def test_collection_that_a_killed_run_left_is_repaired_by_the_first_search(full, monkeypatch):
    expected = search(full, Query("가스관"))
    assert _segments(full.folder) == []  # a few documents are read as they are
    monkeypatch.setattr(index, "_MANY", 3)
    assert search(open_collection(full.folder), Query("가스관")) == expected
    assert _segments(full.folder) == ["00000001"]
    assert open_collection(full.folder).is_current()
    full.upsert([page(f"p{i}", f"기사 {i}번이 들어왔다.") for i in range(4)])
    assert search(open_collection(full.folder), Query("3번", mode="lexical"))[0].doc == "p3"
    assert _segments(full.folder) == ["00000002"]


def test_collection_that_cannot_be_repaired_is_searched_all_the_same(full, monkeypatch):
    expected = search(full, Query("가스관"))
    monkeypatch.setattr(index, "_MANY", 3)
    monkeypatch.setattr(index, "save", lambda *a: (_ for _ in ()).throw(OSError(30, "Read-only file system")))
    assert search(open_collection(full.folder), Query("가스관")) == expected
    assert _segments(full.folder) == []


def test_collection_keeps_later_arrays_when_earlier_ones_come_late(full):
    early = full.tables()
    full.upsert([page("z", "새 기사.")])
    full.optimise()
    index.write(full.folder / "index", *early, full.card.model.dim)
    assert full.is_current()
    assert _segments(full.folder) == ["00000001"]


def test_collection_writes_nothing_when_it_is_read(full):
    def files():
        return {path: path.stat().st_mtime_ns for path in sorted(full.folder.rglob("*"))}

    for optimised in (False, True):
        if optimised:
            full.optimise()
        before = files()
        reader = open_collection(full.folder)
        assert search(reader, Query("문재인 대통령", entity="문재인", collapse="duplicates"))
        assert reader.get("a1")
        assert len(list(reader.documents())) == 6
        assert reader.stats().documents == 6
        assert files() == before


def test_collection_says_that_the_disk_is_full(full):
    code = f"""
import resource, signal, sys
sys.path.insert(0, {str(__file__).rpartition("/")[0]!r})
from collection_pages import Grams, page
from korus_nlp import embedding
from korus_nlp.errors import KorusError
embedding.load = lambda model="": Grams()
embedding.windows = lambda text: [(0, len(text))]
from korus_nlp.collection import card, codes, index, open_collection, upgrading
collection = open_collection({str(full.folder)!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
for write in (lambda: collection.upsert([page("z", "긴 기사. " * 2000)]), collection.optimise):
    try:
        write()
    except KorusError as error:
        print(error.code, "|", error.hint)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert [line.split(" | ")[0] for line in done.stdout.splitlines()] == ["disk_full", "disk_full"], done.stderr[
        -2000:
    ]
    assert open_collection(full.folder).get("z") is None
    assert search(open_collection(full.folder), Query("가스관"))
