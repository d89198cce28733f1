"""`korus search` from the outside: what a program reads, what people see, what nonsense does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from tests.cli.conftest import environment

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
from collection_pages import Grams, press

KEYS = "query rank score parts doc paragraph title published lang text start end source".split()


@pytest.fixture
def press_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "load", lambda model="": Grams(), raising=False)
    monkeypatch.setattr(embedding, "windows", lambda text: [(0, len(text))], raising=False)
    collection = open_collection(tmp_path / "korus-collection", create=True)
    collection.upsert(press())
    collection.optimise()
    return tmp_path / "korus-collection"


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_hits_are_jsonl_in_a_pipe_with_the_keys_of_the_contract(korus, press_folder):
    done = korus("search", "가스관 사업")
    assert (done.code, done.err) == (0, "")
    hits = lines(done.out)
    assert all(list(hit) == KEYS for hit in hits)
    assert hits[0]["paragraph"] == "a1#2"
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert {hit["query"] for hit in hits} == {"가스관 사업"}
    assert hits[0]["score"] == pytest.approx(hits[0]["parts"]["cosine"] + 1.5 * hits[0]["parts"]["lexical"], abs=1e-5)


def test_words_need_no_quotes(korus, press_folder):
    assert korus("search", "가스관", "사업").out == korus("search", "가스관 사업").out


@pytest.mark.parametrize(
    ("options", "docs"),
    [
        (["--lang", "en"], {"a2", "b2"}),
        (["--since", "2019"], {"b1", "b2"}),
        (["--until", "2018-06-22"], {"a1", "c1"}),
        (["--entity", "moon jae-in", "--lang", "ko"], {"a1", "c1"}),
        (["--publisher", "korea"], {"a2"}),
        (["--entity", "아무도"], set()),
    ],
)
def test_filters(korus, press_folder, options, docs):
    done = korus("search", "문재인 대통령 President 비 Rain 모스크바", "-k", "50", *options)
    assert {hit["doc"] for hit in lines(done.out)} == docs
    assert ("nothing found" in done.err) is (not docs)


@pytest.mark.parametrize(
    ("options", "docs"),
    [
        (["--on", "dates", "--since", "2018-06"], ["a1", "c1"]),
        (["--on", "dates", "--until", "2017"], []),
        (["--kind", "body"], ["a1", "c1"]),
        (["--kind", "caption"], []),
        (["--group", "doc"], ["a1", "c1"]),
        (["--collapse", "duplicates"], ["a1"]),
        (["--min-score", "99"], []),
    ],
)
def test_finer_filters(korus, press_folder, options, docs):
    done = korus("search", "정상회담", "--mode", "lexical", *options)
    assert (done.code, [hit["doc"] for hit in lines(done.out)]) == (0, docs)


def test_more_like_context_and_explanation(korus, press_folder):
    (hit,) = lines(korus("search", "--more-like", "a1#2", "-k", "1", "--context", "1", "--explain").out)
    assert (hit["query"], hit["paragraph"], len(hit["before"])) == ("a1#2", "c1#2", 1)
    assert hit["highlights"][0][0] == 0
    shown = korus("search", "--more-like", "a1#2", "-k", "1", "--explain", "--format", "table").out
    assert "cosine 1.000" in shown
    assert korus("search", "비", "--more-like", "a1#2").code == 2
    assert korus("search", "--more-like", "zz#2").code == 2


def test_collapsed_documents_are_named(korus, press_folder):
    assert lines(korus("search", "정상회담", "--collapse", "duplicates").out)[0]["duplicates"] == ["c1"]
    shown = korus("search", "정상회담", "--collapse", "duplicates", "--format", "table", "-k", "1").out
    assert "the same in c1" in shown


def test_queries_of_stdin_answer_under_their_ids(korus, press_folder):
    asked = '가스관\n\n{"id": 7, "q": "weekend rain"}\n{"id": "x", "q": "모스크바"}\n'.encode()
    done = korus("search", "-", "-k", "1", "--mode", "lexical", stdin=asked)
    assert [(hit["query"], hit["doc"]) for hit in lines(done.out)] == [("가스관", "a1"), (7, "b2"), ("x", "a1")]


def test_a_line_that_is_no_query_is_named_and_passed_over(korus, press_folder):
    done = korus("search", "-", "-k", "1", stdin='{"q": 5}\n{"id"\n비\n'.encode())
    assert done.code == 3
    assert len(lines(done.out)) == 1
    assert "stdin:1" in done.err
    assert "stdin:2" in done.err
    assert korus("search", "-", "--strict", stdin=b"{}\n").code == 3
    assert korus("search", "-", stdin=b"").code == 4


NONSENSE = ["포경 위성 발사", "", " ", "😀", "\ud800", "'; DROP TABLE --", "%", "가" * 3000, "\x00", "ㅋㅋㅋ", "(["]


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_nonsense_is_answered(korus, press_folder, text, mode):
    done = korus("search", text, "--mode", mode)
    assert done.code == 0
    assert all(hit["score"] > 0 for hit in lines(done.out))
    assert "Traceback" not in done.err


def test_nonsense_on_stdin_is_answered(korus, press_folder):
    stdin = "\n".join(NONSENSE).encode("utf-8", "surrogatepass") + b"\n\xff\xfe\n"
    done = korus("search", "-", "--format", "table", stdin=stdin)
    assert done.code == 0
    assert "? 포경 위성 발사" in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["비", "-c", "none"], 5, "korus run"),
        (["비", "--since", "yesterday"], 2, "2023-08"),
        (["비", "--mode", "fuzzy"], 2, "hybrid"),
        (["비", "-k", "0"], 2, "-k"),
        (["비", "--lang", "fr"], 2, "ko"),
        (["비", "--model", "other"], 5, "grams-1"),
        (["비", "-o", "hits.xls"], 2, "suffix"),
    ],
)
def test_wrong_use(korus, press_folder, arguments, code, said):
    done = korus("search", *arguments)
    assert done.code == code
    assert done.err.startswith("error:")
    assert said in done.err
    assert len(done.err.splitlines()) <= 4


def test_formats(korus, press_folder, tmp_path):
    table = korus("search", "가스관", "--format", "table", "-k", "1").out
    assert table.startswith(" 1. =정상회담")
    assert "두 나라는 가스관 사업을" in table
    rows = korus("search", "가스관", "-k", "1", "--format", "csv").out.splitlines()
    assert rows[0].startswith("query,rank,score,doc,paragraph,title")
    assert "'=정상회담" in rows[1]
    assert json.loads(korus("search", "가스관", "-k", "1", "--format", "json").out)[0]["doc"] == "a1"
    assert korus("search", "가스관", "-o", "hits.tsv").code == 0
    assert (tmp_path / "hits.tsv").read_text(encoding="utf-8").startswith("query\trank")
    assert korus("search", "가스관", "-o", "hits.tsv").code == 2


def test_answers_leave_while_questions_are_still_coming(tmp_path, press_folder):
    code = (
        "import sys; from korus_nlp import embedding; sys.path.insert(0, sys.argv.pop())\n"
        "from collection_pages import Grams\nembedding.load = lambda model='': Grams()\n"
        "from korus_nlp.cli import main\nmain()"
    )
    command = [sys.executable, "-c", code, "search", "-", "-k", "1", "-c", str(press_folder)]
    unit = str(Path(__file__).resolve().parents[1] / "unit")
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, unit], stdin=pipe, stdout=pipe, env=environment(), text=True) as program:
        for text, doc in (("가스관", "a1"), ("weekend rain", "b2")):
            program.stdin.write(text + "\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["doc"] == doc
        program.stdin.close()
        assert program.wait(timeout=20) == 0
