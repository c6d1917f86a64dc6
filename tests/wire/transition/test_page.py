"""The page on the way from school to work, and its files, over HTTP."""

import io
import json
import re
from html import unescape

import openpyxl
import plotly.graph_objects as go
import pptx
import pytest
from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"


def page(client, query=""):
    response = client.get(f"/uebergang{query}")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    return unescape(response.text)


def shown(client, query=""):
    response = client.get(f"/uebergang/jahr?{query}")
    assert (response.status_code, response.mimetype) == (200, "application/json")
    return response.json


def parts(html):
    """Keys of the flow's parts with their lines, of the widest drawing."""
    wide = html.split('class="bl-flow-wide"')[1].split("</svg>")[0]
    found = re.findall(r'data-part="([^"]+)" data-lines="([^"]+)" tabindex="([-0-9]+)"', wide)
    return {key: json.loads(unescape(lines)) for key, lines, _ in found}, [reached for *_, reached in found]


def test_it_shows_the_newest_flow_with_composition_and_five_stations(client):
    html = page(client)
    for words in (
        "Übergang Schule–Beruf", "Beispieldaten", "Vom Abschluss zum Verbleib", "Personen, auf 5 gerundet",
        "Abschluss im Sommer 2022", "Im Übergangssystem", "Mittlere Reife", "Auf einer Linie", "nicht prüfbar",
        "im Rahmen des Zufalls", "Ausbildungsstellen je 100 Nachfragende", "Jugendarbeitslosenquote", "2025,",
    ):  # fmt: skip
        assert words in html, words
    assert html.count("bl-station-question") == 5
    assert 'aria-current="page">Übergang' in html


def test_a_year_is_the_same_on_the_page_and_as_a_step(client):
    stepped = shown(client, "jahr=2019")
    assert stepped["year"] == 2019 and stepped["years"] == list(range(2010, 2023))
    assert stepped["query"] == "jahr=2019"
    assert stepped["shown"] in client.get("/uebergang?jahr=2019").text


def test_every_part_is_reached_and_says_its_numbers(client):
    lines, reached = parts(client.get("/uebergang?jahr=2022").text)
    assert reached.count("0") == 1 and set(reached) == {"0", "-1"}
    assert {key for key in lines if key.startswith("block")} == {
        *(f"block-certificate-{at}" for at in range(4)), *(f"block-destination-{at}" for at in range(5))
    }  # fmt: skip
    title, counted = lines["stream-2-0"]
    assert title == "Mittlere Reife, danach: Ausbildung"
    assert re.fullmatch(r"\d+ von \d+ \(Mittlere Reife\): \d+\s%", counted)


def test_a_year_with_hidden_cells_has_one_hatched_stream_and_no_share_of_what_is_hidden_in_part(client):
    years = {year: shown(client, f"jahr={year}")["shown"] for year in range(2010, 2023)}
    secret = [year for year, html in years.items() if 'data-part="hidden"' in html]
    assert secret, "nothing hidden, nothing shown of it"
    for year in secret:
        lines, _ = parts(years[year])
        assert lines["hidden"][0] == "geschützt"
        assert "Geschützt sind" in years[year]
        partly = [said for key, said in lines.items() if "Weitere Personen sind geschützt." in said]
        assert partly and all("%" not in line for said in partly for line in said)


@pytest.mark.parametrize(
    ("query", "notices", "query_shown"),
    [
        ("jahr=1990", ["1990", "2010"], "jahr=2010"),
        ("jahr=2031", ["2031", "2022"], "jahr=2022"),
        ("gebiete=99999999", ["„99999999“"], "jahr=2022"),
        ("gebiete=13076108,13076060", ["einen Ort"], "gebiete=13076108&jahr=2022"),
        ("gliederung=verbleib:schule", ["Gliederung"], "jahr=2022"),
        ("jahr=heute", ["jahr"], "jahr=2022"),
        ("stand=1999.9", ["1999.9"], "jahr=2022"),
    ],
)
def test_impossible_values_fall_back_and_are_said(client, query, notices, query_shown):
    found = shown(client, query)
    assert sorted(found["query"].split("&")) == sorted(query_shown.split("&"))
    for word in notices:
        assert word in unescape(found["notices"]), word


def test_a_place_has_its_own_composition_and_stations_beside_the_flow_of_the_district(client):
    html = page(client, "?gebiete=13076108&gliederung=geschlecht:w")
    assert "Den Fluss gibt es für Ludwigslust-Parchim" in html
    assert "Der Verbleib wird nicht nach Geschlecht erhoben" in html
    assert "Die Jahre sind die von Parchim" in html
    assert "Die Jahre sind die des Landkreises." in page(client, "?gliederung=geschlecht:w")
    village = page(client, "?gebiete=13076048")
    assert "bl-stations" in village and 'class="bl-flow-wide"' in village


