"""Plain tables of courses and queues: each fault is told with row, column and cause, and nothing is taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS
from dashboard.domain.courses.queue import Queue
from dashboard.domain.courses.schedule import day_words, time_words
from dashboard.domain.institutions.entries import COURSES, CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Status
from data.importing.courses.schedule import days_of, times_of
from data.importing.courses.vocabulary import KIND_WORDS, kind_of_title
from data.importing.findings import Delivery
from data.importing.institutions.reference import ImportOptions
from tests.data.importing.institutions.tables import delivered, read_path, table

SOUND: Mapping[str, str] = {
    "schluessel": "kurs-1",
    "traeger": "vhs-parchim",
    "art": "Frauenkurs",
    "niveau_von": "A1",
    "niveau_bis": "B1",
    "ort": "Haus der Begegnung",
    "gemeinde": "Parchim",
    "beginn": "11.01.2027",
    "ende": "09.07.2027",
    "tage": "Mo-Do",
    "zeiten": "8:30-12:45 Uhr",
    "form": "Präsenz",
    "plaetze": "20",
    "belegt": "4",
    "mindestzahl": "12",
    "anmeldeschluss": "04.01.2027",
    "kinderbetreuung": "ja",
    "kosten": "kostenlos",
    "kontakt": "03871 722-0",
    "status": "Anmeldung offen",
    "bestaetigt_am": "01.11.2026",
}
"""A row without a fault, by the columns of the contract in their order."""
QUEUE = {"art": "frauen", "gemeinde": "13076108", "stichtag": "01.11.2026", "wartende": "7", "wochen": "5,5"}
STORED = Entries(
    institutions=(
        Institution("vhs-parchim", "volkshochschule", "Volkshochschule Parchim", "13076108"),
        Institution(
            "haus", "kunst_kultur", "Haus der Begegnung", "13076108",
            longitude=11.84, latitude=53.42, position="exact",
        ),
    ),
    localities=(
        Locality("13076108", "Parchim", "13076108", 11.85, 53.43),
        Locality("13004000", "Schwerin", "13004000", 11.41, 53.63),
        Locality("13003000", "Rostock", "13003000", 12.14, 54.09),
    ),
)  # fmt: skip
FAULTS: dict[str, tuple[dict[str, str], str, str]] = {
    "no kind": ({"art": ""}, "art", "Die Kursart fehlt. Möglich sind erstorientierung"),
    "unknown kind": ({"art": "frauenkus"}, "art", "gemeint ist vielleicht frauen"),
    "unknown level": ({"niveau_bis": "B7"}, "niveau_bis", "„B7“ ist hier nicht vorgesehen"),
    "levels backwards": ({"niveau_von": "B2"}, "niveau_bis", "von B2 bis B1: das Ende liegt unter dem Anfang"),
    "no start": ({"beginn": ""}, "beginn", "Der Beginn fehlt"),
    "no day": ({"beginn": "31.02.2027"}, "beginn", "„31.02.2027“ ist kein Datum"),
    "day long ago": ({"beginn": "11.01.1027"}, "beginn", "Der 11.01.1027 kann nicht stimmen"),
    "day far ahead": ({"ende": "11.01.2207"}, "ende", "kann nicht stimmen: erwartet wird ein Tag von 2000 bis 2031"),
    "end before start": ({"ende": "10.01.2027"}, "ende", "Das Ende (10.01.2027) liegt vor dem Beginn (11.01.2027)"),
    "deadline after start": ({"anmeldeschluss": "12.01.2027"}, "anmeldeschluss", "liegt nach dem Beginn"),
    "zero seats": ({"plaetze": "0"}, "plaetze", "Ein Kurs mit 0 Plätzen ist keiner"),
    "seats in words": ({"plaetze": "viele"}, "plaetze", "„viele“ ist keine ganze Zahl von 0 bis 999"),
    "half a person": ({"belegt": "3,5"}, "belegt", "„3,5“ ist keine ganze Zahl"),
    "more taken than seats": ({"belegt": "25"}, "belegt", "Es sind 25 Plätze belegt, der Kurs hat aber 20"),
    "minimum above seats": ({"mindestzahl": "30"}, "mindestzahl", "braucht 30 Teilnehmende, hat aber nur 20"),
    "unknown municipality": ({"gemeinde": "13076999"}, "gemeinde", "kennt die Gemeinde „13076999“ nicht"),
    "no place": ({"gemeinde": "", "ort": "Saal"}, "gemeinde", "Es steht nicht da, wo der Kurs ist"),
    "outside": ({"gemeinde": "13003000"}, "gemeinde", "außerhalb des Landkreises"),
    "no weekdays": ({"tage": "immer"}, "tage", "„immer“ sind keine Wochentage"),
    "unknown form": ({"form": "brieflich"}, "form", "Möglich sind präsenz, online, gemischt"),
    "unknown status": ({"status": "vielleicht"}, "status", "„vielleicht“ ist hier nicht vorgesehen"),
    "unknown care": ({"kinderbetreuung": "oft"}, "kinderbetreuung", "„oft“ ist hier nicht vorgesehen"),
    "confirmed tomorrow": ({"bestaetigt_am": "01.12.2026"}, "bestaetigt_am", "liegt in der Zukunft"),
    "key with blanks": ({"schluessel": "kurs 1"}, "schluessel", "„kurs 1“ ist kein Schlüssel"),
    "no address": ({"web": "hier klicken"}, "web", "„hier klicken“ ist keine Webadresse"),
    "markup": ({"kosten": "<b>frei</b>"}, "kosten", "Auszeichnungen wie in einer Webseite"),
    "private mail": ({"kontakt": "erika.musterfrau@gmx.de"}, "kontakt", "vermutlich den Namen einer Person"),
    "a person": ({"kontakt": "Frau Muster, 03871 722-0"}, "kontakt", "vermutlich eine Person"),
    "an example": ({"quelle": "beispieldaten"}, "quelle", "nur wirkliche Kurse"),
}  # fmt: skip
QUEUE_FAULTS: dict[str, tuple[dict[str, str], str, str]] = {
    "no number": ({"wartende": ""}, "wartende", "Die Zahl der Wartenden fehlt"),
    "below zero": ({"wartende": "-3"}, "wartende", "„-3“ ist keine ganze Zahl"),
    "no day": ({"stichtag": ""}, "stichtag", "Der Stichtag fehlt"),
    "a day to come": ({"stichtag": "24.12.2026"}, "stichtag", "liegt in der Zukunft"),
    "no municipality": ({"gemeinde": ""}, "gemeinde", "Die Gemeinde fehlt"),
    "another district": ({"gemeinde": "13003000"}, "gemeinde", "Rostock liegt nicht im Landkreis"),
    "unknown kind": ({"art": "tanz"}, "art", "Die Kursart „tanz“ ist unbekannt"),
    "too many weeks": ({"wochen": "999"}, "wochen", "999 Wochen können nicht stimmen"),
    "an example": ({"quelle": "beispieldaten"}, "quelle", "nur wirkliche Wartelisten"),
}  # fmt: skip


def read(folder: Path, *rows: Mapping[str, str], options: ImportOptions | None = None) -> Delivery:
    [found] = delivered(folder, table(*rows), stored=STORED, options=options)
    return found


def course(folder: Path, **changes: str) -> Course:
    """The only course of a table without an error."""
    found = read(folder, {**SOUND, **changes})
    assert [one.message for one in found.of_level("error")] == []
    return found.entries.courses[0]


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_and_nothing_is_taken(tmp_path: Path, case: str) -> None:
    changes, column, said = FAULTS[case]
    _told(read(tmp_path, {**SOUND, **changes}), column, said)


@pytest.mark.parametrize("case", QUEUE_FAULTS)
def test_a_fault_of_a_queue_is_told(tmp_path: Path, case: str) -> None:
    changes, column, said = QUEUE_FAULTS[case]
    _told(read(tmp_path, {**QUEUE, **changes}), column, said)


def _told(found: Delivery, column: str, said: str) -> None:
    told = [(one.row, one.column, one.message) for one in found.of_level("error")]
    assert any(row == 2 and at == column and said in message for row, at, message in told), told
    assert not found.ok and not found.entries and found.format == "courses_csv"


def test_a_sound_row_is_a_course(tmp_path: Path) -> None:
    assert course(tmp_path) == Course(
        key="kurs-1",
        kind="frauen",
        start=date(2027, 1, 11),
        provider="Volkshochschule Parchim",
        provider_key="vhs-parchim",
        level_from="A1",
        level_to="B1",
        place="Haus der Begegnung",
        place_key="haus",
        municipality="13076108",
        longitude=11.84,
        latitude=53.42,
        end=date(2027, 7, 9),
        days=(0, 1, 2, 3),
        times=((510, 765),),
        form="presence",
        seats=20,
        taken=4,
        minimum=12,
        deadline=date(2027, 1, 4),
        child_care=True,
        costs="kostenlos",
        contact="03871 722-0",
        status="open",
        confirmed_on=date(2026, 11, 1),
        source="landkreis",
    )


def test_only_kind_start_and_place_are_needed(tmp_path: Path) -> None:
    found = read(tmp_path, {"art": "deutsch", "beginn": "2027-02-01", "gemeinde": "13076108"})
    assert found.ok
    [one] = found.entries.courses
    assert (one.key, one.place, one.longitude) == ("deutsch-13076108-2027-02-01", "Parchim", 11.85)
    assert (one.end, one.seats, one.child_care, one.level_from, one.status) == (None, None, None, "", "")


def test_what_a_cell_may_say(tmp_path: Path) -> None:
    assert course(tmp_path, niveau_von="", niveau_bis="").level_to == "B1"
    assert course(tmp_path, niveau_von="", niveau_bis="A2").level_from == "A2"
    cancelled = course(tmp_path, status="abgesagt: zu wenige Anmeldungen")
    assert (cancelled.status, cancelled.reason) == ("cancelled", "zu wenige Anmeldungen")
    assert course(tmp_path, status="abgesagt", grund="Lehrkraft fehlt").reason == "Lehrkraft fehlt"
    hidden = course(tmp_path, belegt=".")
    assert hidden.taken is None and hidden.taken_hidden
    online = course(tmp_path, form="online", ort="", gemeinde="")
    assert online.municipality == "" and online.place == ""
    spoken = course(tmp_path, zeiten="vormittags")
    assert spoken.times == () and spoken.times_note == "vormittags"
    other = course(tmp_path, ort="Rathaus")
    assert (other.place, other.place_key, other.longitude) == ("Rathaus", "", 11.85)


def test_a_neighbour_is_a_warning(tmp_path: Path) -> None:
    found = read(tmp_path, {**SOUND, "gemeinde": "13004000", "ort": "Schwerin"})
    assert found.ok and "Kurs der Nachbarschaft" in found.of_level("warning")[0].message


def test_one_key_stands_once(tmp_path: Path) -> None:
    found = read(tmp_path, SOUND, {**SOUND, "art": "jugend"})
    assert not found.ok and "Steht schon in Zeile 2" in found.of_level("error")[0].message
    queues = read(tmp_path, QUEUE, {**QUEUE, "wartende": "9"})
    assert not queues.ok and "Steht schon in Zeile 2" in queues.of_level("error")[0].message


def test_queues_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        QUEUE,
        {**QUEUE, "art": "jugend", "wartende": "0", "wochen": ""},
        {**QUEUE, "art": "eltern", "wartende": "."},
    )
    assert [one.message for one in found.of_level("error")] == []
    day = date(2026, 11, 1)
    assert found.entries.queues == (
        Queue("frauen", "13076108", day, 7, weeks=5.5, source="landkreis"),
        Queue("jugend", "13076108", day, 0, Status.ZERO, source="landkreis"),
        Queue("eltern", "13076108", day, None, Status.SUPPRESSED, source="landkreis"),
    )


def test_a_workbook_has_courses_and_queues_on_their_sheets(tmp_path: Path) -> None:
    """With cells that are dates and numbers, as a spreadsheet stores them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Kurse"
    sheet.append(["art", "gemeinde", "beginn", "ende", "plaetze", "kinderbetreuung"])
    sheet.append(["jugend", "Parchim", datetime(2027, 2, 1), datetime(2027, 6, 30), 15, "ja"])
    queues = book.create_sheet("Warteliste")
    queues.append(["art", "gemeinde", "stichtag", "wartende", "wochen"])
    queues.append(["jugend", 13076108, datetime(2026, 11, 1), 5, 7])
    book.save(tmp_path / "kurse.xlsx")
    found = read_path(tmp_path / "kurse.xlsx", stored=STORED)
    assert [one.message for one in found.of_level("error")] == [] and found.format == "courses_xlsx"
    [one] = found.entries.courses
    assert (one.start, one.end, one.seats, one.child_care) == (date(2027, 2, 1), date(2027, 6, 30), 15, True)
    [queue] = found.entries.queues
    assert (queue.on, queue.waiting, queue.weeks) == (date(2026, 11, 1), 5, 7.0)


