"""The sheets of courses and queues over HTTP: the same published rows as an import gives, no count below three."""

from __future__ import annotations

import html
import json
import re

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.entry_sheets.course_sheet import COURSES, QUEUES
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.entries.draft_store import open_entries
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.audit import audit_log
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import table
from tests.data.stores.changes import few
from tests.staff.staff_app import staff_world
from tests.wire.staff.entries.test_entries import LIST, OTHER, begun, brought, fields, page
from tests.wire.staff.entry_sheets.test_institution_sheet import raw, send

pytestmark = pytest.mark.one_database
SHEET = "/einrichtungen/blatt/kurse"
QUEUE_SHEET = "/einrichtungen/blatt/wartelisten"
SAVE, SAVE_QUEUES = f"{SHEET}/speichern", f"{QUEUE_SHEET}/speichern"
SCHOOL = {**OTHER, "schluessel": "vhs", "art": "volkshochschule", "name": "Volkshochschule Parchim"}
COURSE = {
    "schluessel": "kurs-1",
    "art": "frauen",
    "traeger": "vhs",
    "ort": "vhs",
    "gemeinde": "13076108",
    "beginn": "11.01.2027",
    "ende": "09.07.2027",
    "tage": "Mo-Do",
    "zeiten": "8:30-12:45 Uhr",
    "form": "Präsenz",
    "plaetze": "20",
    "belegt": "2",
    "mindestzahl": "12",
    "niveau_von": "A1",
    "niveau_bis": "B1",
    "status": "Anmeldung offen",
    "bestaetigt_am": "01.08.2026",
    "grund": "",
    "kinderbetreuung": "ja",
    "kontakt": "03871 722-0",
    "lon": "",
    "lat": "",
}
OPEN = {**COURSE, "schluessel": "kurs-2", "art": "beruf_b2", "plaetze": "", "belegt": "4", "mindestzahl": ""}
OPEN |= {"niveau_von": "B1", "niveau_bis": "B2", "ort": "Rathaus", "bestaetigt_am": "20.11.2026"}
QUEUE = {"art": "frauen", "gemeinde": "13076108", "stichtag": "01.09.2026", "wartende": "2", "wochen": "5,5"}


