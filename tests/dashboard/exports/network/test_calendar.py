"""Meetings and conferences as a calendar: read back by the library that others use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from dashboard.domain.definitions.of_district import network_of
from dashboard.exports.network.calendar import NetworkCalendar, network_calendar
from data.catalogue.loader import load
from data.embedded_strategy import example_network
from data.own_tables import extended

HEAD = NetworkCalendar(
    "Netz", datetime(2026, 12, 1, tzinfo=UTC), "13076.bildungslupe", "https://lupe.example.org", "de"
)


@pytest.fixture(scope="module")
def network():
    return network_of(extended(load(), (), (), example_network("13076")), "13076")


def events(network):
    return {
        str(one["UID"]): one for one in Calendar.from_ical(network_calendar(network, HEAD)).walk("VEVENT")
    }


def test_every_date_is_an_event_with_its_place_and_page(network):
    found = events(network)
    assert len(found) == len(network.meetings) + len(network.conferences)
    spring = found["sitzung-lenkungsausschuss_2027_1@13076.bildungslupe"]
    assert str(spring["SUMMARY"]) == "[Beispiel] Lenkungsausschuss: Frühjahrssitzung 2027"
    assert spring["DTSTART"].dt.isoformat() == "2027-03-18T14:00:00+01:00"
    assert spring["DTEND"].dt.isoformat() == "2027-03-18T16:30:00+01:00"
    assert str(spring["LOCATION"]) == "Kreishaus, Sitzungssaal"
    assert str(spring["URL"]) == "https://lupe.example.org/netzwerk#sitzung-lenkungsausschuss_2027_1"
    for words in ("öffentlich", "1. Bildungsbericht 2027", "OParl: https://www.example.org/oparl/meeting/1"):
        assert words in str(spring["DESCRIPTION"])


def test_without_a_time_it_is_the_whole_day(network):
    whole = replace(network.meetings[0], begins="", ends="", example="")
    (found,) = events(replace(network, meetings=(whole,), conferences=())).values()
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 11, 12), date(2026, 11, 13))
    assert "Beispiel" not in str(found["SUMMARY"])
