"""Two entries become one: what is chosen is drafted, released by somebody else, found under both keys, taken back."""

from __future__ import annotations

import html
import json
import re

import pytest

from callbacks.commands.entries import merging as command
from dashboard.errors import MonitorError
from dashboard.staff.audit import ActKind
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.audit import audit_log
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import table
from tests.data.stores.changes import few
from tests.staff.staff_app import staff_world
from tests.wire.staff.entries.test_entries import LIST, OLD, OTHER, begun, brought, fields, page, published
from tests.wire.staff.entry_sheets.test_institution_sheet import SHEET, draft_of, send

pytestmark = pytest.mark.one_database
MERGE, SAVE = "/einrichtungen/zusammenfuehren", "/einrichtungen/zusammenfuehren/speichern"
BOTH = f"{MERGE}?schluessel=kita-sonne&schluessel=kita-sonne-2"
TWICE = {
    **OLD,
    "schluessel": "kita-sonne-2",
    "name": "Kita Sonnenschein Parchim",
    "telefon": "03871 722-5",
    "bestaetigt_am": "01.10.2026",
    "lon": "11,8424",
}
FIGURES = """einrichtung;merkmal;jahr;wert
kita-sonne;kitas;2024;80
kita-sonne-2;kitas;2024;84
kita-sonne-2;kitas;2023;70
"""
COURSES = "schluessel;art;beginn;ende;ort;gemeinde\nk-1;frauen;11.01.2027;09.07.2027;kita-sonne-2;13076108\n"


