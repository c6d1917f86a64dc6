"""The slab as the map shows it: with the difference or change in the place of the value, where one is
shown."""

from __future__ import annotations

from dataclasses import replace

from dashboard.indicators.slab.model import AreaFigures, MeasuredDistrict, Slab

DIVERGING = "diverging"


def displayed(slab: Slab) -> Slab:
    """As `state.displayed` in `assets/core/store.js`: a difference has no unit, no limits and its own
    words."""
    shown = slab.shown
    if shown is None:
        return slab
    return replace(
        slab,
        value=shown.value,
        text=shown.text,
        status=shown.status,
        axis=shown.axis,
        district=_figures(shown.district),
        title=shown.title,
        short=shown.short,
        unit="",
        reference=None,
        lower=None,
        upper=None,
    )


def palette_of(slab: Slab, palette: str) -> str:
    """The palette of a difference has its middle at zero, whatever the reader has chosen for values."""
    return palette if slab.shown is None else DIVERGING


def _figures(district: MeasuredDistrict | None) -> AreaFigures | None:
    """Of a difference nothing but itself is said."""
    if district is None:
        return None
    nothing, no_codes = [""] * len(district.value), [0] * len(district.value)
    return AreaFigures(
        key=district.key,
        name=district.name,
        line=district.line,
        value=district.value,
        text=district.text,
        counts=nothing,
        change=nothing,
        trend=nothing,
        verdict_trend=no_codes,
        example=no_codes,
    )
