"""The store and the pack together: who gives a cell, and what a district is offered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.observation import Status
from data.catalogue.loader import load
from data.cells import arrange
from data.germany import indicators
from data.germany.figures import HEAD, Pack

CATALOGUE = load()
STATES = tuple(f"{number:02d}" for number in range(1, 17))
PARENTS = ";".join(["30"] * 12 + ["0", ".", "2", "5"])
COUPLES = ";".join(["70"] * 14 + ["6", "15"])


@pytest.fixture
def pack(tmp_path):
    lines = (
        f"zensus_alleinerziehende;;zensus_2022;2022;land;{PARENTS}",
        f"zensus_paare_mit_kind;;zensus_2022;2022;land;{COUPLES}",
    )
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.csv").write_text("\n".join((HEAD, *lines)), encoding="utf-8")
    return Pack(tmp_path)


def stored(*rows, years=(2022,)):
    series = ("alleinerziehende_anteil", "land", "", "2026.1")
    return arrange(rows, series, years, STATES, range(16))


def cell(place, value, provenance, source):
    return (place, 2022, value, None, None, None, None, int(Status.REPORTED), provenance, 0, source)


def test_a_share_is_made_of_the_published_counts(pack):
    found = indicators.beside(pack, stored(), CATALOGUE, (2022,))
    assert found.value[0, 0] == 30
    assert (found.numerator[0, 0], found.denominator[0, 0]) == (30, 100)
    assert found.status[0, 12] == Status.ROUNDED_ZERO
    assert found.value[0, 12] == 0
    assert found.status[0, 13] == Status.SUPPRESSED
    assert np.isnan(found.value[0, 13])
    assert found.sources == ("zensus_2022",)
    assert set(found.provenance[0]) == {0}


def test_what_the_store_has_of_an_office_stands(pack):
    found = indicators.beside(pack, stored(cell(2, 12.5, 0, "inkar")), CATALOGUE, (2022,))
    assert found.value[0, 2] == 12.5
    assert found.sources[found.source[0, 2]] == "inkar"
    assert found.sources[found.source[0, 3]] == "zensus_2022"


def test_examples_and_own_figures_give_way_and_do_not_stand_beside_official_ones(pack):
    given = stored(cell(2, 12.5, 1, "landkreis"), cell(13, 3.0, 2, "beispieldaten"))
    found = indicators.beside(pack, given, CATALOGUE, (2022,))
    assert found.value[0, 2] == 30
    assert np.isnan(found.value[0, 13])
    assert set(found.provenance[0]) == {0}


def test_other_years_stay_as_they_are(pack):
    given = stored(
        (2, 2021, 12.5, None, None, None, None, int(Status.REPORTED), 1, 0, "landkreis"), years=(2021, 2022)
    )
    found = indicators.beside(pack, given, CATALOGUE, (2022,))
    assert found.value[:, 2].tolist() == [12.5, 30]
    assert found.provenance[:, 2].tolist() == [1, 0]


def test_a_series_that_the_pack_lacks_is_returned_as_it_is(pack):
    given = replace(stored(), level="kreis")
    assert indicators.beside(pack, given, CATALOGUE, ()) is given


def test_offers_tell_years_and_what_the_office_keeps_secret(pack):
    entry = CATALOGUE.indicators["alleinerziehende_anteil"]
    assert indicators.offered(pack, entry, "13076") == {("land", ""): ((2022,), 1 / 16)}
    assert indicators.offered(pack, CATALOGUE.indicators["kinderarmut"], "13076") == {}


@pytest.mark.parametrize(
    ("district", "levels"),
    [
        ("13076", {"gemeinde", "amt", "kreis", "land", "bund"}),
        ("07232", {"gemeinde", "amt", "kreis", "land", "bund"}),
        ("10041", {"gemeinde", "kreis", "land", "bund"}),
        ("11000", {"kreis", "land", "bund"}),
    ],
)
def test_a_district_is_offered_the_levels_that_it_has(district, levels):
    found = indicators.offered(Pack(), CATALOGUE.indicators["kinder_0_2"], district)
    assert {level for level, _ in found} == levels


def test_published_counts_are_never_tested_pooled_or_protected():
    published = [one for one in CATALOGUE.indicators.values() if one.as_published]
    assert len(published) == 23
    for one in published:
        kinds = {CATALOGUE.measures[key].kind for key in (*one.numerator, *one.denominator)}
        assert kinds == {"published"}, one.key