@pytest.fixture
def office(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    begun(
        stores,
        world,
        (table(OLD, OTHER, TWICE), "houses.csv"),
        (FIGURES, "figures.csv"),
        (COURSES, "courses.csv"),
    )
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def entries(office):
    with office.staff.store.reading_published() as connection:
        return read_entries(connection, office.staff.shown_version())


def given(client, **more):
    """What the form sends, with everything decided unless told otherwise."""
    decided = {"bleibt": "kita-sonne", "f-telefon": "kita-sonne-2", "f-bestaetigt": "kita-sonne-2"}
    return {
        **fields(client, BOTH),
        "schluessel": ["kita-sonne", "kita-sonne-2"],
        **decided,
        "wert:kitas:2024:": "kita-sonne-2",
        **more,
    }


def rows(client):
    """The rows of the sheet as its scripts read them."""
    whole = client.get(SHEET).get_data(as_text=True)
    found = []

    def look(node):
        if isinstance(node, dict):
            found.extend(node.get("rowData", ()))
            node = node.values()
        for one in node if not isinstance(node, str | int | float | bool | type(None)) else ():
            look(one)

    look(json.loads(re.search(r'id="blatt-layout">(.*?)</script>', whole, re.DOTALL)[1]))
    return found


def handed(client):
    said = html.unescape(client.act(f"{LIST}/entwurf/freigabe", fields(client)))
    return re.search(r"als Entwurf (\S+) zur Freigabe", said)[1]


def released(office, version):
    office.signed_in(Role.RELEASER).act(f"/freigaben/{version}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message
    return job


def test_doubles_are_listed_and_compared_field_by_field_with_what_hangs_on_them(office):
    editor = office.signed_in(Role.EDITOR)
    listed = page(editor, MERGE)
    assert "kita-sonne-2" in listed and "kita-mond" not in listed
    shown = page(editor, BOTH)
    assert "03871 722-5" in shown and "Kita Sonnenschein Parchim" in shown
    assert re.search(r'name="f-telefon" value="kita-sonne-2" checked', shown), "what is there is proposed"
    assert re.search(r'name="f-bestaetigt" value="kita-sonne-2" checked', shown), "the newest confirmation"
    assert 'name="f-plaetze"' not in shown, "what is the same is no question"
    assert "2024" in shown and ">80<" in shown and ">84<" in shown
    assert not re.search(r'name="wert:kitas:2024:" value="[^"]*" checked', shown), "nobody decides for us"
    assert 'name="wert:kitas:2023:"' not in shown, "that one comes along by itself"
    assert office.signed_in(Role.OPERATOR).get(BOTH).status_code == 403


def test_merged_released_found_under_both_keys_and_taken_back(office):
    editor = office.signed_in(Role.EDITOR)
    before = entries(office)
    said = html.unescape(editor.act(SAVE, given(editor)))
    assert "Zusammenführung mit „Kita Sonnenschein“ ist im Entwurf" in said
    assert "Kita Sonnenschein Parchim → Kita Sonnenschein" in said and "geht auf in" in said
    assert "kita-sonne-2" in published(office), "nothing is public yet"
    version = handed(editor)
    waits = page(office.signed_in(Role.RELEASER), f"/freigaben/{version}")
    assert "geht auf in" in waits and "03871 722-5" in waits
    editor.act(f"/freigaben/{version}/freigeben")
    assert "kita-sonne-2" in published(office), "who has made it cannot release it"
    job = released(office, version)
    after = entries(office)
    houses = {one.key: one for one in after.institutions}
    one = houses["kita-sonne"]
    assert "kita-sonne-2" not in houses and one.former == ("kita-sonne-2",)
    assert (one.phone, f"{one.confirmed_on}", one.name) == (
        "03871 722-5",
        "2026-10-01",
        "Kita Sonnenschein",
    )
    assert {(each.institution, each.year, each.value) for each in after.figures} == {
        ("kita-sonne", 2024, 84),
        ("kita-sonne", 2023, 70),
    }
    assert [each.place_key for each in after.courses] == ["kita-sonne"]
    assert "kita-sonne" in page(editor, f"{LIST}?suche=kita-sonne-2"), "found by its former key"
    late = brought(office.staff.settings.stores, table({**TWICE, "telefon": "03871 9"}).encode(), "late.csv")
    assert late.changed and published(office)["kita-sonne"].phone == "03871 9"
    assert "kita-sonne-2" not in published(office), "never made anew"
    lead = office.signed_in(Role.LEAD)
    lead.act("/fassungen/zuruecknehmen", {"fassung": late.version, "grund": "Probe"})
    lead.act("/fassungen/zuruecknehmen", {"fassung": job.result, "grund": "Es sind doch zwei."})
    back = entries(office)
    assert (back.institutions, back.figures, back.courses) == (
        before.institutions,
        before.figures,
        before.courses,
    )
    with office.staff.store.reading() as connection:
        acts = [act for _, act in audit_log.acts(connection) if act.kind is ActKind.ENTRIES_MERGED]
    assert ["geht auf in: kita-sonne" in act.after for act in acts] == [True]


def test_a_figure_that_nobody_has_decided_is_asked_and_nothing_is_saved(office):
    editor = office.signed_in(Role.EDITOR)
    sent = given(editor)
    del sent["wert:kitas:2024:"]
    answer = editor.post(SAVE, sent)
    text = html.unescape(answer.get_data(as_text=True))
    assert answer.status_code == 422 and "Noch nicht entschieden" in text and "2024" in text
    assert re.search(r'name="f-telefon" value="kita-sonne-2" checked', text), "what was chosen stays"
    assert draft_of(office) is None
    assert editor.post(SAVE, {**sent, "wert:kitas:2024:": "kita-mond"}).status_code == 422
    assert editor.post(SAVE, given(editor, bleibt="kita-mond")).status_code == 422
    assert editor.post(SAVE, given(editor, version="2020.1")).status_code == 409
    assert draft_of(office) is None


def test_taking_it_back_in_the_draft_leaves_nothing(office):
    editor = office.signed_in(Role.EDITOR)
    editor.act(SAVE, given(editor))
    assert "Ist schon im Entwurf" in page(editor, BOTH)
    editor.act(f"{LIST}/@zusammenfuehrung:kita-sonne-2/zuruecknehmen", fields(editor))
    assert not draft_of(office).changes


def test_a_merged_pair_is_locked_in_sheet_list_and_form_until_it_is_taken_back(office):
    editor = office.signed_in(Role.EDITOR)
    editor.act(SAVE, given(editor))
    said = "Wird im Entwurf zusammengeführt (Kita Sonnenschein Parchim → Kita Sonnenschein, K. Lange)"
    locked = {row["_id"]: row["_about"]["locked"] for row in rows(editor)}
    assert all(locked[key].startswith(said) for key in ("kita-sonne", "kita-sonne-2"))
    assert locked["kita-mond"] == ""
    assert not any(row["_about"]["confirmable"] for row in rows(editor) if row["_about"]["locked"])
    listed = page(editor, LIST)
    assert listed.count("wird zusammengeführt") == 2
    assert not re.search(r'name="schluessel" value="kita-sonne(-2)?"', listed), "not to be ticked"
    form = page(editor, f"{LIST}/kita-sonne-2")
    assert said in form and ">Speichern<" not in form
    version = handed(editor)
    waiting = {row["_id"]: row["_about"]["locked"] for row in rows(editor)}
    assert f"Wird im Entwurf {version} zusammengeführt" in waiting["kita-sonne"]


def test_whoever_works_on_one_of_them_meanwhile_is_told(office):
    editor, other = office.signed_in(Role.EDITOR), office.signed_in(Role.LEAD)
    late = given(other, bleibt="kita-sonne-2")
    editor.act(SAVE, given(editor))
    for key in ("kita-sonne", "kita-sonne-2"):
        about = send(other, [(key, 0, {"telefon": "03871 4"})]).get_json()["rows"][0]["_about"]
        assert "wird in den Änderungen schon zusammengeführt (K. Lange)" in about["conflict"], key
    answer = other.post(SAVE, late)
    assert answer.status_code == 409 and "K. Lange" in answer.get_data(as_text=True)
    version = handed(editor)
    about = send(other, [("kita-sonne", 0, {"telefon": "03871 4"})]).get_json()["rows"][0]["_about"]
    assert f"wartet im Entwurf {version} auf Freigabe" in about["conflict"]
    released(office, version)
    again = html.unescape(editor.post(SAVE, given(editor)).get_data(as_text=True))
    assert "kita-sonne-2" not in published(office) and "Zusammenführung" not in again


def test_what_is_edited_already_is_not_merged(office):
    editor = office.signed_in(Role.EDITOR)
    send(editor, [("kita-sonne-2", 0, {"plaetze": "90"})])
    answer = editor.post(SAVE, given(editor))
    assert answer.status_code == 409
    assert "wird in den Änderungen schon geändert" in html.unescape(answer.get_data(as_text=True))
    assert list(draft_of(office).changes) == ["kita-sonne-2"]


def test_a_chain_in_one_draft_is_refused_and_after_the_release_leads_to_the_last(office):
    editor = office.signed_in(Role.EDITOR)
    editor.act(SAVE, given(editor))
    chain = {"schluessel": ["kita-mond", "kita-sonne"], "bleibt": "kita-mond"}
    answer = editor.post(SAVE, {**fields(editor, BOTH), **chain})
    assert answer.status_code == 409 and "schon zusammengeführt" in html.unescape(
        answer.get_data(as_text=True)
    )
    released(office, handed(editor))
    editor.act(SAVE, {**fields(editor, f"{MERGE}?schluessel=kita-mond&schluessel=kita-sonne"), **chain})
    released(office, handed(editor))
    assert published(office)["kita-mond"].former == ("kita-sonne", "kita-sonne-2")


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        (["kita-sonne", "nowhere"], "„nowhere“ ist hier nicht veröffentlicht"),
        (["kita-sonne"], "mindestens zwei"),
        (["../x", "<b>"], "nicht veröffentlicht"),
    ],
)
def test_what_cannot_be_merged_is_said(office, keys, sentence):
    editor = office.signed_in(Role.EDITOR)
    query = "&".join(f"schluessel={one}" for one in keys)
    answer = editor.get(f"{MERGE}?{query}")
    assert answer.status_code == 422 and sentence in html.unescape(answer.get_data(as_text=True))
    said = editor.act(SAVE, {**given(editor), "schluessel": keys, "bleibt": keys[0]})
    assert sentence in html.unescape(said) and draft_of(office) is None


