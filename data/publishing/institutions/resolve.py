"""What counts when several deliveries speak of institutions: the last word on each, and no example beside real
ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance
from data.publishing.courses.resolve import resolved_courses
from data.publishing.institutions.former_keys import FormerKeys

T = TypeVar("T", Catchment, InstitutionFigure)
Wholes = Callable[[str], Collection[str]]
"""The keys of a municipality itself, its Amt and its district, by its AGS."""
_DISTRICT = slice(5)


def resolved(deliveries: Sequence[Entries], wholes: Wholes) -> Entries:
    """One list of each from deliveries in order, later ones overruling earlier ones.

    An institution is replaced by its key, a locality and a figure by theirs. Where a delivery is complete for
    a kind in an area, the kind's earlier institutions there are gone. The catchment of an institution for a
    kind of school is replaced from the first school year that is delivered anew; what held before that ends in
    the year before. Real institutions of a kind displace all examples of it in their district that another
    delivery has brought: what ships together is meant to stand together. Real catchments of a kind of school
    displace the example ones, real figures of a measure the example ones. Catchments and figures of
    institutions that are gone are left out. Catchments that name no institution stay, those of a later delivery
    in place of earlier ones; which district they lie in nobody has said, so they displace the examples of all.
    Courses and queues are resolved by themselves. An institution that names former keys is one with the entries that
    had them: what hung on these, and what is delivered of them later, is its own; see FormerKeys.
    """
    institutions: dict[str, Institution] = {}
    localities: dict[str, Locality] = {}
    catchments: list[Catchment] = []
    figures: dict[tuple[str, str, int, str], InstitutionFigure] = {}
    brought: dict[str, int] = {}
    keys = FormerKeys()
    for number, one in enumerate(deliveries):
        if merged := keys.merge(one.institutions):
            for key in merged:
                institutions.pop(key, None)
            catchments, figures = keys.catchments(catchments), keys.figures(figures.values())
        for said in one.complete:
            gone = [
                key
                for key, known in institutions.items()
                if known.kind == said.kind and said.area in wholes(known.municipality)
            ]
            for key in gone:
                del institutions[key]
        delivered = keys.institutions(one.institutions)
        institutions |= delivered
        brought |= dict.fromkeys(delivered, number)
        keys.forget(institutions)
        localities |= {place.key: place for place in one.localities}
        catchments = _replaced(catchments, keys.catchments(one.catchments))
        figures |= keys.figures(one.figures)
    real = _without_examples(institutions, brought)
    shown = {key: keys.with_former(one) for key, one in real.items()}
    courses, queues = resolved_courses(deliveries, wholes)
    return Entries(
        institutions=tuple(shown[key] for key in sorted(shown)),
        catchments=_real_first(
            (one for one in catchments if not one.institution or one.institution in shown),
            lambda one: (one.kind, shown[one.institution].municipality[_DISTRICT] if one.institution else ""),
        ),
        localities=tuple(localities[key] for key in sorted(localities)),
        figures=_real_first(
            (figures[key] for key in sorted(figures) if key[0] in shown),
            lambda one: (one.measure, shown[one.institution].municipality[_DISTRICT]),
        ),
        courses=keys.courses(courses),
        queues=queues,
    )


def _replaced(before: Iterable[Catchment], new: Sequence[Catchment]) -> list[Catchment]:
    """Catchments with new ones: those of the same institution and kind end where the new ones begin."""
    first: dict[tuple[str, str], int | None] = {}
    for one in new:
        key = (one.institution, one.kind)
        known = first.get(key, one.year_from)
        first[key] = None if known is None or one.year_from is None else min(known, one.year_from)
    found = []
    for one in before:
        key = (one.institution, one.kind)
        if key not in first:
            found.append(one)
            continue
        begins = first[key]
        if begins is not None and (one.year_from is None or one.year_from < begins):
            ends = begins - 1 if one.year_to is None else min(one.year_to, begins - 1)
            found.append(replace(one, year_to=ends))
    return [*found, *new]


def _without_examples(
    institutions: Mapping[str, Institution], brought: Mapping[str, int]
) -> dict[str, Institution]:
    """Without examples of a kind and district of which another delivery has brought real ones."""
    real: dict[tuple[str, str], set[int]] = {}
    for key, one in institutions.items():
        if one.provenance is not Provenance.EXAMPLE:
            real.setdefault((one.kind, one.municipality[_DISTRICT]), set()).add(brought[key])
    return {
        key: one
        for key, one in institutions.items()
        if one.provenance is not Provenance.EXAMPLE
        or not real.get((one.kind, one.municipality[_DISTRICT]), set()) - {brought[key]}
    }


def _real_first(found: Iterable[T], subject: Callable[[T], tuple[str, str]]) -> tuple[T, ...]:
    """Without the examples of every subject of which there is something real, in the same district or in one that
    is not named."""
    every = list(found)
    real = {subject(one) for one in every if one.provenance is not Provenance.EXAMPLE}
    return tuple(
        one
        for one in every
        if one.provenance is not Provenance.EXAMPLE or not {subject(one), (subject(one)[0], "")} & real
    )
