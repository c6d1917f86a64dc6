"""Whether a delivery counts a place twice: under its former key and under that of its successor in one
year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.domain.territory import Change
from dashboard.texts import both
from data.importing.findings import Findings, wanted
from data.importing.formats.plain import SOURCE as OWN
from data.importing.tables.cells import Cell, CellWords
from data.importing.tables.matching import Reading

_ABSORPTION = "eingemeindung"


def counted_twice(
    first: Mapping[Cell, Reading], changes: Sequence[Change], words: CellWords, findings: Findings
) -> set[Cell]:
    """The cells of former keys with a number beside a number of the area that they went into, each with a
    finding.

    In somebody's own table that is an error; in an official one the former key is left out with a warning.

    An area that takes in another keeps its key: both stand side by side until the year of the change, and
    only later years are counted twice. Any other successor did not exist before. Dashes and zeros at former
    keys say nothing.
    """
    into: dict[str, list[Change]] = {}
    for change in changes:
        if change.share == 1 and change.old != change.new:
            into.setdefault(change.old, []).append(change)
    twice: set[Cell] = set()
    for (measure, area, year, breakdown), one in first.items():
        if area not in into or not one.observation.value:
            continue
        for change in _chain(area, into):
            other = first.get((measure, change.new, year, breakdown))
            if other is None or not other.observation.value or not _is_twice(change, year):
                continue
            since = both("finding_part_since", day=f"{change.on:%d.%m.%Y}") if change.on else ""
            own = one.observation.source == OWN
            twice.add((measure, area, year, breakdown))
            findings.tell(
                "error" if own else "warning",
                "counted_twice" if own else "counted_twice_official",
                area=area,
                since=since,
                now=change.new,
                cell=tuple(
                    f"{named}, {year}{', ' + breakdown if breakdown else ''}"
                    for named in words.names(measure)
                ),
                place=one.told_place,
                other=other.told_place,
                row=one.row,
                column="gebiet",
                found=f"{area} und {change.new}",
                expected=wanted("one_key"),
                same=f"twice {change.new}",
                sheet=one.sheet,
            )
            break
    return twice


def _is_twice(change: Change, year: int) -> bool:
    return change.kind != _ABSORPTION or change.on is None or date(year, 1, 1) >= change.on


def _chain(area: str, into: Mapping[str, Sequence[Change]]) -> list[Change]:
    """What became of an area, and of that again. A key that was given to another place ends the chain."""
    found: list[Change] = []
    visited = {area}
    pending = [area]
    while pending:
        for change in into.get(pending.pop(), ()):
            if change.new not in visited:
                visited.add(change.new)
                found.append(change)
                pending.append(change.new)
    return found
