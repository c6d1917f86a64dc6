"""Any district of Germany by configuration alone."""

import json

import pytest

from app import create_app
from dashboard.errors import SettingsError
from dashboard.settings import Settings

WITH_MUNICIPALITIES = {"03159": 39, "16063": 32, "07232": 234}
TOWNS = ("09162", "05111", "02000", "11000", "01001")


@pytest.fixture(params=[*WITH_MUNICIPALITIES, *TOWNS])
def elsewhere(request, app_of):
    return app_of(request.param)


@pytest.fixture(params=TOWNS)
def town(request, app_of):
    return app_of(request.param)


def test_it_starts_with_its_municipalities_or_at_level_kreis_with_figures(elsewhere):
    district = elsewhere.answers.district
    slab = elsewhere.server.test_client().get("/slab").json
    if district in WITH_MUNICIPALITIES:
        assert slab["level"] == "gemeinde"
        assert len(slab["places"]) == WITH_MUNICIPALITIES[district]
    else:
        assert slab["level"] == "kreis"
        assert district in slab["places"]
    assert any(value is not None for value in slab["value"][-1])
    assert slab["district"]["key"] == district


def test_its_page_and_map_answer(elsewhere):
    client = elsewhere.server.test_client()
    assert client.get("/").status_code == 200
    slab = client.get("/slab").json
    drawing = client.get(f"/karte.svg?ebene={slab['level']}").text
    assert all(f'data-key="{key}"' in drawing for key in slab["places"])
    layout = json.dumps(client.get("/_dash-layout").json, ensure_ascii=False)
    assert elsewhere.answers.words.full_name in layout


def found(component, id_):
    """The component of an id in a layout, or None."""
    if isinstance(component, list):
        return next((hit for one in component if (hit := found(one, id_))), None)
    if not isinstance(component, dict):
        return None
    if component.get("props", {}).get("id") == id_:
        return component["props"]
    return found(component.get("props", {}).get("children"), id_)


def test_a_town_says_that_it_has_no_municipalities_and_names_no_command(town):
    layout = town.server.test_client().get("/_dash-layout").json
    levels = {one["value"]: one["disabled"] for one in found(layout, "monitor-level")["options"]}
    assert levels == {"gemeinde": False, "kreis": False}, "among municipalities around it, and no Amt"
    note = found(layout, "monitor-level-note")["children"]
    assert "ist eine einzige Gemeinde" in note
    assert "python" not in note


@pytest.mark.parametrize("district", WITH_MUNICIPALITIES)
def test_its_municipalities_have_boundaries(app_of, district):
    client = app_of(district).server.test_client()
    features = client.get("/api/v1/geometrie/heute/gemeinde.geojson?raum=land").get_json(force=True)[
        "features"
    ]
    own = [one for one in features if one["properties"]["gebiet"].startswith(district)]
    assert len(own) == WITH_MUNICIPALITIES[district]


def test_the_states_own_word_stands_for_the_middle_level(app_of):
    for district, word in {"07232": "Verbandsgemeinde", "03159": "Samtgemeinde"}.items():
        layout = app_of(district).server.test_client().get("/_dash-layout").json
        words = {one["value"]: one["label"] for one in found(layout, "monitor-level")["options"]}
        assert words["amt"] == word


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


@pytest.mark.parametrize("extent", ["land", "bund"])
def test_no_year_of_a_map_of_districts_is_empty(app_of, extent):
    """Population by age came as a table of other states in one year: a step without any figure in Bavaria."""
    client = app_of("09162").server.test_client()
    slab = client.get(f"/slab?indikator=bevoelkerungsdichte&ebene=kreis&raum={extent}").json
    filled = {
        year
        for year, row in zip(slab["years"], slab["value"], strict=True)
        if any(v is not None for v in row)
    }
    assert filled == set(slab["years"]) >= {2021, 2024}
    assert (2023 in filled) == (extent == "bund")
