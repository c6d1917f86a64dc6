"""Which institutions the filters leave, and how many each filter would leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag

from dashboard.domain.institutions.institution import Institution
from dashboard.indicators.ways.distance import Point, kilometres
from dashboard.institutions.view import InstitutionView

_WORKDAYS = 5


class Failed(IntFlag):
    """What an institution is left out for; the same bits as in assets/institutions/rules/matching.js."""

    NOTHING = 0
    KIND = 1
    OPEN = 2
    ACCESSIBLE = 4
    CARRIER = 8
    AGE = 16
    LANGUAGE = 32
    RADIUS = 64


@dataclass(frozen=True, slots=True)
class InstitutionHit:
    """An institution that the filters leave; `km` from the chosen place, None without a place or a point."""

    institution: Institution
    km: float | None


@dataclass(frozen=True, slots=True)
class Matches:
    """`hits` in the order that is asked for. By kind, carrier and language how many there would be with that
    option beside the other filters; `accessible` and `unknown_hours` likewise: how many more there may be whose
    hours, and whose access nobody has entered (`unknown_access`)."""

    hits: tuple[InstitutionHit, ...]
    kinds: Mapping[str, int]
    carriers: Mapping[str, int]
    languages: Mapping[str, int]
    accessible: int
    unknown_hours: int
    unknown_access: int


def point_of(institution: Institution) -> Point | None:
    """Where it lies, None where nobody knows."""
    if institution.longitude is None or institution.latitude is None:
        return None
    return institution.longitude, institution.latitude


def is_open(institution: Institution, minutes: int) -> bool | None:
    """Whether it is open at a time of day on each day from Monday to Friday; None where its hours are unknown."""
    weekdays = institution.open_minutes
    if weekdays is None:
        return None
    return all(any(start <= minutes < end for start, end in day) for day in weekdays[:_WORKDAYS])


def failed(institution: Institution, view: InstitutionView, km: float | None, *, near: bool) -> Failed:
    """Every filter that an institution does not pass. `near`: a place is chosen, so that the radius counts."""
    found = Failed.NOTHING
    if not view.shows(institution.kind):
        found |= Failed.KIND
    if view.open_at is not None and not is_open(institution, view.open_at):
        found |= Failed.OPEN
    if view.accessible and institution.barrier_free != "yes":
        found |= Failed.ACCESSIBLE
    if view.carrier and institution.carrier_kind != view.carrier:
        found |= Failed.CARRIER
    if view.age is not None and not _takes(institution, view.age):
        found |= Failed.AGE
    if view.languages and not set(view.languages) & set(institution.languages):
        found |= Failed.LANGUAGE
    if near and view.radius_km is not None and (km is None or km > view.radius_km):
        found |= Failed.RADIUS
    return found


def _takes(institution: Institution, age: float) -> bool:
    """Whether it is for an age; one without any said is for everybody."""
    low, high = institution.age_from, institution.age_to
    return (low is None or low <= age) and (high is None or age <= high)


def matches(institutions: Iterable[Institution], view: InstitutionView, place: Point | None) -> Matches:
    """What the filters leave of the institutions, and what each of them would leave. Without a place, and by name
    where that is asked for, hits keep the order of the institutions."""
    hits: list[InstitutionHit] = []
    kinds: dict[str, int] = {}
    carriers: dict[str, int] = {}
    languages: dict[str, int] = {}
    accessible = unknown_hours = unknown_access = 0
    for one in institutions:
        at = point_of(one)
        km = kilometres(place, at) if place and at else None
        why = failed(one, view, km, near=place is not None)
        if not why:
            hits.append(InstitutionHit(one, km))
        if not why & ~Failed.KIND:
            kinds[one.kind] = kinds.get(one.kind, 0) + 1
        if not why & ~Failed.CARRIER and one.carrier_kind:
            carriers[one.carrier_kind] = carriers.get(one.carrier_kind, 0) + 1
        if not why & ~Failed.LANGUAGE:
            for language in one.languages:
                languages[language] = languages.get(language, 0) + 1
        if not why & ~Failed.ACCESSIBLE:
            accessible += one.barrier_free == "yes"
            unknown_access += view.accessible and one.barrier_free == "unknown"
        if why == Failed.OPEN and one.open_minutes is None:
            unknown_hours += 1
    return Matches(
        tuple(ordered(hits, by_distance=place is not None and view.order != "name")),
        kinds, carriers, languages, accessible, unknown_hours, unknown_access,
    )  # fmt: skip


def ordered(hits: Sequence[InstitutionHit], *, by_distance: bool) -> list[InstitutionHit]:
    """The nearest first, what has no point last; else in the order in which they come."""
    return sorted(hits, key=lambda hit: (hit.km is None, hit.km or 0.0)) if by_distance else list(hits)


def german_order(name: str) -> str:
    """A name as dictionaries sort it: umlauts beside their vowels (DIN 5007-1)."""
    return name.casefold().translate(_UMLAUTS)


_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def nearest_beyond(
    institutions: Iterable[Institution], view: InstitutionView, place: Point | None
) -> InstitutionHit | None:
    """Where nothing is found: the nearest that passes all filters but the radius, else the nearest of the kinds
    that are asked for, whatever else; None where there is none or no place is chosen."""
    if place is None:
        return None
    best: tuple[bool, float, InstitutionHit] | None = None
    for one in institutions:
        at = point_of(one)
        if at is None or not view.shows(one.kind):
            continue
        km = kilometres(place, at)
        other = bool(failed(one, view, km, near=True) & ~Failed.RADIUS)
        if best is None or (other, km) < best[:2]:
            best = other, km, InstitutionHit(one, km)
    return best[2] if best else None
