"""An operator confirms and changes its own institutions; colleagues release or give back; it sees what became of it."""

from __future__ import annotations

import html
import re

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.entries.rows import FIELDS
from dashboard.staff.invitations.own_fields import OWN_FIELDS
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Right, Role
from data.staff import accounts
from data.staff.entries.draft_store import open_entries
from data.stores.audit import audit_log
from tests.staff.operators import (
    OTHER,
    OWN,
    SUN,
    bring_institutions,
    operator,
    published_institutions,
    sent_along,
)
from tests.staff.staff_app import HOST

LIST, FORM = "/meine-einrichtungen", f"/meine-einrichtungen/{OWN}"
ENTRIES = "/einrichtungen"


@pytest.fixture
def client(office):
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
    return draft.changes if draft else {}


def handed_over(office):
    """Submits what is collected; the version of the draft."""
    editor = office.signed_in(Role.EDITOR)
    said = html.unescape(editor.act(f"{ENTRIES}/entwurf/freigabe", sent_along(editor, ENTRIES)))
    return re.search(r"als Entwurf (\S+) zur Freigabe", said)[1]


def released(office, version):
    office.signed_in(Role.RELEASER).act(f"/freigaben/{version}/freigeben")
    job = office.staff.jobs.newest(1)[0]
    assert job.state is JobState.DONE, job.message
    return job.result


def test_confirmed_with_one_click_changed_released_by_colleagues_and_public(office, client):
    """On both databases."""
    first = page(client)
    assert "1 Einrichtung ist seit mehr als 12 Monaten nicht bestätigt" in first and "01.09.2020" in first
    said = html.unescape(client.act(f"{FORM}/bestaetigen", sent_along(client, FORM)))
    assert "„Kita Sonnenschein“ ist bestätigt" in said and "wird geprüft" in said
    assert "Alles stimmt noch</button>" not in said and "nicht bestätigt. Stimmt" not in said
    assert published_institutions(office)[OWN].confirmed_on.year == 2020, "nothing is public yet"
    hours = "Mo-Fr 05:45-17:00"
    answer = saved(client, **{"f-oeffnungszeiten": hours, "f-plaetze": "90"})
    assert (answer.status_code, answer.headers["Location"]) == (303, LIST)
    editor = office.signed_in(Role.EDITOR)
    listed = page(editor, ENTRIES)
    assert (
        hours in listed and "Lebenshilfe Parchim (Träger)" in listed and "An den Träger zurückgeben" in listed
    )
    assert "1 Einrichtung, zu der ein Träger etwas geschickt hat" in page(editor, "/")
    version = handed_over(office)
    assert "wird geprüft" in page(client) and "Diese Einrichtung wird gerade geprüft" in page(client, FORM)
    assert "Speichern" not in page(client, FORM) and "An das Bildungsbüro geben" not in page(client, FORM)
    assert client.post(f"{FORM}/speichern", {"f-plaetze": "1"}).status_code == 409
    assert client.get(f"/freigaben/{version}").status_code == 403
    assert client.post(f"/freigaben/{version}/freigeben").status_code == 403
    released(office, version)
    one = published_institutions(office)[OWN]
    assert (f"{one.confirmed_on}", one.places, one.confirmed_by) == ("2026-11-28", 90, "Träger")
    assert "veröffentlicht am" in page(client) and "28.11.2026" in page(client)
    office.signed_in(Role.RELEASER).act(
        "/fassungen/zuruecknehmen", {"fassung": office.staff.jobs.newest(1)[0].result, "grund": "Versehen."}
    )
    assert "wieder zurückgenommen" in page(client)
    with office.staff.store.reading() as connection:
        acts = [act for _, act in audit_log.acts(connection) if act.kind is ActKind.ENTRY_CHANGED]
    assert [one.account for one in acts] == ["Lebenshilfe Parchim"] * 2
    assert (
        "Plätze: 84" in acts[0].before and "Plätze: 90" in acts[0].after and "bestätigt" not in acts[0].after
    )


