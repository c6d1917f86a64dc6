"""Ways to institutions for one district: the ground they are reckoned on, cached by data version, and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from callbacks.answers import Answers
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.institutions.travel import Destination, TravelRules
from dashboard.indicators.ways.children import cells_of, estimated
from dashboard.indicators.ways.lengths import RoadWays
from dashboard.indicators.ways.sites import sites_of
from dashboard.institutions.reachability.question import TravelQuestion, read
from dashboard.institutions.reachability.result import Base, Reachability, TravelGround, base_of, reachability
from dashboard.institutions.reachability.scenario import Rejected
from data.catalogue.travel import travel_rules
from data.institutions.children import census_children

Shown = Callable[[str, bool], Sequence[Institution]]
"""Institutions that are shown of a data version; with True without examples."""


@dataclass(frozen=True, slots=True)
class RoadsOfCells:
    """An imported road network's ways from the cells of the district, and from when it is."""

    ways: RoadWays
    day: date
    key: str


class ReachabilityData:
    """Answers questions about ways; safe to share between threads.

    `shown` gives institutions, `cells` all census cells, `roads` the imported network's ways from the given cells
    or None. `scenarios` is False where the district has switched them off.
    """

    def __init__(
        self,
        answers: Answers,
        shown: Shown,
        cells: Callable[[], PopulationCells],
        roads: Callable[[PopulationCells], RoadsOfCells | None] = lambda _: None,
        *,
        scenarios: bool = True,
    ) -> None:
        self.answers = answers
        self.scenarios = scenarios
        self._shown, self._cells, self._roads = shown, cells, roads

    @property
    def rules(self) -> TravelRules:
        """What the catalogue assumes."""
        return travel_rules()

    def read(self, query: Mapping[str, str]) -> tuple[TravelQuestion, tuple[Rejected, ...]]:
        """The question of a query, and what of it is left out."""
        return read(query, self.rules, scenarios_allowed=self.scenarios)

    def answer(
        self,
        version: str,
        question: TravelQuestion,
        rejected: tuple[Rejected, ...] = (),
        *,
        official: bool = False,
    ) -> Reachability:
        """The answer; ways of today are kept, so that a change of the scenario costs only itself."""
        ground = self.ground(version, question.destination, official=official)
        means = (question.destination.key, question.mode, question.measure, question.bus)
        key = ("ways", *self._edition(version, official), *means)
        base: Base = self.answers.keep(key, lambda: base_of(ground, question, self.rules), most=3)
        return reachability(ground, question, self.rules, base=base, rejected=rejected)

    def ground(self, version: str, destination: Destination, *, official: bool) -> TravelGround:
        """Cells, their children and the sites of a destination."""

        def make() -> TravelGround:
            cells = self.district_cells()
            counts = census_children(destination.ages, self.municipalities()) if destination.ages else {}
            children = estimated(cells, counts) if destination.ages else cells.under_15.astype("float64")
            sites = sites_of(self._shown(version, official), destination)
            roads = self.roads()
            return TravelGround(
                cells,
                children,
                sites,
                self.answers.district,
                self._areas(),
                roads.ways if roads else None,
            )

        key = ("reachability ground", *self._edition(version, official), destination.key)
        return self.answers.keep(key, make, most=6)

    def district_cells(self) -> PopulationCells:
        """The cells whose centre lies in the district."""

        def make() -> PopulationCells:
            return cells_of(self._cells(), frozenset(self.municipalities()))

        return self.answers.keep(("district cells",), make, most=1)

    def roads(self) -> RoadsOfCells | None:
        """The imported road network, None without one."""
        return self._roads(self.district_cells())

    def municipalities(self) -> tuple[str, ...]:
        """Keys of the district's municipalities (AGS) in the order of the register."""
        areas = self.answers.repository.register().areas.values()
        return tuple(
            one.key for one in areas if one.level == "gemeinde" and one.kreis == self.answers.district
        )

    def edition(self, version: str) -> str:
        """Changes with everything that an answer depends on."""
        return "-".join(str(one) for one in self._edition(version, False)[:2])

    def _edition(self, version: str, official: bool) -> tuple[str, str, bool]:
        roads = self.roads()
        return self.answers.edition(version), roads.key if roads else "", official

    def _areas(self) -> dict[str, dict[str, frozenset[str]]]:
        areas = self.answers.repository.register().areas
        keys = self.municipalities()
        amts: dict[str, set[str]] = {}
        for key in keys:
            if areas[key].amt:
                amts.setdefault(areas[key].amt, set()).add(key)
        return {
            "gemeinde": {key: frozenset({key}) for key in keys},
            "amt": {key: frozenset(members) for key, members in sorted(amts.items())},
        }
