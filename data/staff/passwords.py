"""Passwords as argon2id hashes."""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=3, memory_cost=32_768, parallelism=1)
"""32 MiB and three rounds: above what OWASP asks for, a tenth of a second."""
_AT_ONCE = threading.BoundedSemaphore(2)
"""More at once would only take memory from everybody else."""
_NOBODYS = _HASHER.hash("a password that no account has, so that trying unknown names takes as long")


def hash_of(password: str) -> str:
    """The hash to be stored."""
    with _AT_ONCE:
        return _HASHER.hash(_plain(password))


def fits(password: str, stored: str) -> bool:
    """Whether a password is that of a hash. An empty hash, of an account without one or of no account, fits nothing and
    takes as long."""
    with _AT_ONCE:
        try:
            right = _HASHER.verify(stored or _NOBODYS, _plain(password))
        except (VerificationError, InvalidHashError):
            return False
    return right and bool(stored)


def _plain(password: str) -> str:
    """One form for all keyboards: an "ü" may arrive as one sign or as two."""
    return unicodedata.normalize("NFC", password)
