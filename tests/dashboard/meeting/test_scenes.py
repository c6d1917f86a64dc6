"""A Sitzungsmappe from outside is read strictly, on the server as in the browser."""

import json
import re
from pathlib import Path

import pytest

from dashboard.errors import FolderRejected
from dashboard.meeting import scenes as module
from dashboard.meeting.scenes import Scene, clean, line, read_folder

SCRIPTS = Path(__file__).parents[3] / "assets" / "meeting"
SCRIPT = (SCRIPTS / "folder-format.js").read_text("utf-8")
SCENE = {
    "ansicht": "indikator=kinderarmut&jahr=2022&stand=2026.1",
    "name": "Arm",
    "titel": "Kinderarmut 2022",
}
SCENE |= {"notiz": "Zeile\nzweite", "neu": False, "bild": "rangfolge", "satz": "Jedes fünfte Kind"}
WHOLE = {"format": "bildungslupe-mappe", "fassung": 2, "name": "Ausschuss", "szenen": [SCENE]}
FIRST = {key: value for key, value in SCENE.items() if key not in ("bild", "satz")}


def body(**changed):
    return json.dumps({**WHOLE, **changed}).encode()


def scene(**changed):
    return body(szenen=[SCENE, {**SCENE, **changed}])


def test_a_folder_keeps_order_names_notes_pictures_and_headlines():
    made = read_folder(body(szenen=[SCENE, {**SCENE, "bild": "", "satz": " "}]))
    assert made.name == "Ausschuss"
    assert made.scenes[0] == Scene(
        SCENE["ansicht"], "Arm", "Kinderarmut 2022", "Zeile\nzweite", "rangfolge", "Jedes fünfte Kind"
    )
    assert (made.scenes[1].picture, made.scenes[1].headline) == ("", "")


def test_a_folder_of_the_first_edition_says_a_name_of_its_own_above_the_scene():
    scenes = [FIRST, {**FIRST, "name": "Kinderarmut 2022"}, {**FIRST, "bild": "nichts", "satz": 7}]
    made = read_folder(body(fassung=1, szenen=scenes)).scenes
    assert [one.headline for one in made] == ["Arm", "", "Arm"], "an unchanged title is no headline"
    assert [one.picture for one in made] == ["", "", ""]


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        body(format="anderes"),
        body(fassung=3),
        body(fassung=0),
        body(fassung=True),
        body(fassung="1"),
        body(szenen={}),
        body(name=7),
        body(name="x" * 161),
    ],
)
def test_what_is_no_folder_is_refused_with_a_sentence(given):
    with pytest.raises(FolderRejected, match=r"Das ist keine Sitzungsmappe\."):
        read_folder(given)


@pytest.mark.parametrize(
    "changed",
    [
        {"ansicht": None},
        {"ansicht": "x" * 4001},
        {"ansicht": "&".join(["jahr=2020"] * 101)},
        {"name": " "},
        {"name": "x" * 161},
        {"titel": ["Titel"]},
        {"notiz": "x" * 1001},
        {"notiz": None},
        {"bild": "foto"},
        {"bild": None},
        {"bild": ["karte"]},
        {"satz": "x" * 161},
        {"satz": None},
    ],
)
def test_a_scene_is_refused_by_its_number(changed):
    with pytest.raises(FolderRejected, match=r"Szene 2 ist unvollständig oder zu lang\."):
        read_folder(scene(**changed))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Erste Zeile\x0bzweite Zeile", "Erste Zeile\nzweite Zeile"),
        ("a\r\nb\rc\x0cd\x85e\u2028f\u2029g\x1eh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b[31mrot\x00\x7f\x9f", "[31mrot"),
        ("halb \ud800 und \udc00", "halb  und "),
        ("\ufffe\uffff\ufdd0", ""),
        ("\u202eandersherum\u202c \u2066x\u2069", "andersherum x"),
        ("Spalte\tZahl\nZeile", "Spalte\tZahl\nZeile"),
        ("\u200f\u05d0 😀 a\u0301 \U0010ffff", "\u200f\u05d0 😀 a\u0301 \U0010ffff"),
    ],
)
def test_signs_that_no_file_holds_become_line_breaks_or_vanish(pasted, kept):
    assert clean(pasted) == kept
    made = read_folder(scene(notiz=f"A{pasted}Z", name=f"A{pasted}Z", titel=f"A{pasted}Z"))
    assert made.scenes[1].note == f"A{kept}Z"
    assert made.scenes[1].name == line(f"A{kept}Z") and "\n" not in made.scenes[1].name


def test_a_name_of_which_nothing_stays_is_that_of_the_view():
    assert read_folder(scene(name="\u202e", titel="Kinderarmut")).scenes[1].name == "Kinderarmut"
    assert read_folder(scene(name="\u202e", titel="")).scenes[1].name == "–"


def test_a_scene_holds_nothing_but_parameters_of_views():
    with pytest.raises(FolderRejected, match="Szene 2 enthält die unbekannte Angabe „utm_source“"):
        read_folder(scene(ansicht="jahr=2020&utm_source=x"))
    with pytest.raises(FolderRejected, match="„breite“"):
        read_folder(scene(ansicht="breite=7680"))
    with pytest.raises(FolderRejected, match="„utm_source“"):
        read_folder(scene(ansicht="jahr=2020&utm_source="))


def test_size_and_number_of_scenes_are_limited():
    with pytest.raises(FolderRejected, match="leer"):
        read_folder(body(szenen=[]))
    assert len(read_folder(body(szenen=[SCENE] * module.MOST_SCENES)).scenes) == module.MOST_SCENES
    with pytest.raises(FolderRejected, match="mehr als 40 Szenen"):
        read_folder(body(szenen=[SCENE] * (module.MOST_SCENES + 1)))
    with pytest.raises(FolderRejected, match="zu groß"):
        read_folder(b" " * (module.MOST_BYTES * 4 + 1))


@pytest.mark.parametrize(
    ("key", "most"),
    [("name", "MOST_NAME"), ("titel", "MOST_NAME"), ("notiz", "MOST_NOTE"), ("satz", "MOST_HEADLINE")],
)
def test_texts_may_be_as_long_as_the_limits_say(key, most):
    longest = getattr(module, most)
    assert len(read_folder(scene(**{key: "x" * longest})).scenes) == 2
    with pytest.raises(FolderRejected, match="Szene 2"):
        read_folder(scene(**{key: "x" * (longest + 1)}))


def test_the_browser_has_the_same_limits_and_parameters():
    limits = dict(re.findall(r"(\w+): (\d+)", re.search(r"const MOST = \{(.*?)\};", SCRIPT, re.DOTALL)[1]))
    ours = {
        "scenes": module.MOST_SCENES,
        "name": module.MOST_NAME,
        "headline": module.MOST_HEADLINE,
        "note": module.MOST_NOTE,
        "view": module.MOST_VIEW,
    }
    assert {name: int(limits[name]) for name in ours} == ours
    assert int(limits["bytes"]) == module.MOST_BYTES
    known = re.findall(r'"(\w+)"', re.search(r"const PARAMETERS = \[(.*?)\]", SCRIPT, re.DOTALL)[1])
    assert set(known) == module.KNOWN
    pictures = re.findall(r'"(\w+)"', re.search(r"const STAGE_PICTURES = \[(.*?)\]", SCRIPT, re.DOTALL)[1])
    assert tuple(pictures) == module.STAGE_PICTURES
    assert f'const FORMAT = "{module.FORMAT}";' in SCRIPT
    assert f"const EDITION = {module.EDITION};" in SCRIPT
