"""What would be if institutions closed, opened or moved: changes as values, and as the address has them.

`szenario=zu:75130801;auf:11.8412,53.4268;um:75130802@11.9,53.5`: changes separated by `;`. `zu:KEY` closes an
institution, `auf:LON,LAT` opens one, `um:KEY@LON,LAT` moves one. Degrees of WGS84 with at most four decimals
(about 10 m). The order says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.indicators.ways.sites import Site

CLOSE, OPEN, MOVE = "zu", "auf", "um"
DECIMALS = 4
_KEY = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}"
_POINT = r"(-?\d{1,3}(?:\.\d{1,8})?),(-?\d{1,2}(?:\.\d{1,8})?)"
_CHANGE = re.compile(rf"(?:zu:(?P<closed>{_KEY})|auf:{_POINT}|um:(?P<moved>{_KEY})@{_POINT})", re.ASCII)
_LONGEST = 2000
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees: where an institution may be opened or moved to."""


@dataclass(frozen=True, slots=True, order=True)
class SiteChange:
    """One change: `what` is CLOSE, OPEN or MOVE; `institution` is the key of what closes or moves."""

    what: str
    institution: str = ""
    longitude: float | None = None
    latitude: float | None = None

    def __str__(self) -> str:
        """As the address has it."""
        if self.longitude is None or self.latitude is None:
            return f"{CLOSE}:{self.institution}"
        point = f"{_degrees(self.longitude)},{_degrees(self.latitude)}"
        return f"{OPEN}:{point}" if self.what == OPEN else f"{MOVE}:{self.institution}@{point}"


Scenario = tuple[SiteChange, ...]
"""Different changes, at most one of each institution, in the order of the address."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A change that cannot be: as it was written, shortened, and why (a key of the texts' reasons)."""

    text: str
    why: str


def read(text: str, most: int) -> tuple[Scenario, tuple[Rejected, ...]]:
    """The changes of an address, and those that cannot be read, contradict an earlier one, or are too many."""
    found: list[SiteChange] = []
    rejected: list[Rejected] = []
    if len(text) > _LONGEST:
        return (), (Rejected(_short(text), "long"),)
    for part in (one.strip() for one in text.split(";")):
        if not part:
            continue
        change = _change(part)
        if change is None:
            rejected.append(Rejected(_short(part), "unreadable"))
        elif change in found:
            continue
        elif change.institution and any(change.institution == one.institution for one in found):
            rejected.append(Rejected(_short(part), "twice"))
        elif len(found) == most:
            rejected.append(Rejected(_short(part), "many"))
        else:
            found.append(change)
    return tuple(found), tuple(rejected)


def write(scenario: Scenario) -> str:
    """The value of `szenario`, empty without changes."""
    return ";".join(str(one) for one in scenario)


def possible(scenario: Scenario, sites: Sequence[Site], box: Box) -> tuple[Scenario, tuple[Rejected, ...]]:
    """Without changes of institutions that are none of the sites, and without places outside the box."""
    known = {one.key for one in sites}
    west, south, east, north = box
    remaining: list[SiteChange] = []
    rejected: list[Rejected] = []
    for change in scenario:
        there = change.longitude is None or (
            west <= change.longitude <= east and south <= (change.latitude or 0) <= north
        )
        if change.institution and change.institution not in known:
            rejected.append(Rejected(str(change), "unknown"))
        elif not there:
            rejected.append(Rejected(str(change), "outside"))
        else:
            remaining.append(change)
    return tuple(remaining), tuple(rejected)


def changed(sites: Sequence[Site], scenario: Scenario, kind: str) -> tuple[Site, ...]:
    """The sites after the changes: those that stay and those that moved in their order, then the opened ones by
    their position. What is opened is of `kind` and has the change as its key."""
    closed = {one.institution for one in scenario if one.what == CLOSE}
    moved = {one.institution: one for one in scenario if one.what == MOVE}
    after = [_moved(one, moved.get(one.key)) for one in sites if one.key not in closed]
    opened = sorted(one for one in scenario if one.what == OPEN)
    return (*after, *(_opened(one, kind) for one in opened))


def _moved(site: Site, change: SiteChange | None) -> Site:
    if change is None or change.longitude is None or change.latitude is None:
        return site
    return replace(site, longitude=change.longitude, latitude=change.latitude, new=True)


def _opened(change: SiteChange, kind: str) -> Site:
    assert change.longitude is not None and change.latitude is not None
    return Site(str(change), "", kind, "", change.longitude, change.latitude, new=True)


def _change(part: str) -> SiteChange | None:
    match = _CHANGE.fullmatch(part)
    if match is None:
        return None
    if match["closed"]:
        return SiteChange(CLOSE, match["closed"])
    longitude, latitude = (match[2], match[3]) if match[2] else (match[5], match[6])
    point = round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)
    return SiteChange(MOVE, match["moved"], *point) if match["moved"] else SiteChange(OPEN, "", *point)


def _degrees(value: float) -> str:
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
