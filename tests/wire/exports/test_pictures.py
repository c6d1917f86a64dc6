"""Pictures over the wire: complete by themselves, in our type, and never mixed up."""

import re
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.drawing.style import PALETTES
from dashboard.exports.caption import PICTURES
from tests.sampling import thorough
from tests.short_links import long_form
from tests.slab_document import slab_document

SVG = "{http://www.w3.org/2000/svg}"
QUERY = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108"


def svg(client, view, query=QUERY):
    response = client.get(f"/bild/{view}.svg?{query}")
    assert (response.status_code, response.mimetype) == (200, "image/svg+xml"), response.text[:300]
    return fromstring(response.text)


def words(picture):
    return [unescape(node.text or "") for node in picture.iter(f"{SVG}text")]


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("view", PICTURES)
def test_every_picture_says_what_it_is_and_where_it_comes_from(client, answers, view):
    said = " ".join(words(svg(client, view)))
    assert "Betreuungsquote unter 3 Jahren," in said
    assert "Anteil der Kinder unter 3 Jahren in Tageseinrichtungen" in said
    assert "Ausgewählt: Parchim" in said
    assert "Beispieldaten" in words(svg(client, view))
    assert "Anteil in Prozent" in said
    assert "Quelle: Gemeinden ab 2010 und Landkreis ab 2021: Beispieldaten." in said
    assert "Berichtsjahr" in said and "1. März" in said
    assert "Gebietsstand 26." in said
    assert f"Fassung {answers.repository.version()} · Daten abgerufen am" in said
    assert "Diese Ansicht öffnen:" in said


@pytest.mark.parametrize("view", PICTURES)
def test_the_link_of_a_picture_names_the_data_version_and_is_a_code_too(client, answers, view):
    picture = svg(client, view)
    link = picture.find(f".//{SVG}a").get("href")
    assert f"stand={answers.repository.version()}" in long_form(link)
    assert "gebiete=13076108" in long_form(link)
    assert "".join(node.text for node in picture.find(f".//{SVG}a").iter(f"{SVG}text")) == link
    code = picture.find(f".//{SVG}g[@id='qr']/{SVG}path").get("d")
    assert code.count("M") > 100


def test_only_official_figures_bear_no_mark_of_examples(client):
    assert "Beispieldaten" not in " ".join(words(svg(client, "karte", "indikator=kinderarmut&jahr=2022")))


def test_the_map_has_every_municipality_in_its_class_colour(client, answers):
    picture = svg(client, "karte")
    slab = slab_document(answers, answers.read(QUERY))
    row = slab["years"].index(2024)
    drawn = {node.get("data-key"): node for node in picture.iter(f"{SVG}path") if node.get("data-key")}
    assert set(drawn) == set(slab["places"])
    assert len(drawn) == 142
    halftones = {
        pattern.get("id"): pattern.find(f"{SVG}rect").get("fill") for pattern in picture.iter(f"{SVG}pattern")
    }
    colours = PALETTES["light"]["see"][5]
    for column, key in enumerate(slab["places"]):
        fill = drawn[key].get("fill")
        index = slab["class"][row][column]
        if index >= 0:
            assert (halftones[fill[5:-1]] if slab["few"][row][column] else fill) == colours[index]
        elif slab["status"][row][column] == 3:
            assert fill == "url(#schraffur)"
        assert drawn[key].find(f"{SVG}title").text == f"{slab['names'][column]}: {slab['text'][row][column]}"


def test_the_legend_counts_what_the_map_shows(client, answers):
    said = words(svg(client, "karte"))
    legend = slab_document(answers, answers.read(QUERY))["legend"]
    for label, count in zip(legend["labels"], legend["counts"][-1], strict=True):
        assert said[said.index(label) + 1] == str(count)


