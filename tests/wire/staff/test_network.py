"""The network is kept with forms alone: drafted, checked at its fields, previewed, given to release."""

from __future__ import annotations

import html

import pytest

from dashboard.staff.rights import Role
from data.definitions.stored import add_definitions
from data.embedded_strategy import example_network
from data.staff.definitions.draft_store import definition_draft_of
from data.stores import raw_store
from tests.wire.staff.test_definitions import begun, revision

pytestmark = pytest.mark.one_database
BASE = "/netzwerk"


@pytest.fixture
def example(staff):
    """The app with the example in force."""
    with staff.staff.store.writing() as connection:
        release = raw_store.releases(connection)[0].id
        add_definitions(connection, release, example_network("13076"))
    return staff


def saved(staff, client, address, form):
    client.act(address, {**form, "revision": revision(client, address), "do": "save"})
    with staff.staff.store.reading() as connection:
        return definition_draft_of(connection, int(address.rpartition("/")[2]))


FORMS = {
    "organisation": {"e.name.de": "Musikschule", "e.kind": "kreis", "e.web": "https://www.example.org/"},
    "body": {
        "e.name.de": "Beirat Bildung",
        "e.kind": "beirat",
        "e.tasks.de": "berät\nprüft",
        "e.tasks.en": "advises",
        "e.members": ["jobcenter", "schulamt"],
        "e.parent": "lenkungsausschuss",
    },
    "meeting": {
        "e.body": "lenkungsausschuss",
        "e.name.de": "Sommersitzung",
        "e.day": "2027-07-01",
        "e.begins": "9.30 Uhr",
        "e.ends": "11:00",
        "e.public": "ja",
        "e.agenda.de": "Bericht\nHaushalt",
        "e.papers": "Vorlage 7 https://www.example.org/7\nhttps://www.example.org/8 Anlage",
        "e.oparl": "https://oparl.example.org/meeting/9",
    },
    "agreement": {"e.name.de": "Vertrag", "e.parties": ["jobcenter", "schulamt"], "e.day": "2027-01-01"},
    "conference": {
        "e.name.de": "Konferenz",
        "e.day": "2028-05-01",
        "e.programme.de": "09:00 Ankommen\n9.30 Uhr Zahlen",
        "e.programme.en": "Arrival\nFigures",
        "e.registration": "anmeldung@example.org",
    },
}


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_becomes_a_draft_of_a_release(example, kind):
    client = example.signed_in(Role.EDITOR)
    address = begun(client, f"{kind}:", BASE)
    form = {**FORMS[kind], "do": "hand_over", "revision": revision(client, address)}
    said = html.unescape(client.act(address, form))
    assert "zur Freigabe gegeben" in said, said[-3000:]
    assert "wartet auf Freigabe" in html.unescape(client.get(BASE).get_data(as_text=True))


def test_lines_of_a_form_are_read_as_people_write_them(example):
    client = example.signed_in(Role.EDITOR)
    meeting = saved(example, client, begun(client, "meeting:", BASE), FORMS["meeting"]).entry()
    assert (meeting["begins"], meeting["ends"], meeting["public"]) == ("09:30", "11:00", True)
    assert meeting["papers"] == [
        {"label": "Vorlage 7", "url": "https://www.example.org/7"},
        {"label": "Anlage", "url": "https://www.example.org/8"},
    ]
    conference = saved(example, client, begun(client, "conference:", BASE), FORMS["conference"])
    assert conference.entry()["programme"] == [
        {"begins": "09:00", "title": {"de": "Ankommen", "en": "Arrival"}},
        {"begins": "09:30", "title": {"de": "Zahlen", "en": "Figures"}},
    ]
    page = html.unescape(client.get(f"{BASE}/entwurf/{conference.number}").get_data(as_text=True))
    assert "09:00 Ankommen\n09:30 Zahlen</textarea>" in page


