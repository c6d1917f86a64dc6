"""How many reports are taken: of all readers together, and of one address.

An address is never held: of it there is a number that nobody can turn back, because it is made with random bytes
which this process forgets each day.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from flask import Request

from callbacks.server.base_path import ORIGINAL

MOST_OF_ONE, MOST_OF_ALL = 5, 60
"""Reports in WINDOW seconds, by address and by process."""
MOST_A_DAY = 300
"""Reports that a day's list may hold, whatever process takes them."""
WINDOW = 60 * 60.0
_FORGOTTEN = 24 * 60 * 60.0
_PREFIX = 8
"""Bytes of an IPv6 address that are one household's; the others its devices choose anew."""


class ReportLimits:
    """Counts for one process; safe to share between threads. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._all: deque[float] = deque()
        self._by_address: dict[bytes, deque[float]] = {}
        self._salt, self._salted_at = secrets.token_bytes(16), clock()

    def wait(self, address: str) -> int:
        """0 where a report of this address is taken, which then counts; else seconds until one is."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            key = hashlib.blake2b(_part(address), key=self._salt, digest_size=8).digest()
            of_one = self._by_address.get(key, deque())
            for times, most in ((self._all, MOST_OF_ALL), (of_one, MOST_OF_ONE)):
                if len(times) >= most:
                    return max(1, int(times[0] + WINDOW - now) + 1)
            of_one.append(now)
            self._all.append(now)
            self._by_address[key] = of_one
            return 0

    def _forget(self, now: float) -> None:
        """What lies outside the window, and each day by which bytes addresses were known. There are never more
        addresses than reports of the window."""
        if now - self._salted_at > _FORGOTTEN:
            self._salt, self._salted_at = secrets.token_bytes(16), now
            self._by_address.clear()
        for times in (self._all, *self._by_address.values()):
            while times and times[0] <= now - WINDOW:
                times.popleft()
        self._by_address = {key: times for key, times in self._by_address.items() if times}


def sender_of(request: Request) -> str:
    """The address that a request comes from. Behind a proxy, which has a private address, it is the last one that
    the proxy names: one before it may be invented."""
    direct = request.remote_addr or ""
    if ORIGINAL in request.environ:  # PROXY_HOPS says whose word counts
        return direct
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return named if named and _is_private(direct) else direct


def _is_private(address: str) -> bool:
    try:
        return _known(address).is_private
    except ValueError:
        return not address  # a socket of the same machine


def _known(address: str) -> IPv4Address | IPv6Address:
    """An address of the older kind is one, also where it is written as the newer kind. Raises ValueError."""
    known = ip_address(address)
    mapped = known.ipv4_mapped if isinstance(known, IPv6Address) else None
    return mapped or known


def _part(address: str) -> bytes:
    try:
        known = _known(address)
    except ValueError:
        return address[:64].encode("utf-8", "replace")
    return known.packed[:_PREFIX] if isinstance(known, IPv6Address) else known.packed
