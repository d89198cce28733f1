"""Install the project and its development tools into the running interpreter's environment, CPU-only by default.

On Linux x86-64 the torch on the package index brings gigabytes of CUDA packages. No default command of korus-nlp
needs torch (only `--model`, training and their tests do), so when the resolver would bring CUDA, torch is left out and
the reason is printed. `CUDA=1` accepts it; `TORCH="torch==2.13.0 …pip options…"` names another build, for instance the
CPU index that pytorch.org shows under "Get started".
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
NOTE = """note: torch is left out here, it would bring gigabytes of CUDA packages.
      CPU build:   make setup TORCH='torch==2.13.0 --index-url <the CPU index that pytorch.org shows>'
      CUDA build:  make setup CUDA=1
"""
CONSTRAINTS = ["-c", str(ROOT / "constraints.txt")]


def pip(*arguments: str, capture: bool = False) -> str:
    """Run pip; a failure ends the set-up with pip's own message."""
    out = subprocess.PIPE if capture else None
    done = subprocess.run([*PIP, *arguments], check=True, text=True, stdout=out)
    return done.stdout or ""


def would_bring_cuda(torch: list[str]) -> bool:
    """Ask the resolver, without installing, whether CUDA packages would come along."""
    report = pip("install", "-q", "--dry-run", "--report", "-", *torch, *CONSTRAINTS, capture=True)
    names = [item["metadata"]["name"].lower() for item in json.loads(report)["install"]]
    return any(name.startswith(("nvidia-", "cuda-", "triton")) for name in names)


def main() -> None:
    """Install pip, torch (or not), the project, and the groups named on the command line."""
    groups = [part for name in sys.argv[1:] for part in ("--group", name)]
    pip("install", "-q", "-U", "pip>=25.1")
    torch = shlex.split(os.environ.get("TORCH") or "torch")
    if os.environ.get("CUDA") or not would_bring_cuda(torch):
        pip("install", "-q", *torch, *CONSTRAINTS)
        pip("install", "-q", *CONSTRAINTS, "-e", str(ROOT), *groups)
        return
    sys.stdout.write(NOTE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    light = [need for need in project["dependencies"] if not need.startswith("sentence-transformers")]
    needs_of_st = ["transformers", "scikit-learn", "scipy", "huggingface-hub", "Pillow", "tqdm", "typing_extensions"]
    pip("install", "-q", *CONSTRAINTS, *light, *needs_of_st, *groups)
    pip("install", "-q", *CONSTRAINTS, "--no-deps", "sentence-transformers", "-e", str(ROOT))


if __name__ == "__main__":
    main()