def test_a_table_may_name_all_courses_of_the_district(tmp_path: Path) -> None:
    found = read(tmp_path, SOUND, options=ImportOptions(complete="13076"))
    assert found.entries.complete == (CompleteKind(COURSES, "13076"),)
    away = read(
        tmp_path, {**SOUND, "gemeinde": "13004000", "ort": ""}, options=ImportOptions(complete="13076")
    )
    assert "Die Lieferung soll vollständig für 13076 sein" in away.of_level("error")[0].message


def test_courses_name_institutions_of_another_file(tmp_path: Path) -> None:
    school = "schluessel;art;name;gemeinde\nneu-1;sprachkurstraeger;Sprachschule Neu;13076108\n"
    files = delivered(tmp_path, table({**SOUND, "traeger": "neu-1", "ort": "neu-1"}), school, stored=STORED)
    [one] = [course for file in files for course in file.entries.courses]
    assert (one.provider_key, one.place) in (("neu-1", "Sprachschule Neu"), ("", "neu-1"))


def test_every_kind_is_known_by_a_word_and_by_titles() -> None:
    assert set(KIND_WORDS.values()) == set(KINDS)
    assert kind_of_title("Integrationskurs mit Alphabetisierung") == "alphabetisierung"
    assert kind_of_title("Berufssprachkurs C1") == "beruf_c1"
    assert kind_of_title("Deutsch für Pflegekräfte") == "beruf_fach"
    assert kind_of_title("Azubi-Berufssprachkurs B2") == "beruf_azubi"
    assert kind_of_title("Deutsch am Abend") == "deutsch"
    assert kind_of_title("Schweißen") == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo-Fr", (0, 1, 2, 3, 4)),
        ("montags und mittwochs", (0, 2)),
        ("Di, Do", (1, 3)),
        ("Sa.", (5,)),
        ("werktags", (0, 1, 2, 3, 4)),
        ("Fr-Mo", None),
        ("jeden Tag", None),
    ],
)
def test_days(text: str, days: tuple[int, ...] | None) -> None:
    assert days_of(text) == days
    if days:
        assert days_of(day_words(days)) == days


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("8-12 Uhr", ((480, 720),)),
        ("08:30–12:45, 13.30 bis 15 Uhr", ((510, 765), (810, 900))),
        ("von 17:30 bis 20:45 Uhr", ((1050, 1245),)),
        ("20-18", None),
        ("25:00-26:00", None),
        ("8-12, 11-13", None),
        ("vormittags", None),
    ],
)
def test_times(text: str, times: tuple[tuple[int, int], ...] | None) -> None:
    assert times_of(text) == times
    if times:
        assert times_of(time_words(times)) == times
