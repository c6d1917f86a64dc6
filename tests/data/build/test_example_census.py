"""The bases of the example data are the census: exactly in its year, and scaled from it in all others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.build.example import DISTRICT, by_municipality
from data.build.example_parts.census import CENSUS_YEAR, GROUPS, PARTS, counted
from data.build.example_parts.cohorts import FIRST_YEAR, YEARS
from data.build.example_parts.draft import Draft
from data.germany import areas
from data.germany.figures import HEAD, Pack, shipped

PLACES = tuple(key for key in areas.keys("gemeinde") if key.startswith(DISTRICT))


def census(measure: str) -> dict[str, float]:
    """A measure of the pack by municipality."""
    found = shipped().figures(measure, "", "gemeinde", (CENSUS_YEAR,), PLACES, ("zensus_2022",))
    assert found is not None
    return dict(zip(PLACES, found.value[0].tolist(), strict=True))


def in_census_year(draft: Draft, measure: str) -> dict[str, int]:
    """Example counts on the municipalities of that year."""
    return {
        key: series[CENSUS_YEAR]
        for key, series in by_municipality(draft, (measure, "")).items()
        if CENSUS_YEAR in series
    }


@pytest.fixture(scope="module")
def groups() -> dict[tuple[int, int], dict[str, float]]:
    return {ages: census(measure) for ages, measure in GROUPS.items()}


def test_the_census_has_all_142_municipalities(groups: dict[tuple[int, int], dict[str, float]]) -> None:
    assert len(PLACES) == 142
    assert all(not np.isnan(list(by_place.values())).any() for by_place in groups.values())


@pytest.mark.parametrize(("measure", "ages"), [("kinder_u3", (0, 2)), ("kinder_3_6", (3, 5))])
def test_children_of_a_group_of_the_census_are_its_count(
    draft: Draft, groups: dict[tuple[int, int], dict[str, float]], measure: str, ages: tuple[int, int]
) -> None:
    assert in_census_year(draft, measure) == groups[ages]


def test_children_and_young_people_together_are_all_that_the_census_counts_under_25(
    draft: Draft, groups: dict[tuple[int, int], dict[str, float]]
) -> None:
    children, young = (in_census_year(draft, one) for one in ("kinder_u15", "jugendliche_15_25"))
    for key in PLACES:
        assert children[key] + young[key] == sum(by_place[key] for by_place in groups.values()), key


def test_a_group_that_a_base_cuts_gives_some_of_its_ages(
    draft: Draft, groups: dict[tuple[int, int], dict[str, float]]
) -> None:
    """Children under 7 have those of six years of the group from 6 to 9, young people those of 15."""
    under_7, young = (in_census_year(draft, one) for one in ("kinder_u7", "jugendliche_15_25"))
    for key in PLACES:
        six = under_7[key] - groups[0, 2][key] - groups[3, 5][key]
        fifteen = young[key] - groups[16, 18][key] - groups[19, 24][key]
        assert 0 <= six <= groups[6, 9][key], key
        assert 0 <= fifteen <= groups[10, 15][key], key
    six = sum(under_7.values()) - sum(sum(groups[ages].values()) for ages in ((0, 2), (3, 5)))
    fifteen = sum(young.values()) - sum(sum(groups[ages].values()) for ages in ((16, 18), (19, 24)))
    assert six / sum(groups[6, 9].values()) == pytest.approx(1 / 4, abs=0.02)
    assert fifteen / sum(groups[10, 15].values()) == pytest.approx(1 / 6, abs=0.02)


def test_single_years_of_age_add_up_to_every_group(
    draft: Draft, groups: dict[tuple[int, int], dict[str, float]]
) -> None:
    for (first, last), by_place in groups.items():
        ages = draft.cohorts.aged(CENSUS_YEAR, first, last)
        assert sum(ages) == sum(by_place.values())
        for key in PLACES:
            parts = [one == key for one in draft.places.successor]
            assert ages[parts].sum() == by_place[key], (key, first)


def test_other_years_are_the_cohorts_of_the_census_with_who_moved(draft: Draft) -> None:
    """Nobody comes and goes within a year of birth while the population only grows or only shrinks."""
    change, places = draft.cohorts.change, draft.places
    for column, key in enumerate(places.keys):
        for year in (2016, 2019, 2021):
            born = draft.cohorts.born[year - 5][column]
            there = draft.cohorts.aged(year, 5, 5)[column]
            share = change[year - FIRST_YEAR, column]
            assert abs(there - born * share) < 1, (key, year)
    assert np.array_equal(change[CENSUS_YEAR - FIRST_YEAR], np.ones(len(places.keys)))
    shrinks = (np.diff(change[: CENSUS_YEAR + 1 - FIRST_YEAR], axis=0) <= 0).all(axis=0)
    assert shrinks.sum() > 10
    ages = [draft.cohorts.aged(year, year - 2005, year - 2005) for year in YEARS if 2009 <= year <= 2022]
    assert (np.diff(np.array(ages)[:, shrinks], axis=0) <= 0).all()


def test_the_district_has_its_official_numbers_by_age_since_the_census(draft: Draft) -> None:
    totals = counted(DISTRICT).district
    for measure in PARTS:
        assert set(totals[measure]) == {2023, 2024}
        for year, total in totals[measure].items():
            assert draft.at(measure, year).sum() == total


def test_the_districts_count_in_the_census_is_no_sum_of_its_municipalities(
    groups: dict[tuple[int, int], dict[str, float]],
) -> None:
    """Why the example district is a sum: the office changes counts at random, each level by itself."""
    for ages, measure in GROUPS.items():
        found = shipped().figures(measure, "", "kreis", (CENSUS_YEAR,), (DISTRICT,), ("zensus_2022",))
        assert found is not None
        apart = abs(found.value[0, 0] - sum(groups[ages].values()))
        assert 0 < apart < 0.005 * found.value[0, 0]


def test_a_municipality_that_the_census_lacks_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    folder.mkdir()
    cells = ";".join("" if key == PLACES[0] else "7" for key in areas.keys("gemeinde"))
    (folder / "a.csv").write_text(
        "\n".join((HEAD, f"zensus_kinder_0_2;;zensus_2022;2022;gemeinde;{cells}")), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="zensus_kinder_0_2"):
        counted(DISTRICT, Pack(tmp_path))


@pytest.mark.parametrize(
    ("cases", "base", "lag", "lowest", "highest"),
    [
        ("kinder_betreut_u3", "kinder_u3", -1, 0.10, 0.90),
        ("kinder_betreut_3_6", "kinder_3_6", -1, 0.60, 1.00),
        ("kinder_ganztags_u3", "kinder_u3", -1, 0.05, 0.80),
        ("auszubildende_wohnort", "jugendliche_15_25", 0, 0.02, 0.45),
        ("arbeitslose_15_25", "jugendliche_15_25", 0, 0.00, 0.25),
        ("kita_plaetze_ohne_hort", "kinder_u7", 0, 0.00, 2.50),
    ],
)
def test_rates_on_these_bases_are_ones_that_a_place_may_have(
    draft: Draft, cases: str, base: str, lag: int, lowest: float, highest: float
) -> None:
    """Of places with 30 and more; the typical place is near the district in every year."""
    for year in range(2020, 2025):
        above, below = (by_municipality(draft, (one, "")) for one in (cases, base))
        pairs = np.array([(above[key][year], below[key][year + lag]) for key in PLACES])
        rates = pairs[:, 0] / np.maximum(pairs[:, 1], 1)
        counted_enough = pairs[:, 1] >= 30
        assert counted_enough.sum() >= 35, year
        assert lowest <= rates[counted_enough].min(), year
        assert rates[counted_enough].max() <= highest, year
        if not cases.startswith("kita_"):
            district = pairs[:, 0].sum() / pairs[:, 1].sum()
            assert np.median(rates[counted_enough]) == pytest.approx(district, abs=0.04), year
