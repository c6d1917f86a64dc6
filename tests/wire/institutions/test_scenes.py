"""Scenes of the Bildungslandkarte in a Sitzungsmappe: the stage, the folder as slides and on paper, opened again."""

import io
import json
import re
from pathlib import Path

import pptx
import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.short_links.vocabulary import INSTITUTION_PARAMETERS
from dashboard.meeting.scenes import KNOWN_OF, PAGE
from data.catalogue.kinds import kinds
from tests.pdf_texts import page_texts
from tests.wire.institutions.ways import SchoolStore

ROOT = Path(__file__).resolve().parents[3]
GAME = "ansicht=erreichbarkeit&art=grundschule&szenario=zu:g2"
QUESTION = "Was wäre, wenn „Schule <g2>“ schließt?"


@pytest.fixture(scope="module")
def schools(app_of):
    """A client of a monitor with schools and cells of the census."""
    app = app_of()
    store = SchoolStore(app.answers)
    before = app.institutions._stored
    store.kinds = kinds
    app.institutions._stored = store
    app.answers._cache = type(app.answers._cache)()
    yield app.server.test_client()
    app.institutions._stored = before
    app.answers._cache = type(app.answers._cache)()


def folder(*views, **more):
    scenes = [
        {
            "ansicht": view,
            "name": "Name",
            "titel": "Titel",
            "notiz": "Erst fragen.",
            "neu": False,
            "bild": "",
            "satz": "",
        }
        | more
        for view in views
    ]
    return {"format": "bildungslupe-mappe", "fassung": 2, "name": "Schulausschuss", "szenen": scenes}


def sent(client, kind, given):
    return client.post(f"/mappe.{kind}", data=json.dumps(given), content_type="application/json")


VIEWS = (
    "indikator=kinderarmut",
    f"seite=bildungslandkarte&{GAME}",
    "seite=bildungslandkarte&art=grundschule",
)


@pytest.fixture(scope="module")
def slides(schools):
    answer = sent(schools, "pptx", folder(*VIEWS))
    assert answer.status_code == 200, answer.text[:300]
    return pptx.Presentation(io.BytesIO(answer.data)).slides


def words(slide):
    return [one.text for one in slide._element.iter() if one.tag.endswith("}t")]


def test_scenes_of_both_pages_are_slides_of_one_folder(slides):
    titles = [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in slides]
    assert titles[2].startswith("Kinderarmut")
    assert titles[3:5] == [QUESTION, "Grundschulen im Landkreis: 3"]
    assert titles[5:].count(QUESTION) == 2, "the appendix: all facts, and the table of municipalities"
    assert slides[3].notes_slide.notes_text_frame.text.startswith("Erst fragen.")


def test_before_and_after_stand_on_one_slide_of_native_shapes(slides):
    said = words(slides[3])
    assert {"heute", "danach", "Planspiel, keine Planung"} <= set(said)
    assert any(one.startswith("Die betroffenen Kinder (") for one in said)
    assert not any(shape.shape_type == 13 for shape in slides[3].shapes)
    groups = [shape.name for shape in slides[3].shapes if shape.shape_type == 6]
    assert groups.count("Rasterzellen nach Weg") == 2


def test_the_folder_is_set_on_paper_with_the_same_words(schools):
    answer = sent(schools, "pdf", folder(*VIEWS[1:], satz="Was hieße das?"))
    assert answer.status_code == 200, answer.text[:300]
    text = " ".join(page_texts(answer.data))
    assert "Was hieße das?" in text and "Planspiel, keine Planung" in text
    assert "Erst fragen." in text
    assert "eingehalten" in text or "überschritten" in text


def test_the_stage_is_the_page_of_the_scene_and_its_small_picture(schools):
    page = schools.get(f"/bildungslandkarte/buehne?seite=bildungslandkarte&{GAME}&satz=Mein+Satz")
    assert page.status_code == 200
    assert ">Mein Satz</h1>" in page.text and "var(--bl-kind-school)" in page.text
    picture = schools.get(f"/bild/bildungslandkarte-szene.svg?{GAME}&satz=Mein+Satz&hell=nein").text
    said = [one.text for one in fromstring(picture).iter() if one.tag.endswith("}text")]
    assert {"Mein Satz", "heute", "danach", "Planspiel, keine Planung"} <= set(said)


def test_the_sentence_is_computed_where_there_is_none(schools):
    answer = schools.get(f"/bildungslandkarte/szene?seite=bildungslandkarte&{GAME}")
    assert answer.json == {"headline": QUESTION, "refused": {}}
    assert (
        schools.get("/bildungslandkarte/szene?art=grundschule").json["headline"]
        == "Grundschulen im Landkreis: 3"
    )


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("seite=anderswo", "seite"),
        ("seite=bildungslandkarte&gebiete=13076108", "gebiete"),
        ("art=kita", "art"),
    ],
)
def test_what_a_page_does_not_know_is_refused_by_name(schools, view, name):
    answer = sent(schools, "pptx", folder(view))
    assert answer.status_code == 400 and f"„{name}“" in answer.json["detail"]


def test_browser_and_server_let_a_scene_hold_the_same():
    script = (ROOT / "assets/meeting/folder-format.js").read_text("utf-8")
    written = script.partition("[INSTITUTIONS]: [")[2].partition("]")[0]
    known = {PAGE if one == "PAGE" else one.strip('"') for one in re.findall(r'[\w"]+', written)}
    assert known == KNOWN_OF["bildungslandkarte"] == {*INSTITUTION_PARAMETERS, PAGE}
