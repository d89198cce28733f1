"""The store of everything that was read, and search in it.

`open_collection` opens a folder; `Collection` stores and gives back documents; `search` answers queries; `export`
writes flat tables for other programs; `duplicates` groups pages that say the same.
"""

from korus_nlp.collection.rows import Stored
from korus_nlp.collection.store import Collection, Stats, open_collection

__all__ = ["Collection", "Stats", "Stored", "open_collection"]
