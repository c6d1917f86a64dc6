"""The signed part of an invitation's link: a secret, and a signature that only this program's key can make."""

from __future__ import annotations

import hashlib
import hmac
import re

_FORM = re.compile(r"([\w-]{43})\.([0-9a-f]{64})", re.ASCII)


def signed(secret: str, key: str) -> str:
    """What stands in the address: the secret, a point and its signature."""
    return f"{secret}.{_signature(secret, key)}"


def secret_of(link: str, key: str) -> str:
    """The secret of a link that this program has signed; empty for any other text."""
    found = _FORM.fullmatch(link)
    if found is None or not hmac.compare_digest(found[2], _signature(found[1], key)):
        return ""
    return found[1]


def _signature(secret: str, key: str) -> str:
    return hmac.new(key.encode(), f"invitation {secret}".encode(), hashlib.sha256).hexdigest()
