"""Institutions are confirmed and changed by forms, checked as an import checks them, released, and taken back."""

from __future__ import annotations

import html
import re

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.entries.rows import FIELDS
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data import prepare
from data.importing import write
from data.importing.knowledge import knowledge_of
from data.importing.read import Delivered, read_files
from data.importing.write import import_deliveries
from data.publishing import changes, release, rollback
from data.staff.entries.checking import table_of
from data.staff.entries.draft_store import open_entries
from data.staff.entries.handing_over import NOTE
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores.audit import audit_log
from data.stores.database import opened
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import SOUND, table
from tests.data.stores.changes import few
from tests.staff.staff_app import staff_world

pytestmark = pytest.mark.one_database
LIST, FORM = "/einrichtungen", "/einrichtungen/kita-sonne"
OLD = {**SOUND, "bestaetigt_am": "01.09.2020", "traeger": "Stadt <b>Parchim", "telefon": ""} | {
    "traeger": "Stadt Parchim"
}
OTHER = {**OLD, "schluessel": "kita-mond", "name": "Kita Mond", "lon": "11,8466", "lat": "53,4301"}


@pytest.fixture
def office(stores, world, monkeypatch):
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    begun(stores, world, (table(OLD, OTHER), "houses.csv"))
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()


def brought(settings, content, name, note="", draft=False):
    knowledge = knowledge_of(settings)
    found = read_files(
        [Delivered(name, content)],
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=knowledge.reference,
        defined=knowledge.defined,
    )
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        return import_deliveries(raw, published, found, "Amt", note, draft=draft)


def begun(stores, world, *tables):
    """Prepared stores into which tables, as (text, name), have been brought."""

    def make():
        stores.prepare_alike(world)
        for text, name in tables:
            brought(stores.settings, text.encode(), name)

    stores.alike(f"{world.digest()} {tables} {write.load.__name__}", make)


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.get_data(as_text=True))


def fields(client, path=LIST):
    """What a page sends along: of which draft and version it was drawn."""
    text = client.get(path).get_data(as_text=True)
    return {
        name: found[1]
        for name in ("draft", "revision", "version")
        if (found := re.search(f'name="{name}" value="([^"]*)"', text))
    }


def published(office):
    with office.staff.store.reading_published() as connection:
        return {one.key: one for one in read_entries(connection, office.staff.shown_version()).institutions}


