"""What ships of the boundaries: a packed file a state, in blocks of one district, and one of all districts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from data.build.boundaries.coverage import label_point, without_specks
from data.build.boundaries.names import Names, read_municipalities, read_names
from data.build.boundaries.network import network_of
from data.build.boundaries.package_2016 import SOURCE_STATUS, PackageContent
from data.build.boundaries.simplify import GRID_M, TOLERANCES_M, SimplifiedNetwork, simplify
from data.build.boundaries.sources import of_2016, read_keys, read_states
from data.build.boundaries.territory_2022 import Pieces, municipalities, undo
from data.build.tables import read
from data.build.territory import DISTRICT, STATES
from data.geography.geometry import DISTRICTS_FILE, file_of
from data.geography.packed import DETAIL, Block, Polygons, write_packed
from data.geography.topology import Topology, TopologyArea, dissolve

STATUS = date(2023, 12, 31)
DISTRICT_STATUS = date(2021, 7, 1)
"""The day of the youngest reform of districts: Eisenach came to the Wartburgkreis."""
SHARED_OUT = ("16064014", "16064073")
"""Dünwald and Anrode, which no register of mergers has: two others got parts of them on 1 January 2023."""
SOURCE = (
    "Verwaltungsgebiete 1:250 000 (VG250), Stand 31.12.2023 (Bayern 01.01.2016), © GeoBasis-DE / BKG (2023)"
)
LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0 (dl-de/by-2-0)"
CHANGED = "Daten verändert: vereinfacht ({tolerance} m), aufgelöste Gemeinden wiederhergestellt"
DISTRICT_TOLERANCE_M = 450
_MUNICIPALITY = 8  # digits of its key


@dataclass(frozen=True, slots=True)
class AreaPeriod:
    """One municipality between two days (ISO, empty where it has no end), made of pieces of the network."""

    key: str
    pieces: tuple[str, ...]
    since: str = ""
    until: str = ""


def build(data: Path, source: PackageContent, register: Path, target: Path) -> Iterator[Path]:
    """Writes the files below `target` and names each."""
    states = read_states(data)
    unions, outlines = read_keys(data)
    names = read_names(data, register, source, states.names)
    newest = municipalities(states.areas, source, outlines)
    endings = read_endings(register)
    past = undo(newest.coverage, of_2016(source, [key for key in endings if key.startswith(DISTRICT)]))
    pieces = Pieces(past.coverage, {**newest.before, **past.before}, {**newest.after, **past.after})
    keys = sorted(pieces.coverage)
    drawing = simplify([pieces.coverage[key] for key in keys])
    drawn = dict(zip(keys, drawing.network.geometries(scale=GRID_M), strict=True))
    rows = rows_of(pieces, endings)
    for row in rows:  # younger than the keys, or older: the association of what they are made of
        unions.setdefault(
            row.key, next((unions[key] for key in map(_place, row.pieces) if key in unions), "")
        )
    municipal = Municipal(drawing, keys, drawn, read_municipalities(data), unions, names)
    for state in STATES:
        path = target / file_of(state)
        districts = sorted({row.key[:5] for row in rows if row.key.startswith(state)})
        blocks = {
            district: municipal.block([row for row in rows if row.key.startswith(district)])
            for district in districts
        }
        write_packed(path, header(STATUS, TOLERANCES_M[0]), blocks)
        yield path
    path = target / DISTRICTS_FILE
    write_packed(
        path, header(DISTRICT_STATUS, DISTRICT_TOLERANCE_M), {"kreise": districts_block(drawn, names)}
    )
    yield path


def header(status: date, tolerance_m: int) -> dict[str, object]:
    """What a file says of itself."""
    return {
        "crs": "EPSG:25832", "raster_m": GRID_M, "gebietsstand": status.isoformat(), "source": SOURCE,
        "licence": LICENCE, "changed": CHANGED.format(tolerance=tolerance_m),
    }  # fmt: skip


def read_endings(register: Path) -> dict[str, date]:
    """The day on which each municipality ended that did so after the oldest boundaries, from `changes.csv` of
    the district and of all Germany."""
    rows = [*read(register / "changes.csv", ";"), *read(register / "germany" / "changes.csv", ";")]
    found = {
        row["alt"]: date.fromisoformat(row["datum"])
        for row in rows
        if row["datum"] and row["alt"] != row["neu"]
    }
    return {
        **dict.fromkeys(SHARED_OUT, date(2023, 1, 1)),
        **{key: day for key, day in found.items() if len(key) == _MUNICIPALITY and day > SOURCE_STATUS},
    }


def rows_of(pieces: Pieces, endings: Mapping[str, date]) -> list[AreaPeriod]:
    """The areas of all days: before a merger its parts, from its day on the whole."""
    rows = [AreaPeriod(key, (key,)) for key in pieces.coverage if "<" not in key and key not in pieces.after]
    rows += [AreaPeriod(old, parts, until=_day_before(endings[old])) for old, parts in pieces.before.items()]
    for new, parts in pieces.after.items():
        day = max(endings[part.partition("<")[0]] for part in parts if "<" in part)
        if new in parts:
            rows.append(AreaPeriod(new, (new,), until=_day_before(day)))
        rows.append(AreaPeriod(new, parts, since=day.isoformat()))
    return sorted(rows, key=lambda row: (row.key, row.since))


@dataclass(frozen=True, slots=True)
class Municipal:
    """All municipalities as they are drawn, with what is known of them by key."""

    drawing: SimplifiedNetwork
    keys: list[str]
    drawn: Mapping[str, BaseGeometry]
    municipalities: frozenset[str]
    unions: Mapping[str, str]
    names: Names

    def block(self, rows: list[AreaPeriod]) -> Block:
        """The block of the district that these rows are of."""
        network = self.drawing.network
        polygons = [self._polygons(row) for row in rows]
        used = sorted({number if number >= 0 else ~number for one in polygons for number in _numbers(one)})
        place = {number: at for at, number in enumerate(used)}
        of_union: dict[str, list[BaseGeometry]] = defaultdict(list)
        areas = []
        for row in rows:
            shape = shapely.coverage_union_all([self.drawn[piece] for piece in row.pieces])
            union = self.unions[row.key]
            inhabited = self._inhabited(row)
            if inhabited and not row.until:
                of_union[union].append(shape)
            areas.append(
                [
                    row.key,
                    self.names.of(row.key),
                    union,
                    *label_point(shape),
                    row.since,
                    row.until,
                    int(inhabited),
                ]
            )
        return Block(
            {
                "areas": areas,
                "unions": [
                    [key, self._union_name(key, rows), *label_point(shapely.coverage_union_all(shapes))]
                    for key, shapes in sorted(of_union.items())
                ],
            },
            tuple(network.arcs[number] for number in used),
            tuple(self.drawing.levels[number] for number in used),
            tuple(_renumbered(one, place) for one in polygons),
        )

    def _polygons(self, row: AreaPeriod) -> Polygons:
        network = self.drawing.network
        parts = [network.areas[self.keys.index(piece)] for piece in row.pieces]
        if len(parts) == 1:
            return tuple(tuple(tuple(ring) for ring in part) for part in parts[0])
        whole = Topology(STATUS, "", (1, 1), (0, 0), tuple(network.arcs), {})
        return dissolve(
            whole, [TopologyArea("", "", tuple(tuple(map(tuple, part)) for part in one), {}) for one in parts]
        )

    def _inhabited(self, row: AreaPeriod) -> bool:
        return len(row.pieces) > 1 or row.key in self.municipalities or bool(row.until)

    def _union_name(self, key: str, rows: list[AreaPeriod]) -> str:
        alone = next((row.key for row in rows if self.unions.get(row.key) == key), key)
        return self.names.of(key, self.names.of(alone))


def districts_block(drawn: Mapping[str, BaseGeometry], names: Names) -> Block:
    """All districts, dissolved and coarser, and the names of the states."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, shape in drawn.items():
        members[_newest(key)[:5]].append(shape)
    whole = without_specks([shapely.coverage_union_all(members[key]) for key in sorted(members)])
    coarse = shapely.coverage_simplify(np.array(whole, dtype=object), DISTRICT_TOLERANCE_M)
    network = network_of(coarse, GRID_M)
    shapes = dict(zip(sorted(members), coarse, strict=True))
    states = [
        [state, name, *label_point(shapely.coverage_union_all([shapes[key] for key in shapes if key[:2] == state]))]
        for state, name in STATES.items()
    ]  # fmt: skip
    return Block(
        {
            "areas": [[key, names.of(key), *label_point(shape)] for key, shape in shapes.items()],
            "states": states,
        },
        tuple(network.arcs),
        tuple(np.full(len(arc), DETAIL, dtype=np.int8) for arc in network.arcs),
        tuple(tuple(tuple(map(tuple, part)) for part in parts) for parts in network.areas),
    )


def _place(piece: str) -> str:
    return piece.partition("<")[0]


def _newest(piece: str) -> str:
    return piece.rpartition("<")[2]


def _day_before(day: date) -> str:
    return (day - timedelta(days=1)).isoformat()


def _numbers(polygons: Polygons) -> Iterator[int]:
    return (number for part in polygons for ring in part for number in ring)


def _renumbered(polygons: Polygons, place: Mapping[int, int]) -> Polygons:
    def new(number: int) -> int:
        return place[number] if number >= 0 else ~place[~number]

    return tuple(tuple(tuple(map(new, ring)) for ring in part) for part in polygons)
