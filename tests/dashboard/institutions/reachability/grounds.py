"""Small districts to try ways on: cells in three municipalities, and schools."""

from __future__ import annotations

import numpy as np

from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import (
    BusAssumptions,
    CarLine,
    Destination,
    RoadAssumptions,
    TravelRules,
)
from dashboard.indicators.ways.sites import Site
from dashboard.institutions.reachability.result import TravelGround

WEST, SOUTH = 11.5, 53.4
LINE = CarLine(3.3, 1.23, 1.5, 0.81)
BUS = BusAssumptions(detour=1.3, bus_kmh=25, to_stop=8, walking_below=2, walking_kmh=4.5)
PRIMARY = Destination(
    "grundschule",
    ("grundschule",),
    {"de": "Weg", "en": "Way"},
    {"de": "nächste", "en": "nearest"},
    {"de": "Kinder", "en": "Children"},
    LINE,
    ("zensus_kinder_6_9",),
    40.0,
)
LIBRARY = Destination("bibliothek", ("bibliothek",), PRIMARY.title, PRIMARY.nearest, PRIMARY.children, LINE)
RULES = TravelRules(
    BUS,
    RoadAssumptions({"primary": 70.0}, 15, 1.3, 3),
    {"grundschule": PRIMARY, "bibliothek": LIBRARY},
    (10.0, 20.0, 30.0),
    (2.0, 5.0, 10.0),
    8,
    {"de": "", "en": ""},
    {"de": "", "en": ""},
)
KEYS = ("13076001", "13076002", "13076003")
AREAS = {
    "gemeinde": {key: frozenset({key}) for key in KEYS},
    "amt": {"130760001": frozenset(KEYS[:2]), "130760002": frozenset(KEYS[2:])},
}


def cells(longitude: np.ndarray, latitude: np.ndarray, under_15: np.ndarray) -> PopulationCells:
    """Cells at these places, a third of them in each municipality."""
    count = len(longitude)
    whole = np.zeros(count, dtype=np.int32)
    return PopulationCells(
        whole,
        whole,
        np.asarray(longitude, dtype=np.float64),
        np.asarray(latitude, dtype=np.float64),
        np.array([KEYS[index * 3 // max(count, 1)] for index in range(count)], dtype="<U8"),
        np.asarray(under_15, dtype=np.int32) * 5,
        np.asarray(under_15, dtype=np.int32),
        whole,
        whole,
    )


def grid(side: int = 20, seed: int = 7) -> PopulationCells:
    """A square of cells about a kilometre apart, some without children."""
    east, north = np.meshgrid(np.arange(side), np.arange(side))
    children = np.random.default_rng(seed).integers(0, 30, side * side)
    return cells(WEST + east.ravel() * 0.015, SOUTH + north.ravel() * 0.009, children)


def site(key: str, longitude: float, latitude: float) -> Site:
    return Site(key, f"Schule {key}", "grundschule", "", longitude, latitude)


def ground(*sites: Site, of: PopulationCells | None = None) -> TravelGround:
    """A district whose estimate of children is half of those under 15."""
    of = grid() if of is None else of
    return TravelGround(of, of.under_15 / 2, tuple(sorted(sites, key=lambda one: one.key)), "13076", AREAS)
