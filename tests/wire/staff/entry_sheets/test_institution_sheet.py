"""The sheet of institutions over HTTP: edits are checked as an import checks them, collected, and never overwritten."""

from __future__ import annotations

import html
import json
import re

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.entries.rows import empty_row
from dashboard.staff.entry_sheets.institution_sheet import INSTITUTIONS
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.importing.knowledge import knowledge_of
from data.publishing import changes, release, rollback
from data.staff.entries.checking import check_each
from data.staff.entries.draft_store import open_entries
from data.staff.entries.handing_over import NOTE
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.audit import audit_log
from tests.data.importing.institutions.tables import SOUND, table
from tests.data.stores.changes import few
from tests.staff.staff_app import HOST, staff_world
from tests.wire.staff.entries.test_entries import LIST, OLD, OTHER, begun, brought, fields, page, published

pytestmark = pytest.mark.one_database
SHEET = "/einrichtungen/blatt/einrichtungen"
SAVE = f"{SHEET}/speichern"


NEW = f"{SHEET}/neu"


@pytest.fixture
def office(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    begun(stores, world, (table(OLD, OTHER), "houses.csv"))
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def send(client, rows, draft=0, version=None, path=SAVE):
    """What the page's script sends: rows as (key, revision, cells)."""
    body = {
        "draft": draft,
        "version": client.staff.shown_version() if version is None else version,
        "rows": [{"id": key, "revision": revision, "cells": cells} for key, revision, cells in rows],
    }
    return raw(client, json.dumps(body), path)


def raw(client, body, path=SAVE):
    said = {"X-CSRF-Token": client.csrf, "Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    return client.client.post(path, base_url=HOST, data=body, content_type="application/json", headers=said)


def draft_of(office):
    with office.staff.store.reading() as connection:
        return open_entries(connection)


def test_the_page_holds_every_row_and_no_code(office):
    whole = office.signed_in(Role.EDITOR).get(SHEET).get_data(as_text=True)
    layout = json.loads(re.search(r'id="blatt-layout">(.*?)</script>', whole, re.DOTALL)[1])
    text = json.dumps(layout, ensure_ascii=False)
    assert "Kita Sonnenschein" in text and "Kita Mond" in text
    assert '"dangerously_allow_code": false' in text
    assert "Parchim (13076108)" in text and "01.09.2020" in text
    viewer = office.signed_in(Role.RELEASER).get(SHEET)
    assert viewer.status_code == 200
    assert office.signed_in(Role.OPERATOR).get(SHEET).status_code == 403


def test_lines_offer_what_is_there_and_the_form_names_municipalities(office):
    editor = office.signed_in(Role.EDITOR)
    whole = editor.get(SHEET).get_data(as_text=True)
    layout = json.loads(re.search(r'id="blatt-layout">(.*?)</script>', whole, re.DOTALL)[1])
    text = json.dumps(layout, ensure_ascii=False)
    assert '"id": "vorschlag-traeger"' in text and '"Stadt Parchim"' in text
    form = page(editor, f"{LIST}/kita-sonne")
    assert re.search(r'<select[^>]*name="f-gemeinde"', form)
    [chosen] = re.findall(r"<option[^>]* selected[^>]*>([^<]*\(\d{8}\))</option>", form)
    assert chosen == "Parchim (13076108)"
    assert 'list="vorschlag-traeger"' in form and '<option value="Stadt Parchim">' in form
    course = page(editor, "/einrichtungen/blatt/kurse/neu")
    assert 'list="vorschlag-traeger"' in course and '<option value="Kita Sonnenschein">' in course
    assert 'list="vorschlag-ort"' in course and 'list="vorschlag-beginn"' not in course


def test_edits_of_several_rows_are_collected_logged_released_and_equal_an_import(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    given = {"telefon": "03871 722-1", "bestaetigt_am": "28.11.2026", "lon": "11,8467", "lage": "genau"}
    answer = send(
        editor, [("kita-sonne", 0, given), ("kita-mond", 0, {"oeffnungszeiten": "Mo - Fr 7 - 16 Uhr"})]
    )
    said = answer.get_json()
    assert answer.status_code == 200 and (said["taken"], said["left"]) == (2, 0), said
    rows = {row["_id"]: row for row in said["rows"]}
    assert rows["kita-sonne"]["bestaetigt_am"] == "28.11.2026"
    assert sorted(rows["kita-sonne"]["_about"]["changed"]) == ["bestaetigt_am", "lon", "telefon"]
    assert rows["kita-mond"]["oeffnungszeiten"] == "Mo-Fr 07:00-16:00", "as it will be published"
    again = office.signed_in(Role.EDITOR).get(SHEET).get_data(as_text=True)
    assert "03871 722-1" in again, "it survives a reload"
    handed = editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", handed)[1]
    waits = send(editor, [("kita-sonne", 0, {"telefon": "03871 9"})]).get_json()
    assert "wartet im Entwurf" in waits["rows"][0]["_about"]["conflict"]
    releaser.act(f"/freigaben/{version}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message
    by_sheet = published(office)
    assert f"{by_sheet['kita-sonne'].confirmed_on}" == "2026-11-28"
    row = {**OLD, "telefon": "03871 722-1", "bestaetigt_am": "28.11.2026", "lon": "11,8467"}
    other = {**OTHER, "oeffnungszeiten": "Mo - Fr 7 - 16 Uhr"}
    assert brought(office.staff.settings.stores, table(row, other).encode(), "command.csv", NOTE).changed
    assert published(office) == by_sheet
    with office.staff.store.reading() as connection:
        acts = [act for _, act in audit_log.acts(connection) if act.kind is ActKind.ENTRY_CHANGED]
    assert {one.subject for one in acts} == {"Kita Sonnenschein · kita-sonne", "Kita Mond · kita-mond"}


def test_a_fault_marks_its_cell_and_only_the_sound_rows_are_saved(office):
    editor = office.signed_in(Role.EDITOR)
    said = send(
        editor,
        [
            ("kita-sonne", 0, {"bestaetigt_am": "31.12.2199", "plz": "1"}),
            ("kita-mond", 0, {"telefon": "03871 9"}),
        ],
    ).get_json()
    assert (said["taken"], said["left"]) == (1, 1)
    rows = {row["_id"]: row for row in said["rows"]}
    faults = rows["kita-sonne"]["_about"]["faults"]
    assert "in der Zukunft" in faults["bestaetigt_am"] and "keine Postleitzahl" in faults["plz"]
    assert rows["kita-sonne"]["plz"] == "1", "what was written stays to be mended"
    assert list(draft_of(office).changes) == ["kita-mond"]
    outside = send(editor, [("kita-sonne", 0, {"lon": "11,1", "lat": "53,2", "lage": "genau"})]).get_json()
    assert "liegt" in " ".join(outside["rows"][0]["_about"]["faults"].values())


def test_two_people_on_one_row_are_told_and_both_sides_are_there(office):
    one, other = office.signed_in(Role.EDITOR), office.signed_in(Role.LEAD)
    first = send(one, [("kita-sonne", 0, {"telefon": "03871 1"})]).get_json()
    late = send(other, [("kita-sonne", 0, {"telefon": "03871 2"}), ("kita-mond", 0, {"telefon": "03871 3"})])
    rows = {row["_id"]: row for row in late.get_json()["rows"]}
    about = rows["kita-sonne"]["_about"]
    assert "K. Lange hat „Kita Sonnenschein“ inzwischen geändert" in about["conflict"]
    assert rows["kita-sonne"]["telefon"] == "03871 1" and rows["kita-mond"]["telefon"] == "03871 3"
    assert draft_of(office).changes["kita-sonne"].fields["telefon"][1] == "03871 1"
    draft, revision = late.get_json()["draft"], about["revision"]
    again = send(other, [("kita-sonne", revision, {"telefon": "03871 2"})], draft).get_json()
    assert again["taken"] == 1 and again["rows"][0]["_about"]["conflict"] == ""
    mine = send(
        one, [("kita-sonne", first["rows"][0]["_about"]["revision"], {"plaetze": "90"})], draft
    ).get_json()
    assert "S. Wolter hat" in mine["rows"][0]["_about"]["conflict"]
    gone = send(one, [("kita-sonne", 9, {"plaetze": "90"})], draft + 7).get_json()
    assert "zur Freigabe gegeben oder verworfen" in gone["rows"][0]["_about"]["conflict"]


def test_a_change_that_is_undone_leaves_no_change(office):
    editor = office.signed_in(Role.EDITOR)
    said = send(editor, [("kita-sonne", 0, {"telefon": "03871 9"})]).get_json()
    revision = said["rows"][0]["_about"]["revision"]
    said = send(editor, [("kita-sonne", revision, {"telefon": ""})], said["draft"]).get_json()
    assert (said["count"], said["rows"][0]["_about"]["changed"]) == (0, [])


def test_what_no_page_sends_is_refused_and_nothing_is_saved(office):
    editor = office.signed_in(Role.EDITOR)
    for body in ("", "{", "[]", "null", '{"rows":[]}', "\x00", "[" * 5_000, '{"draft":NaN}'):
        answer = raw(editor, body)
        assert answer.status_code == 422 and "Nichts ist gespeichert" in answer.get_json()["problem"], body
    assert raw(editor, "x" * 4_000_001).status_code == 413
    old = send(editor, [("kita-sonne", 0, {"telefon": "03871 9"})], version="2020.1")
    assert old.status_code == 409 and "neu laden" in old.get_json()["problem"]
    foreign = send(
        editor, [("nowhere", 0, {"telefon": "03871 9"}), ("../kita", 0, {"telefon": "03871 9"})]
    ).get_json()
    assert (foreign["taken"], foreign["rows"]) == (0, [])
    assert draft_of(office) is None
    headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    unsigned = editor.client.post(SAVE, base_url=HOST, json={}, headers=headers)
    assert unsigned.status_code == 403
    assert (
        send(office.signed_in(Role.OPERATOR), [("kita-sonne", 0, {"telefon": "03871 9"})]).status_code == 403
    )


def test_scripts_and_formulas_in_any_cell_stay_text(office):
    """In the answer, on the page, in the list and in the log."""
    editor = office.signed_in(Role.EDITOR)
    for text in ('"><script>alert(1)</script>', "</script><img src=x onerror=alert(1)>", "=1+1", "@SUM(A1)"):
        for column in sorted(INSTITUTIONS.editable):
            draft = draft_of(office)
            change = draft.changes.get("kita-sonne") if draft else None
            stand = (change.revision if change else 0, draft.number if draft else 0)
            answer = send(editor, [("kita-sonne", stand[0], {column: text})], stand[1])
            assert answer.status_code == 200, (column, text)
            assert answer.mimetype == "application/json"
        for path in (SHEET, LIST, "/protokoll"):
            seen_there = editor.get(path).get_data(as_text=True)
            assert "<script>alert" not in seen_there and "<img src=x" not in seen_there


def test_the_map_below_points_has_boundaries_and_villages_of_the_district(office):
    ground = office.signed_in(Role.EDITOR).get("/einrichtungen/blatt/einrichtungen/karte").get_json()
    assert "13076108" in ground["places"] and len(ground["places"]) > 100
    assert len(ground["places"]["13076108"][0][0]) == 2
    assert [SOUND["name"]] and {one[0] for one in ground["points"]} == {"kita-sonne", "kita-mond"}


def test_a_new_institution_gets_the_key_of_an_import_and_becomes_public(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    assert "Neue Einrichtung" in page(editor, SHEET)
    art = re.search(r'<option value="([^"]+)"[^>]*>\1</option>', page(editor, NEW))[1]
    assert art
    given = {"f-art": "kita", "f-name": "Kita Ähre", "f-gemeinde": "Parchim (13076108)"}
    empty = editor.post(f"{NEW}/anlegen", {**given, "f-name": ""})
    assert empty.status_code == 422 and "Der Name fehlt" in html.unescape(empty.get_data(as_text=True))
    nowhere = editor.post(f"{NEW}/anlegen", {**given, "f-gemeinde": "Nirgendwo"})
    assert nowhere.status_code == 422 and draft_of(office) is None
    said = html.unescape(editor.act(f"{NEW}/anlegen", given))
    key = "kita-13076108-kita-aehre"
    assert f"„Kita Ähre“ ist angelegt (Schlüssel {key})" in said
    twice = editor.post(f"{NEW}/anlegen", given)
    assert twice.status_code == 422 and "Das gibt es schon" in html.unescape(twice.get_data(as_text=True))
    draft = draft_of(office)
    saved = send(
        editor, [(key, draft.changes[key].revision, {"telefon": "03871 9", "plz": "19370"})], draft.number
    ).get_json()
    assert saved["taken"] == 1 and saved["rows"][0]["_about"]["fresh"]
    form = f"/einrichtungen/{key}"
    filled = {f"f-{name}": text for name, (_, text) in draft_of(office).changes[key].fields.items()}
    answer = editor.post(f"{form}/speichern", {**fields(editor, form), **filled, "f-plaetze": "40"})
    assert answer.status_code == 303
    handed = editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", handed)[1]
    waits = page(releaser, f"/freigaben/{version}")
    assert "Geänderte Einrichtungen" in waits and "Kita Ähre" in waits
    releaser.act(f"/freigaben/{version}/freigeben")
    assert office.staff.jobs.newest(1)[0].state is JobState.DONE, office.staff.jobs.newest(1)[0].message
    made = published(office)[key]
    assert (made.phone, made.places, made.postcode) == ("03871 9", 40, "19370")
    row = {"art": "kita", "name": "Kita Ähre", "gemeinde": "13076108", "telefon": "03871 9"}
    row |= {"plz": "19370", "plaetze": "40"}
    brought(office.staff.settings.stores, table(row).encode(), "command.csv", NOTE)
    assert published(office)[key] == made, "the same as an import of the same row"


def test_a_new_institution_can_be_taken_back(office):
    editor = office.signed_in(Role.EDITOR)
    editor.act(f"{NEW}/anlegen", {"f-art": "kita", "f-name": "Kita Neu", "f-gemeinde": "13076108"})
    key = "kita-13076108-kita-neu"
    editor.act(f"/einrichtungen/{key}/zuruecknehmen", fields(editor))
    assert not draft_of(office).changes and editor.get(f"/einrichtungen/{key}").status_code == 404


def test_whoever_releases_sees_fields_and_moved_points_before_and_after(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    moved = {"lon": "11,8523", "lage": "genau"}
    send(editor, [("kita-sonne", 0, moved), ("kita-mond", 0, {"telefon": "03871 9"})])
    handed = editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", handed)[1]
    shown = page(releaser, f"/freigaben/{version}")
    assert "03871 9" in shown and "11,8423" in shown and "11,8523" in shown
    assert shown.count('class="is-before"') == shown.count('class="is-after"') == 1
    assert re.search(r"um 66\d m versetzt", shown)


def test_what_probably_stands_twice_is_marked_and_can_be_filtered(office):
    double = {**OTHER, "schluessel": "kita-mond-2", "name": "Kita Mond Parchim"}
    brought(office.staff.settings.stores, table(double).encode(), "double.csv")
    editor = office.signed_in(Role.EDITOR)
    answer = send(editor, [("kita-mond", 0, {"telefon": "03871 9"})]).get_json()
    about = answer["rows"][0]["_about"]
    assert "doubled" in about["flags"] and "kita-mond-2" in about["notes"]["name"]
    said = send(editor, [("kita-mond-2", 0, {"status": "geschlossen"})], answer["draft"]).get_json()
    assert said["rows"][0]["status"] == "geschlossen"


def test_more_faults_than_a_list_shows_are_in_the_way_of_no_sound_row(office):
    sound = {**empty_row(""), **OLD}
    rows = {f"k-{at}": {**sound, "schluessel": f"k-{at}", "plz": f"1{at:03}x"} for at in range(205)}
    rows["sound"] = {**sound, "schluessel": "sound"}
    today = office.clock().date()
    checked = check_each(rows, knowledge_of(office.staff.settings.stores), today)
    assert list(checked.read) == ["sound"] and set(checked.errors) == set(rows) - {"sound"}
    assert "keine Postleitzahl" in checked.errors["k-204"]["plz"]
