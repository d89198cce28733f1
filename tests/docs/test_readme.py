"""What README shows is run: every `korus` line against the sample pages, the Python example, and the files it names."""

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from tests.cli.conftest import environment

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line[2:].split("   #")[0].strip()
    for language, block in BLOCKS
    if language == "console"
    for line in block.splitlines()
    if line.startswith("$ korus")
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the files that README's commands name, and a collection of the sample pages."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "corpus", folder / "news")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copy(ROOT / "corpus" / "chip-exports-en.html", folder / "page.html")
    text = (ROOT / "corpus" / "flood-en.txt").read_text(encoding="utf-8")
    (folder / "corpus" / "page.txt").write_text(text, encoding="utf-8")
    line = json.dumps({"id": "dumped", "text": text + "\nOne more line of it."}).encode() + b"\n"
    (folder / "dump.jsonl.zst").write_bytes(zstandard.compress(line))
    html = (ROOT / "corpus" / "flood-ko.html").read_bytes()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/flood\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-5678-1234-567812345678>\r\nWARC-Date: 2023-08-03T01:31:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return folder


def run(command, folder):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment(PATH=path),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow  # a dozen starts of the program
def test_every_command_of_readme_works(desk):
    assert len(COMMANDS) >= 8
    for command in COMMANDS:
        if "jq" in shlex.split(command) and shutil.which("jq") is None:
            command = command.split("|")[0]  # noqa: PLW2901
        if "…" in command:
            hits = run("korus search 홍수 -c news-collection -k 1 --format jsonl", desk).stdout
            command = re.sub(r"\w+…", json.loads(hits)["doc"][:8], command)  # noqa: PLW2901
        done = run(command, desk)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert "Traceback" not in done.stderr


def test_python_example_works(desk):
    [code] = [block for language, block in BLOCKS if language == "python"]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "2023" in done.stdout


def test_files_that_readme_names_are_there():
    named = set(re.findall(r"\]\(([\w/.-]+)\)", README)) | set(re.findall(r"`(models/[\w-]+|src/[\w/.]+)`", README))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_sizes_of_the_models_are_those_of_the_table():
    """Every shipped folder is in the table of models."""
    folders = {path.name for path in (ROOT / "models").iterdir() if path.is_dir()}
    assert {name for name in folders if f"models/{name}" not in README} == set()
