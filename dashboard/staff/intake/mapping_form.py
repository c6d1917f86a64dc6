"""The form of the mapping: what its fields are called, and the decisions that come back in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dashboard.staff.intake.intake import TableMapped
from dashboard.staff.intake.sheet_view import ColumnView, SheetView

OTHER = "anderer"
"""The choice of a place that is not among the candidates: another field names it."""
_ROLES = ("place", "amt", "year", "district", "figures", "out")
_LONGEST = 300


def field_name(kind: str, sheet: str, name: str) -> str:
    """The name of a field that speaks of a name or sign: any text may be one, so it is told by a digest."""
    digest = hashlib.sha256(f"{sheet}\t{name}".encode()).hexdigest()
    return f"{kind}-{digest[:12]}"


def column_field(kind: str, sheet: SheetView, column: ColumnView) -> str:
    """The name of a field that speaks of a column: `rolle`, `merkmal`, `jahr` or `gliederung`."""
    return f"{kind}-{sheet.index}-{column.letters}"


def written_column(role: str, measure: str = "", year: int = 0, breakdown: str = "") -> str:
    """What a column is, as decisions keep it."""
    return "|".join((role, measure, str(year or ""), breakdown))


def read_column(text: str) -> tuple[str, str, int, str]:
    """Role, measure, year (0 for none) and breakdown of a kept decision."""
    role, measure, year, breakdown = (*text.split("|", 3), "", "", "")[:4]
    return role, measure, int(year) if year.isdecimal() else 0, breakdown


def with_form(
    mapped: TableMapped, sheets: Sequence[SheetView], form: Mapping[str, str], measures: Mapping[str, object]
) -> TableMapped:
    """The decisions with those of a sent form, for the sheets as they were shown. What the form does not name, or names
    wrongly, stays as it was; `measures` are the keys that there are."""
    columns, places, placeholders = dict(mapped.columns), dict(mapped.places), dict(mapped.placeholders)
    for sheet in sheets:
        for column in sheet.columns:
            said = _column(sheet, column, form, measures)
            if said:
                columns[f"{sheet.name}\t{column.letters}"] = said
        for card in sheet.cards:
            chosen = form.get(card.field, "")
            # Who has chosen a place in the list means it, whatever stands beside it.
            chosen = form.get(f"{OTHER}-{card.field}", "") or ("" if chosen == OTHER else chosen)
            if chosen:
                places[f"{sheet.name}\t{card.name}"] = chosen[:_LONGEST]
        for sign in sheet.placeholders:
            status = form.get(sign.field, "")
            if status and status != sign.status:
                placeholders[f"{sheet.name}\t{sign.text}"] = status[:_LONGEST]
        name, key = form.get(f"anders-{sheet.index}", ""), form.get(f"anders-ort-{sheet.index}", "")
        if name in sheet.names and key:
            places[f"{sheet.name}\t{name}"] = key[:_LONGEST]
    return replace(
        mapped,
        columns=MappingProxyType(columns),
        places=MappingProxyType(places),
        placeholders=MappingProxyType(placeholders),
        settled=False,
        remembered=" ".join(form.get("merken", "").split())[:120] if "merken" in form else mapped.remembered,
    )


def _column(
    sheet: SheetView, column: ColumnView, form: Mapping[str, str], measures: Mapping[str, object]
) -> str:
    """The decision on a column, empty where it is what was proposed for certain, or where nothing was sent."""
    role = form.get(column_field("rolle", sheet, column), "")
    if role not in _ROLES:
        return ""
    measure = form.get(column_field("merkmal", sheet, column), "")
    year = form.get(column_field("jahr", sheet, column), "").strip()
    breakdown = form.get(column_field("gliederung", sheet, column), "")[:_LONGEST]
    if role != "figures":
        said = (role, "", 0, "")
    else:
        valid = year.isdecimal() and len(year) == 4
        said = (role, measure if measure in measures else "", int(year) if valid else 0, breakdown)
    shown = (column.role, column.measure, column.year, column.breakdown)
    if said == shown and not (column.asked and role == "figures"):
        return ""
    return written_column(*said)
