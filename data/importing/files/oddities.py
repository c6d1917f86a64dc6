"""Cells of workbooks and geodata that hold no plain figure or word: what stands for them in brackets, explained for
people."""

from __future__ import annotations

from dataclasses import dataclass

import dashboard.texts.staff  # noqa: F401 - among it the sentences on such cells
from dashboard.texts import both

MERGED = "odd_merged"
_KINDS = (
    ("[Formel ohne Ergebnis", "odd_formula", "worked_out"),
    ("[Formel mit veraltetem Ergebnis", "odd_formula_stale", "worked_out"),
    ("[verbunden", MERGED, "each_row"),
    ("[Fehlerwert", "odd_error", "a_value"),
    ("[zeigt", "odd_format", "as_shown"),
    ("[Datum", "odd_date", "number"),
    ("[verschachtelt", "odd_nested", "text_or_number"),
    ("[Uhrzeit", "odd_time", "number"),
    ("[Wahrheitswert", "odd_truth", "number"),
)
"""Beginnings of texts in brackets, the code of the finding (`finding_<code>`), and what is expected instead."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell without plain content. `inside` and `whole` are the facts of its sentence: what the brackets name, and
    all that stands in them. `expected` is German and English."""

    code: str
    inside: str
    whole: str
    expected: tuple[str, str]


def is_odd(text: str) -> bool:
    """Whether a cell's text says in brackets that it holds no plain number or text."""
    return text.startswith("[") and any(text.startswith(start) for start, _, _ in _KINDS)


def explained(text: str) -> Odd | None:
    """What is odd about a cell; None for one with nothing odd."""
    for start, code, expected in _KINDS:
        if text.startswith(start):
            inside = text[len(start) :].strip(" ]") or "#FEHLER"
            return Odd(code, inside, text.strip("[]"), both(f"finding_expected_{expected}"))
    return None
