"""The sheet of catchments over HTTP: lists are checked and collected as a whole, released, and never overwritten."""

from __future__ import annotations

import re

import pytest

from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.entries.handing_over import NOTE
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import SCHOOLS
from tests.data.stores.changes import few
from tests.staff.staff_app import staff_world
from tests.wire.staff.entries.test_entries import LIST, begun, brought, fields, page
from tests.wire.staff.entry_sheets.test_institution_sheet import draft_of, send

pytestmark = pytest.mark.one_database
SHEET = "/einrichtungen/blatt/einzugsbereiche"
SAVE = f"{SHEET}/speichern"
GOETHE, REUTER = "75130901~grundschule", "75430902~regionale_schule"
HEAD = "einrichtung;art;schuljahr_von;gemeinde;ortsteil\n"
AREAS = f"{HEAD}75130901;;2024/25;13076108;\n75130901;;2024/25;13076001;\n"


@pytest.fixture
def office(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    begun(stores, world, (SCHOOLS, "schools.csv"), (AREAS, "areas.csv"))
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def saved(client, rows, draft=0):
    return send(client, rows, draft, path=SAVE).get_json()


def lists(office):
    with office.staff.store.reading_published() as connection:
        every = read_entries(connection, office.staff.shown_version()).catchments
    return sorted((one.institution, one.municipality, one.part, one.year_from, one.year_to) for one in every)


def test_the_page_holds_lists_with_a_blank_row_each_and_says_what_stays_with_import(office):
    text = page(office.signed_in(Role.EDITOR), SHEET)
    assert f"{GOETHE}#1" in text and f"{GOETHE}#3" in text and f"{REUTER}#1" in text
    assert "Gezeichnete Flächen kommen per" in text and "Goethe-Schule (75130901)" in text
    assert office.signed_in(Role.OPERATOR).get(SHEET).status_code == 403


def test_a_list_is_changed_released_and_equals_an_import(office):
    editor = office.signed_in(Role.EDITOR)
    said = saved(
        editor,
        [
            (f"{GOETHE}#2", 0, {"gemeinde": ""}),
            (f"{GOETHE}#3", 0, {"gemeinde": "13076168", "ortsteil": "Marnitz", "schuljahr_von": "2024/25"}),
            (f"{REUTER}#1", 0, {"gemeinde": "Parchim (13076108)", "schuljahr_von": "2026/27"}),
        ],
    )
    assert (said["taken"], said["left"]) == (3, 0), said
    rows = {row["_id"]: row for row in said["rows"]}
    assert rows[f"{GOETHE}#3"]["ortsteil"] == "Marnitz" and f"{GOETHE}#4" in rows, "a new blank row"
    assert rows[f"{GOETHE}#2"]["gemeinde"] == "" and f"{REUTER}#2" in rows
    assert sorted(draft_of(office).changes) == [f"@einzugsbereiche:{GOETHE}", f"@einzugsbereiche:{REUTER}"]
    version = re.search(
        r"als Entwurf (\S+) zur Freigabe", editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    )[1]
    releaser = office.signed_in(Role.RELEASER)
    shown = page(releaser, f"/freigaben/{version}")
    assert "Geänderte Einzugsbereiche" in shown and "Marnitz · 2024/25" in shown
    waits = saved(editor, [(f"{GOETHE}#1", 0, {"regel": "neu"})])
    assert "wartet im Entwurf" in waits["rows"][0]["_about"]["conflict"]
    releaser.act(f"/freigaben/{version}/freigeben")
    assert office.staff.jobs.newest(1)[0].state is JobState.DONE, office.staff.jobs.newest(1)[0].message
    by_sheet = lists(office)
    assert by_sheet == [
        ("75130901", "13076001", "", 2024, None),
        ("75130901", "13076168", "Marnitz", 2024, None),
        ("75430902", "13076108", "", 2026, None),
    ]
    table = f"{HEAD}75130901;;2024/25;13076001;\n75130901;;2024/25;13076168;Marnitz\n75430902;;2026/27;13076108;\n"
    brought(office.staff.settings.stores, table.encode(), "command.csv", NOTE)
    assert lists(office) == by_sheet


def test_a_fault_keeps_the_whole_list_back_and_harms_no_other(office):
    editor = office.signed_in(Role.EDITOR)
    said = saved(
        editor,
        [
            (f"{GOETHE}#1", 0, {"regel": "Beschluss"}),
            (f"{GOETHE}#3", 0, {"gemeinde": "13076108"}),
            (f"{REUTER}#1", 0, {"gemeinde": "13076108"}),
        ],
    )
    assert (said["taken"], said["left"]) == (1, 2), said
    rows = {row["_id"]: row for row in said["rows"]}
    assert "überlappt sich selbst" in " ".join(rows[f"{GOETHE}#3"]["_about"]["faults"].values())
    assert "andere" in rows[f"{GOETHE}#1"]["_about"]["faults"]["regel"].lower()
    assert rows[f"{GOETHE}#3"]["gemeinde"].endswith("(13076108)"), "what was written stays to be mended"
    assert list(draft_of(office).changes) == [f"@einzugsbereiche:{REUTER}"]
    for cells, sentence in (
        ({"gemeinde": "Nirgendwo"}, "kennt die Gemeinde"),
        ({"gemeinde": "13076001", "schuljahr_von": "bald"}, "Schuljahr"),
        ({"ortsteil": "Slate"}, "Gemeinde"),
    ):
        faulty = saved(editor, [(f"{GOETHE}#3", 0, cells)])
        [row] = [one for one in faulty["rows"] if one["_id"] == f"{GOETHE}#3"]
        assert sentence in " ".join(row["_about"]["faults"].values()), cells
    emptied = [(f"{GOETHE}#{at}", 0, {"gemeinde": ""}) for at in (1, 2)]
    assert "kann nicht leer sein" in str(saved(editor, emptied)["rows"])


def test_a_list_that_begins_later_says_what_stays_until_then(office):
    editor = office.signed_in(Role.EDITOR)
    later = [(f"{GOETHE}#{at}", 0, {"schuljahr_von": "2027/28"}) for at in (1, 2)]
    said = saved(editor, later)
    assert said["taken"] == 2 and "gilt weiter" in said["rows"][0]["_about"]["notes"]["schuljahr_von"]


def test_two_people_on_one_list_are_told(office):
    one, other = office.signed_in(Role.EDITOR), office.signed_in(Role.LEAD)
    first = saved(one, [(f"{GOETHE}#1", 0, {"regel": "eins"})])
    late = saved(other, [(f"{GOETHE}#2", 0, {"regel": "zwei"})])
    about = {row["_id"]: row["_about"] for row in late["rows"]}
    assert "K. Lange hat" in about[f"{GOETHE}#2"]["conflict"] and not about[f"{GOETHE}#1"]["conflict"]
    revision = about[f"{GOETHE}#2"]["revision"]
    again = saved(other, [(f"{GOETHE}#2", revision, {"regel": "zwei"})], first["draft"])
    assert again["taken"] == 1
    change = draft_of(office).changes[f"@einzugsbereiche:{GOETHE}"]
    assert sorted(change.fields) == ["Zeile 1", "Zeile 2"], "nobody's change is lost"


def test_the_map_has_gaps_and_overlaps_with_what_is_collected(office):
    editor = office.signed_in(Role.EDITOR)
    before = editor.get(f"{SHEET}/karte").get_json()
    name = next(one for one in before["coverage"] if one.startswith("grundschule"))
    assert "13076108" in before["places"] and before["names"]["13076108"] == "Parchim"
    covered = before["coverage"][name]
    assert "13076002" in covered["without"] and "13076001" not in covered["without"]
    saved(editor, [(f"{GOETHE}#1", 0, {"gemeinde": ""})])
    assert "13076001" in editor.get(f"{SHEET}/karte").get_json()["coverage"][name]["without"]


def test_what_no_page_sends_is_left_out(office):
    editor = office.signed_in(Role.EDITOR)
    for key in ("nowhere~grundschule#1", f"{GOETHE}#999", GOETHE, "#1", f"{GOETHE}#1<script>"):
        said = saved(editor, [(key, 0, {"regel": "x"})])
        assert (said["taken"], said["left"]) == (0, 1), key
    assert draft_of(office) is None
    assert send(editor, [(f"{GOETHE}#1", 0, {"einrichtung": "x"})], path=SAVE).status_code == 422
    assert send(editor, [(f"{GOETHE}#1", 0, {"regel": "x"})], version="1", path=SAVE).status_code == 409


def test_a_list_of_a_school_that_is_merged_waits(office):
    editor = office.signed_in(Role.EDITOR)
    saved(editor, [(f"{GOETHE}#1", 0, {"regel": "eins"})])
    draft = draft_of(office)
    assert draft.changes[f"@einzugsbereiche:{GOETHE}"].touches == {f"@einzugsbereiche:{GOETHE}", "75130901"}
    said = send(editor, [("75130901", 0, {"telefon": "03871 9"})], draft.number).get_json()
    assert said["taken"] == 1, "a list is in no other edit's way"
