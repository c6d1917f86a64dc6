"""Scenes of courses in a Sitzungsmappe: the stage of an overlap and of all that stands out, the folder as slides and on
paper."""

import io
import json
import re
from html import unescape
from pathlib import Path

import pptx
import pytest
from defusedxml.ElementTree import fromstring

from callbacks.institutions.institution_data import present_day
from dashboard.meeting.scenes import KNOWN_OF, PAGE
from tests.integration.samples import with_courses
from tests.pdf_texts import page_texts

ROOT = Path(__file__).resolve().parents[3]
EVERY, OVERLAP = "seite=integration", "seite=integration&ueberschneidung=1"
SENTENCE = "Alphabetisierung: drei Kurse in Hagenow. Zusammen sind es 11: Ein Kurs kommt zustande."


@pytest.fixture
def samples(app_of, monkeypatch):
    """A monitor whose newest version holds the sample courses."""
    app = app_of("13076")
    repository, entries = app.answers.repository, app.answers.repository.entries
    monkeypatch.setattr(
        repository,
        "entries",
        lambda version=None: with_courses(entries(version), present_day()),
        raising=False,
    )
    return app.server.test_client()


def sent(client, kind, *views, sentence=""):
    scenes = [
        {
            "ansicht": view,
            "name": "Name",
            "titel": "Titel",
            "notiz": "Erst fragen.",
            "neu": False,
            "bild": "",
            "satz": sentence,
        }
        for view in views
    ]
    given = {"format": "bildungslupe-mappe", "fassung": 2, "name": "Runde der Träger", "szenen": scenes}
    answer = client.post(f"/mappe.{kind}", data=json.dumps(given), content_type="application/json")
    assert answer.status_code == 200, answer.text[:300]
    return answer.data


def words(client, query, status=200):
    answer = client.get(f"/bild/integration-szene.svg?{query}")
    assert answer.status_code == status
    return [one.text or "" for one in fromstring(answer.text).iter() if one.tag.endswith("}text")]


def test_the_stage_of_an_overlap_is_the_proposal_in_numbers_with_its_courses_and_no_others(samples):
    page = samples.get(f"/integration/buehne?{OVERLAP}")
    assert page.status_code == 200 and f">{SENTENCE}</h1>" in page.text
    assert "var(--bl-" in page.text, "in the colours of the page"
    said = words(samples, OVERLAP)
    assert {"Kurse", "3", "Menschen in einem Kurs", "11", "Hagenow"} <= set(said)
    assert not any("fehlt in" in one or one.startswith("L1") for one in said), "no gap"
    assert sum("von 12" in one or "es fehlen" in one for one in said) == 3, (
        "one line of words for each course"
    )
    assert samples.get(f"/bild/integration-szene.png?{OVERLAP}&breite=640").data[:4] == b"\x89PNG"


def test_the_stage_of_all_courses_shows_what_stands_out(samples):
    said = words(samples, EVERY)
    page = unescape(samples.get("/integration").text)
    for number in re.findall(r'class="bl-id[^"]*">([ÜL]\d)<', page):
        assert number in said
    assert "Kurse, laufend oder mit Beginn" in " ".join(said)


def test_an_author_s_sentence_stands_above_and_nothing_is_said_of_unknown_parameters(samples):
    said = words(samples, f"{OVERLAP}&satz=Legen+wir+sie+zusammen%3F")
    assert "Legen wir sie zusammen?" in said
    assert not any("satz" in one or "seite" in one for one in said)


def test_the_sentence_is_computed(samples, client):
    assert samples.get(f"/integration/szene?{OVERLAP}&bild=karte").json == {
        "headline": SENTENCE,
        "refused": {},
    }
    every = samples.get(f"/integration/szene?{EVERY}").json["headline"]
    assert re.fullmatch(r"\d+ Kurse: 2 Überschneidungen und (\d+ Lücken|eine Lücke)", every)
    english = samples.get(f"/integration/szene?{EVERY}&sprache=en").json["headline"]
    assert re.fullmatch(r"\d+ courses: 2 overlaps and (\d+ gaps|one gap)", english)
    none = client.get(f"/integration/szene?{EVERY}&herkunft=amtlich").json["headline"]
    assert none == "Keine Kurse, die laufen oder noch beginnen"


