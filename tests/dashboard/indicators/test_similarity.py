"""Who is like whom: nearest neighbours on published context, and what a group of places has as its figure."""

from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import RobustScaler

from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.indicators.similarity import (
    DEFAULT_WEIGHTS,
    FARTHEST_OUT,
    MOST,
    Feature,
    counted_members,
    group_cells,
    nearest_town,
    neighbours,
    standardised,
    weights_of,
)

NAN = float("nan")
FAR = float("inf")
KEYS = tuple(DEFAULT_WEIGHTS)


def text(word):
    return {"de": word, "en": word}


QUOTE = Indicator(
    key="quote", theme="t", name=text("Quote"), short=text("Quote"), subtitle=text("-"), unit="percent", decimals=1,
    direction="neutral", reporting_date=text("-"), definition=text("-"), reading_help=text("-"),
    confidentiality="persons", numerator=("a",), denominator=("b",), factor=100,
)  # fmt: skip


def features(table, logarithmic=()):
    return [Feature(key, np.array(column, float), key in logarithmic) for key, column in table.items()]


@pytest.mark.parametrize("seed", range(20))
def test_neighbours_are_those_of_scikit_learn(seed):
    """On the same standardised table with the same weights, for every place."""
    random = np.random.default_rng(seed)
    table = np.exp(random.normal(size=(60, len(KEYS)))) * 100
    weights = dict(zip(KEYS, random.uniform(0.1, 3, len(KEYS)), strict=True))
    share = np.array([weights[key] for key in KEYS]) / sum(weights.values())
    scaled = table.copy()
    scaled[:, 0] = np.log(scaled[:, 0])
    scaled = RobustScaler(unit_variance=True).fit_transform(scaled)
    scaled[:, 1:] = scaled[:, 1:].clip(-FARTHEST_OUT, FARTHEST_OUT)
    scaled *= np.sqrt(share)
    distances, order = NearestNeighbors(n_neighbors=MOST + 1).fit(scaled).kneighbors(scaled)
    given_features = [Feature(key, table[:, i], logarithmic=i == 0) for i, key in enumerate(KEYS)]
    for place in range(60):
        found = neighbours(place, given_features, weights, farthest=FAR)
        assert found.places == tuple(order[place, 1:])
        assert found.distances == pytest.approx(distances[place, 1:])


def test_the_logarithm_makes_doubling_the_same_step_everywhere():
    scaled = standardised(Feature("einwohner", np.array([500.0, 1000.0, 5000.0, 10000.0]), logarithmic=True))
    assert scaled[1] - scaled[0] == pytest.approx(scaled[3] - scaled[2])
    plain = standardised(Feature("einwohner", np.array([500.0, 1000.0, 5000.0, 10000.0])))
    assert plain[1] - plain[0] < plain[3] - plain[2]


def test_a_feature_in_which_all_places_agree_tells_nothing_apart():
    table = {"einwohner": [1, 2, 3, 4], "dichte": [7, 7, 7, 7]}
    found = neighbours(0, features(table), {"einwohner": 1.0, "dichte": 5.0}, farthest=FAR)
    assert found.places == (1, 2, 3)
    assert (found.gaps[:, 1] == 0).all()


def test_a_weight_moves_the_neighbours_towards_its_feature():
    table = {"einwohner": [100, 110, 500, 900], "dichte": [50, 10, 50, 90]}
    assert neighbours(0, features(table), {"einwohner": 10, "dichte": 0.1}, farthest=FAR).places[0] == 1
    assert neighbours(0, features(table), {"einwohner": 0.1, "dichte": 10}, farthest=FAR).places[0] == 2


@given(scale=st.floats(0.01, 100))
def test_only_the_ratio_of_weights_counts(scale):
    table = features({"einwohner": [1, 5, 2, 9], "dichte": [3, 1, 2, 8]})
    one = neighbours(0, table, {"einwohner": 2, "dichte": 1}, farthest=FAR)
    other = neighbours(0, table, {"einwohner": 2 * scale, "dichte": scale}, farthest=FAR)
    assert one.places == other.places
    assert one.distances == pytest.approx(other.distances)


