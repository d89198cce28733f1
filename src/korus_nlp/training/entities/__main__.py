"""``python -m korus_nlp.training.entities --data DIR --lang ko|en --out models/ner-ko``: make an entity model.

`--data` is a folder with `ner/`, `mono/` and `parallel/`, and `--dev` one with the development sets; what they hold and
under which licences is told in the card that is written beside the model. One core, about ten minutes a language.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from korus_nlp.training.entities import recipe
from korus_nlp.training.entities.package import package


def main() -> int:
    """Train, measure, package; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.entities", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="training data")
    parser.add_argument("--dev", type=Path, default=Path("../shared/eval/ner"), help="development sets")
    parser.add_argument("--lang", choices=("ko", "en"), required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the spaCy pipeline to write")
    arguments = parser.parse_args()
    for folder in (arguments.data / "ner", arguments.dev):
        if not folder.is_dir():
            print(f"the data is missing: {folder}", file=sys.stderr)
            return 4
    started = time.monotonic()

    def log(message: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {message}", flush=True)

    result = recipe.make(arguments.lang, arguments.data, arguments.dev, log)
    package(result, arguments.out)
    log(f"wrote {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
