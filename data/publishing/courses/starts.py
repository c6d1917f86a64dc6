"""Days until the next course begins as a figure of municipalities: made of published courses and queues when figures
are published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from dashboard.domain.area import Area
from dashboard.domain.courses.queue import newest
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Status
from dashboard.indicators.courses.next_start import next_starts
from dashboard.indicators.courses.sites import sites
from dashboard.indicators.ways.distance import Point
from data.geography.points import municipal_points
from data.geography.projection import to_geographic
from data.publishing.courses.protect import protected_courses, protected_queues
from data.publishing.courses.resolve import resolved_courses
from data.publishing.institutions.resolve import Wholes
from data.stores.raw_store import Row

MEASURE = "tage_bis_kursbeginn"
SOURCE, EXAMPLE_SOURCE = "kursangebot", "kursangebot_beispiel"
"""Of a district whose courses and queues are all real, and of one with examples among them."""
AT_LEAST = "m"
"""The mark of a number that is a lower bound."""
Dated = tuple[date, Entries]


def start_figures(deliveries: Sequence[Dated], areas: Iterable[Area], wholes: Wholes) -> dict[str, list[Row]]:
    """Rows of municipality, year, days, status and mark by source, for every municipality of a district that has
    courses.

    Of each year the day on which the newest delivery of courses or queues of that year came, with all that had come
    until then: so the same deliveries give the same figures whenever they are published. Reckoned from what is
    published of them, so that no number of people can be found in the days. NOT_APPLICABLE where no course with a free
    seat begins within 25 km; the mark AT_LEAST where no queue of the municipality is known, or seats are not stated.
    """
    towns: dict[str, list[str]] = {}
    for area in areas:
        if area.level == "gemeinde":
            towns.setdefault(area.kreis, []).append(area.key)
    found: dict[str, list[Row]] = {}
    for day, entries in _by_year(deliveries):
        courses, queues = resolved_courses(entries, wholes)
        public, waiting = protected_courses(courses), newest(protected_queues(queues), day)
        for district in sorted({one.municipality[:5] for one in public if one.municipality} & set(towns)):
            near = [one for one in public if one.municipality[:5] in (district, "")]
            own = [one for one in waiting if one.municipality.startswith(district)]
            invented = any(one.example for one in near) or any(one.example for one in own)
            source = EXAMPLE_SOURCE if invented else SOURCE
            points = _points(towns[district])
            for one in next_starts(points, sites(near, {}, points), own, day):
                found.setdefault(source, []).append(_row(one.municipality, day.year, one.days, one.at_least))
    return found


def _by_year(deliveries: Sequence[Dated]) -> Iterator[tuple[date, list[Entries]]]:
    """The last day of each year on which courses or queues came, with every delivery up to then."""
    days: dict[int, date] = {}
    for day, entries in deliveries:
        if entries.courses or entries.queues:
            days[day.year] = max(day, days.get(day.year, day))
    for day in sorted(days.values()):
        yield day, [entries for came, entries in deliveries if came <= day]


def _points(keys: Collection[str]) -> Mapping[str, Point]:
    """Degrees of WGS84 of municipalities; those without a point are left out."""
    known = {key: municipal_points()[key] for key in sorted(keys) if key in municipal_points()}
    if not known:
        return {}
    degrees = to_geographic(np.array(list(known.values())) * 1000)
    return {key: (round(float(x), 5), round(float(y), 5)) for key, (x, y) in zip(known, degrees, strict=True)}


def _row(municipality: str, year: int, days: int | None, at_least: bool) -> Row:
    if days is None:
        return (municipality, year, None, int(Status.NOT_APPLICABLE), "")
    return (municipality, year, float(days), int(Status.REPORTED), AT_LEAST if at_least else "")
