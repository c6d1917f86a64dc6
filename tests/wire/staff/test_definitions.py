"""Measures and indicators are made with forms alone: drafted, checked, released, found, removed."""

from __future__ import annotations

import html
import re

import pytest

from dashboard.staff.audit import ActKind
from dashboard.staff.rights import Role
from data.definitions.stored import add_definitions
from data.embedded_strategy import example_strategy
from data.staff.definitions.draft_store import definition_draft_of
from data.staff.release.drafts import drafts
from data.stores import raw_store
from data.stores.audit import audit_log

pytestmark = pytest.mark.one_database

FORM = {
    "e.numerator": ["lesepaten"],
    "e.denominator": ["kinder_u7"],
    "e.denominator_lag": "0",
    "e.name.de": "Lesepaten je 100 Grundschulkinder",
    "e.name.en": "Reading mentors per 100 primary pupils",
    "e.definition.de": "Ehrenamtliche, die mit Kindern lesen, je 100 Kinder.",
    "e.definition.en": "Volunteers who read with children, per 100 children.",
    "e.reading_help.de": "2 heißt zwei auf 100.",
    "e.reading_help.en": "2 means two per 100.",
    "e.denominator_unit.de": "Kindern",
    "e.denominator_unit.en": "children",
    "e.reporting_date.de": "1. Oktober",
    "e.reporting_date.en": "1 October",
    "e.theme": "fruehe_bildung",
    "e.unit": "per_100",
    "e.decimals": "1",
    "e.direction": "higher_is_better",
    "e.synonyms": "Vorlesen, Ehrenamt",
    "m0.old": "merkmal_1",
    "m0.key": "lesepaten",
    "m0.name.de": "Lesepatinnen und Lesepaten",
    "m0.name.en": "Reading mentors",
    "m0.unit.de": "Lesepaten",
    "m0.unit.en": "reading mentors",
    "m0.reporting_date.de": "1. Oktober",
    "m0.reporting_date.en": "1 October",
    "m0.kind": "persons",
    "rel": ["kinder_u7|lesepaten"],
    "rel.kinder_u7|lesepaten": "apart",
    "because.kinder_u7|lesepaten": "Die einen sind Erwachsene.",
}


def begun(client, subject: str = "indicator:", base: str = "/merkmale") -> str:
    answer = client.post(f"{base}/neu", {"subject": subject})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.headers["Location"]


def revision(client, address: str) -> str:
    page = client.get(address).get_data(as_text=True)
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found, page[:400]
    return found[1]


def test_an_indicator_with_its_measure_is_drafted_by_a_form_and_says_what_is_missing(staff):
    client = staff.signed_in(Role.EDITOR)
    address = begun(client)
    missing = client.post(address, {"do": "hand_over", "revision": revision(client, address)})
    assert missing.status_code == 422
    assert "Das Feld „Name“ fehlt." in html.unescape(missing.get_data(as_text=True))
    saved = client.post(address, {**FORM, "do": "save", "revision": revision(client, address)})
    assert saved.status_code == 303
    page = html.unescape(client.get(address).get_data(as_text=True))
    assert "Alle Angaben passen" in page
    assert "Das lässt sich nicht zurücknehmen" in page.partition("Endgültig verwerfen")[0]
    changed = {**FORM, "e.unit": "percent", "do": "save", "revision": revision(client, address)}
    client.post(address, changed)
    with staff.staff.store.reading() as connection:
        act = next(one for _, one in audit_log.acts(connection) if one.kind is ActKind.DEFINITION_CHANGED)
    assert (act.before, act.after) == ("Einheit: je 100", "Einheit: Prozent")
    assert "lesepaten_je_100_grundschulkinder" in page
    handed = client.act(address, {**FORM, "do": "hand_over", "revision": revision(client, address)})
    assert "zur Freigabe gegeben" in html.unescape(handed)
    listed = html.unescape(client.get("/merkmale?eigene=ja").get_data(as_text=True))
    assert "wartet auf Freigabe" in listed and "Wieder bearbeiten" in listed
    again = client.post(f"{address}/aufnehmen")
    assert again.headers["Location"] == address
    with staff.staff.store.reading() as connection:
        assert drafts(connection) == (), "the draft release is discarded with it"
    assert "Lesepaten je 100 Grundschulkinder" in html.unescape(client.get(address).get_data(as_text=True))


def test_two_people_on_one_draft_do_not_overwrite_each_other(staff):
    one, other = staff.signed_in(Role.EDITOR), staff.signed_in(Role.LEAD)
    address = begun(one)
    old = revision(other, address)
    one.post(address, {**FORM, "do": "save", "revision": revision(one, address)})
    late = other.post(address, {**FORM, "e.name.de": "Lesende", "do": "save", "revision": old})
    page = html.unescape(late.get_data(as_text=True))
    assert late.status_code == 409
    assert "K. Lange hat diesen Entwurf" in page and "Name" in page
    assert 'value="Lesende"' in page, "what the second one has written is still there"
    assert "Lesende" not in html.unescape(one.get(address).get_data(as_text=True))


