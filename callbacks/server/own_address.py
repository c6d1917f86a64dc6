"""The address under which readers reach this server, with a slash at its end."""

from __future__ import annotations

import socket
from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from dashboard.settings import Settings

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on
_PUBLIC_URL, _HOST, _LISTENS = "PUBLIC_URL", "LISTENING_HOST", "LISTENING_AT"


def register(server: Flask, settings: Settings) -> None:
    """Keeps what is needed for `own_address` in the server's configuration."""
    server.config[_PUBLIC_URL] = settings.public_url
    server.config[_HOST] = settings.host
    name = "127.0.0.1" if settings.host in _EVERYWHERE else settings.host
    server.config[_LISTENS] = f"http://{f'[{name}]' if ':' in name else name}:{settings.port}"


def own_address() -> str:
    """The setting PUBLIC_URL; without it the name in the request where that is one of this machine's, else HOST and
    PORT: a forged name must reach no file and no code. The base below which the program stands follows."""
    given = str(current_app.config.get(_PUBLIC_URL) or "")
    if not given:
        given = request.host_url if _is_our_name() else str(current_app.config[_LISTENS])
    return f"{given.rstrip('/')}{request.script_root}/"


def _is_our_name() -> bool:
    try:
        name = (urlsplit(f"//{request.host}").hostname or "").lower()
    except ValueError:
        return False
    host = str(current_app.config[_HOST]).lower()
    return name in _LOOPBACK or name == host or (host in _EVERYWHERE and name in _names_of_machine())


@lru_cache(maxsize=1)
def _names_of_machine() -> frozenset[str]:
    """Its names, and the addresses that they stand for."""
    name = socket.gethostname()
    try:
        known = socket.getaddrinfo(name, None)
    except OSError:
        known = []
    return frozenset({name.lower(), socket.getfqdn().lower(), *(str(one[4][0]) for one in known)})
