"""A figure that was decided is written so that an import reads the same again."""

from __future__ import annotations

import pytest

from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.observation import Status
from data.importing.tables.markers import figure
from data.staff.merging.tables import figure_cell


@pytest.mark.parametrize(
    ("value", "status", "marks"),
    [
        (84.0, Status.REPORTED, ""),
        (1234567.0, Status.REPORTED, "p"),
        (12.25, Status.REPORTED, "e"),
        (3.0, Status.REPORTED, "r"),
        (0.0, Status.ZERO, ""),
        (12.0, Status.UNRELIABLE, ""),
        (None, Status.UNRELIABLE, ""),
        (None, Status.SUPPRESSED, ""),
        (None, Status.LATER, ""),
        (None, Status.NOT_APPLICABLE, ""),
    ],
)
def test_a_cell_is_read_again_as_it_was(value, status, marks):
    one = InstitutionFigure("a", "plaetze", 2024, "", value, status, "landkreis", marks)
    read = figure(figure_cell(one), zero_is_exact=True)
    assert (read.value, read.status, read.marks) == (value, status, marks)
