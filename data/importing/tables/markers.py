"""The signs that official tables put in the place of a number, or beside it, and the status they stand
for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.domain.observation import Status
from dashboard.texts import both
from data.importing.tables.numbers import NotGerman, german_number

_STATUS_OF = {
    "-": Status.ZERO,
    "–": Status.ZERO,
    ".": Status.SUPPRESSED,
    "...": Status.LATER,
    "…": Status.LATER,
    "/": Status.UNRELIABLE,
    "x": Status.NOT_APPLICABLE,
    "X": Status.NOT_APPLICABLE,
}
_IN_BRACKETS = re.compile(r"\(\s*(.+?)\s*\)")
_WITH_LETTER = re.compile(r"(.*[0-9])\s*([eprs])")
# Tables write e for final and s for estimated; observations write e for estimated and nothing for final.
_MARK_OF_LETTER = {"e": "", "p": "p", "r": "r", "s": "e"}


class UnknownSign(ValueError):
    """Raised for a cell that is neither number nor known sign; `str()` is the German reason, a half
    sentence, `english` the same where there is one."""

    def __init__(self, reason: str, english: str = "") -> None:
        super().__init__(reason)
        self.english = english


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says: `value` is None exactly when the status carries no number; `marks` as in
    `Observation`."""

    value: float | None
    status: Status
    marks: str = ""


def figure(text: str, quality: str = "", *, zero_is_exact: bool = False) -> CellReading:
    """Read one cell. `quality` is the letter column that flat files have beside the value.

    A written `0` means "less than half of the last digit" in official tables and none at all in a person's
    own table (`zero_is_exact`). Raises UnknownSign.
    """
    bare = text.strip()
    marks = _marks(quality)
    if bare in _STATUS_OF:
        status = _STATUS_OF[bare]
        return CellReading(0.0 if status is Status.ZERO else None, status, marks)
    bracketed = _IN_BRACKETS.fullmatch(bare)
    if bracketed:
        bare = bracketed[1]
    lettered = _WITH_LETTER.fullmatch(bare)
    if lettered:
        bare = lettered[1].strip()
        marks = "".join(sorted({*marks, *_MARK_OF_LETTER[lettered[2]]}))
    try:
        value = german_number(bare)
    except NotGerman as reason:
        raise UnknownSign(str(reason), reason.english) from reason
    if bracketed:
        return CellReading(value, Status.UNRELIABLE, marks)
    if value == 0:
        return CellReading(0.0, Status.ZERO if zero_is_exact else Status.ROUNDED_ZERO, marks)
    return CellReading(value, Status.REPORTED, marks)


def _marks(quality: str) -> str:
    letters = quality.strip().lower()
    if letters in ("", "-"):
        return ""
    unknown = set(letters) - set(_MARK_OF_LETTER)
    if unknown:
        raise UnknownSign(*both("finding_part_unknown_quality", quality=quality.strip()))
    return "".join(sorted({mark for letter in letters if (mark := _MARK_OF_LETTER[letter])}))
