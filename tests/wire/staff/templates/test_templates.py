"""Vorlagen over HTTP: issued, downloaded, read when they come back, reminded of, exported."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import load_workbook

from dashboard.staff.rights import Role
from data.stores import raw_store
from data.stores.audit import audit_log
from tests.data.importing.templates.sent import FIRST, SHEET, saved, zipped

ORDER = {
    "merkmal": ["kitas", "kita_plaetze"],
    "titel": "Kita-Plätze 2026",
    "jahre": "1",
    "bis": "2026",
    "fuer": "alle",
    "frist": "2026-12-11",
    "zurueck": "bildung@kreis.example",
}


@pytest.fixture
def editor(staff):
    return staff.signed_in(Role.EDITOR)


def downloaded(client, path):
    with zipfile.ZipFile(io.BytesIO(client.get(path).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def filled(content, values):
    """Values column by column into the open cells of each row."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    columns = [cell.column_letter for cell in sheet[3] if str(cell.value).startswith("#s0")]
    for row in range(FIRST, sheet.max_row + 1):
        for column, value in zip(columns, values, strict=True):
            sheet[f"{column}{row}"] = value
    return saved(book)


def sent(files):
    return {"dateien": [(io.BytesIO(content), name) for name, content in files.items()]}


def acts(staff):
    with staff.staff.store.reading() as connection:
        return [one.kind.value for _, one in audit_log.acts(connection)]


def test_a_template_goes_out_and_comes_back(staff, editor):
    page = editor.act("/vorlagen/ausgeben", ORDER)
    assert "2 Vorlagen sind ausgegeben (V-2026-1 – V-2026-2)" in page
    assert "Frist 11.12.2026 · 0 von 2 geliefert" in page and "mappen/V-2026-1.zip" in page
    books = downloaded(editor, "/vorlagen/mappen/V-2026-1.zip")
    assert (
        sorted(books) == ["vorlage-amt-nord-v-2026-1.xlsx", "vorlage-amt-sued-v-2026-2.xlsx"]
        or len(books) == 2
    )
    first, second = books.values()
    assert editor.get("/vorlagen/mappe/V-2026-1.xlsx").data != b""
    back = zipped({"Nord/a.xlsx": filled(first, (3, 90)), "b.xlsx": filled(second, (2, None))})
    said = editor.act("/vorlagen/einlesen", sent({"Rücklauf.zip": back}))
    assert (
        "2 Mappen gelesen: Nord vollständig, Süd: 2 von 4 Werten fehlen noch. Der Entwurf" in said
        and "Unter „Freigaben“ geben Sie ihn weiter" in said
    )
    with staff.staff.store.reading() as connection:
        [release] = [one for one in raw_store.releases(connection) if one.kind == "import"]
    assert release.state == "draft" and {one.format for one in release.files} == {"template"}
    assert release.made_by == "K. Lange"
    assert {"templates_issued", "templates_returned"} <= set(acts(staff))
    assert "1 von 2 geliefert" in said
    again = editor.act("/vorlagen/einlesen", sent({"Rücklauf.zip": back}))
    assert "2 Mappen gelesen" in again


@pytest.mark.one_database
def test_what_is_wrong_with_a_file_is_shown_beside_the_board_and_nothing_of_it_taken_over(staff, editor):
    editor.act("/vorlagen/ausgeben", ORDER)
    books = list(downloaded(editor, "/vorlagen/mappen/V-2026-1.zip").values())
    page = editor.act("/vorlagen/einlesen", sent({"a.xlsx": filled(books[0], ("viele", 12))}))
    assert "nicht übernommen, " in page and "„viele“ ist weder Zahl" in page
    assert "Ausfüllen, Zeile 7, Spalte C" in page and "Übernommen ist nichts." in page
    assert "Rückfrage schreiben" in page
    asked = editor.get("/vorlagen/erinnern?nr=V-2026-1&frage=1").get_data(as_text=True)
    assert "An einigen Stellen kommen wir nicht weiter" in asked and "„viele“" in asked
    assert 'class="bl-side-count">1' in page, "one waits in the column of screens"


