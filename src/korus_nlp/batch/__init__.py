"""Many pages: the same pure function in this process, in a pool of worker processes, or on a Ray cluster.

`clean` streams documents in input order and stores nothing; `run` keeps them in a collection and goes on where an
earlier run stopped. Worker count and engine never change a byte of what comes out.
"""

from __future__ import annotations

from korus_nlp.batch.keeping import Summary
from korus_nlp.batch.runs import clean, run

__all__ = ["Summary", "clean", "run"]
