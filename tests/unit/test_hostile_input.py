"""Damaged and hostile input ends in a page or in a reason, never in a traceback, and never stops the run."""

import gzip
import io
import json
import time
import unicodedata
from pathlib import Path

import pytest
import zstandard
from msgspec.structs import replace

from korus_nlp import reading
from korus_nlp.document import RawPage, Rejected
from korus_nlp.errors import PageError
from korus_nlp.pipeline import STEPS, process
from korus_nlp.settings import DEFAULTS
from tests.unit.test_reading_pages import warc

CORPUS = Path(__file__).parents[2] / "corpus"
KO = "정부는 3일 북한 핵 문제에 대한 새로운 제안을 내놓았다고 밝혔다."
MOJIBAKE = KO.encode().decode("latin-1")
CRAWL = warc(("text/html", f"<p>{KO}</p>".encode()), ("text/html", f"<p>{KO * 50}</p>".encode()))


def read(name, data, folder):
    """Read one file; return texts and rejection codes in order."""
    (folder / name).write_bytes(data)
    out = []
    for raw in reading.raw_pages([str(folder / name)], DEFAULTS):
        try:
            out.append(raw.code if isinstance(raw, Rejected) else reading.open_page(raw, DEFAULTS).text)
        except PageError as error:
            out.append(error.code)
    return out


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("empty.txt", b"", ["empty"]),
        ("blank.html", b"<html><body> \n </body></html>", ["empty"]),
        ("spaces.txt", "\u3000\u200b \n\t".encode(), ["empty"]),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), ["binary"]),
        ("noise.html", bytes(range(256)) * 40, ["binary"]),
        ("cp949.txt", KO.encode("cp949"), [KO]),
        ("mojibake.txt", MOJIBAKE.encode(), [KO]),
        ("mojibake.html", f"<p>{KO.encode('cp949').decode('latin-1')}</p>".encode(), [KO]),
        ("lost.txt", KO.encode().decode("cp949", "replace").encode(), ["mojibake"]),
        (
            "unclosed.html",
            f"<html><body><div><p>{KO}<p>{KO}<b>{KO}<table><tr><td>{KO}".encode(),
            [f"{KO}\n{KO}{KO}\n{KO}"],
        ),
        ("control.html", f"<p>{KO[:9]}\x01\x02\x0b{KO[9:]}</p>".encode(), [f"{KO[:9]}\x01\x02 {KO[10:]}"]),
        ("cut.txt", (KO + "다").encode()[:-1], [KO]),
        ("nested.html", b"<div>" * 300 + KO.encode() + b"</div>" * 300, [KO]),
        ("nested.html", b"<div>" * 20000 + KO.encode(), [KO]),
        ("nul.txt", KO.encode() + b"\x00" + KO.encode(), [f"{KO}\x00{KO}"]),
        ("surrogate.jsonl", b'{"text": "a\\ud800b"}', ["a\ufffdb"]),
        ("bomb.txt.gz", gzip.compress(bytes(60_000_000)), ["bomb"]),
        ("bomb.html.zst", zstandard.compress(b"<p>" * 20_000_000), ["bomb"]),
        ("bomb.jsonl.gz", gzip.compress(b'{"text":"' + b"a" * 60_000_000 + b'"}'), ["bomb"]),
        ("bomb.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a" * 60_000_000), ["bad_warc"]),
        ("onion.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x")))), ["bomb"]),
        ("cut.txt.gz", gzip.compress(KO.encode() * 99)[:-30], ["truncated"]),
        ("broken.txt.gz", b"\x1f\x8b\x08\x00garbage that is no deflate stream", ["bad_compression"]),
        ("broken.txt.zst", zstandard.compress(KO.encode() * 99)[:30] + b"\xff" * 300_000, ["bad_compression"]),
        ("large.txt", b"a" * (DEFAULTS.max_page_bytes + 1), ["too_large"]),
        (
            "lines.jsonl",
            b'{"text":"one"}\n{"text":\n[1]\n{"id":1}\n{"text":5}\n{"text":"six"}',
            ["one", "bad_json", "bad_json", "no_text", "bad_record", "six"],
        ),
        ("deep.jsonl", b"[" * 100_000 + b'\n{"text":"two"}', ["bad_json", "two"]),
        ("latin.jsonl", b'{"text":"\xff\xfe"}\n{"text":"two"}', ["bad_json", "two"]),
        ("crawl.warc", CRAWL[: CRAWL.index(b"WARC/1.", 10) + 40], [KO, "truncated"]),
        ("none.warc", b"this is no archive", ["bad_warc"]),
        ("empty.jsonl", b"", []),
        ("page.json", b"{broken", ["bad_json"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # never the bytes: gzip puts the clock into them
)
def test_hostile_files(name, data, expected, tmp_path):
    assert read(name, data, tmp_path) == expected


def test_a_truncated_archive_keeps_what_is_whole(tmp_path):
    crawl = gzip.compress(CRAWL)
    found = read("crawl.warc.gz", crawl[: len(crawl) - 12], tmp_path)
    assert found[0] == KO
    assert found[-1] == "truncated"


def test_unreadable_things_in_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(KO, encoding="utf-8")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    found = list(reading.raw_pages([str(tmp_path)], DEFAULTS))
    assert [getattr(page, "code", "page") for page in found] == ["page", "unreadable"]


def test_every_rejection_names_place_and_reason():
    raws = reading.raw_pages(["-"], DEFAULTS, input_format="jsonl", stdin=io.BytesIO(b'{"text":"a"}\nnonsense\n'))
    bad = list(raws)[1]
    assert (bad.source, bad.step, bad.code) == ("-:2", "reading", "bad_json")
    assert "Expecting value" in bad.message


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "a <b>b</b> " * 100_000,
        "<a " + "x='y' " * 100_000 + ">z</a>",
        "<!--" * 50_000 + "text",
        "<table>" * 3000 + "text",
        "&amp;" * 300_000,
        "<script>" + "{" * 300_000 + "</script><p>text",
        "<script>x=" + '{"a":' * 100_000 + "</script><p>text",
        "<script type='application/ld+json'>" + json.dumps([{"@type": "Article"}] * 20_000) + "</script><p>text",
        "<script>" + "= [" * 100_000 + "</script><p>text 다. ",
        "<div>" * 1_000_000 + "text",
        "<p><span><b>" * 100_000 + "text",
        "<ul><li>" * 100_000 + "text",
        "<div>" * 1_000 + "text" + "</div>" * 1_000_000 + "<p>more",
    ],
    ids=(
        "inline attributes comments tables entities braces deep-json json-ld brackets divs formats lists closed"
    ).split(),
)
def test_no_page_takes_long(html):
    started = time.process_time()
    try:
        reading.read_html(html)
    except PageError as error:
        assert error.code == "empty"  # noqa: PT017
    assert time.process_time() - started < 5