@pytest.mark.one_database
def test_other_files_are_refused_and_say_where_they_belong(editor):
    plain = b"merkmal;gebiet;jahr;gliederung;wert\nkitas;13076001;2025;;3\n"
    assert "a.csv ist keine unserer Vorlagen" in editor.act("/vorlagen/einlesen", sent({"a.csv": plain}))
    assert "Bitte wählen Sie mindestens eine Datei" in editor.act("/vorlagen/einlesen")
    assert "eine PowerPoint-Datei" in editor.act(
        "/vorlagen/einlesen",
        sent({"b.pptx": zipped({"[Content_Types].xml": b"<a/>", "ppt/a.xml": b"<a/>"})}),
    )


def test_who_is_late_is_reminded_by_a_text_to_copy(staff, editor):
    editor.act("/vorlagen/ausgeben", ORDER)
    assert "Gerade ist niemand überfällig" in editor.get("/vorlagen/erinnern").get_data(as_text=True)
    staff.clock.pass_(days=20)
    later = staff.signed_in(Role.EDITOR)
    page = later.get("/vorlagen").get_data(as_text=True)
    assert "2 Überfällige erinnern" in page and "7 Tage überfällig" in page
    texts = later.get("/vorlagen/erinnern").get_data(as_text=True)
    assert "Die Frist war der 11." in texts and 'href="mailto:?subject=Erinnerung' in texts
    assert "bildung@kreis.example" in texts
    noted = later.act("/vorlagen/erinnert", {"nr": ["V-2026-1", "V-2026-2"]})
    assert "Vermerkt: 2 Stellen sind erinnert." in noted and "erinnert 18.12." in noted
    status = later.get("/vorlagen/stand.csv").get_data(as_text=True)
    assert status.startswith("\ufeffstelle;schluessel;abfrage;nummer;frist;stand")
    assert status.count("7 Tage überfällig") == 2 and "2026-12-18" in status
    assert "templates_reminded" in acts(staff)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"merkmal": []}, "Bitte mindestens ein Merkmal nennen"),
        ({"merkmal": ["gibt_es_nicht"]}, "kennt der Katalog nicht"),
        ({"bis": "zwanzig"}, "„zwanzig“ ist keine Zahl von Jahren"),
        ({"frist": "morgen"}, "„morgen“ ist kein Tag"),
        ({"frist": "2020-01-01"}, "ist schon vorbei"),
        ({"fuer": "einige"}, "mindestens ein Amt"),
        ({"fuer": "einige", "amt": ["99"]}, "kein Amt mit dem Schlüssel 99"),
        ({"fuer": "traeger:<b>x</b>"}, "&lt;b&gt;x&lt;/b&gt;"),
    ],
)
def test_what_cannot_be_issued_is_said_and_what_was_filled_in_stays(editor, change, said):
    answer = editor.post("/vorlagen/ausgeben", {**ORDER, **change})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and said in page and "<b>x</b>" not in page
    assert 'value="Kita-Plätze 2026"' in page
    assert "Noch ist keine Vorlage ausgegeben" in page


@pytest.mark.one_database
def test_only_some_can_be_chosen(editor):
    page = editor.act("/vorlagen/ausgeben", {**ORDER, "fuer": "einige", "amt": ["130760002"]})
    assert "1 Vorlage ist ausgegeben (V-2026-1)" in page and "1 Stelle liefert" in page


@pytest.mark.one_database
def test_whoever_may_not_edit_sees_the_board_alone(staff, editor):
    editor.act("/vorlagen/ausgeben", ORDER)
    operator = staff.signed_in(Role.OPERATOR)
    assert operator.get("/vorlagen").status_code == 403
    assert operator.post("/vorlagen/ausgeben", ORDER).status_code == 403
    assert operator.get("/vorlagen/mappe/V-2026-1.xlsx").status_code == 403
    assert editor.get("/vorlagen/mappe/V-2099-1.xlsx").status_code == 404
    assert editor.get("/vorlagen/mappen/..%2F.zip").status_code == 404
    english = editor.get("/vorlagen?sprache=en&nr=V-2026-1").get_data(as_text=True)
    assert "Nothing delivered yet." in english and "Issue a new template" in english


def test_what_is_missing_is_due_on_the_first_screen(staff, editor):
    editor.act("/vorlagen/ausgeben", ORDER)
    staff.clock.pass_(days=21)
    page = staff.signed_in(Role.LEAD).get("/").get_data(as_text=True)
    assert "2 von 2 Stellen" in page and "/vorlagen?satz=V-2026-1" in page
    assert "nichts überfällig" not in page
    assert "2 von 2 Stellen" not in staff.signed_in(Role.OPERATOR).get("/").get_data(as_text=True)
