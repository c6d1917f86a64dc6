"""Courses as a calendar (iCalendar, RFC 5545) that other programs subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.schedule import day_words, time_words
from dashboard.indicators.courses.sites import CourseSite
from dashboard.texts import say

BERLIN = ZoneInfo("Europe/Berlin")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """`stamp` is when the data version was made: every event has it, so that the same version gives the same file.
    `domain` ends the events' identities, `link` gives the address of a course's page, empty where it has none."""

    name: str
    stamp: datetime
    domain: str
    lang: str
    link: Callable[[Course], str]


def calendar(sites: Iterable[CourseSite], today: date, head: CalendarHead) -> bytes:
    """The courses in the order given, an event each.

    A course with days and times is a weekly series of lessons in German time, until its last day; without an end it is
    its first lesson, without times it is whole days. Cancelled ones are kept, as cancelled: calendars take them out.
    """
    made = Calendar()
    made.add("prodid", "-//Bildungslupe//Kurse//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", head.name)
    made.add("x-wr-timezone", str(BERLIN))
    for one in sites:
        made.add_component(_event(one, today, head))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(site: CourseSite, today: date, head: CalendarHead) -> Event:
    course, lang = site.course, head.lang
    event = Event()
    event.add("uid", f"{course.key}@{head.domain}")
    event.add("dtstamp", head.stamp.astimezone(UTC))
    event.add("summary", _summary(course, lang))
    _add_time(event, course)
    where = ", ".join(dict.fromkeys(part for part in (course.place, site.town) if part))
    if course.form == "online":
        where = say(lang, "calendar_online")
    if where:
        event.add("location", where)
    if course.longitude is not None and course.latitude is not None and course.form != "online":
        event.add("geo", (course.latitude, course.longitude))
    event.add("description", "\n".join(_lines(course, lang)))
    event.add("categories", [say(lang, f"course_kind_{course.kind}")])
    state = course.status_on(today)
    event.add("status", {"cancelled": "CANCELLED", "planned": "TENTATIVE"}.get(state, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    link = head.link(course)
    if link:
        event.add("url", link)
    return event


def _summary(course: Course, lang: str) -> str:
    name = course.title or say(lang, f"course_kind_{course.kind}")
    words = f"{say(lang, 'calendar_example')} {name}" if course.example else name
    return f"{say(lang, 'calendar_cancelled')} {words}" if course.status == "cancelled" else words


def _add_time(event: Event, course: Course) -> None:
    if not course.days or not course.times:
        event.add("dtstart", course.start)
        event.add("dtend", (course.end or course.start) + timedelta(days=1))
        return
    first = _first_lesson(course)
    begins, ends = course.times[0][0], course.times[-1][1]
    event.add("dtstart", _at(first, begins))
    event.add("dtend", _at(first, ends))
    if course.end is not None:
        until = datetime.combine(course.end, time(23, 59, 59), BERLIN).astimezone(UTC)
        event.add("rrule", {"freq": "weekly", "byday": [_DAYS[day] for day in course.days], "until": until})


def _first_lesson(course: Course) -> date:
    """The first day from the start on that is one of its days."""
    ahead = (course.start + timedelta(days=number) for number in range(7))
    return next(day for day in ahead if day.weekday() in course.days)


def _at(day: date, minutes: int) -> datetime:
    """A moment in German time; 24:00 is the next day's beginning."""
    return datetime.combine(
        day + timedelta(days=minutes // 1440), time(minutes % 1440 // 60, minutes % 60), BERLIN
    )


def _lines(course: Course, lang: str) -> Iterable[str]:
    """What else there is to know, a line each."""
    if course.example:
        yield say(lang, "calendar_example_line")
    if course.status == "cancelled":
        yield say(lang, "calendar_reason", reason=course.reason or say(lang, "calendar_no_reason"))
    if course.provider:
        yield say(lang, "calendar_provider", provider=course.provider)
    if course.level_from:
        yield say(lang, "calendar_levels", first=course.level_from, last=course.level_to)
    times = ", ".join(
        part for part in (day_words(course.days), time_words(course.times), course.times_note) if part
    )
    if times:
        yield say(lang, "calendar_times", times=times)
    if course.end is None:
        yield say(lang, "calendar_no_end")
    if course.deadline is not None:
        yield say(
            lang,
            "calendar_deadline",
            day=course.deadline.strftime("%d.%m.%Y" if lang == "de" else "%Y-%m-%d"),
        )
    if course.child_care:
        yield say(lang, "calendar_child_care")
    if course.costs:
        yield say(lang, "calendar_costs", costs=course.costs)
    if course.contact:
        yield say(lang, "calendar_contact", contact=course.contact)
    if course.confirmed_on is not None:
        yield say(
            lang,
            "calendar_confirmed",
            day=course.confirmed_on.strftime("%d.%m.%Y" if lang == "de" else "%Y-%m-%d"),
        )