@pytest.mark.one_database
def test_what_comes_back_says_why_and_can_be_sent_again(office, client):
    saved(client, **{"f-telefon": "03871 1"})
    editor = office.signed_in(Role.EDITOR)
    back = f"{ENTRIES}/{OWN}/zurueckgeben"
    taken = editor.post(f"{ENTRIES}/{OWN}/zuruecknehmen", sent_along(editor, ENTRIES))
    assert taken.headers["Location"] == back, "what an operator has sent comes back with a reason"
    assert "Lebenshilfe Parchim" in page(editor, back) and "03871 1" in page(editor, back)
    assert editor.post(back, sent_along(editor, back)).status_code == 400, "without a reason"
    assert OWN in collected(office)
    reason = "Bitte mit <b>Vorwahl</b> & Durchwahl."
    said = html.unescape(editor.act(back, {**sent_along(editor, back), "grund": reason}))
    assert "mit Ihrem Grund zurückgegeben" in said and collected(office) == {}
    raw = client.get(LIST).get_data(as_text=True)
    assert f"zurückgegeben: {reason}" in html.unescape(raw) and "<b>Vorwahl" not in raw
    assert "liegt nichts vor" in html.unescape(editor.act(back, {"grund": "x"}))
    saved(client, **{"f-telefon": "03871 722-0"})
    assert "wird geprüft" in page(client) and "zurückgegeben" not in page(client)
    with office.staff.store.reading() as connection:
        acts = [act for _, act in audit_log.acts(connection) if act.kind is ActKind.ENTRY_RETURNED]
    assert len(acts) == 1 and acts[0].account == "K. Lange" and reason in acts[0].after


@pytest.mark.one_database
def test_what_is_thrown_away_is_said_not_to_be_taken_over(office, client):
    saved(client, **{"f-telefon": "03871 1"})
    editor = office.signed_in(Role.EDITOR)
    editor.act(f"{ENTRIES}/entwurf/verwerfen", sent_along(editor, ENTRIES))
    assert "nicht übernommen" in page(client)
    saved(client, **{"f-telefon": "03871 2"})
    version = handed_over(office)
    office.signed_in(Role.LEAD).act(f"/freigaben/{version}/verwerfen")
    assert "nicht übernommen" in page(client)


@pytest.mark.one_database
def test_a_draft_that_is_refused_or_taken_up_again_is_still_being_checked(office, client):
    saved(client, **{"f-telefon": "03871 1"})
    version = handed_over(office)
    office.signed_in(Role.RELEASER).act(
        f"/freigaben/{version}/zurueckgeben", {"grund": "Geheimnis der anderen"}
    )
    assert "wird geprüft" in page(client) and "Geheimnis" not in page(client)
    office.signed_in(Role.EDITOR).act(f"{ENTRIES}/entwurf/1/aufnehmen")
    assert "wird geprüft" in page(client)
    new = {**SUN, "schluessel": "kita-neu", "name": "Neu", "lon": "11,85"}
    bring_institutions(office.staff.settings.stores, new, name="b.csv")  # another version comes in between
    version = handed_over(office)
    released(office, version)
    assert "veröffentlicht am" in page(client)


@pytest.mark.one_database
def test_no_field_but_ones_own_is_taken_whatever_the_body_says(office, client):
    """Key, kind, name, address, position, operator, status and who confirmed stay what they are."""
    foreign = [name for name in FIELDS if name not in OWN_FIELDS]
    body = {f"f-{name}": "GEÄNDERT" for name in foreign} | {
        "f-schluessel": OTHER,
        "schluessel": OTHER,
        "key": OTHER,
    }
    answer = saved(
        client, **body, **{"f-telefon": "03871 9", "bestaetigt_am": "2099-01-01", "by": "S. Wolter"}
    )
    assert answer.status_code == 303
    assert {key: dict(one.fields) for key, one in collected(office).items()} == {
        OWN: {"telefon": ("", "03871 9")}
    }
    for field in foreign:
        assert f'name="f-{field}"' not in client.get(FORM).get_data(as_text=True)


