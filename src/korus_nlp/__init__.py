r"""korus-nlp: clean, read and search scraped Korean and English news, offline.

    import korus_nlp
    page = korus_nlp.read_text("승인 2023.08.03 10:31\n…")
    doc = korus_nlp.process(page)

The names below are imported when first used, so that `import korus_nlp` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from korus_nlp.collection import open_collection as open  # noqa: A004
    from korus_nlp.document import Document, Page
    from korus_nlp.embedding import embed
    from korus_nlp.pipeline import process
    from korus_nlp.reading import read_html, read_text

__version__ = "0.1.0"
__all__ = ["Document", "Page", "__version__", "embed", "open", "process", "read_html", "read_text"]

_HOME = {
    "Document": ("korus_nlp.document", "Document"),
    "Page": ("korus_nlp.document", "Page"),
    "embed": ("korus_nlp.embedding", "embed"),
    "open": ("korus_nlp.collection", "open_collection"),
    "process": ("korus_nlp.pipeline", "process"),
    "read_html": ("korus_nlp.reading", "read_html"),
    "read_text": ("korus_nlp.reading", "read_text"),
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)