STORY = f"""<html><head><meta charset=%s><title>북한 핵 문제 새 제안 - 한빛일보</title></head><body>
<ul class=gnb><li><a href=/1>정치</a></li><li><a href=/2>경제</a></li></ul><h1>북한 핵 문제 새 제안</h1>
<p class=info>문가람 기자 | 승인 2023.08.03 10:31</p>
<div class=body><p>{KO} 똠방각하.</p><p>{KO * 3}</p><p>{KO * 2}</p></div><p>&lt;저작권자 ⓒ 한빛일보&gt;</p>"""


def analysed(page):
    """Everything but identity and encoding, for which bytes and labels matter."""
    doc = process(page, steps=STEPS[:3])
    return replace(
        doc, id="", sha256="", encoding="", notes=(), paragraphs=tuple(replace(p, id="") for p in doc.paragraphs)
    )


def test_the_same_document_whatever_the_bytes_and_the_label_say():
    documents = [
        analysed(reading.open_page(RawPage("a", data=(STORY % label).encode(codec), charset=header)))
        for codec in ("utf-8", "cp949")
        for label in ("utf-8", "euc-kr", "x-unknown")
        for header in (None, "utf-8", "EUC-KR", "windows-1252")
    ]
    assert documents.count(documents[0]) == len(documents) == 24
    assert (documents[0].title, documents[0].authors) == ("북한 핵 문제 새 제안", ("문가람",))
    assert documents[0].published == "2023-08-03T10:31:00+09:00"


@pytest.mark.parametrize("name", ["trade-office-moscow-ko.txt", "lantern-festival-bilingual.txt", "flood-ko.html"])
def test_decomposed_hangul_gives_the_same_document_with_offsets_into_the_source(name):
    source = (CORPUS / name).read_text(encoding="utf-8")
    read = reading.read_html if name.endswith("html") else reading.read_text
    composed, decomposed = (
        process(read(unicodedata.normalize(form, source)), steps=STEPS[:3]) for form in ("NFC", "NFD")
    )
    assert decomposed.text == unicodedata.normalize("NFD", composed.text)
    for field in ("title", "authors", "publisher", "section", "published", "modified", "lang"):
        assert getattr(decomposed, field) == getattr(composed, field)

    def spans(doc):
        found = [(b.kind, b.reason, b.lang, b.start, b.end) for b in doc.blocks]
        found += [(r.lang, r.start, r.end) for p in doc.paragraphs for r in p.runs]
        found += [(key, at.start, at.end) for key, at in sorted(doc.provenance.items()) if at.start is not None]
        return [(*rest, unicodedata.normalize("NFC", doc.text[a:b])) for *rest, a, b in found]

    assert spans(decomposed) == spans(composed)


def test_what_follows_a_deep_nest_is_read_as_if_it_were_shallow():
    nest = "<div>" * 30_000 + f"<p>{KO}</p>" + "</div>" * 30_000
    page = reading.read_html(f"<div class=head>{KO}</div>{nest}<div class=tail><p>{KO}</p></div>")
    assert [page.text[line.start : line.end] for line in page.lines] == [KO] * 3
    assert [line.path for line in page.lines[0::2]] == [("div", "body"), ("p", "div", "body")]
    assert page.lines[2].hints == ("tail",)
    assert [note.code for note in page.notes] == ["too_deep"]
