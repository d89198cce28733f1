"""`python -m korus_nlp.training.linking`: refresh the gazetteer's CLDR rows and its card."""

from __future__ import annotations

import argparse
from pathlib import Path

from korus_nlp.training.linking import cards, gazetteer


def main() -> None:
    """Parse the command line and rebuild what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m korus_nlp.training.linking", description=__doc__)
    parser.add_argument("--gazetteer", type=Path, default=Path("models/gazetteer"), help="folder of names.tsv")
    options = parser.parse_args()
    rows = gazetteer.refresh(options.gazetteer / "names.tsv")
    cards.write(
        options.gazetteer,
        version="1",
        licence="CC0-1.0 (hand, admin_hand) AND Unicode-3.0 (cldr)",
        files=["names.tsv"],
        trained_on=[],
        scores={"rows": rows},
    )


if __name__ == "__main__":
    main()
