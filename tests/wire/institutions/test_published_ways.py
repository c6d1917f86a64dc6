"""What the Monitor shows of ways and institutions is what the Bildungslandkarte shows of the same day."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest

from data.build.institutions.school_counts import FILE, counts
from data.catalogue.kinds import kinds

YEAR = 2022


def published(
    answers, indicator: str, level: str
) -> dict[str, tuple[float | None, float | None, float | None]]:
    """Value, numerator and denominator of each area in the year of the census."""
    areas = answers.repository.register().of_level(level)
    keys = [one.key for one in areas if one.kreis == answers.district]
    cells = answers.repository.cells(indicator, level, places=keys)
    row = cells.years.index(YEAR)
    arrays = (cells.value[row], cells.numerator[row], cells.denominator[row])
    return {
        key: tuple(None if one != one else one for one in numbers)
        for key, *numbers in zip(keys, *(array.tolist() for array in arrays), strict=True)
    }


@pytest.mark.parametrize("kind", ["grundschule", "regionale_schule", "gymnasium"])
@pytest.mark.parametrize("level", ["gemeinde", "amt"])
def test_minutes_and_children_are_those_of_the_tab(client, answers, kind, level):
    rows = client.get(f"/api/v1/erreichbarkeit?art={kind}&ebene={level}").get_json()["zeilen"]
    minutes, beyond = (published(answers, f"{name}_{kind}", level) for name in ("wegzeit", "erreichbarkeit"))
    assert {row["gebiet"] for row in rows} == set(minutes)
    hidden = 0
    for row in rows:
        share, long_way, children = beyond[row["gebiet"]]
        assert row["median"] == minutes[row["gebiet"]][0], row
        if row.get("unter_3"):
            hidden += 1
            assert share is None and long_way is None, row
        elif row["kinder"]:
            assert (long_way, children) == (row["ueber_richtwert"], row["kinder"]), row
    assert hidden < len(rows) / 10


def test_day_care_is_an_example_and_schools_are_official(answers):
    def provenance(indicator: str) -> set[int]:
        areas = answers.repository.register().of_level("gemeinde")
        keys = [one.key for one in areas if one.kreis == answers.district]
        cells = answers.repository.cells(indicator, "gemeinde", places=keys)
        return set(cells.provenance[cells.years.index(YEAR)].tolist())

    assert provenance("wegzeit_grundschule") == {0}
    assert provenance("erreichbarkeit_kita") == {2}


def test_the_table_of_schools_that_ships_is_what_is_counted():
    with FILE.open(encoding="utf-8", newline="") as stream:
        rows = [tuple(row) for row in csv.reader(stream, delimiter=";")][1:]
    assert rows == counts()


def test_schools_on_the_map_are_as_many_as_the_measures_say_of_the_register_that_ships(client, answers):
    areas = answers.repository.register().of_level("gemeinde")
    keys = [one.key for one in areas if one.kreis == answers.district]
    found = client.get("/api/v1/einrichtungen?format=json").get_json()["zeilen"]
    shown = Counter((one["art"], one["gemeinde"]) for one in found if one["herkunft"] == "official")
    for key, kind in kinds().items():
        if not kind.count.startswith("schulen_"):
            continue
        cells = answers.repository.cells(kind.count, "gemeinde", places=keys)
        measured = dict(zip(keys, cells.value[cells.years.index(2016)].tolist(), strict=True))
        assert measured == {place: shown[key, place] for place in keys}, key


def test_day_care_centres_on_the_map_are_as_many_as_the_measure_says_of_the_same_day(answers):
    areas = answers.repository.register().of_level("gemeinde")
    keys = [one.key for one in areas if one.kreis == answers.district]
    cells = answers.repository.cells("kitas", "gemeinde", places=keys)
    newest = 2024
    there = Counter(
        one.municipality
        for one in answers.repository.entries().institutions
        if one.kind == "kita" and one.is_shown_on(date(newest, 3, 1))
    )
    measured = dict(zip(keys, cells.value[cells.years.index(newest)].tolist(), strict=True))
    assert measured == {place: there[place] for place in keys}