def test_without_example_data_there_is_no_flow_and_the_page_says_so(client):
    html = page(client, "?herkunft=amtlich&jahr=2020")
    assert (
        'class="bl-flow-wide"' not in html
        and "keine Zahlen dazu, was Jugendliche nach der Schule tun" in html
    )
    assert (
        "Auf einer Linie" in html
        and "Beispieldaten" not in html.split("bl-transition-title")[1].split("bl-actions")[0]
    )


def test_another_district_has_no_flow_and_nothing_of_ours(app_of):
    html = page(app_of("07232").server.test_client())
    assert "Bitburg-Prüm" in html and 'class="bl-flow-wide"' not in html
    assert "keine Zahlen dazu, was Jugendliche nach der Schule tun" in html
    assert html.count("bl-station-question") == 5
    assert "Parchim" not in html and "Beispiel" not in html.split("<main")[1]  # the search has a word for it


def test_the_numbers_above_the_flow_say_whose_they_are_where_a_place_is_chosen(client):
    figures = page(client, "?gebiete=13076108").split("bl-transition-figures")[1].split("</dl>")[0]
    assert figures.count("Ludwigslust-Parchim") == 4
    assert page(client).split("bl-transition-figures")[1].split("</dl>")[0].count("Ludwigslust-Parchim") == 1


def test_english_is_complete(client):
    html = page(client, "?sprache=en&jahr=2015")
    for words in (
        "From school to work",
        "Certificate in summer 2015",
        "Along one line",
        "All numbers as a table",
    ):
        assert words in html
    assert "geschützt" not in html.split('id="transition-shown"')[1]


def test_the_table_has_all_numbers_of_the_flow(client):
    html = page(client, "?jahr=2022")
    body = html.split('class="bl-flow-numbers"')[1].split("</table>")[0]
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in body.split("<tr>")[2:]]
    assert len(rows) == 5 and all(len(row) == 7 for row in rows)
    numbers = [[int(cell.replace(".", "")) for cell in row[1:]] for row in rows]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert all(sum(column[:-1]) == column[-1] for column in zip(*numbers, strict=True))


# --- files ---


def test_the_picture_has_title_words_and_link(client):
    response = client.get("/bild/uebergang.svg?jahr=2021")
    assert (response.status_code, response.mimetype) == (200, "image/svg+xml")
    said = " ".join(unescape(node.text or "") for node in fromstring(response.text).iter(f"{SVG}text"))
    for words in ("Vom Abschluss zum", "Personen, auf 5 gerundet", "Beispieldaten", "Mittlere Reife", "/l/"):
        assert words in said
    assert client.get("/bild/uebergang.png?jahr=2021&breite=640").data[:4] == b"\x89PNG"
    assert client.get("/bild/uebergang.gif").status_code == 404


def test_the_short_link_of_a_file_opens_the_page(client):
    csv = client.get("/uebergang/tabelle.csv?jahr=2021").text
    short = re.search(r"/l/\S+", csv)
    assert short is not None
    response = client.get(short.group())
    assert response.status_code in (301, 302, 303, 307, 308)
    assert response.headers["Location"].startswith("/uebergang?")
    assert "jahr=2021" in response.headers["Location"]


def test_plotly_has_the_streams_of_the_page(client):
    made = go.Figure(client.get("/bild/uebergang.json?jahr=2022").json)
    lines, _ = parts(client.get("/uebergang?jahr=2022").text)
    streams = [key for key in lines if key.startswith("stream")]
    areas = [trace for trace in made.data if trace.type == "scatter"]
    assert len(areas) == len(streams)
    assert {trace.text.split("<br>")[0] for trace in areas} == {f"<b>{lines[key][0]}</b>" for key in streams}
    assert "Ludwigslust-Parchim 2022" in made.layout.meta["title"]


def test_the_slide_has_native_shapes_and_texts(client):
    slide = pptx.Presentation(io.BytesIO(client.get("/uebergang/folie.pptx?jahr=2022").data)).slides[0]
    texts = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert {"Ausbildung", "Mittlere Reife", "unbekannt"} <= texts
    names = [one.name for shape in slide.shapes if shape.shape_type == 6 for one in shape.shapes]
    assert any(name.startswith("Mittlere Reife, danach: Ausbildung") for name in names)


def test_the_tables_hold_all_years(client):
    book = openpyxl.load_workbook(io.BytesIO(client.get("/uebergang/tabelle.xlsx").data))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Jahr", "Abschluss", "Verbleib ein halbes Jahr später", "Personen", "Hinweis")
    assert len(rows) == 1 + 13 * 20
    assert all(row[3] is None or row[3] % 5 == 0 for row in rows[1:])
    assert all((row[3] is None) == bool(row[4]) for row in rows[1:])
    csv = client.get("/uebergang/tabelle.csv").text.splitlines()
    assert csv[0].lstrip("\ufeff") == ";".join(rows[0])
    assert sum(not line.startswith("#") for line in csv) == len(rows)
    assert client.get("/uebergang/tabelle.ods").status_code == 404
