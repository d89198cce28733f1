"""The program as a process: exit codes, pipes, signals, colours, locales. Few starts, many claims each."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment

PAGE = """문재인 대통령 방미
승인 2023.08.03 10:31
문재인 대통령은 3일 미국 워싱턴에서 조 바이든 대통령과 만났다고 청와대가 밝혔다.
댓글 0
"""


def test_help_is_plain_in_a_pipe_whatever_ci_says(process):
    for env in ({}, {"GITHUB_ACTIONS": "1", "FORCE_COLOR": "1", "PY_COLORS": "1"}):
        done = process("clean", "--help", env=env)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout + done.stderr
    assert "기사 본문".encode() in done.stdout


def test_help_in_an_old_locale_draws_ascii_and_keeps_hangul(process):
    done = process("clean", "--help", env={"PYTHONIOENCODING": "ascii"})
    assert "+---" in done.stdout.decode()
    assert "기사 본문" in done.stdout.decode()


@pytest.mark.parametrize(
    ("env", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colors_on_a_terminal(terminal, env, colored):
    code, shown = terminal("doctor", "--formt", env=env)
    assert code == 2
    assert (b"\x1b" in shown) is colored
    assert b"did you mean" in shown


def test_no_input_on_a_terminal_is_help_not_waiting(terminal):
    code, shown = terminal("clean")
    assert code == 2
    assert b"nothing to read" in shown
    assert b"korus clean --help" in shown


def test_full_disk_is_one_clear_message(process):
    with Path("/dev/full").open("wb") as full:
        done = process("config", "show", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0] == "error: cannot write the output"
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_closed_reader_is_silent(tmp_path):
    lines = "".join(json.dumps({"id": n, "text": "서울"}) + "\n" for n in range(2000))
    (tmp_path / "many.jsonl").write_text(lines)
    code = f"{sys.executable} -u -m korus_nlp annotate many.jsonl | head -1; echo ${{PIPESTATUS[@]}}"
    done = subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environment(), check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "141 0"
    assert done.stderr == ""


def test_python_m_and_version(process):
    done = process("--version", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[0].startswith("korus ")
    assert lines[1].startswith("python 3.")
    assert "schema 1" in lines
    assert any(line.startswith("model ") and "sha256:" in line for line in lines)
    assert any(line.startswith("extra ray ") for line in lines)


def test_completion(process):
    words = {"_KORUS_COMPLETE": "complete_bash", "COMP_WORDS": "korus cl", "COMP_CWORD": "1"}
    assert process(env=words).stdout.split() == [b"clean"]
    words |= {"COMP_WORDS": "korus clean --format js", "COMP_CWORD": "3"}
    assert process(env=words).stdout.split() == [b"jsonl", b"json"]


def test_help_is_quick_and_light(process):
    code = (
        "import sys, time; sys.argv = ['korus', '--help']\n"
        "from korus_nlp.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'torch','spacy','transformers','sentence_transformers','numpy','lance','pyarrow','kiwipiepy'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)), time.process_time())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    word, found, seconds = done.stdout.splitlines()[-1].split(" ")
    assert (word, found) == ("HEAVY", "[]")
    assert float(seconds) < 0.6  # 0.3 s is measured by the benchmark on a quiet machine; this catches a heavy import


def test_debug_shows_the_traceback_and_nothing_else_does(process):
    plain = process("clean", "missing.html")
    debug = process("clean", "missing.html", "--debug")
    assert (plain.returncode, debug.returncode) == (2, 2)
    assert b"Traceback" not in plain.stderr
    assert b"Traceback" in debug.stderr


def test_output_is_utf8_whatever_the_encoding(process):
    line = '{"id":1,"a":"문재인","a_lang":"ko","b":"문재인","b_lang":"ko"}\n{"a":"나쁜 줄"}\n'.encode()
    done = process("link", "-", stdin=line, env={"PYTHONIOENCODING": "cp949"})
    assert json.loads(done.stdout)["same"] is True
    assert done.returncode == 3
    assert "rejected: stdin:2" in done.stderr.decode("utf-8")


def test_home_may_be_missing_and_nothing_is_written_beside_the_input(process, tmp_path):
    (tmp_path / "page.txt").write_text(PAGE)
    done = process("clean", "page.txt", env={"HOME": "/nonexistent"})
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]