@given(
    table=arrays(float, (12, 3), elements=st.floats(1, 1e6)),
    holes=arrays(bool, (12, 3)),
    place=st.integers(0, 11),
)
def test_nobody_is_excluded_for_a_missing_figure_and_the_place_itself_always(table, holes, place):
    table = np.where(holes, NAN, table)
    given_features = [Feature(key, table[:, i]) for i, key in enumerate(KEYS[:3])]
    found = neighbours(place, given_features, DEFAULT_WEIGHTS, most=12, farthest=FAR)
    assert place not in found.places
    assert list(found.distances) == sorted(found.distances)
    assert set(found.used) | set(found.lacking) == set(KEYS[:3])
    if found.used:
        unknown = np.isnan(table[:, [KEYS.index(key) for key in found.used]])
        assert set(found.places) == set(np.flatnonzero(~unknown.all(axis=1)).tolist()) - {place}
        assert found.incomplete == unknown.any(axis=1).sum()


def test_a_missing_figure_makes_a_place_neither_alike_nor_unlike():
    """It stands between one that agrees in everything and one that lies far away in that feature."""
    table = {"einwohner": [100, 100, 100, 100], "dichte": [10, 10, NAN, 90]}
    found = neighbours(0, features(table), DEFAULT_WEIGHTS, farthest=FAR)
    assert found.places == (1, 2, 3)
    assert np.isnan(found.gaps[1, found.used.index("dichte")])


def test_a_missing_feature_counts_with_half_its_weight_and_the_mean_gap():
    table = features({"einwohner": [1, 2, 3], "dichte": [4, NAN, 7]})
    size, density = (standardised(one) for one in table)
    found = neighbours(0, table, {"einwohner": 1.0, "dichte": 1.0}, farthest=FAR)
    mean = (0 + (density[2] - density[0]) ** 2) / 2
    expected = np.sqrt(((size[1] - size[0]) ** 2 + 0.5 * mean) / 1.5)
    assert found.distances[found.places.index(1)] == pytest.approx(expected)


def test_a_city_of_millions_and_a_hamlet_do_not_move_what_the_many_are_compared_by():
    """The quartiles of a thousand villages stay where they are; means and deviations would not."""
    villages = np.random.default_rng(1).normal(20, 4, 1000)
    alone = standardised(Feature("kinder", villages))
    among = standardised(Feature("kinder", np.append(villages, [1e6, 0.0, 100.0])))
    assert among[:1000] == pytest.approx(alone, abs=0.02)
    assert among.max() == FARTHEST_OUT


def test_one_odd_share_does_not_decide_alone_who_is_alike():
    """A hamlet with a camp is as far from everybody in that as one can be, and near in the rest."""
    table = {"einwohner": [100, 110, 5000, 90, 105], "auslaendisch": [70, 4, 5, 6, 5]}
    found = neighbours(
        0, features(table, ("einwohner",)), {"einwohner": 2.0, "auslaendisch": 1.0}, farthest=FAR
    )
    assert set(found.places[:3]) == {1, 3, 4}


def test_where_half_of_the_values_are_the_same_the_deviation_tells_them_apart():
    scaled = standardised(Feature("stadt", np.array([0.0] * 7 + [1.0, 1.5, 2.0])))
    assert (np.diff(scaled[6:]) > 0).all()


def test_what_less_than_half_of_the_places_have_tells_nothing_of_the_others():
    table = {"einwohner": [1, 2, 3, 4, 5], "entwicklung": [90, 95, NAN, NAN, NAN]}
    found = neighbours(0, features(table), DEFAULT_WEIGHTS, farthest=FAR)
    assert (found.used, found.lacking) == (("einwohner",), ("entwicklung",))