@pytest.fixture
def office(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    begun(
        stores,
        world,
        (table(SCHOOL), "houses.csv"),
        (table(COURSE, OPEN), "courses.csv"),
        (table(QUEUE), "queues.csv"),
    )
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def published(office):
    with office.staff.store.reading_published() as connection:
        return read_entries(connection, office.staff.shown_version())


def courses(office):
    return {one.key: one for one in published(office).courses}


def collected(office):
    with office.staff.store.reading() as connection:
        draft = open_entries(connection)
    return draft.changes if draft else {}


def released(office, editor, releaser):
    handed = editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    found = re.search(r"als Entwurf (\S+) zur Freigabe", handed)
    assert found, html.unescape(handed)
    releaser.act(f"/freigaben/{found[1]}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message
    return found[1]


def saved(client, key, cells, draft=0, revision=0, path=SAVE):
    answer = send(client, [(key, revision, cells)], draft, path=path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def test_rows_are_shown_as_people_write_them_and_marked(office):
    editor = office.signed_in(Role.EDITOR)
    whole = editor.get(SHEET).get_data(as_text=True)
    layout = json.loads(re.search(r'id="blatt-layout">(.*?)</script>', whole, re.DOTALL)[1])
    text = json.dumps(layout, ensure_ascii=False)
    assert "Volkshochschule Parchim" in text and "11.01.2027" in text and "08:30-12:45" in text
    assert '"belegt": "unter 3"' in text and '"belegt": "2"' not in text
    first = saved(editor, "kurs-1", {"kosten": "kostenlos"})["rows"][0]
    assert first["_about"]["flags"] == ["current", "unconfirmed"]
    assert first["_about"]["name"] == "Für Frauen, Parchim, 11.01.2027"
    second = saved(editor, "kurs-2", {"kosten": "frei"}, 1)["rows"][0]
    assert second["_about"]["flags"] == ["current", "seatless"]
    assert office.signed_in(Role.OPERATOR).get(SHEET).status_code == 403
    assert office.signed_in(Role.RELEASER).get(QUEUE_SHEET).status_code == 200


def test_edits_of_courses_and_queues_are_released_and_equal_an_import_byte_for_byte(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    given = {
        "beginn": "18.1.2027",
        "tage": "Mo, Mi",
        "zeiten": "9 - 12 Uhr",
        "plaetze": "25",
        "belegt": "7",
        "form": "gemischt",
        "kinderbetreuung": "nein",
        "bestaetigt_am": "28.11.2026",
        "niveau_bis": "A2",
    }
    said = saved(editor, "kurs-1", given)
    assert (said["taken"], said["left"]) == (1, 0), said
    cells = said["rows"][0]
    assert (cells["beginn"], cells["tage"], cells["zeiten"]) == ("18.01.2027", "Mo, Mi", "09:00-12:00")
    saved(editor, "kurs-2", {"status": "abgesagt", "grund": "zu wenige"}, said["draft"])
    saved(
        editor,
        "frauen:13076108",
        {"stichtag": "27.11.2026", "wartende": "9", "wochen": "7,5"},
        said["draft"],
        path=SAVE_QUEUES,
    )
    version = released(office, editor, releaser)
    by_sheet = published(office)
    made = {one.key: one for one in by_sheet.courses}
    assert f"{made['kurs-1'].start}" == "2027-01-18" and made["kurs-1"].taken == 7
    assert made["kurs-1"].provider_key == "vhs" and made["kurs-2"].reason == "zu wenige"
    assert [(f"{one.on}", one.waiting) for one in by_sheet.queues] == [
        ("2026-09-01", None),
        ("2026-11-27", 9),
    ]
    assert version in page(office.signed_in(Role.RELEASER), "/fassungen")
    row = {**COURSE, **given}
    other = {**OPEN, "status": "abgesagt", "grund": "zu wenige"}
    count = {**QUEUE, "stichtag": "27.11.2026", "wartende": "9", "wochen": "7,5"}
    stores = office.staff.settings.stores
    brought(stores, table(row, other).encode(), "command.csv", "Kurse, Wartelisten")
    brought(stores, table(count).encode(), "counts.csv", "Kurse, Wartelisten")
    again = published(office)
    assert (again.courses, again.queues) == (by_sheet.courses, by_sheet.queues)


def test_what_is_released_can_be_taken_back(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    saved(editor, "kurs-1", {"plaetze": "25"})
    version = released(office, editor, releaser)
    assert courses(office)["kurs-1"].seats == 25
    releaser.act("/fassungen/zuruecknehmen", {"fassung": version, "grund": "Versehen."})
    assert courses(office)["kurs-1"].seats == 20


def test_nobody_is_shown_one_or_two_people_anywhere(office):
    """Sheet, changes, log and page of the release say "unter 3"; the raw store keeps what was entered."""
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    said = saved(editor, "kurs-2", {"belegt": "1", "kosten": "4711 Euro"})
    assert said["rows"][0]["belegt"] == "unter 3"
    assert collected(office)["@kurse:kurs-2"].fields["belegt"] == ("4", "1")
    key = "frauen:13076108"
    told = saved(editor, key, {"wartende": "1", "quelle": "Beratung"}, said["draft"], path=SAVE_QUEUES)
    assert told["rows"][0]["wartende"] == "unter 3"
    seen = [page(editor, path) for path in (LIST, "/protokoll")]
    handed = editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", handed)[1]
    seen.append(page(releaser, f"/freigaben/{version}"))
    for text in seen:
        assert "unter 3" in text and "4711 Euro" in text
        assert not re.search(r"belegt: 1\b|<td[^>]*>1</td>|Wartende: 1\b", text)
    assert "Geänderte Kurse" in seen[2] and "Geänderte Wartelisten" in seen[2]
    releaser.act(f"/freigaben/{version}/freigeben")
    one = courses(office)["kurs-2"]
    assert one.taken is None and one.taken_hidden


def test_a_hidden_count_stays_what_it_is_when_other_cells_change_or_it_is_pasted_back(office):
    editor = office.signed_in(Role.EDITOR)
    said = saved(editor, "kurs-2", {"belegt": "2"})
    revision = said["rows"][0]["_about"]["revision"]
    saved(editor, "kurs-2", {"belegt": "unter 3", "kosten": "frei"}, said["draft"], revision)
    assert collected(office)["@kurse:kurs-2"].fields["belegt"] == ("4", "2")
    again = saved(editor, "kurs-1", {"belegt": "unter 3"}, said["draft"])
    assert again["rows"][0]["_about"]["changed"] == [], "published as hidden, and still is"


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"beginn": "bald"}, "beginn", "„bald“ ist kein Datum"),
        ({"ende": "01.01.2020"}, "ende", "liegt vor dem Beginn"),
        ({"art": "Töpferkurs"}, "art", "ist unbekannt"),
        ({"niveau_bis": "Alpha"}, "niveau_bis", "das Ende liegt unter dem Anfang"),
        ({"belegt": "30"}, "belegt", "der Kurs hat aber 20"),
        ({"tage": "Mondtag"}, "tage", "keine Wochentage"),
        ({"form": "Brief"}, "form", "nicht vorgesehen"),
        ({"status": "abgesagt"}, "grund", "Bitte den Grund der Absage angeben"),
        ({"bestaetigt_am": "31.12.2199"}, "bestaetigt_am", "kann nicht stimmen"),
        ({"kontakt": "Frau Beispiel"}, "kontakt", "vermutlich eine Person"),
    ],
)
def test_each_fault_is_a_sentence_in_its_cell_and_sound_rows_beside_it_are_saved(
    office, cells, column, sentence
):
    editor = office.signed_in(Role.EDITOR)
    answer = send(editor, [("kurs-1", 0, cells), ("kurs-2", 0, {"kosten": "frei"})], path=SAVE).get_json()
    assert (answer["taken"], answer["left"]) == (1, 1)
    rows = {row["_id"]: row for row in answer["rows"]}
    assert sentence in rows["kurs-1"]["_about"]["faults"][column]
    assert list(collected(office)) == ["@kurse:kurs-2"]


def test_another_place_moves_the_point_and_another_institution_the_municipality(office):
    editor = office.signed_in(Role.EDITOR)
    first = saved(editor, "kurs-2", {"ort": "Volkshochschule Parchim"})["rows"][0]
    house = published(office).institutions[0]
    assert (first["lon"], first["lat"]) == (
        f"{house.longitude}".replace(".", ","),
        f"{house.latitude}".replace(".", ","),
    )
    assert first["ort"] == "Volkshochschule Parchim"
    revision = first["_about"]["revision"]
    moved = saved(editor, "kurs-2", {"ort": "Bahnhof", "gemeinde": "Hagenow"}, 1, revision)["rows"][0]
    assert moved["gemeinde"] == "Hagenow (13076060)" and moved["lon"] != first["lon"]


def test_two_people_on_one_course_are_told(office):
    one, other = office.signed_in(Role.EDITOR), office.signed_in(Role.LEAD)
    saved(one, "kurs-1", {"plaetze": "21"})
    about = saved(other, "kurs-1", {"plaetze": "22"})["rows"][0]["_about"]
    assert "K. Lange hat „Für Frauen, Parchim, 11.01.2027“ inzwischen geändert" in about["conflict"]


def test_new_rows_get_the_key_of_an_import_and_can_be_taken_back(office):
    editor = office.signed_in(Role.EDITOR)
    given = {
        "f-art": "Für Eltern",
        "f-traeger": "Volkshochschule Parchim",
        "f-gemeinde": "Parchim (13076108)",
    }
    empty = editor.post(f"{SHEET}/neu/anlegen", given)
    assert empty.status_code == 422 and "Der Beginn fehlt" in html.unescape(empty.get_data(as_text=True))
    answer = editor.post(f"{SHEET}/neu/anlegen", {**given, "f-beginn": "01.03.2027"})
    key = "eltern-13076108-2027-03-01-volkshochschule-parchim"
    assert answer.headers["Location"] == f"{SHEET}?zeile={key}"
    assert collected(office)[f"@kurse:{key}"].fields["traeger"] == ("", "vhs")
    twice = editor.post(f"{SHEET}/neu/anlegen", {**given, "f-beginn": "01.03.2027"})
    assert twice.status_code == 422 and "gibt es schon" in html.unescape(twice.get_data(as_text=True))
    there = {
        "f-art": "Für Frauen",
        "f-gemeinde": "Parchim (13076108)",
        "f-stichtag": "27.11.2026",
        "f-wartende": "4",
    }
    known = editor.post(f"{QUEUE_SHEET}/neu/anlegen", there)
    assert known.status_code == 422 and "gibt es schon" in html.unescape(known.get_data(as_text=True))
    new = {**there, "f-art": "Alphabetisierung"}
    assert editor.post(f"{QUEUE_SHEET}/neu/anlegen", new).status_code == 303
    assert "@wartelisten:alphabetisierung:13076108" in collected(office)
    for row in list(collected(office)):
        assert editor.post(f"{LIST}/{row}/zuruecknehmen", fields(editor)).status_code == 303
    assert collected(office) == {}


def test_an_older_count_than_the_published_one_is_refused(office):
    said = saved(
        office.signed_in(Role.EDITOR), "frauen:13076108", {"stichtag": "01.08.2026"}, path=SAVE_QUEUES
    )
    assert "schon der Stand vom 01.09.2026" in said["rows"][0]["_about"]["faults"]["stichtag"]


def test_the_first_page_leads_to_courses_without_seats(office):
    first = page(office.signed_in(Role.EDITOR), "/")
    assert "1 Kurs ohne Platzzahl" in first and f"{SHEET}?filter=seatless" in first


def test_nothing_that_a_page_does_not_send_reaches_a_draft(office):
    editor = office.signed_in(Role.EDITOR)
    for path, kind in ((SAVE, COURSES), (SAVE_QUEUES, QUEUES)):
        for name in {one.name for one in kind.columns} - kind.editable:
            assert send(editor, [("kurs-1", 0, {name: "x"})], path=path).status_code == 422
        for body in ("", "[]", '{"rows":[]}', "[" * 5_000):
            assert raw(editor, body, path).status_code == 422
        foreign = send(
            editor, [("kita-sonne", 0, {"quelle": "x"}), ("@kurse:kurs-1", 0, {"quelle": "y"})], path=path
        )
        assert (foreign.get_json()["taken"], foreign.get_json()["rows"]) == (0, [])
        assert (
            send(office.signed_in(Role.OPERATOR), [("kurs-1", 0, {"quelle": "x"})], path=path).status_code
            == 403
        )
    assert collected(office) == {}


def test_scripts_and_formulas_in_any_cell_stay_text(office):
    editor = office.signed_in(Role.EDITOR)
    for text in ('"><script>alert(1)</script>', "=1+1", "@SUM(A1)"):
        for path, key, kind in ((SAVE, "kurs-1", COURSES), (SAVE_QUEUES, "frauen:13076108", QUEUES)):
            for column in sorted(kind.editable):
                change = collected(office).get(f"@{kind.name}:{key}")
                answer = send(
                    editor,
                    [(key, change.revision if change else 0, {column: text})],
                    1 if change else 0,
                    path=path,
                )
                assert answer.status_code == 200 and answer.mimetype == "application/json", (column, text)
        for path in (SHEET, LIST, "/protokoll"):
            assert "<script>alert" not in editor.get(path).get_data(as_text=True)


def test_each_change_has_its_line_in_the_log(office):
    saved(office.signed_in(Role.EDITOR), "kurs-1", {"plaetze": "25"})
    with office.staff.store.reading() as connection:
        [act] = [act for _, act in audit_log.acts(connection) if act.kind is ActKind.ENTRY_CHANGED]
    assert act.subject == "Für Frauen, Parchim, 11.01.2027 · kurs-1"
    assert (act.before, act.after) == ("Plätze: 20", "Plätze: 25")
