"""Any district of Germany by configuration alone."""

import json

import pytest

from app import create_app
from dashboard.errors import SettingsError
from dashboard.settings import Settings

WITHOUT_MUNICIPAL_BOUNDARIES = ("13071", "09162", "05111", "03159", "16063", "02000")


@pytest.fixture(params=WITHOUT_MUNICIPAL_BOUNDARIES)
def elsewhere(request, app_of):
    return app_of(request.param)


def test_it_starts_at_level_kreis_with_figures(elsewhere):
    slab = elsewhere.server.test_client().get("/slab").json
    assert slab["level"] == "kreis"
    assert elsewhere.answers.district in slab["places"]
    assert any(value is not None for value in slab["value"][-1])
    assert slab["district"]["key"] == elsewhere.answers.district


def test_its_page_and_map_answer(elsewhere):
    client = elsewhere.server.test_client()
    assert client.get("/").status_code == 200
    drawing = client.get("/karte.svg").text
    assert drawing.startswith("<svg")
    layout = json.dumps(client.get("/_dash-layout").json, ensure_ascii=False)
    possible = elsewhere.answers.possible(elsewhere.answers.repository.version())
    assert possible.register.areas[elsewhere.answers.district].official_name in layout


def found(component, id_):
    """The component of an id in a layout, or None."""
    if isinstance(component, list):
        return next((hit for one in component if (hit := found(one, id_))), None)
    if not isinstance(component, dict):
        return None
    if component.get("props", {}).get("id") == id_:
        return component["props"]
    return found(component.get("props", {}).get("children"), id_)


def test_what_is_missing_is_greyed_with_the_command_that_adds_it(elsewhere):
    layout = elsewhere.server.test_client().get("/_dash-layout").json
    levels = {one["value"]: one["disabled"] for one in found(layout, "monitor-level")["options"]}
    assert levels == {"gemeinde": True, "amt": True, "kreis": False}
    note = found(layout, "monitor-level-note")["children"]
    assert f"--district {elsewhere.answers.district}" in note


def test_what_is_missing_is_not_found_and_says_how_it_comes(elsewhere):
    response = elsewhere.server.test_client().get("/api/v1/geometrie/heute/gemeinde.geojson")
    assert response.status_code == 404
    assert elsewhere.answers.district in response.json["detail"]


def test_the_states_own_word_stands_for_the_middle_level(app_of):
    layout = app_of("09162").server.test_client().get("/_dash-layout").json
    words = {one["value"]: one["label"] for one in found(layout, "monitor-level")["options"]}
    assert words["amt"] == app_of("09162").answers.wording.middle_level["de"] != "Amt"


@pytest.mark.parametrize("district", ["99999", "13099"])
def test_a_district_that_does_not_exist_is_refused_at_start(shipped, district):
    settings = Settings(database_url=shipped.database_url, district=district, secret_key="test")
    with pytest.raises(SettingsError, match=f"DISTRICT='{district}'"):
        create_app(settings)


def test_two_districts_live_in_one_process(app_of):
    shown = {
        key: app_of(key).server.test_client().get("/slab?ebene=kreis").json["district"]["key"]
        for key in ("13076", "09162")
    }
    assert shown == {"13076": "13076", "09162": "09162"}