def test_all_of_germany_takes_milliseconds():
    random = np.random.default_rng(3)
    table = [Feature(key, np.exp(random.normal(size=10_775)), key == "einwohner") for key in KEYS]
    durations = []
    for place in range(5):
        start = perf_counter()
        assert len(neighbours(place, table, DEFAULT_WEIGHTS, farthest=FAR).places) == MOST
        durations.append(perf_counter() - start)
    assert min(durations) < 0.05


def test_what_the_place_has_no_figure_for_is_left_out_and_named():
    table = {"einwohner": [100, 110, 500], "kinder": [NAN, 5, 6]}
    found = neighbours(0, features(table), DEFAULT_WEIGHTS, farthest=FAR)
    assert (found.used, found.lacking) == (("einwohner",), ("kinder",))
    assert found.places == (1, 2)


def test_a_place_without_any_figure_has_no_similar_places():
    found = neighbours(0, features({"einwohner": [NAN, 5, 6]}), DEFAULT_WEIGHTS)
    assert (found.places, found.used, found.lacking) == ((), (), ("einwohner",))


def test_what_lies_too_far_away_is_not_called_similar():
    table = features({"einwohner": [10, 11, 12, 13, 1000]})
    assert neighbours(4, table, {"einwohner": 1}).places == ()
    assert neighbours(0, table, {"einwohner": 1}).places == (1,)
    assert neighbours(0, table, {"einwohner": 1}, farthest=3).places == (1, 2, 3)


def test_unknown_and_negative_weights_are_named_and_change_nothing():
    weights, wrong = weights_of((("dichte", 3.0), ("quatsch", 1.0), ("stadt", -1.0)))
    assert weights == {**DEFAULT_WEIGHTS, "dichte": 3.0}
    assert wrong == ("quatsch", "stadt")


def test_weights_of_nothing_but_zero_compare_nothing_and_are_refused():
    weights, wrong = weights_of(tuple((key, 0.0) for key in DEFAULT_WEIGHTS))
    assert weights == DEFAULT_WEIGHTS
    assert set(wrong) == set(DEFAULT_WEIGHTS)


def test_the_next_town_is_the_nearest_one_and_a_town_is_its_own():
    points, towns = np.array([[0.0, 0.0], [30.0, 40.0]]), np.array([[30.0, 40.0], [300.0, 0.0]])
    assert nearest_town(points, towns).tolist() == pytest.approx([50.0, 0.0])
    assert np.isnan(nearest_town(points, np.empty((0, 2)))).all()
    assert np.isnan(nearest_town(np.array([[NAN, NAN]]), towns)).all()


def members(numerator, denominator, status=None, value=None):
    above, below = np.array(numerator, float), np.array(denominator, float)
    shares = above / below * 100 if value is None else np.array(value, float)
    codes = (
        np.where(np.isnan(shares), Status.SUPPRESSED, Status.REPORTED) if status is None else np.array(status)
    )
    zeros = np.zeros(shares.shape, np.int8)
    return Cells(
        "quote", "gemeinde", "", "1", tuple(range(2020, 2020 + len(shares))), tuple("abcde"[: shares.shape[1]]), shares,
        np.full(shares.shape, NAN), np.full(shares.shape, NAN), above, below, codes.astype(np.int8), zeros, zeros,
        zeros, ("amt",),
    )  # fmt: skip


def test_the_group_has_the_rate_of_its_sums_and_never_the_mean_of_its_rates():
    group = group_cells(members([[1, 50]], [[10, 100]]), QUOTE, "aehnliche")
    assert group.value[0, 0] == pytest.approx(51 / 110 * 100)
    assert (group.numerator[0, 0], group.denominator[0, 0]) == (51, 110)
    assert group.places == ("aehnliche",)


