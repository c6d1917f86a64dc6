"""What tells places of several districts from each other: their district, which stands in the line below the
name, and in the name itself where two have the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.domain.area import Area
from dashboard.indicators.wording.district_words import full_name, noun_of


def around(area: Area, areas: Mapping[str, Area]) -> str:
    """Where a municipality or an Amt lies: its district, or the state of a city that is a district itself.
    Empty where neither is among `areas`, which holds districts and states by key."""
    district, state = areas.get(area.kreis), areas.get(area.land)
    if district is not None and noun_of(district) != "stadt":
        return full_name(district)
    return state.name if state is not None else ""


def names_apart(places: Sequence[Area], areas: Mapping[str, Area]) -> dict[str, str]:
    """Of places whose name another of their level has, by key: the name with where it lies behind it. `areas`
    holds districts and states; within one district no two places have one name."""
    given = Counter((one.level, one.name) for one in places)
    return {one.key: f"{one.name} ({around(one, areas)})" for one in places if given[one.level, one.name] > 1}
