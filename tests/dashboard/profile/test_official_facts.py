"""Which place is the highest or lowest: said of official figures without a test, of one place, never of a
handful."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.slab import PROVENANCES
from dashboard.profile.official_facts import may_be_few, position, standing
from dashboard.profile.tables import table
from dashboard.profile.year import year_row
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, cells

OFFICIAL, DISTRICT, EXAMPLE = (PROVENANCES.index(one) for one in ("official", "district", "example"))
RATIO = replace(INDICATOR, breaks=(), numerator=(), denominator=(), ratio="x", unit="percent", decimals=1)


def keys(count):
    return tuple(
        f"1307600{number}" if number < 10 else f"130760{number:02d}" for number in range(1, count + 1)
    )


def ratios(*years, level="gemeinde", indicator=RATIO, provenance=OFFICIAL, **given):
    """A table of published ratios: a list of values for each year."""
    first = 2022 - len(years) + 1
    codes = np.broadcast_to(np.asarray(provenance, np.int8), (len(years), len(years[0]))).copy()
    made = cells(
        [list(values) for values in years],
        years=tuple(range(first, 2023)),
        places=tuple(f"{13076000 + at}" for at in range(len(years[0]))),
        level=level,
        **{"provenance": codes, **given},
    )
    bare = np.full(made.value.shape, NAN)
    return table(replace(made, numerator=bare, denominator=bare), None, indicator)


PLAIN = [21.75, 17.49, 8.31, 3.17, 1.23, 5.07]


def test_the_highest_and_the_lowest_are_told_and_nobody_between():
    found = ratios(PLAIN)
    told = [position(found, column) for column in range(6)]
    assert [(one.number, one.from_top, one.among) if one else None for one in told] == [
        (1, True, 6), None, None, None, (1, False, 6), None,
    ]  # fmt: skip


def test_who_shares_the_shown_number_is_not_the_highest():
    assert position(ratios([21.75, 21.76, 8.31, 3.17, 1.23, 5.07]), 1) is None, "both are shown as 21,8"
    assert (
        position(
            ratios([21.75, 21.76, 8.31, 3.17, 1.23, 5.07], indicator=replace(RATIO, decimals=2)), 1
        ).number
        == 1
    )


@pytest.mark.parametrize("value", [40.0, 33.33, 25.0, 66.67, 5.26, 100.0])
def test_what_fewer_than_twenty_would_give_is_not_told_of_a_small_place(value):
    values = [value, *(PLAIN[1:] if value > 20 else [31.17, 27.49, 26.31, 25.17, 24.23])]
    found = ratios(values)
    assert may_be_few(found, 0) and position(found, 0) is None
    assert standing(found, 0).number == 1, "the place is the highest or lowest all the same"
    state = ratios(values, level="kreis")
    assert not may_be_few(state, 0)


@given(st.integers(1, 19), st.data())
def test_every_share_of_fewer_than_twenty_is_taken_for_one(base, data):
    cases = data.draw(st.integers(0, base))
    assert may_be_few(ratios([round(100 * cases / base, 2), *PLAIN[1:]]), 0)


def test_nought_is_never_the_lowest_value():
    assert position(ratios([0.0, *PLAIN[:5]]), 0) is None
    assert position(ratios([0.0, *PLAIN[:5]], level="kreis"), 0) is None, "where no figure is of few"


@pytest.mark.parametrize(
    "change", [{"provenance": EXAMPLE}, {"indicator": replace(RATIO, no_ranking_at=("gemeinde",))}]
)
def test_examples_and_what_is_not_ranked_have_no_position(change):
    assert position(ratios(PLAIN, **change), 0) is None


def test_among_places_of_which_one_has_an_example_nobody_has_a_position():
    codes = np.array([[OFFICIAL] * 5 + [EXAMPLE]], np.int8)
    assert position(ratios(PLAIN, provenance=codes), 0) is None


def test_a_place_in_the_middle_is_counted_from_the_top():
    found = standing(ratios(PLAIN[:5]), 2)
    assert (found.number, found.from_top, found.among) == (3, True, 5)


def test_a_figure_with_known_counts_is_never_guessed_to_be_of_few():
    found = ratios([40.0, *PLAIN[1:]])
    known = replace(found, cells=replace(found.cells, denominator=np.full((1, 6), 500.0)))
    assert may_be_few(found, 0) and not may_be_few(known, 0)


def test_the_districts_own_ratios_are_facts_too_but_not_among_those_of_an_office():
    assert position(ratios(PLAIN, provenance=DISTRICT), 0).number == 1
    mixed = ratios(PLAIN, source=np.array([[0, 1, 0, 0, 0, 0]], np.int8))
    assert position(mixed, 0) is None


def test_a_bare_count_is_neither_ranked_nor_told():
    count = replace(RATIO, numerator=("a",), unit="persons", decimals=0, ratio=None)
    found = ratios([126.0, 18270.0, 5000.0, 300.0, 250.0, 900.0], indicator=count)
    assert found.ranked == 0 and position(found, 0) is None


def test_counts_that_are_tested_are_no_facts_of_this_kind():
    made = cells(
        [[50, 30, 20, 10, 40.0]],
        numerator=np.array([[50, 30, 20, 10, 40.0]]),
        denominator=np.full((1, 5), 100.0),
    )
    assert position(table(made, None, replace(INDICATOR, breaks=())), 0) is None


def test_places_without_a_figure_are_not_counted_and_it_is_said():
    found = position(ratios([21.75, 17.49, 8.31, 3.17, 1.23, NAN]), 0)
    assert (found.among, found.without_value) == (5, True)


def test_three_places_are_too_few_to_be_the_highest_of():
    assert position(ratios([21.75, 17.49, 8.31, NAN, NAN, NAN]), 0) is None
    assert position(ratios([21.75, 17.49, 8.31, 3.17, NAN, NAN]), 0).number == 1


def test_few_places_with_a_figure_among_many_have_no_highest():
    """Schooling is published from some 10,000 inhabitants on: of four towns."""
    towns = [21.75, 17.49, 8.31, 3.17]
    assert position(ratios([*towns, *[NAN] * 5]), 0) is None
    assert position(ratios([*towns, *[NAN] * 4]), 0).among == 4


def test_second_and_third_are_told_among_many_who_were_there_the_year_before():
    many = [20.17 - 0.13 * at for at in range(120)]
    found = ratios(many, many)
    assert [position(found, column) and position(found, column).number for column in range(5)] == [
        1,
        2,
        3,
        None,
        None,
    ]
    assert [position(found, 119 - column).number for column in range(3)] == [1, 2, 3]
    jumped = [many[60], *many[1:60], many[0], *many[61:]]
    assert position(ratios(jumped, [many[1], many[0], *many[2:]]), 0) is None, (
        "second now, in the middle before"
    )
    assert position(ratios([many[1], many[0], *many[2:]]), 0) is None, "there is no year before"


@pytest.mark.parametrize(("places", "number"), [(99, None), (100, 2)])
def test_second_and_third_are_told_from_a_hundred_places_on(places, number):
    many = [20.17 - 0.13 * at for at in range(places)]
    told = position(ratios(many, many), 1)
    assert (told and told.number) == number


@pytest.mark.parametrize(("before", "number"), [(11, 2), (12, None)])
def test_second_and_third_are_told_where_they_were_in_the_first_tenth_the_year_before(before, number):
    many = [20.17 - 0.13 * at for at in range(120)]
    earlier = [many[0], many[before], *many[1:before], *many[before + 1 :]]
    told = position(ratios(earlier, many), 1)
    assert (told and told.number) == number


def test_the_newest_official_year_comes_before_a_newer_example():
    made = cells(
        [[1, 2, 3, 4.0], [2, 3, 4, 5.0], [3, NAN, NAN, NAN]],
        years=(2019, 2020, 2024),
        places=keys(4),
        provenance=np.array([[OFFICIAL] * 4, [OFFICIAL] * 4, [EXAMPLE] * 4], np.int8),
    )
    assert year_row(made) == 1
    assert table(made, None, RATIO).year == 2020


def test_an_official_figure_of_one_place_does_not_take_the_year_from_all_others():
    made = cells(
        [[1, 2, 3, 4.0], [NAN, NAN, NAN, 5.0], [2, 3, 4, NAN]],
        years=(2022, 2023, 2024),
        places=keys(4),
        provenance=np.array([[EXAMPLE] * 4, [DISTRICT] * 4, [EXAMPLE] * 4], np.int8),
    )
    assert year_row(made) == 2


def test_nobody_is_one_of_one():
    found = table(cells([[7.0]], places=("13076",), level="kreis"), None, RATIO)
    assert found.ranked == 0 and found.rank.tolist() == [0]
