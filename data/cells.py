"""Puts rows of published cells into year x place arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells

NOTHING_PUBLISHED = (
    "In der Datenbank ist noch nichts veröffentlicht. Bitte „flask --app app prepare“ aufrufen."
)


_Number = float | None
CellRow = tuple[int, int, _Number, _Number, _Number, _Number, _Number, int, int, int, str | None]
"""A published cell as the store has it: columns see `arrange`."""


def arrange(
    rows: Sequence[CellRow],
    series: tuple[str, str, str, str],
    years: tuple[int, ...],
    places: tuple[str, ...],
    place_ids: Sequence[int],
) -> Cells:
    """Cells from rows of area id, year, value, lower, upper, numerator, denominator, status, provenance,
    mark, source.

    `series` is indicator, level, breakdown and version. Rows of other years or places are left out; a place
    without a row in a year is NOT_COLLECTED.
    """
    shape = (len(years), len(places))
    row_of = {year: index for index, year in enumerate(years)}
    columns: dict[int, list[int]] = {}
    for index, place in enumerate(place_ids):
        columns.setdefault(place, []).append(index)
    inside = [row for row in rows if row[1] in row_of and row[0] in columns]
    sources = tuple(sorted({str(row[10]) for row in inside if row[10] is not None}))
    code = {key: index for index, key in enumerate(sources)}
    at_row, at_column, picked = [], [], []
    for number, row in enumerate(inside):
        for column in columns[row[0]]:
            at_row.append(row_of[row[1]])
            at_column.append(column)
            picked.append(number)
    by_field = list(zip(*inside, strict=True)) if inside else [()] * 11

    def numbers(field: int) -> npt.NDArray[np.float64]:
        array = np.full(shape, np.nan)
        array[at_row, at_column] = np.array(by_field[field], dtype=np.float64)[picked]
        return array

    def codes(values: Sequence[object], empty: int) -> npt.NDArray[np.int8]:
        array = np.full(shape, empty, dtype=np.int8)
        array[at_row, at_column] = np.array(values, dtype=np.int8)[picked]
        return array

    indicator, level, breakdown, version = series
    return Cells(
        indicator=indicator,
        level=level,
        breakdown=breakdown,
        version=version,
        years=years,
        places=places,
        value=numbers(2),
        lower=numbers(3),
        upper=numbers(4),
        numerator=numbers(5),
        denominator=numbers(6),
        status=codes(by_field[7], Status.NOT_COLLECTED),
        provenance=codes(by_field[8], -1),
        mark=codes(by_field[9], 0),
        source=codes([code.get(str(key), -1) for key in by_field[10]], -1),
        sources=sources,
    )
