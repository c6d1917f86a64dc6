"""Every interval that the API gives solves the equation of its method, and nothing else has one."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from tests.wire.profile.recount import counts

Z = norm.ppf(0.975)


@pytest.fixture(scope="module")
def proportions(recount):
    """Cases, base and both limits as shares of every row that has an interval."""
    found, without = [], 0
    for (indicator, place), years in recount.rows.items():
        entry = recount.entries[indicator]
        chance = recount.tested(entry, "")
        for row in years.values():
            of, limits = counts(row), (row["untergrenze"], row["obergrenze"])
            if chance and of and (of[0] <= of[1] or not entry.is_proportion):
                assert entry.is_proportion, "no rate has counts as long as nobody imports them"
                found.append((*of, *(one / entry.factor for one in limits)))
            else:
                assert limits == (None, None), (indicator, place, row)
                without += 1
    assert without > 10_000
    return np.array(found, float).T


def test_a_proportion_lies_just_so_many_standard_errors_of_each_limit_away_from_it(proportions):
    """Wilson (1927): the limits are those shares from which the observed one is 1.96 of *their* errors away."""
    cases, base, *limits = proportions
    share = cases / base
    for limit in limits:
        np.testing.assert_allclose((share - limit) ** 2, Z * Z * limit * (1 - limit) / base, atol=1e-9)
    assert (limits[0] <= share + 1e-12).all() and (share <= limits[1] + 1e-12).all()
    assert len(cases) > 10_000
