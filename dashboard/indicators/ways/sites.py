"""The places that ways lead to: institutions of the kinds that count, where they are open and have a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.travel import Destination, Numbers
from dashboard.domain.observation import Provenance


@dataclass(frozen=True, slots=True)
class Site:
    """One place to go to, in degrees of WGS84. `kind` is its own kind. `new` sites are those of a scenario:
    they have no key of an institution, and their name is empty. `example`: no real institution."""

    key: str
    name: str
    kind: str
    municipality: str
    longitude: float
    latitude: float
    new: bool = False
    example: bool = False


def sites_of(institutions: Iterable[Institution], destination: Destination) -> tuple[Site, ...]:
    """The sites of a destination, ordered by key: open institutions of its kinds that have a point.

    Also those outside the district: a border village goes to the next school, wherever that is.
    """
    found = [
        Site(
            one.key,
            one.name,
            one.kind,
            one.municipality,
            one.longitude,
            one.latitude,
            example=one.provenance == Provenance.EXAMPLE,
        )
        for one in institutions
        if one.kind in destination.kinds
        and one.status == "open"
        and one.longitude is not None
        and one.latitude is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.key, one.kind)))


def positions(sites: Iterable[Site]) -> tuple[Numbers, Numbers]:
    """Longitudes and latitudes, in the order of the sites."""
    pairs = [(one.longitude, one.latitude) for one in sites]
    array = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return array[:, 0], array[:, 1]
