"""How the text of an environment variable becomes a value. Each function raises SettingsError, which names the
variable, what was found and what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.errors import SettingsError

START_PAGES = MONITOR_FIRST, PORTAL_FIRST = ("monitor", "portal")
"""What can stand at the address without a path."""
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""What a machine is usually called by itself alone."""
SQLITE = "sqlite:///"
"""How the URL of a SQLite file begins."""
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
"""How much is logged."""
_ORIGIN = re.compile(
    r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?", re.IGNORECASE | re.ASCII
)


def any_text(name: str, text: str) -> str:
    """Whatever it is."""
    return text


def number(least: int, most: int) -> Callable[[str, str], int]:
    """A whole number, both ends included."""

    def parse(name: str, text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
            raise _unexpected(name, text, f"eine Zahl von {least} bis {most}")
        return int(text)

    return parse


def one_of(*words: str) -> Callable[[str, str], str]:
    """One of some words, in letters of any size; the value is the word as it stands here."""
    listed = f"{', '.join(words[:-1])} oder {words[-1]}"

    def parse(name: str, text: str) -> str:
        found = next((word for word in words if word.lower() == text.lower()), None)
        if found is None:
            raise _unexpected(name, text, listed)
        return found

    return parse


def switch(name: str, text: str) -> bool:
    """Whether it is on."""
    return one_of("on", "off")(name, text) == "on"


def like(pattern: str, expected: str) -> Callable[[str, str], str]:
    """A text that a pattern describes, or none. `expected` says in a sentence what that is."""

    def parse(name: str, text: str) -> str:
        if text and not re.fullmatch(pattern, text, re.ASCII):
            raise _unexpected(name, text, expected)
        return text

    return parse


district = like("[0-9]{5}", "ein Kreisschlüssel aus fünf Ziffern, zum Beispiel 13076")
header_name = like("[A-Za-z][A-Za-z0-9-]{0,63}", "der Name einer Kopfzeile, zum Beispiel X-Remote-User")
_path = like("(/[A-Za-z0-9][A-Za-z0-9._-]*)+", "ein Pfad, zum Beispiel /bildung")


def is_loopback(host: str) -> bool:
    """Whether a name or address means a machine to itself alone; `::ffff:127.0.0.1` is how an IPv6 socket says it."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def base(name: str, text: str) -> str:
    """A path without the slash at its end; empty for none."""
    return _path(name, text.rstrip("/"))


def token(name: str, text: str) -> str:
    """A password of 16 to 200 signs; it is never repeated in the message."""
    if text and not re.fullmatch(r"[!-~]{16,200}", text):
        raise SettingsError(
            f"{name}: erwartet werden 16 bis 200 Zeichen ohne Leerzeichen und Umlaute.", setting=name
        )
    return text


def folder(name: str, text: str) -> str:
    """A folder that is there."""
    if text and not Path(text).is_dir():
        raise SettingsError(f"{name}={text!r}: diesen Ordner gibt es nicht.", setting=name, found=text)
    return text


def database(name: str, text: str) -> str:
    """A SQLAlchemy URL; a password in it is never repeated in the message."""
    sentence = (
        f"{name} ist keine lesbare Datenbankadresse: erwartet wird sqlite:///pfad/datei.sqlite "
        "oder postgresql://nutzer@rechner/datenbank."
    )
    if not text:
        return text
    try:
        parts = urlsplit(text)
        scheme, path = parts.scheme, parts.path
        _ = parts.port
    except ValueError:
        raise SettingsError(sentence, setting=name) from None
    if scheme == "sqlite" and text.startswith(SQLITE) and len(path) > 1 and not parts.query:
        return text
    if scheme in ("postgresql", "postgres", "postgresql+psycopg") and len(path) > 1:
        return "postgresql+psycopg" + text[len(scheme) :]
    raise SettingsError(sentence, setting=name)


def contact(name: str, text: str) -> str:
    """A line for people."""
    if len(text) > 200 or not text.isprintable():
        raise SettingsError(
            f"{name}: erwartet wird eine Zeile mit höchstens 200 Zeichen, zum Beispiel "
            "bildung@kreis.example oder 03871 722-0.",
            setting=name,
        )
    return text


def origins(name: str, text: str) -> tuple[str, ...]:
    """Origins separated by blanks or commas: scheme and host, a port where it is not the usual one."""
    found = tuple(dict.fromkeys(text.replace(",", " ").split()))
    for one in found:
        if not _ORIGIN.fullmatch(one):
            raise SettingsError(
                f"{name}={text!r}: „{one}“ ist keine Herkunft einer Website, erwartet wird zum Beispiel "
                "https://www.kreis-lup.de, ohne Pfad; mehrere durch Leerzeichen oder Komma getrennt.",
                setting=name,
                found=one,
            )
    return found


def web_address(name: str, text: str) -> str:
    """An origin with nothing behind it, without the slash at its end."""
    address = text.rstrip("/")
    if address and (not _ORIGIN.fullmatch(address) or "*" in address):
        raise _unexpected(name, text, "eine Adresse ohne Pfad, zum Beispiel https://verwaltung.kreis.example")
    return address.lower()


def machine(name: str, text: str) -> str:
    """An address of the Internet protocol, 4 or 6."""
    if not text:
        return text
    try:
        return str(ip_address(text))
    except ValueError:
        raise _unexpected(name, text, "die IP-Adresse eines Rechners, zum Beispiel 10.0.0.5") from None


def _unexpected(name: str, text: str, expected: str) -> SettingsError:
    return SettingsError(f"{name}={text!r}: erwartet wird {expected}.", setting=name, found=text)
