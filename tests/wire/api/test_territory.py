"""Territorial status over HTTP: values, areas, boundaries and pages on today's and on past territories."""

from __future__ import annotations

import pytest

from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import series
from tests.slab_document import slab_document

PARTS = {"13076095": "Marnitz", "13076132": "Suckow", "13076137": "Tessenow"}
MERGED = "13076168"


def values(client, query):
    answer = client.get(f"/api/v1/werte?indikator=kitas&ebene=gemeinde&{query}")
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_merged_municipality_is_a_sum_today_and_three_areas_on_the_territory_of_2016(client):
    today = {row["jahr"]: row["wert"] for row in values(client, f"gebiete={MERGED}")["zeilen"]}
    past = values(client, f"gebiete={','.join(PARTS)}&jahr=2016&gebietsstand=berichtsjahr")["zeilen"]
    assert [row["name"] for row in past] == list(PARTS.values())
    assert today[2016] == sum(row["wert"] for row in past)
    assert today[2019] is not None
    assert values(client, f"gebiete={','.join(PARTS)}&jahr=2019&gebietsstand=berichtsjahr")["zeilen"] == []
    assert values(client, f"gebiete={MERGED}&jahr=2016&gebietsstand=berichtsjahr")["zeilen"] == []


@pytest.mark.parametrize("indicator", ["kitas", "kita_plaetze"])
def test_every_successor_of_today_is_the_sum_of_its_predecessors(client, answers, indicator):
    """Nothing of institutions is hidden: each merger since 2016 can be added up, what absorbed others included."""
    into = {
        one.old: one.new
        for one in answers.repository.register().changes
        if one.on is not None and one.on.year > 2015
    }

    def rows(territory):
        query = f"indikator={indicator}&ebene=gemeinde&gebietsstand={territory}"
        return client.get(f"/api/v1/werte?{query}").json["zeilen"]

    parts = {}
    for row in rows("berichtsjahr"):
        key = row["gebiet"]
        while key in into:
            key = into[key]
        parts.setdefault((key, row["jahr"]), []).append(row["wert"])
    merged = 0
    for row in rows("heute"):
        found = parts[row["gebiet"], row["jahr"]]
        assert row["wert"] == (None if None in found else sum(found)), row
        merged += len(found) > 1 and row["wert"] is not None
    assert merged > 20


@pytest.mark.parametrize(
    ("year", "number"), [(2013, 147), (2016, 147), (2018, 147), (2019, 142), (2024, 142)]
)
def test_every_year_has_a_row_for_each_area_it_had(client, year, number):
    body = values(client, f"jahr={year}&gebietsstand=berichtsjahr")
    assert len(body["zeilen"]) == number
    assert body["gebietsstand"] == "berichtsjahr"
    assert body["gebietsstaende"] == {str(year): "2016-01-01" if year < 2019 else "2019-05-26"}


def test_both_territories_have_the_same_total(client):
    for year in (2016, 2018, 2019):
        sums = [
            sum(row["wert"] for row in values(client, f"jahr={year}&gebietsstand={territory}")["zeilen"])
            for territory in ("heute", "berichtsjahr")
        ]
        assert sums[0] == sums[1] > 0


def test_a_day_gives_the_years_of_its_territory(client):
    body = values(client, "gebietsstand=2016-12-31")
    assert {row["jahr"] for row in body["zeilen"]} == set(range(2010, 2019))
    assert body["gebietsstand"] == "2016-01-01"
    text = client.get("/api/v1/werte?indikator=kitas&ebene=gemeinde&gebietsstand=2016-12-31&format=csv").text
    assert "Gebietsstand 2016-01-01" in text


def test_a_former_place_is_said_to_have_gone_where_it_went(client):
    answer = client.get("/api/v1/werte?indikator=kitas&gebiete=13076095")
    assert answer.status_code == 404
    assert "Ruhner Berge (13076168)" in answer.json["detail"]


@pytest.mark.parametrize(
    ("day", "number"),
    [("2011-12-31", 162), ("2012-12-31", 157), ("2014-12-31", 149), ("2016-12-31", 147), ("2019-05-26", 142)],
)
def test_areas_are_those_of_the_day(client, day, number):
    body = client.get(f"/api/v1/gebiete?gebietsstand={day}").json
    assert sum(one["ebene"] == "gemeinde" and one["kreis"] == "13076" for one in body["gebiete"]) == number
    assert body["gebietsstand"] == day


def test_former_names_are_found(client):
    (found,) = client.get("/api/v1/gebiete?suche=marnitz").json["gebiete"]
    assert (found["gebiet"], found["name"], found["frueher"]) == (MERGED, "Ruhner Berge", "Marnitz")
    assert client.get("/api/v1/gebiete?suche=Entenhausen").json["gebiete"] == []
    assert client.get("/api/v1/gebiete?suche=luebz").json["gebiete"][0]["name"] == "Lübz"


