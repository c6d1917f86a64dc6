"""The pack: official figures of municipalities, associations and districts, read series by series."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from dashboard.domain.grid import ABSENT, Figures
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE, PROVENANCES
from dashboard.errors import StoreError
from data.germany.areas import FOLDER, keys, positions

HEAD = "merkmal;gliederung;quelle;jahr;ebene;werte"
_NAN = float("nan")
_MARKERS: Mapping[str, tuple[float, int, int]] = {
    "": (_NAN, ABSENT, 0),
    "-": (0.0, Status.ZERO, 0),
    ".": (_NAN, Status.SUPPRESSED, 0),
    "...": (_NAN, Status.LATER, 0),
    "/": (_NAN, Status.UNRELIABLE, 0),
    "x": (_NAN, Status.NOT_APPLICABLE, 0),
    "t": (_NAN, Status.NOT_APPLICABLE, NOT_CONVERTIBLE),
}
"""Value, status and mark of cells that are no number; `t` is ours: not convertible to this territory."""
_OFFICIAL = PROVENANCES.index("official")
Key = tuple[str, str, str]
"""Measure, breakdown, level."""


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A series of one year: its source and its cells as written, in the order of the register."""

    source: str
    year: int
    cells: str


@dataclass(frozen=True)
class Pack:
    """The files of a folder. Nothing is read before it is asked for; series are kept once read."""

    folder: Path = FOLDER

    @cached_property
    def lines(self) -> Mapping[Key, tuple[PackedLine, ...]]:
        """All series by measure, breakdown and level, their years ascending. Raises StoreError for a file that
        is none."""
        found: dict[Key, list[PackedLine]] = {}
        for measure, breakdown, level, line in self._lines():
            found.setdefault((measure, breakdown, level), []).append(line)
        return {key: tuple(sorted(of, key=lambda one: one.year)) for key, of in found.items()}

    @cached_property
    def digest(self) -> str:
        """A fingerprint of every file, the register's as well."""
        seal = hashlib.sha256()
        for path in sorted(self.folder.rglob("*.csv")):
            seal.update(path.name.encode())
            seal.update(path.read_bytes())
        return seal.hexdigest()

    def years(self, measure: str, breakdown: str, level: str) -> tuple[int, ...]:
        """Years that a measure has at a level."""
        return tuple(line.year for line in self.lines.get((measure, breakdown, level), ()))

    def given(self, measure: str, breakdown: str, level: str, year: int, within: slice) -> tuple[int, int]:
        """How many places within a part of the register have a figure or a sign, and how many are secret."""
        for line in self.lines.get((measure, breakdown, level), ()):
            if line.year == year:
                cells = line.cells.split(";")[within]
                return len(cells) - cells.count(""), cells.count(".")
        return 0, 0

    def figures(
        self,
        measure: str,
        breakdown: str,
        level: str,
        years: Sequence[int],
        places: Sequence[str],
        sources: Sequence[str],
    ) -> Figures | None:
        """Figures of these years and places, None where the pack has no such series in any of the years.

        `sources` is what the source codes index; a series of another source is left out.
        """
        lines = [
            line
            for line in self.lines.get((measure, breakdown, level), ())
            if line.year in years and line.source in sources
        ]
        if not lines:
            return None
        at = positions(level)
        there = [(column, at[key]) for column, key in enumerate(places) if key in at]
        columns = np.array([one for one, _ in there], dtype=np.intp)
        taken = np.array([one for _, one in there], dtype=np.intp)
        found = Figures.empty(len(years), len(places))
        for line in lines:
            read = _parsed(line.cells)
            if len(read.value) != len(keys(level)):
                raise StoreError(
                    f"{measure}, {line.year}, {level}: {len(read.value)} Werte statt {len(keys(level))}."
                )
            found.value[years.index(line.year), columns] = read.value[taken]
            found.status[years.index(line.year), columns] = read.status[taken]
            found.mark[years.index(line.year), columns] = read.mark[taken]
            told = columns[read.status[taken] != ABSENT]
            found.provenance[years.index(line.year), told] = _OFFICIAL
            found.source[years.index(line.year), told] = sources.index(line.source)
        return found

    def _lines(self) -> Iterator[tuple[str, str, str, PackedLine]]:
        for path in sorted((self.folder / "figures").glob("*.csv")):
            head, *rest = path.read_text(encoding="utf-8").splitlines()
            if head != HEAD:
                raise StoreError(f"{path.name}, Zeile 1: erwartet wird „{HEAD}“.", file=path.name)
            for number, text in enumerate(rest, start=2):
                try:
                    measure, breakdown, source, year, level, cells = text.split(";", 5)
                    yield measure, breakdown, level, PackedLine(source, int(year), cells)
                except ValueError as error:
                    raise StoreError(
                        f"{path.name}, Zeile {number}: die Zeile ist unvollständig.", row=number
                    ) from error


@dataclass(frozen=True, slots=True)
class _Parsed:
    value: np.ndarray[tuple[int], np.dtype[np.float64]]
    status: np.ndarray[tuple[int], np.dtype[np.int8]]
    mark: np.ndarray[tuple[int], np.dtype[np.int8]]


@lru_cache(maxsize=48)
def _parsed(cells: str) -> _Parsed:
    """A written 0 is a rounded one, as in every table of an office. Raises ValueError for an unknown sign."""
    texts = cells.replace(",", ".").split(";")
    value = np.array([_MARKERS[one][0] if one in _MARKERS else float(one) for one in texts])
    status = np.where(value == 0, Status.ROUNDED_ZERO, Status.REPORTED).astype(np.int8)
    mark = np.zeros(len(texts), np.int8)
    for number, one in enumerate(texts):
        if one in _MARKERS:
            _, status[number], mark[number] = _MARKERS[one]
    return _Parsed(value, status, mark)


@lru_cache(maxsize=1)
def shipped() -> Pack:
    """The pack that comes with the program."""
    return Pack()
