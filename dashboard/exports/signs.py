"""Which sign a place bears in an export, and what the legend says of the signs: as `signs.js` decides on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.domain.observation import Status
from dashboard.figures import style
from dashboard.figures.seen import palette_of, seen
from dashboard.figures.style import Theme

VALUE, ZERO, HIDDEN, MISSING, NOT_APPLICABLE, UNRELIABLE, LATER = (
    *("value", "zero", "hidden", "missing", "na"),
    *("unreliable", "later"),
)
BY_STATUS = (VALUE, ZERO, ZERO, HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER, MISSING)
FEW = "few"
WRITTEN = {ZERO: "0", UNRELIABLE: "/", LATER: "…"}
"""What stands at the place's point; `/` and `…` are the offices' own signs."""
DOTTED = (MISSING, UNRELIABLE, LATER)
_ORDER = (
    Status.SUPPRESSED, Status.UNRELIABLE, Status.BASE_MISSING, Status.NOT_COLLECTED, Status.LATER,
    Status.NOT_APPLICABLE, Status.ZERO, Status.ROUNDED_ZERO,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """What a place shows: `kind` as above; `colour` of its class, empty without one; `few` cases behind it; its words.

    `inside` tells whether it passes the filters. `circle`: where numbers are circles, its radius beside the largest.
    """

    kind: str
    colour: str
    few: bool
    text: str
    inside: bool
    circle: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend. `kind` is that of a sign, or FEW."""

    kind: str
    colour: str
    label: str
    count: int


def signs_of(slab: Mapping[str, Any], year: int | None, palette: str, theme: Theme) -> dict[str, Sign]:
    """The sign of every place of the slab in a year; nothing known of a year that the slab does not hold."""
    shown, name = seen(slab), palette_of(slab, palette)
    years = slab["years"]
    row = years.index(year) if year in years else -1
    if row < 0:
        return {}
    classes = class_colours(slab, palette, theme)
    signs = {}
    for column, key in enumerate(slab["places"]):
        status, index = shown["status"][row][column], slab["class"][row][column]
        kind = BY_STATUS[status]
        if kind == UNRELIABLE and index >= 0:
            kind = VALUE
        elif kind == VALUE and index < 0:
            kind = MISSING
        few = bool(slab["few"][row][column]) or status == Status.UNRELIABLE
        colour = ""
        if kind == VALUE and slab["legend"]["continuous"]:
            share = float(slab["share"][row][column])
            colour = style.ramp(name, round(share * 6) / 6 if few else share, theme)
        elif kind == VALUE:
            colour = classes[index]
        said, circle = shown["text"][row][column], 0.0
        if kind == VALUE and slab["circles"]:
            circle = float(slab["circles"]["share"][row][column])
        signs[key] = Sign(kind, colour, few and kind == VALUE, said, bool(slab["inside"][column]), circle)
    return signs


def class_colours(slab: Mapping[str, Any], palette: str, theme: Theme) -> tuple[str, ...]:
    """One colour per class, from low to high; of a continuous scale seven steps."""
    count = 7 if slab["legend"]["continuous"] else max(len(slab["legend"]["labels"]), 1)
    return style.palette(palette_of(slab, palette), count, theme)


def entries(slab: Mapping[str, Any], year: int | None, palette: str, theme: Theme) -> list[Entry]:
    """The legend of a year: classes from high to low, then the signs that this year has. A continuous scale has no
    classes to list."""
    legend, years = slab["legend"], slab["years"]
    row = years.index(year) if year in years else -1
    if row < 0:
        return []
    colours = class_colours(slab, palette, theme)
    found = []
    if not legend["continuous"]:
        rows = zip(colours, legend["labels"], legend["counts"][row], strict=False)
        found = [Entry(VALUE, colour, label, count) for colour, label, count in rows][::-1]
    if legend["few"][row]:
        found.append(Entry(FEW, colours[min(len(colours) // 2, 6)], slab["words"]["few"], legend["few"][row]))
    for status in _ORDER:
        count = legend["statuses"][row][status]
        if count:
            none = seen(slab).get("none") if status == Status.NOT_APPLICABLE else ""
            word = legend["missing"][row] if status == Status.NOT_COLLECTED else slab["words"]["status"][status]
            found.append(Entry(BY_STATUS[status], "", none or word, count))
    return found
