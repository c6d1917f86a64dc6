"""What definition files state beside the catalogue that ships: indicators without programming, and the district's
targets, events, actions, principles and aims, and who works with whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.network import (
    SECTIONS,
    Agreement,
    Conference,
    NetworkBody,
    NetworkMeeting,
    Organisation,
)
from dashboard.domain.definitions.strategy import Aim, Principle
from dashboard.domain.indicator import Event, Indicator, MeasureSum, Target
from dashboard.domain.measure import Measure, Source


@dataclass(frozen=True, slots=True)
class Apart:
    """Two measures that look like part and whole and are not, and the reason (`because`, a sentence for staff)."""

    one: str
    other: str
    because: str

    @property
    def key(self) -> str:
        """Both measures, in one order whichever is named first."""
        return "|".join(sorted((self.one, self.other)))


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """A target with its own key, for an indicator. `resolved_on` is the day of the resolution."""

    key: str
    indicator: str
    target: Target
    resolved_on: date


@dataclass(frozen=True, slots=True)
class StatedEvent:
    """An event with its own key, noted in the time series of some indicators."""

    key: str
    indicators: tuple[str, ...]
    event: Event


@dataclass(frozen=True, slots=True)
class Definitions:
    """What files of definitions state: in one file, in a release, or in all releases that are in force.

    `measures` and `indicators` are new ones and changed texts of known ones. `removed` are keys as
    `indicator:<key>`, `target:<key>`, `event:<key>`, `action:<key>`, `principle:<key>`, `aim:<key>`, or with a kind of
    the network (`dashboard.domain.definitions.network.SECTIONS`) in front. `former` are indicators that were on show
    once and are not now: protection remembers them.
    """

    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sums: tuple[MeasureSum, ...] = ()
    apart: tuple[Apart, ...] = ()
    targets: tuple[StatedTarget, ...] = ()
    events: tuple[StatedEvent, ...] = ()
    actions: tuple[StrategyAction, ...] = ()
    principles: tuple[Principle, ...] = ()
    aims: tuple[Aim, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[NetworkBody, ...] = ()
    meetings: tuple[NetworkMeeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    conferences: tuple[Conference, ...] = ()
    removed: tuple[str, ...] = ()
    former: tuple[Indicator, ...] = ()

    @property
    def count(self) -> int:
        """How many things are stated; `former` ones are none."""
        parts = (self.measures, self.sources, self.indicators, self.sums, self.apart)
        aims = (self.targets, self.events, self.actions, self.principles, self.aims)
        network = (getattr(self, section) for section in SECTIONS.values())
        return sum(map(len, (*parts, *aims, *network, self.removed)))

    def __bool__(self) -> bool:
        return self.count > 0


NOTHING_STATED = Definitions()


def sum_key(one: MeasureSum) -> str:
    """What tells a stated sum from all others: its whole and its parts."""
    return f"{one.whole}={'+'.join(one.parts)}"
