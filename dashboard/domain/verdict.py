"""Verdicts: whether a trend or difference is more than chance."""

from __future__ import annotations

from enum import IntEnum


class Verdict(IntEnum):
    """How sure it is that two figures differ. The integer is the code in slabs; `key` is the word in API and
    style.

    NOT_TESTABLE where counts are missing and TOO_FEW where fewer than 20 stand behind the figure: both say
    nothing about it.
    """

    NOT_TESTABLE = 0
    CHANCE = 1
    POSSIBLE = 2
    CLEAR = 3
    TOO_FEW = 4

    @property
    def key(self) -> str:
        """The name as texts write it: `not_testable`."""
        return self.name.lower()

    @property
    def tested(self) -> bool:
        """Whether chance was weighed."""
        return self in (Verdict.CHANCE, Verdict.POSSIBLE, Verdict.CLEAR)

    @property
    def marked(self) -> bool:
        """Whether chance alone brings as much rarely (95 %) or hardly ever (99.8 %)."""
        return self in (Verdict.POSSIBLE, Verdict.CLEAR)
