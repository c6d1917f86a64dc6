"""Dates that are near: nothing that is over, meetings before beginnings of courses, and the order of the days."""

from __future__ import annotations

from datetime import date, time, timedelta

from dashboard.portal.appointments import MOST, coming
from dashboard.portal.model import Appointment

TODAY = date(2026, 12, 1)


def at(days, title="Sitzung", **more):
    return Appointment(TODAY + timedelta(days=days), title, **more)


def test_what_is_over_is_gone_and_today_stays():
    assert [one.day for one in coming([at(-1), at(0), at(3)], [], TODAY)] == [
        TODAY,
        TODAY + timedelta(days=3),
    ]
    assert coming([at(-1)], [at(-5)], TODAY) == ()


def test_courses_fill_what_meetings_leave():
    shown = coming([at(40), at(50)], [at(day, "Kurs") for day in range(1, 9)], TODAY)
    assert [one.title for one in shown] == ["Kurs"] * (MOST - 2) + ["Sitzung"] * 2
    meetings = [at(30 + day) for day in range(9)]
    assert all(one.title == "Sitzung" for one in coming(meetings, [at(1, "Kurs")], TODAY))


def test_one_day_is_in_the_order_of_its_hours():
    late, early = at(2, "abends", begins=time(19)), at(2, "morgens", begins=time(9))
    assert [one.title for one in coming([late, early], [], TODAY)] == ["morgens", "abends"]
