"""Looking at a collection: `korus show`, `korus report`, `korus serve`, and what they say when there is nothing."""

import json
import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from tests.cli.conftest import environment


def test_show_by_source_says_what_was_removed_and_why(korus, news):
    done = korus("show", "flood-ko.html", "-c", news)
    assert done.code == 0
    lines = done.out.splitlines()
    assert any(re.match(r"\s+title  ", line) for line in lines)
    removed = [
        line for line in lines if re.search(r"\((comment_widget|related|share|copyright|nav), [01]\.\d\d\)$", line)
    ]
    assert len(removed) >= 3
    assert "[구례군 | GPE" in done.out or "[구례 | GPE" in done.out
    kept = korus("show", "flood-ko.html", "-c", news, "--no-removed").out
    assert "comment_widget" not in kept
    assert "\x1b" not in done.out


def test_show_by_the_beginning_of_an_id_and_as_json(korus, news):
    first = json.loads(korus("show", "flood-ko.html", "-c", news, "--format", "jsonl").out)
    again = korus("show", first["id"][:12], "-c", news, "--format", "json")
    assert json.loads(again.out)[0] == first
    assert list(first)[:4] == ["schema", "id", "source", "url"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "없는문서"], 2, "no such document"),
        (["show", ""], 2, "documents match"),
        (["show", "flood-ko.html", "-c", "nowhere"], 5, "there is no collection here"),
        (["report", "-c", "nowhere"], 5, "korus run"),
        (["serve", "-c", "nowhere"], 5, "korus run"),
        (["search", "홍수", "-c", "nowhere"], 5, "korus run"),
        (["export", "--to", "csv", "-o", "out", "-c", "nowhere"], 5, "korus run"),
    ],
)
def test_what_is_missing_is_said(korus, news, arguments, code, said):
    done = korus(*arguments, *([] if "-c" in arguments else ["-c", news]))
    assert done.code == code
    assert said in done.err
    assert len(done.err.splitlines()) <= 4


def test_report_is_one_file_that_fetches_nothing(korus, news, tmp_path):
    done = korus("report", "-c", news, "-o", "report.html", "--title", "표본 & sample")
    assert (done.code, done.out) == (0, "")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "표본 &amp; sample" in html
    assert "구례" in html
    assert not re.search(r"(?i)<script|<link[^>]+stylesheet|@import|\bsrc=", html)
    again = korus("report", "-c", news, "-o", "report.html")
    assert again.code == 2
    assert "exists" in again.err
    same = korus("report", "-c", news, "-o", "-", "--title", "표본 & sample")
    assert same.out == html


@pytest.mark.loopback
def test_serve_answers_until_it_is_told_to_stop(news, tmp_path):
    program = subprocess.Popen(
        [sys.executable, "-m", "korus_nlp", "serve", "-c", str(news), "--port", "0"],
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        text=True,
    )
    try:
        address = program.stderr.readline().split()[0]
        with urllib.request.urlopen(f"{address}api/search?q=flood", timeout=20) as answer:
            hits = json.load(answer)
        assert any("/flood-" in hit["source"] for hit in hits[:3])
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=10) == 130
    finally:
        program.kill()
