"""Every municipality, association and district of 31 December 2023: what ships of places outside the store."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dashboard.domain.area import FEDERATION, SMALL_LEVELS, Area, level_of
from dashboard.domain.territory import OLDEST_BOUNDARIES, Change, Register, display_order
from dashboard.errors import StoreError
from dashboard.indicators.wording.places_apart import names_apart
from data.geography.register import read_areas, read_changes, register_of

EMBEDDED = Path(__file__).parents[1] / "embedded"
FOLDER = EMBEDDED / "germany"
_FILES = {"gemeinde": "municipalities.csv", "amt": "associations.csv", "kreis": "districts.csv"}
_STATES = tuple(f"{number:02d}" for number in range(1, 17))


@lru_cache(maxsize=8)
def keys(level: str) -> tuple[str, ...]:
    """All keys of a level, in the order in which the pack gives figures. Raises StoreError without the file."""
    if level == "land":
        return _STATES
    if level == "bund":
        return (FEDERATION,)
    return tuple(line.partition(";")[0] for line in _lines(level))


@lru_cache(maxsize=4)
def positions(level: str) -> dict[str, int]:
    """Where each key of a level stands."""
    return {key: number for number, key in enumerate(keys(level))}


def is_shipped(key: str) -> bool:
    """Whether a key is that of a municipality, an association or a district of Germany."""
    level = level_of(key)
    return level in _FILES and key in positions(level)


def areas_of(district: str) -> tuple[Area, ...]:
    """Municipalities and associations of one district; none where it is a municipality itself, and for a key
    that is no district's."""
    found = tuple(area for level in SMALL_LEVELS for area in _areas(level, _starting(level, district)))
    return found if len(found) > 1 else ()


@lru_cache(maxsize=1)
def districts() -> dict[str, Area]:
    """The 400 districts by key, with their kinds."""
    return {area.key: area for area in _areas("kreis", _lines("kreis"))}


@lru_cache(maxsize=1)
def germany() -> Register:
    """Every area of Germany, and the changes that are known of it; a quarter of a second when first asked.

    Names and parents of the districts, states and the federation are those of the shipped table.
    """
    upper = tuple(
        area for area in read_areas(EMBEDDED / "areas.csv") if area.level in ("kreis", "land", "bund")
    )
    below = (area for level in SMALL_LEVELS for area in _areas(level, _lines(level)))
    found = register_of((*upper, *below), read_changes(FOLDER / "changes.csv"))
    kinds = districts()
    areas = {
        key: replace(area, kind=kinds[key].kind) if key in kinds else area
        for key, area in found.areas.items()
    }
    return replace(found, areas=areas)


def widened(register: Register, district: str, extent: str) -> Register:
    """The register of a district, and with it every municipality and Amt of its state (`land`) or of Germany
    (`bund`): each under a name that no other of its level has, see `names_apart`. A town that is a district is
    among the municipalities, too. Its status is the day of the last change that is known there."""
    begins = district[:2] if extent == "land" else ""
    known_inside = bool(register.children(district))
    outside = tuple(
        area
        for level in SMALL_LEVELS
        for area in _areas(level, _starting(level, begins))
        if area.kreis != district or (level == "gemeinde" and not known_inside)
    )
    own = (one for one in register.areas.values() if one.level not in SMALL_LEVELS or one.kreis == district)
    every = (*own, *outside)
    known = {area.key: area for area in every}
    names = names_apart([area for area in every if area.level in SMALL_LEVELS], known)
    shown = (replace(area, name=names[area.key]) if area.key in names else area for area in every)
    elsewhere = [
        one for one in read_changes(FOLDER / "changes.csv") if one.new[:5] != district and one.new in known
    ]
    return replace(
        register,
        status=max(register.status, *(one.on for one in elsewhere if one.on is not None), OLDEST_BOUNDARIES),
        areas={area.key: area for area in sorted(shown, key=display_order)},
        changes=(*register.changes, *elsewhere),
    )


def completed(areas: Iterable[Area], changes: Sequence[Change], district: str) -> Register:
    """The register of one district: what the store holds, and what it lacks of that district.

    Of a place that both know the store's name stands; association, area and population come from here where
    the store has none. Changes of other districts' municipalities are left out; where nothing is known to
    have changed the territory is that of the oldest boundaries.
    """
    every = with_district(areas, changes, district)
    others = {one.new[:5] for one in changes if level_of(one.new) == "gemeinde"}
    if not others or district in others:
        return register_of(every, changes)
    known = changes_of(district)
    changed_here = [*(one for one in changes if level_of(one.new) != "gemeinde"), *known]
    register = register_of(every, changed_here)
    return replace(register, status=max(register.status, OLDEST_BOUNDARIES))


def changes_of(district: str) -> tuple[Change, ...]:
    """What became of municipalities of one district, as far as it is known of all Germany."""
    return tuple(one for one in read_changes(FOLDER / "changes.csv") if one.new[:5] == district)


def with_district(areas: Iterable[Area], changes: Sequence[Change], district: str) -> tuple[Area, ...]:
    """These areas, and those of the district that are not among them, as `completed` joins them."""
    own = {area.key: area for area in areas_of(district)}
    kinds = {**{key: area.kind for key, area in own.items()}, **_kinds()}
    held = [_filled(area, own, kinds) for area in areas]
    here = {area.key for area in held if area.valid_until is None}
    if _at_home(held, changes, district):
        return tuple(held)
    return (*held, *(area for key, area in own.items() if key not in here))


def _at_home(areas: Iterable[Area], changes: Iterable[Change], district: str) -> bool:
    """Whether associations or changes of a district are held, so that every place of it is known."""
    if any(level_of(one.new) == "gemeinde" and one.new[:5] == district for one in changes):
        return True
    return any(one.level == "amt" and one.kreis == district for one in areas)


def _filled(area: Area, own: dict[str, Area], kinds: dict[str, str]) -> Area:
    known = own.get(area.key) if area.valid_until is None else None
    if known is not None:
        area = replace(
            area,
            amt=area.amt or known.amt,
            area_km2=known.area_km2 if area.area_km2 is None else area.area_km2,
            population=known.population if area.population is None else area.population,
        )
    kind = kinds.get(area.key, "")
    return replace(area, kind=kind) if kind else area


def _kinds() -> dict[str, str]:
    return {key: area.kind for key, area in districts().items()}


def _starting(level: str, district: str) -> Iterator[str]:
    return (line for line in _lines(level) if line.startswith(district))


def _lines(level: str) -> list[str]:
    path = FOLDER / _FILES[level]
    try:
        return path.read_text(encoding="utf-8").splitlines()[1:]
    except OSError as error:
        raise StoreError(
            f"{path}: die mitgelieferte Tabelle fehlt ({error.strerror}).", file=str(path)
        ) from error


def _areas(level: str, lines: Iterable[str]) -> Iterator[Area]:
    """Columns: key, name, official name, kind, association, area, population."""
    for key, name, official, kind, amt, size, people in csv.reader(lines, delimiter=";"):
        yield Area(
            key=key,
            level=level,
            name=name,
            official_name=official,
            amt=amt,
            kreis="" if level == "kreis" else key[:5],
            land=key[:2],
            population=int(people) if people else None,
            area_km2=float(size.replace(",", ".")) if size else None,
            kind=kind,
        )
