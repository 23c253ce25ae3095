"""An address that an editor types never reaches into our own network."""

import socket

import pytest

from core.outside import PrivateAddress, is_public, public_address, status_of


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.9", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their secrets
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::127.0.0.1", False),
        ("fec0::1", False),
    ],
)
def test_private_addresses_are_known_in_every_notation(address, public):
    assert is_public(address) == public


def named(*addresses: str):
    return lambda *_args, **_kwargs: [(0, 0, 0, "", (address, 443)) for address in addresses]


def test_a_public_name_with_one_private_address_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", named("93.184.215.14", "127.0.0.1"))

    with pytest.raises(PrivateAddress):
        public_address("rebinding.example", 443)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1"])
def test_nobody_is_called_on_our_own_machine(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]

        assert status_of(f"http://{host}:{port}/") is None
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("address", ["ftp://example.org/", "http://", "http://a..b/", "http://[::"])
def test_an_odd_address_answers_nothing(address):
    assert status_of(address) is None
