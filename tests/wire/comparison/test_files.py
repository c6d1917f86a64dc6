"""Comparisons as files over the wire, opened again: complete, native, and with no number that the API
hides."""

import io

import openpyxl
import pikepdf
import pptx
import pytest

from callbacks.comparison.comparisons import Comparisons
from dashboard.texts import say
from tests.pdf_texts import page_texts
from tests.short_links import long_form
from tests.tagged import elements, faults
from tests.wire.profile.test_files import TYPES, lines

QUERY = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108,13076048,13076089"
EIGHT = "13076108,13076048,13076089,13076065,13076163,13076001,13076002,13076060"
STATES = (
    QUERY,
    f"indikator=kinderarmut&gebiete={EIGHT}&sprache=en",
    "indikator=betreuungsquote_u3&ebene=amt&gebiete=130765655,130765652&jahre=3",
    "indikator=ohne_abschluss&ebene=kreis&gebiete=13076,13071&vergleich=land",
    f"{QUERY}&basisjahr=2015&indikator2=bevoelkerungsdichte&niveau=99.8&ansicht=karten",
)


def got(client, kind, query):
    response = client.get(f"/vergleich.{kind}?{query}")
    assert response.status_code == 200, response.text[:300]
    assert response.mimetype == TYPES[kind]
    return response.data


def model_of(answers, query):
    pages = Comparisons(answers)
    return pages.model(pages.read(query))


@pytest.fixture(scope="module")
def shown(client):
    return pptx.Presentation(io.BytesIO(got(client, "pptx", QUERY)))


@pytest.fixture(scope="module")
def book(client):
    return openpyxl.load_workbook(io.BytesIO(got(client, "xlsx", QUERY)))


@pytest.mark.parametrize("query", STATES)
def test_a_pdf_is_whole_for_whoever_cannot_see_it(client, answers, query):
    model = model_of(answers, query)
    title = say(model.lang, "comparison_heading_one", names=", ".join(model.names()))
    assert faults(got(client, "pdf", query), title, model.lang) == []


def test_a_pdf_holds_every_part_of_the_page_in_words(client, answers):
    body = got(client, "pdf", QUERY)
    words = " ".join(page_texts(body))
    model = model_of(answers, QUERY)
    row = model.row(2024)
    for place, entry in zip(model.places, model.tables[row].entries, strict=True):
        for part in (place.name, entry.own.text, entry.own.counts, entry.difference.text, entry.change.text):
            assert " ".join(part.split()) in words, part
    joined = words.replace("-", "").replace(" ", "")
    for one in (*(dot.name for dot in model.dots[row]), *model.relations[row].sentences, model.sources):
        assert "".join(one.split()).replace("-", "") in joined, one
    with pikepdf.open(io.BytesIO(body)) as opened:
        alts = [str(one.Alt) for one in elements(opened.Root.StructTreeRoot) if one.S == "/Figure"]
        links = {str(one.A.URI) for page in opened.pages for one in page.get("/Annots", []) if "/A" in one}
    assert any(alt.startswith("Zeitreihe: ") and "Parchim 63,2" in alt for alt in alts)
    assert any(alt.startswith("Punktwolke: ") and "Goldberg" in alt for alt in alts)
    assert sum(alt.startswith("Karte: ") for alt in alts) == 3, "two years and the change between them"
    assert any(alt.startswith("Betreuungsquote unter 3 Jahren: Parchim 63,2") for alt in alts)
    [link] = map(long_form, links)
    assert "/vergleich?" in link and f"stand={answers.repository.version()}" in link


def test_slides_are_native_and_hold_published_numbers(shown, client, answers):
    model = model_of(answers, QUERY)
    charts = [shape.chart for slide in shown.slides for shape in slide.shapes if shape.has_chart]
    tables = [shape.table for slide in shown.slides for shape in slide.shapes if shape.has_table]
    assert (len(shown.slides), len(charts), len(tables)) == (7, 3, 3)
    api = client.get("/api/v1/werte?indikator=betreuungsquote_u3&gebiete=13076108").json["zeilen"]
    years = list(charts[0].plots[0].categories)
    drawn = {one.name: dict(zip(years, one.values, strict=True)) for one in charts[0].plots[0].series}
    assert {str(row["jahr"]): row["wert"] for row in api if row["wert"] is not None} == pytest.approx(
        {year: value for year, value in drawn["Parchim"].items() if value is not None}
    )
    relation = model.relations[model.row(2024)]
    lengths = [(series.name, len(list(series.iter_values()))) for series in charts[1].plots[0].series]
    counts = dict(lengths)
    straight = [one for one in relation.quadrants if one is not None]
    assert sum(length for _, length in lengths) == len(relation.points) + 2 * len(straight)
    assert counts["alle Orte"] == len(relation.points)
    across = charts[1].category_axis
    assert (across.minimum_scale, across.maximum_scale) == (0.0, 100.0), "no share lies below 0 %"
    assert [row.cells[1].text.split("  ")[0] for row in tables[0].rows][1:4] == model.names()
    named = [row.cells[0].text for table in tables[1:] for row in list(table.rows)[1:]]
    assert named == [one.name for one in model.dots[model.row(2024)]], "a long theme takes two slides"


