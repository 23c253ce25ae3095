"""Asking other sites, never our own network: an address that editors type must not reach inside."""

import socket
from ipaddress import IPv6Address, ip_address
from typing import Any

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from . import deadline
from .network import outside_transaction

WAIT = (4, 8)  # seconds to connect, and to answer
NAME = "Mozilla/5.0 (compatible; PCS link check)"
# What some sites answer to a HEAD though a GET would do.
ASK_AGAIN = range(400, 600)


class PrivateAddress(OSError):
    """A name that leads into a private network."""


def public_address(host: str, port: int) -> str:
    """The address to connect to, when everything that the name stands for is public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise PrivateAddress(f"{host} is no name") from error
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(map(is_public, addresses)):
        raise PrivateAddress(f"{host} is not public")
    return addresses[0]


def allowed_inside() -> set[tuple[str, int]]:
    """The hosts and ports of our own network that an installation lets be read all the same."""
    pairs = (place.rpartition(":") for place in settings.ALLOWED_INSIDE)
    return {(host, int(port)) for host, _colon, port in pairs}


def is_public(address: str) -> bool:
    ip = ip_address(address.split("%", 1)[0])
    if isinstance(ip, IPv6Address):
        # Other notations of an IPv4 address would hide a private one.
        if ip.sixtofour or ip.teredo or ip.is_site_local or address.startswith("64:ff9b:"):
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _Public:
    """Resolves a name once, checks what it stands for, and connects to exactly that."""

    _dns_host: str
    port: int

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        if (name, self.port) not in allowed_inside():
            self._dns_host = public_address(name, self.port)
        try:
            connection: socket.socket = super()._new_conn()  # type: ignore[misc]
        finally:
            self._dns_host = name
        deadline.watch(connection)
        return connection


class _PublicHTTP(_Public, HTTPConnection):
    pass


class _PublicHTTPS(_Public, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PublicHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicHTTPS


class PublicAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}


def session() -> requests.Session:
    """A client that follows a few redirects, all of them to public addresses."""
    made = requests.Session()
    made.trust_env = False  # a proxy would resolve the names itself
    made.max_redirects = 5
    made.headers["User-Agent"] = NAME
    for scheme in ("http://", "https://"):
        made.mount(scheme, PublicAdapter())
    return made


def status_of(address: str) -> int | None:
    """What an address answers, after its redirects; nothing when nobody does."""
    outside_transaction()
    try:
        with session() as client:
            answer = client.head(address, timeout=WAIT, allow_redirects=True)
            if answer.status_code in ASK_AGAIN:
                answer = client.get(address, timeout=WAIT, stream=True)
            return answer.status_code
    except (requests.RequestException, ValueError):
        return None