def hidden_in(rows, *hidden):
    found = members(rows, [[10] * len(rows[0])] * len(rows))
    status = found.status.copy()
    for row, column in hidden:
        status[row, column] = Status.SUPPRESSED
        for array in (found.value, found.numerator, found.denominator):
            array[row, column] = NAN
    return replace(found, status=status)


def test_a_hidden_member_is_left_out_of_its_year_and_counted():
    """The line is made of published cells alone: who has them learns nothing from it."""
    found = hidden_in([[1, 5, 6, 7], [2, 5, 6, 7]], (0, 0))
    group = group_cells(found, QUOTE, "aehnliche")
    assert group.numerator[:, 0].tolist() == [18, 20]
    assert group.denominator[:, 0].tolist() == [30, 40]
    assert counted_members(found) == (3, 4)
    assert group.status[0, 0] == Status.REPORTED


def test_a_line_of_fewer_than_half_of_the_members_is_none():
    found = hidden_in([[1, 5, 6, 7]], (0, 0), (0, 1), (0, 2))
    group = group_cells(found, QUOTE, "aehnliche")
    assert np.isnan(group.value[0, 0])
    assert group.status[0, 0] == Status.SUPPRESSED
    assert counted_members(found) == (0,)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(10, 99), st.booleans()), min_size=2, max_size=5))
def test_the_line_is_the_rate_of_what_its_members_show_and_of_nothing_else(rows):
    found = members(
        [[NAN if hidden else cases for cases, _, hidden in rows]], [[base for _, base, _ in rows]]
    )
    group = group_cells(found, QUOTE, "x")
    shown = [(cases, base) for cases, base, hidden in rows if not hidden]
    if 2 * len(shown) >= len(rows):
        assert group.value[0, 0] == pytest.approx(100 * sum(a for a, _ in shown) / sum(b for _, b in shown))
    else:
        assert np.isnan(group.value[0, 0])


def test_a_published_ratio_cannot_be_added_up_but_its_span_can_be_shown():
    without = [[NAN] * 5]
    group = group_cells(members(without, without, value=[[3, 9, 1, 5, 7]]), replace(QUOTE, numerator=()), "x")
    assert np.isnan(group.value[0, 0])
    assert group.status[0, 0] == Status.NOT_APPLICABLE
    assert (group.lower[0, 0], group.upper[0, 0]) == (3, 7), "the middle half"


def test_counts_that_their_office_has_changed_at_random_are_not_added_up():
    """The office gives no sum of the similar places, and sums of changed counts are not what it would give."""
    census = replace(QUOTE, as_published=True)
    group = group_cells(members([[5, 6, 7, 8]], [[50, 50, 50, 90]]), census, "x")
    assert np.isnan(group.value[0, 0])
    assert group.status[0, 0] == Status.NOT_APPLICABLE
    assert group.lower[0, 0] < group.upper[0, 0], "where the middle half lies is no sum"


def test_a_ratio_beside_a_formula_cannot_be_added_up_either():
    group = group_cells(members([[5, NAN]], [[10, NAN]], value=[[50, 9]]), QUOTE, "x")
    assert np.isnan(group.value[0, 0])
    assert group.status[0, 0] == Status.NOT_APPLICABLE


def test_three_places_have_no_span():
    group = group_cells(members([[5, NAN, 6, 7]], [[10, NAN, 10, 10]]), QUOTE, "x")
    assert np.isnan(group.lower[0, 0])
    assert np.isnan(group.upper[0, 0])


def test_a_count_has_no_figure_for_a_group_of_places_to_compare_with():
    """Ten municipalities together have more of everything than one."""
    counts = members([[5, 6]], [[NAN, NAN]], value=[[5, 6]])
    group = group_cells(counts, replace(QUOTE, denominator=(), unit="persons", factor=1), "x")
    assert np.isnan(group.value[0, 0])
    assert group.status[0, 0] == Status.NOT_APPLICABLE
