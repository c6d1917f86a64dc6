"""The wholes of compared places on their page and in their files: the bars of the Monitor, and what is hidden in
one piece."""

import io

import openpyxl
import pptx
import pytest

from tests.pdf_texts import page_texts

PLACES = "13076108,13076105"
YEAR = 2022
"""The newest that the examples' certificates have; later years on screen show it."""
QUERY = f"indikator=betreuungsquote_u3&jahr=2024&gebiete={PLACES}"


def rows_of(client, places=PLACES, level="gemeinde"):
    """Bars and parts of the certificates as the Monitor answers them in the year."""
    query = f"indikator=ohne_abschluss&ebene={level}&gebiete={places}&zusammensetzung=abschluesse,orte"
    parts = client.get(f"/zusammensetzung?{query}").json["parts"]
    return parts, parts["over_places"][parts["years"].index(YEAR)]


def name(parts, piece):
    return parts["hidden_name"] if piece["part"] < 0 else parts["parts"][piece["part"]]["name"]


def file(client, kind, query=QUERY):
    response = client.get(f"/vergleich.{kind}?{query}")
    assert response.status_code == 200, response.text[:300]
    return io.BytesIO(response.data)


def shares(parts, rows):
    return [
        (row["name"], name(parts, piece), pytest.approx(100 * (piece["end"] - piece["start"]), abs=0.01))
        for row in rows
        for piece in row["pieces"]
    ]


def test_the_workbook_holds_the_pieces_of_each_place(client):
    head, *rows = openpyxl.load_workbook(file(client, "xlsx"))["Zusammensetzung"].iter_rows(values_only=True)
    assert head[:1] + head[2:] == ("Ganzes", "Jahr", "Ort", "Teil", "Anteil", "Zahl", "Dazu")
    parts, bars = rows_of(client)
    told = [(row[3], row[4], row[5]) for row in rows if row[0] == "Abschlüsse" and row[5] is not None]
    assert told == shares(parts, bars)
    assert {row[2] for row in rows} == {YEAR}, "the nearest to the year on screen"
    hidden = [row for row in rows if row[3] == "Neustadt-Glewe" and row[4] == "geschützt"]
    assert len(hidden) == 1
    assert len([row for row in rows if row[3] == "Neustadt-Glewe"]) - 1 <= len(parts["parts"]) - 2


def test_a_slide_has_the_same_bars_as_a_native_chart(client):
    parts, bars = rows_of(client)
    slides = pptx.Presentation(file(client, "pptx")).slides
    slide = next(one for one in slides if one.shapes.title.text_frame.text.startswith("Abschlüsse"))
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == [row["name"] for row in bars]
    series = {one.name: list(one.values) for one in chart.plots[0].series}
    for at, row in enumerate(bars):
        shown = {part: values[at] for part, values in series.items() if values[at] is not None}
        assert shown == pytest.approx(
            {name(parts, one): 100 * (one["end"] - one["start"]) for one in row["pieces"]}
        )


def test_the_paper_shows_them_with_what_100_per_cent_are(client):
    text = " ".join(page_texts(file(client, "pdf").getvalue()))
    _, bars = rows_of(client)
    assert f"Abschlüsse, {YEAR}" in text and "in Prozent aller Abgehenden" in text
    wide = [piece["text"] for row in bars for piece in row["pieces"] if piece["end"] - piece["start"] > 0.1]
    assert wide and all(one in text for one in wide)


@pytest.mark.parametrize(
    ("level", "places"), [("gemeinde", PLACES), ("amt", "130765656,130760090"), ("kreis", "13076,13071")]
)
def test_the_page_has_the_bars_of_the_monitor_in_every_year_that_all_places_have(client, level, places):
    sent = client.get(
        f"/vergleich/daten?indikator=bevoelkerung&ebene={level}&raum=land&gebiete={places}"
    ).json
    given = client.get(sent["addresses"]["wholes"])
    assert "immutable" in given.headers["Cache-Control"]
    assert given.json["none"] == "" and given.json["wholes"]
    for one in given.json["wholes"]:
        theirs = client.get(f"/zusammensetzung?{one['query']}").json["parts"]
        assert one["parts"]["years"]
        bars = dict(zip(theirs["years"], theirs["over_places"], strict=True))
        assert one["parts"]["over_places"] == [bars[year] for year in one["parts"]["years"]]
        for year, rows in bars.items():
            have = {row["key"] for row in rows if row["pieces"] or row["secret"]} >= set(places.split(","))
            assert have == (year in one["parts"]["years"])
        assert one["parts"]["over_years"] == [] and one["sources"]


def test_a_year_on_screen_that_a_whole_has_is_the_year_of_its_bars(client):
    book = openpyxl.load_workbook(file(client, "xlsx", QUERY.replace("2024", "2020")))
    assert {row[2] for row in book["Zusammensetzung"].iter_rows(min_row=2, values_only=True)} == {2020}


def test_a_page_without_wholes_says_why(client):
    sent = client.get("/vergleich/zusammensetzung?indikator=kinderarmut&gebiete=13076108,13073088").json
    assert sent["wholes"] == [] and "Stralsund" in sent["none"]


def test_places_outside_the_district_have_none(client):
    book = openpyxl.load_workbook(file(client, "xlsx", "indikator=kinderarmut&gebiete=13076108,13073088"))
    assert "Zusammensetzung" not in book.sheetnames
