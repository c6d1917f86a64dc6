"""Dates that are still to come: meetings of bodies and conferences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.definitions.network import Conference, NetworkMeeting, StatedNetwork, wording

PATH = "/netzwerk"
CONFERENCES = f"{PATH}/konferenz"
CALENDAR = f"{PATH}.ics"


@dataclass(frozen=True, slots=True)
class ComingDate:
    """One date: `title` is in the language `title_lang`; times as `14:00`, empty where none is said; `address` is that
    of its place on the own pages, without the reader's language. `kind` is `meeting` or `conference`."""

    day: date
    begins: str
    ends: str
    title: str
    title_lang: str
    place: str
    public: bool
    address: str
    kind: str
    example: bool


def coming_dates(network: StatedNetwork, today: date, lang: str) -> tuple[ComingDate, ...]:
    """What is today or later, in the order of days and times; conferences are for everybody."""
    found = [*_meetings(network, today, lang), *_conferences(network, today, lang)]
    return tuple(sorted(found, key=lambda one: (one.day, one.begins, one.address)))


def meeting_address(meeting: NetworkMeeting) -> str:
    """Where a meeting stands on the page of the network."""
    return f"{PATH}#sitzung-{meeting.key}"


def conference_address(conference: Conference) -> str:
    """The page of a conference."""
    return f"{CONFERENCES}/{conference.key}"


def _meetings(network: StatedNetwork, today: date, lang: str) -> Iterator[ComingDate]:
    bodies = {one.key: one for one in network.bodies}
    for one in network.meetings:
        body = bodies.get(one.body)
        if one.day < today:
            continue
        said, said_in = wording(one.name, lang)
        title = f"{wording(body.name, said_in)[0]}: {said}" if body is not None else said
        yield ComingDate(
            one.day,
            one.begins,
            one.ends,
            title,
            said_in,
            one.place,
            one.public,
            meeting_address(one),
            "meeting",
            bool(one.example),
        )


def _conferences(network: StatedNetwork, today: date, lang: str) -> Iterator[ComingDate]:
    for one in network.conferences:
        if one.day < today:
            continue
        title, title_lang = wording(one.name, lang)
        address = conference_address(one)
        yield ComingDate(
            one.day,
            one.begins,
            one.ends,
            title,
            title_lang,
            one.place,
            True,
            address,
            "conference",
            bool(one.example),
        )