WRONG = {
    "an end before the start": ("meeting", {"e.ends": "08:00"}, "e.ends", "nach dem Beginn"),
    "a script": ("meeting", {"e.oparl": "javascript:alert(1)"}, "e.oparl", "https://"),
    "a paper without an address": ("meeting", {"e.papers": "Vorlage 7"}, "e.papers", "die Adresse"),
    "no body": ("meeting", {"e.body": ""}, "e.body", "fehlt"),
    "no day": ("meeting", {"e.day": ""}, "e.day", "fehlt"),
    "a time that is none": ("meeting", {"e.begins": "morgens"}, "e.begins", "keine Uhrzeit"),
    "one party": ("agreement", {"e.parties": ["jobcenter"]}, "e.parties", "mindestens zwei"),
    "a wrong mail address": ("conference", {"e.registration": "anmeldung"}, "e.registration", "E-Mail"),
    "no German name": ("body", {"e.name.de": "", "e.name.en": "Board"}, "e.name.de", "deutsche Text"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_stands_at_its_field_and_is_not_released(example, name):
    kind, changes, field, sentence = WRONG[name]
    client = example.signed_in(Role.EDITOR)
    address = begun(client, f"{kind}:", BASE)
    form = {**FORMS[kind], **changes, "do": "hand_over", "revision": revision(client, address)}
    answer = client.post(address, form)
    assert answer.status_code == 422
    page = html.unescape(answer.get_data(as_text=True))
    problem = page.partition(f'id="{field}-problem"')[2].partition("</p>")[0]
    assert sentence in problem, problem or page[-2000:]


def test_the_preview_is_the_public_page_s_own(example):
    client = example.signed_in(Role.EDITOR)
    for kind, words in {
        "body": ("Beirat Bildung", "berät", "Staatliches Schulamt", "noch kein Termin"),
        "meeting": ("Lenkungsausschuss: ", "Donnerstag", "Haushalt", "Vorlage 7"),
        "organisation": ("Musikschule", "in keinem Gremium"),
        "agreement": ("Vertrag", "Jobcenter, Staatliches Schulamt"),
        "conference": ("Ankommen", "Anmelden", "mailto:anmeldung@example.org"),
    }.items():
        draft = saved(example, client, begun(client, f"{kind}:", BASE), FORMS[kind])
        page = html.unescape(client.get(f"{BASE}/entwurf/{draft.number}").get_data(as_text=True))
        preview = page.partition('id="definition-preview"')[2]
        assert all(one in preview for one in words), (kind, preview[:2000])


def test_an_example_becomes_the_district_s_own_when_somebody_edits_it(example):
    client = example.signed_in(Role.EDITOR)
    listed = html.unescape(client.get(BASE).get_data(as_text=True))
    assert "Lenkungsausschuss (Beispiel)" in listed and "März 2027" in listed
    address = begun(client, "body:lenkungsausschuss", BASE)
    page = html.unescape(client.get(address).get_data(as_text=True))
    assert "beschließt Ziele und Maßnahmen" in page
    draft = saved(example, client, address, {**FORMS["body"], "e.parent": ""})
    assert "example" not in draft.entry() and draft.key == "lenkungsausschuss"


@pytest.mark.parametrize(
    "path",
    ["gremium/lenkungsausschuss", "sitzung/lenkungsausschuss_2027_1", "konferenz/bildungskonferenz_2027"],
)
def test_a_part_has_a_page_with_what_it_has_been(example, path):
    client = example.signed_in(Role.RELEASER)
    page = html.unescape(client.get(f"{BASE}/{path}").get_data(as_text=True))
    assert "Fassungen" in page and "13076" not in page.partition("<main")[2].partition("Fassungen")[0]
    assert client.get(f"{BASE}/gremium/x").status_code == 404


def test_what_others_name_is_not_removed_alone(example):
    client = example.signed_in(Role.EDITOR)
    said = html.unescape(client.act(f"{BASE}/entfernen", {"subject": "organisation:jobcenter"}))
    assert "„jobcenter“ steht noch in" in said
    said = html.unescape(client.act(f"{BASE}/entfernen", {"subject": "meeting:ag_uebergang_2027_1"}))
    assert "zur Freigabe gegeben" in said
