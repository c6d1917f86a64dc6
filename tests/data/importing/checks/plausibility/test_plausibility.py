"""What earlier figures speak against is said with its place, and nothing is said of ordinary years."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dashboard.domain.area import Area
from dashboard.domain.observation import Observation, Provenance, Status
from data.importing.checks.plausibility.check import check_plausible
from data.importing.checks.plausibility.earlier_figures import StoredBefore
from data.importing.findings import Findings
from data.importing.tables.matching import Reading
from data.publishing.stored_figures import StoredFigures
from tests.data.importing.mapping.books import catalogue

PLACE, AMT = "13076105", "130765656"
CARE, LIVE = "kinder_betreut_u3", "bevoelkerung_u3"
BASE = next(one for one in catalogue().indicators.values() if one.numerator == (CARE,) and one.is_share)


def earlier(figures, source="landkreis"):
    """Stored values by measure, place and year."""
    by_measure: dict[str, list] = {}
    for (measure, area, year), value in figures.items():
        by_measure.setdefault(measure, []).append((area, year, value, 0, ""))
    areas = [Area(PLACE, "gemeinde", "Möllenbeck", amt=AMT), Area(AMT, "amt", "Amt Grabow")]
    return StoredBefore.of(
        lambda measure, breakdown: [(source, [by_measure.get(measure, [])])] if not breakdown else [],
        catalogue().sources,
        areas,
    )


def reading(value, *, area=PLACE, year=2025, row=88, measure=CARE, status=Status.REPORTED, text=""):
    of = Observation(measure, area, year, "", value, status, "landkreis")
    return Reading(of, row, "D", "Gemeinden", text)


def said(readings, known):
    findings = Findings("kita.xlsx")
    check_plausible(readings, catalogue(), {}, known, findings)
    return findings.listed()


def series(values, measure=CARE, area=PLACE, last=2024):
    return {(measure, area, last - len(values) + 1 + at): value for at, value in enumerate(values)}


def test_more_children_than_live_in_a_place_is_an_error_with_both_numbers():
    base = {(BASE.denominator[0], PLACE, 2025 + BASE.denominator_lag): 4}
    [found] = said([reading(31)], earlier({**base, (CARE, PLACE, 2024): 3}))
    assert (found.level, found.row, found.column, found.sheet) == ("error", 88, "D", "Gemeinden")
    assert "Mehr, als in Möllenbeck leben: 31" in found.message and "dort sind es 4 Kinder" in found.message
    assert "Im Vorjahr waren es 3." in found.message
    assert said([reading(4)], earlier(base)) == ()


def test_a_base_that_comes_along_is_left_to_the_checks_of_the_delivery():
    year = 2025 + BASE.denominator_lag
    base = {(BASE.denominator[0], PLACE, year): 4}
    both = [reading(31), reading(40, measure=BASE.denominator[0], year=year)]
    assert said(both, earlier(base)) == ()


def test_a_rise_beyond_all_known_years_is_a_warning():
    [found] = said([reading(49)], earlier(series([28, 31, 26, 29, 25, 27])))
    assert found.level == "warning"
    assert "Anstieg von 27 (2024) auf 49 (2025)" in found.message
    assert "mehr, als in Möllenbeck je gemeldet wurde (höchstens 31 im Jahr 2020)" in found.message


@pytest.mark.parametrize(
    ("value", "known"),
    [
        (33, [28, 31, 26, 29, 25, 27]),
        (9, [3, 2, 4, 1, 3, 2]),
        (49, [28, 31, 27]),
        (49, [20, 55, 26, 29, 25, 27]),
        (60, [10, 40, 12, 38, 15, 37]),
        (1200, [1010, 1000, 1020, 1010, 1000, 1010]),
    ],
)
def test_ordinary_years_small_places_and_short_or_lively_series_are_left_alone(value, known):
    assert said([reading(value)], earlier(series(known))) == ()


def test_examples_are_no_measure_of_real_figures():
    example = next(key for key, one in catalogue().sources.items() if one.provenance is Provenance.EXAMPLE)
    assert said([reading(49)], earlier(series([28, 31, 26, 29, 25, 27]), example)) == ()


def test_an_official_table_is_not_doubted():
    one = reading(49)
    official = replace(one, observation=replace(one.observation, source="regionalstatistik"))
    assert said([official], earlier(series([28, 31, 26, 29, 25, 27]))) == ()


def test_a_whole_column_that_jumps_is_one_warning():
    places = [f"130760{number:02}" for number in range(1, 31)]
    known = {
        key: value for area in places for key, value in series([28, 31, 26, 29, 25, 27], area=area).items()
    }
    readings = [reading(150, area=area, row=at) for at, area in enumerate(places, start=5)]
    [found] = said(readings, earlier(known))
    assert "30 von 30 Orten weichen stärker vom Vorjahr ab" in found.message and len(found.rows) == 30


def column(values):
    places = [f"130760{number:02}" for number in range(1, len(values) + 1)]
    return [
        reading(value, area=area, row=at)
        for at, (area, value) in enumerate(zip(places, values, strict=True), 5)
    ]


VALUES = [round(3 + 200 * random.Random(number).random() ** 3) for number in range(60)]
BEFORE = {(CARE, f"130760{number:02}", 2024): value for number, value in enumerate(VALUES, start=1)}


def test_the_figures_of_last_year_once_more_are_said():
    [found] = said(column(VALUES), earlier(BEFORE))
    assert "genau die des Vorjahres" in found.message and found.column == "D"
    assert said(column([value + number % 3 for number, value in enumerate(VALUES)]), earlier(BEFORE)) == ()
    assert said(column([0.0] * 60), earlier(dict.fromkeys(BEFORE, 0.0))) == ()


@pytest.mark.parametrize(
    ("rows", "words"), [(1, "eine Zeile nach unten"), (-1, "nach oben"), (2, "2 Zeilen nach unten")]
)
def test_a_column_that_has_slipped_is_said(rows, words):
    moved = [None] * rows + VALUES[:-rows] if rows > 0 else VALUES[-rows:] + [None] * -rows
    found = said(column([value and value + 1 for value in moved]), earlier(BEFORE))
    assert len(found) == 1 and "verrutscht" in found[0].message
    assert words.replace("eine Zeile", "1 Zeile") in found[0].message


def test_a_new_year_of_the_same_places_has_not_slipped():
    sample = random.Random(7)
    assert said(column([round(value * sample.uniform(0.7, 1.3)) for value in VALUES]), earlier(BEFORE)) == ()


def test_a_sum_that_falls_away_names_the_place_and_its_amt():
    one = reading(None, status=Status.NOT_COLLECTED, text="k. A.")
    [found] = said([one], earlier({(CARE, PLACE, 2024): 3}))
    assert found.level == "note" and "Die Summe von Amt Grabow entfällt damit" in found.message
    assert "Möllenbeck „nicht gemeldet“" in found.message
    assert said([one], earlier({})) == ()


def test_what_ships_gives_hardly_any_false_alarm(shipped, engine_of):
    """Every year of every count of the district as if it were delivered now, in its own earlier years: of 156,000
    figures fewer than one in 3,000."""
    with engine_of(shipped.raw_database_url).connect() as connection:
        stored = StoredFigures(connection)
        real = {key: replace(one, provenance=Provenance.DISTRICT) for key, one in catalogue().sources.items()}
        told = cells = 0
        for measure in list(catalogue().measures)[::3]:
            for _, releases in stored.deliveries(measure, ""):
                rows = [
                    row
                    for rows in releases
                    for row in rows
                    if row[0].startswith("13076") and row[2] is not None
                ]
                for year in {row[1] for row in rows}:
                    own = {row[0]: row[2] for row in rows if row[1] == year}
                    before = [row for row in rows if row[1] < year]
                    known = StoredBefore.of(
                        lambda key, _, measure=measure, before=before: (
                            [("landkreis", [before])] * (key == measure)
                        ),
                        real,
                        (),
                    )
                    cells += len(own)
                    readings = [
                        reading(value, area=area, year=year, row=at, measure=measure)
                        for at, (area, value) in enumerate(sorted(own.items()), start=2)
                    ]
                    told += len(said(readings, known))
    assert cells > 10_000
    assert told <= cells / 3_000
