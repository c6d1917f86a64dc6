"""Dates that are still to come, and the network as a page shows it on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.definitions.of_district import network_of
from dashboard.network.coming import coming_dates
from dashboard.network.model import matching, network_view
from data.catalogue.loader import load
from data.embedded_strategy import example_network
from data.own_tables import extended


@pytest.fixture(scope="module")
def network():
    return network_of(extended(load(), (), (), example_network("13076")), "13076")


def test_dates_stand_in_their_order_and_say_what_they_are(network):
    found = coming_dates(network, date(2026, 12, 1), "de")
    assert [(one.day, one.kind) for one in found] == [
        (date(2027, 1, 21), "meeting"),
        (date(2027, 2, 10), "meeting"),
        (date(2027, 3, 18), "meeting"),
        (date(2027, 5, 20), "conference"),
    ]
    spring = found[2]
    assert (spring.title, spring.begins, spring.ends) == (
        "Lenkungsausschuss: Frühjahrssitzung 2027",
        "14:00",
        "16:30",
    )
    assert (spring.place, spring.public, spring.example) == ("Kreishaus, Sitzungssaal", True, True)
    assert spring.address == "/netzwerk#sitzung-lenkungsausschuss_2027_1"
    assert (found[3].public, found[3].address) == (True, "/netzwerk/konferenz/bildungskonferenz_2027")
    assert (
        coming_dates(network, date(2026, 12, 1), "en")[2].title == "Steering committee: Spring meeting 2027"
    )


@pytest.mark.parametrize(
    ("day", "count"), [(date(2027, 5, 20), 1), (date(2027, 5, 21), 0), (date(2025, 1, 1), 6)]
)
def test_today_is_still_to_come_and_yesterday_is_not(network, day, count):
    assert len(coming_dates(network, day, "de")) == count


def test_a_title_without_english_is_german_and_says_so(network):
    meeting = replace(network.meetings[-1], name={"de": "Frühjahr"})
    (found,) = coming_dates(replace(network, meetings=(meeting,), conferences=()), date(2026, 12, 1), "en")
    assert (found.title, found.title_lang) == ("Lenkungsausschuss: Frühjahr", "de")


def test_each_body_has_its_members_and_meetings(network):
    view = network_view(network, date(2026, 12, 1))
    first = view.bodies[0]
    assert first.body.key == "lenkungsausschuss"
    assert [one.key for one in first.coming] == ["lenkungsausschuss_2027_1"]
    assert [one.key for one in first.past] == ["lenkungsausschuss_2026_2"]
    assert {one.key for one in first.members} == set(first.body.members)
    assert first.agreement.key == "kooperation"
    sits = {one.organisation.key: {body.key for body in one.bodies} for one in view.organisations}
    assert all(sits[key] == {one.key for one in network.bodies if key in one.members} for key in sits)


def test_a_search_leaves_where_an_organisation_takes_part(network):
    view = network_view(network, date(2026, 12, 1), " volks HOCH ")
    assert [one.organisation.key for one in view.organisations] == ["volkshochschule"]
    assert [one.body.key for one in view.bodies] == [
        "steuerungsgremium",
        "bildungsnetzwerk",
        "ag_integration",
    ]
    assert {one.body for one in view.shown.meetings} == {"steuerungsgremium"}
    assert [one.key for one in matching(network, "adult education")] == ["volkshochschule"]
    nothing = network_view(network, date(2026, 12, 1), "Sternwarte")
    assert (nothing.bodies, nothing.organisations) == ((), ())
