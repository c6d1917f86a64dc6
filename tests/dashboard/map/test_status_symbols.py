"""Which sign each status of a figure bears, with and without a published value."""

import pytest

from dashboard.domain.observation import Status
from dashboard.map.status_symbols import (
    HIDDEN,
    LATER,
    MISSING,
    NOT_APPLICABLE,
    UNRELIABLE,
    VALUE,
    WRITTEN,
    ZERO,
    symbols_of,
)
from tests.dashboard.charts.panel_slab import small_slab


@pytest.mark.parametrize(
    ("status", "without", "lowest_class"),
    [
        (Status.REPORTED, MISSING, VALUE),  # a figure that is no number is not shown as one
        (Status.ZERO, ZERO, ZERO),
        (Status.ROUNDED_ZERO, ZERO, ZERO),
        (Status.SUPPRESSED, HIDDEN, HIDDEN),
        (Status.UNRELIABLE, UNRELIABLE, VALUE),  # published all the same: shown, as few cases
        (Status.NOT_COLLECTED, MISSING, MISSING),
        (Status.NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE),
        (Status.LATER, LATER, LATER),
        (Status.BASE_MISSING, MISSING, MISSING),
    ],
)
def test_every_status_has_its_sign(status, without, lowest_class):
    slab = small_slab(status=[[0, 0, 0], [status, status, 0]], classes=[[0, 1, 0], [-1, 0, 1]])
    symbols = symbols_of(slab, 2021)
    assert (symbols["a"].kind, symbols["b"].kind) == (without, lowest_class)
    assert bool(symbols["b"].colour) == (lowest_class == VALUE)
    assert symbols["a"].colour == ""
    assert symbols["b"].few == (status == Status.UNRELIABLE)


def test_signs_that_are_written_are_those_of_the_statistical_offices():
    assert (WRITTEN[ZERO], WRITTEN[UNRELIABLE], WRITTEN[LATER]) == ("0", "/", "…")
