"""Slides over the wire, opened again: native shapes and charts that agree with the API."""

import io
import re
import zipfile

import openpyxl
import pptx
import pytest
from pptx.enum.dml import MSO_FILL, MSO_PATTERN

from callbacks.monitor.series import series_of
from dashboard.drawing.style import PALETTES, palette
from dashboard.exports.slides.series import slide_series
from tests.sampling import some
from tests.short_links import long_form
from tests.slab_document import slab_document

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EXAMPLE = "Landkreis (Beispiel)"
NAMED = re.compile(r"(\d+\. )?(?P<name>.*?)( \(wenige Fälle\))?  \S+\u00a0%")
QUERY = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108"


@pytest.fixture(scope="module")
def file(client):
    response = client.get(f"/folien.pptx?{QUERY}")
    assert response.status_code == 200, response.text[:300]
    return response.data


@pytest.fixture(scope="module")
def shown(file):
    return pptx.Presentation(io.BytesIO(file))


@pytest.fixture(scope="module")
def slab(answers):
    return slab_document(answers, answers.read(QUERY))


def api(client, query):
    return client.get(f"/api/v1/werte?{query}").json["zeilen"]


def named(slide, name):
    return next(shape for shape in slide.shapes if shape.name == name)


def words(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_slides_are_wide_and_in_the_apps_type(shown):
    assert (shown.slide_width, shown.slide_height) == (12192000, 6858000)
    assert len(shown.slides) == 3
    assert [layout.name for layout in shown.slide_layouts] == ["Bildungslupe"]
    assert {run.font.name for run in shown.slides[0].shapes.title.text_frame.paragraphs[0].runs} == {
        "Calibri"
    }


def test_each_of_142_municipalities_is_a_shape_of_its_name_in_its_class_colour(shown, slab):
    areas = {shape.name: shape for shape in named(shown.slides[0], "Karte").shapes}
    assert len(list(named(shown.slides[0], "Karte").shapes)) == 142
    assert set(areas) == set(slab["names"])
    row, colours = slab["years"].index(2024), PALETTES["light"]["see"][5]
    for column, name in enumerate(slab["names"]):
        fill, index = areas[name].fill, slab["class"][row][column]
        if index >= 0 and slab["few"][row][column]:
            assert (fill.type, f"#{fill.back_color.rgb}") == (MSO_FILL.PATTERNED, colours[index])
        elif index >= 0:
            assert (fill.type, f"#{fill.fore_color.rgb}") == (MSO_FILL.SOLID, colours[index])
        elif slab["status"][row][column] == 3:
            assert (fill.type, fill.pattern) == (MSO_FILL.PATTERNED, MSO_PATTERN.WIDE_UPWARD_DIAGONAL)
        assert areas[name]._element.nvSpPr.cNvPr.get("descr") == f"{name}: {slab['text'][row][column]}"


def test_the_legend_of_the_slide_has_the_colours_of_the_map(shown, slab):
    swatches = {
        shape.name: shape
        for shape in named(shown.slides[0], "Legende").shapes
        if shape.name.startswith("Farbe")
    }
    colours = palette("see", 5)
    for label, colour in zip(slab["legend"]["labels"], colours, strict=True):
        assert f"#{swatches[f'Farbe der Klasse {label}'].fill.fore_color.rgb}" == colour


def test_every_object_has_an_alternative_text(shown):
    for slide in shown.slides:
        found = [one for one in slide._element.iter() if one.tag.endswith("}cNvPr") and one.get("id") != "1"]
        assert len(found) > 12
        assert [one.get("name") for one in found if not one.get("descr")] == []
        numbers = [one.get("id") for one in found]
        assert len(set(numbers)) == len(numbers)


def test_the_line_chart_holds_the_numbers_of_the_api(shown, client):
    frame = next(shape for shape in shown.slides[1].shapes if shape.has_chart)
    chart = frame.chart
    given = {row["jahr"]: row["wert"] for row in api(client, "indikator=betreuungsquote_u3&gebiete=13076108")}
    district = {row["jahr"]: row["wert"] for row in api(client, "indikator=betreuungsquote_u3&gebiete=13076")}
    years = [int(category) for category in chart.plots[0].categories]
    drawn = {series.name: dict(zip(years, series.values, strict=True)) for series in chart.plots[0].series}
    assert {year: value for year, value in drawn["Parchim"].items() if value is not None} == pytest.approx(
        given
    )
    official, example = ({y: v for y, v in drawn[n].items() if v is not None} for n in ("Landkreis", EXAMPLE))
    assert official | example == pytest.approx({year: district[year] for year in years})
    assert (max(official), min(example)) == (2020, 2021), "official and example figures are two series"


def test_the_line_chart_stands_on_the_axis_of_the_picture_and_has_its_bands_and_events(shown, answers):
    slide = shown.slides[1]
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    described = slide_series(series_of(answers, answers.read(QUERY)), "0").chart
    axis = described.plot.upright
    assert chart.value_axis.minimum_scale == axis.low == axis.ticks[0].value - axis.step
    assert (chart.value_axis.maximum_scale, chart.value_axis.major_unit) == (axis.high, axis.step)
    names = [shape.name for shape in slide.shapes]
    assert "Spanne von Parchim" in names
    assert "Gebietsreform: Damm" in names and "Kita im Land ohne Elternbeiträge" in names
    texts = {label.text for label in described.labels}
    assert texts <= set(names) and {"Parchim 63,2\u00a0%", "Land"} <= texts
    layout = chart._chartSpace.chart.plotArea[0]
    assert layout.tag.endswith("}layout") and layout[0][0].get("val") == "inner"


def test_the_bar_chart_holds_the_numbers_of_the_api_and_nothing_hidden(shown, client):
    chart = next(shape for shape in shown.slides[2].shapes if shape.has_chart).chart
    rows = api(client, "indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde")
    known = {row["name"]: row["wert"] for row in rows if row["wert"] is not None}
    hidden = {row["name"] for row in rows if row["wert"] is None}
    values = chart.plots[0].series[0].values
    named = [NAMED.fullmatch(str(one)) for one in chart.plots[0].categories]
    drawn = {one["name"]: value for one, value in zip(named, values, strict=True) if one}
    assert len(drawn) == 21 and "Parchim" in drawn, "the ends, and the selected place between them"
    assert drawn == pytest.approx({name: known[name] for name in drawn})
    assert list(drawn.values()) == sorted(drawn.values(), reverse=True)
    ordered = sorted(known.values(), reverse=True)
    assert [*drawn.values()][:10] == pytest.approx(ordered[:10])
    assert [*drawn.values()][-10:] == pytest.approx(ordered[-10:])
    assert len(hidden) > 5
    assert not hidden & set(drawn)


def test_bars_left_out_are_counted_and_said(shown, client):
    slide = shown.slides[2]
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    gaps = [str(one) for one in chart.plots[0].categories if str(one).startswith("…")]
    rows = api(client, "indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde")
    everybody = sum(row["wert"] is not None for row in rows)
    assert sum(int(one.split()[1]) for one in gaps) + 21 == everybody
    said = " ".join(one.text for one in slide.shapes._spTree.iter(f"{DRAWING}t"))  # inside groups, too
    assert f"Gezeigt sind von {everybody} Orten die zehn höchsten" in said
    few = [str(one) for one in chart.plots[0].categories if "(wenige Fälle)" in str(one)]
    assert few and not any(re.match(r"\d+\. ", one) for one in few), "few cases have no rank"


def test_bars_have_the_intervals_of_the_api_and_the_district_a_line(shown, client):
    slide = shown.slides[2]
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    rows = {row["name"]: row for row in api(client, "indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde")}
    series = chart.plots[0].series[0]
    ends = {
        tag: [float(one.text) for one in series._element.findall(f".//{CHART}errBars/{CHART}{tag}//{CHART}v")]
        for tag in ("plus", "minus")
    }
    for at, (name, value) in enumerate(zip(chart.plots[0].categories, series.values, strict=True)):
        found = NAMED.fullmatch(str(name))
        if not found:
            assert (ends["plus"][at], ends["minus"][at]) == (0, 0)
            continue
        row = rows[found["name"]]
        assert value + ends["plus"][at] == pytest.approx(row["obergrenze"], abs=0.051)
        assert value - ends["minus"][at] == pytest.approx(row["untergrenze"], abs=0.051)
    assert any(shape.name.startswith("Linie: Landkreis") for shape in slide.shapes)


def test_what_is_hidden_is_in_no_workbook_of_a_chart(file, client):
    rows = api(client, "indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde")
    hidden = {row["name"] for row in rows if row["wert"] is None}
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        books = [packed.read(name) for name in packed.namelist() if name.endswith(".xlsx")]
    assert len(books) == 2
    for book in books:
        cells = [
            cell.value for sheet in openpyxl.load_workbook(io.BytesIO(book)) for row in sheet for cell in row
        ]
        assert not hidden & {str(cell) for cell in cells}


def test_every_slide_says_what_it_is_and_where_it_comes_from(shown, answers):
    for slide, view, years in zip(
        shown.slides, ("Karte", "Zeitreihe", "Rangfolge"), ("2024", "2006–2024", "2024"), strict=True
    ):
        said = "\n".join(words(slide))
        assert slide.shapes.title.text_frame.text == f"Betreuungsquote unter 3 Jahren, {years}"
        assert f"Landkreis Ludwigslust-Parchim · Frühe Bildung · {view}" in said
        assert "Anteil der Kinder unter 3 Jahren in Tageseinrichtungen" in said
        assert "Ausgewählt: Parchim" in said
        assert "Beispieldaten" in words(slide)
        assert "Quelle: Gemeinden ab 2010 und Landkreis ab 2021: Beispieldaten." in said
        assert "Berichtsjahr" in said and "1. März" in said
        assert "Gebietsstand" in said
        assert f"Fassung {answers.repository.version()} · Daten abgerufen am" in said
        links = {rel.target_ref for rel in slide.part.rels.values() if rel.is_external}
        assert len(links) == 1
        assert f"stand={answers.repository.version()}" in long_form(next(iter(links)))
        assert next(iter(links)) in said
        assert next(iter(links)) in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("state", some([
    "indikator=ohne_abschluss&ebene=kreis", "ebene=amt", "klassen=stufenlos", "indikator=kinderarmut&jahr=2022",
    "darstellung=abstand&indikator=betreuungsquote_u3", "gebietsstand=berichtsjahr&jahr=2015&indikator=bevoelkerung",
    "jahre=3&indikator=betreuungsquote_u3&gebiete=13076108,13076159&vergleich=aehnliche,ziel", "sprache=en",
    "amt=130765655&indikator=kinderarmut", "farben=heide&anzahl=7&hell=nein",
], every=2))  # fmt: skip
def test_every_state_has_slides_that_open(client, state):
    response = client.get(f"/folien.pptx?{state}")
    assert response.status_code == 200, response.text[:300]
    made = pptx.Presentation(io.BytesIO(response.data))
    assert all(slide.shapes.title.text_frame.text for slide in made.slides)
    assert len(made.slides) == 3


@pytest.mark.parametrize(
    "address",
    [f"/folien.pptx?{QUERY}", "/gemeinde/13076108.pptx", "/vergleich.pptx?gebiete=13076108,13076159"],
)
def test_a_file_says_of_itself_what_it_is_and_nothing_of_the_library(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    told = pptx.Presentation(io.BytesIO(answer.data)).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("Bildungslupe", "Bildungslupe", "")
    assert told.title
    assert told.language == "de-DE"
    assert told.created == told.modified and told.created.year > 2013
