"""The institutions, courses and queues that a data version shows, out of everything that has been delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import Entries
from data.publishing.courses.protect import protected_courses, protected_queues
from data.publishing.institutions.protect import protected
from data.publishing.institutions.resolve import Wholes, resolved
from data.stores.institutions import raw as raw_entries


def current_entries(raw: Connection, catalogue: Catalogue, areas: Mapping[str, Area]) -> Entries:
    """The last word of all published deliveries, counts of persons protected; `areas` are today's, by key."""
    entries = delivered_entries(raw, areas)
    return replace(
        entries,
        figures=protected(entries.figures, catalogue.measures),
        courses=protected_courses(entries.courses),
        queues=protected_queues(entries.queues),
    )


def delivered_entries(raw: Connection, areas: Mapping[str, Area]) -> Entries:
    """The same with counts as they were delivered: for staff alone."""
    return resolved(raw_entries.deliveries(raw), wholes_of(areas))


def wholes_of(areas: Mapping[str, Area]) -> Wholes:
    """Of a municipality (AGS) itself, its Amt and its district; `areas` are today's, by key."""

    def wholes(municipality: str) -> tuple[str, ...]:
        found = areas.get(municipality)
        return (municipality, found.amt if found else "", municipality[:5])

    return wholes
