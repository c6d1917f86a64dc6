"""Texts of an edition as files: what is written is read again, and every fault is said with its file."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.errors import FileRejected
from data.embedded_figures import FOLDER
from data.report.chapter_files import read_folder, write_folder
from data.report.pictures import MOST_BYTES, picture_of
from tests.data.report.made_editions import chapter, edition, folder, picture

pytestmark = pytest.mark.one_database


def test_what_is_written_is_read_again(tmp_path):
    given = edition(
        "2027", "2026.1", chapter("rahmen", "Text: mit\n\n```text\ntext: a\n```\n---\nx"), chapter("kita")
    )
    pictures = (picture_of("wald", picture("JPEG"), "Kinder im Wald"),)
    files = write_folder(tmp_path, given, pictures)
    assert sorted(one.name for one in files) == ["01-rahmen.md", "02-kita.md", "edition.yaml", "wald.jpeg"]
    found = read_folder(tmp_path / "2027")
    assert found.edition == given
    assert [(one.key, one.alt) for one in found.pictures] == [("wald", "Kinder im Wald")]
    with pytest.raises(FileRejected, match="schon Dateien"):
        write_folder(tmp_path, given, pictures)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("edition.yaml", "subtitle: ohne Titel", "„title“ fehlt"),
        ("edition.yaml", "title: [1]", "„title“ muss ein Text sein"),
        ("edition.yaml", "title: a\nclosing: morgen", "„closing“ muss ein Tag sein"),
        ("edition.yaml", "title: a\nclosing: 2026-02-31", "„Name: Text“"),
        ("edition.yaml", "title: a\nfarbe: rot", "„farbe“ ist hier unbekannt"),
        ("edition.yaml", "- a", "„Name: Text“"),
        ("edition.yaml", "title: a\npictures:\n  see: Ein See", "das Bild „see“ fehlt"),
        ("edition.yaml", "title: a\npictures:\n  wald:", "was auf dem Bild zu sehen ist"),
        ("01-rahmen.md", "ohne Kopf", "oben fehlt der Kopf"),
        ("01-rahmen.md", "---\nlead: a\n---\nText", "„title“ fehlt"),
        ("01-rahmen.md", "---\ntitle: a\nwritten: gestern\n---\nText", "„written“ muss ein Tag sein"),
        ("rahmen.md", "x", "erwartet wird ein Name wie"),
        ("03-kita.md", "---\ntitle: a\n---\n", "gibt es zweimal"),
    ],
)
def test_a_fault_is_said_with_its_file(tmp_path, name, content, said):
    at = folder(tmp_path)
    (at / name).write_text(content, "utf-8")
    with pytest.raises(FileRejected, match=said) as raised:
        read_folder(at)
    assert str(at) in raised.value.message


def test_a_picture_is_made_anew_and_nothing_else_is_taken_for_one():
    kept = picture_of("wald", picture("JPEG", (3200, 800)) + b"<script>", "Kinder im Wald")
    assert (kept.media_type, kept.width, kept.height) == ("image/jpeg", 1600, 400)
    assert b"script" not in kept.content
    for content in (b"", b"GIF89a", b"<svg/>", picture()[:40], b"\x89PNG\r\n\x1a\n" + b"\0" * 50):
        with pytest.raises(FileRejected, match="kein lesbares Bild"):
            picture_of("wald", content, "Kinder")
    with pytest.raises(FileRejected, match="Millionen Bildpunkte"):
        picture_of("wald", picture("PNG", (8000, 6000)), "Kinder")
    with pytest.raises(FileRejected, match="größer als"):
        picture_of("wald", b"\0" * (MOST_BYTES + 1), "Kinder")
    with pytest.raises(FileRejected, match="zu sehen"):
        picture_of("wald", picture(), " \n")
    with pytest.raises(FileRejected, match="Kürzel"):
        picture_of("../wald", picture(), "Kinder")


def test_what_ships_can_be_read():
    for one in sorted((FOLDER / "report").iterdir()):
        found = read_folder(one)
        assert found.edition.example and found.district
        assert found.edition.published and found.edition.published >= date(2026, 11, 28)
