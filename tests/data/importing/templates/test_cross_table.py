"""Leavers by certificate and destination: a template asks for every cell of the table and for the sums of both sides,
and what comes back is what was filled in."""

from __future__ import annotations

import pytest

from dashboard.staff.templates.planning import breakdowns_of
from tests.data.importing.templates.sent import (
    FIRST,
    PLACES,
    catalogue,
    messages,
    opened,
    read,
    saved,
    sent,
    template,
)

CERTIFICATES = (
    "abgaenge_ohne_berufsreife",
    "abgaenge_berufsreife",
    "abgaenge_mittlere_reife",
    "abgaenge_hochschulreife",
)
CONNECTED, ASKED = "verbleib_in_anschluss", "verbleib_erfasst"
WAYS = {"ausbildung": 6, "schule": 5, "arbeit": 4, "uebergangssystem": 0, "unbekannt": 3}
"""Of each certificate in each municipality."""


def issued():
    return template(*CERTIFICATES, CONNECTED, ASKED, years=(2025,))


def leavers(measure, breakdown):
    """What a municipality counts: half of its leavers are women."""
    certificates = 1 if measure in CERTIFICATES else len(CERTIFICATES)
    name, _, category = breakdown.partition(":")
    if name == "geschlecht":
        return sum(WAYS.values()) * certificates // 2
    if name == "verbleib":
        return WAYS[category] * certificates
    found = ("ausbildung", "schule", "arbeit") if measure == CONNECTED else tuple(WAYS)
    return certificates * sum(WAYS[one] for one in found)


def filled_in(one, changes=None):
    """Each open cell, on whichever sheet it stands; the sheets of many measures have one each."""
    book = opened(sent(one))
    columns = {f"#{column.key}": column for column in one.columns}
    for sheet in book:
        for cell in sheet[3] if sheet.max_row >= FIRST else ():
            column = columns.get(str(cell.value))
            for row in range(FIRST, FIRST + len(PLACES) if column else FIRST):
                at = (column.measure, column.breakdown)
                sheet[f"{cell.column_letter}{row}"] = (changes or {}).get(at, leavers(*at))
    return saved(book)


def test_every_cell_of_a_cross_table_is_asked_for_beside_both_sums():
    ways = {f"verbleib:{way}" for way in WAYS}
    for crossed in catalogue().indicators.values():
        for dimension in crossed.cross_table:
            cells = {f"{dimension}:{one}" for one in catalogue().breakdowns[dimension].categories}
            assert cells <= set(breakdowns_of(catalogue(), crossed.numerator[0])), crossed.key
    asked = {(one.measure, one.breakdown) for one in issued().columns if one.asked}
    assert {(one, way) for one in (*CERTIFICATES, CONNECTED) for way in ways} <= asked
    assert {(one, "") for one in (*CERTIFICATES, CONNECTED, ASKED)} <= asked
    heads = {cell.value for sheet in opened(sent(issued())) for cell in sheet[5]}
    assert {"in Ausbildung", "an einer Schule oder Hochschule", "im Übergangssystem", "unbekannt"} <= heads


def test_what_was_filled_in_comes_back_cell_by_cell(tmp_path):
    one = issued()
    back = read(filled_in(one), tmp_path)
    assert messages(back, "error") == ""
    came = {(got.measure, got.area, got.breakdown): got.value for got in back.observations}
    assert came == {
        (column.measure, place, column.breakdown): float(leavers(column.measure, column.breakdown))
        for column in one.columns
        for place in PLACES
    }


@pytest.mark.parametrize(("measure", "total"), [(CERTIFICATES[0], 17), (ASKED, 71)])
def test_cells_that_exceed_their_sum_are_refused(tmp_path, measure, total):
    back = read(filled_in(issued(), {(measure, ""): total}), tmp_path)
    assert str(total) in messages(back, "error")
