"""All institutions as the browser holds them; `InstitutionsDocument` of assets/institutions/types.d.ts says how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import GROUPS, Institution, InstitutionKind, WeekMinutes
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.words import freshness, is_example, row_facts, where

Units = tuple[float, float]
"""A point in units of the map."""


def document(
    institutions: Sequence[Institution],
    *,
    kinds: Mapping[str, InstitutionKind],
    places: Mapping[str, ChosenPlace],
    units: Mapping[Point, Units],
    names: Mapping[str, str],
    as_of: Mapping[str, str],
    today: date,
    lang: str,
) -> dict[str, Any]:
    """`institutions` in the order of their names. `units` are the points of institutions and places on the map,
    `names` those of municipalities, `as_of` of what time old sources are, by their key."""
    indices = {key: at for at, key in enumerate(kinds)}
    weeks: dict[WeekMinutes, int] = {}
    spoken: dict[str, int] = {}
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}

    def number(known: dict[Any, int], one: Any) -> int:
        return known.setdefault(one, len(known))

    for one in institutions:
        point = None if one.longitude is None or one.latitude is None else (one.longitude, one.latitude)
        at = units.get(point) if point else None
        word, said = freshness(one, today, lang, as_of.get(one.source, ""))
        row = (
            one.key, indices[one.kind], one.name, where(one, names), one.municipality, one.postcode,
            at and at[0], at and at[1], one.longitude, one.latitude, int(one.position == "exact"),
            one.carrier_kind, -1 if one.open_minutes is None else number(weeks, one.open_minutes),
            one.barrier_free, [number(spoken, language) for language in one.languages],
            one.age_from, one.age_to, int(one.status == "paused"), int(is_example(one)), word, said,
            [(fact.label, fact.text) for fact in row_facts(one, lang)],
        )  # fmt: skip
        for name, value in zip(COLUMNS, row, strict=True):
            columns[name].append(value)
    return {
        "groups": list(GROUPS),
        "kinds": [
            {
                "key": kind.key, "group": GROUPS.index(kind.group), "shape": kind.shape,
                "name": kind.name[lang], "plural": kind.plural[lang],
            }
            for kind in kinds.values()
        ],
        "weeks": list(weeks),
        "spoken": list(spoken),
        "columns": columns,
        "places": _places(places.values(), units),
    }  # fmt: skip


COLUMNS = (
    "key", "kind", "name", "where", "municipality", "postcode", "x", "y", "longitude", "latitude", "exact",
    "carrier", "week", "barrier_free", "languages", "age_from", "age_to", "paused", "example", "freshness",
    "confirmed", "facts",
)  # fmt: skip


def _places(places: Iterable[ChosenPlace], units: Mapping[Point, Units]) -> dict[str, list[Any]]:
    rows = [
        (one.key, one.name, one.note, one.municipality, int(one.part), *units[one.point], *one.point)
        for one in places
    ]
    names = ("key", "name", "note", "municipality", "part", "x", "y", "longitude", "latitude")
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def catchments_document(catchments: Iterable[Catchment], paths: Mapping[Catchment, str]) -> dict[str, Any]:
    """All catchments, with the `paths` of polygons on the map; one of a whole municipality has that one's."""
    return {
        "catchments": [
            {
                "institution": one.institution,
                "kind": one.kind,
                "year_from": one.year_from,
                "year_to": one.year_to,
                "municipality": one.municipality,
                "part": one.part,
                "rings": [list(ring) for ring in one.polygon] or None,
                "path": paths.get(one, ""),
                "rule": one.rule,
                "example": one.provenance == "example",
            }
            for one in catchments
        ]
    }