def test_a_hidden_figure_is_in_no_picture(client, answers):
    """What is protected has no bar, no point and no number, only its sign."""
    slab = slab_document(answers, answers.read(QUERY))
    row = slab["years"].index(2024)
    hidden = [column for column, status in enumerate(slab["status"][row]) if status == 3]
    assert len(hidden) > 5
    assert all(slab["value"][row][column] is None for column in hidden)
    view = svg(client, "rangfolge").find(f".//{SVG}g[@id='ansicht']/{SVG}g")
    bars = view.findall(f"{SVG}g/{SVG}rect")
    known = [column for column in slab["order"][row] if slab["value"][row][column] is not None]
    assert len(bars) == len(known) + 1  # the selected place's bar is drawn over its own


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", (1920, 1080)),
        ("&breite=3840", (3840, 2160)),
        ("&breite=1000", (1000, 562)),
        ("&breite=7680", (3840, 2160)),
    ],
)
def test_a_picture_has_the_width_asked_for_within_limits(client, query, size):
    response = client.get(f"/bild/verteilung.png?{QUERY}{query}")
    assert (response.status_code, response.mimetype) == (200, "image/png")
    assert size_of(response.data) == size


def test_dark_pictures_are_dark(client):
    ground = svg(client, "karte", f"{QUERY}&hell=nein").find(f"{SVG}rect").get("fill")
    assert (ground, svg(client, "karte").find(f"{SVG}rect").get("fill")) == ("#211F1B", "#FFFFFF")


def test_a_saved_picture_carries_its_type_and_asks_no_other_host(client):
    response = client.get(f"/bild/karte.svg?{QUERY}")
    assert response.text.count("@font-face") == 3
    assert re.findall(r'(?:src|href|url)="?\(?(https?:[^"\')]+)', response.text) == [
        one.replace("&", "&amp;") for one in [svg(client, "karte").find(f".//{SVG}a").get("href")]
    ]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "no-store" in response.headers["Cache-Control"]


def test_a_picture_without_values_says_so(client):
    said = words(svg(client, "trichter", "indikator=kinderarmut&jahr=2022"))
    assert "Für diese Auswahl gibt es hier keine Werte." in said


def test_what_could_not_be_shown_as_asked_is_said_in_the_picture(client):
    assert any(
        "Den Indikator „unfug“ gibt es nicht" in one
        for one in [" ".join(words(svg(client, "karte", "indikator=unfug")))]
    )


@pytest.mark.parametrize("address", ["/bild/torte.svg", "/bild/karte.gif", "/bild/karte.pdf"])
def test_a_picture_that_does_not_exist_is_a_problem_in_a_sentence(client, address):
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert "gibt es nicht; möglich sind karte, zeitreihe" in response.json["detail"]


@pytest.mark.parametrize("state", [
    "ebene=kreis&indikator=ohne_abschluss", "ebene=kreis&raum=bund&indikator=ohne_abschluss", "ebene=amt",
    "darstellung=abstand&indikator=betreuungsquote_u3", "klassen=stufenlos", "jahre=3&indikator=betreuungsquote_u3",
    "gebietsstand=berichtsjahr&jahr=2018&indikator=bevoelkerung", "amt=130765655&indikator=kinderarmut",
    "darstellung=veraenderung&indikator=bevoelkerung&hell=nein", "vergleich=aehnliche,ziel&gebiete=13076108",
])  # fmt: skip
def test_every_state_has_all_its_pictures(client, state):
    """Languages take turns; `make thorough` draws each picture in both."""
    for at, view in enumerate(PICTURES):
        for language in ("de", "en") if thorough() else (("de", "en")[at % 2],):
            assert "Bildungslupe" in words(svg(client, view, f"{state}&sprache={language}"))


def test_forty_exports_of_eight_readers_are_never_mixed_up(app_of):
    server, years = app_of().server, list(range(2010, 2025))
    asked = [(PICTURES[at % len(PICTURES)], years[at % 15], ("svg", "png")[at % 10 == 9]) for at in range(40)]
    alone = server.test_client()
    expected = {one: alone.get(address(*one)).data for one in set(asked)}
    together = threading.Barrier(8)

    def reader(number):
        together.wait(timeout=60)
        client = server.test_client()
        return [(one, client.get(address(*one))) for one in asked[number * 5 : number * 5 + 5]]

    with ThreadPoolExecutor(8) as readers:
        answers = [answer for part in readers.map(reader, range(8)) for answer in part]
    assert len(answers) == 40
    for one, response in answers:
        assert response.status_code == 200
        assert response.data == expected[one]


def address(view, year, kind):
    return f"/bild/{view}.{kind}?indikator=betreuungsquote_u3&jahr={year}&breite=640"
