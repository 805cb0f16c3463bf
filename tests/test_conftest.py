"""Tests of what holds for every test."""

import os
import socket

import pytest

from tests.conftest import is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "f.localhost"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback((host, 80))


@pytest.mark.parametrize("host", ["", "0.0.0.0", "10.0.0.1", "::", "192.0.2.1", "example.com"])  # noqa: S104
def test_another_machine_is_not_loopback(host: str) -> None:
    assert not is_loopback((host, 80))


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match="loopback only"):
        client.connect(("192.0.2.1", 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as client,
        pytest.raises(RuntimeError, match="loopback only"),
    ):
        client.sendto(b"", ("192.0.2.1", 53))


def test_a_listener_for_other_machines_is_refused() -> None:
    with socket.socket() as server, pytest.raises(RuntimeError, match="loopback only"):
        server.bind(("", 0))


def test_a_look_up_of_another_machine_is_refused() -> None:
    with pytest.raises(RuntimeError, match="loopback names only"):
        socket.create_connection(("example.com", 80))


def test_a_connection_within_this_machine_is_let_through() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            client.sendall(b"hello")
            connection, _ = server.accept()
        with connection:
            assert connection.recv(5) == b"hello"


def test_no_setting_of_whoever_runs_the_tests_is_seen() -> None:
    assert [name for name in os.environ if name.startswith(("DISCORD_", "STRIPE_"))] == []
    assert os.environ["AWS_ACCESS_KEY_ID"] == "testing"