@pytest.mark.parametrize(
    ("day", "number"),
    [("heute", 142), ("2019-05-26", 142), ("2016-01-01", 147), ("2018-12-31", 147), ("2019-02-01", 145)],
)
def test_boundaries_match_the_territory(client, day, number):
    body = client.get(f"/api/v1/geometrie/{day}/gemeinde.geojson").get_json(force=True)
    assert len(body["features"]) == number
    assert (MERGED in {one["properties"]["gebiet"] for one in body["features"]}) == (number < 147)


@pytest.mark.parametrize("day", ["2012-01-01", "gestern", "2019-02-31"])
def test_a_day_without_boundaries_is_said(client, day):
    answer = client.get(f"/api/v1/geometrie/{day}/gemeinde.geojson")
    assert answer.status_code == 404
    assert day in answer.json["detail"]


def test_the_maps_of_a_slab_are_those_of_its_years(answers, client):
    answer = answers.read("indikator=kitas&ebene=gemeinde&gebietsstand=berichtsjahr&jahr=2018")
    slab = slab_document(answers, answer)
    for row, year in enumerate(slab["years"]):
        svg = client.get(f"/karte.svg?ebene=gemeinde&gebietsstand={slab['territories'][row]}").text
        drawn = {key for key in slab["places"] if f'data-key="{key}"' in svg}
        there = {key for key, exists in zip(slab["places"], slab["exists"][row], strict=True) if exists}
        assert drawn == there, year


def test_areas_that_a_year_did_not_have_are_counted_nowhere(answers):
    slab = slab_document(answers, answers.read("indikator=kitas&ebene=gemeinde&gebietsstand=berichtsjahr"))
    assert len(slab["places"]) == 149
    for row, year in enumerate(slab["years"]):
        counted = sum(slab["legend"]["counts"][row]) + sum(slab["legend"]["statuses"][row])
        assert counted == sum(slab["exists"][row]) == (147 if year < 2019 else 142)
        assert str(counted) in slab["summary"][row]
        for place, exists in enumerate(slab["exists"][row]):
            if not exists:
                assert place not in slab["order"][row]
                assert slab["rank"][row][place] == 0
                assert slab["text"][row][place] == "gab es nicht"


def test_no_change_is_given_over_a_reform(answers):
    slab = slab_document(answers, answers.read("indikator=kitas&ebene=gemeinde&gebietsstand=berichtsjahr"))
    luebz, row = slab["places"].index("13076089"), slab["years"].index(2019)
    assert slab["change"][row][luebz] == ""
    assert slab["change"][row - 1][luebz] != ""
    assert slab["change"][row + 1][luebz] != ""


def test_no_trend_leads_over_a_reform(answers):
    """Of the five years that end in 2019 to 2022 one lies on another territory; others keep the trend of
    today's."""
    query = "indikator=auslaendische_schueler&ebene=gemeinde&gebietsstand="
    moving, today = (slab_document(answers, answers.read(query + one)) for one in ("berichtsjahr", "heute"))
    luebz = moving["places"].index("13076089")
    kept = 0
    for year in (2019, 2020, 2021, 2022, 2023):
        row, now = moving["years"].index(year), today["years"].index(year)
        assert year == 2023 or (moving["trend"][row][luebz], moving["verdict_trend"][row][luebz]) == ("", 0)
        for place, text in zip(moving["places"], moving["trend"][row], strict=True):
            if text:
                assert text == today["trend"][now][today["places"].index(place)]
                kept += 1
    assert kept > 50


def test_the_page_says_which_territory_it_shows(answers):
    page = MonitorPage(answers)
    answer = answers.read("indikator=kitas&ebene=gemeinde&gebietsstand=berichtsjahr")
    assert "Gebietsstand des Berichtsjahres, vor 2016 der vom" in page.subtitle(answer)
    assert answer.notices == ()
    assert "Gebietsstand" not in page.subtitle(answers.read("indikator=kitas&ebene=gemeinde"))


@pytest.mark.parametrize("territory", ["heute", "berichtsjahr"])
def test_a_reform_is_drawn_and_named_in_the_series_of_the_merged_place(answers, territory):
    answer = answers.read(
        f"indikator=betreuungsquote_u3&ebene=gemeinde&gebiete={MERGED}&gebietsstand={territory}"
    )
    parts, _ = series(answers, answer)
    assert any("Gebietsreform" in note.text for note in parts.notes)
    other, _ = series(answers, answers.read("indikator=betreuungsquote_u3&ebene=gemeinde&gebiete=13076001"))
    assert not any("Gebietsreform" in note.text for note in other.notes)
