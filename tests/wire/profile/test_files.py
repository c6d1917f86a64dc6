"""Profiles as files over the wire, opened again: for a town, a village of 150, an Amt and the district."""

import io
import re
import zipfile

import openpyxl
import pptx
import pypdf
import pytest

from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from dashboard.texts import say
from tests.pdf_texts import page_texts
from tests.short_links import long_form
from tests.tagged import faults

TOWN, VILLAGE, AMT, DISTRICT = "13076108", "13076065", "130765655", "13076"
PLACES = (TOWN, VILLAGE, AMT, DISTRICT)
TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def got(client, key, kind, query=""):
    response = client.get(f"/gemeinde/{key}.{kind}?{query}")
    assert response.status_code == 200, response.text[:300]
    assert response.mimetype == TYPES[kind]
    return response.data


def book(client, key, query=""):
    return openpyxl.load_workbook(io.BytesIO(got(client, key, "xlsx", query)))


def lines(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, one, strict=True)) for one in rows]


def pages(client, key, query=""):
    return page_texts(got(client, key, "pdf", query))


def plain(text):
    """Without spaces and hyphens, which a page adds where a line ends."""
    return re.sub(r"[\s\u00ad-]", "", text)


def name_of(client, key):
    found = client.get(f"/api/v1/gebiete?suche={key}").json["gebiete"]
    return next(one for one in found if one["gebiet"] == key)["name"]


def test_a_word_wider_than_a_narrow_column_is_broken_and_runs_into_no_neighbour(client):
    """„98,1umrechenbarumrechenbar“ stood in the row of a village's growth."""
    page = next(one for one in pages(client, VILLAGE) if "Bevölkerungsentwicklung" in one)
    assert "nichtumrechenbar" in plain(page)
    assert "umrechenbar" not in page


@pytest.mark.parametrize("key", PLACES)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_pdf_is_whole_for_whoever_cannot_see_it(client, key, lang):
    body = got(client, key, "pdf", f"sprache={lang}")
    name = name_of(client, key) if key != DISTRICT else "Landkreis Ludwigslust-Parchim"
    assert faults(body, say(lang, "export_title", name=name), lang) == []
    assert 3 <= len(pypdf.PdfReader(io.BytesIO(body)).pages) <= 6, "the wholes of the district take one"


@pytest.mark.parametrize("key", PLACES)
def test_a_workbook_holds_the_numbers_of_the_api_in_every_year_and_no_other(client, key):
    made = book(client, key)
    level = {8: "gemeinde", 9: "amt", 5: "kreis"}[len(key)]
    names = {one["indikator"]: one["name"] for one in client.get("/api/v1/indikatoren").json["indikatoren"]}
    years = lines(made["Verlauf"])
    own = list(years[0])[4]
    checked = 0
    for indicator, name in names.items():
        answer = client.get(f"/api/v1/werte?indikator={indicator}&ebene={level}&gebiete={key}")
        rows = answer.json["zeilen"] if answer.status_code == 200 else []
        published = {str(row["jahr"]): row["wert"] for row in rows}
        shown = [one for one in years if one["Indikator"] == name]
        if shown and (when := shown[0]["Jahre zusammen"]):
            first, last = map(int, when.split("–"))
            span = last - first + 1
            rows = client.get(f"/api/v1/werte?indikator={indicator}&gebiete={key}&jahre={span}").json[
                "zeilen"
            ]
            published = {f"{row['jahr'] - span + 1}–{row['jahr']}": row["wert"] for row in rows}
        for line in shown:
            value = published.get(line["Jahre zusammen"] or str(line["Jahr"]))
            checked += value is not None
            assert line[own] == (None if value is None else pytest.approx(value)), (name, line["Jahr"])
    assert checked > 60


@pytest.mark.parametrize("key", PLACES)
def test_what_is_hidden_has_no_number_in_any_file(client, key):
    hidden = [
        one for one in lines(book(client, key)["Daten"]) if one["Status"] == say("de", "status_suppressed")
    ]
    numbers = ("Wert", "Untergrenze (95 %)", "Obergrenze (95 %)", "Fälle", "von", "Rang von oben")
    assert {tuple(one[name] for name in numbers) for one in hidden} <= {(None,) * len(numbers)}
    assert len(hidden) > 10 or key != VILLAGE
    shown = pptx.Presentation(io.BytesIO(got(client, key, "pptx")))
    cells = {
        row.cells[0].text: row.cells[2].text
        for slide in shown.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    }
    assert {cells[one["Indikator"]] for one in hidden} <= {say("de", "status_suppressed")}


