"""Changes of a draft in words: what a field is called, what it says, and where it is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from dashboard.domain.courses.kinds import KINDS
from dashboard.integration.words import kind_name
from dashboard.staff.entries.draft import FIGURE, DraftPart, part_of
from dashboard.staff.entries.rows import shown_text
from dashboard.staff.entry_sheets.catchment_lists import ROW_NUMBER, row_read
from dashboard.staff.entry_sheets.course_sheet import COURSES, QUEUES
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetKind
from dashboard.staff.moments import written_day
from dashboard.texts import say

SHEETS: Mapping[DraftPart, SheetKind] = MappingProxyType(
    {DraftPart.COURSES: COURSES, DraftPart.QUEUES: QUEUES}
)
"""The sheets of tables other than that of institutions."""
PLACE = "gemeinde"
"""The column that holds the key of a municipality."""


def field_name(part: DraftPart, column: str, lang: str) -> str:
    """What a field of a change is called."""
    if part is DraftPart.MERGES and column.startswith(FIGURE):
        measure, year, *more = column.removeprefix(FIGURE).split(":")
        return say(lang, "merge_figure", measure=" ".join((measure, *filter(None, more))), year=year)
    if part is DraftPart.CATCHMENTS:
        return say(lang, "sheet_list_row", number=column.removeprefix(ROW_NUMBER).strip())
    sheet = SHEETS.get(part)
    return say(lang, sheet.by_name[column].heading if sheet else f"staff_entry_{column}")


def field_text(
    part: DraftPart, column: str, text: str, lang: str, place_name: Callable[[str], str] = str
) -> str:
    """A text of a change as people read it; empty where nothing stands there. `place_name` names a municipality by its
    key."""
    if column == PLACE and text:
        return place_name(text)
    if part is DraftPart.CATCHMENTS:
        return _list_row(text, place_name)
    sheet = SHEETS.get(part)
    if sheet is None:
        return shown_text(column, text, lang)
    if column == "art" and text in KINDS:
        return kind_name(text, lang)
    named = sheet.by_name[column]
    return written_day(text, lang) if named.editor is Editor.DAY else named.shown(text)


def _list_row(text: str, place_name: Callable[[str], str]) -> str:
    """A row of a list of catchments in words; empty where there is none."""
    if not text:
        return ""
    row = row_read(text)
    years = "–".join(filter(None, (row["schuljahr_von"], row["schuljahr_bis"])))
    place = place_name(row["gemeinde"]) if row["gemeinde"] else ""
    return " · ".join(filter(None, (place, row["ortsteil"], years, row["regel"], row["quelle"])))


def place_of_change(key: str) -> str:
    """Where a change is edited: the address of a form, or of a sheet with its row."""
    part = part_of(key)
    if part is DraftPart.MERGES:
        return f"/einrichtungen/zusammenfuehren?schluessel={quote(part.own_key(key), safe='')}"
    if part is DraftPart.INSTITUTIONS:
        return f"/einrichtungen/{quote(key, safe='')}"
    row = f"{part.own_key(key)}#1" if part is DraftPart.CATCHMENTS else part.own_key(key)
    return f"/einrichtungen/blatt/{part.value}?zeile={quote(row, safe='')}"


def told_fields(fields: Iterable[tuple[str, str]], part: DraftPart = DraftPart.INSTITUTIONS) -> str:
    """Fields as the log says them, such as "Telefon: 03871 722-1"."""
    empty = say("de", "staff_entries_empty")
    return "; ".join(
        f"{field_name(part, column, 'de')}: {field_text(part, column, text, 'de') or empty}"
        for column, text in fields
    )
