"""What is asked of ways, as a value and as parameters of an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.domain.institutions.travel import (
    MEASURES,
    MODES,
    BusAssumptions,
    Destination,
    TravelRules,
)
from dashboard.institutions.reachability import scenario as scenarios
from dashboard.institutions.reachability.scenario import Rejected, Scenario

KIND, MODE, MEASURE, NORM, ASSUMPTIONS, SCENARIO = (
    "art",
    "verkehr",
    "weg",
    "richtwert",
    "annahmen",
    "szenario",
)
PARAMETERS = (KIND, MODE, MEASURE, NORM, ASSUMPTIONS, SCENARIO)
FIRST_KIND = "grundschule"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})?", re.ASCII)
BUS_LIMITS: Mapping[str, tuple[float, float]] = {
    "detour": (1, 5),
    "speed": (1, 130),
    "stop": (0, 120),
    "walking_below": (0, 20),
    "walking_speed": (1, 10),
}
"""Lowest and highest of each assumption, in the order of the address."""


@dataclass(frozen=True, slots=True)
class TravelQuestion:
    """Which destination, by what means (`mode`), in minutes or kilometres (`measure`), against which norm.

    `norm` is in minutes, None where none counts; `bus` are the assumptions of this question. `own_bus` and
    `own_norm` tell that the reader chose them.
    """

    destination: Destination
    mode: str
    measure: str
    norm: float | None
    bus: BusAssumptions
    scenario: Scenario = ()
    own_norm: bool = False
    own_bus: bool = False


def read(
    query: Mapping[str, str], rules: TravelRules, *, scenarios_allowed: bool = True
) -> tuple[TravelQuestion, tuple[Rejected, ...]]:
    """The question of a query. What cannot be read falls back to the catalogue's value and is told; where
    scenarios are switched off, so is one."""
    rejected: list[Rejected] = []

    def tell(parameter: str, why: str = "unreadable") -> None:
        rejected.append(Rejected(f"{parameter}={query.get(parameter, '')[:40]}", why))

    asked = query.get(KIND, "").split(",")[0]
    if asked and asked not in rules.destinations:
        tell(KIND)
    first = FIRST_KIND if FIRST_KIND in rules.destinations else next(iter(rules.destinations))
    destination = rules.destinations[asked if asked in rules.destinations else first]
    for parameter, allowed in ((MODE, MODES), (MEASURE, MEASURES)):
        if query.get(parameter, allowed[0]) not in allowed:
            tell(parameter)
    mode = query.get(MODE, "") if query.get(MODE) in MODES else MODES[0]
    measure = query.get(MEASURE, "") if query.get(MEASURE) in MEASURES else MEASURES[0]
    norm = _number(query.get(NORM, ""), 1, 240)
    if query.get(NORM) and norm is None:
        tell(NORM)
    bus = _bus(query.get(ASSUMPTIONS, ""))
    if query.get(ASSUMPTIONS) and bus is None:
        tell(ASSUMPTIONS)
    text = query.get(SCENARIO, "")
    if text and not scenarios_allowed:
        tell(SCENARIO, "off")
        text = ""
    scenario, not_read = scenarios.read(text, rules.most_changes)
    question = TravelQuestion(
        destination,
        mode,
        measure,
        destination.norm if norm is None else norm,
        bus or rules.bus,
        scenario,
        own_norm=norm is not None and norm != destination.norm,
        own_bus=bus is not None and bus != rules.bus,
    )
    return question, (*rejected, *not_read)


def write(question: TravelQuestion) -> dict[str, str]:
    """The parameters of a question, without those that would be assumed anyway; `art` always."""
    numbers = bus_numbers(question.bus).values()
    found = {
        KIND: question.destination.key,
        MODE: question.mode if question.mode != MODES[0] else "",
        MEASURE: question.measure if question.measure != MEASURES[0] else "",
        NORM: f"{question.norm:g}" if question.own_norm and question.norm is not None else "",
        ASSUMPTIONS: ",".join(f"{one:g}" for one in numbers) if question.own_bus else "",
        SCENARIO: scenarios.write(question.scenario),
    }
    return {key: text for key, text in found.items() if text}


def rules_for(question: TravelQuestion, rules: TravelRules) -> TravelRules:
    """The rules with the assumptions of the question."""
    return replace(rules, bus=question.bus)


def bus_numbers(bus: BusAssumptions) -> dict[str, float]:
    """The assumptions under the names of their limits, in the order of the address."""
    numbers = (bus.detour, bus.bus_kmh, bus.to_stop, bus.walking_below, bus.walking_kmh)
    return dict(zip(BUS_LIMITS, numbers, strict=True))


def _bus(text: str) -> BusAssumptions | None:
    parts = text.split(",")
    if len(parts) != len(BUS_LIMITS):
        return None
    numbers = [_number(part, *limit) for part, limit in zip(parts, BUS_LIMITS.values(), strict=True)]
    found = [one for one in numbers if one is not None]
    return BusAssumptions(*found) if len(found) == len(numbers) else None


def _number(text: str, lowest: float, highest: float) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if lowest <= value <= highest else None
