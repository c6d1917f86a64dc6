"""When several years stand in a profile's row, and that everything in the row is then theirs."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.indicator import Break, Catalogue, Theme
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection, parse
from dashboard.domain.slab import PROVENANCES
from dashboard.domain.verdict import Verdict
from dashboard.profile.build import profile
from dashboard.profile.frame import Frame, Shared
from dashboard.profile.periods import Period, choice, series
from dashboard.profile.tables import broken, table
from dashboard.statistics.pooling import pool
from tests.dashboard.indicators.slab.made_slab import NAN, SOURCES, text
from tests.dashboard.indicators.wording.made_district import LANDKREIS
from tests.dashboard.profile.test_build import AREAS, KEYS, REGISTER, SHARE, counted

YEARS = tuple(range(2015, 2025))
BASE = [100, 100, 100, 100, 8, 5]
"""Of every year: with eight three years suffice, with five five."""
CASES = [40, 50, 60, 45, 2, 4]


def own(cases=CASES, base=BASE, **given):
    return counted([cases] * 10, [base] * 10, years=YEARS, **given)


def whole():
    return counted([[201]] * 10, [[413]] * 10, level="kreis", places=("13076",), years=YEARS)


def made(cells, indicator=SHARE, spans=(3, 5)):
    """The table of the year and the periods, as they are offered."""
    return table(cells, whole(), indicator), tuple(
        Period(
            table(pool(cells, indicator, span), pool(whole(), indicator, span), indicator, span=span),
            {"kreis": pool(whole(), indicator, span)},
        )
        for span in spans
    )


def chosen(cells, **given):
    return choice(*made(cells, **given)).tolist()


def shown(place, cells, **asked):
    year, periods = made(cells)
    catalogue = Catalogue({"thema": Theme("thema", text("Thema"))}, {"quote": SHARE}, {}, SOURCES)
    frame = Frame(
        catalogue, REGISTER, LANDKREIS, "13076", {"quote": ["gemeinde"]}, "2026.1", Selection(**asked)
    )
    shared = Shared("gemeinde", {"quote": year}, {"kreis": {"quote": whole()}}, {"quote": periods})
    found = profile(AREAS[place], shared, frame)
    return found.rows[0], found


def changed(cells, column, year=2024, **arrays):
    """One place's cell of a year."""
    row = cells.years.index(year)
    new = {name: np.array(getattr(cells, name)) for name in arrays}
    for name, value in arrays.items():
        new[name][row, column] = value
    return replace(cells, **new)


HIDDEN = {"value": NAN, "numerator": NAN, "denominator": NAN, "status": Status.SUPPRESSED}


def test_the_shorter_period_that_suffices_stands_where_the_year_has_few_cases():
    assert chosen(own()) == [0, 0, 0, 0, 1, 2]


def test_without_a_period_on_offer_the_year_stands_as_it_is():
    assert chosen(own(), spans=()) == [0] * 6
    assert chosen(own(), spans=(3,)) == [0, 0, 0, 0, 1, 0], "three years of five are fifteen: still few"


def test_a_year_with_enough_cases_is_never_replaced():
    assert chosen(own(base=[100] * 4 + [20, 20])) == [0] * 6


def test_what_one_year_hides_no_period_over_it_shows():
    assert chosen(changed(own(), 0, **HIDDEN)) == [0, 0, 0, 0, 1, 2]
    assert chosen(changed(own(), 4, 2022, **HIDDEN)) == [0, 0, 0, 0, 0, 2], "2022 lies in both of its periods"


def test_a_hidden_year_gives_way_to_an_earlier_period_on_the_same_basis():
    """2023 is missing for everybody, so the newest period ends in 2022."""
    without = [year for year in YEARS if year != 2023]
    cells = counted([CASES] * 9, [BASE] * 9, years=tuple(without))
    assert chosen(changed(cells, 0, **HIDDEN))[0] == 1
    anew = replace(SHARE, breaks=(Break(2024, text("neu")),))
    assert chosen(changed(cells, 0, **HIDDEN), indicator=anew)[0] == 0, "a new basis lies in between"


def test_examples_never_take_the_place_of_an_official_figure():
    kinds = np.zeros((10, 6), np.int8)
    kinds[:-1] = PROVENANCES.index("example")
    cells = own(provenance=kinds)
    assert chosen(cells) == [0] * 6, "years of two kinds are never added up"
    year, periods = made(own())
    other = replace(periods[0].table.cells, provenance=kinds[:3] * 0 + PROVENANCES.index("example"))
    swapped = (Period(replace(periods[0].table, cells=other), periods[0].larger),)
    assert choice(year, swapped).tolist() == [0] * 6


