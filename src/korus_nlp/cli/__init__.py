"""The command line: one small file a command, manners in one place.

`main` is the entry point of the script `korus` and of `python -m korus_nlp`. Reading order: `command` (how a function
becomes a command), `options` (every option, once), `console` (streams, colour, messages), `output` (formats),
`failures` (errors and exit codes). Importing this package imports none of it.
"""

from __future__ import annotations

import os
import sys

# Libraries below us phone home, draw bars or start threads unless told not to. A variable that the user has set wins.
QUIET_LIBRARIES = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "RAY_USAGE_STATS_ENABLED": "0",
    "TOKENIZERS_PARALLELISM": "false",
    "LANCE_LOG": "error",
    "TQDM_DISABLE": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}


def quieten(arguments: list[str]) -> None:
    """Set the environment of the libraries: no telemetry, and no network unless a model from a hub is asked for."""
    for name, value in QUIET_LIBRARIES.items():
        os.environ.setdefault(name, value)
    if not any(argument.split("=")[0] == "--model" for argument in arguments):
        for name, value in OFFLINE.items():
            os.environ.setdefault(name, value)


def main() -> None:
    """Run `korus` with the process's arguments and exit with the command's code."""
    if sys.getfilesystemencoding() != "utf-8" and hasattr(
        os, "execv"
    ):  # LC_ALL=C: file names and queries are UTF-8 too
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    quieten(sys.argv[1:])
    from korus_nlp.cli.app import run

    sys.exit(run(sys.argv[1:]))
