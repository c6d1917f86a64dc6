"""Mergers of municipalities after the state of the source, from the registers that ship with the project."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shapely

from data.build.vg250 import SOURCE_STATUS, Municipality


@dataclass(frozen=True, slots=True)
class Merger:
    """One merger of the register of changes, as far as it moves borders."""

    old: str
    new: str
    new_name: str
    on: date


def read_changes(path: Path) -> tuple[Merger, ...]:
    """Dated changes of whole areas after the state of the source, oldest first. Columns as in
    `changes.csv`."""
    rows = [row for row in _rows(path) if row["datum"]]
    changes = (
        Merger(row["alt"], row["neu"], row["neu_name"].split(",")[0], date.fromisoformat(row["datum"]))
        for row in rows
        if row["alt"] != row["neu"] and float((row["anteil"] or "1").replace(",", ".")) == 1
    )
    return tuple(
        sorted((one for one in changes if one.on > SOURCE_STATUS), key=lambda one: (one.on, one.old))
    )


def read_unions(path: Path, on: date) -> dict[str, str]:
    """The Amt of each municipality on a day, from `areas.csv`; empty if there is no such file."""
    if not path.is_file():
        return {}
    rows = [row for row in _rows(path) if row["ebene"] == "gemeinde"]
    return {
        row["schluessel"]: row["amt"]
        for row in rows
        if row["amt"]
        and row["gueltig_von"] <= on.isoformat()
        and (row["gueltig_bis"] or "9999") >= on.isoformat()
    }


def read_names(path: Path) -> dict[str, str]:
    """The names for people of all areas, by key, from `areas.csv`; empty if there is no such file."""
    return {row["schluessel"]: row["name"] for row in _rows(path)} if path.is_file() else {}


def merge(municipalities: Sequence[Municipality], changes: Iterable[Merger]) -> tuple[Municipality, ...]:
    """The municipalities after the changes. A new one takes name from the register and Amt from its largest
    part."""
    current = {municipality.key: municipality for municipality in municipalities}
    by_day: dict[tuple[date, str], list[Merger]] = defaultdict(list)
    for change in changes:
        by_day[change.on, change.new].append(change)
    for (_, new), group in sorted(by_day.items()):
        parts = [current.pop(change.old) for change in group if change.old in current]
        if not parts:
            continue
        absorbing = current.get(new)
        parts += [absorbing] if absorbing else []
        heir = absorbing or max(parts, key=lambda part: (part.geometry.area, part.key))
        name = absorbing.name if absorbing else group[0].new_name
        union = shapely.coverage_union_all([part.geometry for part in parts])
        current[new] = Municipality(new, name, heir.amt, union)
    return tuple(current[key] for key in sorted(current))


def relevant(changes: Iterable[Merger], municipalities: Iterable[Municipality]) -> tuple[Merger, ...]:
    """The changes that concern these municipalities or what became of them, in their order."""
    known = {municipality.key for municipality in municipalities}
    found = []
    for change in changes:
        if change.old in known:
            known.add(change.new)
            found.append(change)
    return tuple(found)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter=";"))
