"""The classes of a slab: of the numbers as they are shown, of all years together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells, Floats
from dashboard.indicators import display
from dashboard.statistics.classes import Classes, classes_of, symmetric_classes
from dashboard.statistics.opening import opening_year, reported

_NEAR, _LARGE = 1e-6, 1e9


def as_shown(value: Floats, decimals: int) -> Floats:
    """Rounded exactly as texts are written, so that what is shown as "6,0" stands in "ab 6"."""
    scaled = np.abs(value) * 10.0**decimals
    shown = np.round(value, decimals) + 0.0
    near = (np.abs(scaled % 1.0 - 0.5) < _NEAR) | (scaled > _LARGE)
    for at in zip(*np.nonzero(near), strict=True):  # in the middle between two, where binary rounding errs
        shown[at] = float(formats.rounded(float(value[at]), decimals))
    return np.asarray(shown, dtype=np.float64)


def from_unrounded(apart: Floats, own: Floats, other: Floats, decimals: int) -> npt.NDArray[np.bool_]:
    """Where the shown difference is not that of the two shown values, which a note then has to say."""
    gap = as_shown(apart, decimals) - (as_shown(own, decimals) - as_shown(other, decimals))
    return np.asarray(np.abs(gap) > 0.5 * 10.0**-decimals)


def slab_classes(values: Floats, cells: Cells, selection: Selection, *, plain: bool) -> Classes:
    """Classes of `values` (years, places), shaped as the cells: of the values themselves where `plain`, else
    of differences.

    A change counts from the year after its base on: the base year's own changes, all zero, say nothing.
    """
    if selection.display == display.CHANGE and selection.base_year is not None:
        values = np.where(np.array(cells.years)[:, None] > selection.base_year, values, np.nan)
    first = opening_year(cells.years, reported(cells))
    opening = cells.years.index(first) if first is not None else None
    make = classes_of if plain else symmetric_classes
    return make(values, selection.class_method, selection.class_count, selection.class_breaks, opening)
