"""Run the program: in this process where only text matters, as a process where streams and signals do."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Result:
    code: int
    out: str
    err: str


def environment(**more):
    """A bare environment: nothing of the developer's own settings or CI's colours leaks in."""
    env = {k: os.environ[k] for k in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV", "TMPDIR") if k in os.environ}
    env["PYTHONPATH"] = str(ROOT / "src")  # this checkout, whichever one is installed
    return {**env, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TERM": "xterm", **more}


@pytest.fixture(scope="session")
def news(tmp_path_factory):
    """A collection of the project's own sample pages, made once."""
    from korus_nlp.batch import run
    from korus_nlp.settings import DEFAULTS

    folder = tmp_path_factory.mktemp("news") / "collection"
    run([str(ROOT / "corpus")], DEFAULTS, collection_dir=folder, jobs=1)
    return folder


@pytest.fixture
def korus(capfd, monkeypatch, tmp_path):
    """Run a command line in this process: `korus("clean", "-", stdin=b"…")`."""
    from korus_nlp.cli.app import run

    monkeypatch.setenv("HOME", "/nonexistent")
    for name in ("XDG_CONFIG_HOME", "COLUMNS", "NO_COLOR", "_TYPER_FORCE_DISABLE_TERMINAL"):
        monkeypatch.delenv(name, raising=False)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def call(*arguments, stdin=b"", cwd=None):
        source = tmp_path / ".stdin"
        source.write_bytes(stdin)
        monkeypatch.chdir(cwd or tmp_path)
        capfd.readouterr()
        with source.open(encoding="utf-8", errors="replace") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            code = run([str(a) for a in arguments])
        captured = capfd.readouterr()
        return Result(int(code), captured.out, captured.err)

    yield call
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture
def process(tmp_path):
    """Run the program as a process of its own; bytes in and out."""

    def call(*arguments, stdin=b"", env=None, module=True, timeout=60, **options):
        command = [sys.executable, "-m", "korus_nlp", *map(str, arguments)]
        return subprocess.run(
            command,
            input=stdin,
            capture_output="stdout" not in options,
            env=environment(**(env or {})),
            cwd=options.pop("cwd", tmp_path),
            timeout=timeout,
            check=False,
            **options,
        )

    return call


@pytest.fixture
def terminal(tmp_path):
    """Run the program on a pseudo-terminal; returns (exit code, everything shown)."""
    pty = pytest.importorskip("pty")

    def call(*arguments, env=None, typed=b""):
        leader, follower = pty.openpty()
        program = subprocess.Popen(
            [sys.executable, "-m", "korus_nlp", *map(str, arguments)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=environment(**(env or {})),
            cwd=tmp_path,
        )
        os.close(follower)
        if typed:
            os.write(leader, typed)
        shown = b""
        try:
            while chunk := os.read(leader, 4096):
                shown += chunk
        except OSError:  # the other end is closed
            pass
        os.close(leader)
        return program.wait(timeout=30), shown

    return call
