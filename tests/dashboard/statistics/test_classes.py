"""Class breaks: laws, and the same answers as the libraries that only the tests may use."""

from itertools import pairwise

import mapclassify
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dashboard.statistics.class_breaks import digits_of, fit, natural_breaks
from dashboard.statistics.classes import (
    MOST_ALIKE,
    alike,
    class_breaks,
    classes_of,
    classify,
    nice_axis,
    nice_step,
    symmetric_classes,
)

METHODS = ("quantile", "gleich", "natuerlich", "stufenlos")
shown = st.integers(-100_000, 100_000).map(lambda n: n / 10)
cells = arrays(
    np.float64, array_shapes(min_dims=2, max_dims=2, max_side=12), elements=shown | st.just(np.nan)
)
methods = st.sampled_from(METHODS)
counts = st.integers(3, 7)


def deviations(values, breaks):
    """Sum of squared deviations from the class means."""
    classes = classify(values, tuple(breaks))
    return sum(
        ((values[classes == one] - values[classes == one].mean()) ** 2).sum() for one in np.unique(classes)
    )


@given(cells, methods, counts)
def test_breaks_ascend_and_only_equal_steps_may_leave_a_class_empty_over_all_years(values, method, count):
    breaks = class_breaks(values, method, count)
    assert len(breaks) < count
    assert all(low < high for low, high in pairwise(breaks))
    if method in ("quantile", "natuerlich") and not np.isnan(values).all():
        assert set(classify(values, breaks).ravel()) - {-1} == set(range(len(breaks) + 1))


@given(cells, methods, counts)
def test_a_value_on_a_break_belongs_to_the_class_above(values, method, count):
    breaks = class_breaks(values, method, count)
    classes = classify(values, breaks)
    assert classes.shape == values.shape
    edges = [-np.inf, *breaks, np.inf]
    mirrored = bool(breaks) and [-one for one in reversed(breaks)] == list(breaks)
    for index in range(len(breaks) + 1):
        inside = values[classes == index]
        below = inside[inside < 0] if mirrored else inside[:0]
        above = inside[inside >= 0] if mirrored else inside
        assert np.all((edges[index] <= above) & (above < edges[index + 1]))
        assert np.all((edges[index] < below) & (below <= edges[index + 1]))
    assert np.array_equal(classes == -1, np.isnan(values))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("values", [[], [np.nan, np.nan], [7.0], [7.0, np.nan, 7.0, 7.0]])
def test_where_nothing_differs_there_is_nothing_to_divide(method, values):
    assert class_breaks(np.array(values, dtype=float), method, 5) == ()


def test_own_breaks_are_taken_as_they_are():
    assert class_breaks(np.arange(9.0), "eigene", 5, (2.5, 100.0)) == (2.5, 100.0)


def test_few_different_values_give_fewer_classes():
    breaks = class_breaks(np.array([1.0, 1, 1, 2, 2, 3]), "natuerlich", 7)
    assert len(breaks) == 2


@pytest.mark.filterwarnings("ignore:Numba not installed")  # the library warns that it is slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("count", [3, 5, 7])
def test_natural_breaks_are_as_good_as_the_librarys(seed, count):
    random = np.random.default_rng(seed)
    values = np.sort(
        random.choice([random.normal(20, 4, 70), random.gamma(2, 9, 70), random.random(70) * 1e6])
    )
    library = mapclassify.FisherJenks(values, k=count)
    theirs = deviations(values, np.nextafter(library.bins[:-1], np.inf))
    assert deviations(values, natural_breaks(values, count)) == pytest.approx(theirs, rel=1e-9)


