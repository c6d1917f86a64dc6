"""Ways to an institution: by which assumptions a distance becomes minutes, and what the state expects of a way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.domain.measure import Text

Numbers = npt.NDArray[np.float64]
MODES = ("bus", "auto", "fuss")
"""School bus (on foot for short ways), car, on foot."""
MEASURES = ("minuten", "km")
"""What is shown of a way: minutes, or kilometres."""


@dataclass(frozen=True, slots=True)
class CarLine:
    """Minutes by car as a straight line over kilometres as the crow flies, calibrated over municipalities.

    `mean_error` is the mean absolute error in minutes, `correlation` that of line and calibration.
    """

    minutes: float
    per_km: float
    mean_error: float
    correlation: float

    def of(self, km: Numbers) -> Numbers:
        """Minutes for kilometres as the crow flies."""
        return self.minutes + self.per_km * km


@dataclass(frozen=True, slots=True)
class BusAssumptions:
    """A way without a timetable: the crow's kilometres times `detour`; below `walking_below` km on foot, else by
    bus at `bus_kmh` after `to_stop` minutes to the stop and of waiting. Speeds in km/h."""

    detour: float
    bus_kmh: float
    to_stop: float
    walking_below: float
    walking_kmh: float

    def of(self, way: Numbers) -> Numbers:
        """Minutes for kilometres of way."""
        return np.where(way < self.walking_below, self.on_foot(way), way * (60 / self.bus_kmh) + self.to_stop)

    def on_foot(self, way: Numbers) -> Numbers:
        """Minutes for kilometres of way, all of it on foot."""
        return way * (60 / self.walking_kmh)


@dataclass(frozen=True, slots=True)
class RoadAssumptions:
    """How a car moves on an imported road network.

    `kmh` by value of OpenStreetMap's `highway`; other roads are none for cars. From a point to the next node of
    the network, and from there to its destination, it is the crow's kilometres times `access_detour` at
    `access_kmh`; a point more than `access_limit` km away has no way.
    """

    kmh: Mapping[str, float]
    access_kmh: float
    access_detour: float
    access_limit: float


@dataclass(frozen=True, slots=True)
class WayMeasures:
    """Under which measures the ways to a destination are published by area: `children` on the way, those of them
    `beyond` the norm or the limit, and the `median` of their minutes, empty where it is not published."""

    children: str
    beyond: str
    median: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """What is asked of ways to one kind of institution.

    `kinds` are the kinds that count (a comprehensive school is a way to lower secondary education, too), `ages`
    the measures whose counts of the census say how many children are on this way, empty for all under 15.
    `norm` are the state's minutes one way, None where it has none; `limit_km` are the kilometres as the crow flies
    that an indicator takes in its place. `official` is the indicator of official minutes to compare with, empty
    where there is none. `published` are the measures of its indicators, None without any.
    """

    key: str
    kinds: tuple[str, ...]
    title: Text
    nearest: Text
    children: Text
    line: CarLine
    ages: tuple[str, ...] = ()
    norm: float | None = None
    norm_source: Text | None = None
    official: str = ""
    limit_km: float | None = None
    published: WayMeasures | None = None


@dataclass(frozen=True, slots=True)
class TravelRules:
    """Everything the catalogue assumes of ways. `minute_breaks` and `km_breaks` are the classes' inner limits
    below the norm; `most_changes` how many a scenario may have. `source` says where the assumptions come from."""

    bus: BusAssumptions
    roads: RoadAssumptions
    destinations: Mapping[str, Destination]
    minute_breaks: tuple[float, ...]
    km_breaks: tuple[float, ...]
    most_changes: int
    source: Text
    line_source: Text
