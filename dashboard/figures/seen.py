"""The slab as the map shows it: with the difference or change in the place of the value, where one is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Slab = Mapping[str, Any]
DIVERGING = "diverging"


def seen(slab: Slab) -> Slab:
    """As `state.seen` in `assets/core.js`: a difference has no unit, no limits and its own words."""
    shown = slab.get("shown")
    return {**slab, **shown, "unit": "", "reference": None, "lower": None, "upper": None} if shown else slab


def palette_of(slab: Slab, palette: str) -> str:
    """The palette of a difference has its middle at zero, whatever the reader has chosen for values."""
    return DIVERGING if slab.get("shown") else palette
