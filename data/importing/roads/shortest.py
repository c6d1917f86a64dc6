"""Shortest ways on a road network, from every origin to every destination."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from dashboard.domain.institutions.travel import Numbers, RoadAssumptions
from dashboard.statistics.distances import all_kilometres, kilometres
from data.importing.roads.network import RoadNetwork

Indices = npt.NDArray[np.int64]
_AT_ONCE = 4_000_000
"""Numbers that one search holds in memory: 32 MB."""
_LEAST = 1e-9
"""Two nodes at one place have an edge, too, and it needs a length."""


@dataclass(frozen=True, slots=True)
class Points:
    """Places in degrees of WGS84."""

    longitude: Numbers
    latitude: Numbers


@dataclass(frozen=True, slots=True)
class Access:
    """For each point the node that it enters the network by, and the kilometres to it as a road would lead;
    infinite where the network is too far away."""

    node: Indices
    km: Numbers


def entered(network: RoadNetwork, points: Points, rules: RoadAssumptions) -> Access:
    """The nearest node of the part of the network in which every node can be reached from every other."""
    usable = _largest_part(network)
    lon, lat = network.longitude[usable], network.latitude[usable]
    stretch = np.cos(np.radians(lat.mean()))
    tree = cKDTree(np.column_stack((lon * stretch, lat)))
    _, at = tree.query(np.column_stack((points.longitude * stretch, points.latitude)))
    away = kilometres(points.longitude, points.latitude, lon[at], lat[at])
    return Access(usable[at], np.where(away <= rules.access_limit, away * rules.access_detour, np.inf))


def tables(
    network: RoadNetwork, origins: Points, destinations: Points, rules: RoadAssumptions
) -> tuple[Numbers, Numbers]:
    """Minutes of the quickest and kilometres of the shortest way from each origin (rows) to each destination.

    Both with access and egress; a way between points that are nearer to each other than `access_limit` need not
    touch the network. Infinite where no way leads.
    """
    leaves, arrives = entered(network, origins, rules), entered(network, destinations, rules)
    crow = all_kilometres(origins.longitude, origins.latitude, destinations.longitude, destinations.latitude)
    direct = np.where(crow <= rules.access_limit, crow * rules.access_detour, np.inf)
    beside = leaves.km[:, None] + arrives.km[None, :]
    per_km = 60 / rules.access_kmh
    minutes = _between(network, network.minutes, leaves.node, arrives.node) + beside * per_km
    length = _between(network, network.km, leaves.node, arrives.node) + beside
    return np.minimum(minutes, direct * per_km), np.minimum(length, direct)


def _between(network: RoadNetwork, weight: Numbers, origins: Indices, destinations: Indices) -> Numbers:
    """Least weight from node to node. Searched backwards from each destination, along edges turned around."""
    backwards = _matrix(network, weight, turned=True)
    nodes, of_destination = np.unique(destinations, return_inverse=True)
    found = np.empty((len(origins), len(nodes)))
    step = max(1, _AT_ONCE // max(1, len(network.longitude)))
    for first in range(0, len(nodes), step):
        part = nodes[first : first + step]
        reached = dijkstra(backwards, directed=True, indices=part)
        found[:, first : first + step] = np.atleast_2d(reached)[:, origins].T
    return np.asarray(found[:, of_destination])


def _matrix(network: RoadNetwork, weight: Numbers, *, turned: bool = False) -> csr_array:
    """Edges as a sparse matrix; of several edges between two nodes the least counts."""
    start, end = (network.end, network.start) if turned else (network.start, network.end)
    order = np.lexsort((weight, end, start))
    start, end, weight = start[order], end[order], np.maximum(weight[order], _LEAST)
    first = np.ones(len(start), dtype=bool)
    first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    size = len(network.longitude)
    return csr_array((weight[first], (start[first], end[first])), shape=(size, size))


def _largest_part(network: RoadNetwork) -> Indices:
    """Nodes of the largest part that is connected in both directions: no dead end of a one-way road."""
    _, part = connected_components(_matrix(network, network.minutes), directed=True, connection="strong")
    return np.flatnonzero(part == np.bincount(part).argmax())
