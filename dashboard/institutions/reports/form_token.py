"""Says that a form was sent by a page of this monitor, of this institution, and not long ago."""

from __future__ import annotations

import hashlib
import hmac

LONGEST_SECONDS = 24 * 60 * 60
"""How long a page may stay open before its form is sent."""
_PURPOSE = "report of an entry"


def form_token(secret: str, institution: str, now: int) -> str:
    """For the form on the page of an institution; `now` are seconds since 1970. Nothing in it is about a
    reader."""
    return f"{now}.{_signature(secret, institution, str(now))}"


def is_genuine(token: str, secret: str, institution: str, now: int) -> bool:
    """Whether it was made with this secret for this institution, not in the future and not too long ago."""
    made, _, signature = token.partition(".")
    if not (made.isascii() and made.isdigit() and len(made) <= 12 and signature.isascii()):
        return False
    if not hmac.compare_digest(signature, _signature(secret, institution, made)):
        return False
    return 0 <= now - int(made) <= LONGEST_SECONDS


def _signature(secret: str, institution: str, made: str) -> str:
    said = "\0".join((_PURPOSE, institution, made)).encode("utf-8", "replace")
    return hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()
