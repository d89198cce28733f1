"""`korus serve`: the collection as a local web page with search."""

from __future__ import annotations

import errno
from typing import Annotated

import typer

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.opening import open_collection
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import resolve


@command(
    app,
    panel="Look at",
    examples=[
        ("korus serve -c korus-collection", "웹 브라우저에서 찾아본다: http://127.0.0.1:8377 (this machine only)"),
        ("korus serve --port 9000", "on another port; JSON at /api/search?q=…"),
    ],
)
def serve(
    console: Console,
    *,
    collection: o.Collection = None,
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="Port; 0 takes a free one.", rich_help_panel=o.RUN)
    ] = 8377,
    model: o.Model = None,
    config: o.ConfigFile = None,
) -> Exit:
    """Serve the collection on this machine: search page, documents, JSON interface."""
    from korus_nlp.web import HOST, make_server
    from korus_nlp.web.answers import Answers

    settings, _ = resolve({"collection": collection, "model": model}, config=config)
    answers = Answers(open_collection(settings))
    try:
        server = make_server(answers, port)
    except OSError as error:
        hint = "choose another one: --port 0 takes a free one"
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise KorusError("port", "this port cannot be used", saw=str(port), hint=hint) from error
        raise
    console.say(f"http://{HOST}:{server.server_port}/  (Ctrl-C stops)")
    with server:
        server.serve_forever(poll_interval=0.2)
    return Exit.OK
