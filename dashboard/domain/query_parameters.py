"""Parameters of addresses: their names in the contract, and how their text is read and written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """One URL parameter: its German name in the fixed contract, its field, and both ways between text and
    value.

    `read` raises ValueError for text that stands for no value.
    """

    name: str
    field: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Reads text that a pattern fits whole."""

    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return read


def one_of(*allowed: str) -> Callable[[str], str]:
    """Reads one of some words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


def whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number within bounds, both included."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
            raise ValueError(text)
        return int(text)

    return read
