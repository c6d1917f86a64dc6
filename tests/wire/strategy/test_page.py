"""The page of the strategy over HTTP: its numbers are those of the API, its sentences those of its numbers, and
another district gets an honest empty page."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from dashboard.formats import with_unit
from data.catalogue.loader import load

AIMED = {
    1: ["betreuungsquote_u3", "betreuungsquote_mit_tagespflege_u3"],
    2: ["sprachauffaelligkeit_einschulung"],
    3: ["ohne_abschluss", "hochschulreife"],
    4: ["ausbildungsstellen_je_100", "vertragsloesungen"],
    5: ["sprachkurs_wartezeit"],
}


@pytest.fixture(scope="module")
def page(client):
    return got(client)


def got(client, query=""):
    response = client.get(f"/strategie{query}")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    return unescape(response.text)


def indicators(html):
    """What stands at each indicator: its year, value, what it is compared with, its verdict, and whether it is an
    example."""
    found = {}
    for inner in html.split('<div class="bl-aim-indicator" ')[1:]:
        inner = inner.partition('class="bl-aim-actions"')[0]
        key = re.match(r'data-indicator="(\w+)"', inner)[1]
        year = re.search(r'class="bl-aim-what">.*?<span>(\d{4})?', inner, re.DOTALL)
        value = re.search(r'class="bl-aim-value"><b>([^<]+)</b><span[^>]*>([^<]+)<', inner)
        word = re.search(r"<button[^>]*bl-word[^>]*>([^<]+)<", inner)
        found[key] = (int(year[1] or 0), value[1], value[2], word[1] if word else "", "Beispiel" in inner)
    return found


def test_principles_aims_and_actions_stand_with_their_marks(page):
    for words in (
        "Vom Leitbild zur Maßnahme", "teilweise Beispieldaten", "Bildung in LUP hat Qualität",
        "Namen öffentlich, Kurzfassungen von uns", "Niemand verlässt die Schule ohne Abschluss.", "Leitsatz 3",
        "Busverbindung zum Berufsschulzentrum", "bis August 2026", "In die Sitzungsmappe", "noch ohne Ziel",
    ):  # fmt: skip
        assert words in page, words
    assert 'aria-current="page">Strategie' in page
    assert re.findall(r'<section id="ziel-(\d)"', page) == ["1", "2", "3", "4", "5"]
    actions = re.findall(r'<li data-state="(\w+)">(.*?)</li>', page, re.DOTALL)
    assert len(actions) == 9 and all("Beispiel" in inner for _, inner in actions)


def test_an_action_whose_term_is_over_is_late_and_says_why(page):
    (late,) = re.findall(r'<li data-state="late">(.*?)</li>', page, re.DOTALL)
    assert "Randzeiten in drei Städten erproben" in late and "Frist vorbei, nicht als fertig gemeldet" in late


def test_every_number_is_that_of_the_api(client, answers, page):
    shown, catalogue = indicators(page), load().indicators
    assert list(shown) == [key for keys in AIMED.values() for key in keys]
    for key, (year, value, compared, _, example) in shown.items():
        entry = catalogue[key]
        asked = f"/api/v1/werte?indikator={key}&ebene=kreis&gebiete=13076&jahr={year}&format=json"
        (row,) = client.get(asked).json["zeilen"]
        assert value == with_unit(row["wert"], entry.unit, entry.decimals), key
        assert example is (row["herkunft"] == "example")
        if compared.startswith("Land "):
            cells = answers.repository.cells(key, "land", places=("13",))
            larger = float(cells.value[cells.years.index(year), 0])
            assert compared == "Land " + with_unit(larger, entry.unit, entry.decimals), key


def test_the_summary_counts_what_stands_below_it(page):
    summary = re.search(r'bl-strategy-summary"><p>(.*?)</p>', page, re.DOTALL)[1]
    words = [one[3] for one in indicators(page).values()]
    assert len(words) == 8
    assert words.count("im Rahmen des Zufalls") == 1 and words.count("nicht prüfbar") == 7
    assert "Bei keiner von acht Kennzahlen zeigt sich eine Bewegung, die mehr ist als Zufall." in summary
    assert "Bei einer liegt die Änderung im Rahmen des Zufalls und sieben sind nicht prüfbar." in summary
    states = re.findall(r'<li data-state="(\w+)">', page)
    counts = [states.count(one) for one in ("running", "planned", "done", "late")]
    assert counts == [5, 2, 1, 1]
    assert (
        "Von neun Maßnahmen laufen fünf, zwei sind geplant, eine ist fertig und eine ist verzögert."
        in summary
    )


def test_what_is_worse_is_so_by_the_api_and_others_do_better(client, page):
    """Of the shipped figures none can be tested against the state; what is worse by its numbers says so."""
    assert "lässt sich hier bei keiner Kennzahl prüfen" in page
    lines = re.findall(r'<tr data-indicator="(\w+)">(.*?)</tr>', page, re.DOTALL)
    assert [key for key, _ in lines] == ["ohne_abschluss", "hochschulreife"]
    for key, inner in lines:
        year = int(re.search(r"<span>(\d{4})", inner)[1])
        change, since = re.search(r"([+−][\d,]+)\xa0Punkte seit (\d{4})", inner).groups()
        values = {}
        for at in (year, int(since)):
            asked = f"/api/v1/werte?indikator={key}&ebene=kreis&gebiete=13076&jahr={at}&format=json"
            values[at] = client.get(asked).json["zeilen"][0]["wert"]
        moved = float(change.replace(",", ".").replace("−", "-"))
        assert moved == pytest.approx(values[year] - values[int(since)], abs=0.051)
        assert (moved > 0) is (key == "ohne_abschluss")
        better = [
            float(one.replace(",", ".")) for one in re.findall(r"([\d,]+)\xa0%", inner.rpartition("<td")[2])
        ]
        assert 1 <= len(better) <= 3
        assert all((one < values[year]) is (key == "ohne_abschluss") for one in better)
        assert "Nicht prüfbar: Fallzahlen fehlen." in inner


def test_the_scenes_are_views_of_the_monitor(client):
    text = client.get("/strategie").text
    scenes = json.loads(unescape(re.search(r'data-scenes="(\[[^"]*)"', text)[1]))
    assert [parse_qs(one["view"])["indikator"][0] for one in scenes] == [
        key for keys in AIMED.values() for key in keys
    ]
    for one in scenes:
        assert client.get(f"/?{one['view']}").status_code == 200
        assert one["note"].startswith("Ziel ") and one["picture"] == "zeitreihe" and one["title"]


def test_english_is_whole(client):
    html = got(client, "?sprache=en")
    main = html[html.index("<main") :]
    for words in (
        "From guiding principle to action",
        "Nobody leaves school without a certificate.",
        "Of nine actions five are running",
    ):
        assert words in main, words
    plain = re.sub(
        r"<[^>]+>|data-\w+=\"[^\"]*\"", " ", re.sub(r"<svg.*?</svg>|<button.*?>", " ", main, flags=re.DOTALL)
    )
    for word in ("Maßnahme", "Kennzahl", "Beispiel", " bis ", "verzögert", "Leitsatz", "Zufall"):
        assert word not in plain, word


@pytest.mark.parametrize("district", ["13003", "07232"])
def test_another_district_says_what_staff_do(app_of, district):
    client = app_of(district).server.test_client()
    html = got(client)
    assert "stehen hier noch keine Leitsätze und Ziele." in html
    assert "Ziele, Ereignisse, Maßnahmen" in html and "LUP" not in html
    assert 'id="strategy-keep"' not in html and "Beispieltext" not in html
    assert client.get("/api/v1/massnahmen").json["massnahmen"] == []


def test_the_api_names_aims_and_marks_examples(client):
    found = client.get("/api/v1/massnahmen").json["massnahmen"]
    assert len(found) == 9
    assert {one["herkunft"] for one in found} == {"example"} and {one["ziel"] for one in found} >= {
        "abschluss"
    }


@pytest.mark.parametrize(
    "query", ["?stand=1999.9", "?jahr=abc&x=%22%3E%3Cscript%3E", "?herkunft=amtlich", "?niveau=99.8"]
)
def test_whatever_an_address_says_there_is_a_page(client, query):
    html = got(client, query)
    assert "Vom Leitbild zur Maßnahme" in html and "<script>alert" not in html


def test_only_official_figures_leave_examples_out(client):
    shown = indicators(got(client, "?herkunft=amtlich"))
    assert not any(one[4] for one in shown.values())