@pytest.mark.parametrize(("measure", "shown"), [("kinder_u3", "Anzahl unter 3"), ("kitas", "2")])
def test_the_command_shows_no_count_of_one_or_two_people(office, capsys, measure, shown):
    lines = [f"kita-sonne;{measure};2022;2", f"kita-sonne-2;{measure};2022;84"]
    brought(
        office.staff.settings.stores, "\n".join(["einrichtung;merkmal;jahr;wert", *lines]).encode(), "few.csv"
    )
    plain = {"dry_run": False, "draft": False, "note": ""}
    decided = ["kitas:2024=kita-sonne-2"]
    assert not command.merge_entries(
        office.staff.settings.stores, "kita-sonne", ["kita-sonne-2"], [], decided, **plain
    )
    said = capsys.readouterr().err
    assert f"kita-sonne (Kita Sonnenschein): {shown};" in said and "Parchim): 84." in said


def test_the_command_asks_refuses_tries_and_merges_as_the_app_does(office, capsys):
    settings = office.staff.settings.stores
    plain = {"dry_run": False, "draft": False, "note": ""}
    assert not command.merge_entries(settings, "kita-sonne", ["kita-sonne-2"], [], [], **plain)
    said = capsys.readouterr().err
    assert "kitas:2024" in said and "kita-sonne-2 (Kita Sonnenschein Parchim): 84" in said
    with pytest.raises(MonitorError, match="nowhere"):
        command.merge_entries(settings, "kita-sonne", ["nowhere"], [], [], **plain)
    with pytest.raises(MonitorError, match="--take farbe"):
        command.merge_entries(settings, "kita-sonne", ["kita-sonne-2"], ["farbe=kita-sonne"], [], **plain)
    with pytest.raises(MonitorError, match="--figure kitas"):
        command.merge_entries(settings, "kita-sonne", ["kita-sonne-2"], [], ["kitas=kita-sonne"], **plain)
    decided = ["kitas:2024=kita-sonne-2"]
    tried = {**plain, "dry_run": True}
    assert command.merge_entries(settings, "kita-sonne", ["kita-sonne-2"], [], decided, **tried)
    assert "kita-sonne-2" in published(office), "only tried"
    assert command.merge_entries(settings, "kita-sonne", ["kita-sonne-2"], [], decided, **plain)
    by_command, figures = published(office), entries(office).figures
    lead = office.signed_in(Role.LEAD)
    lead.act("/fassungen/zuruecknehmen", {"fassung": office.staff.shown_version(), "grund": "Probe"})
    editor = office.signed_in(Role.EDITOR)
    editor.act(SAVE, given(editor))
    released(office, handed(editor))
    assert (published(office), entries(office).figures) == (by_command, figures)