@pytest.mark.parametrize("key", PLACES)
def test_all_files_say_the_sentences_of_the_page_and_how_many_marks_were_to_be_expected(client, answers, key):
    profile = Profiles(answers).profile(key, Selection())
    expected = [*(one.text for one in profile.findings), profile.marks]
    shown = pptx.Presentation(io.BytesIO(got(client, key, "pptx")))
    slide = " ".join(shape.text_frame.text for shape in shown.slides[0].shapes if shape.has_text_frame)
    sheet = [line[1] for line in book(client, key)["Auf einen Blick"].iter_rows(values_only=True)]
    paper = plain(pages(client, key)[0])
    for sentence in expected:
        assert plain(sentence) in paper
        assert plain(sentence) in plain(slide)
        assert sentence in sheet


def test_a_village_says_kindly_why_so_little_can_be_said(client):
    words = " ".join(pages(client, VILLAGE))
    assert words.count("nicht prüfbar") > 25
    assert plain("Er selbst oder ein anderer ließe sonst auf einzelne Menschen schließen.") in plain(words)
    assert f"geschützt: {say('de', 'sentence_suppressed')}" in words.replace("- ", "")


@pytest.mark.parametrize("kind", ["pptx", "xlsx"])
def test_nothing_lies_hidden_in_a_file(client, kind):
    with zipfile.ZipFile(io.BytesIO(got(client, TOWN, kind))) as packed:
        names = packed.namelist()
        texts = [packed.read(name).decode() for name in names if name.endswith(".xml")]
    assert not [
        name for name in names if any(part in name.lower() for part in ("vba", "comment", "external"))
    ]
    found = [
        re.findall(r'show="0"|state="(?:very)?hidden"|<(?:row|col)[^>]*hidden="1"', text, re.I)
        for text in texts
    ]
    assert not any(found)


def test_the_query_of_the_page_counts(client, answers):
    plain, other = (
        got(client, TOWN, "xlsx", query) for query in ("", "gewichte=einwohner:0,stadt:5&niveau=99.8")
    )
    assert "Untergrenze (99,8 %)" in lines(openpyxl.load_workbook(io.BytesIO(other))["Daten"])[0]
    facts = dict(openpyxl.load_workbook(io.BytesIO(other))["Metadaten"].iter_rows(values_only=True))
    link = long_form(facts["Link"])
    assert f"/gemeinde/{TOWN}?" in link and "niveau=99.8" in link and "stadt:5" in link
    assert f"stand={answers.repository.version()}" in link
    middle = {
        name: [one["Ähnliche: Mitte"] for one in lines(openpyxl.load_workbook(io.BytesIO(body))["Daten"])]
        for name, body in (("plain", plain), ("other", other))
    }
    assert middle["plain"] != middle["other"]


def test_what_cannot_be_read_in_a_link_is_said_in_the_file(client):
    assert "ließ sich nicht lesen: niveau" in pages(client, TOWN, "niveau=12")[0]
    facts = dict(book(client, TOWN, "stand=1999.1")["Metadaten"].iter_rows(values_only=True))
    assert "1999.1" in facts["Hinweis zum Link"]


def test_a_former_place_leads_to_its_successor_and_says_so(client):
    words = pages(client, "13076095")[0]
    assert words.startswith("Landkreis Ludwigslust-Parchim · Gemeindeprofil Ruhner Berge")
    assert "Marnitz" in words


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("key", ["99999999", "13071999", "13", "x", "13076108x"])
def test_a_place_that_is_not_here_is_answered_with_a_sentence(client, kind, key):
    response = client.get(f"/gemeinde/{key}.{kind}")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert key in response.json["detail"]


def test_a_file_has_a_telling_name(client, answers):
    response = client.get(f"/gemeinde/{TOWN}.pdf")
    name = f"profil-{TOWN}-parchim-{answers.repository.version()}.pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"
