"""Linking: one entity for 문재인 and Moon Jae-in, on one page and on pages that never meet.

`link` gives the mentions of a page ids and canonical names; `same` scores two names; `cluster` groups many names;
`spellings` tells how a query's name is written in the other language and `ids` which entities it may mean. Nothing here
needs a network or a neural model.
"""

from __future__ import annotations

from korus_nlp.linking.documents import entry_id, link
from korus_nlp.linking.groups import cluster
from korus_nlp.linking.pairs import THRESHOLD, same
from korus_nlp.linking.respelling import expand, ids, spellings

__all__ = ["THRESHOLD", "cluster", "entry_id", "expand", "ids", "link", "same", "spellings"]
