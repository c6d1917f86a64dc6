"""Meetings and conferences as a calendar (iCalendar, RFC 5545) that other programs subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from dashboard.domain.definitions.network import Conference, NetworkMeeting, StatedNetwork, wording
from dashboard.network.coming import conference_address, meeting_address
from dashboard.texts import say

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class NetworkCalendar:
    """`stamp` is when the data version was made: every event has it, so that the same version gives the same file.
    `domain` ends the events' identities, `root` begins addresses of pages."""

    name: str
    stamp: datetime
    domain: str
    root: str
    lang: str


def network_calendar(network: StatedNetwork, head: NetworkCalendar) -> bytes:
    """Every meeting and every conference as an event: with its times in German time, else as a whole day."""
    made = Calendar()
    made.add("prodid", "-//Bildungslupe//Netzwerk//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", head.name)
    made.add("x-wr-timezone", str(BERLIN))
    for meeting in network.meetings:
        made.add_component(_meeting(meeting, network, head))
    for conference in network.conferences:
        made.add_component(_conference(conference, head))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _meeting(one: NetworkMeeting, network: StatedNetwork, head: NetworkCalendar) -> Event:
    body = next((of for of in network.bodies if of.key == one.body), None)
    said = wording(one.name, head.lang)[0]
    title = f"{wording(body.name, head.lang)[0]}: {said}" if body is not None else said
    lines = [say(head.lang, "network_public" if one.public else "network_not_public")]
    lines += [f"{at}. {wording(item, head.lang)[0]}" for at, item in enumerate(one.agenda, 1)]
    lines += [f"{paper.label}: {paper.url}" for paper in one.papers]
    lines += [f"OParl: {one.oparl}"] if one.oparl else []
    event = _event(one, f"sitzung-{one.key}", title, lines, head)
    event.add("url", f"{head.root}{meeting_address(one)}")
    return event


def _conference(one: Conference, head: NetworkCalendar) -> Event:
    lines = [wording(one.text, head.lang)[0]] if one.text is not None else []
    lines += [
        " ".join(part for part in (item.begins, wording(item.title, head.lang)[0]) if part)
        for item in one.programme
    ]
    lines += [f"{say(head.lang, 'network_registration')}: {one.registration}"] if one.registration else []
    event = _event(one, f"konferenz-{one.key}", wording(one.name, head.lang)[0], lines, head)
    event.add("url", f"{head.root}{conference_address(one)}")
    return event


def _event(
    one: NetworkMeeting | Conference, uid: str, title: str, lines: Iterable[str], head: NetworkCalendar
) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{head.domain}")
    event.add("dtstamp", head.stamp.astimezone(UTC))
    example = say(head.lang, "calendar_example") if one.example else ""
    event.add("summary", f"{example} {title}".strip())
    if one.begins:
        event.add("dtstart", _at(one.day, one.begins))
        if one.ends:
            event.add("dtend", _at(one.day, one.ends))
    else:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    if one.place:
        event.add("location", one.place)
    said = [say(head.lang, "network_calendar_example")] if one.example else []
    if described := "\n".join((*said, *lines)):
        event.add("description", described)
    event.add("status", "CONFIRMED")
    return event


def _at(day: date, clock: str) -> datetime:
    hours, minutes = (int(part) for part in clock.split(":"))
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=BERLIN)
