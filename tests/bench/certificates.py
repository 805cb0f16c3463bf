"""The server's certificate of one run, and the bundles of roots that the contenders trust."""

from pathlib import Path
from typing import NamedTuple

from tests.authority import Authority, amazon_key


class Server(NamedTuple):
    """Files of a server on 127.0.0.1: its certificate with its key, and the authority's own."""

    chain: Path
    authority: Path


def make_server(folder: Path) -> Server:
    """A new authority and a server's certificate by it, in `folder`."""
    authority = Authority(folder, make_key=amazon_key)
    return Server(authority.chain("127.0.0.1"), authority.bundle)


def bundle(roots: bytes, server: Server, into: Path) -> Path:
    """A bundle of these roots and of the run's own authority, written to `into`."""
    into.write_bytes(roots + server.authority.read_bytes())
    return into
