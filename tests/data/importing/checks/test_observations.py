"""Observations that cannot be true together."""

from __future__ import annotations

from dashboard.domain.indicator import Catalogue
from dashboard.domain.observation import Observation, Status
from data.catalogue.loader import load
from data.importing.checks.observations import check
from data.importing.findings import Findings
from data.importing.tables.matching import Reading
from tests.data.importing.delivered_files import CATALOGUE


def messages(*cells: tuple[str, str, float | None], catalogue: Catalogue = CATALOGUE) -> list[str]:
    """Findings on cells of one area and year, given as measure, breakdown and value, in rows from 2."""
    findings = Findings("a.csv")
    readings = [
        Reading(
            Observation(
                measure,
                "13076",
                2023,
                breakdown,
                value,
                Status.SUPPRESSED if value is None else Status.REPORTED,
                "landkreis",
            ),
            row,
            "wert",
        )
        for row, (measure, breakdown, value) in enumerate(cells, start=2)
    ]
    check(readings, catalogue, {}, findings)
    return [one.message for one in findings.listed()]


def test_plausible_values_pass() -> None:
    counts = ("abgaenge", "", 1748), ("abgaenge", "geschlecht:w", 869), ("abgaenge_ohne_berufsreife", "", 217)
    assert messages(*counts, ("quote", "", -0.5)) == []


def test_ratios_and_areas_may_have_decimals_and_persons_may_not() -> None:
    assert messages(("quote", "", 12.5), ("flaeche_km2", "", 4766.8)) == []
    assert "Personen sind ganze Zahlen" in messages(("bevoelkerung", "", 12.5))[0]


def test_a_ratio_of_women_may_be_above_the_ratio_of_all() -> None:
    assert messages(("quote", "", 6.2), ("quote", "geschlecht:m", 6.6)) == []


def test_a_part_above_its_whole_names_both_rows() -> None:
    [message] = messages(("abgaenge", "", 10), ("abgaenge", "geschlecht:w", 11))
    assert "Zeile 3" in message
    assert "Zeile 2" in message


def test_a_numerator_above_its_denominator_is_found_in_each_breakdown() -> None:
    found = messages(
        ("abgaenge", "", 100),
        ("abgaenge", "geschlecht:w", 40),
        ("abgaenge_ohne_berufsreife", "", 50),
        ("abgaenge_ohne_berufsreife", "geschlecht:w", 45),
    )
    assert len(found) == 1
    assert "Zähler 45" in found[0] and "Nenner 40" in found[0]


def test_what_is_hidden_is_not_compared() -> None:
    assert (
        messages(
            ("abgaenge", "", None), ("abgaenge_ohne_berufsreife", "", 50), ("abgaenge", "geschlecht:w", 9)
        )
        == []
    )


def test_a_double_is_an_error_even_with_the_same_value() -> None:
    [message] = messages(("kitas", "", 3), ("kitas", "", 3))
    assert message.startswith("a.csv, Zeile 3") and "schon in Zeile 2" in message


def test_sentences_call_measures_and_indicators_by_their_names() -> None:
    catalogue = load()
    said = [
        *messages(("abgaenge", "", 10), ("abgaenge_ohne_berufsreife", "", 31), catalogue=catalogue),
        *messages(("abgaenge", "", 30), ("abgaenge", "geschlecht:w", 31), catalogue=catalogue),
        *messages(("bevoelkerung", "", -3), catalogue=catalogue),
        *messages(("bevoelkerung", "", 3), ("bevoelkerung", "", 3), catalogue=catalogue),
    ]
    assert len(said) >= 4
    assert [
        one for one in said if "abgaenge" in one or "bevoelkerung" in one or "ohne_abschluss" in one
    ] == []
    assert all(f"„{catalogue.measures['bevoelkerung'].name['de']}“" in one for one in said[-2:])


def test_counts_in_a_cross_table_are_taken_as_its_margins_are() -> None:
    catalogue = load()
    crossed = next(one for one in catalogue.indicators.values() if one.cross_table)
    measure, dimension = crossed.numerator[0], crossed.cross_table[0]
    ways = list(catalogue.breakdowns[dimension].categories)
    cells = [(measure, f"{dimension}:{way}", 40.0) for way in ways]
    assert messages(*cells, (measure, "", 40.0 * len(ways)), catalogue=catalogue) == []
    assert messages(*cells, (measure, "", 39.0), catalogue=catalogue) != []
