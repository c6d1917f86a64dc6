"""Errors of the data API: a sentence in both languages, and for programs the parameter that it is about."""

from __future__ import annotations

from typing import TypeVar

from dashboard.errors import MonitorError
from dashboard.texts import both

Kind = TypeVar("Kind", bound=MonitorError)


def refused(kind: type[Kind], key: str, words: dict[str, str] | None = None, **facts: str) -> Kind:
    """An error to raise; `words` fill the text of `key`, `facts` are the problem document's members."""
    german, english = both(key, **(words or {}))
    return kind(german, english=english, **facts)
