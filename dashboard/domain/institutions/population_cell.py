"""Cells of the census grid: how many people live in each square kilometre."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int32]
Degrees = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PopulationCells:
    """Populated squares of one kilometre, as arrays of one length.

    `easting` and `northing` are metres of the lower left corner in EPSG:3035, `longitude` and `latitude`
    degrees (WGS84) of the centre. `municipality` is the AGS in which the centre lies, empty outside the own
    state. Counts are persons as Eurostat publishes them, with its own protection: ages do not add up to the
    total. `source` is a key of the catalogue's sources.
    """

    easting: Whole
    northing: Whole
    longitude: Degrees
    latitude: Degrees
    municipality: npt.NDArray[np.str_]
    population: Whole
    under_15: Whole
    aged_15_to_64: Whole
    aged_65_and_over: Whole
    source: str = ""

    def __len__(self) -> int:
        return len(self.easting)