def test_the_folder_has_a_slide_of_native_shapes_and_the_courses_as_a_table(samples):
    slides = pptx.Presentation(
        io.BytesIO(sent(samples, "pptx", "indikator=kinderarmut", OVERLAP, EVERY))
    ).slides
    slide = next(one for one in slides if one.shapes.title.text_frame.text.replace("\x0b", " ") == SENTENCE)
    said = [one.text for one in slide._element.iter() if one.tag.endswith("}t")]
    assert {"3", "11", "Kurse"} <= set(said)
    assert not any(shape.shape_type == 13 for shape in slide.shapes), "no picture of it"
    assert slide.notes_slide.notes_text_frame.text.startswith("Erst fragen.")
    tables = [shape.table for one in slides for shape in one.shapes if shape.has_table]
    heads = ["Träger", "Art", "Ort", "Beginn", "Belegt", "Stand"]
    found = [table for table in tables if [cell.text for cell in table.rows[0].cells] == heads]
    assert len(found) == 2
    assert len(found[0].rows) == 1 + 3, "the courses of the overlap alone"
    assert {row.cells[2].text for row in list(found[0].rows)[1:]} == {"Hagenow"}


def test_the_folder_is_set_on_paper_with_the_same_words(samples):
    text = " ".join(page_texts(sent(samples, "pdf", OVERLAP, EVERY, sentence="")))
    for said in ("Ein Kurs kommt zustande", "Erst fragen.", "Menschen in einem Kurs", "Träger"):
        assert said in text, said


def test_without_courses_every_form_says_so(client):
    empty = f"{EVERY}&herkunft=amtlich"
    assert "Keine Kurse" in client.get(f"/integration/buehne?{empty}").text
    for kind in ("pptx", "pdf"):
        assert sent(client, kind, empty)


def test_an_overlap_that_is_there_no_longer_gives_way_and_that_is_said(samples):
    said = " ".join(words(samples, "seite=integration&ueberschneidung=9"))
    assert "Überschneidung" in said and "9" in said
    assert "2 Überschneidungen" in said


def test_browser_and_server_let_a_scene_hold_the_same_and_the_page_keeps_no_more(samples):
    script = (ROOT / "assets/meeting/folder-format.js").read_text("utf-8")
    written = script.partition("[INTEGRATION]: [")[2].partition("]")[0]
    known = {PAGE if one == "PAGE" else one.strip('"') for one in re.findall(r'[\w"]+', written)}
    assert known == KNOWN_OF["integration"]
    asked = (
        "kursart=alphabetisierung&niveau=A1&ort=13076060&umkreis=25&ab=2026-12&betreuung=ja&frei=ja&online=ja"
        "&darstellung=tabelle&schwerpunkt=Hören&sprache=en"
    )
    for query in (asked, "ort=13076060&umkreis=25"):
        page = samples.get(f"/integration?{query}").text
        kept = [unescape(one) for one in re.findall(r'data-query="([^"]*)"', page)]
        assert kept
        for one in kept:
            assert {pair.partition("=")[0] for pair in one.split("&")} <= known
            assert "stand=" in one, "on the data version that is shown"


@pytest.mark.parametrize(
    "view", ["seite=integration&kinderbetreuung=ja", "seite=integration&indikator=kinderarmut"]
)
def test_what_the_page_does_not_know_is_refused_by_name(client, view):
    given = {
        "format": "bildungslupe-mappe",
        "fassung": 2,
        "name": "",
        "szenen": [
            {"ansicht": view, "name": "N", "titel": "T", "notiz": "", "neu": False, "bild": "", "satz": ""}
        ],
    }
    answer = client.post("/mappe.pptx", data=json.dumps(given), content_type="application/json")
    name = view.rpartition("&")[2].partition("=")[0]
    assert answer.status_code == 400 and f"„{name}“" in answer.json["detail"]
