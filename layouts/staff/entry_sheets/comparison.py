"""What a draft changes of institutions: each field before and after, and moved points in their municipality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, hypot, radians

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.catchment import Ring
from dashboard.formats import number
from dashboard.staff.entries.draft import DraftPart, EntryChange, EntryDraft
from dashboard.staff.entries.words import field_name, field_text
from dashboard.texts import say
from layouts.markup import InlineMarkup
from layouts.staff.shell import card, table

MOST_MAPS = 12
_METRES = 111_195.0
_SIZE, _MARGIN, _SMALLEST = 200.0, 14.0, 400.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MovedPoint:
    """An institution whose point is another one: degrees (longitude, latitude) before and after, None without one, the
    metres between, and the rings of its municipality."""

    name: str
    before: Point | None
    after: Point | None
    rings: Sequence[Ring]

    @property
    def metres(self) -> int | None:
        """How far it has moved."""
        if self.before is None or self.after is None:
            return None
        east = (self.after[0] - self.before[0]) * cos(radians(self.after[1]))
        return round(_METRES * hypot(east, self.after[1] - self.before[1]))


def changes_cards(
    draft: EntryDraft, moved: Sequence[MovedPoint], lang: str, place_name: Callable[[str], str]
) -> list[Component]:
    """The cards for a draft release of rows: one for each table, and one with moved points. `place_name` names a
    municipality by its key."""
    cards: list[Component] = [
        _changes(part, of_part, lang, place_name)
        for part in DraftPart
        if (of_part := list(draft.of(part).changes.values()))
    ]
    if moved:
        figures = [_figure(one, lang) for one in moved[:MOST_MAPS]]
        left = len(moved) - MOST_MAPS
        hint = html.P(say(lang, "sheet_moved_legend"), className="bl-field-hint bl-moved-legend")
        note = say(lang, "sheet_moved_more", count=number(left, 0, lang)) if left > 0 else ""
        cards.append(
            card(say(lang, "sheet_moved_points"), html.Div(figures, className="bl-moved"), hint, note=note)
        )
    return cards


def _changes(
    part: DraftPart, changes: Sequence[EntryChange], lang: str, place_name: Callable[[str], str]
) -> html.Section:
    rows: list[list[Component | str]] = []
    empty = html.Em(say(lang, "staff_entries_empty"))
    for one in changes:
        for at, (name, texts) in enumerate(one.fields.items()):
            shown = [field_text(part, name, text, lang, place_name) or empty for text in texts]
            rows.append([one.name if at == 0 else "", field_name(part, name, lang), *shown, one.by])
    heads = [say(lang, "staff_entry_name")]
    heads += [say(lang, f"staff_entries_{name}") for name in ("column", "before", "after", "who")]
    title = say(lang, f"sheet_changed_{part.value}")
    return card(title, html.Div(table(heads, rows, label=title), className="bl-entries-changes"))


def _figure(one: MovedPoint, lang: str) -> html.Figure:
    metres = one.metres
    if metres is None:
        said = say(lang, "sheet_point_new" if one.before is None else "sheet_point_gone")
    else:
        said = say(lang, "sheet_point_moved", metres=number(metres, 0, lang))
    return html.Figure([_svg(one, f"{one.name}: {said}"), html.Figcaption([html.B(one.name), f", {said}"])])


def _svg(one: MovedPoint, label: str) -> InlineMarkup:
    points = [point for point in (one.before, one.after) if point is not None]
    corners = [corner for ring in one.rings for corner in ring] + points
    shrink = cos(radians(corners[0][1]))
    west, east = min(at[0] for at in corners), max(at[0] for at in corners)
    south, north = min(at[1] for at in corners), max(at[1] for at in corners)
    wide = max((east - west) * shrink, north - south, _SMALLEST / _METRES)
    scale = (_SIZE - 2 * _MARGIN) / wide

    def place(at: Point) -> tuple[float, float]:
        return _MARGIN + (at[0] - west) * shrink * scale, _MARGIN + (north - at[1]) * scale

    ground = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(place, ring)) + "Z" for ring in one.rings
    )
    marks = []
    if one.before is not None and one.after is not None:
        (x1, y1), (x2, y2) = place(one.before), place(one.after)
        marks.append(f'<line class="is-way" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
    for at, kind in ((one.before, "before"), (one.after, "after")):
        if at is not None:
            x, y = place(at)
            marks.append(f'<circle class="is-{kind}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>')
    return InlineMarkup(
        f'<svg viewBox="0 0 {_SIZE:g} {_SIZE:g}" role="img" aria-label="{escape(label)}">'
        f'<path d="{ground}"/>{"".join(marks)}</svg>'
    )
