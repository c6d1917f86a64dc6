"""What an address without a path asks for where the portal stands there."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dashboard.domain.selection import PARAMETERS, Selection

_LANGUAGE = "sprache"
_MONITOR = {one.name for one in PARAMETERS} - {_LANGUAGE}


def asks_for_monitor(query: str) -> bool:
    """Whether it names a view of the Monitor; a language alone does not. Links, codes and files of every data
    version name their views in this form."""
    try:
        named = {name for name, _ in parse_qsl(query, max_num_fields=100)}
    except ValueError:
        return False
    return bool(named & _MONITOR)


def taken_along(selection: Selection) -> str:
    """Language, data version and provenance as the query of a link, with its question mark; empty where all are the
    usual ones."""
    query = Selection(
        language=selection.language, version=selection.version, figures=selection.figures
    ).to_query()
    return f"?{query}" if query else ""


def led_to(address: str, suffix: str) -> str:
    """An address with what is taken along behind its own query."""
    if not suffix:
        return address
    path, hash_, part = address.partition("#")
    return f"{path}{suffix.replace('?', '&') if '?' in path else suffix}{hash_}{part}"
