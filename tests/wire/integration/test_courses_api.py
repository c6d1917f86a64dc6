"""`/api/v1/kurse`, `/api/v1/warteliste` and `/kurse.ics` over what ships, and bad requests."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from callbacks.api.openapi import document
from callbacks.institutions.institution_data import present_day
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Provenance, Status
from dashboard.exports.rows import german_csv
from dashboard.indicators.courses.sites import CourseSite
from dashboard.integration.listing.rows import (
    COURSE_COLUMNS,
    COURSE_TABLE,
    QUEUE_COLUMNS,
    QUEUE_TABLE,
    course_row,
    flat,
    queue_row,
)
from data.importing.institutions import columns
from data.importing.institutions.columns import layout_of
from tests.data.importing.institutions.tables import TODAY, read_path

COURSES, QUEUES = "/api/v1/kurse", "/api/v1/warteliste"
PARCHIM = "13076108"


@pytest.fixture(scope="module")
def client(app_of):
    return app_of().server.test_client()


def rows(client, query: str = "", path: str = COURSES) -> list[dict[str, object]]:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json["zeilen"]


def keys(client, query: str = "") -> set[str]:
    return {str(row["schluessel"]).removeprefix("beispiel-") for row in rows(client, query)}


def problem(client, path: str) -> dict[str, object]:
    answer = client.get(path)
    assert answer.mimetype == "application/problem+json", answer.text
    return {"code": answer.status_code, **answer.json}


def test_courses_that_run_or_come(client) -> None:
    answer = client.get(COURSES).json
    found = answer["zeilen"]
    assert list(found[0]) == list(COURSE_COLUMNS) and len(found) == 25
    assert "beispiel-b1-ludwigslust-ende" not in {row["schluessel"] for row in found}
    assert {row["herkunft"] for row in found} == {"example"}
    assert any("erfunden" in one for one in answer["hinweise"]) and answer["quellen"][0]["name"]
    assert [row["beginn"] for row in found] == sorted(row["beginn"] for row in found)
    cancelled = [row for row in found if row["status"] == "abgesagt"]
    assert all(row["grund"] and row["beginn"] >= present_day().isoformat() for row in cancelled)


def test_secret_numbers_are_told_apart(client) -> None:
    found = {row["schluessel"]: row for row in rows(client)}
    hidden = found["beispiel-c1-ludwigslust"]
    assert (hidden["belegt"], hidden["belegt_status"]) == (None, "suppressed")
    assert found["beispiel-orientierung-crivitz"]["belegt_status"] == "not_collected"
    assert not any(row["belegt"] in (1, 2) for row in found.values())
    queues = {(row["art"], row["gemeinde"]): row for row in rows(client, path=QUEUES)}
    assert queues["eltern", "13076050"] | {"stichtag": ""} == {
        "art": "eltern", "gemeinde": "13076050", "stichtag": "", "wartende": None, "wochen": None,
        "quelle": "beispieldaten", "art_name": "Für Eltern", "gemeinde_name": "Grabow", "status": "suppressed",
        "herkunft": "example",
    }  # fmt: skip
    assert queues["allgemein", "13076025"]["wartende"] == 0
    assert {row["wartende"] for row in queues.values()} == {6, 5, 4, 12, None, 0}


def test_filters(client) -> None:
    assert {row["art"] for row in rows(client, "kursart=frauen,eltern")} == {"frauen", "eltern"}
    through_c1 = rows(client, "niveau=C1")
    assert through_c1 and all(row["niveau_von"] <= "C1" <= row["niveau_bis"] for row in through_c1)
    near = rows(client, f"ort={PARCHIM}&umkreis=10")
    assert near and all(row["entfernung_km"] <= 10 or row["form"] == "online" for row in near)
    assert {row["gemeinde"] for row in near if row["form"] != "online"} == {PARCHIM}
    assert all(row["kinderbetreuung"] == "ja" for row in rows(client, "betreuung=ja"))
    far_ahead = present_day() + timedelta(days=190)
    late = rows(client, f"ab={far_ahead:%Y-%m}")
    assert 0 < len(late) < 25
    assert all(row["ende"] is None or row["ende"] >= f"{far_ahead:%Y-%m}-01" for row in late)
    assert "b1-ludwigslust-ende" in keys(client, "ab=2020-01")
    assert rows(client, "herkunft=amtlich") == []
    assert [row["art"] for row in rows(client, "kursart=eltern", QUEUES)] == ["eltern"]


@pytest.mark.parametrize("path", [COURSES, QUEUES, "/kurse.ics"])
def test_what_cannot_be_answered_is_a_problem(client, path: str) -> None:
    assert problem(client, f"{path}?kursart=tanz")["code"] == 404
    assert "möglich sind erstorientierung" in str(problem(client, f"{path}?kursart=tanz")["detail"])
    assert problem(client, f"{path}?niveau=B7")["parameter"] == "niveau"
    assert problem(client, f"{path}?ab=gestern")["code"] == 400
    assert problem(client, f"{path}?umkreis=10")["parameter"] == "umkreis"
    assert problem(client, f"{path}?ort=99999999")["code"] == 404
    assert problem(client, f"{path}?stand=1999.1")["code"] == 404
    if path != "/kurse.ics":
        assert problem(client, f"{path}?format=xml")["parameter"] == "format"


def test_the_description_names_them(client) -> None:
    paths = document("/", "de", "Landkreis")["paths"]
    assert {COURSES, QUEUES, "/kurse.ics"} <= set(paths)
    named = {one["name"] for one in paths[COURSES]["get"]["parameters"]}
    assert {"kursart", "niveau", "ort", "umkreis", "ab", "format"} <= named


def test_the_columns_are_those_of_the_import() -> None:
    for table, layout in ((COURSE_TABLE, columns.COURSE_TABLE), (QUEUE_TABLE, columns.QUEUE_TABLE)):
        assert set(table) <= set(layout.columns) and layout_of(table) is layout
    assert layout_of(COURSE_COLUMNS) is columns.COURSE_TABLE
    assert layout_of(QUEUE_COLUMNS) is columns.QUEUE_TABLE


def test_examples_are_refused_when_they_come_back(client, tmp_path) -> None:
    for path in (COURSES, QUEUES):
        (tmp_path / "zurueck.csv").write_bytes(client.get(f"{path}?format=csv").data)
        found = read_path(tmp_path / "zurueck.csv")
        assert not found.ok and not found.entries
        assert {
            re.search("Quelle der Beispieldaten", one.message) is None for one in found.of_level("error")
        } == {False}


def test_a_table_of_courses_is_read_back(tmp_path) -> None:
    """Every field that has a column, with a number that is secret and one that is not known."""
    full = Course(
        key="kurs-1", kind="frauen", start=date(2027, 1, 11), provider="Bildungsverein; „Muster“",
        title="=Deutsch", level_from="A1", level_to="B1", place="Haus", municipality=PARCHIM,
        longitude=11.84875, latitude=53.42631, end=date(2027, 7, 9), days=(0, 1, 2, 3), times=((510, 765), (780, 840)),
        times_note="nicht in den Ferien", form="mixed", seats=20, taken=None, taken_hidden=True, minimum=12,
        deadline=date(2027, 1, 4), child_care=False, costs="229,50 €", funding="Land", contact="+49 3871 722-0",
        web="https://example.org", status="cancelled", reason="zu wenige Anmeldungen",
        confirmed_on=date(2026, 11, 1), source="Amt",
    )  # fmt: skip
    bare = Course(
        "kurs-2", "deutsch", date(2027, 2, 1), place="Parchim", municipality=PARCHIM, source="landkreis"
    )
    spoken = replace(full, key="kurs-3", times=(), times_note="vormittags", taken=7, taken_hidden=False)
    given = [full, bare, spoken]
    lines = [flat(course_row(CourseSite(one, "Parchim", None), TODAY, None, "de")) for one in given]
    content = german_csv(
        COURSE_COLUMNS, ([row[name] for name in COURSE_COLUMNS] for row in lines), ["Hinweis"]
    )
    (tmp_path / "kurse.csv").write_bytes(content)
    found = read_path(tmp_path / "kurse.csv")
    assert [one.message for one in found.of_level("error")] == []
    assert found.entries == Entries(courses=tuple(given))
    unset = [one.name for one in fields(Course) if getattr(full, one.name) in (one.default, None)]
    assert unset == ["provider_key", "place_key", "taken", "provenance"]


def test_a_table_of_queues_is_read_back(tmp_path) -> None:
    day = date(2026, 11, 1)
    given = (
        Queue("frauen", PARCHIM, day, 7, weeks=5.5, source="Amt"),
        Queue("jugend", PARCHIM, day, 0, Status.ZERO, source="Amt"),
        Queue("eltern", PARCHIM, day, None, Status.SUPPRESSED, source="Amt"),
    )
    lines = [flat(queue_row(one, {}, "de")) for one in given]
    content = german_csv(QUEUE_COLUMNS, ([row[name] for name in QUEUE_COLUMNS] for row in lines), ["Hinweis"])
    (tmp_path / "warteliste.csv").write_bytes(content)
    assert read_path(tmp_path / "warteliste.csv").entries == Entries(queues=given)


def test_the_file_has_what_the_answer_has(client) -> None:
    answer = client.get(f"{COURSES}?format=csv&kursart=allgemein")
    assert answer.mimetype == "text/csv" and answer.data.startswith(b"\xef\xbb\xbf")
    table = [line for line in answer.data.decode("utf-8-sig").splitlines() if not line.startswith("#")]
    read = list(csv.DictReader(io.StringIO("\n".join(table)), delimiter=";"))
    assert [row["schluessel"] for row in read] == [
        row["schluessel"] for row in rows(client, "kursart=allgemein")
    ]
    assert any(line.startswith("# Quelle: Beispieldaten") for line in answer.data.decode().splitlines())


def test_the_calendar_has_the_same_courses(client) -> None:
    answer = client.get("/kurse.ics?kursart=allgemein")
    assert answer.mimetype == "text/calendar" and answer.headers["Content-Type"].endswith("charset=utf-8")
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    wanted = [f"{row['schluessel']}@13076.bildungslupe" for row in rows(client, "kursart=allgemein")]
    assert [str(one["UID"]) for one in events] == wanted
    assert all(str(one["SUMMARY"]).startswith("[Beispiel]") for one in events)
    assert answer.data == client.get("/kurse.ics?kursart=allgemein").data
    states = {str(one["STATUS"]) for one in Calendar.from_ical(client.get("/kurse.ics").data).walk("VEVENT")}
    assert "CONFIRMED" in states


def test_another_district_has_no_examples(app_of) -> None:
    other = app_of("13073").server.test_client()
    assert rows(other) == [] and rows(other, path=QUEUES) == []
    assert Calendar.from_ical(other.get("/kurse.ics").data).walk("VEVENT") == []


def test_example_provenance_is_never_lost(client) -> None:
    assert all(row["quelle"] == "beispieldaten" for row in rows(client))
    assert rows(client)[0]["herkunft"] == Provenance.EXAMPLE
