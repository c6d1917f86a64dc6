"""Ways are reckoned with the institutions in force when the newest of them were delivered, whatever the clock says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from unittest.mock import Mock

import pytest
from sqlalchemy import update

from dashboard.domain.area import Area
from dashboard.domain.institutions.entries import Entries
from data import embedded_institutions
from data.publishing.institutions.derived import FiguresWithDerived
from data.stores import schema
from tests.data.publishing.institutions.test_institution_releases import bring
from tests.data.publishing.institutions.test_ways import AREAS, MINUTES, SCHOOL

AREA: dict[str, Area] = {one.key: one for one in AREAS}


@pytest.mark.one_database
def test_the_day_is_that_of_the_newest_delivery(stores, world):
    """A school that has begun or ended by now counts as it did when somebody last told of institutions."""
    world.counts("kitas", 2020, {"13076001": "4"})
    stores.prepare_alike(world)
    ended = replace(SCHOOL, valid_until=date(2021, 7, 31))
    bring(stores, Entries((ended,)), "school.csv")

    def told_on(day: date) -> bool:
        with stores.raw.begin() as raw:
            raw.execute(
                update(schema.release).values(made_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
            )
            figures = FiguresWithDerived.of(Mock(deliveries=lambda *_: ()), raw, AREA, [MINUTES])
            return bool(figures.deliveries(MINUTES, ""))

    assert told_on(date(2021, 7, 31))
    assert not told_on(date(2021, 8, 1))


def test_what_ships_has_no_day_to_come():
    """So the first start makes the same figures on every day from the last confirmation on."""
    shipped = embedded_institutions.entries().institutions
    days = [day for one in shipped for day in (one.valid_from, one.valid_until) if day]
    assert days
    assert max(days) < max(one.confirmed_on for one in shipped if one.confirmed_on)
