"""Addresses, mail addresses and times as people write them into definitions, checked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LONGEST = 600
_HOST = re.compile(
    r"(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})"
)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def address_problem(text: str) -> str:
    """Why a text is no address of a page that everybody can open; empty where it is one."""
    if len(text) > _LONGEST:
        return f"Die Adresse hat {len(text)} Zeichen; möglich sind höchstens {_LONGEST}."
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        return f"„{text}“ ist keine Adresse; erwartet wird etwas wie https://www.beispiel.de/seite."
    if parts.scheme not in ("https", "http"):
        return f"„{text}“ beginnt weder mit https:// noch mit http://."
    if parts.username is not None or parts.password is not None:
        return "Die Adresse darf weder Namen noch Kennwort enthalten."
    if not _HOST.fullmatch(host) or port == 0 or re.search(r"[\s<>\"\\]", text):
        return f"„{text}“ ist keine Adresse; erwartet wird etwas wie https://www.beispiel.de/seite."
    return ""


def mail_problem(text: str) -> str:
    """Why a text is no mail address; empty where it is one."""
    if _MAIL.fullmatch(text) and ".." not in text and not text.startswith("."):
        return ""
    return f"„{text}“ ist keine E-Mail-Adresse; erwartet wird etwas wie anmeldung@beispiel.de."


def time_problem(given: object) -> str:
    """Why something is no time of a day as `09:30`; empty where it is one. YAML reads `14:00` without quotation marks
    as a number."""
    if isinstance(given, str) and _TIME.fullmatch(given):
        return ""
    if isinstance(given, int) and not isinstance(given, bool):
        return 'Eine Uhrzeit steht in Anführungszeichen, zum Beispiel "14:00".'
    return f"„{given}“ ist keine Uhrzeit; erwartet wird etwas wie 09:30."
