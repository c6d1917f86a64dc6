"""Catalogues of courses: each wrong file gives a sentence and brings nothing, each sound one its courses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.courses.course import Course
from dashboard.domain.deliveries.amendments import Amendments, CellChange
from data.catalogue.loader import load
from data.importing.courses.catalogues import read as catalogues
from data.importing.findings import Delivery
from data.importing.read import read_file
from tests.data.importing.courses.catalogue_files import (
    REFUSED,
    SERVICE,
    catalogue,
    date_of_search,
    search,
    service,
)
from tests.data.importing.institutions.tables import read_path, reference


def read(folder: Path, name: str, content: bytes) -> Delivery:
    (folder / name).write_bytes(content)
    return read_path(folder / name)


def courses(folder: Path, name: str, content: bytes) -> tuple[Course, ...]:
    """Those of a file without an error."""
    found = read(folder, name, content)
    assert [one.message for one in found.of_level("error")] == []
    return found.entries.courses


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_catalogue_gives_a_sentence_and_brings_nothing(tmp_path: Path, case: str) -> None:
    name, content, said = REFUSED[case]
    found = read(tmp_path, name, content)
    messages = [one.message for one in found.of_level("error")]
    assert any(said in one for one in messages), messages
    assert all(one.startswith(name) for one in messages)
    assert not found.ok and not found.entries


def test_a_sound_catalogue_is_read(tmp_path: Path) -> None:
    [found] = courses(tmp_path, "k.xml", catalogue(SERVICE))
    assert found == Course(
        key="oq-77-1",
        kind="allgemein",
        start=date(2027, 1, 11),
        provider="Bildungsverein Muster",
        title="Allgemeiner Integrationskurs A1 bis B1",
        level_from="A1",
        level_to="B1",
        place="Haus der Begegnung",
        municipality="13076108",
        end=date(2027, 7, 9),
        times=((510, 765),),
        form="presence",
        seats=20,
        minimum=12,
        costs="kostenlos",
        contact="+49.3871.0000, kurse@example.org",
        web="https://example.org/kurs",
        confirmed_on=date(2026, 11, 2),
        source="open-Q-cat",
    )


def test_names_of_persons_are_not_read(tmp_path: Path) -> None:
    for name, content in (("k.xml", catalogue(SERVICE)), ("k.json", search(date_of_search()))):
        assert "Musterfrau" not in repr(courses(tmp_path, name, content))


def test_a_catalogue_in_an_older_encoding_is_read_as_it_says(tmp_path: Path) -> None:
    content = catalogue(service(title="Integrationskurs für Frauen"), encoding="iso-8859-15")
    assert b"f\xfcr" in content
    [found] = courses(tmp_path, "k.xml", content)
    assert (found.kind, found.title) == ("frauen", "Integrationskurs für Frauen")


def test_cdata_and_web_pages_in_it_are_plain_text(tmp_path: Path) -> None:
    title = "<![CDATA[<b>Berufssprachkurs</b> B2 &amp; <i>Pflege</i>]]>"
    [found] = courses(tmp_path, "k.xml", catalogue(service(title=title)))
    assert (found.kind, found.title) == ("beruf_b2", "Berufssprachkurs B2 & Pflege")


def test_a_missing_end_is_a_note(tmp_path: Path) -> None:
    found = read(tmp_path, "k.xml", catalogue(service(end="")))
    assert found.ok and found.entries.courses[0].end is None
    assert any("Ohne Ende" in one.message for one in found.findings)


def test_what_is_not_ours_is_counted(tmp_path: Path) -> None:
    """Other topics, courses far away, and those that begin whenever somebody comes."""
    content = catalogue(
        SERVICE,
        service("2", title="Schweißen"),
        service("3", title="Buchhaltung mit SAP"),
        service("4", town=("20095", "Hamburg")),
        service("5", start="", end="", more="<FLEXIBLE_START>true</FLEXIBLE_START>"),
    )
    found = read(tmp_path, "k.xml", content)
    assert [one.key for one in found.entries.courses] == ["oq-77-1"]
    notes = " ".join(one.message for one in found.of_level("note"))
    assert "2 Kurse des Katalogs sind keine Deutsch- oder Integrationskurse" in notes
    assert "Ein Kurs des Katalogs ist weiter als 25 km" in notes
    assert "Ein Kurs des Katalogs beginnt jederzeit" in notes


def test_an_offer_describes_its_dates(tmp_path: Path) -> None:
    """An offer without a day is no course; its dates have its title where they have none."""
    offer = service("9", start="", end="", kind="true")
    dated = service("10", title="").replace("<COURSE_ID>10<", "<COURSE_ID>9<")
    [found] = courses(tmp_path, "k.xml", catalogue(offer, dated))
    assert (found.key, found.title) == ("oq-77-10", "Allgemeiner Integrationskurs A1 bis B1")


def test_an_update_says_that_nothing_is_deleted(tmp_path: Path) -> None:
    around = (
        '<UPDATE_CATALOG seq_number="1"><DELETE><SERVICE><PRODUCT_ID>3</PRODUCT_ID></SERVICE></DELETE><NEW>',
        "</NEW></UPDATE_CATALOG>",
    )
    found = read(tmp_path, "k.xml", catalogue(SERVICE, around=around))
    assert found.ok and len(found.entries.courses) == 1
    assert any("1 Kurse sollen gelöscht werden" in one.message for one in found.of_level("warning"))


def test_the_course_search_is_read(tmp_path: Path) -> None:
    [found] = courses(tmp_path, "k.json", search(date_of_search()))
    assert found == Course(
        key="ba-179752566",
        kind="beruf_b2",
        start=date(2027, 1, 11),
        provider="Bildungswerk Muster",
        title="Berufssprachkurs B2 (DeuFöV)",
        level_from="B1",
        level_to="B2",
        place="Bildungswerk Muster",
        municipality="13076090",
        longitude=11.49714,
        latitude=53.32451,
        end=date(2027, 7, 13),
        times_note="Montag bis Freitag von 8 bis 13 Uhr",
        form="mixed",
        seats=25,
        minimum=12,
        costs="kostenlos",
        funding="Kostenlos für Arbeitsuchende",
        contact="03871 0000, kurse@example.org",
        web="https://example.org",
        confirmed_on=date(2026, 11, 1),
        source="Kurssuche der Bundesagentur für Arbeit",
    )


def test_several_pages_in_a_list_are_read(tmp_path: Path) -> None:
    pages = b"[" + search(date_of_search()) + b"," + search(date_of_search(id=2)) + b"]"
    assert [one.key for one in courses(tmp_path, "k.json", pages)] == ["ba-179752566", "ba-2"]


def test_a_large_catalogue_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "_LARGEST", 500)
    found = read(tmp_path, "k.xml", catalogue(SERVICE))
    assert not found.ok and "Der Katalog ist" in found.findings[0].message


def test_cells_of_a_catalogue_cannot_be_changed(tmp_path: Path) -> None:
    (tmp_path / "k.xml").write_bytes(catalogue(SERVICE))
    changed = Amendments((CellChange("k.xml", "", 1, "A", "", "x"),))
    found = read_file(tmp_path / "k.xml", load(), {}, reference=reference, amendments=changed)
    assert "In Kurskatalogen lassen sich keine Zellen ändern" in found.findings[0].message and not found.ok
