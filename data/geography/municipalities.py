"""Reads the boundaries of municipalities: those of one district, of a state or of the whole country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.domain.territory import OLDEST_BOUNDARIES
from data.geography.packed import COUNTRY, DETAIL, STATE, Block, Contents, Polygons, read_block, read_contents
from data.geography.topology import Topology, TopologyArea

MUNICIPALITIES, UNIONS, UNINCORPORATED = "gemeinden", "aemter", "gemeindefrei"
"""Layers: municipalities; names of Ämter; land that belongs to no municipality and has no figures."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What the files hold for an extent. `days` are those from which its boundaries hold, oldest first."""

    contents: Contents
    blocks: tuple[Block, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The oldest is that of the oldest boundaries: before the first change that is known nothing else is."""
        since = {row[5] for block in self.blocks for row in block.table["areas"] if row[5]}
        return (OLDEST_BOUNDARIES, *sorted(map(date.fromisoformat, since)))


def file_of(state: str) -> str:
    """The name of the file of a state."""
    return f"gemeinden_{state}.bin"


def read_stock(district: str, extent: str, folder: Path) -> Stock | None:
    """Blocks of the district (`kreis`), its state (`land`) or the country (`bund`); None without boundaries."""
    if extent == "bund":
        every = [contents_of(path) for path in sorted(folder.glob(file_of("*")))]
        found = [read_block(one, key, COUNTRY) for one in every for key in one.header["blocks"]]
        return Stock(every[0], tuple(found)) if found else None
    path = folder / file_of(district[:2])
    if not path.is_file():
        return None
    contents = contents_of(path)
    if extent == "land":
        return Stock(contents, tuple(read_block(contents, key, STATE) for key in contents.header["blocks"]))
    known = district in contents.header["blocks"]
    return Stock(contents, (read_block(contents, district, DETAIL),)) if known else None


def topology_of(stock: Stock, region: str, on: date) -> Topology:
    """The municipalities of a day, or of the oldest that is known; `region` is a district, a state or empty."""
    status = max((day for day in stock.days if day <= on), default=stock.days[0])
    day = max(on, status).isoformat()
    arcs, polygons = _joined(stock.blocks)
    layers: dict[str, list[TopologyArea]] = {MUNICIPALITIES: [], UNIONS: [], UNINCORPORATED: []}
    rows = (row for block in stock.blocks for row in block.table["areas"])
    for row, its in zip(rows, polygons, strict=True):
        if row[5] <= day and (not row[6] or row[6] >= day):
            layers[MUNICIPALITIES if row[7] else UNINCORPORATED].append(_area(row, its))
    unions = {row[0]: row for block in stock.blocks for row in block.table["unions"]}
    layers[UNIONS] = [
        TopologyArea(key, row[1], (), {"punkt": tuple(row[2:4])}) for key, row in sorted(unions.items())
    ]
    header = stock.contents.header
    return Topology(
        status=status,
        region=region,
        scale=(float(header["raster_m"]),) * 2,
        translate=(0.0, 0.0),
        arcs=arcs,
        layers={name: tuple(areas) for name, areas in layers.items()},
        source=header["source"],
        licence=header["licence"],
        changed=header["changed"],
    )


def _area(row: Sequence[Any], polygons: Polygons) -> TopologyArea:
    key = row[0]
    return TopologyArea(
        key, row[1], polygons, {"amt": row[2], "kreis": key[:5], "land": key[:2], "punkt": tuple(row[3:5])}
    )


def _joined(blocks: Iterable[Block]) -> tuple[tuple[Any, ...], list[Polygons]]:
    """The arcs of all blocks, each once, and the polygons of all areas with references to them."""
    blocks = tuple(blocks)
    if len(blocks) == 1:
        return blocks[0].arcs, list(blocks[0].polygons)
    numbers: dict[bytes, int] = {}
    arcs: list[Any] = []
    polygons: list[Polygons] = []
    for block in blocks:
        place = []
        for arc in block.arcs:
            number = numbers.setdefault(arc.tobytes(), len(arcs))
            if number == len(arcs):
                arcs.append(arc)
            place.append(number)
        # A reference backwards is ~i, and i < 0 counts from the end of this list.
        place += [~number for number in reversed(place)]
        polygons += [
            tuple(tuple(tuple([place[number] for number in ring]) for ring in part) for part in area)
            for area in block.polygons
        ]
    return tuple(arcs), polygons


@lru_cache(maxsize=64)
def contents_of(path: Path) -> Contents:
    """As `read_contents`; what ships does not change while the program runs."""
    return read_contents(path)
