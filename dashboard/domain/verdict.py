"""Verdicts: whether a change or difference is more than chance."""

from __future__ import annotations

from enum import IntEnum


class Verdict(IntEnum):
    """How sure it is that two figures differ. The integer is the code in slabs; `key` is the word in API and style.

    NOT_TESTABLE where counts are missing: it says nothing about the figures.
    """

    NOT_TESTABLE = 0
    CHANCE = 1
    POSSIBLE = 2
    CLEAR = 3

    @property
    def key(self) -> str:
        return self.name.lower()
