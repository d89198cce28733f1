"""A local page with a search box: the report's look, the collection's search, standard library only.

`make_server(collection, port=…)` returns a server bound to 127.0.0.1; `server` speaks HTTP and guards the door,
`answers` turns an address into content, `pages` writes the HTML.
"""

from korus_nlp.web.server import HOST, make_server

__all__ = ["HOST", "make_server"]