def test_a_row_of_a_period_names_its_years_and_says_why():
    row, made_of = shown(KEYS[4], own())
    assert (row.year, row.span, row.when, row.before) == (2024, 3, "2022–2024", "2019–2021")
    assert (row.own.text, row.own.counts, row.own.few) == ("25,0\u00a0%", "6 von 24", False)
    assert row.own.interval == "12 bis 45\u00a0%"
    assert row.alone == "2024 allein: wenige Fälle"
    assert row.because == (
        "2024 allein hat weniger als 20 Fälle. Deshalb stehen hier 3 Jahre zusammen, 2022–2024, "
        "auch bei allen, mit denen verglichen wird."
    )
    assert made_of.findings[-1].text.endswith(
        "Bei einem Indikator stehen mehrere Jahre zusammen, "
        "weil eines allein geschützt ist oder weniger als 20 Fälle hat."
    )
    assert parse(row.query)[0].pooled_years == 3
    assert shown(KEYS[4], own(), language="en")[0].alone == "2024 alone: few cases"
    assert shown(KEYS[5], own())[0].when == "2020–2024"


def test_everything_in_the_row_is_of_the_same_years():
    row, _ = shown(KEYS[4], own())
    assert row.ranked == 5, "with eight a year the fifth place has 24 in three years, the sixth fifteen"
    assert row.rank == 5 and row.everyone.count == 5 and row.everyone.low == pytest.approx(25)
    assert [one.counts for one in row.surroundings] == ["603 von 1.239"]
    assert row.difference.value == pytest.approx(25 - 100 * 201 / 413)
    assert row.difference.verdict.tested
    assert row.change.sentence == "Seit 2019–2021 unverändert."
    assert row.trend.years == (2018, 2021, 2024) and row.trend.span == 3
    assert row.trend.own == tuple([pytest.approx(25)] * 3)
    assert row.five_years.sentence == "Den Trend gibt es für einzelne Jahre, nicht für zusammengefasste."


def test_a_row_of_a_year_says_nothing_of_periods():
    row, found = shown(KEYS[0], own())
    assert (row.span, row.when, row.alone, row.because) == (1, "2024", "", "")
    assert row.ranked == 4
    assert "mehrere Jahre" not in " ".join(one.text for one in found.findings)


def test_a_period_without_the_larger_areas_figure_says_so():
    year, periods = made(own())
    bare = [Period(table(one.table.cells, None, SHARE, span=one.table.span), {}) for one in periods]
    catalogue = Catalogue({"thema": Theme("thema", text("Thema"))}, {"quote": SHARE}, {}, SOURCES)
    frame = Frame(catalogue, REGISTER, LANDKREIS, "13076", {"quote": ["gemeinde"]}, "2026.1", Selection())
    shared = Shared("gemeinde", {"quote": year}, {"kreis": {"quote": whole()}}, {"quote": bare})
    row = profile(AREAS[KEYS[4]], shared, frame).rows[0]
    assert row.difference.sentence == "Für den Landkreis gibt es für diese Jahre zusammen keinen Wert."
    assert row.surroundings == (), "the district's year is never set beside a place's period"


def test_the_tests_that_count_are_those_that_stand_in_the_rows():
    year, periods = made(own())
    found = series(year, periods)
    assert found.differences.verdict[:4].tolist() == year.differences.verdict[:4].tolist()
    for column, one in ((4, periods[0]), (5, periods[1])):
        assert year.differences.verdict[column] == Verdict.TOO_FEW
        assert found.differences.probability[column] == one.table.differences.probability[column] > 0
        assert found.expected[column] == one.table.expected[column]
    assert found.trends is year.series.trends
    assert np.isnan(found.trends.probability[4:]).all(), "a thin year has no trend"
    assert series(year, ()).expected.tolist()[:4] == year.expected.tolist()[:4]


def test_no_line_leads_from_periods_on_one_basis_to_those_on_the_next():
    cut = replace(SHARE, breaks=(Break(2021, text("neu")),))
    together = pool(own(), cut, 3)
    assert together.years == (2017, 2020, 2024), "2021 belongs to no period"
    assert broken(together, 0, cut, 3) == (2024,)
    assert broken(together, 0, SHARE, 3) == ()
