"""Opening hours are read with a library, in German words too, and mean minutes of an ordinary week."""

from __future__ import annotations

import pytest

from data.importing.institutions.hours import NotHours, hours_of

WORKDAYS = (((360, 1020),),) * 5 + ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 06:00-17:00",
        "Mo–Fr 6–17 Uhr",
        "Mo.-Fr. 6.00 bis 17.00",
        "Montag bis Freitag: 6-17 Uhr, Sa geschlossen",
        "mo-fr 06:00-17:00;",
    ],
)
def test_german_words_mean_the_same_as_openstreetmaps(text: str):
    assert hours_of(text).week == WORKDAYS


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("24/7", (((0, 1440),),) * 7),
        ("off", ((),) * 7),
        ("Fr 20:00-02:00", ((), (), (), (), ((1200, 1560),), (), ())),
        ("22:00-06:00", (((1320, 1800),),) * 7),
        ("Di und Do 14-18 Uhr", ((), ((840, 1080),), (), ((840, 1080),), (), (), ())),
        ("Mo 08:00-12:00,13:00-17:00", (((480, 720), (780, 1020)), (), (), (), (), (), ())),
        ("Mo-Do 8-16 Uhr, Fr 8-13 Uhr", (((480, 960),),) * 4 + (((480, 780),), (), ())),
    ],
)
def test_the_week_holds_spans_in_minutes(text: str, week: object):
    read = hours_of(text)
    assert (read.week, read.vary) == (week, False)


def test_public_holidays_are_stated_and_do_not_make_a_week_vary():
    closed = hours_of("Mo-Fr 06:00-17:00; PH off")
    assert (closed.week, closed.holidays, closed.vary) == (WORKDAYS, "closed", False)
    assert hours_of("Mo-Fr 06:00-17:00; PH 10:00-12:00").holidays == "open"
    assert hours_of("Mo-Fr 06:00-17:00").holidays == ""


@pytest.mark.parametrize("text", ["Mo-Fr 06:00-17:00; Aug 01-20 off", "Mo-Fr 06:00-17:00; SH off"])
def test_other_hours_in_some_weeks_are_said(text: str):
    assert (hours_of(text).week, hours_of(text).vary) == (WORKDAYS, True)


def test_what_a_rule_leaves_open_is_not_known():
    assert hours_of("Mo-Fr 06:00-17:00 unknown").week is None


@pytest.mark.parametrize("text", ["nach Vereinbarung", "Mo-Fr 25:00-27:00", "morgens", "Mo-Fr 6 - ", "12"])
def test_what_is_no_time_is_refused(text: str):
    with pytest.raises(NotHours):
        hours_of(text)
