"""Reads the roads of an OpenStreetMap extract (`.osm.pbf`) as a network that cars move on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import osmium

from dashboard.domain.institutions.travel import Numbers, RoadAssumptions
from dashboard.errors import FileRejected
from dashboard.statistics.distances import kilometres

Indices = npt.NDArray[np.int64]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
_CLOSED = frozenset({"no", "private", "agricultural", "forestry"})
_SPEED = re.compile(r"\d{1,3}", re.ASCII)
_LONGEST_EDGE = 0.5
"""Kilometres after which a road gets a node between crossings, so that a village finds it."""
_FORWARD, _BACKWARD, _BOTH = 1, -1, 0


@dataclass(frozen=True, slots=True)
class RoadNetwork:
    """Nodes in degrees, and directed edges between them: kilometres and minutes by car, one edge a pair."""

    longitude: Numbers
    latitude: Numbers
    start: Indices
    end: Indices
    km: Numbers
    minutes: Numbers


@dataclass(frozen=True, slots=True)
class _Road:
    nodes: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    kmh: float
    direction: int


def read_network(path: Path, rules: RoadAssumptions, box: Box) -> RoadNetwork:
    """The roads of a file that touch the box. Raises FileRejected with a sentence for a file that is no extract,
    is broken, or has no road there."""
    try:
        roads = list(_roads(path, rules.kmh, box))
    except (RuntimeError, OSError, ValueError) as error:
        if not path.is_file():
            raise FileRejected(f"{path.name}: diese Datei gibt es nicht.") from None
        raise FileRejected(
            f"{path.name}: das ist kein lesbarer Auszug von OpenStreetMap (.osm.pbf), oder er ist beschädigt."
        ) from error
    if not roads:
        raise FileRejected(
            f"{path.name}: im Landkreis und um ihn herum enthält der Auszug keine Straße für Autos. "
            "Erwartet wird ein Auszug, der den ganzen Landkreis enthält."
        )
    return _network(roads)


def _roads(path: Path, kmh: Mapping[str, float], box: Box) -> Iterator[_Road]:
    west, south, east, north = box
    file = osmium.io.File(str(path), "pbf")
    ways = osmium.FileProcessor(file, osmium.osm.NODE | osmium.osm.WAY).with_locations()
    for way in ways.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY)):
        if not isinstance(way, osmium.osm.Way):
            continue
        tags = {tag.k: tag.v for tag in way.tags}
        speed = _speed(tags, kmh)
        if speed is None:
            continue
        points = [
            (node.ref, (node.lon, node.lat)) for node in way.nodes if node.location.valid()
        ]  # ways at the edge of an extract lack nodes
        if len(points) < 2 or not any(
            west <= lon <= east and south <= lat <= north for _, (lon, lat) in points
        ):
            continue
        nodes, places = zip(*points, strict=True)
        yield _Road(nodes, places, speed, _direction(tags))


def _speed(tags: Mapping[str, str], kmh: Mapping[str, float]) -> float | None:
    """The class's speed, or the sign's where that is lower; None where no car may drive."""
    speed = kmh.get(tags.get("highway", ""))
    if speed is None or tags.get("area") == "yes":
        return None
    access = next(
        (tags[key] for key in ("motorcar", "motor_vehicle", "vehicle", "access") if key in tags), ""
    )
    if access in _CLOSED:
        return None
    sign = tags.get("maxspeed", "")
    return min(speed, float(sign)) if _SPEED.fullmatch(sign) and float(sign) > 0 else speed


def _direction(tags: Mapping[str, str]) -> int:
    oneway = tags.get("oneway", "")
    if oneway in ("-1", "reverse"):
        return _BACKWARD
    if oneway in ("yes", "true", "1"):
        return _FORWARD
    implied = tags.get("junction") in ("roundabout", "circular") or tags.get("highway") == "motorway"
    return _FORWARD if implied and oneway != "no" else _BOTH


def _network(roads: list[_Road]) -> RoadNetwork:
    """Edges between crossings, ends, and nodes on long stretches."""
    uses: dict[int, int] = {}
    for road in roads:
        for node in road.nodes:
            uses[node] = uses.get(node, 0) + 1
    number: dict[int, int] = {}
    places: list[tuple[float, float]] = []
    edges: list[tuple[int, int, float, float]] = []

    def numbered(road: _Road, at: int) -> int:
        node = road.nodes[at]
        if node not in number:
            number[node] = len(places)
            places.append(road.places[at])
        return number[node]

    for road in roads:
        lengths = _lengths(road)
        since, travelled = 0, 0.0
        for at, length in enumerate(lengths, start=1):
            travelled += length
            last = at == len(lengths)
            if last or uses[road.nodes[at]] > 1 or travelled >= _LONGEST_EDGE:
                start, end = numbered(road, since), numbered(road, at)
                minutes = travelled / road.kmh * 60
                if road.direction != _BACKWARD:
                    edges.append((start, end, travelled, minutes))
                if road.direction != _FORWARD:
                    edges.append((end, start, travelled, minutes))
                since, travelled = at, 0.0
    return _arranged(places, edges)


def _lengths(road: _Road) -> list[float]:
    places = np.array(road.places)
    lon, lat = places[:, 0], places[:, 1]
    found = kilometres(lon[:-1], lat[:-1], lon[1:], lat[1:]).tolist()
    assert len(found) == len(list(pairwise(road.nodes)))
    return [float(one) for one in found]


def _arranged(places: list[tuple[float, float]], edges: list[tuple[int, int, float, float]]) -> RoadNetwork:
    array = np.array([edge for edge in edges if edge[0] != edge[1]], dtype=np.float64).reshape(-1, 4)
    position = np.array(places, dtype=np.float64).reshape(-1, 2)
    start, end = array[:, 0].astype(np.int64), array[:, 1].astype(np.int64)
    return RoadNetwork(position[:, 0], position[:, 1], start, end, array[:, 2], array[:, 3])
