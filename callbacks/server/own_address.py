"""The address under which readers reach this server, with a slash at its end."""

from __future__ import annotations

import logging
import socket
from ipaddress import ip_address
from threading import Lock, Thread
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from callbacks.server.base_path import ORIGINAL, neighbour
from dashboard.setting_values import is_loopback
from dashboard.settings import Settings

LOG = logging.getLogger("bildungslupe")
_EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on
_USUAL = {"http": 80, "https": 443}
_NAMES_OF_SERVER = "OWN_ADDRESS"


class _Known:
    """What is known of this server's names. Those that only a name server knows are asked for beside."""

    def __init__(self, settings: Settings) -> None:
        self.public_url = settings.public_url
        self.host, self.port = settings.host.lower(), settings.port
        self.everywhere = settings.host in _EVERYWHERE
        self.names = frozenset({socket.gethostname().lower()})
        self._said, self._saying = False, Lock()
        if self.everywhere and not self.public_url:
            Thread(target=self._ask, name="own names", daemon=True).start()

    def _ask(self) -> None:
        """May take as long as a name server that does not answer."""
        name = socket.gethostname()
        try:
            known = [str(one[4][0]) for one in socket.getaddrinfo(name, None)]
        except OSError:
            known = []
        self.names |= {socket.getfqdn().lower(), *known}

    def warn_once(self, name: str) -> None:
        """Says in the log, once in a process, that readers use a name that is not known to be this server's."""
        with self._saying:
            if self._said:
                return
            self._said = True
        LOG.warning(
            "Jemand ruft die Seite als „%s“ auf. Ob sie so heißt, weiß sie nicht; auf Dateien, in QR-Codes und "
            "Kurzlinks steht deshalb %s. PUBLIC_URL nennt die richtige Adresse.",
            name[:200].encode("unicode_escape").decode(),
            listening_at(self.host, self.port),
        )


def register(server: Flask, settings: Settings) -> None:
    """Keeps what is needed for `own_address` in the server's configuration."""
    server.config[_NAMES_OF_SERVER] = _Known(settings)


def listening_at(host: str, port: int) -> str:
    """Where a server that listens at `host` is found from this machine, without a slash at the end."""
    name = "127.0.0.1" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def address_by_settings(settings: Settings) -> str:
    """The address of the public page where no request names one: PUBLIC_URL or HOST and PORT, and the base below which
    it stands."""
    return f"{settings.public_url or listening_at(settings.host, settings.port)}{settings.base_path}/"


def own_address() -> str:
    """The setting PUBLIC_URL; without it the name in the request where that is one of this machine's, else HOST and
    PORT: a forged name must reach no file and no code. The base below which the program stands follows."""
    known: _Known = current_app.config[_NAMES_OF_SERVER]
    given = known.public_url
    if not given:
        given = request.host_url if _is_ours(known) else listening_at(known.host, known.port)
    return f"{given.rstrip('/')}{request.script_root}/"


def _is_ours(known: _Known) -> bool:
    try:
        parts = urlsplit(f"//{request.host}")
        name, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if not _is_our_port(port, known.port):
        return False
    if is_loopback(name) or name == known.host:
        return True
    if known.everywhere and (name in known.names or name == _reached_at(neighbour(request.environ))):
        return True
    known.warn_once(name)
    return False


def _is_our_port(port: int | None, ours: int) -> bool:
    """A WSGI server may listen elsewhere than PORT says: it names its own port in the environment of a request."""
    original = request.environ.get(ORIGINAL) or request.environ
    usual = _USUAL.get(request.scheme)
    return port is None or port in (usual, ours) or str(port) == str(original.get("SERVER_PORT"))


def _reached_at(reader: str) -> str:
    """This machine's address on the way to a reader: nothing is sent, the system only looks up the way."""
    try:
        at = ip_address(reader)
        at = getattr(at, "ipv4_mapped", None) or at
        with socket.socket(socket.AF_INET if at.version == 4 else socket.AF_INET6, socket.SOCK_DGRAM) as way:
            way.connect((str(at), 9))
            return str(way.getsockname()[0]).lower()
    except (OSError, ValueError):  # no way, or no address: behind a socket of the file system
        return ""
