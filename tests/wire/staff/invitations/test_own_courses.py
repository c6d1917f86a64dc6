"""An operator changes, confirms, cancels and adds courses of its own institutions, and reaches no others."""

from __future__ import annotations

import html
import re

import pytest

from dashboard.staff.invitations.own_fields import OWN_COURSE_FIELDS
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data.staff.entries.draft_store import open_entries
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import table
from tests.staff.operators import OTHER, OWN, accepts, invited, operator, sent_along
from tests.wire.staff.entries.test_entries import brought
from tests.wire.staff.entry_sheets.test_course_sheet import COURSE
from tests.wire.staff.entry_sheets.test_institution_sheet import send

pytestmark = pytest.mark.one_database
LIST, NEW, ENTRIES = "/meine-kurse", "/kurs-melden", "/einrichtungen"
FORM = f"{LIST}/kurs-1"
MINE = {**COURSE, "traeger": OWN, "ort": "Rathaus"}
FOREIGN = {**MINE, "schluessel": "kurs-9", "traeger": OTHER, "beginn": "12.01.2027", "kosten": "geheim"}
NOBODYS = {**MINE, "schluessel": "kurs-8", "traeger": "Lebenshilfe e. V.", "beginn": "13.01.2027"}


@pytest.fixture
def client(office):
    brought(office.staff.settings.stores, table(MINE, FOREIGN, NOBODYS).encode(), "courses.csv")
    return operator(office, OWN)


def page(client, path=LIST):
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.get_data(as_text=True))


def saved(client, **fields):
    return client.post(f"{FORM}/speichern", {**sent_along(client, FORM), **fields})


def collected(office):
    with office.staff.store.reading() as connection:
        draft = open_entries(connection)
    return {key: dict(one.fields) for key, one in draft.changes.items()} if draft else {}


def courses(office):
    with office.staff.store.reading_published() as connection:
        return {one.key: one for one in read_entries(connection, office.staff.shown_version()).courses}


