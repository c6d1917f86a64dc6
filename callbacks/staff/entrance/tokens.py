"""Tokens by which the server knows that a page of its own has sent a form."""

from __future__ import annotations

import hashlib
import hmac

from dashboard.staff.settings import StaffSettings

_NAME = "lupe-verwaltung"
_FIRST = "lupe-anmeldung"
HEADER = "X-CSRF-Token"


def session_cookie(settings: StaffSettings) -> str:
    """The name of the session's cookie. By https the browser itself sees to it that no other host and no path has set
    it; below a base, that nobody without https has."""
    return f"{_guard(settings)}{_NAME}"


def entrance_cookie(settings: StaffSettings) -> str:
    """The name of the cookie that belongs to forms of whoever is not signed in yet."""
    return f"{_guard(settings)}{_FIRST}"


def _guard(settings: StaffSettings) -> str:
    if not settings.secure:
        return ""
    return "__Secure-" if settings.base_path else "__Host-"


def token_of(secret: str, key: str) -> str:
    """The token that belongs to the secret of a cookie; nobody can make it without the secret and the program's
    key."""
    return hmac.new(key.encode(), f"csrf {secret}".encode(), hashlib.sha256).hexdigest()


def is_token(given: str, secret: str, key: str) -> bool:
    """Whether a token belongs to the secret; never for an empty one."""
    return bool(secret) and hmac.compare_digest(given.encode(), token_of(secret, key).encode())
