"""Shared fixtures. The network is forbidden for the whole suite: a test that opens a socket fails."""

import socket

import pytest


class NetworkForbiddenError(RuntimeError):
    """A test tried to reach the network."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch, request):
    """Forbid every connection; loopback is allowed to tests marked `loopback` (the web server's own tests)."""
    real_connect = socket.socket.connect

    def connect(self, address, *args):
        local = self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in ("127.0.0.1", "::1"))
        if local and request.node.get_closest_marker("loopback"):
            return real_connect(self, address, *args)
        raise NetworkForbiddenError(f"tests must not use the network: {address!r}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: (_ for _ in ()).throw(NetworkForbiddenError(str(a[:2]))))
