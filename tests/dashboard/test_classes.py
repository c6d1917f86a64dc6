"""Class breaks: laws, and the same answers as the libraries that only the tests may use."""

from itertools import pairwise

import mapclassify
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dashboard.compute.classes import class_breaks, classify, natural_breaks, nice_axis, nice_step

METHODS = ("quantile", "gleich", "natuerlich", "stufenlos")
shown = st.integers(-100_000, 100_000).map(lambda n: n / 10)
cells = arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=12), elements=shown | st.just(np.nan))
methods = st.sampled_from(METHODS)
counts = st.integers(3, 7)


def deviations(values, breaks):
    """Sum of squared deviations from the class means."""
    classes = classify(values, tuple(breaks))
    return sum(((values[classes == one] - values[classes == one].mean()) ** 2).sum() for one in np.unique(classes))


@given(cells, methods, counts)
def test_breaks_ascend_and_no_class_is_empty_over_all_years(values, method, count):
    breaks = class_breaks(values, method, count)
    assert len(breaks) < count
    assert all(low < high for low, high in pairwise(breaks))
    if not np.isnan(values).all():
        assert set(classify(values, breaks).ravel()) - {-1} == set(range(len(breaks) + 1))


@given(cells, methods, counts)
def test_a_value_on_a_break_belongs_to_the_class_above(values, method, count):
    breaks = class_breaks(values, method, count)
    classes = classify(values, breaks)
    assert classes.shape == values.shape
    edges = [-np.inf, *breaks, np.inf]
    for index in range(len(breaks) + 1):
        inside = values[classes == index]
        assert np.all((edges[index] <= inside) & (inside < edges[index + 1]))
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
    values = np.sort(random.choice([random.normal(20, 4, 70), random.gamma(2, 9, 70), random.random(70) * 1e6]))
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
