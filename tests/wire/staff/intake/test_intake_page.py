"""An intake over HTTP: files sent, recognised, mapped; steps taken back; two people at once; what tries to harm."""

from __future__ import annotations

import html
import io
import re

import pytest

from callbacks.staff.screens import LANGUAGE_COOKIE
from dashboard.staff.intake.intake import IntakeState, Step
from dashboard.staff.rights import Role
from data.importing.uploads.kinds import LARGEST
from data.staff.intake_store import intake_of, intakes
from data.staff.known_mappings import known_mappings
from data.stores.audit import audit_log
from tests.data.importing.mapping.books import Book
from tests.data.importing.uploads.test_uploads import CSV, zipped
from tests.data.staff.intake.test_recognising import PLAIN
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_table

pytestmark = pytest.mark.one_database


def sent(**files):
    return {"dateien": [(io.BytesIO(content), name) for name, content in files.values()]}


@pytest.fixture
def editor(staff):
    return staff.signed_in(Role.EDITOR)


def begun(staff, editor, *files):
    """An intake that was begun with files, and the page that followed."""
    page = editor.act("/einspielen/neu", sent(**{str(at): one for at, one in enumerate(files)}))
    with staff.staff.store.reading() as connection:
        return intakes(connection)[0], page


def now(staff, intake):
    with staff.staff.store.reading() as connection:
        return intake_of(connection, intake.number)


def form_of(page, table=""):
    """The fields of the mapping's form as a browser would send them."""
    start = page.index(f'id="tabelle-{table}')
    part = page[
        page.rindex("<form", 0, start) if "<form" in page[:start] else start : page.index("</form>", start)
    ]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", part):
        value = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if value.get("type") == "radio" and " checked" not in tag:
            continue
        if "name" in value:
            fields[value["name"]] = value.get("value", "")
    for name, body in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', part, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected>|<option selected value="([^"]*)">', body)
        fields[name] = next(filter(None, chosen.groups()), "") if chosen else ""
    return fields


def test_a_wide_table_goes_from_the_file_to_its_findings(staff, editor):
    intake, page = begun(staff, editor, ("Kita_Belegung_1Maerz2025_Jugendamt.xlsx", wide_table()))
    assert "Angenommen: 1." in page and "Unbekannte Tabelle, breit, mit Ortsnamen" in page
    assert all(f"„{name}“" in page for name in DOUBTFUL) and "wie in der Zeile" in page
    table = intake.tables[0]
    fields = form_of(page, table.key)
    assert fields["merken"] == "Kita Belegung Jugendamt"
    page = editor.act(f"/einspielen/{intake.number}/zuordnen", {**fields, "tun": "uebernehmen"})
    after = now(staff, intake)
    assert after.mappings[table.key].settled and "ist übernommen" in page
    assert "1B" in page and "Summe Landkreis" in page
    with staff.staff.store.reading() as connection:
        assert [one.name for one in known_mappings(connection)] == ["Kita Belegung Jugendamt"]
        acts = [act for _, act in audit_log.acts(connection)]
    kinds = [act.kind.value for act in acts]
    assert kinds[:3] == ["intake_settled", "intake_files_added", "intake_created"]
    assert "“: Ruhner Berge (Amt" in acts[0].after
    assert " = " not in acts[0].after, "places stand with their names"
    again, page = begun(staff, editor, ("Kita 2026.xlsx", wide_table()))
    assert "Vorgeschlagen nach der Zuordnung „Kita Belegung Jugendamt“" in page
    assert again.number != intake.number


def test_findings_of_an_unknown_table_are_english_on_an_english_page(staff, editor):
    intake, page = begun(staff, editor, ("Kitas.xlsx", wide_table()))
    table = intake.tables[0]
    editor.act(f"/einspielen/{intake.number}/zuordnen", {**form_of(page, table.key), "tun": "uebernehmen"})
    editor.client.set_cookie(LANGUAGE_COOKIE, "en", domain="127.0.0.1")
    shown = html.unescape(editor.get(f"/einspielen/{intake.number}").get_data(as_text=True))
    said = "column E: The value “1B” is a number with an addition or with points in wrong places"
    assert said in shown
    assert "Der Wert „1B“" not in shown


