"""Counts by municipality out of single institutions, where a delivery has said that it names all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.observation import Provenance, Status
from data.publishing.institutions.resolve import Wholes, resolved
from data.stores.raw_store import Row

PUBLIC = "oeffentlich"
"""Carrier of the schools that are counted: "Öffentliche Grundschulen"."""
Dated = tuple[date, Entries]
"""A delivery and the day on which it came."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """All institutions of a kind in an area, as they were on the day of counting."""

    kind: InstitutionKind
    area: str
    day: date
    entries: Entries


def counts_of_institutions(
    deliveries: Sequence[Dated],
    kinds: Mapping[str, InstitutionKind],
    measures: Collection[str],
    municipalities: Sequence[str],
    wholes: Wholes,
) -> dict[str, list[Row]]:
    """Rows of municipality, year, count, status and mark by measure.

    For every kind and area that some delivery is complete for: on the last day of counting before it came, each
    of the area's municipalities has as many as are valid then, 0 where there is none; later deliveries correct
    it until the next complete one. Places are added up likewise: yearly figures where all institutions of the
    municipality have one, else the places of the entries; a municipality with an institution of which neither is
    known has no row. Examples are never counted. Only `measures` are.
    """
    found: dict[tuple[str, str, int], Row] = {}
    stands = list(_stands(deliveries, kinds, wholes))
    for measure in measures:
        counting = {key: kind for key, kind in kinds.items() if kind.count == measure}
        adding = {key: kind for key, kind in kinds.items() if measure in kind.places}
        for stand in stands:
            if stand.kind.key not in counting and stand.kind.key not in adding:
                continue
            others = [
                one
                for one in stands
                if one.kind.key in adding and one.day == stand.day and one.area == stand.area
            ]
            if stand.kind.key in adding and len(others) < len(adding):
                continue  # one of the kinds whose places belong to the sum is not complete
            for municipality in municipalities:
                if stand.area not in wholes(municipality):
                    continue
                if stand.kind.key in counting:
                    value: float | None = len(_there(stand, municipality))
                else:
                    value = _places(measure, others, municipality)
                if value is not None:
                    found[measure, municipality, stand.day.year] = _row(municipality, stand.day.year, value)
    rows: dict[str, list[Row]] = {}
    for (measure, _, _), row in sorted(found.items()):
        rows.setdefault(measure, []).append(row)
    return rows


def _row(municipality: str, year: int, value: float) -> Row:
    return (municipality, year, float(value), int(Status.ZERO if value == 0 else Status.REPORTED), "")


def _stands(
    deliveries: Sequence[Dated], kinds: Mapping[str, InstitutionKind], wholes: Wholes
) -> Iterator[_Stand]:
    """In order of delivery; of two that are complete for the same year the later one."""
    said: dict[CompleteKind, dict[date, int]] = {}
    for number, (came, entries) in enumerate(deliveries):
        for one in entries.complete:
            if one.kind in kinds and (kinds[one.kind].count or kinds[one.kind].places):
                said.setdefault(one, {})[last_day(kinds[one.kind].counted_on, came)] = number
    state = cache(lambda until: resolved([entries for _, entries in deliveries[:until]], wholes))
    for one, days in said.items():
        # Also a delivery that is complete for another area ends a year: what closes after it must not change it.
        ends = sorted(
            (number, day)
            for other, of in said.items()
            if other.kind == one.kind
            for day, number in of.items()
        )
        for day, number in days.items():
            later = (at for at, of in ends if at > number and of != day)
            next_one = next(later, len(deliveries))
            yield _Stand(kinds[one.kind], one.area, day, state(next_one))


def last_day(counted_on: tuple[int, int], came: date) -> date:
    """The last day of counting that is not after a day."""
    day = date(came.year, *counted_on)
    return day if day <= came else date(came.year - 1, *counted_on)


def _there(stand: _Stand, municipality: str) -> list[Institution]:
    return [
        one
        for one in stand.entries.institutions
        if one.kind == stand.kind.key
        and one.municipality == municipality
        and one.provenance is not Provenance.EXAMPLE
        and (stand.kind.group != "school" or one.carrier_kind in ("", PUBLIC))
        and (one.is_shown_on(stand.day) if one.valid_from or one.valid_until else one.status != "closed")
    ]


def _places(measure: str, stands: Iterable[_Stand], municipality: str) -> float | None:
    """The sum over the institutions of all kinds; None where it is not known of each."""
    houses = [(one, stand) for stand in stands for one in _there(stand, municipality)]
    yearly = {
        one.institution: one.value
        for _, stand in houses
        for one in stand.entries.figures
        if one.measure == measure and one.year == stand.day.year and not one.breakdown
    }
    main = [one for one, stand in houses if stand.kind.count]
    if main and all(yearly.get(one.key) is not None for one in main):
        return float(sum(yearly.get(one.key) or 0.0 for one, _ in houses))
    if any(one.places is None for one, _ in houses):
        return None
    return float(sum(one.places or 0 for one, _ in houses))
