"""Who works with whom: refused at the field, in force with a release, gone with its rollback, written as it was
read."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.definitions.of_district import network_of
from dashboard.domain.definitions.stated import Definitions
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.addresses import address_problem, mail_problem, time_problem
from data.definitions.document import checked_sections, sections_of
from data.definitions.history import definition_history, last_stated
from data.definitions.read import KnownDefinitions, read_definitions
from data.definitions.written import sections_from, text_of
from data.embedded_strategy import example_network
from data.importing.read import Delivered, read_files
from data.own_tables import extended
from data.publishing.rollback import rollback
from data.stores import snapshot
from tests.data.definitions.files import text
from tests.data.definitions.network_file import NETWORK, with_network
from tests.data.definitions.test_in_force import published


def _read(document: dict[str, Any], stated: Definitions | None = None) -> tuple[Definitions, list[Any]]:
    problems, shipped = Problems(), load()
    sections = checked_sections(document, "probe.yaml", problems)
    known = KnownDefinitions(shipped, shipped, stated or Definitions())
    return read_definitions(sections, "probe.yaml", known, problems), problems.faults


def _meeting(**changes: Any) -> dict[str, Any]:
    return with_network("meetings", "maerz", **changes)


def _body(**changes: Any) -> dict[str, Any]:
    return with_network("bodies", "gruppe", **changes)


def _conference(**changes: Any) -> dict[str, Any]:
    return with_network("conferences", "konferenz", **changes)


WRONG = {
    "an unknown body": (_meeting(body="x"), "maerz", "body", "Das Gremium „x“ gibt es nicht"),
    "no body": (_meeting(body=None), "maerz", "body", "fehlt"),
    "no day": (_meeting(day=None), "maerz", "day", "fehlt"),
    "a day too far off": (_meeting(day="9999-12-31"), "maerz", "day", "von 1900 bis 2100"),
    "a term from long ago": (_body(begins="1899-12-31"), "gruppe", "begins", "von 1900 bis 2100"),
    "a day that is none": (_meeting(day="2027-02-30"), "maerz", "day", "kein Tag"),
    "an end before the start": (_meeting(ends="13:00"), "maerz", "ends", "nach dem Beginn"),
    "an end at the start": (_meeting(ends="14:00"), "maerz", "ends", "nach dem Beginn"),
    "an end without a start": (_meeting(begins=None), "maerz", "begins", "fehlt der Beginn"),
    "a time that is none": (_meeting(begins="25:00"), "maerz", "begins", "keine Uhrzeit"),
    "a time that YAML reads as a number": (_meeting(begins=840), "maerz", "begins", "Anführungszeichen"),
    "a script as an address": (_meeting(oparl="javascript:alert(1)"), "maerz", "oparl", "https://"),
    "an address of a file": (_meeting(oparl="file:///etc/passwd"), "maerz", "oparl", "https://"),
    "an address without a host": (_meeting(oparl="https://"), "maerz", "oparl", "keine Adresse"),
    "a paper without an address": (_meeting(papers=[{"label": "Vorlage"}]), "maerz", "papers", "(url)"),
    "a paper without a name": (
        _meeting(papers=[{"url": "https://www.example.org/1"}]),
        "maerz",
        "papers",
        "(label)",
    ),
    "a paper that is a script": (
        _meeting(papers=[{"label": "Vorlage", "url": "JavaScript:alert(1)"}]),
        "maerz",
        "papers",
        "https://",
    ),
    "a paper that is a word": (_meeting(papers=["Vorlage"]), "maerz", "papers", "label und url"),
    "public as a word": (_meeting(public="vielleicht"), "maerz", "public", "true oder false"),
    "an agenda that is no list": (_meeting(agenda="Bericht"), "maerz", "agenda", "eine Liste"),
    "a person in charge": (_meeting(vorsitz="Jemand"), "maerz", "vorsitz", "nicht bekannt"),
    "an unknown member": (_body(members=["niemand"]), "gruppe", "members", "nicht bekannt"),
    "a member twice": (_body(members=["jobcenter", "jobcenter"]), "gruppe", "members", "zweimal"),
    "an unknown kind": (_body(kind="verein"), "gruppe", "kind", "nicht vorgesehen"),
    "an unknown parent": (_body(parent="x"), "gruppe", "parent", "gibt es nicht"),
    "its own parent": (_body(parent="gruppe"), "gruppe", "parent", "nicht sich selbst"),
    "a circle of parents": (
        with_network("bodies", "lenkung", parent="gruppe"),
        "lenkung",
        "parent",
        "über andere sich selbst",
    ),
    "a term that ends before it begins": (
        _body(begins="2027-01-01", ends="2026-01-01"),
        "gruppe",
        "ends",
        "vor dem Beginn",
    ),
    "an unknown agreement": (_body(agreement="x"), "gruppe", "agreement", "gibt es nicht"),
    "no German name": (_body(name={"en": "Working group"}), "gruppe", "name", "deutsche Text"),
    "a name that is a list": (_body(tasks=["prüft"]), "gruppe", "tasks", "auf Deutsch"),
    "an unknown language": (_body(name={"de": "Gruppe", "pl": "Grupa"}), "gruppe", "name", "Sprache „pl“"),
    "one partner": (
        with_network("agreements", "vertrag", parties=["schulamt"]),
        "vertrag",
        "parties",
        "mindestens zwei",
    ),
    "an agreement that ends before it is made": (
        with_network("agreements", "vertrag", ends="2024-01-01"),
        "vertrag",
        "ends",
        "vor dem Beginn",
    ),
    "a mail address without a host": (
        _conference(registration="anmeldung@"),
        "konferenz",
        "registration",
        "keine E-Mail-Adresse",
    ),
    "a mail address with a header": (
        _conference(registration="a@example.org?bcc=b@example.org"),
        "konferenz",
        "registration",
        "keine E-Mail-Adresse",
    ),
    "a programme that goes back": (
        _conference(
            programme=[
                {"begins": "10:00", "title": {"de": "Zahlen"}},
                {"begins": "09:00", "title": {"de": "Ankommen"}},
            ]
        ),
        "konferenz",
        "programme",
        "beginnt vor dem, was davor steht",
    ),
    "an item without a title": (
        _conference(programme=[{"begins": "10:00"}]),
        "konferenz",
        "programme",
        "auf Deutsch",
    ),
    "an organisation of an unknown kind": (
        with_network("organisations", "schulamt", kind="amt"),
        "schulamt",
        "kind",
        "nicht vorgesehen",
    ),
    "a website with a password": (
        with_network("organisations", "schulamt", web="https://a:b@example.org/"),
        "schulamt",
        "web",
        "weder Namen noch Kennwort",
    ),
    "an example of nowhere": (
        with_network("organisations", "schulamt", example="dort"),
        "schulamt",
        "example",
        "Kreisschlüssel",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_at_its_field(name):
    document, key, field, sentence = WRONG[name]
    _, faults = _read(document)
    found = [one for one in faults if (one.key, one.field.partition(".")[0]) == (key, field)]
    assert any(sentence in one.sentence for one in found), faults


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_a_finding_with_its_place_and_states_nothing(name):
    document, key, field, _ = WRONG[name]
    known = load()
    (delivery,) = read_files([Delivered("netzwerk.yaml", text(document).encode())], known, {})
    errors = list(delivery.of_level("error"))
    assert any(one.column and one.column.partition(".")[0] == field and one.row for one in errors), errors
    assert any(key in one.message for one in errors)


def test_what_belongs_together_is_read_together():
    found, faults = _read(NETWORK)
    assert faults == []
    assert found.count == 7
    assert found.bodies[0].members == ("schulamt", "jobcenter")
    assert found.meetings[0].public and found.meetings[0].papers[0].label == "Vorlage 7"
    assert [one.begins for one in found.conferences[0].programme] == ["09:30", ""]
    assert found.organisations[1].name == {"de": "Jobcenter"}


def test_nothing_is_removed_that_others_name():
    before, _ = _read(NETWORK)
    for section, key, rest in (
        ("organisations", "schulamt", "„lenkung“, „vertrag“"),
        ("bodies", "lenkung", "„gruppe“, „maerz“"),
        ("agreements", "vertrag", "„lenkung“"),
    ):
        _, faults = _read({"removed": {section: [key]}}, before)
        assert [(one.field, rest in one.sentence) for one in faults] == [(section, True)], faults
    everything = {"removed": {section: list(NETWORK[section]) for section in SECTIONS.values()}}
    assert _read(everything, before)[1] == []


def test_the_written_file_states_the_same_and_the_store_gives_it_back():
    shipped = example_network("13076")
    problems, known = Problems(), load()
    written = sections_of(text_of(sections_from(shipped)), "wieder.yaml", problems)
    again = read_definitions(written, "wieder.yaml", KnownDefinitions(known, known), problems)
    assert (problems.found, again) == ([], shipped)
    catalogue = extended(known, (), (), shipped)
    stored = snapshot.load(snapshot.dump(catalogue))
    assert [getattr(stored, one) for one in SECTIONS.values()] == [
        getattr(catalogue, one) for one in SECTIONS.values()
    ]


def test_a_catalogue_without_a_network_is_stored_as_before_there_was_one():
    assert not any(f'"{section}"' in snapshot.dump(load()) for section in SECTIONS.values())


def test_the_example_is_one_district_s_alone_and_says_so():
    found = example_network("13076")
    parts = [one for section in SECTIONS.values() for one in getattr(found, section)]
    assert {one.example for one in parts} == {"13076"}
    assert not example_network("07232")
    shown = extended(load(), (), (), found)
    assert len(network_of(shown, "13076").bodies) == 6
    assert not network_of(shown, "07232")
    own, _ = _read(NETWORK)
    assert network_of(extended(load(), (), (), own), "07232").bodies == own.bodies


def test_bodies_stand_by_kind_and_what_has_a_day_by_it():
    network = network_of(extended(load(), (), (), example_network("13076")), "13076")
    kinds = [one.kind for one in network.bodies]
    assert kinds == ["lenkungsausschuss", "steuerungsgremium", "netzwerk", *["arbeitsgruppe"] * 3]
    assert [one.day for one in network.meetings] == sorted(one.day for one in network.meetings)
    names = [one.name["de"] for one in network.organisations]
    assert names == sorted(names, key=str.casefold)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/a?b=c#d",
        "http://ratsinfo.kreis-beispiel.de:8080/oparl/1",
        "https://münchen.de/",
    ],
)
def test_addresses_that_people_paste_are_taken(address):
    assert address_problem(address) == ""
    refused = address_problem(address.replace("http", "ftp", 1))
    assert "https://" in refused and "http://" in refused, "it names both that are taken"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x", "//example.org"),
        *("https://", "https://a b.de", "https://x@y.de/", "https://exa mple.org", "https://localhost/"),
        *(
            'https://example.org/"onclick=',
            "https://example.org:99999/",
            "https://example.org/<b>",
            "mailto:a@b.de",
        ),
        f"https://example.org/{'a' * 700}",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(address):
    assert address_problem(address)


NO_MAIL = ("a@", "@b.de", "a b@c.de", "a@b", "a@b.de\nBcc: c@d.de", "a..b@c.de", "a@b.de,c@d.de")


@pytest.mark.parametrize("mail", NO_MAIL)
def test_what_is_no_mail_address_is_refused(mail):
    assert mail_problem(mail)
    assert not mail_problem("anmeldung@kreis-beispiel.de")


@pytest.mark.parametrize("given", ["9:30", "24:00", "12:60", "", 570, None, True, "12.30", "１２:30"])
def test_what_is_no_time_is_refused(given):
    assert time_problem(given)
    assert not time_problem("09:30")


@pytest.fixture
def ready(stores, world):
    world.counts("kinder_u7", 2023, {"13076001": "60"}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def test_it_comes_into_force_with_a_release_and_goes_with_it(ready, tmp_path):
    outcome = published(ready, tmp_path, netzwerk_yaml=text(NETWORK))
    catalogue = ready.repository().catalogue()
    assert {one.key for one in catalogue.bodies} == {"lenkung", "gruppe"}
    assert catalogue.meetings[0].begins == "14:00"
    with ready.raw.connect() as connection:
        (version,) = definition_history(connection, "body", "lenkung")
        assert last_stated(connection, "body")["lenkung"].version == outcome.version
    assert (version.version, version.entry["kind"]) == (outcome.version, "lenkungsausschuss")
    without = published(ready, tmp_path, ohne_yaml=text({"removed": {"meetings": ["maerz"]}}))
    assert ready.repository().catalogue().meetings == ()
    with ready.raw.connect() as connection:
        assert last_stated(connection, "meeting")["maerz"].version == without.version
    rollback(ready.raw, ready.published, outcome.version)
    assert not network_of(ready.repository().catalogue(), "13076")
