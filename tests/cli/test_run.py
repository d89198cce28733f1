"""`korus run` from the outside: streams, exit codes, signals, resuming after a kill."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import environment

OWN = Path(__file__).resolve().parents[1] / "data" / "own" / "pages.jsonl"


def pages(count=None):
    lines = OWN.read_text(encoding="utf-8").splitlines()[:count]
    return [{"id": page["id"], "text": page["raw_text"]} for page in map(json.loads, lines)]


def dump(path, records):
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def test_summary_goes_to_stderr_and_adds_up(korus, tmp_path):
    path = dump(tmp_path / "d.jsonl", pages(2))
    done = korus("run", path, "-c", "모음", "-j", "1")
    assert (done.code, done.out) == (0, "")
    assert "read 2 pages" in done.err
    assert "added 2, replaced 0, unchanged 0, rejected 0" in done.err
    again = korus("run", path, "-c", "모음", "-j", "1")
    assert "added 0, replaced 0, unchanged 2, rejected 0" in again.err


@pytest.mark.parametrize("shape", ["json", "jsonl"])
def test_summary_as_json_on_stdout(korus, tmp_path, shape):
    path = dump(tmp_path / "d.jsonl", [*pages(1), {"text": " "}])
    done = korus("run", path, "-c", "c", "-j", "1", "--format", shape, "--quiet")
    assert (done.code, done.err) == (3, "")
    summary = json.loads(done.out)
    assert summary["read"] == 2 == sum(summary[name] for name in ("added", "replaced", "unchanged", "rejected"))
    assert summary["rejected_by"] == {"empty": 1}
    assert (summary["settings"]["jobs"], summary["engine"]) == ({"value": 1, "origin": "--jobs"}, "local")
    assert set(summary["seconds"]) >= {"reading", "cleaning", "language", "dates", "storing"}


def test_summary_as_a_file(korus, tmp_path):
    path = dump(tmp_path / "d.jsonl", pages(1))
    assert korus("run", path, "-c", "c", "-j", "1", "-o", "summary.csv", "-f", "csv").code == 0
    assert (tmp_path / "summary.csv").read_text(encoding="utf-8").splitlines()[0].startswith("collection,read,added")


@pytest.mark.parametrize(("records", "code"), [
    (lambda: pages(1), 0),
    (lambda: [*pages(1), {"text": ""}], 3),
    (lambda: [{"text": ""}], 4),
    (list, 4),
])  # fmt: skip
def test_exit_codes(korus, tmp_path, records, code):
    assert korus("run", dump(tmp_path / "d.jsonl", records()), "-c", "c", "-j", "1").code == code


@pytest.mark.parametrize(("arguments", "code"), [
    (["missing.jsonl"], 2), (["."], 4), (["d.jsonl", "--engine", "spark"], 2), (["d.jsonl", "-j", "-1"], 2),
])  # fmt: skip
def test_wrong_use_makes_no_collection(korus, tmp_path, arguments, code):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = korus("run", *arguments, "-c", "c", cwd=empty)
    assert done.code == code
    assert done.err.startswith("error:")
    assert "Traceback" not in done.err
    assert list(empty.iterdir()) == []


def test_strict_stops_at_the_first_rejected_page(korus, tmp_path):
    path = dump(tmp_path / "d.jsonl", [*pages(1), {"text": ""}, *pages(2)[1:]])
    done = korus("run", path, "-c", "c", "-j", "1", "--strict")
    assert (done.code, "no visible text" in done.err) == (3, True)
    assert "added 1, replaced 0, unchanged 1, rejected 1" in korus("run", path, "-c", "c", "-j", "1").err


def test_pages_of_standard_input_do_not_replace_those_of_another_time(korus):
    first, second = (json.dumps(page).encode() for page in pages(2))
    assert korus("run", "-", "-c", "c", "-j", "1", stdin=first).code == 0
    done = korus("run", "-", "-c", "c", "-j", "1", "--format", "json", stdin=second)
    assert json.loads(done.out)["documents"] == 2


def test_a_dry_run_says_what_would_be_done(korus, tmp_path):
    path = dump(tmp_path / "d.jsonl", pages(3))
    done = korus("run", path, "-c", "c", "--dry-run")
    assert (done.code, "would be added 3" in done.err, (tmp_path / "c").exists()) == (0, True, False)


def test_ray_says_how_to_get_it(korus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    done = korus("run", dump(tmp_path / "d.jsonl", pages(1)), "-c", "c", "--engine", "ray")
    assert done.code == 5
    assert "pip install 'korus-nlp[ray]'" in done.err


def start(tmp_path, *arguments):
    command = [sys.executable, "-m", "korus_nlp", "run", *map(str, arguments), "-c", "c"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=tmp_path, env=environment())


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_stopping_keeps_what_is_done_and_says_how_to_go_on(tmp_path, jobs, number, code):
    records = pages()
    with start(tmp_path, "-", "-j", jobs, "-v") as program:
        for record in records:
            program.stdin.write(json.dumps(record).encode() + b"\n")
        program.stdin.flush()  # and stay open: the program waits for more
        shown = [program.stderr.readline() for _ in range(5)]
        program.send_signal(number)
        shown += program.stderr.readlines()
        assert program.wait(timeout=20) == code
    assert b"goes on where it left off" in shown[-1]
    path = dump(tmp_path / "d.jsonl", records)
    with path.open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "korus_nlp", "run", "-", "-c", "c", "-j", "1", "--format", "json"],
            stdin=stream, capture_output=True, cwd=tmp_path, env=environment(), check=False,
        )  # fmt: skip
    summary = json.loads(done.stdout)
    assert summary["unchanged"] >= 5
    assert summary["documents"] == len(records)


@pytest.mark.slow
def test_killed_runs_end_with_the_same_collection(tmp_path):
    path = dump(tmp_path / "d.jsonl", pages())
    for seconds in (1.0, 2.0, 3.0):
        program = start(tmp_path, path, "-j", 2)
        time.sleep(seconds)
        os.kill(program.pid, signal.SIGKILL)
        program.communicate()
    exports = []
    for folder in ("c", "fresh"):
        command = [sys.executable, "-m", "korus_nlp", "run", str(path), "-c", folder, "-q"]
        subprocess.run(command, check=True, cwd=tmp_path, env=environment())
        code = (
            f"from korus_nlp import collection; from korus_nlp.document import to_json;"
            f"print([to_json(d) for d in collection.open_collection({folder!r}).documents()])"
        )
        exports.append(
            subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=True).stdout
        )
    assert exports[0] == exports[1]