def test_every_object_on_the_slides_has_its_words_and_a_number_of_its_own(shown):
    for slide in shown.slides:
        found = [one for one in slide._element.iter() if one.tag.endswith("}cNvPr") and one.get("id") != "1"]
        assert [one.get("name") for one in found if not one.get("descr")] == []
        assert len({one.get("id") for one in found}) == len(found)
        links = {rel.target_ref for rel in slide.part.rels.values() if rel.is_external}
        assert len(links) == 1 and "/vergleich?" in long_form(next(iter(links)))
        assert next(iter(links)) in slide.notes_slide.notes_text_frame.text


def test_a_workbook_holds_every_year_of_the_api(book, client):
    assert book.sheetnames == ["Daten", "Thema", "Zusammenhang", "Zusammensetzung", "Metadaten", "Definition"]
    rows = client.get("/api/v1/werte?indikator=betreuungsquote_u3&gebiete=13076108,13076048,13076089").json[
        "zeilen"
    ]
    given = {(row["gebiet"], str(row["jahr"])): row for row in rows}
    found = lines(book["Daten"])
    assert len(found) > 40
    names = {"Wert": "wert", "Untergrenze (95 %)": "untergrenze", "Fälle": "zaehler", "von": "nenner"}
    for line in found:
        row = given.get((line["Schlüssel"], line["Jahr"]))
        for name, key in names.items():
            expected = row[key] if row else None
            assert line[name] == (None if expected is None else pytest.approx(expected)), (line, name)


def test_changes_of_percentages_are_points(book):
    sheet = book["Daten"]
    head = [cell.value for cell in sheet[1]]
    for name in (say("de", "trend_five"), say("de", "comparison_column_change")):
        (column,) = sheet.iter_cols(head.index(name) + 1, head.index(name) + 1, min_row=2)
        written = {cell.number_format for cell in column if cell.value is not None}
        assert len(written) == 1 and "Punkte" in written.pop(), name


def test_what_is_hidden_has_no_number_in_any_sheet(client):
    query = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076065,13076163,13076108"
    made = openpyxl.load_workbook(io.BytesIO(got(client, "xlsx", query)))
    word = say("de", "status_suppressed")
    hidden = [line for line in lines(made["Daten"]) if line["Status"] == word]
    assert len(hidden) > 5
    assert {tuple(value for value in line.values() if isinstance(value, int | float)) for line in hidden} == {
        ()
    }
    theme = lines(made["Thema"])
    checked = 0
    for name in ("Hülseburg", "Zülow"):
        for line in theme:
            if line[f"{name}: Status"] == word:
                checked += 1
                assert (line[name], line[f"{name}: Abstand in Streuungen"]) == (None, None)
    assert checked > 3
    points = {line["Schlüssel"] for line in lines(made["Zusammenhang"])}
    secret = client.get("/api/v1/werte?indikator=betreuungsquote_u3&jahr=2022&ebene=gemeinde").json["zeilen"]
    assert not points & {row["gebiet"] for row in secret if row["wert"] is None}
    assert "13076108" in points


@pytest.mark.parametrize("query", STATES)
@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_every_state_has_a_file_that_opens(client, kind, query):
    body = io.BytesIO(got(client, kind, query))
    if kind == "pptx":
        assert all(slide.shapes.title.text_frame.text for slide in pptx.Presentation(body).slides)
    else:
        assert openpyxl.load_workbook(body).sheetnames


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("query", ["", "gebiete=13076108", "gebiete=99999999,11111111"])
def test_fewer_than_two_places_are_answered_with_a_sentence(client, kind, query):
    response = client.get(f"/vergleich.{kind}?{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert "zwei bis acht Orte" in response.json["detail"]


def test_a_file_has_a_telling_name(client, answers):
    name = f"vergleich-13076108-13076048-13076089-betreuungsquote_u3-2024-{answers.repository.version()}.pdf"
    response = client.get(f"/vergleich.pdf?{QUERY}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


OWN = f"{QUERY}&ziel=betreuungsquote_u3:70.5&notiz=13076108:Neubau%202024"


def test_the_readers_own_words_are_marked_in_every_file(client):
    note, target = "Eigene Notiz zu Parchim: Neubau 2024", "eigenes Ziel"
    words = " ".join(" ".join(page_texts(got(client, "pdf", OWN))).split())
    assert note in words and "Punkte unter dem eigenen Ziel" in words.replace("\u00a0", " ")
    made = pptx.Presentation(io.BytesIO(got(client, "pptx", OWN)))
    (values,) = [one.table for one in made.slides[1].shapes if one.has_table]
    said = [(row.cells[1].text, row.cells[2].text.replace("\u00a0", " ")) for row in values.rows]
    assert said[-1] == (target, "70,5 %")
    assert all(note in one.notes_slide.notes_text_frame.text for one in made.slides)
    book = openpyxl.load_workbook(io.BytesIO(got(client, "xlsx", OWN)))
    assert {line["Eigenes Ziel"] for line in lines(book["Daten"])} == {70.5}
    assert note in {cell.value for row in book["Metadaten"].iter_rows() for cell in row}
    assert any(
        "unter dem eigenen Ziel" in (one["Abstand zum eigenen Ziel"] or "") for one in lines(book["Daten"])
    )
    plain = openpyxl.load_workbook(io.BytesIO(got(client, "xlsx", QUERY)))
    kept = [
        {key: value for key, value in line.items() if "igene" not in key} for line in lines(book["Daten"])
    ]
    assert kept == lines(plain["Daten"]), "no figure and no verdict depends on them"
