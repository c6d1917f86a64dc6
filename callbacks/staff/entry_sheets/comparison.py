"""What a draft release changes of institutions, for whoever releases it."""

from __future__ import annotations

from dash.development.base_component import Component

from callbacks.staff.entries.reading import PublishedEntries, place_name
from callbacks.staff.entry_sheets.map_ground import municipality_rings
from callbacks.staff.screens import Visit
from dashboard.staff.entries.draft import EntryDraft
from dashboard.staff.entries.rows import changed_row
from data.staff.entries.draft_store import waiting_entries
from layouts.staff.entry_sheets.comparison import MovedPoint, Point, changes_cards


def entry_cards(visit: Visit, version: str) -> list[Component]:
    """Cards with changed rows of each table and moved points; none where the draft is not made of any."""
    with visit.staff.store.reading() as connection:
        draft = next((one for one in waiting_entries(connection) if one.release == version), None)
    if draft is None:
        return []
    published = PublishedEntries.of(visit.staff, visit.now.astimezone().date())
    return changes_cards(draft, _moved(visit, draft, published), visit.lang, place_name)


def _moved(visit: Visit, draft: EntryDraft, published: PublishedEntries) -> list[MovedPoint]:
    rings, found = municipality_rings(visit.staff.district), []
    for key, change in draft.changes.items():
        stored = published.stored(key, draft)
        if stored is None or not {"lon", "lat"} & set(change.fields):
            continue
        row = changed_row(stored, change.fields)
        before, after = _point(stored), _point(row)
        if before != after:
            found.append(MovedPoint(change.name, before, after, rings.get(row["gemeinde"], ())))
    return found


def _point(row: dict[str, str]) -> Point | None:
    try:
        return float(row["lon"].replace(",", ".")), float(row["lat"].replace(",", "."))
    except ValueError:
        return None
