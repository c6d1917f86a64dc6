"""Makes example courses and queues for the default district, relative to a day."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance, Status
from data.embedded_figures import FOLDER

SOURCE = "beispieldaten"
"""Key of the catalogue's source of examples."""
_MORNINGS = ((0, 1, 2, 3, 4), ((510, 765),))
_EVENINGS = ((1, 3), ((1050, 1245),))
_PAID_BY = {
    "integration": "Bundesamt für Migration und Flüchtlinge (Integrationskurs)",
    "vocational": "Bundesamt für Migration und Flüchtlinge (Berufssprachkurs)",
    "first": "Bundesamt für Migration und Flüchtlinge (Erstorientierung)",
    "other": "Landkreis",
}
_CARE = {"ja": True, "nein": False, "": None}
_CONFIRMED_DAYS_AGO = (3, 12, 26, 41, 97, None)
_CLOSES_DAYS_BEFORE = 10


def example_courses(entries: Entries, day: date, folder: Path = FOLDER) -> Entries:
    """Courses and queues as they may look on a day, all of the provenance EXAMPLE: the same entries and the same day
    give the same.

    The tables of `courses/` say which: kind, town, provider, and weeks from the day's week. `entries` are the
    institutions and localities that ship: providers are made-up institutions of them, places real towns. Without
    these tables or towns there are no examples.
    """
    towns = {one.key: one for one in entries.localities}
    houses = {one.key: one for one in entries.institutions if one.provenance is Provenance.EXAMPLE}
    return Entries(
        courses=tuple(
            _course(number, row, towns[row["gemeinde"]], houses[row["traeger"]], day)
            for number, row in enumerate(_rows(folder / "courses" / "example_courses.csv"))
            if row["gemeinde"] in towns and row["traeger"] in houses
        ),
        queues=tuple(
            _queue(row, day)
            for row in _rows(folder / "courses" / "example_queues.csv")
            if row["gemeinde"] in towns
        ),
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream, delimiter=";")


def _queue(row: Mapping[str, str], day: date) -> Queue:
    waiting = int(row["wartende"])
    return Queue(
        kind=row["art"],
        municipality=row["gemeinde"],
        on=_monday(day, -1),
        waiting=waiting,
        status=Status.REPORTED if waiting else Status.ZERO,
        weeks=float(row["wochen"]) if row["wochen"] else None,
        source=SOURCE,
        provenance=Provenance.EXAMPLE,
    )


def _course(number: int, row: Mapping[str, str], town: Locality, house: Institution, day: date) -> Course:
    kind = KINDS[row["art"]]
    days, times = _EVENINGS if row["abends"] else _MORNINGS
    first_week = _after_christmas(_monday(day, int(row["beginn_in_wochen"])))
    lasts = _whole(row["dauer_in_wochen"])
    start = first_week + timedelta(days=days[0])
    deadline = None if lasts is None else start - timedelta(days=_CLOSES_DAYS_BEFORE)
    is_open = start > day and (deadline is None or day <= deadline)
    ago = _CONFIRMED_DAYS_AGO[number % len(_CONFIRMED_DAYS_AGO)]
    at_home = bool(row["im_haus"])
    return Course(
        key=row["schluessel"],
        kind=kind.code,
        start=start,
        provider=house.name,
        provider_key=house.key,
        level_from=row["niveau_von"] or kind.level_from,
        level_to=row["niveau_bis"] or kind.level_to,
        place=house.name if at_home else town.name,
        place_key=house.key if at_home else "",
        municipality=town.key,
        longitude=house.longitude if at_home else town.longitude,
        latitude=house.latitude if at_home else town.latitude,
        end=None if lasts is None else _monday(first_week, lasts - 1) + timedelta(days=days[-1]),
        days=days,
        times=times,
        form=row["form"],
        seats=_whole(row["plaetze"]),
        taken=_whole(row["belegt"]),
        minimum=_whole(row["mindestzahl"]),
        deadline=deadline,
        child_care=_CARE[row["kinderbetreuung"]],
        costs="kostenlos" if kind.family == "other" else "kostenlos mit Berechtigungsschein",
        funding=_PAID_BY[kind.family],
        contact=house.email or "kurse@example.org",
        status=row["status"] or ("open" if is_open else "running" if start <= day else "planned"),
        reason=row["grund"],
        confirmed_on=None if ago is None else day - timedelta(days=ago),
        source=SOURCE,
        provenance=Provenance.EXAMPLE,
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _monday(day: date, weeks: int) -> date:
    """The Monday so many weeks after that of a day's week."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def _after_christmas(monday: date) -> date:
    """No course begins in a week that starts between 18 December and 6 January: then the first Monday after."""
    if (1, 6) < (monday.month, monday.day) < (12, 18):
        return monday
    return _monday(date(monday.year + (monday.month == 12), 1, 13), 0)
