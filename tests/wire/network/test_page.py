"""The pages of the network over HTTP: what the example says, searches, conferences, the calendar, bad requests."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from data.embedded_strategy import example_network


@pytest.fixture(autouse=True)
def winter(monkeypatch):
    """The first of December 2026."""
    monkeypatch.setattr("callbacks.network.contents.present_day", lambda: date(2026, 12, 1))


def got(client, address, status=200):
    response = client.get(address, headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (status, "text/html"), address
    return unescape(response.text).replace("\u00a0", " ").replace("\u202f", " ")


def test_bodies_stand_with_tasks_members_and_meetings(client):
    page = got(client, "/netzwerk")
    for words in (
        "Wer mit wem arbeitet", "Beispieldaten", "wählt die Schwerpunkte der Bildungsregion", "Lenkungsausschuss",
        "Donnerstag, 18. März 2027, 14:00 bis 16:30 Uhr", "Kooperationsvereinbarung Bildungsregion", "Tischvorlage",
        "Im Ratsinformationssystem (OParl)", "https://www.example.org/oparl/meeting/1", "Frühere Sitzungen: 1",
        "Alles mit „Beispiel“ ist erfunden", "seit 1. Januar 2025", "ohne Ende",
        "Hier stehen Organisationen, keine Personen.",
    ):  # fmt: skip
        assert words in page, words
    assert re.findall(r'<article id="gremium-(\w+)"', page) == [
        "lenkungsausschuss", "steuerungsgremium", "bildungsnetzwerk", "ag_fruehe_bildung", "ag_integration",
        "ag_uebergang",
    ]  # fmt: skip


def test_every_link_within_the_page_leads_somewhere(client):
    page = got(client, "/netzwerk")
    there = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= there


def test_everything_of_the_example_is_marked(client):
    shipped = example_network("13076")
    marked = got(client, "/netzwerk").count("bl-example-mark")
    parts = (shipped.bodies, shipped.organisations, shipped.meetings, shipped.agreements, shipped.conferences)
    assert marked == sum(map(len, parts)) + 4, "and the four next dates"


def test_the_graph_says_in_words_what_it_draws(client):
    page = got(client, "/netzwerk")
    said = re.findall(r'class="bl-network-node is-gremium"[^>]*aria-label="([^"]+)"', page)
    assert len(said) == 6
    assert said[1] == (
        "Steuerungsgremium, Gremium. Darin: Kreisverwaltung, Jugendamt, Staatliches Schulamt, Jobcenter, "
        "Volkshochschule. Berichtet an: Lenkungsausschuss."
    )
    assert all(f"<li>{one}</li>" in page for one in said)


def test_a_search_shows_where_an_organisation_takes_part(client):
    page = got(client, "/netzwerk?organisation=Volkshochschule")
    assert "Gezeigt wird, wo „Volkshochschule“ mitarbeitet: 3 Gremien." in page
    assert len(re.findall(r'<article id="gremium-', page)) == 3
    assert len(re.findall(r'<tr id="organisation-', page)) == 1
    none = got(client, "/netzwerk?organisation=Sternwarte")
    assert "Keine Organisation gefunden: „Sternwarte“." in none
    assert "Alle zeigen" in none


def test_english_pages_say_it_in_english(client):
    page = got(client, "/netzwerk?sprache=en")
    assert "Who works with whom" in page
    assert "Thursday, 18 March 2027, 14:00 to 16:30" in page
    assert '<span lang="de">Kreishaus, Sitzungssaal</span>' in page
    assert 'href="/netzwerk/konferenz/bildungskonferenz_2027?sprache=en"' in page


def test_a_conference_has_programme_registration_and_papers(client):
    page = got(client, "/netzwerk/konferenz/bildungskonferenz_2027")
    for words in (
        "Donnerstag, 20. Mai 2027",
        "Stadthalle",
        "09:30 Uhr",
        "Bildung in Zahlen",
        "Einladung",
        "Anmelden",
    ):
        assert words in page, words
    mail = urlsplit(re.search(r'href="(mailto:[^"]+)"', page)[1])
    assert mail.path == "anmeldung@example.org"
    assert parse_qs(mail.query) == {"subject": ["Anmeldung: Bildungskonferenz 2027"]}


def test_after_a_conference_its_results_stand_first(client):
    page = got(client, "/netzwerk/konferenz/bildungskonferenz_2025")
    assert "mailto:" not in page
    assert "Diese Konferenz war am 25. September 2025." in page
    assert page.index("Ergebnisse</h2>") < page.index("Programm</h2>")


def test_a_conference_that_there_is_not_is_said(client):
    assert "Die Konferenz „x“ gibt es hier nicht." in got(client, "/netzwerk/konferenz/x", 404)


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 6), ("?gremium=lenkungsausschuss", 2), ("?sitzung=lenkungsausschuss_2027_1", 1),
     ("?konferenz=bildungskonferenz_2027", 1)],
)  # fmt: skip
def test_the_calendar_holds_what_was_asked_for(client, query, count):
    response = client.get(f"/netzwerk.ics{query}")
    assert (response.status_code, response.mimetype) == (200, "text/calendar")
    assert len(Calendar.from_ical(response.data).walk("VEVENT")) == count
    assert response.data == client.get(f"/netzwerk.ics{query}").data


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("gremium=x", "Das Gremium „x“"),
        ("sitzung=x", "Die Sitzung „x“"),
        ("konferenz=x", "Die Konferenz „x“"),
    ],
)
def test_the_calendar_of_what_there_is_not_is_refused(client, asked, said):
    response = client.get(f"/netzwerk.ics?{asked}")
    assert response.status_code == 404
    assert f"{said} gibt es hier nicht." in response.text


def test_addresses_in_the_calendar_are_those_that_readers_reach(client, monkeypatch):
    monkeypatch.setattr(client.application.config["OWN_ADDRESS"], "public_url", "https://lupe.example.org")
    events = Calendar.from_ical(client.get("/netzwerk.ics").data).walk("VEVENT")
    assert {str(one["URL"]).partition("/netzwerk")[0] for one in events} == {"https://lupe.example.org"}


def test_the_graph_is_drawn_for_the_page_that_shows_it_alone(client, monkeypatch):
    def drawn(view, lang):
        raise AssertionError("drawn")

    monkeypatch.setattr("callbacks.network.contents.drawn", drawn)
    got(client, "/netzwerk/konferenz/bildungskonferenz_2027")


HOSTILE = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"


@pytest.mark.parametrize(
    "address",
    [f"/netzwerk?organisation={HOSTILE}", f"/netzwerk/konferenz/{HOSTILE.replace('/', '%2F')}",
     f"/netzwerk?organisation={'a' * 5000}", "/netzwerk?organisation=%00%FF", f"/netzwerk.ics?gremium={HOSTILE}",
     "/netzwerk?stand=1900.1", "/netzwerk?unbekannt=1"],
)  # fmt: skip
def test_whatever_is_asked_nothing_breaks_and_nothing_runs(client, address):
    response = client.get(address)
    assert response.status_code in (200, 404)
    assert response.mimetype != "text/html" or "<script>alert" not in response.text


def test_another_district_reads_what_will_stand_there(app_of):
    client = app_of("07232").server.test_client()
    page = got(client, "/netzwerk")
    assert "Für Eifelkreis Bitburg-Prüm stehen hier noch keine Gremien." in page
    assert "Hier wird stehen, wer in der Bildung zusammenarbeitet" in page
    assert "Beispiel" not in page.partition("<main")[2]
    assert Calendar.from_ical(client.get("/netzwerk.ics").data).walk("VEVENT") == []
