"""How many children set out from each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Numbers


def cells_of(cells: PopulationCells, municipalities: frozenset[str]) -> PopulationCells:
    """The cells whose centre lies in one of the municipalities."""
    inside = np.array([key in municipalities for key in cells.municipality.tolist()], dtype=bool)
    return only(cells, inside)


def only(cells: PopulationCells, chosen: npt.NDArray[np.bool_]) -> PopulationCells:
    """The chosen cells, in their order."""
    return replace(
        cells,
        easting=cells.easting[chosen],
        northing=cells.northing[chosen],
        longitude=cells.longitude[chosen],
        latitude=cells.latitude[chosen],
        municipality=cells.municipality[chosen],
        population=cells.population[chosen],
        under_15=cells.under_15[chosen],
        aged_15_to_64=cells.aged_15_to_64[chosen],
        aged_65_and_over=cells.aged_65_and_over[chosen],
    )


def estimated(cells: PopulationCells, counts: Mapping[str, float]) -> Numbers:
    """Children of an age in each cell: the municipality's count by the cells' shares of its children under 15.

    `counts` are the census's by municipality (AGS). A municipality without a count gets the share of the others,
    their count divided by their children under 15. A count where no cell has a child is nowhere: the sum over
    cells may be a little lower than that over municipalities.
    """
    keys, of_cell = np.unique(cells.municipality, return_inverse=True)
    under_15 = cells.under_15.astype(np.float64)
    children = np.bincount(of_cell, weights=under_15, minlength=len(keys))
    known = np.array([key in counts for key in keys.tolist()], dtype=bool)
    count = np.array([counts.get(key, 0.0) for key in keys.tolist()], dtype=np.float64)
    base = float(children[known].sum())
    usual = float(count[known].sum()) / base if base > 0 else 1.0
    share = np.full(len(keys), usual)
    with_children = known & (children > 0)
    share[with_children] = count[with_children] / children[with_children]
    return np.asarray(under_15 * share[of_cell])


def no_cells() -> PopulationCells:
    """Where no grid is known."""
    whole, degrees = np.zeros(0, dtype=np.int32), np.zeros(0)
    empty = np.zeros(0, dtype="<U8")
    return PopulationCells(whole, whole, degrees, degrees, empty, whole, whole, whole, whole)
