"""What the data catalogue lists: indicators with figures, what the API gives besides, and where all of it is from."""

from __future__ import annotations

import pytest

from callbacks.api.routes import frame
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.stored_institutions import StoredInstitutions
from callbacks.open_data.catalogue import DataCatalogue
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.open_data.datasets import API_DATASETS, API_KEYS, PAGES
from dashboard.open_data.guide import GUIDE_AREAS, area_of
from data.catalogue.loader import load


@pytest.fixture(scope="module")
def catalogue(answers):
    stored = StoredInstitutions(answers.repository, answers.district)
    return DataCatalogue(answers, InstitutionData(answers, stored))


@pytest.fixture(scope="module")
def listed(catalogue, answers):
    return {one.key: one for one in catalogue.datasets(frame(answers, Selection()))}


def test_every_indicator_with_figures_is_listed_and_what_the_api_gives_besides(listed, answers):
    offers = answers.repository.offers()
    assert [key for key in listed if key not in API_KEYS] == [key for key, one in offers.items() if one.years]
    assert {key for key in listed if key in API_KEYS} == API_KEYS
    assert set(PAGES) == API_KEYS


def test_a_data_set_says_where_its_figures_are_from(listed, client):
    for key in ("kinderarmut", "betreuungsquote_u3", "kursbeginn_tage", "bevoelkerung"):
        asked = [
            {"land": "gebiete=13", "bund": "gebiete=DG"}.get(one, f"ebene={one}")
            for one in listed[key].levels
        ]
        answered = [client.get(f"/api/v1/werte?indikator={key}&{one}").json["quellen"] for one in asked]
        named = {source["name"] for sources in answered for source in sources}
        assert {one.name["de"] for one in listed[key].sources} == named, key
    assert not listed["kinderarmut"].is_example
    assert listed["kursbeginn_tage"].is_example
    assert listed["kinderarmut"].years == tuple(range(2016, 2023))
    assert listed["kinderarmut"].licences == ("Datenlizenz Deutschland – Namensnennung – Version 2.0",)


def test_official_figures_alone_leave_out_what_is_an_example_only(catalogue, answers, listed):
    found = catalogue.datasets(frame(answers, Selection(figures=OFFICIAL)))
    assert not any(one.is_example for one in found if one.indicator)
    assert {one.key for one in found} < set(listed)
    assert "kursbeginn_tage" not in {one.key for one in found}


def test_addresses_of_other_data_sets_answer(client):
    for one in API_DATASETS:
        for file in one.files:
            response = client.get(file.path)
            assert (response.status_code, response.mimetype) == (200, file.media_type), file.path


def test_the_guide_has_an_area_for_every_indicator_that_ships():
    indicators = load().indicators
    assert {area_of(key) for key in indicators} <= set(GUIDE_AREAS)
    assert [key for key in indicators if not area_of(key)] == []
