"""What fills an area and its line in the legend, by the sign that a place bears."""

from __future__ import annotations

from dashboard.map.description import Fill
from dashboard.map.status_symbols import DOTTED, FEW, HIDDEN, NOT_APPLICABLE, VALUE, ZERO, LegendEntry, Symbol

_PALE = 0.22  # of an area that the filter leaves out
PALE_CIRCLE = 0.25
"""Opacity of its circle."""
_GROUNDS = {NOT_APPLICABLE: "status_na", ZERO: "status_zero", HIDDEN: "status_hatch_bg"}


def fill_of(sign: Symbol | None) -> Fill:
    """Of an area; one without a sign counts as not reported. Under a circle, which has the colour, it stays
    quiet."""
    if sign is None:
        return Fill("surface")
    opacity = 1.0 if sign.inside else _PALE
    if sign.kind in DOTTED:
        return Fill("surface", "", opacity)
    if sign.kind != VALUE or not sign.colour:
        return Fill(_GROUNDS.get(sign.kind, "status_zero"), "hidden" if sign.kind == HIDDEN else "", opacity)
    if sign.circle:
        return Fill("inset", "", opacity)
    return Fill(sign.colour, "few" if sign.few else "", opacity)


def swatch_of(entry: LegendEntry) -> Fill:
    """Of a line of the legend."""
    if entry.kind in (VALUE, FEW):
        return Fill(entry.colour, "few" if entry.kind == FEW else "")
    return Fill(_GROUNDS.get(entry.kind, "surface"), "hidden" if entry.kind == HIDDEN else "")
