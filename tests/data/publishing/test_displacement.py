"""Real figures displace the examples of everything they belong with: a rate is never made of both."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.domain.observation import Status
from data.importing.write import import_deliveries
from data.publishing.rollback import rollback
from tests.data.stores.deliveries import delivery
from tests.databases.worlds import TODAY

pytestmark = pytest.mark.one_database

OWN = "landkreis"
RATE = "betreuungsquote_u3"


@pytest.fixture
def ready(stores, world):
    """Examples of children under 3 and of those in care, three years each."""
    for year in (2021, 2022, 2023):
        world.counts("kinder_u3", year - 1, dict(zip(TODAY, ("40", "50", "60", "90"), strict=True)))
        world.counts("kinder_betreut_u3", year, dict(zip(TODAY, ("20", "25", "30", "45"), strict=True)))
        world.counts("kinder_betreut_3_6", year, dict(zip(TODAY, ("20", "25", "30", "45"), strict=True)))
    world.counts("kitas", 2023, dict(zip(TODAY, ("4", "5", "6", "7"), strict=True)))
    stores.prepare_alike(world)
    return stores


def bring(stores, measure, year, values, **more):
    rows = [(measure, area, year, float(value), OWN) for area, value in zip(TODAY, values, strict=False)]
    return import_deliveries(stores.raw, stores.published, [delivery(*rows)], "test", **more)


def cells(stores, indicator=RATE, level="gemeinde", year=2023):
    found = all_cells(stores, indicator, level)
    row = found.years.index(year)
    return found.value[row], found.status[row], found.provenance[row]


def all_cells(stores, indicator=RATE, level="gemeinde"):
    return stores.repository().cells(indicator, level, places=TODAY if level == "gemeinde" else ["13076"])


def test_an_own_numerator_over_an_example_base_waits_for_its_base(ready):
    """The case that could not be published: more children in care than the example says there are."""
    bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40))
    value, status, provenance = cells(ready)
    assert np.isnan(value).all()
    assert set(status) == {Status.BASE_MISSING}
    assert set(provenance) == {1}
    assert set(cells(ready, level="kreis", year=2023)[1][:1]) == {Status.BASE_MISSING}


def test_other_years_keep_their_examples(ready):
    bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40))
    value, _, provenance = cells(ready, year=2022)
    assert value[0] == 50
    assert set(provenance) == {2}


def test_the_whole_family_of_that_year_is_without_examples(ready):
    bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40))
    found = all_cells(ready, "betreuungsquote_3_6")
    assert 2023 not in found.years or set(found.status[found.years.index(2023)]) == {Status.NOT_COLLECTED}
    assert cells(ready, "kitas")[0][0] == 4


def test_one_municipality_is_enough(ready):
    """A district is never half example, half real."""
    bring(ready, "kinder_betreut_u3", 2023, (45,))
    _, status, provenance = cells(ready)
    assert status.tolist() == [Status.BASE_MISSING, *[Status.NOT_COLLECTED] * 3]
    assert 2 not in provenance


def test_with_both_counts_the_rate_is_the_districts_own(ready):
    bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40))
    bring(ready, "kinder_u3", 2022, (60, 50, 60, 80))
    value, status, provenance = cells(ready)
    assert value.tolist() == [75, 40, 50, 50]
    assert set(provenance) == {1}
    assert set(status) == {Status.REPORTED}


def test_taking_it_back_brings_the_examples_back(ready):
    before = ready.repository().digest()
    version = bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40)).version
    rollback(ready.raw, ready.published, version)
    assert ready.repository().digest() == before
    assert cells(ready)[0][0] == 50


def test_taking_it_back_below_a_later_import_brings_the_examples_back(ready):
    version = bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40)).version
    bring(ready, "kitas", 2023, (1, 2, 3, 4))
    rollback(ready.raw, ready.published, version)
    assert cells(ready)[0][0] == 50


def test_a_draft_displaces_nothing(ready):
    bring(ready, "kinder_betreut_u3", 2023, (45, 20, 30, 40), draft=True)
    assert cells(ready)[0][0] == 50


def test_a_total_of_an_office_is_not_divided_by_a_sum_of_examples(ready):
    given = delivery(("kinder_betreut_u3", "13076", 2023, 500.0, "21111-01-03-4"))
    import_deliveries(ready.raw, ready.published, [given], "test")
    found = all_cells(ready, level="kreis")
    assert 2023 not in found.years or np.isnan(found.value[found.years.index(2023)]).all()
    assert cells(ready)[0][0] == 50


def test_counts_of_an_office_for_municipalities_displace_examples_too(ready):
    rows = [("kinder_u3", area, 2022, 10.0, "21111-01-03-4") for area in TODAY]
    import_deliveries(ready.raw, ready.published, [delivery(*rows)], "test")
    found = all_cells(ready)
    assert 2023 not in found.years


def test_figures_under_the_key_of_a_predecessor_displace_its_successors_district(ready):
    given = delivery(("kinder_betreut_u3", "13076010", 2023, 5.0, OWN))
    import_deliveries(ready.raw, ready.published, [given], "test")
    found = all_cells(ready)
    assert 2023 not in found.years or 2 not in found.provenance[found.years.index(2023)]
