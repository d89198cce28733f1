"""HTTP for one reader on one machine.

The server binds to 127.0.0.1 and answers only requests that name this machine as their host: a web page elsewhere can
make a browser resolve its own name to 127.0.0.1 (DNS rebinding) and would otherwise read the collection. It only
reads, and its pages may neither fetch nor run anything.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from korus_nlp import __version__
from korus_nlp.web.answers import Answer, Answers
from korus_nlp.web.pages import POLICY

HOST = "127.0.0.1"
NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
MAX_ADDRESS = 8192  # characters of a request's path; queries are short


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused."""

    server_version = f"korus/{__version__}"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds; an idle connection must not hold a thread for ever
    answers: Answers
    port: int  # ours

    def do_GET(self) -> None:
        """Answer."""
        self._send(self._answer())

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self._send(self._answer(), content=False)

    def _answer(self) -> Answer:
        if not self._is_local():
            return self.answers.refuse(403, "this server answers to 127.0.0.1 and localhost only")
        if len(self.path) > MAX_ADDRESS:
            return self.answers.refuse(414, "the address is too long")
        return self.answers.to(self.path)

    def _is_local(self) -> bool:
        try:
            parts = urlsplit("//" + (self.headers.get("Host") or ""))
            port = parts.port
        except ValueError:
            return False
        name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return name in NAMES and (port or 80) == self.port

    def _send(self, answer: Answer, *, content: bool = True) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Content-Security-Policy", POLICY + "; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if content:
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the library never prints."""


class Server(ThreadingHTTPServer):
    """A threading server whose broken connections are no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that went away is not an error."""


def make_server(answers: Answers, port: int) -> Server:
    """Bind to 127.0.0.1.

    Args:
        answers: what turns addresses into content.
        port: 0 takes any free one; read it from `server_address`.

    Raises:
        OSError: the port is in use.
    """

    class Bound(Handler):
        """The handler of this server: it knows what answers and at which port."""

    Bound.answers = answers
    server = Server((HOST, port), Bound)
    Bound.port = server.server_port
    return server
