"""Raise the floors to what is measured now: `python -m tests.quality.pin`.

A floor never sinks without `--lower NAME`.
"""

import hashlib
import json
import sys
from pathlib import Path

from tests.quality.measures import OWN, all_figures

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.005  # differences below half a point are noise


def data_hash():
    """Hash of the data behind the floors: other data, other floors."""
    digest = hashlib.sha256()
    for path in sorted(OWN.glob("*.jsonl")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def main(lower):
    """Write the new floors."""
    old = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    floors = {}
    for name, value in all_figures().items():
        measured = round(max(0.0, value - SLACK), 3)
        floors[name] = measured if name in lower else max(measured, old.get(name, 0.0))
        sys.stdout.write(f"{name:40} measured {value:.3f}  floor {old.get(name, 0):.3f} -> {floors[name]:.3f}\n")
    text = json.dumps({"data": data_hash(), "floors": floors}, ensure_ascii=False, indent=1)
    FLOORS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[2:] if sys.argv[1:2] == ["--lower"] else [])
