"""Figures of earlier deliveries that a new one is compared with: real ones only, never examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dashboard.domain.area import Area
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance

Rows = Sequence[tuple[str, int, float | None, int, str]]
"""Area as delivered, year, value, status, marks."""
Deliveries = Callable[[str, str], Sequence[tuple[str, Sequence[Rows]]]]
"""Measure and breakdown -> each source with its rows by release, the oldest first."""
ByYear = dict[int, float]


class StoredBefore:
    """What is stored, asked for as it is needed. `names` are those of places by key, `parents` the Amt of a
    municipality."""

    def __init__(
        self,
        deliveries: Deliveries,
        sources: Mapping[str, Source],
        names: Mapping[str, str],
        parents: Mapping[str, str],
    ) -> None:
        self._deliveries, self._sources = deliveries, sources
        self.names, self.parents = names, parents
        self._held: dict[tuple[str, str], dict[str, ByYear]] = {}

    @classmethod
    def of(cls, deliveries: Deliveries, sources: Mapping[str, Source], areas: Iterable[Area]) -> StoredBefore:
        """With the names and Ämter of a register; of a former area only where no present one has its key."""
        ordered = sorted(areas, key=lambda area: area.valid_until is None)
        names = {area.key: area.name for area in ordered}
        return cls(deliveries, sources, names, {area.key: area.amt for area in ordered if area.amt})

    def known(self, measure: str, breakdown: str) -> Mapping[str, Mapping[int, float]]:
        """Known values by place and year. What the district has delivered itself counts before what an office
        says."""
        key = (measure, breakdown)
        if key not in self._held:
            self._held[key] = self._read(measure, breakdown)
        return self._held[key]

    def _read(self, measure: str, breakdown: str) -> dict[str, ByYear]:
        found: dict[str, ByYear] = {}
        listed = [
            (source, releases)
            for source, releases in self._deliveries(measure, breakdown)
            if source in self._sources and self._sources[source].provenance is not Provenance.EXAMPLE
        ]
        listed.sort(key=lambda pair: self._sources[pair[0]].provenance is Provenance.DISTRICT)
        for _, releases in listed:
            for rows in releases:
                for area, year, value, _, _ in rows:
                    if value is None:
                        found.get(area, {}).pop(year, None)
                    else:
                        found.setdefault(area, {})[year] = value
        return found


NO_FIGURES = StoredBefore(lambda measure, breakdown: (), {}, {}, {})
