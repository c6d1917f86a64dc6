"""How often an address may try to sign in. An address is never held: of it there is a number that nobody can turn
back, because it is made with random bytes of this process."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

MOST, WINDOW = 20, 15 * 60.0
"""Failed tries of one address in so many seconds."""


class AddressAttempts:
    """Counts for one process; safe to share between threads. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._salt = secrets.token_bytes(16)
        self._failed: dict[bytes, deque[float]] = {}

    def wait(self, address: str) -> int:
        """0 where the address may try, else seconds until it may."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            failed = self._failed.get(self._key(address), deque())
            return max(1, int(failed[0] + WINDOW - now) + 1) if len(failed) >= MOST else 0

    def failed(self, address: str) -> None:
        """Counts a try that failed."""
        with self._lock:
            self._failed.setdefault(self._key(address), deque()).append(self._clock())

    def _forget(self, now: float) -> None:
        for times in self._failed.values():
            while times and times[0] <= now - WINDOW:
                times.popleft()
        self._failed = {key: times for key, times in self._failed.items() if times}

    def _key(self, address: str) -> bytes:
        return hashlib.blake2b(address.encode("utf-8", "replace"), key=self._salt, digest_size=8).digest()