def test_what_is_open_is_said_and_what_was_decided_is_kept(staff, editor):
    content = Book([("Gemeinde", "Lesepaten 2024"), ("Parchim", 3), ("Crivitz", 4)]).content()
    intake, page = begun(staff, editor, ("paten.xlsx", content))
    key = intake.tables[0].key
    page = editor.act(f"/einspielen/{intake.number}/zuordnen", {**form_of(page, key), "tun": "uebernehmen"})
    assert "Noch offen: " in page and "Welches Merkmal ist das?" in page
    assert not now(staff, intake).mappings[key].settled
    fields = {**form_of(page, key), "merkmal-0-B": "kinder_betreut_u3", "tun": "uebernehmen"}
    editor.act(f"/einspielen/{intake.number}/zuordnen", fields)
    assert now(staff, intake).mappings[key].settled


def test_steps_are_taken_back_one_by_one(staff, editor):
    intake, page = begun(staff, editor, ("kita.xlsx", wide_table()), ("plain.csv", PLAIN.encode()))
    key = intake.tables[0].key
    editor.act(f"/einspielen/{intake.number}/zuordnen", {**form_of(page, key), "tun": "uebernehmen"})
    for step, left in ((Step.MAPPING, (2, 2, 0)), (Step.RECOGNISED, (2, 0, 0)), (Step.FILES, (0, 0, 0))):
        before = now(staff, intake)
        page = editor.act(
            f"/einspielen/{intake.number}/zuruecknehmen",
            {"stand": str(before.revision), "schritt": str(step.value)},
        )
        after = now(staff, intake)
        assert (len(after.files), len(after.tables), len(after.mappings)) == left
        assert "ist zurückgenommen" in page
        if step is Step.RECOGNISED:
            editor.act(f"/einspielen/{intake.number}/erkennen", {"stand": str(after.revision)})
            assert [one.kind for one in now(staff, intake).tables] == [one.kind for one in intake.tables]


def test_a_table_recognised_again_keeps_the_name_by_which_changes_speak_of_it(staff, editor):
    other = PLAIN.replace("13076108", "13076014")
    intake, _ = begun(staff, editor, ("plain.csv", PLAIN.encode()), ("plain.csv", other.encode()))
    first, second = intake.tables
    editor.act(f"/einspielen/{intake.number}/entfernen", {"stand": str(intake.revision), "datei": first.file})
    revision = str(now(staff, intake).revision)
    editor.act(f"/einspielen/{intake.number}/erkennen", {"stand": revision})
    assert [(one.key, one.name) for one in now(staff, intake).tables] == [(second.key, "plain (2).csv")]


def test_two_people_never_overwrite_each_other(staff, editor):
    intake, page = begun(staff, editor, ("kita.xlsx", wide_table()))
    fields = {**form_of(page, intake.tables[0].key), "tun": "uebernehmen"}
    other = staff.signed_in(Role.RELEASER)
    other.act(f"/einspielen/{intake.number}/umbenennen", {"stand": fields["stand"], "name": "Krippe"})
    for act, data in (
        ("zuordnen", fields),
        ("verwerfen", {"stand": fields["stand"]}),
        ("zuruecknehmen", {"stand": fields["stand"], "schritt": "1"}),
        ("dateien", {"stand": fields["stand"], **sent(a=("plain.csv", PLAIN.encode()))}),
        ("entfernen", {"stand": fields["stand"], "datei": intake.files[0].sha256}),
        ("weglassen", {"stand": fields["stand"], "tabelle": intake.tables[0].key, "weg": "ja"}),
        ("erkennen", {}),
    ):
        page = editor.act(f"/einspielen/{intake.number}/{act}", data)
        assert "nicht gespeichert" in page, act
        if data.get("stand"):
            assert "J. Brandt um" in page and "umbenannt in „Krippe“" in page
    after = now(staff, intake)
    assert (after.name, after.revision, after.state) == ("Krippe", intake.revision + 1, IntakeState.OPEN)


