"""`python -m korus_nlp.training [PART …]`: make the models again, all or the named ones, in the order they build on.

Parts are cleaning, linking, lexicon, ner-ko, ner-en and embedding; each runs as a process of its own and can be run by
itself (`python -m korus_nlp.training.PART --help`). The data is not part of the project: `--data` and `--eval` name its
folders. Two hours of one core for everything.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def commands(data: Path, sets: Path, models: Path) -> dict[str, list[str]]:
    """Return the arguments of each part, by name."""
    parts: dict[str, list[str | Path]] = {
        "cleaning": ["cleaning", "--pages", sets / "extract"],
        "linking": ["linking", "--gazetteer", models / "gazetteer"],
        "lexicon": ["lexicon"],
        "ner-ko": ["entities", "--dev", sets / "ner", "--lang", "ko"],
        "ner-en": ["entities", "--dev", sets / "ner", "--lang", "en"],
        "embedding": ["embedding", "--dev", sets / "search"],
    }
    out = {name: [*map(str, arguments), "--data", str(data)] for name, arguments in parts.items()}
    for name in out.keys() - {"linking"}:  # which writes into the two folders of its models
        out[name] += ["--out", str(models / name)]
    return out


def main() -> int:
    """Run the parts; return the exit code of the first that fails."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to make; default everything")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="training data")
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="development sets")
    parser.add_argument("--out", type=Path, default=Path("models"), help="folder of the models")
    options = parser.parse_args()
    known = commands(options.data, options.eval, options.out)
    if unknown := [part for part in options.parts if part not in known]:
        parser.error(f"no such part: {unknown[0]} (choose from {', '.join(known)})")
    if not options.data.is_dir():
        print(f"the data is missing: {options.data}", file=sys.stderr)
        return 4
    for part in options.parts or known:
        print(f"== {part}", flush=True)
        module, *arguments = known[part]
        done = subprocess.run([sys.executable, "-m", f"korus_nlp.training.{module}", *arguments], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
