"""The Bildungslandkarte over HTTP: complete without scripts, in both languages, whatever the address says."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from callbacks.institutions.institution_data import NothingStored
from dashboard.domain.institutions.catchment import Catchment
from tests.institutions.samples import DABEL, GOLDBERG, PARCHIM, Samples


@pytest.fixture
def samples(app_of, monkeypatch):
    """A client of a monitor that holds the samples."""
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", Samples())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    return app.server.test_client()


@pytest.fixture
def bare(app_of, monkeypatch):
    """A client of a monitor without institutions."""
    app = app_of()
    monkeypatch.setattr(app.institutions, "_stored", NothingStored())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    return app.server.test_client()


def got(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return unescape(response.text)


def names(page):
    return re.findall(r'class="bl-hit-name"[^>]*>([^<]*)<|<a[^>]*bl-hit-name[^>]*>([^<]*)<', page)


def listed(page):
    hits = page.partition('id="institutions-list"')[2].partition("</ul>")[0]
    return re.findall(r'data-key="([^"]+)"', hits)


def test_filters_work_as_a_form_without_scripts(samples):
    page = got(samples, f"/bildungslandkarte?art=kita&ort={PARCHIM}&umkreis=10&offen=06:30")
    assert listed(page) == ["k1"]
    assert "bis 10 km um Parchim" in page and "1 Treffer" in page
    assert re.search(r'<input type="checkbox" name="art" value="kita" checked>', page)
    assert re.search(r'<option selected value="06:30">', page)
    assert f'<option selected value="{PARCHIM}">Parchim</option>' in page


@pytest.mark.parametrize("path", ["/bildungslandkarte?art=kita", "/einrichtung/k1"])
def test_a_page_is_the_one_of_its_address_whatever_page_led_to_it(samples, path):
    led_here = (
        "",
        "http://localhost/einrichtung/g1?art=grundschule",
        "https://www.example.org/",
        "http://[::1",
    )
    pages = {samples.get(path, headers={"Referer": one} if one else {}).text for one in led_here}
    assert len(pages) == 1 and "Kita" in pages.pop()


def test_closed_entries_and_childminders_are_not_listed(samples):
    keys = listed(got(samples, "/bildungslandkarte"))
    assert set(keys) == {"k1", "k2", "k3", "g1", "g2", "b1", "n1"}
    assert "Kindertagespflege: 4 Personen im Landkreis" in got(samples, "/bildungslandkarte")


def test_childminders_are_a_number_of_the_chosen_municipality(samples, client):
    assert "Kindertagespflege: 4 Personen in Parchim" in got(samples, f"/bildungslandkarte?ort={PARCHIM}")


def test_without_a_register_childminders_are_the_newest_figure_of_the_monitor(client):
    page = unescape(client.get(f"/bildungslandkarte?ort={PARCHIM}").text)
    said = re.search(r'id="institutions-childminders">([^<]*)</span> <b class="bl-example-word">', page)
    assert said and re.fullmatch(
        r"Kindertagespflege: \d+ Personen in Parchim, Stand 1\. März 20\d\d", said[1]
    )
    official = client.get(f"/bildungslandkarte?ort={PARCHIM}&herkunft=amtlich").text
    assert "institutions-childminders" not in official


def test_each_row_says_whether_it_is_an_example_and_how_fresh_it_is(samples):
    page = got(samples, "/bildungslandkarte")
    rows = dict(re.findall(r'<li class="bl-hit" data-key="(\w+)">(.*?)</li>', page, re.S))
    assert "Beispiel" in rows["k1"] and "bestätigt 09/2026" in rows["k1"]
    assert "Beispiel" not in rows["g1"] and "ungefähre Lage" in rows["g1"]
    assert "zuletzt bestätigt 03/2024" in rows["k2"] and "zurzeit zu" in rows["k3"]
    assert "teilweise Beispieldaten" in page


def test_official_data_alone_leave_examples_out(samples):
    page = got(samples, "/bildungslandkarte?herkunft=amtlich")
    assert set(listed(page)) == {"g1", "b1"}
    assert "teilweise Beispieldaten" not in page
    keys = samples.get("/bildungslandkarte.json?herkunft=amtlich").json["columns"]["key"]
    assert set(keys) == {"g1", "b1"}


def test_nothing_found_is_said_with_what_is_nearest(samples):
    page = got(samples, f"/bildungslandkarte?art=gymnasium&ort={PARCHIM}&umkreis=5")
    assert listed(page) == [] and "Nichts gefunden" in page
    assert re.search(r"Am nächsten: Gymnasium nebenan.*6\d,\d\xa0km", page)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("art=raumschiff", "Eine Art „raumschiff“ gibt es nicht."),
        ("ort=99999999", "Einen Ort „99999999“ gibt es hier nicht."),
        ("einzug=nie", "Eine Einrichtung „nie“ gibt es nicht oder nicht mehr."),
        ("indikator=gibt_es_nicht", "Die Kennzahl „gibt_es_nicht“"),
        ("offen=25:00", "offen"),
    ],
)
def test_what_is_impossible_falls_back_and_is_said(samples, query, said):
    page = got(samples, f"/bildungslandkarte?{query}")
    assert said in page.partition('id="institutions-notice"')[2].partition("<h1>")[0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (PARCHIM, "zuständig: Grundschule <West>."),
        (GOLDBERG, "hängt es"),
        (DABEL, "liegt uns kein Einzugsbereich vor. Auskunft gibt: "),
        ("ort-medow", "wählen Sie"),
    ],
)
def test_the_school_in_charge_is_said_in_a_sentence(samples, place, said):
    page = got(samples, f"/bildungslandkarte?ansicht=schule&ort={place}&schulart=grundschule")
    answer = page.partition('id="institutions-school-answer"')[2].partition("</section>")[0]
    assert said in answer


def test_scripts_get_all_institutions_under_an_address_that_is_kept(samples):
    page = got(samples, "/bildungslandkarte?sprache=en")
    address = re.search(r'data-address="([^"]+)"', page)[1]
    response = samples.get(address)
    assert "immutable" in response.headers["Cache-Control"]
    answer = response.json
    assert answer["columns"]["key"] and answer["kinds"][0]["name"] == "Day-care centre"
    at = answer["places"]["key"].index(PARCHIM)
    assert "Medow" in answer["places"]["name"] and answer["places"]["name"].count("Parchim") == 1
    index = answer["columns"]["key"].index("k1")
    near = abs(answer["columns"]["x"][index] - answer["places"]["x"][at]) * answer["unit_m"]
    assert near < 5000, "institutions and places are in the same units"
    forged = samples.get(address.replace("fassung=", "fassung=x"))
    assert forged.headers["Cache-Control"] == "no-store"
    catchments = samples.get(re.search(r'data-catchments="([^"]+)"', page)[1]).json["catchments"]
    assert {one["institution"] for one in catchments} == {"g1", "g2"}


def test_an_institution_has_a_page_with_everything_stored(samples):
    page = got(samples, "/einrichtung/k1")
    for said in (
        "Kita Ährenfeld", "Weg 1, 19370 Parchim", "Mo–Fr 6:15–17:00", "0 bis 6,5 Jahre", "Deutsch, Ukrainisch",
        "bestätigt am 14.\xa0September 2026 von Leitung", "Noch nicht erfasst: Schwerpunkte, E-Mail",
        "Was ist in der Nähe?", "Gemeinde Parchim", 'href="geo:53.42,11.84"',
    ):  # fmt: skip
        assert said in page, said
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert data["@type"] == "Preschool" and data["name"] == "Kita Ährenfeld"


def test_yearly_figures_of_an_institution_stand_on_its_page_as_published(samples):
    """Years side by side, "geschützt" in place of a number that nobody may know, examples marked."""
    page = got(samples, "/einrichtung/k1")
    card = page.partition('class="bl-entry-yearly"')[2].partition("</section>")[0]
    rows = [
        re.sub(r"<[^>]+>", "|", row).replace("||", "|") for row in re.findall("<tr>(.*?)</tr>", card, re.S)
    ]
    assert [[cell.strip() for cell in row.split("|") if cell.strip()] for row in rows] == [
        ["2023", "2024"],
        ["Kinder in Tageseinrichtungen", "1. März", "–", "geschützt"],
        ["Genehmigte Plätze in Tageseinrichtungen", "Beispiel", "1. März", "76", "80"],
    ]
    assert "auf Fünfer gerundet" in card
    assert "bl-entry-yearly" not in got(samples, "/einrichtung/k2")
    assert "Figures of the institution" in got(samples, "/einrichtung/k1?sprache=en")


def test_a_school_names_its_catchment_and_nothing_of_it_becomes_a_tag(samples):
    raw = samples.get("/einrichtung/g1").text
    assert "Grundschule &lt;West&gt;" in raw and "<West>" not in raw
    assert "Einzugsbereich" in raw and "ab Schuljahr 2020/21" in raw and "Wer hier wohnt." in raw
    assert "geo:" not in raw, "its position is approximate"


def test_an_unknown_closed_or_official_only_entry_is_not_found(samples):
    for path in (
        "/einrichtung/nie",
        "/einrichtung/z1",
        "/einrichtung/t1",
        "/einrichtung/k1?herkunft=amtlich",
    ):
        assert "Diese Einrichtung gibt es nicht" in got(samples, path, 404)
    assert "There is no such institution" in got(samples, "/einrichtung/nie?sprache=en", 404)


def test_english_is_complete(samples):
    for path in ("/bildungslandkarte?sprache=en", "/einrichtung/k1?sprache=en"):
        page = got(samples, path)
        assert not re.search(
            r"\b(Treffer|Beispiel|Träger|Einzugsbereich|bestätigt)\b", page.partition("<main")[2]
        )


def test_without_institutions_the_page_says_so_and_names_no_command(bare):
    page = got(bare, "/bildungslandkarte")
    assert "Noch sind keine Einrichtungen eingespielt." in page
    assert "flask" not in page and "institutions-map" not in page
    assert "No institutions have been imported yet." in got(bare, "/bildungslandkarte?sprache=en")
    assert bare.get("/bildungslandkarte.json").json["columns"]["key"] == []


@pytest.mark.parametrize("district", ["13003", "01053", "11000"])
def test_any_district_has_the_page(app_of, district):
    client = app_of(district).server.test_client()
    page = got(client, "/bildungslandkarte")
    assert "Bildungslandkarte" in page
    assert ("Das ist nur ein Teil" in page) == (district == "01053")


def test_a_district_with_a_neighbours_register_alone_says_which_institutions_it_has(app_of):
    client = app_of("01053").server.test_client()
    for path in ("/bildungslandkarte", "/bildungslandkarte?einbetten=1"):
        said = got(client, path)
        assert "Ein Verzeichnis des Kreises ist noch nicht eingespielt." in said
        assert "öffentliche Schulen nahe der Landesgrenze: Grundschulen (10), Gesamtschulen (5)" in said
    assert "no register of the district has been imported" in got(client, "/bildungslandkarte?sprache=en")


class OfCity(Samples):
    """The samples as those of a city that is one municipality, with a drawn catchment that names no school."""

    def institutions(self, version):
        return tuple(replace(one, municipality="09162000") for one in super().institutions(version))

    def catchments(self, version):
        square = (((11.4, 48.0), (11.8, 48.0), (11.8, 48.3), (11.4, 48.3), (11.4, 48.0)),)
        return (Catchment("", "grundschule", polygon=square, rule="Sprengel 7"),)

    def localities(self):
        return ()


def test_a_city_is_a_place_of_its_own_and_a_catchment_without_a_school_is_said(app_of, monkeypatch):
    app = app_of("09162")
    monkeypatch.setattr(app.institutions, "_stored", OfCity())
    monkeypatch.setattr(app.answers, "_cache", type(app.answers._cache)())
    client = app.server.test_client()
    text = got(client, "/bildungslandkarte?ort=09162000&ansicht=schule&schulart=grundschule")
    assert "Für München liegt uns 2026/27 ein Einzugsbereich vor, der seine Schule nicht nennt." in text
    assert "Sprengel 7" in text and "Schulträgers. Auskunft gibt: Stadt" not in text
    assert client.get("/bildungslandkarte.json").json["offices"] == {"09162000": "Stadt München"}
