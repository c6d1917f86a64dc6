"""A sheet of an unknown table as it is shown: as it came, with what each column, row and name is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RowKind(StrEnum):
    """What a row is: TITLE and NOTE stand around the table, HEAD above the figures; TOTAL is checked and left out."""

    TITLE = "title"
    HEAD = "head"
    PLACE = "place"
    TOTAL = "total"
    LEFT_OUT = "left_out"
    NOTE = "note"


class NameState(StrEnum):
    """How sure a row's place is: CERTAIN as the register writes it, SPELLED otherwise written, ASKED for a person to
    say, DECIDED by one."""

    NONE = "none"
    CERTAIN = "certain"
    SPELLED = "spelled"
    ASKED = "asked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column. `label` is what Excel calls it, `letters` what the mapping does (another one where the table lies on
    its side); `role` is place, amt, year, district, figures or out. `measure`, `year` (0 for none) and `breakdown` are
    what its figures are; `asked`: somebody has to look at it; `candidates` are likely measures.
    """

    label: str
    letters: str
    head: str
    role: str
    measure: str = ""
    year: int = 0
    breakdown: str = ""
    asked: bool = False
    candidates: tuple[str, ...] = ()
    school_year: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as it came. `label` is what Excel calls it; `name` is the index of the cell with the place, -1 for none.
    `agrees` says of a row of totals whether it is the sum, None where nobody could say."""

    label: str
    kind: RowKind
    cells: tuple[str, ...]
    name: int = -1
    state: NameState = NameState.NONE
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class PlaceOption:
    """A place that a name may mean. `reasons` is what speaks for it, half sentences in German and in English; `row` is
    another row of this place or empty."""

    key: str
    name: str
    reasons: tuple[str, str]
    row: str = ""

    def reason(self, lang: str) -> str:
        """What speaks for the place."""
        return self.reasons[lang == "en"]


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A name that somebody has to decide. `field` names it in the form, `name` is the name with its Amt as decisions
    keep it, `text` the name alone. `former`: it is that of a municipality that has ended. `chosen` is a key,
    `weglassen` or `summe`, empty for nothing yet."""

    field: str
    name: str
    text: str
    rows: tuple[str, ...]
    options: tuple[PlaceOption, ...]
    chosen: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class PlaceholderView:
    """A text in the place of numbers, how often, and the key of the status it stands for or empty."""

    field: str
    text: str
    count: int
    status: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet. `index` counts the sheets of the file that hold places. `certain`, `spelled` count names, `names` are
    all written ones with their Amt; `open` are sentences about what is not decided, in German and in English;
    `remembered` is the mapping of before that it was proposed by, `day` the day of counting that a line above names
    (`1. März`), both empty for none."""

    index: int
    name: str
    hidden: bool
    turned: bool
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    cards: tuple[PlaceCard, ...]
    placeholders: tuple[PlaceholderView, ...]
    certain: int
    spelled: int
    names: tuple[str, ...]
    open: tuple[tuple[str, str], ...] = ()
    remembered: str = ""
    day: str = ""

    @property
    def asked(self) -> int:
        """How many columns somebody has to look at."""
        return sum(one.asked for one in self.columns)


_MOST_MARKED = 24
"""Rows with something to look at that an excerpt shows."""


def excerpt(sheet: SheetView) -> tuple[RowView | int, ...]:
    """The rows that show what a sheet is: all that are not read, the first two and the last of the others, and those
    in between with a name to look at or a text in the place of a number. A number stands for so many rows between."""
    texts = {one.text for one in sheet.placeholders}
    places = [at for at, row in enumerate(sheet.rows) if row.kind is RowKind.PLACE]
    marked = [
        at
        for at in places
        if sheet.rows[at].state not in (NameState.CERTAIN, NameState.NONE)
        or texts & set(sheet.rows[at].cells)
    ]
    shown = {*places[:2], *places[-1:], *marked[:_MOST_MARKED]}
    found: list[RowView | int] = []
    for at, row in enumerate(sheet.rows):
        if row.kind is not RowKind.PLACE or at in shown:
            found.append(row)
        elif found and isinstance(found[-1], int):
            found[-1] += 1
        else:
            found.append(1)
    return tuple(found)
