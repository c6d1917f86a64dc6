"""Changes of a draft in words: what a field is called, what it says, and where it is edited."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from dashboard.staff.entries.draft import DraftPart, part_of
from dashboard.staff.entries.rows import shown_text
from dashboard.texts import say


def field_name(part: DraftPart, column: str, lang: str) -> str:
    """What a field of a change is called."""
    return say(lang, f"staff_entry_{column}")


def field_text(part: DraftPart, column: str, text: str, lang: str) -> str:
    """A text of a change as people read it; empty where nothing stands there."""
    return shown_text(column, text, lang)


def place_of_change(key: str) -> str:
    """Where a change is edited: the address of a form, or of a sheet with its row."""
    part = part_of(key)
    if part is DraftPart.INSTITUTIONS:
        return f"/einrichtungen/{quote(key, safe='')}"
    return f"/einrichtungen/blatt/{part.value}?zeile={quote(part.own_key(key), safe='')}"


def told_fields(fields: Iterable[tuple[str, str]], part: DraftPart = DraftPart.INSTITUTIONS) -> str:
    """Fields as the log says them, such as "Telefon: 03871 722-1"."""
    empty = say("de", "staff_entries_empty")
    return "; ".join(
        f"{field_name(part, column, 'de')}: {field_text(part, column, text, 'de') or empty}"
        for column, text in fields
    )
