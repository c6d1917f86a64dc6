"""What lies in a named place, near it and farther away."""

from __future__ import annotations

import pytest

from callbacks.search.lines import FAR_KM, AboutPlace, located
from dashboard.search.index import Found, SearchEntry

PLACE = AboutPlace("p", "Ort", "p", (11.5, 53.5), frozenset({"p"}))
POINTS = {
    "here": ("p", (11.5, 53.5), ""),
    "near": ("q", (11.6, 53.5), ""),
    "far": ("q", (12.0, 53.5), ""),
    "beyond": ("q", (11.5, 53.5 + FAR_KM / 100), ""),
}


def found(**scores):
    return [Found(SearchEntry("institution", key, (key,)), score, key) for key, score in scores.items()]


@pytest.mark.parametrize(
    ("scores", "keys"),
    [
        ({"beyond": 2.0, "far": 1.0, "near": 0.6, "here": 0.5}, ["here", "far", "near"]),
        ({"beyond": 2.0, "far": 1.0, "near": 0.6}, ["far", "near"]),
        ({"far": 0.7, "near": 0.6}, ["near"]),
        ({"beyond": 2.0}, []),
    ],
)
def test_what_the_place_has_comes_first_and_what_fits_far_better_before_what_is_near(scores, keys):
    ranked = located(found(**scores), PLACE, POINTS, {})
    assert [one.found.entry.key for one in ranked] == keys
