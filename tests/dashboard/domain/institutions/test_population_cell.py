"""Cells are arrays of one length."""

from __future__ import annotations

import numpy as np

from dashboard.domain.institutions.population_cell import PopulationCells


def test_as_many_cells_as_corners():
    whole, degrees = np.array([4404000, 4406000], dtype=np.int32), np.array([11.2, 11.3])
    cells = PopulationCells(
        *(whole, whole, degrees, degrees, np.array(["", "13076108"])), *(whole, whole, whole, whole)
    )
    assert len(cells) == 2