def test_ticked_institutions_are_confirmed_released_by_somebody_else_public_and_taken_back(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    assert "/einrichtungen?unbestaetigt=ja" in page(editor, "/")
    late = page(editor, f"{LIST}?unbestaetigt=ja&art=kita&suche=sonnenschein")
    assert "1 Einrichtung" in late and "Kita Mond" not in late and "01.09.2020" in late
    sent = {**fields(editor), "schluessel": ["kita-sonne", "kita-mond", "nowhere"], "suche": "kita"}
    said = html.unescape(editor.act(f"{LIST}/bestaetigen", sent))
    assert "2 Einrichtungen sind bestätigt" in said and "2 Änderungen, noch nicht öffentlich" in said
    assert "28.11.2026" in said and "01.09.2020" in said
    assert published(office)["kita-sonne"].confirmed_on.year == 2020
    said = html.unescape(editor.act(f"{LIST}/entwurf/freigabe", fields(editor)))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", said)[1]
    waits = page(editor, FORM)
    assert f"Wartet im Entwurf {version} auf Freigabe" in waits and "Speichern" not in waits
    editor.act(f"/freigaben/{version}/freigeben")
    assert published(office)["kita-sonne"].confirmed_on.year == 2020, "who has made it cannot release it"
    releaser.act(f"/freigaben/{version}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message
    assert f"{published(office)['kita-sonne'].confirmed_on}" == "2026-11-28"
    assert "Kita Sonnenschein" not in page(editor, f"{LIST}?unbestaetigt=ja")
    releaser.act("/fassungen/zuruecknehmen", {"fassung": job.result, "grund": "Es war ein Versehen."})
    assert published(office)["kita-sonne"].confirmed_on.year == 2020, "taken back"
    with office.staff.store.reading() as connection:
        acts = [act for _, act in audit_log.acts(connection)]
    kinds = [act.kind for act in acts]
    sun = next(one for one in acts if one.kind is ActKind.ENTRY_CHANGED and "kita-sonne" in one.subject)
    assert sun.subject == "Kita Sonnenschein · kita-sonne"
    assert (sun.before, sun.after) == ("bestätigt am: 01.09.2020", "bestätigt am: 28.11.2026")
    assert kinds.count(ActKind.ENTRY_CHANGED) == 2 and ActKind.ENTRIES_HANDED_OVER in kinds


def test_a_draft_is_the_same_as_an_import_of_the_same_rows(office, stores):
    editor, settings = office.signed_in(Role.EDITOR), office.staff.settings.stores
    changed = {"f-telefon": "03871 722-1", "f-plaetze": "90", "f-oeffnungszeiten": "Mo-Fr 07:00-16:00"}
    assert editor.post(f"{FORM}/speichern", {**fields(editor, FORM), **changed}).status_code == 303
    said = html.unescape(editor.act(f"{LIST}/entwurf/freigabe", fields(editor)))
    assert "zur Freigabe gegeben" in said, said
    releaser = office.signed_in(Role.RELEASER)
    [version] = re.findall(r"/freigaben/(\d+\.\d+)", page(releaser, LIST))[:1]
    releaser.act(f"/freigaben/{version}/freigeben")
    assert office.staff.jobs.newest(1)[0].state is JobState.DONE, office.staff.jobs.newest(1)[0].message
    by_form = published(office)["kita-sonne"]
    assert (by_form.phone, by_form.places) == ("03871 722-1", 90)
    row = {**OLD, "telefon": "03871 722-1", "plaetze": "90", "oeffnungszeiten": "Mo-Fr 07:00-16:00"}
    outcome = brought(settings, table(row).encode(), "command.csv", NOTE)
    assert outcome.changed
    assert published(office)["kita-sonne"] == by_form


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("art", "kiita", "Die Art „kiita“ ist unbekannt"),
        ("oeffnungszeiten", "immer mal wieder", "Die Öffnungszeiten „immer mal wieder“ sind"),
        ("lon", "13,5", "außerhalb des Landkreises"),
        ("gemeinde", "13076999", "kennt die Gemeinde „13076999“ nicht"),
        ("gemeinde", "13076001", "liegt in Parchim (13076108), angegeben ist aber"),
        ("plz", "1937", "keine Postleitzahl"),
        ("name", "<script>alert(1)</script>", "Auszeichnungen"),
        ("bestaetigt_von", "Frau Muster", "nie als Person"),
        ("bestaetigt_am", "31.12.2199", "in der Zukunft"),
        ("quelle", "beispieldaten", "Quelle der Beispieldaten"),
    ],
)
def test_each_fault_is_a_sentence_at_its_field_and_nothing_is_saved(office, column, text, sentence):
    editor = office.signed_in(Role.EDITOR)
    answer = editor.post(f"{FORM}/speichern", {**fields(editor, FORM), f"f-{column}": text})
    raw = answer.get_data(as_text=True)
    said = html.unescape(raw)
    assert answer.status_code == 422
    assert re.search(rf'id="f-{column}-problem"[^>]*>[^<]*{re.escape(html.escape(sentence, False))}', raw), (
        raw
    )
    assert sentence in said and "<script>alert" not in raw
    with office.staff.store.reading() as connection:
        assert open_entries(connection) is None


def test_a_likely_double_within_fifty_metres_is_said_at_its_field(office):
    editor = office.signed_in(Role.EDITOR)
    near = {"f-lon": SOUND["lon"], "f-lat": SOUND["lat"], "f-name": "Kita Sonnenschein"}
    said = editor.act("/einrichtungen/kita-mond/speichern", {**fields(editor, FORM), **near})
    assert "vermutlich die Einrichtung kita-sonne" in html.unescape(said)


def test_two_people_on_one_institution_are_told_and_on_two_are_not_in_the_way(office):
    one, other = office.signed_in(Role.EDITOR), office.signed_in(Role.LEAD)
    old = fields(other, FORM)
    assert one.post(f"{FORM}/speichern", {**fields(one, FORM), "f-telefon": "03871 1"}).status_code == 303
    late = other.post(f"{FORM}/speichern", {**old, "f-telefon": "03871 2"})
    text = html.unescape(late.get_data(as_text=True))
    assert late.status_code == 409
    assert "K. Lange hat „Kita Sonnenschein“ inzwischen geändert" in text
    assert 'value="03871 2"' in text and "Jetzt steht hier „03871 1“" in text
    faulty = other.post(f"{FORM}/speichern", {**old, "f-telefon": "03871 2", "f-plz": "1"})
    assert 'name="revision" value="0"' in faulty.get_data(as_text=True), "a fault does not hide the conflict"
    beside = other.post("/einrichtungen/kita-mond/speichern", {**old, "f-telefon": "03871 3"})
    assert beside.status_code == 303
    stale = other.act(f"{LIST}/entwurf/verwerfen", {"draft": "1", "revision": "1"})
    assert "inzwischen andere" in html.unescape(stale)
    assert "Zurücknehmen" in page(other, LIST)
    other.act(f"{FORM}/zuruecknehmen", fields(other))
    other.act(f"{LIST}/entwurf/verwerfen", fields(other))
    with office.staff.store.reading() as connection:
        assert open_entries(connection) is None


