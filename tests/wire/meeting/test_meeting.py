"""A whole Sitzungsmappe over the wire, as PDF/UA and as slides, opened again."""

import io
import json
import os
import re
import zipfile
from pathlib import Path

import pikepdf
import pptx
import pytest

from callbacks.exports.contents import Exporting
from dashboard.meeting.scenes import MOST_NAME, MOST_NOTE
from dashboard.meeting.stage.model import PICTURES
from tests.pdf_texts import page_texts
from tests.short_links import long_form
from tests.tagged import elements

NOTE = "Wo fehlen Plätze?\n#emph[kein Befehl] $x$ <b>"
SCENES = [
    ("indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108", "Jedes dritte Kind", NOTE),
    ("indikator=betreuungsquote_u3&jahr=2014", "", ""),
    ("indikator=ohne_abschluss&ebene=amt&ansicht=verteilung", "", ""),
    (
        "indikator=kinderaerzte_je_10000&ansicht=trichter",
        "A " * (MOST_NAME // 2 - 1) + "A",
        ("Zeile\n" * 200)[:MOST_NOTE],
    ),
    ("groesse=90000-", "", ""),
    ("sprache=en&indikator=ohne_abschluss&ebene=kreis", "", ""),
]


def folder(scenes=SCENES, name="Lenkungsausschuss"):
    made = [
        {"ansicht": query, "name": own or "Titel", "titel": "Titel", "notiz": note, "neu": False}
        for query, own, note in scenes
    ]
    return {"format": "bildungslupe-mappe", "fassung": 1, "name": name, "szenen": made}


def sent(client, kind, given):
    return client.post(f"/mappe.{kind}", data=json.dumps(given), content_type="application/json")


@pytest.fixture(scope="module")
def printed(client):
    response = sent(client, "pdf", folder())
    assert response.status_code == 200, response.text[:300]
    assert response.mimetype == "application/pdf"
    return response.data


@pytest.fixture(scope="module")
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(client):
    response = sent(client, "pptx", folder())
    assert response.status_code == 200, response.text[:300]
    return response.data


def test_the_pdf_is_tagged_and_says_its_language_and_title(pdf):
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "de"
    assert pdf.Root.StructTreeRoot is not None
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Lenkungsausschuss"


def test_every_figure_has_an_alternative_text_that_says_what_it_shows(pdf):
    alts = [str(one.get("/Alt", "")) for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]
    assert len(alts) == 7 * len(SCENES), (
        "stage and its code; in the appendix map, legend, two charts and the code"
    )
    assert all(alts)
    summary = re.compile(r"Karte: Betreuungsquote unter 3 Jahren, 2024\. \d+\u00a0Gemeinden")
    assert any(summary.match(alt) for alt in alts)
    assert any(re.search(r"\bab \d+(,\d)?: \d+", alt) for alt in alts), (
        "the legend with the places of each class"
    )
    assert any(alt.startswith("Zeitreihe: ") and "Parchim 63,2\u00a0%" in alt for alt in alts)
    assert any(alt.startswith("Verteilung: ") for alt in alts), "the tab that was open when the view was kept"


def test_title_and_agenda_come_first_and_then_one_page_per_scene_however_much_is_written(pdf, printed):
    pages = page_texts(printed)
    assert "Lenkungsausschuss" in pages[0] and "6 Szenen" in pages[0]
    assert "Ablauf" in pages[1] and "Jedes dritte Kind" in pages[1]
    for at in range(len(SCENES)):
        assert re.search(rf"(Szene|scene|Scene) {at + 1} (von|of) {len(SCENES)}", pages[2 + at]), pages[
            2 + at
        ]
    assert "Anhang zu Szene 1" in pages[2 + len(SCENES)]
    headings = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/H1"]
    assert len(headings) >= 2 + 2 * len(SCENES)


def test_a_page_says_everything_of_its_view_in_words(client, answers):
    pages = page_texts(sent(client, "pdf", folder(SCENES[:1])).data)
    arranged = pages[2]
    assert "Jedes dritte Kind" in arranged
    for text in ("2024", "63,2\u00a0%", "Landkreis", "Beispieldaten", *NOTE.split("\n")):
        assert text in arranged or text.replace("\u00a0", " ") in arranged, text
    words = pages[3]
    answer = answers.read(SCENES[0][0])
    caption = Exporting(answers).caption(answer, "karte", "http://localhost/", 2024)
    assert "Jedes dritte Kind" in words
    for element in (caption.title, caption.subtitle, caption.example, caption.unit, *caption.dates()):
        assert " ".join(element.split()) in words, element
    joined = words.replace(" ", "").replace("-", "")  # long sentences are hyphenated
    for element in (*caption.credits(), caption.provenance, *caption.link.split("&"), *NOTE.split("\n")):
        assert element.replace(" ", "").replace("-", "") in joined, element


def test_a_page_links_to_its_view_on_its_data_version(client):
    data = sent(client, "pdf", folder(SCENES[:1])).data
    with pikepdf.open(io.BytesIO(data)) as opened:
        links = [str(one.A.URI) for page in opened.pages for one in page.get("/Annots", []) if "/A" in one]
    [link] = {long_form(one) for one in links}
    assert "indikator=betreuungsquote_u3" in link and "stand=2026.1" in link


def test_no_sign_that_people_type_keeps_a_folder_from_being_written(client):
    strange = ("😀", "中文", "\ufeff\u200b", "\U0010ffff", "a\u0301")
    scenes = [("indikator=kinderarmut", f"Ja {one}", f"Nein {one}") for one in strange]
    given = folder(scenes, f"Mappe {' '.join(strange)}")
    written = sent(client, "pdf", given)
    assert written.status_code == 200
    for words in page_texts(written.data)[2 : 2 + len(strange)]:
        assert "Ja" in words and "Nein" in words
    assert sent(client, "pptx", given).status_code == 200


def test_a_note_with_line_breaks_of_slides_is_written(client):
    file = Path(os.environ.get("BILDUNGSLUPE_CASES", "missing")) / "folder-note-with-soft-break.json"
    if not file.exists():
        pytest.skip("BILDUNGSLUPE_CASES names no folder with inputs that went wrong")
    given = json.loads(file.read_text("utf-8"))
    made = pptx.Presentation(io.BytesIO(sent(client, "pptx", given).data))
    note = made.slides[2].notes_slide.notes_text_frame.text
    assert note.startswith("Erste Zeile\nzweite Zeile")
    assert "zweite Zeile" in page_texts(sent(client, "pdf", given).data)[2]


def test_every_sign_of_the_basic_plane_can_be_written(client):
    """Controls, halves of pairs and signs of other directions among them: in names, notes and the folder's
    name."""
    signs = "".join(
        map(chr, [*range(0x250), *range(0x2000, 0x2070), *range(0xD7F0, 0xD810), *range(0xFDC0, 0x10000)])
    )
    scenes = [
        ("indikator=kinderarmut", f"Ja{signs[at : at + 150]}", f"Nein{signs[at : at + 900]}")
        for at in range(0, len(signs), 900)
    ]
    for kind in ("pptx", "pdf"):
        assert sent(client, kind, folder(scenes, signs[:150])).status_code == 200


def test_nothing_is_hidden_in_the_pdf(pdf):
    assert "/AcroForm" not in pdf.Root
    assert "/JavaScript" not in pdf.Root.get("/Names", pikepdf.Dictionary())
    assert len(pdf.attachments) == 0
    assert "/OCProperties" not in pdf.Root


def test_the_slides_follow_the_scenes_and_carry_their_notes(shown):
    made = pptx.Presentation(io.BytesIO(shown))
    assert len(made.slides) == 2 + len(SCENES) + 2 * len(SCENES), (
        "title, agenda, scenes; series and table of each"
    )
    titles = [" ".join(slide.shapes.title.text_frame.text.split()) for slide in made.slides]
    assert titles[:3] == ["Lenkungsausschuss", "Ablauf", "Jedes dritte Kind"]
    assert titles[8] == "Betreuungsquote unter 3 Jahren, 2006\u20132024", (
        "the appendix begins with the series"
    )
    notes = [slide.notes_slide.notes_text_frame.text for slide in made.slides]
    assert notes[2].startswith(NOTE)
    assert notes[3].startswith("Betreuungsquote unter 3 Jahren, 2014.")


def test_a_slide_of_a_scene_has_native_areas_lines_and_bars_and_all_that_stands_on_the_stage(client):
    scenes = [
        {**one, "bild": picture, "satz": f"Satz {picture}"}
        for picture in PICTURES
        for one in folder([("indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete=130760108", "", "")])[
            "szenen"
        ]
    ]
    given = {**folder([]), "fassung": 2, "szenen": scenes}
    made = pptx.Presentation(io.BytesIO(sent(client, "pptx", given).data))
    slides = dict(zip(PICTURES, list(made.slides)[2:], strict=False))
    for picture, slide in slides.items():
        assert slide.shapes.title.text_frame.text == f"Satz {picture}"
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "2024" in words, picture
        assert "Beispieldaten" in " ".join(words), picture
    charts = {name: sum(shape.has_chart for shape in slide.shapes) for name, slide in slides.items()}
    assert (charts["zeitreihe"], charts["rangfolge"], charts["karte"]) == (1, 2, 0)
    bars = [shape.chart for shape in slides["rangfolge"].shapes if shape.has_chart]
    assert sum(len(chart.plots[0].categories) for chart in bars) == 20
    assert "Sternberger Seenlandschaft" in [
        one.text_frame.text for one in slides["rangfolge"].shapes if one.has_text_frame
    ]
    pages = page_texts(sent(client, "pdf", given).data)
    for at, picture in enumerate(PICTURES):
        assert f"Satz {picture}" in pages[2 + at]


def test_no_text_of_a_slide_leaves_it(client):
    """Boxes are a little wider than in our typeface, which is wider than that of offices."""
    made = pptx.Presentation(io.BytesIO(sent(client, "pptx", folder(SCENES[:1])).data))
    boxes = [
        (shape.text_frame.text, shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        for shape in list(made.slides)[2].shapes
        if shape.has_text_frame and shape.text_frame.text
    ]
    assert boxes
    for text, left, top, right, bottom in boxes:
        assert 0 <= left < right <= made.slide_width and 0 <= top < bottom <= made.slide_height, text


def test_nothing_is_hidden_in_the_slides(shown):
    with zipfile.ZipFile(io.BytesIO(shown)) as archive:
        names = archive.namelist()
        slides = [archive.read(name).decode() for name in names if name.startswith("ppt/slides/slide")]
    assert not [name for name in names if "vba" in name.lower() or "comment" in name.lower()]
    assert not [one for one in slides if 'show="0"' in one]


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
def test_what_is_no_folder_is_answered_with_a_sentence(client, kind):
    response = client.post(f"/mappe.{kind}", data=b"{}", content_type="application/json")
    assert (response.status_code, response.json["detail"]) == (400, "Das ist keine Sitzungsmappe.")
    strange = folder([("jahr=2020&utm_source=x", "", "")])
    assert "„utm_source“" in sent(client, kind, strange).json["detail"]
    assert "mehr als 40 Szenen" in sent(client, kind, folder([SCENES[1]] * 41)).json["detail"]
    too_large = client.post(f"/mappe.{kind}", data=b" " * 1_000_001, content_type="application/json")
    assert too_large.status_code == 413


def test_scenes_that_cannot_be_shown_as_kept_say_so(client, answers):
    """An indicator or a version that is gone is no reason to lose the folder."""
    made = pptx.Presentation(
        io.BytesIO(sent(client, "pptx", folder([("indikator=gibtsnicht&stand=1999.1", "", "")])).data)
    )
    notes = made.slides[2].notes_slide.notes_text_frame.text
    for notice in answers.read("indikator=gibtsnicht&stand=1999.1").notices:
        assert notice in notes
