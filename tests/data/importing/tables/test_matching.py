"""From the cells of a raw table to observations, for what no shipped table needs yet."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.domain.observation import Status
from data.importing.findings import Findings
from data.importing.tables.mapping import DashRowMeaning, Rule, TableMapping
from data.importing.tables.matching import readings
from data.importing.tables.raw_table import RawCell, RawTable

MAPPING = TableMapping(
    file="schulen.yaml",
    table="schulen",
    title="Schulen nach Schularten",
    source="amt",
    rules=(Rule("schulen", path=("Schulen",), sum_over=("schulart",)),),
)


def table(*cells: tuple[str, str]) -> RawTable:
    """A table of school types and their number of schools in one district and year."""
    return RawTable(
        format="regionalstatistik",
        code="schulen",
        title="",
        columns=("Schulen",),
        dimensions=("schulart",),
        cells=tuple(
            RawCell(row, "D", ("Schulen",), {"gebiet": "13076", "schulart": kind}, {}, "2023", text)
            for row, (kind, text) in enumerate(cells, start=1)
        ),
    )


@pytest.mark.parametrize(
    ("cells", "value", "status"),
    [
        ((("Grundschulen", "49"), ("Gymnasien", "10")), 59, Status.REPORTED),
        ((("Grundschulen", "49"), ("Hauptschulen", "-")), 49, Status.REPORTED),
        ((("Grundschulen", "49"), ("Vorschulen", "x")), 49, Status.REPORTED),
        ((("Grundschulen", "49"), ("Insgesamt", "500")), 49, Status.REPORTED),
        ((("Grundschulen", "-"), ("Gymnasien", "-")), 0, Status.ZERO),
        ((("Grundschulen", "x"), ("Gymnasien", "x")), None, Status.NOT_APPLICABLE),
        ((("Grundschulen", "49"), ("Gymnasien", ".")), None, Status.SUPPRESSED),
        ((("Grundschulen", "49"), ("Gymnasien", "...")), None, Status.LATER),
        ((("Grundschulen", "49"), ("Gymnasien", "(3)")), None, Status.UNRELIABLE),
        ((("Grundschulen", "..."), ("Gymnasien", ".")), None, Status.SUPPRESSED),
    ],
)
def test_categories_are_summed_and_one_hidden_part_hides_the_sum(
    cells: tuple[tuple[str, str], ...], value: float | None, status: Status
) -> None:
    findings = Findings("a.csv")
    [one] = readings(table(*cells), MAPPING, {"13076"}, findings)
    assert (one.observation.value, one.observation.status) == (value, status)
    assert findings.errors == 0


def test_a_year_may_be_shifted_by_the_mapping() -> None:
    mapping = dataclasses.replace(MAPPING, year_shift=1)
    [one] = readings(table(("Grundschulen", "49")), mapping, {"13076"}, Findings("a.csv"))
    assert one.observation.year == 2024


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("zero", [(0.0, Status.ZERO)]),
        ("not_applicable", [(None, Status.NOT_APPLICABLE)]),
        ("dissolved", []),
    ],
)
def test_what_a_row_of_dashes_means_is_said_by_the_mapping(
    meaning: DashRowMeaning, expected: list[tuple[float | None, Status]]
) -> None:
    mapping = dataclasses.replace(MAPPING, dash_row=meaning)
    read = readings(table(("Grundschulen", "-"), ("Gymnasien", "x")), mapping, {"13076"}, Findings("a.csv"))
    assert [(one.observation.value, one.observation.status) for one in read] == expected


def test_an_optional_column_may_be_missing() -> None:
    optional = dataclasses.replace(MAPPING.rules[0], path=("Klassen",), optional=True)
    mapping = dataclasses.replace(MAPPING, rules=(*MAPPING.rules, optional))
    findings = Findings("a.csv")
    readings(table(("Grundschulen", "49")), mapping, {"13076"}, findings)
    assert findings.errors == 0


def test_regions_between_state_and_district_are_one_note() -> None:
    cells = table(("Grundschulen", "49")).cells
    region = dataclasses.replace(cells[0], attributes={"gebiet": "031", "schulart": "Grundschulen"})
    findings = Findings("a.csv")
    read = readings(dataclasses.replace(table(), cells=(*cells, region)), MAPPING, {"13076"}, findings)
    assert [one.observation.area for one in read] == ["13076"]
    assert [(one.level, "Regierungsbezirke" in one.message) for one in findings.listed()] == [("note", True)]
