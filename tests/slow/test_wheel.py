"""The wheel carries what the default commands need: installed in an empty environment, `korus` works offline."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

# Without the right to make a network namespace, connections are at least forbidden to Python code.
BLOCKER = """
import socket
def refuse(*args, **kwargs):
    raise OSError("the network is off in this test")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """An empty environment with the pip that came with Python, and only the wheel installed."""
    folder = tmp_path_factory.mktemp("empty") / "env"
    run(sys.executable, "-m", "venv", folder)
    print(run(folder / "bin" / "pip", "--version"))
    torch = ["torch", "-c", ROOT / "constraints.txt"]
    if "nvidia" in run(folder / "bin" / "pip", "install", "--dry-run", *torch):
        pytest.skip("only a CUDA build of torch is at hand here; the install would bring gigabytes")
    run(folder / "bin" / "pip", "install", "-q", wheel, "-c", ROOT / "constraints.txt")
    return folder


def test_installed_wheel_works_offline(environment, tmp_path):
    page = tmp_path / "pages" / "page.txt"
    page.parent.mkdir()
    page.write_text(
        "모스크바 무역관 문 열어\n승인 2023.08.03 10:31\n댓글 0\n\n"
        "코트라는 3일 모스크바에 무역관을 열었다고 밝혔다. 서주석 차관이 개소식에 참석했다.\n",
        encoding="utf-8",
    )
    (tmp_path / "sitecustomize.py").write_text(BLOCKER, encoding="utf-8")
    offline = ["unshare", "-rn"] if shutil.which("unshare") else []
    if offline and subprocess.run([*offline, "true"], capture_output=True, check=False).returncode:
        offline = []
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    korus = environment / "bin" / "korus"
    options = {"cwd": tmp_path, "env": env}
    assert "korus" in run(*offline, korus, "--version", **options)
    run(*offline, korus, "run", "pages", "-c", "collection", **options)
    hits = run(*offline, korus, "search", "trade office in Moscow", "-c", "collection", "--format", "jsonl", **options)
    assert "무역관" in hits
    assert "댓글" not in run(*offline, korus, "clean", page, "--text", **options)
