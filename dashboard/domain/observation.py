"""What one figure is: its status, its provenance and the raw observation it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Status(IntEnum):
    """Why a cell has the value it has, or none.

    The integer is the code in slabs; `key` is the word in API and files. BASE_MISSING: the district has given
    the numerator, but not what it is divided by; no raw figure has it.
    """

    REPORTED = 0
    ZERO = 1
    ROUNDED_ZERO = 2
    SUPPRESSED = 3
    UNRELIABLE = 4
    NOT_COLLECTED = 5
    NOT_APPLICABLE = 6
    LATER = 7
    BASE_MISSING = 8

    @property
    def key(self) -> str:
        """The name as texts, the API and files write it: `suppressed`."""
        return self.name.lower()

    @property
    def has_value(self) -> bool:
        """Whether a number may stand beside this status; UNRELIABLE may come with or without one."""
        return self in (Status.REPORTED, Status.ZERO, Status.ROUNDED_ZERO, Status.UNRELIABLE)


class Provenance(StrEnum):
    """Whose figure it is. EXAMPLE is synthetic and must be visible wherever the value is."""

    OFFICIAL = "official"
    DISTRICT = "district"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a delivered figure stands.

    `file` is the fingerprint that its delivery has in the release; `sheet` is empty for a file of one table;
    `row` counts lines of the file or sheet from 1; `column` is a header or a letter. `more_rows` are the other
    rows that were added to or taken from the first one.
    """

    file: str
    sheet: str
    column: str
    row: int
    more_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One raw figure as delivered.

    `area` is the key as delivered (8-digit AGS, 9-digit Amt, 5-digit district, 2-digit state, `DG`);
    `breakdown` is empty for the total, else `dimension:category`; `value` is None exactly when the status
    carries no number; `marks` holds the letters `e` (estimated), `p` (provisional), `r` (revised); `source`
    is a key of the catalogue's sources. `origin` is None where nobody has delivered it as a file of theirs; the
    same figure from two places is the same.
    """

    measure: str
    area: str
    year: int
    breakdown: str
    value: float | None
    status: Status
    source: str
    marks: str = ""
    origin: Origin | None = field(default=None, compare=False)