@pytest.mark.one_database
def test_what_is_anothers_is_as_if_it_were_not_there_in_every_place_that_takes_a_key(office, client):
    missing = client.get(f"{LIST}/nowhere")
    assert missing.status_code == 404
    for key in (OTHER, "kita-stern", "..%2f" + OTHER, OWN.upper(), f"{OWN}%00", f" {OWN}", "*", "%"):
        for act in ("", "/speichern", "/bestaetigen"):
            path = f"{LIST}/{key}{act}"
            answer = client.post(path, sent_along(client, FORM)) if act else client.get(path)
            assert answer.status_code in ((403, 404) if "%2f" in path else (404,)), path
            assert "Kita Mond" not in answer.get_data(as_text=True)
    other = client.get(f"{LIST}/{OTHER}").get_data(as_text=True)
    said = [re.search(r"<h1.*?</main>", text, re.S)[0] for text in (other, missing.get_data(as_text=True))]
    assert said[0] == said[1], "nobody learns whether there is such an institution"
    body = {**sent_along(client, FORM), "key": OTHER, "schluessel": [OTHER], "f-telefon": "1"}
    client.post(f"{FORM}/speichern?key={OTHER}&schluessel={OTHER}", body)
    assert set(collected(office)) <= {OWN}


@pytest.mark.one_database
def test_no_other_screen_act_file_or_job_is_open_to_an_operator(office, client):
    """With what there really is in the place of parameters: own keys, versions, jobs, numbers."""
    saved(client, **{"f-telefon": "03871 1"})
    version = handed_over(office)
    asked, wrong = 0, []
    for route in office.staff.routes:
        if route.right in (None, Right.OWN_ENTRIES, Right.SIGNED_IN):
            continue
        for real in (OWN, version, "1", "einrichtungen-1.csv"):
            path = re.sub(r"<int:\w+>", "1", re.sub(r"<any\((\w+).*?\):\w+>", r"\1", route.path))
            path = re.sub(r"<\w+>", real, path)
            answer = client.post(path) if "POST" in route.methods else client.get(path)
            asked += 1
            if answer.status_code != 403:
                wrong.append((route.methods, path, answer.status_code))
    assert wrong == [] and asked > 200
    for path in ("/blatt/", "/blatt/_dash-layout", "/blatt/_dash-dependencies"):
        assert client.get(path).status_code in (403, 404)
    headers = {"X-CSRF-Token": client.csrf, "Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    for output in office.staff.sheets.dash.callback_map:
        body = {"output": output, "outputs": [], "inputs": [], "changedPropIds": []}
        sent = client.client.post("/blatt/_dash-update-component", base_url=HOST, json=body, headers=headers)
        assert sent.status_code == 403, output


@pytest.mark.one_database
def test_another_role_loses_what_an_invitation_has_granted_and_a_lock_ends_all(office, client):
    lead = office.signed_in(Role.LEAD)
    with office.staff.store.reading() as connection:
        number = accounts.found(connection, "Lebenshilfe Parchim").id
    lead.act(f"/konten/{number}/rolle", {"role": "bearbeitung"})
    assert client.get(LIST).status_code == 403
    lead.act(f"/konten/{number}/sperre", {"locked": "ja"})
    assert client.get(LIST, headers={"Accept": "*/*"}).status_code == 401


@pytest.mark.one_database
def test_an_operator_without_a_grant_is_told_whom_to_ask(office):
    """Such as an account that the lead has made."""
    client = office.signed_in(Role.OPERATOR)
    assert "noch keine Einrichtung zugeordnet" in page(client)
    assert client.get(FORM).status_code == 404


@pytest.mark.one_database
def test_an_operator_and_the_office_do_not_overwrite_each_other(office, client):
    old = sent_along(client, FORM)
    editor = office.signed_in(Role.EDITOR)
    here = f"{ENTRIES}/{OWN}"
    changed = {**sent_along(editor, here), "f-telefon": "03871 1", "f-strasse": "Lange Straße"}
    assert editor.post(f"{here}/speichern", changed).status_code == 303
    late = client.post(f"{FORM}/speichern", {**old, "f-telefon": "03871 2"})
    text = html.unescape(late.get_data(as_text=True))
    assert late.status_code == 409 and "Jetzt steht hier „03871 1“" in text and "K. Lange" not in text
    assert saved(client, **{"f-plaetze": "90"}).status_code == 303
    assert "Lebenshilfe Parchim (Träger)" in page(editor, ENTRIES)
    here_again = {**sent_along(editor, here), "f-strasse": "Kurze Straße"}
    assert editor.post(f"{here}/speichern", here_again).status_code == 303
    assert "K. Lange, Lebenshilfe Parchim (Träger)" in page(editor, ENTRIES)
    fields = collected(office)[OWN].fields
    assert {name: after for name, (_, after) in fields.items()} == {
        "strasse": "Kurze Straße",
    }


@pytest.mark.one_database
def test_what_an_operator_takes_back_itself_is_not_said_to_be_refused(office, client):
    saved(client, **{"f-plaetze": "90"})
    saved(client, **{"f-plaetze": "84"})
    assert collected(office) == {} and "Ihre letzte Meldung" not in page(client)
    editor = office.signed_in(Role.EDITOR)
    here = f"{ENTRIES}/{OWN}"
    editor.post(f"{here}/speichern", {**sent_along(editor, here), "f-plaetze": "91"})
    assert "(Träger)" not in page(editor, ENTRIES)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("oeffnungszeiten", "immer mal wieder", "Die Öffnungszeiten „immer mal wieder“ sind"),
        ("plaetze", "viele", "viele"),
        ("sprachen", "Klingonisch", "Klingonisch"),
        ("aufnahme", "<script>alert(1)</script>", "Auszeichnungen"),
    ],
)
def test_each_fault_is_a_sentence_at_its_field_and_nothing_is_saved(office, client, column, text, sentence):
    answer = saved(client, **{f"f-{column}": text})
    raw = answer.get_data(as_text=True)
    assert answer.status_code == 422 and f'id="f-{column}-problem"' in raw
    assert sentence in html.unescape(raw) and "<script>alert" not in raw
    assert collected(office) == {}


