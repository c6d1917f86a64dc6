"""The sheet of catchments: a row for each municipality or part of one that belongs to a school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.staff.entry_sheets.catchment_lists import LIST_COLUMNS, KindCoverage, ListKey, Row
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn, SheetKind

SHARED, PARTLY, EMPTY, DRAWN, EXAMPLE = "shared", "partly", "empty", "drawn", "example"
_BEFORE_NUMBER = "#"

CATCHMENTS = SheetKind(
    "einzugsbereiche",
    (
        SheetColumn("einrichtung", Editor.FIXED, width=260),
        SheetColumn("art", Editor.FIXED, width=150),
        SheetColumn("gemeinde", Editor.PLACE, width=230, label="level_gemeinde"),
        SheetColumn("ortsteil", width=200),
        SheetColumn("schuljahr_von", width=130),
        SheetColumn("schuljahr_bis", width=130),
        SheetColumn("regel", Editor.LONG, width=260),
        SheetColumn("quelle", width=160),
    ),
    "einrichtung",
    (SHARED, PARTLY, EMPTY, DRAWN, EXAMPLE),
    covered=True,
)
"""Without the lists of schools, kinds and municipalities, which `catchment_sheet` adds."""
EDITED = tuple(one for one in LIST_COLUMNS if one not in ("einrichtung", "art"))
"""The columns that say something of a row beside whose it is."""


@dataclass(frozen=True, slots=True)
class RowKey:
    """A row of the sheet: its list and its number in it, from 1."""

    list: ListKey
    number: int

    def __str__(self) -> str:
        return f"{self.list}{_BEFORE_NUMBER}{self.number}"

    @classmethod
    def read(cls, text: str) -> RowKey | None:
        """The row that a text means; None where it means none."""
        name, _, number = text.rpartition(_BEFORE_NUMBER)
        whose = ListKey.read(name)
        sound = number.isascii() and number.isdigit() and len(number) < 5 and int(number) > 0
        return cls(whose, int(number)) if whose and sound else None


def catchment_sheet(
    schools: Iterable[tuple[str, str]],
    kinds: Iterable[tuple[str, str]],
    municipalities: Iterable[tuple[str, str]],
) -> SheetKind:
    """The sheet with its lists: keys of schools, kinds and municipalities with their names."""
    places = [(key, f"{name} ({key})") for key, name in municipalities]
    named = [(key, f"{name} ({key})") for key, name in schools]
    return CATCHMENTS.with_choices({"einrichtung": named, "art": kinds, "gemeinde": places})


def blank_row(key: ListKey) -> dict[str, str]:
    """The row that waits to be filled in below those of a list."""
    return {**dict.fromkeys(LIST_COLUMNS, ""), "einrichtung": key.school, "art": key.kind}


def is_blank(row: Row) -> bool:
    """Whether a row names no place."""
    return not row["gemeinde"].strip() and not row["ortsteil"].strip()


def edited_list(
    rows: Mapping[int, Row], key: ListKey, edits: Mapping[int, Mapping[str, str]]
) -> dict[int, dict[str, str]]:
    """The rows of a list after some cells were written, by number. A row goes where its place is emptied; a new one
    that says anything is there, also while its place is missing."""
    found = {number: dict(row) for number, row in rows.items()}
    for number, texts in edits.items():
        found[number] = {**found.get(number, blank_row(key)), **texts}
        says = any(found[number][name].strip() for name in EDITED)
        if not says or (number in rows and is_blank(found[number])):
            del found[number]
    return dict(sorted(found.items()))


def flags_of_row(row: Row, coverage: KindCoverage, *, drawn: bool, example: bool) -> list[str]:
    """By which filters a row is found. `drawn` lists have a polygon."""
    place = row["gemeinde"]
    found = {
        SHARED: not row["ortsteil"] and place in coverage.shared,
        PARTLY: place in coverage.parts_without,
        EMPTY: is_blank(row) and not drawn,
        DRAWN: drawn,
        EXAMPLE: example,
    }
    return [name for name, is_so in found.items() if is_so]
