"""Localities: villages and parts of towns, by which families find themselves without naming an address."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.observation import Provenance


@dataclass(frozen=True, slots=True)
class Locality:
    """A named place with a point.

    `municipality` is the AGS of the municipality that the point lies in. Longitude and latitude are degrees of
    WGS84. `inhabitants` is None and `postcode` empty where not known.
    """

    key: str
    name: str
    municipality: str
    longitude: float
    latitude: float
    postcode: str = ""
    inhabitants: int | None = None
    source: str = ""
    provenance: Provenance = Provenance.DISTRICT
