"""Addresses of profiles and of what they lead to."""

from __future__ import annotations

PATH, COMPARISON = "/gemeinde", "/vergleich"
SERIES = "/zeitreihe"
"""What the address of a place's series ends with: it is answered by the place's own district."""


def address(key: str, query: str) -> str:
    """The path and query of a place's profile."""
    return f"{PATH}/{key}?{query}" if query else f"{PATH}/{key}"
