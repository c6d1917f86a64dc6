"""What of a catalogue's strategy and network is one district's."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.network import BODY_KINDS, NetworkPart, StatedNetwork
from dashboard.domain.definitions.strategy import Aim, Principle
from dashboard.domain.indicator import Catalogue


@dataclass(frozen=True, slots=True)
class StatedStrategy:
    """Principles and aims in the order of their numbers, and actions as they begin."""

    principles: tuple[Principle, ...] = ()
    aims: tuple[Aim, ...] = ()
    actions: tuple[StrategyAction, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.principles or self.aims or self.actions)


def strategy_of(catalogue: Catalogue, district: str) -> StatedStrategy:
    """What a district has stated, and the examples that are meant for it alone."""
    return StatedStrategy(
        tuple(one for one in catalogue.principles if is_for(one, district)),
        tuple(one for one in catalogue.aims if is_for(one, district)),
        tuple(
            sorted(
                (one for one in catalogue.actions if is_for(one, district)),
                key=lambda one: (one.begins, one.key),
            )
        ),
    )


def network_of(catalogue: Catalogue, district: str) -> StatedNetwork:
    """What a district has stated of who works with whom, and the examples that are meant for it alone.

    Bodies stand in the order of their kinds, organisations by name, what has a day by it.
    """
    return StatedNetwork(
        tuple(
            sorted(
                (one for one in catalogue.organisations if is_for(one, district)),
                key=lambda one: (one.name["de"].casefold(), one.key),
            )
        ),
        tuple(
            sorted(
                (one for one in catalogue.bodies if is_for(one, district)),
                key=lambda one: (BODY_KINDS.index(one.kind), one.name["de"].casefold(), one.key),
            )
        ),
        tuple(
            sorted(
                (one for one in catalogue.meetings if is_for(one, district)),
                key=lambda one: (one.day, one.begins, one.key),
            )
        ),
        tuple(
            sorted(
                (one for one in catalogue.agreements if is_for(one, district)),
                key=lambda one: (one.day, one.key),
            )
        ),
        tuple(
            sorted(
                (one for one in catalogue.conferences if is_for(one, district)),
                key=lambda one: (one.day, one.key),
            )
        ),
    )


def is_for(one: Principle | Aim | StrategyAction | NetworkPart, district: str) -> bool:
    """Whether it stands on the page of a district: what was stated always does, an example in its own district."""
    return one.example in ("", district)
