"""Which sign a place bears in an export, and what the legend says of the signs: as status-marks.js does on
the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dashboard.charts.colours import of_class, of_share
from dashboard.charts.description import Colour
from dashboard.domain.observation import Status
from dashboard.formats import number
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.texts import say

VALUE, ZERO, HIDDEN, MISSING, NOT_APPLICABLE, UNRELIABLE, LATER = (
    *("value", "zero", "hidden", "missing", "na"),
    *("unreliable", "later"),
)
BY_STATUS = (VALUE, ZERO, ZERO, HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER, MISSING)
FEW = "few"
CLASSES = 7
"""The finest scale."""
WRITTEN = {ZERO: "0", UNRELIABLE: "/", LATER: "…"}
"""What stands at the place's point; `/` and `…` are the offices' own signs."""
DOTTED = (MISSING, UNRELIABLE, LATER)
_ORDER = (
    Status.SUPPRESSED, Status.UNRELIABLE, Status.BASE_MISSING, Status.NOT_COLLECTED, Status.LATER,
    Status.NOT_APPLICABLE, Status.ZERO, Status.ROUNDED_ZERO,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a place shows: `kind` as above; `colour` is the role of its class, empty without one; `few` cases
    behind it; its words.

    `inside` tells whether it passes the filters. `circle`: where numbers are circles, its radius beside the
    largest.
    """

    kind: str
    colour: str
    few: bool
    text: str
    inside: bool
    circle: float = 0.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend. `kind` is that of a sign, or FEW; `colour` a role; `count` is written: `1.658`."""

    kind: str
    colour: str
    label: str
    count: str


def symbols_of(slab: Slab, year: int | None) -> dict[str, Symbol]:
    """The sign of every place of the slab in a year; nothing known of a year that the slab does not hold."""
    shown = displayed(slab)
    row = slab.row(year)
    if row is None:
        return {}
    classes = class_colours(slab)
    symbols = {}
    for column, (key, status, index) in enumerate(
        zip(slab.places, shown.status[row].tolist(), slab.classes[row].tolist(), strict=True)
    ):
        kind = BY_STATUS[status]
        if kind == UNRELIABLE and index >= 0:
            kind = VALUE
        elif kind == VALUE and index < 0:
            kind = MISSING
        few = bool(slab.few[row, column]) or status == Status.UNRELIABLE
        colour = ""
        if kind == VALUE and slab.share is not None:
            share = float(slab.share[row, column])
            colour = of_share(round(share * 6) / 6 if few else share)
        elif kind == VALUE:
            colour = classes[index]
        said, circle = shown.text[row][column], 0.0
        if kind == VALUE and slab.circles is not None:
            circle = float(slab.circles.share[row, column])
        symbols[key] = Symbol(kind, colour, few and kind == VALUE, said, bool(slab.inside[column]), circle)
    return symbols


def class_colours(slab: Slab) -> tuple[Colour, ...]:
    """One role per class, from low to high; of a continuous scale seven steps."""
    count = CLASSES if slab.legend.continuous else min(max(len(slab.legend.labels), 1), CLASSES)
    return tuple(of_class(at, count) for at in range(count))


def entries(slab: Slab, year: int | None) -> list[LegendEntry]:
    """The legend of a year: classes from high to low, then the signs that this year has. A continuous scale
    has no classes to list."""
    legend, row = slab.legend, slab.row(year)
    if row is None:
        return []
    said = partial(number, decimals=0, lang=slab.lang)
    colours = class_colours(slab)
    found = []
    if not legend.continuous:
        rows = zip(colours, legend.labels, legend.counts[row].tolist(), strict=False)
        found = [LegendEntry(VALUE, colour, label, said(count)) for colour, label, count in rows][::-1]
    few = int(legend.few[row])
    if few:
        found.append(LegendEntry(FEW, colours[min(len(colours) // 2, 6)], say(slab.lang, "few"), said(few)))
    for status in _ORDER:
        count = int(legend.statuses[row, status])
        if count:
            none = slab.shown.none if slab.shown and status == Status.NOT_APPLICABLE else ""
            word = legend.missing[row] if status == Status.NOT_COLLECTED else slab.status_word(status)
            found.append(LegendEntry(BY_STATUS[status], "", none or word, said(count)))
    return found