def test_natural_breaks_keep_their_digits_far_from_zero():
    """The difference of two large squares loses the digits that decide."""
    values = np.array([1.0, 1.1, 1.2, 5.0, 5.1, 9.0, 9.1, 9.2]) + 1e9
    assert natural_breaks(values, 3) == pytest.approx([1e9 + 5.0, 1e9 + 9.0], abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_quantiles_are_the_librarys_but_for_rounding(seed):
    """No break moves by more than a fiftieth of the places."""
    values = np.random.default_rng(seed).normal(50, 12, 400)
    theirs = np.bincount(mapclassify.Quantiles(values, k=5).yb, minlength=5)
    ours = np.bincount(classify(values, class_breaks(values, "quantile", 5)), minlength=5)
    assert np.abs(np.cumsum(ours) - np.cumsum(theirs)).max() <= 400 // 50 + 1


def test_equal_steps_have_one_width():
    breaks = class_breaks(np.linspace(0, 50, 201), "gleich", 5)
    assert breaks == (10.0, 20.0, 30.0, 40.0)


def test_breaks_carry_no_more_digits_than_they_need():
    values = np.random.default_rng(1).normal(40.123, 9.87, 500)
    assert all(round(one) == one for one in class_breaks(values, "quantile", 5))


@given(shown, shown.map(abs))
def test_an_axis_holds_all_values_and_zero(low, spread):
    bottom, top = nice_axis(low, low + spread)
    assert bottom <= min(low, 0.0)
    assert top >= (low + spread) * (1 - 1e-9)
    assert bottom < top


@given(st.floats(1e-6, 1e9), st.integers(1, 50))
def test_a_step_is_round_and_about_as_long_as_wanted(spread, about):
    step = nice_step(spread, about)
    leading = step / 10 ** np.floor(np.log10(step) + 1e-9)
    assert any(leading == pytest.approx(one) for one in (1, 2, 2.5, 5))
    assert spread / about * 0.99 <= step <= spread / about * 2.6


def test_breaks_have_no_more_digits_than_the_values():
    """Half of what is written "8,58" cannot be read off values like 8,6."""
    values = np.round(np.random.default_rng(1).gamma(4, 4, 60), 1)
    for method in ("quantile", "natuerlich"):
        breaks = class_breaks(values, method, 5)
        assert len(breaks) == 4
        assert all(round(one, 1) == one for one in breaks)


def gvf(values, breaks):
    """By the definition: one less the squared deviations from the class means over those from the mean."""
    known = values[~np.isnan(values)]
    return 1 - deviations(known, breaks) / ((known - known.mean()) ** 2).sum()


few_places = st.lists(st.integers(-999, 9999).map(lambda n: n / 10), min_size=2, max_size=29).map(np.array)


@given(few_places, st.sampled_from(("natuerlich", "quantile")), counts)
def test_of_few_places_breaks_are_rounded_only_as_far_as_the_classes_fit_as_well(values, method, count):
    """Eight districts: a break rounded past one of them joins what the method had parted."""
    assume(np.unique(values).size > 2)
    ascending = np.sort(values)
    if method == "natuerlich":
        best = gvf(values, np.unique(natural_breaks(ascending, count)))
    else:
        raw = np.unique(np.quantile(values, np.arange(1, count) / count))
        best = gvf(values, raw[raw > values.min()])
    made = classes_of(values, method, count)
    assert made.method != method or gvf(values, made.breaks) >= 0.98 * best - 1e-9
    assert fit(ascending, made.breaks) == pytest.approx(gvf(values, made.breaks))


@given(cells, methods, counts)
def test_breaks_can_be_written_with_the_digits_that_the_values_have(values, method, count):
    """One that is scaled after it was rounded is 0.30000000000000004."""
    breaks = class_breaks(values, method, count)
    digits = digits_of(values)
    assert all(float(f"{one:.{digits}f}") == one for one in breaks)


@given(cells, st.sampled_from(("gleich", "stufenlos")), counts)
def test_equal_steps_are_equal(values, method, count):
    breaks = class_breaks(values, method, count)
    digits = digits_of(values)
    widths = {round((high - low) * 10**digits) for low, high in pairwise(breaks)}
    assert len(widths) <= 1
    differences = symmetric_classes(values, method, count).breaks
    assert len({round((high - low) * 10 ** digits_of(values)) for low, high in pairwise(differences)}) <= 1


@given(cells, counts)
def test_the_default_never_colours_nearly_all_alike_where_other_breaks_could_part_them(values, count):
    made = classes_of(values, "quantile", count, (), values.shape[0] - 1)
    if alike(values[-1], made.breaks) > MOST_ALIKE:
        for method in ("natuerlich", "gleich"):
            assert alike(values[-1], class_breaks(values, method, count)) > MOST_ALIKE


def test_many_equal_values_are_not_called_equal_numbers_per_class():
    """Of 100 municipalities 70 have one Kita: no method gives five classes of twenty."""
    values = np.array([[1.0] * 70 + [2.0] * 15 + [3.0] * 10 + [9.0] * 5])
    assert not classes_of(values, "quantile", 5).even
    assert classes_of(np.arange(100.0)[None, :], "quantile", 5).even


def test_few_that_change_have_classes_of_their_own():
    """Four of 142 municipalities have one Kita more; quantiles of all changes lie at zero and part
    nothing."""
    values = np.array([[1.0] * 4 + [0.0] * 138])
    for method in ("quantile", "natuerlich", "gleich"):
        made = symmetric_classes(values, method, 5)
        classes = classify(values, made.breaks)
        assert made.zeros, method
        assert set(classes[0, :4]) == {2}, method
        assert set(classes[0, 4:]) == {1}, method


def test_those_that_change_are_parted_among_themselves():
    changes = np.array([[0.0] * 90 + [0.1, -0.2, 0.4, 3.0, -5.0, 0.3, 8.0, 1.0, -0.1, 2.0]])
    made = symmetric_classes(changes, "quantile", 5)
    assert made.breaks == (-1.0, -0.1, 0.1, 1.0)
    assert np.bincount(classify(changes, made.breaks)[0]).tolist() == [1, 2, 90, 3, 4]


def test_a_difference_on_a_break_lies_as_far_from_the_middle_below_zero_as_above_it():
    assert classify(np.array([-3.0, -1.0, 0.0, 1.0, 3.0]), (-3.0, -1.0, 1.0, 3.0)).tolist() == [0, 1, 2, 3, 4]