def test_scripts_get_checks_and_texts_and_nothing_is_saved(staff):
    client = staff.signed_in(Role.EDITOR)
    address = begun(client)
    answer = client.post(f"{address}/pruefen", {**FORM, "e.unit": "percent"})
    parts = answer.get_json()
    assert "Lesepaten je 100 Grundschulkinder" in parts["preview"]
    assert "apart" in html.unescape(parts["checked"])
    assert revision(client, address) == "1"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/merkmale", "Betreuungsquote unter 3 Jahren"),
        ("/merkmale?suche=krippe", "Betreuungsquote unter 3 Jahren"),
        ("/merkmale?art=merkmale&suche=kinder_u3", "Kinder unter 3 Jahren"),
        ("/merkmale/indikator/betreuungsquote_u3", "Nur mitgeliefert"),
        ("/merkmale/merkmal/kinder_u3", "Betreuungsquote unter 3 Jahren"),
        ("/ziele", "Noch kein Zielwert"),
    ],
)
def test_lists_and_pages_of_what_is_there(staff, path, words):
    answer = staff.signed_in(Role.EDITOR).get(path)
    assert answer.status_code == 200
    assert words in html.unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (
            "target",
            {
                "e.indicator": "kinderarmut",
                "e.value": "7,5",
                "e.year_from": "2027",
                "e.levels": ["kreis"],
                "e.label.de": "unter 7,5",
                "e.label.en": "below 7.5",
                "e.source": "Kreistag, Nr. 12",
                "e.resolved_on": "2026-03-12",
            },
        ),
        (
            "event",
            {
                "e.year": "2020",
                "e.label.de": "Corona",
                "e.label.en": "Corona",
                "e.indicators": ["kinderarmut"],
                "e.source": "Landkreis",
            },
        ),
        (
            "action",
            {
                "e.name.de": "Lesepaten gewinnen",
                "e.name.en": "Find reading mentors",
                "e.owner": "FD Bildung",
                "e.state": "laufend",
                "e.begins": "2026-01-01",
            },
        ),
        (
            "principle",
            {
                "e.number": "6",
                "e.name.de": "Alle lernen",
                "e.name.en": "Everybody learns",
                "e.text.de": "Ein Leben lang.",
                "e.text.en": "All their lives.",
            },
        ),
        (
            "aim",
            {
                "e.number": "7",
                "e.name.de": "Kein Kind ist arm.",
                "e.name.en": "No child is poor.",
                "e.theme": "rahmenbedingungen",
                "e.principle": "",
                "e.indicators": ["kinderarmut"],
            },
        ),
    ],
)
def test_targets_events_and_actions_become_drafts_of_releases(staff, kind, form):
    client = staff.signed_in(Role.EDITOR)
    address = begun(client, f"{kind}:", "/ziele")
    said = client.act(address, {**form, "do": "hand_over", "revision": revision(client, address)})
    assert "zur Freigabe gegeben" in html.unescape(said), said[-3000:]


def test_what_was_thrown_away_is_taken_up_again_as_it_was(staff):
    editor = staff.signed_in(Role.EDITOR)
    address = begun(editor)
    editor.act(address, {**FORM, "revision": revision(editor, address), "do": "save"})
    page = editor.act(address, {**FORM, "revision": revision(editor, address), "do": "discard"})
    assert "Verworfen" in page and f'action="{address}/aufnehmen"' in page
    again = editor.act(f"{address}/aufnehmen")
    assert "Lesepaten je 100 Grundschulkinder" in again and 'name="revision"' in again
    assert "wird schon gearbeitet" in editor.act(f"{address}/aufnehmen"), "once"
    with staff.staff.store.reading() as connection:
        kinds = [act.kind for _, act in audit_log.acts(connection)]
    assert kinds[0] is ActKind.DEFINITION_REOPENED


def test_an_example_becomes_the_district_s_own_when_it_is_released(staff):
    """It is listed as an example; what is saved of its form is none any more."""
    with staff.staff.store.writing() as connection:
        release = raw_store.releases(connection)[0].id
        add_definitions(connection, release, example_strategy("13076"))
    editor = staff.signed_in(Role.EDITOR)
    listed = html.unescape(editor.get("/ziele").get_data(as_text=True))
    assert (
        "Bildung in LUP hat Qualität (Beispiel)" in listed
        and "Praktikumswoche in den Ferien (Beispiel)" in listed
    )
    address = begun(editor, "principle:qualitaet", "/ziele")
    form = {
        "e.number": "4",
        "e.name.de": "Wir sind gut",
        "e.name.en": "We are good",
        "e.text.de": "",
        "e.text.en": "",
    }
    editor.act(address, {**form, "revision": revision(editor, address), "do": "save"})
    with staff.staff.store.reading() as connection:
        draft = definition_draft_of(connection, int(address.rpartition("/")[2]))
    assert draft.entry() == {"number": 4, "name": {"de": "Wir sind gut", "en": "We are good"}}
