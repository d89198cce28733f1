"""Shared fixtures. The network is forbidden for the whole suite: a test that opens a socket fails."""

import socket

import pytest

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NetworkForbiddenError(RuntimeError):
    """A test tried to reach the network."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch, request):
    """Forbid every connection; loopback is allowed to tests marked `loopback` (the web server's own tests)."""
    real_connect, real_lookup = socket.socket.connect, socket.getaddrinfo
    loopback = request.node.get_closest_marker("loopback") is not None

    def connect(self, address, *args):
        local = self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in LOOPBACK)
        if local and loopback:
            return real_connect(self, address, *args)
        raise NetworkForbiddenError(f"tests must not use the network: {address!r}")

    def lookup(host, *args, **options):
        if loopback and host in LOOPBACK:
            return real_lookup(host, *args, **options)
        raise NetworkForbiddenError(f"tests must not use the network: {host!r}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
