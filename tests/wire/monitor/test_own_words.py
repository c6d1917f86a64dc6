"""Notes and targets of the reader's own over HTTP: in pages and files as text, in no address that is kept."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from urllib.parse import quote

import openpyxl
import pptx
import pytest

from callbacks.monitor import state
from callbacks.monitor.own_words import shown_words, written_words
from callbacks.monitor.page import MonitorPage
from dashboard.domain.own_words import MOST_LETTERS, MOST_NOTES, write_notes
from dashboard.domain.selection import Selection
from layouts import ids
from tests.pdf_texts import text_reader
from tests.short_links import long_form

PARCHIM, HAGENOW = "13076108", "13076060"
VIEW = f"indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde&gebiete={PARCHIM}"
NOTE = "Neubau Kita 2024: 40 Plätze"
HOSTILE = [
    '<script>alert("x")</script>', "{indicator}{0}%s%(a)s", '=HYPERLINK("http://x")', "#emph[kein] $x$ \\ @a",
    "a&ziel=kinderarmut:1#?", "]]></text><b>", "'; DROP TABLE x; --", "${7*7}{{7*7}}",
]  # fmt: skip


def own(note: str = NOTE, place: str = PARCHIM, target: str = "ziel=betreuungsquote_u3:70") -> str:
    return f"{target}&notiz={place}:{quote(note)}"


def words(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def data(client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, response.get_data(as_text=True)[:300]
    found: bytes = response.get_data()
    return found


def test_no_address_that_is_kept_has_a_note_or_a_target(answers):
    """Else every note would need a slab, a series and a map of its own, and would stand in caches and logs."""
    plain, noted = (answers.read(query) for query in (VIEW, f"{VIEW}&{own()}"))
    page = MonitorPage(answers)
    one, other = page.head(plain), page.head(noted)
    assert (one.slab, one.series, one.map) == (other.slab, other.series, other.map)
    assert answers.slab(plain) is answers.slab(noted)
    assert noted.selection.notes == ((PARCHIM, NOTE),) and "notiz=" in other.query


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_are_text_on_every_page(client, note):
    for address in (f"/?{VIEW}&{own(note)}", f"/gemeinde/{PARCHIM}?{own(note)}"):
        page = data(client, address).decode()
        for tag in ("<script>alert", "</text><b>"):
            assert tag not in page
    shown = unescape(data(client, f"/gemeinde/{PARCHIM}?{own(note)}").decode())
    assert note in shown or json.dumps(note, ensure_ascii=False)[1:-1] in shown


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_are_text_in_every_file(client, note):
    picture = data(client, f"/bild/karte.svg?{VIEW}&{own(note)}").decode()
    assert "<script" not in picture and "</text><b>" not in picture
    book = openpyxl.load_workbook(io.BytesIO(data(client, f"/tabelle.xlsx?{VIEW}&{own(note)}")))
    said = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s"
    ]
    assert any(note in one and one.startswith("Eigene Notiz zu Parchim") for one in said)
    pdf = text_reader(data(client, f"/gemeinde/{PARCHIM}.pdf?{own(note)}"))
    assert words(note) in words(pdf.pages[0].extract_text())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"notiz={PARCHIM}:{'a' * (MOST_LETTERS + 1)}", "notiz"),
        ("notiz=Parchim:gut", "notiz"),
        ("ziel=betreuungsquote_u3:viel", "ziel"),
        ("notiz=13076999:gut", "13076999"),
        ("ziel=nichts:3", "nichts"),
        ("ziel=betreuungsquote_u3:140", "zwischen 0 und 100"),
    ],
)
def test_what_there_cannot_be_is_said_and_left_out(answers, client, query, said):
    answer = answers.read(f"{VIEW}&{query}")
    assert any(said in one for one in answer.notices)
    assert answer.selection.notes == answer.selection.own_targets == ()
    assert said in unescape(data(client, f"/gemeinde/{PARCHIM}?{query}").decode())


def test_a_change_of_view_and_a_reset_keep_the_reader_s_words(answers):
    answer = answers.read(f"{VIEW}&{own()}")
    for control, value in (
        (ids.MONITOR_LEVEL, "amt"), (ids.MONITOR_INDICATOR, "kinderarmut"), (ids.MONITOR_THEMA, "uebergang"),
        (ids.MONITOR_SELECTION, []), (ids.MONITOR_RESET, 1),
    ):  # fmt: skip
        after = state.after(control, value, answer.selection, answer.possible)
        assert after != answer.selection
        settled = answers.resolve(after).selection
        assert (settled.notes, settled.own_targets) == (answer.selection.notes, answer.selection.own_targets)


def test_what_the_browser_writes_is_read_as_an_address_and_nothing_forged_is(answers):
    answer = answers.read(VIEW)
    after = state.after(ids.MONITOR_OWN, own(), answer.selection, answer.possible)
    assert after.notes == ((PARCHIM, NOTE),) and after.own_targets == (("betreuungsquote_u3", 70.0),)
    assert state.after(ids.MONITOR_OWN, written_words(after), after, answer.possible) == after
    assert state.after(ids.MONITOR_OWN, "", after, answer.possible) == answer.selection
    for forged in (None, 3, ["notiz"], {"notiz": "x"}, "notiz=x", "ziel=a:b", f"notiz={PARCHIM}:{'a' * 999}"):
        assert state.after(ids.MONITOR_OWN, forged, after, answer.possible) == after


def test_the_browser_is_told_names_distances_and_the_line(answers):
    told = shown_words(answers, answers.read(f"{VIEW}&{own()}"))
    assert told["notes"] == [[PARCHIM, "Parchim", NOTE]]
    target = told["target"]
    slab = answers.slab(answers.read(VIEW))
    assert target["text"] == "70\u00a0%" and len(target["distances"][PARCHIM]) == len(slab.years)
    assert target["distances"][PARCHIM][slab.years.index(2024)].endswith("darunter")
    assert [one["name"] for one in told["series"]["parts"]["names"]].count("eigenes Ziel") == 1
    assert "eigenes Ziel" in told["series"]["caption"] and "ziel=" not in told["series"]["address"]
    without = shown_words(answers, answers.read(VIEW))
    assert without["target"] is without["series"] is None


@pytest.mark.parametrize("view", ["zeitreihe", "rangfolge", "verteilung"])
def test_pictures_draw_the_target_with_its_label(client, view):
    picture = data(client, f"/bild/{view}.svg?{VIEW}&{own()}").decode()
    assert "eigenes Ziel 70\u00a0%" in picture and "Eigene Notiz zu Parchim" in picture
    assert "eigenes Ziel" not in data(client, f"/bild/{view}.svg?{VIEW}").decode()


def test_slides_and_profiles_carry_the_reader_s_words(client):
    for address in (f"/folien.pptx?{VIEW}&{own()}", f"/gemeinde/{PARCHIM}.pptx?{own()}"):
        slides = pptx.Presentation(io.BytesIO(data(client, address))).slides
        first = " ".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
        assert f"Eigene Notiz zu Parchim: {NOTE}" in first
        assert "70\u00a0%" in first
    pdf = text_reader(data(client, f"/gemeinde/{PARCHIM}.pdf?{own()}"))
    text = words(" ".join(page.extract_text() for page in pdf.pages))
    assert words(NOTE) in text and words("eigenes Ziel 70 %") in text and "darunter" in text


def test_a_profile_says_how_far_the_place_lies_from_the_target(client):
    page = unescape(data(client, f"/gemeinde/{PARCHIM}?{own()}").decode())
    assert "eigenes Ziel 70\u00a0%" in page and "Punkte darunter" in page
    assert (
        "eigenes Ziel"
        not in unescape(data(client, f"/gemeinde/{PARCHIM}").decode()).replace('"', "").split("data-words")[0]
    )
    for series in re.findall(r'data-series[\\"=:\s]+([^"\\]*)', page):
        assert "notiz" not in series and "ziel" not in series.replace("ziel_", "")


def test_english_is_complete(client):
    page = unescape(data(client, f"/gemeinde/{PARCHIM}?sprache=en&{own()}").decode())
    assert "Own note" in page and "own target 70%" in page.replace("\u00a0", "") and "below" in page


def test_the_note_of_a_place_stands_in_its_profile_alone(client):
    assert NOTE not in unescape(data(client, f"/gemeinde/{HAGENOW}?{own()}").decode())


def test_links_in_files_bring_the_words_back_and_long_ones_do_not_run_over(client):
    short = data(client, f"/bild/karte.svg?{VIEW}&{own()}").decode()
    link = unescape(re.search(r'<a href="([^"]+)"', short).group(1))
    assert Selection.from_query(long_form(link).partition("?")[2]).notes == ((PARCHIM, NOTE),)
    notes = write_notes(tuple((key, "Ä" * 35 + " " + "b" * 30) for key in (PARCHIM, HAGENOW)))
    long = data(client, f"/bild/karte.svg?{VIEW},{HAGENOW}&notiz={quote(notes)}").decode()
    said = re.search(r'<a href="[^"]+">(.*?)</a>', long).group(1)
    assert "…" in said and len(re.findall("<text", said)) <= 5


def test_a_scene_shows_the_note_of_its_place(client):
    picture = data(client, f"/bild/szene.svg?{VIEW}&{own()}").decode()
    assert "Eigene Notiz zu Parchim" in picture
    scene = {"ansicht": f"{VIEW}&{own()}", "name": "Kita", "titel": "Kita", "notiz": "", "neu": False}
    given = {
        "format": "bildungslupe-mappe",
        "fassung": 2,
        "name": "",
        "szenen": [{**scene, "bild": "", "satz": ""}],
    }
    response = client.post("/mappe.pdf", data=json.dumps(given), content_type="application/json")
    assert response.status_code == 200
    text = words(" ".join(page.extract_text() for page in text_reader(response.data).pages))
    assert words(f"Eigene Notiz zu Parchim: {NOTE}") in text


def test_many_long_notes_keep_a_picture_whole(client, answers):
    """As many as a link holds: the first are written, the others counted."""
    keys = answers.possible(answers.repository.version()).places("gemeinde")[:MOST_NOTES]
    notes = write_notes(tuple((key, "Wort " * 30) for key in keys)).replace(" \n", "\n").strip()
    answer = answers.read(f"{VIEW.rpartition('=')[0]}={','.join(keys)}&notiz={quote(notes)}")
    assert len(answer.selection.notes) == MOST_NOTES
    picture = data(client, f"/bild/karte.svg?{answer.selection.to_query()}").decode()
    assert "und weitere eigene Notizen" in picture
