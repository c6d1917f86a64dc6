"""The calendar of courses, read back as other programs read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dashboard.domain.courses.course import Course
from dashboard.domain.observation import Provenance
from dashboard.exports.integration.calendar import BERLIN, CalendarHead, calendar
from dashboard.indicators.courses.sites import CourseSite
from tests.sampling import examples

TODAY = date(2026, 11, 30)
HEAD = CalendarHead(
    "Kurse", datetime(2026, 11, 30, 12, 0, tzinfo=UTC), "13076.bildungslupe", "de", lambda course: course.web
)
COURSE = Course(
    key="kurs-1",
    kind="frauen",
    start=date(2027, 3, 22),
    end=date(2027, 4, 9),
    provider="Bildungsverein; „Muster“, e. V.",
    level_from="A1",
    level_to="B1",
    place="Haus\\der Begegnung",
    municipality="13076108",
    longitude=11.85,
    latitude=53.43,
    days=(0, 2),
    times=((510, 765),),
    status="open",
    costs="kostenlos, " * 20,
    web="https://example.org/kurs?a=1&b=2",
    confirmed_on=date(2026, 11, 1),
)


def written(*courses: Course) -> bytes:
    return calendar([CourseSite(one, "Parchim", None) for one in courses], TODAY, HEAD)


def events(*courses: Course) -> list[Any]:
    return list(Calendar.from_ical(written(*courses)).walk("VEVENT"))


def test_a_course_is_a_weekly_series_in_german_time() -> None:
    """Also over the change of the clocks on 28 March."""
    [event] = events(COURSE)
    assert event["UID"] == "kurs-1@13076.bildungslupe"
    assert event.decoded("DTSTAMP") == HEAD.stamp
    start = event.decoded("DTSTART")
    assert start == datetime(2027, 3, 22, 8, 30, tzinfo=BERLIN)
    assert event.decoded("DTEND") == datetime(2027, 3, 22, 12, 45, tzinfo=BERLIN)
    lessons = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    assert [one.date().isoformat() for one in lessons] == [
        *("2027-03-22", "2027-03-24", "2027-03-29", "2027-03-31", "2027-04-05", "2027-04-07"),
    ]
    assert {(one.hour, one.minute) for one in lessons} == {(8, 30)}
    assert b"DTSTART;TZID=Europe/Berlin:20270322T083000" in written(COURSE)
    assert b"BEGIN:VTIMEZONE" in written(COURSE)


def test_words_come_back_as_they_were() -> None:
    """Commas, semicolons, backslashes and line ends are escaped, long lines folded at 75 octets."""
    [event] = events(COURSE)
    assert event["LOCATION"] == "Haus\\der Begegnung, Parchim"
    assert event["SUMMARY"] == "Für Frauen"
    lines = str(event["DESCRIPTION"]).split("\n")
    assert "Träger: Bildungsverein; „Muster“, e. V." in lines
    assert f"Kosten: {COURSE.costs}" in lines
    assert "Zeiten: Mo, Mi, 08:30-12:45" in lines
    assert event["URL"] == COURSE.web
    content = written(COURSE)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")


def test_what_is_not_stated() -> None:
    """Without times a course is whole days, without an end its first day or lesson."""
    [whole] = events(replace(COURSE, days=(), times=()))
    assert whole.decoded("DTSTART") == COURSE.start
    assert whole.decoded("DTEND") == date(2027, 4, 10)
    [first] = events(replace(COURSE, end=None))
    assert "RRULE" not in first and first.decoded("DTEND") == datetime(2027, 3, 22, 12, 45, tzinfo=BERLIN)
    assert "Wann der Kurs endet, ist nicht bekannt" in str(first["DESCRIPTION"])
    [late] = events(replace(COURSE, days=(1, 3)))
    assert late.decoded("DTSTART").date() == date(2027, 3, 23)


def test_states() -> None:
    [cancelled] = events(replace(COURSE, status="cancelled", reason="zu wenige Anmeldungen"))
    assert cancelled["STATUS"] == "CANCELLED"
    assert str(cancelled["SUMMARY"]).startswith("Abgesagt:")
    assert "Abgesagt: zu wenige Anmeldungen" in str(cancelled["DESCRIPTION"])
    assert [one["STATUS"] for one in events(COURSE, replace(COURSE, status="planned"))] == [
        "CONFIRMED",
        "TENTATIVE",
    ]
    [example] = events(replace(COURSE, provenance=Provenance.EXAMPLE))
    assert str(example["SUMMARY"]).startswith("[Beispiel]")


def test_the_same_version_gives_the_same_file() -> None:
    other = replace(COURSE, key="kurs-2")
    assert written(COURSE, other) == written(COURSE, other)
    assert [one["UID"] for one in events(COURSE, other)] == [f"kurs-{n}@13076.bildungslupe" for n in (1, 2)]


def test_no_course_is_an_empty_calendar() -> None:
    assert Calendar.from_ical(written())["X-WR-CALNAME"] == "Kurse"
    assert events() == []


@examples(25)
@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.none() | st.integers(0, 200),
    st.sets(st.integers(0, 6)),
    st.sampled_from(((), ((0, 1440),), ((510, 765),), ((540, 600), (1380, 1440)))),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90),
)
def test_every_course_can_be_read_back(
    start: date, lasts: int | None, days: set[int], times: tuple[tuple[int, int], ...], words: str
) -> None:
    end = None if lasts is None else start + timedelta(days=lasts)
    course = replace(
        COURSE,
        start=start,
        end=end,
        days=tuple(sorted(days)),
        times=times,
        provider=words,
        place=words,
        web="",
    )
    [event] = events(course)
    begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    assert begins < ends
    first = begins.date() if isinstance(begins, datetime) else begins
    assert 0 <= (first - start).days < 7
    if words.strip():
        assert str(event["LOCATION"]).startswith(words.split("\n")[0][:20])


@pytest.mark.parametrize("lang", ["de", "en"])
def test_both_languages(lang: str) -> None:
    content = calendar([CourseSite(COURSE, "Parchim", None)], TODAY, replace(HEAD, lang=lang))
    assert b"{" not in content
