"""Tries definitions: they are published in trial stores by the same code as always, looked at, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from dashboard.domain.observation import Status
from dashboard.domain.slab import SeriesAt
from dashboard.errors import ContradictoryCounts, NarrowCounts, ReleaseError
from dashboard.settings import RawSettings
from data.importing.findings import Delivery
from data.importing.write import try_deliveries
from data.publishing.release import Outcome
from data.repository import Repository
from data.staff.versions.hiding import HidingReasons
from data.stores.trial import trial_stores, within


@dataclass(frozen=True, slots=True)
class HiddenPlaces:
    """How many municipalities of the district are hidden in a year, of how many that have a cell, and how many of them
    by each rule of protection (see `dashboard.staff.versions.hiding`)."""

    year: int
    places: int
    hidden: int
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TriedDefinitions:
    """What definitions would do: `refused` says why they cannot be published (German sentences), then `looked` is
    None; `warnings` are those of the trial."""

    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    looked: Any = None


@dataclass(slots=True)
class TrialLook:
    """The stores as they would be: `repository` reads what would be public."""

    repository: Repository
    district: str
    version: str
    _reasons: HidingReasons = field(repr=False)

    def hidden_places(self, indicator: str, year: int) -> HiddenPlaces:
        """The municipalities of the district in a year, in the total."""
        register = self.repository.register()
        places = [area.key for area in register.of_level("gemeinde") if area.kreis == self.district]
        cells = self.repository.cells(indicator, "gemeinde", "", places=places)
        row = cells.row(year)
        if row is None:
            return HiddenPlaces(year, 0, 0, ())
        there = cells.provenance[row] >= 0
        hidden = [at for at in range(len(places)) if there[at] and cells.status[row, at] == Status.SUPPRESSED]
        series = SeriesAt(indicator, "gemeinde", "", None)
        rules = Counter(
            self._reasons.of(series, places[at], year, int(cells.provenance[row, at])).rule for at in hidden
        )
        return HiddenPlaces(year, int(there.sum()), len(hidden), tuple(rules.most_common()))


def try_definitions(
    settings: RawSettings, deliveries: Sequence[Delivery], look: Callable[[TrialLook], Any]
) -> TriedDefinitions:
    """Publishes deliveries on trial and gives what `look` finds there. It takes as long as publishing them.

    Raises StoreError. Whatever would prevent publishing is among `refused`.
    """
    found: list[Any] = []

    with trial_stores(settings) as (raw_engine, published_engine):

        def looked(raw: Connection, published: Connection, outcome: Outcome) -> None:
            repository = Repository(within(published_engine, published), settings.district)
            reasons = HidingReasons(raw, published, outcome.version)
            found.append(look(TrialLook(repository, settings.district, outcome.version, reasons)))

        try:
            outcome = try_deliveries(raw_engine, published_engine, deliveries, look=looked)
        except (ContradictoryCounts, NarrowCounts, ReleaseError) as error:
            given = error.facts.get("findings")
            said = [one.message for one in given] if isinstance(given, tuple) else []
            return TriedDefinitions(refused=tuple(said or error.message.splitlines()))
    return TriedDefinitions(tuple(one.message for one in outcome.findings), (), found[0] if found else None)
