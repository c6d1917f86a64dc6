"""Step 4 over HTTP, without scripts: every act is a form, says what it did, and two people never overwrite each
other."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from openpyxl import load_workbook

from dashboard.staff.audit import ActKind
from dashboard.staff.rights import Role
from data.staff.intake_store import intake_of
from data.stores.audit import audit_log
from layouts.staff.intake.findings.addresses import CellAddress
from tests.staff.intakes import intake_with
from tests.wire.staff.conftest import staff

one_database = pytest.mark.one_database
__all__ = ["staff"]

HEAD = "merkmal;gebiet;jahr;gliederung;wert;bemerkung"
TEXT = "\n".join(
    [
        HEAD,
        "kitas;13076108;2024;;1B;",
        *(f"kitas;13076108;{year};;{year - 2000};" for year in range(2005, 2024)),
    ]
)


@pytest.fixture
def number(staff):
    return intake_with(staff, {"kitas.csv": TEXT.encode()}).number


@pytest.fixture
def lange(staff):
    return staff.signed_in(Role.EDITOR)


def page(client, number, query=""):
    return client.get(f"/einspielen/{number}{query}").get_data(as_text=True)


def hidden(html, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', html)


def value(html, name):
    found = hidden(html, name)
    return found and (found[1] or found[2] or "")


def cell(client, number, at="2.E"):
    key = re.search(r"zelle=([0-9a-f]+)\.0\.", page(client, number))[1]
    return page(client, number, f"?zelle={key}.0.{at}"), f"{key}.0.{at}"


def stored(staff, number):
    with staff.staff.store.reading() as connection:
        return intake_of(connection, number)


@one_database
def test_findings_stand_beside_their_rows(lange, number):
    html = page(lange, number)
    assert "1 Fehler, 1 Hinweis" in html
    assert "17 Zeilen ohne Befund" in html or "18 Zeilen ohne Befund" in html
    assert (
        "Zeile 2, Spalte E: Der Wert „1B“ ist eine Zahl mit Zusatz oder mit falsch gesetzten Punkten" in html
    )
    assert 'class="is-error' in html and "disabled" in html


@one_database
def test_a_fold_opens_by_its_link_and_stays_open_while_a_cell_in_it_is_changed(staff, lange, number):
    closed = page(lange, number)
    fold = unescape(re.search(r'href="(/einspielen/[^"]*offen=[^"]*)"', closed)[1])
    first = CellAddress.read(re.search(r"offen=([^#&]*)", fold)[1])
    html = page(lange, number, fold.removeprefix(f"/einspielen/{number}").partition("#")[0])
    assert fold.endswith(f"#{first.anchor}") and f'id="{first.anchor}"' in html
    assert f'id="{first.anchor}"' not in closed and "Zeilen ohne Befund wieder zuklappen" in html
    cell = CellAddress(first.table, 0, first.row + 4, "E")
    form = page(lange, number, f"?offen={first.text}&zelle={cell.text}")
    assert f'id="{first.anchor}"' in form and value(form, "offen") == first.text
    fields = {"stand": value(form, "stand"), "zelle": cell.text, "alt": value(form, "alt"), "neu": "77"}
    answer = lange.post(f"/einspielen/{number}/befunde/zelle", {**fields, "offen": first.text})
    assert answer.headers["Location"] == f"/einspielen/{number}?offen={first.text}#{cell.anchor}"
    [change] = stored(staff, number).amendments.cells
    assert (change.row, change.new) == (cell.row, "77")


@one_database
@pytest.mark.parametrize(
    ("row", "column", "there"), [("9", "e", True), ("999", "E", False), ("9", "ZZ", False)]
)
def test_row_and_letter_lead_to_any_cell_without_scripts(lange, number, row, column, there):
    key = re.search(r"zelle=([0-9a-f]+)\.0\.", page(lange, number))[1]
    html = page(lange, number, f"?tabelle={key}&blatt=0&zeile={row}&spalte={column}")
    assert ('class="bl-found-form"' in html) == there
    assert (f"Die Zelle {column.upper()}{row} gibt es in dieser Tabelle nicht" in html) != there


@one_database
def test_a_cell_is_changed_by_a_form_and_back(staff, lange, number):
    html, at = cell(lange, number)
    fields = {"stand": value(html, "stand"), "zelle": at, "alt": "1B", "neu": "18"}
    said = lange.act(f"/einspielen/{number}/befunde/zelle", fields)
    assert "Zelle E2 heißt jetzt „18“." in said and "1 Hinweis" in said and "1 Fehler" not in said
    assert "E2: „1B“ heißt jetzt „18“" in said and 'class="is-changed' in said
    [change] = stored(staff, number).amendments.cells
    assert (change.old, change.new, change.by) == ("1B", "18", "K. Lange")
    with staff.staff.store.reading() as connection:
        act = next(one for _, one in audit_log.acts(connection))
    assert (act.kind, act.account, act.before, act.after) == (ActKind.CELL_CHANGED, "K. Lange", "1B", "18")
    undo = {"stand": str(stored(staff, number).revision), "tabelle": at.partition(".")[0], "was": "zurueck"}
    back = lange.act(f"/einspielen/{number}/befunde/zelle", {**undo, "zeile": "2", "spalte": "E"})
    assert "Zurückgenommen." in back and "1 Fehler" in back
    assert not stored(staff, number).amendments


def test_two_people_at_once_are_a_sentence_and_no_change(staff, lange, number):
    html, at = cell(lange, number)
    first = {"stand": value(html, "stand"), "zelle": at, "alt": "1B", "neu": "18"}
    lange.act(f"/einspielen/{number}/befunde/zelle", first)
    brandt = staff.signed_in(Role.RELEASER)
    answer = brandt.post(f"/einspielen/{number}/befunde/zelle", {**first, "neu": "81"}, follow_redirects=True)
    assert "Ihre Änderung ist nicht gespeichert" in answer.get_data(as_text=True)
    assert "K. Lange" in answer.get_data(as_text=True)
    assert stored(staff, number).amendments.cells[0].new == "18"


@one_database
def test_a_row_is_left_out(staff, lange, number):
    html = page(lange, number)
    key = cell(lange, number)[1].partition(".")[0]
    fields = {"stand": value(html, "stand") or "", "tabelle": key, "blatt": "0", "zeile": "2", "was": "weg"}
    said = lange.act(f"/einspielen/{number}/befunde/zeile", fields)
    assert "Zeile 2 wird nicht gelesen" in said and "1 Fehler" not in said
    assert stored(staff, number).amendments.rows[0].old == "kitas | 13076108 | 2024 | 1B"


@one_database
def test_a_hint_may_stand_with_a_reason(staff, lange, number):
    html = page(lange, number)
    key = cell(lange, number)[1].partition(".")[0]
    finding = re.search(r"grund=([0-9a-f]{16})", html)[1]
    assert 'name="grund"' in page(lange, number, f"?grund={finding}")
    fields = {"stand": value(html, "stand"), "tabelle": key, "befund": finding, "was": "grund"}
    assert "Bitte schreiben Sie eine Begründung" in lange.act(f"/einspielen/{number}/befunde/antwort", fields)
    said = lange.act(f"/einspielen/{number}/befunde/antwort", {**fields, "grund": "<b>nur</b> für uns"})
    assert "&lt;b&gt;nur&lt;/b&gt; für uns" in said and "Der Befund bleibt so." in said
    assert stored(staff, number).amendments.answers[0].reason == "<b>nur</b> für uns"


@one_database
def test_findings_are_a_list_in_two_formats(lange, number):
    text = lange.get(f"/einspielen/{number}/befunde.csv").get_data(as_text=True)
    assert text.splitlines()[0].lstrip("\ufeff") == (
        "Tabelle;Blatt;Zeile;Spalte;Art;Gefunden;Erwartet;Befund;Antwort"
    )
    assert "kitas.csv;;2;E;Fehler;1B;" in text
    book = load_workbook(io.BytesIO(lange.get(f"/einspielen/{number}/befunde.xlsx").data))
    assert [cell.value for cell in book.active[2]][:6] == ["kitas.csv", "", "2", "E", "Fehler", "1B"]


def test_another_file_takes_the_place_and_what_does_not_fit_is_named(staff, lange, number):
    html, at = cell(lange, number)
    lange.act(
        f"/einspielen/{number}/befunde/zelle",
        {"stand": value(html, "stand"), "zelle": at, "alt": "1B", "neu": "18"},
    )
    key, revision = at.partition(".")[0], str(stored(staff, number).revision)
    new = (io.BytesIO(TEXT.replace("1B", "19").encode()), "kitas neu.csv")
    said = lange.act(f"/einspielen/{number}/befunde/datei", {"stand": revision, "tabelle": key, "datei": new})
    assert "kitas neu.csv ist eingesetzt" in said
    assert "Die Änderung passt nicht mehr zur Datei" in said
    after = stored(staff, number)
    assert [one.name for one in after.files] == ["kitas neu.csv"] == [one.name for one in after.tables]


@one_database
@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("zelle", {"zelle": "x.0.2.E", "alt": "1B", "neu": "1"}),
        ("zelle", {"zelle": "../..", "alt": "", "neu": "1"}),
        ("zeile", {"tabelle": "x", "blatt": "0", "zeile": "2"}),
        ("zeile", {"tabelle": "", "blatt": "-1", "zeile": "x"}),
        ("antwort", {"tabelle": "x", "befund": "y", "was": "so"}),
        ("datei", {"tabelle": "x"}),
    ],
)
def test_what_is_not_there_is_a_sentence(staff, lange, number, act, fields):
    before = stored(staff, number)
    answer = lange.post(f"/einspielen/{number}/befunde/{act}", {"stand": str(before.revision), **fields})
    assert answer.status_code in (303, 400, 404)
    assert "Traceback" not in answer.get_data(as_text=True)
    assert stored(staff, number) == before


@one_database
def test_others_look_and_change_nothing(staff, number):
    carrier = staff.signed_in(Role.OPERATOR)
    assert carrier.get(f"/einspielen/{number}/befunde").status_code == 403
    assert carrier.post(f"/einspielen/{number}/befunde/zelle", {"stand": "1"}).status_code == 403
    assert (
        staff.signed_in(Role.EDITOR).post(f"/einspielen/{number}/befunde/zelle", csrf="").status_code == 403
    )
