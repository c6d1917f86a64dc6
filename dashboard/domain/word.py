"""Words: the terms of which every page explains the meaning at a tap."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from dashboard.domain.verdict import Verdict


class Word(StrEnum):
    """A term with an explanation. The string is its code: in `data-word`, in findings, and where it stands
    on the page `/woerter`."""

    CLEAR = "deutlich"
    POSSIBLE = "moeglich"
    CHANCE = "zufall"
    NOT_TESTABLE = "nicht-pruefbar"
    RANGE = "spanne"
    FEW = "wenige"
    PROTECTED = "geschuetzt"
    POOLED = "zusammengefasst"


WORD_OF: Mapping[Verdict, Word] = {
    Verdict.NOT_TESTABLE: Word.NOT_TESTABLE,
    Verdict.CHANCE: Word.CHANCE,
    Verdict.POSSIBLE: Word.POSSIBLE,
    Verdict.CLEAR: Word.CLEAR,
    Verdict.TOO_FEW: Word.FEW,
}
"""The word that explains each verdict; one of too few cases is explained by what few cases are."""
SHAPES: Mapping[Word, str] = {
    Word.CLEAR: "deutlich",
    Word.POSSIBLE: "moeglich",
    Word.CHANCE: "zufall",
    Word.NOT_TESTABLE: "keine",
}
"""Classes of style sheets of the words of verdicts; all others look like the text around them."""
