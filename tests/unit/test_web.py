"""The local page: what each address answers, over real HTTP on loopback; nobody else is served, nothing is run."""

import http.client
import json
import threading
from urllib.parse import quote

import pytest
from collection_pages import Grams, press

from korus_nlp import embedding
from korus_nlp.collection import open_collection
from korus_nlp.web import HOST, make_server
from korus_nlp.web.answers import Answers

pytestmark = pytest.mark.loopback


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedding, "load", lambda model="": Grams())
        collection = open_collection(tmp_path_factory.mktemp("web") / "c", create=True)
        collection.upsert(press())
        yield Answers(collection)


@pytest.fixture(scope="module")
def ask(answers):
    """Send a request; returns (status, headers, text)."""
    server = make_server(answers, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def call(address, method="GET", host=None):
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        connection.request(method, address, headers={"Host": host or f"localhost:{server.server_port}"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.headers), text

    yield call
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("address", "status", "inside"),
    [
        ("/", 200, "documents"),
        (f"/?q={quote('가스관')}", 200, "<mark"),
        ("/?q=gas+pipeline&lang=en&k=1", 200, "gas pipeline"),
        ("/?q=xyzzy&mode=lexical", 200, "Nothing found"),
        ("/doc/a1", 200, "정상회담"),
        ("/doc/none", 404, "no such document"),
        ("/elsewhere", 404, "no such page"),
        ("/?q=a&k=many", 400, "does not fit"),
        ("/?q=a&colour=red", 400, "unknown parameter"),
        ("/?q=a&since=yesterday", 400, "ISO date"),
        ("/?q=%3Cscript%3Ealert(1)%3C/script%3E", 200, "&lt;script&gt;"),
    ],
)
def test_pages(ask, address, status, inside):
    code, headers, text = ask(address)
    assert (code, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert inside in text
    assert "<script" not in text


def test_search_as_json_is_that_of_the_command(ask):
    code, headers, text = ask(f"/api/search?q={quote('가스관')}&k=2")
    hits = json.loads(text)
    assert (code, headers["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert [hit["rank"] for hit in hits] == [1, 2]
    wanted = "query rank score parts doc paragraph title published lang text start end source"
    assert list(hits[0])[:13] == wanted.split()


def test_document_as_json(ask):
    _, _, text = ask("/api/doc/a1")
    assert json.loads(text)["id"] == "a1"
    assert ask("/api/doc/none")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost:1", "[::1"])
def test_other_hosts_are_refused(ask, host):
    assert ask("/", host=host)[0] == 403


def test_methods_and_headers(ask):
    assert ask("/", method="POST")[0] == 501
    code, headers, text = ask("/", method="HEAD")
    assert (code, text) == (200, "")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert ask("/" + "a" * 9000)[0] == 414
