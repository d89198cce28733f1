"""What a run may skip, what a document replaces, and the list of rejected pages."""

import pytest

from korus_nlp.batch.rejects import NAME, Rejects
from korus_nlp.batch.resume import Entry, Known, Present, Skipped, Task, lasting_source, settings_fingerprint, sha256_of
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import KorusError
from korus_nlp.reading import open_page
from korus_nlp.settings import Settings

KO = RawPage("가.txt", text="대통령, 부산 방문\n본문입니다.", media_type="text/plain")
EN = RawPage("a.txt", data=b"President visits Busan\nText.", media_type="text/plain", url="https://a.example/1")


def entry(raw, settings="s1"):
    digest = sha256_of(raw)
    return Entry(raw.id or digest[:16], raw.source, digest, raw.url, settings)


def at(raw, source):
    return RawPage(**{name: getattr(raw, name) for name in RawPage.__struct_fields__} | {"source": source})


@pytest.mark.parametrize("raw", [KO, EN, RawPage("x", text="반쪽 \ud83d 글", media_type="text/plain")])
def test_hash_is_that_of_the_page(raw):
    assert sha256_of(raw) == open_page(raw).sha256


@pytest.mark.parametrize("raw", [KO, EN])
def test_unchanged_pages_are_skipped(raw):
    known = Known([entry(KO), entry(EN)], "s1")
    assert known.task(raw) == Skipped(raw.source)


@pytest.mark.parametrize("changed", [
    RawPage("가.txt", text="대통령, 부산 방문\n본문을 고쳤습니다.", media_type="text/plain"),
    RawPage("a.txt", data=EN.data, url="https://a.example/2"),
    RawPage("a.txt", data=EN.data, url=EN.url, id="a"),
])  # fmt: skip
def test_changed_pages_are_worked_on(changed):
    assert isinstance(Known([entry(KO), entry(EN)], "s1").task(changed), Task)


def test_other_settings_mean_work():
    assert isinstance(Known([entry(KO, "s1")], "s2").task(KO), Task)
    assert settings_fingerprint(Settings()) != settings_fingerprint(Settings(max_depth=8))
    assert settings_fingerprint(Settings()) != settings_fingerprint(Settings(), "html")
    same = Settings(jobs=3, collection="x", lexical_weight=1.0)
    assert settings_fingerprint(Settings()) == settings_fingerprint(same)


def test_equal_pages_of_one_run_are_one():
    known = Known([], "s1")
    first, second = known.task(KO), known.task(at(KO, "사본.txt"))
    assert second == Skipped("사본.txt", first.twin)


def test_a_copy_of_a_stored_page_is_not_stored_again():
    known = Known([entry(KO)], "s1")
    assert known.task(KO) == Skipped("가.txt")
    assert isinstance(known.task(at(KO, "사본.txt")), Skipped)


def test_one_id_with_two_texts_ends_with_the_last_on_every_run():
    old, new = RawPage("d:1", text="하나", id="k"), RawPage("d:2", text="둘", id="k")
    known = Known([entry(new)], "s1")  # an earlier run ended with the second
    assert isinstance(known.task(old), Task)  # it will replace the second,
    assert isinstance(known.task(new), Task)  # which must therefore be put back


def test_pages_of_standard_input_are_named_by_their_id():
    assert lasting_source(RawPage("-:12", text="글", id="k")) == "-#k"
    assert lasting_source(RawPage("-", data=b"a")) == "-#" + sha256_of(RawPage("-", data=b"a"))[:16]
    assert lasting_source(KO) == "가.txt"


@pytest.mark.parametrize(("puts", "replaced"), [
    ([("1", "new")], [0]),
    ([("A", "a")], [1]),
    ([("1", "a")], [1]),
    ([("A", "b")], [2]),
    ([("A", "b"), ("B", "a"), ("1", "b")], [2, 0, 1]),
    ([("1", "x"), ("1", "y"), ("2", "x")], [0, 1, 0]),
])  # fmt: skip
def test_a_document_replaces_its_id_and_its_source(puts, replaced):
    known = Known([Entry("A", "a", "", None, ""), Entry("B", "b", "", None, "")], "")
    present = Present(known)
    assert [present.put(name, source) for name, source in puts] == replaced


def test_rejected_pages_are_listed_until_they_succeed(tmp_path):
    def lines():
        return [line.split('"')[3] for line in (tmp_path / NAME).read_text(encoding="utf-8").splitlines()]

    first = Rejects(tmp_path)
    for source in ("나.txt", "b.txt", "가.txt"):
        first.add(Rejected(source, "reading", "empty", "the page has no visible text"))
    first.write()
    assert lines() == ["b.txt", "가.txt", "나.txt"]

    second = Rejects(tmp_path)
    second.clear("b.txt")
    second.add(Rejected("가.txt", "batch", "timeout", "too long"))
    second.write()
    assert lines() == ["가.txt", "나.txt"]
    assert "timeout" in (tmp_path / NAME).read_text(encoding="utf-8").splitlines()[0]


def test_a_rejected_list_of_something_else_is_an_error(tmp_path):
    (tmp_path / NAME).write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(KorusError, match="not a rejected page") as caught:
        Rejects(tmp_path)
    assert caught.value.where.endswith("rejected.jsonl:1")
