"""Small road networks, written as the extracts that OpenStreetMap gives."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import osmium
from osmium.osm.mutable import Node, Way

from dashboard.domain.institutions.population_cell import PopulationCells

WEST, SOUTH, STEP_LON, STEP_LAT = 11.6, 53.4, 0.012, 0.008
BOX = (11.0, 53.0, 12.5, 54.0)
Road = tuple[list[int], dict[str, str]]


def place(node: int, side: int, west: float = WEST, south: float = SOUTH) -> tuple[float, float]:
    """A crossing of the square of streets, with a shift so that no two are equally long."""
    at = node - 1
    lon = west + at % side * STEP_LON + (at * 7 % 5) * 0.0004
    return lon, south + at // side * STEP_LAT + (at * 3 % 7) * 0.0003


def write(path: Path, places: dict[int, tuple[float, float]], roads: list[Road]) -> Path:
    """An extract with these nodes and ways."""
    with osmium.SimpleWriter(str(path)) as writer:
        for node, at in places.items():
            writer.add_node(Node(id=node, location=at, version=1))
        for number, (nodes, tags) in enumerate(roads, start=1):
            writer.add_way(Way(id=number, nodes=nodes, tags=tags, version=1))
    return path


def cells(count: int = 12, seed: int = 1, municipality: str = "13076108") -> PopulationCells:
    """Cells of the census grid that lie about the town."""
    random = np.random.default_rng(seed)
    whole = np.arange(count, dtype=np.int32) * 1000
    lon, lat = WEST + random.uniform(0, 5, count) * STEP_LON, SOUTH + random.uniform(0, 5, count) * STEP_LAT
    return PopulationCells(whole, whole, lon, lat, np.full(count, municipality), whole, whole, whole, whole)


def town(path: Path, side: int = 6, seed: int = 3, *, west: float = WEST, south: float = SOUTH) -> Path:
    """A square of streets of different classes; some are one-way, one is closed, one is a footpath."""
    random = np.random.default_rng(seed)
    classes = ("primary", "secondary", "tertiary", "residential", "unclassified")
    places = {node: place(node, side, west, south) for node in range(1, side * side + 1)}
    roads: list[Road] = []
    for row in range(side):
        for line in (
            [row * side + one + 1 for one in range(side)],
            [one * side + row + 1 for one in range(side)],
        ):
            for start, end in pairwise(line):
                tags = {"highway": str(random.choice(classes))}
                if random.random() < 0.2:
                    tags["oneway"] = str(random.choice(["yes", "-1"]))
                roads.append(([start, end], tags))
    roads += [
        ([1, side * side], {"highway": "footway"}),
        ([1, side + 2], {"highway": "primary", "access": "no"}),
    ]
    return write(path, places, roads)
