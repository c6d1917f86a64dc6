"""Areas, their parents and the register of changes: from the shipped tables into the store, and out of it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, or_, select, update

from dashboard.domain.area import LEVELS, Area, level_of
from dashboard.domain.territory import Change, Register, display_order
from dashboard.errors import StoreError
from data.stores import schema

T = TypeVar("T")
_PARENTS = ("amt", "kreis", "land")


def read_areas(path: Path) -> tuple[Area, ...]:
    """All areas of the shipped table, former ones included. Raises StoreError naming file and line."""
    return _lines(path, _area_of_line)


def read_changes(path: Path) -> tuple[Change, ...]:
    """The shipped register of changes. Raises StoreError naming file and line."""
    return _lines(path, _change_of_line)


def _lines(path: Path, parse: Callable[[Mapping[str, str]], T]) -> tuple[T, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            found = []
            for number, line in enumerate(csv.DictReader(stream, delimiter=";"), start=2):
                try:
                    found.append(parse(line))
                except (KeyError, ValueError, TypeError) as error:
                    raise StoreError(
                        f"{path.name}, Zeile {number}: die Zeile ist unvollständig.", row=number
                    ) from error
            return tuple(found)
    except OSError as error:
        raise StoreError(
            f"{path}: die mitgelieferte Tabelle fehlt ({error.strerror}).", file=str(path)
        ) from error


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _area_of_line(line: Mapping[str, str]) -> Area:
    return Area(
        key=line["schluessel"],
        level=LEVELS[LEVELS.index(line["ebene"])],
        name=line["name"],
        official_name=line["amtlicher_name"],
        amt=line["amt"],
        kreis=line["kreis"],
        land=line["land"],
        area_km2=float(line["flaeche_km2"].replace(",", ".")) if line["flaeche_km2"] else None,
        valid_from=_day(line["gueltig_von"]),
        valid_until=_day(line["gueltig_bis"]),
    )


def _change_of_line(line: Mapping[str, str]) -> Change:
    share = float(line["anteil"].replace(",", "."))
    return Change(line["alt"], line["alt_name"], line["neu"], _day(line["datum"]), line["art"], share)


def territorial_status(changes: Iterable[Change]) -> date:
    """The day since which no municipality has changed: today's territory."""
    days = [one.on for one in changes if one.on is not None and level_of(one.new) == "gemeinde"]
    return max(days, default=date(1900, 1, 1))


def past_statuses(register: Register, years: Iterable[int]) -> tuple[date, ...]:
    """The territories on which figures of these years can be shown besides today's, oldest first."""
    return tuple(sorted({register.status_in(year) for year in years} - {register.status}))


def write_areas(connection: Connection, areas: Sequence[Area], changes: Sequence[Change]) -> None:
    """Brings the store's areas up to these, keeping the ids that published cells refer to."""
    table = schema.area
    known = {
        (row.key, row.valid_from): row.id
        for row in connection.execute(select(table.c.id, table.c.key, table.c.valid_from))
    }
    connection.execute(delete(schema.area_parent))
    parents: list[dict[str, object]] = []
    for area in areas:
        values: dict[str, object] = {
            "level": area.level,
            "name": area.name,
            "official_name": area.official_name,
            "area_km2": area.area_km2,
            "valid_until": area.valid_until,
        }
        identity = known.get((area.key, area.valid_from))
        if identity is None:
            values |= {"key": area.key, "valid_from": area.valid_from}
            identity = connection.execute(insert(table).values(**values).returning(table.c.id)).scalar_one()
        else:
            connection.execute(update(table).where(table.c.id == identity).values(**values))
        period = {"valid_from": area.valid_from, "valid_until": area.valid_until}
        parents += [
            {"area_id": identity, "level": level, "parent": getattr(area, level), **period}
            for level in _PARENTS
            if getattr(area, level)
        ]
    connection.execute(insert(schema.area_parent), parents)
    connection.execute(delete(schema.territorial_change))
    if changes:
        keys = ("old", "old_name", "new", "on", "kind", "share")
        connection.execute(
            insert(schema.territorial_change), [{key: getattr(one, key) for key in keys} for one in changes]
        )


def write_population(connection: Connection, population: Mapping[str, int]) -> None:
    """The latest known number of inhabitants of today's areas; none for all others."""
    table = schema.area
    connection.execute(update(table).values(population=None))
    for key, inhabitants in population.items():
        connection.execute(
            update(table)
            .where(table.c.key == key, table.c.valid_until.is_(None))
            .values(population=inhabitants)
        )


def stored_areas(connection: Connection) -> tuple[Area, ...]:
    """All areas of the store, former ones included."""
    parents: dict[int, dict[str, str]] = {}
    table = schema.area_parent
    for area_id, level, parent in connection.execute(select(table.c.area_id, table.c.level, table.c.parent)):
        parents.setdefault(area_id, {})[level] = parent
    found = []
    for row in connection.execute(select(schema.area)).mappings():
        given = {key: value for key, value in row.items() if key != "id"}
        of = parents.get(row["id"], {})
        found.append(Area(**given, amt=of.get("amt", ""), kreis=of.get("kreis", ""), land=of.get("land", "")))
    return tuple(found)


def stored_changes(connection: Connection) -> tuple[Change, ...]:
    """The register of territorial changes, in its order."""
    table = schema.territorial_change
    columns = (table.c.old, table.c.old_name, table.c.new, table.c.on, table.c.kind, table.c.share)
    return tuple(Change(*row) for row in connection.execute(select(*columns).order_by(table.c.id)))


def register_of(areas: Iterable[Area], changes: Sequence[Change]) -> Register:
    """Today's areas, levels from small to large and by name within them, former ones, and all known
    changes."""
    every = tuple(areas)
    today = sorted((one for one in every if one.valid_until is None), key=display_order)
    former = tuple(one for one in every if one.valid_until is not None)
    return Register(territorial_status(changes), {one.key: one for one in today}, tuple(changes), former)


def area_ids(connection: Connection, on: date | None = None) -> dict[str, int]:
    """The store's numbers of the areas of a day, today's without one: a key may have belonged to another
    place."""
    table = schema.area
    statement = select(table.c.key, table.c.id)
    if on is None:
        statement = statement.where(table.c.valid_until.is_(None))
    else:
        statement = statement.where(
            or_(table.c.valid_from.is_(None), table.c.valid_from <= on),
            or_(table.c.valid_until.is_(None), table.c.valid_until >= on),
        )
    return {str(row.key): int(row.id) for row in connection.execute(statement)}