@pytest.mark.one_database
def test_saving_nothing_new_changes_nothing_and_ticking_confirms(office, client):
    said = client.post(f"{FORM}/speichern", sent_along(client, FORM), follow_redirects=True)
    assert "Nichts ist anders" in html.unescape(said.get_data(as_text=True)) and collected(office) == {}
    form = client.get(FORM).get_data(as_text=True)
    age = re.search('<input[^>]*name="f-alter_von"[^>]*>', form)[0]
    assert 'value="0,5"' in age, (
        "ages are written as Germans write them, and are the same when they come back"
    )
    assert saved(client, **{"f-alter_von": "0,5"}).headers["Location"] == FORM and collected(office) == {}
    saved(client, **{"f-plaetze": "85", "bestaetigt": "ja"})
    assert set(collected(office)[OWN].fields) == {"plaetze", "bestaetigt_am", "bestaetigt_von"}


@pytest.mark.one_database
def test_what_was_sent_before_stays_sent_and_giving_back_leaves_what_colleagues_changed(office, client):
    saved(client, **{"f-telefon": "03871 1"})
    saved(client, **{"f-plaetze": "90"})
    listed = page(client)
    assert "Telefon: leer → 03871 1" in listed and "Plätze: 84 → 90" in listed
    saved(client, **{"f-plaetze": "84"})
    assert "wird geprüft" in page(client) and "03871 1" in page(client), "the telephone is still on its way"
    editor = office.signed_in(Role.EDITOR)
    here, back = f"{ENTRIES}/{OWN}", f"{ENTRIES}/{OWN}/zurueckgeben"
    assert "Lebenshilfe Parchim (Träger)" in page(editor, ENTRIES)
    changed = {**sent_along(editor, here), "f-telefon": "03871 1", "f-strasse": "Lange Straße"}
    assert editor.post(f"{here}/speichern", changed).status_code == 303
    editor.act(back, {**sent_along(editor, back), "grund": "Bitte mit Durchwahl."})
    assert set(collected(office)[OWN].fields) == {"strasse"}
    assert "zurückgegeben: Bitte mit Durchwahl." in page(client)
    assert "(Träger)" not in page(editor, ENTRIES)
