"""What both benchmarks share: the evaluation sets, the machine's description, results files, README's tables."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
EVAL = Path(os.environ.get("KORUS_EVAL", ROOT.parent / "shared" / "eval"))


def have_sets() -> bool:
    """Say on stderr when the evaluation sets are missing; they are not part of the project."""
    if EVAL.is_dir():
        return True
    print(f"skipped: no evaluation sets at {os.path.relpath(EVAL, ROOT)} (set KORUS_EVAL)", file=sys.stderr)
    return False


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, plain or gzipped."""
    import gzip

    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, values: Iterable[dict[str, Any]]) -> Path:
    """Write objects as JSONL and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for value in values:
            out.write(json.dumps(value, ensure_ascii=False) + "\n")
    return path


def scorer(script: str, *arguments: object) -> str:
    """Run one of the scorers and return what it printed; a failing scorer stops the benchmark."""
    command = [sys.executable, str(EVAL / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"{script} failed:\n{done.stderr}")
    return done.stdout


def machine() -> dict[str, str]:
    """Describe the machine and the versions behind the figures."""
    from importlib import metadata

    model = platform.processor() or "unknown"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    return {
        "cpu": model,
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "korus-nlp": metadata.version("korus-nlp"),
        "commit": commit.stdout.strip(),
    }


def save(name: str, figures: Any) -> Path:
    """Write `benchmarks/results/<name>.json` with the machine described."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    data = {"machine": machine(), "figures": figures}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    out = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    out += ["| " + " | ".join(line) + " |" for line in lines]
    return "\n".join(out)


def update_readme(marker: str, text: str) -> None:
    """Replace what stands between `<!-- marker -->` and `<!-- /marker -->` in README.md."""
    readme = ROOT / "README.md"
    content = readme.read_text(encoding="utf-8")
    start, end = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    if start not in content or end not in content:
        return
    head, rest = content.split(start, 1)
    tail = rest.split(end, 1)[1]
    readme.write_text(f"{head}{start}\n{text}\n{end}{tail}", encoding="utf-8")
