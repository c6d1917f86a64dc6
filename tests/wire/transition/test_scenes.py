"""Scenes of the flow in a Sitzungsmappe: the stage and its years, the folder as slides and on paper."""

import io
import json
import re
from html import unescape
from pathlib import Path

import pptx
import pytest
from defusedxml.ElementTree import fromstring

from dashboard.domain.selection import PARAMETERS
from dashboard.meeting.scenes import KNOWN_OF, PAGE
from tests.pdf_texts import page_texts

ROOT = Path(__file__).resolve().parents[3]
VIEW = "seite=uebergang&jahr=2021"


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
    given = {"format": "bildungslupe-mappe", "fassung": 2, "name": "Schulausschuss", "szenen": scenes}
    return client.post(f"/mappe.{kind}", data=json.dumps(given), content_type="application/json")


def test_the_stage_is_the_flow_with_its_sentence_and_the_years_to_step_to(client):
    page = client.get(f"/uebergang/buehne?{VIEW}&satz=Mein+Satz")
    assert page.status_code == 200
    assert ">Mein Satz</h1>" in page.text and 'data-year="2021"' in page.text
    years = re.search(r'data-years="([^"]+)"', page.text)
    assert years is not None and years[1].split() == [str(year) for year in range(2010, 2023)]
    assert "var(--bl-" in page.text, "in the colours of the page"
    picture = client.get(f"/bild/uebergang-szene.svg?{VIEW}&satz=Mein+Satz&hell=nein").text
    said = [one.text for one in fromstring(picture).iter() if one.tag.endswith("}text")]
    assert {"Mein Satz", "2021", "Beispieldaten", "Mittlere Reife", "Ausbildung", "unbekannt"} <= set(said)
    assert "Fassung 2026.1." in " ".join(said)
    assert client.get(f"/bild/uebergang-szene.png?{VIEW}&breite=640").data[:4] == b"\x89PNG"


def test_no_block_of_any_year_stands_on_the_stage_without_its_name(client):
    for year in range(2010, 2023):
        table = (
            client.get(f"/uebergang?jahr={year}")
            .text.split('class="bl-flow-numbers"')[1]
            .split("</table>")[0]
        )
        rows = [
            [unescape(one) for one in re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)]
            for row in table.split("<tr>")
        ]
        heads, sums = rows[1], rows[-1]
        shown = [name for name, persons in zip(heads[1:-1], sums[1:-1], strict=True) if persons != "0"]
        shown += [row[0] for row in rows[2:-1] if row[-1] != "0"]
        picture = client.get(f"/bild/uebergang-szene.svg?seite=uebergang&jahr={year}").text
        said = {one.text for one in fromstring(picture).iter() if one.tag.endswith("}text")}
        assert set(shown) <= said, year


def test_the_sentence_is_computed_and_no_share_is_told_of_what_is_hidden_in_part(client):
    answer = client.get(f"/uebergang/szene?{VIEW}").json
    assert answer["refused"] == {}
    for year in range(2010, 2023):
        sentence = client.get(f"/uebergang/szene?jahr={year}").json["headline"]
        cards = unescape(client.get(f"/uebergang?jahr={year}").text).split("In Ausbildung")[1][:200]
        share = re.search(r">(\d+\s%)<", cards)
        if share:
            assert sentence == (
                f"Ludwigslust-Parchim: {share[1]} sind ein halbes Jahr nach der Schule in Ausbildung."
            )
        else:
            assert sentence.startswith("Ludwigslust-Parchim: Mindestens ") and "%" not in sentence
    none = client.get("/uebergang/szene?herkunft=amtlich").json["headline"]
    assert "keine Zahlen dazu" in none


def test_the_folder_has_a_slide_of_native_shapes_and_its_table(client):
    answer = sent(client, "pptx", "indikator=kinderarmut", VIEW)
    assert answer.status_code == 200, answer.text[:300]
    slides = pptx.Presentation(io.BytesIO(answer.data)).slides
    slide = next(one for one in slides if "in Ausbildung" in one.shapes.title.text_frame.text)
    words = [one.text for one in slide._element.iter() if one.tag.endswith("}t")]
    assert {"2021", "Mittlere Reife", "Übergangssystem"} <= set(words)
    assert not any(shape.shape_type == 13 for shape in slide.shapes), "no picture of it"
    names = [one.name for shape in slide.shapes if shape.shape_type == 6 for one in shape.shapes]
    assert any(name.startswith("Mittlere Reife, danach: Ausbildung") for name in names)
    assert slide.notes_slide.notes_text_frame.text.startswith("Erst fragen.")
    tables = [shape.table for one in slides for shape in one.shapes if shape.has_table]
    assert any(
        table.cell(0, 0).text == "Abschluss" and table.cell(1, 0).text == "gezeigt" for table in tables
    )


def test_the_folder_is_set_on_paper_with_the_same_words(client):
    answer = sent(client, "pdf", VIEW, sentence="Wohin nach der Schule?")
    assert answer.status_code == 200, answer.text[:300]
    text = " ".join(page_texts(answer.data))
    for words in (
        "Wohin nach der Schule?",
        "Erst fragen.",
        "Beispieldaten",
        "jede Zahl auf 5 gerundet",
        "gezeigt",
    ):
        assert words in text, words


def test_a_scene_without_a_flow_says_so_in_every_form(client):
    empty = f"{VIEW}&herkunft=amtlich"
    assert "keine Zahlen dazu" in client.get(f"/uebergang/buehne?{empty}").text
    for kind in ("pptx", "pdf"):
        answer = sent(client, kind, empty)
        assert answer.status_code == 200, answer.text[:300]


@pytest.mark.parametrize("view", ["seite=uebergang&art=kita", "seite=uebergang&indikator=kinderarmut"])
def test_what_the_page_does_not_know_is_refused_by_name(client, view):
    name = view.rpartition("&")[2].partition("=")[0]
    answer = sent(client, "pptx", view)
    assert answer.status_code == 400 and f"„{name}“" in answer.json["detail"]


def test_browser_and_server_let_a_scene_hold_the_same(client):
    script = (ROOT / "assets/meeting/folder-format.js").read_text("utf-8")
    written = script.partition("[TRANSITION]: [")[2].partition("]")[0]
    known = {PAGE if one == "PAGE" else one.strip('"') for one in re.findall(r'[\w"]+', written)}
    assert known == KNOWN_OF["uebergang"]
    assert known - {PAGE} <= {one.name for one in PARAMETERS}
    everything = (
        "jahr=2020&gebiete=13076108&gliederung=geschlecht:w&niveau=99&zusammensetzung=orte&sprache=en"
    )
    page = client.get(f"/uebergang?{everything}&herkunft=amtlich&stand=2026.1").text
    query = re.search(r'id="transition-keep"[^>]*', page)
    assert query is not None
    kept = re.search(r'data-query="([^"]*)"', query.group())
    assert kept is not None
    assert {pair.partition("=")[0] for pair in unescape(kept[1]).split("&")} <= known