def released(office):
    editor = office.signed_in(Role.EDITOR)
    said = html.unescape(editor.act(f"{ENTRIES}/entwurf/freigabe", sent_along(editor, ENTRIES)))
    version = re.search(r"als Entwurf (\S+) zur Freigabe", said)[1]
    office.signed_in(Role.RELEASER).act(f"/freigaben/{version}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message


def test_only_courses_of_own_institutions_are_there_and_no_small_count(office, client):
    listed = page(client)
    assert listed.count("Für Frauen, Parchim") and "11.01.2027" in listed
    assert "12.01.2027" not in listed and "13.01.2027" not in listed and "geheim" not in listed
    assert "unter 3" in listed and "1 Kurs ist seit mehr als 3 Monaten nicht bestätigt" in listed
    assert 'value="unter 3"' in page(client, FORM)


def test_confirmed_changed_and_cancelled_courses_become_public_after_their_release(office, client):
    client.act(f"{FORM}/bestaetigen", sent_along(client, FORM))
    assert collected(office)["@kurse:kurs-1"] == {"bestaetigt_am": ("2026-08-01", "2026-11-28")}
    given = {"f-plaetze": "25", "f-belegt": "1", "f-tage": "Mo und Mi", "f-beginn": "18.1.2027"}
    assert saved(client, **given).headers["Location"] == LIST
    fields = collected(office)["@kurse:kurs-1"]
    assert fields["belegt"] == (".", "1") and fields["tage"] == ("Mo-Do", "Mo, Mi")
    editor = office.signed_in(Role.EDITOR)
    listed = page(editor, ENTRIES)
    assert "Lebenshilfe Parchim (Träger)" in listed and "An den Träger zurückgeben" in listed
    assert "belegt: 1" not in page(client) and "<td>1</td>" not in listed
    refused = saved(client, **{"f-status": "abgesagt"})
    assert refused.status_code == 422
    assert "Grund der Absage" in html.unescape(refused.get_data(as_text=True))
    saved(client, **{"f-status": "abgesagt", "f-grund": "zu wenige"})
    assert "wird geprüft" in page(client)
    released(office)
    one = courses(office)["kurs-1"]
    assert (one.status, one.reason, one.seats, one.taken_hidden) == ("cancelled", "zu wenige", 25, True)
    assert "veröffentlicht am" in page(client)


def test_a_new_course_is_sent_in_given_back_with_a_reason_and_sent_again(office, client):
    given = {
        "f-art": "Für Eltern",
        "f-traeger": OWN,
        "f-gemeinde": "Parchim (13076108)",
        "f-beginn": "1.3.2027",
    }
    for foreign in (OTHER, "kita-stern", "", "Kita Mond", "*"):
        answer = client.post(f"{NEW}/anlegen", {**given, "f-traeger": foreign})
        assert answer.status_code == 422 and collected(office) == {}, foreign
    missing = client.post(f"{NEW}/anlegen", {**given, "f-beginn": ""})
    assert missing.status_code == 422 and "Der Beginn fehlt" in html.unescape(missing.get_data(as_text=True))
    assert client.post(f"{NEW}/anlegen", given).headers["Location"] == LIST
    [key] = collected(office)
    assert collected(office)[key]["traeger"] == ("", OWN)
    twice = client.post(f"{NEW}/anlegen", {**given, **sent_along(client, NEW)})
    assert twice.status_code == 422 and "gibt es schon" in html.unescape(twice.get_data(as_text=True))
    assert "01.03.2027" in page(client) and "wird geprüft" in page(client)
    editor = office.signed_in(Role.EDITOR)
    back = f"{ENTRIES}/{key}/zurueckgeben"
    assert editor.post(back, sent_along(editor, back)).status_code == 400, "without a reason"
    editor.act(back, {**sent_along(editor, back), "grund": "Bitte mit Ende."})
    assert collected(office) == {} and "zurückgegeben: Bitte mit Ende." in page(client)
    client.post(f"{NEW}/anlegen", {**given, "f-ende": "1.7.2027"})
    released(office)
    assert courses(office)[key.partition(":")[2]].provider_key == OWN


def test_no_field_but_ones_own_is_taken_whatever_the_body_says(office, client):
    foreign = ("schluessel", "art", "traeger", "lon", "lat", "quelle", "bestaetigt_am")
    assert not set(foreign) & set(OWN_COURSE_FIELDS)
    body = {f"f-{name}": OTHER for name in foreign} | {"schluessel": "kurs-9", "key": "kurs-9"}
    assert saved(client, **body, **{"f-kosten": "frei"}).status_code == 303
    assert collected(office) == {"@kurse:kurs-1": {"kosten": ("", "frei")}}


def test_what_is_anothers_is_as_if_it_were_not_there_in_every_place_that_takes_a_key(office, client):
    missing = client.get(f"{LIST}/nowhere").get_data(as_text=True)
    keys = ("kurs-9", "kurs-8", "@kurse:kurs-1", OWN, "KURS-1", " kurs-1", "kurs-1%00", "*", "..%2fkurs-9")
    for key in keys:
        for act in ("", "/speichern", "/bestaetigen"):
            path = f"{LIST}/{key}{act}"
            answer = client.post(path, sent_along(client, FORM)) if act else client.get(path)
            assert answer.status_code in (403, 404), path
            assert "geheim" not in answer.get_data(as_text=True)
    other = client.get(f"{LIST}/kurs-9").get_data(as_text=True)
    said = [re.search(r"<h1.*?</main>", text, re.S)[0] for text in (other, missing)]
    assert said[0] == said[1], "nobody learns whether there is such a course"
    for path in ("/einrichtungen/blatt/kurse", "/einrichtungen/blatt/wartelisten"):
        assert client.get(path).status_code == 403
        assert (
            client.post(f"{path}/speichern").status_code
            == client.post(f"{path}/neu/anlegen").status_code
            == 403
        )
    assert client.post(f"{ENTRIES}/@kurse:kurs-1/zuruecknehmen").status_code == 403
    assert collected(office) == {}


def test_a_used_link_opens_nothing_and_a_right_that_was_taken_away_is_gone_at_once(office, client):
    link = invited(office.signed_in(Role.EDITOR), OTHER)
    first = office.nobody()
    assert accepts(first, link, "AWO").status_code == 303
    assert "12.01.2027" in page(first) and "11.01.2027" not in page(first)
    second = office.nobody()
    assert accepts(second, link, "Noch jemand").status_code != 303
    assert second.get(LIST, headers={"Accept": "*/*"}).status_code == 401
    saved(client, **{"f-kosten": "frei"})
    with office.staff.store.reading() as connection:
        draft = open_entries(connection)
    assert first.get(FORM).status_code == 404, "what one operator has sent is no other's, either"
    assert draft.changes["@kurse:kurs-1"].by == "Lebenshilfe Parchim"
    lead = office.signed_in(Role.LEAD)
    gone = re.search(
        rf'action="(/einladungen/zugang/\d+/entziehen)"(?:(?!</form>).)*value="{OWN}"',
        page(lead, "/einladungen"),
        re.DOTALL,
    )
    assert gone, "the page of invitations names the grant"
    lead.act(gone[1], {"schluessel": OWN})
    assert client.get(FORM).status_code == 404
    assert client.post(f"{FORM}/speichern", {"f-kosten": "mehr"}).status_code == 404


def test_two_who_work_on_one_course_do_not_overwrite_each_other(office, client):
    old = sent_along(client, FORM)
    editor = office.signed_in(Role.EDITOR)
    assert (
        send(
            editor, [("kurs-1", 0, {"plaetze": "30"})], path="/einrichtungen/blatt/kurse/speichern"
        ).status_code
        == 200
    )
    late = client.post(f"{FORM}/speichern", {**old, "f-plaetze": "31"})
    text = html.unescape(late.get_data(as_text=True))
    assert late.status_code == 409 and "Jetzt steht hier „30“" in text and "K. Lange" not in text
