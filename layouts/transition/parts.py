"""What the page on the way from school to work is given to show."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.selection import Selection
from dashboard.transition.stations import Station

PATH = "/uebergang"


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One number above the flow: its name, its share or count, what it is counted from, and what is said of it."""

    name: str
    text: str
    counts: str
    said: str


@dataclass(frozen=True, slots=True)
class FlowTable:
    """The flow as a table: heads, and rows of a name and its cells; `note` stands below."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The composition beside the flow as SVG in three widths, by their names in style sheets, with what it says;
    without drawings `said` says why. `query` opens it in the Monitor, `arrangements` are names and queries of the page
    with bars of years or places, and which this is."""

    title: str
    base: str
    drawings: tuple[tuple[str, str], ...]
    said: str
    caption: str
    query: str
    arrangements: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownYear:
    """What the page shows of one year. `drawings` are the flow in three widths, by their names in style sheets,
    empty where `none` says why there is no flow. `query` is the address's, `version` that of the figures."""

    year: int
    place: str
    example: bool
    figures: tuple[KeyNumber, ...]
    drawings: tuple[tuple[str, str], ...]
    none: str
    table: FlowTable | None
    whole: Whole | None
    stations: tuple[Station, ...]
    query: str
    sources: str
    version: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: places (of each level its name, then keys and names), years, and what is chosen."""

    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    years: tuple[int, ...]
    asked: Selection