def test_files_are_removed_left_out_downloaded_and_all_is_thrown_away(staff, editor):
    content = zipped({"a.csv": CSV, "plain.csv": PLAIN.encode(), "brief.csv": b"Guten Tag,\nhallo\n"})
    intake, page = begun(staff, editor, ("alles.zip", content))
    assert "aus alles.zip" in page and "Nicht lesbar" in page
    number = intake.number
    refused = next(one for one in intake.tables if one.name == "brief.csv")
    editor.act(
        f"/einspielen/{number}/weglassen",
        {"stand": str(intake.revision), "tabelle": refused.key, "weg": "ja"},
    )
    assert next(one for one in now(staff, intake).tables if one.key == refused.key).left_out
    answer = editor.get(f"/einspielen/{number}/original/{intake.files[0].sha256}")
    assert answer.data == content and "attachment" in answer.headers["Content-Disposition"]
    assert editor.get(f"/einspielen/{number}/original/{'0' * 64}").status_code == 404
    editor.act(f"/einspielen/{number}/verwerfen", {"stand": str(now(staff, intake).revision)})
    assert now(staff, intake).state is IntakeState.DISCARDED
    editor.act(f"/einspielen/{number}/aufnehmen", {"stand": str(now(staff, intake).revision)})
    assert now(staff, intake).state is IntakeState.OPEN
    editor.act(f"/einspielen/{number}/verwerfen", {"stand": str(now(staff, intake).revision)})
    page = editor.act(
        f"/einspielen/{number}/umbenennen", {"stand": str(now(staff, intake).revision), "name": "x"}
    )
    assert "abgeschlossen" in page
    assert editor.get("/einspielen/999").status_code == 404


EVIL = '"><img src=x onerror=alert(1)>'


def test_scripts_in_names_and_cells_are_shown_as_text(staff, editor):
    rows = [
        (EVIL,),
        ("Gemeinde", f"Kinder {EVIL} 2024", EVIL),
        ("Parchim", 3, EVIL),
        (EVIL, 4, EVIL),
        ("Crivitz", EVIL, "=1+1"),
    ]
    content = Book(rows, title="<b>Blatt").content()
    intake, page = begun(staff, editor, (f"kita{EVIL}.xlsx", content))
    assert "onerror" in page and "<img" not in page and "<b>Blatt" not in page
    page = editor.act(
        f"/einspielen/{intake.number}/umbenennen", {"stand": str(intake.revision), "name": f"<script>{EVIL}"}
    )
    assert "<script>&quot;" not in page and "<img" not in page
    assert "<img" not in editor.get("/einspielen").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("../../../etc/passwd", b"root:x:0:0\n", "passwd"),
        ("kita.csv", b"MZ\x90\x00" + bytes(50), "kita.csv"),
        ("bombe.zip", zipped({"a.csv": b"0" * 40_000_000}), "Bombe"),
        ("gross.csv", b"a" * (LARGEST + 1), "höchstens 50 MB"),
        ("weg.zip", zipped({"../a.csv": CSV}), "führt aus dem Archiv hinaus"),
        ("leer.csv", b"", "ist leer"),
    ],
)
def test_what_cannot_be_taken_is_said_and_leaves_nothing(staff, editor, name, content, words):
    said = editor.act("/einspielen/neu", sent(a=(name, content)))
    with staff.staff.store.reading() as connection:
        found = intakes(connection)
    if found:  # taken, and shown as what cannot be read
        page = editor.get(f"/einspielen/{found[0].number}").get_data(as_text=True)
        assert "Nicht lesbar" in page and words in page
    else:
        assert words in said


def test_a_script_that_sends_files_is_told_where_to_go(staff, editor):
    answer = editor.post(
        "/einspielen/neu", sent(a=("plain.csv", PLAIN.encode())), headers={"X-Upload": "script"}
    )
    path = answer.get_json()["path"]
    assert "Angenommen: 1." in editor.get(path).get_data(as_text=True)
    again = editor.post(
        f"{path}/dateien",
        {"stand": "2", **sent(a=("copy.csv", PLAIN.encode()))},
        headers={"X-Upload": "script"},
    )
    assert "mit demselben Inhalt" in editor.get(again.get_json()["path"]).get_data(as_text=True)


def test_operators_and_whoever_only_looks_change_nothing(staff):
    operator = staff.signed_in(Role.OPERATOR)
    assert operator.post("/einspielen/neu", sent(a=("plain.csv", PLAIN.encode()))).status_code == 403
    assert operator.get("/einspielen").status_code == 403