def test_whoever_has_changed_anything_of_it_cannot_release_it(office):
    editor, releaser = office.signed_in(Role.EDITOR), office.signed_in(Role.RELEASER)
    releaser.act(f"{FORM}/speichern", {**fields(releaser, FORM), "f-telefon": "03871 1"})
    editor.act(f"{FORM}/speichern", {**fields(editor, FORM), "f-telefon": "03871 1", "f-plaetze": "90"})
    said = html.unescape(editor.act(f"{LIST}/entwurf/freigabe", fields(editor)))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", said)[1]
    assert "jemand anderes" in html.unescape(releaser.act(f"/freigaben/{version}/freigeben"))
    office.signed_in(Role.LEAD).act(f"/freigaben/{version}/freigeben")
    assert published(office)["kita-sonne"].places == 90


def test_a_form_of_an_older_version_is_not_saved_over_the_newer_one(office):
    editor = office.signed_in(Role.EDITOR)
    old = fields(editor, FORM)
    brought(office.staff.settings.stores, table({**OLD, "plaetze": "99"}).encode(), "later.csv")
    late = editor.post(f"{FORM}/speichern", {**old, "f-plaetze": "84"})
    assert late.status_code == 409
    assert "Jetzt steht hier „99“" in html.unescape(late.get_data(as_text=True))


def test_what_was_handed_over_can_be_taken_up_again(office):
    editor = office.signed_in(Role.EDITOR)
    editor.act(f"{FORM}/speichern", {**fields(editor, FORM), "f-telefon": "03871 1"})
    editor.act(f"{LIST}/entwurf/freigabe", fields(editor))
    said = html.unescape(editor.act(f"{LIST}/entwurf/1/aufnehmen"))
    assert "Die Änderungen sind wieder offen" in said and "1 Änderung, noch nicht öffentlich" in said
    assert table_of({}).startswith(b"schluessel;art;name")


def test_a_script_in_any_field_of_an_institution_stays_text_and_leads_nowhere(office):
    """In the form, the list, the log, and the sentences of what is refused."""
    client = office.signed_in(Role.EDITOR)
    for script in ('"><script>alert(1)</script>', "javascript:alert(1)", "=1+1\r\nX: y", "\x00²" * 400):
        seen = []
        for columns in (FIELDS, ("name",), ("webseite",) if "webseite" in FIELDS else ("strasse",)):
            given = {**fields(client, FORM), **{f"f-{one}": script for one in columns}}
            answer = client.post(f"{FORM}/speichern", given)
            assert answer.status_code in (303, 422), (columns, answer.status_code)
            seen.append(answer.get_data(as_text=True))
        seen += [client.get(path).get_data(as_text=True) for path in (FORM, LIST, "/protokoll")]
        for text in seen:
            assert "<script>alert" not in text and 'href="javascript' not in text
    for odd in ("..%2f", "%00", "x" * 2_000, "<script>"):
        assert client.get(f"{LIST}/{odd}").status_code == 404


def test_what_was_thrown_away_can_be_taken_up_again_from_the_page(office):
    editor = office.signed_in(Role.EDITOR)
    editor.post(f"{FORM}/speichern", {**fields(editor, FORM), "f-telefon": "03871 722-9"})
    gone = html.unescape(editor.act(f"{LIST}/entwurf/verwerfen", fields(editor)))
    assert "1 Änderung ist verworfen" in gone and "03871 722-9" not in gone
    [again] = re.findall(r'action="(/einrichtungen/entwurf/\d+/aufnehmen)"', gone)
    said = html.unescape(editor.act(again))
    assert "wieder offen" in said and "03871 722-9" in said and "verworfen</h2>" not in said
    assert editor.post(f"{LIST}/entwurf/999/aufnehmen").status_code == 303
    assert "03871 722-9" in page(editor, LIST)
